"""The window's alarm sound: when which burst begins, and that nobody waits for it."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.clock import VirtualClock
from app.ui.bridge.alarm_sound import AlarmSound
from app.ui.safety_strip.alarm_figures import alarm_figures


class FakePlayer:
    """Notes what it is asked; hangs where the test wants it to."""

    def __init__(self, clock: VirtualClock) -> None:
        self.clock = clock
        self.fault = ""
        self.told: list[tuple[float, str]] = []
        self.waves: dict[str, bytes] = {}
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.closed = False
        self.thread = threading.current_thread().name

    def play(self, name: str, wave_file: bytes) -> None:
        self.waves[name] = wave_file
        self.told.append((self.clock.monotonic_ns() / 1e9, name))
        self.may_go_on.wait(5.0)

    def look(self) -> None:
        pass

    def silence(self) -> None:
        self.told.append((self.clock.monotonic_ns() / 1e9, "silence"))

    def close(self) -> None:
        self.closed = True


class _Sounding:
    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.players: list[FakePlayer] = []
        self.sound = AlarmSound(self._make, alarm_figures().sounds, clock=self.clock)

    def _make(self) -> FakePlayer:
        self.players.append(FakePlayer(self.clock))
        return self.players[-1]

    @property
    def player(self) -> FakePlayer:
        return self.players[0]

    @property
    def names(self) -> list[str]:
        return [name for _, name in self.player.told]


@pytest.fixture
def made(qtbot: QtBot) -> Iterator[_Sounding]:
    sounding = _Sounding()
    sounding.sound.start()
    qtbot.waitUntil(lambda: bool(sounding.players))
    yield sounding
    for player in sounding.players:
        player.may_go_on.set()
    sounding.sound.close()
    assert all(player.closed for player in sounding.players)


def _wait(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=3000)


def test_a_burst_is_heard_at_once_and_again_at_its_time(made: _Sounding, qtbot: QtBot) -> None:
    high = alarm_figures().sounds[0]
    made.sound.sound("high")
    _wait(qtbot, lambda: made.names == ["high"])
    assert made.player.waves["high"] == high.wave_file()
    made.clock.advance(high.duration_s + high.repeat_s - 0.2)
    qtbot.wait(150)
    assert made.names == ["high"], "not before its time"
    made.clock.advance(0.2)
    _wait(qtbot, lambda: made.names == ["high", "high"])


def test_silence_is_at_once(made: _Sounding, qtbot: QtBot) -> None:
    made.sound.sound("high")
    _wait(qtbot, lambda: made.names == ["high"])
    made.clock.advance(0.1)
    made.sound.sound("")
    _wait(qtbot, lambda: made.names == ["high", "silence"])
    made.clock.advance(60.0)
    qtbot.wait(100)
    assert made.names == ["high", "silence"]


def test_the_more_urgent_one_is_heard_at_once(made: _Sounding, qtbot: QtBot) -> None:
    made.sound.sound("low")
    _wait(qtbot, lambda: made.names == ["low"])
    made.sound.sound("high")
    _wait(qtbot, lambda: made.names == ["low", "silence", "high"])


@pytest.mark.proves("REQ-ALARM-THREAD")
def test_nobody_waits_for_a_player_that_hangs(made: _Sounding, qtbot: QtBot) -> None:
    made.player.may_go_on.clear()
    made.sound.sound("high")
    _wait(qtbot, lambda: made.names == ["high"])
    began = time.perf_counter()
    for priority in ("medium", "", "low", "high", ""):
        made.sound.sound(priority)
    assert time.perf_counter() - began < 0.05


@pytest.mark.proves("REQ-ALARM-THREAD")
def test_it_sounds_on_while_the_window_is_frozen(made: _Sounding, qtbot: QtBot) -> None:
    made.sound.sound("high")
    _wait(qtbot, lambda: made.names == ["high"])
    made.clock.advance(20.0)
    # No event loop here: the GUI thread does nothing but stand still.
    deadline = time.perf_counter() + 2.0
    while made.names == ["high"] and time.perf_counter() < deadline:
        time.sleep(0.01)
    assert made.names == ["high", "high"]


@pytest.mark.proves("REQ-ALARM-HEARD")
def test_that_nothing_can_be_heard_is_told_and_taken_back(made: _Sounding, qtbot: QtBot) -> None:
    # The first word of all ("nothing wrong") may come only now.
    with qtbot.waitSignal(made.sound.fault_changed, check_params_cb=lambda fault: fault == "No player."):
        made.player.fault = "No player."
        made.sound.sound("low")
    with qtbot.waitSignal(made.sound.fault_changed, check_params_cb=lambda fault: fault == ""):
        made.player.fault = ""


def test_it_is_played_on_a_thread_of_its_own_that_rests_in_silence(made: _Sounding, qtbot: QtBot) -> None:
    assert made.player.thread == "desktop-alarm-sound"
    thread = next(one for one in threading.enumerate() if one.name == "desktop-alarm-sound")
    spent = _cpu_s(thread)
    qtbot.wait(300)
    assert _cpu_s(thread) - spent < 0.02


def _cpu_s(thread: threading.Thread) -> float:
    """Processor time of one thread (Linux); 0 elsewhere."""
    stat = Path(f"/proc/self/task/{thread.native_id}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100
