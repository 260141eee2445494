"""The findings of the chapter in sentences: what changed over time, and what is not known."""

from __future__ import annotations

from analysis import numbers
from analysis.language import current, in_each
from analysis.pilots.labels import FIGURES
from analysis.pilots.results import PilotResults, results
from analysis.pilots.values import values
from analysis.published import is_ratio
from surveys.model import Text


def targets_sentence(found: PilotResults | None = None) -> Text:
    """Say how much of the targets was reached."""
    return _filled(_TARGETS, found or results())


def flow_sentence(found: PilotResults | None = None) -> Text:
    """Say how many clients have a start and an exit notice."""
    return _filled(_FLOW, found or results())


def employment_sentence(found: PilotResults | None = None) -> Text:
    """Say how the share at work changed between the notices."""
    return _filled(_EMPLOYMENT, found or results())


def attrition_sentence(found: PilotResults | None = None) -> Text:
    """Say what the missing exit notices leave open."""
    found = found or results()
    verdict = _ROSE if found.worst.rose else _OPEN
    return in_each(
        lambda one: f"{_written(_BOUNDS, found)} {verdict[one]} {_written(_CONTINUING, found)}"
    )


def growth_sentence(found: PilotResults | None = None) -> Text:
    """Say what the growth is that the documents state."""
    found = found or results()
    check = found.growth.check
    template = _GROWTH_IS_RATIO if is_ratio(check) else _GROWTH
    return _filled(template, found)


def cost_sentence(found: PilotResults | None = None) -> Text:
    """Say what was spent for each client and each person at work at the exit."""
    return _filled(_COSTS, found or results())


def household_sentence(found: PilotResults | None = None) -> Text:
    """Say on which base the figures on households rest."""
    found = found or results()
    checks = found.checks
    on_starts = checks.households.clear and not checks.households_of_clients.clear
    return _filled(_HOUSEHOLDS if on_starts else _HOUSEHOLDS_UNCLEAR, found)


def repeated_sentence(found: PilotResults | None = None) -> Text:
    """Say which figure is printed under two names."""
    found = found or results()
    if not found.checks.repeated:
        return _NOT_REPEATED
    return in_each(lambda _: " ".join(_repeated(found)))


def _repeated(found: PilotResults) -> list[str]:
    language = current()
    return [
        _REPEATED[language].format(
            number=numbers.integer(check.printed),
            one=FIGURES[check.figures[0]][language].lower(),
            other=FIGURES[check.figures[1]][language].lower(),
        )
        for check in found.checks.repeated
    ]


def _filled(template: Text, found: PilotResults) -> Text:
    return in_each(lambda _: _written(template, found))


def _written(template: Text, found: PilotResults) -> str:
    return template[current()].format_map(values(found))


