"""Makes a session's report again, with what people found: as a preview, or as the version that is to be signed.

Guarantees: the measurements are those of the session's end, sealed beside its report; only what people and detectors
said is newer. A report that was made is a file of its own and an entry; the one before stays. Once a version was
signed, amended or withdrawn it is not made again: then there are addenda. What the protocol wants said is said, or no
report is made for signing. HED strings of findings are checked by hedtools before they are printed. Does not: ask who
may. Any thread; a report takes some seconds in a process of its own.
"""

import hashlib
from collections.abc import Callable

import msgspec

from app.core.clinic.findings.hed_check import HedTask
from app.core.clinic.reports.content import ReportContent, ReportedCheckpoint
from app.core.clinic.session_protocol import protocol_if_known
from app.core.errors import Conflict, DefectError, NotFound
from app.core.events.recording_events import ReportWrittenData
from app.core.identifiers import new_id
from app.core.settings.data_directory import DataDirectory
from app.core.station.finding_messages import HedChecked
from app.core.station.interpretations import interpreted
from app.core.station.one_shot_tasks import run_task
from app.core.station.report_facts import recording_detail
from app.core.station.report_shelf import place_of_report
from app.core.station.report_stage import Stage, demand_draft
from app.core.station.station_rooms import StationRooms
from app.core.store.projections.sessions import Session
from app.core.store.station_store import StationStore

REPORT_TIMEOUT_S = 550.0
HED_TIMEOUT_S = 120.0
PREVIEW = "preview"


def keep_content(
    store: StationStore, data: DataDirectory, session_id: str, patient_id: str, content: ReportContent
) -> None:
    """Seal what a report was made of, so that it can be made again.

    Raises:
        ErasedSubject, LedgerBroken, StorageFault: It could not be sealed or written.
    """
    name = _content_name(session_id)
    store.files.write(
        data.sealed_report(name), msgspec.json.encode(content), subject_id=patient_id, place=_content_place(session_id)
    )


def kept_content(store: StationStore, data: DataDirectory, session: Session) -> ReportContent:
    """What the session's report was made of.

    Raises:
        Conflict: It was made by a version that did not keep it.
        ErasedSubject, LedgerBroken, StorageFault: It cannot be opened.
    """
    try:
        plain = store.files.read(
            data.sealed_report(_content_name(session.session_id)),
            subject_id=session.patient_id,
            place=_content_place(session.session_id),
        )
        return msgspec.json.decode(plain, type=ReportContent)
    except (NotFound, msgspec.DecodeError) as error:
        raise Conflict(
            "This report was made by an earlier version, which did not keep what it was made of.",
            meaning="It can be read, signed and amended, but not made anew.",
            advice="Put what was found into an addendum.",
        ) from error


def report_now(rooms: StationRooms, session: Session, *, preview: bool) -> tuple[ReportContent, bytes]:
    """The report with everything said until now: its content, and the PDF.

    Raises:
        NeuraScaleError: Why it could not be made.
    """
    said = interpreted(rooms.store, rooms.data, session).interpretation
    content = kept_content(rooms.store, rooms.data, session)
    # What is worth a page of signal depends on what was found.
    detail, detail_missing = recording_detail(
        rooms.data,
        session.recording_id,
        content.events,
        said,
        protocol=protocol_if_known(rooms.store, session.session_id, session.protocol),
        given_up=rooms.closing.is_set,
    )
    checkpoint = None
    if not preview:
        covering = rooms.store.log.checkpoint("report")
        checkpoint = ReportedCheckpoint(text=covering.note, log_size=covering.size, root=covering.root_text)
    content = msgspec.structs.replace(
        content,
        report_id=PREVIEW if preview else new_id(rooms.clock),
        written=rooms.clock.wall().isoformat(timespec="seconds"),
        interpretation=said,
        detail=detail,
        detail_missing=detail_missing,
        preview=preview,
        checkpoint=checkpoint,
    )
    document = run_task(
        rooms.data,
        "report",
        given=msgspec.json.encode(content),
        timeout_s=REPORT_TIMEOUT_S,
        given_up=rooms.closing.is_set,
    )
    if not document.startswith(b"%PDF"):
        raise DefectError("The report task did not give a PDF.")
    return content, document


def make_report(rooms: StationRooms, session: Session, seen_sha256: str, still_open: Callable[[], Stage]) -> None:
    """Make the version that is to be signed.

    Args:
        seen_sha256: Of the newest version, as the asker saw it.
        still_open: Looks again, just before the entry.

    Raises:
        Conflict: It was signed, amended or withdrawn; or something that must be said is missing.
        NeuraScaleError: Why it could not be made.
    """
    demand_draft(still_open(), seen_sha256)
    said = interpreted(rooms.store, rooms.data, session).interpretation
    missing = [one.label for one in said.statements if not one.said.strip()]
    if missing:
        raise Conflict(
            f"The protocol wants the report to say more: {'; '.join(missing)}.",
            meaning="No report was made.",
            advice="Say it; where it was not assessed, say that and why.",
        )
    strings = tuple(dict.fromkeys(one.hed for one in said.findings))
    if strings:
        _demand_hed(rooms, said.findings[0].hed_version, strings)
    content, document = report_now(rooms, session, preview=False)
    demand_draft(still_open(), seen_sha256)
    name = f"{session.session_id}.r{len(rooms.store.reports.of_session(session.session_id)) + 1}"
    path = rooms.data.sealed_report(name)
    # The file first: one that no entry names is nothing, an entry without its file would be a loss.
    rooms.store.files.write(path, document, subject_id=session.patient_id, place=place_of_report(name))
    assert content.checkpoint is not None
    rooms.journal.write(
        ReportWrittenData(
            report_id=content.report_id,
            session_id=session.session_id,
            recording_id=session.recording_id,
            file_name=path.name,
            sha256=hashlib.sha256(document).hexdigest(),
            checkpoint_size=content.checkpoint.log_size,
        ),
        session_id=session.session_id,
    )


def _demand_hed(rooms: StationRooms, hed_version: str, strings: tuple[str, ...]) -> None:
    given = msgspec.json.encode(HedTask(hed_version=hed_version, strings=strings))
    printed = run_task(rooms.data, "hed", given=given, timeout_s=HED_TIMEOUT_S, given_up=rooms.closing.is_set)
    faults = msgspec.json.decode(printed, type=HedChecked).faults
    if faults:
        raise DefectError(f"A finding is no valid HED string: {faults[0]}.", meaning="No report was made.")


def _content_name(session_id: str) -> str:
    return f"{session_id}.content"


def _content_place(session_id: str) -> str:
    return f"report content {session_id}"
