"""Who did what, on whom and when: the station's audit trail, narrowed, looked into, proven and exported.

Guarantees: asks the station only when somebody does something, never by itself, since each look is an entry; what was
asked before is not shown under another filter; nothing of it stays when another user comes to the window. GUI thread
only; files are written by the background's thread. Does not: decide who may see what (the station does).
"""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QHeaderView,
    QLineEdit,
    QSplitter,
    QTableView,
    QWidget,
)

from app.core.access.audit_kinds import AuditKind
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import NeuraScaleError
from app.core.station.access_messages import AccessView
from app.core.station.audit_messages import (
    AuditEntry,
    AuditFilter,
    AuditPage,
    AuditProof,
    GetAuditEntry,
    GetAuditProof,
    ListAudit,
)
from app.ui.access.permitted import may_not
from app.ui.audit.audit_export import AuditExportMenu
from app.ui.audit.audit_file import write_new
from app.ui.audit.audit_rows import COLUMNS, AuditRows
from app.ui.audit.entry_view import EntryView
from app.ui.bridge.requests import Request
from app.ui.bridge.station_link import StationLink
from app.ui.language import grouped, noop, tr
from app.ui.theme.active import active_theme
from app.ui.theme.palette import Palette
from app.ui.widgets.plain import across, button, down, label

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

SPANS = (
    (noop("Last 24 hours"), 86_400.0),
    (noop("Last 7 days"), 7 * 86_400.0),
    (noop("Last 30 days"), 30 * 86_400.0),
    (noop("All time"), 0.0),
)
KIND_NAMES = {
    AuditKind.SIGN_IN: noop("Sign-in and lock"),
    AuditKind.PERMISSION: noop("Permission and care"),
    AuditKind.READING: noop("Reading and export"),
    AuditKind.USERS: noop("Users"),
    AuditKind.PATIENT: noop("Patient and consent"),
    AuditKind.SESSION: noop("Session"),
    AuditKind.RECORDING: noop("Recording and annotations"),
    AuditKind.REPORT: noop("Report and signatures"),
    AuditKind.DEVICE: noop("Device"),
    AuditKind.SAFETY: noop("Safety and alarms"),
    AuditKind.STATION: noop("Station"),
}
_ASK_AFTER_MS = 350
_WIDE_LETTERS = 110
"""From so many letters across on, an entry stands beside the table, else below it."""


