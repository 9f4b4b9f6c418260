"""A task's process: bounded, drained, ended; what it is given lies in no file."""

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from app.core.errors import LinkDown, SurroundingsError, TimedOut
from app.core.settings.data_directory import DataDirectory
from app.core.station import one_shot_tasks
from app.core.station.one_shot_tasks import run_task

ECHOES = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read())"


def running(text: str) -> Callable[..., list[str]]:
    """A door in the place of `program_command`: a small program instead of the worker."""
    return lambda *words: [sys.executable, "-c", text, *words]


def test_it_gives_what_was_printed_and_gets_what_was_given(data_directory: DataDirectory) -> None:
    given = b"one\ntwo \x00\xff"
    assert run_task(data_directory, "report", given=given, timeout_s=10, command=running(ECHOES)) == given


def test_the_words_of_a_task_are_the_worker_s(data_directory: DataDirectory) -> None:
    printed = run_task(
        data_directory, "analysis", "--recording", "r-1", timeout_s=10, command=running("import sys; print(sys.argv)")
    )
    words = ["-c", "worker", "--data", str(data_directory.root), "--task", "analysis", "--recording", "r-1"]
    assert printed.decode().strip() == str(words)


def test_much_in_all_three_pipes_at_once_locks_nobody(data_directory: DataDirectory) -> None:
    text = (
        "import sys\n"
        "for n in range(200): sys.stderr.write('noise ' * 1000 + '\\n')\n"
        "while part := sys.stdin.buffer.read(1000): sys.stdout.buffer.write(part * 2); sys.stderr.write('z' * 1000)\n"
    )
    given = bytes(range(256)) * 8000
    printed = run_task(data_directory, "report", given=given, timeout_s=20, command=running(text))
    assert len(printed) == 2 * len(given)


def test_a_task_that_never_reads_what_it_is_given_ends_all_the_same(data_directory: DataDirectory) -> None:
    printed = run_task(
        data_directory, "report", given=b"x" * 5_000_000, timeout_s=10, command=running("print('done', end='')")
    )
    assert printed == b"done"


def test_a_task_beyond_its_time_is_killed(data_directory: DataDirectory) -> None:
    text = "import os, sys, time; sys.stderr.write(f'{os.getpid()}\\n'); time.sleep(60)"
    before = set(psutil.Process().children())
    began_s = time.monotonic()
    with pytest.raises(TimedOut, match=r"The analysis was not done within 0\.4 s and was ended"):
        run_task(data_directory, "analysis", timeout_s=0.4, command=running(text))
    assert 0.4 <= time.monotonic() - began_s < 20  # not the minute it would have slept
    assert set(psutil.Process().children()) == before


def test_a_task_that_nobody_waits_for_any_more_is_killed(data_directory: DataDirectory) -> None:
    closing = threading.Event()
    threading.Timer(0.1, closing.set).start()
    before = set(psutil.Process().children())
    began_s = time.monotonic()
    with pytest.raises(LinkDown, match="given up"):
        run_task(
            data_directory,
            "analysis",
            timeout_s=60,
            given_up=closing.is_set,
            command=running("import time; time.sleep(60)"),
        )
    assert time.monotonic() - began_s < 20  # not the minute it would have slept
    assert set(psutil.Process().children()) == before


@pytest.mark.parametrize("text", ["raise SystemExit('no such recording')", "import os; os.kill(os.getpid(), 9)"])
def test_a_task_that_fails_says_its_last_words(data_directory: DataDirectory, text: str) -> None:
    code, words = ("1", "no such recording") if "SystemExit" in text else ("-9", "")
    with pytest.raises(SurroundingsError, match=f"ended with exit code {code}: {words}"):
        run_task(data_directory, "analysis", timeout_s=10, command=running(text))


def test_progress_is_told_as_it_comes_and_nonsense_is_not(data_directory: DataDirectory) -> None:
    lines = ("progress 0.25", "progress nan", "progress half", "progress 7", "progress -1", "progress ", "progress 1")
    told: list[float] = []
    text = f"import sys; sys.stderr.write({chr(10).join(lines)!r})"
    run_task(data_directory, "analysis", timeout_s=10, on_progress=told.append, command=running(text))
    assert told == [0.25, 1.0]


def test_a_task_that_prints_without_end_is_ended_by_that(
    data_directory: DataDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_shot_tasks, "MOST_PRINTED_BYTES", 1_000_000)
    text = "import sys\nwhile True: sys.stdout.write('x' * 65536)"
    with pytest.raises(SurroundingsError, match="ended with exit code 1: BrokenPipeError"):
        run_task(data_directory, "analysis", timeout_s=30, command=running(text))


def test_an_answer_cut_off_is_no_answer(data_directory: DataDirectory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_shot_tasks, "MOST_PRINTED_BYTES", 10)
    with pytest.raises(SurroundingsError, match="its answer has no end"):
        run_task(data_directory, "analysis", timeout_s=10, command=running("print('x' * 11, end='')"))


@pytest.mark.proves("REQ-PRIVACY")
def test_what_a_task_is_given_lies_in_no_file(
    data_directory: DataDirectory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = b"Kanarek-Vogel-4711"
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    printed = run_task(data_directory, "report", given=secret * 1000, timeout_s=10, command=running(ECHOES))
    assert printed.startswith(secret)
    for path in (*tmp_path.rglob("*"), *data_directory.runtime.rglob("*")):
        assert not path.is_file() or secret not in path.read_bytes()
