"""Consent given and taken back, and what a withdrawal ends.

Guarantees: consent is in the log first, then whoever goes by it is told; a withdrawal is effective within one step of
the session: for recording, the recording ends in order and nothing follows it; for stimulation, the output is brought
to its safe state at once and latched there, the recording goes on; for research, a running export for research is
ended. What was recorded until then is kept. Does not: delete anything. Threads: the exchange's pool.
"""

from collections.abc import Callable

from app.core.access.caller import Caller
from app.core.clinic import consent
from app.core.errors import NeuraScaleError
from app.core.identifiers import SessionId
from app.core.safety.client import SafetyControl
from app.core.station.consent_messages import (
    ConsentList,
    ConsentRequest,
    ConsentWithdrawn,
    ListConsents,
    WithdrawConsent,
)
from app.core.station.consent_views import consents_of
from app.core.station.messages import GiveConsent
from app.core.station.patient_views import patient_view
from app.core.station.session_order import read_order
from app.core.station.station_rooms import StationRooms
from app.core.station.taken_up_sessions import tell_consent_withdrawn
from app.core.station.views import SessionEvent, SessionView
from app.core.wire.envelopes import Done
from app.core.workflow.engine import WorkflowEngine
from app.core.workflow.session_signals import SessionSignal

STOP_CAUSE = "consent to stimulation was withdrawn"
KEPT = (
    "What was recorded until now is kept, as the law asks of a medical record; "
    "it is given to nobody for a purpose that was withdrawn."
)
_ENDS = {
    "recording": "The recording ends in order. It is not analysed, no report is written, and the session ends.",
    "stimulation": "The stimulation has been stopped and stays stopped. The recording goes on.",
    "research": "Nothing more is given out for research. The session goes on.",
}
_NO_SESSION = "No session runs for this patient; from now on nothing begins for that purpose."
_MADE_AFTER_ALL = "The report that was being made of an earlier session is not finished; that session ends."
_UNCONFIRMED = (
    "The stop was not confirmed by the safety program: switch the stimulator off at its own switch. "
    "The recording goes on."
)
NOBODY = Caller()
ShowEvent = Callable[[str, SessionEvent], None]


