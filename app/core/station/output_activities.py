"""What the station does with the session's stimulator, and what it makes of what acquisition tells of it.

Guarantees: which stimulator a session uses, each amplitude the device confirmed and each excess are entries of the
log; a recording never fails for a stimulator. Does not: start or stop it by itself. Threads: the workflow's, the
exchange's pool, and for `output_told` the station's main one.
"""

from collections.abc import Callable
from typing import Protocol

from app.core.acquisition.messages import OutputChanged
from app.core.acquisition.output_messages import (
    OpenOutput,
    OutputAmplitude,
    OutputExceeded,
    OutputOpened,
    SetOutputAmplitude,
)
from app.core.devices.stimulator import SimulatedStimulatorSpec
from app.core.errors import DefectError, NeuraScaleError, PrerequisiteMissing
from app.core.events.safety_events import OutputChangedData
from app.core.events.stimulation_events import AmplitudeChangedData, StimulationExceededData, StimulatorAttachedData
from app.core.events.system_event import EventData
from app.core.identifiers import SessionId
from app.core.station.output_messages import AmplitudeSet, SetAmplitude
from app.core.station.session_order import read_order
from app.core.station.station_rooms import StationRooms
from app.core.station.views import SessionEvent

OPEN_TIMEOUT_S = 20.0
UNCONFIRMED = "unconfirmed"


class Alarms(Protocol):
    """What is needed of the alarm board."""

    def raise_(self, condition: str, *, text: str = "") -> None: ...

    def clear(self, condition: str) -> None: ...


def open_output(rooms: StationRooms, session_id: SessionId) -> None:
    """Let acquisition attach the session's stimulator; asked again, the same one stays.

    One that cannot be reached fails nothing: the stop cannot be proved without it, so that nothing can be started.
    """
    order = read_order(rooms.data, session_id)
    if not order.with_output:
        return
    spec = order.output or SimulatedStimulatorSpec()
    try:
        opened = rooms.acquisition.ask(OpenOutput(spec=spec), timeout_s=OPEN_TIMEOUT_S, session_id=session_id)
    except NeuraScaleError as error:
        rooms.log.warning("the stimulator was not attached: %s", error.what)
        rooms.board.note_failure(session_id, f"The stimulator is not attached: {error.what} {error.advice}")
        return
    if isinstance(opened, OutputOpened):
        can = opened.stimulator
        data = StimulatorAttachedData(
            session_id=session_id,
            name=can.name,
            serial_number=can.serial_number,
            firmware=can.firmware,
            safe_state=can.safe_state,
            greatest_amplitude_ma=can.greatest_amplitude_ma,
        )
        rooms.journal.write(data, source="acquisition", session_id=session_id)
        rooms.board.change(session_id, stimulator=can)


def set_amplitude(
    rooms: StationRooms, message: SetAmplitude, show_event: Callable[[str, SessionEvent], None]
) -> AmplitudeSet:
    """Set the amplitude, and log what the device has confirmed.

    Raises:
        NeuraScaleError: Why not.
    """
    session_id = SessionId(message.session_id)
    view = rooms.board.session(session_id)
    if not read_order(rooms.data, session_id).with_output:
        raise PrerequisiteMissing("This session uses no stimulator.", advice="Begin a session with one.")
    told = rooms.acquisition.ask(SetOutputAmplitude(amplitude_ma=message.amplitude_ma), session_id=session_id)
    if not isinstance(told, OutputAmplitude):
        raise DefectError("Acquisition answered SetOutputAmplitude with something else.")
    data = AmplitudeChangedData(
        session_id=session_id,
        recording_id=view.recording_id,
        before_ma=told.before_ma,
        amplitude_ma=told.amplitude_ma,
    )
    # The device has done it already; a log that refuses does not undo it.
    rooms.journal.keep(rooms.journal.event(data, source="acquisition", session_id=session_id))
    rooms.board.change(session_id, amplitude_ma=told.amplitude_ma)
    if view.recording_id:
        row = SessionEvent(
            onset_s=view.recording_seconds,
            duration_s=0.0,
            kind="device",
            text=f"Stimulation amplitude {told.before_ma:g} mA → {told.amplitude_ma:g} mA",
        )
        if rooms.board.add_event(session_id, row):
            show_event(session_id, row)
    return AmplitudeSet(before_ma=told.before_ma, amplitude_ma=told.amplitude_ma)


def output_told(notice: OutputChanged | OutputExceeded, session_id: str, alarms: Alarms) -> EventData:
    """The entry for what acquisition told of the stimulator; alarms are raised and cleared."""
    if isinstance(notice, OutputExceeded):
        text = f"It gave {notice.amplitude_ma:g} mA; {notice.ordered_ma:g} mA were ordered."
        alarms.raise_("stimulation_limit", text=text)
        return StimulationExceededData(
            session_id=session_id, amplitude_ma=notice.amplitude_ma, ordered_ma=notice.ordered_ma
        )
    if notice.state == UNCONFIRMED:
        # Each guard begins so, for the moment until its device has confirmed; the alarm's onset delay is longer.
        alarms.raise_("output_unconfirmed", text=notice.reason.removeprefix("device_fault: "))
    else:
        alarms.clear("output_unconfirmed")
        alarms.clear("stimulation_limit")
    return OutputChangedData(session_id=session_id, state=notice.state, reason=notice.reason)
