"""The last step of a session is a person's: it is waited for as long as that takes, and nothing is done twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import StorageFault
from app.core.identifiers import SessionId
from app.core.settings.data_directory import DataDirectory
from tests.fakes.session_bench import SESSION, WITHIN_S, SessionBench
from tests.journeys.running_workstation import wait_for

NEXT = SessionId("0199aaaa-0000-7000-8000-000000000002")


@pytest.fixture(name="bench")
def _bench(tmp_path: Path) -> Iterator[SessionBench]:
    bench = SessionBench(DataDirectory(tmp_path))
    yield bench
    bench.engine.close()


@pytest.mark.proves("REQ-CLINIC-SIGNED")
def test_a_session_is_complete_and_waits_for_its_signature(bench: SessionBench) -> None:
    bench.begin()
    state = bench.await_state(waiting_for="report_signed")
    assert (state.step, state.exit_reason) == ("completed", "completed")
    assert state.text == "The session is complete; its report waits for a signature."
    assert bench.activities.effects()[-1] == "complete completed"
    assert bench.unfinished() == (SESSION,)
    bench.activities.signature = "is signed"
    bench.engine.signal(SESSION, "report_signed")
    assert bench.await_state(text="is signed").waiting_for == ()
    wait_for(lambda: bench.unfinished() == (), WITHIN_S, "it never ended")


@pytest.mark.proves("REQ-CLINIC-SIGNED")
def test_it_waits_on_through_restarts_and_says_for_how_long(bench: SessionBench) -> None:
    bench.begin()
    bench.await_state(waiting_for="report_signed")
    effects = bench.activities.effects()
    for days in ("1 day", "2 days"):
        bench.restart()
        bench.engine.signal(SESSION, "signature_reminder", {"waited": days})
        assert bench.await_state(text=f"waiting for a signature for {days}.").waiting_for
    bench.restart()
    assert "2 days" in bench.await_state(waiting_for="report_signed").text
    bench.activities.signature = "is signed"
    bench.engine.signal(SESSION, "report_signed")
    bench.await_state(text="is signed")
    assert bench.activities.effects() == effects


@pytest.mark.proves("REQ-CLINIC-SIGNED")
def test_another_session_begins_and_ends_meanwhile(bench: SessionBench) -> None:
    bench.begin()
    bench.await_state(waiting_for="report_signed")
    bench.begin(NEXT)
    bench.await_state(NEXT, waiting_for="report_signed")
    bench.restart()
    assert set(bench.unfinished()) == {SESSION, NEXT}
    bench.activities.signature = "is signed"
    bench.engine.signal(NEXT, "report_signed")
    bench.await_state(NEXT, text="is signed")
    assert bench.engine.state(SESSION).waiting_for


def test_a_report_that_was_withdrawn_is_waited_for_no_more(bench: SessionBench) -> None:
    bench.begin()
    bench.await_state(waiting_for="report_withdrawn")
    bench.activities.signature = "was withdrawn"
    bench.engine.signal(SESSION, "report_withdrawn")
    assert bench.await_state(text="its report was withdrawn").exit_reason == "completed"


def test_a_report_can_be_left_unsigned_with_a_reason_and_the_session_stays_completed(bench: SessionBench) -> None:
    bench.begin()
    bench.await_state(waiting_for="report_signed")
    bench.engine.signal(SESSION, "cancel", {"reason": "A demonstration."})
    assert bench.await_state(text="left unsigned").exit_reason == "completed"
    assert bench.activities.effects()[-2:] == ["complete completed", "leave_unsigned A demonstration."]


def test_a_wish_to_leave_that_came_too_late_does_not_leave_the_report_unsigned(bench: SessionBench) -> None:
    bench.activities.on_call["complete"] = lambda: bench.engine.signal(SESSION, "cancel", {"reason": "Too late."})
    bench.begin()
    assert bench.await_state(waiting_for="report_signed").exit_reason == "completed"
    assert not [line for line in bench.activities.effects() if line.startswith("leave_unsigned")]


def test_a_look_that_fails_does_not_fail_a_session_that_is_complete(bench: SessionBench) -> None:
    def fails(_session_id: str) -> str:
        raise StorageFault("The disk is busy.")

    sees, bench.activities.check_signature = bench.activities.check_signature, fails  # type: ignore[method-assign]
    bench.begin()
    assert bench.await_state(waiting_for="report_signed").exit_reason == "completed"
    bench.activities.check_signature = sees  # type: ignore[method-assign]
    bench.activities.signature = "is signed"
    bench.engine.signal(SESSION, "report_signed")
    bench.await_state(text="is signed")
