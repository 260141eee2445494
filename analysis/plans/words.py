"""Says what an analysis is, and how the plan was kept, in Finnish, Swedish and English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from analysis import numbers
from analysis.distributions.words import joined, label_quoted
from analysis.plans.analyses import Analysis, variables
from analysis.results.words import AND, heading, sentence_case
from surveys.codebook import Variable
from surveys.errors import listed
from surveys.model import Amendment, AnalysisPlan, Instrument, Language, Method, Text, Wave

if TYPE_CHECKING:
    import datetime as dt

    from analysis.sample import Sample

_HOW: Final[dict[str, Text]] = {
    Method.DESCRIBE: Text(fi="vastausten kuvaus", sv="beskrivning av svaren",
                          en="description of answers"),
    Method.BEFORE_AFTER: Text(fi="muutos", sv="förändring", en="change"),
    Method.BEFORE_AFTER_FAMILY: Text(
        fi="muutos kohdittain", sv="förändring per punkt", en="change by item"
    ),
    Method.BY_AREA: Text(fi="vertailu alueittain", sv="jämförelse mellan områden",
                         en="comparison by area"),
}  # fmt: skip
_SAME: Final = Text(fi="samat vastaajat", sv="samma svarande", en="the same respondents")
_ALL: Final = Text(
    fi="kaikki vastaajat kahtena ryhmänä",
    sv="alla svarande som två grupper",
    en="all respondents as two groups",
)
_HOLM: Final = Text(
    fi="p-arvot korjattu Holmin menetelmällä",
    sv="p-värdena justerade med Holms metod",
    en="p-values adjusted by Holm’s method",
)
_ITEMS: Final = Text(fi="{n} kohtaa", sv="{n} punkter", en="{n} items")
_ANSWER: Final = Text(fi="vastaus", sv="svaret", en="answer")
_BY: Final = Text(fi="alueet", sv="områden", en="areas")
_ONLY: Final = Text(fi="rajaus tai valinta", sv="avgränsning eller val", en="part or option")

_CHANGED: Final = Text(fi="muutettu {day}", sv="ändrad den {day}", en="amended on {day}")
_ADDED: Final = Text(fi="lisätty {day}", sv="tillagd den {day}", en="added on {day}")
_GIVEN_UP: Final = Text(fi="luovuttu {day}", sv="övergiven den {day}", en="given up on {day}")

NO_WAVE: Final = Text(
    fi="Aineistossa ei ole kierrosta: {names}.",
    sv="Omgången finns inte i materialet: {names}.",
    en="The data do not have the wave: {names}.",
)
NO_ITEM: Final = Text(
    fi="Aineistossa ei ole tätä tietoa: {names}.",
    sv="Uppgiften finns inte i materialet: {names}.",
    en="The data do not have this: {names}.",
)
NO_LINK: Final = Text(
    fi="Aineistossa ei ole pseudonyymiä, jolla samojen vastaajien vastaukset yhdistetään: {names}.",
    sv="Materialet saknar den pseudonym som kopplar ihop samma persons svar: {names}.",
    en="The data lack the pseudonym that links the answers of the same people: {names}.",
)
NOT_FIT: Final = Text(
    fi="Vastauksia ei voi käsitellä suunnitellulla menetelmällä.",
    sv="Svaren kan inte behandlas med den planerade metoden.",
    en="The answers cannot be treated by the planned method.",
)

_BEFORE: Final = Text(
    fi="ennen kuin kierroksen {wave} vastaaminen alkoi {day}",
    sv="innan omgången {wave} öppnades den {day}",
    en="before wave {wave} opened on {day}",
)
_DURING: Final = Text(
    fi="kierroksen {wave} jo alettua {day}",
    sv="efter att omgången {wave} hade öppnats den {day}",
    en="after wave {wave} had opened on {day}",
)
_AFTER: Final = Text(
    fi="kierroksen {wave} päätyttyä {day}",
    sv="efter att omgången {wave} stängdes den {day}",
    en="after wave {wave} closed on {day}",
)


def described(analysis: Analysis, sample: Sample, language: Language) -> str:
    """Say what is analysed and how.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.sample import Sample
    >>> from surveys.codebook import codebook_of
    >>> from surveys.instruments import coordinators
    >>> sample = Sample(frame=pd.DataFrame({"wave": ["2024"]}),
    ...                 codebook=codebook_of(coordinators, ["2024", "2026"]))
    >>> change = Analysis(method="before_after", items=("competence_score",),
    ...                   waves=("2024", "2026"), link="respondent")
    >>> described(change, sample, "en")
    'Self-rated competence (mean, 1–5): change 2024–2026, the same respondents'
    """
    how = _HOW.get(analysis.method)
    told = how[language] if how else analysis.method
    return f"{_what(analysis, sample, language)}: {told}{_compared(analysis, sample, language)}"


def _what(analysis: Analysis, sample: Sample, language: Language) -> str:
    found = variables(analysis, sample)
    if not found:
        return listed(analysis.items)
    first = found[0]
    if len(analysis.items) > 1:
        count = numbers.integer(len(analysis.items), language=language)
        questions = list(dict.fromkeys(heading(one.question, language) for one in found))
        return f"{joined(questions, language)}, {_ITEMS[language].format(n=count)}"
    whole = first.name not in analysis.items
    return heading(first.question if whole else first.label, language)


def _compared(analysis: Analysis, sample: Sample, language: Language) -> str:
    parts = [f" {waves}" if (waves := "–".join(analysis.waves)) else ""]
    found = variables(analysis, sample)
    if analysis.codes:
        parts.append(f"{_ANSWER[language]} {_answer(analysis.codes, found, language)}")
    if analysis.areas:
        parts.append(f"{_BY[language]}: {_areas(analysis.areas, sample, language)}")
    if analysis.method in (Method.BEFORE_AFTER, Method.BEFORE_AFTER_FAMILY):
        parts.append((_SAME if analysis.link else _ALL)[language])
    if analysis.method == Method.BEFORE_AFTER_FAMILY:
        parts.append(_HOLM[language])
    if analysis.options:
        parts.append(f"{_ONLY[language]}: {'; '.join(analysis.options)}")
    return ", ".join(parts) if parts[0] else "".join(f", {one}" for one in parts[1:])


def _answer(codes: Sequence[str], found: Sequence[Variable], language: Language) -> str:
    """Name answers by their texts; by their codes when the data do not have them."""
    texts = {code.code: code.text for one in found for code in one.codes}
    return " / ".join(label_quoted(texts[one], language) if one in texts else one for one in codes)


def _areas(name: str, sample: Sample, language: Language) -> str:
    if name not in sample.codebook:
        return name
    return heading(sample.codebook[name].label, language)


def amended(amendments: Sequence[Amendment], plan: AnalysisPlan, language: Language) -> str:
    """Say of some of a plan's amendments when they were made, what they did, and why."""
    return " ".join(
        f"{sentence_case(kind[language].format(day=numbers.date(one.date, language=language)))}: "
        f"{one.reason[language]}"
        for one, kind in _kinds(plan)
        if one in amendments
    )


