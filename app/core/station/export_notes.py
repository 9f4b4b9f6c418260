"""Puts an export made on a command line into the log: by the station where one runs, else by itself.

Guarantees: one writer a log at any time: the station's own lock is held while this writes. What cannot be noted is
said; the export itself is done and stays. Does not: start a station. One thread.
"""

import os
from collections.abc import Callable
from typing import Any

from filelock import FileLock, Timeout

from app.core.clock import SYSTEM_CLOCK
from app.core.errors import NeuraScaleError
from app.core.events.recording_events import RecordingExportedData
from app.core.events.system_event import new_event
from app.core.identifiers import new_id
from app.core.settings.data_directory import DataDirectory
from app.core.station.export_desk import ON_COMMAND_LINE
from app.core.station.launching import ANSWERS
from app.core.station.recording_messages import NoteExport
from app.core.store.station_store import StationStore
from app.core.wire.envelopes import Message
from app.core.wire.line import Line

_ANSWERED_WITHIN_S = 10.0


def note_export(
    data: DataDirectory, note: NoteExport, session_id: str, *, ask: Callable[[Message], Any] | None = None
) -> str:
    """Why it could not be noted; empty where it was.

    Args:
        ask: Asks the running station in the name of who exports; None: nobody has signed in.
    """
    if not data.database.is_file():
        return "This data folder has no log."
    lock = FileLock(data.root / "station.lock")
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            if ask is None:
                return _by_station(data, note)
            ask(note)
            return ""
        try:
            _append(data, note, session_id)
        finally:
            lock.release()
    except NeuraScaleError as error:
        return error.what
    except OSError as error:
        return f"The data folder cannot be written: {error.strerror or error}."
    return ""


def _by_station(data: DataDirectory, note: NoteExport) -> str:
    """Raises: NeuraScaleError: As the station refused it."""
    line: Line[Any] = Line(data.runtime, f"export#{os.getpid()}-{new_id()}", ANSWERS)
    try:
        line.request(note, timeout_s=_ANSWERED_WITHIN_S)
    finally:
        line.close()
    return ""


def _append(data: DataDirectory, note: NoteExport, session_id: str) -> None:
    """Raises: NeuraScaleError: The log does not take it."""
    with StationStore.open(data) as store:
        session = store.sessions.get(session_id)
        told = RecordingExportedData(
            recording_id=note.recording_id,
            format=note.format,
            files_sha256=note.files_sha256,
            session_id=session_id,
            identified=note.identified,
            asked_in=ON_COMMAND_LINE,
        )
        store.log.append(
            new_event(
                "recording.exported",
                told,
                source_service="command-line",
                correlation_id=session_id,
                subject_id=session.patient_id if session is not None else None,
                clock=SYSTEM_CLOCK,
            )
        )
