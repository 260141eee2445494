"""Answer codes and the lists that hold them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from surveys.errors import DefinitionError, unknown
from surveys.kinds import check_kinds
from surveys.model.naming import check_code, check_name, check_unique
from surveys.model.text import Text

MOST_RATINGS = 11
"""Numeric codes that a list can have and still be a rating scale (0–10)."""


class Missing(StrEnum):
    """Why an answer is missing. Missing is not one thing."""

    NOT_ASKED = "not_asked"
    NOT_REACHED = "not_reached"
    BLANK = "blank"
    DONT_KNOW = "dont_know"
    REFUSED = "refused"
    NOT_IN_WAVE = "not_in_wave"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Code:
    """One answer a respondent can choose.

    Parameters
    ----------
    code
        The value in data, always a string: "regional", "01", "3".
    text
        What the respondent reads.
    missing
        The reason, when choosing this is not an answer: don't know, prefer not to answer.
    exclusive
        In a multiple choice, rules out all other codes: "none of these".

    Examples
    --------
    >>> Code("yes", Text("Kyllä", "Ja", "Yes")).text["fi"]
    'Kyllä'
    """

    code: str
    text: Text
    missing: Missing | None = None
    exclusive: bool = False

    def __post_init__(self) -> None:
        check_kinds(self, f"code {self.code!r}")
        check_code(self.code, f"code with text {self.text.en!r}")

    @property
    def stands_alone(self) -> bool:
        """Whether, in a multiple choice, it counts only when nothing else is chosen.

        Examples
        --------
        >>> none = Code("none", Text("Ei mitään", "Inget", "Nothing"), exclusive=True)
        >>> none.stands_alone, Code("yes", Text("Kyllä", "Ja", "Yes")).stands_alone
        (True, False)
        """
        return self.exclusive or self.missing is not None


@dataclass(frozen=True, slots=True)
class CodeList:
    """An ordered list of codes under a name.

    Examples
    --------
    >>> yes_no = CodeList("yes_no", (Code("yes", Text("Kyllä", "Ja", "Yes")),
    ...                              Code("no", Text("Ei", "Nej", "No"))))
    >>> yes_no["no"].text["sv"]
    'Nej'
    >>> "maybe" in yes_no
    False
    >>> yes_no.names
    ('yes', 'no')
    """

    name: str
    codes: tuple[Code, ...]

    def __post_init__(self) -> None:
        where = f"code list {self.name}"
        check_kinds(self, where)
        check_name(self.name, where)
        if not self.codes:
            raise DefinitionError("no codes", expected="at least one code", where=where)
        check_unique(self.names, "code", where)

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def __len__(self) -> int:
        return len(self.codes)

    def __contains__(self, code: object) -> bool:
        return any(one.code == code for one in self.codes)

    def __getitem__(self, code: str) -> Code:
        """Return the code, or raise DefinitionError with the nearest one named."""
        for one in self.codes:
            if one.code == code:
                return one
        where = f"code list {self.name}"
        raise unknown("code", code, self.names, where=where, error=DefinitionError)

    @property
    def names(self) -> tuple[str, ...]:
        """All codes as data hold them, in order."""
        return tuple(code.code for code in self.codes)

    @property
    def answers(self) -> tuple[Code, ...]:
        """The codes that are answers: those without a missing reason."""
        return tuple(code for code in self.codes if code.missing is None)

    @property
    def answer_names(self) -> tuple[str, ...]:
        """The codes that are answers, as data hold them."""
        return tuple(code.code for code in self.answers)

    @property
    def numeric(self) -> bool:
        """Whether every answer is a whole number, so that codes can be compared by size."""
        return all(code.isdecimal() for code in self.answer_names)

    @property
    def ends(self) -> tuple[int, int]:
        """Lowest and highest answer of codes that are numeric."""
        numbers = [int(code) for code in self.answer_names]
        return min(numbers), max(numbers)

    def reworded(self, texts: Mapping[str, Text]) -> CodeList:
        """Return the list with other texts for the codes that `texts` names; the others stay.

        Examples
        --------
        >>> yes_no = CodeList("yes_no", (Code("yes", Text(en="Yes")), Code("no", Text(en="No"))))
        >>> [code.text["en"] for code in yes_no.reworded({"no": Text(en="Not yet")})]
        ['Yes', 'Not yet']
        """
        return CodeList(
            self.name,
            tuple(replace(one, text=texts.get(one.code, one.text)) for one in self.codes),
        )
