"""When samples were taken, from when their blocks arrived.

A block may arrive late but never early: arrival times lie above the line on which an undelayed link would put them.
That line is the lower envelope of the arrivals; its slope is the ratio of the two clocks. It is found stretch by
stretch as the edge of the lower convex hull that spans the stretch's middle, which is the line below all points that
lies nearest to them. Sources: S. B. Moon, P. Skelly, D. Towsley, "Estimation and removal of clock skew from network
delay measurements", INFOCOM 1999, doi:10.1109/INFCOM.1999.749287; by the hull: L. Zhang, Z. Liu, C. H. Xia, "Clock
synchronization algorithms for network measurements", INFOCOM 2002, doi:10.1109/INFCOM.2002.1019257. Stretches of 30 s
overlap by half and are joined by straight lines, so that the clocks may drift against each other, slowly (some hundred
ppm, changing by 1 ppm/s at most).

Where the two clocks part (the device's stood still, the device was opened again, samples were lost that nobody counted)
a new fit begins: at places where the caller says that it may have happened, and wherever the arrivals show a step.

Guarantees: memory and time grow with the recording's length, not with its samples: two points a second at most are
kept. Each time comes with an uncertainty, which grows where little is known.
Does not: know the shortest delay of the link, which no arrival can tell; it is in every time, and the same for all of a
fit. Pure; any thread.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
Integers = NDArray[np.int64]

_BIN_S = 0.5
_STRETCH_S = 30.0
_STEP_BINS = 16
_SMALLEST_STEP_S = 0.0015
_STEP_NOISES = 8.0
_ODD_RATE = 1e-3
_CHUNKS = 64
_CHUNK_S = 20.0
# Fewer points than this leave a slope to chance.
_FEW_POINTS = 8
_SLOPE_UNKNOWN = 200e-6
# The slope of shorter stretches is not asked by others; fits with fewer stretches ask others.
_SURE_SLOPE_S = 20.0
_FEW_STRETCHES = 2
_SLOPES_AROUND = 7
_SLOPE_MAY_DIFFER = 15e-6
# This far off it is no noise: the device samples at another rate since.
_OTHER_SLOPE = 2e-3
_LEAST_UNCERTAINTY_S = 20e-6
_CAUTION = 1.5


@dataclass(frozen=True, slots=True, eq=False)
class Arrivals:
    """Blocks of one stream in the order recorded, shape (n,), n > 0.

    Attributes:
        first / end: Sample indices of each block; a block has arrived when sample `end` begins, or later.
        host_s: When each arrived, on one monotonic clock.
        may_part: Blocks before which the clocks may have parted; found by the caller.
    """

    first: Integers
    end: Integers
    host_s: Doubles
    may_part: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Points:
    """A fit's earliest arrival of each half second: its sample time, and how late it was.

    Attributes:
        begin_s / end_s: Sample time from which and to which the fit holds, gaps included.
    """

    x_s: Doubles
    late_s: Doubles
    begin_s: float
    end_s: float


class Envelope:
    """The fit of one stream.

    Attributes:
        period_s: Time of one sample that the fit starts from.
        ratio: Median of host time by device time, less one, of all stretches: the drift; plus is a slow device.
        n_fits: Number of fits with an offset of their own.
    """

    def __init__(self, arrivals: Arrivals, rate_hz: float) -> None:
        self._first_sample = int(arrivals.first[0])
        self._host_from_s = float(arrivals.host_s[0])
        self.period_s = _period_s(arrivals, rate_hz)
        x_s = self._sample_time_s(arrivals.end)
        late_s = (arrivals.host_s - self._host_from_s) - x_s
        parts = _cut(arrivals, x_s, late_s)
        usual_s = _usual_lateness_s([points for _, points in parts])
        self._begins = np.array([begin for begin, _ in parts], np.int64)
        stretches = [_stretches(points) for _, points in parts]
        slopes = _Slopes(stretches)
        self.ratio = slopes.median
        self._curves = [
            _curve(slopes.steady(fit, points), points, usual_s, slopes)
            for fit, (_, points) in zip(stretches, parts, strict=True)
        ]
        self.n_fits = len(parts)

    @property
    def rate_hz(self) -> float:
        """Samples in a second of this machine, as a median over the recording."""
        return 1.0 / (self.period_s * (1.0 + self.ratio))

    def host_s(self, samples: Integers) -> Doubles:
        """When each sample began, on the machine's clock."""
        x_s = self._sample_time_s(samples)
        return self._host_from_s + x_s + self._read(samples, x_s, "late_s")

    def uncertainty_s(self, samples: Integers) -> Doubles:
        """How far off each may be, besides the link's shortest delay."""
        return self._read(samples, self._sample_time_s(samples), "uncertain_s")

    def _sample_time_s(self, samples: Integers) -> Doubles:
        return np.asarray((samples - self._first_sample) * self.period_s, np.float64)

    def _read(self, samples: Integers, x_s: Doubles, what: str) -> Doubles:
        fit = np.maximum(np.searchsorted(self._begins, samples, side="right") - 1, 0)
        values = np.empty(len(samples), np.float64)
        for number in np.unique(fit):
            curve, of_fit = self._curves[number], fit == number
            values[of_fit] = np.interp(x_s[of_fit], curve.x_s, getattr(curve, what))
        return values


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A line below the points around `x_s`.

    Attributes:
        width_s: From the first of its points to the last.
        told: Whether there are enough points to tell the slope; without, it is zero.
    """

    x_s: float
    late_s: float
    slope: float
    uncertain_s: float
    width_s: float
    told: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Curve:
    """Knots; times between them are straight lines."""

    x_s: Doubles
    late_s: Doubles
    uncertain_s: Doubles


class _Slopes:
    """The oscillator of a device that stood still for a while goes on as it did: a short fit's slope is that of the
    stretches around it, as far as its own points allow.
    """

    def __init__(self, fits: list[list[_Stretch]]) -> None:
        sure = [stretch for fit in fits for stretch in fit if stretch.told and stretch.width_s > _SURE_SLOPE_S]
        sure = sure or [stretch for fit in fits for stretch in fit if stretch.told]
        self._x_s = np.array([stretch.x_s for stretch in sure])
        self._slopes = np.array([stretch.slope for stretch in sure])
        self.median = float(np.median(self._slopes)) if sure else 0.0

    def steady(self, fit: list[_Stretch], points: _Points) -> list[_Stretch]:
        """The fit's stretches, with a slope that can be believed where they are short."""
        return [self._steady(stretch, points) for stretch in fit] if len(fit) < _FEW_STRETCHES else fit

    def believed(self, stretch: _Stretch) -> float:
        """The slope with which to go on beyond a stretch."""
        around = self._around(stretch.x_s)
        if not stretch.told:
            return around
        if abs(stretch.slope - around) > _OTHER_SLOPE:
            return stretch.slope
        return min(max(stretch.slope, around - _SLOPE_MAY_DIFFER), around + _SLOPE_MAY_DIFFER)

    def _steady(self, stretch: _Stretch, points: _Points) -> _Stretch:
        slope = self.believed(stretch)
        if slope == stretch.slope:
            return stretch
        own = np.abs(points.x_s - stretch.x_s) <= stretch.width_s
        lowest_s = float(np.min(points.late_s[own] - slope * (points.x_s[own] - stretch.x_s)))
        return replace(stretch, late_s=lowest_s, slope=slope)

    def _around(self, x_s: float) -> float:
        if not len(self._x_s):
            return 0.0
        nearest = np.argsort(np.abs(self._x_s - x_s))[:_SLOPES_AROUND]
        return float(np.median(self._slopes[nearest]))


