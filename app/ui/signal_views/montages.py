"""Montages for display: which electrode is subtracted from which.

Guarantees: matched by label, whatever the case, dots and old names (T3 is T7); channels that are not EEG stay as
they are and come last; stored data are never touched. Derivations whose electrodes are missing are left out. Pure.
Source of the chains: ACNS guideline 3 (2016), longitudinal and transverse bipolar montages.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from app.core.signals.channels import Channel, ChannelKind

_OLD_NAMES = {"T3": "T7", "T4": "T8", "T5": "P7", "T6": "P8"}
LONGITUDINAL = (
    "Fp1-F7 F7-T7 T7-P7 P7-O1 Fp1-F3 F3-C3 C3-P3 P3-O1 Fz-Cz Cz-Pz Fp2-F4 F4-C4 C4-P4 P4-O2 Fp2-F8 F8-T8 T8-P8 P8-O2"
)
TEN_TWENTY = "Fp1 Fp2 F7 F3 Fz F4 F8 A1 T7 C3 Cz C4 T8 A2 P7 P3 Pz P4 P8 O1 O2"
# More traces than this are a carpet on a clinic's screen.
MANY_CHANNELS = 32
_FEWEST_OF_TEN_TWENTY = 8
_BESIDE_EEG = frozenset({ChannelKind.ECG, ChannelKind.EOG, ChannelKind.EMG, ChannelKind.RESPIRATION})
TRANSVERSE = (
    "F7-Fp1 Fp1-Fp2 Fp2-F8 F7-F3 F3-Fz Fz-F4 F4-F8 T7-C3 C3-Cz Cz-C4 C4-T8 P7-P3 P3-Pz Pz-P4 P4-P8 P7-O1 O1-O2 O2-P8"
)


class MontageName(StrEnum):
    """The montages that can be chosen."""

    REFERENTIAL = "Referential"
    AVERAGE = "Average reference"
    LONGITUDINAL = "Longitudinal bipolar"
    TRANSVERSE = "Transverse bipolar"


BIPOLAR = frozenset({MontageName.LONGITUDINAL, MontageName.TRANSVERSE})


class ChannelGroup(StrEnum):
    """Which channels of many are shown where a montage does not choose them itself."""

    TEN_TWENTY = "10-20 electrodes"
    ALL = "All channels"


class Side(StrEnum):
    """Where a trace belongs, for its colour."""

    LEFT = "left"
    RIGHT = "right"
    MIDLINE = "midline"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Trace:
    """One line on the page.

    Attributes:
        electrodes: Labels of the source channels it shows, for quality.
        is_eeg: Whether the page's sensitivity holds for it; what is not EEG is fitted to its row.
        group: The chain it belongs to, in English ("Left temporal"); `montage_words.word_of` says it in the language
            of the window. Empty where the montage has no chains.
    """

    label: str
    side: Side
    unit: str
    electrodes: tuple[str, ...]
    is_eeg: bool = True
    group: str = ""

    @property
    def to_scale(self) -> bool:
        """Whether it is drawn in uV/mm."""
        return self.is_eeg and self.unit == "uV"


@dataclass(frozen=True, slots=True, eq=False)
class Montage:
    """Traces and how to make them.

    Attributes:
        traces: In order from the top.
        matrix: float32, shape (n_traces, n_channels); None where traces are the channels themselves.
    """

    name: MontageName
    traces: tuple[Trace, ...]
    matrix: NDArray[np.float32] | None

    def rows(self, rows: NDArray[np.int64]) -> Callable[[NDArray[np.float32]], NDArray[np.float32]]:
        """What makes the traces `rows` of channels (float32, shape (n_channels, n_samples)); they are not modified."""
        if self.matrix is None:
            return lambda samples: samples[rows]
        chosen = self.matrix[rows]
        # A matrix product would spread one missing channel over all traces (NaN times zero is NaN).
        return lambda samples: _derive(chosen, samples)


def _derive(matrix: NDArray[np.float32], samples: NDArray[np.float32]) -> NDArray[np.float32]:
    missing = np.isnan(samples)
    if not missing.any():
        return matrix @ samples
    derived = matrix @ np.where(missing, np.float32(0), samples)
    derived[(np.abs(matrix) @ missing.astype(np.float32)) > 0] = np.nan
    return derived


def electrode_name(label: str) -> str:
    """The 10-20 name within a label: "EEG Fp1-Ref", "FP1." and "Fp1" are all "Fp1"."""
    name = label.strip().rstrip(".")
    if name.upper().startswith("EEG "):
        name = name[4:]
    name = name.split("-")[0].strip()
    upper = name.upper()
    upper = _OLD_NAMES.get(upper, upper)
    return upper.replace("FP", "Fp").replace("Z", "z") if upper else upper


def side_of(label: str) -> Side:
    """By the number at the end of the electrode's name: odd left, even right, z midline."""
    name = electrode_name(label)
    digits = "".join(character for character in name if character.isdigit())
    if digits:
        return Side.LEFT if int(digits) % 2 else Side.RIGHT
    return Side.MIDLINE if name.endswith("z") else Side.OTHER


