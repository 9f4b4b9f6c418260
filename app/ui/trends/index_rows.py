"""Rows of figures: asymmetry by band, and the quality of the channels.

Guarantees: as `trend_row`. Pure but for the table of colours. Does not: judge signal (see `app.core.processing`).
"""

from dataclasses import dataclass

import numpy as np

from app.core.processing.trend_steps import BAND_NAMES
from app.ui.language import number, tr
from app.ui.signal_views.raster import pack_colour
from app.ui.theme.palette import Palette
from app.ui.trends.colour_scales import ColourScale, sided_table
from app.ui.trends.time_columns import TimeColumns, means
from app.ui.trends.trend_row import Pixels, Ticks
from app.ui.trends.trend_store import VERDICTS, TrendStore

ASYMMETRY_SCALE = ColourScale(-0.5, 0.5)
BAND_SIGNS = ("δ", "θ", "α", "β", "γ")  # noqa: RUF001 - the names of the bands
# Mains is the one fault that trends can live with: they end at 45 Hz, and spectra at 30.
_LEFT_OUT = tuple(place for place, name in enumerate(VERDICTS) if name not in {"good", "mains"})


@dataclass(frozen=True, slots=True)
class AsymmetryRow:
    """(R - L) / (R + L) of each band, delta at the foot."""

    key: str = "asymmetry"
    reach_s: int = 0

    def title(self, store: TrendStore) -> str:
        return tr("Asymmetry by band")

    def unit(self) -> str:
        return tr("% (R-L)/(R+L)")

    def ends(self) -> tuple[str, str]:
        return tr("50 left"), tr("50 right")

    def gradient(self, palette: Palette) -> Pixels | None:
        return sided_table(palette.trace_left, palette.trace_right)

    def signs(self, palette: Palette) -> tuple[tuple[str, str, bool], ...]:
        return ()

    def needs_sides(self) -> bool:
        return True

    def ticks(self) -> Ticks:
        return tuple(((at + 0.5) / len(BAND_SIGNS), sign) for at, sign in enumerate(BAND_SIGNS))

    def height(self, pixels: int) -> int:
        return len(BAND_NAMES)

    def paint(
        self, store: TrendStore, times: TimeColumns, left: int, right: int, height: int, palette: Palette
    ) -> Pixels:
        values = means(store.asymmetry, *times.seconds_of(left, right, store.end))
        return ASYMMETRY_SCALE.colours(values.T[::-1], sided_table(palette.trace_left, palette.trace_right))

    def value(self, store: TrendStore, second: int, place: float | None) -> str:
        asymmetry = store.asymmetry[second].astype(np.float32)
        if not np.isfinite(asymmetry).all():
            return ""
        at = int(np.abs(asymmetry).argmax()) if place is None else min(int(place * len(BAND_NAMES)), 4)
        index = float(asymmetry[at])
        if round(abs(index) * 100) == 0:
            return tr("{band}: even").format(band=BAND_SIGNS[at])
        text = tr("{band}: {percent} % more right") if index > 0 else tr("{band}: {percent} % more left")
        return text.format(band=BAND_SIGNS[at], percent=number(abs(index) * 100, 0))


@dataclass(frozen=True, slots=True)
class QualityRow:
    """How many channels are not good: left out of the trends, and with mains above it."""

    key: str = "quality"
    reach_s: int = 0

    def title(self, store: TrendStore) -> str:
        return tr("Quality of {count} channels").format(count=len(store.plan.channels))

    def unit(self) -> str:
        return tr("% not good")

    def ends(self) -> tuple[str, str]:
        return "", ""

    def gradient(self, palette: Palette) -> Pixels | None:
        return None

    def signs(self, palette: Palette) -> tuple[tuple[str, str, bool], ...]:
        return (palette.danger, tr("left out"), True), (palette.caution, tr("mains"), False)

    def needs_sides(self) -> bool:
        return False

    def ticks(self) -> Ticks:
        return ((0.0, "0"), (0.5, "50"), (1.0, "100 %"))

    def height(self, pixels: int) -> int:
        return max(40, pixels)

    def paint(
        self, store: TrendStore, times: TimeColumns, left: int, right: int, height: int, palette: Palette
    ) -> Pixels:
        first, end = times.seconds_of(left, right, store.end)
        begin = int(first.min(initial=store.end))
        first, end = first - begin, end - begin
        verdicts, known = store.verdicts[begin:], store.known[begin:]
        there = known & (verdicts != VERDICTS.index("missing")).any(axis=1)
        shares = np.stack([np.isin(verdicts, _LEFT_OUT).mean(axis=1), (verdicts != 0).mean(axis=1)], axis=1)
        shares = np.where(there[:, np.newaxis], shares, np.nan).astype(np.float32)
        left_out, all_bad = means(shares, first, end).T
        rows = (np.arange(height)[::-1, np.newaxis] + 0.5) / height
        picture: Pixels = np.zeros((height, right - left), dtype=np.uint32)
        with np.errstate(invalid="ignore"):
            picture[(rows < 2 / height) & np.isfinite(all_bad)] = pack_colour(palette.good)
            # One channel of many is still to be seen.
            least = 5 / height
            yellow = (rows <= np.maximum(all_bad, least)) & (all_bad > 0)
            red = (rows <= np.maximum(left_out, least)) & (left_out > 0)
            picture[yellow] = pack_colour(palette.caution)
            picture[red] = pack_colour(palette.danger)
            # Left out is hatched too: not by colour alone.
            slanted = (np.arange(height)[:, np.newaxis] + np.arange(left, right)) % 6 < 2
            picture[red & slanted] = pack_colour(palette.surface)
        return picture

    def value(self, store: TrendStore, second: int, place: float | None) -> str:
        channels = len(store.plan.channels)
        missing = VERDICTS.index("missing")
        if not channels or (store.verdicts[second] == missing).all():
            return ""
        return tr("{good} of {count} good").format(good=channels - len(store.not_good(second)), count=channels)
