"""The pages of a PDF as pictures, drawn in memory by PDFium.

Guarantees: nothing touches the disk; no script, link or form of the document is run. Does not: keep the document
between two calls. Any thread; PDFium bears only one at a time, so whoever comes second waits.
"""

import threading
from dataclasses import dataclass
from typing import Any

import pypdfium2
from PySide6.QtGui import QImage

from app.core.errors import DefectError

_ONE_AT_A_TIME = threading.Lock()
MOST_PIXELS = 40_000_000
"""Of one page; a larger scale is drawn as large as this allows."""


@dataclass(frozen=True, slots=True)
class PageShape:
    """A page: size in points (1/72 inch), and its words for a screen reader."""

    width_pt: float
    height_pt: float
    words: str


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as a picture, drawn at this many pixels to the point (or as many as `MOST_PIXELS` allows)."""

    number: int
    pixels_per_pt: float
    picture: QImage
    whole: bool = True
    """Whether it is as large as was asked for."""


def page_shapes(content: bytes) -> tuple[PageShape, ...]:
    """The pages of the document.

    Raises:
        DefectError: It is no PDF.
    """
    with _ONE_AT_A_TIME:
        document = _opened(content)
        try:
            shapes = []
            for page in document:
                width_pt, height_pt = page.get_size()
                words = " ".join(page.get_textpage().get_text_bounded().split())
                shapes.append(PageShape(width_pt, height_pt, words))
            return tuple(shapes)
        finally:
            document.close()


def drawn_page(content: bytes, number: int, pixels_per_pt: float) -> DrawnPage:
    """One page; as large as asked for, or as `MOST_PIXELS` allows.

    Args:
        number: From 0.

    Raises:
        DefectError: It is no PDF, or has no such page.
    """
    with _ONE_AT_A_TIME:
        document = _opened(content)
        try:
            if not 0 <= number < len(document):
                raise DefectError("The report has no such page.")
            page = document[number]
            width_pt, height_pt = page.get_size()
            most = (MOST_PIXELS / (width_pt * height_pt)) ** 0.5
            bitmap = page.render(scale=min(pixels_per_pt, most), rev_byteorder=True)
            picture = bitmap.to_numpy()
            height, width, depth = picture.shape
            pixels = picture.tobytes()  # a copy: the memory below it goes with the bitmap
            del picture
            bitmap.close()
        finally:
            document.close()
    form = {1: QImage.Format.Format_Grayscale8, 3: QImage.Format.Format_RGB888, 4: QImage.Format.Format_RGBA8888}
    made = QImage(pixels, width, height, width * depth, form[depth]).copy()
    return DrawnPage(number, pixels_per_pt, made, whole=pixels_per_pt <= most)


def _opened(content: bytes) -> Any:  # pypdfium2 has no types
    make: Any = pypdfium2.PdfDocument
    try:
        return make(content)
    except pypdfium2.PdfiumError as error:
        raise DefectError("The report is no PDF that can be shown.") from error
