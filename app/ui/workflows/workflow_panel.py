"""Sessions and onboardings as the durable workflows they are: what goes on, waits, failed, or is to be signed.

Guarantees: asks the station when it is first seen, and again, while it is seen, whenever the log tells that something
of a workflow happened; nothing of it stays when another user comes to the window. Not modal; waits for nothing. GUI
thread only. Does not: decide who may see or do what (the station does).
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QFrame, QHeaderView, QSplitter, QTableView, QWidget

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import NeuraScaleError
from app.core.station.access_messages import AccessView
from app.core.station.messages import LogEntryAdded
from app.core.station.workflow_messages import (
    CancelWorkflow,
    GetWorkflow,
    ListWorkflows,
    RetryWorkflow,
    WorkflowDetail,
    WorkflowList,
    WorkflowRunView,
)
from app.ui.access.permitted import may_not
from app.ui.bridge.requests import Request
from app.ui.bridge.station_link import StationLink
from app.ui.language import counted, noop, tr
from app.ui.theme.active import active_theme
from app.ui.theme.palette import Palette
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.plain import across, button, down, label
from app.ui.workflows.workflow_rows import COLUMNS, WorkflowRows
from app.ui.workflows.workflow_view import CANCEL, RETRY, WorkflowView
from app.ui.workflows.workflow_words import awaits_signature, is_unfinished

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

ALL, UNFINISHED, UNSIGNED, FAILED = "all", "unfinished", "unsigned", "failed"
FILTERS = (
    (noop("All"), ALL),
    (noop("Going on or waiting"), UNFINISHED),
    (noop("To be signed"), UNSIGNED),
    (noop("Failed"), FAILED),
)
# What happens to workflows begins so; the rest of the log is no reason to look again.
_TOLD_BY = ("session.", "onboarding.", "workflow.", "recording.", "report.", "document.", "impedance.")
_AT_MOST = 300
_LOOK_AGAIN_MS = 400
_TICK_MS = 1000
_WIDE_LETTERS = 92
"""From so many letters across on, the steps stand beside the table, else below it."""
_ROOMY_LETTERS = 190
"""From so many on there is room for what each does or waits for; else the chosen one's own side tells it."""


