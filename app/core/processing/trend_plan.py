"""Which channels the trends are made of: electrodes of the 10-20 system, chains of the left and the right hemisphere.

Guarantees: left and right are mirror images, derivation by derivation; bipolar wherever the electrodes allow it, so
that the place of the reference decides nothing; matched by label as amplifiers and files write it, recorded bipolar
channels ("FP1-F7") included; never more than 32 channels, however many the stream has. A stream whose labels name no
electrodes gets a plan without hemispheres. Does not: judge signal. Pure; any thread.

Chains: longitudinal bipolar, ACNS guideline 3 (2016). The derivations of the amplitude-integrated EEG: C3-P3 and C4-P4
before others (Hellstrom-Westas, de Vries, Rosen, Atlas of amplitude-integrated EEGs in the newborn, 2nd ed. 2008).
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from app.core.processing.quality import is_judged
from app.core.processing.topography import electrode_of
from app.core.signals.channels import Channel, ChannelKind, ChannelState

AT_MOST_CHANNELS = 32
TEN_TWENTY = [
    "Fp1",
    "Fp2",
    "F7",
    "F3",
    "Fz",
    "F4",
    "F8",
    "T7",
    "C3",
    "Cz",
    "C4",
    "T8",
    "P7",
    "P3",
    "Pz",
    "P4",
    "P8",
    "O1",
    "O2",
]
_CHAINS = ("Fp1-F7", "F7-T7", "T7-P7", "P7-O1", "Fp1-F3", "F3-C3", "C3-P3", "P3-O1")
_AMPLITUDE = ("C3-P3", "F3-P3", "F3-C3", "C3-O1", "P3-O1", "Fp1-C3", "Fp1-T7", "T7-P7", "T7-O1", "Fp1-F3", "Fp1-O1")
_FEWEST_PAIRS = 2


@dataclass(frozen=True, slots=True, eq=False)
class TrendPlan:
    """What trends are made of.

    Attributes:
        rows: Rows of the stream's blocks that are needed.
        channels: What they are, in that order.
        names: Of the derivations ("C3-P3"; "C3" where it is taken as recorded).
        matrix: What makes derivations of the channels, float32, shape (n_derivations, n_channels).
        left / right: Derivations of the hemispheres; `right[i]` mirrors `left[i]`.
        amplitude: The derivations of the amplitude-integrated EEG, left and right; None where there are none.
    """

    rows: tuple[int, ...]
    channels: tuple[Channel, ...]
    names: tuple[str, ...]
    matrix: NDArray[np.float32]
    left: tuple[int, ...]
    right: tuple[int, ...]
    amplitude: tuple[int, int] | None

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(channel.label for channel in self.channels)

    @property
    def marked_bad(self) -> NDArray[np.bool_]:
        """Which channels a person or the device calls bad, shape (n_channels,)."""
        return np.array([channel.state is not ChannelState.GOOD for channel in self.channels], dtype=np.bool_)

    def with_channels(self, channels: tuple[Channel, ...]) -> "TrendPlan":
        """The same after channels of the stream were changed (their state, not their names)."""
        return replace(self, channels=tuple(channels[row] for row in self.rows))


@dataclass(frozen=True, slots=True)
class _Source:
    """How a derivation is had from rows of the stream: one, or one less another."""

    plus: int
    minus: int | None = None


def mirrored(electrode: str) -> str | None:
    """The electrode on the other side ("C3" and "C4"); None on the midline."""
    digits = "".join(character for character in electrode if character.isdigit())
    if not digits:
        return None
    number = int(digits)
    return electrode.replace(digits, str(number + 1 if number % 2 else number - 1), 1)


def trend_plan(channels: tuple[Channel, ...]) -> TrendPlan:
    """The plan for a stream."""
    electrodes, bipolar = _named(channels)
    derived = _derivations(electrodes, bipolar)
    pairs = [
        (name, other) for name in _CHAINS if (other := _mirrored_pair(name)) and name in derived and other in derived
    ]
    if len(pairs) < _FEWEST_PAIRS:
        singles = [name for name in electrodes if (other := mirrored(name)) and other in electrodes and _is_left(name)]
        if len(singles) > len(pairs):
            pairs = [(name, str(mirrored(name))) for name in singles[: len(_CHAINS)]]
            derived = {name: _Source(row) for name, row in electrodes.items()}
    amplitude = next(
        ((name, other) for name in _AMPLITUDE if (other := _mirrored_pair(name)) and {name, other} <= derived.keys()),
        pairs[0] if pairs else None,
    )
    names = list(dict.fromkeys([*(one for pair in pairs for one in pair), *(amplitude or ())]))
    rows = _rows(channels, electrodes, [derived[name] for name in names])
    return _plan(channels, rows, names, derived, pairs, amplitude)


def _named(channels: tuple[Channel, ...]) -> tuple[dict[str, int], dict[str, int]]:
    """Rows by electrode, and by derivation of channels that were recorded as one."""
    electrodes: dict[str, int] = {}
    bipolar: dict[str, int] = {}
    for row, channel in enumerate(channels):
        if channel.kind is not ChannelKind.EEG or not is_judged(channel):
            continue
        name = electrode_of(channel.label)
        ends = [electrode_of(end) for end in channel.label.split("-")[:2]]
        if name is not None:
            electrodes.setdefault(name, row)
        elif len(ends) == 2 and all(ends):
            bipolar.setdefault(f"{ends[0]}-{ends[1]}", row)
    return electrodes, bipolar


def _derivations(electrodes: dict[str, int], bipolar: dict[str, int]) -> dict[str, _Source]:
    found = {name: _Source(row) for name, row in bipolar.items()}
    for name in dict.fromkeys((*_CHAINS, *_AMPLITUDE)):
        for pair in (name, _mirrored_pair(name)):
            plus, minus = (pair or "-").split("-")
            if plus in electrodes and minus in electrodes:
                found[f"{plus}-{minus}"] = _Source(electrodes[plus], electrodes[minus])
    return found


def _mirrored_pair(pair: str) -> str | None:
    plus, minus = (mirrored(one) for one in pair.split("-"))
    return f"{plus}-{minus}" if plus and minus else None


def _is_left(electrode: str) -> bool:
    return int("".join(character for character in electrode if character.isdigit()) or 0) % 2 == 1


def _rows(channels: tuple[Channel, ...], electrodes: dict[str, int], sources: list[_Source]) -> list[int]:
    """Rows that are looked at: of the 10-20 system and of the derivations; else the first that are EEG."""
    wanted = [electrodes[name] for name in TEN_TWENTY if name in electrodes]
    wanted += [row for source in sources for row in (source.plus, source.minus) if row is not None]
    if not wanted:
        wanted = [row for row, one in enumerate(channels) if one.kind is ChannelKind.EEG and is_judged(one)]
    return sorted(dict.fromkeys(wanted[:AT_MOST_CHANNELS]))


def _plan(
    channels: tuple[Channel, ...],
    rows: list[int],
    names: list[str],
    derived: dict[str, _Source],
    pairs: list[tuple[str, str]],
    amplitude: tuple[str, str] | None,
) -> TrendPlan:
    matrix = np.zeros((len(names), len(rows)), dtype=np.float32)
    for at, name in enumerate(names):
        source = derived[name]
        matrix[at, rows.index(source.plus)] = 1.0
        if source.minus is not None:
            matrix[at, rows.index(source.minus)] = -1.0
    return TrendPlan(
        rows=tuple(rows),
        channels=tuple(channels[row] for row in rows),
        names=tuple(names),
        matrix=matrix,
        left=tuple(names.index(left) for left, _ in pairs),
        right=tuple(names.index(right) for _, right in pairs),
        amplitude=(names.index(amplitude[0]), names.index(amplitude[1])) if amplitude else None,
    )
