"""Sensitivity and timebase in the units of a paper EEG, true to a ruler.

Guarantees: millimetres come from the calibrated size of a pixel, never from a nominal 96 dpi once the user has
measured the screen; +-127 uV at 10 uV/mm measures 25.4 mm. Pure values. Does not: draw.
"""

from dataclasses import dataclass
from enum import StrEnum

SENSITIVITIES_UV_PER_MM = (1.0, 2.0, 3.0, 5.0, 7.0, 10.0, 15.0, 20.0, 30.0, 50.0, 70.0, 100.0)
DEFAULT_SENSITIVITY_UV_PER_MM = 7.0
PAPER_SPEEDS_MM_PER_S = (15.0, 30.0, 60.0)
PAGE_LENGTHS_S = (1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0, 60.0)
DEFAULT_PAGE_S = 10.0


class TimebaseKind(StrEnum):
    """How the timebase was chosen."""

    SECONDS_PER_PAGE = "seconds_per_page"
    MM_PER_S = "mm_per_s"


@dataclass(frozen=True, slots=True)
class Timebase:
    """The horizontal scale: `value` is seconds a page, or mm/s, as `kind` says."""

    kind: TimebaseKind = TimebaseKind.SECONDS_PER_PAGE
    value: float = DEFAULT_PAGE_S

    @property
    def text(self) -> str:
        return f"{self.value:g} s/page" if self.kind is TimebaseKind.SECONDS_PER_PAGE else f"{self.value:g} mm/s"


TIMEBASES = tuple(Timebase(TimebaseKind.SECONDS_PER_PAGE, seconds) for seconds in PAGE_LENGTHS_S) + tuple(
    Timebase(TimebaseKind.MM_PER_S, speed) for speed in PAPER_SPEEDS_MM_PER_S
)


@dataclass(frozen=True, slots=True)
class ScreenCalibration:
    """How large a logical pixel is on this screen.

    Attributes:
        mm_per_px: Millimetres per logical pixel.
        measured: Whether the user held a ruler to it; otherwise it is what the screen says of itself.
    """

    mm_per_px: float
    measured: bool = False


@dataclass(frozen=True, slots=True)
class PageScale:
    """The scale of one page.

    Attributes:
        px_per_uv: Logical pixels per microvolt.
        px_per_s: Logical pixels per second.
        page_s: Seconds that one sweep covers.
        width_px: Logical pixels that one sweep covers; at most what was available.
    """

    px_per_uv: float
    px_per_s: float
    page_s: float
    width_px: int
    mm_per_s: float


def page_scale(*, uv_per_mm: float, timebase: Timebase, available_px: int, calibration: ScreenCalibration) -> PageScale:
    """The scale for a page at most `available_px` wide.

    With mm/s the page ends at the last whole second that fits, so that second lines stay where they are.
    """
    available = max(available_px, 16)
    px_per_uv = 1.0 / (uv_per_mm * calibration.mm_per_px)
    if timebase.kind is TimebaseKind.SECONDS_PER_PAGE:
        px_per_s = available / timebase.value
        return PageScale(px_per_uv, px_per_s, timebase.value, available, px_per_s * calibration.mm_per_px)
    px_per_s = timebase.value / calibration.mm_per_px
    page_s = max(1.0, float(int(available / px_per_s)))
    return PageScale(px_per_uv, px_per_s, page_s, min(available, int(page_s * px_per_s)), timebase.value)


def next_step(values: tuple[float, ...], current: float, by: int) -> float:
    """The value `by` places on from `current` in rising `values`, kept within them."""
    nearest = min(range(len(values)), key=lambda at: abs(values[at] - current))
    return values[max(0, min(len(values) - 1, nearest + by))]


def scale_bar_uv(px_per_uv: float, at_most_px: float) -> float:
    """The largest round amplitude (1, 2 or 5 times a power of ten) whose bar is at most `at_most_px` high."""
    rounds = [factor * 10.0**power for power in range(-2, 6) for factor in (1.0, 2.0, 5.0)]
    return max((value for value in rounds if value * px_per_uv <= at_most_px), default=rounds[0])
