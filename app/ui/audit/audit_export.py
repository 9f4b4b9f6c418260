"""Exports the audit as its panel has it narrowed: FHIR AuditEvents, a table, or lines of JSON.

Guarantees: not modal; the station gives it piece by piece, so that nothing waits; the file appears when all of it has
come. GUI thread only; the file is written by the background's thread. Does not: choose entries.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app.core.errors import NeuraScaleError
from app.core.station.audit_messages import AuditExported, AuditFilter, ExportAudit
from app.ui.audit.audit_file import write_new
from app.ui.bridge.station_link import StationLink
from app.ui.language import grouped, noop, tr
from app.ui.widgets.plain import button

FORMATS = (
    ("fhir", noop("FHIR AuditEvent (NDJSON)…"), "ndjson"),
    ("csv", noop("Table (CSV)…"), "csv"),
    ("json", noop("Lines of JSON…"), "jsonl"),
)


class AuditExportMenu(QObject):
    """See the rules at the top of this module. `button` is what a panel takes in."""

    told = Signal(str)
    failed = Signal(object)  # NeuraScaleError

    def __init__(self, link: StationLink, wanted: Callable[[], AuditFilter], parent: QWidget) -> None:
        super().__init__(parent)
        self._link = link
        self._wanted = wanted
        self._pieces: list[str] = []
        self._count = 0
        self._asked = ExportAudit()
        self._path = Path()
        self.button = button(tr("Export"), hint=tr("Write these entries to a file; that you did is an entry, too"))
        menu = QMenu(self.button)
        for name, words, _ in FORMATS:
            action = menu.addAction(tr(words))
            action.setData(name)
        menu.addSeparator()
        self.pseudonymised = menu.addAction(tr("Without names (pseudonymised)"))
        self.pseudonymised.setCheckable(True)
        menu.triggered.connect(self._triggered)
        self.button.setMenu(menu)

    @Slot(QAction)
    def _triggered(self, action: QAction) -> None:
        file_format = str(action.data() or "")
        if file_format:
            self.ask_for_file(file_format)

    def ask_for_file(self, file_format: str) -> None:
        """Ask where to put it; the safety stop stays within reach."""
        suffix = next(ending for name, _, ending in FORMATS if name == file_format)
        dialog = QFileDialog(self.button, tr("Export the audit trail"), f"audit.{suffix}", f"*.{suffix}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.setModal(False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setProperty("audit_format", file_format)
        dialog.fileSelected.connect(self._selected)
        dialog.show()

    @Slot(str)
    def _selected(self, path: str) -> None:
        dialog = self.sender()
        if dialog is not None:
            self.export(path, str(dialog.property("audit_format")))

    def export(self, path: str, file_format: str) -> None:
        """Begin to export to this file."""
        self._pieces, self._count, self._path = [], 0, Path(path)
        self._asked = ExportAudit(
            filter=self._wanted(), format=file_format, pseudonymised=self.pseudonymised.isChecked()
        )
        self.button.setEnabled(False)
        self._ask(0)

    def _ask(self, first: int) -> None:
        asked = self._asked
        request = self._link.ask(
            ExportAudit(filter=asked.filter, format=asked.format, first=first, pseudonymised=asked.pseudonymised), self
        )
        request.done.connect(self._piece_arrived)
        request.failed.connect(self._ended_by)

    @Slot(object)
    def _piece_arrived(self, piece: AuditExported) -> None:
        self._pieces.append(piece.text)
        self._count += piece.count
        self.told.emit(tr("{count} entries read…").format(count=grouped(self._count)))
        if piece.next_index is not None:
            self._ask(piece.next_index)
            return
        pieces, path = self._pieces, self._path
        self._pieces = []
        request = self._link.background.do("audit-export", lambda: write_new(path, pieces), self)
        request.done.connect(self._written)
        request.failed.connect(self._ended_by)

    @Slot(object)
    def _written(self, name: object) -> None:
        self.button.setEnabled(True)
        self.told.emit(tr("{count} entries written to {name}").format(count=grouped(self._count), name=name))

    @Slot(object)
    def _ended_by(self, error: NeuraScaleError) -> None:
        self._pieces = []
        self.button.setEnabled(True)
        self.failed.emit(error)
