"""What SPSS and Stata files can hold, and where the two differ.

Neither program, nor the library that writes its files, refuses all that does not fit: SPSS cuts
labels off without a word, and takes `Q1` and `q1` for one name. So the limits stand here, and
everything is checked against them before it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from surveys.model import Missing

_SPSS_WORDS = ("all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with")
_STATA_WORDS = (
    "_all", "_b", "_coef", "_cons", "_n", "_pi", "_pred", "_rc", "_skip", "byte", "double",
    "float", "if", "in", "int", "long", "strl", "using", "with",
    *(f"str{width}" for width in range(1, 2046)),
)  # fmt: skip


def _bytes(text: str) -> int:
    return len(text.encode())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Program:
    """The file format of a statistics program.

    Parameters
    ----------
    name
        In prose.
    ending
        Of its files.
    longest_name, longest_label, longest_value_label, longest_title
        Of a variable, its label, the label of a value, and the title of the file, in `size`.
    longest_text
        In bytes; None where there is no limit that answers come near.
    size
        How the program measures names and labels.
    reserved
        Names that no variable may have, in lower case.
    missing
        The value that stands for each reason not to answer.
    spare
        Further values for codes that are no answers, in the order in which they are taken.
    """

    name: str
    ending: Literal["sav", "dta"]
    longest_name: int
    longest_label: int
    longest_value_label: int
    longest_title: int
    longest_text: int | None
    size: Callable[[str], int]
    reserved: frozenset[str]
    missing: Mapping[Missing, int | str]
    spare: tuple[int | str, ...]

    def beginning(self, text: str, most: int) -> str:
        """Return as much of the beginning of a text as has at most that size.

        Examples
        --------
        >>> SPSS.beginning("työ", 3), STATA.beginning("työ", 3)
        ('ty', 'työ')
        """
        kept = text[:most]
        while self.size(kept) > most:
            kept = kept[:-1]
        return kept


SPSS: Final = Program(
    name="SPSS",
    ending="sav",
    longest_name=64,
    longest_label=256,
    longest_value_label=120,
    longest_title=64,
    longest_text=32_767,
    size=_bytes,
    reserved=frozenset(_SPSS_WORDS),
    missing={Missing.DONT_KNOW: -8, Missing.REFUSED: -9},
    spare=tuple(range(-10, -100, -1)),
)

STATA: Final = Program(
    name="Stata",
    ending="dta",
    longest_name=27,  # of 32: the library that writes calls a set of labels role123, after both
    longest_label=80,
    longest_value_label=32_000,
    longest_title=80,
    longest_text=None,
    size=len,
    reserved=frozenset(_STATA_WORDS),
    missing={Missing.DONT_KNOW: "d", Missing.REFUSED: "r"},
    spare=tuple("abcefghijklmnopqstuvwxyz"),
)
