"""Finding or starting the station of a data folder."""

import base64
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from filelock import FileLock

from app.core.errors import LinkDown, NeuraScaleError, TimedOut
from app.core.settings.data_directory import DataDirectory
from app.core.station.launching import (
    ensure_station,
    note_path,
    noted_process,
    probe_station,
    program_command,
    program_environment,
    start_process,
    wait_until_gone,
    write_note,
    write_refusal,
)
from app.core.station.messages import StationState
from app.core.store.keys.holders import PassphraseToBeChosen, StationLocked
from app.core.store.keys.station_key import key_to_hand_on, unlock
from tests.fakes.hostile_programs import DIES_AT_ONCE, OBEDIENT, SMALL_STATION, HostileStart


@pytest.fixture
def start() -> Iterator[HostileStart]:
    made = HostileStart(station=SMALL_STATION)
    yield made
    made.end()


def test_where_no_station_runs_one_is_started_and_found_again(
    data_directory: DataDirectory, start: HostileStart
) -> None:
    assert probe_station(data_directory) is None
    state = ensure_station(data_directory, owner="demo", start=start)
    assert state.incarnation == str(start.started[0].pid)
    assert ensure_station(data_directory, owner="desktop", start=start) == state
    assert len(start.started) == 1
    noted = noted_process(data_directory, "station")
    assert noted is not None
    assert noted.pid == start.started[0].pid


def test_a_dead_note_does_not_keep_a_station_from_being_started(
    data_directory: DataDirectory, start: HostileStart
) -> None:
    start.programs["gone"] = DIES_AT_ONCE
    gone = start("gone", data_directory)
    write_note(data_directory, "station", gone.pid)
    gone.wait()
    state = ensure_station(data_directory, owner="demo", start=start)
    assert state.incarnation == str(start.started[1].pid)


