"""The graphics items of the trace page: the raster and what is printed around it.

Guarantees: each paints only what was exposed; the raster is copied from memory that the sweep owns, never scaled; a
page that scrolls is copied from where it begins, in two parts. What is bad has a sign and a struck label, not a colour
only. GUI thread only. Does not: decide what is shown (`TracePage` does).
"""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import ceil

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.ui.language import number
from app.ui.signal_views.page_cursor import clock_text
from app.ui.signal_views.page_marks import MarkItem, PageMark, mark_colour
from app.ui.signal_views.physical_scale import PageScale
from app.ui.theme.palette import Palette

__all__ = ["Chrome", "MarkItem", "PageMark", "PagePrint", "RasterItem", "RowPrint", "mark_colour"]

PART_GAP = "     "
GROUP_PX = 17.0
LINE_PX = 16.0
HEAD_INDENT_PX = 6.0
CROSSED_OUT = frozenset({"bad", "disconnected"})
KEPT = pg.GraphicsObject.CacheMode.DeviceCoordinateCache
EXPOSED = pg.GraphicsObject.GraphicsItemFlag.ItemUsesExtendedStyleOption


class RasterItem(pg.GraphicsObject):
    """Shows an image of device pixels at its own size."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # pyqtgraph has no types
        self.setFlag(EXPOSED)
        self._image: QImage | None = None
        self._pixels: NDArray[np.uint32] | None = None
        self._ratio = 1.0
        self._origin_px = 0

    def begin_at(self, origin_px: int) -> None:
        """Which column of the image is shown leftmost; does not repaint by itself."""
        self._origin_px = origin_px

    def show_pixels(self, pixels: NDArray[np.uint32], ratio: float, origin_px: int = 0) -> None:
        """`pixels` as in `ColumnRaster`; `ratio` device pixels per logical pixel. The memory stays the caller's."""
        self.prepareGeometryChange()
        self._origin_px = origin_px
        height, width = pixels.shape
        self._pixels = pixels
        self._image = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGB32)
        self._ratio = ratio
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        if self._image is None:
            return QRectF()
        return QRectF(0, 0, self._image.width() / self._ratio, self._image.height() / self._ratio)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self._image is None:
            return
        ratio, origin = self._ratio, self._origin_px
        exposed = option.exposedRect.toAlignedRect().intersected(self.boundingRect().toAlignedRect())
        if not origin:
            source = QRectF(exposed.x() * ratio, exposed.y() * ratio, exposed.width() * ratio, exposed.height() * ratio)
            painter.drawImage(QRectF(exposed), self._image, source)
            return
        width, height = self._image.width(), self._image.height()
        first = (width - origin) / ratio
        for left, source in (
            (0.0, QRectF(origin, 0, width - origin, height)),
            (first, QRectF(0, 0, origin, height)),
        ):
            target = QRectF(left, 0, source.width() / ratio, height / ratio)
            if target.intersects(QRectF(exposed)):
                painter.drawImage(target, self._image, source)


@dataclass(frozen=True, slots=True)
class RowPrint:
    """A trace as printed in the gutter. `verdict` as in `channel_looks`; `y_px` from the top of the raster."""

    label: str
    y_px: float
    colour: str
    verdict: str = "good"


@dataclass(frozen=True, slots=True)
class GroupPrint:
    """A group of traces as printed along the edge of the gutter; pixels from the top of the raster."""

    caption: str
    top_px: float
    bottom_px: float
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePrint:
    """All that is printed around the raster, logical pixels."""

    width_px: float
    height_px: float
    gutter_px: float
    head_px: float
    foot_px: float
    raster_width_px: float
    rows: tuple[RowPrint, ...]
    groups: tuple[GroupPrint, ...]
    headlines: tuple[str, ...]
    bar_uv: float
    bar_px: float
    row_font_px: float
    row_px: float


