"""What is answered about workflows: lists, steps with their trace, going on, leaving; whose they are, by right."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from app.core.access.caller import Caller
from app.core.access.roles import Role
from app.core.clinic.onboarding import begin_onboarding
from app.core.clinic.patients import PatientDetails
from app.core.errors import Conflict, NotFound, WrongUse
from app.core.events.access_events import CareAssignedData
from app.core.events.system_event import new_event
from app.core.events.workflow_events import WorkflowRetriedData
from app.core.identifiers import SessionId
from app.core.settings.data_directory import DataDirectory
from app.core.station.workflow_messages import (
    CancelWorkflow,
    GetWorkflow,
    ListWorkflows,
    RetryWorkflow,
    WorkflowDetail,
    WorkflowList,
)
from app.core.station.workflow_offline import workflows_of_folder
from app.core.station.workflow_requests import WorkflowDesk
from app.core.station.workflow_views import MOST_ENTRIES, detail, run_view
from app.core.store.audit_trail import AuditTrail
from app.core.workflow.context import StepPolicy, WorkflowContext, WorkflowState
from app.core.workflow.dbos_engine import DbosEngine
from app.core.workflow.effect import effect
from app.core.workflow.history import RunRecord, RunState, StepOutcomeName, StepRecord
from app.core.workflow.registry import Definition
from app.core.workflow.session_signals import SessionSignal
from tests.fakes.door import somebody
from tests.fakes.station_rooms import StationOfTests

WITHIN_S = 15.0
CLINICIAN, ADMIN = somebody("keller", Role.CLINICIAN), somebody("adler", Role.ADMINISTRATOR)


class Bench:
    """A station, a session's id, and a small definition in the place of the session's, on the real engine."""

    def __init__(self, station: StationOfTests) -> None:
        self.station = station
        self.session_id = SessionId(station.begin())
        self.patient_id = station.shown().patient.patient_id
        self.fails = True
        self.ended = threading.Event()
        definition = Definition(
            name="clinical_session",
            version="0.2",
            run=self._run,
            signals=SessionSignal,
            cancel_signal=SessionSignal.CANCEL,
            retryable_steps=frozenset({"analyse"}),
        )
        self.waits = threading.Event()
        self.engine = DbosEngine(
            station.data,
            self,
            on_state=self._state,
            first_cause=lambda workflow_id: station.store.trail.chain(workflow_id, at_most=1)[0].event_id,
            definitions={definition.name: definition},
        )
        self.desk = WorkflowDesk(station.rooms, self.engine)
        self.engine.resume_unfinished()
        self.engine.start_session(self.session_id)

    def _run(self, context: WorkflowContext, workflow_id: str) -> str:
        context.set_state(WorkflowState(step="ready", text="Ready to record.", waiting_for=("continue:ready",)))
        told = context.wait_signal(SessionSignal.CONTINUE_READY, SessionSignal.CANCEL)
        if told.name == SessionSignal.CANCEL:
            context.set_state(WorkflowState(step="cancelled", text="It was cancelled.", exit_reason="cancelled"))
            return "cancelled"
        try:
            context.step("analyse", effect("analyse", workflow_id), StepPolicy(attempts=2, retry_wait_s=0.01))
        except Conflict as error:
            text = f"{error.what} {error.meaning} {error.advice}"
            state = WorkflowState(
                step="failed", text=error.what, exit_reason="failed", error_code=error.code, error_text=text
            )
            context.set_state(state)
            return "failed"
        context.set_state(WorkflowState(step="completed", text="It is complete.", exit_reason="completed"))
        return "completed"

    def analyse(self, session_id: str) -> None:
        if self.fails:
            raise Conflict("The analysis is in use.", advice="Try again.")

    def _state(self, _workflow_id: str, state: WorkflowState) -> None:
        if state.waiting_for:
            self.waits.set()
        if state.exit_reason:
            self.ended.set()

    def go_on(self) -> None:
        assert self.waits.wait(WITHIN_S)
        self.engine.signal(self.session_id, SessionSignal.CONTINUE_READY)
        self.await_over()

    def await_over(self) -> None:
        """The engine keeps a run's end just after its last state was told."""
        assert self.ended.wait(WITHIN_S)
        pause = threading.Event()
        for _ in range(500):
            if self.run().status not in ("running", "waiting"):
                return
            pause.wait(0.01)
        raise AssertionError(f"it does not end: {self.run()}")

    def run(self, caller: Caller = CLINICIAN):  # type: ignore[no-untyped-def]
        listed = self.desk.answer(ListWorkflows(), caller)
        assert isinstance(listed, WorkflowList)
        (found,) = listed.runs
        return found

    def detail(self, caller: Caller = CLINICIAN) -> WorkflowDetail:
        found = self.desk.answer(GetWorkflow(workflow_id=self.session_id), caller)
        assert isinstance(found, WorkflowDetail)
        return found

    def give_care(self, user_id: str) -> None:
        data = CareAssignedData(patient_id=self.patient_id, user_id=user_id, assigned_by="chief")
        station = self.station
        station.store.log.append(
            new_event("care.assigned", data, source_service="station", subject_id=self.patient_id, clock=station.clock)
        )
        station.rooms.care.__init__(station.store, clock=station.clock, everybodys=False)  # type: ignore[misc]


