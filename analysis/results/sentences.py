"""Puts a comparison of two waves into words in Finnish, Swedish and English.

Labels stand before a colon and answers in quotation marks, so that no word of a questionnaire is
ever inflected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis import numbers
from analysis.results.estimate import measured, too_few
from analysis.results.quantities import (
    Quantity,
    level_text,
    places_for,
    written,
    written_change,
    written_interval,
)
from analysis.results.verdicts import Verdict
from analysis.results.words import heading, sentence_case, when, when_after_number
from surveys.model import Language

if TYPE_CHECKING:
    from analysis.results.comparison import Comparison


def comparison_sentence(comparison: Comparison, language: Language) -> str:
    """Say a comparison in words: both waves, the change, its interval and how many answered.

    Where the interval reaches both sides of zero, that there is no clear change is said too.
    """
    told = _told(comparison, language)
    if comparison.verdict is not Verdict.NO_CLEAR_CHANGE:
        return told
    return f"{told} {sentence_case(comparison.verdict.text[language])}."


def _told(comparison: Comparison, language: Language) -> str:
    label = heading(comparison.what, language)
    if comparison.estimate is None:
        return f"{label}: {too_few(comparison.minimum_group)[language]}."
    if comparison.quantity is Quantity.SHIFT:
        told = f"{_shift(language)} {_uncertainty(comparison, language, name=False)}"
        return f"{label}: {told}. {_means(comparison, language)}."
    if comparison.quantity is Quantity.HIGHER_MINUS_LOWER and comparison.higher is None:
        told = (
            f"{_moved_apart(comparison, language)} {_uncertainty(comparison, language, name=False)}"
        )
        return f"{label}: {told}. {_means(comparison, language)}."
    if comparison.quantity is Quantity.HIGHER_MINUS_LOWER:
        told = _higher_and_lower(comparison, language)
        bracket = f"({_uncertainty(comparison, language)})"
        return f"{label}: {told} {bracket}. {_means(comparison, language)}."
    return f"{label}: {_levels(comparison, language)} ({_uncertainty(comparison, language)})."


def _levels(comparison: Comparison, language: Language) -> str:
    before, after = _both(comparison, language)
    if comparison.quantity is Quantity.MEAN:
        start = {"fi": "keskimäärin", "sv": "i genomsnitt", "en": "on average"}[language]
    else:
        was = {"fi": "oli", "sv": "var", "en": "was"}[language]
        the = "the " if language == "en" else ""
        start = f"{the}{measured(comparison.quantity, comparison.answer, language)} {was}"
    return f"{start} {before} {_and(language)} {after}"


def _means(comparison: Comparison, language: Language) -> str:
    start = {"fi": "Keskiarvo oli", "sv": "Medelvärdet var", "en": "The mean was"}[language]
    before, after = _both(comparison, language)
    return f"{start} {before} {_and(language)} {after}"


def _both(comparison: Comparison, language: Language) -> tuple[str, str]:
    places = comparison.places
    first, second = comparison.before, comparison.after
    assert first.estimate is not None
    assert second.estimate is not None
    at = when if first.quantity.in_points else when_after_number
    return (
        f"{written(first.quantity, first.estimate, language, places)} "
        f"{at(comparison.waves[0], language)}",
        f"{written(second.quantity, second.estimate, language, places)} "
        f"{at(comparison.waves[1], language)}",
    )


def _and(language: Language) -> str:
    return {"fi": "ja", "sv": "och", "en": "and"}[language]


def _shift(language: Language) -> str:
    return {
        "fi": "tyypillinen muutos oli",
        "sv": "den typiska förändringen var",
        "en": "the typical shift was",
    }[language]


def _moved_apart(comparison: Comparison, language: Language) -> str:
    """Begin with the difference alone, where one of its sides would tell of a few people."""
    before, after = (when(wave, language) for wave in comparison.waves)
    return {
        "fi": f"{after} suuremman ja pienemmän arvon kuin {before} antaneiden osuuksien erotus oli",
        "sv": f"skillnaden mellan andelarna som gav ett högre och ett lägre värde {after} än "
        f"{before} var",
        "en": f"the share that gave a higher value {after} than {before} minus the share that "
        "gave a lower one was",
    }[language]


def _higher_and_lower(comparison: Comparison, language: Language) -> str:
    assert comparison.higher is not None
    assert comparison.lower is not None
    places = places_for(comparison.quantity, comparison.interval)
    higher, lower = (
        numbers.percent(share, places, language=language)
        for share in (comparison.higher, comparison.lower)
    )
    before, after = (when(wave, language) for wave in comparison.waves)
    if comparison.linked:
        return {
            "fi": f"{higher} vastaajista antoi {after} suuremman ja {lower} pienemmän arvon "
            f"kuin {before}",
            "sv": f"{higher} av de svarande gav ett högre och {lower} ett lägre värde {after} "
            f"än {before}",
            "en": f"{higher} of respondents gave a higher value {after} than {before} and "
            f"{lower} a lower one",
        }[language]
    return {
        "fi": f"kun kierrosten kaikkia vastaajia verrataan toisiinsa, arvo on {after} suurempi "
        f"{higher}:ssa ja pienempi {lower}:ssa vertailuista kuin {before}",
        "sv": f"när alla svarande i omgångarna jämförs med varandra är värdet {after} högre än "
        f"{before} i {higher} av jämförelserna och lägre i {lower}",
        "en": f"when all respondents of the two waves are compared with each other, the value "
        f"is higher {after} than {before} in {higher} of comparisons and lower in {lower}",
    }[language]


def _uncertainty(comparison: Comparison, language: Language, *, name: bool = True) -> str:
    assert comparison.estimate is not None
    places = places_for(comparison.quantity, comparison.interval)
    number = written_change(comparison.quantity, comparison.estimate, language, places)
    what = f"{_change_name(comparison.quantity, language)} {number}" if name else str(number)
    inner = [_people(comparison, language)]
    if comparison.interval is not None:
        range_ = written_interval(
            comparison.quantity, comparison.interval, language, places, unit=False
        )
        inner.insert(0, f"{level_text(comparison.level, language)} {range_}")
    return "; ".join([what, *inner]) if name else f"{what} ({'; '.join(inner)})"


def _change_name(quantity: Quantity, language: Language) -> str:
    if quantity is Quantity.HIGHER_MINUS_LOWER:
        return {"fi": "erotus", "sv": "skillnad", "en": "difference"}[language]
    return {"fi": "muutos", "sv": "förändring", "en": "change"}[language]


def _people(comparison: Comparison, language: Language) -> str:
    if comparison.linked:
        assert comparison.pairs is not None
        pairs = numbers.integer(comparison.pairs, language=language)
        return {
            "fi": f"{pairs} samaa vastaajaa",
            "sv": f"samma {pairs} svarande",
            "en": f"the same {pairs} respondents",
        }[language]
    assert comparison.before.n is not None
    assert comparison.after.n is not None
    before, after = (
        numbers.integer(number, language=language)
        for number in (comparison.before.n, comparison.after.n)
    )
    return {
        "fi": f"vastaajia {before} ja {after}, vastauksia ei ole yhdistetty",
        "sv": f"{before} respektive {after} svarande, svaren är inte kopplade",
        "en": f"{before} and {after} respondents, answers not linked",
    }[language]
