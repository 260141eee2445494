"""What the figures of the chapter are called in three languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from surveys.model import Text

SOURCE: Final = Text(
    fi="Hankkeen S20784 julkiset asiakirjat (hakemus, seurantakortti, loppuraportti); "
    "sivunumeroita ei ole tarkistettu. Osuudet ja välit on laskettu tässä.",
    sv="De offentliga handlingarna för projekt S20784 (ansökan, uppföljningskort, slutrapport); "
    "sidnumren har inte kontrollerats. Andelarna och intervallen har beräknats här.",
    en="Public documents of project S20784 (application, monitoring card, final report); "
    "page numbers not verified. Shares and intervals are computed here.",
)

FIGURES: Final[Mapping[str, Text]] = {
    "funding_planned": Text(
        fi="EU:n ja valtion rahoitus, myönnetty",
        sv="EU-finansiering och statlig finansiering, beviljad",
        en="EU and state funding, granted",
    ),
    "funding_realised": Text(
        fi="EU:n ja valtion rahoitus, toteutunut",
        sv="EU-finansiering och statlig finansiering, utfall",
        en="EU and state funding, realised",
    ),
    "companies_planned_application": Text(
        fi="Osallistuvat yritykset, suunniteltu (hakemus)",
        sv="Deltagande företag, planerat (ansökan)",
        en="Participating companies, planned (application)",
    ),
    "companies_planned_final_report": Text(
        fi="Osallistuvat yritykset, tavoite (loppuraportti)",
        sv="Deltagande företag, mål (slutrapport)",
        en="Participating companies, target (final report)",
    ),
    "companies": Text(
        fi="Osallistuneet yritykset", sv="Deltagande företag", en="Participating companies"
    ),
    "clients_planned_application": Text(
        fi="Osallistujat, suunniteltu (hakemus)",
        sv="Deltagare, planerat (ansökan)",
        en="Participants, planned (application)",
    ),
    "clients_planned_final_report": Text(
        fi="Asiakkaat, tavoite (loppuraportti)",
        sv="Klienter, mål (slutrapport)",
        en="Clients, target (final report)",
    ),
    "clients": Text(fi="Asiakkaat", sv="Klienter", en="Clients"),
    "clients_stated_excess": Text(
        fi="Asiakastavoitteen ylitys tekstin mukaan",
        sv="Överskridning av klientmålet enligt texten",
        en="Excess over the client target as stated",
    ),
    "start_notices": Text(fi="Aloittamisilmoitukset", sv="Startanmälningar", en="Start notices"),
    "exit_notices": Text(fi="Lopettamisilmoitukset", sv="Avslutsanmälningar", en="Exit notices"),
    "secondary_education": Text(
        fi="Toisen asteen koulutus",
        sv="Utbildning på andra stadiet",
        en="Upper secondary education",
    ),
    "living_alone": Text(fi="Yksin asuvat", sv="Ensamboende", en="Living alone"),
    "household_two_or_more": Text(
        fi="Vähintään kahden hengen taloudessa asuvat",
        sv="Boende i hushåll med minst två personer",
        en="In a household of two or more",
    ),
    "women": Text(fi="Naiset", sv="Kvinnor", en="Women"),
    "dependent_children": Text(
        fi="Huollettavia lapsia", sv="Barn att försörja", en="Dependent children"
    ),
    "foreign_background": Text(
        fi="Ulkomaalaistaustaiset", sv="Personer med utländsk bakgrund", en="Foreign background"
    ),
    "homeless_or_at_risk": Text(
        fi="Asunnottomat tai asunnottomuusuhan alaiset",
        sv="Bostadslösa eller hotade av bostadslöshet",
        en="Homeless or at risk of it",
    ),
    "employed_start": Text(
        fi="Työssä aloittaessa (sisältää oppisopimuksen)",
        sv="I arbete vid starten (inkl. läroavtal)",
        en="At work at the start (including apprenticeship)",
    ),
    "employed_exit": Text(
        fi="Työssä lopettaessa (sisältää oppisopimuksen)",
        sv="I arbete vid avslutet (inkl. läroavtal)",
        en="At work at the exit (including apprenticeship)",
    ),
    "stated_growth": Text(
        fi="Työssä olevien kasvu tekstin mukaan",
        sv="Ökning av antalet i arbete enligt texten",
        en="Growth of the number at work as stated",
    ),
    "te_staff_planned": Text(
        fi="Koulutettavat TE-toimistojen työntekijät, suunniteltu",
        sv="Anställda vid TE-byråerna som ska utbildas, planerat",
        en="TE Office staff to be trained, planned",
    ),
    "te_specialists_trained": Text(
        fi="Työkykykoordinaattoreiksi koulutetut TE-asiantuntijat (koko maa)",
        sv="TE-sakkunniga som utbildats till arbetsförmågekoordinatorer (hela landet)",
        en="TE specialists trained as work ability coordinators (whole country)",
    ),
    "pilot_offices": Text(
        fi="TE-toimistot, joissa pilotoitiin", sv="TE-byråer med pilot", en="Pilot TE Offices"
    ),
    "pilots_continuing": Text(
        fi="Pilotit, jotka jatkavat toimintaa",
        sv="Piloter som fortsätter med verksamheten",
        en="Pilots continuing the function",
    ),
    "disabled_jobseekers_women": Text(
        fi="Naisten osuus vammaisista ja pitkäaikaissairaista työnhakijoista",
        sv="Kvinnornas andel av arbetssökande med funktionsnedsättning eller långtidssjukdom",
        en="Women among jobseekers with a disability or long-term illness",
    ),
    "disabled_among_women_jobseekers": Text(
        fi="Vammaiset ja pitkäaikaissairaat, osuus naispuolisista työnhakijoista",
        sv="Personer med funktionsnedsättning eller långtidssjukdom, andel av kvinnliga "
        "arbetssökande",
        en="With a disability or long-term illness, share of women jobseekers",
    ),
    "disabled_among_men_jobseekers": Text(
        fi="Vammaiset ja pitkäaikaissairaat, osuus miespuolisista työnhakijoista",
        sv="Personer med funktionsnedsättning eller långtidssjukdom, andel av manliga "
        "arbetssökande",
        en="With a disability or long-term illness, share of men jobseekers",
    ),
    "disabled_among_ageing_jobseekers": Text(
        fi="Vammaiset ja pitkäaikaissairaat, osuus vähintään 55-vuotiaista työnhakijoista",
        sv="Personer med funktionsnedsättning eller långtidssjukdom, andel av arbetssökande som "
        "fyllt 55 år",
        en="With a disability or long-term illness, share of jobseekers aged 55 or over",
    ),
    "disabled_among_young_jobseekers": Text(
        fi="Vammaiset ja pitkäaikaissairaat, osuus nuorista työnhakijoista",
        sv="Personer med funktionsnedsättning eller långtidssjukdom, andel av unga arbetssökande",
        en="With a disability or long-term illness, share of young jobseekers",
    ),
}

KINDS: Final[Mapping[str, Text]] = {
    "planned": Text(fi="suunniteltu", sv="planerat", en="planned"),
    "realised": Text(fi="toteutunut", sv="utfall", en="realised"),
    "claim": Text(fi="tekstin väite", sv="påstående i texten", en="claim in the text"),
    "context": Text(fi="taustatieto", sv="bakgrund", en="context"),
}

BASES: Final[Mapping[str, Text]] = {
    "total": Text(fi="kokonaismäärä", sv="totalt antal", en="total"),
    "pilot offices": Text(fi="pilottitoimistot", sv="pilotbyråerna", en="pilot offices"),
    "unstated": Text(fi="ei kerrottu", sv="anges inte", en="not stated"),
    "start notices": Text(fi="aloittamisilmoitukset", sv="startanmälningarna", en="start notices"),
    "exit notices": Text(fi="lopettamisilmoitukset", sv="avslutsanmälningarna", en="exit notices"),
    "clients": Text(fi="asiakkaat", sv="klienterna", en="clients"),
    "clients planned in the final report": Text(
        fi="loppuraportin asiakastavoite",
        sv="klientmålet i slutrapporten",
        en="client target in the final report",
    ),
    "persons employed at the start": Text(
        fi="aloittaessa työssä olleet", sv="de som var i arbete vid starten", en="at work at start"
    ),
    "jobseekers with a disability or long-term illness": Text(
        fi="vammaiset ja pitkäaikaissairaat työnhakijat",
        sv="arbetssökande med funktionsnedsättning eller långtidssjukdom",
        en="jobseekers with a disability or long-term illness",
    ),
    "women jobseekers": Text(
        fi="naispuoliset työnhakijat", sv="kvinnliga arbetssökande", en="women jobseekers"
    ),
    "men jobseekers": Text(
        fi="miespuoliset työnhakijat", sv="manliga arbetssökande", en="men jobseekers"
    ),
    "jobseekers aged 55 or over": Text(
        fi="vähintään 55-vuotiaat työnhakijat",
        sv="arbetssökande som fyllt 55 år",
        en="jobseekers aged 55 or over",
    ),
    "young jobseekers": Text(
        fi="nuoret työnhakijat", sv="unga arbetssökande", en="young jobseekers"
    ),
}

DOCUMENTS: Final[Mapping[str, Text]] = {
    "project application": Text(fi="hakemus", sv="ansökan", en="application"),
    "monitoring card": Text(fi="seurantakortti", sv="uppföljningskort", en="monitoring card"),
    "final report": Text(fi="loppuraportti", sv="slutrapport", en="final report"),
}
