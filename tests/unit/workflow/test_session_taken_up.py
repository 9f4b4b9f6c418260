"""A session that failed after its recording goes on from there: nothing is done twice, no device is opened."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.errors import Conflict, LinkDown, NeuraScaleError, OperatorError
from app.core.settings.data_directory import DataDirectory
from app.core.workflow import effect_runner
from app.core.workflow.history import RunState
from tests.fakes.session_bench import SESSION, WITHIN_S, SessionBench
from tests.journeys.running_workstation import wait_for

STEPS = ("stop_recording", "close_device", "analyse", "write_report", "complete")
ONCE = (
    "open_device",
    "measure_impedance",
    "start_recording",
    "stop_recording",
    "close_device",
    "analyse",
    "write_report",
)


@pytest.fixture(name="bench")
def _bench(tmp_path: Path) -> Iterator[SessionBench]:
    bench = SessionBench(DataDirectory(tmp_path))
    bench.activities.signature = "is signed"
    yield bench
    bench.engine.close()


def refusing(error: NeuraScaleError) -> Callable[[], None]:
    def refuse() -> None:
        raise error

    return refuse


def fail_at(bench: SessionBench, step: str, error: NeuraScaleError | None = None) -> None:
    bench.activities.on_call[step] = refusing(error or OperatorError("It will not."))
    bench.begin()
    await_run(bench, RunState.FAILED)


def await_run(bench: SessionBench, state: RunState) -> None:
    wait_for(lambda: bench.engine.run(SESSION).state is state, WITHIN_S, f"never {state}: {bench.engine.run(SESSION)}")


def calls_of(bench: SessionBench, *activities: str) -> list[str]:
    return [activity for activity, _ in bench.activities.calls if activity in activities]


@pytest.mark.parametrize("step", STEPS)
def test_it_goes_on_from_each_step_after_the_recording(bench: SessionBench, step: str) -> None:
    fail_at(bench, step)
    run = bench.engine.run(SESSION)
    assert (run.failed_step, run.retryable) == (step, True)
    bench.activities.on_call.clear()
    before = len(bench.activities.calls)
    bench.engine.retry(SESSION)
    bench.await_state(text="is signed")
    after = [activity for activity, _ in bench.activities.calls[before:]]
    assert after[0] == step
    assert not set(after) & {"open_device", "measure_impedance", "start_recording", "check_prerequisites"}
    assert not set(after) & set(STEPS[: STEPS.index(step)])
    assert [bench.activities.effects().count(effect) for effect in ONCE] == [1] * len(ONCE)
    assert bench.activities.effects()[-1] == "complete completed"


@pytest.mark.parametrize("step", ["open_device", "measure_impedance", "start_recording"])
def test_one_that_failed_before_its_recording_was_whole_does_not(bench: SessionBench, step: str) -> None:
    bench.activities.on_call[step] = refusing(OperatorError("It will not."))
    bench.engine.start_session(SESSION)
    for waits in ("continue:impedance", "continue:ready"):
        wait_for(
            lambda waits=waits: waits in (state := bench.engine.state(SESSION)).waiting_for or bool(state.exit_reason),
            WITHIN_S,
            "it neither waits nor fails",
        )
        bench.engine.signal(SESSION, waits)
    await_run(bench, RunState.FAILED)
    run = bench.engine.run(SESSION)
    assert (run.failed_step, run.retryable) == (step, False)
    with pytest.raises(Conflict):
        bench.engine.retry(SESSION)


def test_on_a_full_disk_where_showing_steps_fails_in_the_same_words_it_goes_on_from_the_real_one(
    bench: SessionBench,
) -> None:
    fails = refusing(OperatorError("The log cannot be written."))

    def from_now_on() -> None:
        bench.activities.on_call.update(enter_step=fails, write_report=fails, fail=fails)

    bench.activities.after_call["analyse"] = from_now_on
    bench.begin()
    await_run(bench, RunState.FAILED)
    assert bench.engine.run(SESSION).failed_step == "write_report"
    bench.activities.on_call.clear()
    bench.engine.retry(SESSION)
    bench.await_state(text="is signed")
    assert calls_of(bench, "analyse") == ["analyse"]


def test_a_second_failure_is_told_and_it_can_go_on_once_more(bench: SessionBench) -> None:
    fail_at(bench, "write_report", LinkDown("The task ended."))
    assert calls_of(bench, "write_report", "fail") == ["write_report", "write_report", "fail"]
    bench.engine.retry(SESSION)
    wait_for(lambda: len(calls_of(bench, "fail")) == 2, WITHIN_S, "the second failure was not told")
    await_run(bench, RunState.FAILED)
    assert calls_of(bench, "write_report") == ["write_report"] * 4
    bench.activities.on_call.clear()
    bench.engine.retry(SESSION)
    bench.await_state(text="is signed")
    await_run(bench, RunState.COMPLETED)
    assert bench.engine.run(SESSION).runs == 3


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", ["analyse", "write_report", "complete"])
def test_a_station_killed_at_each_step_of_it_doubles_nothing(
    bench: SessionBench, step: str, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(effect_runner, "CLOSING_GRACE_S", 0.05)
    fail_at(bench, "analyse")
    bench.activities.on_call.clear()
    reached, let_go = threading.Event(), threading.Event()

    def hold() -> None:
        reached.set()
        let_go.wait(WITHIN_S)
        raise LinkDown("The power was lost.")

    (bench.activities.on_call if when == "before" else bench.activities.after_call)[step] = hold
    bench.engine.retry(SESSION)
    assert reached.wait(WITHIN_S)
    bench.engine.close()
    let_go.set()
    bench.activities.on_call.clear()
    bench.activities.after_call.clear()
    bench.restart()
    bench.await_state(text="is signed")
    assert [bench.activities.effects().count(effect) for effect in (*ONCE, "complete completed")] == [1] * 8
    assert len(calls_of(bench, "open_device", "start_recording")) == 2


def test_left_while_it_goes_on_it_was_cancelled_and_touches_no_device(bench: SessionBench) -> None:
    fail_at(bench, "analyse")
    bench.activities.on_call = {"analyse": lambda: bench.engine.cancel(SESSION, "Nobody needs it.")}
    before = len(bench.activities.calls)
    bench.engine.retry(SESSION)
    await_run(bench, RunState.CANCELLED)
    assert bench.activities.effects()[-1] == "cancel Nobody needs it."
    assert [activity for activity, _ in bench.activities.calls[before:]] == ["analyse", "cancel"]
    assert not bench.engine.run(SESSION).retryable


def test_consent_withdrawn_while_it_goes_on_ends_it_in_order(bench: SessionBench) -> None:
    fail_at(bench, "analyse")
    bench.activities.on_call = {"analyse": lambda: bench.engine.signal(SESSION, "consent_withdrawn", {})}
    bench.engine.retry(SESSION)
    await_run(bench, RunState.CANCELLED)
    assert bench.activities.effects()[-1] == "withdraw"
    assert not calls_of(bench, "write_report")


def test_another_session_is_neither_disturbed_nor_waited_for(bench: SessionBench) -> None:
    fail_at(bench, "analyse")
    other = type(SESSION)("0199aaaa-0000-7000-8000-000000000002")
    bench.activities.on_call.clear()
    bench.engine.start_session(other)
    bench.await_state(other, waiting_for="continue:impedance")
    before = len(bench.activities.calls)
    bench.engine.retry(SESSION)
    bench.await_state(text="is signed")
    assert "continue:impedance" in bench.engine.state(other).waiting_for
    assert not {activity for activity, _ in bench.activities.calls[before:]} & {"stop_recording", "close_device"}
