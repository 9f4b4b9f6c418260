"""The values between the electrodes, at the points that a head is painted at.

Guarantees: what is costly (an equation as large as the electrodes are many) is done in the background and only when
other electrodes take part; new values then cost one product. A field that was overtaken by another set of electrodes is
never told. GUI thread only. Does not: judge electrodes.
"""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from app.core.processing.topography import spline_weights
from app.ui.bridge.background_work import BackgroundWork
from app.ui.heads.head_figures import HeadFigures

REACH = 1.1
"""How far a flat map reaches, 1 being the equator: as far as the head's circle is drawn, and a little more."""
FLAT_POINTS = 64


class SplineField(QObject):
    """Fields at `targets` (unit vectors, shape (m, 3)); see the rules at the top of this module."""

    ready = Signal(object)  # float32 array, shape (m,)

    def __init__(self, targets: NDArray[np.float64], background: BackgroundWork, parent: QObject) -> None:
        super().__init__(parent)
        self._targets = targets
        self._background = background
        # Of waiting work with the same name only the newest is done: no other head may have this one.
        self._name = f"spline-field-{id(self)}"
        self._weights: NDArray[np.float32] | None = None
        self._asked: tuple[str, ...] | None = None
        self._asked_places: NDArray[np.float64] | None = None
        self._newest: HeadFigures | None = None

    def show(self, figures: HeadFigures) -> None:
        """Tell the field of these values as soon as it is known."""
        self._newest = figures
        same = (
            figures.labels == self._asked
            and self._asked_places is not None
            and np.array_equal(figures.places, self._asked_places)
        )
        if not same:
            self._asked, self._asked_places, self._weights = figures.labels, figures.places, None
            places, targets = figures.places, self._targets
            request = self._background.do(self._name, lambda: (places, spline_weights(places, targets)), self)
            request.done.connect(self._take)
            return
        self._tell()

    @Slot(object)
    def _take(self, outcome: tuple[NDArray[np.float64], NDArray[np.float32]]) -> None:
        places, weights = outcome
        if places is self._asked_places:
            self._weights = weights
            self._tell()

    def _tell(self) -> None:
        if self._weights is not None and self._newest is not None:
            self.ready.emit(self._weights @ self._newest.values.astype(np.float32))


def flat_targets(points: int = FLAT_POINTS, reach: float = REACH) -> NDArray[np.float64]:
    """Unit vectors of a square grid over the flat head, row 0 at the nose; shape (points * points, 3)."""
    line = ((np.arange(points) + 0.5) / points * 2 - 1) * reach
    x, y = np.meshgrid(line, -line)
    radius = np.hypot(x, y).ravel()
    polar = radius * np.pi / 2
    scale = np.divide(np.sin(polar), radius, out=np.zeros_like(polar), where=radius > 0)
    return np.stack([x.ravel() * scale, y.ravel() * scale, np.cos(polar)], axis=1)
