"""Data of the events of electrodes and of the check of an amplifier.

Guarantees: frozen typed values with a schema version. Texts hold no patient names. Does not: decide anything.
"""

from typing import Annotated

import msgspec

from app.core.events.constraints import one_of
from app.core.events.system_event import EventData


class ElectrodesChosenData(EventData, frozen=True, kw_only=True):
    """Somebody said what electrodes are used: "wet", "dry" or "active". Limits are those of the newest choice."""

    session_id: str
    electrode_type: Annotated[str, one_of("wet", "dry", "active")]


class ImpedanceSkippedData(EventData, frozen=True, kw_only=True):
    """Impedances were not measured when they would have been; `phase` as in `ImpedanceMeasuredData`."""

    session_id: str
    phase: Annotated[str, one_of("before", "during", "after")]
    reason: str


class CalibratedChannel(msgspec.Struct, frozen=True, kw_only=True):
    """One channel of an amplifier that was checked; None is what was not or cannot be seen.

    Attributes:
        gain: Measured over nominal amplitude; negative where it is the reverse of most channels, 0 without a signal.
        time_constant_s: Of the amplifier's own high-pass; None also where it is direct-coupled.
        low_pass_hz: Of the amplifier's own low-pass; None also where it lies above what the rate can show.
        noise_rms_uv / noise_peak_to_peak_uv: With shorted inputs, 0.5-100 Hz.
        faults: Names of `app.core.processing.calibration.Fault`; empty where the channel measures right.
    """

    label: str
    gain: float | None = None
    time_constant_s: float | None = None
    low_pass_hz: float | None = None
    noise_rms_uv: float | None = None
    noise_peak_to_peak_uv: float | None = None
    faults: tuple[str, ...] = ()


class DeviceCalibratedData(EventData, frozen=True, kw_only=True):
    """An amplifier was checked with signals of its own.

    Attributes:
        signals: What it was given ("square", "short").
        verdict: "right", "wrong", or "failed" where it could not be checked; `text` then says why.
    """

    session_id: str
    device_id: str
    signals: tuple[str, ...]
    verdict: Annotated[str, one_of("right", "wrong", "failed")]
    text: str
    channels: tuple[CalibratedChannel, ...] = ()
