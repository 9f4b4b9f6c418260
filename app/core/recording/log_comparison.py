"""Compares a recording with what the log says of it: what its own checksums cannot tell.

Guarantees: a recording that was shortened at a record's end after it was closed, lost a segment or is gone altogether,
or whose content and checksums were both changed, does not pass: the log holds the digest of each minute and the
samples at the end. Does not: verify the log itself (`neurascale log verify` does), or write. Any thread or process.
"""

import hashlib
from pathlib import Path

import msgspec

from app.core.errors import RecordingBroken
from app.core.events.recording_events import MinuteSealedData, RecordingStartedData, RecordingStoppedData
from app.core.recording.verification import VerifiedRecording
from app.core.settings.data_directory import DataDirectory
from app.core.store.opened_log import opened_events

_LOOKED_AT = ("recording.started", "recording.minute_sealed", "recording.stopped")
_CHUNK_BYTES = 1 << 20


class LoggedRecording(msgspec.Struct, frozen=True, kw_only=True):
    """What the log says of one recording.

    Attributes:
        known: Whether the log knows it at all.
        stopped: Its end; None where the log knows of none (it runs, or was cut off).
    """

    known: bool = False
    seals: tuple[MinuteSealedData, ...] = ()
    stopped: RecordingStoppedData | None = None


def logged_recording(data: DataDirectory, recording_id: str) -> LoggedRecording:
    """Read the log of a data folder; a folder without one knows nothing.

    Raises:
        LedgerBroken: An entry does not open.
        StorageFault: The log cannot be opened, or holds an event of a newer version.
    """
    if not data.database.is_file():
        return LoggedRecording()
    known, seals, stopped = False, [], None
    for _, event in opened_events(data, _LOOKED_AT):
        told = event.data
        if getattr(told, "recording_id", None) != recording_id:
            continue
        if isinstance(told, MinuteSealedData):
            seals.append(told)
        elif isinstance(told, RecordingStoppedData):
            stopped = told
        known = known or isinstance(told, RecordingStartedData | RecordingStoppedData)
    return LoggedRecording(known=known, seals=tuple(seals), stopped=stopped)


def must_be_there(logged: LoggedRecording) -> None:
    """For a recording that was not found. Raises: RecordingBroken: The log knows it."""
    if logged.known:
        raise RecordingBroken(
            "The recording's files are gone: the log says that it was made.",
            meaning="It was moved or removed outside this application.",
            advice="Restore the recording's folder from a backup.",
        )


def compare_with_log(folder: Path, verified: VerifiedRecording, logged: LoggedRecording) -> None:
    """Compare a recording that adds up in itself with the log.

    Raises:
        RecordingBroken: It is shorter than the log says, or a minute is not what was sealed.
    """
    held = {count.stream_id: count.samples for count in verified.streams}
    for stream in logged.stopped.streams if logged.stopped is not None else ():
        found = held.get(stream.stream_id, 0)
        if found < stream.samples:
            raise RecordingBroken(
                f"The recording was shortened: the log says {stream.samples} samples, {found} are there.",
                meaning="What is there is intact; what came after it is gone.",
            )
    for seal in logged.seals:
        if _digest(folder / seal.segment, seal.first_byte, seal.end_byte) != seal.sha256:
            raise RecordingBroken(
                f"Minute {seal.minute} is not what the log sealed"
                f" (segment {seal.segment}, bytes {seal.first_byte} to {seal.end_byte})."
            )


def _digest(path: Path, first_byte: int, end_byte: int) -> str:
    """SHA-256 of these bytes; of fewer where the file has fewer, or is gone."""
    digest = hashlib.sha256()
    left = end_byte - first_byte
    try:
        with path.open("rb") as segment:
            segment.seek(first_byte)
            while left > 0 and (chunk := segment.read(min(left, _CHUNK_BYTES))):
                digest.update(chunk)
                left -= len(chunk)
    except OSError:
        return ""
    return digest.hexdigest()
