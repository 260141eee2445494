"""What linking takes and gives: sides, pairs, what stays open, and the report in counts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Final

from surveys.errors import UsageError, listed
from surveys.linking.codes import Flags, Integers


class How(StrEnum):
    """What a pair rests on."""

    EXACT = "exact"
    SLIP = "slip"
    DECIDED = "decided"


class Reason(StrEnum):
    """Why answers that could be one person's are not linked."""

    REPEATED = "repeated"
    CONTRADICTED = "contradicted"
    SEVERAL = "several"
    EVIDENCE = "evidence"
    TOO_LITTLE = "too_little"
    CHANCE = "chance"


MEANINGS: Final[Mapping[Reason, str]] = {
    Reason.REPEATED: "the code stands more than once on one side",
    Reason.CONTRADICTED: "the code is the same, but the evidence contradicts",
    Reason.SEVERAL: "more than one code is one slip away",
    Reason.EVIDENCE: "one slip apart, but the evidence contradicts",
    Reason.TOO_LITTLE: "one slip apart, but too little evidence agrees",
    Reason.CHANCE: "one slip apart, but with this many people it could be chance",
}
"""Each reason in words."""

CAUTION: Final = 0.05
"""Wrong links of equal codes to be expected from which on the report warns."""


@dataclass(frozen=True, slots=True)
class Side:
    """One wave or form: who answered, under which code, and what else is known of them.

    Parameters
    ----------
    name
        Such as "coordinators@2024".
    ids
        Response ids, each once.
    codes
        As written; None where there is none.
    evidence
        Field → its answers, of the same length; None where not known.

    Raises
    ------
    UsageError
        Lengths differ, or an id is missing or stands twice.
    """

    name: str
    ids: Sequence[str]
    codes: Sequence[str | None]
    evidence: Mapping[str, Sequence[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for what, cells in (("codes", self.codes), *self.evidence.items()):
            if len(cells) != len(self.ids):
                raise self._fault(f"{len(cells)} cells of {what}", f"{len(self.ids)}, one an id")
        if None in self.ids or len(set(self.ids)) != len(self.ids):
            raise self._fault("response ids that are missing or stand twice", "each once")

    def __len__(self) -> int:
        return len(self.ids)

    def _fault(self, found: str, expected: str) -> UsageError:
        return UsageError(found, expected=expected, where=f"side {self.name}")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two answers of one person, as places: side and row of the earlier, and of the later.

    `agreeing`, `contradicting` and `unknown` count the fields of evidence.
    """

    earlier: int
    earlier_row: int
    later: int
    later_row: int
    how: How
    agreeing: int
    contradicting: int
    unknown: int


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """All pairs, in columns; iterate for `Pair` after `Pair`."""

    earlier: Integers
    earlier_row: Integers
    later: Integers
    later_row: Integers
    how: tuple[How, ...]
    agreeing: Integers
    contradicting: Integers
    unknown: Integers

    def __len__(self) -> int:
        return len(self.how)

    def __iter__(self) -> Iterator[Pair]:
        yield from map(
            Pair,
            self.earlier.tolist(),
            self.earlier_row.tolist(),
            self.later.tolist(),
            self.later_row.tolist(),
            self.how,
            self.agreeing.tolist(),
            self.contradicting.tolist(),
            self.unknown.tolist(),
        )


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """An answer that could be linked in more than one way, or should not be: side, row, reason."""

    side: int
    row: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Question:
    """Two answers of which a person must say whether they are one person's; places as in `Pair`."""

    earlier: int
    earlier_row: int
    later: int
    later_row: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class SideCounts:
    """Of one side: answers, those with a code, and how many are linked, ambiguous, unmatched."""

    name: str
    answers: int
    coded: int
    linked: int
    ambiguous: int
    unmatched: int


@dataclass(frozen=True, slots=True)
class LinkReport:
    """What linking did, in counts alone; no code and no id stands in it.

    Parameters
    ----------
    sides
        One for each side.
    pairs
        How → number of pairs.
    agreeing, contradicting, unknown
        Fields of evidence over all pairs.
    ambiguous
        Reason → number of answers.
    questions, not_listed
        Pairs for a person to decide, and pairs too many of a kind to be put to anyone.
    short
        Pairs one slip apart that were passed over, as the codes have too few letters and digits.
    expected_wrong, expected_wrong_slips
        Wrong links to be expected by chance: of equal codes, and of the codes one slip apart.
    slips
        "linked", "asked" (put to a person, as more wrong links than allowed were expected), "off"
        (so many that it is not worth asking), or "not wanted".
    """

    sides: tuple[SideCounts, ...]
    pairs: Mapping[str, int]
    agreeing: int
    contradicting: int
    unknown: int
    ambiguous: Mapping[str, int]
    questions: int
    not_listed: int
    short: int
    expected_wrong: float
    expected_wrong_slips: float
    slips: str

    def to_json(self) -> str:
        """Return the report for other programs."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        for side in self.sides:
            yield (
                f"{side.name}: {side.coded} of {side.answers} with a code; {side.linked} linked, "
                f"{side.ambiguous} ambiguous, {side.unmatched} without a match"
            )
        yield "pairs: " + listed(f"{count} {how}" for how, count in self.pairs.items())
        yield (
            f"evidence of the pairs: {self.agreeing} agree, {self.contradicting} contradict, "
            f"{self.unknown} not known"
        )
        for name, count in self.ambiguous.items():
            yield f"not linked: {count} answers, as {MEANINGS[Reason(name)]}"
        yield f"questions for a person: {self.questions}; too many to ask: {self.not_listed}"
        yield (
            f"wrong links to be expected by chance: {self.expected_wrong:.2g} of equal codes, "
            f"{self.expected_wrong_slips:.2g} of codes one slip apart (slips: {self.slips})"
        )
        if self.expected_wrong >= CAUTION:
            yield "caution: with codes like these strangers share codes; declare evidence"
        if self.short:
            yield f"{self.short} pairs one slip apart were passed over: the codes are too short"


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """The outcome of linking.

    Parameters
    ----------
    sides
        As given.
    pairs
        Answers of one person, each with the person's next one.
    ambiguous
        Answers that are not linked although something speaks for it.
    questions
        What a person can decide.
    report
        Counts alone.
    codes, people, linked
        For each side, for each answer: the folded code, the number of the person, and whether
        the person has another answer. `canonical` needs them.
    """

    sides: tuple[Side, ...]
    pairs: Pairs
    ambiguous: tuple[Ambiguous, ...]
    questions: tuple[Question, ...]
    report: LinkReport
    codes: tuple[Sequence[str | None], ...]
    people: tuple[Integers, ...]
    linked: tuple[Flags, ...]
