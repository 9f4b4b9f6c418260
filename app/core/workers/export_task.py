"""The one-shot task "export": writes a recording in another format, compared, and says what came of it.

Guarantees: a refusal is an answer that a person can read, not a crash; asked to end, it ends at the next chunk and
leaves nothing behind. Does not: write to the log (the station does, when it has the answer). One thread.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec

from app.core.errors import NeuraScaleError
from app.core.recording.annotation_changes import annotation_changes
from app.core.recording.exports.exported_files import ExportedFile, describe_files
from app.core.recording.exports.formats import ExportFormat, export_recording
from app.core.recording.exports.identity import identity_of
from app.core.recording.exports.watching import cancellable
from app.core.recording.shelf import open_recording
from app.core.settings.data_directory import DataDirectory


class ExportRefused(msgspec.Struct, frozen=True, kw_only=True):
    """Why nothing was exported."""

    code: str
    what: str
    meaning: str
    advice: str


class ExportOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """The task's answer; files or a refusal.

    Attributes:
        values_compared: Samples times channels that were read back and found equal.
    """

    files: tuple[ExportedFile, ...] = ()
    values_compared: int = 0
    refused: ExportRefused | None = None


def export_task(
    data: DataDirectory,
    recording_id: str,
    out: Path,
    export_format: ExportFormat,
    *,
    identified: bool,
    discontinuous: bool,
    progress: Callable[[float], None],
    asked_to_end: Callable[[], bool],
) -> ExportOutcome:
    """Export, and describe what was written."""
    try:
        with open_recording(data, recording_id) as reader:
            reader.put_right(annotation_changes(data, recording_id))
            identity = identity_of(data, reader.header.session_id) if identified else None
            values = sum(
                count.samples * len(stream.channels)
                for count, stream in zip(reader.counts(), reader.streams, strict=True)
            )
            written = export_recording(
                reader,
                out,
                export_format,
                identity=identity,
                discontinuous=discontinuous,
                progress=cancellable(progress, asked_to_end),
            )
        return ExportOutcome(files=describe_files(written), values_compared=values)
    except NeuraScaleError as error:
        return ExportOutcome(refused=_refusal(error))


def _refusal(error: NeuraScaleError) -> ExportRefused:
    return ExportRefused(code=error.code, what=error.what, meaning=error.meaning, advice=error.advice)