def _period_s(arrivals: Arrivals, rate_hz: float) -> float:
    """What the device says, unless it delivers at quite another rate (or is a simulation at another speed)."""
    # So many and so short that most are free of pauses and gaps.
    n = max(_CHUNKS, round((arrivals.host_s[-1] - arrivals.host_s[0]) / _CHUNK_S))
    cuts = np.unique(np.linspace(0, len(arrivals.end) - 1, n + 1).astype(np.int64))
    if len(cuts) < 2:
        return 1.0 / rate_hz
    periods = np.diff(arrivals.host_s[cuts]) / np.maximum(np.diff(arrivals.end[cuts]), 1)
    found_s = float(np.median(periods))
    return found_s if found_s > 0 and abs(found_s * rate_hz - 1.0) > _ODD_RATE else 1.0 / rate_hz


def _cut(arrivals: Arrivals, x_s: Doubles, late_s: Doubles) -> list[tuple[int, _Points]]:
    """The fits: the first sample of each, and its points."""
    found: list[tuple[int, Integers]] = []
    known = np.flatnonzero(arrivals.may_part[1:]) + 1
    for begin, end in pairwise([0, *known.tolist(), len(x_s)]):
        keep = _earliest(arrivals.host_s[begin:end], late_s[begin:end]) + begin
        cuts = [begin, *_steps(keep, x_s, late_s), end]
        for first, last in pairwise(cuts):
            own = keep[(keep >= first) & (keep < last)]
            if len(own):
                found.append((first, own))
    # The sample time of a block's first sample; a fit ends where the next begins.
    lengths = arrivals.end - arrivals.first
    a_sample_s = float((x_s[-1] - x_s[0]) / max(1, arrivals.end[-1] - arrivals.end[0]))
    begins_s = [float(x_s[first] - lengths[first] * a_sample_s) for first, _ in found]
    ends_s = [*begins_s[1:], float(x_s[-1])]
    return [
        (int(arrivals.first[first]), _Points(x_s[own], late_s[own], begin_s, end_s))
        for (first, own), begin_s, end_s in zip(found, begins_s, ends_s, strict=True)
    ]


