"""What the channels of an LSL stream are, from its own description: as it comes over the network, or in an XDF file.

Guarantees: pure; labels are unique; a voltage whose unit is known becomes microvolts. Does not: read XML.
Source: the XDF wiki's "EEG Meta-Data" page, which names `label`, `type` and `unit` of each channel.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.core.devices.channel_kinds import guess_kind
from app.core.devices.source_file import unique_labels
from app.core.signals.channels import MICROVOLT, Channel, ChannelKind, microvolts_per

_SPELT_OUT = {"microvolt": "uV", "microvolts": "uV", "millivolts": "mV", "millivolt": "mV", "volts": "V", "volt": "V"}
_KINDS = {
    "eeg": ChannelKind.EEG,
    "eog": ChannelKind.EOG,
    "ecg": ChannelKind.ECG,
    "ekg": ChannelKind.ECG,
    "emg": ChannelKind.EMG,
    "exg": ChannelKind.EEG,
    "resp": ChannelKind.RESPIRATION,
    "acc": ChannelKind.ACCELEROMETER,
    "accel": ChannelKind.ACCELEROMETER,
    "accelerometer": ChannelKind.ACCELEROMETER,
    "stim": ChannelKind.TRIGGER,
    "trigger": ChannelKind.TRIGGER,
    "trig": ChannelKind.TRIGGER,
    "markers": ChannelKind.TRIGGER,
    "misc": ChannelKind.OTHER,
    "aux": ChannelKind.OTHER,
    "ppg": ChannelKind.OTHER,
    "gyro": ChannelKind.OTHER,
    "gyroscope": ChannelKind.OTHER,
}
_BIOPOTENTIALS = frozenset({ChannelKind.EEG, ChannelKind.EOG, ChannelKind.ECG, ChannelKind.EMG})


def channels_of(
    stream_name: str,
    stream_type: str,
    told: Sequence[tuple[str, str, str]],
    n_channels: int,
    warnings: list[str],
) -> tuple[tuple[Channel, ...], NDArray[np.float64]]:
    """The channels, and the factor that takes each into its unit.

    Args:
        told: Label, type and unit of each channel, as the stream describes them; empty where it does not.
        n_channels: How many there are, which is not always as many as are described.
        warnings: What had to be assumed is added.

    Returns:
        The channels, and factors of shape (n_channels, 1).
    """
    if told and len(told) != n_channels:
        warnings.append(
            f"The stream {stream_name!r} describes {len(told)} channels and has {n_channels}; they are numbered."
        )
    if len(told) != n_channels:
        told = [("", "", "")] * n_channels
    labels = unique_labels([label or str(k + 1) for k, (label, _, _) in enumerate(told)], warnings)
    channels: list[Channel] = []
    factors = np.ones((n_channels, 1))
    assumed = 0
    for k, (label, (_, own_type, own_unit)) in enumerate(zip(labels, told, strict=True)):
        unit = _SPELT_OUT.get(own_unit.strip().casefold(), own_unit.strip())
        kind = _KINDS.get(own_type.strip().casefold()) or _KINDS.get(stream_type.strip().casefold())
        if kind is None or kind is ChannelKind.EEG:
            # A stream called EEG may carry a trigger or an ECG; its label tells.
            guessed = guess_kind(label, unit, "")
            kind = guessed if kind is None or guessed is not ChannelKind.OTHER else kind
        factor = microvolts_per(unit)
        if factor is not None:
            factors[k] = factor
            unit = MICROVOLT
        elif not unit and kind in _BIOPOTENTIALS:
            assumed += 1
            unit = MICROVOLT
        channels.append(Channel(label=label, kind=kind, unit=unit))
    if assumed:
        warnings.append(f"{assumed} channels of the stream {stream_name!r} tell no unit; taken as microvolts.")
    return tuple(channels), factors


def marker_text(stream_name: str, values: Sequence[object], *, several: bool) -> str:
    """A marker's text; with its stream's name where there are several marker streams."""
    text = " ".join(f"{value:g}" if isinstance(value, float) else str(value) for value in values)
    return f"{stream_name}: {text}" if several else text
