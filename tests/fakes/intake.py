"""A clinic in which patients are taken in: a station's rooms, the real engine, and effects that can be stopped at."""

import threading
from collections.abc import Callable
from typing import Any

from app.core.access.caller import Caller
from app.core.access.roles import Role
from app.core.clock import SYSTEM_CLOCK
from app.core.events.access_events import UserCreatedData
from app.core.events.appointment_events import AppointmentTerms, PlanTerms
from app.core.events.system_event import new_event
from app.core.station.appointment_messages import BookAppointment, MakePlan
from app.core.station.consent_requests import ConsentRequests
from app.core.station.intake import Intake
from app.core.station.messages import GiveConsent
from app.core.station.onboarding_activities import OnboardingEffects
from app.core.station.onboarding_desk import take_up_onboardings
from app.core.station.onboarding_messages import (
    BeginOnboarding,
    DecideIdentity,
    GetOnboarding,
    OnboardingView,
)
from app.core.workflow.context import WorkflowState
from app.core.workflow.dbos_engine import DbosEngine
from app.core.workflow.history import RunState
from app.core.workflow.registry import DEFINITIONS
from tests.fakes.door import somebody
from tests.fakes.station_rooms import StationOfTests

WITHIN_S = 20.0
DOCTOR = somebody("doctor", Role.CLINICIAN)
NURSE = somebody("nurse", Role.TECHNICIAN)
PLAN = PlanTerms(indication="First seizure", goal="Find its type", protocol="routine-eeg", sessions=2, interval_days=14)
TERMS = AppointmentTerms(
    starts="2026-05-11T09:30:00Z", minutes=60, place="EEG 1", protocol="routine-eeg", provider_id="doctor"
)
ID = "onboarding-0199aaaa-0000-7000-8000-000000000001"
BEGIN = BeginOnboarding(
    hospital_number="B-2",
    family_name="Kanarek",
    given_name="Vogel",
    birth_date="1980-01-01",
    sex="female",
    clinician_id="doctor",
    onboarding_id=ID,
)


class StoppedEffects(OnboardingEffects):
    """The station's effects; at one call of one of them everything stands still, before it is done or after.

    Attributes:
        at: Name of the activity and "before" or "after"; the first call of it stops. None: none does.
        calls: Names of all that were called.
    """

    def __init__(self, station: StationOfTests) -> None:
        self._rooms = station.rooms
        self.at: tuple[str, str] | None = None
        self.reached = threading.Event()
        self.released = threading.Event()
        self.calls: list[str] = []

    def __getattribute__(self, name: str) -> Any:
        found = object.__getattribute__(self, name)
        if name.startswith("_") or not callable(found) or name in ("stop_here",):
            return found
        return lambda *arguments: object.__getattribute__(self, "stop_here")(name, lambda: found(*arguments))

    def stop_here(self, name: str, effect: Callable[[], Any]) -> Any:
        self.calls.append(name)
        at = self.at
        if at is None or at[0] != name:
            return effect()
        self.at = None
        result = effect() if at[1] == "after" else None
        self.reached.set()
        self.released.wait(WITHIN_S)
        return result


