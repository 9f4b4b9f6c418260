"""A roster from a file: what would come of each line, and putting everybody on duty at one press.

Guarantees: not modal; nothing is on the roster before it was shown what would be; every wrong line is named, and then
nobody can be put on duty. GUI thread only; the file is read beside it. Does not: decide (the station does).
"""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.core.clinic.roster import JudgedLine
from app.core.clinic.roster_file import LARGEST_BYTES, LineFault, RosterLine, read_roster
from app.core.errors import NeuraScaleError, StorageFault
from app.core.station.duty_messages import ImportRoster, RosterImported
from app.ui.access.gate_page import Said
from app.ui.bridge.station_link import StationLink
from app.ui.language import counted, minute_text, noop, number, tr
from app.ui.panels.patient_form import Field
from app.ui.said import said
from app.ui.widgets.plain import across, button, down, label

_PATTERN = "*.csv *.CSV"
STATES = {
    "new": noop("is put on duty"),
    "known": noop("stands already"),
    "cancelled": noop("left out: ended since"),
    "over": noop("left out: is over"),
}
Read = tuple[tuple[RosterLine, ...], tuple[LineFault, ...]]


class RosterDialog(QDialog):
    """See the rules at the top of this module."""

    imported = Signal()

    def __init__(self, link: StationLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import a roster"))
        self._link = link
        self._lines: tuple[RosterLine, ...] = ()
        self._faults: tuple[LineFault, ...] = ()
        self._words = label("", "soft", wrap=True)
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Lines of the file"))
        self.list.setToolTip(tr("Lines of the file"))
        self.list.setRootIsDecorated(False)
        self.list.setWordWrap(True)
        self.list.setHeaderLabels([tr("LINE"), tr("WHO"), tr("FROM"), tr("UNTIL"), tr("WHAT COMES OF IT")])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(True)
        self.list.setMinimumHeight(180)
        self.reason = Field(
            tr("Reason, needed where you are on it yourself"),
            example=tr("Roster of December"),
            check=lambda _text: "",
            parent=self,
        )
        self.reason.edit.editingFinished.connect(self._judge_again)
        self.fault = Said()
        self.choose = button(tr("Choose a file…"), hint=tr("A CSV file: user,begins,ends"))
        self.choose.clicked.connect(self.ask_for_file)
        self.put = button(tr("Put on duty"), "primary", hint=tr("All of them, or none"))
        self.put.clicked.connect(self._put)
        close = button(tr("Close"), "quiet", keys="Esc")
        close.clicked.connect(self.reject)
        for one in (self.choose, self.put, close):
            one.setAutoDefault(False)
        column = down(label(tr("Import a roster"), "title"), self._words, spacing=10, margins=(26, 22, 26, 20))
        column.addWidget(self.list, 1)
        column.addLayout(self.reason.layout)
        column.addWidget(self.fault)
        column.addLayout(across(close, 1, self.choose, self.put))
        self.setLayout(column)
        self.resize(820, 560)
        self._show_nothing()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_nothing(self) -> None:
        self._words.setText(
            tr("A CSV file: first “user,begins,ends”, then in each line a name to sign in with and two times.")
        )
        self.list.clear()
        self.put.setEnabled(False)

    @Slot()
    def ask_for_file(self) -> None:
        dialog = QFileDialog(self, tr("Choose a roster"), "", f"{tr('Rosters')} ({_PATTERN});;{tr('All files')} (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setModal(False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.read)
        dialog.show()

    @Slot(str)
    def read(self, path: str) -> None:
        """Read this file, and ask what would come of it."""
        self.fault.take_back()
        self._show_nothing()
        request = self._link.background.do("roster", lambda: _read(Path(path)), self)
        request.done.connect(self._is_read)
        request.failed.connect(self._refused)

    @Slot(object)
    def _is_read(self, found: Read) -> None:
        self._lines, self._faults = found
        self._ask(dry_run=True)

    @Slot()
    def _judge_again(self) -> None:
        if self._lines:
            self._ask(dry_run=True)

    @Slot()
    def _put(self) -> None:
        self._ask(dry_run=False)

    def _ask(self, *, dry_run: bool) -> None:
        self.fault.take_back()
        message = ImportRoster(lines=self._lines, reason=self.reason.text, dry_run=dry_run)
        request = self._link.ask(message, self)
        request.done.connect(self._show_judged if dry_run else self._show_done)
        request.failed.connect(self._refused)

    @Slot(object)
    def _show_judged(self, answer: RosterImported) -> None:
        self.list.clear()
        rows = [(one.line, ("", "", "", _wrong(one.text))) for one in self._faults]
        rows += [(one.line.line, _cells(one)) for one in answer.lines]
        for line, cells in sorted(rows):
            item = QTreeWidgetItem([number(line), *cells])
            item.setToolTip(4, cells[-1])
            self.list.addTopLevelItem(item)
        states = Counter(one.state for one in answer.lines)
        wrong, new = states["wrong"] + len(self._faults), states["new"]
        if wrong:
            self._words.setText(counted("%n line(s) of the file cannot stand: nobody can be put on duty.", wrong))
        elif new:
            self._words.setText(counted("%n duty(s) would be added.", new))
        else:
            self._words.setText(tr("Nothing is to be added."))
        self.put.setEnabled(bool(new) and not wrong)

    @Slot(object)
    def _show_done(self, answer: RosterImported) -> None:
        self._show_judged(answer)
        if answer.added:
            self._words.setText(counted("%n duty(s) added.", answer.added))
            self.put.setEnabled(False)
            self.imported.emit()

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self.fault.say(said(error.what), said(error.advice))


def _wrong(text: str) -> str:
    return tr("▲ wrong: {why}").format(why=said(text))


def _cells(one: JudgedLine) -> tuple[str, str, str, str]:
    what = _wrong(one.text) if one.state == "wrong" else tr(STATES[one.state])
    return one.user_name or one.line.user, minute_text(one.line.begins), minute_text(one.line.ends), what


def _read(path: Path) -> Read:
    """Raises: StorageFault: It cannot be read."""
    try:
        with path.open("rb") as file:
            return read_roster(file.read(LARGEST_BYTES + 1))
    except OSError as error:
        raise StorageFault(
            f"The roster cannot be read: {error.strerror or error}.", meaning="Nobody was put on duty."
        ) from error