class WorkflowPanel(QFrame):
    """See the rules at the top of this module."""

    failed = Signal(object)  # NeuraScaleError

    def __init__(self, link: StationLink, parent: QWidget | None = None, *, clock: Clock = SYSTEM_CLOCK) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self._link = link
        self._runs: tuple[WorkflowRunView, ...] = ()
        self._newest: Request | None = None
        self._newest_detail: Request | None = None
        self._chosen = ""
        self._seen_by = ""
        self._may_not = ""
        self._more = False
        self._arranged: tuple[bool, bool] | None = None
        palette = active_theme().palette
        self.rows = WorkflowRows(palette, clock, self)
        self.view = WorkflowView(palette, link.data.root)
        self.view.wanted.connect(self._act)
        active_theme().changed.connect(self._dress)
        self._build()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_LOOK_AGAIN_MS)
        self._soon.timeout.connect(self.ask)
        self._ages = QTimer(self)
        self._ages.setInterval(_TICK_MS)
        self._ages.timeout.connect(self.rows.tick)
        link.entry_arrived.connect(self._entry_arrived)
        link.link_changed.connect(self._link_changed)

    def _build(self) -> None:
        self.filter = QComboBox()
        self.filter.setAccessibleName(tr("Which workflows"))
        self.filter.setToolTip(tr("Which workflows are shown"))
        for words, name in FILTERS:
            self.filter.addItem(tr(words), name)
        self.filter.currentIndexChanged.connect(self._show_filtered)
        self.count = label("", "faint", wrap=True)
        self.view.told.connect(self.count.setText)
        self.refresh = button(tr("Look again"), hint=tr("Ask the station now; it is also asked when something happens"))
        self.refresh.clicked.connect(self.ask)
        self.table = self._built_table()
        self.empty = EmptyNote(self.table)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(self.table)
        parts.addWidget(self.view)
        parts.setChildrenCollapsible(False)
        self._parts = parts
        column = down(spacing=8, margins=(12, 10, 12, 10))
        row = across(self.filter, self.count, self.refresh, spacing=8)
        row.setStretch(1, 1)
        column.addLayout(row)
        column.addWidget(parts, 1)
        self.setLayout(column)

    def _built_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.rows)
        table.setAccessibleName(tr("Workflows"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setMinimumHeight(110)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(28)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.activated.connect(self._row_chosen)
        table.clicked.connect(self._row_chosen)
        table.selectionModel().currentRowChanged.connect(self._row_chosen)
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        letters = event.size().width() // max(1, self.fontMetrics().averageCharWidth())
        self._arrange(wide=letters >= _WIDE_LETTERS, roomy=letters >= _ROOMY_LETTERS)

    def _arrange(self, *, wide: bool, roomy: bool) -> None:
        if self._arranged == (wide, roomy):
            return
        self._arranged = (wide, roomy)
        self._parts.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        self._parts.setStretchFactor(0, 5 if wide else 2)
        self._parts.setStretchFactor(1, 5)
        self._parts.setSizes([460, 460] if wide else [180, 420])
        header = self.table.horizontalHeader()
        stretched = COLUMNS[-1] if roomy else "Of whom"
        for at, name in enumerate(COLUMNS):
            contents, rest = QHeaderView.ResizeMode.ResizeToContents, QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(at, rest if name == stretched else contents)
        self.table.setColumnHidden(len(COLUMNS) - 1, not roomy)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._ages.start()
        self._soon.start(0)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._ages.stop()
        self._soon.stop()

    # --- asking --------------------------------------------------------------------------------------------------

    @Slot()
    def ask(self) -> None:
        """How they all stand, and the chosen one with its steps."""
        self._soon.stop()
        self._soon.setInterval(_LOOK_AGAIN_MS)
        if self._may_not:
            return
        request = self._link.ask(ListWorkflows(at_most=_AT_MOST), self)
        self._newest = request
        request.done.connect(self._listed)
        request.failed.connect(self._refused)
        if self._chosen:
            self._ask_for_detail()

    def _ask_for_detail(self) -> None:
        request = self._link.ask(GetWorkflow(workflow_id=self._chosen), self)
        self._newest_detail = request
        request.done.connect(self._detail_arrived)
        request.failed.connect(self._detail_refused)

    @Slot(str, str, str)
    def _act(self, what: str, workflow_id: str, reason: str) -> None:
        kind = {RETRY: RetryWorkflow, CANCEL: CancelWorkflow}[what]
        request = self._link.ask(kind(workflow_id=workflow_id, reason=reason), self)
        request.done.connect(self._acted)
        request.failed.connect(self.failed)

    @Slot(object)
    def _entry_arrived(self, added: LogEntryAdded) -> None:
        if self.isVisible() and added.event_type.startswith(_TOLD_BY) and not self._soon.isActive():
            self._soon.start(_LOOK_AGAIN_MS)

    @Slot(bool)
    def _link_changed(self, up: bool) -> None:
        if up and self.isVisible():
            self._soon.start(_LOOK_AGAIN_MS)

    # --- answers -------------------------------------------------------------------------------------------------

    @Slot(object)
    def _listed(self, answer: WorkflowList) -> None:
        if self.sender() is self._newest:
            self._newest = None
            self._runs, self._more = answer.runs, answer.more
            self._show_filtered()

    @Slot()
    def _show_filtered(self) -> None:
        wanted = str(self.filter.currentData())
        shown = tuple(run for run in self._runs if _fits(run, wanted))
        self.rows.show(shown)
        self.empty.say(tr("There is no workflow yet.") if not self._runs else tr("None of them is so now."))
        row = self.rows.row_of(self._chosen)
        if row >= 0:
            self.table.selectRow(row)
        elif self._chosen:
            self._chosen = ""
            self.view.forget()
        words = [counted("%n workflow(s)", len(shown))]
        if self._more:
            words.append(tr("the older ones are on the command line: neurascale workflow list"))
        unsigned = sum(awaits_signature(run) for run in self._runs)
        if unsigned and wanted != UNSIGNED:
            words.append(tr("to be signed: {count}").format(count=unsigned))
        self.count.setText(", ".join(words))

    @Slot(object)
    def _detail_arrived(self, answer: WorkflowDetail) -> None:
        if self.sender() is self._newest_detail:
            self._newest_detail = None
            if answer.run.workflow_id == self._chosen:
                self.view.show_detail(answer)

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        if self.sender() is self._newest:
            self._newest = None
            self.failed.emit(error)

    @Slot(object)
    def _detail_refused(self, error: NeuraScaleError) -> None:
        if self.sender() is self._newest_detail:
            self._newest_detail = None
            self.failed.emit(error)

    @Slot()
    def _acted(self) -> None:
        self.count.setText(tr("The workflow was told."))
        self._soon.start(_LOOK_AGAIN_MS)

    @Slot(QModelIndex)
    def _row_chosen(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        run = self.rows.runs[index.row()]
        if run.workflow_id != self._chosen:
            self._chosen = run.workflow_id
            self.view.forget()
            self._ask_for_detail()

    # --- who is there --------------------------------------------------------------------------------------------

    @Slot(object)
    def show_access(self, view: AccessView) -> None:
        """Who is at the window; what another user was shown goes."""
        who = view.user.user_id if view.user is not None and view.stage == "open" else ""
        if who != self._seen_by:
            self._seen_by, self._chosen = who, ""
            self._newest = self._newest_detail = None
            self._runs = ()
            self.rows.show(())
            self.view.forget()
            if self.isVisible():
                self._soon.start(_LOOK_AGAIN_MS)
        self._may_not = may_not(view, "ListWorkflows")
        for one in (self.refresh, self.table, self.filter):
            one.setEnabled(not self._may_not)
        self.view.bar(*(may_not(view, request) for request in ("RetryWorkflow", "CancelWorkflow", "GetReport")))
        if self._may_not:
            self.count.setText(self._may_not)

    @Slot(object)
    def _dress(self, palette: Palette) -> None:
        self.rows.dress(palette)
        self.view.dress(palette)


def _fits(run: WorkflowRunView, wanted: str) -> bool:
    match wanted:
        case "unfinished":
            return is_unfinished(run) and not awaits_signature(run)
        case "unsigned":
            return awaits_signature(run)
        case "failed":
            return run.status == "failed"
        case _:
            return True


def build(window: "MainWindow") -> WorkflowPanel:
    """The panel of this window; see `app.ui.workspace.dock_catalogue`."""
    panel = WorkflowPanel(window.links.station)
    panel.failed.connect(window.notices.show_error)
    panel.view.report_wanted.connect(window.dialogs.report)
    panel.show_access(window.access.view)
    window.access.view_changed.connect(panel.show_access)
    return panel