class AuditPanel(QFrame):
    """See the rules at the top of this module."""

    failed = Signal(object)  # NeuraScaleError

    def __init__(self, link: StationLink, parent: QWidget | None = None, *, clock: Clock = SYSTEM_CLOCK) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self._link = link
        self._clock = clock
        self._user: tuple[str, str] = ("", "")
        self._patient: tuple[str, str] = ("", "")
        self._newest: Request | None = None
        self._before: int | None = None
        self._seen_by = ""
        self._may_not = ""
        self.rows = AuditRows(active_theme().palette, self)
        active_theme().changed.connect(self._dress)
        self._build()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_ASK_AFTER_MS)
        self._soon.timeout.connect(self.ask)

    # --- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.span = QComboBox()
        self.span.setAccessibleName(tr("Time"))
        for name, seconds in SPANS:
            self.span.addItem(tr(name), seconds)
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("Kind of entry"))
        self.kind.addItem(tr("All kinds"), "")
        for kind, name in KIND_NAMES.items():
            self.kind.addItem(tr(name), kind.value)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Words or a name"))
        self.search.setAccessibleName(tr("Search the audit trail"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(110)
        self.refused = QCheckBox(tr("Refused only"))
        self.refused.setToolTip(tr("What was asked for and not allowed, and sign-ins that failed"))
        self.refresh = button(tr("Show"), "primary", hint=tr("Ask the station; that you looked is an entry, too"))
        self.refresh.clicked.connect(self.ask)
        self.narrowed = button("", "link", hint=tr("Show all again"))
        self.narrowed.clicked.connect(self._widen)
        self.narrowed.hide()
        self.count = label(tr("Press Show: each look is an entry of the log itself."), "faint", wrap=True)
        self.export = AuditExportMenu(self._link, self.filter, self)
        self.export.told.connect(self.count.setText)
        self.export.failed.connect(self.failed)
        self.more = button(tr("More"), hint=tr("The entries before these"))
        self.more.clicked.connect(self.ask_for_more)
        self.more.hide()
        for box in (self.span, self.kind):
            box.currentIndexChanged.connect(self._changed)
        self.refused.toggled.connect(self._changed)
        self.search.textChanged.connect(self._changed)
        self.search.returnPressed.connect(self.ask)
        self.table = self._built_table()
        self.entry = EntryView()
        self.entry.entry_wanted.connect(self.ask_for_entry)
        self.entry.proof_wanted.connect(self.ask_for_proof)
        self.entry.user_wanted.connect(self.show_user)
        self.entry.patient_wanted.connect(self.show_patient)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(self.table)
        parts.addWidget(self.entry)
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 1)
        parts.setSizes([2000, 1000])
        parts.setChildrenCollapsible(False)
        self._parts = parts
        column = down(spacing=8, margins=(12, 10, 12, 10))
        first = across(self.span, self.kind, self.search, spacing=8)
        first.setStretch(2, 1)
        column.addLayout(first)
        column.addLayout(across(self.refused, 1, self.narrowed, self.refresh, spacing=8))
        column.addWidget(parts, 1)
        last = across(self.count, self.more, self.export.button, spacing=8)
        last.setStretch(0, 1)
        column.addLayout(last)
        self.setLayout(column)

    def _built_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.rows)
        table.setAccessibleName(tr("Entries of the audit trail"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(28)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((172, 118, 0, 118, 76)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            table.setColumnWidth(column, width)
        header.setSectionResizeMode(COLUMNS.index("What"), QHeaderView.ResizeMode.Stretch)
        table.activated.connect(self._chosen)
        table.clicked.connect(self._chosen)
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        wide = event.size().width() >= self.fontMetrics().averageCharWidth() * _WIDE_LETTERS
        self._parts.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    # --- asking --------------------------------------------------------------------------------------------------

    def filter(self) -> AuditFilter:
        """What the controls say."""
        seconds = float(self.span.currentData())
        since = self._clock.wall() - timedelta(seconds=seconds) if seconds else None
        kind = str(self.kind.currentData())
        return AuditFilter(
            since=since.isoformat(timespec="seconds") if since else "",
            user_id=self._user[0],
            patient_id=self._patient[0],
            kinds=(kind,) if kind else (),
            refused_only=self.refused.isChecked(),
            text=self.search.text().strip(),
        )

    @Slot()
    def ask(self) -> None:
        """From the newest on."""
        self._soon.stop()
        if self._may_not:
            return
        self._before = None
        request = self._link.ask(ListAudit(filter=self.filter()), self)
        self._newest = request
        request.done.connect(self._show_first)
        request.failed.connect(self._refused)

    @Slot()
    def ask_for_more(self) -> None:
        if self._before is not None and self._newest is None:
            request = self._link.ask(ListAudit(filter=self.filter(), before=self._before), self)
            self._newest = request
            request.done.connect(self._show_more)
            request.failed.connect(self._refused)

    @Slot(int)
    def ask_for_entry(self, index: int) -> None:
        request = self._link.ask(GetAuditEntry(index=index), self)
        request.done.connect(self._show_entry)
        request.failed.connect(self.failed)

    @Slot(int)
    def ask_for_proof(self, index: int) -> None:
        request = self._link.ask(GetAuditProof(index=index), self)
        request.done.connect(self._proof_arrived)
        request.failed.connect(self.failed)

    @Slot(str, str)
    def show_user(self, user_id: str, name: str) -> None:
        """Only what this user did."""
        self._user = (user_id, name)
        self._narrow()

    @Slot(str, str)
    def show_patient(self, patient_id: str, name: str) -> None:
        """Only what is about this patient."""
        self._patient = (patient_id, name)
        self._narrow()

    def _narrow(self) -> None:
        names = [name for _, name in (self._user, self._patient) if name]
        self.narrowed.setText(tr("Only: {names}  ✕").format(names=", ".join(names)))
        self.narrowed.setAccessibleName(tr("Show all again, not only {names}").format(names=", ".join(names)))
        self.narrowed.setVisible(bool(names))
        self.ask()

    @Slot()
    def _widen(self) -> None:
        self._user = self._patient = ("", "")
        self._narrow()

    @Slot()
    def _changed(self) -> None:
        """What is shown is not what the filters say any more; once somebody has looked, look again by itself."""
        if self.rows.entries or self._newest is not None:
            self._soon.start()

    # --- answers -------------------------------------------------------------------------------------------------

    @Slot(object)
    def _show_first(self, answer: AuditPage) -> None:
        if self.sender() is self._newest:
            self.rows.show(())
            self.entry.forget()
            self._take(answer)

    @Slot(object)
    def _show_more(self, answer: AuditPage) -> None:
        if self.sender() is self._newest:
            self._take(answer)

    def _take(self, answer: AuditPage) -> None:
        self._newest = None
        self._before = answer.before
        self.rows.add(answer.rows)
        self.more.setVisible(answer.before is not None)
        self.count.setText(
            tr("{shown} entries shown, {all} in the log").format(
                shown=grouped(self.rows.rowCount()), all=grouped(answer.log_size)
            )
            if self.rows.rowCount()
            else tr("Nothing like that is in the log.")
        )

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        if self.sender() is self._newest:
            self._newest = None
        self.failed.emit(error)

    @Slot(QModelIndex)
    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.ask_for_entry(self.rows.entries[index.row()].index)

    @Slot(object)
    def _show_entry(self, answer: AuditEntry) -> None:
        self.entry.show_entry(answer)

    @Slot(object)
    def _proof_arrived(self, answer: AuditProof) -> None:
        dialog = QFileDialog(
            self, tr("Save the proof"), f"entry-{answer.index}.tlog-proof", tr("Receipt (*.tlog-proof)")
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("tlog-proof")
        dialog.setModal(False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setProperty("receipt", answer.receipt)
        dialog.fileSelected.connect(self._save_proof)
        dialog.show()

    @Slot(str)
    def _save_proof(self, path: str) -> None:
        dialog = self.sender()
        receipt = str(dialog.property("receipt")) if dialog is not None else ""
        if receipt:
            self.save_proof(path, receipt)

    def save_proof(self, path: str, receipt: str) -> None:
        """Write a receipt to where somebody wants it."""
        request = self._link.background.do("audit-proof", lambda: write_new(Path(path), (receipt,)), self)
        request.done.connect(self._saved)
        request.failed.connect(self.failed)

    @Slot(object)
    def _saved(self, name: object) -> None:
        self.count.setText(tr("Written to {name}").format(name=name))

    # --- who is there --------------------------------------------------------------------------------------------

    @Slot(object)
    def show_access(self, view: AccessView) -> None:
        """Who is at the window; what another user was shown goes."""
        who = view.user.user_id if view.user is not None and view.stage == "open" else ""
        if who != self._seen_by:
            self._seen_by = who
            self._newest = None
            self.rows.show(())
            self.entry.forget()
            self.more.hide()
            self._user = self._patient = ("", "")
            self.narrowed.hide()
        self._may_not = may_not(view, "ListAudit")
        for one in (self.refresh, self.export.button, self.table):
            one.setEnabled(not self._may_not)
        if self._may_not:
            self.count.setText(self._may_not)

    @Slot(object)
    def _dress(self, palette: Palette) -> None:
        self.rows.dress(palette)


def build(window: "MainWindow") -> AuditPanel:
    """The panel of this window; see `app.ui.workspace.dock_catalogue`."""
    panel = AuditPanel(window.links.station)
    panel.failed.connect(window.notices.show_error)
    panel.show_access(window.access.view)
    window.access.view_changed.connect(panel.show_access)
    return panel
