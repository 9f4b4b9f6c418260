"""The independent reader: a recording written by one process, watched by another, spoilt in four ways. Each is an alarm
soon, on the real clock."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.clock import SYSTEM_CLOCK
from app.core.settings.data_directory import DataDirectory
from app.core.station.recording_watch import RecordingWatch
from app.core.station.session_board import SessionBoard
from tests.fakes.recordings import RECORDING
from tests.fakes.station_rooms import a_view
from tests.journeys.patience import HELD_UP_S

WITHIN_S = 1.0 + HELD_UP_S  # asked for is a second
# A recorder as acquisition is one: 25 blocks a second. A line on its standard input tells it to misbehave.
WRITER = """
import sys, threading, time
from pathlib import Path
from app.core.clock import SYSTEM_CLOCK
from app.core.recording.framing import RecordKind
from app.core.signals.blocks import encode
from tests.fakes.recordings import block, create_writer
writer = create_writer(Path(sys.argv[1]), clock=SYSTEM_CLOCK)
told = []
threading.Thread(target=lambda: told.extend(iter(sys.stdin.readline, "")), daemon=True).start()
k = 0
while "end\\n" not in told:
    if "still\\n" not in told:
        one = block(k * 4, 4, k, host_ns=time.monotonic_ns())
        writer.append_block(one)
        k += 1
        if "repeat\\n" in told:
            told.remove("repeat\\n")
            writer._file.append(RecordKind.BLOCK, *encode(one))
    time.sleep(0.04)
"""


class FakeAlarms:
    """Alarms with the moment each was raised."""

    def __init__(self) -> None:
        self.raised: dict[str, tuple[float, str]] = {}

    def raise_(self, condition: str, *, text: str = "") -> None:
        self.raised.setdefault(condition, (time.monotonic(), text))

    def clear(self, condition: str) -> None:
        self.raised.pop(condition, None)

    def stand(self, *conditions: str) -> bool:
        return any(condition in self.raised for condition in conditions)


class Scene:
    """A writer in another process, and the station's watch in this one."""

    def __init__(self, data: DataDirectory) -> None:
        self.folder = data.recording(RECORDING)
        self.alarms = FakeAlarms()
        board = SessionBoard(lambda: None)
        board.show(a_view(step="recording", recording_id=RECORDING, waiting_for=("stop",)))
        self.watch = RecordingWatch(data, board, self.alarms, clock=SYSTEM_CLOCK)
        self.writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(self.folder)], stdin=subprocess.PIPE, text=True
        )
        self.watch.start()

    @property
    def segment(self) -> Path:
        return self.folder / "segment-000000.nsr"

    def tell(self, word: str) -> None:
        assert self.writer.stdin is not None
        self.writer.stdin.write(f"{word}\n")
        self.writer.stdin.flush()

    def let_it_record(self, n_bytes: int = 6000) -> None:
        ends_s = time.monotonic() + 15
        while not self.segment.exists() or self.segment.stat().st_size < n_bytes:
            assert time.monotonic() < ends_s, "nothing was recorded"
            time.sleep(0.02)

    def cut(self) -> None:
        with self.segment.open("r+b") as file:
            file.truncate(self.segment.stat().st_size - 500)

    def flip(self) -> None:
        """A byte of what was written last, before the watch has seen it: again and again, it may have been quick."""
        for _ in range(10):
            with self.segment.open("r+b") as file:
                file.seek(-20, 2)
                byte = file.read(1)[0]
                file.seek(-20, 2)
                file.write(bytes([byte ^ 0x20]))
            time.sleep(0.03)

    def close(self) -> None:
        self.watch.close()
        if self.writer.poll() is None:
            self.writer.kill()
        self.writer.wait(timeout=10)
        assert self.writer.stdin is not None
        self.writer.stdin.close()


@pytest.fixture
def scene(data_directory: DataDirectory) -> Iterator[Scene]:
    made = Scene(data_directory)
    yield made
    made.close()


@pytest.mark.proves("REQ-RECORD-WATCHED")
@pytest.mark.parametrize(
    ("fault", "condition"),
    [
        (Scene.cut, "recording_broken"),
        (Scene.flip, "recording_broken"),
        (lambda scene: scene.tell("repeat"), "recording_broken"),
        (lambda scene: scene.tell("still"), "recording_not_advancing"),
    ],
    ids=["cut", "flipped byte", "counter repeated", "bytes not growing"],
)
def test_a_fault_is_an_alarm_soon(scene: Scene, fault: Callable[[Scene], None], condition: str) -> None:
    scene.let_it_record()
    time.sleep(0.5)
    assert scene.alarms.raised == {}
    began_s = time.monotonic()
    fault(scene)
    while condition not in scene.alarms.raised:
        assert time.monotonic() < began_s + 15, "no alarm"
        time.sleep(0.01)
    at_s, text = scene.alarms.raised[condition]
    assert text
    assert at_s - began_s <= WITHIN_S


def test_a_sound_recording_is_watched_for_little(scene: Scene) -> None:
    scene.let_it_record()
    before_s = time.thread_time_ns(), time.process_time()
    time.sleep(2.0)
    used_s = time.process_time() - before_s[1]
    assert scene.alarms.raised == {}
    assert used_s < 0.2  # a tenth of one core; the figure is some hundredths
