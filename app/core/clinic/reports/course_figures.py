"""The recording at one glance: how many electrodes were good over time, what was missing, and what happened when.

Guarantees: one axis of stream time under all of it; kinds of events differ by their row and shape, not by colour alone;
a row says how many marks it stands for. Does not: judge. Pure.
"""

from collections.abc import Callable, Sequence

from app.core.clinic.reports import drawing
from app.core.clinic.reports.content import ReportContent
from app.core.clinic.reports.drawing import ACCENT, INK, RULE, SECOND, SOFT_INK, number, text
from app.core.clinic.reports.wording import stream_time

_WIDTH = 494.0
_LEFT = 74.0
_QUALITY_HEIGHT = 34.0
_ROW_HEIGHT = 12.0
_MOST_MARKS = 2000
_PROGRAM = "#6b3fa0"
_STEPS_S = (5, 10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800)
_Spans = Sequence[tuple[float, float]]


def course(content: ReportContent) -> bytes | None:
    """The figure; None where nothing was analysed."""
    analysis = content.analysis
    if analysis is None or not analysis.course or analysis.span_s <= 0:
        return None
    span_s, right = analysis.span_s, _WIDTH - 6.0

    def x_of(at_s: float) -> float:
        return _LEFT + min(max(at_s / span_s, 0.0), 1.0) * (right - _LEFT)

    top, below = 6.0, 6.0 + _QUALITY_HEIGHT
    parts = [f'<rect x="{number(_LEFT)}" y="{number(top)}" width="{number(right - _LEFT)}" '
             f'height="{number(_QUALITY_HEIGHT)}" fill="#f4f7fa"/>']  # fmt: skip
    for at, share in enumerate(analysis.course):
        x1, x2 = x_of(at * analysis.course_step_s), x_of((at + 1) * analysis.course_step_s)
        if share < 0:
            box = f'x="{number(x1)}" y="{number(top)}" width="{number(x2 - x1)}" height="{number(_QUALITY_HEIGHT)}"'
            parts.append(f'<rect {box} fill="#d9dee4"/>')
            continue
        good = share >= analysis.satisfactory_channels
        size = _QUALITY_HEIGHT * share
        box = f'x="{number(x1)}" y="{number(below - size)}" width="{number(x2 - x1 + 0.1)}" height="{number(size)}"'
        parts.append(f'<rect {box} fill="{"#8fc3a6" if good else "#e3b47c"}"/>')
    limit_y = below - _QUALITY_HEIGHT * analysis.satisfactory_channels
    parts.append(drawing.line(_LEFT, limit_y, right, limit_y, colour=INK, width=0.5, dash="2 2"))
    parts.append(text(_LEFT - 5, top + 9, "Good electrodes", anchor="end", size=7, weight=600))
    words = f"dashed: {analysis.satisfactory_channels * 100:.0f} %"
    parts.append(text(_LEFT - 5, top + 19, words, anchor="end", size=6.3, colour=SOFT_INK))
    y = below + 4
    for title, spans, colour, shape in _rows(content):
        parts.append(text(_LEFT - 5, y + 8, f"{title} ({len(spans)})", anchor="end", size=7))
        parts.append(drawing.line(_LEFT, y + _ROW_HEIGHT, right, y + _ROW_HEIGHT, colour=RULE, width=0.4))
        parts.extend(
            _mark(x_of(begin), x_of(begin + length), y, colour, shape) for begin, length in spans[:_MOST_MARKS]
        )
        y += _ROW_HEIGHT
    parts.append(_axis(span_s, x_of, y + 2))
    return drawing.document(_WIDTH, y + 16, *parts)


def _rows(content: ReportContent) -> list[tuple[str, _Spans, str, str]]:
    """The rows that hold anything: title, onset and length of each mark, colour, shape."""
    detected = content.interpretation.detector_findings if content.interpretation else ()
    found = content.interpretation.findings if content.interpretation else ()
    rows: list[tuple[str, _Spans, str, str]] = [
        ("Findings", [(one.onset_s, one.duration_s) for one in found if one.onset_s is not None], ACCENT, "diamond"),
        (
            "Annotations",
            [(one.onset_s, one.duration_s) for one in content.events if one.kind == "annotation"],
            SECOND,
            "line",
        ),
        (
            "Activation",
            [(one.onset_s, one.duration_s) for one in content.activations if one.onset_s is not None],
            INK,
            "bar",
        ),
        ("Programs", [(one.onset_s, one.duration_s) for one in detected if one.state != "refused"], _PROGRAM, "ring"),
        ("Missing", [(one.onset_s, one.duration_s) for one in content.gaps], "#b3261e", "bar"),
    ]
    return [row for row in rows if row[1]]


def _mark(x1: float, x2: float, y: float, colour: str, shape: str) -> str:
    middle = y + _ROW_HEIGHT / 2
    wide = max(0.0, x2 - x1)
    drawn = ""
    if wide > 1.5 or shape == "bar":
        box = f'x="{number(x1)}" y="{number(middle - 1.6)}" width="{number(max(0.8, wide))}" height="3.2"'
        drawn = f'<rect {box} fill="{colour}"/>'
    if shape == "line":
        return drawn + drawing.line(x1, y + 2, x1, y + _ROW_HEIGHT - 1.5, colour=colour, width=0.8)
    if shape == "diamond":
        points = ((x1, middle - 3.4), (x1 + 2.6, middle), (x1, middle + 3.4), (x1 - 2.6, middle))
        return drawn + f'<polygon points="{" ".join(f"{number(a)},{number(b)}" for a, b in points)}" fill="{colour}"/>'
    if shape == "ring":
        circle = f'cx="{number(x1)}" cy="{number(middle)}" r="2" fill="#fff" stroke="{colour}" stroke-width="0.9"'
        return drawn + f"<circle {circle}/>"
    return drawn


def _axis(span_s: float, x_of: Callable[[float], float], y: float) -> str:
    step_s = next((step for step in _STEPS_S if span_s / step <= 8), _STEPS_S[-1])
    parts = []
    for at_s in range(0, int(span_s) + 1, step_s):
        x = x_of(at_s)
        parts.append(drawing.line(x, y, x, y + 3, colour=SOFT_INK))
        words = stream_time(at_s).removesuffix(".0")
        anchor = "start" if not at_s else "end" if at_s > 0.96 * span_s else "middle"
        parts.append(text(x, y + 11, words, anchor=anchor, size=6.5, colour=SOFT_INK))
    return "".join(parts)