def _kinds(plan: AnalysisPlan) -> Iterator[tuple[Amendment, Text]]:
    valid = {one.name for one in plan.analyses}
    for one in plan.amendments:
        if one.now is None:
            yield one, _GIVEN_UP
            valid = valid - {one.name}
        else:
            yield one, _CHANGED if one.name in valid else _ADDED
            valid = valid | {one.name}


def timing(frozen: dt.date, instrument: Instrument, language: Language) -> str:
    """Say whether a plan was frozen before, during or after the waves, with their days.

    Examples
    --------
    >>> import datetime as dt
    >>> from surveys.instruments import coordinators
    >>> timing(dt.date(2025, 6, 1), coordinators, "sv")
    'efter att omgången 2024 stängdes den 15.11.2024 och innan omgången 2026 öppnades den 1.9.2026'
    """
    during = [one for one in instrument.waves if one.opens <= frozen <= one.closes]
    if during:
        return _told(_DURING, during[0], during[0].opens, language)
    past = max((one for one in instrument.waves if one.closes < frozen),
               key=lambda one: one.closes, default=None)  # fmt: skip
    ahead = min((one for one in instrument.waves if one.opens > frozen),
                key=lambda one: one.opens, default=None)  # fmt: skip
    moments = [
        _told(_AFTER, past, past.closes, language) if past else "",
        _told(_BEFORE, ahead, ahead.opens, language) if ahead else "",
    ]
    return f" {AND[language]} ".join(one for one in moments if one)


def _told(moment: Text, wave: Wave, day: dt.date, language: Language) -> str:
    name = wave.name.replace("_", numbers.DASH)
    return moment[language].format(wave=name, day=numbers.date(day, language=language))
