"""Marks in the running recording, their corrections, and events of the patient.

Guarantees: a mark is in the recording, in the log and in the event list before it is answered; a correction or
withdrawal is in the log and in the list, and nothing that was written before is changed; two people who correct the
same mark at once do not overwrite each other. An event of the patient is an alarm first of all, whatever becomes of
its mark. Threads: the exchange's pool.
"""

import math
import threading
from collections.abc import Callable

from app.core.acquisition.messages import AddAnnotation, AnnotationPlaced
from app.core.alarms.patient_events import PATIENT_EVENT, is_patient_event, patient_event_text
from app.core.errors import Conflict, DefectError, NotFound, WrongUse
from app.core.events.annotation_events import AnnotationCorrectedData, AnnotationWithdrawnData
from app.core.events.cause import current_cause
from app.core.events.recording_events import AnnotationAddedData
from app.core.station.annotation_messages import AnnotationRequest, CorrectAnnotation, WithdrawAnnotation
from app.core.station.messages import Annotate
from app.core.station.station_rooms import StationRooms
from app.core.station.views import SessionEvent
from app.core.store.projections.annotations import AnnotationVersion

ShowEvent = Callable[[str, SessionEvent], None]
LONGEST_TEXT = 1000
_changing = threading.Lock()


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
    written = rooms.journal.write(
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
        annotation_id=written.event_id,
    )
    if rooms.board.add_event(message.session_id, row):
        show_event(message.session_id, row)


def change_annotation(rooms: StationRooms, message: AnnotationRequest, show_event: ShowEvent) -> None:
    """Correct or withdraw a mark; what it said before stays in the log.

    Raises:
        NotFound: The session has no such annotation.
        Conflict: It was changed or withdrawn meanwhile.
        WrongUse: What it is to say cannot be.
        LedgerBroken, StorageFault: The log refused.
    """
    view = rooms.board.session(message.session_id)
    with _changing:  # between looking and writing nobody else changes it
        newest = _newest(rooms, message)
        version = newest.version + 1
        data: AnnotationCorrectedData | AnnotationWithdrawnData
        if isinstance(message, CorrectAnnotation):
            _demand_sound(message)
            data = AnnotationCorrectedData(
                annotation_id=newest.annotation_id,
                version=version,
                session_id=message.session_id,
                recording_id=newest.recording_id or view.recording_id,
                onset_s=message.onset_s,
                duration_s=message.duration_s,
                text=message.text.strip(),
                channels=message.channels,
                reason=message.reason.strip(),
            )
            said: CorrectAnnotation | AnnotationVersion = message
        else:
            if not message.reason.strip():
                raise WrongUse("An annotation is withdrawn with a reason.", advice="Say why it does not hold.")
            data = AnnotationWithdrawnData(
                annotation_id=newest.annotation_id,
                version=version,
                session_id=message.session_id,
                recording_id=newest.recording_id or view.recording_id,
                reason=message.reason.strip(),
            )
            said = newest
        # Which annotation it is stands in the data; what it came of is who asked, as everywhere.
        cause = current_cause() or newest.annotation_id
        rooms.journal.write(data, source="desktop", session_id=message.session_id, caused_by=cause)
        row = SessionEvent(
            onset_s=said.onset_s,
            duration_s=said.duration_s,
            kind="annotation",
            text=said.text.strip(),
            channels=said.channels,
            annotation_id=newest.annotation_id,
            version=version,
            state="withdrawn" if isinstance(message, WithdrawAnnotation) else "",
            reason=data.reason,
        )
        if rooms.board.add_event(message.session_id, row):
            show_event(message.session_id, row)


def _newest(rooms: StationRooms, message: AnnotationRequest) -> AnnotationVersion:
    versions = rooms.store.annotations.versions(message.annotation_id)
    if not versions or versions[-1].session_id != message.session_id:
        raise NotFound("This session has no such annotation.")
    newest = versions[-1]
    if not newest.holds:
        raise Conflict("The annotation was withdrawn.", advice="Set a new one.")
    if newest.version != message.version:
        raise Conflict(
            "The annotation was changed meanwhile.",
            meaning="Somebody else has corrected it; nothing was overwritten.",
            advice="Look at it again, and correct it then.",
        )
    return newest


def _demand_sound(message: CorrectAnnotation) -> None:
    if not message.text.strip() or len(message.text) > LONGEST_TEXT:
        raise WrongUse(f"An annotation has a text of 1 to {LONGEST_TEXT} characters.")
    if not (math.isfinite(message.onset_s) and message.onset_s >= 0):
        raise WrongUse("An annotation does not begin before the recording.")
    if not (math.isfinite(message.duration_s) and message.duration_s >= 0):
        raise WrongUse("An annotation does not last less than no time.")


def annotation_rows(versions: tuple[AnnotationVersion, ...]) -> tuple[SessionEvent, ...]:
    """Rows of the event list for every version of some annotations."""
    newest = {one.annotation_id: one.version for one in versions}
    return tuple(
        SessionEvent(
            onset_s=one.onset_s,
            duration_s=one.duration_s,
            kind="annotation",
            text=one.text,
            channels=one.channels,
            annotation_id=one.annotation_id,
            version=one.version,
            state="replaced" if one.version < newest[one.annotation_id] else "" if one.holds else "withdrawn",
            reason=one.reason,
        )
        for one in versions
    )


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
