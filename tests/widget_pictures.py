"""What a widget looks like, as numbers. GUI thread only."""

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget


def pictured(widget: QWidget) -> QImage:
    """What it looks like."""
    image = QImage(widget.size(), QImage.Format.Format_RGB888)
    painter = QPainter(image)
    widget.render(painter, QPoint(0, 0))
    painter.end()
    return image


def pixels(image: QImage) -> np.ndarray:
    """sRGB, 0 to 1, (height, width, 3)."""
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return flat[:, : image.width() * 3].reshape(image.height(), image.width(), 3) / 255.0


def image_of(values: np.ndarray) -> QImage:
    """The opposite of `pixels`."""
    flat = np.ascontiguousarray(np.round(values * 255).astype(np.uint8))
    height, width, _ = flat.shape
    return QImage(flat.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()
