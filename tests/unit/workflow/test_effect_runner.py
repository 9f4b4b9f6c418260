"""Effects within their time limit, and what becomes of them when the engine closes."""

import threading

import pytest

from app.core.clock import SYSTEM_CLOCK
from app.core.errors import DefectError, DeviceFault
from app.core.workflow.effect_runner import EffectOverran, EffectRunner
from app.core.workflow.signal_inbox import WorkflowSuspended


def seconds_since(began_ns: int) -> float:
    return (SYSTEM_CLOCK.monotonic_ns() - began_ns) / 1e9


def test_a_result_comes_back() -> None:
    assert EffectRunner().run("add", lambda: 1 + 1, 5.0) == 2


def test_an_error_of_ours_comes_out_unchanged() -> None:
    fault = DeviceFault("Gone.")

    def vanish() -> None:
        raise fault

    with pytest.raises(DeviceFault) as caught:
        EffectRunner().run("vanish", vanish, 5.0)
    assert caught.value is fault


def test_a_foreign_error_becomes_a_defect_that_does_not_quote_it() -> None:
    def stumble() -> None:
        raise KeyError("Jane Doe")

    with pytest.raises(DefectError) as caught:
        EffectRunner().run("stumble", stumble, 5.0)
    assert "KeyError" in str(caught.value)
    assert "Jane Doe" not in str(caught.value)


def test_an_effect_that_overruns_is_left_behind() -> None:
    let_go = threading.Event()
    began_ns = SYSTEM_CLOCK.monotonic_ns()
    with pytest.raises(EffectOverran):
        EffectRunner().run("hang", lambda: let_go.wait(10), 0.05)
    assert seconds_since(began_ns) < 0.9
    let_go.set()


def test_what_ends_soon_after_the_close_is_kept() -> None:
    runner = EffectRunner()

    def close_and_finish() -> str:
        runner.close()
        return "kept"

    assert runner.run("finish", close_and_finish, 5.0) == "kept"


def test_nothing_begins_after_the_close() -> None:
    runner = EffectRunner()
    runner.close()
    done: list[str] = []
    with pytest.raises(WorkflowSuspended):
        runner.run("late", lambda: done.append("late"), 5.0)
    assert done == []


def test_a_pause_ends_with_the_close() -> None:
    runner = EffectRunner()
    began_ns = SYSTEM_CLOCK.monotonic_ns()
    threading.Timer(0.05, runner.close).start()
    with pytest.raises(WorkflowSuspended):
        runner.pause(30.0)
    assert seconds_since(began_ns) < 5.0


def test_a_pause_lasts_its_time() -> None:
    began_ns = SYSTEM_CLOCK.monotonic_ns()
    EffectRunner().pause(0.05)
    assert seconds_since(began_ns) >= 0.05