class TakenIn:
    """One clinic, whose engine can be closed and opened again."""

    def __init__(self, station: StationOfTests) -> None:
        self.station = station
        for user_id, role in (("doctor", "clinician"), ("nurse", "technician"), ("other", "clinician")):
            self._make_user(user_id, role)
        self._told = threading.Condition()
        self.states: list[WorkflowState] = []
        self.open()

    def open(self) -> None:
        """Begin, as a station that has just been started does."""
        self.station.rooms = self.station.new_rooms()
        self.effects = StoppedEffects(self.station)
        self.engine = DbosEngine(
            self.station.data, self.effects, self.station.clock, on_state=self._on_state, definitions=DEFINITIONS
        )
        self.intake = Intake(self.station.rooms, self.engine)
        self.consents = ConsentRequests(self.station.rooms, self.engine, lambda *_row: None)
        self.engine.resume_unfinished()
        take_up_onboardings(self.station.rooms, self.engine)

    def restart(self) -> None:
        """As after a power loss: what was at work is lost, what was kept is there."""
        self.engine.close()
        self.effects.released.set()
        self.states.clear()
        self.open()

    def close(self) -> None:
        self.effects.released.set()
        self.engine.close()

    def ask(self, message: Any, caller: Caller = DOCTOR) -> Any:
        if isinstance(message, GiveConsent):
            return self.intake.after(message, self.consents.answer(message))
        return self.intake.answer(message, caller)

    def view(self, caller: Caller = DOCTOR) -> OnboardingView:
        found: OnboardingView = self.ask(GetOnboarding(onboarding_id=ID), caller).onboarding
        return found

    def await_state(self, step: str, text: str = "") -> WorkflowState:
        """The newest state, once it is at `step` and either waits or has ended."""

        def reached() -> WorkflowState | None:
            state = self.states[-1] if self.states else None
            fits = state is not None and state.step == step and text in state.text
            return state if fits and state is not None and (state.waiting_for or state.exit_reason) else None

        with self._told:
            found = self._told.wait_for(reached, WITHIN_S)
        assert found is not None, f"never reached {step}: {self.states[-3:]}, {self.effects.calls[-4:]}"
        self._await_kept(found)
        return found

    def await_failed_run(self) -> None:
        """That a run has failed is kept just after its last state was told."""
        for _ in range(1000):
            if self.engine.run(ID).state == RunState.FAILED:
                return
            SYSTEM_CLOCK.sleep(0.01)
        raise AssertionError(f"the run has not failed: {self.engine.run(ID).state}")

    def _await_kept(self, state: WorkflowState) -> None:
        """A state is told just before its step is in the log."""
        for _ in range(1000):
            known = self.station.store.onboardings.get(ID)
            if known is None or known.step_text == state.text or known.state not in ("open", "leaving"):
                return
            SYSTEM_CLOCK.sleep(0.01)

    def do_what_is_awaited(self, *, until: str = "", once: Callable[[], bool] = lambda: False) -> WorkflowState | None:
        """Say, consent, plan and book as a person would who was asked to, until the end, or `until` waits.

        Args:
            once: Looked at while nothing is to be done; True ends this, with None.
        """
        done: set[str] = set()
        while True:
            with self._told:
                self._told.wait_for(lambda: bool(self._waiting(done)) or once(), WITHIN_S)
            if once():
                return None
            state = self._waiting(done)
            assert state is not None, f"nothing more came after {sorted(done)}: {self.states[-2:]}"
            if state.exit_reason or state.step == until:
                return state
            done.add(f"{state.step}: {state.text}")
            self.do(state.step)

    def do(self, step: str) -> None:
        """What a person does at a step."""
        view = self.view()
        match step:
            case "identity":
                reason = "Another second name, seen on the passport"
                if not view.decided:
                    self.ask(
                        DecideIdentity(onboarding_id=ID, search=view.search, decision="other_person", reason=reason)
                    )
            case "consent":
                self.ask(GiveConsent(patient_id=view.patient.patient_id, purpose="recording", given_by="patient"))
            case "plan":
                self.ask(MakePlan(patient_id=view.patient.patient_id, terms=PLAN, plan_id="plan-1", onboarding_id=ID))
            case "appointment":
                booking = BookAppointment(
                    patient_id=view.patient.patient_id, terms=TERMS, appointment_id="visit-1", onboarding_id=ID
                )
                self.ask(booking)

    def _waiting(self, done: set[str]) -> WorkflowState | None:
        state = self.states[-1] if self.states else None
        if state is None or not (state.exit_reason or state.waiting_for):
            return None
        return None if f"{state.step}: {state.text}" in done else state

    def _on_state(self, _workflow_id: str, state: WorkflowState) -> None:
        with self._told:
            self.states.append(state)
            self._told.notify_all()

    def wake(self) -> None:
        """Whoever waits looks again."""
        with self._told:
            self._told.notify_all()

    def _make_user(self, user_id: str, role: str) -> None:
        data = UserCreatedData(
            user_id=user_id, user_name=user_id, full_name=user_id.title(), roles=(role,), created_by="chief"
        )
        event = new_event("user.created", data, source_service="t", subject_id=user_id, clock=self.station.clock)
        self.station.store.log.append(event)
