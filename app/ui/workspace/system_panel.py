"""The workstation itself, for whoever looks after it: its programs, its disk, its log, its ways to stop.

Guarantees: drawn from the station's state alone, about once a second, and only what has changed; says so where the
station is not heard. Holds nothing about patients. GUI thread only. Does not: start, stop or change anything.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QFormLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.core.station.messages import StationState
from app.core.station.views import ProgramView
from app.ui.language import counted, grouped, noop, number, tr
from app.ui.said import said
from app.ui.widgets.plain import down, label

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

UNKNOWN = "\u2013"
# Each state has a shape and a word, so that no colour is needed.
_STATES = {
    "starting": ("○", noop("starting")),
    "running": ("✓", noop("running")),
    "silent": ("▲", noop("silent")),
    "restarting": ("○", noop("starting again")),
    "stopped": ("■", noop("stopped")),
    "given_up": ("✕", noop("given up")),
}
_INPUTS = {"watched": noop("watched"), "closed": noop("closed"), "open": noop("open"), "lost": noop("not heard")}


class SystemPanel(QWidget):
    """See the rules at the top of this module."""

    def __init__(self) -> None:
        super().__init__()
        self.programs = QTreeWidget()
        self.programs.setAccessibleName(tr("Programs of the workstation"))
        self.programs.setHeaderLabels([tr("Program"), tr("State"), tr("Process"), tr("Restarts")])
        self.programs.setRootIsDecorated(False)
        self.programs.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.programs.setMinimumHeight(120)
        header = self.programs.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._heard = label("", "soft", wrap=True)
        self._facts = {name: label(UNKNOWN, "small", wrap=True) for name in ("version", "disk", "log", "stop", "site")}
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for name, words in (
            ("version", tr("Version")),
            ("disk", tr("Free on the disk")),
            ("log", tr("Log")),
            ("stop", tr("Stop without the window")),
            ("site", tr("Settings of the site")),
        ):
            caption = label(words, "faint")
            caption.setBuddy(self._facts[name])
            form.addRow(caption, self._facts[name])
        column = down(self._heard, self.programs, spacing=10, margins=(14, 8, 14, 12))
        column.setStretch(1, 1)
        column.addLayout(form)
        self.setLayout(column)
        self._heard.hide()

    def fact(self, name: str) -> str:
        """What is shown as `name` ("version", "disk", "log", "stop", "site")."""
        return self._facts[name].text()

    @Slot(object)
    def show_state(self, state: StationState) -> None:
        self._heard.hide()
        for at, program in enumerate(state.programs):
            self._show_program(at, program)
        while self.programs.topLevelItemCount() > len(state.programs):
            self.programs.takeTopLevelItem(self.programs.topLevelItemCount() - 1)
        free = tr("{gigabytes} GB").format(gigabytes=number(state.disk_free_bytes / 1e9, 1))
        log = tr("{count} entries").format(count=grouped(state.log_size))
        inputs = "\n".join(f"{one.name}: {tr(_INPUTS.get(one.state, one.state))}" for one in state.stop_inputs)
        for name, words in (
            ("version", state.version),
            ("disk", free),
            ("log", tr("▲ read-only: {fault}").format(fault=said(state.log_fault)) if state.log_fault else log),
            ("stop", inputs or tr("none on this computer")),
            ("site", f"▲ {state.site_fault}" if state.site_fault else tr("in force")),
        ):
            if self._facts[name].text() != words:
                self._facts[name].setText(words)

    @Slot(bool)
    def show_link(self, up: bool) -> None:
        self._heard.setText("" if up else tr("The station is not heard: this is what it said last."))
        self._heard.setVisible(not up)

    def _show_program(self, at: int, program: ProgramView) -> None:
        item = self.programs.topLevelItem(at)
        if item is None:
            item = QTreeWidgetItem()
            item.setTextAlignment(3, Qt.AlignmentFlag.AlignRight)
            self.programs.addTopLevelItem(item)
        sign, words = _STATES.get(program.state, ("?", program.state))
        shown = (program.name, f"{sign} {tr(words)}", str(program.pid or UNKNOWN), str(program.restarts))
        for column, text in enumerate(shown):
            if item.text(column) != text:
                item.setText(column, text)
        tip = tr("Ended last with: {exit}").format(exit=said(program.last_exit)) if program.last_exit else ""
        restarts = counted("%n restart(s)", program.restarts)
        item.setToolTip(0, tip or restarts)


def build(window: "MainWindow") -> QWidget:
    """The panel, following the station of `window`."""
    panel = SystemPanel()
    station = window.links.station
    station.state_arrived.connect(panel.show_state)
    station.link_changed.connect(panel.show_link)
    if window.state is not None:
        panel.show_state(window.state)
    return panel
