"""What a board delivers, read from BrainFlow's own description of it.

Guarantees: every row of a board's tables that carries a measurement becomes one channel, with its kind and unit; rows
that BrainFlow gives under several names (its ExG rows are EEG, EMG, ECG and EOG at once) are EEG first. Electrodes and
sensors of one table are two streams, so that an accelerometer is not drawn between electrodes.
Does not: scale anything; know electrode sites beyond the names BrainFlow has. Pure; any thread.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_OID, uuid5

import msgspec

from app.core.devices.brainflow_boards import RAW_STEPS
from app.core.identifiers import DeviceId, StreamId
from app.core.signals.channels import MICROVOLT, Channel, ChannelKind, StreamDescription

PRESET_NAMES = ("", " auxiliary", " ancillary")
# Description key, kind, label, unit; the first that names a row decides. Units as in BrainFlow's data format pages.
_ELECTRODES = (
    ("eeg_channels", ChannelKind.EEG, "EEG", MICROVOLT),
    ("ecg_channels", ChannelKind.ECG, "ECG", MICROVOLT),
    ("eog_channels", ChannelKind.EOG, "EOG", MICROVOLT),
    ("emg_channels", ChannelKind.EMG, "EMG", MICROVOLT),
)
_SENSORS = (
    ("resistance_channels", ChannelKind.IMPEDANCE, "Resistance", "ohm"),
    ("accel_channels", ChannelKind.ACCELEROMETER, "Acceleration", "g"),
    ("gyro_channels", ChannelKind.OTHER, "Rotation rate", "deg/s"),
    ("rotation_channels", ChannelKind.OTHER, "Rotation", ""),
    ("magnetometer_channels", ChannelKind.OTHER, "Magnetic field", ""),
    ("ppg_channels", ChannelKind.OTHER, "PPG", ""),
    ("optical_channels", ChannelKind.OTHER, "Optical", ""),
    ("eda_channels", ChannelKind.OTHER, "Skin conductance", ""),
    ("temperature_channels", ChannelKind.OTHER, "Temperature", "degC"),
    ("analog_channels", ChannelKind.OTHER, "Analog", ""),
    ("battery_channel", ChannelKind.OTHER, "Battery", "%"),
    ("marker_channel", ChannelKind.TRIGGER, "Marker", ""),
    ("package_num_channel", ChannelKind.OTHER, "Packet number", ""),
    ("other_channels", ChannelKind.OTHER, "Other", ""),
)
_AXES = {"accel_channels": "XYZ", "gyro_channels": "XYZ", "magnetometer_channels": "XYZ", "rotation_channels": "XYZ"}


class BoardStream(msgspec.Struct, frozen=True, kw_only=True):
    """One stream of a board.

    Attributes:
        preset: The table it is part of.
        rows: Rows of the table, in the order of the stream's channels.
        timestamp_row: Row of the time BrainFlow took each sample, seconds since 1970.
        counter_row: Row of the packet number; None where the table has none.
    """

    stream: StreamDescription
    preset: int
    rows: tuple[int, ...]
    timestamp_row: int
    counter_row: int | None


def board_streams(
    device_id: DeviceId, board_id: int, presets: Mapping[int, Mapping[str, Any]]
) -> tuple[BoardStream, ...]:
    """Every stream of a board, electrodes first."""
    found: list[BoardStream] = []
    for preset, description in sorted(presets.items()):
        if "sampling_rate" not in description:
            continue
        taken: set[int] = set()
        electrodes = _channels(description, _ELECTRODES, taken, board_id)
        sensors = _channels(description, _SENSORS, taken, board_id)
        for group, rows in (("Electrodes", electrodes), ("Sensors", sensors)):
            if not rows:
                continue
            name = group + (PRESET_NAMES[preset] if preset < len(PRESET_NAMES) else f" {preset}")
            stream = StreamDescription(
                stream_id=StreamId(str(uuid5(NAMESPACE_OID, f"{device_id}/{name}"))),
                name=name,
                rate_hz=float(description["sampling_rate"]),
                channels=tuple(channel for _, channel in rows),
            )
            found.append(
                BoardStream(
                    stream=stream,
                    preset=preset,
                    rows=tuple(row for row, _ in rows),
                    timestamp_row=int(description["timestamp_channel"]),
                    counter_row=description.get("package_num_channel"),
                )
            )
    return tuple(found)


def _channels(
    description: Mapping[str, Any],
    kinds: Sequence[tuple[str, ChannelKind, str, str]],
    taken: set[int],
    board_id: int,
) -> list[tuple[int, Channel]]:
    found: list[tuple[int, Channel]] = []
    for key, kind, label, unit in kinds:
        value = description.get(key, ())
        rows = [value] if isinstance(value, int) else list(value)
        names = _names(key, label, rows, description)
        voltage = unit == MICROVOLT
        for row, name in zip(rows, names, strict=True):
            if row not in taken:
                taken.add(row)
                told = "adc" if voltage and board_id in RAW_STEPS else unit
                found.append((row, Channel(label=name, kind=kind, unit=told)))
    return found


def _names(key: str, label: str, rows: list[int], description: Mapping[str, Any]) -> list[str]:
    """One label per row, unique within a stream."""
    if key == "eeg_channels":
        sites = [site.strip() for site in str(description.get("eeg_names", "")).split(",")]
        if len(sites) == len(rows) and len(set(sites)) == len(sites) and all(sites):
            return sites
    axes = _AXES.get(key, "")
    if axes and len(rows) == len(axes):
        return [f"{label} {axis}" for axis in axes]
    return [label] if len(rows) == 1 else [f"{label} {k + 1}" for k in range(len(rows))]
