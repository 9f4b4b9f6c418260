"""The head in 3-D as a widget: the picture of the renderer, and over it the electrodes as signs.

Guarantees: turned and zoomed by mouse and by keyboard alike; drawn anew when values, size, theme or point of view
change, and never else; electrodes are the same signs as on the flat map, those behind the head are not seen. Where
OpenGL fails on the way it says so once (`failed`) and draws no more. GUI thread only. Does not: interpolate.
"""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.clinic.electrodes import impedance_verdict
from app.core.errors import SurroundingsError
from app.ui.heads.electrode_points import paint_cross, paint_dot
from app.ui.heads.head_mesh import surface
from app.ui.heads.viewpoint import Viewpoint
from app.ui.language import tr
from app.ui.theme.active import active_theme
from app.ui.theme.palette import Palette
from app.ui.widgets.electrode_marks import impedance_text, paint_electrode

Floats = NDArray[np.float64]

_TURN_DEGREES = 10.0
_STEP = 1.2
_COARSE = 0.6
_SEEN = 0.12
_ABOVE_SKIN = 0.02
_TURNS = {
    int(Qt.Key.Key_Left): (-1, 0),
    int(Qt.Key.Key_Right): (1, 0),
    int(Qt.Key.Key_Up): (0, 1),
    int(Qt.Key.Key_Down): (0, -1),
}


class Renderer(Protocol):
    """What draws the head; `app.ui.heads.head_renderer` does with OpenGL."""

    frames: int

    def paint_values(self, shares: NDArray[np.float32] | None) -> None: ...

    def picture(self, size: QSize, view: Viewpoint, palette: Palette) -> QImage: ...

    def close(self) -> None: ...


class Electrodes:
    """Electrodes on the head: where, and what each is.

    Args:
        places: Unit vectors, shape (n, 3).
        kinds: By electrode: "dot", "cross", or the verdict of its impedance.
        texts: What is written in a sign that is large enough.
    """

    def __init__(self, places: Floats, kinds: tuple[str, ...], texts: tuple[str, ...]) -> None:
        self.kinds = kinds
        self.texts = texts
        on_skin = surface(places) if len(places) else np.zeros((0, 3))
        self.normals = _normals(places) if len(places) else np.zeros((0, 3))
        self.points = on_skin + _ABOVE_SKIN * self.normals
        self.room = _room(self.points)


class SolidHead(QWidget):
    """See the rules at the top of this module."""

    failed = Signal(object)  # SurroundingsError

    def __init__(self, renderer: Renderer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._renderer: Renderer | None = renderer
        self._view = Viewpoint()
        self._electrodes = Electrodes(np.zeros((0, 3)), (), ())
        self._image: QImage | None = None
        self._dragged_from: QPointF | None = None
        self.setMinimumSize(160, 130)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Head in 3-D"))
        self.setToolTip(tr("Turn it with the mouse or the arrow keys, zoom with the wheel or + and −"))  # noqa: RUF001 - the sign
        self._describe()
        active_theme().changed.connect(self.draw_anew)
        # A context of OpenGL's must not outlive the application.
        application = QGuiApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close_renderer)

    @property
    def view(self) -> Viewpoint:
        return self._view

    def look_from(self, view: Viewpoint) -> None:
        """See it from there."""
        if view != self._view:
            self._view = view
            self._describe()
            self.draw_anew()

    def show_values(self, shares: NDArray[np.float32] | None) -> None:
        """Values at the mesh's vertices, 0 to 1 of the scale; None for bare skin."""
        if self._renderer is None:
            return
        try:
            self._renderer.paint_values(shares)
        except SurroundingsError as error:
            self._give_up(error)
        self.draw_anew()

    def show_electrodes(self, electrodes: Electrodes) -> None:
        self._electrodes = electrodes
        self._describe()
        self.update()

    @Slot()
    def close_renderer(self) -> None:
        """Give OpenGL back; nothing is drawn any more."""
        if self._renderer is not None:
            self._renderer.close()
            self._renderer = None

    @Slot()
    def draw_anew(self) -> None:
        self._image = None
        self.update()

    def seen(self) -> NDArray[np.bool_]:
        """Which electrodes are on the side that is looked at."""
        return self._view.facing(self._electrodes.points, self._electrodes.normals) > _SEEN

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(270, 290)

    # --- keyboard and mouse ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = int(event.key())
        if key in _TURNS:
            around, over = _TURNS[key]
            self.look_from(self._view.turned(-around * _TURN_DEGREES, over * _TURN_DEGREES))
        elif key in (int(Qt.Key.Key_Plus), int(Qt.Key.Key_Equal)):
            self.look_from(self._view.zoomed(_STEP))
        elif key in (int(Qt.Key.Key_Minus), int(Qt.Key.Key_Underscore)):
            self.look_from(self._view.zoomed(1 / _STEP))
        elif key == int(Qt.Key.Key_Home):
            self.look_from(Viewpoint())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._dragged_from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self._dragged_from is None:
            return
        off = event.position() - self._dragged_from
        self._dragged_from = event.position()
        degrees = 180.0 / max(120.0, min(self.width(), self.height()))
        self.look_from(self._view.turned(off.x() * degrees, off.y() * degrees))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._dragged_from = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        self.look_from(self._view.zoomed(_STEP ** (event.angleDelta().y() / 120)))
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.update()

    def _describe(self) -> None:
        view = self._view
        seen = int(self.seen().sum())
        self.setAccessibleDescription(
            tr("Seen {from}, {seen} of {count} electrodes on this side. Arrow keys turn it.").format(
                **{"from": side_text(view)}, seen=seen, count=len(self._electrodes.kinds)
            )
        )

    # --- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        palette = active_theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        image = self._picture(palette)
        if image is not None:
            painter.drawImage(QRectF(self.rect()), image)
            self._paint_electrodes(painter, palette)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _picture(self, palette: Palette) -> QImage | None:
        # While it is turned by hand a coarser picture must do: it comes sooner, and the fine one follows.
        ratio = self.devicePixelRatioF() * (_COARSE if self._dragged_from is not None else 1.0)
        size = QSize(max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))
        if self._renderer is not None and (self._image is None or self._image.size() != size):
            try:
                self._image = self._renderer.picture(size, self._view, palette)
            except SurroundingsError as error:
                self._give_up(error)
        return self._image

    def _give_up(self, error: SurroundingsError) -> None:
        self.close_renderer()
        self._image = None
        self.failed.emit(error)

    def _paint_electrodes(self, painter: QPainter, palette: Palette) -> None:
        electrodes, view = self._electrodes, self._view
        if not len(electrodes.kinds):
            return
        width, height = float(self.width()), float(self.height())
        facing = view.facing(electrodes.points, electrodes.normals)
        middle = view.project(electrodes.points, width, height)
        up = view.axes()[1]
        rising = up - (electrodes.normals @ up)[:, np.newaxis] * electrodes.normals
        lengths = np.linalg.norm(rising, axis=1, keepdims=True)
        rising = rising / np.maximum(lengths, 1e-6)
        aside = np.cross(rising, electrodes.normals)
        size = 0.5 * electrodes.room
        right = view.project(electrodes.points + aside * size, width, height) - middle
        below = view.project(electrodes.points - rising * size, width, height) - middle
        # The rim first: what is nearer to the eye is painted over it.
        for k in np.argsort(facing).tolist():
            if facing[k] <= _SEEN:
                continue
            painter.save()
            painter.translate(float(middle[k, 0]), float(middle[k, 1]))
            if electrodes.kinds[k] == "dot":
                paint_dot(painter, QPointF(0, 0), len(electrodes.kinds))
            elif electrodes.kinds[k] == "cross":
                paint_cross(painter, QPointF(0, 0))
            else:
                largest = float(np.hypot(*right[k]))
                shape = QTransform(
                    float(right[k, 0]), float(right[k, 1]), float(below[k, 0]), float(below[k, 1]), 0.0, 0.0
                )
                painter.setTransform(shape, True)
                _paint_sign(painter, electrodes.kinds[k], electrodes.texts[k], largest, palette, self.font())
            painter.restore()


