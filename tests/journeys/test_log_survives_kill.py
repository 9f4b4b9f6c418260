"""A writer of the log is killed in the middle of its work: no acknowledged entry is lost, and the log holds.

Real processes: this file is also the program that is killed (`python -m tests.journeys.test_log_survives_kill DIR`).
"""

import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from app.core.settings.data_directory import DataDirectory
from app.core.store.log_verification import verify_data
from app.core.store.station_store import StationStore
from tests.fakes.log_events import step_entered

_REPOSITORY = Path(__file__).resolve().parents[2]


def _write_for_ever(root: Path) -> None:
    """Four threads append and print each entry once it was acknowledged; one signs checkpoints."""
    store = StationStore.open(DataDirectory(root).create())
    printing = threading.Lock()

    def append(number: int) -> None:
        turn = 0
        while True:
            entries = store.log.append(*(step_entered(f"{number} {turn} {part}") for part in range(3)))
            with printing:
                for entry in entries:
                    os.write(1, f"{entry.index} {entry.event.event_id}\n".encode())
            turn += 1

    for number in range(4):
        threading.Thread(target=append, args=(number,)).start()
    while True:
        store.log.checkpoint("periodic")
        time.sleep(0.02)


@pytest.mark.proves("REQ-LOG-DURABLE")
@pytest.mark.journey
def test_no_acknowledged_entry_is_lost(data_directory: DataDirectory) -> None:
    acknowledged: dict[int, str] = {}
    for turn in range(3):
        command = [sys.executable, "-m", "tests.journeys.test_log_survives_kill", str(data_directory.root)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=_REPOSITORY) as writer:
            assert writer.stdout is not None
            lines = [writer.stdout.readline() for _ in range(random.Random(turn).randint(90, 300))]
            writer.kill()
            lines += writer.stdout.readlines()
        for line in lines:
            if line.endswith(b"\n"):
                index, event_id = line.split()
                acknowledged[int(index)] = event_id.decode()
        # Read while its write-ahead log still lies there, before anything opens it for writing.
        assert verify_data(data_directory).size > max(acknowledged)
        with StationStore.open(data_directory) as store:
            assert store.log.fault is None
            kept = {entry.index: entry.event.event_id for entry in store.log.read()}
            assert {index: kept.get(index) for index in acknowledged} == acknowledged
            store.log.rebuild_projections()
    assert len(acknowledged) > 200


if __name__ == "__main__":
    _write_for_ever(Path(sys.argv[1]))
