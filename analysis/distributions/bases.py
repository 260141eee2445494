"""Whom are the figures about? Asked, answered, and why the others did not, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis import numbers
from analysis.publication import Rule
from analysis.results.estimate import too_few
from analysis.results.missing import NOT_ASKED, REASONS, counted, told
from analysis.results.words import sentence_case, when
from surveys.model import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """How many were asked a question in a wave, and what became of them.

    Attributes
    ----------
    wave
        Name of the wave.
    fewest, most
        Answers per row of the result, the same number twice when all rows rest on the same
        answers; None when there are too few to show.
    asked
        Those whom neither the skip logic nor the wave left out. None when it would give away a
        small number of people who did not answer or were not asked.
    few_silent
        Whether that is because few of those asked did not answer.
    reasons
        Why the others did not answer, each with its count, which is None when it is hidden.
        Empty when the rows rest on different numbers of answers.

    Examples
    --------
    >>> base = Base(wave="2024", fewest=162, most=162, asked=170, minimum_group=5,
    ...             reasons=(("blank", 8),))
    >>> base.note("en")
    'In 2024, 170 were asked: 162 answered and 8 did not (left it blank 8).'
    """

    wave: str
    fewest: int | None
    most: int | None
    asked: int | None
    minimum_group: int
    reasons: tuple[tuple[str, int | None], ...] = ()
    few_silent: bool = False

    @property
    def hidden(self) -> bool:
        """Whether too few answered for anything to be shown."""
        return self.fewest is None

    def count(self, language: Language) -> str:
        """Write how many answered, as one number or as the range over the rows."""
        assert self.fewest is not None
        assert self.most is not None
        if self.fewest == self.most:
            return numbers.integer(self.fewest, language=language)
        ends = [numbers.integer(one, language=language) for one in (self.fewest, self.most)]
        return numbers.DASH.join(ends)

    def note(self, language: Language) -> str:
        """Say in a sentence how many were asked and answered, and why others did not."""
        at = sentence_case(when(self.wave, language))
        if self.fewest is None:
            return f"{at}: {too_few(self.minimum_group)[language]}."
        if self.fewest != self.most:
            return self._by_row(at, language)
        if self.asked is None:
            return self._answered_only(at, language)
        if self.asked == self.fewest:
            return self._all(at, language)
        return self._some(at, self.asked, self.fewest, language)

    def _by_row(self, at: str, language: Language) -> str:
        count = self.count(language)
        if self.asked is None:
            return {
                "fi": f"{at} vastauksia on kohdittain {count}.",
                "sv": f"{at} finns det {count} svar per punkt.",
                "en": f"{at}, each item has {count} answers.",
            }[language]
        asked = numbers.integer(self.asked, language=language)
        return {
            "fi": f"{at} kysyttiin {asked} vastaajalta; vastauksia on kohdittain {count}.",
            "sv": f"{at} tillfrågades {asked}; det finns {count} svar per punkt.",
            "en": f"{at}, {asked} were asked; each item has {count} answers.",
        }[language]

    def _answered_only(self, at: str, language: Language) -> str:
        count = self.count(language)
        if not self.few_silent:
            return {
                "fi": f"{at} kysymykseen vastasi {count}.",
                "sv": f"{at} svarade {count}.",
                "en": f"{at}, {count} answered.",
            }[language]
        few = numbers.integer(self.minimum_group, language=language)
        return {
            "fi": f"{at} kysymykseen vastasi {count}; alle {few} jätti vastaamatta.",
            "sv": f"{at} svarade {count}; färre än {few} lät bli att svara.",
            "en": f"{at}, {count} answered; fewer than {few} did not.",
        }[language]

    def _all(self, at: str, language: Language) -> str:
        count = self.count(language)
        return {
            "fi": f"{at} kysyttiin {count} vastaajalta, ja kaikki vastasivat.",
            "sv": f"{at} tillfrågades {count}, och alla svarade.",
            "en": f"{at}, {count} were asked, and all answered.",
        }[language]

    def _some(self, at: str, asked: int, answered: int, language: Language) -> str:
        whole, count, others = (
            numbers.integer(one, language=language) for one in (asked, answered, asked - answered)
        )
        why = self._why(language)
        return {
            "fi": f"{at} kysyttiin {whole} vastaajalta: {count} vastasi ja {others} ei ({why}).",
            "sv": f"{at} tillfrågades {whole}: {count} svarade och {others} svarade inte ({why}).",
            "en": f"{at}, {whole} were asked: {count} answered and {others} did not ({why}).",
        }[language]

    def _why(self, language: Language) -> str:
        parts = [
            f"{REASONS[reason][language]} {numbers.integer(count, language=language)}"
            for reason, count in self.reasons
            if count is not None
        ]
        unsaid = [REASONS[reason][language] for reason, count in self.reasons if count is None]
        if unsaid:
            apart = {
                "fi": "määriä ei eritellä",
                "sv": "antalen särredovisas inte",
                "en": "not counted separately",
            }[language]
            parts.append(f"{apart}: {', '.join(unsaid)}")
        return "; ".join(parts)


def base_of(wave: str, reasons: pd.Series[str], rows: Sequence[int], rule: Rule) -> Base:
    """Count who was asked and who answered in a wave.

    Parameters
    ----------
    wave
        Name of the wave.
    reasons
        One per response of the wave: why there is no answer, empty where there is one.
    rows
        How many answers each row of the result rests on.
    rule
        No number is given from which a smaller group could be had.

    Examples
    --------
    >>> base = base_of("2024", pd.Series([""] * 90 + ["blank"] * 7), [90], Rule())
    >>> base.asked, base.most, base.reasons
    (97, 90, (('blank', 7),))
    >>> base_of("2024", pd.Series([""] * 90 + ["blank"] * 3), [90], Rule()).asked is None
    True
    """
    counts = counted(reasons)
    shown = [one for one in rows if not one < rule.minimum_group]
    if not shown:
        return Base(wave=wave, fewest=None, most=None, asked=None, minimum_group=rule.minimum_group)
    known = told(counts, rule)
    asked = known.asked
    if asked is not None and any(rule.hides(asked - one) for one in rows):
        asked = None
    is_even = set(rows) == {counts["answered"]} and asked is not None
    return Base(
        wave=wave,
        fewest=min(shown),
        most=max(shown),
        asked=asked,
        few_silent=rule.hides(counts["asked"] - counts["answered"]),
        minimum_group=rule.minimum_group,
        reasons=tuple(
            (name, count) for name, count in known.reasons.items() if name not in NOT_ASKED
        )
        if is_even
        else (),
    )
