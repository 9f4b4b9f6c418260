"""A map of values over the flat head: colours, lines of equal value, and the electrodes they come from.

Guarantees: electrodes that take part are dots, those left out are crosses; the arrow keys walk over them and the value
is said in words; a value is never told by colour alone. Painting uses an image made when values came, so that it costs
the same however many electrodes there are. GUI thread only. Does not: interpolate (see `spline_field`).
"""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLineF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFont,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.signals.electrode_positions import flat_position
from app.ui.heads.contours import contour_lines, ramp, shares_of
from app.ui.heads.electrode_points import HALO, LINE, paint_cross, paint_dot
from app.ui.heads.head_figures import HeadFigures
from app.ui.heads.head_words import shown_name, value_text
from app.ui.heads.spline_field import FLAT_POINTS, REACH
from app.ui.language import tr
from app.ui.theme.active import active_theme
from app.ui.theme.palette import Palette
from app.ui.widgets.head_outline import EDGE, paint_head
from app.ui.widgets.head_places import HeadLayout, HeadView, lay_out_head

_LEVELS = (0.2, 0.4, 0.6, 0.8)
_READOUT_PX = 22
_WALK = {
    int(Qt.Key.Key_Left): (-1, 0),
    int(Qt.Key.Key_Right): (1, 0),
    int(Qt.Key.Key_Up): (0, -1),
    int(Qt.Key.Key_Down): (0, 1),
}


