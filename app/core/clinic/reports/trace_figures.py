"""An excerpt of signal as SVG, to scale: a millimetre of the figure is a millimetre of the paper.

Guarantees: sensitivity and time base are those the excerpt names, true to a ruler where the page is printed at 100 %;
negative is up; what is missing is a hole in the trace, and what leaves the figure is cut at its edge; a mark says by
its line and its words who set it. Does not: choose, filter or derive. Pure; any thread.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from app.core.clinic.reports import drawing, wording
from app.core.clinic.reports.drawing import ACCENT, INK, RULE, SECOND, SOFT_INK, number, text
from app.core.processing.excerpts import Excerpt, ExcerptMark

PT_PER_MM = 72 / 25.4
WIDTH_MM = 261.0
_LABEL_MM = 21.0
_TRACES_MM = 132.0
_WIDEST_TRACE_MM = 9.0
_GROUP_GAP_MM = 1.6
_MARKS_MM = 9.0
_AXIS_MM = 9.0
_MOST_MARK_ROWS = 2
# Finer than the eye: more samples than this to the millimetre become their highest and lowest.
_FINEST_PER_MM = 12
_SIDES = {"left": "#12507b", "right": "#8c2f1b"}
_MADE_BY = {"detector": "program: ", "device": "device: "}
MARK_COLOURS = {"clinician": SECOND, "detector": "#6b3fa0", "device": SOFT_INK}


def trace_page(excerpt: Excerpt) -> bytes:
    """The figure, `WIDTH_MM` wide where the excerpt fills its page."""
    traces = np.frombuffer(excerpt.samples, dtype="<f4").reshape(len(excerpt.labels), -1)
    centres_mm, height_mm = _rows(excerpt)
    plot_mm = excerpt.seconds * excerpt.mm_per_s
    top, bottom = _MARKS_MM, _MARKS_MM + height_mm
    clip = (
        f'<clipPath id="plot"><rect x="{_pt(_LABEL_MM)}" y="{_pt(top)}" width="{_pt(plot_mm)}" '
        f'height="{_pt(height_mm)}"/></clipPath>'
    )
    parts = [f"<defs>{clip}</defs>", _grid(excerpt, top, bottom, plot_mm)]
    parts.extend(_marks(excerpt, top, bottom))
    parts.append('<g clip-path="url(#plot)">')
    for row, centre_mm in enumerate(centres_mm):
        path = _path(traces[row], excerpt, top + centre_mm, excerpt.uv_per_mm_of(row))
        colour = _SIDES.get(excerpt.sides[row], INK)
        parts.append(
            f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="0.5" stroke-linejoin="round" '
            'stroke-linecap="round"/>'
        )
    parts.append("</g>")
    for row, centre_mm in enumerate(centres_mm):
        colour = _SIDES.get(excerpt.sides[row], INK)
        y = (top + centre_mm) * PT_PER_MM + 2.4
        parts.append(text((_LABEL_MM - 2) * PT_PER_MM, y, excerpt.labels[row], anchor="end", size=7, colour=colour))
    parts.append(_scale_bars(excerpt, plot_mm, bottom))
    return drawing.document(WIDTH_MM * PT_PER_MM, (bottom + _AXIS_MM) * PT_PER_MM, *parts)


def trace_page_text(excerpt: Excerpt) -> str:
    """The line printed on the page, as on the screen: sensitivity, time base, filters, montage, polarity."""
    scale = f"{excerpt.uv_per_mm:g} µV/mm     {excerpt.mm_per_s:g} mm/s"
    if excerpt.ecg_uv_per_mm:
        scale = f"{excerpt.uv_per_mm:g} µV/mm     ECG {excerpt.ecg_uv_per_mm:g} µV/mm     {excerpt.mm_per_s:g} mm/s"
    return f"{scale}     {excerpt.filters}     {excerpt.montage}     Negative up"


def _pt(mm: float) -> str:
    return number(mm * PT_PER_MM)


def _rows(excerpt: Excerpt) -> tuple[list[float], float]:
    """The baseline of each trace from the top, and the height of all, in millimetres; chains stand apart."""
    gaps = sum(a != b for a, b in pairwise(excerpt.groups))
    n = len(excerpt.labels)
    each = min(_WIDEST_TRACE_MM, (_TRACES_MM - gaps * _GROUP_GAP_MM) / max(1, n))
    centres, at = [], 0.0
    for row in range(n):
        if row and excerpt.groups[row] != excerpt.groups[row - 1]:
            at += _GROUP_GAP_MM
        centres.append(at + each / 2)
        at += each
    return centres, at


def _grid(excerpt: Excerpt, top: float, bottom: float, plot_mm: float) -> str:
    """A line each second, a tick each fifth of one, the time below."""
    parts = []
    begin_s, end_s = excerpt.onset_s, excerpt.onset_s + excerpt.seconds
    for fifth in range(int(np.ceil(begin_s * 5 - 1e-6)), int(np.floor(end_s * 5 + 1e-6)) + 1):
        at_s = fifth / 5
        x = (_LABEL_MM + (at_s - begin_s) * excerpt.mm_per_s) * PT_PER_MM
        if fifth % 5:
            parts.append(drawing.line(x, bottom * PT_PER_MM, x, (bottom + 1) * PT_PER_MM, colour=SOFT_INK, width=0.35))
            continue
        parts.append(drawing.line(x, top * PT_PER_MM, x, (bottom + 1.8) * PT_PER_MM, colour="#c3ccd5", width=0.45))
        words = wording.stream_time(at_s).removesuffix(".0")
        last = at_s > end_s - 0.2
        parts.append(
            text(x, (bottom + 4.6) * PT_PER_MM, words, anchor="end" if last else "middle", size=6.5, colour=SOFT_INK)
        )
    left, right = _LABEL_MM * PT_PER_MM, (_LABEL_MM + plot_mm) * PT_PER_MM
    for y_mm in (top, bottom):
        parts.append(drawing.line(left, y_mm * PT_PER_MM, right, y_mm * PT_PER_MM, colour=RULE, width=0.6))
    return "".join(parts)


def _marks(excerpt: Excerpt, top: float, bottom: float) -> list[str]:
    """A bar above the traces with words where it begins, and a line through them; a program's is dashed."""
    parts: list[str] = []
    taken = [-1.0] * _MOST_MARK_ROWS
    for mark in excerpt.marks:
        begin_mm, end_mm = (_place(excerpt, at_s) for at_s in (mark.onset_s, mark.onset_s + mark.duration_s))
        colour = MARK_COLOURS.get(mark.made_by, SOFT_INK)
        dash = "" if mark.made_by == "clinician" else "2 1.6"
        if mark.onset_s >= excerpt.onset_s:
            parts.append(
                drawing.line(
                    begin_mm * PT_PER_MM, top * PT_PER_MM, begin_mm * PT_PER_MM, bottom * PT_PER_MM,
                    colour=colour, width=0.7, dash=dash,
                )
            )  # fmt: skip
        if end_mm > begin_mm:
            bar = f'x="{_pt(begin_mm)}" y="{_pt(top - 0.7)}" width="{_pt(end_mm - begin_mm)}" height="{_pt(0.7)}"'
            parts.append(f'<rect {bar} fill="{colour}"/>')
        words = _mark_words(mark, excerpt)
        row = next((row for row in range(_MOST_MARK_ROWS) if taken[row] <= begin_mm), None)
        if row is None:
            continue
        taken[row] = begin_mm + 1.45 * len(words) + 2
        y = (top - 2.2 - 3.2 * row) * PT_PER_MM
        parts.append(text(begin_mm * PT_PER_MM, y, words, size=6.8, weight=600, colour=colour))
    return parts


