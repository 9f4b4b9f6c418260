"""A station whose workflow is timed from within, for `benchmarks.workflow`.

    python -m benchmarks._timed_station durable|direct STATION_WORDS...

The real program `station` with all its rooms, but with a stop watch around what a definition calls: each step, each
effect in it, each wait and the signal that ended it. "durable" is the engine as built (DBOS on SQLCipher); "direct"
calls the same activities by the same definition one after the other, keeps nothing and cannot be resumed. When the
workflow returns or is suspended, all times (monotonic, of this machine) are in "workflow.tape" in the data folder.
"""

import argparse
import contextlib
import dataclasses
import functools
import queue
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from app.core.clock import Clock
from app.core.errors import NeuraScaleError, SurroundingsError
from app.core.settings.data_directory import DataDirectory
from app.core.workflow.context import Signal, StepPolicy, WorkflowState
from app.core.workflow.dbos_engine import DbosEngine
from app.core.workflow.effect import Effect, perform
from app.core.workflow.registry import CLINICAL_SESSION, DEFINITIONS, Definition
from app.core.workflow.signal_inbox import WorkflowSuspended

TAPE = "workflow.tape"
DURABLE, DIRECT = "durable", "direct"
_CLOSED = "closed"


class Timed(msgspec.Struct, frozen=True):
    """One thing that took time. `kind`: "step", "effect", "wait", "told", "state", "look", "sleep", "run"."""

    kind: str
    name: str
    began_ns: int
    ended_ns: int


class Tape:
    """Keeps times in memory; on the disk only once nothing is timed any more."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._kept: list[Timed] = []

    @contextlib.contextmanager
    def timing(self, kind: str, name: str) -> Iterator[None]:
        began_ns = time.monotonic_ns()
        try:
            yield
        finally:
            self.keep(kind, name, began_ns)

    def keep(self, kind: str, name: str, began_ns: int) -> None:
        """Something that ends now."""
        with self._lock:
            self._kept.append(Timed(kind, name, began_ns, time.monotonic_ns()))

    def write(self) -> None:
        with self._lock:
            self._path.write_bytes(msgspec.json.encode(self._kept))


class TimedActivities:
    """The station's activities, each call timed."""

    def __init__(self, activities: object, tape: Tape) -> None:
        self._activities, self._tape = activities, tape

    def __getattr__(self, name: str) -> Callable[..., Any]:
        activity = getattr(self._activities, name)

        def timed(*arguments: Any) -> Any:
            with self._tape.timing("effect", name):
                return activity(*arguments)

        return timed


class TimedContext:
    """A `WorkflowContext` whose calls are timed."""

    def __init__(self, context: Any, tape: Tape) -> None:
        self._context, self._tape = context, tape

    def step(self, name: str, effect: Effect, policy: StepPolicy) -> Any:
        with self._tape.timing("step", name):
            return self._context.step(name, effect, policy)

    def wait_signal(self, *names: str) -> Signal:
        began_ns = time.monotonic_ns()
        signal: Signal = self._context.wait_signal(*names)
        self._tape.keep("wait", signal.name, began_ns)
        return signal

    def poll_signal(self, *names: str) -> Signal | None:
        with self._tape.timing("look", "poll_signal"):
            found: Signal | None = self._context.poll_signal(*names)
            return found

    def set_state(self, state: WorkflowState) -> None:
        with self._tape.timing("state", state.step):
            self._context.set_state(state)

    def sleep(self, duration_s: float) -> None:
        with self._tape.timing("sleep", ""):
            self._context.sleep(duration_s)

    def patched(self, name: str) -> bool:
        with self._tape.timing("look", name):
            return bool(self._context.patched(name))


class DirectContext:
    """Calls the activities and nothing else; what it knows is gone with the process."""

    def __init__(self, activities: object, inbox: "queue.SimpleQueue[Signal]", tell: Callable[[WorkflowState], None]):
        self._activities, self._inbox, self._tell = activities, inbox, tell
        self._waiting: list[Signal] = []

    def step(self, name: str, effect: Effect, policy: StepPolicy) -> Any:
        for attempt in range(1, policy.attempts + 1):
            try:
                return perform(self._activities, effect)
            except SurroundingsError:
                if attempt == policy.attempts:
                    raise
                time.sleep(policy.retry_wait_s * 2 ** (attempt - 1))
        raise AssertionError(name)

    def wait_signal(self, *names: str) -> Signal:
        while True:
            signal = self._waiting.pop(0) if self._waiting else self._inbox.get()
            if signal.name == _CLOSED:
                raise WorkflowSuspended
            if signal.name in names:
                return signal

    def poll_signal(self, *names: str) -> Signal | None:
        while not self._inbox.empty():
            self._waiting.append(self._inbox.get())
        for place, signal in enumerate(self._waiting):
            if signal.name in names:
                del self._waiting[: place + 1]
                return signal
        return None

    def set_state(self, state: WorkflowState) -> None:
        self._tell(state)

    def sleep(self, duration_s: float) -> None:
        time.sleep(duration_s)

    def patched(self, name: str) -> bool:
        return True


