"""Fetches a report, or its preview, from the station, piece by piece, into memory.

Guarantees: `loaded` or `failed` is emitted once; what is loaded is whole and has the digest that the station named.
GUI thread only. Does not: write, keep or show it.
"""

import hashlib

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import DefectError
from app.core.station.finding_messages import PreviewReport
from app.core.station.report_messages import GetReport, ReportPiece
from app.ui.bridge.station_link import StationLink

LARGEST_REPORT_BYTES = 64 << 20
PREVIEW_MADE_WITHIN_S = 600.0


class ReportLoad(QObject):
    """One report on its way."""

    loaded = Signal(bytes)
    failed = Signal(object)  # NeuraScaleError

    def __init__(self, link: StationLink, session_id: str, parent: QObject, *, preview: bool = False) -> None:
        super().__init__(parent)
        self._link = link
        self._preview = preview
        self._session_id = session_id
        self._pieces: list[bytes] = []
        self._sha256 = ""

    def begin(self) -> None:
        """Ask for it from its beginning."""
        self._pieces, self._sha256 = [], ""
        self._ask(0)

    def _ask(self, offset: int) -> None:
        request = (
            self._link.ask(
                PreviewReport(session_id=self._session_id, offset=offset), self, timeout_s=PREVIEW_MADE_WITHIN_S
            )
            if self._preview
            else self._link.ask(GetReport(session_id=self._session_id, offset=offset), self)
        )
        request.done.connect(self._take)
        request.failed.connect(self.failed)

    @Slot(object)
    def _take(self, piece: ReportPiece) -> None:
        have = sum(map(len, self._pieces))
        if (self._pieces and piece.sha256 != self._sha256) or piece.offset != have or not piece.content:
            self.failed.emit(DefectError("The report changed while it was read.", advice="Open it again."))
            return
        self._sha256 = piece.sha256
        self._pieces.append(piece.content)
        have += len(piece.content)
        if have < piece.total_bytes <= LARGEST_REPORT_BYTES:
            self._ask(have)
            return
        content = b"".join(self._pieces)
        self._pieces = []
        if hashlib.sha256(content).hexdigest() != self._sha256:
            self.failed.emit(DefectError("The report did not come whole.", advice="Open it again."))
            return
        self.loaded.emit(content)