def _place(excerpt: Excerpt, at_s: float) -> float:
    """Millimetres from the figure's left edge, within the traces."""
    return _LABEL_MM + float(np.clip(at_s - excerpt.onset_s, 0.0, excerpt.seconds)) * excerpt.mm_per_s


def _mark_words(mark: ExcerptMark, excerpt: Excerpt) -> str:
    words = _MADE_BY.get(mark.made_by, "") + mark.text
    if mark.onset_s < excerpt.onset_s:
        words = f"… {words}"
    return words if len(words) <= 70 else f"{words[:69]}…"


def _path(values: NDArray[np.float32], excerpt: Excerpt, baseline_mm: float, uv_per_mm: float) -> str:
    """The trace; a hole where samples are missing."""
    per_mm = excerpt.rate_hz / excerpt.mm_per_s
    x_mm = np.arange(values.size) / per_mm
    y_mm = values / uv_per_mm  # negative is up, as y grows downwards: no change of sign
    if per_mm > _FINEST_PER_MM:
        x_mm, y_mm = _thinned(x_mm, y_mm, round(2 * per_mm / _FINEST_PER_MM))
    there = np.isfinite(y_mm)
    pieces = []
    x = (_LABEL_MM + x_mm) * PT_PER_MM
    y = (baseline_mm + y_mm) * PT_PER_MM
    edges = np.flatnonzero(np.diff(np.concatenate([[False], there, [False]]).astype(int)))
    for first, end in zip(edges[0::2], edges[1::2], strict=True):
        points = [f"{a:.2f} {b:.2f}" for a, b in zip(x[first:end], y[first:end], strict=True)]
        pieces.append("M" + "L".join(points))
    return "".join(pieces)


def _thinned(
    x_mm: NDArray[np.float64], y_mm: NDArray[np.float32], group: int
) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
    """Of each `group` samples the lowest and the highest, in their order."""
    whole = y_mm.size // group * group
    folded = y_mm[:whole].reshape(-1, group)
    held = np.nan_to_num(folded)
    both = np.sort(np.stack([held.argmin(axis=1), held.argmax(axis=1)]), axis=0)
    at = (both + np.arange(folded.shape[0]) * group).T.ravel()
    return x_mm[at], y_mm[at]


def _scale_bars(excerpt: Excerpt, plot_mm: float, bottom: float) -> str:
    """A second and a round amplitude, as long as they are on this page, in the corner below."""
    high_mm = 5.0
    uv = high_mm * excerpt.uv_per_mm
    x, y = (_LABEL_MM - 8.0) * PT_PER_MM, (bottom + 1.6) * PT_PER_MM
    foot = y + high_mm * PT_PER_MM
    parts = [
        drawing.line(x, y, x, foot, colour=ACCENT, width=1.0),
        text(x - 3, (y + foot) / 2 + 2.4, f"{uv:g} µV", anchor="end", size=6.5, colour=ACCENT),
    ]
    if plot_mm >= 60:
        left, right = (_LABEL_MM + plot_mm - 50) * PT_PER_MM, (_LABEL_MM + plot_mm) * PT_PER_MM
        line_y = (bottom + 7.2) * PT_PER_MM
        parts.append(drawing.line(left, line_y, right, line_y, colour=ACCENT, width=1.0))
        for end in (left, right):
            parts.append(drawing.line(end, line_y - 2, end, line_y + 2, colour=ACCENT, width=1.0))
        words = "50 mm where printed at 100 %"
        parts.append(text(left - 4, line_y + 2.2, words, anchor="end", size=6.5, colour=ACCENT))
    return "".join(parts)
