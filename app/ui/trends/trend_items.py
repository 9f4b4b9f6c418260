"""What a trend view is built of: a picture with its title, a legend, the lines over all rows.

Guarantees: the picture is an image in memory of which only the columns that are new are painted; every item paints no
more than was exposed. GUI thread only. Does not: make pictures (see `trend_rows`).
"""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.ui.theme.palette import Palette

EXPOSED = QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption
CENTRED = Qt.AlignmentFlag.AlignCenter
Pixels = NDArray[np.uint32]
HEAD_PX = 17


def small_font(pixels: int = 11, *, strong: bool = False) -> QFont:
    font = QFont("Inter")
    font.setPixelSize(pixels)
    font.setFeature(QFont.Tag("tnum"), 1)
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    return font


class PictureItem(pg.GraphicsObject):
    """One row's picture, gaps hatched, with its title and what it says at the cursor."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # pyqtgraph has no types
        self.setFlag(EXPOSED)
        self.colours = palette
        self.title = ""
        self.said = ""
        self.empty = ""
        self.chosen = False
        self._whole = self._rect = QRectF()
        self._pixels: Pixels | None = None
        self._image = QImage()
        self._gaps: tuple[tuple[float, float], ...] = ()

    def place(self, rect: QRectF, columns: int, height: int) -> None:
        """Where it lies, with an empty picture of that many columns and lines."""
        self.prepareGeometryChange()
        self._whole = rect
        self._rect = rect.adjusted(0, HEAD_PX, 0, 0)
        self._pixels = np.zeros((max(height, 1), max(columns, 1)), dtype=np.uint32)
        lines, wide = self._pixels.shape
        form = QImage.Format.Format_ARGB32_Premultiplied
        self._image = QImage(self._pixels.data, wide, lines, wide * 4, form)
        self.update()

    @property
    def pixels(self) -> Pixels | None:
        return self._pixels

    def put(self, left: int, picture: Pixels) -> None:
        """Columns from `left` on are these from now on."""
        if self._pixels is None:
            return
        wide = picture.shape[1]
        self._pixels[:, left : left + wide] = picture
        column_px = self._rect.width() / self._pixels.shape[1]
        x = self._rect.left() + left * column_px
        self.update(QRectF(x - 1, self._rect.top(), wide * column_px + 2, self._rect.height()))

    def show_gaps(self, gaps: tuple[tuple[float, float], ...]) -> None:
        """Stretches that were not recorded, as places from 0 left to 1 right."""
        if gaps != self._gaps:
            self._gaps = gaps
            self.update()

    def say(self, text: str, *, chosen: bool) -> None:
        if (text, chosen) != (self.said, self.chosen):
            self.said, self.chosen = text, chosen
            self.update(QRectF(self._whole.left(), self._whole.top(), self._whole.width(), HEAD_PX))

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        return self._whole

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self._pixels is None:
            return
        rect = self._rect
        if option.exposedRect.top() < rect.top():
            self._paint_head(painter)
        exposed = option.exposedRect.intersected(rect)
        if exposed.isEmpty():
            return
        painter.fillRect(exposed, QColor(self.colours.page))
        across, down = self._image.width() / rect.width(), self._image.height() / rect.height()
        source = QRectF(
            (exposed.left() - rect.left()) * across,
            (exposed.top() - rect.top()) * down,
            exposed.width() * across,
            exposed.height() * down,
        )
        painter.drawImage(exposed, self._image, source)
        for start, end in self._gaps:
            left = rect.left() + max(start, 0.0) * rect.width()
            right = rect.left() + min(end, 1.0) * rect.width()
            area = QRectF(left, rect.top(), max(right - left, 1.5), rect.height())
            painter.fillRect(area, QColor(self.colours.gap))
            painter.fillRect(area, QBrush(QColor(self.colours.danger), Qt.BrushStyle.BDiagPattern))
        if self.empty:
            painter.setFont(small_font(11))
            painter.setPen(QColor(self.colours.text_soft))
            painter.drawText(rect.adjusted(6, 2, -6, -2), int(CENTRED | Qt.TextFlag.TextWordWrap), self.empty)

    def _paint_head(self, painter: QPainter) -> None:
        """Title and value stand above the picture: over it they would hide what it shows."""
        head = QRectF(self._whole.left(), self._whole.top(), self._whole.width(), HEAD_PX - 2)
        painter.setFont(small_font(11, strong=True))
        metrics = painter.fontMetrics()
        said_px = min(metrics.horizontalAdvance(self.said) + 2.0, head.width() * 0.62) if self.said else 0.0
        said = metrics.elidedText(self.said, Qt.TextElideMode.ElideRight, int(said_px))
        painter.setPen(QColor(self.colours.text))
        painter.drawText(head, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), said)
        painter.setFont(small_font(11, strong=self.chosen))
        painter.setPen(QColor(self.colours.text if self.chosen else self.colours.text_soft))
        room = int(max(head.width() - said_px - 10, 20.0))
        title = painter.fontMetrics().elidedText(self.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(head, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), title)


class LegendItem(pg.GraphicsObject):
    """What the colours of a row mean."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # pyqtgraph has no types
        self.colours = palette
        self.unit = ""
        self.gradient: Pixels | None = None
        self.ends: tuple[str, str] = ("", "")
        self.signs: Sequence[tuple[str, str, bool]] = ()  # colour, word, hatched
        self._rect = QRectF()

    def place(self, rect: QRectF) -> None:
        self.prepareGeometryChange()
        self._rect = rect
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        rect = self._rect
        if rect.width() < 20:
            return
        painter.setFont(small_font(10))
        if self.gradient is not None:
            self._paint_scale(painter, rect, self.gradient)
        else:
            self._paint_signs(painter, rect)

    def _paint_scale(self, painter: QPainter, rect: QRectF, colours: Pixels) -> None:
        bar = QRectF(rect.left() + 6, rect.top(), 9, rect.height() - 1)
        painter.fillRect(bar, QColor(self.colours.page))
        # One pixel wide, the foot of the scale below.
        column = np.ascontiguousarray(colours[::-1, np.newaxis])
        form = QImage.Format.Format_ARGB32_Premultiplied
        painter.drawImage(bar, QImage(column.data, 1, colours.size, 4, form))
        painter.setPen(QPen(QColor(self.colours.line_strong), 1))
        painter.drawRect(bar)
        painter.setPen(QColor(self.colours.text_soft))
        words = QRectF(bar.right() + 5, rect.top(), rect.right() - bar.right() - 5, rect.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), self.ends[1])
        painter.drawText(words, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft), self.ends[0])
        if rect.height() >= 54:
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(words.adjusted(0, 13, 0, -13), int(middle), self.unit)

    def _paint_signs(self, painter: QPainter, rect: QRectF) -> None:
        y = rect.top() + 2
        for colour, word, hatched in self.signs:
            if y + 12 > rect.bottom():
                return
            box = QRectF(rect.left() + 6, y + 1, 9, 10)
            painter.fillRect(box, QColor(colour))
            if hatched:
                painter.fillRect(box, QBrush(QColor(self.colours.surface), Qt.BrushStyle.FDiagPattern))
            painter.setPen(QColor(self.colours.text_soft))
            painter.drawText(QRectF(box.right() + 5, y, rect.right() - box.right() - 5, 13), 0, word)
            y += 14