class PrintedItem(pg.GraphicsObject):
    """One of the strips around the raster. Its heirs say where it lies and paint it."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # pyqtgraph has no types
        self.colours = palette
        self._print: PagePrint | None = None

    def show_print(self, printed: PagePrint, palette: Palette) -> None:
        self.prepareGeometryChange()
        self._print = printed
        self.colours = palette
        self.update()

    @abstractmethod
    def area(self, page: PagePrint) -> QRectF:
        """Where it lies, logical pixels of the page."""

    @abstractmethod
    def paint_strip(self, painter: QPainter, page: PagePrint) -> None:
        """What is upon its ground."""

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        return self.area(self._print) if self._print is not None else QRectF()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self._print is not None:
            painter.fillRect(self.area(self._print), QColor(self.colours.page))
            self.paint_strip(painter, self._print)


class HeadItem(PrintedItem):
    """The line of settings and the scale bar; painted once for each change of them."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self.setCacheMode(KEPT)

    def area(self, page: PagePrint) -> QRectF:
        return QRectF(0, 0, page.width_px, page.head_px)

    def paint_strip(self, painter: QPainter, page: PagePrint) -> None:
        painter.setFont(_font(11.5, QFont.Weight.Medium))
        painter.setPen(QColor(self.colours.text_soft))
        left, width = page.gutter_px + HEAD_INDENT_PX, page.width_px - page.gutter_px - HEAD_INDENT_PX
        top = (page.head_px - LINE_PX * len(page.headlines)) / 2
        for at, text in enumerate(page.headlines):
            row = QRectF(left, top + at * LINE_PX, width, LINE_PX)
            painter.drawText(row, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        self._paint_bar(painter, page)

    def _paint_bar(self, painter: QPainter, page: PagePrint) -> None:
        """The vertical scale bar, at the head of the gutter."""
        x = page.gutter_px - 10.5
        top = (page.head_px - page.bar_px) / 2
        base = top + page.bar_px
        painter.setFont(_font(10.5, QFont.Weight.DemiBold))
        painter.setPen(QPen(QColor(self.colours.text), 1.4))
        painter.drawLine(QPointF(x, top), QPointF(x, base))
        painter.drawLine(QPointF(x - 3, top), QPointF(x + 3, top))
        painter.drawLine(QPointF(x - 3, base), QPointF(x + 3, base))
        area = QRectF(0, 0, x - 7, page.head_px)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(area, flags, f"{number(page.bar_uv)} µV")


class GutterItem(PrintedItem):
    """Labels and groups; painted once for each change of them, since they are many."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self.setCacheMode(KEPT)

    def area(self, page: PagePrint) -> QRectF:
        return QRectF(0, page.head_px, page.gutter_px, page.height_px - page.head_px - page.foot_px)

    def paint_strip(self, painter: QPainter, page: PagePrint) -> None:
        plain = _font(page.row_font_px, QFont.Weight.Medium)
        struck = QFont(plain)
        struck.setStrikeOut(True)
        # Where rows are closer than words are high, the labels of some stand for their neighbours.
        every = ceil(page.row_font_px / max(page.row_px, 0.1) * 0.9)
        for at, row in enumerate(page.rows):
            y = page.head_px + row.y_px
            bad = row.verdict != "good"
            if at % every and not bad:
                continue
            painter.setPen(QColor(self.colours.text_faint if bad else row.colour))
            area = QRectF(4, y - 10, page.gutter_px - 12, 20)
            painter.setFont(struck if row.verdict in CROSSED_OUT else plain)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), row.label)
            if bad:
                sign_px = GROUP_PX + 6 if page.groups else 9
                paint_verdict(painter, QPointF(sign_px, y), 3.4, row.verdict, self.colours)
        for group in page.groups:
            self._paint_group(painter, page, group)
        painter.setPen(QPen(QColor(self.colours.line_strong), 1))
        painter.drawLine(
            QPointF(page.gutter_px - 0.5, page.head_px), QPointF(page.gutter_px - 0.5, page.height_px - page.foot_px)
        )

    def _paint_group(self, painter: QPainter, page: PagePrint, group: GroupPrint) -> None:
        """A line as long as the group is, and its name along it."""
        colour = QColor(group.colour)
        top, bottom = page.head_px + group.top_px, page.head_px + group.bottom_px
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(GROUP_PX - 1, top), QPointF(GROUP_PX - 1, bottom))
        painter.setFont(_font(10, QFont.Weight.DemiBold))
        room_px = bottom - top
        metrics = QFontMetricsF(painter.font())
        # The whole name, else its first word ("Left"), else none: the line and its colour are there all the same.
        names = (group.caption, group.caption.split(" ")[0])
        text = next((name for name in names if metrics.horizontalAdvance(name) <= room_px), "")
        if not text:
            return
        painter.save()
        painter.translate(0, bottom)
        painter.rotate(-90)
        painter.drawText(QRectF(0, 1, room_px, GROUP_PX - 4), int(Qt.AlignmentFlag.AlignCenter), text)
        painter.restore()


class FootItem(PrintedItem):
    """The time axis."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        # A strip of traces touches it in every frame, and its words change once in many.
        self.setCacheMode(KEPT)
        self._times: tuple[tuple[float, str], ...] = ()

    def area(self, page: PagePrint) -> QRectF:
        return QRectF(0, page.height_px - page.foot_px, page.width_px, page.foot_px)

    def show_times(self, times: tuple[tuple[float, str], ...]) -> None:
        """Labels of the time axis: pixel from the left of the raster, text."""
        if times != self._times:
            self._times = times
            self.update()

    def paint_strip(self, painter: QPainter, page: PagePrint) -> None:
        foot = self.area(page)
        painter.setPen(QPen(QColor(self.colours.line_strong), 1))
        painter.drawLine(
            QPointF(page.gutter_px, foot.top() + 0.5),
            QPointF(page.gutter_px + page.raster_width_px, foot.top() + 0.5),
        )
        painter.setFont(_font(10.5, QFont.Weight.Normal))
        top = foot.top()
        for x, text in self._times:
            painter.setPen(QColor(self.colours.line_strong))
            painter.drawLine(QPointF(page.gutter_px + x + 0.5, top + 1), QPointF(page.gutter_px + x + 0.5, top + 5))
            painter.setPen(QColor(self.colours.text_soft))
            painter.drawText(QPointF(page.gutter_px + x + 4, top + 15), text)


class Chrome:
    """The strips around the raster as one."""

    def __init__(self, palette: Palette) -> None:
        self._foot = FootItem(palette)
        self.items: tuple[PrintedItem, ...] = (HeadItem(palette), GutterItem(palette), self._foot)

    def show_print(self, printed: PagePrint, palette: Palette) -> None:
        for item in self.items:
            item.show_print(printed, palette)

    def show_times(self, times: tuple[tuple[float, str], ...]) -> None:
        """As `FootItem.show_times`."""
        self._foot.show_times(times)


def time_labels(scale: PageScale, start_at: Callable[[float], float]) -> tuple[tuple[float, str], ...]:
    """Labels of the time axis: pixel from the left, text. `start_at` gives the start of the sweep shown at a pixel."""
    every_s = next((step for step in (1, 2, 5, 10, 15) if step * scale.px_per_s >= 58), 30)
    first_s = start_at(0.0)
    labels: list[tuple[float, str]] = []
    # A page that begins between two labels has its first one at the next.
    x = (-first_s % every_s) * scale.px_per_s if first_s >= 0 else 0.0
    while x <= scale.width_px - 30:
        at_s = start_at(x) + x / scale.px_per_s
        if at_s >= 0:
            labels.append((x, clock_text(round(at_s, 6))))
        x += every_s * scale.px_per_s
    return tuple(labels)


def wrapped(headline: str, width_px: float) -> tuple[str, ...]:
    """The headline's parts in as many lines as they need, so that none of them is ever cut off."""
    metrics = QFontMetricsF(_font(11.5, QFont.Weight.Medium))
    lines: list[str] = []
    for part in (one for one in headline.split(PART_GAP) if one):
        longer = f"{lines[-1]}{PART_GAP}{part}" if lines else part
        if lines and metrics.horizontalAdvance(longer) <= width_px:
            lines[-1] = longer
        else:
            lines.append(part)
    return tuple(lines)


def paint_verdict(painter: QPainter, at: QPointF, radius: float, verdict: str, palette: Palette) -> None:
    """Flat is a bar, clipped a square, mains a diamond, noise a triangle, bad a cross, disconnected a ring."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.danger if verdict in {"flat", "clipped"} else palette.caution))
    r = radius
    if verdict in CROSSED_OUT:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.text_soft), 1.8))
        if verdict == "bad":
            painter.drawLine(QPointF(at.x() - r, at.y() - r), QPointF(at.x() + r, at.y() + r))
            painter.drawLine(QPointF(at.x() - r, at.y() + r), QPointF(at.x() + r, at.y() - r))
        else:
            painter.drawEllipse(at, r, r)
    elif verdict == "flat":
        painter.drawRect(QRectF(at.x() - r, at.y() - r / 3, 2 * r, 2 * r / 3))
    elif verdict == "clipped":
        painter.drawRect(QRectF(at.x() - r * 0.85, at.y() - r * 0.85, 1.7 * r, 1.7 * r))
    elif verdict == "mains":
        points = (QPointF(0, -r * 1.1), QPointF(r * 1.1, 0), QPointF(0, r * 1.1), QPointF(-r * 1.1, 0))
        painter.drawPolygon(QPolygonF([at + point for point in points]))
    else:
        corners = (QPointF(0, -r), QPointF(r * 1.05, r * 0.85), QPointF(-r * 1.05, r * 0.85))
        painter.drawPolygon(QPolygonF([at + point for point in corners]))
    painter.restore()


@cache
def _font(pixels: float, weight: QFont.Weight) -> QFont:
    font = QFont("Inter")
    font.setPixelSize(max(7, round(pixels)))
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
