"""A station reduced to its workflow engine, as a process of its own that a test can kill.

    python -m tests.fakes.session_station DATA_FOLDER

Its clinician is quick: whatever the session waits for is signalled at once. DATA_FOLDER/kills holds lines such as
"before start_recording" or "after analyse"; the process kills itself (SIGKILL) at the first of them, once, and takes it
out first. "effects" and "calls" hold what was done and what was asked for. It prints the session's exit reason and
ends when the session has ended.
"""

import sys
import threading
from collections.abc import Callable
from pathlib import Path

from app.core.identifiers import SessionId
from app.core.settings.data_directory import DataDirectory
from app.core.workflow.context import WorkflowState
from app.core.workflow.dbos_engine import DbosEngine
from tests.fakes.session_activities import EffectJournal, FakeSessionActivities, kill_this_process

SESSION = SessionId("0199aaaa-0000-7000-8000-00000000000a")
_ANSWERS = ("continue:impedance", "continue:ready", "stop")


class _DoomedJournal(EffectJournal):
    """Kills the process around an effect, as the file of kills says."""

    def __init__(self, path: Path, kills: Path) -> None:
        super().__init__(path)
        self._kills = kills

    def add_once(self, key: str) -> bool:
        with (self.path.parent / "calls").open("a") as calls:
            calls.write(key + "\n")
        self._maybe_die(f"before {key}")
        added = super().add_once(key)
        self._maybe_die(f"after {key}")
        return added

    def _maybe_die(self, place: str) -> None:
        lines = self._kills.read_text().splitlines()
        if lines and place.startswith(lines[0]):
            self._kills.write_text("".join(line + "\n" for line in lines[1:]))
            kill_this_process()


def main(folder: Path) -> int:
    ended = threading.Event()
    journal = _DoomedJournal(folder / "effects", folder / "kills")
    waiting: list[Callable[[], None]] = []
    told = threading.Condition()

    def on_state(_session_id: str, state: WorkflowState) -> None:
        with told:
            waiting.extend(
                (lambda name=name: engine.signal(SESSION, name)) for name in _ANSWERS if name in state.waiting_for
            )
            if state.exit_reason:
                waiting.append(ended.set)
            told.notify_all()

    engine = DbosEngine(DataDirectory(folder), FakeSessionActivities(journal), on_state=on_state)
    engine.resume_unfinished()
    engine.start_session(SESSION)
    if engine.state(SESSION).exit_reason:
        ended.set()
    while not ended.is_set():
        with told:
            told.wait_for(lambda: waiting)
            acts, waiting[:] = list(waiting), []
        for act in acts:
            act()
    sys.stdout.write(engine.state(SESSION).exit_reason + "\n")
    engine.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
