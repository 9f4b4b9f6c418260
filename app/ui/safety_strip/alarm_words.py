"""How an alarm is said: its priority, since when, how many others.

Guarantees: the same words in the bar, in the list and for a screen reader. Pure; any thread.
"""

import math
from datetime import datetime

from app.core.station.views import AlarmView
from app.ui.language import noop, tr

PRIORITY_NAMES = {"high": noop("High"), "medium": noop("Medium"), "low": noop("Low")}
STATE_NAMES = {
    "active": "",
    "acknowledged": noop("acknowledged"),
    "latched": noop("is over"),
    "cleared": noop("over"),
}


def priority_words(alarm: AlarmView, *, stale: bool = False) -> str:
    """As "High · is over"."""
    state = tr("as last heard") if stale else tr(STATE_NAMES.get(alarm.state, alarm.state))
    name = tr(PRIORITY_NAMES.get(alarm.priority, alarm.priority.capitalize()))
    return f"{name} · {state}" if state else name


def duration_words(seconds: float) -> str:
    """As "8 s", "4 min", "1 h 05 min", "2 d 3 h"."""
    whole = max(0, round(seconds))
    if whole < 60:
        return tr("{seconds} s").format(seconds=whole)
    minutes = whole // 60
    if minutes < 60:
        return tr("{minutes} min").format(minutes=minutes)
    hours = minutes // 60
    if hours < 48:
        return tr("{hours} h {minutes:02d} min").format(hours=hours, minutes=minutes % 60)
    return tr("{days} d {hours} h").format(days=hours // 24, hours=hours % 24)


def moment(iso: str) -> datetime | None:
    """A time of the station as an aware one; None where it is none."""
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return at if at.tzinfo is not None else None


def since_words(alarm: AlarmView, now: datetime) -> str:
    """As "since 14:03:22, 4 min", in local time."""
    began = moment(alarm.since)
    if began is None:
        return ""
    return tr("since {clock}, {duration}").format(
        clock=f"{began.astimezone():%H:%M:%S}", duration=duration_words((now - began).total_seconds())
    )


def others_words(others: tuple[AlarmView, ...]) -> str:
    """As "+3 more (1 high)"; empty for none. How urgent is said where one of them is more than the least."""
    if not others:
        return ""
    counts = {one: sum(alarm.priority == one for alarm in others) for one in ("high", "medium")}
    words = {"high": tr("{count} high"), "medium": tr("{count} medium")}
    named = [words[one].format(count=count) for one, count in counts.items() if count]
    return tr("+{count} more").format(count=len(others)) + (f" ({', '.join(named)})" if named else "")


def countdown_words(seconds: float) -> str:
    """As "1:23", rounded up: a pause that still holds is never 0:00."""
    whole = max(1, math.ceil(seconds))
    return f"{whole // 60}:{whole % 60:02d}"
