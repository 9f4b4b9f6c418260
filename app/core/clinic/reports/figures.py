"""The figures of a report as SVG: power spectrum, head maps of the bands, electrodes with impedance and quality.

Guarantees: every figure has its units and its scale on it, and says nothing by colour alone. Does not: decide what is
good; it draws values it is given. Pure; any thread.
"""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from app.core.clinic.reports import drawing
from app.core.clinic.reports.drawing import ACCENT, INK, SECOND, SOFT_INK, number, text
from app.core.clinic.reports.wording import DASH
from app.core.processing.analysis import Analysis
from app.core.processing.topography import electrode_of, electrode_position, flat_position, head_maps

Floats = NDArray[np.float64]

_BAND_SIGNS = {"delta": "δ", "theta": "θ", "alpha": "\N{GREEK SMALL LETTER ALPHA}", "beta": "β"}
_BAND_SIGNS["gamma"] = "\N{GREEK SMALL LETTER GAMMA}"
_MAP_PIXELS = 120
GRADES = {"good": "#1d7a4c", "fair": "#b26a00", "bad": "#b3261e", "unknown": "#7a8793"}


def _head(cx: float, cy: float, radius: float, *, ears: bool = True) -> str:
    """Outline, nose and ears."""
    nose, ear = 0.13 * radius, 0.075 * radius
    style = f'fill="none" stroke="{INK}" stroke-width="{number(max(0.7, radius / 75))}" stroke-linejoin="round"'
    foot, top = cy - radius + 0.012 * radius, cy - radius
    parts = [
        f'<path d="M{number(cx - nose)} {number(foot)}L{number(cx)} {number(top - nose)}'
        f'L{number(cx + nose)} {number(foot)}" {style}/>',
        f'<circle cx="{number(cx)}" cy="{number(cy)}" r="{number(radius)}" {style}/>',
    ]
    for side in (-1.0, 1.0) if ears else ():
        out = number(side * 1.5 * ear)
        back = number(-side * 1.5 * ear)
        start = f"M{number(cx + side * radius)} {number(cy - 2.2 * ear)}"
        curve = f"q{out} {number(-0.8 * ear)} {out} {number(2.2 * ear)}t{back} {number(2.2 * ear)}"
        parts.append(f'<path d="{start}{curve}" {style}/>')
    return "".join(parts)


def _shown(value: float) -> str:
    """Three significant digits, without an exponent."""
    if value == 0 or not math.isfinite(value):
        return "0"
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{value:.{min(digits, 3)}f}"


def spectrum(analysis: Analysis, *, width: float = 500.0, height: float = 176.0) -> bytes | None:
    """Mean and posterior power spectrum on a logarithmic axis; None where there is none."""
    if not analysis.mean_spectrum_uv2_hz:
        return None
    frequencies = np.array(analysis.frequencies_hz)
    shown = (frequencies >= 1.0) & (frequencies <= 45.0)
    if shown.sum() < 4:
        return None
    curves = [("Mean of all good electrodes", np.array(analysis.mean_spectrum_uv2_hz)[shown], ACCENT)]
    if analysis.posterior_spectrum_uv2_hz:
        name = f"Posterior ({len(analysis.posterior_labels)} channels)"
        curves.append((name, np.array(analysis.posterior_spectrum_uv2_hz)[shown], SECOND))
    axis_hz = frequencies[shown]
    values = np.concatenate([curve for _, curve, _ in curves])
    values = values[values > 0]
    if not values.size:
        return None
    top, bottom = math.ceil(math.log10(values.max()) * 2) / 2, math.floor(math.log10(values.min()) * 2) / 2
    left, right, above, below = 44.0, width - 6.0, 16.0, height - 30.0
    last_hz = min(45.0, float(axis_hz[-1]))

    def x_of(hz: float) -> float:
        return left + (hz - 1.0) / (last_hz - 1.0) * (right - left)

    def y_of(power: float) -> float:
        level = math.log10(max(power, 1e-12))
        return below - (max(level, bottom) - bottom) / max(top - bottom, 0.5) * (below - above)

    parts = [_band_strips(analysis, x_of, above, below, last_hz)]
    for decade in range(math.ceil(bottom), math.floor(top) + 1):
        y = y_of(10.0**decade)
        parts.append(drawing.line(left, y, right, y))
        parts.append(text(left - 5, y + 2.6, f"{10.0**decade:g}", anchor="end", colour=SOFT_INK))
    for hz in range(5, int(last_hz) + 1, 5):
        parts.append(drawing.line(x_of(hz), below, x_of(hz), below + 3, colour=SOFT_INK))
        parts.append(text(x_of(hz), below + 11, str(hz), anchor="middle", colour=SOFT_INK))
    parts.append(drawing.line(left, below, right, below, colour=SOFT_INK, width=0.8))
    parts.append(text((left + right) / 2, height - 6, "Frequency (Hz)", anchor="middle", colour=SOFT_INK))
    parts.append(text(9, (above + below) / 2, "Power (µV²/Hz)", anchor="middle", colour=SOFT_INK, turned=True))
    for row, (name, curve, colour) in enumerate(curves):
        parts.append(
            drawing.polyline(
                [(x_of(float(hz)), y_of(float(v))) for hz, v in zip(axis_hz, curve, strict=True)],
                colour=colour,
                width=1.5 if row == 0 else 1.3,
            )
        )
        y = above + 13 + 11 * row
        parts.append(drawing.line(right - 148, y - 2.6, right - 134, y - 2.6, colour=colour, width=1.8))
        parts.append(text(right - 129, y, name))
    rhythm = analysis.posterior_rhythm
    if rhythm is not None and rhythm.frequency_hz <= last_hz:
        peak = float(np.interp(rhythm.frequency_hz, axis_hz, curves[-1][1]))
        x, y = x_of(rhythm.frequency_hz), y_of(peak)
        parts.append(f'<circle cx="{number(x)}" cy="{number(y)}" r="2.6" fill="{SECOND}" stroke="#fff"/>')
        parts.append(text(x + 6, y + 1, f"{rhythm.frequency_hz:.1f} Hz", weight=600, colour=SECOND, size=8))
    return drawing.document(width, height, *parts)


