"""Linking cleaned frames, so that equal pseudonyms come out where answers are one person's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from surveys.cleaning.frames import Frame, texts, with_texts
from surveys.cleaning.plan import Plan
from surveys.errors import DefinitionError, listed, near, unknown
from surveys.linking.canonical import canonical
from surveys.linking.decisions import Decision
from surveys.linking.linking import link
from surveys.linking.rules import LinkRule
from surveys.linking.values import Links, Side

PSEUDONYMISE = "pseudonymise"
"""The step whose `to` names the link, and whose `field` the code."""
PERSONAL = ("respondent", "client")
"""Domains in which a code is one person's and stands once on each side."""


@dataclass(frozen=True, slots=True)
class Coded:
    """One wave's cleaned answers to one instrument, and the field that holds the code.

    Parameters
    ----------
    name
        Such as "coordinators@2024".
    frame
        One row for each response.
    field
        The code.
    """

    name: str
    frame: Frame
    field: str


def code_field(plan: Plan, rule: LinkRule) -> str | None:
    """Return the field that an anonymisation plan pseudonymises for a link, None when it does not.

    Examples
    --------
    >>> from surveys.anonymisation import step
    >>> plan = Plan((step("pseudonymise", reason="links waves", field="link_code",
    ...                   to="respondent", domain="respondent"),))
    >>> code_field(plan, LinkRule("respondent")), code_field(plan, LinkRule("client_id"))
    ('link_code', None)
    """
    for step in plan.steps:
        if step.name == PSEUDONYMISE and step.options["to"] == rule.name:
            return str(step.options["field"])
    return None


def domain_of(plans: Iterable[Plan], rule: LinkRule) -> str:
    """Return the domain under which plans pseudonymise for a link.

    Raises
    ------
    DefinitionError
        None does, they name several domains, or many people share the codes of that domain: these
        are linked where they are equal, without a rule.

    Examples
    --------
    >>> from surveys.anonymisation import step
    >>> plan = Plan((step("pseudonymise", reason="links waves", field="link_code",
    ...                   to="respondent", domain="respondent"),))
    >>> domain_of([plan], LinkRule("respondent"))
    'respondent'
    """
    steps = [step for plan in plans for step in plan.steps if step.name == PSEUDONYMISE]
    known = {str(step.options["to"]) for step in steps}
    where = f"[links.{rule.name}]"
    if rule.name not in known:
        raise unknown("link", rule.name, sorted(known), where=where, error=DefinitionError)
    found = sorted(
        {str(step.options["domain"]) for step in steps if step.options["to"] == rule.name}
    )
    if len(found) > 1:
        raise DefinitionError(
            f"domains {listed(found)}",
            expected="one domain in all steps of a link",
            where=where,
            advice="Pseudonyms of two domains never agree.",
        )
    if found[0] not in PERSONAL:
        raise DefinitionError(
            f"domain {found[0]!r}, whose codes many people share",
            expected=f"one of {listed(PERSONAL)}",
            where=where,
            advice="Take the table out: such codes are linked where they are equal.",
        )
    return found[0]


def linked(
    coded: Sequence[Coded], rule: LinkRule, decisions: Sequence[Decision] = ()
) -> tuple[tuple[Frame, ...], Links]:
    """Link waves and forms, and put the codes into them that make equal pseudonyms.

    Parameters
    ----------
    coded
        The waves and forms that the link joins, the earliest first; one that did not ask for
        the code stays as it is.
    rule
        How.
    decisions
        As `read_decisions` returns them.

    Returns
    -------
    tuple
        The frames in their order, for `pseudonymise` to take further, and what was linked.

    Raises
    ------
    DefinitionError
        An evidence field is in no frame.
    UsageError, ResponseError
        As `link`.

    Examples
    --------
    >>> from surveys.cleaning.frames import framed
    >>> before = framed(response_id=["1", "2"], link_code=["KO07IO", "BJ12SA"])
    >>> after = framed(response_id=["7", "8"], link_code=["MA30KU", "BJ21SA"])
    >>> frames, links = linked(
    ...     [Coded("2024", before, "link_code"), Coded("2026", after, "link_code")],
    ...     LinkRule("respondent"))
    >>> frames[1]["link_code"].to_list()
    ['ma30ku', 'bj12sa']
    """
    _check_evidence(coded, rule)
    asked = [one for one in coded if one.field in one.frame.columns]
    links = link(
        *(_side(one, rule) for one in asked),
        slips=rule.slips,
        required_agreement=rule.required_agreement,
        decisions=decisions,
    )
    codes = dict(zip((one.name for one in asked), canonical(links), strict=True))
    frames = tuple(
        with_texts(one.frame, one.field, codes[one.name]) if one.name in codes else one.frame
        for one in coded
    )
    return frames, links


def _check_evidence(coded: Sequence[Coded], rule: LinkRule) -> None:
    known = {name for one in coded for name in one.frame.columns}
    for name in rule.evidence:
        if name not in known:
            raise DefinitionError(
                f"evidence field {name!r}",
                expected="a field of an instrument that the link joins",
                where=f"[links.{rule.name}]",
                advice=near(name, known),
            )


def _side(one: Coded, rule: LinkRule) -> Side:
    evidence: Mapping[str, list[str | None]] = {
        name: texts(one.frame, name) for name in rule.evidence if name in one.frame.columns
    }
    ids = [response or "" for response in texts(one.frame, "response_id")]
    return Side(one.name, ids, texts(one.frame, one.field), evidence)
