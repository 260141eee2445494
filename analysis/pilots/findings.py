"""The printed figures set beside each other, with a verdict in words."""

from __future__ import annotations

from dataclasses import dataclass

from analysis import numbers
from analysis.language import current, in_each
from analysis.pilots.labels import FIGURES
from analysis.pilots.results import PilotResults
from analysis.published import Check, is_ratio
from surveys.model import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of the consistency table."""

    label: Text
    printed: Text
    computed: Text
    verdict: Text
    check: Check


_AGREES = Text(fi="Täsmää.", sv="Stämmer.", en="Agrees.")


def findings(found: PilotResults) -> tuple[Finding, ...]:
    """Return all checks of the published figures, put into words."""
    checks = found.checks
    return (
        _counts(checks.clients_and_starts, _CLIENTS_STARTS, _GAP),
        _counts(checks.households, _HOUSEHOLDS, _SUM_DIFFERS),
        _counts(checks.households_of_clients, _HOUSEHOLDS_CLIENTS, _MIXED),
        *(_repeated(check) for check in checks.repeated),
        _counts(checks.client_plans, _CLIENT_PLANS, _TWO_PLANS),
        _counts(checks.company_plans, _COMPANY_PLANS, _TWO_PLANS),
        _excess(checks.excess),
        _growth(found.growth.check),
    )


def _counts(check: Check, label: Text, otherwise: Text) -> Finding:
    return Finding(
        label=label,
        printed=in_each(lambda _: numbers.integer(check.printed)),
        computed=in_each(lambda _: numbers.integer(check.computed)),
        verdict=_AGREES if check.clear else _differing(check, otherwise),
        check=check,
    )


def _differing(check: Check, template: Text) -> Text:
    return in_each(lambda _: template[current()].format(n=numbers.integer(abs(check.difference))))


def _repeated(check: Check) -> Finding:
    first, second = (FIGURES[name] for name in check.figures)
    return Finding(
        label=in_each(lambda _: f"{first[current()]} / {second[current()].lower()}"),
        printed=in_each(lambda _: numbers.integer(check.printed)),
        computed=in_each(lambda _: numbers.integer(check.computed)),
        verdict=_REPEATED,
        check=check,
    )


def _excess(check: Check) -> Finding:
    return _percentage(check, _EXCESS, _ROUNDED_DOWN if check.computed > check.printed else _LESS)


def _growth(check: Check) -> Finding:
    return _percentage(check, _GROWTH, _RATIO if is_ratio(check) else _OTHER_GROWTH)


def _percentage(check: Check, label: Text, otherwise: Text) -> Finding:
    return Finding(
        label=label,
        printed=in_each(lambda _: numbers.percent(check.printed / 100, 0)),
        computed=in_each(lambda _: numbers.percent(check.computed / 100)),
        verdict=_AGREES if check.clear else otherwise,
        check=check,
    )


_CLIENTS_STARTS = Text(
    fi="Asiakkaat ja aloittamisilmoitukset",
    sv="Klienter och startanmälningar",
    en="Clients and start notices",
)
_GAP = Text(
    fi="Ero {n}; selitystä ei ole annettu.",
    sv="Skillnaden är {n}; ingen förklaring ges.",
    en="They differ by {n}; no explanation is given.",
)
_HOUSEHOLDS = Text(
    fi="Aloittamisilmoitukset ja talouden koon mukaan lasketut yhteensä",
    sv="Startanmälningar och summan av hushållstyperna",
    en="Start notices and the household types together",
)
_SUM_DIFFERS = Text(
    fi="Ero {n}: osat eivät muodosta kokonaisuutta.",
    sv="Skillnaden är {n}: delarna ger inte summan.",
    en="They differ by {n}: the parts do not make up the total.",
)
_HOUSEHOLDS_CLIENTS = Text(
    fi="Asiakkaat ja talouden koon mukaan lasketut yhteensä",
    sv="Klienter och summan av hushållstyperna",
    en="Clients and the household types together",
)
_MIXED = Text(
    fi="Ero {n}: taloudet on laskettu toisesta kantaluvusta kuin asiakkaat.",
    sv="Skillnaden är {n}: hushållen har en annan bas än klienterna.",
    en="They differ by {n}: the households have another base than the clients.",
)
_REPEATED = Text(
    fi="Sama luku kahdella nimellä: epäiltävissä kopiointivirhe.",
    sv="Samma siffra under två namn: misstänkt kopieringsfel.",
    en="One number under two names: a copying error is suspected.",
)
_CLIENT_PLANS = Text(
    fi="Asiakastavoite hakemuksessa ja loppuraportissa",
    sv="Klientmålet i ansökan och i slutrapporten",
    en="Client target in the application and in the final report",
)
_COMPANY_PLANS = Text(
    fi="Yritystavoite hakemuksessa ja loppuraportissa",
    sv="Företagsmålet i ansökan och i slutrapporten",
    en="Company target in the application and in the final report",
)
_TWO_PLANS = Text(
    fi="Kaksi eri tavoitetta, ero {n}.",
    sv="Två olika mål, skillnaden är {n}.",
    en="Two different targets, {n} apart.",
)
_EXCESS = Text(
    fi="Asiakastavoitteen ylitys", sv="Överskridning av klientmålet", en="Client target exceeded by"
)
_ROUNDED_DOWN = Text(
    fi="Tekstin luku on laskettua pienempi.",
    sv="Siffran i texten är lägre än den beräknade.",
    en="The text gives less than the counts do.",
)
_LESS = Text(
    fi="Tekstin luku on laskettua suurempi.",
    sv="Siffran i texten är högre än den beräknade.",
    en="The text gives more than the counts do.",
)
_GROWTH = Text(
    fi="Työssä olevien määrän kasvu",
    sv="Ökning av antalet i arbete",
    en="Growth of the number at work",
)
_RATIO = Text(
    fi="Tekstin luku on lukumäärien suhde, ei kasvu; luvuilla on eri kantaluvut.",
    sv="Siffran i texten är kvoten mellan antalen, inte ökningen; antalen har olika baser.",
    en="The text gives the ratio of the counts, not the growth; the counts have different bases.",
)
_OTHER_GROWTH = Text(
    fi="Tekstin luku ei vastaa lukumääriä.",
    sv="Siffran i texten motsvarar inte antalen.",
    en="The text does not fit the counts.",
)
