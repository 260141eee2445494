"""Puts a description of answers into words in Finnish, Swedish and English.

Labels stand in quotation marks, so that no word of a questionnaire is ever inflected.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import pandas as pd

from analysis.distributions.shapes import Shape
from analysis.language import in_each
from analysis.results.estimate import too_few
from analysis.results.words import heading, when
from surveys.model import Code, Language, Text
from surveys.model.words import AND, joined, quoted

if TYPE_CHECKING:
    from analysis.distributions.distribution import Distribution, WaveAnswers

_OF_SHOWN: Final = Text(
    fi="esitettävistä ", sv="av dem som kan visas ", en="of those that can be shown, "
)


def label_quoted(label: Text, language: Language) -> str:
    """Return a label in quotation marks, without the full stop of a statement.

    Examples
    --------
    >>> label_quoted(Text(fi="Työ sujuu.", sv="Arbetet löper.", en="Work goes well."), "fi")
    '”Työ sujuu”'
    """
    return quoted(label[language].strip().removesuffix("."), language)


def scale_text(scale: Sequence[Code]) -> Text:
    """Say what the lowest and the highest answer of a scale mean.

    Examples
    --------
    >>> low, high = Text(fi="Ei", sv="Nej", en="No"), Text(fi="Kyllä", sv="Ja", en="Yes")
    >>> scale_text((Code("1", low), Code("5", high))).en
    'Scale: 1 = “No”, 5 = “Yes”.'
    """
    named = Text(fi="Asteikko", sv="Skala", en="Scale")
    return in_each(
        lambda one: (
            f"{named[one]}: "
            + ", ".join(f"{code.code} = {label_quoted(code.text, one)}" for code in scale)
            + "."
        )
    )


def distribution_sentence(distribution: Distribution, language: Language) -> str:
    """Say for each wave how many answered and what was answered most."""
    parts = [_wave(distribution, one, language) for one in distribution.waves]
    return f"{_head(distribution, language)}: {'; '.join(parts)}."


def _head(distribution: Distribution, language: Language) -> str:
    question = heading(distribution.question, language)
    if distribution.row is None:
        return question
    return f"{question}, {label_quoted(distribution.row, language)}"


def _wave(distribution: Distribution, wave: WaveAnswers, language: Language) -> str:
    at = when(wave.wave, language)
    if wave.base.hidden:
        return f"{at}: {too_few(distribution.minimum_group)[language]}"
    frame = wave.shown.frame
    shown = frame[frame["estimate"].notna()]
    return f"{_counted(wave, language)} {_finding(distribution, wave, shown, language)}"


def _counted(wave: WaveAnswers, language: Language) -> str:
    at, count = when(wave.wave, language), wave.base.count(language)
    if wave.base.fewest == wave.base.most:
        return {
            "fi": f"{at} vastaajia oli {count},",
            "sv": f"{at} svarade {count},",
            "en": f"{at}, {count} answered,",
        }[language]
    return {
        "fi": f"{at} vastaajia oli kohdittain {count},",
        "sv": f"{at} svarade {count} per punkt,",
        "en": f"{at}, each item was answered by {count},",
    }[language]


def _finding(
    distribution: Distribution, wave: WaveAnswers, shown: pd.DataFrame, language: Language
) -> str:
    is_share = distribution.shape in (Shape.ANSWERS, Shape.OPTIONS)
    # Beside hidden answers, that nobody gave the others is no finding.
    if shown.empty or (is_share and wave.shown.any_hidden and not shown["estimate"].any()):
        return {
            "fi": "mutta jakaumaa ei voi esittää, koska ryhmät ovat liian pieniä",
            "sv": "men fördelningen kan inte visas eftersom grupperna är för små",
            "en": "but the answers cannot be shown because the groups are too small",
        }[language]
    shape = distribution.shape
    if len(wave.shown.frame) == 1:
        return _single(shape, shown, language)
    if shape is Shape.MEANS:
        return _highest_and_lowest(shown, _part_shown(distribution, wave), language)
    return _most(shape, shown, _part_shown(distribution, wave), language)


def _part_shown(distribution: Distribution, wave: WaveAnswers) -> bool:
    """Return whether a hidden row could be the largest, as far as a reader can tell."""
    frame = wave.shown.frame
    if not wave.shown.any_hidden:
        return False
    if distribution.shape is not Shape.ANSWERS:
        return True
    # Said from the shown counts alone: anything else would tell something of the hidden ones.
    counts = frame["count"].dropna()
    assert wave.base.most is not None
    return bool(counts.max() < wave.base.most - counts.sum())


def _most(shape: Shape, shown: pd.DataFrame, of_shown: bool, language: Language) -> str:
    top = shown[shown["estimate"] == shown["estimate"].max()]
    names = joined([label_quoted(label, language) for label in top["label"]], AND[language])
    value = top["value"].iloc[0][language]
    several = len(top) > 1
    return _MOST[shape][language][several].format(
        shown=_OF_SHOWN[language] if of_shown else "",
        names=names,
        value=f"{value} {_each(len(top), language)}" if several else value,
    )


def _highest_and_lowest(shown: pd.DataFrame, of_shown: bool, language: Language) -> str:
    high, low = (
        shown.loc[shown["estimate"] == end]
        for end in (shown["estimate"].max(), shown["estimate"].min())
    )
    first, last = (
        joined([label_quoted(label, language) for label in rows["label"]], AND[language])
        for rows in (high, low)
    )
    most, least = (rows["value"].iloc[0][language] for rows in (high, low))
    part = _OF_SHOWN[language] if of_shown else ""
    at, lowest_at = ("kohdissa" if len(rows) > 1 else "kohdassa" for rows in (high, low))
    return {
        "fi": f"ja {part}keskiarvoista suurin oli {at} {first} ({most}) ja pienin {lowest_at} "
        f"{last} ({least})",
        "sv": f"och {part}{'var medelvärdet' if of_shown else 'medelvärdet var'} störst för "
        f"{first} ({most}) och minst för {last} ({least})",
        "en": f"and {part}the mean was highest for {first} ({most}) and lowest for {last} "
        f"({least})",
    }[language]


def _single(shape: Shape, shown: pd.DataFrame, language: Language) -> str:
    value = shown["value"].iloc[0][language]
    if shape is Shape.MEANS:
        return {
            "fi": f"ja keskiarvo oli {value}",
            "sv": f"och medelvärdet var {value}",
            "en": f"and the mean was {value}",
        }[language]
    return {
        "fi": f"ja vaihtoehdon valitsi {value}",
        "sv": f"och {value} valde alternativet",
        "en": f"and {value} chose this option",
    }[language]


def _each(number: int, language: Language) -> str:
    two = number == 2
    return {
        "fi": "kumpikin" if two else "kukin",
        "sv": "vardera" if two else "var",
        "en": "each",
    }[language]


_MOST: Final[dict[Shape, dict[Language, tuple[str, str]]]] = {
    Shape.ANSWERS: {
        "fi": (
            "ja {shown}vastauksista yleisin oli {names} ({value})",
            "ja {shown}vastauksista yleisimmät olivat {names} ({value})",
        ),
        "sv": (
            "och det vanligaste svaret {shown}var {names} ({value})",
            "och de vanligaste svaren {shown}var {names} ({value})",
        ),
        "en": (
            "and {shown}the most common answer was {names} ({value})",
            "and {shown}the most common answers were {names} ({value})",
        ),
    },
    Shape.OPTIONS: {
        "fi": (
            "ja {shown}vaihtoehdoista useimmin valittiin {names} ({value})",
            "ja {shown}vaihtoehdoista useimmin valittiin {names} ({value})",
        ),
        "sv": (
            "och det vanligaste valet {shown}var {names} ({value})",
            "och de vanligaste valen {shown}var {names} ({value})",
        ),
        "en": (
            "and {shown}the option chosen most often was {names} ({value})",
            "and {shown}the options chosen most often were {names} ({value})",
        ),
    },
    Shape.PARTS: {
        "fi": (
            "ja {shown}osuuksista suurin oli keskimäärin {names} ({value})",
            "ja {shown}osuuksista suurimmat olivat keskimäärin {names} ({value})",
        ),
        "sv": (
            "och den i genomsnitt största andelen {shown}var {names} ({value})",
            "och de i genomsnitt största andelarna {shown}var {names} ({value})",
        ),
        "en": (
            "and {shown}the largest share on average was {names} ({value})",
            "and {shown}the largest shares on average were {names} ({value})",
        ),
    },
}