def _earliest(host_s: Doubles, late_s: Doubles) -> Integers:
    """Which block was the least late in each half second."""
    number = np.floor((host_s - host_s[0]) / _BIN_S).astype(np.int64)
    order = np.lexsort((late_s, number))
    return np.sort(order[np.flatnonzero(np.diff(number[order], prepend=-1))]).astype(np.int64)


def _steps(keep: Integers, all_x_s: Doubles, all_late_s: Doubles) -> list[int]:
    """Blocks before which the lateness is another from then on (a stall of the link is one that goes back)."""
    n, half = _STEP_BINS, _STEP_BINS // 2
    x_s, late_s = all_x_s[keep], all_late_s[keep]
    if len(x_s) < 2 * n:
        return []
    windows_x = np.lib.stride_tricks.sliding_window_view(x_s, n)
    windows = np.lib.stride_tricks.sliding_window_view(late_s, n)
    middle_x, middle = np.median(windows_x, axis=1), np.median(windows, axis=1)
    rise = np.median(windows[:, half:], axis=1) - np.median(windows[:, :half], axis=1)
    slope = rise / np.maximum(np.median(windows_x[:, half:], axis=1) - np.median(windows_x[:, :half], axis=1), 1e-9)
    # Window k ends before point k + n, where window k + n begins; both are drawn out to the place between them.
    between = (x_s[n - 1 : -n] + x_s[n : len(x_s) - n + 1]) / 2
    before = middle[:-n] + slope[:-n] * (between - middle_x[:-n])
    after = middle[n:] + slope[n:] * (between - middle_x[n:])
    jump = np.abs(after - before)
    noise = float(np.median(np.abs(late_s[1:-1] - (late_s[:-2] + late_s[2:]) / 2)))
    least = max(_SMALLEST_STEP_S, _STEP_NOISES * noise)
    found: set[int] = set()
    while jump[k := int(np.argmax(jump))] > least:
        point = _step_point(late_s, max(k + n - half, half), min(k + n + half, len(late_s) - half))
        levels = [float(np.median(late_s[point - half : point])), float(np.median(late_s[point : point + half]))]
        near = slice(int(keep[point - half]), int(keep[point + half - 1]))
        found.add(near.start + _step_place(all_late_s[near], *levels))
        jump[max(0, min(k, point - 2 * n)) : max(k + 1, point)] = 0.0
    return sorted(found)


def _step_point(late_s: Doubles, begin: int, end: int) -> int:
    """Which of the points from `begin` to `end` is the first behind a step: where two neighbours differ most, among
    the places with the same difference of what lies before and behind.
    """
    half = _STEP_BINS // 2
    levels = np.median(np.lib.stride_tricks.sliding_window_view(late_s[begin - half : end + half], half), axis=1)
    step = levels[half:] - levels[:-half]
    tallest = float(step[np.argmax(np.abs(step))])
    neighbours = late_s[begin : end + 1] - late_s[begin - 1 : end]
    good = step / tallest > 0.8
    return begin + int(np.argmax(np.where(good, neighbours * np.sign(tallest), -np.inf)))


