"""Says how the plan was kept, in Finnish, Swedish and English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from analysis import numbers
from analysis.language import in_each
from analysis.plans.done import Status
from analysis.results.words import sentence_case
from surveys.model import Amendment, AnalysisPlan, Instrument, Language, Planned, Text, Wave
from surveys.model.words import AND, joined

if TYPE_CHECKING:
    import datetime as dt

_PLANNED: Final = Text(
    fi="Suunnitelmassa on {n}. Toteutuminen: {done}.",
    sv="Planen omfattar {n}. Utfall: {done}.",
    en="The plan holds {n}. Outcome: {done}.",
)
_UNPLANNED: Final = Text(
    fi="Suunnitelman lisäksi kirjassa on {n}.",
    sv="Utöver planen innehåller boken {n}.",
    en="Beyond the plan, the book shows {n}.",
)
_NONE_UNPLANNED: Final = Text(
    fi="Muita analyysejä ei esitetä.",
    sv="Inga andra analyser redovisas.",
    en="No other analyses are shown.",
)
_SEVERAL: Final[Mapping[tuple[Status, Language], str]] = {
    (Status.AS_PLANNED, "sv"): "utförda enligt planen",
    (Status.AMENDED, "sv"): "utförda med ändringar",
    (Status.ADDED, "sv"): "tillagda senare och utförda",
    (Status.GIVEN_UP, "sv"): "övergivna",
}
_ANALYSES: Final[Mapping[Language, tuple[str, str]]] = {
    "fi": ("analyysi", "analyysiä"),
    "sv": ("analys", "analyser"),
    "en": ("analysis", "analyses"),
}
_AMENDMENTS: Final[Mapping[Language, tuple[str, str]]] = {
    "fi": ("muutos", "muutosta"),
    "sv": ("ändring", "ändringar"),
    "en": ("amendment", "amendments"),
}
_NO_AMENDMENTS: Final = Text(
    fi="Suunnitelmaa ei ole muutettu.",
    sv="Planen har inte ändrats.",
    en="The plan has not been amended.",
)
_HAS_AMENDMENTS: Final = Text(
    fi="Suunnitelmaan on kirjattu {n}.",
    sv="I planen har {n} antecknats.",
    en="The plan has {n}.",
)
_CHANGED: Final = Text(fi="muutettu {day}", sv="ändrad den {day}", en="amended on {day}")
_ADDED: Final = Text(fi="lisätty {day}", sv="tillagd den {day}", en="added on {day}")
_GIVEN_UP: Final = Text(fi="luovuttu {day}", sv="övergiven den {day}", en="given up on {day}")

_FROZEN: Final = Text(
    fi="Suunnitelma kiinnitettiin {day}, {timing}. Sen sisältötiiviste on {hash}.",
    sv="Planen låstes den {day}, {timing}. Dess innehållshash är {hash}.",
    en="The plan was frozen on {day}, {timing}. Its content hash is {hash}.",
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
_FROM_PLAN: Final = Text(
    fi="analyysisuunnitelma {day}, sisältötiiviste {hash}",
    sv="analysplanen {day}, innehållshash {hash}",
    en="analysis plan of {day}, content hash {hash}",
)
_FROM_PAGES: Final = Text(
    fi="kirjan lukujen koodi; {plan}",
    sv="koden i bokens kapitel; {plan}",
    en="code of the book’s chapters; {plan}",
)

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


def outcome(planned: int, done: Iterable[Status], also: int | None, language: Language) -> str:
    """Say how many analyses were planned, what became of them, and how many more there are.

    Examples
    --------
    >>> outcome(2, (Status.AS_PLANNED, Status.GIVEN_UP), None, "en")
    'The plan holds 2 analyses. Outcome: 1 done as planned and 1 given up.'
    """
    count = Counter(done)
    told = [
        f"{numbers.integer(count[one], language=language)} {_became(one, count[one], language)}"
        for one in Status
        if count[one]
    ]
    whole = _PLANNED[language].format(
        n=_counted(planned, _ANALYSES[language], language), done=joined(told, AND[language])
    )
    if also is None:
        return whole
    more = _UNPLANNED[language].format(n=_counted(also, _ANALYSES[language], language))
    return f"{whole} {more if also else _NONE_UNPLANNED[language]}"


def _became(status: Status, number: int, language: Language) -> str:
    several = _SEVERAL.get((status, language)) if number > 1 else None
    return several or status.text[language]


def amendments_counted(number: int, language: Language) -> str:
    """Say how many amendments a plan has."""
    if not number:
        return _NO_AMENDMENTS[language]
    return _HAS_AMENDMENTS[language].format(n=_counted(number, _AMENDMENTS[language], language))


def _counted(number: int, words: tuple[str, str], language: Language) -> str:
    return f"{numbers.integer(number, language=language)} {words[number != 1]}"


def amended(amendments: Sequence[Amendment], plan: AnalysisPlan, language: Language) -> str:
    """Say of some of a plan's amendments when they were made, what they did, and why."""
    return " ".join(
        f"{sentence_case(_did(one, before, language))}: {one.reason[language]}"
        for one, before in plan.replayed()
        if one in amendments
    )


def _did(amendment: Amendment, before: Mapping[str, Planned], language: Language) -> str:
    changed = _CHANGED if amendment.name in before else _ADDED
    kind = _GIVEN_UP if amendment.now is None else changed
    return kind[language].format(day=numbers.date(amendment.date, language=language))


def frozen(plan: AnalysisPlan, instrument: Instrument, language: Language) -> str:
    """Say when a plan was frozen, before or after which answers, and its content hash."""
    return _FROZEN[language].format(
        day=numbers.date(plan.frozen, language=language),
        timing=timing(plan.frozen, instrument, language),
        hash=plan.content_hash,
    )


def from_plan(plan: AnalysisPlan) -> Text:
    """Name a plan as a source."""
    return in_each(
        lambda one: _FROM_PLAN[one].format(day=numbers.date(plan.frozen), hash=plan.content_hash)
    )


def from_pages(plan: AnalysisPlan) -> Text:
    """Name the pages that were held against a plan as a source."""
    return in_each(lambda one: _FROM_PAGES[one].format(plan=from_plan(plan)[one]))


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
