"""Durable workflows on DBOS over SQLite: sessions that outlive the station's process.

Guarantees: a session that was begun goes on after any crash from the last finished step; `signal` is durable when it
returns and reaches a waiting session at once; `close` is bounded and leaves every session resumable.
Does not: open a network connection, log on its own, or keep pickled values; no patient data enters its file. The safety
stop never waits for it.
One engine a process (DBOS keeps process-wide state). Methods may be called from any thread; each writes to disk at most
once. Only the station uses it.
"""

import logging
import threading
from collections.abc import Callable, Iterable

import msgspec
import sqlalchemy as sa

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import NotFound, StorageFault, WrongUse
from app.core.events.cause import current_cause
from app.core.identifiers import SessionId
from app.core.settings.data_directory import DataDirectory
from app.core.workflow.clinical_session import CONSENT_WITHDRAWN, ClinicalSession
from app.core.workflow.context import WorkflowState
from app.core.workflow.dbos_context import CAUSE, STATE_KEY, DbosContext
from app.core.workflow.dbos_process import DbosProcess
from app.core.workflow.effect_runner import EffectRunner
from app.core.workflow.session_activities import SessionActivities
from app.core.workflow.session_signals import SessionSignal
from app.core.workflow.signal_inbox import SignalInbox, StorageLost, WorkflowSuspended
from app.core.workflow.workflow_database import workflow_database_of

CLINICAL_SESSION = "clinical_session"
_SUSPENDED_WITHIN_S = 3.0
_KEPT_WITHIN_S = 1.0
_STORAGE_RETRY_S = 5.0
_UNFINISHED = ["PENDING", "ENQUEUED", "DELAYED"]

StateListener = Callable[[SessionId, WorkflowState], None]


