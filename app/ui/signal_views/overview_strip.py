"""The whole session so far in one strip: where the page is, gaps, marks, alarms, quality; dragged to look elsewhere.

Guarantees: every kind of event has a shape of its own as well as a colour, and the page shown says in a word whether it
is live or past; cost depends on the strip's pixels, not on the number of events; quality that nobody has worked out yet
is left blank, not good. All that a mouse can do here a keyboard can. GUI thread only.
Does not: read or remember anything but what it is told (quality comes from `app.ui.trends.trend_feed`).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.recording.review_window import MissingTime
from app.ui.language import tr
from app.ui.signal_views.page_cursor import clock_text
from app.ui.signal_views.page_items import PageMark, mark_colour
from app.ui.theme.active import active_theme
from app.ui.theme.palette import Palette

HEIGHT_PX = 46
SIDE_PX = 10
SHORTEST_S = 60.0
QUALITY_PX = 4
KINDS = ("device", "annotation", "alarm")
STAMP_PX = 9


class OverviewStrip(QWidget):
    """See the rules at the top of this module."""

    wanted = Signal(float)  # the time that was pointed at, stream time

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT_PX)
        self.setAccessibleName(tr("Overview of the session"))
        self.setToolTip(
            tr("The whole session so far. Click or drag to look back; with the keyboard: ← → Home End (End: live).")
        )
        # By Tab only: a click here must not take the digits away from the traces.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._palette = active_theme().palette
        active_theme().changed.connect(self.dress)
        self._seconds = 0.0
        self._page: tuple[float, float] = (0.0, 0.0)
        self._past = False
        self._missing: tuple[MissingTime, ...] = ()
        self._onsets: dict[str, NDArray[np.float64]] = {}
        self._bad_share: NDArray[np.float16] = np.zeros(0, dtype=np.float16)
        self._picture: QPixmap | None = None
        self._drawn_seconds = 0.0

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(400, HEIGHT_PX)

    @property
    def span_s(self) -> float:
        """Time from the left to the right end."""
        return max(self._seconds, SHORTEST_S)

    @property
    def page_s(self) -> tuple[float, float]:
        """From when to when the box around the shown page reaches."""
        return self._page

    def show_session(self, seconds: float, missing: tuple[MissingTime, ...]) -> None:
        """How much has been recorded, and what is missing of it."""
        if missing != self._missing:
            self._picture = None
        self._missing = missing
        self._seconds = max(self._seconds, seconds)
        # Not at each second: the picture is drawn anew when a pixel's worth has come.
        if self.span_s - self._drawn_seconds >= self.span_s / max(self.width(), 1):
            self._picture = None
        self.update()

    def show_page(self, start_s: float, end_s: float, *, past: bool) -> None:
        """Where the page is that is shown."""
        if (start_s, end_s, past) != (*self._page, self._past):
            self._page, self._past = (start_s, end_s), past
            words = tr("Shown: past, {start} to {end}") if past else tr("Shown: live, {start} to {end}")
            self.setAccessibleDescription(words.format(start=clock_text(start_s), end=clock_text(end_s)))
            self.update()

    def show_marks(self, marks: Sequence[PageMark]) -> None:
        by_kind: dict[str, list[float]] = {kind: [] for kind in KINDS}
        for mark in marks:
            if mark.kind in by_kind:
                by_kind[mark.kind].append(mark.onset_s)
        self._onsets = {kind: np.array(onsets) for kind, onsets in by_kind.items()}
        self._picture = None
        self.update()

    def add_marks(self, marks: Sequence[PageMark]) -> None:
        """Some more, at the cost of a copy of the onsets."""
        for kind in KINDS:
            onsets = [mark.onset_s for mark in marks if mark.kind == kind]
            if onsets:
                self._onsets[kind] = np.append(self._onsets.get(kind, np.zeros(0)), onsets)
                self._picture = None
        self.update()

    def remove_mark(self, mark: PageMark) -> None:
        """One that does not hold any more."""
        onsets = self._onsets.get(mark.kind, np.zeros(0))
        at = np.flatnonzero(onsets == mark.onset_s)
        if at.size:
            self._onsets[mark.kind] = np.delete(onsets, at[0])
            self._picture = None
            self.update()

    def show_quality(self, bad_share: NDArray[np.float16]) -> None:
        """What part of the channels was not good, for each second of the session; NaN where that is not known."""
        before, self._bad_share = self._bad_share, bad_share
        # What is new at the end comes with the picture's next pixel; what is new before it (rebuilt) is drawn at once.
        if not np.array_equal(before, bad_share[: before.size], equal_nan=True) or not before.size:
            self._picture = None
            self.update()

    def forget(self) -> None:
        """Another session begins."""
        self._seconds, self._missing, self._onsets = 0.0, (), {}
        self._bad_share = np.zeros(0, dtype=np.float16)
        self._picture = None
        self.update()

    @Slot(object)
    def dress(self, palette: Palette) -> None:
        self._palette = palette
        self._picture = None
        self.update()

    def time_at(self, x_px: float) -> float:
        """Stream time at a pixel, within the session."""
        wide = max(self.width() - 2 * SIDE_PX, 1)
        return min(max((x_px - SIDE_PX) / wide, 0.0), 1.0) * self.span_s

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() is Qt.MouseButton.LeftButton:
            self.wanted.emit(self.time_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.wanted.emit(self.time_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        start_s, end_s = self._page
        middle_s, page_s = (start_s + end_s) / 2, end_s - start_s
        wanted_s = {
            Qt.Key.Key_Left: middle_s - page_s,
            Qt.Key.Key_Right: middle_s + page_s,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: self.span_s,
        }.get(Qt.Key(event.key()))
        if wanted_s is None:
            super().keyPressEvent(event)
            return
        self.wanted.emit(min(max(wanted_s, 0.0), self.span_s))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._picture = None
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self._picture is None:
            self._picture = self._draw()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        self._paint_page(painter)
        painter.end()

    def _x(self, at_s: float) -> float:
        return SIDE_PX + at_s / self.span_s * (self.width() - 2 * SIDE_PX)

    def _draw(self) -> QPixmap:
        """All but the box around the page."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        palette = self._palette
        picture.fill(QColor(palette.surface))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._drawn_seconds = self.span_s
        band = self._band()
        painter.fillRect(band, QColor(palette.raised))
        painter.fillRect(
            QRectF(band.left(), band.top(), self._x(self._seconds) - band.left(), band.height()), QColor(palette.hover)
        )
        self._draw_quality(painter, band)
        for one in self._missing:
            self._draw_gap(painter, band, one)
        for kind in KINDS:
            self._draw_kind(painter, band, kind)
        self._draw_times(painter, band)
        painter.end()
        return picture

    def _draw_kind(self, painter: QPainter, band: QRectF, kind: str) -> None:
        """A sign for each, drawn once and stamped; of a crowd as many as have room, and a line under all of it."""
        columns = np.unique(np.round(self._onsets.get(kind, np.zeros(0)) / self.span_s * band.width()))
        columns = columns[columns <= band.width()]
        if not columns.size:
            return
        ratio = self.devicePixelRatioF()
        stamp = QPixmap(round(2 * STAMP_PX * ratio), round(2 * STAMP_PX * ratio))
        stamp.setDevicePixelRatio(ratio)
        stamp.fill(Qt.GlobalColor.transparent)
        stamping = QPainter(stamp)
        stamping.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_kind(stamping, QPointF(STAMP_PX, STAMP_PX), kind, self._palette)
        stamping.end()
        colour = QColor(mark_colour(kind, self._palette))
        top = band.center().y() - 1 - STAMP_PX
        for first, last in crowds(columns, STAMP_PX):
            left = band.left() + first
            if last - first >= STAMP_PX:
                painter.fillRect(QRectF(left, band.center().y() + 6, last - first, 2), colour)
            for at in np.arange(first, last + 1, STAMP_PX):
                painter.drawPixmap(QPointF(band.left() + float(at) - STAMP_PX, top), stamp)

    def _band(self) -> QRectF:
        return QRectF(SIDE_PX, 5, self.width() - 2 * SIDE_PX, 22)

    def _draw_quality(self, painter: QPainter, band: QRectF) -> None:
        """Along the bottom: how many channels were not good, as height and colour."""
        share = self._bad_share
        if not share.size:
            return
        columns = int(band.width())
        edges = np.arange(columns + 1) / band.width() * self.span_s
        first = np.minimum(edges[:-1].astype(np.intp), share.size)
        end = np.minimum(np.maximum(np.ceil(edges[1:]).astype(np.intp), first + 1), share.size)
        worst = np.append(np.nan_to_num(share, nan=-1.0).astype(np.float32), np.float32(-1))
        highest = np.maximum.reduceat(worst, np.stack([first, end], axis=1).ravel())[::2]
        highest[end <= first] = -1.0
        for column in np.flatnonzero(highest >= 0):
            if highest[column] > 0:
                height = 2 + float(highest[column]) * QUALITY_PX
                colour = self._palette.danger if highest[column] > 0.25 else self._palette.caution
                place = QRectF(band.left() + float(column), band.bottom() - height, 1, height)
            else:
                colour, place = self._palette.good, QRectF(band.left() + float(column), band.bottom() - 1, 1, 1)
            painter.fillRect(place, QColor(colour))

    def _draw_gap(self, painter: QPainter, band: QRectF, missing: MissingTime) -> None:
        left, right = self._x(missing.start_s), self._x(missing.end_s)
        area = QRectF(left, band.top(), max(right - left, 2.0), band.height())
        painter.fillRect(area, QColor(self._palette.surface))
        painter.fillRect(area, QColor(self._palette.gap))
        painter.fillRect(area, QBrush(QColor(self._palette.danger), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(QColor(self._palette.danger), 1))
        painter.drawLine(area.topLeft(), area.bottomLeft())
        painter.drawLine(area.topRight(), area.bottomRight())

    def _draw_times(self, painter: QPainter, band: QRectF) -> None:
        font = QFont("Inter")
        font.setPixelSize(10)
        font.setFeature(QFont.Tag("tnum"), 1)
        painter.setFont(font)
        painter.setPen(QColor(self._palette.text_faint))
        steps = (10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400)
        every_s = next((step for step in steps if step / self.span_s * band.width() >= 76), steps[-1])
        for index in range(int(self.span_s / every_s) + 1):
            x = self._x(index * every_s)
            painter.drawLine(QPointF(x, band.bottom() + 1), QPointF(x, band.bottom() + 4))
            width = 60.0
            left = min(max(x - width / 2, 2.0), self.width() - width - 2)
            align = Qt.AlignmentFlag.AlignLeft if index == 0 else Qt.AlignmentFlag.AlignHCenter
            painter.drawText(
                QRectF(left if index else x, band.bottom() + 4, width, 14), int(align), clock_text(index * every_s)
            )

    def _paint_page(self, painter: QPainter) -> None:
        left, right = self._x(self._page[0]), self._x(min(self._page[1], self.span_s))
        if right <= left:
            return
        wide = max(right - left, 6.0)
        left = min(left, self.width() - SIDE_PX - wide)
        colour = QColor(self._palette.caution if self._past else self._palette.accent)
        wash = QColor(colour)
        wash.setAlphaF(0.22)
        box = QRectF(left, 3, wide, 26)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 2))
        painter.setBrush(wash)
        painter.drawRoundedRect(box, 3, 3)
        self._paint_word(painter, box, colour)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_word(self, painter: QPainter, box: QRectF, colour: QColor) -> None:
        """Live or past, in a word beside the box: on its left, where there is room."""
        word = tr("PAST") if self._past else tr("LIVE")
        font = QFont("Inter")
        font.setPixelSize(9)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        wide = painter.fontMetrics().horizontalAdvance(word) + 8.0
        left = box.left() - wide - 3 if box.left() - wide - 3 >= 1 else box.right() + 3
        tag = QRectF(left, box.center().y() - 7, wide, 14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(tag, 3, 3)
        painter.setPen(QColor(self._palette.surface if self._past else self._palette.accent_text))
        painter.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), word)


