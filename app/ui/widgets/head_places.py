"""Where on a map of the head each electrode is drawn, how large, and which one lies next to it.

Guarantees: marks are as large as their neighbours allow, so that 256 electrodes stay apart; an electrode without a
known place has one in a row below the head, so that none is missing; zooming keeps the point under the mouse where it
is. Pure (Qt's geometry only). Does not: paint.
"""

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from app.ui.widgets.head_outline import EDGE

LARGEST_PX = 46.0
SMALLEST_PX = 7.0
CHIP_PX = 34.0
CLOSEST, WIDEST = 1.0, 8.0
_ROUND_THE_HEAD = 1.14

Flat = tuple[float, float]


@dataclass(frozen=True, slots=True)
class HeadView:
    """How a map is looked at: enlarged `zoom` times, `centre` (flat, the head's radius is 1) in the middle."""

    zoom: float = 1.0
    centre: Flat = (0.0, 0.0)

    def zoomed(self, factor: float, at: Flat) -> "HeadView":
        """Enlarged by `factor`, the point `at` staying where it is."""
        zoom = min(WIDEST, max(CLOSEST, self.zoom * factor))
        share = 1 - self.zoom / zoom
        x, y = self.centre
        return HeadView(zoom, (x + (at[0] - x) * share, y + (at[1] - y) * share))._kept_near()

    def moved(self, by: Flat) -> "HeadView":
        return replace(self, centre=(self.centre[0] + by[0], self.centre[1] + by[1]))._kept_near()

    def _kept_near(self) -> "HeadView":
        """Never so far off that the head is lost; unzoomed it is in the middle."""
        most = 1.45 * (1 - 1 / self.zoom)
        return replace(self, centre=(max(-most, min(most, self.centre[0])), max(-most, min(most, self.centre[1]))))


@dataclass(frozen=True, slots=True)
class HeadLayout:
    """What is where, in pixels.

    Attributes:
        head: The circle.
        areas: A square for each electrode, in the order given.
        mark_px: Width of the marks on the head.
        map_area: The part of the widget that the head may be painted in.
    """

    head: QRectF
    areas: tuple[QRectF, ...]
    mark_px: float
    map_area: QRectF

    def at(self, point: QPointF) -> int | None:
        """The electrode under `point`; the nearest one of several."""
        near = [
            (math.hypot(area.center().x() - point.x(), area.center().y() - point.y()), k)
            for k, area in enumerate(self.areas)
        ]
        distance, k = min(near, default=(math.inf, -1))
        return k if distance <= max(6.0, self.areas[k].width() * 0.6 if k >= 0 else 0.0) else None

    def flat_at(self, point: QPointF) -> Flat:
        """The place on the head, 1 the head's edge, right and front positive."""
        radius = self.head.width() / 2 * EDGE
        off = point - self.head.center()
        return off.x() / radius, -off.y() / radius

    def beside(self, k: int, dx: int, dy: int) -> int:
        """The next one to the right (dx 1), left (-1), up (dy -1) or down (1); `k` where there is none."""
        here = self.areas[k].center()
        best, chosen = math.inf, k
        for other, area in enumerate(self.areas):
            off = area.center() - here
            along = off.x() * dx + off.y() * dy
            aside = abs(off.x() * dy) + abs(off.y() * dx)
            # Within 60 degrees of the way asked for; what lies straight on wins over what is nearer but aside.
            if other != k and along > 0.5 and aside <= along * 1.8 and along + 2 * aside < best:
                best, chosen = along + 2 * aside, other
        return chosen


@functools.lru_cache(maxsize=32)
def crowding(flats: tuple[Flat, ...]) -> float:
    """How far neighbours are apart, as a share of the head's radius: nine of ten have more room."""
    if len(flats) < 2:
        return math.inf
    places = np.array(flats)
    nearest = np.empty(len(places))
    for k, place in enumerate(places):
        distances = np.hypot(*(places - place).T)
        distances[k] = np.inf
        nearest[k] = distances.min()
    return float(np.quantile(nearest, 0.1))


def lay_out_head(area: QRectF, flats: Sequence[Flat | None], view: HeadView) -> HeadLayout:
    """Everything's place in `area`; `flats` as `flat_position` gives them, None where the place is not known."""
    strange = sum(flat is None for flat in flats)
    columns = max(1, int(area.width() // (CHIP_PX + 6)))
    rows = -(-strange // columns)
    chip = min(CHIP_PX, area.height() * 0.4 / rows - 4) if rows else CHIP_PX
    strip_px = rows * (chip + 4) + (6 if rows else 0)
    map_area = area.adjusted(0, 0, 0, -strip_px)
    placed = tuple(flat for flat in flats if flat is not None)
    # Electrodes below the equator (T9, Iz, ears) lie outside the circle and must still be on the map.
    across, along = (max((abs(flat[k]) for flat in placed), default=1.0) * EDGE for k in (0, 1))
    # Room for nose and ears, and for the whole of the outermost marks.
    least = min(map_area.width(), map_area.height() - 8) / _ROUND_THE_HEAD
    mark = min(LARGEST_PX, crowding(placed) * least / 2 * EDGE)
    side = view.zoom * min(
        least, (map_area.width() - mark - 4) / max(across, 0.1), (map_area.height() - mark - 12) / max(along, 0.1)
    )
    radius = side / 2 * EDGE
    centre = map_area.center() + QPointF(-view.centre[0] * radius, view.centre[1] * radius + 4)
    size = min(LARGEST_PX, max(SMALLEST_PX, crowding(placed) * radius * 0.94))
    areas: list[QRectF] = []
    chips = 0
    for flat in flats:
        if flat is not None:
            middle = centre + QPointF(flat[0] * radius, -flat[1] * radius)
            areas.append(QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size))
            continue
        in_row = min(columns, strange - (chips // columns) * columns)
        left = area.center().x() - in_row * (chip + 6) / 2 + 3 + (chips % columns) * (chip + 6)
        areas.append(QRectF(left, map_area.bottom() + 6 + (chips // columns) * (chip + 4), chip, chip))
        chips += 1
    head = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
    return HeadLayout(head, tuple(areas), size, map_area)
