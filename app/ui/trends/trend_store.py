"""The trends of one recording, second by second.

Guarantees: what has not been worked out is told from what cannot be (`known`); memory is some 300 bytes a second.
Pure; one thread. Does not: read, draw, or fill holes.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.core.processing.rhythmicity import FREQUENCIES_HZ
from app.core.processing.trend_plan import TrendPlan
from app.core.processing.trend_steps import BAND_NAMES, DENSITY_HZ, ENVELOPES_PER_STEP, TrendStep

Halves = NDArray[np.float16]
VERDICTS = ("good", "mains", "noise", "flat", "clipped", "bad", "missing")
_FIRST_ROOM = 1024


@dataclass(frozen=True, slots=True, eq=False)
class _Columns:
    """One row for each second. Halves of a float: 0.1 % of the value, less than a colour's step."""

    known: NDArray[np.bool_]
    density_db: Halves  # (n, 2, frequencies)
    rhythm: Halves  # (n, 2, frequencies)
    envelope_uv: Halves  # (n, 2, quarters)
    asymmetry: Halves  # (n, bands)
    verdicts: NDArray[np.uint8]  # (n, channels): place in `VERDICTS`

    @staticmethod
    def of(n: int, n_channels: int) -> "_Columns":
        def empty(*shape: int) -> Halves:
            return np.full((n, *shape), np.nan, dtype=np.float16)

        return _Columns(
            np.zeros(n, dtype=np.bool_),
            empty(2, len(DENSITY_HZ)),
            empty(2, len(FREQUENCIES_HZ)),
            empty(2, ENVELOPES_PER_STEP),
            empty(len(BAND_NAMES)),
            np.full((n, n_channels), VERDICTS.index("missing"), dtype=np.uint8),
        )

    def into(self, larger: "_Columns") -> "_Columns":
        for name in self.__slots__:
            getattr(larger, name)[: self.known.size] = getattr(self, name)
        return larger


class TrendStore:
    """See the rules at the top of this module."""

    def __init__(self, plan: TrendPlan) -> None:
        self.plan = plan
        self.end = 0
        self._columns = _Columns.of(_FIRST_ROOM, len(plan.channels))

    def put(self, step: TrendStep) -> bool:
        """Take a second's trends; False where they are of other channels."""
        if len(step.verdicts) != len(self.plan.channels) or step.step < 0:
            return False
        at = self._room_for(step.step + 1) - 1
        columns = self._columns
        for side in range(2):
            for to, values in (
                (columns.density_db, step.density_db[side]),
                (columns.rhythm, step.rhythm[side]),
                (columns.envelope_uv, step.envelope_uv[side]),
            ):
                to[at, side] = values or np.nan
        columns.asymmetry[at] = step.asymmetry or np.nan
        columns.verdicts[at] = [VERDICTS.index(one) if one in VERDICTS else 0 for one in step.verdicts]
        columns.known[at] = True
        return True

    def settle(self, first: int, end: int) -> None:
        """All of [first, end) has been looked at: what is not there now is not there at all."""
        self._room_for(end)
        self._columns.known[first:end] = True

    def _room_for(self, end: int) -> int:
        if end > self._columns.known.size:
            larger = _Columns.of(max(end, 2 * self._columns.known.size), len(self.plan.channels))
            self._columns = self._columns.into(larger)
        self.end = max(self.end, end)
        return end

    # --- looked at by whoever draws; views, not copies ---------------------------------------------------------

    @property
    def known(self) -> NDArray[np.bool_]:
        return self._columns.known[: self.end]

    @property
    def density_db(self) -> Halves:
        return self._columns.density_db[: self.end]

    @property
    def rhythm(self) -> Halves:
        return self._columns.rhythm[: self.end]

    @property
    def envelope_uv(self) -> Halves:
        return self._columns.envelope_uv[: self.end]

    @property
    def asymmetry(self) -> Halves:
        return self._columns.asymmetry[: self.end]

    @property
    def verdicts(self) -> NDArray[np.uint8]:
        return self._columns.verdicts[: self.end]

    def bad_share(self) -> Halves:
        """Share of the channels that were not good, for each second; NaN where there was no signal or no word yet."""
        verdicts = self.verdicts
        if not verdicts.shape[1]:
            return np.full(self.end, np.nan, dtype=np.float16)
        missing = (verdicts == VERDICTS.index("missing")).all(axis=1)
        share = (verdicts != 0).mean(axis=1)
        return np.where(missing | ~self.known, np.nan, share).astype(np.float16)

    def not_good(self, step: int) -> tuple[tuple[str, str], ...]:
        """Channel and verdict of each that was not good in a second; empty where nothing is known of it."""
        if not 0 <= step < self.end or not self.known[step]:
            return ()
        return tuple(
            (label, VERDICTS[verdict])
            for label, verdict in zip(self.plan.labels, self.verdicts[step], strict=True)
            if verdict
        )

    def first_unknown(self, begin: int, end: int) -> tuple[int, int] | None:
        """The first stretch of seconds in [begin, end) that nobody has looked at."""
        known = np.zeros(max(end, 0), dtype=np.bool_)
        known[: self.end] = self.known[: known.size]
        known[:begin] = True
        unknown = np.flatnonzero(~known)
        if not unknown.size:
            return None
        first = int(unknown[0])
        later = np.flatnonzero(known[first:])
        return first, first + int(later[0]) if later.size else end
