"""Answers what is asked about findings, the preview of a report, making it, and its export as FHIR.

Guarantees: a preview is held in memory alone, for whoever asked last, and goes when another is made; a report is never
made while it is being signed. Does not: judge who may (the door does). Threads: the exchange's pool.
"""

import hashlib
import threading
from dataclasses import dataclass, field

import msgspec

from app.core.access.caller import Caller
from app.core.clinic.sessions import existing_session
from app.core.errors import NotFound, WrongUse
from app.core.station.fhir_export import export_fhir
from app.core.station.finding_messages import (
    ExportFhir,
    FindingRequest,
    MakeReport,
    PreviewReport,
)
from app.core.station.findings_desk import FindingsDesk
from app.core.station.report_making import PREVIEW, make_report, report_now
from app.core.station.report_messages import PIECE_BYTES, ReportPiece
from app.core.station.report_stage import stage_of
from app.core.station.station_rooms import StationRooms


@dataclass(frozen=True, slots=True)
class _Preview:
    session_id: str
    user_id: str
    sha256: str
    content: bytes = field(repr=False)


class FindingRequests:
    """See the rules at the top of this module.

    Args:
        signing: Held while a report is signed.
    """

    def __init__(self, rooms: StationRooms, signing: threading.Lock) -> None:
        self._rooms, self._signing = rooms, signing
        self._desk = FindingsDesk(rooms)
        self._lock = threading.Lock()
        self._preview: _Preview | None = None

    def answer(self, message: FindingRequest, caller: Caller) -> msgspec.Struct:
        """The answer.

        Raises:
            NeuraScaleError: Why not.
        """
        match message:
            case PreviewReport():
                return self._piece(message, caller)
            case MakeReport(session_id=session_id, sha256=sha256):
                session = existing_session(self._rooms.store, session_id)
                with self._signing:
                    make_report(self._rooms, session, sha256, lambda: stage_of(self._rooms.store, session_id))
                return self._desk.view(session_id, caller)
            case ExportFhir():
                return export_fhir(self._rooms, message, caller)
            case _:
                return self._desk.answer(message, caller)

    def _piece(self, message: PreviewReport, caller: Caller) -> ReportPiece:
        if message.offset == 0:
            session = existing_session(self._rooms.store, message.session_id)
            _, document = report_now(self._rooms, session, preview=True)
            made = _Preview(message.session_id, caller.user_id, hashlib.sha256(document).hexdigest(), document)
            with self._lock:
                self._preview = made
        with self._lock:
            held = self._preview
        if held is None or (held.session_id, held.user_id) != (message.session_id, caller.user_id):
            raise NotFound("There is no preview any more.", advice="Ask for it again.")
        if not 0 <= message.offset < len(held.content):
            raise WrongUse(f"The preview has {len(held.content)} bytes; byte {message.offset} was asked for.")
        return ReportPiece(
            session_id=message.session_id,
            report_id=PREVIEW,
            offset=message.offset,
            total_bytes=len(held.content),
            sha256=held.sha256,
            content=held.content[message.offset : message.offset + PIECE_BYTES],
        )
