"""Which answers of several waves and forms are one person's, and never a silent guess."""

from surveys.linking.canonical import canonical
from surveys.linking.decisions import Decision, questions_csv, read_decisions
from surveys.linking.frames import Coded, code_field, domain_of, linked
from surveys.linking.linking import link
from surveys.linking.rules import LinkRule, link_rule
from surveys.linking.values import How, LinkReport, Links, Pair, Reason, Side

__all__ = [
    "Coded",
    "Decision",
    "How",
    "LinkReport",
    "LinkRule",
    "Links",
    "Pair",
    "Reason",
    "Side",
    "canonical",
    "code_field",
    "domain_of",
    "link",
    "link_rule",
    "linked",
    "questions_csv",
    "read_decisions",
]
