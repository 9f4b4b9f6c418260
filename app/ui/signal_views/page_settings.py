"""What the user has set for the trace page, as one frozen value.

Guarantees: everything that changes how a page looks is here, so that it can be saved, restored and printed on the page.
Does not: hold filters in force (the worker's answer does); those asked for are `filters`. Pure.
"""

from dataclasses import dataclass

from app.core.processing.filters import FilterDesign, chain_delay_s, possible
from app.core.workers.messages import FilterSettings
from app.ui.signal_views.channel_looks import Looks
from app.ui.signal_views.drawing_mode import DrawingMode
from app.ui.signal_views.montages import MANY_CHANNELS, ChannelGroup, MontageName
from app.ui.signal_views.physical_scale import DEFAULT_SENSITIVITY_UV_PER_MM, ScreenCalibration, Timebase

LOW_CUTS_HZ: tuple[float | None, ...] = (None, 0.1, 0.3, 0.5, 1.0, 1.6, 5.0)
HIGH_CUTS_HZ: tuple[float | None, ...] = (15.0, 30.0, 35.0, 50.0, 70.0, 100.0, 200.0, None)
NOTCHES_HZ: tuple[float | None, ...] = (None, 50.0, 60.0)
MANY_ROWS = MANY_CHANNELS
DEFAULT_TIMEBASE = Timebase()
DEFAULT_FILTERS = FilterSettings()
NOMINAL_SCREEN = ScreenCalibration(mm_per_px=25.4 / 96)


@dataclass(frozen=True, slots=True)
class ChannelChoice:
    """Which channels, and how many traces of them on a page (0 is as many as fit)."""

    group: ChannelGroup
    rows_per_page: int

    @property
    def text(self) -> str:
        return f"All, {self.rows_per_page} a page" if self.rows_per_page else self.group.value


CHANNEL_CHOICES = (
    ChannelChoice(ChannelGroup.TEN_TWENTY, 0),
    *(ChannelChoice(ChannelGroup.ALL, rows) for rows in (0, 8, 16, 21, 32, 64)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSettings:
    """The look of the trace page.

    Attributes:
        group: Which of many channels are shown where the montage does not choose.
        rows_per_page: Traces on a page; 0 is as many as there are, up to `MANY_ROWS`.
        first_row: The topmost trace.
        negative_up: The convention of clinical EEG.
        mode: How live signal moves over the page.
        looks: Traces that look otherwise than the page says; of the streams shown, and forgotten with them.
    """

    uv_per_mm: float = DEFAULT_SENSITIVITY_UV_PER_MM
    timebase: Timebase = DEFAULT_TIMEBASE
    montage: MontageName = MontageName.LONGITUDINAL
    group: ChannelGroup = ChannelGroup.TEN_TWENTY
    rows_per_page: int = 0
    first_row: int = 0
    negative_up: bool = True
    filters: FilterSettings = DEFAULT_FILTERS
    calibration: ScreenCalibration = NOMINAL_SCREEN
    mode: DrawingMode = DrawingMode.SWEEP
    looks: Looks = ()

    def rows_shown(self, n_traces: int) -> int:
        return min(n_traces, self.rows_per_page or MANY_ROWS)


def hertz_text(hertz: float | None) -> str:
    return "off" if hertz is None else f"{hertz:g} Hz"


def time_constant_text(low_cut_hz: float | None) -> str:
    """The time constant of a first-order high-pass of this corner, 1 / (2 pi f), for those who think in them."""
    return "" if low_cut_hz is None else f"time constant {1 / (2 * 3.141592653589793 * low_cut_hz):.2g} s"


def delay_of(rate_hz: float, filters: FilterSettings) -> float:
    """By how much the live filters show a sharp wave too late, seconds."""
    return chain_delay_s(possible(FilterDesign(rate_hz, filters.low_cut_hz, filters.high_cut_hz, filters.notch_hz)))


def page_print(settings: PageSettings, montage: str, mm_per_s: float) -> str:
    """The line printed on every page."""
    filters = settings.filters
    return "     ".join(
        (
            f"{settings.uv_per_mm:g} µV/mm",
            f"{mm_per_s:.3g} mm/s",
            f"Low cut {hertz_text(filters.low_cut_hz)}",
            f"High cut {hertz_text(filters.high_cut_hz)}",
            f"Notch {hertz_text(filters.notch_hz)}",
            montage,
            "Negative up" if settings.negative_up else "Positive up",
        )
    )