class TopographyMap(QWidget):
    """See the rules at the top of this module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: HeadFigures | None = None
        self._top = 1.0
        self._image: QImage | None = None
        self._lines: list[NDArray[np.float64]] = []
        self._marks: tuple[tuple[str, tuple[float, float] | None, float | None], ...] = ()
        self._words = ""
        self._current: int | None = None
        self._hovered: int | None = None
        self.setMinimumSize(160, 130)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Map of the head"))
        active_theme().changed.connect(self.update)

    def show_words(self, words: str) -> None:
        """Say why there is no map, in its place."""
        self._words, self._image, self._lines = words, None, []
        self.update()

    def show_electrodes(self, figures: HeadFigures) -> None:
        """Which electrodes take part, with their values, and which do not."""
        before = self._marks[self._current][0] if self._current is not None else ""
        self._figures = figures
        taken = [
            (label, flat_position((float(p[0]), float(p[1]), float(p[2]))), float(value))
            for label, p, value in zip(figures.labels, figures.places, figures.values, strict=True)
        ]
        crossed = [(label, flat_position(p), None) for label, _, p in figures.left_out if p is not None]
        self._marks = (*taken, *crossed)
        labels = [label for label, _, _ in self._marks]
        self._current = labels.index(before) if before in labels else None
        self._hovered = None if self._hovered is not None and self._hovered >= len(labels) else self._hovered
        self.setAccessibleName(tr("Map of the head: {shown}").format(shown=shown_name(figures.shown)))
        self._describe(aloud=False)
        self.update()

    def show_field(self, field: NDArray[np.float32], top: float) -> None:
        """Values at the points of `spline_field.flat_targets`; `top` is the upper end of the scale."""
        square = field.reshape(FLAT_POINTS, FLAT_POINTS)
        colours = ramp()[shares_of(square, top)]
        self._image = QImage(
            colours.tobytes(), FLAT_POINTS, FLAT_POINTS, 3 * FLAT_POINTS, QImage.Format.Format_RGB888
        ).copy()
        self._lines = [contour_lines(square, level * top) for level in _LEVELS]
        self._words, self._top = "", top
        self.update()

    @property
    def has_field(self) -> bool:
        return self._image is not None

    @property
    def words(self) -> str:
        """What is said in place of a map."""
        return self._words

    def readout(self) -> str:
        """The electrode pointed at or walked to, with its value."""
        k = self._hovered if self._hovered is not None else self._current
        return "" if k is None or k >= len(self._marks) else self._told(k)

    def layout_now(self) -> HeadLayout:
        area = QRectF(0, _READOUT_PX, self.width(), self.height() - _READOUT_PX)
        return lay_out_head(area, [flat for _, flat, _ in self._marks], HeadView())

    def _told(self, k: int) -> str:
        label, _, value = self._marks[k]
        name = label.rstrip(".")
        if value is None or self._figures is None:
            return tr("{electrode}: left out").format(electrode=name)
        return tr("{electrode}: {value}").format(electrode=name, value=value_text(value, self._figures.shown))

    # --- keyboard and mouse ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = int(event.key())
        if key in _WALK and self._marks:
            dx, dy = _WALK[key]
            self._current = 0 if self._current is None else self.layout_now().beside(self._current, dx, dy)
            self._describe(aloud=True)
            self.update()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        if self._current is None and self._marks and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._current = 0
            self._describe(aloud=True)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        found = self.layout_now().at(event.position())
        if found != self._hovered:
            self._hovered = found
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._current = self.layout_now().at(event.position())
        self._describe(aloud=True)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        self._hovered = None
        self.update()

    def _describe(self, *, aloud: bool) -> None:
        if self._current is None:
            said = tr("Walk from electrode to electrode with the arrow keys")
        else:
            said = self._told(self._current)
        self.setAccessibleDescription(said)
        if aloud and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(270, 290)

    # --- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        palette = active_theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        layout = self.layout_now()
        paint_head(painter, layout.head, palette, filled=self._image is None)
        if self._image is not None:
            self._paint_field(painter, layout.head, palette)
        self._paint_marks(painter, layout, palette)
        font = QFont(self.font())
        font.setPixelSize(13)
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(QColor(palette.text_soft))
        painter.drawText(QRectF(0, 0, self.width(), _READOUT_PX), int(Qt.AlignmentFlag.AlignCenter), self.readout())
        if self._words:
            inner = layout.head.adjusted(24, 24, -24, -24)
            painter.setPen(QColor(palette.text))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(inner, flags, self._words)
        painter.end()

    def _paint_field(self, painter: QPainter, head: QRectF, palette: Palette) -> None:
        assert self._image is not None
        round_edge = QPainterPath()
        round_edge.addEllipse(head)
        painter.save()
        painter.setClipPath(round_edge)
        side = head.width() * EDGE * REACH
        square = QRectF(head.center().x() - side / 2, head.center().y() - side / 2, side, side)
        painter.drawImage(square, self._image)
        step = side / FLAT_POINTS
        painter.setPen(QPen(LINE, 1))
        for lines in self._lines:
            placed = (lines + 0.5) * step + np.array([square.left(), square.top()] * 2)
            painter.drawLines([QLineF(x1, y1, x2, y2) for x1, y1, x2, y2 in placed.tolist()])
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.line_strong), 1.6))
        painter.drawEllipse(head)

    def _paint_marks(self, painter: QPainter, layout: HeadLayout, palette: Palette) -> None:
        names = layout.mark_px >= 40 and self._image is None
        font = QFont(self.font())
        font.setPixelSize(10)
        painter.setFont(font)
        for (label, _, value), area in zip(self._marks, layout.areas, strict=True):
            if value is None:
                paint_cross(painter, area.center())
                continue
            paint_dot(painter, area.center(), len(self._marks))
            if names:
                painter.setPen(QColor(palette.text_soft))
                painter.drawText(area.translated(0, 11), int(Qt.AlignmentFlag.AlignCenter), label.rstrip("."))
        if self._current is not None and self._current < len(layout.areas):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            at = layout.areas[self._current].center()
            painter.setPen(QPen(HALO, 4))
            painter.drawEllipse(at, 8, 8)
            painter.setPen(QPen(QColor(palette.accent if self.hasFocus() else palette.text_faint), 2))
            painter.drawEllipse(at, 8, 8)
