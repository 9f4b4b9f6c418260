"""`kill -9` while the log of an earlier version is encrypted and its tables are brought up."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.core.settings.data_directory import DataDirectory
from app.core.station.launching import ensure_station, start_process
from app.core.store.log_verification import verify_data
from app.core.store.migrations.migration import SCHEMA_VERSION
from app.core.store.station_store import StationStore
from app.core.store.store_file import is_in_clear
from tests.fakes.opened_database import opened_database
from tests.journeys.running_workstation import neurascale, processes_of, wait_for

pytestmark = pytest.mark.journey

REPOSITORY = Path(__file__).parents[2]
VECTOR = REPOSITORY / "tests" / "vectors" / "schemas" / "1"
ENTRIES = 17
POINTS = 12
NAME = "Simulated-Müller".encode()


def _opened(data: DataDirectory, step: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.journeys.converting_program", str(data.root), str(step)]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, timeout=60)


def _folder(path: Path) -> DataDirectory:
    return DataDirectory(Path(shutil.copytree(VECTOR, path))).create()


@pytest.mark.proves("REQ-STORE-MIGRATED")
@pytest.mark.skipif(os.name != "posix", reason="kill -9 is of POSIX")
@pytest.mark.timeout(600)
def test_at_whatever_line_it_dies_one_usable_file_is_there(tmp_path: Path) -> None:
    whole = _opened(_folder(tmp_path / "whole"), 0)
    assert whole.returncode == 0, whole.stderr
    steps = int(whole.stdout)
    assert steps > 100
    seen_in_clear, seen_encrypted, seen_older = 0, 0, 0
    for point in range(POINTS):
        step = 1 + point * (steps - 1) // (POINTS - 1)
        data = _folder(tmp_path / f"at-{step}")
        assert _opened(data, step).returncode == -signal.SIGKILL
        # Whoever only reads finds all of it, whichever of the two files is there.
        assert verify_data(data).size == ENTRIES
        if is_in_clear(data.database):
            seen_in_clear += 1
        else:
            seen_encrypted += 1
            with opened_database(data, "ro") as connection:
                version = connection.execute("PRAGMA user_version").fetchone()[0]
                # All steps of the bringing up, or none.
                assert version in (1, SCHEMA_VERSION)
                seen_older += version == 1
        # And the next station goes on with it.
        with StationStore.open(data) as store:
            assert store.log.fault is None
            assert store.log.verify().size == ENTRIES
            store.log.rebuild_projections()
            assert store.sessions.get("session-1") is not None
        left = [file.name for file in data.root.rglob("*") if file.is_file() and NAME in file.read_bytes()]
        assert not left, f"step {step}: in clear in {left}"
        assert not [file.name for file in data.root.iterdir() if file.name.endswith((".in-clear", ".encrypting"))]
    assert seen_in_clear
    assert seen_encrypted
    assert seen_older


@pytest.mark.proves("REQ-STORE-MIGRATED")
def test_a_station_takes_over_the_folder_of_the_first_version(tmp_path: Path) -> None:
    data = _folder(tmp_path / "data")
    started: list[subprocess.Popen[bytes]] = []

    def start(program: str, of: DataDirectory, *words: str) -> subprocess.Popen[bytes]:
        started.append(start_process(program, of, *words))
        return started[-1]

    try:
        assert ensure_station(data, owner="demo", start=start).log_fault == ""
    finally:
        for process in processes_of(data):
            process.terminate()
        for child in started:
            child.wait(20)
        wait_for(lambda: processes_of(data) == [], 20, "programs were left")
    assert not is_in_clear(data.database)
    assert verify_data(data).size > ENTRIES
    assert neurascale("log", "rebuild", "--check", "--data", str(data.root)).returncode == 0
    data.remove_runtime()
