"""The tables of the chapter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from analysis import numbers
from analysis.language import in_each
from analysis.pilots.findings import findings
from analysis.pilots.labels import BASES, DOCUMENTS, FIGURES, KINDS, SOURCE
from analysis.pilots.results import TARGETS, PilotResults, results
from analysis.publication import Protected, public
from analysis.published import PERCENT, Figure
from analysis.statistics.bounds import Bounds
from analysis.statistics.results import Result
from analysis.tables import Column, Table, table
from surveys.model import Language, Text

_PLANNED = Text(fi="Suunniteltu", sv="Planerat", en="Planned")
_REALISED = Text(fi="Toteutunut", sv="Utfall", en="Realised")
_ATTAINED = Text(fi="Toteutunut suunnitellusta", sv="Utfall av planerat", en="Realised of planned")
_APPLICATION = Text(fi="hakemus", sv="ansökan", en="application")
_FINAL_REPORT = Text(fi="loppuraportti", sv="slutrapport", en="final report")
_DECISION = Text(fi="myönnetty", sv="beviljat", en="granted")
_PLANS = {
    "clients_planned_final_report": _FINAL_REPORT,
    "clients_planned_application": _APPLICATION,
    "companies_planned_application": _APPLICATION,
    "companies_planned_final_report": _FINAL_REPORT,
    "funding_planned": _DECISION,
}
_TO_TRAIN = Text(
    fi="Koulutettavat TE-toimistojen työntekijät",
    sv="Anställda vid TE-byråerna som ska utbildas",
    en="TE Office staff to be trained",
)
_UNNAMED = Text(
    fi="asiakirjaa ei yksilöity", sv="dokumentet inte preciserat", en="document not specified"
)
_MONEY = Text(
    fi="EU:n ja valtion rahoitus, euroa",
    sv="EU-finansiering och statlig finansiering, euro",
    en="EU and state funding, euro",
)


def targets_table(found: PilotResults | None = None, language: Language | None = None) -> Table:
    """Return what was realised beside each plan."""
    found = found or results()
    rows = [
        (
            _MONEY if realised == "funding_realised" else FIGURES[realised],
            _PLANS[planned],
            reached.planned,
            reached.realised,
            reached.share,
        )
        for (realised, planned), reached in zip(TARGETS, found.targets, strict=True)
    ]
    trained = (_TO_TRAIN, _UNNAMED)
    rows.append((*trained, found.figures.value("te_staff_planned"), float("nan"), float("nan")))
    return table(
        _framed(rows, ("label", "plan", "planned", "realised", "share")),
        Text(
            fi="Hankkeen S20784 tavoitteet ja niiden toteutuminen",
            sv="Målen för projekt S20784 och utfallet",
            en="Targets of project S20784 and what was realised",
        ),
        [
            Column("label", Text(fi="Tavoite", sv="Mål", en="Target")),
            Column("plan", Text(fi="Suunnitelma", sv="Plan", en="Plan")),
            Column("planned", _PLANNED, numbers.integer),
            Column("realised", _REALISED, numbers.integer),
            Column("share", _ATTAINED, numbers.percent),
        ],
        Text(
            fi="Hakemuksessa ja loppuraportissa on eri tavoitteet samoille asioille; "
            "molemmat on esitetty. Koulutettujen määrän toteumaa ei ole ilmoitettu.",
            sv="Ansökan och slutrapporten har olika mål för samma saker; båda visas. Hur många "
            "som utbildades uppges inte.",
            en="The application and the final report give different targets for the same "
            "things; both are shown. How many staff were trained is not given.",
        ),
        language,
    )


def flow_table(found: PilotResults | None = None, language: Language | None = None) -> Table:
    """Return how many are left at each step from client to exit notice."""
    flow = (found or results()).flow
    rows = [
        (FIGURES["clients"], flow.clients, None, None),
        (FIGURES["start_notices"], flow.starts, _share(flow.starts_of_clients),
         _share(flow.starts_of_clients)),
        (_NO_START, flow.without_start, 1 - _share(flow.starts_of_clients),
         1 - _share(flow.starts_of_clients)),
        (FIGURES["exit_notices"], flow.exits, _share(flow.exits_of_starts),
         _share(flow.exits_of_clients)),
        (_NO_EXIT, flow.without_exit, 1 - _share(flow.exits_of_starts),
         flow.without_exit / flow.clients),
    ]  # fmt: skip
    shares = [(label, n, *(_optional(share) for share in two)) for label, n, *two in rows]
    return table(
        _framed(shares, ("label", "n", "of_previous", "of_clients")),
        Text(
            fi="Asiakkaista lopettamisilmoituksiin: kuinka monesta on tieto kussakin vaiheessa",
            sv="Från klienter till avslutsanmälningar: hur många det finns uppgifter om i varje "
            "skede",
            en="From clients to exit notices: how many are known at each step",
        ),
        [
            Column("label", Text(fi="Vaihe", sv="Skede", en="Step")),
            Column("n", Text(fi="Lukumäärä", sv="Antal", en="Number"), numbers.integer),
            Column(
                "of_previous",
                Text(
                    fi="Osuus edellisestä vaiheesta",
                    sv="Andel av föregående skede",
                    en="Share of the previous step",
                ),
                number=True,
            ),
            Column(
                "of_clients",
                Text(fi="Osuus asiakkaista", sv="Andel av klienterna", en="Share of clients"),
                number=True,
            ),
        ],
        Text(
            fi="Aloittamisilmoituksen puuttumiselle ei ole annettu syytä. Lopettamisilmoitus voi "
            "puuttua myös siksi, että osallistuminen jatkui.",
            sv="Ingen orsak anges till att startanmälningar saknas. En avslutsanmälan kan saknas "
            "också för att deltagandet fortsatte.",
            en="No reason is given for the missing start notices. An exit notice may also be "
            "missing because participation went on.",
        ),
        language,
    )


_NO_START = Text(
    fi="Asiakkaat ilman aloittamisilmoitusta",
    sv="Klienter utan startanmälan",
    en="Clients without a start notice",
)
_NO_EXIT = Text(
    fi="Aloittaneet ilman lopettamisilmoitusta",
    sv="Startade utan avslutsanmälan",
    en="Starters without an exit notice",
)


def employment_table(found: PilotResults | None = None, language: Language | None = None) -> Table:
    """Return the shares at work at the start and at the exit, and what can be said of change."""
    found = found or results()
    counts, worst = found.counts, found.worst
    heard, all_ = (counts.had_after, counts.ended), (counts.had_after, counts.started)
    ratio = in_each(lambda _: numbers.decimal(_share(found.growth.share_ratio), 2))
    count_ratio = in_each(lambda _: numbers.decimal(found.growth.count_ratio, 2))
    change = in_each(lambda _: numbers.points(_share(found.change), short=True))
    before = _of(counts.had_before, counts.started)
    rows = [
        (_AT_START, before, _percent(found.start), _interval(found.start)),
        (_AT_EXIT, _of(*heard), _percent(found.exit_), _interval(found.exit_)),
        (_CHANGE, _NO_COUNT, change, _interval(found.change, "points")),
        (_AT_EXIT_ALL, _of(*all_, open_=counts.unheard), *_bounds(worst.share, "percent")),
        (_CHANGE_ALL, _NO_COUNT, *_bounds(worst.change, "points")),
        (_RATIO, _NO_COUNT, ratio, _interval(found.growth.share_ratio, "decimal")),
        (_COUNT_RATIO, _NO_COUNT, count_ratio, _NO_COUNT),
    ]
    return table(
        _framed(rows, ("label", "count", "value", "interval")),
        Text(
            fi="Työssä olevien osuus aloittaessa ja lopettaessa",
            sv="Andelen i arbete vid starten och vid avslutet",
            en="Share at work at the start and at the exit",
        ),
        [
            Column("label", Text(fi="Tunnusluku", sv="Mått", en="Measure")),
            Column("count", Text(fi="Työssä", sv="I arbete", en="At work"), number=True),
            Column("value", Text(fi="Arvo", sv="Värde", en="Value"), number=True),
            Column(
                "interval",
                Text(
                    fi="95 %:n luottamusväli",
                    sv="95 % konfidensintervall",
                    en="95% confidence interval",
                ),
                number=True,
            ),
        ],
        Text(
            fi="Wilsonin, Newcomben, Katzin ja Imbensin–Manskin välit. Ilmoituksia ei ole "
            "yhdistetty henkilöittäin. Luvut kuvaavat muutosta ajassa, eivät vaikutusta: "
            "vertailuryhmää ei ole.",
            sv="Intervall enligt Wilson, Newcombe, Katz och Imbens–Manski. Anmälningarna har inte "
            "kopplats per person. Siffrorna beskriver en förändring över tid, inte en effekt: "
            "det finns ingen jämförelsegrupp.",
            en="Intervals by Wilson, Newcombe, Katz and Imbens–Manski. The notices are not linked "
            "by person. The figures tell of change over time, not of an effect: there is no "
            "comparison group.",
        ),
        language,
    )


_AT_START = Text(
    fi="Aloittamisilmoituksen antaneet",
    sv="De som lämnat startanmälan",
    en="Those with a start notice",
)
_AT_EXIT = Text(
    fi="Lopettamisilmoituksen antaneet",
    sv="De som lämnat avslutsanmälan",
    en="Those with an exit notice",
)
_CHANGE = Text(
    fi="Ero näiden kahden välillä",
    sv="Skillnad mellan de två",
    en="Difference between the two",
)
_AT_EXIT_ALL = Text(
    fi="Lopussa kaikista aloittaneista: ala- ja yläraja",
    sv="Vid slutet av alla som startade: nedre och övre gräns",
    en="At the end of all who started: lower and upper bound",
)
_CHANGE_ALL = Text(
    fi="Muutos kaikilla aloittaneilla: ala- ja yläraja",
    sv="Förändring för alla som startade: nedre och övre gräns",
    en="Change of all who started: lower and upper bound",
)
_RATIO = Text(
    fi="Osuuksien suhde (lopussa / alussa)",
    sv="Kvot mellan andelarna (slut / start)",
    en="Ratio of the shares (exit / start)",
)
_COUNT_RATIO = Text(
    fi="Lukumäärien suhde (lopussa / alussa)",
    sv="Kvot mellan antalen (slut / start)",
    en="Ratio of the counts (exit / start)",
)
_NO_COUNT = Text(fi="–", sv="–", en="–")


def consistency_table(found: PilotResults | None = None, language: Language | None = None) -> Table:
    """Return which printed figures agree with each other and which do not."""
    rows = [
        (one.label, one.printed, one.computed, one.verdict) for one in findings(found or results())
    ]
    return table(
        _framed(rows, ("label", "printed", "computed", "verdict")),
        Text(
            fi="Sopivatko julkaistut luvut yhteen?",
            sv="Stämmer de publicerade siffrorna överens?",
            en="Do the printed figures agree?",
        ),
        [
            Column("label", Text(fi="Tarkistus", sv="Kontroll", en="Check")),
            Column("printed", Text(fi="Julkaistu", sv="Publicerad", en="Published"), number=True),
            Column(
                "computed",
                Text(fi="Muista luvuista", sv="Av övriga siffror", en="From other figures"),
                number=True,
            ),
            Column("verdict", Text(fi="Tulos", sv="Resultat", en="Result")),
        ],
        None,
        language,
    )


def figures_table(found: PilotResults | None = None, language: Language | None = None) -> Table:
    """Return every published figure that the chapter starts from."""
    figures = (found or results()).figures.figures
    rows = [
        (
            FIGURES[one.figure],
            _printed(one),
            KINDS[one.kind],
            BASES[one.base],
            DOCUMENTS.get(one.source, _UNNAMED),
        )
        for one in figures
    ]
    return table(
        _framed(rows, ("label", "value", "kind", "base", "document")),
        Text(
            fi="Hankkeesta S20784 julkaistut luvut, joista kaikki tässä luvussa on laskettu",
            sv="Publicerade siffror om projekt S20784, som allt i detta kapitel har beräknats av",
            en="Published figures of project S20784, from which everything in this chapter is "
            "computed",
        ),
        [
            Column("label", Text(fi="Mitä", sv="Vad", en="What")),
            Column("value", Text(fi="Luku", sv="Siffra", en="Figure"), number=True),
            Column("kind", Text(fi="Laji", sv="Slag", en="Kind")),
            Column("base", Text(fi="Mistä laskettu", sv="Bas", en="Counted of")),
            Column("document", Text(fi="Asiakirja", sv="Dokument", en="Document")),
        ],
        None,
        language,
    )


def _framed(rows: Sequence[tuple[Any, ...]], names: Sequence[str]) -> Protected:
    return public(pd.DataFrame(list(rows), columns=list(names)), SOURCE)


def _printed(one: Figure) -> Text:
    def write(_: Language) -> str:
        if one.unit == PERCENT:
            return numbers.percent(one.value / 100, 0 if one.value.is_integer() else 1)
        return numbers.euro(one.value) if one.unit == "EUR" else numbers.integer(one.value)

    return in_each(write)


def _share(result: Result) -> float:
    assert result.estimate is not None
    return result.estimate


def _ends(interval: Any) -> tuple[float, float]:
    return interval.low, interval.high


def _percent(result: Result) -> Text:
    return in_each(lambda _: numbers.percent(_share(result)))


def _optional(share: float | None) -> Text:
    return _NO_COUNT if share is None else in_each(lambda _: numbers.percent(share))


def _interval(result: Result, form: numbers.Form = "percent") -> Text:
    places = 2 if form == "decimal" else 1
    return in_each(
        lambda _: numbers.interval(*_ends(result.interval), places, form=form, short=True)
    )


def _bounds(bounds: Bounds, form: numbers.Form) -> tuple[Text, Text]:
    def range_(low: float, high: float) -> Text:
        return in_each(lambda _: numbers.interval(low, high, form=form, short=True))

    return range_(bounds.low, bounds.high), range_(bounds.interval.low, bounds.interval.high)


def _of(part: int, whole: int, open_: int = 0) -> Text:
    def range_(write: Callable[[int], str]) -> str:
        return f"{write(part)}–{write(part + open_)}" if open_ else write(part)

    return in_each(lambda _: f"{range_(numbers.integer)} / {numbers.integer(whole)}")
