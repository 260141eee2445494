"""Two waves of invented people whose true links are known."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from surveys.linking import Side

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SIGNS = f"{LETTERS}0123456789"


@dataclass(frozen=True, slots=True)
class Known:
    """Two sides, and for each answer the person who gave it."""

    earlier: Side
    later: Side
    givers: tuple[list[int], list[int]]

    @property
    def stayed(self) -> int:
        """People on both sides."""
        return len(set(self.givers[0]) & set(self.givers[1]))


def two_waves(
    seed: int,
    *,
    people: int = 1000,
    shape: str = "xxxxxxxx",
    slips: float = 0.1,
    leavers: float = 0.3,
    joiners: float = 0.0,
) -> Known:
    """Return two waves; `shape` has a letter (a), a digit (9) or either (x) for each sign."""
    dice = random.Random(seed)  # noqa: S311 # no secret, only repeatable
    codes = [code(dice, shape) for _ in range(people + round(people * joiners))]
    stay = [one for one in range(people) if dice.random() >= leavers]
    later = [
        (one, slipped(dice, codes[one]) if dice.random() < slips else codes[one]) for one in stay
    ]
    later += [(one, codes[one]) for one in range(people, len(codes))]
    dice.shuffle(later)
    facts = [
        {
            "gender": dice.choice("mf"),
            "born": str(dice.randint(1958, 2002)),
            "area": dice.choice("abcdefghij"),
        }
        for _ in codes
    ]
    return Known(
        side("before", [(one, codes[one]) for one in range(people)], facts),
        side("after", later, facts),
        (list(range(people)), [one for one, _ in later]),
    )


def side(name: str, answers: list[tuple[int, str]], facts: list[dict[str, str]]) -> Side:
    evidence: Mapping[str, list[str]] = {
        field: [facts[one][field] for one, _ in answers] for field in ("gender", "born", "area")
    }
    ids = [f"{name}{place}" for place in range(len(answers))]
    return Side(name, ids, [one for _, one in answers], evidence)


def code(dice: random.Random, shape: str) -> str:
    kinds = {"a": LETTERS, "9": "0123456789", "x": SIGNS}
    return "".join(dice.choice(kinds[one]) for one in shape)


def slipped(dice: random.Random, code: str) -> str:
    """Return the code with one slip; changing round equal neighbours leaves it as it is."""
    at, sign = dice.randrange(len(code) - 1), dice.choice(SIGNS)
    return dice.choice(
        (
            f"{code[:at]}{sign}{code[at + 1 :]}",
            f"{code[:at]}{sign}{code[at:]}",
            f"{code[:at]}{code[at + 1 :]}",
            f"{code[:at]}{code[at + 1]}{code[at]}{code[at + 2 :]}",
        )
    )
