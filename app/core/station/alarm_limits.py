"""What `resources/limits.toml` says of alarms, in the types that the board, the lights and the sounds take.

Guarantees: every condition has its delays; a condition without, or delays without a condition, are refused when the
station starts, not when the alarm is needed. Does not: hold a figure of its own. Any thread, any program.
"""

from dataclasses import replace

from app.core.alarms.board import AlarmBoard
from app.core.alarms.conditions import CONDITIONS, Condition, Priority
from app.core.alarms.indicators import Flash
from app.core.errors import DefectError
from app.core.settings.limits import AlarmLimits, BurstLimits, clinical_limits
from app.core.sounds.bursts import BurstSound


def conditions(limits: AlarmLimits | None = None) -> tuple[Condition, ...]:
    """Every condition with its delays.

    Raises:
        DefectError: The file and the table of conditions do not name the same ones.
    """
    delays = (limits or clinical_limits().alarm).delays
    if odd := sorted(CONDITIONS.keys() ^ delays.keys()):
        raise DefectError(f"Delays and alarm conditions do not match: {', '.join(odd)}.")
    return tuple(
        replace(kind, onset_s=delays[name].onset_s, clearing_s=delays[name].clearing_s)
        for name, kind in CONDITIONS.items()
    )


def alarm_board(limits: AlarmLimits | None = None) -> AlarmBoard:
    """A board with these conditions. Raises: DefectError: As `conditions`."""
    limits = limits or clinical_limits().alarm
    return AlarmBoard(conditions(limits), longest_pause_s=limits.audio_pause.value)


def flashes(limits: AlarmLimits | None = None) -> dict[Priority, Flash]:
    """How each priority flashes."""
    flash = (limits or clinical_limits().alarm).flash
    return {
        Priority.HIGH: Flash(rate_hz=flash.high_rate.value, duty=flash.high_duty.value),
        Priority.MEDIUM: Flash(rate_hz=flash.medium_rate.value, duty=flash.medium_duty.value),
        Priority.LOW: Flash(rate_hz=0.0),
    }


def sounds(limits: AlarmLimits | None = None) -> tuple[BurstSound, ...]:
    """How each priority sounds, the most urgent first."""
    sound = (limits or clinical_limits().alarm).sound
    return _burst("high", sound.high), _burst("medium", sound.medium), _burst("low", sound.low)


def _burst(priority: str, burst: BurstLimits) -> BurstSound:
    return BurstSound(
        priority=priority,
        fundamental_hz=burst.fundamental.value,
        pulse_s=burst.pulse.value,
        spacing_s=burst.spacing.value,
        rise_s=burst.rise.value,
        repeat_s=burst.repeat.value,
        halves_apart_s=burst.halves_apart.value if burst.halves_apart else 0.0,
        level_db=-burst.attenuation.value if burst.attenuation else 0.0,
    )
