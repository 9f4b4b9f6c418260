"""What every program tells the station four times a second.

Guarantees: a program that does not tell within `SILENT_AFTER_S` is taken for hung. Does not: measure anything itself.
"""

from enum import StrEnum

import msgspec

HEARTBEAT_EVERY_S = 0.25
SILENT_AFTER_S = 3.0


class ProgramName(StrEnum):
    """The programs of the workstation, by the word after `neurascale`."""

    STATION = "station"
    DESKTOP = "desktop"
    ACQUISITION = "acquisition"
    WORKER = "worker"
    SAFETY = "safety"
    SYNC = "sync"
    PLUGIN = "plugin"
    STOP_INPUTS = "stop-inputs"


class Heartbeat(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A sign of life.

    Attributes:
        number: Counts up from 1.
        monotonic_ns: When it was sent, on the machine's monotonic clock.
        counters: Figures of the program's own, by name with unit ("blocks_lost", "delay_ms").
    """

    program: ProgramName
    pid: int
    number: int
    monotonic_ns: int
    counters: dict[str, float] = {}


class StationAlive(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """What the station tells every program once a second, so that none outlives it for ever.

    Attributes:
        incarnation: Changes with each start of the station; a program that sees a new one tells its state again.
    """

    incarnation: str
