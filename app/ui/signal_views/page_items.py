"""The graphics items of the trace page: the raster, what is printed around it, and the marks upon it.

Guarantees: each paints only what was exposed; the raster is copied from memory that the sweep owns, never scaled.
GUI thread only. Does not: decide what is shown (`TracePage` does).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.ui.signal_views.page_cursor import clock_text
from app.ui.signal_views.physical_scale import PageScale
from app.ui.theme.palette import Palette

TAG_LANES = 4
EXPOSED = pg.GraphicsObject.GraphicsItemFlag.ItemUsesExtendedStyleOption


class RasterItem(pg.GraphicsObject):
    """Shows an image of device pixels at its own size."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # pyqtgraph has no types
        self.setFlag(EXPOSED)
        self._image: QImage | None = None
        self._pixels: NDArray[np.uint32] | None = None
        self._ratio = 1.0

    def show_pixels(self, pixels: NDArray[np.uint32], ratio: float) -> None:
        """`pixels` as in `ColumnRaster`; `ratio` device pixels per logical pixel. The memory stays the caller's."""
        self.prepareGeometryChange()
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
        exposed = option.exposedRect.toAlignedRect().intersected(self.boundingRect().toAlignedRect())
        source = QRectF(
            exposed.x() * self._ratio,
            exposed.y() * self._ratio,
            exposed.width() * self._ratio,
            exposed.height() * self._ratio,
        )
        painter.drawImage(QRectF(exposed), self._image, source)


@dataclass(frozen=True, slots=True)
class RowPrint:
    """A trace as printed in the gutter. `verdict` as in `ChannelQuality`; `y_px` from the top of the raster."""

    label: str
    y_px: float
    colour: str
    verdict: str = "good"


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
    headline: str
    bar_uv: float
    bar_px: float
    row_font_px: float


