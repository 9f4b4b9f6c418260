"""A station's link and a renderer without a station and without OpenGL, for panels of heads."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QColor, QImage

from app.core.errors import SurroundingsError
from app.core.workers.messages import BandPowers, ChannelQuality, QualityReport
from app.ui.bridge.background_work import BackgroundWork
from app.ui.heads.viewpoint import Viewpoint
from app.ui.theme.palette import Palette

BANDS = ("delta", "theta", "alpha", "beta", "gamma")


class FakeLink(QObject):
    """The signals that a feed listens to, and the background."""

    bands_arrived = Signal(object)
    quality_arrived = Signal(object)
    state_arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.background = BackgroundWork(self)


class FakeRenderer:
    """Draws a grey square; `fails` makes it refuse the next picture."""

    def __init__(self) -> None:
        self.frames = 0
        self.fails = False
        self.closed = False
        self.shares: NDArray[np.float32] | None = None
        self.views: list[Viewpoint] = []
        self.sizes: list[QSize] = []

    def paint_values(self, shares: NDArray[np.float32] | None) -> None:
        self.shares = shares

    def picture(self, size: QSize, view: Viewpoint, palette: Palette) -> QImage:
        if self.fails:
            raise SurroundingsError("OpenGL has gone.")
        self.frames += 1
        self.views.append(view)
        self.sizes.append(size)
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor(palette.raised))
        return image

    def close(self) -> None:
        self.closed = True


def bands_of(labels: tuple[str, ...], alpha_uv2: dict[str, float] | None = None, stream: str = "a") -> BandPowers:
    """Delta 9, theta 4, alpha as given (else 16), beta 5, gamma 2 microvolts squared."""
    alpha = alpha_uv2 or {}
    return BandPowers(
        stream_id=stream,
        at_sample=0,
        labels=labels,
        bands=BANDS,
        power_uv2=tuple((9.0, 4.0, alpha.get(label, 16.0), 5.0, 2.0) for label in labels),
    )


def quality_of(verdicts: dict[str, str], stream: str = "a") -> QualityReport:
    return QualityReport(
        stream_id=stream,
        at_sample=0,
        blocks_lost=0,
        delay_ms=1.0,
        channels=tuple(
            ChannelQuality(label=label, verdict=verdict, rms_uv=1.0, mains_ratio=0.0, clipped_fraction=0.0)
            for label, verdict in verdicts.items()
        ),
    )