def impedance_electrodes(places: Floats, kiloohms: tuple[float | None, ...], electrode_type: str) -> Electrodes:
    """Signs by verdict, with the number in each."""
    kinds = tuple(impedance_verdict(one, electrode_type) for one in kiloohms)
    return Electrodes(places, kinds, tuple(impedance_text(one) for one in kiloohms))


def side_text(view: Viewpoint) -> str:
    """From which side, in words."""
    if view.elevation > 65:
        return tr("from above")
    around = view.azimuth
    sides = (
        (22.5, tr("from the front")),
        (67.5, tr("from the front left") if around > 0 else tr("from the front right")),
        (112.5, tr("from the left") if around > 0 else tr("from the right")),
        (157.5, tr("from behind left") if around > 0 else tr("from behind right")),
        (181.0, tr("from behind")),
    )
    return next(words for most, words in sides if abs(around) <= most)


def _paint_sign(painter: QPainter, verdict: str, text: str, largest: float, palette: Palette, font: QFont) -> None:
    """The sign of `verdict` in the square from -1 to 1, in which the painter stands."""
    px = max(2 * largest, 1.0)
    painter.scale(2.0 / px, 2.0 / px)  # one unit is a pixel again, along the skin
    area = QRectF(-px / 2, -px / 2, px, px)
    paint_electrode(painter, area, verdict, palette)
    if px < 20 or (verdict == "open" and px < 24):
        return
    written = QFont(font)
    written.setPixelSize(max(8, round(px * 0.4)))
    written.setWeight(QFont.Weight.Bold)
    painter.setFont(written)
    painter.setPen(QColor(palette.text))
    low = area.adjusted(-6, px * (0.22 if verdict == "poor" else 0.0), 6, 0)
    painter.drawText(low, int(Qt.AlignmentFlag.AlignCenter), text)


def _normals(places: Floats) -> Floats:
    """Outwards from the head at these directions, from three points close by."""
    helper = np.where(np.abs(places[:, 2:]) < 0.9, [[0.0, 0.0, 1.0]], [[0.0, 1.0, 0.0]])
    first = np.cross(helper, places)
    first /= np.linalg.norm(first, axis=1, keepdims=True)
    second = np.cross(places, first)
    reach = 0.06
    around = [places + reach * (np.cos(a) * first + np.sin(a) * second) for a in (0.0, 2.0944, 4.1888)]
    points = [surface(one / np.linalg.norm(one, axis=1, keepdims=True)) for one in around]
    normals = np.cross(points[1] - points[0], points[2] - points[0])
    return np.asarray(normals / np.linalg.norm(normals, axis=1, keepdims=True))


def _room(points: Floats) -> float:
    """How wide a sign may be, so that nine of ten neighbours stay apart."""
    if len(points) < 2:
        return 0.2
    nearest = np.array([np.partition(np.linalg.norm(points - one, axis=1), 1)[1] for one in points])
    return float(min(0.24, max(0.04, np.quantile(nearest, 0.1) * 0.95)))
