"""The figures of the chapter."""

from __future__ import annotations

import pandas as pd

from analysis import figures, numbers
from analysis.figures import Figure
from analysis.language import in_each
from analysis.pilots.labels import SOURCE
from analysis.pilots.results import PilotResults, results
from analysis.publication import public
from analysis.statistics.bounds import Bounds
from analysis.statistics.results import Result
from surveys.model import Language, Text

_AXIS = Text(fi="Työssä olevien osuus", sv="Andel i arbete", en="Share at work")
_START = Text(
    fi="Aloittamisilmoituksen antaneet", sv="Enligt startanmälan", en="By the start notices"
)
_EXIT = Text(
    fi="Lopettamisilmoituksen antaneet", sv="Enligt avslutsanmälan", en="By the exit notices"
)
_ALL = Text(
    fi="Lopussa kaikista aloittaneista",
    sv="Vid slutet av alla som startade",
    en="At the end, of all who started",
)
_TITLE = Text(
    fi="Työssä oli alussa {start} ja lopettamisilmoituksen antaneista {exit}",
    sv="I arbete var {start} vid starten och {exit} av dem som lämnat avslutsanmälan",
    en="{start} were at work at the start, {exit} of those with an exit notice",
)
_ROSE = Text(
    fi="Työssä olevien osuus kasvoi, mutta ei tiedetä kuinka paljon: {n} aloittaneelta puuttuu "
    "lopettamisilmoitus",
    sv="Andelen i arbete ökade, men hur mycket vet man inte: {n} av dem som startade saknar "
    "avslutsanmälan",
    en="The share at work rose, but by how much is unknown: {n} starters have no exit notice",
)
_UNKNOWN = Text(
    fi="Ei tiedetä, kasvoiko työssä olevien osuus: {n} aloittaneelta puuttuu lopettamisilmoitus",
    sv="Man vet inte om andelen i arbete ökade: {n} av dem som startade saknar avslutsanmälan",
    en="Whether the share at work rose is unknown: {n} starters have no exit notice",
)
_NOT_CAUSAL = Text(
    fi="Viivat: 95 %:n luottamusvälit. Muutos ajassa, ei vaikutus: vertailuryhmää ei ole.",
    sv="Linjer: 95 % konfidensintervall. En förändring över tid, inte en effekt: det finns ingen "
    "jämförelsegrupp.",
    en="Lines: 95% confidence intervals. A change over time, not an effect: there is no comparison "
    "group.",
)
_BOUNDS_NOTE = Text(
    fi="Palkki: kaikki arvot, jotka ovat mahdollisia, kun puuttuvista ei oleteta mitään. Viivat: "
    "95 %:n luottamusvälit. Muutos ajassa, ei vaikutus: vertailuryhmää ei ole.",
    sv="Stapel: alla värden som är möjliga när inget antas om dem som saknas. Linjer: 95 % "
    "konfidensintervall. En förändring över tid, inte en effekt: det finns ingen jämförelsegrupp.",
    en="Bar: every value that is possible when nothing is assumed about the missing. Lines: 95% "
    "confidence intervals. A change over time, not an effect: there is no comparison group.",
)
_REFERENCE = Text(fi="alussa {start}", sv="vid starten {start}", en="at the start {start}")


def employment_figure(
    found: PilotResults | None = None, language: Language | None = None
) -> Figure:
    """Draw the shares at work by the start and by the exit notices."""
    found = found or results()
    rows = [_point(_START, found.start), _point(_EXIT, found.exit_)]
    return figures.estimates(
        public(pd.DataFrame(rows), SOURCE),
        _filled(_TITLE, found),
        _AXIS,
        language=language,
        note=_NOT_CAUSAL,
    )


def bounds_figure(found: PilotResults | None = None, language: Language | None = None) -> Figure:
    """Draw what the share at work can have been among all who started."""
    found = found or results()
    rows = [
        _certain(_START, found.start),
        _certain(_EXIT, found.exit_),
        _range(_ALL, found.worst.share),
    ]
    return figures.bounds(
        public(pd.DataFrame(rows), SOURCE),
        _filled(_ROSE if found.worst.rose else _UNKNOWN, found),
        _AXIS,
        found.start.estimate,
        language,
        reference_label=_filled(_REFERENCE, found),
        note=_BOUNDS_NOTE,
    )


def _point(label: Text, result: Result) -> dict[str, object]:
    assert result.interval is not None
    low, high = result.interval.low, result.interval.high
    return {"label": label, "n": result.n, "estimate": result.estimate, "low": low, "high": high}


def _certain(label: Text, result: Result) -> dict[str, object]:
    assert result.interval is not None
    return {
        "label": label,
        "n": result.n,
        "estimate": result.estimate,
        "low": result.estimate,
        "high": result.estimate,
        "outer_low": result.interval.low,
        "outer_high": result.interval.high,
    }


def _range(label: Text, bounds: Bounds) -> dict[str, object]:
    return {
        "label": label,
        "n": bounds.n,
        "low": bounds.low,
        "high": bounds.high,
        "outer_low": bounds.interval.low,
        "outer_high": bounds.interval.high,
    }


def _filled(template: Text, found: PilotResults) -> Text:
    assert found.start.estimate is not None
    assert found.exit_.estimate is not None
    start, exit_ = found.start.estimate, found.exit_.estimate
    return in_each(
        lambda language: template[language].format(
            start=numbers.percent(start),
            exit=numbers.percent(exit_),
            n=numbers.integer(found.counts.unheard),
        )
    )
