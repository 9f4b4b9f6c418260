"""Annotations and other events on the traces: a line, a tag with its words, a bracket as long as it lasted.

Guarantees: painting costs as much as what is exposed, however many marks there are; a tag keeps its lane while the page
is drawn over, scrolled or paged; tags do not cover one another, and where there are more at once than lanes the line
stays and the event list has the words; adding a mark to many costs no more than its place in their order.
GUI thread only. Does not: keep events, or say where the page is (`TracePage` does).
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.ui.theme.palette import Palette

TAG_LANES = 4
LANE_PX = 20
WIDEST_TAG_PX = 232.0
# Lanes are dealt out for stretches of this width; each goes on from the one before it.
STRETCH_PX = 1024.0
EXPOSED = pg.GraphicsObject.GraphicsItemFlag.ItemUsesExtendedStyleOption


@dataclass(frozen=True, slots=True, order=True)
class PageMark:
    """An event on the page, by onset."""

    onset_s: float
    text: str
    kind: str
    duration_s: float = 0.0


@dataclass(frozen=True, slots=True)
class PlacedTag:
    """A mark with its lane (None: no room for its words) and the width of its tag, logical pixels."""

    mark: PageMark
    lane: int | None
    width_px: float


class MarkItem(pg.GraphicsObject):
    """See the rules at the top of this module."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # pyqtgraph has no types
        self.setFlag(EXPOSED)
        self.colours = palette
        self._marks: list[PageMark] = []
        self._lasting: list[PageMark] = []
        self._longest_s = 0.0
        self._size = QRectF()
        self._spans: tuple[tuple[float, float, float], ...] = ()
        self._px_per_s = 1.0
        self._font = _tag_font()
        self._widths: dict[str, float] = {}
        self._placed: dict[int, list[PlacedTag]] = {}

    def resize_to(self, width_px: float, height_px: float, palette: Palette) -> None:
        self.prepareGeometryChange()
        self._size = QRectF(0, 0, width_px, height_px)
        self.colours = palette

    def show_marks(self, marks: Sequence[PageMark]) -> None:
        """All marks of the session."""
        self._marks = sorted(marks)
        self._lasting = [mark for mark in self._marks if mark.duration_s > 0]
        self._longest_s = max((mark.duration_s for mark in self._lasting), default=0.0)
        self._placed.clear()
        self.update()

    def add_mark(self, mark: PageMark) -> None:
        """One more."""
        insort(self._marks, mark)
        if mark.duration_s > 0:
            insort(self._lasting, mark)
            self._longest_s = max(self._longest_s, mark.duration_s)
        stretch = self._stretch_of(mark.onset_s)
        for other in [other for other in self._placed if other >= stretch]:
            del self._placed[other]
        self.update()

    def show_spans(self, spans: tuple[tuple[float, float, float], ...], px_per_s: float) -> None:
        """What stretch of time is where: (start s, end s, pixel of the start); does not repaint by itself."""
        self._spans = spans
        if px_per_s != self._px_per_s:
            self._px_per_s = px_per_s
            self._placed.clear()

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        return self._size

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if not self._marks:
            return
        exposed = option.exposedRect
        painter.setFont(self._font)
        for start_s, end_s, start_px in self._spans:
            left_px = max(exposed.left() - WIDEST_TAG_PX, start_px)
            from_s = start_s + (left_px - start_px) / self._px_per_s
            to_s = min(end_s, start_s + (exposed.right() + 1 - start_px) / self._px_per_s)
            if to_s < from_s:
                continue
            self._paint_lasting(painter, (start_s, end_s, start_px), from_s, to_s)
            line_px = -1.0
            for placed in self._placed_between(from_s, to_s):
                x = start_px + (placed.mark.onset_s - start_s) * self._px_per_s
                if placed.lane is None and round(x) == line_px:
                    continue
                line_px = round(x)
                self._paint_mark(
                    painter,
                    placed.mark,
                    QRectF(x, 4 + (placed.lane or 0) * LANE_PX, placed.width_px, 17),
                    told=placed.lane is not None,
                )

    # --- lanes -------------------------------------------------------------------------------------------------

    def _stretch_of(self, at_s: float) -> int:
        return int(at_s * self._px_per_s // STRETCH_PX)

    def _placed_between(self, from_s: float, to_s: float) -> list[PlacedTag]:
        found: list[PlacedTag] = []
        for stretch in range(self._stretch_of(from_s), self._stretch_of(to_s) + 1):
            found.extend(one for one in self._place(stretch) if from_s <= one.mark.onset_s <= to_s)
        return found

    def _place(self, stretch: int) -> list[PlacedTag]:
        """The tags that begin in a stretch; dealt out once."""
        placed = self._placed.get(stretch)
        if placed is None:
            lane_ends = [float("-inf")] * TAG_LANES
            # What the stretch before it leaves taken; that one is dealt out as if nothing came before it, so that the
            # answer does not depend on where somebody looked first.
            self._deal(stretch - 1, lane_ends)
            placed = self._placed[stretch] = self._deal(stretch, lane_ends)
        return placed

    def _deal(self, stretch: int, lane_ends: list[float]) -> list[PlacedTag]:
        begin_s, end_s = stretch * STRETCH_PX / self._px_per_s, (stretch + 1) * STRETCH_PX / self._px_per_s
        placed: list[PlacedTag] = []
        for at in range(self._first_from(begin_s), len(self._marks)):
            mark = self._marks[at]
            if mark.onset_s >= end_s:
                break
            x, width = mark.onset_s * self._px_per_s, self._width_of(mark.text)
            lane = next((one for one, taken_to in enumerate(lane_ends) if taken_to <= x), None)
            if lane is not None:
                lane_ends[lane] = x + width + 3
            placed.append(PlacedTag(mark, lane, width))
        return placed

    def _first_from(self, at_s: float) -> int:
        return bisect_left(self._marks, at_s, key=lambda mark: mark.onset_s)

    def _width_of(self, text: str) -> float:
        width = self._widths.get(text)
        if width is None:
            width = min(QFontMetricsF(self._font).horizontalAdvance(text) + 12, WIDEST_TAG_PX)
            self._widths[text] = width
        return width

    # --- painting ----------------------------------------------------------------------------------------------

    def _paint_lasting(self, painter: QPainter, span: tuple[float, float, float], from_s: float, to_s: float) -> None:
        """Brackets along the top of what lasted, also of what began before the page."""
        start_s, end_s, start_px = span
        first = bisect_left(self._lasting, from_s - self._longest_s, key=lambda mark: mark.onset_s)
        last = bisect_right(self._lasting, to_s, key=lambda mark: mark.onset_s)
        for mark in self._lasting[first:last]:
            mark_end_s = mark.onset_s + mark.duration_s
            if mark_end_s < from_s:
                continue
            left = start_px + (max(mark.onset_s, start_s) - start_s) * self._px_per_s
            right = start_px + (min(mark_end_s, end_s) - start_s) * self._px_per_s
            painter.setPen(QPen(QColor(mark_colour(mark.kind, self.colours)), 2))
            painter.drawLine(QPointF(left, 2), QPointF(right, 2))
            if mark_end_s <= end_s:
                painter.drawLine(QPointF(right, 2), QPointF(right, 9))

    def _paint_mark(self, painter: QPainter, mark: PageMark, tag: QRectF, *, told: bool) -> None:
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
        text = QFontMetricsF(self._font).elidedText(mark.text, Qt.TextElideMode.ElideRight, tag.width() - 10)
        painter.drawText(tag.adjusted(6, 0, -4, 0), int(Qt.AlignmentFlag.AlignVCenter), text)


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


def _tag_font() -> QFont:
    font = QFont("Inter")
    font.setPixelSize(10)
    font.setWeight(QFont.Weight.DemiBold)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
