"""The command that checks published figures."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveys.cli.command import tkk

if TYPE_CHECKING:
    from surveys.aggregates import Located, Report


@tkk.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--layout", type=click.Path(path_type=Path, dir_okay=False),
    help="The layout of the table; the TOML file of the same name beside it when not given.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
def figures(file: Path, layout: Path | None, *, as_json: bool) -> None:
    """Check a FILE of published figures: totals, percentages, bases, sources, small groups.

    Which column holds what, which figures belong together and which deviations are in the source
    itself stands in the layout; data_raw/published/README.md tells how. Ends with code 4 when
    there is something that cannot be true.

    \b
    Example:
      tkk figures data_raw/published/s20784.csv
    """
    from surveys.aggregates import Level, check, read_figures
    from surveys.errors import ResponseError

    if not file.is_file():
        raise ResponseError("no such file", expected="published figures as CSV", where=str(file))
    report = check(read_figures(file, layout))
    click.echo(_json(report) if as_json else _told(report))
    if errors := report.of(Level.ERROR):
        raise ResponseError(
            f"{len(errors)} error(s)",
            expected="figures without contradictions",
            where=str(file),
            advice="Mend what was copied wrong; what the source itself says is accepted in the "
            "layout, with a reason.",
        )


def _told(report: Report) -> str:
    from surveys.aggregates import Level

    summary = (
        f"{report.name}: {report.checked} figures, {len(report.of(Level.ERROR))} errors, "
        f"{len(report.of(Level.WARNING))} warnings, {len(report.accepted)} accepted deviations"
    )
    return "\n".join([*map(str, report.accepted), *map(str, report.findings), summary])


def _json(report: Report) -> str:
    facts = {
        "name": report.name,
        "checked": report.checked,
        "findings": [_facts(one) for one in report.findings],
        "accepted": [{**_facts(one), "reason": one.accepted} for one in report.accepted],
    }
    return json.dumps(facts, ensure_ascii=False, indent=1)


def _facts(one: Located) -> dict[str, object]:
    return {"rule": one.rule, "level": one.level, **asdict(one.finding)}
