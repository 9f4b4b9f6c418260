"""What a data folder was made for, in its log as well as with its keys.

Guarantees: the first station on a folder writes down which station it is and of which kind; afterwards a folder whose
keys say something else is refused, so that a demonstration is never taken for a clinical record, nor one station's
keys put under another's log. Does not: choose. Whoever opens the log to write calls it; any thread that may wait.
"""

from app.core.errors import Conflict
from app.core.events.access_events import StationSetUpData
from app.core.events.system_event import new_event
from app.core.settings.data_directory import DataDirectory
from app.core.store.keys.station_key import station_keys
from app.core.store.log import Log


def confirm_set_up(data: DataDirectory, log: Log) -> None:
    """Compare, and write it down where the log does not say it yet.

    Raises:
        Conflict: The log says that it is another station's, or of another kind.
        StationLocked: The station's keys cannot be had.
        LedgerBroken, StorageFault: The log cannot be read or written.
    """
    keys = station_keys(data)
    for entry in log.read(event_type="station.set_up"):
        told = entry.event.data
        if isinstance(told, StationSetUpData):
            if (told.station_id, told.kind) != (keys.station_id, keys.kind.value):
                raise Conflict(
                    f"The log of this data folder is a {told.kind} one, and its keys are of a {keys.kind.value} one"
                    " or of another station.",
                    meaning="The folder is not opened: a demonstration and a clinical record are never mixed."
                    " Nothing in it was changed.",
                    advice="Restore the folder 'keys' that belongs to this log from a backup.",
                )
            return
    if not log.fault:
        told = StationSetUpData(station_id=keys.station_id, kind=keys.kind.value, holder=keys.holder.value)
        log.append(new_event("station.set_up", told, source_service="station"))
