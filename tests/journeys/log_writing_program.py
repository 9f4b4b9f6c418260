"""Writes the log as fast as it can until it is killed (`python -m tests.journeys.log_writing_program DIR`).

Guarantees: what it printed had been acknowledged: "entry INDEX EVENT_ID" for each entry, "patient ID" for each patient
whose row in the clinical tables is part of that. Does not: end by itself.
"""

import os
import sys
import threading
import time
from pathlib import Path

from app.core.identifiers import new_id
from app.core.settings.data_directory import DataDirectory
from app.core.store.station_store import StationStore
from tests.fakes.log_events import patient_registered, session_started, step_entered

_PRINTING = threading.Lock()


def _say(*lines: str) -> None:
    with _PRINTING:
        os.write(1, "".join(f"{line}\n" for line in lines).encode())


def _append_steps(store: StationStore, number: int) -> None:
    turn = 0
    while True:
        entries = store.log.append(*(step_entered(f"{number} {turn} {part}") for part in range(3)))
        _say(*(f"entry {entry.index} {entry.event.event_id}" for entry in entries))
        turn += 1


def _register_patients(store: StationStore) -> None:
    """Entries that are sealed, each with rows in the clinical tables."""
    while True:
        patient_id, session_id = new_id(), new_id()
        entries = store.log.append(
            patient_registered(f"H-{patient_id}", patient_id=patient_id),
            session_started(session_id, patient_id=patient_id),
        )
        _say(*(f"entry {entry.index} {entry.event.event_id}" for entry in entries), f"patient {patient_id}")


def _write_for_ever(root: Path) -> None:
    store = StationStore.open(DataDirectory(root).create())
    for number in range(3):
        threading.Thread(target=_append_steps, args=(store, number)).start()
    threading.Thread(target=_register_patients, args=(store,)).start()
    while True:
        store.log.checkpoint("periodic")
        time.sleep(0.02)


if __name__ == "__main__":
    _write_for_ever(Path(sys.argv[1]))
