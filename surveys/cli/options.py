"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

KEY_FILE: Final = click.option(
    "--key", "key_file", type=click.Path(path_type=Path, dir_okay=False), envvar="TKK_KEY_FILE",
    help="The study's secret key, when it does not lie in its usual place.",
)  # fmt: skip
