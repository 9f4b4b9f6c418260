"""The guard against a safety program of the test's own that says what it should not, or nothing."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.core.devices.simulated_stimulator import SimulatedStimulator
from app.core.errors import DeviceFault
from app.core.safety.endpoint import listen
from app.core.safety.messages import Message, MessageSocket
from app.core.safety.output import OutputSilent
from app.core.safety.output_guard import LONGEST_GRANT_NS, SILENT_FOR_NS, OutputGuard
from app.core.settings.data_directory import DataDirectory
from tests.fakes.safety_server import until


class Puppeteer:
    """Says to one guard what the test wants."""

    def __init__(self, data: DataDirectory) -> None:
        self._endpoint = listen(data.runtime)
        self._endpoint.listener.setblocking(True)
        self._endpoint.listener.settimeout(5)
        self._heard: list[Message] = []
        self.link: MessageSocket | None = None
        self.run_id = "run 1"

    def accept(self) -> None:
        connected, _ = self._endpoint.listener.accept()
        self.link = MessageSocket(connected)
        self.hear("hello")

    def grant(self, duration_s: float = 0.3, *, run_id: str | None = None) -> None:
        assert self.link is not None
        until_ns = time.monotonic_ns() + round(duration_s * 1e9)
        self.link.send("grant", run=run_id or self.run_id, until_ns=until_ns, programme="session")

    def order(self, number: int) -> None:
        assert self.link is not None
        self.link.send("order_safe", order=number, reason="stop")

    def hear(self, kind: str, *, within_s: float = 5.0) -> Message:
        ends = time.monotonic() + within_s
        while time.monotonic() < ends:
            assert self.link is not None
            messages, _ = self.link.receive()
            self._heard += messages
            for message in self._heard:
                if message.kind == kind:
                    self._heard.remove(message)
                    return message
            time.sleep(0.001)
        raise AssertionError(f"no {kind} came")

    def hear_state(self, state: str) -> Message:
        while (message := self.hear("changed")).text("state") != state:
            pass
        return message

    def drop(self) -> None:
        if self.link is not None:
            self.link.close()
            self.link = None

    def close(self) -> None:
        self.drop()
        self._endpoint.close()


class MuteStimulator(SimulatedStimulator):
    """Answers no question while it is mute; a stop reaches it all the same. `unanswered` counts questions."""

    mute = False
    unanswered = 0

    def _answer(self) -> None:
        if self.mute:
            self.unanswered += 1
            time.sleep(0.002)
            raise OutputSilent("The stimulator did not answer within 2 ms.")

    @property
    def running(self) -> bool:
        self._answer()
        return super().running

    def hold(self, until_monotonic_ns: int) -> None:
        self._answer()
        super().hold(until_monotonic_ns)

    def to_safe_state(self) -> None:
        super().to_safe_state()
        self.mute = False


class Scene:
    def __init__(self, data: DataDirectory) -> None:
        self.puppeteer = Puppeteer(data)
        self.stimulator = MuteStimulator(keep_alive_ms=5000)
        self.changes: list[tuple[str, str]] = []
        self.guard = OutputGuard(
            data.runtime, self.stimulator, on_change=lambda s, why: self.changes.append((s, why)), real_time=False
        )
        self.puppeteer.accept()
        assert self.puppeteer.hear_state("safe").text("reason") == "attached"

    def run(self) -> None:
        self.puppeteer.grant()
        self.puppeteer.hear_state("running")
        assert self.stimulator.running


@contextmanager
def _scene(data: DataDirectory) -> Iterator[Scene]:
    scene = Scene(data)
    try:
        yield scene
    finally:
        scene.stimulator.break_down()
        scene.guard.close()
        scene.puppeteer.close()


@pytest.fixture
def scene(data_directory: DataDirectory) -> Iterator[Scene]:
    with _scene(data_directory) as found:
        yield found


@pytest.mark.proves("REQ-STOP-SAFE-STATE", "REQ-STIM-NOT-BY-ITSELF")
def test_it_brings_the_output_to_its_safe_state_before_it_says_a_word(data_directory: DataDirectory) -> None:
    stimulator = SimulatedStimulator(keep_alive_ms=60_000)
    stimulator.arm()
    stimulator.start("session", time.monotonic_ns() + 60 * 10**9)
    guard = OutputGuard(data_directory.runtime, stimulator, real_time=False)
    until(lambda: not stimulator.running)
    until(lambda: guard.state == "safe")
    guard.close()
    assert guard.state == "closed"


def test_an_order_is_carried_out_and_confirmed_with_its_number_and_time(scene: Scene) -> None:
    scene.run()
    before_ns = time.monotonic_ns()
    scene.puppeteer.order(7)
    confirmed = scene.puppeteer.hear_state("safe")
    assert confirmed.integer("order") == 7
    assert before_ns < confirmed.integer("at_ns") < time.monotonic_ns()
    assert not scene.stimulator.running


@pytest.mark.proves("REQ-STOP-GUARD")
def test_a_grant_that_is_not_renewed_ends_by_itself(scene: Scene) -> None:
    scene.puppeteer.grant(0.1)
    scene.puppeteer.hear_state("running")
    granted = time.monotonic()
    until(lambda: not scene.stimulator.running)
    assert time.monotonic() - granted < 0.9  # far from the longest grant, with room for a loaded machine
    assert scene.puppeteer.hear_state("safe").text("reason") == "lease_lapsed"


def test_renewed_grants_keep_it_running(scene: Scene) -> None:
    scene.run()
    for _ in range(10):
        scene.puppeteer.grant()
        time.sleep(0.04)
        assert scene.stimulator.running


@pytest.mark.proves("REQ-STIM-NOT-BY-ITSELF")
def test_a_run_that_has_ended_is_never_taken_up_again(scene: Scene) -> None:
    scene.run()
    scene.puppeteer.order(1)
    scene.puppeteer.hear_state("safe")
    for _ in range(5):
        scene.puppeteer.grant()
    time.sleep(0.05)
    assert not scene.stimulator.running
    scene.puppeteer.grant(run_id="run 2")
    scene.puppeteer.hear_state("running")


@pytest.mark.proves("REQ-STOP-GUARD")
def test_a_grant_from_the_past_is_nothing_and_one_for_ever_is_cut(scene: Scene) -> None:
    scene.puppeteer.grant(-0.01)
    time.sleep(0.03)
    assert not scene.stimulator.running
    scene.puppeteer.grant(3600.0, run_id="run 2")
    scene.puppeteer.hear_state("running")
    began = time.monotonic()
    until(lambda: not scene.stimulator.running)
    assert time.monotonic() - began < 4  # and not the hour that was asked for


def test_no_grant_reaches_further_than_the_guard_allows(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.core.safety.output_guard.LONGEST_GRANT_NS", 100_000_000)
    scene.puppeteer.grant(3600.0)
    scene.puppeteer.hear_state("running")
    assert scene.puppeteer.hear_state("safe").text("reason") == "lease_lapsed"


@pytest.mark.proves("REQ-STOP-GUARD")
def test_a_broken_link_is_the_safe_state_at_once(scene: Scene) -> None:
    scene.puppeteer.grant(0.9)
    scene.puppeteer.hear_state("running")
    scene.puppeteer.drop()
    dropped = time.monotonic()
    until(lambda: not scene.stimulator.running)
    assert time.monotonic() - dropped < 0.4
    until(lambda: scene.changes[-1] == ("safe", "link_lost"))
    scene.puppeteer.accept()
    assert scene.puppeteer.hear_state("safe").integer("order") == 0


@pytest.mark.proves("REQ-STOP-GUARD")
def test_garbage_from_safety_is_a_broken_link(scene: Scene) -> None:
    scene.run()
    link = scene.puppeteer.link
    assert link is not None
    link.send("grant", run="run 1", until_ns="soon", programme="session")
    until(lambda: not scene.stimulator.running)


@pytest.mark.proves("REQ-STOP-CONFIRMED")
def test_an_output_that_does_not_stop_is_tried_again_and_never_confirmed_before(scene: Scene) -> None:
    scene.run()
    scene.stimulator.break_down("safe")
    scene.puppeteer.order(3)
    assert scene.puppeteer.hear_state("unconfirmed").integer("order") == 0
    assert scene.guard.state == "unconfirmed"
    time.sleep(0.05)
    scene.stimulator.break_down()
    assert scene.puppeteer.hear_state("safe").integer("order") == 3
    assert not scene.stimulator.running


@pytest.mark.proves("REQ-STOP-CONFIRMED")
def test_a_device_that_lies_about_its_safe_state_is_not_believed(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    scene.run()
    with monkeypatch.context() as lying:
        lying.setattr(scene.stimulator, "to_safe_state", lambda: None)
        scene.puppeteer.order(4)
        scene.puppeteer.hear_state("unconfirmed")
    assert scene.puppeteer.hear_state("safe").integer("order") == 4
    assert not scene.stimulator.running


@pytest.mark.proves("REQ-STIM-NOT-BY-ITSELF")
def test_a_start_that_was_on_its_way_when_it_was_ended_is_not_carried_out(scene: Scene) -> None:
    scene.run()
    scene.stimulator.break_down("safe")
    with pytest.raises(DeviceFault):
        scene.guard.disable(timeout_s=0.02)
    scene.puppeteer.grant(run_id="run 2")
    time.sleep(0.05)
    scene.stimulator.break_down()
    scene.puppeteer.hear_state("safe")
    scene.puppeteer.grant(run_id="run 2")
    time.sleep(0.05)
    assert not scene.stimulator.running
    scene.puppeteer.grant(run_id="run 3")
    scene.puppeteer.hear_state("running")


@pytest.mark.proves("REQ-STOP-DEVICE-FAULT")
@pytest.mark.parametrize("fault", ["start", "hold"])
def test_a_fault_of_the_device_is_the_safe_state(scene: Scene, fault: str) -> None:
    if fault == "hold":
        scene.run()
    scene.stimulator.break_down(fault)
    scene.puppeteer.grant()
    if fault == "start":
        time.sleep(0.05)
    else:
        assert scene.puppeteer.hear_state("safe").text("reason").startswith("device_fault")
    assert not scene.stimulator.running
    assert scene.guard.state == "safe"


@pytest.mark.proves("REQ-STOP-DEVICE-FAULT")
def test_a_device_that_does_not_answer_for_an_instant_is_asked_again_and_one_that_goes_on_so_is_a_fault(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 0 < SILENT_FOR_NS < LONGEST_GRANT_NS
    monkeypatch.setattr("app.core.safety.output_guard.SILENT_FOR_NS", 10 * LONGEST_GRANT_NS)
    scene.puppeteer.grant(1.0)
    scene.puppeteer.hear_state("running")
    scene.stimulator.mute = True
    scene.puppeteer.grant(1.0)
    until(lambda: scene.stimulator.unanswered >= 3)
    scene.stimulator.mute = False
    scene.puppeteer.grant(1.0)
    assert scene.guard.state == "running"
    assert [state for state, _ in scene.changes].count("running") == 1
    monkeypatch.setattr("app.core.safety.output_guard.SILENT_FOR_NS", 1)
    scene.stimulator.mute = True
    assert scene.puppeteer.hear_state("safe").text("reason").startswith("device_fault: The stimulator did not answer")


def test_while_a_device_does_not_answer_an_order_is_carried_out_and_a_grant_ends(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.core.safety.output_guard.SILENT_FOR_NS", 100 * LONGEST_GRANT_NS)
    scene.puppeteer.grant(1.0)
    scene.puppeteer.hear_state("running")
    scene.stimulator.mute = True
    until(lambda: scene.stimulator.unanswered >= 3)
    scene.puppeteer.order(7)
    told = scene.puppeteer.hear_state("safe")
    assert (told.text("reason"), told.integer("order")) == ("stop", 7)
    scene.puppeteer.run_id = "run 2"
    scene.run()
    scene.stimulator.mute = True
    scene.puppeteer.grant(1.0)  # not heard by the device: it stretches nothing
    assert scene.puppeteer.hear_state("safe").text("reason") == "lease_lapsed"


def test_a_device_that_trips_by_itself_is_told(scene: Scene) -> None:
    scene.run()
    scene.stimulator.to_safe_state()
    assert scene.puppeteer.hear_state("safe").text("reason").startswith("device_fault")


def test_ending_it_in_order(scene: Scene) -> None:
    scene.run()
    scene.guard.disable()
    assert not scene.stimulator.running
    assert scene.puppeteer.hear_state("safe").text("reason") == "finished"
    scene.puppeteer.grant()
    time.sleep(0.03)
    assert not scene.stimulator.running


def test_ending_an_output_that_does_not_stop_says_so(scene: Scene) -> None:
    scene.run()
    scene.stimulator.break_down("safe")
    with pytest.raises(DeviceFault, match="not confirmed"):
        scene.guard.disable(timeout_s=0.05)


def test_closing_while_it_runs_is_the_safe_state_first(scene: Scene) -> None:
    scene.run()
    scene.guard.close()
    assert not scene.stimulator.running
    assert scene.guard.state == "closed"
    assert scene.puppeteer.hear_state("safe").text("reason") == "closed"
    scene.puppeteer.hear("bye")


@pytest.mark.proves("REQ-STOP-GUARD")
def test_a_callback_that_fails_ends_the_guard_with_the_output_safe(
    data_directory: DataDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    monkeypatch.setattr("threading.excepthook", seen.append)
    with _scene(data_directory) as scene:

        def fail(_state: str, _why: str) -> None:
            raise RuntimeError("a defect of ours")

        scene.guard.on_change = fail
        scene.puppeteer.grant()
        until(lambda: not scene.guard._thread.is_alive())
        assert not scene.stimulator.running
    assert seen


def test_it_waits_for_a_safety_program_that_is_not_there_yet(data_directory: DataDirectory) -> None:
    stimulator = SimulatedStimulator()
    guard = OutputGuard(data_directory.runtime, stimulator, real_time=False)
    time.sleep(0.15)
    assert not guard.connected
    puppeteer = Puppeteer(data_directory)
    puppeteer.accept()
    assert puppeteer.hear_state("safe")
    guard.close()
    puppeteer.close()
