"""Answers what is asked about recordings: exports, and channels that change while they are recorded.

Guarantees: as `app.core.station.service`, of which this is a part. Threads: the exchange's pool.
"""

import msgspec

from app.core.acquisition.messages import ApplyChannelChange, ConfigurationChanged
from app.core.clinic.consent import consented_purposes
from app.core.errors import DefectError, WrongUse
from app.core.signals.channel_changes import ChannelChange
from app.core.signals.channels import ChannelKind, ChannelState
from app.core.station.recording_messages import (
    CancelExport,
    ChangeChannel,
    ExportRecording,
    NoteExport,
    RecordingRequest,
)
from app.core.station.station_rooms import StationRooms
from app.core.wire.envelopes import Done


def answer_recording_request(rooms: StationRooms, message: RecordingRequest) -> msgspec.Struct:
    """The answer.

    Raises:
        NeuraScaleError: Why not.
    """
    match message:
        case ExportRecording():
            return rooms.exports.start(message, _consented(rooms, message.recording_id))
        case CancelExport(export_id=export_id):
            rooms.exports.cancel(export_id)
        case NoteExport():
            rooms.exports.note(message)
        case ChangeChannel():
            _change_channel(rooms, message)
    return Done()


def _consented(rooms: StationRooms, recording_id: str) -> tuple[str, ...]:
    """Purposes that the patient of a recording consents to now; none where it is not known whose it is."""
    recording = rooms.store.recordings.get(recording_id)
    session = rooms.store.sessions.get(recording.session_id) if recording is not None else None
    return () if session is None else consented_purposes(rooms.store, session.patient_id)


def _change_channel(rooms: StationRooms, message: ChangeChannel) -> None:
    """Ask acquisition; what it tells everybody (`ConfigurationChanged`) changes board, list and log."""
    rooms.board.session(message.session_id)
    if not message.label:
        raise WrongUse("A channel is named by its label.")
    state = None if message.bad is None else ChannelState.BAD if message.bad else ChannelState.GOOD
    if message.kind is not None and message.kind not in set(ChannelKind):
        raise WrongUse(f"There is no kind of channel {message.kind!r}.")
    change = ChannelChange(
        label=message.label,
        kind=None if message.kind is None else ChannelKind(message.kind),
        new_label=message.new_label or None,
        reference=message.reference,
        state=state,
        comment=message.comment,
    )
    told = rooms.acquisition.ask(
        ApplyChannelChange(change=change, stream_id=message.stream), session_id=message.session_id
    )
    if not isinstance(told, ConfigurationChanged):
        raise DefectError("Acquisition answered ApplyChannelChange with something else.")