def _band_strips(analysis: Analysis, x_of: Callable[[float], float], above: float, below: float, last_hz: float) -> str:
    parts = []
    for row, band in enumerate(analysis.bands):
        low, high = max(1.0, band.low_hz), min(band.high_hz, last_hz)
        if high <= low:
            continue
        x1, x2 = x_of(low), x_of(high)
        if row % 2 == 0:
            parts.append(
                f'<rect x="{number(x1)}" y="{number(above)}" width="{number(x2 - x1)}" '
                f'height="{number(below - above)}" fill="#f2f5f8"/>'
            )
        sign = _BAND_SIGNS.get(band.name, band.name)
        parts.append(text((x1 + x2) / 2, above - 5, sign, anchor="middle", weight=600, colour=SOFT_INK, size=8.5))
    return "".join(parts)


def band_maps(analysis: Analysis, *, width: float = 500.0) -> bytes | None:
    """One head map a band of the absolute power; None where fewer than 6 scalp electrodes have a value."""
    measured = [channel for channel in analysis.channels if channel.absolute_uv2 and channel.verdict == "good"]
    labels = tuple(channel.label for channel in measured)
    column = width / max(1, len(analysis.bands))
    radius = column * 0.385
    cy = radius * 1.18 + 16
    height = cy + radius + 34
    values = np.array([channel.absolute_uv2 for channel in measured]).reshape(len(measured), len(analysis.bands))
    fields = head_maps(labels, values, _MAP_PIXELS)
    if fields is None:
        return None
    parts: list[str] = []
    for at, band in enumerate(analysis.bands):
        cx, field = column * (at + 0.5), fields[at]
        name = f"{_BAND_SIGNS.get(band.name, '')} {band.name.capitalize()}".strip()
        parts.append(text(cx, 8.5, name, anchor="middle", weight=600, size=8.5))
        parts.append(_one_map(field, labels, cx, cy, radius, f"map{at}"))
        low, high = float(np.nanmin(field)), float(np.nanmax(field))
        parts.append(_scale(cx, cy + radius + 10, radius * 1.5, max(low, 0.0), high, f"scale{at}"))
        parts.append(
            text(
                cx,
                cy + radius + 32,
                f"{band.low_hz:g}{DASH}{band.high_hz:g} Hz",
                anchor="middle",
                colour=SOFT_INK,
                size=7,
            )
        )
    return drawing.document(width, height, *parts)


def _one_map(field: Floats, labels: Sequence[str], cx: float, cy: float, radius: float, name: str) -> str:
    low, high = float(np.nanmin(field)), float(np.nanmax(field))
    # Outside the head the picture repeats the edge, so that no dark fringe shows where it is clipped.
    share = (field - low) / (high - low) if high > low else np.zeros_like(field)
    pixels = drawing.colours(_filled(share))
    left, top, side = cx - radius, cy - radius, 2 * radius
    step = side / field.shape[0]
    lines: list[str] = []
    for level in np.linspace(low, high, 7)[1:-1] if high > low else ():
        lines.extend(
            f"M{number(left + (a[0] + 0.5) * step)} {number(top + (a[1] + 0.5) * step)}"
            f"L{number(left + (b[0] + 0.5) * step)} {number(top + (b[1] + 0.5) * step)}"
            for a, b in drawing.contour(field, float(level))
        )
    dots = []
    for label in labels:
        place = electrode_position(label)
        if place is not None:
            x, y = flat_position(place)
            if math.hypot(x, y) <= 1.02:
                at = f'cx="{number(cx + x * radius)}" cy="{number(cy - y * radius)}"'
                dots.append(f'<circle {at} r="0.75" fill="#fff" stroke="{INK}" stroke-width="0.35"/>')
    return (
        f'<clipPath id="{name}"><circle cx="{number(cx)}" cy="{number(cy)}" r="{number(radius)}"/></clipPath>'
        f'<g clip-path="url(#{name})"><image x="{number(left)}" y="{number(top)}" width="{number(side)}" '
        f'height="{number(side)}" preserveAspectRatio="none" href="{drawing.picture(pixels)}"/>'
        f'<path d="{"".join(lines)}" fill="none" stroke="{INK}" stroke-opacity="0.45" stroke-width="0.4"/></g>'
        f"{''.join(dots)}{_head(cx, cy, radius)}"
    )


