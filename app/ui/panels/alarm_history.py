"""Alarms of the past: filtered, one by one, as figures, and as a file.

Guarantees: not modal; table, figures and file are about the same filter; what is shown is asked for anew when an alarm
changes; a file holds nothing of a patient. GUI thread only; the file is written by the background's thread. Does not:
keep alarms (the station's log does).
"""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
    QHeaderView,
    QTableView,
    QTabWidget,
    QWidget,
)

from app.core.alarms.conditions import CONDITIONS
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import StorageFault
from app.core.station.alarm_messages import (
    AlarmHistory,
    AlarmQuery,
    AlarmStatistics,
    GetAlarmStatistics,
    ListAlarmHistory,
    PastAlarm,
)
from app.core.station.messages import LogEntryAdded
from app.ui.bridge.station_link import StationLink
from app.ui.item_models.alarm_rows import COLUMNS, AlarmRows, csv_text, local_time
from app.ui.language import counted, noop, tr
from app.ui.panels.alarm_history_figures import AlarmFiguresView, condition_words
from app.ui.safety_strip.alarm_words import PRIORITY_NAMES
from app.ui.said import said
from app.ui.theme.active import active_theme
from app.ui.theme.palette import Palette
from app.ui.widgets.plain import across, button, down, frame, label

SPANS = (
    (noop("Last hour"), 3600.0),
    (noop("Last 24 hours"), 86_400.0),
    (noop("Last 7 days"), 7 * 86_400.0),
    (noop("Last 30 days"), 30 * 86_400.0),
    (noop("All time"), 0.0),
)
_ASK_AFTER_MS = 200


