"""A head seen from above with a map upon it, its electrodes and a legend.

Guarantees: below zero and above zero are two colours that people of any colour vision tell apart, and the legend has
figures; the electrode pointed at, or walked to with the arrow keys, is said in words with its value.
GUI thread only. Does not: work out the map.
"""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.core.processing.topography import electrode_position, flat_position
from app.ui.language import number, tr
from app.ui.theme.active import active_theme
from app.ui.theme.palette import Palette

LEGEND_PX = 46.0
NAMED_FROM_PX = 150.0
NAMED_AT_MOST = 40
# Anchors from low to high (Brewer's PuOr: distinct under every common colour vision), and viridis for what has no sign.
_SIGNED = ((45, 0, 75), (128, 115, 172), (247, 247, 247), (224, 130, 20), (127, 59, 8))
_UNSIGNED = ((68, 1, 84), (59, 82, 139), (33, 145, 140), (94, 201, 98), (253, 231, 37))


def colour_table(*, signed: bool) -> NDArray[np.uint8]:
    """256 colours from low to high, shape (256, 3)."""
    anchors = np.array(_SIGNED if signed else _UNSIGNED, dtype=np.float64)
    at = np.linspace(0, len(anchors) - 1, 256)
    places = np.arange(len(anchors))
    columns = [np.interp(at, places, anchors[:, channel]) for channel in range(3)]
    return np.stack(columns, axis=1).round().astype(np.uint8)


def round_up(value: float) -> float:
    """The next of 1, 2, 5 times a power of ten."""
    if not math.isfinite(value) or value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next((step * power for step in (1.0, 2.0, 5.0) if step * power >= value * (1 - 1e-9)), 10.0 * power)


