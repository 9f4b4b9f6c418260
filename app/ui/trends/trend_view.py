"""Rows of trends over one time axis, with a cursor: by mouse and by keyboard.

Guarantees: new seconds paint new columns only; a click, or Enter at the cursor, asks for the raw signal there. Left and
Right move the cursor (with Ctrl ten columns), Up and Down choose the row, Home and End go to the first and last second
shown, Esc takes the cursor away. GUI thread only. Does not: keep trends, choose the span, or show raw signal.
"""

from dataclasses import dataclass
from itertools import pairwise

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.core.recording.review_window import MissingTime
from app.ui.signal_views.page_cursor import clock_text
from app.ui.theme.active import active_theme
from app.ui.theme.palette import Palette
from app.ui.trends.time_columns import TimeColumns
from app.ui.trends.trend_items import HEAD_PX, LegendItem, LinesItem, PictureItem, small_font
from app.ui.trends.trend_row import ShownRow

AXIS_PX = 44
LEGEND_PX = 84
LEGEND_FROM_PX = 440
MARGIN_PX = 20
FOOT_PX = 22
ROW_AT_LEAST_PX = 58
BETWEEN_PX = 3
STEPS_S = (60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800)
LABEL_PX = 74


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A second of the session in a row; `place` is how high the pointer is, None for the keyboard's cursor."""

    second: int
    row: int
    place: float | None


@dataclass(slots=True)
class _Row:
    shown: ShownRow
    picture: PictureItem
    axis: pg.AxisItem
    legend: LegendItem
    rect: QRectF


