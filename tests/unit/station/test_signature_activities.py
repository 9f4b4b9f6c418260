"""What a session that waits for its signature is told, and what of it counts."""

from types import SimpleNamespace
from typing import Any

import pytest

from app.core.clinic import sessions
from app.core.errors import StorageFault
from app.core.station.session_activities import StationActivities
from app.core.station.signature_activities import GONE, LOOK_EVERY_S, SIGNED, WITHDRAWN, SignatureWatch, signature_state
from app.core.station.signing_messages import AmendReport, WithdrawReport
from app.core.workflow.context import WorkflowState
from tests.fakes.reception import quick_passwords
from tests.fakes.signing import SigningOfTests
from tests.fakes.station_rooms import FakeEngine, StationOfTests

WAITS = "The session is complete; its report waits for a signature."


@pytest.fixture
def signing(station: StationOfTests, monkeypatch: pytest.MonkeyPatch) -> SigningOfTests:
    quick_passwords(monkeypatch)
    signing = SigningOfTests(station)
    sessions.complete_session(station.store, signing.session_id, "completed", clock=station.clock)
    return signing


class WaitingEngine(FakeEngine):
    """One session waits for its signature, another records."""

    def __init__(self, session_id: str) -> None:
        super().__init__()
        self.session_id = session_id
        self.fault: StorageFault | None = None
        self.states = {
            session_id: WorkflowState(
                step="completed", text=WAITS, waiting_for=("report_signed",), exit_reason="completed"
            ),
            "another": WorkflowState(step="recording", text="Recording.", waiting_for=("stop",)),
        }

    def runs(self, _definition: str, *, unfinished_only: bool) -> tuple[Any, ...]:
        assert unfinished_only
        return tuple(SimpleNamespace(workflow_id=one) for one in self.states)

    def signal(self, session_id: Any, name: str, payload: dict[str, str] | None = None) -> None:
        if self.fault is not None:
            raise self.fault
        super().signal(session_id, name, payload)


@pytest.fixture
def engine(signing: SigningOfTests) -> WaitingEngine:
    return WaitingEngine(signing.session_id)


@pytest.fixture
def watch(signing: SigningOfTests, engine: WaitingEngine) -> SignatureWatch:
    return SignatureWatch(signing.station.rooms, engine)  # type: ignore[arg-type]


@pytest.mark.proves("REQ-CLINIC-SIGNED")
def test_a_clinicians_signature_counts_and_a_technicians_authorship_does_not(signing: SigningOfTests) -> None:
    store, session_id = signing.station.store, signing.session_id
    assert signature_state(store, session_id) == ""
    signing.sign(signing.sign_in("tanner"), "authorship", user_name="tanner")
    assert signature_state(store, session_id) == ""
    signing.sign(signing.sign_in("keller"), "authorship", user_name="keller")
    assert signature_state(store, session_id) == SIGNED


def test_a_report_that_was_amended_before_it_was_signed_waits_for_one_on_the_newest_version(
    signing: SigningOfTests,
) -> None:
    keller = signing.sign_in("keller")
    view = signing.sign(keller, "approval", user_name="keller")
    signing.desk.answer(
        AmendReport(
            session_id=signing.session_id,
            sha256=view.versions[-1].sha256,
            text="More was found.",
            reason="Second look.",
        ),
        keller,
    )
    assert signature_state(signing.station.store, signing.session_id) == ""


def test_a_withdrawn_report_is_waited_for_no_more(signing: SigningOfTests, watch: SignatureWatch) -> None:
    sha256 = signing.station.events("report.written")[-1].sha256
    signing.desk.answer(
        WithdrawReport(session_id=signing.session_id, sha256=sha256, reason="Wrong patient."), signing.sign_in("keller")
    )
    assert signature_state(signing.station.store, signing.session_id) == WITHDRAWN
    watch.tell(signing.session_id)
    assert watch._engine.names() == ["report_withdrawn"]  # type: ignore[attr-defined]


def test_a_session_without_a_report_waits_for_nothing(station: StationOfTests) -> None:
    assert signature_state(station.store, station.begin()) == GONE


@pytest.mark.proves("REQ-CLINIC-SIGNED")
def test_what_was_signed_when_the_session_could_not_be_told_is_told_at_the_next_look(
    signing: SigningOfTests, engine: WaitingEngine, watch: SignatureWatch
) -> None:
    signing.sign(signing.sign_in("keller"), "approval", user_name="keller")
    engine.fault = StorageFault("The disk is full.")
    watch.tell(signing.session_id)
    assert engine.signals == []
    assert any("was not told of its report" in line for line in signing.station.log_lines)
    engine.fault = None
    watch.tick()
    assert engine.signals == [(signing.session_id, "report_signed", {})]


@pytest.mark.proves("REQ-CLINIC-SIGNED")
def test_a_reminder_is_told_once_a_day(signing: SigningOfTests, engine: WaitingEngine, watch: SignatureWatch) -> None:
    clock = signing.station.clock
    watch.tick()
    assert engine.signals == []
    for hours in (23, 2, 10, 13):
        clock.advance(hours * 3600.0 + LOOK_EVERY_S)
        watch.tick()
    assert [payload for _, _, payload in engine.signals] == [{"waited": "1 day"}, {"waited": "2 days"}]
    text = "The session is complete; its report has been waiting for a signature for 2 days."
    engine.states[signing.session_id] = WorkflowState(step="completed", text=text, waiting_for=("report_signed",))
    after = SignatureWatch(signing.station.rooms, engine)  # type: ignore[arg-type]
    after.tick()  # the station was started again: what the session says already is not said again
    assert len(engine.signals) == 2


def test_only_sessions_that_wait_for_it_are_listed(watch: SignatureWatch, signing: SigningOfTests) -> None:
    assert watch.waiting() == (signing.session_id,)


def test_a_session_of_before_there_were_workflows_is_told_nothing(
    signing: SigningOfTests, engine: WaitingEngine, watch: SignatureWatch
) -> None:
    signing.sign(signing.sign_in("keller"), "approval", user_name="keller")
    engine.states.clear()
    watch.tick()
    assert engine.signals == []


def test_a_report_left_unsigned_is_one_deviation_with_its_reason(signing: SigningOfTests) -> None:
    activities = StationActivities(signing.station.rooms)
    for _ in range(2):
        activities.leave_unsigned(signing.session_id, "  It was a\nrehearsal. ")  # type: ignore[arg-type]
    (noted,) = signing.station.store.courses.deviations(signing.session_id)
    assert (noted.kind, noted.item, noted.reason) == ("step_passed", "signature", "It was a rehearsal.")
