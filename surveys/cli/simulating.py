"""The command that lets synthetic people answer."""

from __future__ import annotations

from pathlib import Path

import click

from surveys import instruments, platforms
from surveys.cli.command import tkk
from surveys.errors import UsageError, listed, near
from surveys.platforms.forms import layout_of

_DEMO = "demo"
_PEOPLE = 300
_DROP_OUT = {"limesurvey": 0.06}
"""Platform → share of responses that stop half-way, where it keeps them."""


@tkk.command()
@click.argument("what", metavar="INSTRUMENT|demo")
@click.option("--wave", help="Which wave; the last one when not given.")
@click.option(
    "--people", type=click.IntRange(min=1),
    help=f"How many there are; fewer answer again in later waves.  [default: {_PEOPLE}]",
)  # fmt: skip
@click.option("--platform", help="See: tkk platforms.  [default: limesurvey]")
@click.option("--layout", help="Which of the platform's layouts; the usual one when not given.")
@click.option("--seed", type=click.IntRange(min=0), help="Seed of the synthetic respondents.")
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False),
    help="Folder that the file is written to.  [default: simulated]",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Replace files that are there already.")
def simulate(
    what: str,
    wave: str | None,
    people: int | None,
    platform: str | None,
    layout: str | None,
    seed: int | None,
    output: Path | None,
    *,
    force: bool,
) -> None:
    """Write answers of synthetic people to INSTRUMENT, as a platform would export them.

    Answers to different instruments and waves with the same seed belong together. "demo" writes
    the whole demo study into data_raw/.

    \b
    Examples:
      tkk simulate coordinators --wave 2026 --people 300
      tkk simulate supervisors --platform odk --seed 7 --output simulated/
      tkk simulate demo
    """
    if what == _DEMO:
        given = {
            "--wave": wave, "--people": people, "--platform": platform, "--layout": layout,
            "--output": output,
        }  # fmt: skip
        _demo(seed, [name for name, value in given.items() if value is not None], force=force)
        return
    _check(what)
    _one(
        what, wave, people or _PEOPLE, platform or "limesurvey", layout or "",
        1 if seed is None else seed, output or Path("simulated"), force=force,
    )  # fmt: skip


def _check(what: str) -> None:
    known = (*instruments.names(), _DEMO)
    if what not in known and not what.endswith(".py"):
        raise UsageError(
            f"instrument or study {what!r}",
            expected=f"demo, a Python file, or one of {listed(instruments.names(), most=20)}",
            advice=near(what, known),
        )


def _demo(seed: int | None, given: list[str], *, force: bool) -> None:
    from surveys.demo import SEED, demo_files
    from surveys.store import open_store

    if given:
        raise UsageError(
            f"{listed(given)} with the demo study",
            expected="--seed or --force alone",
            advice="The demo study has its own instruments, waves and platforms.",
        )
    files = demo_files(SEED if seed is None else seed)
    folder = open_store().write_raw(_DEMO, files, force=force)
    for name in files:
        click.echo(f"wrote {folder / name}")


def _one(
    name: str,
    wave: str | None,
    people: int,
    platform: str,
    layout: str,
    seed: int,
    output: Path,
    *,
    force: bool,
) -> None:
    from surveys.store import write_files
    from surveys.synthetic.populations import simulate as answers

    instrument, target = instruments.get(name), platforms.get(platform)
    asked = instrument.wave(wave).name
    cells = answers(instrument, asked, people, seed, drop_out=_DROP_OUT.get(platform, 0.0))
    chosen = layout_of(target.LAYOUTS, layout)
    # The usual layout goes without saying.
    part = "" if chosen == layout_of(target.LAYOUTS, "") else f".{chosen}"
    file = f"{instrument.name}_{asked}.{platform}{part}.{target.LAYOUTS[chosen]}"
    files = {file: target.lay_out(cells, instrument, asked, layout)}
    for path in write_files(output, files, force=force):
        click.echo(f"wrote {path} ({len(cells)} synthetic responses)")
