"""No recording begins while a test signal is on a device's inputs, whoever forgot it there."""

from types import SimpleNamespace
from typing import Any

import pytest

from app.core.acquisition.messages import DeviceCommand, StartRecording
from app.core.acquisition.requests import RequestDesk
from app.core.errors import DeviceFault, NotPermitted, SurroundingsError
from app.core.identifiers import RecordingId, SessionId
from app.core.wire.line import Incoming


class Question:
    """Something a device was asked."""

    def __init__(self) -> None:
        self.done = False
        self.error: DeviceFault | None = None

    def result(self) -> None:
        if self.error is not None:
            raise self.error


class Devices:
    """As much of `DeviceSet` as the desk needs here."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, str]] = []
        self.questions: list[Question] = []
        self.description: Any = SimpleNamespace()
        self.axis: Any = SimpleNamespace()
        self.ended = None

    def ask_command(self, name: str, argument: str, device_id: str) -> Question:
        self.asked.append((name, argument, device_id))
        self.questions.append(Question())
        return self.questions[-1]


class Recorder:
    """Records nothing."""

    recording_id: str | None = None


def incoming(message: Any) -> Incoming[Any]:
    return Incoming(message=message, correlation_id="", number=1)


@pytest.fixture(name="devices")
def _devices() -> Devices:
    return Devices()


@pytest.fixture(name="desk")
def _desk(devices: Devices) -> RequestDesk:
    return RequestDesk(devices, Recorder(), None, begin_device=lambda: None)  # type: ignore[arg-type]


def demand(desk: RequestDesk) -> None:
    """What `StartRecording` demands before it begins."""
    desk._demand_electrodes()


@pytest.mark.proves("REQ-SIGNAL-AMPLIFIER")
def test_the_electrodes_are_put_back_before_a_recording_begins(desk: RequestDesk, devices: Devices) -> None:
    desk.handle(incoming(DeviceCommand(name="calibration", argument="square", device_id="a")))
    with pytest.raises(SurroundingsError, match="test signal"):  # the session asks again by itself
        demand(desk)
    assert devices.asked[-1] == ("calibration", "off", "a")
    with pytest.raises(DeviceFault, match="test signal"):
        demand(desk)
    assert len(devices.asked) == 2
    devices.questions[-1].done = True
    demand(desk)


def test_a_device_that_does_not_let_go_is_asked_again(desk: RequestDesk, devices: Devices) -> None:
    desk.handle(incoming(DeviceCommand(name="calibration", argument="short", device_id="a")))
    with pytest.raises(DeviceFault):
        demand(desk)
    devices.questions[-1].done, devices.questions[-1].error = True, DeviceFault("It does not answer.")
    with pytest.raises(DeviceFault, match="does not answer"):
        demand(desk)
    with pytest.raises(DeviceFault, match="test signal"):
        demand(desk)
    assert [argument for _, argument, _ in devices.asked] == ["short", "off", "off"]


def test_a_check_that_ended_in_order_holds_nothing_up(desk: RequestDesk, devices: Devices) -> None:
    for argument in ("square", "short", "off"):
        desk.handle(incoming(DeviceCommand(name="calibration", argument=argument, device_id="a")))
    demand(desk)
    assert len(devices.asked) == 3


@pytest.mark.proves("REQ-SIGNAL-AMPLIFIER")
def test_nobody_puts_a_test_signal_into_a_recording(desk: RequestDesk, devices: Devices) -> None:
    desk._recorder.recording_id = RecordingId("r-1")
    with pytest.raises(NotPermitted, match="checked"):
        desk.handle(incoming(DeviceCommand(name="calibration", argument="square", device_id="a")))
    assert devices.asked == []
    assert desk.handle(incoming(StartRecording(recording_id=RecordingId("r-1"), session_id=SessionId("s")))) is not None
