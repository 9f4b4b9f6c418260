"""The safety stop: always visible, and honest about whether it works from here.

Guarantees: it acts when pressed, not when released, and needs no confirmation; its state is word, shape and colour;
when the
link to the safety program is lost it loses its red, is crossed out and says that it does not work from this window.
A latched stop stays shown until somebody resets it with a role and a reason. GUI thread only. Does not: go through
the station.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.core.safety.client import LINK_LOST, SafetyStatus, StopResult, words_of_cause
from app.ui.bridge.safety_link import LOST, SafetyLink
from app.ui.theme.active import active_theme
from app.ui.widgets.plain import button, down, label, set_look
from app.ui.widgets.state_mark import StateMark, octagon

STOP_KEYS = "Ctrl+Shift+S"
RESET_KEYS = "Ctrl+Shift+R"
_STATES = {
    "unproved": ("idle", "Not yet tested", "Test the stop before recording"),
    "proving": ("busy", "Being tested", "The output is stopped once, to prove it"),
    "ready": ("good", "Ready", "Tested; the output is in its safe state"),
    "running": ("caution", "Output running", "The stop is armed"),
    LINK_LOST: ("lost", "No link", "The stop does not work from this window"),
}


class StopButton(QAbstractButton):
    """The red octagon. Pressing it emits `stop_pressed` at once."""

    stop_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._linked = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_linked(linked=False)
        active_theme().changed.connect(self.update)

    def show_linked(self, *, linked: bool) -> None:
        self._linked = linked
        self.setAccessibleName("Safety stop" if linked else "Safety stop, not working: no link to the safety program")
        self.setToolTip(
            f"Safety stop ({STOP_KEYS}): every output goes to its safe state at once"
            if linked
            else "No link to the safety program: outputs are in their safe state by themselves, because their lease "
            "has lapsed. Use the hard-wired stop if in doubt."
        )
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(172, 46)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() is Qt.MouseButton.LeftButton:
            self.setDown(True)
            self.stop_pressed.emit()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.setDown(False)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.isAutoRepeat():
            self.stop_pressed.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        palette = active_theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if self._linked:
            painter.setBrush(QColor(palette.stop_pressed if self.isDown() else palette.stop))
            painter.setPen(QPen(QColor(palette.text), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        else:
            painter.setBrush(QColor(palette.raised))
            painter.setPen(
                QPen(QColor(palette.text if self.hasFocus() else palette.text_faint), 1.6, Qt.PenStyle.DashLine)
            )
        painter.drawRoundedRect(area, 8, 8)
        ink = QColor(palette.stop_text if self._linked else palette.text_faint)
        sign = QRectF(area.left() + 12, area.center().y() - 12, 24, 24)
        painter.setPen(QPen(ink, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(octagon(sign))
        if self._linked:
            painter.setBrush(ink)
            painter.drawRect(sign.adjusted(8, 8, -8, -8))
        else:
            painter.drawLine(sign.topLeft() + QPointF(4, 4), sign.bottomRight() - QPointF(4, 4))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold)
        font.setPixelSize(14)
        painter.setFont(font)
        painter.setPen(ink)
        words = area.adjusted(46, 5, -6, -20)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), "SAFETY STOP")
        font.setWeight(QFont.Weight.Medium)
        font.setPixelSize(11)
        painter.setFont(font)
        painter.drawText(
            area.adjusted(46, 24, -6, -5),
            int(Qt.AlignmentFlag.AlignVCenter),
            STOP_KEYS.replace("+", " + ") if self._linked else "does not work here",
        )
        painter.end()


class StopControl(QFrame):
    """The stop with its state; see the rules at the top of this module."""

    reset_wanted = Signal()

    def __init__(self, link: SafetyLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self.setProperty("look", "plain")
        self.setAccessibleName("Safety stop and its state")
        self.stop_button = StopButton()
        self.stop_button.stop_pressed.connect(link.stop)
        self._mark = StateMark("lost", 18)
        self._state = label("", "heading")
        self._detail = label("", "faint")
        self._reset = button(
            self.tr("Reset…"), hint=self.tr("Take the stop back, with a role and a reason"), keys=RESET_KEYS
        )
        self._reset.clicked.connect(self.reset_wanted)
        self._reset.hide()
        words = down(self._state, self._detail, spacing=0)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 4, 4)
        row.setSpacing(9)
        row.addWidget(self._mark)
        row.addLayout(words)
        row.addWidget(self._reset)
        row.addWidget(self.stop_button)
        link.status_changed.connect(self.show_status)
        link.stop_confirmed.connect(self.note_stop)
        self.show_status(LOST)

    @property
    def state_text(self) -> str:
        return self._state.text()

    @Slot(object)
    def show_status(self, status: SafetyStatus) -> None:
        linked = status.state != LINK_LOST
        self.stop_button.show_linked(linked=linked)
        stopped = status.state == "stopped"
        if not stopped and self._reset.hasFocus():
            # Hiding it would hand the focus to the stop, where a stray Enter stops again.
            self._reset.clearFocus()
        self._reset.setVisible(stopped)
        set_look(self, "danger" if stopped else "plain")
        if stopped:
            latency = f", safe after {status.last_latency_ms:.1f} ms" if status.last_latency_ms is not None else ""
            self._mark.show_state("danger")
            self._state.setText("STOPPED")
            self._detail.setText(f"{words_of_cause(status.cause, status.source)}{latency}")
            return
        mark, state, detail = _STATES.get(status.state, ("idle", status.state, ""))
        if status.fault:
            mark, detail = "caution", status.fault
        elif status.output in {"unconfirmed", "unknown"} and linked:
            mark, detail = "danger", "The output has not confirmed its safe state: switch it off by hand"
        self._mark.show_state(mark)
        self._state.setText(state)
        self._detail.setText(detail)

    @Slot(object)
    def note_stop(self, result: StopResult) -> None:
        """The latency as this window's own call measured it."""
        if result.state == "stopped" and result.latency_ms is not None:
            self._detail.setText(f"pressed here, safe after {result.latency_ms:.1f} ms")
