"""Sounds and shows the alarm that the safety program raises by itself; the inside of `neurascale safety-alarm`.

Guarantees: started beforehand, it only waits, and costs the safety program nothing but a status four times a second.
The sound begins within a quarter of a second of the alarm, the window as soon as its program has started. What cannot
be shown by one means is shown by the next (Qt, tkinter, the terminal's bell). A person's acknowledgement goes to the
safety program, which keeps it; the window and the sound end with the alarm.
Does not: decide when there is an alarm, or hold up anybody. Standard library only. One thread.
"""

import contextlib
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import NeuraScaleError
from app.core.safety.control import SafetyControl
from app.core.safety.own_alarm import ACTIVE, ADVICE, SOUND, TEXTS
from app.core.safety.server import ALARM_NAME
from app.core.safety.status import LINK_LOST, SafetyStatus
from app.core.safety.watch import SafetyWatch
from app.core.sounds.bursts import BurstClock
from app.core.sounds.player import SoundPlayer

FACES = ("qt", "tk", "bell")
SEEN = 0
_OUTPUTS = {
    "safe": "The output has confirmed its safe state.",
    "none": "No output is attached.",
    "running": "The output has NOT confirmed its safe state.",
    "unconfirmed": "The output has NOT confirmed its safe state.",
    "unknown": "The output has NOT confirmed its safe state: disconnect it from the patient.",
}
_ENDS_WITHIN_S = 1.0
_TURN_S = 0.1


class Player(Protocol):
    """`SoundPlayer`, as seen from here."""

    fault: str

    def play(self, name: str, wave_file: bytes) -> None: ...

    def look(self) -> None: ...

    def silence(self) -> None: ...


class Face(Protocol):
    """A started program that shows the alarm (`subprocess.Popen`)."""

    def poll(self) -> int | None: ...

    def terminate(self) -> None: ...

    def kill(self) -> None: ...

    def wait(self, timeout: float | None = None) -> int: ...


StartFace = Callable[[str, str, str, str], Face]
"""Called with one of `FACES`, the text, the advice and the time since when."""


class AlarmVoice:
    """What is heard and seen.

    Args:
        player: Makes the sound.
        start_face: Starts the window.
        acknowledged: Told when a person has seen it.
        say: Writes a line for the log of this program.
    """

    def __init__(
        self,
        player: Player,
        start_face: StartFace,
        *,
        acknowledged: Callable[[], None],
        say: Callable[[str], None],
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        self._player = player
        self._start_face = start_face
        self._acknowledged = acknowledged
        self._say = say
        self._clock = clock
        # Made beforehand: a burst takes a tenth of a second to compute.
        self._burst = SOUND.wave_file()
        self._bursts = BurstClock((SOUND,))
        self._face: Face | None = None
        self._faces_left: list[str] = []
        self._shown = ""

    def turn(self, status: SafetyStatus) -> None:
        """Do what is due for this status."""
        active = bool(status.own_alarm) and status.own_alarm_state == ACTIVE
        alarm = f"{status.own_alarm} {status.own_alarm_since}" if active else ""
        if alarm != self._shown:
            self._close_face()
            self._shown = alarm
            self._faces_left = list(FACES) if active else []
            self._say(f"alarm: {status.own_alarm}" if active else "no alarm")
        silence, burst = self._bursts.turn("high" if active else None, self._clock.monotonic_ns())
        if silence:
            self._player.silence()
        if burst is not None:
            self._player.play("safety-alarm", self._burst)
            if self._player.fault:
                self._say(self._player.fault)
        self._player.look()
        if active:
            self._show(status)

    def close(self) -> None:
        """Fall silent and close the window."""
        self._player.silence()
        self._close_face()

    def _show(self, status: SafetyStatus) -> None:
        if self._face is not None:
            code = self._face.poll()
            if code is None:
                return
            self._face = None
            if code == SEEN:
                self._faces_left = []
                self._acknowledged()
                return
            self._say(f"the window ended with {code}")
        if self._faces_left:
            kind = self._faces_left.pop(0)
            advice = f"{_OUTPUTS.get(status.output, '')}\n{ADVICE.get(status.own_alarm, '')}".strip()
            if self._player.fault:
                advice = f"{advice}\nThis alarm cannot be heard: {self._player.fault}"
            text = TEXTS.get(status.own_alarm, "The safety program has an alarm.")
            with contextlib.suppress(OSError):
                self._face = self._start_face(kind, text, advice, status.own_alarm_since)

    def _close_face(self) -> None:
        face, self._face = self._face, None
        if face is None or face.poll() is not None:
            return
        face.terminate()
        try:
            face.wait(timeout=_ENDS_WITHIN_S)
        except subprocess.TimeoutExpired:
            face.kill()
            face.wait(timeout=_ENDS_WITHIN_S)


def run_voice(
    runtime: Path,
    face_command: Callable[[str, str, str, str], Sequence[str]],
    *,
    safety_ended: Callable[[], bool],
    say: Callable[[str], None],
) -> None:
    """Wait for alarms and tell them until the safety program has ended.

    Args:
        runtime: The runtime folder of the data folder.
        face_command: The command line that shows an alarm; arguments as of `StartFace`.
        safety_ended: Looked at ten times a second.
        say: Writes a line for the log of this program.
    """
    control = SafetyControl(runtime)

    def acknowledged() -> None:
        try:
            control.acknowledge_alarm()
        except NeuraScaleError as error:
            say(f"not acknowledged: {error.what}")

    def start(kind: str, text: str, advice: str, since: str) -> Face:
        return subprocess.Popen(face_command(kind, text, advice, since), stdin=subprocess.DEVNULL)

    watch = SafetyWatch(runtime, name=ALARM_NAME)
    voice = AlarmVoice(SoundPlayer(runtime), start, acknowledged=acknowledged, say=say)
    status = watch.status
    try:
        while not safety_ended():
            watch.wait(_TURN_S)
            # A link that is lost for a moment says nothing of the alarm; that safety has ended is told otherwise.
            status = watch.status if watch.status.state != LINK_LOST else status
            voice.turn(status)
    finally:
        voice.close()
        watch.close()