def make_montage(name: MontageName, channels: tuple[Channel, ...], group: ChannelGroup = ChannelGroup.ALL) -> Montage:
    """`name` for these channels; referential where it has no derivation for them."""
    if name is MontageName.AVERAGE:
        return _of_group(_average(channels), channels, group)
    if name is MontageName.LONGITUDINAL:
        return _bipolar(name, LONGITUDINAL, channels, group)
    if name is MontageName.TRANSVERSE:
        return _bipolar(name, TRANSVERSE, channels, group)
    whole = Montage(MontageName.REFERENTIAL, tuple(_as_recorded(channel) for channel in channels), None)
    return _of_group(whole, channels, group)


def _of_group(whole: Montage, channels: tuple[Channel, ...], group: ChannelGroup) -> Montage:
    """Of a montage with a trace for each channel, those of `group`; all where they are few or nothing matches."""
    eeg = [row for row, channel in enumerate(channels) if channel.kind is ChannelKind.EEG]
    places = {electrode_name(channels[row].label): row for row in eeg}
    chosen = [places[name] for name in TEN_TWENTY.split() if name in places]
    if group is ChannelGroup.ALL or len(eeg) <= MANY_CHANNELS or len(chosen) < _FEWEST_OF_TEN_TWENTY:
        return whole
    rows = chosen + _beside_eeg(channels, group)
    matrix = np.eye(len(channels), dtype=np.float32) if whole.matrix is None else whole.matrix
    return Montage(whole.name, tuple(whole.traces[row] for row in rows), matrix[rows])


def _beside_eeg(channels: tuple[Channel, ...], group: ChannelGroup) -> list[int]:
    """Rows of what is not EEG: of many channels only what a reader looks at beside it."""
    few = group is ChannelGroup.ALL or len(channels) <= MANY_CHANNELS
    return [
        row
        for row, channel in enumerate(channels)
        if channel.kind is not ChannelKind.EEG and (few or channel.kind in _BESIDE_EEG)
    ]


def _as_recorded(channel: Channel) -> Trace:
    is_eeg = channel.kind is ChannelKind.EEG
    side = side_of(channel.label) if is_eeg else Side.OTHER
    label = channel.label.rstrip(".")
    for prefix in ("EEG ", "POL "):
        label = label.removeprefix(prefix)
    return Trace(label or channel.label, side, channel.unit, (channel.label,), is_eeg)


def _average(channels: tuple[Channel, ...]) -> Montage:
    matrix = np.eye(len(channels), dtype=np.float32)
    eeg = [row for row, channel in enumerate(channels) if channel.kind is ChannelKind.EEG]
    if len(eeg) < 2:
        return make_montage(MontageName.REFERENTIAL, channels)
    matrix[np.ix_(eeg, eeg)] -= np.float32(1.0 / len(eeg))
    traces = tuple(
        Trace(f"{trace.label.split('-')[0]}-Av", trace.side, trace.unit, trace.electrodes) if trace.is_eeg else trace
        for trace in (_as_recorded(channel) for channel in channels)
    )
    return Montage(MontageName.AVERAGE, traces, matrix)


def _bipolar(name: MontageName, pairs: str, channels: tuple[Channel, ...], group: ChannelGroup) -> Montage:
    rows = {
        electrode_name(channel.label): row for row, channel in enumerate(channels) if channel.kind is ChannelKind.EEG
    }
    traces: list[Trace] = []
    lines: list[NDArray[np.float32]] = []
    for pair in pairs.split():
        plus, minus = pair.split("-")
        if plus in rows and minus in rows:
            line = np.zeros(len(channels), dtype=np.float32)
            line[rows[plus]], line[rows[minus]] = 1.0, -1.0
            sides = {side_of(plus), side_of(minus)} - {Side.MIDLINE}
            side = sides.pop() if len(sides) == 1 else Side.MIDLINE
            traces.append(Trace(pair, side, "uV", (channels[rows[plus]].label, channels[rows[minus]].label)))
            lines.append(line)
    if not traces:
        return make_montage(MontageName.REFERENTIAL, channels, group)
    for row in _beside_eeg(channels, group):
        line = np.zeros(len(channels), dtype=np.float32)
        line[row] = 1.0
        traces.append(_as_recorded(channels[row]))
        lines.append(line)
    return Montage(name, tuple(traces), np.stack(lines))


def begins_chain(before: Trace, trace: Trace) -> bool:
    """Whether `trace` opens a new chain of a bipolar montage: it does not go on from the electrode before it."""
    if len(before.electrodes) != 2 or len(trace.electrodes) != 2:
        return len(before.electrodes) != len(trace.electrodes)
    return before.electrodes[1] != trace.electrodes[0]
