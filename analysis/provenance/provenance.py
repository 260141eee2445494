"""The release that a book is made of, and the tables that describe it."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.provenance import links, protection, responses, steps
from analysis.provenance.logs import Logs
from analysis.publication import Rule
from analysis.sample.loading import chosen_release
from analysis.tables import Table
from surveys.model import Language, Text
from surveys.store import Release, Store, find_root


@dataclass(frozen=True)
class Provenance:
    """How the data of a release came about."""

    release: Release

    @property
    def synthetic(self) -> bool:
        """Whether the respondents are invented."""
        return bool(self.release.manifest["synthetic"])

    @property
    def study_title(self) -> Text:
        """What the study is called."""
        return Text(**self.release.manifest["title"])

    @property
    def rule(self) -> Rule:
        """The smallest group that is shown."""
        return self._logs.rule

    @property
    def _logs(self) -> Logs:
        return Logs(self.release)

    def title(self, instrument: str) -> Text:
        """Return the title of an instrument."""
        return self._logs.title(instrument)

    def responses_table(self, language: Language | None = None) -> Table:
        """Return how many responses were read and kept, by instrument and wave."""
        return responses.responses_table(self._logs, language)

    def checks_table(self, language: Language | None = None) -> Table:
        """Return what the checks of the cleaned answers still found."""
        return responses.checks_table(self._logs, language)

    def steps_table(self, instrument: str | None = None, language: Language | None = None) -> Table:
        """Return what each step of cleaning and anonymisation changed, for one or all.

        Raises
        ------
        AnalysisError
            The release has no such instrument.
        """
        return steps.steps_table(self._logs, instrument, language)

    def links_table(self, language: Language | None = None) -> Table:
        """Return how many answers are linked to another of the same person."""
        return links.links_table(self._logs, language)

    def protection_table(self, language: Language | None = None) -> Table:
        """Return the disclosure rule of each instrument and how it is met."""
        return protection.protection_table(self._logs, language)

    def risk_table(self, language: Language | None = None) -> Table:
        """Return the risk of being recognised before and after protection."""
        return protection.risk_table(self._logs, language)

    def cost_table(self, language: Language | None = None) -> Table:
        """Return how many answers protection removed, question by question."""
        return protection.cost_table(self._logs, language)


def provenance(study: str | None = None) -> Provenance:
    """Return the provenance of a study's release.

    Parameters
    ----------
    study
        Name of the study; the one named by TKK_STUDY, else the one real study, else the demo.
    """
    return Provenance(chosen_release(Store(find_root()), study=study))
