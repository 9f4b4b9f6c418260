"""Runs a worker for one task and waits for its answer: analysis, report, export.

Guarantees: bounded by a time limit, in memory too, and by the end of the station; the task's process is gone when the
call returns; what it is given and gives goes through pipes, so that no patient data lies in a temporary file. Any
thread but the station's main one.
"""

import contextlib
import subprocess
import threading
from collections.abc import Callable
from typing import IO

from app.core.clock import SYSTEM_CLOCK
from app.core.errors import LinkDown, SurroundingsError, TimedOut
from app.core.settings.data_directory import DataDirectory
from app.core.station.launching import program_command, program_environment

_PROGRESS = "progress "
_PIPES_DRAINED_WITHIN_S = 5.0
_LOOK_EVERY_S = 0.25
_LONGEST_LINE_BYTES = 4096
MOST_PRINTED_BYTES = 64_000_000


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
            # Closed on what prints without end: it dies of that, and this process keeps its memory.
            self.printed = pipe.read(MOST_PRINTED_BYTES + 1)

    def _listen(self, pipe: IO[bytes], _: None) -> None:
        with pipe:
            while raw := pipe.readline(_LONGEST_LINE_BYTES):
                line = raw.decode(errors="replace").strip()
                if line.startswith(_PROGRESS):
                    self._tell_progress(line.removeprefix(_PROGRESS))
                elif line:
                    self.last_words = line

    def _tell_progress(self, word: str) -> None:
        with contextlib.suppress(ValueError):
            share = float(word)
            if 0.0 <= share <= 1.0:
                self._on_progress(share)

    def join(self) -> bool:
        """Whether all was read to its end."""
        for thread in self._threads:
            thread.join(timeout=_PIPES_DRAINED_WITHIN_S)
        return not any(thread.is_alive() for thread in self._threads) and len(self.printed) <= MOST_PRINTED_BYTES


def run_task(
    data: DataDirectory,
    task: str,
    *words: str,
    timeout_s: float,
    given: bytes = b"",
    on_progress: Callable[[float], None] = lambda _share: None,
    given_up: Callable[[], bool] = lambda: False,
    ends_within_s: float = 0.0,
    command: Callable[..., list[str]] = program_command,
) -> bytes:
    """Run `neurascale worker --task TASK` with `words`; what it printed on stdout.

    Args:
        given: Fed to its standard input.
        on_progress: Told the share done, 0 to 1; on another thread.
        given_up: Asked four times a second whether nobody waits for the answer any more.
        ends_within_s: How long one that was given up is left to clear up after itself, once it was asked to end.
        command: The command line of a program and its words.

    Raises:
        TimedOut: Not done within `timeout_s`; it was killed.
        LinkDown: It was given up, and killed.
        SurroundingsError: It ended with an error (its last line is in the text), or printed without end.
    """
    process = subprocess.Popen(
        command("worker", "--data", str(data.root), "--task", task, *words),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=program_environment(),
    )
    pipes = _Pipes(process, given, on_progress)
    try:
        code = _exit_code(process, task, timeout_s, given_up)
    except LinkDown:
        if ends_within_s:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=ends_within_s)
        raise
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        read_to_its_end = pipes.join()
    if code == 0 and not read_to_its_end:
        raise SurroundingsError(
            f"The {task} ended, but its answer has no end.", meaning="The recording is complete and untouched."
        )
    if code != 0:
        raise SurroundingsError(
            f"The {task} ended with exit code {code}: {pipes.last_words[:400]}",
            meaning="The recording is complete and untouched.",
        )
    return pipes.printed


def _exit_code(process: "subprocess.Popen[bytes]", task: str, timeout_s: float, given_up: Callable[[], bool]) -> int:
    deadline_ns = SYSTEM_CLOCK.monotonic_ns() + round(timeout_s * 1e9)
    while True:
        left_s = (deadline_ns - SYSTEM_CLOCK.monotonic_ns()) / 1e9
        try:
            return process.wait(timeout=max(0.0, min(_LOOK_EVERY_S, left_s)))
        except subprocess.TimeoutExpired as error:
            if given_up():
                raise LinkDown(f"The {task} was given up.") from error
            if left_s <= 0:
                raise TimedOut(
                    f"The {task} was not done within {timeout_s:g} s and was ended.",
                    meaning="The recording is complete and untouched.",
                ) from error
