"""Electrodes measured before and after: what is kept, shown and told; what hinders it is a reason, not an error."""

import msgspec
import pytest

from app.core.acquisition.messages import AcquisitionState, ImpedanceMeasured, MeasureImpedance
from app.core.clinic import sessions
from app.core.devices.driver import ElectrodeImpedance
from app.core.errors import DeviceFault, TimedOut, WrongUse
from app.core.identifiers import SessionId
from app.core.station.impedance_activities import few, measure_after, measure_electrodes
from tests.fakes.station_rooms import DEVICE, StationOfTests

CAN = msgspec.structs.replace(DEVICE, can_measure_impedance=True)


def answer(station: StationOfTests, **kiloohm: float | None) -> None:
    station.acquisition.answers[MeasureImpedance] = ImpedanceMeasured(
        impedances=tuple(ElectrodeImpedance(label=label, kiloohm=value) for label, value in kiloohm.items())
    )


@pytest.fixture(name="session_id")
def _session_id(station: StationOfTests) -> SessionId:
    session_id = station.begin(device=CAN)
    station.rooms.acquisition_desk.state = AcquisitionState(device=CAN, streaming=True)
    answer(station, Fp1=4.0, O2=6.0)
    measure_electrodes(station.rooms, session_id, "before")
    return session_id


@pytest.mark.proves("REQ-SIGNAL-ELECTRODES")
def test_both_rounds_are_kept_with_their_time_and_type(station: StationOfTests, session_id: SessionId) -> None:
    sessions.choose_electrodes(station.store, session_id, "dry", clock=station.clock)
    station.rooms.board.change(session_id, electrode_type="dry")
    station.clock.advance(600)
    answer(station, Fp1=90.0, O2=7.0)
    assert measure_after(station.rooms, session_id) == 2
    rounds = sessions.impedance_rounds(station.store, session_id)
    assert rounds == station.shown().impedance_rounds
    assert [(each.phase, each.measured_at, each.electrode_type) for each in rounds] == [
        ("before", "2026-05-04T09:00:00+00:00", "wet"),
        ("after", "2026-05-04T09:10:00+00:00", "dry"),
    ]
    # What was accepted before the recording stays what the page shows.
    assert [one.kiloohm for one in station.shown().impedances] == [4.0, 6.0]
    assert station.shown().failures_seen == ()


def test_an_electrode_that_came_off_meanwhile_is_told(station: StationOfTests, session_id: SessionId) -> None:
    answer(station, Fp1=4.0, O2=None)
    measure_after(station.rooms, session_id)
    assert station.shown().failures_seen == ("After the recording electrode O2 had lost its contact.",)


@pytest.mark.parametrize("fault", [DeviceFault("The device is gone and is being looked for."), TimedOut("No answer.")])
def test_a_device_that_refuses_is_a_reason(
    station: StationOfTests, session_id: SessionId, fault: DeviceFault | TimedOut
) -> None:
    station.acquisition.answers[MeasureImpedance] = fault
    for _ in range(2):  # a station that died in between asks again
        assert measure_after(station.rooms, session_id) == 0
    (skipped,) = station.events("impedance.skipped")
    assert (skipped.phase, skipped.reason) == ("after", fault.what)
    assert station.shown().impedance_skipped == fault.what == sessions.impedance_skipped(station.store, session_id)


def test_a_device_that_is_gone_or_cannot_is_not_even_asked(station: StationOfTests, session_id: SessionId) -> None:
    station.acquisition.asked.clear()
    station.rooms.acquisition_desk.state = AcquisitionState()
    measure_after(station.rooms, session_id)
    assert station.shown().impedance_skipped == "The device is gone."
    station.rooms.board.change(session_id, device=DEVICE)
    measure_after(station.rooms, session_id)
    assert station.shown().impedance_skipped == "The device cannot measure impedances."
    assert station.acquisition.asked == []


def test_there_are_three_types_of_electrodes(station: StationOfTests, session_id: SessionId) -> None:
    with pytest.raises(WrongUse, match="hairy"):
        sessions.choose_electrodes(station.store, session_id, "hairy", clock=station.clock)
    assert sessions.chosen_electrodes(station.store, session_id) == "wet"
    for _ in range(2):
        sessions.choose_electrodes(station.store, session_id, "dry", clock=station.clock)
    assert station.types().count("session.electrodes_chosen") == 1


def test_an_entry_of_the_first_version_is_a_round_before(station: StationOfTests) -> None:
    from app.core.events.clinic_events import ImpedanceMeasuredData

    old = b'{"session_id": "s-1", "impedances": [{"label": "Fp1", "kiloohm": 4.5}]}'
    data = msgspec.json.decode(old, type=ImpedanceMeasuredData)
    assert (data.phase, data.measured_at, data.electrode_type) == ("before", "", "wet")


def test_few_names() -> None:
    assert few(("A", "B")) == "A, B"
    assert few(tuple("ABCDEFG")) == "A, B, C, D and 3 more"
