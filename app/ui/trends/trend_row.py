"""What a row of trends is: for the view that draws it, and for the store that it is drawn of.

Guarantees: a picture is made column by column from a store and nothing else, so that new seconds cost new columns only;
what is not there stays empty, and says why. Pure. Does not: draw axes or hold signal.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from app.ui.language import noop, number, tr
from app.ui.theme.palette import Palette
from app.ui.trends.colour_scales import ColourScale
from app.ui.trends.time_columns import TimeColumns
from app.ui.trends.trend_store import TrendStore

Pixels = NDArray[np.uint32]
Ticks = tuple[tuple[float, str], ...]
SIDES = (noop("left"), noop("right"))


class ShownRow(Protocol):
    """One row as a view shows it. `ticks` and `place` run from 0 at the foot to 1 at the top."""

    @property
    def reach_s(self) -> int:
        """How far around a second its picture looks."""
        ...

    def gradient(self, palette: Palette) -> Pixels | None:
        """The colours of its scale, lowest first; None where there is none."""
        ...

    def title(self) -> str: ...

    def unit(self) -> str: ...

    def ends(self) -> tuple[str, str]:
        """What stands at the foot and the top of the scale."""
        ...

    def signs(self, palette: Palette) -> tuple[tuple[str, str, bool], ...]:
        """Colour, word and whether it is hatched, where there is no scale."""
        ...

    def ticks(self) -> Ticks: ...

    def height(self, pixels: int) -> int:
        """How many lines its picture has, where the row has so many pixels."""
        ...

    def paint(self, times: TimeColumns, left: int, right: int, height: int, palette: Palette) -> Pixels:
        """The columns [left, right): premultiplied ARGB, shape (height, right - left), top first."""
        ...

    def value(self, second: int, place: float | None) -> str:
        """What there is in a second, at a place or as a whole; says why where there is nothing."""
        ...

    def newest(self) -> int:
        """The last second of which anything is known."""
        ...


class TrendRow(Protocol):
    """One row of the panel, whatever the store."""

    @property
    def key(self) -> str: ...

    @property
    def reach_s(self) -> int: ...

    def gradient(self, palette: Palette) -> Pixels | None: ...

    def title(self, store: TrendStore) -> str: ...

    def unit(self) -> str: ...

    def ends(self) -> tuple[str, str]: ...

    def signs(self, palette: Palette) -> tuple[tuple[str, str, bool], ...]: ...

    def ticks(self) -> Ticks: ...

    def height(self, pixels: int) -> int: ...

    def paint(
        self, store: TrendStore, times: TimeColumns, left: int, right: int, height: int, palette: Palette
    ) -> Pixels: ...

    def value(self, store: TrendStore, second: int, place: float | None) -> str: ...

    def needs_sides(self) -> bool:
        """Whether it needs electrodes of both hemispheres."""
        ...


@dataclass(frozen=True, slots=True)
class StoredRow:
    """A `TrendRow` of a store, as a view shows it."""

    row: TrendRow
    store: TrendStore

    @property
    def reach_s(self) -> int:
        return self.row.reach_s

    def gradient(self, palette: Palette) -> Pixels | None:
        return self.row.gradient(palette)

    def title(self) -> str:
        return f"{self.row.title(self.store)}  ·  {self.row.unit()}"

    def unit(self) -> str:
        return self.row.unit()

    def ends(self) -> tuple[str, str]:
        return self.row.ends()

    def signs(self, palette: Palette) -> tuple[tuple[str, str, bool], ...]:
        return self.row.signs(palette)

    def ticks(self) -> Ticks:
        return self.row.ticks()

    def height(self, pixels: int) -> int:
        return self.row.height(pixels)

    def paint(self, times: TimeColumns, left: int, right: int, height: int, palette: Palette) -> Pixels:
        return self.row.paint(self.store, times, left, right, height, palette)

    def value(self, second: int, place: float | None) -> str:
        if second < 0:
            return ""
        if second >= self.store.end or not self.store.known[second]:
            return tr("not worked out yet")
        return self.row.value(self.store, second, place) or tr("nothing: missing or left out")

    def newest(self) -> int:
        return self.store.end - 1


def with_unit(ticks: Ticks, unit: str) -> Ticks:
    """The topmost has the unit beside it."""
    return tuple((place, f"{text} {unit}" if at == len(ticks) - 1 else text) for at, (place, text) in enumerate(ticks))


def ends_of(scale: ColourScale) -> tuple[str, str]:
    return number(scale.low, 0), number(scale.high, 0)