def _filled(share: Floats) -> Floats:
    """The map with what lies outside the head taken from the nearest place inside."""
    size = share.shape[0]
    line = (np.arange(size) + 0.5) / size * 2 - 1
    x, y = np.meshgrid(line, line)
    radius = np.hypot(x, y)
    shrink = np.where(radius > 0.985, 0.985 / np.maximum(radius, 1e-9), 1.0)
    column = np.clip(((x * shrink + 1) / 2 * size).astype(int), 0, size - 1)
    row = np.clip(((y * shrink + 1) / 2 * size).astype(int), 0, size - 1)
    return np.where(np.isfinite(share), share, share[row, column])


def _scale(cx: float, y: float, length: float, low: float, high: float, name: str) -> str:
    stops = "".join(
        f'<stop offset="{number(share * 100)}%" stop-color="rgb({r},{g},{b})"/>'
        for share, (r, g, b) in zip(np.linspace(0, 1, 9), drawing.colours(np.linspace(0, 1, 9)).tolist(), strict=True)
    )
    x = cx - length / 2
    return (
        f'<linearGradient id="{name}">{stops}</linearGradient>'
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(length)}" height="4" rx="1" fill="url(#{name})"/>'
        + text(x, y + 12, _shown(low), size=6.5, colour=SOFT_INK)
        + text(x + length, y + 12, f"{_shown(high)} µV²", size=6.5, colour=SOFT_INK, anchor="end")
    )


def electrode_map(grades: Sequence[tuple[str, str, str]], *, width: float = 250.0) -> bytes | None:
    """The head with each electrode's name and value, its grade as colour and shape.

    Args:
        grades: Label, value as shown (may be empty), grade ("good", "fair", "bad", "unknown"); one for each electrode.
        width: In points; the height follows.

    Returns:
        None where no label names an electrode.
    """
    placed: dict[str, tuple[float, float, str, str]] = {}
    for label, value, grade in grades:
        name, place = electrode_of(label), electrode_position(label)
        if name is not None and place is not None:
            placed.setdefault(name, (*flat_position(place), value, grade))
    if not placed:
        return None
    # Drawn a little towards the middle, so that those on the equator stand within the outline.
    inwards = 0.86
    reach = max(1.0, inwards * max(math.hypot(x, y) for x, y, _, _ in placed.values()))
    radius = width / 2 / (reach + 0.15)
    cx, cy = width / 2, radius * (reach + 0.15)
    crowd = len(placed)
    size = 8.2 if crowd <= 32 else 5.2 if crowd <= 75 else 3.6 if crowd <= 140 else 2.8
    parts = [
        f'<circle cx="{number(cx)}" cy="{number(cy)}" r="{number(radius)}" fill="#f7f9fb"/>',
        _head(cx, cy, radius, ears=reach <= 1.0),
    ]
    for name, (x, y, value, grade) in placed.items():
        px, py = cx + x * radius * inwards, cy - y * radius * inwards
        # The name above the mark, the value below.
        # Of very many only those that need a look are named; the table names all.
        if crowd > 140 and grade == "good":
            parts.append(_marker(px, py, size * 0.42, grade))
            continue
        parts.append(text(px, py - size * 0.62, name, anchor="middle", size=size, weight=600, halo="#f7f9fb"))
        if value:
            parts.append(text(px, py + size * 1.28, value, anchor="middle", size=size * 0.92, colour=GRADES[grade]))
        parts.append(_marker(px, py, size * 0.42, grade))
    return drawing.document(width, cy * 2, *parts)


def _marker(x: float, y: float, r: float, grade: str) -> str:
    colour = GRADES[grade]
    if grade == "good":
        return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(r)}" fill="{colour}"/>'
    if grade == "fair":
        points = ((x, y - 1.15 * r), (x + 1.1 * r, y + 0.8 * r), (x - 1.1 * r, y + 0.8 * r))
        return f'<polygon points="{" ".join(f"{number(a)},{number(b)}" for a, b in points)}" fill="{colour}"/>'
    if grade == "bad":
        corner = f'x="{number(x - 0.95 * r)}" y="{number(y - 0.95 * r)}"'
        return f'<rect {corner} width="{number(1.9 * r)}" height="{number(1.9 * r)}" fill="{colour}"/>'
    return (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(r * 0.85)}" fill="#fff" stroke="{colour}" '
        f'stroke-width="{number(r * 0.35)}"/>'
    )
