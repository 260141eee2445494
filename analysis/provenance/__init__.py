"""How the data of a study came about: response files, checks, steps, links, protection."""

from analysis.provenance.provenance import Provenance, provenance
from analysis.provenance.steps import STEPS

__all__ = ["STEPS", "Provenance", "provenance"]
