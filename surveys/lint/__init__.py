"""Checks of questionnaires that go beyond what building them refuses: `tkk check`."""

from surveys.lint.checking import RULES, Report, check
from surveys.lint.findings import Finding, Level, Located, Rule
from surveys.lint.length import Length, length_of

__all__ = ["RULES", "Finding", "Length", "Level", "Located", "Report", "Rule", "check", "length_of"]
