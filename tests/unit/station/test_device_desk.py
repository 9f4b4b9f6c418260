"""Who it was: alarms, rows and entries name their device."""

import msgspec
import pytest

from app.core.acquisition.device_names import as_one, tell_apart
from app.core.acquisition.messages import DeviceBack, DeviceFound, DeviceLost, DeviceSilent, SourceEnded
from app.core.devices.driver import EndOfSource
from app.core.events.recording_events import DeviceBackData, DeviceSilentData
from app.core.events.specification_events import DeviceConnectedData, DeviceDisconnectedData
from app.core.events.system_event import EventData
from app.core.station.device_desk import DeviceDesk, DeviceNotice
from app.core.station.session_board import SessionBoard
from app.core.station.views import PatientView, SessionView
from tests.fakes.recordings import device

ONE, TWO = tell_apart([device(), device()])


class _Alarms:
    def __init__(self) -> None:
        self.there: dict[str, str] = {}

    def raise_(self, condition: str, *, text: str = "") -> None:
        self.there[condition] = text

    def clear(self, condition: str) -> None:
        self.there.pop(condition, None)


@pytest.fixture(name="view")
def _view() -> SessionView:
    patient = PatientView(
        patient_id="p", hospital_number="1", family_name="A", given_name="B", birth_date="1980-01-01", sex="unknown"
    )
    return SessionView(
        session_id="s",
        patient=patient,
        protocol="p",
        step="recording",
        step_text="",
        device=as_one([ONE, TWO]),
        devices=(ONE, TWO),
    )


def _desk(view: SessionView) -> tuple[DeviceDesk, _Alarms, list[str], SessionBoard]:
    board, alarms, rows = SessionBoard(lambda: None), _Alarms(), []
    board.show(view)
    return DeviceDesk(board, alarms, row=lambda _view, _kind, text: rows.append(text)), alarms, rows, board


def _told(desk: DeviceDesk, notice: DeviceNotice, view: SessionView) -> list[EventData]:
    """As the desk of acquisition takes it: the entries, then the alarms that they are the cause of."""
    entries = desk.take(notice, view)
    desk.tell_alarms(view)
    return entries


def test_the_alarm_of_silence_stands_while_any_is_silent_and_says_which(view: SessionView) -> None:
    desk, alarms, rows, _ = _desk(view)
    (first,) = _told(desk, DeviceSilent(silent_s=0.3, device_id=ONE.device_id), view)
    assert isinstance(first, DeviceSilentData)
    assert first.device_id == ONE.device_id
    _told(desk, DeviceSilent(silent_s=0.3, device_id=TWO.device_id), view)
    assert alarms.there["device_silent"] == f"Silent: {ONE.name}, {TWO.name}."
    # A station that is told once more (it had been away) does not log it twice.
    assert _told(desk, DeviceSilent(silent_s=2.0, device_id=TWO.device_id), view) == []
    (back,) = _told(desk, DeviceBack(silent_s=1.0, device_id=ONE.device_id), view)
    assert isinstance(back, DeviceBackData)
    assert alarms.there["device_silent"] == f"Silent: {TWO.name}."
    _told(desk, DeviceBack(silent_s=1.0, device_id=TWO.device_id), view)
    assert alarms.there == {}
    assert rows == [f"{ONE.name} silent for 0.30 s", f"{TWO.name} silent for 0.30 s"]


def test_loss_and_return_are_entries_with_their_reason(view: SessionView) -> None:
    desk, _, rows, _ = _desk(view)
    (lost,) = _told(desk, DeviceLost(device_id=TWO.device_id, reason="Unplugged."), view)
    assert isinstance(lost, DeviceDisconnectedData)
    assert (lost.device_id, lost.reason) == (TWO.device_id, "Unplugged.")
    (found,) = _told(desk, DeviceFound(device_id=TWO.device_id, reason="Unplugged.", lost_s=1.25), view)
    assert isinstance(found, DeviceConnectedData)
    assert (found.device_id, found.name) == (TWO.device_id, TWO.name)
    assert "Unplugged." in found.reason
    assert rows == [f"{TWO.name} lost: Unplugged.", f"{TWO.name} connected again after 1.2 s"]


def test_one_that_ends_in_a_fault_is_an_alarm_and_an_entry_though_the_others_go_on(view: SessionView) -> None:
    desk, alarms, rows, board = _desk(view)
    torn = SourceEnded(
        ended=EndOfSource(reason="fault", text="x.edf is damaged."), device_id=ONE.device_id, others_go_on=True
    )
    (entry,) = _told(desk, torn, view)
    assert isinstance(entry, DeviceDisconnectedData)
    assert alarms.there["source_fault"] == f"{ONE.name}: x.edf is damaged."
    assert board.session("s").failures_seen == (f"{ONE.name}: x.edf is damaged.",)
    assert rows == [f"{ONE.name} has come to its end; the others go on"]
    complete = SourceEnded(ended=EndOfSource(reason="complete"), device_id=TWO.device_id, in_all="fault")
    assert _told(desk, complete, view) == []


def test_a_session_with_one_device_reads_as_before(view: SessionView) -> None:
    alone = msgspec.structs.replace(view, device=ONE, devices=(ONE,))
    desk, alarms, rows, _ = _desk(alone)
    (entry,) = _told(desk, DeviceSilent(silent_s=0.3), alone)
    assert entry.device_id == ONE.device_id  # type: ignore[attr-defined]
    assert alarms.there == {"device_silent": ""}
    assert rows == ["Device silent for 0.30 s"]
    desk.forget()
    assert alarms.there == {}
