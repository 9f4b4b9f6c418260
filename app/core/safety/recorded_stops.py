"""The stops in safety's own file, for whoever keeps the log.

Guarantees: every stop that was acknowledged comes out once, in order, with its first cause and the latency of its first
confirmation; lines that cannot be read (torn, damaged) are passed over, because the file's owner deals with them.
Does not: lock, write or repair; works while the safety program runs. Any process.
"""

import contextlib
from dataclasses import dataclass, replace
from pathlib import Path

from app.core.safety.record_lines import record_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedStop:
    """One stop.

    Attributes:
        at: UTC, ISO 8601.
        cause / source: The first of it.
        latency_ms: None where no output confirmed it, or none was attached.
    """

    stop_number: int
    at: str
    cause: str
    source: str
    latency_ms: float | None = None


def recorded_stops(folder: Path, *, after: int = 0) -> tuple[RecordedStop, ...]:
    """The stops with a number greater than `after`, in order.

    Args:
        folder: The data folder's `safety`.
        after: The newest stop that is known already.

    Raises:
        StorageFault: The file is there but cannot be read.
    """
    meaning = "Stops that happened while the station was down are missing from the log until it can."
    stops: dict[int, RecordedStop] = {}
    for entry in record_lines(folder, without_it=meaning):
        with contextlib.suppress(ValueError, KeyError, TypeError):
            number, event = int(entry["stop_number"]), entry["event"]
            if event == "stopped" and number not in stops:
                stops[number] = RecordedStop(
                    stop_number=number, at=str(entry["at"]), cause=str(entry["cause"]), source=str(entry["source"])
                )
            elif event == "stop_confirmed" and number in stops and stops[number].latency_ms is None:
                stops[number] = replace(stops[number], latency_ms=float(entry["latency_ms"]))
    return tuple(stops[number] for number in sorted(stops) if number > after)
