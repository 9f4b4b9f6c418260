"""Answers what is asked about workflows: which there are, one with all its steps and its trace, go on, leave.

Guarantees: whose a run is, is told of the asker's own patients alone. Who let a run go on, from which step and why, is
an entry of the log before it goes on; leaving one is a signal that its definition answers in order, with its
compensation. Does not: run or judge workflows (the engine and the definitions do), or wait for one. Threads: the
exchange's pool.
"""

import threading

import msgspec

from app.core.access.caller import Caller
from app.core.access.roles import Verdict, permissions
from app.core.clinic.consent import demand_recording_consent
from app.core.errors import Conflict, NotFound, WrongUse
from app.core.events.cause import caused_by
from app.core.events.system_event import new_event
from app.core.events.workflow_events import WorkflowRetriedData
from app.core.station.station_rooms import StationRooms
from app.core.station.workflow_messages import (
    CancelWorkflow,
    GetWorkflow,
    ListWorkflows,
    RetryWorkflow,
    WorkflowDetail,
    WorkflowList,
    WorkflowRequest,
    WorkflowRunView,
)
from app.core.station.workflow_views import MOST_ENTRIES, detail, run_view, why_not_retried
from app.core.wire.envelopes import Done
from app.core.workflow.engine import WorkflowEngine
from app.core.workflow.history import RunRecord
from app.core.workflow.registry import CLINICAL_SESSION

LARGEST_LIST = 500
SHORTEST_REASON = 5
LONGEST_REASON = 500


class WorkflowDesk:
    """See the rules at the top of this module."""

    def __init__(self, rooms: StationRooms, engine: WorkflowEngine) -> None:
        self._rooms = rooms
        self._engine = engine
        self._one_at_a_time = threading.Lock()

    def answer(self, message: WorkflowRequest, caller: Caller) -> msgspec.Struct:
        """The answer.

        Raises:
            NeuraScaleError: Why not.
        """
        match message:
            case ListWorkflows():
                return self._list(message, caller)
            case GetWorkflow(workflow_id=workflow_id):
                return self._detail(workflow_id, caller)
            case RetryWorkflow(workflow_id=workflow_id, reason=reason):
                self._retry(workflow_id, _demand_reason(reason))
            case CancelWorkflow(workflow_id=workflow_id, reason=reason):
                self._engine.cancel(workflow_id, _demand_reason(reason))
        return Done()

    def _list(self, message: ListWorkflows, caller: Caller) -> WorkflowList:
        at_most = max(1, min(message.at_most, LARGEST_LIST))
        found = self._engine.runs(message.definition, unfinished_only=message.unfinished_only, at_most=at_most + 1)
        shown = tuple(self._view(record, caller) for record in found[:at_most])
        return WorkflowList(runs=shown, more=len(found) > at_most)

    def _detail(self, workflow_id: str, caller: Caller) -> WorkflowDetail:
        record = self._record(workflow_id)
        chain = self._rooms.store.trail.chain(workflow_id, at_most=MOST_ENTRIES + 1)
        return detail(self._view(record, caller), self._engine.history(workflow_id), chain)

    def _retry(self, workflow_id: str, reason: str) -> None:
        with self._one_at_a_time:  # two windows, or one impatient click: one run, and one entry
            self._retry_now(workflow_id, reason)

    def _retry_now(self, workflow_id: str, reason: str) -> None:
        record = self._record(workflow_id)
        refused = why_not_retried(record)
        if refused:
            raise Conflict(refused, meaning="Nothing was changed.", advice="See what it did: neurascale workflow show.")
        patient_id, _ = self._whose(workflow_id)
        if record.definition == CLINICAL_SESSION:
            demand_recording_consent(self._rooms.store, patient_id)
        told = WorkflowRetriedData(
            workflow_id=workflow_id,
            definition=record.definition,
            step=record.failed_step or record.step,
            reason=reason,
        )
        event = new_event(
            "workflow.retried",
            told,
            source_service="station",
            correlation_id=workflow_id,
            subject_id=patient_id or None,
            clock=self._rooms.clock,
        )
        self._rooms.store.log.append(event)
        with caused_by(event.event_id):
            self._engine.retry(workflow_id)

    def _record(self, workflow_id: str) -> RunRecord:
        try:
            return self._engine.run(workflow_id)
        except NotFound as error:
            raise NotFound(
                "There is no workflow of this id.", advice="Look at the list: neurascale workflow list."
            ) from error

    def _view(self, record: RunRecord, caller: Caller) -> WorkflowRunView:
        patient_id, about = self._whose(record.workflow_id)
        on_whom = ""
        if patient_id and self._may_know(caller, patient_id):
            on_whom = self._name(record.workflow_id, patient_id)
        return run_view(record, patient_id=patient_id, on_whom=on_whom, about=about)

    def _name(self, workflow_id: str, patient_id: str) -> str:
        """As typed, where nobody is registered by it yet."""
        found = self._rooms.store.patients.get(patient_id) or self._rooms.store.onboardings.get(workflow_id)
        return "" if found is None else f"{found.family_name}, {found.given_name} ({found.hospital_number})"

    def _may_know(self, caller: Caller, patient_id: str) -> bool:
        """As who may see a session's events may see whose it is; an administrator sees ids."""
        own = permissions().judge("ListSessionEvents", caller.roles, own_patient=True) is Verdict.ALLOWED
        return own and self._rooms.reaches(caller, patient_id)

    def _whose(self, workflow_id: str) -> tuple[str, str]:
        """Under whose key its entries are sealed, and the session's protocol; empty where there is none."""
        session = self._rooms.store.sessions.get(workflow_id)
        if session is not None:
            return session.patient_id, session.protocol
        begun = self._rooms.store.onboardings.get(workflow_id)
        return ("" if begun is None else begun.draft_id), ""


def _demand_reason(reason: str) -> str:
    """Raises: WrongUse: It is none."""
    told = " ".join(reason.split())
    if not SHORTEST_REASON <= len(told) <= LONGEST_REASON:
        raise WrongUse(f"Say why, in {SHORTEST_REASON} to {LONGEST_REASON} characters.", meaning="Nothing was changed.")
    return told
