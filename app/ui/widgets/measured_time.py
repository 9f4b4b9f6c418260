"""A moment of today as people at the bedside read it.

Guarantees: local time; empty for an empty or unreadable moment. Pure.
"""

from datetime import datetime


def clock_time(iso: str) -> str:
    """As 14:02:11, of an ISO 8601 moment."""
    try:
        return datetime.fromisoformat(iso).astimezone().strftime("%H:%M:%S")
    except ValueError:
        return ""
