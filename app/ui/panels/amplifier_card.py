"""The check of the amplifier on the impedance screen: a button, what came of it, what to do.

Guarantees: shows only where a device has a test signal of its own. GUI thread only. Does not: check.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.core.clinic.amplifier_check import ADVICE, ranges
from app.core.station.views import CalibrationView, SessionView
from app.ui.language import noop, tr
from app.ui.said import said
from app.ui.widgets.measured_time import clock_time
from app.ui.widgets.plain import across, button, down, label, line
from app.ui.widgets.state_mark import StateMark

_MARKS = {"right": "good", "wrong": "danger", "failed": "caution", "running": "busy"}
_TITLES = {
    "right": noop("The amplifier measures right"),
    "wrong": noop("The amplifier measures wrong"),
    "failed": noop("The amplifier was not checked"),
    "running": noop("Checking the amplifier…"),
}


_MOST_FIGURES = 5


class AmplifierCard(QFrame):
    """See the rules at the top of this module."""

    check_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = StateMark("idle", 16)
        self._title = label(tr("Amplifier"), "heading")
        self._text = label("", "soft", wrap=True)
        self._figures = QWidget()
        self._grid = QGridLayout(self._figures)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._lines = [(label("", "faint"), label("", "faint")) for _ in range(_MOST_FIGURES)]
        for at, pair in enumerate(self._lines):
            for column_at, one in enumerate(pair):
                self._grid.addWidget(one, at, column_at)
        self.check_button = button(
            tr("Check calibration"), hint=tr("Gain, time constant and noise, with the amplifier's own test signals")
        )
        self.check_button.clicked.connect(self.check_wanted)
        head = across(self._mark, self._title, 1, spacing=8)
        column = down(line(), head, self._text, self._figures, self.check_button, spacing=8)
        self.setLayout(column)
        self.show_session(None)

    def show_session(self, session: SessionView | None) -> None:
        devices = () if session is None else session.devices or ((session.device,) if session.device else ())
        self.setVisible(any(device.calibrations for device in devices))
        self._show_check(session.calibration if session is not None else None)

    def _show_check(self, checked: CalibrationView | None) -> None:
        self._mark.setVisible(checked is not None)
        running = checked is not None and checked.state == "running"
        self.check_button.setEnabled(not running)
        self.check_button.setText(tr("Check again") if checked is not None and not running else tr("Check calibration"))
        self.check_button.setAccessibleName(self.check_button.text())
        if checked is None:
            self._title.setText(tr("Amplifier"))
            self._text.setText(tr("Not checked. The check takes about 15 s; the electrodes stay where they are."))
            self._figures.hide()
            return
        self._mark.show_state(_MARKS.get(checked.state, "caution"))
        self._title.setText(tr(_TITLES.get(checked.state, checked.state)))
        at = tr("Checked {clock}.").format(clock=clock_time(checked.checked_at)) if checked.checked_at else ""
        advice = said(ADVICE) if checked.state == "wrong" else ""
        self._text.setText(" ".join(part for part in (said(checked.text), advice, at) if part))
        found = ranges(checked.channels)
        for row, pair in enumerate(self._lines):
            words = found[row][:2] if row < len(found) else ("", "")
            for one, text in zip(pair, words, strict=True):
                one.setText(said(text))
                one.setVisible(bool(text))
        self._figures.setToolTip("\n".join(f"{said(name)}: {said(limit)}" for name, _found, limit in found))
        self._figures.setVisible(bool(found))