class DirectEngine:
    """As much of a `WorkflowEngine` as a station asks of it during one session."""

    def __init__(
        self,
        _data: DataDirectory,
        activities: object,
        _clock: Clock,
        *,
        definitions: dict[str, Definition],
        on_state: Callable[[str, WorkflowState], None] = lambda _workflow_id, _state: None,
        **_how: Any,
    ) -> None:
        self._activities, self._definitions, self._on_state = activities, definitions, on_state
        self._inboxes: dict[str, queue.SimpleQueue[Signal]] = {}
        self._states: dict[str, WorkflowState] = {}
        self._threads: list[threading.Thread] = []

    def start(self, definition_name: str, workflow_id: str) -> None:
        if workflow_id in self._inboxes:
            return
        inbox = self._inboxes[workflow_id] = queue.SimpleQueue()
        context = DirectContext(self._activities, inbox, functools.partial(self._show, workflow_id))
        words = (self._definitions[definition_name], context, workflow_id)
        thread = threading.Thread(target=self._run, args=words, name="direct-workflow", daemon=True)
        self._threads.append(thread)
        thread.start()

    def start_session(self, session_id: str) -> None:
        self.start(CLINICAL_SESSION, session_id)

    def signal(self, workflow_id: str, name: str, payload: dict[str, str] | None = None) -> None:
        self._inboxes[workflow_id].put(Signal(position=1, name=str(name), payload=payload or {}))

    def state(self, workflow_id: str) -> WorkflowState:
        return self._states.get(workflow_id) or WorkflowState(step="prerequisites", text="Beginning.")

    def runs(self, _name: str = "", *, unfinished_only: bool = False) -> tuple[Any, ...]:
        return ()

    def resume_unfinished(self, held: Any = ()) -> tuple[str, ...]:
        return ()

    def forget(self, _workflow_ids: Any) -> int:
        return 0

    def close(self) -> None:
        for inbox in self._inboxes.values():
            inbox.put(Signal(position=1, name=_CLOSED))
        for thread in self._threads:
            thread.join(timeout=5)

    def _run(self, definition: Definition, context: DirectContext, workflow_id: str) -> None:
        with contextlib.suppress(WorkflowSuspended):
            definition.run(context, workflow_id)

    def _show(self, workflow_id: str, state: WorkflowState) -> None:
        self._states[workflow_id] = state
        self._on_state(workflow_id, state)


def timed_definitions(tape: Tape) -> dict[str, Definition]:
    """The registered ones, with a stop watch inside."""

    def timed(definition: Definition) -> Definition:
        def run(context: Any, workflow_id: str) -> str:
            try:
                with tape.timing("run", definition.name):
                    return definition.run(TimedContext(context, tape), workflow_id)
            finally:
                tape.write()

        return dataclasses.replace(definition, run=run)

    return {name: timed(definition) for name, definition in DEFINITIONS.items()}


def timed_engine(mode: str) -> Callable[..., Any]:
    """What stands in for `app.core.workflow.chosen_engine.open_engine`."""

    def made(data: DataDirectory, _settings: object, activities: object, clock: Clock, **how: Any) -> Any:
        del how["sessions_run"]
        tape = Tape(data.root / TAPE)
        kind: Any = DbosEngine if mode == DURABLE else DirectEngine
        engine = kind(data, TimedActivities(activities, tape), clock, **how | {"definitions": timed_definitions(tape)})
        signal = engine.signal

        def told(workflow_id: str, name: str, payload: dict[str, str] | None = None) -> None:
            tape.keep("told", str(name), time.monotonic_ns())
            signal(workflow_id, name, payload)

        engine.signal = told
        return engine

    return made


def main(mode: str, words: list[str]) -> int:
    from app.core.station import workstation
    from app.programs import station

    workstation.open_engine = timed_engine(mode)
    parser = argparse.ArgumentParser()
    station.configure(parser)
    try:
        return station.run(parser.parse_args(words))
    except NeuraScaleError as error:
        print(f"timed station: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
