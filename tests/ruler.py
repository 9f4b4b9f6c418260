"""Holds a ruler to the real page: how high a square wave of a known voltage is on the screen, in millimetres.

Run as a program it prints the height, so that a test can have it measured at another device pixel ratio
(`QT_SCALE_FACTOR`), which a process has for life.
"""

import json
import sys
from dataclasses import replace

import numpy as np
from PySide6.QtWidgets import QApplication

from app.core.signals.blocks import SampleBlock
from app.ui.bridge.block_inbox import BlockInbox
from app.ui.signal_views.drawing_mode import DrawingMode
from app.ui.signal_views.montages import MontageName
from app.ui.signal_views.page_settings import PageSettings
from app.ui.signal_views.physical_scale import ScreenCalibration
from app.ui.signal_views.trace_page import TracePage
from app.ui.theme.active import ActiveTheme
from app.ui.theme.palette import ThemeName
from tests.fakes.station import make_stream

RATE_HZ = 500.0
MM_PER_PX = 0.2646


def square_wave_mm(amplitude_uv: float, uv_per_mm: float, mode: DrawingMode) -> tuple[float, float]:
    """Height of a wave of +-`amplitude_uv` on a page with `uv_per_mm`, and the page's device pixel ratio."""
    stream = make_stream(("Cz",), RATE_HZ)
    inbox = BlockInbox()
    page = TracePage(inbox)
    page.resize(700, 420)
    page.show()
    calibration = ScreenCalibration(mm_per_px=MM_PER_PX, measured=True)
    page.apply(
        replace(
            PageSettings(), uv_per_mm=uv_per_mm, calibration=calibration, montage=MontageName.REFERENTIAL, mode=mode
        )
    )
    page.show_streams((stream,))
    n = round(9.0 * RATE_HZ)
    half = round(0.5 * RATE_HZ)
    wave = np.where(np.arange(n) // half % 2 == 0, amplitude_uv, -amplitude_uv).astype(np.float32)[None, :]
    inbox.put(SampleBlock(stream.stream_id, 0, 0, float("nan"), 0, RATE_HZ, wave))
    page.draw_frame()
    QApplication.processEvents()
    grabbed = page.grab().toImage()
    image = grabbed.convertToFormat(grabbed.Format.Format_RGB32)  # named, so that it outlives its bits
    ratio = image.devicePixelRatio()
    place = page.raster_rect().translated(-page.raster_place(page.raster_rect().topLeft()))
    left, top = round(place.left() * ratio), round(place.top() * ratio)
    width, height = round(place.width() * ratio), round(place.height() * ratio)
    pixels = np.frombuffer(image.constBits(), dtype=np.uint32)
    shown = pixels.reshape(image.height(), image.bytesPerLine() // 4)[top : top + height, left : left + width]
    levels = [level for column in range(width) if (level := _level(shown[:, column])) is not None]
    page.hide()
    page.deleteLater()
    return (max(levels) - min(levels)) / ratio * MM_PER_PX, ratio


def _level(column: np.ndarray) -> float | None:  # type: ignore[type-arg]
    """Where a flat piece of the trace crosses a column: the middle of its light; None where it is not flat there."""
    green = (column >> np.uint32(8) & np.uint32(0xFF)).astype(np.float64)
    light = np.abs(green - np.median(green))
    lit = np.nonzero(light > 0)[0]
    if lit.size == 0 or lit[-1] - lit[0] > 6:
        return None
    return float((np.arange(light.size) * light).sum() / light.sum() + 0.5)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    ActiveTheme(application, ThemeName.DARK)
    height_mm, pixel_ratio = square_wave_mm(127.0, 10.0, DrawingMode(sys.argv[1]))
    sys.stdout.write(json.dumps({"height_mm": height_mm, "ratio": pixel_ratio}))
