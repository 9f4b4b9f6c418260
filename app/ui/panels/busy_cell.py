"""What the window waits for: in words, for how long already, how far it is, and a way to wait no longer.

Guarantees: whatever is asked of the station or of the disk and takes over half a second is shown here, whoever asked
for it, and so is what the station itself is at (a device being opened, an analysis, an export); each can be given up
or left, and what that means is said. Takes no room from anything else, so that nothing jumps. GUI thread only.
Does not: show what is asked in the background of its own accord (signs of life, the list of devices).
"""

from dataclasses import dataclass

import msgspec
from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy, QWidget

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.station.device_messages import ListDevices
from app.core.station.messages import StationState
from app.core.station.recording_messages import CancelExport
from app.core.station.views import SessionView
from app.ui.bridge.station_link import StationLink
from app.ui.language import number, tr
from app.ui.panels.busy_words import words_of, words_of_work
from app.ui.said import said
from app.ui.widgets.plain import across, button
from app.ui.widgets.state_mark import StateMark

SHOWN_AFTER_S = 0.5
LOOK_EVERY_MS = 100
_ENDED = frozenset({"completed", "failed", "cancelled"})


@dataclass(frozen=True, slots=True)
class Awaited:
    """One thing that is waited for.

    Attributes:
        key: Number of a request; "read:..." for the disk; "step" and "export" for what the station is at.
        since_ns: Monotonic.
        progress: 0 to 1; None where it cannot be told.
    """

    key: int | str
    words: str
    since_ns: int
    progress: float | None = None


class ElidedWords(QWidget):
    """One line of words, cut with dots where there is no room; all of it in the tooltip and for a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        if text != self.text:
            self.text = text
            self.setToolTip(text)
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.fontMetrics().horizontalAdvance(self.text) + 2, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        words = self.fontMetrics().elidedText(self.text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        painter.end()


class BusyCell(QFrame):
    """See the rules at the top of this module."""

    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, clock: Clock = SYSTEM_CLOCK) -> None:
        super().__init__(parent)
        self._clock = clock
        self._link: StationLink | None = None
        self._open: dict[int | str, Awaited] = {}
        self._shown: Awaited | None = None
        self._export_id = ""
        self._mark = StateMark("busy", 12)
        self._words = ElidedWords()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(64)
        self._bar.setAccessibleName(tr("Progress of what is waited for"))
        self.give_up_button = button(tr("Stop waiting"), "link")
        self.give_up_button.clicked.connect(self.give_up)
        row = across(self._mark, self._words, self._bar, self.give_up_button, spacing=7)
        row.setStretch(1, 1)
        self.setLayout(row)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self.hide()

    @property
    def said(self) -> str:
        """What is shown; empty where nothing is waited for."""
        return "" if self.isHidden() else self._words.text

    def watch(self, link: StationLink) -> None:
        """Show from now on what is asked over `link` and done in its background."""
        self._link = link
        link.asked.connect(self._asked)
        link.settled.connect(self._settled)
        link.background.began.connect(self._reading)
        link.background.done_with.connect(self._read)

    def show_station(self, state: StationState) -> None:
        """What the station itself is at."""
        self._keep("step", _at_work(state.session), None if state.session is None else state.session.progress)
        export = state.export
        running = export is not None and export.state == "running"
        self._export_id = export.export_id if export is not None else ""
        self._keep("export", tr("Exporting a recording…") if running else "", export.progress if export else None)

    def show_station_lost(self) -> None:
        """Nothing is known of what it is at."""
        for key in ("step", "export"):
            self._open.pop(key, None)
        self.look()

    @Slot()
    def give_up(self) -> None:
        """Wait no longer for what is shown."""
        shown, link = self._shown, self._link
        if shown is None or link is None:
            return
        if shown.key == "step":
            self.leave_wanted.emit()
        elif shown.key == "export":
            link.ask(CancelExport(export_id=self._export_id), self)
        elif isinstance(shown.key, int):
            link.give_up(shown.key)
        else:
            link.background.give_up(shown.key.removeprefix("read:"))

    @Slot()
    def look(self) -> None:
        """Show the oldest of what takes long."""
        now_ns = self._clock.monotonic_ns()
        late = [one for one in self._open.values() if now_ns - one.since_ns >= SHOWN_AFTER_S * 1e9]
        asked_first = sorted(late, key=lambda one: (isinstance(one.key, str), one.since_ns))
        self._show(asked_first[0] if asked_first else None, now_ns)
        if bool(self._open) != self._timer.isActive():
            (self._timer.start if self._open else self._timer.stop)()

    @Slot(int, object)
    def _asked(self, token: int, message: msgspec.Struct) -> None:
        quiet = isinstance(message, ListDevices) and not message.again
        words = "" if quiet else words_of(message)
        if words:
            self._open[token] = Awaited(token, words, self._clock.monotonic_ns())
            self.look()

    @Slot(int)
    def _settled(self, token: int) -> None:
        if self._open.pop(token, None) is not None:
            self.look()

    @Slot(str)
    def _reading(self, name: str) -> None:
        self._keep(f"read:{name}", words_of_work(name), None)

    @Slot(str)
    def _read(self, name: str) -> None:
        self._keep(f"read:{name}", "", None)

    def _keep(self, key: str, words: str, progress: float | None) -> None:
        before = self._open.get(key)
        if not words:
            self._open.pop(key, None)
        elif before is None or before.words != words:
            self._open[key] = Awaited(key, words, self._clock.monotonic_ns(), progress)
        else:
            self._open[key] = Awaited(key, words, before.since_ns, progress)
        self.look()

    def _show(self, awaited: Awaited | None, now_ns: int) -> None:
        self._shown = awaited
        self.setVisible(awaited is not None)
        if awaited is None:
            return
        seconds = int((now_ns - awaited.since_ns) / 1e9)
        since = "" if seconds < 1 else "  " + tr("{seconds} s").format(seconds=number(seconds))
        self._words.show_text(f"{awaited.words}{since}")
        known = awaited.progress is not None
        if self._bar.maximum() != (1000 if known else 0):
            self._bar.setRange(0, 1000 if known else 0)
        if awaited.progress is not None:
            self._bar.setValue(round(awaited.progress * 1000))
        text, hint = {
            "step": (tr("Leave session…"), tr("Leave the session; what was recorded is kept (asks first)")),
            "export": (tr("Cancel the export"), tr("Nothing of it will be left")),
        }.get(
            str(awaited.key),
            (tr("Stop waiting"), tr("It may still be done; the window shows what the station does.")),
        )
        if self.give_up_button.text() != text:
            self.give_up_button.setText(text)
            self.give_up_button.setAccessibleName(text)
        self.give_up_button.setToolTip(hint)


def _at_work(session: SessionView | None) -> str:
    """What the session is at by itself; empty where it waits for somebody, or is over."""
    if session is None or session.step in _ENDED or session.exit_reason:
        return ""
    if session.calibration is not None and session.calibration.state == "running":
        return said(session.calibration.text) or tr("Checking the amplifier…")
    return "" if session.waiting_for else said(session.step_text)
