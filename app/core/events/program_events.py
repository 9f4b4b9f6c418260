"""Data of the events of the station and its programs.

Guarantees: frozen typed values with a schema version. Texts hold no patient names. Does not: decide anything.
"""

from app.core.events.constraints import Count
from app.core.events.system_event import EventData


class StationStartedData(EventData, frozen=True, kw_only=True):
    version: str
    incarnation: str
    resumed_sessions: tuple[str, ...]


class StationStoppedData(EventData, frozen=True, kw_only=True):
    incarnation: str
    reason: str


class ProgramStartedData(EventData, frozen=True, kw_only=True):
    program: str
    pid: Count
    attempt: Count


class ProgramDiedData(EventData, frozen=True, kw_only=True):
    """`how`: "killed by signal 9", "exit code 1", "silent for 3.2 s"."""

    program: str
    pid: Count
    how: str
