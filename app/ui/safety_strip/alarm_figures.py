"""The figures of what an alarm looks and sounds like, for the window.

Guarantees: one source, `resources/limits.toml`, the same as the station's. Does not: draw or play. Pure; any thread.
"""

import functools
from dataclasses import dataclass

from app.core.alarms.conditions import Condition, Priority
from app.core.alarms.indicators import Flash
from app.core.settings.limits import clinical_limits
from app.core.sounds.bursts import BurstSound
from app.core.station.alarm_limits import conditions, flashes, sounds


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmFigures:
    """See the rules at the top of this module."""

    flashes: dict[Priority, Flash]
    sounds: tuple[BurstSound, ...]
    conditions: dict[str, Condition]
    longest_pause_s: float


@functools.cache
def alarm_figures() -> AlarmFigures:
    """Those of this version.

    Raises:
        DefectError: The limits are not as this version needs them.
    """
    return AlarmFigures(
        flashes=flashes(),
        sounds=sounds(),
        conditions={kind.name: kind for kind in conditions()},
        longest_pause_s=clinical_limits().alarm.audio_pause.value,
    )
