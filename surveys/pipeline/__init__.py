"""The line up to data_clean: read, check, clean, check again, anonymise, release.

`line` is the whole in the order in which it happens; `cleaned` and `protected` take one wave
through it; `files` makes the files of the release, `secret` finds the key.
"""

from surveys.pipeline.line import anonymised_study, clean_study, linked_study, run_study
from surveys.pipeline.reviewing import to_write

__all__ = ["anonymised_study", "clean_study", "linked_study", "run_study", "to_write"]
