"""Which earlier answers a questionnaire shows inside its texts."""

from __future__ import annotations

from collections.abc import Iterator

from surveys.model import Field, Instrument, Text, piped_fields


def shown_in_texts(asked: Instrument) -> tuple[Field, ...]:
    """Return the fields whose answers the texts of a form show, each once.

    Parameters
    ----------
    asked
        As asked in one wave.
    """
    names = dict.fromkeys(
        name for text in _piping_texts(asked) for name in piped_fields(text, asked.name)
    )
    return tuple(asked.fields[name] for name in names)


def _piping_texts(asked: Instrument) -> Iterator[Text]:
    for section in asked.sections:
        if section.intro is not None:
            yield section.intro
        for item in section.items:
            if item.asked:
                yield item.text
                if item.help is not None:
                    yield item.help