@pytest.fixture
def tested(data_directory: DataDirectory) -> Iterator[Bench]:
    station = StationOfTests(data_directory)
    made = Bench(station)
    yield made
    made.engine.close()
    station.store.close()


def test_whose_a_run_is_is_told_of_own_patients_and_never_to_an_administrator(tested: Bench) -> None:
    assert tested.waits.wait(WITHIN_S)
    seen = tested.run()
    assert (seen.workflow_id, seen.about, seen.patient_id) == (tested.session_id, "routine-eeg", tested.patient_id)
    assert (seen.status, seen.step, seen.waiting_for, seen.on_whom) == ("waiting", "ready", ("ready",), "")
    tested.give_care("keller")
    tested.give_care("adler")
    assert tested.run().on_whom == "Kanarek, Vogel (H-4711)"
    assert tested.run(ADMIN).on_whom == ""
    assert "Kanarek" not in repr(tested.run())


def test_every_step_stands_with_cause_and_the_entries_that_came_of_it(tested: Bench) -> None:
    tested.go_on()
    told = tested.detail()
    wait, failed = told.steps
    assert (wait.kind, wait.name, wait.outcome) == ("wait", "continue:ready", "done")
    assert (failed.name, failed.attempt, failed.outcome, failed.error_code) == (
        "analyse", 1, "failed", "operator.conflict",
    )  # fmt: skip
    assert "in use" in failed.error_text
    assert failed.duration_ms is not None
    first = tested.station.store.trail.chain(tested.session_id, at_most=1)[0]
    assert failed.cause_id == first.event_id
    assert first.event_id in {entry.event_id for entry in told.between}


def test_a_failed_one_goes_on_from_its_step_once_with_an_entry_that_names_the_reason(tested: Bench) -> None:
    tested.go_on()
    assert tested.run().retry_refused == ""
    tested.fails = False
    tested.ended.clear()
    asked = RetryWorkflow(workflow_id=tested.session_id, reason="  The file is free\nagain ")
    tested.desk.answer(asked, CLINICIAN)
    tested.await_over()
    after = tested.run()
    assert (after.status, after.runs, after.retry_refused[:4]) == ("completed", 2, "Only")
    assert [(step.name, step.run, step.outcome) for step in tested.detail().steps][-2:] == [
        ("analyse", 1, "failed"), ("analyse", 2, "done"),
    ]  # fmt: skip
    (data,) = tested.station.events("workflow.retried")
    assert data == WorkflowRetriedData(
        workflow_id=tested.session_id, definition="clinical_session", step="analyse", reason="The file is free again"
    )
    (entry,) = tested.station.store.log.read(event_type="workflow.retried")
    assert b"free again" not in entry.payload  # sealed under the patient's key
    with pytest.raises(Conflict):
        tested.desk.answer(asked, CLINICIAN)
    assert len(tested.station.events("workflow.retried")) == 1


def test_one_is_left_in_order_and_not_twice(tested: Bench) -> None:
    assert tested.waits.wait(WITHIN_S)
    tested.desk.answer(CancelWorkflow(workflow_id=tested.session_id, reason="Gone home"), CLINICIAN)
    tested.await_over()
    assert (tested.run().status, tested.run().cancel_refused) == ("cancelled", "It is over.")
    with pytest.raises(Conflict):
        tested.desk.answer(CancelWorkflow(workflow_id=tested.session_id, reason="Gone home"), CLINICIAN)


@pytest.mark.parametrize("reason", ["", "   why   ", "x" * 501])
def test_nothing_is_done_without_a_reason(tested: Bench, reason: str) -> None:
    for kind in (RetryWorkflow, CancelWorkflow):
        with pytest.raises(WrongUse):
            tested.desk.answer(kind(workflow_id=tested.session_id, reason=reason), CLINICIAN)
    assert tested.run().status in ("running", "waiting")


