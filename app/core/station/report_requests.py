"""Answers what is asked about reports: to read one, to save a clear copy where a person wants it.

Guarantees: a clear copy is whole and compared or not there, is readable by this user only, lies outside the data folder
and is an entry of the log with its purpose before it is answered. Does not: judge who may (the door does). Threads: the
exchange's pool; or a command line that holds the data folder's lock.
"""

import contextlib
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.core.access.caller import Caller
from app.core.clinic.consent import consented_purposes
from app.core.clinic.purposes import EXPORT_PURPOSES
from app.core.errors import Conflict, NotPermitted, StorageFault, WrongUse
from app.core.events.recording_events import ReportExportedData
from app.core.events.system_event import new_event
from app.core.settings.data_directory import DataDirectory
from app.core.station.export_desk import IN_WINDOW, ON_COMMAND_LINE
from app.core.station.report_messages import (
    PIECE_BYTES,
    CancelSubjectExport,
    ExportSubject,
    GetReport,
    ReportPiece,
    ReportRequest,
    ReportSaved,
    SaveReport,
)
from app.core.station.report_versions import ShownReport, shown_report
from app.core.station.station_rooms import StationRooms
from app.core.station.subject_exports import demand_folder
from app.core.store.station_store import StationStore
from app.core.telemetry.heartbeat import ProgramName
from app.core.wire.envelopes import Done

HOW_TO_NAME_IT = "Name a file in a folder that exists, outside the data folder."


@dataclass(frozen=True, slots=True)
class ReportDesk:
    """Answers for one store."""

    store: StationStore
    data: DataDirectory

    def piece(self, request: GetReport) -> ReportPiece:
        """A part of a report.

        Raises:
            WrongUse: It does not have that byte.
            NotFound, ErasedSubject, LedgerBroken, StorageFault: See `shown_report`.
        """
        opened = shown_report(self.store, self.data, request.session_id)
        total = len(opened.content)
        if not 0 <= request.offset < total:
            raise WrongUse(f"The report has {total} bytes; byte {request.offset} was asked for.")
        return ReportPiece(
            session_id=request.session_id,
            report_id=opened.report_id,
            offset=request.offset,
            total_bytes=total,
            sha256=opened.sha256,
            content=opened.content[request.offset : request.offset + PIECE_BYTES],
        )

    def save(self, request: SaveReport, *, asked_in: str) -> ReportSaved:
        """Write a clear copy.

        Raises:
            WrongUse: The place or the purpose cannot be used.
            Conflict: There is a file of that name.
            NotPermitted: It is for research, and the patient has not consented to that.
            NotFound, ErasedSubject, LedgerBroken, StorageFault: See `shown_report`; or the disk refused the copy.
        """
        target = demand_place(self.data, request.path, replace=request.replace)
        opened = shown_report(self.store, self.data, request.session_id)
        demand_purpose(self.store, opened.patient_id, request.purpose)
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            write_copy(part, opened.content)
            self._note(opened, request, asked_in)
            part.replace(target)
        except OSError as error:
            raise StorageFault(
                f"The copy of the report cannot be written: {error.strerror or error}.",
                meaning="The report itself is kept, sealed.",
                advice=HOW_TO_NAME_IT,
            ) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        return ReportSaved(path=str(target), size_bytes=len(opened.content), sha256=opened.sha256)

    def _note(self, opened: ShownReport, request: SaveReport, asked_in: str) -> None:
        told = ReportExportedData(
            report_id=opened.report_id,
            session_id=request.session_id,
            sha256=opened.sha256,
            purpose=request.purpose,
            asked_in=asked_in,
        )
        self.store.log.append(
            new_event(
                "report.exported",
                told,
                source_service="station" if asked_in == IN_WINDOW else "command-line",
                correlation_id=request.session_id,
                subject_id=opened.patient_id,
            )
        )


def answer_report_request(rooms: StationRooms, message: ReportRequest, caller: Caller) -> msgspec.Struct:
    """The answer.

    Raises:
        NeuraScaleError: Why not.
    """
    desk = ReportDesk(rooms.store, rooms.data)
    asked_in = IN_WINDOW if caller.peer.startswith(f"{ProgramName.DESKTOP}#") else ON_COMMAND_LINE
    match message:
        case GetReport():
            return desk.piece(message)
        case SaveReport():
            return desk.save(message, asked_in=asked_in)
        case ExportSubject():
            return rooms.subject_exports.start(message, asked_in=asked_in)
        case CancelSubjectExport(export_id=export_id):
            rooms.subject_exports.cancel(export_id)
    return Done()


def demand_purpose(store: StationStore, patient_id: str, purpose: str) -> None:
    """Raises: WrongUse: There is no such purpose. NotPermitted: The patient has not consented to it."""
    if purpose not in EXPORT_PURPOSES:
        raise WrongUse("There is no such purpose of an export.", advice=f"Choose {' or '.join(EXPORT_PURPOSES)}.")
    if purpose == "research" and "research" not in consented_purposes(store, patient_id):
        raise NotPermitted(
            "This patient has not consented to research, or has withdrawn that consent.",
            meaning="Nothing was written.",
            advice="Ask the patient for consent to research, or save it for care only.",
        )


def demand_place(data: DataDirectory, path: str, *, replace: bool) -> Path:
    """Raises: WrongUse: A clear copy cannot lie there. Conflict: There is a file of that name."""
    target = Path(path)
    if not target.name or not target.is_absolute():
        raise WrongUse("A copy of a report needs the whole path of a file.", advice=HOW_TO_NAME_IT)
    demand_folder(data, target.parent)
    if target.is_dir() or (target.exists() and not replace):
        raise Conflict(
            "There is something of that name already.",
            meaning="Nothing was overwritten.",
            advice="Choose another name.",
        )
    return target


def write_copy(path: Path, content: bytes) -> None:
    """Write a clear file that this user alone can read.

    Raises:
        OSError: The disk refused.
        StorageFault: It did not keep what it was given.
    """
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if hashlib.sha256(path.read_bytes()).digest() != hashlib.sha256(content).digest():
        raise StorageFault("The disk did not keep the copy as it was written.", advice="Choose another disk.")
