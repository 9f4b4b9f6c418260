"""Sensitivity and timebase in the units of a paper EEG, true to a ruler.

Guarantees: millimetres come from the calibrated size of a pixel, never from a nominal 96 dpi once the user has
measured the screen; +-127 uV at 10 uV/mm measures 25.4 mm. Pure values. Does not: draw.
"""

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from app.ui.language import number, tr

SENSITIVITIES_UV_PER_MM = (1.0, 2.0, 3.0, 5.0, 7.0, 10.0, 15.0, 20.0, 30.0, 50.0, 70.0, 100.0)
DEFAULT_SENSITIVITY_UV_PER_MM = 7.0
PAPER_SPEEDS_MM_PER_S = (15.0, 30.0, 60.0)
PAGE_LENGTHS_S = (1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0, 60.0)
DEFAULT_PAGE_S = 10.0
# ISO/IEC 7810:2019, 5.1: an ID-1 card (bank, identity) is 85.60 mm wide and 53.98 mm high.
CARD_WIDTH_MM, CARD_HEIGHT_MM = 85.60, 53.98
# A logical pixel smaller or larger than this is a slip of the hand, not a screen (254 and 25 dots an inch).
MM_PER_PX_LEAST, MM_PER_PX_MOST = 0.1, 1.0
MOST_SCREENS = 32


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
        if self.kind is TimebaseKind.SECONDS_PER_PAGE:
            return tr("{seconds} s/page").format(seconds=number(self.value))
        return f"{number(self.value)} mm/s"


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


class ScreenIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """Which screen, in which of its resolutions: what was measured of it holds there and nowhere else.

    Attributes:
        name: Of its socket, as the system calls it ("DP-1").
        made_by: Maker, model and serial number, as far as it tells.
        width_px: Device pixels.
        height_px: Device pixels.
    """

    name: str
    made_by: str = ""
    width_px: int = 0
    height_px: int = 0


class MeasuredScreen(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody measured of a screen."""

    screen: ScreenIdentity
    mm_per_device_px: float


def calibration_of(
    measured: tuple[MeasuredScreen, ...], screen: ScreenIdentity, ratio: float, said_mm_per_px: float
) -> ScreenCalibration:
    """The calibration of a screen: as measured, else as it says of itself.

    Args:
        ratio: Device pixels per logical pixel.
        said_mm_per_px: Of a logical pixel.
    """
    found = next((one.mm_per_device_px for one in measured if one.screen == screen), 0.0)
    if MM_PER_PX_LEAST <= found * ratio <= MM_PER_PX_MOST:
        return ScreenCalibration(found * ratio, measured=True)
    return ScreenCalibration(said_mm_per_px)


def with_measured(
    measured: tuple[MeasuredScreen, ...], screen: ScreenIdentity, mm_per_device_px: float
) -> tuple[MeasuredScreen, ...]:
    """The same with this screen measured anew; 0 forgets it. The newest are kept, `MOST_SCREENS` of them."""
    rest = tuple(one for one in measured if one.screen != screen)
    if mm_per_device_px <= 0:
        return rest
    return (*rest, MeasuredScreen(screen=screen, mm_per_device_px=mm_per_device_px))[-MOST_SCREENS:]


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