def test_what_is_not_there_is_said(tested: Bench) -> None:
    for message in (GetWorkflow(workflow_id="x"), RetryWorkflow(workflow_id="x", reason="because")):
        with pytest.raises(NotFound):
            tested.desk.answer(message, CLINICIAN)
    listed = tested.desk.answer(ListWorkflows(definition="patient_onboarding"), CLINICIAN)
    assert listed == WorkflowList(runs=())


def test_the_folder_alone_tells_the_same_but_nothing_of_a_patient(tested: Bench) -> None:
    tested.go_on()
    tested.give_care("keller")
    asked = tested.detail()
    tested.engine.close()
    before = tested.station.data.workflow_database.stat().st_mtime_ns
    with workflows_of_folder(tested.station.data) as workflows:
        listed, read = workflows.list(), workflows.get(tested.session_id)
        with pytest.raises(NotFound):
            workflows.get("x")
        assert workflows.list(unfinished_only=True).runs == ()
    assert read.steps == asked.steps
    assert (listed.runs[0].status, listed.runs[0].on_whom, listed.runs[0].patient_id) == ("failed", "", "")
    assert "Kanarek" not in str(read)
    assert tested.station.data.workflow_database.stat().st_mtime_ns == before


def test_a_folder_without_a_workflow_has_none(data_directory: DataDirectory) -> None:
    StationOfTests(data_directory).store.close()
    with workflows_of_folder(data_directory) as workflows:
        assert workflows.list() == WorkflowList(runs=())
    assert not data_directory.workflow_database.exists()


def test_entries_are_given_to_the_step_at_work_and_the_rest_stand_between(station: StationOfTests) -> None:
    session_id = station.begin()
    trail: AuditTrail = station.store.trail
    chain = trail.chain(session_id, at_most=10)
    at = datetime.fromisoformat(chain[0].timestamp)
    record = RunRecord(
        workflow_id=session_id, definition="clinical_session", version="0.2", state=RunState.RUNNING, begun=at,
        ended=None,
    )  # fmt: skip

    def step(kind: str, began: datetime) -> StepRecord:
        return StepRecord(
            position=1, kind=kind, step="s", attempt=1, began=began, ended=at, duration_ms=0.0,
            outcome=StepOutcomeName.DONE,
        )  # fmt: skip

    within = detail(run_view(record), (step("step", at),), chain)
    assert [entry.index for entry in within.steps[0].entries] == [mention.index for mention in chain]
    assert within.between == ()
    later = datetime(2030, 1, 1, tzinfo=UTC)
    for kind, began in (("wait", at), ("step", later)):
        beside = detail(run_view(record), (step(kind, began),), chain)
        assert beside.steps[0].entries == ()
        assert len(beside.between) == len(chain)
    many = detail(run_view(record), (), chain[:1] * (MOST_ENTRIES + 1))
    assert many.entries_cut
    assert len(many.between) == MOST_ENTRIES


class ListedEngine:
    """An engine that knows one run."""

    def __init__(self, record: RunRecord) -> None:
        self.record = record

    def runs(
        self, _definition: str = "", *, unfinished_only: bool = False, at_most: int | None = None
    ) -> tuple[RunRecord, ...]:
        return (self.record,)


def test_an_onboarding_is_theirs_who_has_the_person_in_care_and_named_as_typed(station: StationOfTests) -> None:
    details = PatientDetails(
        hospital_number="H-9", family_name="Zaunkoenig", given_name="Vera", birth_date="1971-02-03", sex="female"
    )
    onboarding_id = begin_onboarding(station.store, details, begun_by="keller", clock=station.clock)
    known = station.store.onboardings.get(onboarding_id)
    assert known is not None
    record = RunRecord(
        workflow_id=onboarding_id, definition="patient_onboarding", version="0.2", state=RunState.WAITING,
        begun=station.clock.wall(), ended=None, waiting_for=("identity_decided",),
    )  # fmt: skip
    desk = WorkflowDesk(station.rooms, ListedEngine(record))  # type: ignore[arg-type]

    def seen() -> str:
        listed = desk.answer(ListWorkflows(), CLINICIAN)
        assert isinstance(listed, WorkflowList)
        assert listed.runs[0].patient_id == known.draft_id
        return listed.runs[0].on_whom

    assert seen() == ""
    data = CareAssignedData(patient_id=known.draft_id, user_id="keller", assigned_by="chief")
    station.store.log.append(
        new_event("care.assigned", data, source_service="station", subject_id=known.draft_id, clock=station.clock)
    )
    station.rooms.care.__init__(station.store, clock=station.clock, everybodys=False)  # type: ignore[misc]
    assert seen() == "Zaunkoenig, Vera (H-9)"
