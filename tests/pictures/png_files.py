"""Small PNG files of what a widget looks like.

Guarantees: at most 128 colours, chosen for the picture so that a colour of few pixels (a state, a warning) stays what
it is (Pillow, which is there with MNE's plots), without dithering, so that a line stays a line; where Pillow is
missing, the picture as Qt writes it. GUI thread only.
"""

import io
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

COLOURS = 128


def save_small(image: QImage, path: Path) -> int:
    """The size of the file, in bytes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.convertToFormat(QImage.Format.Format_RGB888).save(buffer, "PNG")
    whole = bytes(buffer.data().data())
    path.write_bytes(_reduced(whole))
    return path.stat().st_size


def _reduced(whole: bytes) -> bytes:
    try:
        from PIL import Image
    except ImportError:
        return whole
    small = io.BytesIO()
    # Coverage finds the rare colours, two rounds of k-means then put the common ones right.
    picture = Image.open(io.BytesIO(whole)).quantize(
        COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE
    )
    picture.save(small, "PNG", optimize=True)
    return min(whole, small.getvalue(), key=len)
