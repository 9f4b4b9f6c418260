"""The silence that conftest demands is itself tested: each kind of noise fails a test, and quiet does not."""

import os
import subprocess
import sys
from pathlib import Path

from tests.shared_data import REPOSITORY

NOISY = """
import logging, socket, subprocess, sys, threading
import pytest

kept = []

def test_leaves_a_thread():
    threading.Thread(target=threading.Event().wait, args=(60,), name="forgotten", daemon=True).start()

def test_leaves_a_child():
    kept.append(subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE))

def test_leaves_a_socket():
    kept.append(socket.socketpair())

def test_logs_unannounced():
    logging.getLogger("room").warning("odd %s", "thing")

@pytest.mark.expected_log("odd .*")
def test_logs_announced():
    logging.getLogger("room").warning("odd %s", "thing")

def test_is_quiet():
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()
    with socket.socket():
        pass
"""
ERRORS = {
    "test_leaves_a_thread": "thread: forgotten",
    "test_leaves_a_child": "child process: ",
    "test_leaves_a_socket": "open socket: socket:[",
    "test_logs_unannounced": "log line: room WARNING odd thing",
}


def test_each_kind_of_noise_fails_a_test(tmp_path: Path) -> None:
    (tmp_path / "test_noise.py").write_text(NOISY)
    # The grace is for things that are ending; these never do, so the inner run need not wait for them.
    arguments = ["-p", "tests.conftest", "-c", str(REPOSITORY / "pyproject.toml"), "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *arguments, str(tmp_path / "test_noise.py")],
        cwd=REPOSITORY,
        env=os.environ | {"NEURASCALE_TEST_GRACE_S": "0.1"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert f"6 passed, {len(ERRORS)} errors" in done.stdout, done.stdout + done.stderr
    for test, said in ERRORS.items():
        assert f"ERROR at teardown of {test} " in done.stdout
        assert said in done.stdout