@pytest.mark.proves("REQ-HOUSE-ONE-STATION")
def test_two_at_once_start_one_station(data_directory: DataDirectory, start: HostileStart) -> None:
    found: list[StationState] = []
    gate = threading.Barrier(3)

    def ensure() -> None:
        gate.wait()
        found.append(ensure_station(data_directory, owner="demo", start=start))

    threads = [threading.Thread(target=ensure) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(start.started) == 1
    assert {state.incarnation for state in found} == {str(start.started[0].pid)}
    assert len(found) == 3


def test_a_station_that_dies_while_starting_is_reported_with_its_last_words(
    data_directory: DataDirectory, start: HostileStart
) -> None:
    start.programs["station"] = "raise SystemExit('the disk said no')"
    with pytest.raises(LinkDown, match=r"ended while starting \(exit code 1\)\. the disk said no"):
        ensure_station(data_directory, owner="demo", start=start)
    assert len(start.started) == 1


def test_a_station_that_never_answers_is_waited_for_no_longer_than_allowed(
    data_directory: DataDirectory, start: HostileStart
) -> None:
    start.programs["station"] = OBEDIENT
    began_s = time.monotonic()
    with pytest.raises(TimedOut, match=r"did not answer within 0\.8 s"):
        ensure_station(data_directory, owner="demo", timeout_s=0.8, start=start)
    assert time.monotonic() - began_s < 10  # fifteen are the default
    assert len(start.started) == 1


def test_a_station_that_encrypts_a_large_log_is_waited_for(data_directory: DataDirectory, start: HostileStart) -> None:
    start.programs["station"] = OBEDIENT
    copy = data_directory.database.with_name("station.db.encrypting")
    copy.touch()
    encrypted = threading.Timer(1.5, copy.unlink)
    encrypted.start()
    began_s = time.monotonic()
    with pytest.raises(TimedOut):
        ensure_station(data_directory, owner="demo", timeout_s=0.8, start=start)
    encrypted.join()
    assert time.monotonic() - began_s >= 1.7


def test_somebody_stuck_in_starting_holds_nobody_for_ever(data_directory: DataDirectory, start: HostileStart) -> None:
    with FileLock(data_directory.root / "station.starting.lock"), pytest.raises(TimedOut):
        ensure_station(data_directory, owner="demo", timeout_s=0.8, start=start)
    assert start.started == []


@pytest.mark.proves("REQ-HOUSE-ONE-STATION")
def test_a_real_station_refuses_a_folder_that_another_holds(data_directory: DataDirectory) -> None:
    with FileLock(data_directory.root / "station.lock"), pytest.raises(NeuraScaleError) as refused:
        ensure_station(data_directory, owner="demo")
    assert "ended while starting" in refused.value.what
    assert "use it, or end it first" in refused.value.what.lower()
    assert noted_process(data_directory, "station") is None


def test_waiting_for_the_end_of_a_process_is_bounded(data_directory: DataDirectory, start: HostileStart) -> None:
    assert wait_until_gone(None, timeout_s=0.0)
    start.programs["station"] = OBEDIENT
    started = start("station", data_directory)
    write_note(data_directory, "station", started.pid)
    process = noted_process(data_directory, "station")
    assert not wait_until_gone(process, timeout_s=0.05)
    started.send_signal(signal.SIGKILL)
    assert wait_until_gone(process, timeout_s=5)
    assert wait_until_gone(process, timeout_s=0.0)


def test_commands_name_the_interpreter_or_the_frozen_program(monkeypatch: pytest.MonkeyPatch) -> None:
    assert program_command("worker", "--data", "x")[1:] == ["-P", "-m", "app", "worker", "--data", "x"]
    source = program_environment()["PYTHONPATH"].split(":")[0]
    assert (Path(source) / "app" / "__main__.py").is_file()
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", "/opt/neurascale")
    assert program_command("worker", "--data", "x") == ["/opt/neurascale", "worker", "--data", "x"]


def test_another_package_of_our_name_where_somebody_stands_is_not_run_instead(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__init__.py").write_text("raise SystemExit('a stranger')")
    ended = subprocess.run(
        program_command("worker", "--help"), cwd=tmp_path, env=program_environment(), capture_output=True, timeout=60
    )
    assert ended.stderr == b""
    assert b"usage: neurascale worker" in ended.stdout


def test_notes_are_replaced_whole(data_directory: DataDirectory) -> None:
    own = psutil.Process().pid
    write_note(data_directory, "station", own)
    write_note(data_directory, "station", own)
    content = note_path(data_directory, "station").read_text()
    assert re.fullmatch(rf'{{"program":"station","pid":{own},"created_s":[0-9.]+}}', content)
    assert not list(data_directory.runtime.glob("*.new"))


def test_why_a_station_would_not_open_its_data_is_what_its_starter_is_told(
    data_directory: DataDirectory, start: HostileStart
) -> None:
    refused = StationLocked("The keyring of this machine does not open.", advice="Sign in.")
    start.programs["station"] = DIES_AT_ONCE

    def refuse(program: str, data: DataDirectory, *words: str) -> "subprocess.Popen[bytes]":
        write_refusal(data, refused)
        return start(program, data, *words)

    with pytest.raises(StationLocked) as told:
        ensure_station(data_directory, owner="desktop", start=refuse)
    assert (told.value.what, told.value.advice) == (refused.what, refused.advice)
    with pytest.raises(LinkDown, match="ended while starting"):  # an older refusal says nothing about this start
        ensure_station(data_directory, owner="desktop", start=start)


def test_a_locked_folder_starts_no_second_station_once_safety_runs(
    data_directory: DataDirectory, start: HostileStart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEURASCALE_DEMONSTRATION")
    monkeypatch.setattr("app.core.store.keys.station_key.keyring_may_be_used", lambda: False)
    write_note(data_directory, "safety", os.getpid())  # somebody who runs, and answers nobody
    with pytest.raises(PassphraseToBeChosen):
        ensure_station(data_directory, owner="desktop", start=start, timeout_s=5)
    assert start.started == []


@pytest.mark.proves("REQ-KEYS-HELD")
def test_only_a_program_that_needs_it_is_handed_the_key_and_only_through_its_pipe(
    data_directory: DataDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEURASCALE_DEMONSTRATION")
    unlock(data_directory, "seven paper lanterns")
    key = key_to_hand_on(data_directory)
    assert key is not None
    monkeypatch.setattr(
        "app.core.station.launching.program_command",
        lambda program, *_: [sys.executable, "-c", SHOWS_WHAT_IT_WAS_GIVEN, program],
    )
    monkeypatch.setenv("NEURASCALE_KEY_ON_STDIN", "1")  # left over from how we were started ourselves
    told = {}
    for program in ("station", "acquisition", "safety", "stop-inputs"):
        start_process(program, data_directory).wait(20)
        told[program] = (data_directory.logs / f"{program}.out").read_text().splitlines()
    assert told["station"] == told["acquisition"] == ["1", base64.b64encode(key).decode()]
    assert told["safety"] == told["stop-inputs"] == ["", ""]


SHOWS_WHAT_IT_WAS_GIVEN = """
import os, sys
print(os.environ.get("NEURASCALE_KEY_ON_STDIN", ""))
print(sys.stdin.readline().strip())
"""
