"""The `tkk` commands that need analyses; importing them needs none."""

from __future__ import annotations

from pathlib import Path

import click

from surveys.cli.command import tkk
from surveys.cli.options import KEY_FILE
from surveys.errors import UsageError, unknown

__all__ = ["drift"]


@tkk.command()
@click.argument("study")
@click.option("--instrument", required=True, help="See: tkk instruments.")
@click.option(
    "--pages", type=click.Path(path_type=Path, file_okay=False), default=Path("book/en"),
    show_default=True, help="Folder of the pages whose estimates are compared.",
)  # fmt: skip
@KEY_FILE
def drift(study: str, instrument: str, pages: Path, key_file: Path | None) -> None:
    """Say how far anonymisation moved the estimates of STUDY that the book publishes.

    The answers are read and cleaned once more, in memory; what is said gives none of them away.

    \b
    Example:
      tkk drift demo --instrument coordinators
    """
    from analysis.drift import cleaned_sample
    from analysis.drift import drift as drift_of
    from analysis.plans.calls import calls_on_pages
    from analysis.sample import load
    from surveys.pipeline import linked_study
    from surveys.store import open_store

    store = open_store()
    after = load(instrument, study=study, root=store.root)
    calls = calls_on_pages(after, pages)
    if not calls:
        raise UsageError(
            f"no analysis of {instrument}", expected="pages that show one", where=str(pages),
            advice="Name their folder with --pages.",
        )  # fmt: skip
    ready = linked_study(study, store, key_file, report=lambda line: None)
    plans = {plan.instrument.name: plan for plan in ready.study.instruments}
    if instrument not in plans:
        raise unknown("instrument", instrument, plans, where=f"study {study}")
    plan = plans[instrument]
    frames = {wave.name: wave.frame for wave in ready.waves[instrument]}
    before = cleaned_sample(frames, plan.instrument, plan.anonymise, after, key=ready.key)
    click.echo(str(drift_of(before, after, calls)))
