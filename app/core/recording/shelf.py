"""The recordings of a data folder, as they lie there. Any thread or process; does not write."""

import msgspec

from app.core.errors import NeuraScaleError, NotFound
from app.core.recording.framing import RecordedCount
from app.core.recording.opened_texts import patients_key
from app.core.recording.reader import RecordingReader
from app.core.recording.sealed_texts import place_of_texts
from app.core.settings.data_directory import DataDirectory


class ShelvedRecording(msgspec.Struct, frozen=True, kw_only=True):
    """One recording, or why it cannot be read.

    Attributes:
        started: UTC, ISO 8601; empty where it cannot be read.
        complete: Whether it was closed in order.
        fault: What is wrong with it; empty where nothing.
    """

    recording_id: str
    session_id: str = ""
    started: str = ""
    device: str = ""
    seconds: float = 0.0
    streams: tuple[RecordedCount, ...] = ()
    bytes_total: int = 0
    complete: bool = False
    fault: str = ""


def open_recording(data: DataDirectory, recording_id: str) -> RecordingReader:
    """The recording of that identifier; its sealed texts open where the data folder's keys can be had.

    Raises:
        NotFound: There is none.
        RecordingBroken: It is damaged.
        StorageFault: It cannot be read.
    """
    folder = data.recording(recording_id)
    # An identifier is one folder's name; anything else could point out of the recordings.
    if folder.parent != data.recordings or not folder.is_dir():
        raise NotFound(
            "There is no recording of that identifier in this data folder.",
            advice="List them with: neurascale recording list --data DIR",
        )
    reader = RecordingReader(folder)
    header = reader.header
    reader.open_texts_with(patients_key(data, header.session_id, place_of_texts(header.recording_id)))
    return reader


def describe(reader: RecordingReader) -> ShelvedRecording:
    return ShelvedRecording(
        recording_id=reader.header.recording_id,
        session_id=reader.header.session_id,
        started=reader.header.wall,
        device=reader.header.device,
        seconds=reader.seconds(),
        streams=reader.counts(),
        bytes_total=reader.bytes_total,
        complete=reader.end is not None,
    )


def list_recordings(data: DataDirectory) -> tuple[ShelvedRecording, ...]:
    """All recordings, oldest first; a damaged one is listed with its fault."""
    if not data.recordings.is_dir():
        return ()
    found: list[ShelvedRecording] = []
    for folder in sorted(path for path in data.recordings.iterdir() if path.is_dir()):
        try:
            with RecordingReader(folder) as reader:
                found.append(describe(reader))
        except NeuraScaleError as error:
            found.append(ShelvedRecording(recording_id=folder.name, fault=error.what))
    return tuple(found)
