"""How the safety program's own alarm is heard and seen, with a player and windows of the test's own."""

from dataclasses import replace

import pytest

from app.core.clock import VirtualClock
from app.core.safety.own_alarm import SOUND
from app.core.safety.own_alarm_companion import AGAIN_AFTER_NS, AlarmCompanion
from app.core.safety.own_alarm_voice import AlarmVoice
from app.core.safety.status import SafetyStatus

QUIET = SafetyStatus(state="stopped", output="safe")
ALARM = replace(
    QUIET, own_alarm="desktop_silent", own_alarm_state="active", own_alarm_since="2026-05-04T09:00:00+00:00"
)


class FakePlayer:
    """Keeps what is played."""

    def __init__(self) -> None:
        self.fault = ""
        self.played: list[bytes] = []
        self.silenced = 0

    def play(self, name: str, wave_file: bytes) -> None:
        self.played.append(wave_file)

    def look(self) -> None:
        pass

    def silence(self) -> None:
        self.silenced += 1


class FakeFace:
    """A window that ends when the test says so."""

    def __init__(self, kind: str, text: str, advice: str, since: str) -> None:
        self.kind, self.text, self.advice, self.since = kind, text, advice, since
        self.code: int | None = None

    def poll(self) -> int | None:
        return self.code

    def terminate(self) -> None:
        self.code = 1

    def kill(self) -> None:
        self.code = -9

    def wait(self, timeout: float | None = None) -> int:
        assert self.code is not None
        return self.code


class Scene:
    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.player = FakePlayer()
        self.faces: list[FakeFace] = []
        self.seen = 0
        self.said: list[str] = []
        self.voice = AlarmVoice(
            self.player, self._start, acknowledged=self._seen, say=self.said.append, clock=self.clock
        )

    def _start(self, *words: str) -> FakeFace:
        self.faces.append(FakeFace(*words))
        return self.faces[-1]

    def _seen(self) -> None:
        self.seen += 1

    def turn(self, status: SafetyStatus, seconds: float = 0.1) -> None:
        for _ in range(round(seconds / 0.1)):
            self.voice.turn(status)
            self.clock.advance(0.1)


@pytest.fixture(name="scene")
def _scene() -> Scene:
    return Scene()


def test_it_waits_without_a_sound_or_a_window(scene: Scene) -> None:
    scene.turn(QUIET, 10)
    assert (scene.player.played, scene.faces) == ([], [])


@pytest.mark.proves("REQ-ALARM-OWN")
def test_an_alarm_is_heard_at_once_and_again_and_shown_once(scene: Scene) -> None:
    scene.turn(ALARM)
    assert len(scene.player.played) == 1
    assert scene.player.played[0] == SOUND.wave_file()
    (face,) = scene.faces
    assert face.kind == "qt"
    assert "stopped answering" in face.text
    assert face.advice.startswith("The output has confirmed its safe state.")
    assert face.since == ALARM.own_alarm_since
    scene.turn(ALARM, 2 * (SOUND.duration_s + SOUND.repeat_s) - 0.3)
    assert len(scene.player.played) == 2
    assert len(scene.faces) == 1


def test_it_ends_with_the_alarm(scene: Scene) -> None:
    scene.turn(ALARM, 0.5)
    scene.turn(QUIET)
    assert scene.player.silenced == 1
    assert scene.faces[0].code == 1
    played = len(scene.player.played)
    scene.turn(QUIET, 20)
    assert len(scene.player.played) == played


def test_a_person_who_has_seen_it_is_told_to_safety_and_asked_no_more(scene: Scene) -> None:
    scene.turn(ALARM, 0.5)
    scene.faces[0].code = 0
    scene.turn(ALARM)
    assert scene.seen == 1
    scene.turn(replace(ALARM, own_alarm_state="acknowledged"), 20)
    assert len(scene.faces) == 1
    assert len(scene.player.played) == 1
    scene.turn(QUIET)
    scene.turn(replace(ALARM, own_alarm_since="later"))
    assert len(scene.faces) == 2


@pytest.mark.proves("REQ-ALARM-OWN")
def test_what_cannot_be_shown_one_way_is_shown_another(scene: Scene) -> None:
    scene.turn(ALARM)
    scene.faces[0].code = -6  # Qt without a screen
    scene.turn(ALARM)
    scene.faces[1].code = 3
    scene.turn(ALARM, 1)
    assert [face.kind for face in scene.faces] == ["qt", "tk", "bell"]
    scene.faces[2].code = 1
    scene.turn(ALARM, 5)
    assert len(scene.faces) == 3  # and the sound goes on
    assert scene.seen == 0


@pytest.mark.proves("REQ-ALARM-HEARD")
def test_that_it_cannot_be_heard_is_shown(scene: Scene) -> None:
    scene.player.fault = "No loudspeaker."
    scene.turn(ALARM)
    assert scene.faces[0].advice.endswith("This alarm cannot be heard: No loudspeaker.")


def test_closing_leaves_neither_sound_nor_window(scene: Scene) -> None:
    scene.turn(ALARM)
    scene.voice.close()
    assert scene.faces[0].code == 1
    assert scene.player.silenced == 1


class FakePipe:
    def __init__(self) -> None:
        self.closed = False

    def close(self) -> None:
        self.closed = True


class FakeCompanion:
    def __init__(self) -> None:
        self.stdin = FakePipe()
        self.code: int | None = None

    def poll(self) -> int | None:
        return self.code


def test_the_companion_is_started_again_but_never_while_an_output_is_enabled() -> None:
    clock, started = VirtualClock(), list[FakeCompanion]()

    def start() -> FakeCompanion:
        started.append(FakeCompanion())
        return started[-1]

    companion = AlarmCompanion(start, clock=clock)  # type: ignore[arg-type]
    assert len(started) == 1
    companion.look(at_rest=True)
    assert len(started) == 1
    started[0].code = -9
    clock.advance(AGAIN_AFTER_NS / 1e9)
    companion.look(at_rest=False)
    assert len(started) == 1
    companion.look(at_rest=True)
    assert len(started) == 2
    started[1].code = -9
    companion.look(at_rest=True)
    assert len(started) == 2  # not at once: a companion that cannot live is no work for this program
    companion.close()
    assert started[1].stdin.closed


@pytest.mark.proves("REQ-ALARM-OWN")
def test_a_companion_that_cannot_be_started_stops_nobody() -> None:
    def start() -> FakeCompanion:
        raise OSError("no processes left")

    companion = AlarmCompanion(start, clock=VirtualClock())  # type: ignore[arg-type]
    companion.look(at_rest=True)
    companion.close()
