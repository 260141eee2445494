"""What translators are told about a place: what it is, how it is asked, what others say there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surveys.model import LANGUAGES, Instrument, Item, Language, Section, Text, piped_fields
from surveys.translation.wording import tidy

_PARTS = {
    "title": "Title",
    "intro": "Introduction",
    "thanks": "Thanks at the end",
    "text": "Question",
    "help": "Help text",
    "valid_message": "Message about a wrong answer",
    "unit": "Unit",
    "codes": "Option",
    "rows": "Row",
    "parts": "Part",
}


def notes(instrument: Instrument, place: str, language: Language) -> tuple[str, ...]:
    """Return what a translator into `language` is told about a place, one line each.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> notes(coordinators, "role.codes.regional", "sv")[0].partition(":")[0]
    'Option "regional" of role'
    """
    at = _Place.of(instrument, place)
    return tuple(
        " ".join(line.split())
        for line in (
            _what(at),
            *_elsewhere(instrument, instrument.texts[place], language),
            *_first_wording(at, language),
            *_pipes(at, place),
            *_waves(at),
            *_condition(at),
        )
    )


@dataclass(frozen=True, slots=True)
class _Place:
    instrument: Instrument
    section: Section | None
    item: Item | None
    part: str
    code: str
    revision: int | None

    @classmethod
    def of(cls, instrument: Instrument, place: str) -> _Place:
        """Take a place apart: `role.codes.local`, `role.revisions.0.text`, `title`."""
        owner, _, rest = place.rpartition(".") if "." not in place else place.partition(".")
        section = next((one for one in instrument.sections if one.name == owner), None)
        item = None if section or not owner else instrument[owner]
        words = rest.split(".")
        revision = int(words[1]) if words[0] == "revisions" else None
        part, code, *_ = [*(words if revision is None else words[2:]), ""]
        return cls(instrument, section, item, part, code, revision)

    @property
    def is_question(self) -> bool:
        return self.part == "text" and not self.code


def _what(at: _Place) -> str:
    name = _PARTS.get(at.part, at.part)
    if at.item is None:
        return f"{name} of {f'section {at.section.name}' if at.section else 'the questionnaire'}"
    if not at.item.asked:
        return f"{name if at.code else 'Name'} of the computed number {at.item.name}, not asked"
    if at.is_question:
        return f"{name} {at.item.name}"
    code = f' "{at.code}"' if at.code else ""
    return f"{name}{code} of {at.item.name}: {_asked(at)}"


def _asked(at: _Place) -> str:
    """Return how the question of a place is worded, in its revision when it is one's."""
    assert at.item is not None
    text = at.item.text
    if at.revision is not None:
        text = at.item.revisions[at.revision].text or text
    return text[at.instrument.source]


def _elsewhere(instrument: Instrument, text: Text, language: Language) -> Iterator[str]:
    for other in LANGUAGES:
        if other not in {instrument.source, language} and text.has(other):
            yield f"In {other}: {text[other]}"


def _first_wording(at: _Place, language: Language) -> Iterator[str]:
    if at.item is None or at.item.twin is None or at.revision is not None:
        return
    whole = getattr(at.item.twin.of, at.part, None)
    first = whole if isinstance(whole, Text) else whole[at.code].text if whole else None
    source = at.instrument.source
    if first is not None and tidy(first[source]) != tidy(_present(at)[source]):
        spoken = f" ({language}: {first[language]})" if first.has(language) else ""
        yield f"Worded for {at.item.twin.role}; the first wording is: {first[source]}{spoken}"


def _present(at: _Place) -> Text:
    assert at.item is not None
    tail = f".{at.code}" if at.code else ""
    return at.instrument.texts[f"{at.item.name}.{at.part}{tail}"]


def _pipes(at: _Place, place: str) -> Iterator[str]:
    for name in piped_fields(at.instrument.texts[place], place):
        field = at.instrument.fields.get(name)
        asked = f" to: {field.text[at.instrument.source]}" if field else ""
        yield f"Keep {{{name}}} as it is: it shows the answer{asked}"


def _waves(at: _Place) -> Iterator[str]:
    if at.item is None:
        return
    every = [wave.name for wave in at.instrument.waves]
    mine = [wave for wave in every if not at.item.waves or wave in at.item.waves]
    if at.revision is not None:
        mine = list(at.item.revisions[at.revision].waves)
    else:
        mine = [wave for wave in mine if not _is_revised(at, wave)]
    if mine != every:
        yield f"Only in wave {', '.join(mine)}" if mine else "In no wave"


def _is_revised(at: _Place, wave: str) -> bool:
    """Return whether a revision of that wave says this part in other words."""
    assert at.item is not None
    return any(wave in one.waves and at.part in one.changes for one in at.item.revisions)


def _condition(at: _Place) -> Iterator[str]:
    if at.item is not None and at.is_question:
        condition = at.instrument.condition_of(at.item.name)
    elif at.section is not None and at.part == "title":
        condition = at.section.condition
    else:
        condition = None
    if condition is not None:
        yield f"Shown when {condition}"
