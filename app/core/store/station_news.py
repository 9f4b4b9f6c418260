"""What was done to the keys and which backups were made, told to the log by whoever writes it next.

Guarantees: a change of the keys, or a backup, that was made while a station runs or beside a command that died is in
the log at the latest when a station starts; told at least once (twice where the process dies between the two).
Does not: make any of it. Whoever holds the log open to write calls it; any thread that may wait for the disk.
"""

from app.core.events.keys_events import BackupMadeData
from app.core.events.system_event import new_event
from app.core.settings.data_directory import DataDirectory
from app.core.store.backup.backup_register import backup_was_told, read_register
from app.core.store.keys.rotation import TOLD, change_to_tell, change_was_told
from app.core.store.log import Log

_SOURCE = "station"


def tell_station_news(data: DataDirectory, log: Log) -> int:
    """Write what is not in the log yet; how many entries.

    Raises:
        LedgerBroken, StorageFault: The log takes none, or the keys cannot be read; it is told next time.
        StationLocked: The station's keys cannot be had.
    """
    told = 0
    if (change := change_to_tell(data)) is not None:
        event_type = next(name for name, data_class in TOLD.items() if isinstance(change, data_class))
        log.append(new_event(event_type, change, source_service=_SOURCE))
        change_was_told(data)
        told += 1
    for made in read_register(data).to_tell:
        event = BackupMadeData(
            place_id=made.place_id,
            backup_id=made.backup_id,
            log_size=made.log_size,
            root_hash=made.root_hash,
            files=made.files,
            bytes=made.bytes,
            account=made.account,
        )
        log.append(new_event("backup.made", event, source_service=_SOURCE))
        backup_was_told(data, made.backup_id)
        told += 1
    return told