class ChromeItem(pg.GraphicsObject):
    """Labels, the line of settings, the time axis and the scale bar."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # pyqtgraph has no types
        self.setFlag(EXPOSED)
        self.colours = palette
        self._print: PagePrint | None = None
        self._times: tuple[tuple[float, str], ...] = ()

    def show_print(self, printed: PagePrint, palette: Palette) -> None:
        self.prepareGeometryChange()
        self._print = printed
        self.colours = palette
        self.update()

    def show_times(self, times: tuple[tuple[float, str], ...]) -> None:
        """Labels of the time axis: pixel from the left of the raster, text."""
        if times != self._times and self._print is not None:
            self._times = times
            page = self._print
            self.update(QRectF(0, page.height_px - page.foot_px, page.width_px, page.foot_px))

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        return QRectF(0, 0, self._print.width_px, self._print.height_px) if self._print else QRectF()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        page = self._print
        if page is None:
            return
        exposed = option.exposedRect
        gutter = QRectF(0, 0, page.gutter_px, page.height_px)
        head = QRectF(0, 0, page.width_px, page.head_px)
        foot = QRectF(0, page.height_px - page.foot_px, page.width_px, page.foot_px)
        if exposed.intersects(head):
            self._paint_head(painter, page, head)
        if exposed.intersects(gutter):
            self._paint_rows(painter, page)
        if exposed.intersects(foot):
            self._paint_foot(painter, page, foot)
        painter.setPen(QPen(QColor(self.colours.line_strong), 1))
        right = page.gutter_px + page.raster_width_px
        bottom = page.height_px - page.foot_px
        painter.drawLine(QPointF(page.gutter_px - 0.5, page.head_px), QPointF(page.gutter_px - 0.5, bottom))
        painter.drawLine(QPointF(page.gutter_px, bottom + 0.5), QPointF(right, bottom + 0.5))

    def _paint_head(self, painter: QPainter, page: PagePrint, head: QRectF) -> None:
        painter.fillRect(head, QColor(self.colours.page))
        painter.setFont(_font(11.5, QFont.Weight.Medium))
        painter.setPen(QColor(self.colours.text_soft))
        area = head.adjusted(page.gutter_px, 0, -8, 0)
        text = QFontMetricsF(painter.font()).elidedText(page.headline, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        self._paint_bar(painter, page)

    def _paint_rows(self, painter: QPainter, page: PagePrint) -> None:
        painter.fillRect(
            QRectF(0, page.head_px, page.gutter_px - 1, page.height_px - page.head_px), QColor(self.colours.page)
        )
        painter.setFont(_font(page.row_font_px, QFont.Weight.Medium))
        for row in page.rows:
            y = page.head_px + row.y_px
            bad = row.verdict != "good"
            painter.setPen(QColor(self.colours.text_faint if bad else row.colour))
            area = QRectF(4, y - 10, page.gutter_px - 12, 20)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), row.label)
            if bad:
                paint_verdict(painter, QPointF(9, y), 3.4, row.verdict, self.colours)

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
        painter.drawText(area, flags, f"{page.bar_uv:g} µV")

    def _paint_foot(self, painter: QPainter, page: PagePrint, foot: QRectF) -> None:
        painter.fillRect(foot, QColor(self.colours.page))
        painter.setFont(_font(10.5, QFont.Weight.Normal))
        top = foot.top()
        for x, text in self._times:
            painter.setPen(QColor(self.colours.line_strong))
            painter.drawLine(QPointF(page.gutter_px + x + 0.5, top + 1), QPointF(page.gutter_px + x + 0.5, top + 5))
            painter.setPen(QColor(self.colours.text_soft))
            painter.drawText(QPointF(page.gutter_px + x + 4, top + 15), text)


@dataclass(frozen=True, slots=True, order=True)
class PageMark:
    """An event on the page, by onset."""

    onset_s: float
    text: str
    kind: str
    duration_s: float = 0.0


class MarkItem(pg.GraphicsObject):
    """Annotations and other events as lines with a tag; cheap however many there are."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # pyqtgraph has no types
        self.setFlag(EXPOSED)
        self.colours = palette
        self._marks: list[PageMark] = []
        self._onsets: list[float] = []
        self._size = QRectF()
        self._spans: tuple[tuple[float, float, float], ...] = ()
        self._px_per_s = 1.0

    def resize_to(self, width_px: float, height_px: float, palette: Palette) -> None:
        self.prepareGeometryChange()
        self._size = QRectF(0, 0, width_px, height_px)
        self.colours = palette

    def show_marks(self, marks: list[PageMark]) -> None:
        """All marks of the session."""
        self._marks = sorted(marks)
        self._onsets = [mark.onset_s for mark in self._marks]
        self.update()

    def show_spans(self, spans: tuple[tuple[float, float, float], ...], px_per_s: float) -> None:
        """What stretch of time is where: (start s, end s, pixel of the start); does not repaint by itself."""
        self._spans = spans
        self._px_per_s = px_per_s

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        return self._size

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        exposed = option.exposedRect
        painter.setFont(_font(10.5, QFont.Weight.DemiBold))
        metrics = QFontMetricsF(painter.font())
        for start_s, end_s, start_px in self._spans:
            end = bisect_right(self._onsets, end_s)
            # Lanes are filled from the page's left edge, so that a tag keeps its place while the page is drawn over.
            page_start_s = start_s - start_px / self._px_per_s
            lane_ends = [0.0] * TAG_LANES
            for mark in self._marks[bisect_left(self._onsets, page_start_s) : end]:
                x = (mark.onset_s - page_start_s) * self._px_per_s
                width = min(metrics.horizontalAdvance(mark.text), 220.0) + 12
                if mark.duration_s > 0:
                    self._paint_duration(painter, mark, x)
                lane = next((one for one, taken_to in enumerate(lane_ends) if taken_to <= x), None)
                if lane is not None:
                    lane_ends[lane] = x + width + 3
                if mark.onset_s < start_s or x + width < exposed.left() or x - 1 > exposed.right():
                    continue
                tag = QRectF(x, 4 + (lane or 0) * 20, width, 17)
                self._paint_mark(painter, metrics, mark, tag, told=lane is not None)

    def _paint_duration(self, painter: QPainter, mark: PageMark, x: float) -> None:
        """A bracket along the top, as long as it lasted."""
        end = min(x + mark.duration_s * self._px_per_s, self._size.width())
        painter.setPen(QPen(QColor(mark_colour(mark.kind, self.colours)), 2))
        painter.drawLine(QPointF(x, 2), QPointF(end, 2))
        painter.drawLine(QPointF(end, 2), QPointF(end, 9))

    def _paint_mark(
        self, painter: QPainter, metrics: QFontMetricsF, mark: PageMark, tag: QRectF, *, told: bool
    ) -> None:
        """Where there are more at once than lanes, the line stays and the event list has the words."""
        colour = QColor(mark_colour(mark.kind, self.colours))
        dashed = mark.kind not in {"annotation", "device"}
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
        painter.drawLine(QPointF(tag.left() + 0.5, 0), QPointF(tag.left() + 0.5, self._size.height()))
        if not told:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(tag, 3, 3)
        painter.setPen(QColor(self.colours.page))
        text = metrics.elidedText(mark.text, Qt.TextElideMode.ElideRight, tag.width() - 10)
        painter.drawText(tag.adjusted(6, 0, -4, 0), int(Qt.AlignmentFlag.AlignVCenter), text)


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


def sweep_spans(
    scale: PageScale, now_start_s: float, cursor_px: float, delay_s: float
) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    """What was recorded when, for `MarkItem.show_spans`: this sweep to the cursor, the one before it from there on."""
    start_s = now_start_s - delay_s
    cursor_s = start_s + cursor_px / scale.px_per_s
    return (start_s, cursor_s, 0.0), (cursor_s - scale.page_s + 1e-9, start_s - 1e-9, cursor_px)


def mark_colour(kind: str, palette: Palette) -> str:
    """Of an event of this kind, everywhere in the window."""
    colours = {
        "annotation": palette.accent,
        "device": palette.info,
        "gap": palette.danger,
        "alarm": palette.caution,
        "step": palette.text_soft,
    }
    return colours.get(kind, palette.text_soft)


def paint_verdict(painter: QPainter, at: QPointF, radius: float, verdict: str, palette: Palette) -> None:
    """A shape for each fault: flat a bar, clipped a square, mains a diamond, noise a triangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.danger if verdict in {"flat", "clipped"} else palette.caution))
    r = radius
    if verdict == "flat":
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


def _font(pixels: float, weight: QFont.Weight) -> QFont:
    font = QFont("Inter")
    font.setPixelSize(max(7, round(pixels)))
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
