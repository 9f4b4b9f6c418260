"""Reports as they are kept: sealed under the patient's key, opened in memory only.

Guarantees: what is opened is what the log says was written, byte for byte, or is refused; a report that an earlier
version kept in clear is sealed at the first start, and the clear one goes once the sealed one has been read back. Does
not: decide who may read, or write a clear file. Any thread.
"""

import functools
import hashlib
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from app.core.errors import LedgerBroken, NeuraScaleError, NotFound
from app.core.events.recording_events import ReportSealedData
from app.core.events.system_event import new_event
from app.core.settings.data_directory import DataDirectory
from app.core.store.keys.subject_keys import ErasedSubject
from app.core.store.projections.reports import Report
from app.core.store.sealed_files import overwrite_and_remove
from app.core.store.station_store import StationStore

SEALING_ENDS_WITHIN_S = 10.0


class ShelfRooms(Protocol):
    """What is needed of the station's rooms."""

    @property
    def data(self) -> DataDirectory: ...

    @property
    def store(self) -> StationStore: ...

    @property
    def log(self) -> logging.Logger: ...

    @property
    def closing(self) -> threading.Event: ...


@dataclass(frozen=True, slots=True)
class OpenedReport:
    """A report in memory.

    Attributes:
        report: What the log says of it.
        content: The PDF.
    """

    report: Report
    patient_id: str
    content: bytes = field(repr=False)


def place_of_report(session_id: str) -> str:
    """What a sealed report is bound to."""
    return f"report {session_id}"


def opened_report(store: StationStore, data: DataDirectory, session_id: str) -> OpenedReport:
    """The report of a session.

    Raises:
        NotFound: The session has none, or its file is gone.
        ErasedSubject: The patient was erased.
        LedgerBroken: It is not what the log says was written.
        StorageFault: It cannot be read.
    """
    session = store.sessions.get(session_id)
    written = store.reports.of_session(session_id)
    if session is None or not written:
        raise NotFound("This session has no report.", advice="Choose a session that was completed.")
    report = written[-1]
    clear = data.report(session_id)
    if len(written) == 1 and clear.is_file() and not data.sealed_report(session_id).is_file():
        content = clear.read_bytes()
    else:
        name = _name_of(report, session_id)
        content = store.files.read(data.sealed_report(name), subject_id=session.patient_id, place=place_of_report(name))
    if hashlib.sha256(content).hexdigest() != report.sha256:
        raise LedgerBroken(
            "The report is not the one that the log says was written.",
            meaning="Its file was changed or exchanged outside this application; it is not shown.",
            advice="Restore the report from a backup.",
        )
    return OpenedReport(report, session.patient_id, content)


def _name_of(report: Report, session_id: str) -> str:
    """What its file is called, before its suffix: the session, or, of one that was made again, with a number."""
    name = report.file_name.removesuffix(".sealed").removesuffix(".pdf")
    return name if name.startswith(f"{session_id}.r") else session_id


def keep_report(store: StationStore, data: DataDirectory, session_id: str, patient_id: str, document: bytes) -> None:
    """Seal a report that was just made.

    Raises:
        ErasedSubject: The patient was erased.
        LedgerBroken, StorageFault: It could not be sealed or written.
    """
    store.files.write(
        data.sealed_report(session_id), document, subject_id=patient_id, place=place_of_report(session_id)
    )


def seal_clear_reports(
    store: StationStore,
    data: DataDirectory,
    log: logging.Logger,
    *,
    given_up: Callable[[], bool] = lambda: False,
) -> int:
    """Seal what an earlier version kept in clear; how many. What cannot be sealed stays, and is said."""
    done = 0
    for clear in sorted(data.reports.glob("*.pdf")):
        if given_up():
            break
        try:
            done += _seal_clear(store, data, clear.stem)
        except NeuraScaleError as error:
            log.warning("the report of session %s lies in clear: %s", clear.stem, error.what)
        except OSError as error:
            log.warning("the report of session %s lies in clear: %s", clear.stem, error.strerror)
    return done


def sealing_of_clear_reports(rooms: ShelfRooms) -> threading.Thread:
    """A thread that does so once it is started, and ends when the station does."""
    work = functools.partial(seal_clear_reports, rooms.store, rooms.data, rooms.log, given_up=rooms.closing.is_set)
    return threading.Thread(target=work, name="seal-reports", daemon=True)


def _seal_clear(store: StationStore, data: DataDirectory, session_id: str) -> bool:
    clear, sealed = data.report(session_id), data.sealed_report(session_id)
    session = store.sessions.get(session_id)
    written = store.reports.of_session(session_id)
    if session is None or not written:
        raise NotFound("the log knows no such report")
    place = place_of_report(session_id)
    content = clear.read_bytes()
    if hashlib.sha256(content).hexdigest() != written[-1].sha256:
        raise LedgerBroken("it is not what the log says was written")
    if not sealed.is_file():
        told = ReportSealedData(report_id=written[-1].report_id, session_id=session_id, sha256=written[-1].sha256)
        # First, because the first entry about a patient makes the key that the file is sealed under.
        store.log.append(
            new_event(
                "report.sealed",
                told,
                source_service="station",
                correlation_id=session_id,
                subject_id=session.patient_id,
            )
        )
        try:
            store.files.write(sealed, content, subject_id=session.patient_id, place=place)
        except ErasedSubject:
            overwrite_and_remove(clear)  # nothing of an erased patient is kept, and this was
            return False
    if store.files.read(sealed, subject_id=session.patient_id, place=place) != content:
        raise LedgerBroken("what was sealed could not be read back")
    overwrite_and_remove(clear)
    return True
