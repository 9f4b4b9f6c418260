"""What was picked on the page: a moment or a stretch, of all traces or of one; and the frame that says "past".

Guarantees: a pick is stream time of the recording, not of the screen; the ends of a stretch are the two cursors that
measurements are made between, and are numbered; what is about one trace is drawn on that trace only. GUI thread only.
Does not: decide what follows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.ui.language import number, tr
from app.ui.signal_views.page_marks import RowBand
from app.ui.theme.palette import Palette

FRAME_PX = 3.0
NUMBER_PX = 13.0


@dataclass(frozen=True, slots=True)
class Pick:
    """A place on the page.

    Attributes:
        start_s: Stream time.
        end_s: The same as `start_s` for a moment.
        channels: Labels of the electrodes it is about; empty for all.
        trace: Label of the trace pointed at.
        at_peak: Whether it was moved to the peak of that trace (the user asked for it, and is told).
    """

    start_s: float
    end_s: float
    channels: tuple[str, ...] = ()
    trace: str = ""
    at_peak: bool = False

    @property
    def duration_s(self) -> float:
        return self.end_s - self.start_s

    @property
    def text(self) -> str:
        where = f"  {', '.join(self.channels)}" if self.channels else ""
        if self.at_peak:
            return tr("{time}  peak of {trace}").format(time=exact_text(self.start_s), trace=self.trace) + where
        if self.end_s > self.start_s:
            return f"{exact_text(self.start_s)}  +{number(self.duration_s, 3)} s{where}"
        return exact_text(self.start_s) + where


class CursorItem(pg.GraphicsObject):
    """The pick as a line or a band with its time in words, and the frame around a page of the past."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # pyqtgraph has no types
        self.colours = palette
        self._size = QRectF()
        self._framed = False
        self._span: tuple[float, float] | None = None
        self._text = ""
        self._rows: tuple[RowBand, ...] = ()

    def resize_to(self, width_px: float, height_px: float, palette: Palette) -> None:
        self.prepareGeometryChange()
        self._size = QRectF(0, 0, width_px, height_px)
        self.colours = palette
        self.update()

    def show_frame(self, *, framed: bool) -> None:
        self._framed = framed
        self.update()

    def show_span(self, span_px: tuple[float, float] | None, text: str, rows: Sequence[RowBand] = ()) -> None:
        """Pixels from the left of the raster; None hides it. `rows`: the traces it is about; none for all."""
        self._span, self._text, self._rows = span_px, text, tuple(rows)
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        return self._size

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self._framed:
            painter.setPen(QPen(QColor(self.colours.caution), FRAME_PX))
            inset = FRAME_PX / 2
            painter.drawRect(self._size.adjusted(inset, inset, -inset, -inset))
        if self._span is not None:
            self._paint_span(painter, *self._span)

    def _paint_span(self, painter: QPainter, left: float, right: float) -> None:
        colour = QColor(self.colours.text)
        height = self._size.height()
        bands = [(one.top_px, one.bottom_px) for one in self._rows] or [(0.0, height)]
        lasts = right > left
        wash = QColor(self.colours.accent)
        wash.setAlphaF(0.18)
        for top, bottom in bands:
            if lasts:
                painter.fillRect(QRectF(left, top, right - left, bottom - top), wash)
            painter.setPen(QPen(colour, 1))
            for x in (left, right) if lasts else (left,):
                painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for x in (left, right) if lasts else (left,):
            painter.drawPolygon(QPolygonF([QPointF(x - 5, height), QPointF(x + 5, height), QPointF(x, height - 7)]))
        font = QFont("Inter")
        font.setPixelSize(11)
        font.setWeight(QFont.Weight.DemiBold)
        font.setFeature(QFont.Tag("tnum"), 1)
        painter.setFont(font)
        width = QFontMetricsF(font).horizontalAdvance(self._text) + 12
        x = min(max(left + 7, 4.0), max(4.0, self._size.width() - width - 6))
        tag = QRectF(x, height - 26, width, 18)
        painter.drawRoundedRect(tag, 3, 3)
        painter.setPen(QColor(self.colours.page))
        painter.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), self._text)
        if lasts and right - left > 2 * NUMBER_PX:
            self._paint_numbers(painter, left, right)

    def _paint_numbers(self, painter: QPainter, left: float, right: float) -> None:
        """Which cursor is which, as the measurements call them."""
        for digit, x in (("1", left + 1), ("2", right - NUMBER_PX - 1)):
            flag = QRectF(x, self._size.height() - 44, NUMBER_PX, 15)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.colours.text))
            painter.drawRect(flag)
            painter.setPen(QColor(self.colours.page))
            painter.drawText(flag, int(Qt.AlignmentFlag.AlignCenter), digit)


def clock_text(seconds: float) -> str:
    """Stream time as 1:02:03 or 02:03."""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60:02d}:{rest % 60:02d}"


def exact_text(seconds: float) -> str:
    """The same to the millisecond."""
    thousandths = round(seconds * 1000)
    return f"{clock_text(thousandths // 1000)}.{thousandths % 1000:03d}"
