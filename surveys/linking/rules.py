"""How one kind of link is made, as a study file declares it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from surveys.errors import DefinitionError
from surveys.tables import Table


@dataclass(frozen=True, slots=True)
class LinkRule:
    """How the answers that get one kind of pseudonym are linked.

    Parameters
    ----------
    name
        The column of pseudonyms: what the `pseudonymise` steps call `to`.
    slips
        1 when codes one slip apart may be one person's, 0 for equal codes only.
    evidence
        Fields that stay the same over time, such as gender and year of birth.
    required_agreement
        How many of them must agree before a slip is taken for one.
    decisions
        Name of the file beside study.toml in which a person has decided; empty for none.

    Raises
    ------
    DefinitionError
        A value is out of range.
    """

    name: str
    slips: int = 1
    evidence: tuple[str, ...] = ()
    required_agreement: int = 0
    decisions: str = ""

    def __post_init__(self) -> None:
        if self.slips not in (0, 1):
            raise _fault(f"slips = {self.slips}", "0 or 1")
        if len(set(self.evidence)) < len(self.evidence):
            raise _fault("an evidence field twice", "each once")
        if not 0 <= self.required_agreement <= len(self.evidence):
            raise _fault(
                f"required_agreement = {self.required_agreement}",
                f"from 0 to {len(self.evidence)}, the number of evidence fields",
            )
        if self.decisions and (
            Path(self.decisions).name != self.decisions or "\\" in self.decisions
        ):
            raise _fault(f"decisions {self.decisions!r}", "the name of a file beside study.toml")

    @property
    def questions(self) -> str:
        """Name of the file of questions that a run leaves in data_raw/ for a person."""
        return f"{self.name}.questions.csv"


def _fault(found: str, expected: str) -> DefinitionError:
    return DefinitionError(found, expected=expected, where="link")


def link_rule(name: str, table: Table) -> LinkRule:
    """Read the table ``[links.<name>]`` of a study file.

    Raises
    ------
    DefinitionError
        Something in it is unknown, of the wrong kind or out of range.

    Examples
    --------
    >>> plain = {"evidence": ["gender", "birth_year"], "required_agreement": 1}
    >>> rule = link_rule("respondent", Table(plain, "study.toml, [links.respondent]"))
    >>> rule.slips, rule.evidence, rule.required_agreement
    (1, ('gender', 'birth_year'), 1)
    """
    slips, required = table.number("slips", 0, 1), table.number("required_agreement", 0, 0)
    evidence = table.texts("evidence", [])
    decisions = table.take("decisions", str, "")
    table.finish()
    with table.placed():
        return LinkRule(name, slips, evidence, required, decisions)
