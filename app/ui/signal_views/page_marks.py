"""Annotations and other events on the traces: a line, a tag with its words, a region as long as it lasted.

Guarantees: painting costs as much as what is exposed, however many marks there are and however long they last; a tag
keeps its lane while the page is drawn over, scrolled or paged; tags do not cover one another, and where there are more
at once than lanes the line stays and the event list has the words; adding a mark to many costs no more than its place
in their order. What is about one channel is drawn on its trace only.
GUI thread only. Does not: keep events, or say where the page is (`TracePage` does).
"""

import math
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
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
WASH = 0.12
EXPOSED = pg.GraphicsObject.GraphicsItemFlag.ItemUsesExtendedStyleOption


@dataclass(frozen=True, slots=True, order=True)
class PageMark:
    """An event on the page, by onset. `channels`: labels of the electrodes it is about; empty for all."""

    onset_s: float
    text: str
    kind: str
    duration_s: float = 0.0
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowBand:
    """Where a trace lies, logical pixels from the top of the raster, and what it shows."""

    electrodes: tuple[str, ...]
    top_px: float
    bottom_px: float


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
        # Those that last, by the power of two of their duration: what reaches into a page is bisected for in each.
        self._lasting: dict[int, list[PageMark]] = {}
        self._bands: tuple[RowBand, ...] = ()
        self.looked_at = 0
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
        self._marks = sorted(marks, key=_onset_of)
        self._lasting = {}
        for mark in self._marks:
            if mark.duration_s > 0:
                self._lasting.setdefault(_magnitude(mark.duration_s), []).append(mark)
        self._placed.clear()
        self.update()

    def show_rows(self, bands: tuple[RowBand, ...]) -> None:
        """Where the traces are, for marks that are about some of them."""
        self._bands = bands
        self.update()

    def bands_of(self, channels: tuple[str, ...]) -> tuple[RowBand, ...]:
        """The traces that are about these channels: those made of nothing else, or else all they have a part in."""
        wanted = set(channels)
        alone = tuple(one for one in self._bands if one.electrodes and wanted.issuperset(one.electrodes))
        return alone or tuple(one for one in self._bands if wanted.intersection(one.electrodes))

    def add_mark(self, mark: PageMark) -> None:
        """One more."""
        insort(self._marks, mark, key=_onset_of)
        if mark.duration_s > 0:
            insort(self._lasting.setdefault(_magnitude(mark.duration_s), []), mark, key=_onset_of)
        self._deal_anew_from(mark.onset_s)
        if mark.duration_s > 0 or mark.channels or mark is not self._marks[-1]:
            self.update()
            return
        # The newest moves no other tag.
        for start_s, end_s, start_px in self._spans:
            if start_s <= mark.onset_s <= end_s:
                x = start_px + (mark.onset_s - start_s) * self._px_per_s
                self.update(QRectF(x - 1, 0, WIDEST_TAG_PX + 2, self._size.height()))

    def remove_mark(self, mark: PageMark) -> None:
        """One that does not hold any more; nothing where it is not there."""
        for held in (self._marks, self._lasting.get(_magnitude(mark.duration_s), [])):
            at = bisect_left(held, mark.onset_s, key=_onset_of)
            while at < len(held) and held[at].onset_s == mark.onset_s:
                if held[at] == mark:
                    del held[at]
                    break
                at += 1
        self._deal_anew_from(mark.onset_s)
        self.update()

    def _deal_anew_from(self, at_s: float) -> None:
        """Lanes are not known any more from here on."""
        stretch = self._stretch_of(at_s)
        for other in [other for other in self._placed if other >= stretch]:
            del self._placed[other]

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
                if placed.mark.channels:
                    self._paint_linked(painter, placed, x)
                    continue
                if x + (placed.width_px if placed.lane is not None else 2.0) < exposed.left():
                    continue
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
            self.looked_at += 1
            x, width = mark.onset_s * self._px_per_s, self._width_of(mark.text)
            if mark.channels:
                placed.append(PlacedTag(mark, None, width))  # its tag is on its trace
                continue
            lane = next((one for one, taken_to in enumerate(lane_ends) if taken_to <= x), None)
            if lane is not None:
                lane_ends[lane] = x + width + 3
            placed.append(PlacedTag(mark, lane, width))
        return placed

    def _first_from(self, at_s: float) -> int:
        return bisect_left(self._marks, at_s, key=_onset_of)

    def _width_of(self, text: str) -> float:
        width = self._widths.get(text)
        if width is None:
            width = min(QFontMetricsF(self._font).horizontalAdvance(text) + 12, WIDEST_TAG_PX)
            self._widths[text] = width
        return width

    # --- painting ----------------------------------------------------------------------------------------------

    def lasting_between(self, from_s: float, to_s: float) -> Iterator[PageMark]:
        """Those that last into this stretch of time, also what began before it."""
        for magnitude, marks in self._lasting.items():
            first = bisect_left(marks, from_s - 2.0 ** (magnitude + 1), key=_onset_of)
            for at in range(first, bisect_right(marks, to_s, key=_onset_of)):
                self.looked_at += 1
                if marks[at].onset_s + marks[at].duration_s >= from_s:
                    yield marks[at]

    def _paint_lasting(self, painter: QPainter, span: tuple[float, float, float], from_s: float, to_s: float) -> None:
        """A light region; along its top a bracket, or on its trace a line below it."""
        start_s, end_s, start_px = span
        for mark in self.lasting_between(from_s, to_s):
            mark_end_s = mark.onset_s + mark.duration_s
            left = start_px + (max(mark.onset_s, start_s) - start_s) * self._px_per_s
            right = start_px + (min(mark_end_s, end_s) - start_s) * self._px_per_s
            colour = QColor(mark_colour(mark.kind, self.colours))
            wash = QColor(colour)
            wash.setAlphaF(WASH)
            if mark.channels:
                for band in self.bands_of(mark.channels):
                    area = QRectF(left, band.top_px, right - left, band.bottom_px - band.top_px)
                    painter.fillRect(area, wash)
                    painter.setPen(QPen(colour, 2))
                    painter.drawLine(area.bottomLeft(), area.bottomRight())
                continue
            painter.fillRect(QRectF(left, 0, right - left, self._size.height()), wash)
            painter.setPen(QPen(colour, 2))
            painter.drawLine(QPointF(left, 2), QPointF(right, 2))
            if mark_end_s <= end_s:
                painter.drawLine(QPointF(right, 2), QPointF(right, 9))

    def _paint_linked(self, painter: QPainter, placed: PlacedTag, x: float) -> None:
        """On the traces it is about, and nowhere else."""
        for band in self.bands_of(placed.mark.channels):
            tag = QRectF(x, max(0.0, band.top_px - 7), placed.width_px, 15)
            self._paint_mark(painter, placed.mark, tag, told=True, line=(band.top_px, band.bottom_px))

    def _paint_mark(
        self, painter: QPainter, mark: PageMark, tag: QRectF, *, told: bool, line: tuple[float, float] | None = None
    ) -> None:
        top_px, bottom_px = line or (0.0, self._size.height())
        colour = QColor(mark_colour(mark.kind, self.colours))
        dashed = mark.kind not in {"annotation", "device"}
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
        painter.drawLine(QPointF(tag.left() + 0.5, top_px), QPointF(tag.left() + 0.5, bottom_px))
        if not told:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(tag, 3, 3)
        painter.setPen(QColor(self.colours.page))
        text = QFontMetricsF(self._font).elidedText(mark.text, Qt.TextElideMode.ElideRight, tag.width() - 10)
        painter.drawText(tag.adjusted(6, 0, -4, 0), int(Qt.AlignmentFlag.AlignVCenter), text)


def _onset_of(mark: PageMark) -> float:
    return mark.onset_s


def _magnitude(duration_s: float) -> int:
    """The power of two of a duration: 2 for 4 s to less than 8 s."""
    return math.frexp(duration_s)[1] - 1 if duration_s > 0 else 0


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
