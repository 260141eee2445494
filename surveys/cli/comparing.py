"""The command that compares two versions of a questionnaire."""

from __future__ import annotations

import json

import click

from surveys import instruments
from surveys.cli.command import tkk
from surveys.comparability import ItemDiff, Verdict, compare
from surveys.model import Instrument, content_hash

_LINE = "  {:<24} {:<20} {}"


@tkk.command()
@click.argument("before")
@click.argument("after")
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
def diff(before: str, after: str, *, as_json: bool) -> None:
    """Tell whether the answers to two versions, INSTRUMENT@WAVE each, can be compared.

    \b
    Examples:
      tkk diff coordinators@2024 coordinators@2026
      tkk diff coordinators@2026 supervisors@2026
    """
    versions = (_version(before), _version(after))
    found = compare(*versions)
    if as_json:
        click.echo(json.dumps(_plain(versions, found), ensure_ascii=False, indent=1))
        return
    same = [one for one in found if one.verdict is Verdict.SAME]
    for name, version in zip((before, after), versions, strict=True):
        click.echo(f"{name}: {len(version.items)} items, version {content_hash(version)[:8]}")
    for one in found:
        if one.verdict is not Verdict.SAME:
            click.echo(_LINE.format(one.name, one.verdict, one.use))
            for change in one.changes:
                if change.before or change.after:
                    click.echo(f"    {change}")
    click.echo(f"{len(same)} items are the same, {len(found) - len(same)} are not.")


def _version(name: str) -> Instrument:
    instrument, _, wave = name.partition("@")
    chosen = instruments.get(instrument)
    return chosen.at(chosen.wave(wave).name)


def _plain(versions: tuple[Instrument, Instrument], found: tuple[ItemDiff, ...]) -> object:
    return {
        "versions": [
            {"instrument": one.name, "wave": one.waves[0].name, "hash": content_hash(one)}
            for one in versions
        ],
        "items": [
            {
                "name": one.name,
                "verdict": str(one.verdict),
                "use": str(one.use),
                "changes": [
                    {"verdict": str(change.verdict), "before": change.before, "after": change.after}
                    for change in one.changes
                ],
            }
            for one in found
        ],
    }
