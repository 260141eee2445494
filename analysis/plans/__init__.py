"""Was the analysis plan kept? Plan against done, and what was shown without being planned."""

from analysis.plans.analyses import Analysis
from analysis.plans.calls import calls_on_pages
from analysis.plans.carrying import plan_done
from analysis.plans.done import Done, Status
from analysis.plans.report import PlanReport

__all__ = ["Analysis", "Done", "PlanReport", "Status", "calls_on_pages", "plan_done"]
