"""Clinical limits with their source, from `resources/limits.toml`.

Guarantees: every limit used by the application is there, has a unit and a source; a missing or misspelt one is refused
when the file is read, not when the limit is needed. Does not: let a user change them. Any thread, any process.
"""

import functools
import tomllib
from pathlib import Path
from typing import Annotated

import msgspec

from app.core.errors import DefectError
from app.core.settings.resources import resource_path

SCHEMA_VERSION = 2
ELECTRODE_TYPES = ("wet", "dry", "active")


class Limit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One limit.

    Attributes:
        value: In `unit`.
        source: Guideline, paper, or how we set it.
    """

    value: Annotated[float, msgspec.Meta(gt=0)]
    unit: Annotated[str, msgspec.Meta(min_length=1)]
    source: Annotated[str, msgspec.Meta(min_length=21)]


class QualityLimits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a channel is not good; the names say what is compared."""

    window: Limit
    flat_peak_to_peak: Limit
    clipped_fraction: Limit
    mains_ratio: Limit
    mains_amplitude: Limit
    noise_rms: Limit
    muscle_rms: Limit
    satisfactory_channels: Limit


class RecordingLimits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much signal a recording should have."""

    satisfactory_duration: Limit


class ElectrodeLimits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Impedances of one type of electrode: up to `good`, up to `acceptable`, above; and how far apart they may lie."""

    good: Limit
    acceptable: Limit
    imbalance: Limit


class ImpedanceLimits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """By type of electrode."""

    wet: ElectrodeLimits
    dry: ElectrodeLimits
    active: ElectrodeLimits

    def of(self, electrode_type: str) -> ElectrodeLimits:
        """The limits of one of `ELECTRODE_TYPES`; wet ones' for a type this version does not know (the strictest)."""
        return {"dry": self.dry, "active": self.active}.get(electrode_type, self.wet)


class CalibrationLimits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When an amplifier measures right."""

    gain_error: Limit
    high_pass: Limit
    time_constant_error: Limit
    low_pass: Limit
    noise_rms: Limit
    noise_peak_to_peak: Limit


class AlarmDelay(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long a condition must last to be an alarm (seconds), and have been gone for its end; zero is allowed."""

    onset_s: Annotated[float, msgspec.Meta(ge=0)]
    clearing_s: Annotated[float, msgspec.Meta(ge=0)]
    source: Annotated[str, msgspec.Meta(min_length=21)]


class FlashLimits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How alarms flash; low priority is steady."""

    high_rate: Limit
    high_duty: Limit
    medium_rate: Limit
    medium_duty: Limit


class BurstLimits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one priority sounds; see `app.core.sounds.bursts.BurstSound`."""

    fundamental: Limit
    pulse: Limit
    spacing: Limit
    rise: Limit
    repeat: Limit
    halves_apart: Limit | None = None
    attenuation: Limit | None = None


class SoundLimits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """By priority."""

    high: BurstLimits
    medium: BurstLimits
    low: BurstLimits


class OverloadLimits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When the processor is called overloaded."""

    window: Limit
    late_turns: Limit
    blocks_lost: Limit
    filter_delay: Limit


class OwnAlarmLimits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When the safety program alarms by itself."""

    desktop_silent: Limit
    station_gone: Limit


class FloodLimits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When alarms come faster than a person can take them in."""

    alarms: Limit
    calm: Limit
    span: Limit


class AlarmLimits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When an alarm is raised and cleared, how it is seen and heard, and how many are too many.

    Attributes:
        clipping_onset / quality_onset / clearing / silence: Of the channels of a signal, one by one.
        delays: By condition.
    """

    clipping_onset: Limit
    quality_onset: Limit
    clearing: Limit
    silence: Limit
    delays: dict[str, AlarmDelay]
    flash: FlashLimits
    sound: SoundLimits
    audio_pause: Limit
    clock_jump: Limit
    overload: OverloadLimits
    own: OwnAlarmLimits
    flood: FloodLimits


class DiskLimits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When it is told that the disk will be full."""

    reserve: Limit
    last: Limit
    attention: Limit
    prompt: Limit


class RhythmLimits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a peak of the spectrum is called a rhythm, its sides unequal, and the eyes' opening effective."""

    prominence: Limit
    frequency_asymmetry: Limit
    amplitude_asymmetry: Limit
    reactivity: Limit


class ClinicalLimits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All limits."""

    schema_version: int
    quality: QualityLimits
    recording: RecordingLimits
    impedance: ImpedanceLimits
    calibration: CalibrationLimits
    alarm: AlarmLimits
    disk: DiskLimits
    rhythm: RhythmLimits


def read_limits(path: Path) -> ClinicalLimits:
    """The limits of one file.

    Raises:
        DefectError: The file is not as this version needs it; the field at fault is named.
    """
    try:
        limits = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), ClinicalLimits)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DefectError(f"The limits in {path.name} are not as this version needs them: {error}.") from error
    if limits.schema_version != SCHEMA_VERSION:
        raise DefectError(f"{path.name} has version {limits.schema_version}, this program needs {SCHEMA_VERSION}.")
    return limits


@functools.cache
def clinical_limits() -> ClinicalLimits:
    """The limits shipped with this version.

    Raises:
        DefectError: As `read_limits`.
    """
    return read_limits(resource_path("limits.toml"))
