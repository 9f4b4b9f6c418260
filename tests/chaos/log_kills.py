"""Kills a writer of the log again and again, at a random moment each time, and looks whether the log is whole."""

import random
import shutil
from pathlib import Path

from app.core.settings.data_directory import DataDirectory
from tests.journeys.killed_log import Acknowledged, demand_whole, write_and_kill

_KILLS_EACH = 10


def kill_log_writers(folder: Path, kills: int, *, seed: int) -> dict[str, int]:
    """Figures; an AssertionError where an acknowledged entry is not there, or a table says otherwise.

    Args:
        folder: Where the logs lie while they are looked at.
        kills: How often; each log is killed ten times.
        seed: Of the moments.
    """
    chance = random.Random(seed)
    entries = patients = 0
    for first in range(0, kills, _KILLS_EACH):
        data = DataDirectory(folder / str(first)).create()
        acknowledged = Acknowledged()
        for _ in range(min(_KILLS_EACH, kills - first)):
            write_and_kill(data, acknowledged, chance)
            demand_whole(data, acknowledged)
        entries += len(acknowledged.entries)
        patients += len(acknowledged.patients)
        data.remove_runtime()
        shutil.rmtree(data.root)
    return {"kills": kills, "acknowledged_entries": entries, "acknowledged_patients": patients, "lost": 0}
