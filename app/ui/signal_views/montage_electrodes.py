"""Which channel is which electrode, and which of them may be subtracted from each other.

Guarantees: matched by label, whatever the case, dots and old names (T3 is T7). Two channels are compared only where
both were recorded against the same reference: a channel "Fp1-F7" is not taken for the electrode Fp1, but is taken, as
it is, for the derivation Fp1-F7. Channels that are known to be bad enter no average. Pure.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from app.core.signals.channels import Channel, ChannelKind, ChannelState

# In reading order, from front to back.
TEN_TWENTY = "Fp1 Fp2 F7 F3 Fz F4 F8 A1 T7 C3 Cz C4 T8 A2 P7 P3 Pz P4 P8 O1 O2"
# They name no electrode: the amplifier's common reference.
_COMMON = frozenset({"REF", "REFERENCE"})
_OLD_NAMES = {"T3": "T7", "T4": "T8", "T5": "P7", "T6": "P8"}


@dataclass(frozen=True, slots=True)
class Electrodes:
    """What can be derived from.

    Attributes:
        rows: Row of each electrode, by its name; all recorded against one reference.
        averaged: Rows that make up the average reference, in order.
        pairs: Rows of channels that were recorded as derivations already, by the two electrodes' names.
        beside: Rows of what is not EEG, by label in lower case.
        compared: Rows of all EEG channels recorded against the one reference.
        others: Rows of the other EEG channels.
    """

    rows: Mapping[str, int]
    averaged: tuple[int, ...]
    pairs: Mapping[tuple[str, str], int]
    beside: Mapping[str, int]
    compared: tuple[int, ...] = ()
    others: tuple[int, ...] = ()

    def not_compared_labels(self, channels: tuple[Channel, ...]) -> tuple[str, ...]:
        """Labels of the EEG channels that have another reference."""
        return tuple(channels[row].label for row in self.others)

    def row_of(self, name: str) -> int | None:
        """Row of the electrode, or of the channel that is not EEG, of this name; None where there is none."""
        row = self.rows.get(electrode_name(name))
        return row if row is not None else self.beside.get(name.strip().casefold())

    def recorded_pair(self, active: str, reference: str) -> tuple[int, float] | None:
        """Row and sign of a channel that was recorded as this derivation, or as its reverse."""
        one, other = electrode_name(active), electrode_name(reference)
        if (one, other) in self.pairs:
            return self.pairs[one, other], 1.0
        if (other, one) in self.pairs:
            return self.pairs[other, one], -1.0
        return None


def electrode_name(label: str) -> str:
    """The 10-20 name within a label: "EEG Fp1-Ref", "FP1." and "Fp1" are all "Fp1"."""
    name = label.strip().rstrip(".")
    if name.upper().startswith(("EEG ", "POL ")):
        name = name[4:]
    upper = name.split("-")[0].strip().rstrip(".").upper()
    upper = _OLD_NAMES.get(upper, upper)
    return upper.replace("FP", "Fp").replace("Z", "z") if upper else upper


def recorded_against(channel: Channel) -> str:
    """The reference that a channel's label, or else its description, names; in capitals, empty for the common one."""
    _, dash, after = channel.label.strip().rstrip(".").partition("-")
    against = (after if dash else channel.reference).strip().upper()
    return "" if against in _COMMON else against


def electrodes_in(channels: tuple[Channel, ...]) -> Electrodes:
    """What these channels are. The reference most EEG channels share is the one that counts."""
    eeg = [row for row, channel in enumerate(channels) if channel.kind is ChannelKind.EEG]
    against = {row: recorded_against(channels[row]) for row in eeg}
    counted = Counter(against.values()).most_common(1)
    shared = counted[0][0] if counted else ""
    rows: dict[str, int] = {}
    pairs: dict[tuple[str, str], int] = {}
    for row in eeg:
        name = electrode_name(channels[row].label)
        if against[row] == shared:
            rows.setdefault(name, row)
        if against[row]:
            pairs.setdefault((name, electrode_name(against[row])), row)
    compared = tuple(row for row in eeg if against[row] == shared)
    averaged = tuple(row for row in compared if channels[row].state is ChannelState.GOOD)
    beside = {channel.label.strip().casefold(): row for row, channel in enumerate(channels) if row not in against}
    return Electrodes(rows, averaged, pairs, beside, compared, tuple(row for row in eeg if row not in compared))
