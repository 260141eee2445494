"""The disclosure report: what was done, why, what it cost, and which risk is left."""

from surveys.anonymisation.report.costs import FieldCost, costs
from surveys.anonymisation.report.page import page
from surveys.anonymisation.report.report import DisclosureReport, disclosure_report

__all__ = ["DisclosureReport", "FieldCost", "costs", "disclosure_report", "page"]
