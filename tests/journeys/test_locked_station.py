"""A folder behind a passphrase: locked, its station says so while the stop works; opened, it comes back by itself."""

import base64
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from app.core.errors import LinkDown, NotPermitted
from app.core.safety.client import SafetyControl
from app.core.settings.data_directory import DataDirectory
from app.core.station.launching import ensure_station, noted_process, start_process, wait_until_gone
from app.core.store.backup.backup_checking import verify_backup
from app.core.store.keys.holders import PassphraseToBeChosen, StationLocked
from app.core.store.keys.station_key import forget, key_to_hand_on, station_keys, unlock
from app.core.store.log_offline import log_to_read
from tests.fakes.backed_up_station import backed_up
from tests.journeys.running_workstation import neurascale, processes_of, wait_for

WORDS = "seven paper lanterns"


Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a program as the window does, and knows it until it has ended."""
    started: list[subprocess.Popen[bytes]] = []

    def start_one(program: str, data: DataDirectory, *words: str) -> "subprocess.Popen[bytes]":
        started.append(start_process(program, data, *words))
        return started[-1]

    yield start_one
    for process in started:
        process.wait(20)


@pytest.fixture
def data(tmp_path: Path, start: Start, monkeypatch: pytest.MonkeyPatch) -> Iterator[DataDirectory]:
    monkeypatch.delenv("NEURASCALE_DEMONSTRATION")
    folder = DataDirectory(tmp_path / "data").create()
    yield folder
    forget(folder)
    for process in sorted(processes_of(folder), key=lambda one: "station" not in one.cmdline()):
        with contextlib.suppress(psutil.NoSuchProcess):  # the station takes its programs along
            process.send_signal(signal.SIGTERM)
            if not wait_until_gone(process, timeout_s=30):
                process.kill()
    folder.remove_runtime()


def programs_of(data: DataDirectory) -> list[str]:
    words = ("station", "safety", "stop-inputs", "acquisition", "worker")
    return sorted(word for process in processes_of(data) for word in process.cmdline() if word in words)


def secrets_in_sight(data: DataDirectory) -> list[str]:
    """Programs that show the key or the passphrase to whoever lists processes."""

    key = key_to_hand_on(data)
    assert key is not None
    hidden = (WORDS.encode(), base64.b64encode(key), key.hex().encode(), key)
    found = []
    for process in processes_of(data):
        shown = [Path(f"/proc/{process.pid}/{name}").read_bytes() for name in ("cmdline", "environ")]
        found += [process.name() for content in shown for secret in hidden if secret in content]
    return found


@pytest.mark.proves("REQ-KEYS-LOCKED")
def test_a_new_folder_without_a_keyring_waits_for_a_passphrase_while_the_stop_works(
    data: DataDirectory, start: Start
) -> None:
    with pytest.raises(PassphraseToBeChosen):
        ensure_station(data, start=start, owner="desktop")
    wait_for(lambda: programs_of(data) == ["safety", "stop-inputs"], 10, "safety does not run alone")
    assert not data.station_file.exists()
    assert not data.database.exists()


@pytest.mark.proves("REQ-KEYS-LOCKED", "REQ-KEYS-HELD")
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_locked_it_says_so_and_opened_it_comes_back_by_itself(
    data: DataDirectory, start: Start, tmp_path: Path
) -> None:
    unlock(data, WORDS)
    forget(data)
    with pytest.raises(StationLocked) as locked:
        ensure_station(data, start=start, owner="desktop")
    assert not isinstance(locked.value, PassphraseToBeChosen)
    wait_for(lambda: programs_of(data) == ["safety", "stop-inputs"], 10, "safety does not run alone")
    wait_for(lambda: stops(data), 10, "the stop does not work")
    printed = (data.logs / "station.out").stat().st_size
    with pytest.raises(StationLocked):
        ensure_station(data, start=start, owner="desktop")
    assert (data.logs / "station.out").stat().st_size == printed  # no second station was started to say the same
    with pytest.raises(NotPermitted):
        ensure_station(data, start=start, owner="desktop", passphrase="seven paper lantern")
    assert "station" not in programs_of(data)

    first = ensure_station(data, start=start, owner="desktop", passphrase=WORDS)
    wait_for(
        lambda: programs_of(data) == ["acquisition", "safety", "station", "stop-inputs", "worker"], 20, "not all run"
    )
    assert secrets_in_sight(data) == []
    made = backed_up(data, tmp_path / "disk")
    assert verify_backup(tmp_path / "disk", passphrase="tulip orbit marble").log_size == made.log_size

    station = noted_process(data, "station")
    assert station is not None
    station.kill()
    station.wait(10)
    second = ensure_station(data, start=start, owner="desktop")  # nobody types
    assert second.incarnation != first.incarnation
    assert secrets_in_sight(data) == []
    wait_for(lambda: "backup.made" in types_in(data), 15, "the backup is not in the log")

    refused = neurascale("log", "verify", "--data", str(data.root))
    assert refused.returncode == 1
    assert "passphrase" in refused.stderr
    words = tmp_path / "words"
    words.touch(mode=0o600)
    words.write_text(WORDS)
    os.environ["NEURASCALE_PASSPHRASE_FILE"] = str(words)
    try:
        assert neurascale("log", "verify", "--data", str(data.root)).returncode == 0
    finally:
        del os.environ["NEURASCALE_PASSPHRASE_FILE"]
    assert neurascale("keys", "--data", str(data.root), "rotate").returncode == 1  # a station runs
    assert station_keys(data).holder == "passphrase"


def stops(data: DataDirectory) -> bool:
    try:
        return SafetyControl(data.runtime).stop("operator", "journey").state == "stopped"
    except LinkDown:
        return False  # it is just starting


def types_in(data: DataDirectory) -> set[str]:
    with log_to_read(data) as log:
        return {entry.event.event_type for entry in log.read()}
