"""What has to be set by hand after an import: in the losses, and as a list for whoever does it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from surveys.conditions import Condition
from surveys.fieldwork import Fieldwork
from surveys.model import (
    LANGUAGES,
    Allocation,
    Date,
    Instrument,
    Item,
    Language,
    LikertGrid,
    MultipleChoice,
    Number,
    ShortText,
    SingleChoice,
    Text,
    piped_fields,
)
from surveys.platforms.limits import (
    at_most,
    day_between,
    no_longer_than,
    number_between,
    total_is,
)
from surveys.platforms.qualtrics import messages
from surveys.platforms.qualtrics.names import names_of
from surveys.printed import PrintedSection, in_words, printed

_WHOLE = (
    "the text format has one language: import a survey for each, or add the others as "
    "translations in Qualtrics",
    "the text format has no title and no thanks: they are in the list of settings beside the form",
)
_PLACE = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing to set: in a word for the losses, and in words for the list."""

    name: str
    text: Text


def losses_of(asked: Instrument) -> tuple[str, ...]:
    """Say in sentences what the text format cannot carry, first of the whole and then in order.

    Parameters
    ----------
    asked
        As asked in one wave.
    """
    return (*_WHOLE, *_losses(asked))


def _losses(asked: Instrument) -> Iterator[str]:
    for section in asked.sections:
        shown = ["display logic"] if section.condition is not None else []
        piped = ["piped text"] if _pipes(section.intro) else []
        if shown or piped:
            yield f"section {section.name}: to be set by hand: {', '.join([*shown, *piped])}"
        for item in section.items:
            if not item.asked:
                yield (
                    f"item {item.name}: the form does not compute it; it is computed when the "
                    "answers are read"
                )
            elif names := _names(item, asked):
                yield f"item {item.name}: to be set by hand: {', '.join(names)}"


def _names(item: Item, asked: Instrument) -> list[str]:
    piped = ["piped text"] if _pipes(item.text) or _pipes(item.help) else []
    return [*(one.name for one in _settings(item, asked, asked.source)), *piped]


def settings_list(
    instrument: Instrument, wave: str, language: Language, fieldwork: Fieldwork
) -> str:
    """Return the list of what has to be set by hand, with the number and id of each question.

    Parameters
    ----------
    instrument
        With all of its waves.
    wave
        The wave whose questions are asked.
    language
        Of the list, and of the form it belongs to.
    fieldwork
        As the form has it.

    Examples
    --------
    >>> from surveys.fieldwork import NO_FIELDWORK
    >>> from surveys.instruments import coordinators
    >>> lines = settings_list(coordinators, "2026", "en", NO_FIELDWORK).splitlines()
    >>> next(line for line in lines if "role_other" in line)
    '3. [role_other] Could you specify?'
    """
    asked = instrument.at(wave)
    form, ids = printed(asked, language, fieldwork), names_of(instrument, wave).ids
    lines = [
        messages.HEADING[language],
        "",
        messages.ABOUT[language],
        "",
        _said(messages.NAME, language, text=form.title),
        _said(messages.THANKS, language, text=form.thanks),
    ]
    for section in form.sections:
        heading = _said(messages.SECTION, language, number=section.number, text=section.title)
        lines += ["", f"{heading} [{ids[section.name]}]", *_of_section(section, asked, language)]
        for question in section.questions:
            found = [one.text[language] for one in _settings(question.item, asked, language)]
            found += _piped(f"{question.text} {question.help}", question.item, language)
            if found:
                lines += ["", f"{question.number}. [{ids[question.name]}] {question.text}"]
                lines += [f"   - {one}" for one in found]
    return "\n".join(lines) + "\n"


def _of_section(section: PrintedSection, asked: Instrument, language: Language) -> Iterator[str]:
    own = next(one for one in asked.sections if one.name == section.name)
    for setting in _shown(own.condition, asked, language):
        yield f"   - {setting.text[language]}"
    if _pipes(own.intro):
        yield from (f"   - {_pipe(place, language)}" for place in _PLACE.findall(section.intro))


def _piped(text: str, item: Item, language: Language) -> list[str]:
    piped = _pipes(item.text) or _pipes(item.help)
    return [_pipe(place, language) for place in _PLACE.findall(text)] if piped else []


def _pipe(place: str, language: Language) -> str:
    return _said(messages.PIPED, language, text=place)


def _pipes(text: Text | None) -> bool:
    return text is not None and bool(piped_fields(text, "text"))


def _settings(item: Item, asked: Instrument, language: Language) -> Iterator[Setting]:
    yield from _shown(item.condition, asked, language)
    if item.required:
        yield Setting("forced response", messages.REQUIRED)
    yield from _format(item)
    yield from _order(item)
    if item.constraint is not None:
        assert item.valid_message is not None
        test = in_words(item.constraint, asked, language)
        text = _said(messages.VALID, language, test=test, text=item.valid_message[language])
        yield Setting("valid_if", Text(**{language: text}))


def _shown(condition: Condition | None, asked: Instrument, language: Language) -> Iterator[Setting]:
    if condition is not None:
        text = _said(messages.SHOW, language, test=in_words(condition, asked, language))
        yield Setting("display logic", Text(**{language: text}))


def _format(item: Item) -> Iterator[Setting]:
    match item:
        case MultipleChoice(codes=codes, at_most=most):
            if most is not None:
                yield Setting(f"at most {most} choices", at_most(most))
            for code in codes:
                if code.exclusive:
                    yield Setting(f"{code.code} exclusive", _with(messages.ALONE, code.text))
        case Number(minimum=least, maximum=most, decimals=count):
            kind = messages.decimals(count) if count else messages.WHOLE
            yield Setting("number", kind)
            yield Setting("limits", number_between(least, most))
        case Allocation(total=total):
            yield Setting(f"total of {total}", total_is(total))
        case Date(earliest=first, latest=last):
            yield Setting("date", messages.DATE)
            yield Setting("limits", day_between(first, last))
        case ShortText(max_length=length, unique=unique):
            yield Setting(f"at most {length} characters", no_longer_than(length))
            if unique:
                yield Setting("no answer twice, which Qualtrics does not check", messages.UNIQUE)


def _order(item: Item) -> Iterator[Setting]:
    match item:
        case SingleChoice(randomise=True) | MultipleChoice(randomise=True):
            yield Setting("random order", messages.SHUFFLED)
            for code in item.codes:
                if code.stands_alone:
                    yield Setting(f"{code.code} in its place", _with(messages.FIXED, code.text))
        case LikertGrid(randomise=True):
            yield Setting("random order of rows", messages.SHUFFLED)


def _with(sentence: Text, text: Text) -> Text:
    return Text(**{one: sentence[one].format(text=text[one]) for one in LANGUAGES})


def _said(sentence: Text, language: Language, **values: str) -> str:
    return sentence[language].format(**values)
