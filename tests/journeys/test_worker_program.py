"""The worker as a real process: it says that it lives, and ends in order when asked by signal."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from app.core.settings.data_directory import DataDirectory
from app.core.telemetry.heartbeat import Heartbeat, ProgramName
from app.core.wire.exchange import Exchange

pytestmark = pytest.mark.journey


def test_it_beats_and_ends_on_sigterm(data_directory: DataDirectory) -> None:
    beats: list[Heartbeat] = []
    alive = threading.Event()

    def noticed(_peer: str, message: Heartbeat) -> None:
        beats.append(message)
        if len(beats) >= 3:
            alive.set()

    station = Exchange(
        data_directory.runtime,
        Heartbeat,
        on_request=lambda *_: None,
        on_notice=noticed,
        on_defect=lambda *_: None,
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "worker", "--data", str(data_directory.root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONDEVMODE": "1"},
    )
    try:
        assert alive.wait(30)
        assert {beat.program for beat in beats} == {ProgramName.WORKER}
        assert {beat.pid for beat in beats} == {process.pid}
        process.send_signal(signal.SIGTERM)
        out, told = process.communicate(timeout=10)
    finally:
        process.kill()
        process.wait()
        station.close()
    assert process.returncode == 0
    assert (out, told) == (b"", b"")
    log = (data_directory.logs / "worker.log").read_text(encoding="utf-8")
    assert "ended: asked by signal" in log
