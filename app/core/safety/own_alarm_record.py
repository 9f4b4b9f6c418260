"""The alarms of its own in safety's file: writing their lines, and reading them for whoever keeps the log.

Guarantees: every line that can be read comes out once, in order; others are passed over, because the file's owner deals
with them. Does not: lock, write or repair; works while the safety program runs. Any process.
"""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.core.clock import Clock
from app.core.errors import StorageFault
from app.core.safety.record_lines import record_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAlarmLine:
    """One transition.

    Attributes:
        state: "active", "acknowledged" or "cleared".
        at: UTC, ISO 8601.
    """

    alarm_id: str
    condition: str
    state: str
    text: str
    at: str

    def content(self) -> dict[str, object]:
        """What is written beside the time."""
        return {"alarm_id": self.alarm_id, "condition": self.condition, "state": self.state, "text": self.text}


def own_alarm_lines(folder: Path) -> tuple[OwnAlarmLine, ...]:
    """All of them, oldest first.

    Args:
        folder: The data folder's `safety`.

    Raises:
        StorageFault: The file is there but cannot be read.
    """
    meaning = "Alarms that the safety program raised by itself are missing from the log until it can."
    lines = []
    for entry in record_lines(folder, without_it=meaning):
        if entry.get("event") != "own_alarm":
            continue
        with contextlib.suppress(KeyError):
            names = ("alarm_id", "condition", "state", "text", "at")
            lines.append(OwnAlarmLine(**{name: str(entry[name]) for name in names}))
    return tuple(lines)


def standing_own_alarm(folder: Path) -> OwnAlarmLine | None:
    """The one that stood when the file was last written; None where none did, or nothing can be read.

    Its time is that of its beginning.
    """
    try:
        lines = own_alarm_lines(folder)
    except StorageFault:
        return None
    if not lines or lines[-1].state == "cleared":
        return None
    last = lines[-1]
    began = next((line.at for line in lines if line.alarm_id == last.alarm_id), last.at)
    return OwnAlarmLine(alarm_id=last.alarm_id, condition=last.condition, state=last.state, text=last.text, at=began)


def new_alarm_id(clock: Clock) -> str:
    """A UUIDv7 (RFC 9562), as the station makes them; made here because this program shares no room with it."""
    ms = int(clock.wall().timestamp() * 1000) & (2**48 - 1)
    tail = int.from_bytes(os.urandom(10))
    value = (ms << 80) | (0x7 << 76) | ((tail >> 68 & 0xFFF) << 64) | (0b10 << 62) | (tail & (2**62 - 1))
    return str(UUID(int=value))