_TARGETS = Text(
    fi="Asiakkaita oli {clients}: {clients_attained} loppuraportin tavoitteesta "
    "({clients_target}) ja {clients_attained_application} hakemuksen suunnitelmasta "
    "({clients_plan_application}). Yrityksiä osallistui {companies}: {companies_attained} "
    "hakemuksen suunnitelmasta ({companies_plan_application}) ja "
    "{companies_attained_final_report} loppuraportin tavoitteesta ({companies_target}). "
    "Rahoituksesta käytettiin {funding_attained}.",
    sv="Antalet klienter var {clients}: {clients_attained} av målet i slutrapporten "
    "({clients_target}) och {clients_attained_application} av det som planerats i ansökan "
    "({clients_plan_application}). Antalet deltagande företag var {companies}: "
    "{companies_attained} av det som planerats i ansökan ({companies_plan_application}) och "
    "{companies_attained_final_report} av målet i slutrapporten ({companies_target}). Av "
    "finansieringen användes {funding_attained}.",
    en="There were {clients} clients: {clients_attained} of the target in the final report "
    "({clients_target}) and {clients_attained_application} of the plan in the application "
    "({clients_plan_application}). {companies} companies took part: {companies_attained} of the "
    "plan in the application ({companies_plan_application}) and "
    "{companies_attained_final_report} of the target in the final report ({companies_target}). "
    "{funding_attained} of the funding was used.",
)
_FLOW = Text(
    fi="Asiakkaita ilmoitetaan {clients}, aloittamisilmoituksia on {starts} "
    "({starts_of_clients} asiakkaista) ja lopettamisilmoituksia {exits} ({exits_of_starts} "
    "aloittaneista, {exits_of_clients} asiakkaista). Aloittamisilmoitus puuttuu {without_start} "
    "asiakkaalta, eikä syytä kerrota.",
    sv="Antalet klienter uppges vara {clients}. Startanmälningarna är {starts} "
    "({starts_of_clients} av klienterna) och avslutsanmälningarna {exits} ({exits_of_starts} av "
    "dem som startade, {exits_of_clients} av klienterna). För {without_start} klienter saknas "
    "startanmälan utan att orsaken anges.",
    en="{clients} clients are reported, with {starts} start notices ({starts_of_clients} of "
    "clients) and {exits} exit notices ({exits_of_starts} of starters, {exits_of_clients} of "
    "clients). For {without_start} clients there is no start notice, and no reason is given.",
)
_EMPLOYMENT = Text(
    fi="Aloittamisilmoitusten mukaan työssä oli {employed_start}/{starts} eli {start} (95 %:n "
    "luottamusväli {start_interval}) ja lopettamisilmoitusten mukaan {employed_exit}/{exits} eli "
    "{exit} ({exit_interval}). Jos ilmoituksia verrataan kahtena erillisenä joukkona, ero on "
    "{change} ({change_interval}). Luku kuvaa muutosta ajassa, ei hankkeen vaikutusta: "
    "vertailuryhmää ei ole, ja lopputilanne tunnetaan vain osalta aloittaneista.",
    sv="Enligt startanmälningarna var {employed_start} av {starts} i arbete, det vill säga "
    "{start} (95 % konfidensintervall {start_interval}), och enligt avslutsanmälningarna "
    "{employed_exit} av {exits}, det vill säga {exit} ({exit_interval}). Om anmälningarna jämförs "
    "som två skilda grupper är skillnaden {change} ({change_interval}). Siffran beskriver en "
    "förändring över tid, inte projektets effekt: det finns ingen jämförelsegrupp, och slutläget "
    "är känt bara för en del av dem som startade.",
    en="By the start notices {employed_start} of {starts} were at work, that is {start} (95% "
    "confidence interval {start_interval}), and by the exit notices {employed_exit} of {exits}, "
    "that is {exit} ({exit_interval}). Taken as two separate groups, they differ by "
    "{change} ({change_interval}). This is change over time, not an effect of the project: there "
    "is no comparison group, and the end is known for only a part of those who started.",
)
_BOUNDS = Text(
    fi="Kaikista {starts} aloittaneesta lopussa työssä olevien osuus on välillä {bounds} sen "
    "mukaan, mikä oli niiden {without_exit} tilanne, joilta lopettamisilmoitus puuttuu "
    "(Imbensin–Manskin 95 %:n väli {bounds_interval}). Muutos alusta on silloin "
    "{change_bounds}.",
    sv="Av alla {starts} som startade är andelen i arbete vid slutet {bounds}, beroende på hur "
    "det gick för de {without_exit} som saknar avslutsanmälan (Imbens–Manskis 95 % intervall "
    "{bounds_interval}). Förändringen från starten är då {change_bounds}.",
    en="Among all {starts} who started, the share at work at the end lies in the range {bounds}, "
    "depending on the {without_exit} without an exit notice (Imbens–Manski 95% interval "
    "{bounds_interval}). The change from the start is then {change_bounds}.",
)
_ROSE = Text(
    fi="Osuus kasvoi siis, vaikka kukaan heistä ei olisi ollut työssä.",
    sv="Andelen ökade alltså även om ingen av dem var i arbete.",
    en="So the share rose even if none of them were at work.",
)
_OPEN = Text(
    fi="Ei siis tiedetä, kasvoiko osuus.",
    sv="Det är alltså inte känt om andelen ökade.",
    en="So it is not known whether the share rose.",
)
_CONTINUING = Text(
    fi="Osa heistä saattoi vielä osallistua hankkeeseen. Vertailuryhmää ei ole, joten muutoksen "
    "syytä ei voi päätellä.",
    sv="En del av dem kan fortfarande ha deltagit i projektet. Eftersom det inte finns någon "
    "jämförelsegrupp går det inte att säga vad förändringen beror på.",
    en="Some of them may still have been taking part. Without a comparison group the cause of the "
    "change cannot be told.",
)
_GROWTH_IS_RATIO = Text(
    fi="Tekstissä mainittu ”{stated_growth}” on kahden lukumäärän suhde, {employed_exit}/"
    "{employed_start} = {count_ratio}: lopussa työssä olevien määrä oli {count_ratio}-kertainen, "
    "eli kasvua oli {growth}. Luvuilla on lisäksi eri kantaluvut, {starts} ja {exits} "
    "ilmoitusta. Osuuksien suhde on {share_ratio} (95 %:n luottamusväli {share_ratio_interval}).",
    sv="Uppgiften ”{stated_growth}” i texten är kvoten mellan två antal, {employed_exit}/"
    "{employed_start} = {count_ratio}: antalet i arbete var {count_ratio} gånger så stort, det "
    "vill säga ökningen var {growth}. Antalen har dessutom olika baser, {starts} och {exits} "
    "anmälningar. Kvoten mellan andelarna är {share_ratio} (95 % konfidensintervall "
    "{share_ratio_interval}).",
    en="The “{stated_growth}” of the text is the ratio of two counts, {employed_exit}/"
    "{employed_start} = {count_ratio}: the number at work was {count_ratio} times as large, a "
    "growth of {growth}. Besides, the counts have different bases, {starts} and {exits} notices. "
    "The ratio of the shares is {share_ratio} (95% confidence interval {share_ratio_interval}).",
)
_GROWTH = Text(
    fi="Tekstissä kasvuksi mainitaan {stated_growth}. Lukumäärien {employed_start} ja "
    "{employed_exit} mukaan muutos on {growth}, mutta niillä on eri kantaluvut, {starts} ja "
    "{exits} ilmoitusta. Osuuksien suhde on {share_ratio} (95 %:n luottamusväli "
    "{share_ratio_interval}).",
    sv="I texten uppges ökningen vara {stated_growth}. Enligt antalen {employed_start} och "
    "{employed_exit} är förändringen {growth}, men de har olika baser, {starts} och {exits} "
    "anmälningar. Kvoten mellan andelarna är {share_ratio} (95 % konfidensintervall "
    "{share_ratio_interval}).",
    en="The text states a growth of {stated_growth}. By the counts {employed_start} and "
    "{employed_exit} the change is {growth}, but they have different bases, {starts} and {exits} "
    "notices. The ratio of the shares is {share_ratio} (95% confidence interval "
    "{share_ratio_interval}).",
)
_COSTS = Text(
    fi="Rahoitusta käytettiin {cost_per_client} asiakasta kohti ja {cost_per_employed} jokaista "
    "lopettaessa työssä ollutta kohti. Luvut on saatu jakamalla, eivätkä ne kerro, mitä "
    "työllistyminen maksoi: osa olisi voinut olla työssä ilman hankettakin.",
    sv="Av finansieringen användes {cost_per_client} per klient och {cost_per_employed} per "
    "person i arbete vid avslutet. Siffrorna har fåtts genom division och säger inte vad det "
    "kostade att någon kom i arbete: en del kunde ha varit i arbete också utan projektet.",
    en="{cost_per_client} of funding was used per client and {cost_per_employed} per person at "
    "work at the exit. These come from plain division and do not tell what it cost that "
    "somebody came to work: some might have been at work without the project.",
)
_HOUSEHOLDS = Text(
    fi="Yksin asuvia on {living_alone} ja vähintään kahden hengen taloudessa asuvia "
    "{household_two_or_more}, yhteensä {households} eli yhtä monta kuin aloittamisilmoituksia. "
    "Talouksia koskevat luvut on siis laskettu aloittamisilmoituksista eikä {clients} "
    "asiakkaasta: eri tunnusluvuilla on eri kantaluku.",
    sv="Ensamboende är {living_alone} och boende i hushåll med minst två personer "
    "{household_two_or_more}, sammanlagt {households}, lika många som startanmälningarna. "
    "Siffrorna om hushåll bygger alltså på startanmälningarna och inte på de {clients} "
    "klienterna: olika siffror har olika baser.",
    en="{living_alone} lived alone and {household_two_or_more} in a household of two or more, "
    "together {households}, as many as there are start notices. So the figures on households "
    "count start notices and not the {clients} clients: different figures have different bases.",
)
_HOUSEHOLDS_UNCLEAR = Text(
    fi="Yksin asuvia on {living_alone} ja vähintään kahden hengen taloudessa asuvia "
    "{household_two_or_more}, yhteensä {households}. Aloittamisilmoituksia on {starts} ja "
    "asiakkaita {clients}: luvuista ei näe, mikä talouksien kantaluku on.",
    sv="Ensamboende är {living_alone} och boende i hushåll med minst två personer "
    "{household_two_or_more}, sammanlagt {households}. Startanmälningarna är {starts} och "
    "klienterna {clients}: det framgår inte vilken bas siffrorna om hushåll har.",
    en="{living_alone} lived alone and {household_two_or_more} in a household of two or more, "
    "together {households}. There are {starts} start notices and {clients} clients: the figures "
    "do not show on which base households were counted.",
)
_REPEATED = Text(
    fi="Luku {number} on julkaistu kahdella nimellä: {one} ja {other}. Toinen saattaa olla "
    "kopiointivirhe.",
    sv="Siffran {number} har publicerats under två namn: {one} och {other}. Den ena kan vara ett "
    "kopieringsfel.",
    en="The figure {number} is printed under two names: {one} and {other}. One of them may be "
    "a copying error.",
)
_NOT_REPEATED = Text(
    fi="Mitään suurta lukua ei ole julkaistu kahdella nimellä.",
    sv="Ingen stor siffra har publicerats under två namn.",
    en="No large figure is printed under two names.",
)
