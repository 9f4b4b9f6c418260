"""A report as a station serves it, for windows of tests."""

import functools
import hashlib

from app.core.clinic.reports.rendering import render_report
from app.core.station.report_messages import GetReport, ReportPiece, ReportSaved, SaveReport
from tests.fakes.report_contents import report_content
from tests.fakes.station import FakeStation

PIECE = 100_000


@functools.cache
def report_document() -> bytes:
    return render_report(report_content())


def serve_report(station: FakeStation, document: bytes) -> None:
    """Answer for every session with this report, in pieces of `PIECE` bytes."""
    digest = hashlib.sha256(document).hexdigest()

    def piece(request: GetReport) -> ReportPiece:
        return ReportPiece(
            session_id=request.session_id,
            report_id="r",
            offset=request.offset,
            total_bytes=len(document),
            sha256=digest,
            content=document[request.offset : request.offset + PIECE],
        )

    def save(request: SaveReport) -> ReportSaved:
        return ReportSaved(path=request.path, size_bytes=len(document), sha256=digest)

    station.answer(GetReport, piece)
    station.answer(SaveReport, save)
