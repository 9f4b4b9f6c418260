"""The figure beside the background rhythm: posterior spectra of the two sides, and with eyes open.

Guarantees: units and scale are on it; lines differ by their dashes too, not by colour alone. Does not: judge. Pure.
"""

import math

import numpy as np

from app.core.clinic.reports import drawing
from app.core.clinic.reports.drawing import INK, SOFT_INK, number, text
from app.core.processing.background import EYES_CLOSED, BackgroundRhythm

_LEFT, _RIGHT = "#12507b", "#8c2f1b"


def posterior_spectra(background: BackgroundRhythm, *, width: float = 240.0, height: float = 128.0) -> bytes | None:
    """Power by frequency, 2 to 25 Hz, on a logarithmic axis; None where there is none."""
    closed = " closed" if background.state == EYES_CLOSED else ""
    curves = [
        (f"Left{closed}", background.left_uv2_hz, _LEFT, ""),
        (f"Right{closed}", background.right_uv2_hz, _RIGHT, "4 1.6"),
        ("Both, eyes open", background.open_uv2_hz, INK, "1.2 1.6"),
    ]
    curves = [curve for curve in curves if curve[1]]
    axis_hz = np.array(background.frequencies_hz)
    inside = (axis_hz >= 2.0) & (axis_hz <= 25.0)
    if not curves or inside.sum() < 8:
        return None
    values = np.concatenate([np.array(curve)[inside] for _, curve, _, _ in curves])
    values = values[values > 0]
    if not values.size:
        return None
    top = math.ceil(math.log10(values.max()) * 4) / 4
    bottom = max(math.floor(math.log10(values.min()) * 4) / 4, top - 4)
    left, right, above, below = 36.0, width - 4.0, 6.0, height - 24.0

    def x_of(hz: float) -> float:
        return left + (hz - 2.0) / 23.0 * (right - left)

    def y_of(power: float) -> float:
        level = max(math.log10(max(power, 1e-12)), bottom)
        return below - (level - bottom) / max(top - bottom, 0.25) * (below - above)

    parts = [
        f'<rect x="{number(x_of(8))}" y="{number(above)}" width="{number(x_of(13) - x_of(8))}" '
        f'height="{number(below - above)}" fill="#f2f5f8"/>'
    ]
    for decade in range(math.ceil(bottom), math.floor(top) + 1):
        y = y_of(10.0**decade)
        parts.append(drawing.line(left, y, right, y))
        parts.append(text(left - 4, y + 2.4, f"{10.0**decade:g}", anchor="end", size=6.8, colour=SOFT_INK))
    for hz in (5, 10, 15, 20, 25):
        parts.append(drawing.line(x_of(hz), below, x_of(hz), below + 3, colour=SOFT_INK))
        parts.append(text(x_of(hz), below + 10, str(hz), anchor="middle", size=6.8, colour=SOFT_INK))
    parts.append(drawing.line(left, below, right, below, colour=SOFT_INK, width=0.8))
    parts.append(text((left + right) / 2, height - 4, "Frequency (Hz)", anchor="middle", size=6.8, colour=SOFT_INK))
    parts.append(
        text(
            8, (above + below) / 2, "Posterior power (µV²/Hz)", anchor="middle", size=6.8, colour=SOFT_INK, turned=True
        )
    )
    for row, (name, curve, colour, dash) in enumerate(curves):
        points = zip(axis_hz[inside], np.array(curve)[inside], strict=True)
        path = drawing.polyline([(x_of(float(hz)), y_of(float(v))) for hz, v in points], colour=colour, width=1.2)
        parts.append(path.replace("<polyline ", f'<polyline stroke-dasharray="{dash}" ', 1) if dash else path)
        y = above + 9 + 9.5 * row
        parts.append(drawing.line(right - 74, y - 2.4, right - 60, y - 2.4, colour=colour, width=1.3, dash=dash))
        parts.append(text(right - 56, y, name, size=6.8))
    return drawing.document(width, height, *parts)