class AlarmHistoryDialog(QDialog):
    """See the rules at the top of this module.

    Args:
        session_id: The running or last session; empty where there is none.
    """

    failed = Signal(object)  # NeuraScaleError

    def __init__(
        self, link: StationLink, session_id: str, parent: QWidget | None = None, *, clock: Clock = SYSTEM_CLOCK
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Alarm history"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1080, 680)
        self._link = link
        self._clock = clock
        self._session_id = session_id
        self.rows = AlarmRows(active_theme().palette, self)
        active_theme().changed.connect(self._dress)
        self._build()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_ASK_AFTER_MS)
        self._soon.timeout.connect(self.ask)
        link.entry_arrived.connect(self._entry_added)
        link.link_changed.connect(self._link_changed)
        self.ask()

    # --- building --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.span = _choice(tr("Time"), [(tr(name), seconds) for name, seconds in SPANS])
        self.span.setCurrentIndex(1)
        self.priority = _choice(
            tr("Priority"), [(tr("All priorities"), ""), *((tr(n), p) for p, n in PRIORITY_NAMES.items())]
        )
        self.condition = _choice(
            tr("Condition"),
            [(tr("All conditions"), ""), *sorted((condition_words(name), name) for name in CONDITIONS)],
        )
        self.condition.setMaximumWidth(330)
        sessions = [(tr("All sessions"), "")]
        if self._session_id:
            sessions.append((tr("This session"), self._session_id))
        self.session = _choice(tr("Session"), sessions)
        for one in (self.span, self.priority, self.condition, self.session):
            one.currentIndexChanged.connect(self.ask)
        self._count = label("", "faint")
        self.table = self._built_table()
        self.detail = label("", "soft", wrap=True)
        self.detail.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.detail.setMinimumHeight(76)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        below = frame("inset")
        below.setLayout(down(self.detail, margins=(14, 10, 14, 10)))
        list_page = frame("plain")
        listed = down(self.table, below, spacing=8, margins=(0, 8, 0, 0))
        listed.setStretch(0, 1)
        list_page.setLayout(listed)
        self.figures = AlarmFiguresView()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Alarm history"))
        self.tabs.addTab(list_page, tr("Alarms"))
        self.tabs.addTab(self.figures, tr("Statistics"))
        self.save_button = button(tr("Export as CSV…"), hint=tr("Write these alarms to a file, without patient data"))
        self.save_button.clicked.connect(self.ask_for_file)
        close = button(tr("Close"), "quiet", keys="Esc")
        close.clicked.connect(self.reject)
        column = down(label(tr("Alarm history"), "title"), spacing=12, margins=(24, 20, 24, 18))
        column.addLayout(across(self.span, self.priority, self.condition, self.session, 1, self._count, spacing=8))
        column.addWidget(self.tabs, 1)
        column.addLayout(across(close, 1, self.save_button))
        self.setLayout(column)

    def _built_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.rows)
        table.setAccessibleName(tr("Alarms of the past"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(30)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((165, 96, 0, 100, 150, 120)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            table.setColumnWidth(column, width)
        header.setSectionResizeMode(COLUMNS.index("Alarm"), QHeaderView.ResizeMode.Stretch)
        table.selectionModel().currentRowChanged.connect(self._row_chosen)
        return table

    # --- asking ----------------------------------------------------------------------------------------------

    def query(self) -> AlarmQuery:
        """What the filters say."""
        seconds = float(self.span.currentData())
        since = self._clock.wall() - timedelta(seconds=seconds) if seconds else None
        return AlarmQuery(
            since=since.isoformat(timespec="seconds") if since else "",
            priority=str(self.priority.currentData()),
            condition=str(self.condition.currentData()),
            session_id=str(self.session.currentData()),
        )

    @Slot()
    def ask(self) -> None:
        query = self.query()
        listed = self._link.ask(ListAlarmHistory(query=query), self)
        listed.done.connect(self._show_history)
        listed.failed.connect(self.failed)
        asked = self._link.ask(GetAlarmStatistics(query=query), self)
        asked.done.connect(self._show_statistics)
        asked.failed.connect(self.failed)

    @Slot(object)
    def _entry_added(self, entry: LogEntryAdded) -> None:
        if entry.event_type.startswith("alarm."):
            self._soon.start()

    @Slot(bool)
    def _link_changed(self, up: bool) -> None:
        if up:
            self._soon.start()

    @Slot(object)
    def _show_history(self, answer: object) -> None:
        assert isinstance(answer, AlarmHistory)
        chosen = self._chosen()
        self.rows.show(answer.alarms)
        number = len(answer.alarms)
        self._count.setText(
            tr("{shown} of {all} alarms").format(shown=number, all=number + answer.more)
            if answer.more
            else counted("%n alarm(s)", number)
        )
        self.save_button.setEnabled(number > 0)
        ids = [one.alarm_id for one in answer.alarms]
        if chosen is not None and chosen.alarm_id in ids:
            self.table.selectRow(ids.index(chosen.alarm_id))
        else:
            self._show_detail(None)

    @Slot(object)
    def _show_statistics(self, answer: object) -> None:
        assert isinstance(answer, AlarmStatistics)
        self.figures.show_statistics(answer)

    @Slot(QModelIndex, QModelIndex)
    def _row_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        self._show_detail(self.rows.alarms[index.row()] if index.isValid() else None)

    def _chosen(self) -> PastAlarm | None:
        index = self.table.currentIndex()
        return self.rows.alarms[index.row()] if index.isValid() and index.row() < len(self.rows.alarms) else None

    def _show_detail(self, alarm: PastAlarm | None) -> None:
        if alarm is None:
            self.detail.setText(tr("Choose an alarm to see when it was acknowledged and what was advised."))
            return
        kind = CONDITIONS.get(alarm.condition)
        times = (
            (tr("Began"), alarm.began),
            (tr("condition gone"), alarm.over),
            (tr("acknowledged"), alarm.acknowledged),
            (tr("ended"), alarm.ended),
        )
        times_said = "   ·   ".join(f"{name} {local_time(iso)}" for name, iso in times if iso)
        latching = " " + tr("It stays until it is acknowledged.") if kind is not None and kind.latching else ""
        advice = f"{said(kind.advice)}{latching}" if kind is not None else ""
        self.detail.setText(f"{said(alarm.text)}\n{advice}\n{times_said}")

    # --- the file --------------------------------------------------------------------------------------------

    @Slot()
    def ask_for_file(self) -> None:
        """Ask where to put it; not over the safety stop, which stays within reach."""
        name = f"alarms-{self._clock.wall().astimezone():%Y%m%d-%H%M}.csv"
        dialog = QFileDialog(self, tr("Export alarms"), name, tr("CSV (*.csv)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.setModal(False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save)
        dialog.show()

    @Slot(str)
    def save(self, path: str) -> None:
        """Write what the table shows."""
        alarms = self.rows.alarms
        request = self._link.background.do("alarm-csv", lambda: _write(Path(path), alarms), self)
        request.done.connect(self._saved)
        request.failed.connect(self.failed)

    @Slot(object)
    def _saved(self, name: object) -> None:
        self._count.setText(tr("Written to {name}").format(name=name))

    @Slot(object)
    def _dress(self, palette: Palette) -> None:
        self.rows.dress(palette)


def _choice(
    name: str, entries: list[tuple[str, object]] | list[tuple[str, str]] | list[tuple[str, float]]
) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    for text, value in entries:
        made.addItem(text, value)
    return made


def _write(path: Path, alarms: tuple[PastAlarm, ...]) -> str:
    try:
        path.write_text(csv_text(alarms), encoding="utf-8", newline="")
    except OSError as error:
        raise StorageFault(
            "The alarms could not be written to this file.",
            meaning=f"Nothing else is affected ({error.strerror}).",
            advice="Choose another folder, or free space on the disk.",
        ) from error
    return path.name