class LinesItem(pg.GraphicsObject):
    """Over all rows: the page that the traces show, and the cursor."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # pyqtgraph has no types
        self.setFlag(EXPOSED)
        self.setZValue(10)
        self.colours = palette
        self._rect = QRectF()
        self._page: tuple[float, float] | None = None
        self._past = False
        self._cursor: float | None = None

    def place(self, rect: QRectF) -> None:
        self.prepareGeometryChange()
        self._rect = rect
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        return self._rect

    def show_page(self, page: tuple[float, float] | None, *, past: bool) -> None:
        """From where to where the shown page reaches, as places."""
        if (page, past) != (self._page, self._past):
            self._touch_page()
            self._page, self._past = page, past
            self._touch_page()

    def show_cursor(self, place: float | None) -> None:
        if place != self._cursor:
            self._touch_cursor()
            self._cursor = place
            self._touch_cursor()

    def _touch_page(self) -> None:
        if self._page is not None:
            self.update(self._page_area(*self._page).adjusted(-4, 0, 4, 0))

    def _touch_cursor(self) -> None:
        if self._cursor is not None:
            self.update(QRectF(self._x(self._cursor) - 6, self._rect.top(), 12, self._rect.height()))

    def _x(self, place: float) -> float:
        return self._rect.left() + place * self._rect.width()

    def _page_area(self, start: float, end: float) -> QRectF:
        left, right = self._x(max(start, 0.0)), self._x(min(end, 1.0))
        return QRectF(left, self._rect.top(), max(right - left, 3.0), self._rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self._page is not None and self._page[1] > 0 and self._page[0] < 1:
            area = self._page_area(*self._page)
            colour = QColor(self.colours.caution if self._past else self.colours.accent)
            wash = QColor(colour)
            wash.setAlphaF(0.18)
            painter.fillRect(area, wash)
            style = Qt.PenStyle.DashLine if self._past else Qt.PenStyle.SolidLine
            painter.setPen(QPen(colour, 1, style))
            painter.drawLine(area.topLeft(), area.bottomLeft())
            painter.drawLine(area.topRight(), area.bottomRight())
        if self._cursor is not None:
            x = self._x(self._cursor)
            # Dark on light on dark: seen on every colour of a picture.
            for wide, colour in ((3.0, QColor(self.colours.surface)), (1.2, QColor(self.colours.text))):
                painter.setPen(QPen(colour, wide))
                painter.drawLine(QPointF(x, self._rect.top()), QPointF(x, self._rect.bottom()))
            painter.setBrush(QColor(self.colours.text))
            top = self._rect.top()
            painter.drawPolygon(QPolygonF([QPointF(x - 4, top), QPointF(x + 4, top), QPointF(x, top + 6)]))
