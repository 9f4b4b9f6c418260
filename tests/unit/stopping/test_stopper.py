"""Stops are handed over until they are taken."""

import logging
import threading

import pytest

from app.core.clock import VirtualClock
from app.core.errors import LinkDown
from app.core.safety.client import StopResult
from app.core.stopping.stopper import GIVE_UP_S, Stopper, Trigger

LOG = logging.getLogger("neurascale.stop-inputs")


class FakeControl:
    def __init__(self, *, absent: int = 0) -> None:
        self.absent = absent
        self.asked: list[tuple[str, str, int | None]] = []
        self.taken = threading.Event()

    def stop(self, cause: str = "", source: str = "", *, pressed_ns: int | None = None) -> StopResult:
        self.asked.append((cause, source, pressed_ns))
        if self.absent:
            self.absent -= 1
            raise LinkDown("The safety program does not answer.")
        self.taken.set()
        return StopResult(latency_ms=1.0, state="stopped", stop_number=1, output="safe")


@pytest.mark.proves("REQ-STOP-KEPT")
def test_a_stop_is_given_with_the_moment_of_its_press() -> None:
    control = FakeControl()
    stopper = Stopper(control, log=LOG, clock=VirtualClock())
    stopper.stop(Trigger("pedal", "foot", 17))
    assert control.taken.wait(5)
    stopper.close()
    assert control.asked == [("pedal", "foot", 17)]


def test_a_safety_program_that_is_being_started_again_gets_it_all_the_same() -> None:
    control = FakeControl(absent=5)
    stopper = Stopper(control, log=LOG, clock=VirtualClock())
    stopper.stop(Trigger("chord", "keys", 0))
    assert control.taken.wait(5)
    stopper.close()
    assert len(control.asked) == 6


@pytest.mark.expected_log("was not taken")
def test_it_gives_up_in_the_end_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    control = FakeControl(absent=10_000)
    clock = VirtualClock()
    stopper = Stopper(control, log=LOG, clock=clock)
    stopper.stop(Trigger("chord", "keys", 0))
    stopper.close()
    assert "was not taken" in caplog.text
    assert len(control.asked) <= GIVE_UP_S / 0.1 + 1
