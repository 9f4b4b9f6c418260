"""What a head shows: one value for each electrode that has one, and why the others have none.

Guarantees: a channel whose signal is not good, that somebody marked as bad or whose electrode is off takes no part, and
is named with the reason; so is one whose place on the head is not known. The report leaves out the same channels.
Pure; any thread. Does not: interpolate or draw.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from app.core.devices.driver import ElectrodeImpedance
from app.core.processing.topography import FEWEST_ELECTRODES
from app.core.signals.channels import Channel, ChannelKind, ChannelState
from app.core.signals.electrode_positions import Point, channel_position, ear_position, electrode_of
from app.core.workers.messages import BandPowers, QualityReport


class Shown(StrEnum):
    """What is chosen to be shown; the bands by the names that the worker has for them."""

    DELTA = "delta"
    THETA = "theta"
    ALPHA = "alpha"
    BETA = "beta"
    GAMMA = "gamma"
    AMPLITUDE = "amplitude"
    IMPEDANCE = "impedance"


class LeftOut(StrEnum):
    """Why a channel takes no part."""

    FLAT = "flat"
    CLIPPED = "clipped"
    NOISE = "noise"
    MAINS = "mains"
    MARKED_BAD = "marked bad"
    OFF = "off"
    NO_PLACE = "no place"
    NO_VALUE = "no value"


@dataclass(frozen=True, slots=True, eq=False)
class HeadFigures:
    """One moment's values.

    Attributes:
        labels: Electrodes with a value.
        places: Their places, unit vectors, shape (n, 3).
        values: Shape (n,): microvolts squared for a band, microvolts rms for the amplitude.
        left_out: The other EEG electrodes and why, in the order of the channels; with their place where it is known.
    """

    shown: Shown
    labels: tuple[str, ...]
    places: NDArray[np.float64]
    values: NDArray[np.float64]
    left_out: tuple[tuple[str, LeftOut, Point | None], ...] = ()

    @property
    def enough(self) -> bool:
        """Whether a map between them would not be made up."""
        return len(self.labels) >= FEWEST_ELECTRODES


@dataclass(frozen=True, slots=True)
class HeadSources:
    """The newest of everything that heads are drawn from.

    Attributes:
        channels: All channels of the session's device.
        bands / quality: By stream.
    """

    channels: tuple[Channel, ...] = ()
    leads_off: tuple[str, ...] = ()
    impedances: tuple[ElectrodeImpedance, ...] = ()
    electrode_type: str = "wet"
    impedances_when: str = ""
    bands: Mapping[str, BandPowers] = field(default_factory=dict)
    quality: Mapping[str, QualityReport] = field(default_factory=dict)

    def positions(self) -> dict[str, Point]:
        """Places that the device itself gives, by label."""
        return {one.label: one.position for one in self.channels if one.position is not None}


def figures_of(sources: HeadSources, shown: Shown) -> HeadFigures:
    """What `shown` is at each electrode at the moment; without values where nothing was measured yet."""
    values = _values(sources.bands.values(), shown)
    verdicts = {one.label: one.verdict for report in sources.quality.values() for one in report.channels}
    off = set(sources.leads_off)
    labels: list[str] = []
    places: list[Point] = []
    found: list[float] = []
    left_out: list[tuple[str, LeftOut, Point | None]] = []
    seen: set[str] = set()
    for channel in sources.channels:
        if channel.kind is not ChannelKind.EEG or ear_position(channel.label) is not None:
            continue  # a reference is no electrode of the map
        place = channel_position(channel)
        name = electrode_of(channel.label) or channel.label
        why = _why_not(channel, place, verdicts.get(channel.label, "good"), off, values)
        if why is not None:
            if values:
                left_out.append((channel.label, why, place))
        elif place is not None and name not in seen:
            seen.add(name)
            labels.append(channel.label)
            places.append(place)
            found.append(values[channel.label])
    return HeadFigures(
        shown, tuple(labels), np.array(places, np.float64).reshape(-1, 3), np.array(found, np.float64), tuple(left_out)
    )


def _why_not(
    channel: Channel, place: Point | None, verdict: str, off: set[str], values: Mapping[str, float]
) -> LeftOut | None:
    if place is None:
        return LeftOut.NO_PLACE
    if channel.label in off or channel.state is ChannelState.DISCONNECTED:
        return LeftOut.OFF
    if channel.state is ChannelState.BAD:
        return LeftOut.MARKED_BAD
    if verdict != "good":
        return LeftOut(verdict)
    value = values.get(channel.label)
    return LeftOut.NO_VALUE if value is None or not np.isfinite(value) else None


def _values(all_bands: Iterable[BandPowers], shown: Shown) -> dict[str, float]:
    values: dict[str, float] = {}
    for bands in all_bands:
        if shown is Shown.AMPLITUDE:
            # Root mean square over all bands: the power of parts that do not overlap adds up (Parseval).
            found = [float(np.sqrt(max(sum(row), 0.0))) for row in bands.power_uv2]
        elif shown.value in bands.bands:
            at = bands.bands.index(shown.value)
            found = [row[at] for row in bands.power_uv2]
        else:
            continue
        values.update(zip(bands.labels, found, strict=True))
    return values


class ScaleKeeper:
    """The upper end of a scale that does not flicker: grows at once, shrinks when little of it is used."""

    def __init__(self) -> None:
        self._top = 0.0

    def forget(self) -> None:
        self._top = 0.0

    def top_for(self, largest: float) -> float:
        """A round number of at least `largest`."""
        wanted = round_up(largest)
        if largest > self._top or largest < 0.35 * self._top:
            self._top = wanted
        return self._top


def round_up(value: float) -> float:
    """The next of 1, 1.5, 2, 3, 5, 7, 10 times a power of ten; 1 for what is not positive."""
    if not np.isfinite(value) or value <= 0:
        return 1.0
    power = 10.0 ** np.floor(np.log10(value))
    for step in (1.0, 1.5, 2.0, 3.0, 5.0, 7.0):
        if value <= step * power * (1 + 1e-9):
            return float(step * power)
    return float(10.0 * power)
