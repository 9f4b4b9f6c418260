"""Answers what is asked about taking patients in, and tells their workflows.

Guarantees: as `app.core.station.service`, of which this is a part; what somebody says is in the log before the workflow
is told; a workflow that was not told (the station died in between) is told at the next start. Who begins has the new
record in care, by the same append. Candidates are shown by identity alone where they are not the asker's, as in the
list of patients. Does not: judge (the door does). Threads: the exchange's pool.
"""

import threading
from typing import Protocol

import msgspec

from app.core.access.caller import Caller
from app.core.clinic import consent, onboarding, onboarding_steps
from app.core.clinic.patients import PatientDetails
from app.core.errors import NeuraScaleError, NotFound
from app.core.station.onboarding_messages import (
    BeginOnboarding,
    CandidateView,
    DecideIdentity,
    GetOnboarding,
    LeaveOnboarding,
    ListOnboardings,
    OnboardingAnswer,
    OnboardingBegun,
    OnboardingList,
    OnboardingRequest,
    OnboardingView,
    SkipOnboardingStep,
    StepView,
)
from app.core.station.patient_views import patient_view
from app.core.station.station_rooms import StationRooms
from app.core.station.views import PatientView
from app.core.store.projections.onboardings import Onboarding
from app.core.store.projections.patients import Patient
from app.core.wire.envelopes import Done
from app.core.workflow.context import WorkflowState
from app.core.workflow.onboarding_signals import OnboardingSignal

DEFINITION = "patient_onboarding"
IDENTITY, RECORD = "identity", "record"
SHOWN_STEPS = (IDENTITY, RECORD, *onboarding.STEPS)


class Workflows(Protocol):
    """What this needs of the engine (`app.core.workflow.engine.WorkflowEngine`)."""

    def start(self, definition_name: str, workflow_id: str) -> None: ...
    def signal(self, workflow_id: str, name: str, payload: dict[str, str] | None = None) -> None: ...
    def state(self, workflow_id: str) -> WorkflowState: ...


