"""What the station does with the session's stimulator.

Guarantees: which stimulator a session uses, and each amplitude the device confirmed, are entries of the log; a
recording never fails for a stimulator. Does not: start or stop it by itself. Threads: the workflow's, and the
exchange's pool.
"""

from collections.abc import Callable

from app.core.acquisition.output_messages import (
    OpenOutput,
    OutputAmplitude,
    OutputOpened,
    SetOutputAmplitude,
)
from app.core.devices.stimulator import SimulatedStimulatorSpec
from app.core.errors import DefectError, NeuraScaleError, PrerequisiteMissing
from app.core.events.stimulation_events import AmplitudeChangedData, StimulatorAttachedData
from app.core.identifiers import SessionId
from app.core.station.output_messages import AmplitudeSet, SetAmplitude
from app.core.station.session_order import read_order
from app.core.station.station_rooms import StationRooms
from app.core.station.views import SessionEvent

OPEN_TIMEOUT_S = 20.0


def open_output(rooms: StationRooms, session_id: SessionId) -> None:
    """Let acquisition attach the session's stimulator; asked again, the same one stays.

    One that cannot be reached fails nothing: the stop cannot be proved without it, so that nothing can be started.
    """
    order = read_order(rooms, session_id)
    if not order.with_output:
        return
    spec = order.output or SimulatedStimulatorSpec()
    try:
        opened = rooms.acquisition.ask(OpenOutput(spec=spec), timeout_s=OPEN_TIMEOUT_S, session_id=session_id)
    except NeuraScaleError as error:
        rooms.log.warning("the stimulator was not attached: %s", error.what)
        rooms.board.note_failure(session_id, f"The stimulator is not attached: {' '.join((error.what, error.advice))}")
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
        if data not in (event.data for event in rooms.store.log.events_of(session_id)):
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
    if not read_order(rooms, session_id).with_output:
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
