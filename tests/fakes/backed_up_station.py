"""A data folder with two patients, a session, a recording and a report, to be backed up.

As a program it makes a backup and kills itself at the n-th step: `python -m ... DATA PLACE N`.
"""

import os
import signal
import sys
from pathlib import Path

from app.core.events.recording_events import RecordingStartedData
from app.core.events.system_event import new_event
from app.core.settings.data_directory import DataDirectory
from app.core.store.backup.backup_making import BackupMade, BackupWork, make_backup
from app.core.store.station_store import StationStore
from tests.fakes.log_events import patient_registered, session_started, step_entered

WORDS = "tulip orbit marble"
FAMILY_NAME = "Kanarienvogel"


def fill(data: DataDirectory) -> None:
    """Entries, a recording and a report of patient p-1; patient p-2 has nothing but a name."""
    recording = RecordingStartedData(
        recording_id="r-1", session_id="s-1", device="simulated", stream_rates_hz=(250.0,), labels=("Fp1",)
    )
    with StationStore.open(data) as store:
        store.log.append(
            patient_registered("H-1", patient_id="p-1", family_name=FAMILY_NAME),
            patient_registered("H-2", patient_id="p-2", family_name="Zaunkönig"),
            session_started("s-1", patient_id="p-1"),
            new_event("recording.started", recording, source_service="station", correlation_id="s-1", subject_id="p-1"),
            step_entered("ready"),
        )
        store.log.checkpoint("stop")
    (data.recordings / "r-1").mkdir()
    (data.recordings / "r-1" / "000.seg").write_bytes(b"samples of p-1 " * 1000)
    (data.reports / "s-1.sealed").write_bytes(b"a sealed report")
    data.settings.write_text('{"schema_version": 1}')
    (data.logs / "station.log").write_text("not kept")


def backed_up(data: DataDirectory, place: Path, **changes: object) -> BackupMade:
    work = BackupWork(passphrase=lambda _: WORDS)
    for name, value in changes.items():
        setattr(work, name, value)
    return make_backup(data, place, work)


def main() -> None:
    data, place, left = DataDirectory(Path(sys.argv[1])), Path(sys.argv[2]), int(sys.argv[3])

    def die_in_time(_what: str) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    backed_up(data, place, progress=die_in_time)


if __name__ == "__main__":
    main()
