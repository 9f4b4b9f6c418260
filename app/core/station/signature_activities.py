"""The last step of a session: whether its report is signed, and what is told while it is not.

Guarantees: what counts is what the log has (a clinician's signature on the newest version, or one that is more than
authorship; or a withdrawal), so that a word that was lost with the station is made up for at its next start. A reminder
is a line in the session's state, one a day, never a window. Does not: sign. Threads: the workflow's; `SignatureWatch`
is ticked by the station's main one.
"""

from collections.abc import Callable
from functools import partial

from app.core.access.roles import Role
from app.core.access.signatures import Meaning
from app.core.clinic.deviations import SHORTEST_REASON, note_deviation
from app.core.clinic.prerequisites import STEP_PASSED
from app.core.errors import NeuraScaleError, NotFound
from app.core.identifiers import SessionId
from app.core.station.report_versions import signature_of, versions_of
from app.core.station.station_rooms import StationRooms
from app.core.store.station_store import StationStore
from app.core.workflow.engine import WorkflowEngine
from app.core.workflow.registry import CLINICAL_SESSION
from app.core.workflow.session_signals import SessionSignal

SIGNED, WITHDRAWN, GONE = "is signed", "was withdrawn", "is gone"
LOOK_EVERY_S = 600.0
LONGEST_REASON = 500


def signature_state(store: StationStore, session_id: str) -> str:
    """What became of a session's report; empty while it waits for a signature.

    Raises:
        StorageFault: The store cannot be read.
        LedgerBroken: A signature in it is damaged.
    """
    try:
        newest = versions_of(store, session_id)[-1]
    except NotFound:
        return GONE
    if newest.withdrawn:
        return WITHDRAWN
    for one in store.signatures.of_session(session_id):
        if one.document_id == newest.document_id and _counts(store, one.signer_id, signature_of(one).statement.meaning):
            return SIGNED
    return ""


def _counts(store: StationStore, signer_id: str, meaning: Meaning) -> bool:
    """A technician's authorship says who made it; that it says what it should takes a clinician."""
    if meaning is not Meaning.AUTHORSHIP:
        return True
    signer = store.users.get(signer_id)
    return signer is not None and Role.CLINICIAN.value in signer.roles


def waited_text(days: int) -> str:
    """As people say it: “3 days”."""
    return "1 day" if days == 1 else f"{days} days"


class SignatureActivities:
    """See `app.core.workflow.session_activities`."""

    _rooms: StationRooms

    def check_signature(self, session_id: SessionId) -> str:
        return signature_state(self._rooms.store, session_id)

    def leave_unsigned(self, session_id: SessionId, reason: str) -> None:
        reason = " ".join(reason.split())[:LONGEST_REASON]
        note_deviation(
            self._rooms.store,
            session_id,
            STEP_PASSED,
            item="signature",
            text="The report was left unsigned.",
            reason=reason if len(reason) >= SHORTEST_REASON else "No reason was given.",
            clock=self._rooms.clock,
        )


class SignatureWatch:
    """Tells sessions that wait for a signature what they wait for.

    Args:
        engine: Knows which they are, and tells them.
    """

    def __init__(self, rooms: StationRooms, engine: WorkflowEngine) -> None:
        self._rooms = rooms
        self._engine = engine
        self._due_s = 0.0
        self._reminded: dict[str, int] = {}

    def tell(self, session_id: str) -> None:
        """A report was signed or withdrawn; what cannot be told now is told with the next look."""
        self._guarded(session_id, partial(self._tell, session_id))

    def tick(self) -> None:
        """Look, from time to time; the first time at once, for what was signed when nobody could be told."""
        now_s = self._rooms.clock.monotonic_ns() / 1e9
        if now_s < self._due_s:
            return
        self._due_s = now_s + LOOK_EVERY_S
        for session_id in self.waiting():
            self._guarded(session_id, partial(self._look, session_id))

    def waiting(self) -> tuple[str, ...]:
        """Sessions that are complete and wait for a signature, newest first."""
        try:
            runs = self._engine.runs(CLINICAL_SESSION, unfinished_only=True)
            return tuple(
                run.workflow_id
                for run in runs
                if SessionSignal.REPORT_SIGNED in self._engine.state(run.workflow_id).waiting_for
            )
        except NeuraScaleError as error:
            self._rooms.log.warning("it is not known which reports wait for a signature: %s", error.what)
            return ()

    def _look(self, session_id: str) -> None:
        if signature_state(self._rooms.store, session_id):
            self._tell(session_id)
            return
        session = self._rooms.store.sessions.get(session_id)
        if session is None or session.ended is None:
            return
        # Of a session that failed and was let go on, the report is younger than the end.
        written = (one.written for one in self._rooms.store.reports.of_session(session_id)[-1:])
        days = (self._rooms.clock.wall() - max((session.ended, *written))).days
        said = f" for {waited_text(days)}."
        if days < 1 or self._reminded.get(session_id) == days or said in self._engine.state(session_id).text:
            return
        self._reminded[session_id] = days
        self._engine.signal(session_id, SessionSignal.SIGNATURE_REMINDER, {"waited": waited_text(days)})

    def _tell(self, session_id: str) -> None:
        withdrawn = signature_state(self._rooms.store, session_id) == WITHDRAWN
        self._engine.signal(session_id, SessionSignal.REPORT_WITHDRAWN if withdrawn else SessionSignal.REPORT_SIGNED)

    def _guarded(self, session_id: str, act: Callable[[], None]) -> None:
        try:
            act()
        except NotFound:
            pass  # a session of before there were workflows, or one whose patient was erased
        except NeuraScaleError as error:
            self._rooms.log.warning("session %s was not told of its report: %s", session_id, error.what)
