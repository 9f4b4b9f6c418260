"""The station, with its own death laid into it: kills itself (SIGKILL) around one effect of a session.

    python -m tests.chaos.doomed_station --data DATA_FOLDER

DATA_FOLDER/../kills holds one line a kill, such as "before start_recording"; only the first counts, and is taken out
before the station dies of it. Places: "before" and "after" the effect, "written" (between its first entry of the log
and what comes after it), "within N" (N milliseconds after it began, wherever it is then, or at its end).
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.__main__ import main
from app.core.station.session_activities import StationActivities
from app.core.store.log import Log
from app.core.workflow.session_steps import SESSION_STEPS

EFFECTS = tuple("enter_step" if step.name == "enter" else step.name for step in SESSION_STEPS)
_in_effect = threading.local()


class Doom:
    """What the file of kills says next."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def is_next(self, effect: str) -> tuple[str, float]:
        """Where in this effect the station is to die, and after how many seconds; empty where it is not."""
        lines = self._path.read_text().splitlines() if self._path.exists() else []
        words = lines[0].split() if lines else []
        if not words or words[-1] != effect:
            return "", 0.0
        return words[0], float(words[1]) / 1e3 if words[0] == "within" else 0.0

    def die(self) -> None:
        with self._lock:
            lines = self._path.read_text().splitlines()
            fresh = self._path.with_suffix(".new")
            fresh.write_text("".join(line + "\n" for line in lines[1:]))
            fresh.replace(self._path)
            os.kill(os.getpid(), signal.SIGKILL)
            time.sleep(60)  # nothing more is done, here or on another thread that wants to die


def doomed(effect: str, does: Callable[..., Any], doom: Doom) -> Callable[..., Any]:
    """The effect, and what happens around it."""

    def effect_of_a_doomed_station(*arguments: Any) -> Any:
        place, after_s = doom.is_next(effect)
        if place == "before":
            doom.die()
        if place == "within":
            threading.Timer(after_s, doom.die).start()
        _in_effect.dies_when_written = place == "written"
        try:
            given = does(*arguments)
        finally:
            _in_effect.dies_when_written = False
        if place in ("after", "written"):  # it wrote nothing
            doom.die()
        if place == "within":
            time.sleep(60)
        return given

    return effect_of_a_doomed_station


def doom_station(folder: Path) -> None:
    """From now on the station of this process dies as the file says."""
    doom = Doom(folder.parent / "kills")
    for effect in EFFECTS:
        setattr(StationActivities, effect, doomed(effect, getattr(StationActivities, effect), doom))
    append = Log.append

    def append_and_die(self: Log, *events: Any, **more: Any) -> Any:
        entries = append(self, *events, **more)
        if getattr(_in_effect, "dies_when_written", False):
            doom.die()
        return entries

    Log.append = append_and_die  # type: ignore[method-assign]


if __name__ == "__main__":
    doom_station(Path(sys.argv[sys.argv.index("--data") + 1]))
    sys.exit(main(["station", *sys.argv[1:]]))