class OnboardingDesk:
    """See the module."""

    def __init__(self, rooms: StationRooms, engine: Workflows) -> None:
        self._rooms = rooms
        self._engine = engine
        self._one_at_a_time = threading.Lock()

    def answer(self, message: OnboardingRequest, caller: Caller) -> msgspec.Struct:
        """The answer.

        Raises:
            NeuraScaleError: Why not; see the messages.
        """
        match message:
            case GetOnboarding(onboarding_id=onboarding_id):
                known = onboarding.existing_onboarding(self._rooms.store, onboarding_id)
                return OnboardingAnswer(onboarding=self._view(known, caller))
            case ListOnboardings():
                found = self._rooms.store.onboardings.unfinished()
                own = (one for one in found if self._rooms.reaches(caller, one.draft_id))
                return OnboardingList(onboardings=tuple(self._view(one, caller) for one in own))
            case BeginOnboarding():
                with self._one_at_a_time:
                    return self._begin(message, caller)
            case _:
                with self._one_at_a_time:
                    self._say(message, caller)
                return Done()

    def changed(self, patient_id: str) -> None:
        """Something about a patient is another: the onboardings that wait for it look again.

        Never refuses: what was changed is in the log, and the next start of the station has them look.
        """
        try:
            records = self._rooms.store.merges.records_of(patient_id)
            for known in self._rooms.store.onboardings.unfinished():
                if known.patient_id in records:
                    self._engine.signal(known.onboarding_id, OnboardingSignal.CHANGED)
        except NeuraScaleError as error:
            self._rooms.log.warning("an onboarding was not told of a change: %s", error.what)

    # --- what people say -----------------------------------------------------------------------------------------

    def _begin(self, message: BeginOnboarding, caller: Caller) -> OnboardingBegun:
        details = PatientDetails(
            hospital_number=message.hospital_number,
            family_name=message.family_name,
            given_name=message.given_name,
            birth_date=message.birth_date,
            sex=message.sex,
        )
        onboarding_id = onboarding.begin_onboarding(
            self._rooms.store,
            details,
            begun_by=caller.user_id,
            clinician_id=message.clinician_id,
            onboarding_id=message.onboarding_id,
            together=lambda draft_id: self._rooms.care.registered(caller, draft_id),
            clock=self._rooms.clock,
        )
        known = onboarding.existing_onboarding(self._rooms.store, onboarding_id)
        self._rooms.care.was_registered(caller, known.draft_id)
        self._engine.start(DEFINITION, onboarding_id)
        return OnboardingBegun(onboarding_id=onboarding_id)

    def _say(self, message: DecideIdentity | SkipOnboardingStep | LeaveOnboarding, caller: Caller) -> None:
        store, clock = self._rooms.store, self._rooms.clock
        match message:
            case DecideIdentity():
                onboarding.decide_identity(
                    store,
                    message.onboarding_id,
                    decision=message.decision,
                    search=message.search,
                    decided_by=caller.user_id,
                    patient_id=message.patient_id,
                    reason=message.reason,
                    hospital_number=message.hospital_number,
                    clock=clock,
                )
                signal = OnboardingSignal.IDENTITY_DECIDED
            case SkipOnboardingStep(onboarding_id=onboarding_id, step=step, reason=reason):
                known = onboarding.going_on(store, onboarding_id)
                missing = onboarding_steps.unmet(store, known, step, clock=clock) if known.patient_id else ()
                onboarding.skip_step(
                    store, onboarding_id, step, missing=missing, reason=reason, skipped_by=caller.user_id, clock=clock
                )
                signal = OnboardingSignal.CHANGED
            case LeaveOnboarding(onboarding_id=onboarding_id, reason=reason):
                onboarding.ask_to_leave(store, onboarding_id, reason=reason, left_by=caller.user_id, clock=clock)
                signal = OnboardingSignal.LEAVE
        # Told again where it was said before: a station that died in between has told nobody.
        self._engine.signal(message.onboarding_id, signal)

    # --- showing -------------------------------------------------------------------------------------------------

    def _view(self, known: Onboarding, caller: Caller) -> OnboardingView:
        rooms = self._rooms
        reached = bool(known.patient_id) and rooms.reaches(caller, known.patient_id)
        settled = bool(known.patient_id) and rooms.store.patients.get(known.patient_id) is not None
        consented = consent.consented_purposes(rooms.store, known.patient_id, clock=rooms.clock) if reached else ()
        return OnboardingView(
            onboarding_id=known.onboarding_id,
            draft_id=known.draft_id,
            patient=PatientView(
                patient_id=known.patient_id,
                hospital_number=known.hospital_number,
                family_name=known.family_name,
                given_name=known.given_name,
                birth_date=known.birth_date,
                sex=known.sex,
                consented_purposes=consented,
                own=reached,
            ),
            clinician_id=known.clinician_id,
            clinician=rooms.store.users.printed_name(known.clinician_id) if known.clinician_id else "",
            begun=known.begun.isoformat(timespec="seconds"),
            begun_by=rooms.store.users.printed_name(known.begun_by),
            step=known.step,
            text=known.step_text,
            state=known.state,
            search=known.search,
            candidates=self._candidates(known, caller),
            decided=known.decided_search == known.search and bool(known.decision),
            steps=self._steps(known, reached=reached, settled=settled),
            consented=consented,
            consents_needed=onboarding_steps.consents_needed(rooms.store, known) if reached else (),
            may_arrange=reached and settled and known.state == "open",
            ended=known.ended,
            kept=known.kept,
            taken_back=known.taken_back,
        )

    def _candidates(self, known: Onboarding, caller: Caller) -> tuple[CandidateView, ...]:
        found = ((one, self._rooms.store.patients.get(one.patient_id)) for one in known.candidates)
        return tuple(
            CandidateView(patient=self._candidate(patient, caller), score=one.score, why=one.why)
            for one, patient in found
            if patient is not None  # erased meanwhile
        )

    def _candidate(self, patient: Patient, caller: Caller) -> PatientView:
        """As the list of patients has them: who they are; what they consented to only where they are the asker's."""
        if self._rooms.reaches(caller, patient.patient_id):
            return patient_view(self._rooms, patient)
        return PatientView(
            patient_id=patient.patient_id,
            hospital_number=patient.hospital_number,
            family_name=patient.family_name,
            given_name=patient.given_name,
            birth_date=patient.birth_date,
            sex=patient.sex,
            own=False,
        )

    def _steps(self, known: Onboarding, *, reached: bool, settled: bool) -> tuple[StepView, ...]:
        skipped = {one.step: one.reason for one in known.skipped}
        shown = []
        for name in SHOWN_STEPS:
            at_it = known.state == "open" and known.step in (name, "searching" if name == IDENTITY else name)
            if name in (IDENTITY, RECORD):
                done = settled or (name == IDENTITY and known.step not in ("searching", IDENTITY))
                shown.append(StepView(name=name, state="done" if done else "now" if at_it else "waiting"))
                continue
            missing = self._unmet(known, name) if settled and (reached or name == "access") else ()
            if name in skipped:
                shown.append(StepView(name=name, state="skipped", missing=missing, detail=skipped[name]))
            elif settled and not missing and (reached or name == "access"):
                shown.append(StepView(name=name, state="done"))
            else:
                shown.append(StepView(name=name, state="now" if at_it else "waiting", missing=missing))
        return tuple(shown)

    def _unmet(self, known: Onboarding, step: str) -> tuple[str, ...]:
        if step == "access" and self._rooms.care.patients_of("") is None:
            return ()
        return onboarding_steps.unmet(self._rooms.store, known, step, clock=self._rooms.clock)


def take_up_onboardings(rooms: StationRooms, engine: Workflows) -> None:
    """After a restart: each that goes on is begun where it was not, and told what it may not have been told.

    Raises:
        StorageFault: The store cannot be read, or the workflow file not written.
    """
    for known in rooms.store.onboardings.unfinished():
        if known.state == "failed":
            continue
        onboarding_id = known.onboarding_id
        engine.start(DEFINITION, onboarding_id)
        try:
            state = engine.state(onboarding_id)
            if state.step == "failed":  # its own failure could not be written then
                onboarding_steps.fail(
                    rooms.store, onboarding_id, known.step, state.error_code, state.error_text, clock=rooms.clock
                )
                continue
            if known.state == "leaving":
                engine.signal(onboarding_id, OnboardingSignal.LEAVE)
            if known.decision and known.decided_search == known.search:
                engine.signal(onboarding_id, OnboardingSignal.IDENTITY_DECIDED)
            engine.signal(onboarding_id, OnboardingSignal.CHANGED)
        except NotFound as error:
            rooms.log.warning("an onboarding was not told of the restart: %s", error.what)
