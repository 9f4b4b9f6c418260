"""The state without who the patient is: for whoever has no right to the session's patient, and for a locked window.

Guarantees: pure; what tells that a session runs, records, is safe and is alarmed stays, and so does everything that the
stop needs. Which patient it is stays as an id, which says nothing and is what break-glass is asked for. What was typed
or may name somebody is gone: a test walks every field and fails where a new one is in no list. Does not: decide who
sees what (the door does).
"""

import msgspec

from app.core.station.messages import StationState
from app.core.station.patient_views import nameless
from app.core.station.views import SessionEvent

OURS = ("gap", "alarm", "step")
"""Kinds of rows in the event list whose text is the application's own."""


def redacted(
    state: StationState, *, session: bool = True, export: bool = True, subject_export: bool = True
) -> StationState:
    """The state as somebody may see it who has no right to the patient of its session, or of an export.

    Args:
        session, export, subject_export: Whether to withhold that part; by default all.
    """
    shown = state.session
    if shown is not None and session:
        shown = msgspec.structs.replace(shown, patient=nameless(shown.patient.patient_id), report_path="")
    return msgspec.structs.replace(
        state,
        session=shown,
        export=None if export else state.export,
        subject_export=None if subject_export else state.subject_export,
    )


def redacted_event(event: SessionEvent) -> SessionEvent:
    """A row of the event list without what was typed, or came from a file."""
    if event.kind in OURS:
        return event
    return msgspec.structs.replace(event, text="", reason="")
