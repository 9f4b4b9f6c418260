"""The head from above with each electrode's impedance: number, colour and shape.

Guarantees: good is a circle, fair a rounded square, poor a triangle, open a crossed octagon; the number is printed in
each where it fits, and always in the tooltip and the accessible text, with the time it was measured. What is judged by
is the type of electrode chosen (`app.core.clinic.electrodes`). GUI thread only. Does not: measure.
"""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.core.clinic.electrodes import DEFAULT_TYPE, impedance_verdict
from app.core.devices.driver import ElectrodeImpedance
from app.core.processing.topography import electrode_position, flat_position
from app.ui.theme.active import active_theme
from app.ui.theme.palette import Palette
from app.ui.widgets.state_mark import octagon


def impedance_text(kiloohm: float | None) -> str:
    if kiloohm is None:
        return "open"
    return f"{kiloohm:.1f}" if kiloohm < 10 else f"{kiloohm:.0f}"


def verdict_colours(verdict: str, palette: Palette) -> tuple[str, str]:
    """Line and ground."""
    return {
        "good": (palette.good, palette.good_soft),
        "fair": (palette.caution, palette.caution_soft),
        "poor": (palette.danger, palette.danger_soft),
    }.get(verdict, (palette.text_faint, palette.raised))


def paint_electrode(painter: QPainter, area: QRectF, verdict: str, palette: Palette) -> None:
    """The shape of `verdict`, filled."""
    outline, ground = verdict_colours(verdict, palette)
    painter.setPen(QPen(QColor(outline), 1.6))
    painter.setBrush(QColor(ground))
    if verdict == "good":
        painter.drawEllipse(area)
    elif verdict == "fair":
        inner = area.adjusted(area.width() * 0.04, area.width() * 0.04, -area.width() * 0.04, -area.width() * 0.04)
        painter.drawRoundedRect(inner, area.width() * 0.2, area.width() * 0.2)
    elif verdict == "poor":
        r = area.width() / 2
        points = (QPointF(0, -1.12), QPointF(1.14, 0.86), QPointF(-1.14, 0.86))
        painter.drawPolygon(QPolygonF([area.center() + point * r for point in points]))
    else:
        painter.drawPath(octagon(area))
        if area.width() >= 24:
            return  # there is room for the word instead of the cross
        inset = area.width() * 0.22
        painter.drawLine(area.topLeft() + QPointF(inset, inset), area.bottomRight() - QPointF(inset, inset))
        painter.drawLine(area.topRight() + QPointF(-inset, inset), area.bottomLeft() + QPointF(inset, -inset))


