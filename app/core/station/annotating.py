"""Marks in the running recording, and events of the patient.

Guarantees: a mark is in the recording, in the log and in the event list before it is answered; an event of the patient
is an alarm first of all, whatever becomes of its mark. Threads: the exchange's pool.
"""

from collections.abc import Callable

from app.core.acquisition.messages import AddAnnotation, AnnotationPlaced
from app.core.alarms.patient_events import PATIENT_EVENT, is_patient_event, patient_event_text
from app.core.errors import DefectError
from app.core.events.recording_events import AnnotationAddedData
from app.core.station.messages import Annotate
from app.core.station.station_rooms import StationRooms
from app.core.station.views import SessionEvent

ShowEvent = Callable[[str, SessionEvent], None]


def annotate(rooms: StationRooms, message: Annotate, show_event: ShowEvent) -> None:
    """Place a mark.

    Raises:
        NeuraScaleError: Why it could not be placed.
    """
    if is_patient_event(message.text):
        _alarm(rooms, message.session_id)
    placed = rooms.acquisition.ask(
        AddAnnotation(
            text=message.text, onset_s=message.onset_s, duration_s=message.duration_s, channels=message.channels
        ),
        session_id=message.session_id,
    )
    if not isinstance(placed, AnnotationPlaced):
        raise DefectError("Acquisition answered AddAnnotation with something else.")
    view = rooms.board.session(message.session_id)
    rooms.journal.write(
        AnnotationAddedData(
            session_id=message.session_id,
            recording_id=view.recording_id,
            onset_s=placed.onset_s,
            duration_s=message.duration_s,
            text=message.text,
            channels=message.channels,
            origin="clinician",
        ),
        source="desktop",
        session_id=message.session_id,
    )
    row = SessionEvent(
        onset_s=placed.onset_s,
        duration_s=message.duration_s,
        kind="annotation",
        text=message.text,
        channels=message.channels,
    )
    if rooms.board.add_event(message.session_id, row):
        show_event(message.session_id, row)


def report_patient_event(rooms: StationRooms, session_id: str, show_event: ShowEvent) -> None:
    """The patient asked for help, or somebody says that something happened: alarm, and a mark where it is recorded.

    Raises:
        NeuraScaleError: It could not be marked; the alarm stands all the same.
    """
    if "stop" in rooms.board.session(session_id).waiting_for:
        annotate(rooms, Annotate(session_id=session_id, text=PATIENT_EVENT), show_event)
    else:
        _alarm(rooms, session_id)


def _alarm(rooms: StationRooms, session_id: str) -> None:
    view = rooms.board.session(session_id)
    at_s = view.recording_seconds if view.recording_id else None
    rooms.alarms.happened("patient_event", text=patient_event_text(at_s))
