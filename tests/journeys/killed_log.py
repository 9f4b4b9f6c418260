"""A log whose writer was killed in the middle of its work, and what it had acknowledged by then."""

import random
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from app.core.settings.data_directory import DataDirectory
from app.core.station.launching import program_environment
from app.core.store.log_verification import verify_data
from app.core.store.station_store import StationStore

_REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass
class Acknowledged:
    """What the writer said before it was killed.

    Attributes:
        entries: Event id by index.
        patients: Their ids.
    """

    entries: dict[int, str] = field(default_factory=dict)
    patients: set[str] = field(default_factory=set)

    def take(self, line: bytes) -> None:
        """A line it printed; one that was cut says nothing."""
        if not line.endswith(b"\n"):
            return
        match line.decode().split():
            case ["entry", index, event_id]:
                self.entries[int(index)] = event_id
            case ["patient", patient_id]:
                self.patients.add(patient_id)


def write_and_kill(data: DataDirectory, acknowledged: Acknowledged, chance: random.Random) -> None:
    """Let a writer work until a random moment, and kill it."""
    command = [sys.executable, "-m", "tests.journeys.log_writing_program", str(data.root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=_REPOSITORY, env=program_environment()) as writer:
        assert writer.stdout is not None
        for _ in range(chance.randint(40, 260)):
            acknowledged.take(writer.stdout.readline())
        writer.kill()
        for line in writer.stdout.readlines():
            acknowledged.take(line)


def demand_whole(data: DataDirectory, acknowledged: Acknowledged) -> None:
    """Every acknowledged entry is there, and the clinical tables say what the entries say, no more and no less."""
    # Read while its write-ahead log still lies there, before anything opens it for writing.
    assert verify_data(data).size > max(acknowledged.entries)
    with StationStore.open(data) as store:
        assert store.log.fault is None
        kept = {entry.index: entry.event.event_id for entry in store.log.read()}
        assert {index: kept.get(index) for index in acknowledged.entries} == acknowledged.entries
        assert all(store.patients.get(patient_id) is not None for patient_id in acknowledged.patients)
        store.log.rebuild_projections()