class WorkflowEngine:
    """Runs clinical sessions.

    Args:
        data: Its `workflow_database` is used.
        activities: Owner of the effects.
        clock: For times kept with signals, and sleeps.
        on_state: Called on the session's thread when its state has changed; not for states of the past while a session
            is resumed. Must be quick.
        first_cause: Id of the event that a session began with; what is done before its first signal came of it.
        logger: Gets what DBOS warns of.

    Raises:
        StorageFault: The workflow file cannot be opened.
        Conflict: Another engine is open in this process.
    """

    def __init__(
        self,
        data: DataDirectory,
        activities: SessionActivities,
        clock: Clock = SYSTEM_CLOCK,
        *,
        on_state: StateListener | None = None,
        first_cause: Callable[[SessionId], str] = lambda _session_id: "",
        logger: logging.Logger | None = None,
    ) -> None:
        self._activities = activities
        self._clock = clock
        self._on_state = on_state
        self._first_cause = first_cause
        self._changed = threading.Condition()
        self._states: dict[str, WorkflowState] = {}
        self._known: set[str] = set()
        self._admitted: set[str] = set()
        self._all_admitted = False
        self._at_work = 0
        self._returned: set[str] = set()
        self._closed = False
        self._database = workflow_database_of(data)
        started = False
        try:
            self._inbox = SignalInbox(self._database, clock)
            self._runner = EffectRunner()

            def clinical_session(session_id: str) -> str:
                return self._run(SessionId(session_id))

            self._process = DbosProcess(
                self._database, CLINICAL_SESSION, clinical_session, logger or logging.getLogger("neurascale.workflow")
            )
            started = True
        finally:
            if not started:
                self._database.dispose()

    def start_session(self, session_id: SessionId) -> None:
        """Begin the workflow of a session; where it was begun before, it merely goes on."""
        from dbos import SetWorkflowID

        with self._changed:
            self._admitted.add(session_id)
            self._changed.notify_all()
        if not self._is_known(session_id):
            with SetWorkflowID(session_id):
                self._process.api.start_workflow(self._process.workflow, session_id)

    def signal(self, session_id: SessionId, name: str, payload: dict[str, str] | None = None) -> None:
        """Tell a session something; durable on return. A session that has ended takes no notice.

        Args:
            name: One of `SessionSignal`.
            payload: Texts without patient data.

        Raises:
            NotFound: No workflow was begun for this session.
            WrongUse: There is no such signal.
            StorageFault: The workflow file cannot be written; the session was not told.
        """
        try:
            known = SessionSignal(name)
        except ValueError as error:
            raise WrongUse(f"A session knows no signal “{name}”.") from error
        try:
            self._must_be_known(session_id)
            cause = current_cause()
            told = payload or {}
            self._inbox.append(session_id, known.value, {**told, CAUSE: cause} if cause else told)
        except sa.exc.SQLAlchemyError as error:
            raise StorageFault(
                "The workflow file cannot be written.",
                meaning="The session was not told; what is recorded is kept.",
                advice="Free space on the disk, then try again.",
            ) from error

    def state(self, session_id: SessionId) -> WorkflowState:
        """What a session is doing, or how it ended; for sessions of earlier runs of the station too.

        Raises:
            NotFound: No workflow was begun for this session.
        """
        with self._changed:
            state = self._states.get(session_id)
        if state is not None:
            return state
        self._must_be_known(session_id)
        kept = self._process.api.get_event(session_id, STATE_KEY, timeout_seconds=0)
        if kept is None:
            return WorkflowState(step="prerequisites", text="Beginning.")
        return msgspec.convert(kept, WorkflowState)

    def resume_unfinished(self, held: Iterable[SessionId] = ()) -> tuple[SessionId, ...]:
        """Let the sessions of an earlier run of the station go on; which they are, oldest first.

        Until this is called they wait, so that the station can get ready for their activities first.

        Args:
            held: Sessions that the station's store holds to be running. One that was never begun here (the station died
                in between) is begun; of one that had ended when the store could not be written, the end is told again.
        """
        for session_id in held:
            if not self._is_known(session_id):
                self.start_session(session_id)
                continue
            state = self.state(session_id)
            if state.exit_reason and self._has_ended(session_id):
                self._tell_end_again(session_id, state)
        found = self._process.api.list_workflows(
            status=_UNFINISHED, name=CLINICAL_SESSION, load_input=False, load_output=False
        )
        with self._changed:
            self._all_admitted = True
            self._changed.notify_all()
        return tuple(SessionId(status.workflow_id) for status in found)

    def forget(self, session_ids: Iterable[str]) -> int:
        """Remove all that is kept of these sessions, which are over; how many were known. Done again, it does no harm.

        Raises:
            StorageFault: The workflow file cannot be written.
        """
        try:
            found = [session_id for session_id in session_ids if self._process.api.get_workflow_status(session_id)]
            if found:
                self._process.api.delete_workflows(found)
                self._inbox.forget(found)
        except sa.exc.SQLAlchemyError as error:
            raise StorageFault(
                "The workflow file cannot be written.", meaning="What it holds is still there."
            ) from error
        with self._changed:
            for session_id in found:
                self._states.pop(session_id, None)
                self._known.discard(session_id)
        return len(found)

    def close(self) -> None:
        """Suspend every session where it is and end DBOS; bounded. A second call does nothing.

        An activity that is at work is left to end by itself; its step is run again at the next start.
        """
        with self._changed:
            if self._closed:
                return
            self._closed = True
            self._changed.notify_all()
        self._runner.close()
        self._inbox.close()
        with self._changed:
            self._changed.wait_for(lambda: self._at_work == 0, _SUSPENDED_WITHIN_S)
        self._await_kept()
        self._process.end()
        self._database.dispose()

    def _await_kept(self) -> None:
        """DBOS keeps the end of a session just after the session's own code has returned."""
        give_up_ns = self._clock.monotonic_ns() + round(_KEPT_WITHIN_S * 1e9)
        for session_id in sorted(self._returned):
            while self._clock.monotonic_ns() < give_up_ns:
                status = self._process.api.get_workflow_status(session_id)
                if status is None or status.status not in _UNFINISHED:
                    break
                self._clock.sleep(0.01)

    # --- the session's thread ------------------------------------------------------------------------------------

    def _run(self, session_id: SessionId) -> str:
        with self._changed:
            self._at_work += 1
        try:
            self._wait_until_admitted(session_id)
            context = DbosContext(
                self._process.api,
                session_id,
                self._inbox,
                self._runner,
                lambda state: self._tell(session_id, state),
                self._clock,
                first_cause=self._first_cause(session_id),
            )
            exit_reason = ClinicalSession(context, self._activities, session_id).run()
            context.show_state()
            with self._changed:
                self._returned.add(session_id)
            return exit_reason
        except (StorageLost, sa.exc.SQLAlchemyError) as error:
            self._wait_for_storage(session_id)
            raise WorkflowSuspended from error
        finally:
            with self._changed:
                self._at_work -= 1
                self._changed.notify_all()

    def _wait_until_admitted(self, session_id: SessionId) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._all_admitted or session_id in self._admitted)
            if self._closed:
                raise WorkflowSuspended

    def _wait_for_storage(self, session_id: SessionId) -> None:
        """The session's progress cannot be kept: say so, and go on from its last kept step once it can."""
        with self._changed:
            state = self._states.get(session_id) or WorkflowState(step="prerequisites", text="")
        text = "The session's progress cannot be written to disk: free some space. It goes on by itself then."
        self._tell(session_id, msgspec.structs.replace(state, text=text, waiting_for=()))
        threading.Thread(
            target=self._go_on_when_writable, args=(session_id,), name="workflow-storage", daemon=True
        ).start()

    def _go_on_when_writable(self, session_id: SessionId) -> None:
        while True:
            try:
                self._runner.pause(_STORAGE_RETRY_S)
                self._process.api.resume_workflow(session_id)
            except sa.exc.SQLAlchemyError:
                continue
            except WorkflowSuspended:
                pass
            return

    def _tell(self, session_id: SessionId, state: WorkflowState) -> None:
        with self._changed:
            self._states[session_id] = state
        if self._on_state is not None:
            self._on_state(session_id, state)

    # --- what is there -------------------------------------------------------------------------------------------

    def _is_known(self, session_id: SessionId) -> bool:
        with self._changed:
            if session_id in self._known:
                return True
        if self._process.api.get_workflow_status(session_id) is None:
            return False
        with self._changed:
            self._known.add(session_id)
        return True

    def _has_ended(self, session_id: SessionId) -> bool:
        status = self._process.api.get_workflow_status(session_id)
        return status is not None and status.status not in _UNFINISHED

    def _tell_end_again(self, session_id: SessionId, state: WorkflowState) -> None:
        match state.step:
            case "completed":
                self._activities.complete(session_id, state.exit_reason)
            case "cancelled" if state.exit_reason == CONSENT_WITHDRAWN:
                self._activities.withdraw(session_id)
            case "cancelled":
                self._activities.cancel(session_id, "")
            case _:
                self._activities.fail(session_id, state.step, state.error_code, state.error_text)

    def _must_be_known(self, session_id: SessionId) -> None:
        if not self._is_known(session_id):
            raise NotFound("No workflow was begun for this session.")
