"""What `benchmarks.workflow` makes of a session's times, and the engine it compares with. No figure is judged here."""

import threading
from pathlib import Path

import pytest

from app.core.clock import SYSTEM_CLOCK
from app.core.errors import LinkDown
from app.core.settings.data_directory import DataDirectory
from app.core.workflow.context import StepPolicy, WorkflowContext, WorkflowState
from app.core.workflow.effect import effect
from app.core.workflow.registry import Definition
from app.core.workflow.session_signals import SessionSignal
from benchmarks._timed_station import DirectEngine, Tape, Timed, TimedActivities, TimedContext
from benchmarks.workflow import _overhead, _read

MS = 1_000_000
WITHIN_S = 10.0


def tape(*rows: tuple[str, str, int, int]) -> list[Timed]:
    return [Timed(kind, name, began * MS, ended * MS) for kind, name, began, ended in rows]


def test_what_stands_between_activities_is_told_from_work_and_from_waiting_for_people() -> None:
    found = _read(
        tape(
            ("state", "prerequisites", 0, 2),
            ("step", "open_device", 2, 112), ("effect", "open_device", 7, 107),
            # Pressed 900 ms after it was waited for: that is a person's time; 5 ms later it is known.
            ("told", "continue:ready", 1012, 1012), ("wait", "continue:ready", 112, 1017),
            # Told before it was waited for: all of the wait is the engine's.
            ("told", "identity_confirmed", 1000, 1000), ("wait", "identity_confirmed", 1017, 1020),
            # The recording is work.
            ("told", "source_ended", 3020, 3020), ("wait", "source_ended", 1020, 3021),
            ("step", "analyse", 3021, 3531), ("effect", "analyse", 3024, 3524),
            ("run", "clinical_session", 0, 9000),
        ),
        samples=150,
    )  # fmt: skip
    assert found.steps_ms == [10.0, 10.0]
    assert found.between == pytest.approx(2 + 10 + 5 + 3 + 1 + 10)
    assert found.work == pytest.approx(100 + 2000 + 500)
    assert found.total == pytest.approx(3531 - 900)
    assert (found.steps, found.samples) == (2, 150)


def test_overhead_is_of_the_session_called_directly_and_of_the_one_at_real_time() -> None:
    def run(total: int, between: int) -> list[Timed]:
        return tape(
            ("step", "s", 0, total), ("effect", "s", 0, total - between), ("run", "clinical_session", 0, total)
        )  # fmt: skip

    runs = {"durable": [_read(run(10_100, 101), 1)], "direct": [_read(run(10_000, 1), 1)]}
    told = _overhead(runs, 200.0)
    assert told["overhead_ms"] == 100.0
    assert told["overhead_percent"] == 1.0
    # 200 s of signal took 10 s at twenty times real time: 190 s less than at real time.
    assert told["overhead_of_real_time_percent"] == 0.05
    assert told["totals_differ_percent"] == 1.0


def test_the_engine_compared_with_does_the_same_steps_and_ends_when_it_is_closed(tmp_path: Path) -> None:
    calls: list[str] = []
    waits, gone = threading.Event(), threading.Event()

    class Activities:
        def falter(self, session_id: str) -> str:
            calls.append(session_id)
            if len(calls) == 1:
                raise LinkDown("It does not answer yet.")
            return "done"

    def run(context: WorkflowContext, workflow_id: str) -> str:
        try:
            context.set_state(WorkflowState(step="ready", text="", waiting_for=("continue:ready",)))
            waits.set()
            assert context.poll_signal(SessionSignal.CANCEL) is None
            context.wait_signal(SessionSignal.CONTINUE_READY)
            policy = StepPolicy(attempts=2, retry_wait_s=0.0)
            assert context.step("falter", effect("falter", workflow_id), policy) == "done"
            return context.wait_signal(SessionSignal.STOP).name
        finally:
            gone.set()

    kept = Tape(tmp_path / "tape")
    definition = Definition(
        name="d", version="1", run=lambda context, i: run(TimedContext(context, kept), i), signals=SessionSignal
    )
    engine = DirectEngine(
        DataDirectory(tmp_path), TimedActivities(Activities(), kept), SYSTEM_CLOCK, definitions={"d": definition}
    )
    engine.start("d", "w")
    assert waits.wait(WITHIN_S)
    engine.signal("w", SessionSignal.STOP_PROVED)
    engine.signal("w", SessionSignal.CONTINUE_READY)
    for _ in range(500):
        if len(calls) == 2:
            break
        threading.Event().wait(0.01)
    engine.close()
    assert gone.is_set()
    assert calls == ["w", "w"]
    kept.write()
    text = (tmp_path / "tape").read_text()
    assert text.count('"effect"') == 2
    assert text.count('"step"') == 1