class HeadMap(QWidget):
    """See the rules at the top of this module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._impedances: tuple[ElectrodeImpedance, ...] = ()
        self._measured = True
        self._electrode_type = DEFAULT_TYPE
        self._when = ""
        self.setMinimumSize(220, 220)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_impedances(())
        active_theme().changed.connect(self.update)

    def show_places(self, labels: tuple[str, ...]) -> None:
        """Where the electrodes are, without a value: the device cannot measure them."""
        self._measured = False
        self._impedances = tuple(ElectrodeImpedance(label=one, kiloohm=None) for one in labels)
        self.setAccessibleName(f"Electrodes, not measured: {', '.join(one.rstrip('.') for one in labels)}")
        self.update()

    def show_impedances(
        self, impedances: tuple[ElectrodeImpedance, ...], electrode_type: str = DEFAULT_TYPE, when: str = ""
    ) -> None:
        """Each electrode's value, judged as of its type; `when` in words, for the tooltip."""
        self._measured = True
        self._electrode_type = electrode_type
        self._when = when
        self._impedances = impedances
        listed = ", ".join(f"{one.label} {impedance_text(one.kiloohm)}" for one in impedances)
        self.setAccessibleName(f"Impedances in kiloohm: {listed or 'not measured'}")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(420, 420)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            at = QPointF(event.pos())
            for one, area in self._placed():
                if area.contains(at):
                    value = impedance_text(one.kiloohm)
                    unit = "" if one.kiloohm is None else " kΩ"
                    told = f"{value}{unit} ({self._verdict(one)})" if self._measured else "not measured"
                    if self._measured and self._when:
                        told = f"{told}, {self._when}"
                    QToolTip.showText(event.globalPos(), f"{one.label.rstrip('.')}: {told}")
                    return True
            QToolTip.hideText()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        palette = active_theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter, palette)
        for one, area in self._placed():
            if self._measured:
                self._paint_one(painter, one, area, palette)
            else:
                self._paint_place(painter, one, area, palette)
        painter.end()

    def _verdict(self, one: ElectrodeImpedance) -> str:
        return impedance_verdict(one.kiloohm, self._electrode_type)

    def _head(self) -> QRectF:
        # Electrodes below the equator (T9, Iz) lie outside the circle and must still be on the map.
        places = [electrode_position(one.label) for one in self._impedances]
        reach = max((max(abs(c) for c in flat_position(place)) for place in places if place is not None), default=1.0)
        side = min(self.width(), self.height() - 10) / max(1.14, reach * 0.93 + 0.1)
        centre = QPointF(self.width() / 2, self.height() / 2 + 5)
        return QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)

    def _placed(self) -> list[tuple[ElectrodeImpedance, QRectF]]:
        head = self._head()
        known = [(one, electrode_position(one.label)) for one in self._impedances]
        size = min(46.0, max(13.0, head.width() * (0.4 / max(1.0, len(known)) ** 0.42)))
        placed: list[tuple[ElectrodeImpedance, QRectF]] = []
        for one, place in known:
            if place is not None:
                right, front = flat_position(place)
                centre = head.center() + QPointF(right, -front) * (head.width() / 2) * 0.93
                placed.append((one, QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size)))
        return placed

    def _paint_head(self, painter: QPainter, palette: Palette) -> None:
        head = self._head()
        painter.setPen(QPen(QColor(palette.line_strong), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        nose = QPainterPath(QPointF(head.center().x() - head.width() * 0.06, head.top() + 1))
        nose.quadTo(
            QPointF(head.center().x(), head.top() - head.width() * 0.1),
            nose.currentPosition() + QPointF(head.width() * 0.12, 0),
        )
        painter.drawPath(nose)
        for x, sweep in ((head.left(), -1), (head.right(), 1)):
            ear = QPainterPath(QPointF(x, head.center().y() - head.height() * 0.09))
            reach = sweep * head.width() * 0.055
            ear.cubicTo(
                QPointF(x + reach, head.center().y() - head.height() * 0.1),
                QPointF(x + reach, head.center().y() + head.height() * 0.1),
                QPointF(x, head.center().y() + head.height() * 0.09),
            )
            painter.drawPath(ear)
        painter.setBrush(QColor(palette.raised))
        painter.drawEllipse(head)
        painter.setPen(QPen(QColor(palette.line), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(head.center().x(), head.top()), QPointF(head.center().x(), head.bottom()))
        painter.drawLine(QPointF(head.left(), head.center().y()), QPointF(head.right(), head.center().y()))
        ring = head.width() * 0.093
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(head.adjusted(ring, ring, -ring, -ring))

    def _paint_place(self, painter: QPainter, one: ElectrodeImpedance, area: QRectF, palette: Palette) -> None:
        painter.setPen(QPen(QColor(palette.line_strong), 1.2, Qt.PenStyle.DotLine))
        painter.setBrush(QColor(palette.surface))
        painter.drawEllipse(area)
        painter.setPen(QColor(palette.text_soft))
        if area.width() >= 16:
            self._write(painter, area.adjusted(-6, 0, 6, 0), one.label.rstrip("."), area.width() * 0.32, bold=False)

    def _paint_one(self, painter: QPainter, one: ElectrodeImpedance, area: QRectF, palette: Palette) -> None:
        verdict = self._verdict(one)
        paint_electrode(painter, area, verdict, palette)
        painter.setPen(QColor(palette.text))
        if area.width() >= 24:
            top = area.adjusted(-8, area.height() * (0.24 if verdict == "poor" else 0.1), 8, -area.height() * 0.44)
            self._write(
                painter,
                top,
                one.label.rstrip("."),
                area.width() * 0.27,
                bold=False,
            )
            value = impedance_text(one.kiloohm)
            area = area.translated(0, area.height() * 0.1) if verdict == "poor" else area
            low = area.adjusted(-8, area.height() * 0.4, 8, -area.height() * 0.08)
            self._write(painter, low, value, area.width() * 0.31, bold=True)
        elif area.width() >= 16:
            self._write(
                painter, area.adjusted(-6, 0, 6, 0), impedance_text(one.kiloohm), area.width() * 0.42, bold=True
            )

    def _write(self, painter: QPainter, area: QRectF, text: str, pixels: float, *, bold: bool) -> None:
        font = QFont(self.font())
        font.setPixelSize(max(7, round(pixels)))
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Medium)
        painter.setFont(font)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), text)
