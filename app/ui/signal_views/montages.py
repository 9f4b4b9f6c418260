"""Montages for display: which electrode is subtracted from which.

Guarantees: matched by label, whatever the case, dots and old names (T3 is T7); channels that are not EEG stay as
they are and come last; stored data are never touched. Derivations whose electrodes are missing, or were recorded
against different references, are left out, and `Montage.left_out` names them. Pure.
Sources: `resources/montages` for the bipolar ones, `montage_laplacian` for the Laplacian.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from app.core.signals.channels import Channel, ChannelKind, ChannelState
from app.core.signals.electrode_positions import channel_position
from app.ui.signal_views.montage_definitions import (
    Derivation,
    MontageDefinition,
    Term,
    electrodes_of,
    fault_of_derivation,
    is_average,
    shipped_definition,
    terms_of,
)
from app.ui.signal_views.montage_electrodes import TEN_TWENTY, Electrodes, electrode_name, electrodes_in
from app.ui.signal_views.montage_laplacian import laplacian_weights

Row = NDArray[np.float32]

# More traces than this are a carpet on a clinic's screen.
MANY_CHANNELS = 32
_FEWEST_OF_TEN_TWENTY = 8
# Montages of a page: as many as one steps through, with 1,024 channels 4 MB each.
_KEPT = 16
_BESIDE_EEG = frozenset({ChannelKind.ECG, ChannelKind.EOG, ChannelKind.EMG, ChannelKind.RESPIRATION})


class MontageName(StrEnum):
    """The montages that ship with the application; a user's own go by their own names."""

    REFERENTIAL = "Referential"
    AVERAGE = "Average reference"
    LONGITUDINAL = "Longitudinal bipolar"
    TRANSVERSE = "Transverse bipolar"
    LAPLACIAN = "Laplacian"


# They show a trace for each channel.
OF_ALL_CHANNELS = frozenset({MontageName.REFERENTIAL, MontageName.AVERAGE, MontageName.LAPLACIAN})


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
        name: Of what is shown: "Referential" where nothing of the montage asked for can be derived.
        traces: In order from the top.
        matrix: float32, shape (n_traces, n_channels); None where traces are the channels themselves.
        left_out: Labels of derivations that these channels do not allow.
    """

    name: str
    traces: tuple[Trace, ...]
    matrix: NDArray[np.float32] | None
    left_out: tuple[str, ...] = ()

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


def side_of(label: str) -> Side:
    """By the number at the end of the electrode's name: odd left, even right, z midline."""
    name = electrode_name(label)
    digits = "".join(character for character in name if character.isdigit())
    if digits:
        return Side.LEFT if int(digits) % 2 else Side.RIGHT
    return Side.MIDLINE if name.endswith("z") else Side.OTHER


def make_montage(
    name: str,
    channels: tuple[Channel, ...],
    group: ChannelGroup = ChannelGroup.ALL,
    definition: MontageDefinition | None = None,
) -> Montage:
    """`name` for these channels; referential where it has no derivation for them.

    Made once and kept: a page that is laid out anew asks for it again. Its matrix cannot be written to.

    Args:
        definition: What a user's own montage of this name is; without it only those that ship are known.
    """
    return _made(str(name), channels, group, definition)


@functools.lru_cache(maxsize=_KEPT)
def _made(
    name: str, channels: tuple[Channel, ...], group: ChannelGroup, definition: MontageDefinition | None
) -> Montage:
    montage = _make(name, channels, group, definition)
    if montage.matrix is not None:
        montage.matrix.flags.writeable = False
    return montage


def _make(
    name: str, channels: tuple[Channel, ...], group: ChannelGroup, definition: MontageDefinition | None
) -> Montage:
    if name == MontageName.AVERAGE:
        return _of_group(_average(channels), channels, group)
    if name == MontageName.LAPLACIAN:
        return _of_group(_laplacian(channels), channels, group)
    chosen = definition if definition is not None and definition.name == name else shipped_definition(name)
    if chosen is not None:
        return _derived(chosen, channels, group)
    return _of_group(_referential(channels), channels, group)


def _referential(channels: tuple[Channel, ...]) -> Montage:
    return Montage(MontageName.REFERENTIAL, tuple(_as_recorded(channel) for channel in channels), None)


def _of_group(whole: Montage, channels: tuple[Channel, ...], group: ChannelGroup) -> Montage:
    """Of a montage with a trace for each channel, those of `group`; all where they are few or nothing matches."""
    eeg = [row for row, channel in enumerate(channels) if channel.kind is ChannelKind.EEG]
    places = {electrode_name(channels[row].label): row for row in eeg}
    chosen = [places[name] for name in TEN_TWENTY.split() if name in places]
    if group is ChannelGroup.ALL or len(eeg) <= MANY_CHANNELS or len(chosen) < _FEWEST_OF_TEN_TWENTY:
        return whole
    rows = chosen + _beside_eeg(channels, group)
    matrix = np.eye(len(channels), dtype=np.float32) if whole.matrix is None else whole.matrix
    traces = tuple(whole.traces[row] for row in rows)
    shown = {label for row in rows for label in whole.traces[row].electrodes[:1]}
    return replace(
        whole, traces=traces, matrix=matrix[rows], left_out=tuple(one for one in whole.left_out if one in shown)
    )


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


def _against(trace: Trace, reference: str, electrodes: tuple[str, ...]) -> Trace:
    """The trace of one electrode against something made of many."""
    return replace(trace, label=f"{trace.label.split('-')[0]}-{reference}", electrodes=electrodes)


