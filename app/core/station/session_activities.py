"""The station as owner of a session's effects (`app.core.workflow.session_activities.SessionActivities`)."""

from app.core.clinic import sessions
from app.core.errors import NeuraScaleError
from app.core.identifiers import SessionId
from app.core.station.device_activities import DeviceActivities
from app.core.station.onboarding_activities import OnboardingEffects
from app.core.station.prerequisite_facts import look_at_prerequisites
from app.core.station.report_activities import ReportActivities
from app.core.station.signature_activities import SignatureActivities
from app.core.store.station_store import StationStore


def first_entry_of(store: StationStore, session_id: str) -> str:
    """The entry that a session began with; empty where it cannot be read."""
    try:
        return next((event.event_id for event in store.log.events_of(session_id)), "")
    except NeuraScaleError:
        return ""  # causes are told where they are known; a session goes on without


class StationActivities(DeviceActivities, ReportActivities, SignatureActivities, OnboardingEffects):
    """All of them together."""

    def enter_step(self, session_id: SessionId, step: str, text: str) -> None:
        sessions.enter_step(self._rooms.store, session_id, step, text, clock=self._rooms.clock)

    def check_prerequisites(self, session_id: SessionId) -> tuple[str, ...]:
        return look_at_prerequisites(self._rooms, session_id)