def _step_place(late_s: Doubles, before_s: float, after_s: float) -> int:
    """The first block behind a step: after the last that is too early for what follows, or the first too early for
    what went before; whatever lies above both levels may be of either side.
    """
    margin_s = abs(after_s - before_s) / 4
    if after_s > before_s:
        early = np.flatnonzero(late_s < after_s - margin_s)
        return int(early[-1]) + 1 if len(early) else 0
    early = np.flatnonzero(late_s < before_s - margin_s)
    return int(early[0]) if len(early) else len(late_s)


def _stretches(points: _Points) -> list[_Stretch]:
    begin_s, end_s = float(points.x_s[0]), float(points.x_s[-1])
    n = max(1, round((end_s - begin_s) / (_STRETCH_S / 2)) - 1)
    width_s = (end_s - begin_s) * 2 / (n + 1)
    found: list[_Stretch] = []
    for k in range(n):
        left_s = begin_s + k * width_s / 2
        a, b = np.searchsorted(points.x_s, (left_s, left_s + width_s))
        b = len(points.x_s) if k == n - 1 else int(b)
        if b > a:
            found.append(_line_below(points.x_s[a:b], points.late_s[a:b]))
    return found


def _line_below(x_s: Doubles, late_s: Doubles) -> _Stretch:
    """The edge of the lower convex hull that spans the points' middle (Moon, Skelly, Towsley 1999)."""
    hull: list[int] = []
    for k in range(len(x_s)):
        while len(hull) > 1 and _right_turn(x_s, late_s, hull[-2], hull[-1], k):
            hull.pop()
        hull.append(k)
    middle_s, width_s = float(np.mean(x_s)), float(x_s[-1] - x_s[0])
    if len(x_s) < _FEW_POINTS or len(hull) < 2:
        lowest = int(np.argmin(late_s))
        uncertain_s = float(np.median(late_s) - late_s[lowest]) if len(x_s) >= _FEW_POINTS // 2 else np.nan
        return _Stretch(float(x_s[lowest]), float(late_s[lowest]), 0.0, uncertain_s, width_s, told=False)
    place = int(np.searchsorted(x_s[hull], middle_s))
    place = min(max(place, 1), len(hull) - 1)
    i, j = hull[place - 1], hull[place]
    slope = float((late_s[j] - late_s[i]) / (x_s[j] - x_s[i]))
    at_middle_s = float(late_s[i]) + slope * (middle_s - float(x_s[i]))
    above = np.sort(late_s - (at_middle_s + slope * (x_s - middle_s)))
    # A fifth of the points lie nearer to the line than this; the true one lies nearer than that to where they end.
    uncertain_s = float(above[max(2, len(above) // 5)])
    return _Stretch(middle_s, at_middle_s, slope, uncertain_s, width_s, told=True)


def _right_turn(x_s: Doubles, late_s: Doubles, a: int, b: int, c: int) -> bool:
    return bool((late_s[b] - late_s[a]) * (x_s[c] - x_s[a]) >= (late_s[c] - late_s[a]) * (x_s[b] - x_s[a]))


def _usual_lateness_s(parts: list[_Points]) -> float:
    """How late a point usually is: what is to be feared where there is only one."""
    spread = [np.quantile(part.late_s, 0.9) - part.late_s.min() for part in parts if len(part.late_s) >= _FEW_POINTS]
    return float(np.median(spread)) if spread else 0.05


def _curve(fit: list[_Stretch], points: _Points, usual_s: float, slopes: _Slopes) -> _Curve:
    """Knots in the middles of the stretches, and at both ends."""
    x_s = [stretch.x_s for stretch in fit]
    late_s = [stretch.late_s for stretch in fit]
    sure = [max(_LEAST_UNCERTAINTY_S, usual_s if np.isnan(s.uncertain_s) else s.uncertain_s) for s in fit]
    ends: list[tuple[float, float, float]] = []
    for stretch, uncertain_s, x_end_s in ((fit[0], sure[0], points.begin_s), (fit[-1], sure[-1], points.end_s)):
        away_s = x_end_s - stretch.x_s
        doubt_s = 2 * uncertain_s if stretch.told else _SLOPE_UNKNOWN * abs(away_s)
        ends.append((x_end_s, stretch.late_s + slopes.believed(stretch) * away_s, uncertain_s + doubt_s))
    rows = np.array([ends[0], *zip(x_s, late_s, sure, strict=True), ends[1]])
    return _Curve(rows[:, 0].copy(), rows[:, 1].copy(), rows[:, 2] * _CAUTION)
