"""The session's stimulator, as the station has it attached, set, logged and alarmed."""

import pytest

from app.core.acquisition.messages import OutputChanged
from app.core.acquisition.output_messages import (
    OpenOutput,
    OutputAmplitude,
    OutputExceeded,
    OutputOpened,
    SetOutputAmplitude,
)
from app.core.devices.driver import SimulatedSpec
from app.core.devices.stimulator import SerialStimulatorSpec, SimulatedStimulatorSpec, StimulatorDescription
from app.core.errors import DeviceFault, PrerequisiteMissing, WrongUse
from app.core.identifiers import SessionId
from app.core.station.output_activities import open_output, set_amplitude
from app.core.station.output_messages import AmplitudeSet, SetAmplitude
from app.core.station.session_order import SessionOrder, write_order
from app.core.station.views import SessionEvent
from tests.fakes.station_rooms import StationOfTests

CAN = StimulatorDescription(
    name="Stim 2",
    safe_state="no current",
    greatest_amplitude_ma=2.0,
    test_amplitude_ma=0.0,
    safe_within_ms=10.0,
    keep_alive_ms=500.0,
    serial_number="S-77",
    firmware="1.2",
)


def order(station: StationOfTests, session_id: SessionId, **fields: object) -> None:
    write_order(station.rooms, session_id, SessionOrder(device=SimulatedSpec(), **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize("spec", [None, SerialStimulatorSpec(port="/dev/ttyUSB0", serial_number="S-77")])
def test_the_ordered_one_is_attached_shown_and_logged(
    station: StationOfTests, spec: SerialStimulatorSpec | None
) -> None:
    session_id = station.begin()
    order(station, session_id, output=spec)
    station.acquisition.answers[OpenOutput] = OutputOpened(stimulator=CAN)
    open_output(station.rooms, session_id)
    assert station.acquisition.asked == [OpenOutput(spec=spec or SimulatedStimulatorSpec())]
    assert station.shown().stimulator == CAN
    (data,) = station.events("stimulation.stimulator_attached")
    assert (data.serial_number, data.firmware, data.greatest_amplitude_ma) == ("S-77", "1.2", 2.0)


def test_without_an_output_none_is_asked_for(station: StationOfTests) -> None:
    session_id = station.begin()
    order(station, session_id, with_output=False)
    open_output(station.rooms, session_id)
    assert station.acquisition.asked == []
    with pytest.raises(PrerequisiteMissing):
        set_amplitude(station.rooms, SetAmplitude(session_id=session_id, amplitude_ma=1.0), lambda *_: None)


def test_one_that_is_not_there_is_said_and_fails_nothing(station: StationOfTests) -> None:
    session_id = station.begin()
    station.acquisition.answers[OpenOutput] = DeviceFault("The port is gone.", advice="Put it in.")
    open_output(station.rooms, session_id)
    assert station.shown().failures_seen == ("The stimulator is not attached: The port is gone. Put it in.",)
    assert station.events("stimulation.stimulator_attached") == []


def test_a_confirmed_amplitude_is_logged_with_the_one_before(station: StationOfTests) -> None:
    session_id = station.begin(step="recording", recording_id="r-1", recording_seconds=12.5)
    station.acquisition.answers[SetOutputAmplitude] = OutputAmplitude(before_ma=1.0, amplitude_ma=1.5)
    rows: list[tuple[str, SessionEvent]] = []
    message = SetAmplitude(session_id=session_id, amplitude_ma=1.5)
    told = set_amplitude(station.rooms, message, lambda session, row: rows.append((session, row)))
    assert told == AmplitudeSet(before_ma=1.0, amplitude_ma=1.5)
    (data,) = station.events("stimulation.amplitude_changed")
    assert (data.before_ma, data.amplitude_ma, data.recording_id) == (1.0, 1.5, "r-1")
    assert station.shown().amplitude_ma == 1.5
    assert [(session, row.onset_s, row.text) for session, row in rows] == [
        (session_id, 12.5, "Stimulation amplitude 1 mA → 1.5 mA")
    ]


@pytest.mark.proves("REQ-STIM-LIMITS")
def test_a_refused_amplitude_changes_and_logs_nothing(station: StationOfTests) -> None:
    session_id = station.begin()
    station.acquisition.answers[SetOutputAmplitude] = WrongUse("The stimulator takes 0 to 2 mA, not 9.")
    with pytest.raises(WrongUse, match="0 to 2 mA"):
        set_amplitude(station.rooms, SetAmplitude(session_id=session_id, amplitude_ma=9.0), lambda *_: None)
    assert station.events("stimulation.amplitude_changed") == []
    assert station.shown().amplitude_ma is None


@pytest.mark.proves("REQ-STOP-CONFIRMED")
def test_a_safe_state_that_stays_unconfirmed_is_an_alarm(station: StationOfTests) -> None:
    station.begin()
    desk = station.rooms.acquisition_desk
    desk.handle([OutputChanged(state="unconfirmed", reason="device_fault: The port is gone.")])
    assert "output_unconfirmed" not in station.alarmed()
    station.clock.advance(0.31)
    station.rooms.alarms.tick()
    assert "output_unconfirmed" in station.alarmed()
    desk.handle([OutputChanged(state="safe", reason="tried again")])
    assert [data.state for data in station.events("safety.output_changed")] == ["unconfirmed", "safe"]


@pytest.mark.proves("REQ-STIM-TOO-MUCH")
def test_too_much_current_is_an_alarm_and_an_entry(station: StationOfTests) -> None:
    session_id = station.begin()
    station.rooms.acquisition_desk.handle([OutputExceeded(amplitude_ma=1.5, ordered_ma=1.0)])
    assert "stimulation_limit" in station.alarmed()
    (data,) = station.events("stimulation.exceeded")
    assert (data.session_id, data.amplitude_ma, data.ordered_ma) == (session_id, 1.5, 1.0)
