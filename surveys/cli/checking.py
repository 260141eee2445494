"""The command that checks questionnaires."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, cast

import click

from surveys import instruments
from surveys.cli.command import tkk
from surveys.model import LANGUAGES, Language

if TYPE_CHECKING:
    from surveys.lint import Length, Level, Located, Report


@tkk.command()
@click.argument("names", metavar="[INSTRUMENT]...", nargs=-1)
@click.option(
    "--language", "languages", type=click.Choice(LANGUAGES), multiple=True,
    help="Check the texts of these languages only; may be given more than once.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
def check(names: tuple[str, ...], languages: tuple[str, ...], *, as_json: bool) -> None:
    """Check INSTRUMENTs: skip logic, constraints, translations, wording, disclosure, length.

    All of them when none is named. Building a questionnaire refuses what cannot work at all; this
    finds what hardly is as it was meant. Ends with code 3 when there is a finding.

    \b
    Example:
      tkk check coordinators
      tkk check --language fi --language sv
    """
    from surveys.errors import DefinitionError, listed
    from surveys.lint import check as checked

    chosen = [instruments.get(name) for name in dict.fromkeys(names or instruments.names())]
    wanted = cast("tuple[Language, ...]", languages) or LANGUAGES
    reports = [checked(one, wanted) for one in chosen]
    click.echo(_json(reports) if as_json else "\n".join(map(_told, reports)))
    if faulty := [report for report in reports if report.findings]:
        raise DefinitionError(
            f"{sum(len(one.findings) for one in faulty)} finding(s)",
            expected="none",
            where=listed(report.instrument for report in faulty),
            advice="Mend them; a hint that was looked at is set aside with Accepted.",
        )


def _told(report: Report) -> str:
    levels = Counter(one.level for one in report.findings)
    found = ", ".join(_counted(level, number) for level, number in levels.items())
    accepted = f", {len(report.accepted)} accepted" if report.accepted else ""
    lengths = "; ".join(f"{wave}: {_long(one)}" for wave, one in report.lengths.items())
    summary = f"{report.instrument}: {found or 'clean'}{accepted}; {lengths}"
    return "\n".join([*map(str, report.findings), summary])


def _counted(level: Level, number: int) -> str:
    return f"{number} {level}{'s' if number > 1 else ''}"


def _long(length: Length) -> str:
    promised = f", {length.promised} promised" if length.promised is not None else ""
    return (
        f"{length.questions} questions, {length.words} words, estimated "
        f"{length.least:.0f}–{length.most:.0f} min, typically {length.typical:.0f}{promised}"
    )


def _json(reports: list[Report]) -> str:
    facts = [
        {
            "instrument": report.instrument,
            "lengths": {wave: asdict(one) for wave, one in report.lengths.items()},
            "findings": [_facts(one) for one in report.findings],
            "accepted": [_facts(one) for one in report.accepted],
        }
        for report in reports
    ]
    return json.dumps(facts, ensure_ascii=False, indent=1)


def _facts(one: Located) -> dict[str, object]:
    return {
        "rule": one.rule,
        "level": one.level,
        "waves": one.waves,
        **asdict(one.finding),
    }