class TrendView(pg.GraphicsView):
    """See the rules at the top of this module."""

    pointed = Signal(object)  # TrendPoint or None
    jump_wanted = Signal(float)  # stream time
    turned = Signal(int)  # notches of the wheel, positive to the past
    rows_placed = Signal(int, int, int)  # the first row seen, how many are, how many there are
    _made = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)  # type: ignore[no-untyped-call] # pyqtgraph has no types
        self.enableMouse(False)  # type: ignore[no-untyped-call]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._palette = active_theme().palette
        active_theme().changed.connect(self.dress)
        self._rows: list[_Row] = []
        self.times = TimeColumns(0.0, 600.0, 1)
        self.columns_painted = 0
        self._first_row = 0
        self._fits = 1
        self._missing: tuple[MissingTime, ...] = ()
        self._page: tuple[float, float] | None = None
        self._past = False
        self.point: TrendPoint | None = None
        self._lines = LinesItem(self._palette)
        self._foot = _axis("bottom", self._palette)
        self.scene().addItem(self._lines)
        self.scene().addItem(self._foot)
        self._made = True

    # --- what is shown -------------------------------------------------------------------------------------------

    def show_rows(self, rows: tuple[ShownRow, ...]) -> None:
        """Show these from now on, from the top."""
        for row in self._rows:
            for item in (row.picture, row.axis, row.legend):
                self.scene().removeItem(item)
        self._rows = []
        for shown in rows:
            made = _Row(
                shown, PictureItem(self._palette), _axis("left", self._palette), LegendItem(self._palette), QRectF()
            )
            for item in (made.picture, made.axis, made.legend):
                self.scene().addItem(item)
            self._rows.append(made)
        self.setMinimumHeight(ROW_AT_LEAST_PX + BETWEEN_PX + FOOT_PX + 2)
        self._first_row = 0
        self.point_at(None)
        self._lay_out()

    def show_times(self, start_s: float, span_s: float) -> None:
        """Show this stretch of the session."""
        if (start_s, span_s) != (self.times.start_s, self.times.span_s):
            self.times = TimeColumns(start_s, span_s, self.times.columns)
            self._lay_out()

    def refresh(self, first: int, end: int) -> None:
        """The seconds [first, end) have changed."""
        for row in self._seen():
            left, right = self.times.columns_of(first - row.shown.reach_s, end + row.shown.reach_s)
            self._paint_columns(row, left, right)
        self._say()

    def show_missing(self, missing: tuple[MissingTime, ...]) -> None:
        self._missing = missing
        self._show_gaps()

    def show_page(self, start_s: float, end_s: float, *, past: bool) -> None:
        """Where the page of traces is."""
        self._page, self._past = (start_s, end_s), past
        self._show_page()

    def say_empty(self, words: tuple[str, ...]) -> None:
        """For each row why there is nothing to see; empty where there is."""
        for row, text in zip(self._rows, words, strict=True):
            row.picture.empty = text
            row.picture.update()

    @Slot(object)
    def dress(self, palette: Palette) -> None:
        self._palette = palette
        self._lines.colours = palette
        for row in self._rows:
            row.picture.colours = row.legend.colours = palette
            _dress_axis(row.axis, palette)
        _dress_axis(self._foot, palette)
        self._lay_out()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        # No more than it needs: in a low panel fewer rows are seen, and the time axis stays.
        return QSize(320, self.minimumHeight())

    @Slot(int)
    def scroll_rows(self, first: int) -> None:
        """The first row seen is this from now on; the time axis stays where it is."""
        first = min(max(first, 0), max(len(self._rows) - self._fits, 0))
        if first != self._first_row:
            self._first_row = first
            self._lay_out()

    def _seen(self) -> list[_Row]:
        return self._rows[self._first_row : self._first_row + self._fits]

    # --- layout --------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)  # type: ignore[no-untyped-call]
        # pyqtgraph calls this while it is being made.
        if self._made:
            self._lay_out()

    def _lay_out(self) -> None:
        wide, high = float(self.viewport().width()), float(self.viewport().height())
        legend_px = LEGEND_PX if wide >= LEGEND_FROM_PX else MARGIN_PX
        across = max(wide - AXIS_PX - legend_px, 10.0)
        down = max(high - FOOT_PX - 2, 10.0)
        self.times = TimeColumns(
            self.times.start_s, self.times.span_s, max(1, round(across * self.devicePixelRatioF()))
        )
        self._fits = min(max(len(self._rows), 1), max(1, int(down // (ROW_AT_LEAST_PX + BETWEEN_PX))))
        self._first_row = min(self._first_row, max(len(self._rows) - self._fits, 0))
        each = down / self._fits
        for number, row in enumerate(self._rows):
            at = number - self._first_row
            for item in (row.picture, row.axis, row.legend):
                item.setVisible(0 <= at < self._fits)
            if not 0 <= at < self._fits:
                continue
            row.rect = QRectF(AXIS_PX, 2 + at * each, across, max(each - BETWEEN_PX, 8.0))
            lines = row.shown.height(round((row.rect.height() - HEAD_PX) * self.devicePixelRatioF()))
            row.picture.title = row.shown.title()
            row.picture.place(row.rect, self.times.columns, lines)
            drawn = row.rect.adjusted(0, HEAD_PX, 0, 0)
            row.axis.setGeometry(QRectF(0, drawn.top(), AXIS_PX, drawn.height()))
            row.axis.setTicks([_apart(row.shown.ticks(), drawn.height())])
            self._fill_legend(row.legend, row.shown)
            row.legend.place(QRectF(drawn.right(), drawn.top(), legend_px, drawn.height()))
            self._paint_columns(row, 0, self.times.columns)
        self._foot.setGeometry(QRectF(AXIS_PX, high - FOOT_PX, across, FOOT_PX))
        self._foot.setTicks([self._time_ticks(across)])
        self._lines.place(QRectF(AXIS_PX, 2, across, down - BETWEEN_PX))
        self._show_gaps()
        self._show_page()
        self._say()
        self.rows_placed.emit(self._first_row, self._fits, len(self._rows))

    def _fill_legend(self, legend: LegendItem, shown: ShownRow) -> None:
        legend.unit, legend.gradient = shown.unit(), shown.gradient(self._palette)
        legend.ends, legend.signs = shown.ends(), shown.signs(self._palette)

    def _time_ticks(self, across_px: float) -> list[tuple[float, str]]:
        span_s = self.times.span_s
        every_s = next((step for step in STEPS_S if step / span_s * across_px >= LABEL_PX), STEPS_S[-1])
        first = int(-(-self.times.start_s // every_s))
        last = int(self.times.end_s // every_s)
        return [(self.times.place_of(at * every_s), clock_text(at * every_s)) for at in range(first, last + 1)]

    def _paint_columns(self, row: _Row, left: int, right: int) -> None:
        pixels = row.picture.pixels
        if pixels is None or right <= left:
            return
        self.columns_painted += right - left
        row.picture.put(left, row.shown.paint(self.times, left, right, pixels.shape[0], self._palette))

    def _show_gaps(self) -> None:
        place = self.times.place_of
        gaps = tuple(
            (place(one.start_s), place(one.end_s))
            for one in self._missing
            if one.end_s > self.times.start_s and one.start_s < self.times.end_s
        )
        for row in self._rows:
            row.picture.show_gaps(gaps)

    def _show_page(self) -> None:
        page = self._page
        places = (self.times.place_of(page[0]), self.times.place_of(page[1])) if page is not None else None
        self._lines.show_page(places, past=self._past)

    # --- the cursor ----------------------------------------------------------------------------------------------

    def point_at(self, point: TrendPoint | None) -> None:
        """The cursor is here from now on."""
        if point != self.point:
            self.point = point
            self._say()
            self.pointed.emit(point)

    def _say(self) -> None:
        point = self.point
        shown = point is not None and self.times.start_s <= point.second < self.times.end_s
        self._lines.show_cursor(self.times.place_of(point.second + 0.5) if point is not None and shown else None)
        for at, row in enumerate(self._rows):
            here = point is not None and point.row == at
            text = row.shown.value(point.second, point.place if here else None) if point is not None else ""
            row.picture.say(text, chosen=here)

    def value_said(self) -> str:
        """Title and value of the row under the cursor."""
        if self.point is None or self.point.row >= len(self._rows):
            return ""
        row = self._rows[self.point.row]
        return f"{row.picture.title}  ·  {row.picture.said}" if row.picture.said else row.picture.title

    def _point_under(self, at: QPointF) -> TrendPoint | None:
        if not self._rows:
            return None
        rect = self._rows[self._first_row].rect
        if not rect.left() <= at.x() <= rect.right():
            return None
        second = int(self.times.time_at((at.x() - rect.left()) / rect.width()))
        for number, row in enumerate(self._seen(), self._first_row):
            if row.rect.top() <= at.y() <= row.rect.bottom():
                depth = (at.y() - row.rect.top() - HEAD_PX) / (row.rect.height() - HEAD_PX)
                return TrendPoint(second, number, 1.0 - depth if depth >= 0 else None)
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        point = self._point_under(event.position())
        if event.button() is Qt.MouseButton.LeftButton and point is not None:
            self.point_at(point)
            self.jump_wanted.emit(float(point.second) + 0.5)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.point_at(self._point_under(event.position()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().leaveEvent(event)  # type: ignore[no-untyped-call]
        self.point_at(None)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        # Alone it scrolls the rows, where not all are seen; with Shift or sideways, time.
        turned = event.angleDelta().x() or event.angleDelta().y()
        sideways = event.angleDelta().x() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if turned and sideways:
            self.turned.emit(1 if turned > 0 else -1)
            event.accept()
        elif turned and self._fits < len(self._rows):
            self.scroll_rows(self._first_row + (-1 if turned > 0 else 1))
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if not self._key(Qt.Key(event.key()), event.modifiers()):
            QWidget.keyPressEvent(self, event)

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Whether the key does something here."""
        if key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.turned.emit(5 if key == Qt.Key.Key_PageUp else -5)
            return True
        if modifiers & ~(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier):
            return False
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not control and self.point is not None:
            self.jump_wanted.emit(float(self.point.second) + 0.5)
            return True
        if key == Qt.Key.Key_Escape and self.point is not None:
            self.point_at(None)
            return True
        moves = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
            Qt.Key.Key_Home: (-1_000_000, 0),
            Qt.Key.Key_End: (1_000_000, 0),
        }
        if key not in moves or not self._rows:
            return False
        self._move(moves[key][0] * (10 if control else 1), moves[key][1])
        return True

    def _move(self, columns: int, rows: int) -> None:
        column_s = max(1, round(self.times.column_s * self.devicePixelRatioF()))
        first, last = int(self.times.start_s), int(self.times.end_s) - 1
        newest = min(last, max((row.shown.newest() for row in self._rows), default=last))
        before = self.point or TrendPoint(newest, self._first_row, None)
        second = min(max(before.second + columns * column_s, first), max(newest, first))
        row = min(max(before.row + rows, 0), len(self._rows) - 1)
        if not self._first_row <= row < self._first_row + self._fits:
            self.scroll_rows(row if row < self._first_row else row - self._fits + 1)
        self.point_at(TrendPoint(second, row, None))


def _axis(side: str, palette: Palette) -> pg.AxisItem:
    axis = pg.AxisItem(side, maxTickLength=-4)
    axis.setRange(0.0, 1.0)
    style = {"autoExpandTextSpace": False, "tickTextOffset": 3, "hideOverlappingLabels": False}
    axis.setStyle(tickFont=small_font(10), **style)  # type: ignore[no-untyped-call]
    if side == "left":
        axis.setWidth(AXIS_PX)
    else:
        axis.setHeight(FOOT_PX)
    _dress_axis(axis, palette)
    return axis


def _dress_axis(axis: pg.AxisItem, palette: Palette) -> None:
    axis.setPen(QPen(QColor(palette.line_strong), 1))  # type: ignore[no-untyped-call]
    axis.setTextPen(QPen(QColor(palette.text_soft), 1))  # type: ignore[no-untyped-call]


def _apart(ticks: tuple[tuple[float, str], ...], height_px: float) -> list[tuple[float, str]]:
    """Those ticks that have room for their words: every second one is left out until they have."""
    kept = sorted(ticks)
    while len(kept) > 2 and min(two[0] - one[0] for one, two in pairwise(kept)) * height_px < 11:
        kept = kept[::-1][::2][::-1]  # the topmost stays: it has the unit
    return kept
