"""The Jupyter server that runs the cells: ours, so that we can stop it.

jupyter-book starts one itself when none is given, but never stops it, and as root it refuses to.
"""

from __future__ import annotations

import secrets
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen

from book.tools.failures import BookError
from book.tools.processes import Keeper

START_SECONDS = 60.0
PAUSE_SECONDS = 0.1


@contextmanager
def jupyter_server(
    keeper: Keeper, folder: Path, env: Mapping[str, str], work: Path
) -> Iterator[dict[str, str]]:
    """Run a server for the cells of one edition.

    Parameters
    ----------
    keeper
        Ends the server.
    folder
        Where the pages lie; cells run there.
    env
        Environment of the server, which the cells inherit.
    work
        Folder for the log and for what Jupyter writes about itself.

    Yields
    ------
    dict
        The environment that leads jupyter-book to this server.
    """
    port, token, log = free_port(), secrets.token_hex(16), work / "jupyter.log"
    private = {**env, **_own_folders(work)}
    with keeper.running(_command(folder, port, token), folder, private, log) as process:
        _wait(process, f"http://localhost:{port}/api?token={token}", log)
        yield {"JUPYTER_BASE_URL": f"http://localhost:{port}", "JUPYTER_TOKEN": token}


def free_port() -> int:
    """Return a port of this machine that nobody uses now.

    Examples
    --------
    >>> 1024 <= free_port() <= 65535
    True
    """
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


def _command(folder: Path, port: int, token: str) -> list[str]:
    return [
        *(sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root"),
        "--ServerApp.log_level=ERROR",
        f"--ServerApp.root_dir={folder}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={token}",
    ]


def _own_folders(work: Path) -> dict[str, str]:
    """Keep the builder's own Jupyter and IPython settings out of the book."""
    names = ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    folders = {name: work / name.lower() for name in names}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    return {name: str(folder) for name, folder in folders.items()}


def _wait(process: Popen[bytes], address: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if _answers(address):
            return
        time.sleep(PAUSE_SECONDS)
    said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
    raise BookError(
        "a Jupyter server that does not start",
        where="building the book",
        advice=f"It said:\n{said}",
    )


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2):  # noqa: S310  localhost
            return True
    except (OSError, urllib.error.URLError):
        return False
