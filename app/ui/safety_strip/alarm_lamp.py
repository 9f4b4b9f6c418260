"""The lamp of the alarm bar: colour, shape and marks of a priority, lit or dark.

Guarantees: three signs for one thing (IEC 60601-1-8, 6.3.2.2 and table C.1): colour (red, yellow, cyan), shape
(octagon, triangle, circle) and number of marks (!!!, !!, !), so that it can be told without colours, and between two
flashes. What has been acknowledged is lit steadily. It changes at the edges of the flash and paints at no other time:
between two edges a timer sleeps. The clock is the caller's. GUI thread only. Does not: decide what is shown.
"""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.alarms.indicators import Flash
from app.core.clock import SYSTEM_CLOCK, Clock
from app.ui.theme.active import active_theme
from app.ui.theme.palette import Palette
from app.ui.widgets.state_mark import octagon, paint_state

WIDTH_PX = 68
STEADY = Flash(rate_hz=0.0)
_MARKS = {"high": 3, "medium": 2, "low": 1}
SHAPES = {"high": "octagon", "medium": "triangle", "low": "circle"}


def lamp_colours(priority: str, palette: Palette) -> tuple[str, str, str]:
    """Lit, dark, and the sign's ink on the lit lamp."""
    return {
        "high": (palette.alarm_high, palette.alarm_high_off, palette.alarm_high_ink),
        "medium": (palette.alarm_medium, palette.alarm_medium_off, palette.alarm_medium_ink),
    }.get(priority, (palette.alarm_low, palette.alarm_low_off, palette.alarm_low_ink))


def paint_sign(
    painter: QPainter, area: QRectF, priority: str, shape_colour: str, mark_colour: str, *, outlined: bool = False
) -> None:
    """The shape of a priority, filled, with its marks in it, into the square `area`; outlined for any ground."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(mark_colour), 1.2) if outlined else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QColor(shape_colour))
    centre, r = area.center(), area.width() / 2
    marks_centre, height, apart = centre, r * 0.95, r * 0.46
    if priority == "high":
        path = octagon(area)
    elif priority == "medium":
        path = QPainterPath()
        points = (QPointF(0, -1.0), QPointF(1.12, 0.92), QPointF(-1.12, 0.92))
        path.addPolygon(QPolygonF([centre + point * r for point in points]))
        path.closeSubpath()
        marks_centre, height, apart = centre + QPointF(0, r * 0.32), r * 0.8, r * 0.42
    else:
        path = QPainterPath()
        path.addEllipse(centre, r * 0.96, r * 0.96)
    painter.drawPath(path)
    pen = QPen(QColor(mark_colour), max(1.6, r * 0.2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    number = _MARKS.get(priority, 1)
    for at in range(number):
        x = marks_centre.x() + (at - (number - 1) / 2) * apart
        top = marks_centre.y() - height / 2
        painter.drawLine(QPointF(x, top), QPointF(x, top + height * 0.58))
        painter.drawPoint(QPointF(x, top + height))
    painter.restore()


class AlarmLamp(QWidget):
    """See the rules at the top of this module."""

    lit_changed = Signal(bool)

    def __init__(self, *, clock: Clock = SYSTEM_CLOCK, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._priority = ""
        self._idle_state = "lost"
        self._flash = STEADY
        self._since_ns = 0
        self._lit = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.turn)
        self.setFixedWidth(WIDTH_PX)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        active_theme().changed.connect(self.update)

    @property
    def lit(self) -> bool:
        return self._lit

    @property
    def priority(self) -> str:
        return self._priority

    @property
    def next_edge_ms(self) -> int | None:
        """How long the timer sleeps from the last turn on; None where the lamp is steady."""
        return self._timer.interval() if self._timer.isActive() else None

    def show_idle(self, state: str) -> None:
        """No alarm: "good", or "lost" where nobody can say so."""
        self._timer.stop()
        self._flash = STEADY
        self._priority, self._idle_state, self._lit = "", state, True
        self.update()

    def show_priority(self, priority: str, flash: Flash) -> None:
        """Flash so; a lamp that flashes so already goes on without a jump."""
        if (priority, flash) == (self._priority, self._flash):
            return
        self._priority, self._flash = priority, flash
        self._since_ns = self._clock.monotonic_ns()
        self._lit = True
        self.update()
        self.turn()

    @Slot()
    def turn(self) -> None:
        """At an edge: light or darken, and sleep until the next one."""
        now_ns = self._clock.monotonic_ns()
        lit = self._flash.lit(self._since_ns, now_ns)
        if lit != self._lit:
            self._lit = lit
            self.update()
            self.lit_changed.emit(lit)
        edge_ns = self._flash.next_change_ns(self._since_ns, now_ns)
        if edge_ns is None:
            self._timer.stop()
        else:
            # Rounded up: a timer that rings before the edge would find nothing changed.
            self._timer.start(max(1, math.ceil((edge_ns - now_ns) / 1e6)))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(WIDTH_PX, 50)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        palette = active_theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if not self._priority:
            mark = QRectF(0, 0, 20, 20)
            mark.moveCenter(area.center())
            paint_state(painter, mark, self._idle_state, palette)
            painter.end()
            return
        bright, dark, ink = lamp_colours(self._priority, palette)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(bright if self._lit else dark))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 5, 5)
        side = min(area.height() - 14, 34)
        sign = QRectF(0, 0, side, side)
        sign.moveCenter(area.center())
        if self._lit:
            paint_sign(painter, sign, self._priority, ink, bright)
        else:
            paint_sign(painter, sign, self._priority, bright, dark)
        painter.end()


class AlarmSign(QWidget):
    """The sign of a priority by itself, as rows of a list have it."""

    def __init__(self, priority: str, size_px: int = 22, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._priority = priority
        self.setFixedSize(size_px + 4, size_px)
        active_theme().changed.connect(self.update)

    def show_priority(self, priority: str) -> None:
        if priority != self._priority:
            self._priority = priority
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        bright, _dark, ink = lamp_colours(self._priority, active_theme().palette)
        sign = QRectF(0, 0, self.height() - 2, self.height() - 2)
        sign.moveCenter(QRectF(self.rect()).center())
        paint_sign(painter, sign, self._priority, bright, ink, outlined=True)
        painter.end()


class SpeakerSign(QWidget):
    """Whether alarms can be heard: a loudspeaker with waves, with pause bars, or crossed out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = "ready"
        self.setFixedSize(26, 20)
        active_theme().changed.connect(self.update)

    @property
    def state(self) -> str:
        return self._state

    def show_state(self, state: str) -> None:
        """As "ready", "sounding", "paused" or "mute" (cannot be heard)."""
        if state != self._state:
            self._state = state
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        palette = active_theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(palette.text if self._state in {"sounding", "paused"} else palette.text_faint)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        points = ((2, 7), (6, 7), (11, 2.5), (11, 17.5), (6, 13), (2, 13))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if self._state == "mute":
            painter.drawLine(QPointF(15.5, 6.5), QPointF(22.5, 13.5))
            painter.drawLine(QPointF(22.5, 6.5), QPointF(15.5, 13.5))
        elif self._state == "paused":
            painter.setPen(QPen(colour, 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(16.5, 5.5), QPointF(16.5, 14.5))
            painter.drawLine(QPointF(21, 5.5), QPointF(21, 14.5))
        else:
            for r in (4.5, 9) if self._state == "sounding" else (4.5,):
                painter.drawArc(QRectF(11 - r + 2, 10 - r, 2 * r, 2 * r), -50 * 16, 100 * 16)
        painter.end()
