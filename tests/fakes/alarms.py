"""Alarms as a station would tell them."""

from datetime import timedelta

from app.core.alarms.conditions import CONDITIONS
from app.core.clock import VirtualClock
from app.core.station.views import AlarmView


def alarm_view(condition: str, state: str, clock: VirtualClock, *, ago_s: float = 5.0, detail: str = "") -> AlarmView:
    """An alarm of `condition`, in its own words."""
    kind = CONDITIONS[condition]
    return AlarmView(
        alarm_id=f"{condition}-id",
        condition=condition,
        priority=kind.priority.value,
        state=state,
        text=f"{kind.text} {detail}".strip(),
        advice=kind.advice,
        since=(clock.wall() - timedelta(seconds=ago_s)).isoformat(),
    )
