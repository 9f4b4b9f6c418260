"""Rows of frequencies: the density spectral array and the rhythmicity spectrogram of a hemisphere.

Guarantees: as `trend_row`. Pure but for the table of colours. Does not: work out spectra (see `app.core.processing`).
"""

from dataclasses import dataclass

import numpy as np

from app.core.processing.rhythmicity import FREQUENCIES_HZ
from app.core.processing.trend_steps import DENSITY_HZ
from app.ui.language import number, tr
from app.ui.theme.palette import Palette
from app.ui.trends.colour_scales import EVEN, ColourScale, table
from app.ui.trends.time_columns import TimeColumns, means
from app.ui.trends.trend_row import SIDES, Pixels, Ticks, ends_of, with_unit
from app.ui.trends.trend_store import TrendStore

DENSITY_SCALE = ColourScale(-10.0, 25.0)
RHYTHM_SCALE = ColourScale(0.0, 1.0)


@dataclass(frozen=True, slots=True)
class DensityRow:
    """The density spectral array of a hemisphere."""

    side: int
    key: str
    reach_s: int = 0

    def title(self, store: TrendStore) -> str:
        count = len(store.plan.left if self.side == 0 else store.plan.right)
        return tr("CDSA {side}, {count} derivations").format(side=tr(SIDES[self.side]), count=count)

    def unit(self) -> str:
        return tr("dB re 1 µV²/Hz")

    def ends(self) -> tuple[str, str]:
        return ends_of(DENSITY_SCALE)

    def gradient(self, palette: Palette) -> Pixels | None:
        return table(EVEN)

    def signs(self, palette: Palette) -> tuple[tuple[str, str, bool], ...]:
        return ()

    def needs_sides(self) -> bool:
        return True

    def ticks(self) -> Ticks:
        return with_unit(tuple((density_place(hz), f"{hz}") for hz in (10, 20, 30)), "Hz")

    def height(self, pixels: int) -> int:
        return len(DENSITY_HZ)

    def paint(
        self, store: TrendStore, times: TimeColumns, left: int, right: int, height: int, palette: Palette
    ) -> Pixels:
        values = means(store.density_db[:, self.side], *times.seconds_of(left, right, store.end))
        return DENSITY_SCALE.colours(values.T[::-1], table(EVEN))

    def value(self, store: TrendStore, second: int, place: float | None) -> str:
        density = store.density_db[second, self.side].astype(np.float32)
        if not np.isfinite(density).any():
            return ""
        if place is None:
            at = int(np.nanargmax(density))
            return tr("highest at {hz} Hz: {db} dB").format(hz=number(DENSITY_HZ[at]), db=number(float(density[at]), 0))
        at = min(int(place * len(DENSITY_HZ)), len(DENSITY_HZ) - 1)
        return tr("{hz} Hz: {db} dB").format(hz=number(DENSITY_HZ[at]), db=number(float(density[at]), 1))


@dataclass(frozen=True, slots=True)
class RhythmRow:
    """The rhythmicity spectrogram of a hemisphere; frequencies by octaves."""

    side: int
    key: str
    reach_s: int = 0

    def title(self, store: TrendStore) -> str:
        return tr("Rhythmicity {side}").format(side=tr(SIDES[self.side]))

    def unit(self) -> str:
        return tr("0 noise, 1 rhythm")

    def ends(self) -> tuple[str, str]:
        return ends_of(RHYTHM_SCALE)

    def gradient(self, palette: Palette) -> Pixels | None:
        return table(EVEN)

    def signs(self, palette: Palette) -> tuple[tuple[str, str, bool], ...]:
        return ()

    def needs_sides(self) -> bool:
        return True

    def ticks(self) -> Ticks:
        # Six rows to the octave, from 1 Hz.
        places = ((6 * octave + 0.5) / len(FREQUENCIES_HZ) for octave in range(5))
        return with_unit(tuple((place, f"{2**octave}") for octave, place in enumerate(places)), "Hz")

    def height(self, pixels: int) -> int:
        return len(FREQUENCIES_HZ)

    def paint(
        self, store: TrendStore, times: TimeColumns, left: int, right: int, height: int, palette: Palette
    ) -> Pixels:
        values = means(store.rhythm[:, self.side], *times.seconds_of(left, right, store.end))
        return RHYTHM_SCALE.colours(values.T[::-1], table(EVEN))

    def value(self, store: TrendStore, second: int, place: float | None) -> str:
        rhythm = store.rhythm[second, self.side].astype(np.float32)
        if not np.isfinite(rhythm).any():
            return ""
        last = len(FREQUENCIES_HZ) - 1
        at = int(np.nanargmax(rhythm)) if place is None else min(int(place * (last + 1)), last)
        text = tr("most at {hz} Hz: {share}") if place is None else tr("{hz} Hz: {share}")
        return text.format(hz=number(round(FREQUENCIES_HZ[at], 1)), share=number(float(rhythm[at]), 2))


def density_place(hz: float) -> float:
    """Where a frequency stands on the axis of a spectrum, whose first row reaches from 0.25 to 0.75 Hz."""
    return (hz - DENSITY_HZ[0] / 2) / DENSITY_HZ[-1]