class ConsentRequests:
    """See the rules at the top of this module."""

    def __init__(self, rooms: StationRooms, engine: WorkflowEngine, show_event: ShowEvent) -> None:
        self._rooms = rooms
        self._engine = engine
        self._show_event = show_event

    def answer(
        self, message: GiveConsent | ConsentRequest, caller: Caller = NOBODY
    ) -> Done | ConsentWithdrawn | ConsentList:
        """The answer.

        Args:
            caller: Who asks, and so notes what people said; nobody where a test or the station itself does.

        Raises:
            NeuraScaleError: Why not.
        """
        match message:
            case ListConsents(patient_id=patient_id):
                return consents_of(self._rooms, patient_id)
            case WithdrawConsent():
                return self._withdraw(message, caller)
            case GiveConsent():
                return self._give(message, caller)

    def _give(self, message: GiveConsent, caller: Caller) -> Done:
        consent.give_consent(
            self._rooms.store,
            message.patient_id,
            message.purpose,
            message.given_by,
            told=consent.HowGiven(
                text_version=message.text_version,
                how=message.how,
                witness=message.witness,
                language=message.language,
            ),
            noted_by=caller.user_id,
            clock=self._rooms.clock,
        )
        view = self._show_patient(message.patient_id)
        if view is not None:
            self._engine.signal(SessionId(view.session_id), SessionSignal.PREREQUISITES_CHANGED)
        return Done()

    def _withdraw(self, message: WithdrawConsent, caller: Caller) -> ConsentWithdrawn:
        running = self._session_of(message.patient_id)
        new = consent.withdraw_consent(
            self._rooms.store,
            message.patient_id,
            message.purpose,
            reason=message.reason,
            withdrawn_by=message.withdrawn_by,
            session_id=running.session_id if running is not None else "",
            noted_by=caller.user_id,
            clock=self._rooms.clock,
        )
        self._end_export(message.patient_id, message.purpose)
        view = self._show_patient(message.patient_id)
        recording = message.purpose == "recording"
        made = recording and tell_consent_withdrawn(self._rooms, self._engine, message.patient_id)
        if view is None:
            return ConsentWithdrawn(ends=_MADE_AFTER_ALL if made else _NO_SESSION, kept=KEPT)
        if new:
            self._show_row(view, message.purpose)
        # Told again where it was withdrawn before: a station that died in between has told nobody.
        ends = _ENDS[message.purpose]
        if recording:
            self._engine.signal(SessionId(view.session_id), SessionSignal.CONSENT_WITHDRAWN, {"purpose": "recording"})
        elif message.purpose == "stimulation":
            ends = self._end_stimulation(view)
            self._engine.signal(SessionId(view.session_id), SessionSignal.PREREQUISITES_CHANGED)
        return ConsentWithdrawn(ends=ends, kept=KEPT)

    def _session_of(self, patient_id: str) -> SessionView | None:
        """The running session, if it is this patient's."""
        view = self._rooms.board.view
        if view is None or not self._rooms.board.is_running():
            return None
        return view if patient_id in self._rooms.care.persons.records_of(view.patient.patient_id) else None

    def _show_patient(self, patient_id: str) -> SessionView | None:
        """Consent anew on the board; the running session, if it is this patient's."""
        view = self._session_of(patient_id)
        patient = None if view is None else self._rooms.store.patients.get(view.patient.patient_id)
        if view is not None and patient is not None:
            self._rooms.board.change(view.session_id, patient=patient_view(self._rooms, patient))
        return view

    def _show_row(self, view: SessionView, purpose: str) -> None:
        row = SessionEvent(
            onset_s=view.recording_seconds, duration_s=0.0, kind="step", text=f"Consent to {purpose} withdrawn"
        )
        if self._rooms.board.add_event(view.session_id, row):
            self._show_event(view.session_id, row)

    def _end_stimulation(self, view: SessionView) -> str:
        """Not over acquisition: the stop needs nobody else, is confirmed, and is not taken back by the next press."""
        if not read_order(self._rooms, view.session_id).with_output:
            return "This session uses no stimulator. It goes on."
        try:
            SafetyControl(self._rooms.data.runtime, clock=self._rooms.clock).stop(STOP_CAUSE, "station")
        except NeuraScaleError as error:
            self._rooms.log.error("the output was not confirmed stopped on withdrawal: %s", error.what)
            self._rooms.board.note_failure(view.session_id, _UNCONFIRMED)
            return _UNCONFIRMED
        return _ENDS["stimulation"]

    def _end_export(self, patient_id: str, purpose: str) -> None:
        """What is being written for that purpose from this patient's recordings is not finished."""
        export = self._rooms.exports.view
        if export is None or export.state != "running" or export.purpose != purpose:
            return
        recording = self._rooms.store.recordings.get(export.recording_id)
        session = self._rooms.store.sessions.get(recording.session_id) if recording is not None else None
        if session is not None and session.patient_id == patient_id:
            self._rooms.exports.cancel(export.export_id)


def tell_again(rooms: StationRooms, tell: Callable[[str, str, str], None], session_ids: tuple[str, ...]) -> None:
    """After a restart: a session whose patient took back consent to be recorded is told so, for it may not know.

    Args:
        tell: `SessionMessenger.tell`.

    Raises:
        StorageFault: The store cannot be read.
    """
    for session_id in session_ids:
        session = rooms.store.sessions.get(session_id)
        if session is not None and "recording" in consent.withdrawn_purposes(rooms.store, session.patient_id):
            tell(session_id, SessionSignal.CONSENT_WITHDRAWN, "")
