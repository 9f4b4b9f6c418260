"""A station that cannot go on: it says why and ends, so that another can be started."""

import subprocess
import sys
from pathlib import Path

from app.core.settings.data_directory import DataDirectory
from app.core.station.launching import program_environment
from app.core.store.station_store import StationStore
from tests.fakes.opened_database import opened_database
from tests.journeys.running_workstation import neurascale, processes_of, wait_for


def test_a_station_whose_log_is_not_a_database_says_so_and_ends(tmp_path: Path) -> None:
    data = DataDirectory(tmp_path / "data").create()
    with StationStore.open(data):
        pass
    for suffix in ("-wal", "-shm"):
        Path(f"{data.database}{suffix}").unlink(missing_ok=True)
    data.database.write_bytes(b"not a database" * 1000)
    ended = neurascale("station", "--data", str(data.root), timeout_s=40)
    assert ended.returncode == 1
    assert "surroundings." in ended.stderr
    assert "Traceback" not in ended.stderr
    for process in processes_of(data):  # safety, which would end by itself after a while without anybody
        process.terminate()
    wait_for(lambda: processes_of(data) == [], 10, "programs were left")
    data.remove_runtime()


def test_a_station_whose_tables_are_gone_says_so_and_ends(tmp_path: Path) -> None:
    data = DataDirectory(tmp_path / "data").create()
    with StationStore.open(data):
        pass
    with opened_database(data) as database:
        database.execute("DROP TABLE sessions")
    ended = neurascale("station", "--data", str(data.root), timeout_s=40)
    assert ended.returncode == 1
    assert "neurascale station:" in ended.stderr
    assert "Traceback" not in ended.stderr
    for process in processes_of(data):
        process.terminate()
    wait_for(lambda: processes_of(data) == [], 10, "programs were left")
    data.remove_runtime()


DEFECT = """
import sys, threading, time
import app.core.station.workstation as workstation

class Failing:
    def __init__(self, *args, **kwargs): pass
    def run(self):
        threading.Thread(target=time.sleep, args=(60,)).start()  # as the workflow engine's, not a daemon
        raise ValueError("Kanarek")

workstation.Workstation = Failing
from app.__main__ import main
from tests.fakes.opened_database import opened_database
sys.exit(main(["station", "--data", sys.argv[1]]))
"""


def test_a_defect_ends_the_process_though_other_threads_run(tmp_path: Path) -> None:
    data = DataDirectory(tmp_path / "data").create()
    ended = subprocess.run(
        [sys.executable, "-c", DEFECT, str(data.root)],
        capture_output=True,
        text=True,
        timeout=30,
        env=program_environment(),
        check=False,
    )
    assert ended.returncode == 1
    assert "ValueError" in ended.stderr
    assert "Kanarek" not in ended.stderr + (data.logs / "station.log").read_text()
    data.remove_runtime()
