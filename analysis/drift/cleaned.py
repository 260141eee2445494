"""The answers before anonymisation, in memory, as `drift` compares them with the released ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import pandas as pd

from analysis.sample import Sample
from surveys.cleaning import Frame, Plan, run
from surveys.model import Instrument

RECODING: Final = (
    "pseudonymise", "generalise", "generalise_to", "generalise_by_lattice", "band",
)  # fmt: skip
"""Steps that give answers other names and keep them all; what they do is not counted as drift."""


def cleaned_sample(
    frames: Mapping[str, Frame],
    instrument: Instrument,
    plan: Plan,
    after: Sample,
    *,
    key: bytes,
) -> Sample:
    """Return the cleaned answers with the names and codes of the released ones.

    Parameters
    ----------
    frames
        Wave → its cleaned answers; they hold personal data and are not to be written.
    instrument
        Over all waves.
    plan
        How the answers are anonymised; only its steps that pseudonymise and recode are taken.
    after
        The released answers, whose codebook and rule the sample gets.
    key
        The study's secret key.

    Raises
    ------
    ToolkitError
        A step cannot be taken.

    Examples
    --------
    >>> from surveys.anonymisation import step
    >>> from surveys.cleaning.frames import framed
    >>> from surveys.codebook import codebook_of
    >>> from surveys.instruments import coordinators
    >>> plan = Plan((step("remove", reason="points at people", fields=["role"]),))
    >>> released = pd.DataFrame({"wave": ["2026"], "role": [None]})
    >>> after = Sample(frame=released, codebook=codebook_of(coordinators, ["2026"]))
    >>> frames = {"2026": framed(response_id=["1"], role=["local"])}
    >>> before = cleaned_sample(frames, coordinators, plan, after, key=bytes(32))
    >>> before.frame["role"].tolist()
    ['local']
    """
    kept = Plan(tuple(one for one in plan.steps if one.name in RECODING))
    parts = []
    for wave, frame in frames.items():
        recoded, _ = run(frame, kept, instrument.at(wave), key=key, wave=wave, whole=instrument)
        parts.append(recoded.to_pandas().assign(wave=wave))
    return replace(after, frame=pd.concat(parts, ignore_index=True))
