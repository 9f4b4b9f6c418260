"""When the hub has not been reached for long, that is an alarm of low priority.

Guarantees: the alarm comes after the delay of `hub_unreachable` in `resources/limits.toml` and goes with the first
contact. Does not: reach a hub: there is none yet. Whoever comes to (the room `sync`) calls `reached` and `missed`;
until then nobody makes one of these, and the alarm is never raised. Any thread.
"""

from app.core.station.alarm_desk import AlarmDesk


class HubWatch:
    """The seam between the hub's clients and the alarms."""

    def __init__(self, alarms: AlarmDesk) -> None:
        self._alarms = alarms

    def reached(self) -> None:
        """The hub answered."""
        self._alarms.clear("hub_unreachable")

    def missed(self, why: str) -> None:
        """An attempt failed; `why` is a sentence without addresses or names of patients."""
        self._alarms.raise_("hub_unreachable", text=why)
