"""Runs a worker for one task and waits for its answer: analysis, report.

Guarantees: bounded by a time limit; the task's process is gone when the call returns; what it is given and gives goes
through pipes, so that no patient data lies in a temporary file. Any thread but the station's main one.
"""

import contextlib
import subprocess
import threading
from collections.abc import Callable
from typing import IO

from app.core.errors import SurroundingsError, TimedOut
from app.core.settings.data_directory import DataDirectory
from app.core.station.launching import program_command, program_environment

_PROGRESS = "progress "
_PIPES_DRAINED_WITHIN_S = 5.0


class _Pipes:
    """Three threads that keep a task's pipes moving, so that neither side waits for the other."""

    def __init__(self, process: "subprocess.Popen[bytes]", given: bytes, on_progress: Callable[[float], None]) -> None:
        self.printed = b""
        self.last_words = ""
        self._on_progress = on_progress
        jobs = (
            (self._feed, process.stdin, given),
            (self._collect, process.stdout, None),
            (self._listen, process.stderr, None),
        )
        self._threads = [
            threading.Thread(target=job, args=(pipe, extra), name="task-pipe", daemon=True) for job, pipe, extra in jobs
        ]
        for thread in self._threads:
            thread.start()

    def _feed(self, pipe: IO[bytes], given: bytes) -> None:
        with contextlib.suppress(BrokenPipeError), pipe:
            pipe.write(given)

    def _collect(self, pipe: IO[bytes], _: None) -> None:
        with pipe:
            self.printed = pipe.read()

    def _listen(self, pipe: IO[bytes], _: None) -> None:
        with pipe:
            for raw in pipe:
                line = raw.decode(errors="replace").strip()
                if line.startswith(_PROGRESS):
                    with contextlib.suppress(ValueError):
                        self._on_progress(float(line.removeprefix(_PROGRESS)))
                elif line:
                    self.last_words = line

    def join(self) -> None:
        for thread in self._threads:
            thread.join(timeout=_PIPES_DRAINED_WITHIN_S)


def run_task(
    data: DataDirectory,
    task: str,
    *words: str,
    timeout_s: float,
    given: bytes = b"",
    on_progress: Callable[[float], None] = lambda _share: None,
) -> bytes:
    """Run `neurascale worker --task TASK` with `words`; what it printed on stdout.

    Args:
        given: Fed to its standard input.
        on_progress: Told the share done, 0 to 1; on another thread.

    Raises:
        TimedOut: Not done within `timeout_s`; it was killed.
        SurroundingsError: It ended with an error; its last line is in the text.
    """
    process = subprocess.Popen(
        program_command("worker", "--data", str(data.root), "--task", task, *words),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=program_environment(),
    )
    pipes = _Pipes(process, given, on_progress)
    try:
        code = process.wait(timeout=timeout_s)
    except subprocess.TimeoutExpired as error:
        raise TimedOut(
            f"The {task} was not done within {timeout_s:g} s and was ended.",
            meaning="The recording is complete and untouched.",
        ) from error
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        pipes.join()
    if code != 0:
        raise SurroundingsError(
            f"The {task} ended with exit code {code}: {pipes.last_words[:400]}",
            meaning="The recording is complete and untouched.",
        )
    return pipes.printed
