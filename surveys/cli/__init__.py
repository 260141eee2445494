"""The `tkk` commands up to data_clean: of surveys, only this room prints."""

from surveys.cli.checking import check
from surveys.cli.codebooks import codebook
from surveys.cli.command import tkk
from surveys.cli.comparing import diff
from surveys.cli.fetching import fetch
from surveys.cli.forms import export, list_instruments, list_platforms
from surveys.cli.keys import key
from surveys.cli.published import figures
from surveys.cli.simulating import simulate
from surveys.cli.studies import anonymise, clean, read, run
from surveys.cli.translating import translate

__all__ = [
    "anonymise",
    "check",
    "clean",
    "codebook",
    "diff",
    "export",
    "fetch",
    "figures",
    "key",
    "list_instruments",
    "list_platforms",
    "read",
    "run",
    "simulate",
    "tkk",
    "translate",
]
