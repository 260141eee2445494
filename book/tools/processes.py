"""Child processes that never outlive the build."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from book.tools.failures import BookError

PATIENCE = 20.0  # seconds a process has for ending by itself once asked


class Keeper:
    """Starts processes and sees to it that they end: each with its block, all when told to.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     here, keeper = Path(folder), Keeper()
    ...     with keeper.running(["sleep", "60"], here, {**os.environ}, here / "log") as process:
    ...         alive = process.poll() is None
    >>> alive, process.poll() is None
    (True, False)
    """

    def __init__(self) -> None:
        self._alive: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def running(
        self, command: Sequence[str], folder: Path, env: Mapping[str, str], log: Path
    ) -> Iterator[subprocess.Popen[bytes]]:
        """Run a command in a process group of its own; end the whole group on the way out.

        Parameters
        ----------
        command
            Program and arguments.
        folder
            Working folder.
        env
            Whole environment of the process.
        log
            File that receives what the process prints.

        Raises
        ------
        BookError
            The build is being stopped.
        """
        with log.open("ab") as output:
            process = self._start(command, folder, env, output)
            try:
                yield process
            finally:
                end(process)
                self._alive.discard(process)

    def _start(
        self, command: Sequence[str], folder: Path, env: Mapping[str, str], output: IO[bytes]
    ) -> subprocess.Popen[bytes]:
        # under the lock, so that nothing starts between "stop" and the last process ending
        with self._lock:
            if self._closed:
                raise BookError("a build that is being stopped", where=command[0])
            process = subprocess.Popen(
                list(command),
                cwd=folder,
                env=dict(env),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            self._alive.add(process)
        return process

    def end_all(self) -> None:
        """End every running process; none starts afterwards."""
        with self._lock:
            self._closed = True
            alive = tuple(self._alive)
        for process in alive:
            end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask a process and all it started to end; after some patience, end them."""
    _signal_group(process, "SIGTERM")
    with suppress(subprocess.TimeoutExpired):
        process.wait(PATIENCE)
    _signal_group(process, "SIGKILL")
    process.wait(PATIENCE)


def _signal_group(process: subprocess.Popen[bytes], name: str) -> None:
    if sys.platform == "win32":
        process.terminate()
        return
    # the group may be gone already, which is what we want
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.Signals[name])
