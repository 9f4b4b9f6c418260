"""`app.programs.lifetime`: a program that is asked to end does so in order; asked twice from the keyboard, at once."""

import signal
import subprocess
import sys

import pytest

from tests.shared_data import REPOSITORY

PROGRAM = """
import sys
import time
from app.programs.lifetime import StopRequest
request = StopRequest()
assert not request
print("ready", flush=True)
while not request:
    time.sleep(0.01)
print("ending", flush=True)
if sys.argv[1] == "slow":
    time.sleep(30)
print("ended in order", flush=True)
"""

STORM = """
import os, signal, threading, time
from app.programs.lifetime import StopRequest
for _ in range(300):
    request = StopRequest()
    threading.Thread(target=lambda: [os.kill(os.getpid(), signal.SIGTERM) for _ in range(20)]).start()
    while not request:
        time.sleep(0.001)
for thread in threading.enumerate():
    if thread is not threading.main_thread():
        thread.join()
print("heard")
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")


def begin(how: str) -> "subprocess.Popen[str]":
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, how], cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "ready\n"
    return program


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_in_order_when_asked(number: signal.Signals) -> None:
    with begin("quick") as program:
        program.send_signal(number)
        out, err = program.communicate(timeout=20)
    assert (program.returncode, out, err) == (0, "ending\nended in order\n", "")


def test_asked_twice_from_the_keyboard_it_does_not_wait_for_its_own_end() -> None:
    with begin("slow") as program:
        program.send_signal(signal.SIGINT)
        assert program.stdout is not None
        assert program.stdout.readline() == "ending\n"
        program.send_signal(signal.SIGTERM)
        program.send_signal(signal.SIGINT)
        _, err = program.communicate(timeout=20)
    assert "KeyboardInterrupt" in err
    assert program.returncode != 0


def test_a_wish_that_comes_while_it_waits_is_heard_however_often() -> None:
    """A handler that took the lock its own thread holds would wait for ever."""
    program = subprocess.run([sys.executable, "-c", STORM], cwd=REPOSITORY, capture_output=True, text=True, timeout=60)
    assert (program.returncode, program.stdout, program.stderr) == (0, "heard\n", "")
