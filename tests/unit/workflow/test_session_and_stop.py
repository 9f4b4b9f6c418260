"""The safety stop never waits for the workflow: it is told, goes on, and ends the session in order."""

import ast
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core import safety, stopping
from app.core.settings.data_directory import DataDirectory
from tests.fakes.session_bench import SESSION, WITHIN_S, SessionBench


@pytest.fixture(name="bench")
def _bench(tmp_path: Path) -> Iterator[SessionBench]:
    bench = SessionBench(DataDirectory(tmp_path))
    yield bench
    bench.engine.close()


@pytest.mark.proves("REQ-STOP-ALONE")
@pytest.mark.parametrize("package", [safety, stopping], ids=["safety", "stopping"])
def test_nothing_of_the_stop_knows_of_workflows(package: object) -> None:
    (folder,) = package.__path__  # type: ignore[attr-defined]
    imported = set()
    for path in Path(folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module)
            elif isinstance(node, ast.Import):
                imported |= {name.name for name in node.names}
    assert not {name for name in imported if name.startswith(("app.core.workflow", "app.core.station", "dbos"))}


@pytest.mark.proves("REQ-STOP-ALONE")
@pytest.mark.parametrize("step", ["open_device", "measure_impedance", "start_recording"])
def test_telling_a_session_of_a_stop_waits_for_nothing_that_it_does(bench: SessionBench, step: str) -> None:
    at_work, let_go = threading.Event(), threading.Event()

    def hangs() -> None:
        at_work.set()
        assert let_go.wait(WITHIN_S)

    bench.activities.on_call[step] = hangs
    bench.activities.signature = "is signed"
    bench.engine.start_session(SESSION)
    told: list[str] = []
    for waits in ("", "continue:impedance", "continue:ready", "stop"):
        if waits:
            bench.await_state(waiting_for=waits)
            bench.engine.signal(SESSION, waits)
        if not told and at_work.wait(0.5 if step != "open_device" else WITHIN_S):
            bench.engine.signal(SESSION, "safety_stop", {"reason": "operator"})
            told.append(step)
            assert step not in bench.activities.effects()  # it is still at work, and the word is kept already
            let_go.set()
    state = bench.await_state(text="The session is complete")
    assert told == [step]
    # A stop before the recording is looked at when it is to start; one that came as it started ends it as such.
    assert state.exit_reason == ("safety_stop" if step == "start_recording" else "completed")
    assert bench.activities.effects()[-4:] == [
        "close_device",
        "analyse",
        "write_report",
        f"complete {state.exit_reason}",
    ]


@pytest.mark.proves("REQ-STOP-ALONE")
def test_a_stop_in_the_recording_is_told_and_the_session_ends_in_order_whatever_is_stopped(bench: SessionBench) -> None:
    bench.activities.signature = "is signed"
    bench.engine.start_session(SESSION)
    for waits in ("continue:impedance", "continue:ready"):
        bench.await_state(waiting_for=waits)
        bench.engine.signal(SESSION, waits)
    bench.await_state(waiting_for="stop")
    bench.engine.signal(SESSION, "safety_stop", {"reason": "operator"})
    state = bench.await_state(text="The safety stop is latched; the output is safe.")
    assert state.step == "recording"
    bench.restart()
    bench.await_state(text="The safety stop is latched; the output is safe.")
    bench.engine.signal(SESSION, "stop")
    assert bench.await_state(text="The session is complete").exit_reason == "safety_stop"
    assert bench.activities.effects()[-6:] == [
        "stop_recording",
        "measure_impedance_after",
        "close_device",
        "analyse",
        "write_report",
        "complete safety_stop",
    ]
