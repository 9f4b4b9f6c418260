"""What the user has set for the trace page, as one frozen value.

Guarantees: everything that changes how a page looks is here, so that it can be saved, restored and printed on the page.
Does not: hold filters in force (the worker's answer does); those asked for are `filters`. Pure.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from app.core.processing.filters import FilterDesign, chain_delay_s, possible
from app.core.processing.quality import is_judged
from app.core.signals.channels import StreamDescription
from app.core.workers.messages import FilterSettings
from app.ui.language import number, tr
from app.ui.signal_views.channel_looks import Looks
from app.ui.signal_views.drawing_mode import DrawingMode
from app.ui.signal_views.montage_definitions import MontageDefinition
from app.ui.signal_views.montages import MANY_CHANNELS, ChannelGroup, MontageName
from app.ui.signal_views.physical_scale import DEFAULT_SENSITIVITY_UV_PER_MM, ScreenCalibration, Timebase

LOW_CUTS_HZ: tuple[float | None, ...] = (None, 0.1, 0.16, 0.3, 0.5, 1.0, 1.6, 5.0)
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
        if self.rows_per_page:
            return tr("All, {rows}/page").format(rows=self.rows_per_page)
        return tr("All channels") if self.group is ChannelGroup.ALL else tr("10-20")


CHANNEL_CHOICES = (
    ChannelChoice(ChannelGroup.TEN_TWENTY, 0),
    *(ChannelChoice(ChannelGroup.ALL, rows) for rows in (0, 8, 16, 21, 32, 64)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSettings:
    """The look of the trace page.

    Attributes:
        montage: Its name; one of `MontageName`, or a user's own.
        definition: What the user's own montage of this name is; None for those that ship.
        group: Which of many channels are shown where the montage does not choose.
        rows_per_page: Traces on a page; 0 is as many as there are, up to `MANY_ROWS`.
        first_row: The topmost trace.
        negative_up: The convention of clinical EEG.
        mode: How live signal moves over the page.
        looks: Traces that look otherwise than the page says; of the streams shown, and forgotten with them.
    """

    uv_per_mm: float = DEFAULT_SENSITIVITY_UV_PER_MM
    timebase: Timebase = DEFAULT_TIMEBASE
    montage: str = MontageName.LONGITUDINAL
    definition: MontageDefinition | None = None
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
    return tr("off") if hertz is None else f"{number(hertz)} Hz"


def time_constant_s(low_cut_hz: float) -> float:
    """The time constant of a first-order high-pass of this corner: 1 / (2 pi f)."""
    return 1 / (2 * math.pi * low_cut_hz)


def time_constant_text(low_cut_hz: float | None) -> str:
    """The time constant, for those who think in them; empty where nothing is cut."""
    return (
        ""
        if low_cut_hz is None
        else tr("TC {seconds} s").format(seconds=number(float(f"{time_constant_s(low_cut_hz):.2g}")))
    )


def design_of(rate_hz: float, filters: FilterSettings) -> FilterDesign:
    """What the worker makes of `filters` at this rate: what the rate forbids is left out."""
    return possible(FilterDesign(rate_hz, filters.low_cut_hz, filters.high_cut_hz, filters.notch_hz))


def filtered_rate_hz(streams: Iterable[StreamDescription]) -> float | None:
    """The slowest rate of those streams that filters are applied to; None where there is none."""
    return min((one.rate_hz for one in streams if any(is_judged(channel) for channel in one.channels)), default=None)


def is_possible(hertz: float | None, rate_hz: float | None) -> bool:
    """Whether a corner or notch can be had at this rate; any where no rate is known yet."""
    if hertz is None or rate_hz is None:
        return True
    return possible(FilterDesign(rate_hz, notch_hz=hertz)).notch_hz is not None


def delay_of(rate_hz: float, filters: FilterSettings) -> float:
    """By how much the live filters show a sharp wave too late, seconds."""
    return chain_delay_s(design_of(rate_hz, filters))


def page_print(settings: PageSettings, montage: str, mm_per_s: float, rate_hz: float | None = None) -> str:
    """The line printed on every page.

    Args:
        montage: What is shown, for people.
        rate_hz: Of the slowest stream that is filtered; what it forbids is printed as off, and why.
    """
    filters = settings.filters
    low, high = _in_force(filters.low_cut_hz, rate_hz), _in_force(filters.high_cut_hz, rate_hz)
    constant = f" ({time_constant_text(filters.low_cut_hz)})" if filters.low_cut_hz is not None else ""
    measured = settings.calibration.measured
    return "     ".join(
        (
            f"{number(settings.uv_per_mm)} µV/mm",
            f"{number(float(f'{mm_per_s:.3g}'))} mm/s",
            tr("Screen calibrated") if measured else tr("Screen not calibrated"),
            tr("Low cut {corner}").format(corner=low + constant),
            tr("High cut {corner}").format(corner=high),
            tr("Notch {corner}").format(corner=_in_force(filters.notch_hz, rate_hz)),
            montage,
            tr("Negative up") if settings.negative_up else tr("Positive up"),
        )
    )


def _in_force(hertz: float | None, rate_hz: float | None) -> str:
    if is_possible(hertz, rate_hz):
        return hertz_text(hertz)
    return tr("off ({asked} is too high for {rate} Hz sampling)").format(asked=hertz_text(hertz), rate=f"{rate_hz:g}")
