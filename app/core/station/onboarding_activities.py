"""The station as owner of an onboarding's effects (`app.core.workflow.onboarding_activities.OnboardingActivities`).

Guarantees: as that module asks: every call looks first and adds nothing twice; who has a patient in care is changed
through the desk that everybody asks, so that the door knows at once. Threads: the workflow's.
"""

from app.core.access.caller import Caller
from app.core.clinic import onboarding_steps
from app.core.clinic.onboarding import existing_onboarding
from app.core.errors import Conflict, NotFound, NotPermitted
from app.core.station.care_messages import AssignCare, EndCare
from app.core.station.station_rooms import StationRooms


class OnboardingEffects:
    """Mixed into `app.core.station.session_activities.StationActivities`."""

    _rooms: StationRooms

    def enter_onboarding_step(self, onboarding_id: str, step: str, text: str) -> None:
        onboarding_steps.enter_step(self._rooms.store, onboarding_id, step, text, clock=self._rooms.clock)

    def search_candidates(self, onboarding_id: str, search: int) -> int:
        found = onboarding_steps.search_candidates(self._rooms.store, onboarding_id, search, clock=self._rooms.clock)
        return len(found)

    def create_record(self, onboarding_id: str) -> str:
        return onboarding_steps.create_record(self._rooms.store, onboarding_id, clock=self._rooms.clock)

    def set_up_access(self, onboarding_id: str) -> None:
        """Nothing where whoever began does not have the patient, or the clinician named cannot have them: the next look
        at what is missing says so.
        """
        known = existing_onboarding(self._rooms.store, onboarding_id)
        clinician_id, begun_by = known.clinician_id, known.begun_by
        if not clinician_id or clinician_id == begun_by or not self._rooms.care.has(begun_by, known.patient_id):
            return
        try:
            self._rooms.care.answer(
                AssignCare(patient_id=known.patient_id, user_id=clinician_id), Caller(user_id=begun_by)
            )
        except (NotFound, NotPermitted, Conflict) as error:
            self._rooms.log.warning("the clinician of an onboarding was not given the patient: %s", error.what)

    def check_onboarding(self, onboarding_id: str, step: str) -> tuple[str, ...]:
        if step == "access" and self._rooms.care.patients_of("") is None:
            return ()  # a demonstration: every patient is everybody's
        return onboarding_steps.missing_for(self._rooms.store, onboarding_id, step, clock=self._rooms.clock)

    def complete_onboarding(self, onboarding_id: str) -> None:
        onboarding_steps.complete(self._rooms.store, onboarding_id, clock=self._rooms.clock)

    def note_leaving(self, onboarding_id: str, reason: str) -> None:
        onboarding_steps.note_leaving(self._rooms.store, onboarding_id, reason, clock=self._rooms.clock)

    def take_back_appointments(self, onboarding_id: str) -> int:
        return onboarding_steps.cancel_appointments(self._rooms.store, onboarding_id, clock=self._rooms.clock)

    def take_back_plans(self, onboarding_id: str) -> int:
        return onboarding_steps.end_plans(self._rooms.store, onboarding_id, clock=self._rooms.clock)

    def take_back_access(self, onboarding_id: str) -> None:
        """Nobody is left without anybody who has them: where the clinician is the last, the care stays."""
        store = self._rooms.store
        user_id = onboarding_steps.given_into_care(store, onboarding_id)
        if not user_id:
            return
        known = existing_onboarding(store, onboarding_id)
        reason = onboarding_steps.LEFT_REASON
        try:
            self._rooms.care.answer(
                EndCare(patient_id=known.patient_id, user_id=user_id, reason=reason),
                Caller(user_id=known.left_by or known.begun_by),
            )
        except (Conflict, NotFound) as error:
            self._rooms.log.info("the care given in an onboarding stays: %s", error.what)

    def leave_onboarding(self, onboarding_id: str) -> None:
        onboarding_steps.leave(self._rooms.store, onboarding_id, clock=self._rooms.clock)

    def fail_onboarding(self, onboarding_id: str, step: str, code: str, text: str) -> None:
        onboarding_steps.fail(self._rooms.store, onboarding_id, step, code, text, clock=self._rooms.clock)
