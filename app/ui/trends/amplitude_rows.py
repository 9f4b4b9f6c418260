"""The amplitude-integrated EEG of a hemisphere as a band with its margins.

Guarantees: as `trend_row`; the scale is half-logarithmic (see `app.core.processing.amplitude_integrated`). Pure.
Does not: filter.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.core.processing.amplitude_integrated import MARGIN_PERCENTILES, amplitude_at, scale_place
from app.ui.language import number, tr
from app.ui.signal_views.raster import pack_colour
from app.ui.theme.palette import Palette
from app.ui.trends.time_columns import TimeColumns, extremes
from app.ui.trends.trend_row import SIDES, Pixels, Ticks, with_unit
from app.ui.trends.trend_store import TrendStore

MARGIN_S = 60


@dataclass(frozen=True, slots=True)
class AmplitudeRow:
    """The amplitude-integrated EEG of a hemisphere: from lowest to highest, and between the margins."""

    side: int
    key: str
    reach_s: int = MARGIN_S // 2

    def title(self, store: TrendStore) -> str:
        plan = store.plan
        name = plan.names[plan.amplitude[self.side]] if plan.amplitude is not None else ""
        return tr("aEEG {side}, {derivation}").format(side=tr(SIDES[self.side]), derivation=name)

    def unit(self) -> str:
        return tr("µV peak to peak")

    def ends(self) -> tuple[str, str]:
        return "", ""

    def gradient(self, palette: Palette) -> Pixels | None:
        return None

    def signs(self, palette: Palette) -> tuple[tuple[str, str, bool], ...]:
        colour = palette.trace_left if self.side == 0 else palette.trace_right
        return (colour, tr("10 to 90 %"), False), (palette.text, tr("margins"), False)

    def needs_sides(self) -> bool:
        return True

    def ticks(self) -> Ticks:
        places = {uv: float(scale_place(np.array([uv]))[0]) for uv in (0, 5, 10, 25, 50, 100)}
        return with_unit(tuple((place, f"{uv}") for uv, place in places.items()), "µV")

    def height(self, pixels: int) -> int:
        return max(40, pixels)

    def paint(
        self, store: TrendStore, times: TimeColumns, left: int, right: int, height: int, palette: Palette
    ) -> Pixels:
        envelope = store.envelope_uv[:, self.side]
        first, end = times.seconds_of(left, right, store.end)
        lows, highs = extremes(envelope, first, end)
        lower, upper = margins(envelope, (first + end) // 2)
        lower[np.isnan(lows)] = upper[np.isnan(lows)] = np.nan
        rows = (np.arange(height)[::-1, np.newaxis] + 0.5) / height
        thick = 1.0 / height
        colour = palette.trace_left if self.side == 0 else palette.trace_right
        picture: Pixels = np.zeros((height, right - left), dtype=np.uint32)
        with np.errstate(invalid="ignore"):
            low, high = scale_place(lows), scale_place(highs)
            picture[(rows >= low - thick / 2) & (rows <= np.maximum(high, low + thick))] = faded(colour, 0.42)
            inner = (rows >= scale_place(lower)) & (rows <= scale_place(upper))
            picture[inner] = faded(colour, 0.8)
            for margin in (lower, upper):
                picture[np.abs(rows - scale_place(margin)) <= 0.6 * thick] = pack_colour(palette.text)
        return picture

    def value(self, store: TrendStore, second: int, place: float | None) -> str:
        envelope = store.envelope_uv[:, self.side]
        if not np.isfinite(envelope[second]).any():
            return ""
        lower, upper = margins(envelope, np.array([second]))
        text = tr("margins {lower} and {upper} µV").format(
            lower=number(float(lower[0]), 1), upper=number(float(upper[0]), 1)
        )
        if place is None:
            return text
        return tr("{uv} µV here, {margins}").format(uv=number(amplitude_at(place), 0), margins=text)


def margins(
    envelope: NDArray[np.floating], seconds: NDArray[np.intp]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Lower and upper margin of the minute around each second; NaN where half of it is missing.

    Args:
        envelope: Shape (n_seconds, quarters).
    """
    n = envelope.shape[0]
    lower = np.full(seconds.size, np.nan, dtype=np.float32)
    upper = lower.copy()
    if not n:
        return lower, upper
    around = seconds[:, np.newaxis] + np.arange(-MARGIN_S // 2, MARGIN_S // 2)
    minute = envelope[np.clip(around, 0, n - 1)].astype(np.float32)
    minute[(around < 0) | (around >= n)] = np.nan
    minute = np.sort(minute.reshape(seconds.size, -1), axis=1)  # what is missing comes last
    count = np.isfinite(minute).sum(axis=1)
    there = np.flatnonzero(count >= minute.shape[1] // 4)
    for percentile, into in zip(MARGIN_PERCENTILES, (lower, upper), strict=True):
        at = np.round((count[there] - 1) * percentile / 100).astype(np.intp)
        into[there] = minute[there, at]
    return lower, upper


def faded(colour: str, share: float) -> np.uint32:
    """A colour of which the ground shows through, premultiplied ARGB."""
    red, green, blue = (round(int(colour[at : at + 2], 16) * share) for at in (1, 3, 5))
    return np.uint32(round(255 * share) << 24 | red << 16 | green << 8 | blue)
