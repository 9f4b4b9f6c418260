"""Plays a sound with what the system has, without waiting for it.

Guarantees: `play` returns at once; one sound at a time, a new one ends the one before; that nothing can be heard is
known and said (`fault`), never assumed away. Does not: choose the loudness of the machine, mix, or decide what to play.
One thread; standard library only.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

# The first that is there is used: PipeWire, PulseAudio, ALSA; macOS.
PLAYERS: tuple[tuple[str, ...], ...] = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
NO_PLAYER = "This computer has no program that plays sounds (pw-play, paplay or aplay)."
_ENDS_WITHIN_S = 1.0


class SoundPlayer:
    """Plays WAV files.

    Args:
        folder: Where the sounds are put so that the system's player can read them; private to the user.
        find: Finds a program by name (as `shutil.which`).
    """

    def __init__(self, folder: Path, *, find: "Callable[[str], str | None]" = shutil.which) -> None:
        self._folder = folder
        self._command = next((command for command in PLAYERS if find(command[0])), None)
        self._playing: subprocess.Popen[bytes] | None = None
        self._windows = sys.platform == "win32"
        self.fault = "" if self._windows or self._command else NO_PLAYER

    def play(self, name: str, wave_file: bytes) -> None:
        """Begin to play; what plays now ends."""
        self.silence()
        path = self._stored(name, wave_file)
        if path is None:
            return
        if self._windows:
            self._play_on_windows(path)
        elif self._command is not None:
            self._start([*self._command, str(path)])

    def look(self) -> None:
        """Notice a player that has ended, and how; call it now and then."""
        playing = self._playing
        if playing is None or playing.poll() is None:
            return
        self._playing = None
        failed = playing.returncode > 0
        self.fault = f"The sound could not be played ({Path(playing.args[0]).name} said no)." if failed else ""  # type: ignore[index, arg-type]

    def silence(self) -> None:
        """End what plays, at once."""
        if self._windows:
            self._play_on_windows(None)
        playing, self._playing = self._playing, None
        if playing is None:
            return
        playing.terminate()
        try:
            playing.wait(timeout=_ENDS_WITHIN_S)
        except subprocess.TimeoutExpired:
            playing.kill()
            playing.wait(timeout=_ENDS_WITHIN_S)

    def close(self) -> None:
        """Fall silent."""
        self.silence()

    def _stored(self, name: str, wave_file: bytes) -> Path | None:
        path = self._folder / f"sound-{name}.wav"
        try:
            if not path.exists() or path.stat().st_size != len(wave_file):
                descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
                with os.fdopen(descriptor, "wb") as file:
                    file.write(wave_file)
        except OSError as error:
            self.fault = f"The sound could not be played ({error.strerror})."
            return None
        return path

    def _start(self, command: Sequence[str]) -> None:
        try:
            self._playing = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            self.fault = f"The sound could not be played ({error.strerror})."

    def _play_on_windows(self, path: Path | None) -> None:
        if sys.platform == "win32":
            import winsound

            try:
                winsound.PlaySound(None if path is None else str(path), winsound.SND_FILENAME | winsound.SND_ASYNC)
            except RuntimeError:
                self.fault = "The sound could not be played (Windows said no)."