def _average(channels: tuple[Channel, ...]) -> Montage:
    electrodes = electrodes_in(channels)
    averaged = list(electrodes.averaged)
    if len(averaged) < 2:
        return _referential(channels)
    matrix = np.eye(len(channels), dtype=np.float32)
    traces = [_as_recorded(channel) for channel in channels]
    matrix[np.ix_(electrodes.compared, averaged)] -= np.float32(1.0 / len(averaged))
    for row in electrodes.compared:
        traces[row] = _against(traces[row], "Av", (channels[row].label,))
    return Montage(MontageName.AVERAGE, tuple(traces), matrix, electrodes.not_compared_labels(channels))


def _laplacian(channels: tuple[Channel, ...]) -> Montage:
    electrodes = electrodes_in(channels)
    bad = frozenset(row for row, channel in enumerate(channels) if channel.state is not ChannelState.GOOD)
    found = {row: channel_position(channels[row]) for row in electrodes.rows.values()}
    weights = laplacian_weights({row: place for row, place in found.items() if place is not None}, bad)
    if not weights:
        return _referential(channels)
    matrix = np.eye(len(channels), dtype=np.float32)
    traces = [_as_recorded(channel) for channel in channels]
    for row, around in weights.items():
        for other, weight in around.items():
            matrix[row, other] -= np.float32(weight)
        traces[row] = _against(traces[row], "Lap", (channels[row].label, *(channels[at].label for at in around)))
    eeg = [row for row, channel in enumerate(channels) if channel.kind is ChannelKind.EEG]
    left_out = tuple(channels[row].label for row in eeg if row not in weights)
    return Montage(MontageName.LAPLACIAN, tuple(traces), matrix, left_out)


def _derived(definition: MontageDefinition, channels: tuple[Channel, ...], group: ChannelGroup) -> Montage:
    electrodes = electrodes_in(channels)
    traces: list[Trace] = []
    lines: list[Row] = []
    left_out: list[str] = []
    named: set[int] = set()
    for derivation in definition.derivations:
        line = derivation_line(derivation, electrodes, len(channels))
        if line is None:
            left_out.append(derivation.label)
            continue
        rows = _rows_named(derivation, electrodes, line)
        named.update(rows)
        traces.append(_trace_of(derivation, [channels[row] for row in rows]))
        lines.append(line)
    if not traces:
        as_recorded = _of_group(_referential(channels), channels, group)
        return replace(as_recorded, left_out=tuple(left_out))
    for row in _beside_eeg(channels, group):
        if row not in named:
            line = np.zeros(len(channels), dtype=np.float32)
            line[row] = 1.0
            traces.append(_as_recorded(channels[row]))
            lines.append(line)
    return Montage(definition.name, tuple(traces), np.stack(lines), tuple(left_out))


def derivation_line(derivation: Derivation, electrodes: Electrodes, n_channels: int) -> Row | None:
    """What makes the derivation: float32, shape (n_channels,); None where the electrodes do not allow it."""
    line = np.zeros(n_channels, dtype=np.float32)
    active = terms_of(derivation.active)
    reference: tuple[Term, ...] = ()
    if is_average(derivation.reference):
        if len(electrodes.averaged) < 2:
            return None
        line[list(electrodes.averaged)] = -1.0 / len(electrodes.averaged)
    elif derivation.reference.strip():
        reference = terms_of(derivation.reference)
    if len(active) == len(reference) == 1:
        pair = electrodes.recorded_pair(active[0].electrode, reference[0].electrode)
        if pair is not None:
            line[pair[0]] = pair[1]
            return line
    for terms, sign in ((active, 1.0), (reference, -1.0)):
        for term in terms:
            row = electrodes.row_of(term.electrode)
            if row is None:
                return None
            line[row] += sign * term.share
    # T3 against T7 is an electrode against itself.
    return line if line.any() else None


def _rows_named(derivation: Derivation, electrodes: Electrodes, line: Row) -> list[int]:
    """Rows of the channels it names, the active ones first (an average names nobody)."""
    rows = [electrodes.row_of(name) for name in electrodes_of(derivation)]
    known = [row for row in rows if row is not None and line[row]]
    return list(dict.fromkeys(known)) or [int(row) for row in np.nonzero(line)[0]]


def _trace_of(derivation: Derivation, channels: list[Channel]) -> Trace:
    side = side_of_derivation(derivation)
    is_eeg = all(channel.kind is ChannelKind.EEG for channel in channels)
    if not is_eeg and not derivation.colour:
        side = Side.OTHER
    labels = tuple(channel.label for channel in channels)
    return Trace(derivation.label, side, channels[0].unit, labels, is_eeg, derivation.group)


def side_of_derivation(derivation: Derivation) -> Side:
    """As chosen, else the side that all its electrodes off the midline lie on; midline for both or none."""
    if derivation.colour in {side.value for side in Side}:
        return Side(derivation.colour)
    if fault_of_derivation(derivation):
        return Side.OTHER
    sides = {side_of(name) for name in electrodes_of(derivation)} - {Side.MIDLINE}
    return sides.pop() if len(sides) == 1 else Side.MIDLINE


def begins_chain(before: Trace, trace: Trace) -> bool:
    """Whether `trace` opens a new chain: another group, or no going on from the electrode before it, or no EEG."""
    if before.is_eeg != trace.is_eeg or before.group != trace.group:
        return True
    if trace.group or len(before.electrodes) != 2 or len(trace.electrodes) != 2:
        return False
    return before.electrodes[1] != trace.electrodes[0]
