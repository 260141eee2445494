"""An instrument as the JSON that the offline form's runtime shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from surveys.fieldwork import HEADING, NO_FIELDWORK, Fieldwork, privacy_texts
from surveys.model import (
    LANGUAGES,
    Allocation,
    Code,
    CodeList,
    Date,
    Instrument,
    Item,
    Language,
    LikertGrid,
    LongText,
    MultipleChoice,
    Number,
    Section,
    ShortText,
    SingleChoice,
    Text,
    content_hash,
)
from surveys.platforms.forms import main_language
from surveys.platforms.html import trees
from surveys.platforms.html.messages import WORDS
from surveys.platforms.limits import at_most, day_between, no_longer_than, number_between
from surveys.platforms.writing import LIST_MOST, SHOWN_DECIMALS

Node: TypeAlias = dict[str, Any]
"""An object in the JSON of the form."""
FORMAT = "tkk-answers"
"""What files of answers call themselves."""
FORMAT_VERSION = 1


def form(
    instrument: Instrument,
    wave: str,
    languages: Sequence[Language] = LANGUAGES,
    fieldwork: Fieldwork = NO_FIELDWORK,
) -> Node:
    """Return the form of an instrument as asked in one wave.

    Parameters
    ----------
    instrument
        With all of its waves.
    wave
        The wave whose questions are asked.
    languages
        In which the form can be answered.
    fieldwork
        Who asks, and the public key that answers are encrypted to.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> found = form(coordinators, "2026", ["sv"])
    >>> found["language"], found["pages"][0]["items"][1]["name"]
    ('sv', 'role')
    """
    return _Writer(instrument.at(wave), tuple(languages)).form(fieldwork)


class _Writer:
    """Writes one form; its texts in the languages in which it can be answered."""

    def __init__(self, asked: Instrument, languages: tuple[Language, ...]) -> None:
        self.asked = asked
        self.languages = languages

    def words(self, text: Text) -> dict[str, str]:
        return {one: text[one] for one in self.languages}

    def form(self, fieldwork: Fieldwork) -> Node:
        asked = self.asked
        return {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "instrument": asked.name,
            "wave": asked.waves[0].name,
            "content_hash": content_hash(asked),
            "languages": list(self.languages),
            "language": main_language(asked, self.languages),
            "decimals": SHOWN_DECIMALS,
            "public_key": None if fieldwork.public_key is None else dict(fieldwork.public_key),
            "title": self.words(asked.title),
            "intro": self.words(asked.intro),
            "thanks": self.words(asked.thanks),
            "privacy": {
                "heading": self.words(HEADING),
                "parts": [[*map(self.words, pair)] for pair in privacy_texts(fieldwork)],
            },
            "words": {name: self.words(text) for name, text in WORDS.items()},
            "pages": [self.page(section) for section in asked.sections],
        }

    def page(self, section: Section) -> Node:
        return _tidy({
            "name": section.name,
            "title": self.words(section.title),
            "intro": None if section.intro is None else self.words(section.intro),
            "show": trees.visibility(section.condition, self.asked),
            "items": [self.item(one) for one in section.items],
        })  # fmt: skip

    def item(self, item: Item) -> Node:
        found: Node = {
            "name": item.name,
            "text": self.words(item.text),
            "help": None if item.help is None else self.words(item.help),
            "show": trees.visibility(item.condition, self.asked),
        }
        if not item.asked:
            (one,) = item.fields
            known, value = trees.calculation(one, self.asked)
            return _tidy({**found, "kind": "computed", "known": known, "value": value})
        return _tidy({
            **found,
            "fields": self.fields(item),
            "required": item.required,
            "valid": trees.validity(item, self.asked),
            "message": None if item.valid_message is None else self.words(item.valid_message),
            **dict(self.kind(item)),
        })  # fmt: skip

    def fields(self, item: Item) -> list[Node]:
        """Return the fields; those of several have the text of their part."""
        return [
            {"name": one.name, **({"text": self.words(one.text)} if one.part else {})}
            for one in item.fields
        ]

    def kind(self, item: Item) -> Iterator[tuple[str, object]]:
        """Yield what items of this type alone have."""
        match item:
            case SingleChoice() | MultipleChoice() | LikertGrid():
                yield from self.chosen(item)
            case Number() | Allocation():
                yield from self.counted(item)
            case Date(earliest=first, latest=last):
                yield "kind", "date"
                yield from (("least", first.isoformat()), ("most", last.isoformat()))
                yield "limits", self.words(day_between(first, last))
            case ShortText(max_length=length):
                yield "kind", "short"
                yield "longest", length
                yield "limits", self.words(no_longer_than(length))
            case LongText():
                yield "kind", "long"

    def chosen(
        self, item: SingleChoice | MultipleChoice | LikertGrid
    ) -> Iterator[tuple[str, object]]:
        match item:
            case SingleChoice(codes=codes):
                yield "kind", "list" if len(codes) > LIST_MOST else "single"
            case MultipleChoice(at_most=most):
                yield "kind", "multiple"
                if most is not None:
                    yield "at_most", most
                    yield "limits", self.words(at_most(most))
            case LikertGrid():
                yield "kind", "grid"
        yield "choices", self.choices(item.codes)
        yield "shuffled", item.randomise

    def counted(self, item: Number | Allocation) -> Iterator[tuple[str, object]]:
        match item:
            case Number(minimum=least, maximum=most, decimals=decimals):
                yield "kind", "number"
                yield from (("least", least), ("most", most), ("decimals", decimals))
                yield "limits", self.words(number_between(least, most))
            case Allocation(total=total):
                yield "kind", "allocation"
                yield "total", total
                yield "limits", self.words(number_between(0, total))
        yield "unit", self.unit(item)

    def unit(self, item: Number | Allocation) -> dict[str, str] | None:
        return None if item.unit is None else self.words(item.unit)

    def choices(self, codes: CodeList) -> list[Node]:
        return [_tidy(self.choice(code)) for code in codes]

    def choice(self, code: Code) -> Node:
        return {
            "code": code.code,
            "text": self.words(code.text),
            "exclusive": code.exclusive,
            # Keeps its place when the choices are shuffled.
            "stays": code.stands_alone,
        }


_SAYS_NOTHING = {
    "show": True, "valid": True,
    "required": False, "shuffled": False, "exclusive": False, "stays": False,
}  # fmt: skip


def _tidy(node: Node) -> Node:
    """Leave out what the runtime takes for granted."""
    return {
        name: value
        for name, value in node.items()
        if value is not None and not (name in _SAYS_NOTHING and value is _SAYS_NOTHING[name])
    }
