"""An electrode's impedance as a sign, as a figure and as words: the same on every map, list and legend.

Guarantees: good is a circle, fair a rounded square, poor a triangle, open a crossed octagon, so that it can be told in
greyscale. GUI thread only. Does not: judge (see `app.core.clinic.electrodes`).
"""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.ui.language import number, tr
from app.ui.theme.palette import Palette
from app.ui.widgets.state_mark import octagon

ROOM_FOR_WORD_PX = 24
"""From this width on, a mark has its figure (or "open") inside."""


def impedance_text(kiloohm: float | None) -> str:
    if kiloohm is None:
        return tr("open")
    return number(kiloohm, 1 if kiloohm < 10 else 0)


def verdict_word(verdict: str) -> str:
    return {"good": tr("good"), "fair": tr("fair"), "poor": tr("poor"), "open": tr("open")}.get(verdict, verdict)


def spoken_electrode(label: str, kiloohm: float | None, verdict: str) -> str:
    """As a screen reader says it: "Fp1, 4.2 kilo-ohm, good"."""
    name = label.rstrip(".")
    if kiloohm is None:
        return tr("{electrode}, open: no contact").format(electrode=name)
    return tr("{electrode}, {value} kilo-ohm, {verdict}").format(
        electrode=name, value=impedance_text(kiloohm), verdict=verdict_word(verdict)
    )


def written_electrode(label: str, kiloohm: float | None, verdict: str) -> str:
    """As it is read: "Fp1: 4.2 kΩ (good)"."""
    name = label.rstrip(".")
    if kiloohm is None:
        return tr("{electrode}: open").format(electrode=name)
    return tr("{electrode}: {value} kΩ ({verdict})").format(
        electrode=name, value=impedance_text(kiloohm), verdict=verdict_word(verdict)
    )


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
        if area.width() >= ROOM_FOR_WORD_PX:
            return  # there is room for the word instead of the cross
        inset = area.width() * 0.22
        painter.drawLine(area.topLeft() + QPointF(inset, inset), area.bottomRight() - QPointF(inset, inset))
        painter.drawLine(area.topRight() + QPointF(-inset, inset), area.bottomLeft() + QPointF(inset, -inset))
