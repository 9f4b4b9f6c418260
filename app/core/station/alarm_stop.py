"""Alarms that stop the output, where the site says so, and faults of the amplifier.

Guarantees: an output that runs, or is started, while such an alarm stands is stopped; neither the log nor the station's
main thread is waited for. Does not: stop where nothing runs, so that no alarm of the preparation latches the stop; nor
a proof, which stops by itself within milliseconds and may be the way back from the very fault.
`heard` and `take` from any thread.
"""

import logging
import threading
from collections.abc import Callable

from app.core.alarms.board import AlarmState, AlarmTransition
from app.core.alarms.conditions import CONDITIONS
from app.core.clock import Clock
from app.core.errors import WrongUse
from app.core.safety.client import SafetyStatus
from app.core.settings.data_directory import DataDirectory
from app.core.settings.site import SCHEMA_VERSION, SiteSettings, StopSettings, read_site, site_path
from app.core.stopping.stopper import Trigger

DEVICE_FAULTS = ("device_silent", "source_fault")
FOLLOW_A_STOP = ("safety_stopped", "safety_link_lost")
_STANDING = (AlarmState.ACTIVE, AlarmState.ACKNOWLEDGED)


def demand_conditions(settings: StopSettings) -> None:
    """Refuse names of alarms that are none, or that only follow a stop.

    Raises:
        WrongUse: With the name.
    """
    for name in settings.on_alarms:
        if name not in CONDITIONS or name in FOLLOW_A_STOP:
            raise WrongUse(
                f"The site's settings name “{name}” among the alarms that stop, which cannot be.",
                meaning="No output can be started until they can be used.",
                advice=f"Use names of: {', '.join(sorted(set(CONDITIONS) - set(FOLLOW_A_STOP)))}.",
            )


def site_for_station(data: DataDirectory, log: logging.Logger) -> tuple[SiteSettings, str]:
    """The site's settings and "", or the defaults and what is wrong with the file; then nothing may be started."""
    try:
        site = read_site(site_path(data))
        demand_conditions(site.stop)
    except WrongUse as error:
        log.error("%s", error.what)
        return SiteSettings(schema_version=SCHEMA_VERSION), error.what
    return site, ""


def safety_words(site: tuple[SiteSettings, str]) -> tuple[str, ...]:
    """What the safety program is told of the site when it is started: who else must be there for an output."""
    settings, fault = site
    words = ["--needs", "site_settings"] if fault else []
    return (*words, "--needs", "stop_inputs") if settings.stop.contacts else tuple(words)


class AlarmStop:
    """What stands between an alarm and the stop.

    Args:
        settings: Which alarms stop.
        stop: Stops, without waiting.
    """

    def __init__(self, settings: StopSettings, stop: Callable[[Trigger], None], *, clock: Clock) -> None:
        self._causes = dict.fromkeys(settings.on_alarms, "alarm")
        if settings.on_device_fault:
            self._causes |= dict.fromkeys(DEVICE_FAULTS, "device_fault")
        self._stop = stop
        self._clock = clock
        self._lock = threading.Lock()
        self._standing: list[str] = []
        self._running = False

    def heard(self, transition: AlarmTransition) -> None:
        """An alarm came, went or was acknowledged."""
        name = transition.alarm.condition.name
        if name not in self._causes:
            return
        with self._lock:
            self._standing = [standing for standing in self._standing if standing != name]
            if transition.state in _STANDING:
                self._standing.append(name)
        self._look()

    def take(self, status: SafetyStatus) -> None:
        """The safety program's state."""
        with self._lock:
            self._running = status.state == "running"
        self._look()

    def _look(self) -> None:
        with self._lock:
            name = self._standing[0] if self._running and self._standing else ""
        if name:
            self._stop(Trigger(self._causes[name], name, self._clock.monotonic_ns()))