class HeadPicture(QWidget):
    """See the rules at the top of this module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(200, 180)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._palette = active_theme().palette
        active_theme().changed.connect(self.dress)
        self._words = ""
        self._values: dict[str, float] = {}
        self._places: dict[str, QPointF] = {}
        self._left_out: tuple[str, ...] = ()
        self._signed, self._unit, self._top = True, "µV", 1.0
        self._image: QImage | None = None
        self._pixels: NDArray[np.uint32] | None = None
        self._pointed = ""
        self.setAccessibleName(tr("Map of the head"))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(260, 260)

    @property
    def readout(self) -> str:
        """What is said of the electrode pointed at; of the extremes where none is."""
        if not self._values:
            return self._words
        if self._pointed in self._values:
            return f"{self._pointed}  {self._text(self._values[self._pointed])}"
        highest, lowest = (
            max(self._values, key=self._values.__getitem__),
            min(self._values, key=self._values.__getitem__),
        )
        return tr("{high} {highest}, {low} {lowest}").format(
            high=highest,
            highest=self._text(self._values[highest]),
            low=lowest,
            lowest=self._text(self._values[lowest]),
        )

    @property
    def left_out(self) -> tuple[str, ...]:
        """Labels of values that have no place on the head."""
        return self._left_out

    @property
    def top(self) -> float:
        """End of the colour scale."""
        return self._top

    def show_words(self, words: str) -> None:
        """Nothing but a sentence."""
        self._words, self._values, self._places, self._image = words, {}, {}, None
        self._describe()
        self.update()

    def show_values(self, values: dict[str, float], *, signed: bool, unit: str) -> None:
        """Values by label; the map between them comes with `show_field`, the one before goes."""
        self._values = values
        self._signed, self._unit = signed, unit
        self._top = round_up(max((abs(one) for one in values.values()), default=1.0))
        places = {one: electrode_position(one) for one in values}
        self._places = {one: QPointF(*flat_position(place)) for one, place in places.items() if place is not None}
        self._left_out = tuple(one for one in values if one not in self._places)
        self._image = None
        self._words = ""
        self._describe()
        self.update()

    def show_field(self, field: NDArray[np.float64] | None) -> None:
        """The map, as `head_maps` makes it; None where there are too few electrodes."""
        if field is None:
            self._image = None
            self._words = tr("Too few electrodes with a place on the head for a map.")
        else:
            low = -self._top if self._signed else 0.0
            share = np.clip((np.nan_to_num(field, nan=low) - low) / (self._top - low), 0, 1)
            table = colour_table(signed=self._signed).astype(np.uint32)
            colours = table[(share * 255).round().astype(np.int64)]
            packed = (0xFF << 24) | (colours[..., 0] << 16) | (colours[..., 1] << 8) | colours[..., 2]
            packed[~np.isfinite(field)] = 0
            self._pixels = np.ascontiguousarray(packed.astype(np.uint32))
            height, width = self._pixels.shape
            self._image = QImage(self._pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32)
        self.update()

    @Slot(object)
    def dress(self, palette: Palette) -> None:
        self._palette = palette
        self.update()

    # --- input ---------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._point(self._nearest(event.position()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        self._point("")
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        names = list(self._places)
        if step is None or event.modifiers() or not names:
            event.ignore()
            return
        at = names.index(self._pointed) + step if self._pointed in names else 0
        self._point(names[at % len(names)])

    def _point(self, electrode: str) -> None:
        if electrode != self._pointed:
            self._pointed = electrode
            self._describe()
            self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(self.readout)
        self.setToolTip(self.readout)

    def _nearest(self, at: QPointF) -> str:
        centre, radius = self._head()
        for name, place in self._places.items():
            away = centre + QPointF(place.x() * radius, -place.y() * radius) - at
            if math.hypot(away.x(), away.y()) <= 9:
                return name
        return ""

    # --- painting ------------------------------------------------------------------------------------------------

    def _head(self) -> tuple[QPointF, float]:
        room = QRectF(0, 20, self.width(), self.height() - LEGEND_PX - 28)
        radius = max(20.0, min(room.width() / 2 - 16, room.height() / 2 - 6))
        return room.center(), radius

    def _text(self, value: float) -> str:
        return f"{number(value, 1)} {self._unit}"

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        palette = self._palette
        centre, radius = self._head()
        self._paint_outline(painter, centre, radius)
        if self._image is not None:
            inside = QPainterPath()
            inside.addEllipse(centre, radius, radius)
            painter.save()
            painter.setClipPath(inside)
            painter.drawImage(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), self._image)
            painter.restore()
            painter.setPen(QPen(QColor(palette.text_soft), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, radius, radius)
        if self._values:
            self._paint_electrodes(painter, centre, radius)
            self._paint_legend(painter)
        painter.setFont(_font(11))
        painter.setPen(QColor(palette.text_soft if self._words else palette.text))
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        if self._words:
            painter.drawText(
                QRectF(centre.x() - radius * 0.8, centre.y() - radius, radius * 1.6, 2 * radius), flags, self._words
            )
        else:
            painter.drawText(QRectF(0, 0, self.width(), 20), flags, self.readout)
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _paint_outline(self, painter: QPainter, centre: QPointF, radius: float) -> None:
        painter.setPen(QPen(QColor(self._palette.text_soft), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        nose = QPainterPath(centre + QPointF(-radius * 0.12, -radius * 0.99))
        nose.lineTo(centre + QPointF(0, -radius * 1.1))
        nose.lineTo(centre + QPointF(radius * 0.12, -radius * 0.99))
        painter.drawPath(nose)
        for side in (-1, 1):
            painter.drawArc(
                QRectF(
                    centre.x() + side * radius - radius * 0.07, centre.y() - radius * 0.16, radius * 0.14, radius * 0.32
                ),
                90 * 16 if side < 0 else -90 * 16,
                180 * 16,
            )
        painter.drawEllipse(centre, radius, radius)

    def _paint_electrodes(self, painter: QPainter, centre: QPointF, radius: float) -> None:
        named = radius >= NAMED_FROM_PX / 2 and len(self._places) <= NAMED_AT_MOST
        painter.setFont(_font(9))
        for name, place in self._places.items():
            at = centre + QPointF(place.x() * radius, -place.y() * radius)
            pointed = name == self._pointed
            painter.setPen(QPen(QColor("#000000"), 1))
            painter.setBrush(QColor("#ffffff"))
            painter.drawEllipse(at, 4.5 if pointed else 2.4, 4.5 if pointed else 2.4)
            if named or pointed:
                area = QRectF(at.x() - 20, at.y() - 15, 40, 12)
                # Readable upon any colour of the map: dark letters with a light rim.
                outline = QPainterPath()
                width = painter.fontMetrics().horizontalAdvance(name)
                outline.addText(QPointF(area.center().x() - width / 2, area.bottom()), painter.font(), name)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(255, 255, 255, 200), 2.4))
                painter.drawPath(outline)
                painter.fillPath(outline, QColor("#000000"))

    def _paint_legend(self, painter: QPainter) -> None:
        bar = QRectF(20, self.height() - LEGEND_PX + 8, self.width() - 40, 10)
        table = colour_table(signed=self._signed)
        steps = 64
        for step in range(steps):
            colour = table[round(step * 255 / (steps - 1))]
            left = bar.left() + step * bar.width() / steps
            painter.fillRect(QRectF(left, bar.top(), bar.width() / steps + 1, bar.height()), QColor(*map(int, colour)))
        painter.setPen(QPen(QColor(self._palette.line_strong), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar)
        painter.setFont(_font(10))
        painter.setPen(QColor(self._palette.text_soft))
        below = QRectF(bar.left() - 16, bar.bottom() + 3, bar.width() + 32, 16)
        low = -self._top if self._signed else 0.0
        painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft), f"{number(low)} {self._unit}")
        painter.drawText(below, int(Qt.AlignmentFlag.AlignRight), f"{number(self._top)} {self._unit}")
        if self._signed:
            painter.drawText(below, int(Qt.AlignmentFlag.AlignHCenter), "0")


def _font(pixels: int) -> QFont:
    font = QFont("Inter")
    font.setPixelSize(pixels)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