def crowds(columns: NDArray[np.float64], apart_px: float) -> list[tuple[float, float]]:
    """First and last of those that stand closer together than `apart_px`; sorted columns, not empty."""
    ends = np.flatnonzero(np.diff(columns) >= apart_px)
    firsts = columns[np.concatenate(([0], ends + 1))]
    lasts = columns[np.concatenate((ends, [columns.size - 1]))]
    return [(float(first), float(last)) for first, last in zip(firsts, lasts, strict=True)]


def paint_kind(painter: QPainter, at: QPointF, kind: str, palette: Palette) -> None:
    """A mark of the clinician is a flag, of the device a diamond, an alarm a triangle."""
    colour = QColor(mark_colour(kind, palette))
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(colour)
    x, y = at.x(), at.y()
    if kind == "annotation":
        painter.drawLine(QPointF(x, y - 8), QPointF(x, y + 8))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF([QPointF(x, y - 8), QPointF(x + 7, y - 5), QPointF(x, y - 2)]))
    elif kind == "alarm":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF([QPointF(x, y - 5), QPointF(x + 5, y + 4), QPointF(x - 5, y + 4)]))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        points = (QPointF(x, y - 4), QPointF(x + 3.4, y), QPointF(x, y + 4), QPointF(x - 3.4, y))
        painter.drawPolygon(QPolygonF(list(points)))
