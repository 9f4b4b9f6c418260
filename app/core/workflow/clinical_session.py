"""The clinical session: prerequisites, impedance, ready, recording, analysis, report, signature.

Guarantees: deterministic (see `app.core.workflow.context`); ends as completed, cancelled or failed, and tells which;
what was recorded is never undone. Consent that is taken back ends it as cancelling does: at the next wait or between
two steps, in order, with nothing analysed or reported afterwards. After `start_recording` was tried, every way out
passes `stop_recording`; after `open_device` was tried, every way out passes `close_device`.
A session that is complete waits for its report's signature, for as long as that takes; it is over all the same for
whoever begins the next one.
Does not: wait on the safety stop, or let the stop wait for it: it is told of a stop and goes on recording.
Changing this file: sessions begun under an earlier release replay it. Put every change of order or of step names behind
`context.patched("<release>-<what>")`.
"""

import contextlib
from collections.abc import Callable
from functools import partial
from typing import Any

from app.core.clinic.prerequisites import missing_text
from app.core.errors import NeuraScaleError
from app.core.identifiers import SessionId
from app.core.workflow.context import Signal, WorkflowContext, WorkflowState
from app.core.workflow.effect import Argument, Effect, effect
from app.core.workflow.session_signals import SessionSignal
from app.core.workflow.session_steps import POLICIES

_LOOK_AGAIN = (
    SessionSignal.IDENTITY_CONFIRMED,
    SessionSignal.STOP_PROVED,
    SessionSignal.PREREQUISITES_CHANGED,
    SessionSignal.SAFETY_STOP,
    SessionSignal.SAFETY_RESET,
)
_SIGNATURE = (SessionSignal.REPORT_SIGNED, SessionSignal.REPORT_WITHDRAWN)
_LEAVES = (SessionSignal.CANCEL, SessionSignal.CONSENT_WITHDRAWN)
CONSENT_WITHDRAWN = "consent_withdrawn"
_SOURCE_EXIT_REASONS = {"complete": "completed", "fault": "source_fault", "disconnected": "device_lost"}


class _SessionLeft(Exception):
    """The clinician cancelled, or the patient withdrew consent to be recorded."""

    def __init__(self, asked: Signal) -> None:
        super().__init__(asked.name)
        self.asked = asked


class ClinicalSession:
    """One run of the definition; call `run` once."""

    def __init__(self, context: WorkflowContext, session_id: SessionId) -> None:
        self._context = context
        self._session_id = session_id
        self._step = "prerequisites"
        self._device_tried = False
        self._recording_tried = False
        self._impedance_rounds = 0

    def run(self) -> str:
        """Go through the whole session; its exit reason ("completed", "safety_stop", "cancelled", "failed", ...)."""
        try:
            exit_reason = self._go_through()
        except _SessionLeft as left:
            return self._leave(left.asked)
        except NeuraScaleError as error:
            # Work that was broken off because the clinician left has not failed.
            asked = self._context.poll_signal(*_LEAVES)
            return self._fail(error) if asked is None else self._leave(asked)
        return exit_reason

    # --- the path ------------------------------------------------------------------------------------------------

    def _go_through(self) -> str:
        self._enter("prerequisites", "Opening the device.")
        self._device_tried = True
        self._do("open_device")
        self._meet_prerequisites()
        self._accept_electrodes()
        self._get_ready()
        exit_reason = self._record()
        self._leave_if_asked()
        self._enter("analysing", "Analysing the recording.")
        self._do("analyse")
        self._leave_if_asked()
        self._enter("reporting", "Writing the report.")
        self._do("write_report", exit_reason)
        self._do("complete", exit_reason)
        return self._await_signature(exit_reason)

    def _meet_prerequisites(self) -> None:
        while missing := self._missing():
            self._enter("prerequisites", missing_text(missing), _LOOK_AGAIN)
            self._wait(*_LOOK_AGAIN)

    def _accept_electrodes(self) -> None:
        awaited = (SessionSignal.CONTINUE_IMPEDANCE, SessionSignal.MEASURE_IMPEDANCE)
        while True:
            self._enter("impedance", "Measuring impedances.")
            self._impedance_rounds += 1
            measured = self._do("measure_impedance", self._impedance_rounds)
            text = (
                "Look at the electrodes, then accept them or measure again."
                if measured
                else "This source cannot measure impedances; go on when the electrodes are in order."
            )
            self._enter("impedance", text, awaited)
            if self._wait(*awaited) == SessionSignal.CONTINUE_IMPEDANCE:
                return

    def _get_ready(self) -> None:
        """Says at once what has gone meanwhile (consent, a latched stop) and what is back; starts only when told to."""
        # Hours may lie between the first look and this one: people and their duties change.
        missing = self._missing() if self._context.patched("0.2-look-when-ready") else ()
        text = missing_text(missing) if missing else "Ready to record."
        while True:
            self._enter("ready", text, (SessionSignal.CONTINUE_READY,))
            told = self._wait(SessionSignal.CONTINUE_READY, *_LOOK_AGAIN)
            missing = self._missing()
            if not missing and told == SessionSignal.CONTINUE_READY:
                return
            text = missing_text(missing) if missing else "Ready to record."

    def _record(self) -> str:
        self._recording_tried = True
        self._enter("recording", "Starting the recording.")
        self._do("start_recording")
        exit_reason = self._watch_recording()
        self._enter("recording", "Ending the recording.")
        self._stop_recording()
        self._measure_after()
        self._close_device()
        return exit_reason

    def _measure_after(self) -> None:
        """How the electrodes are at the end; a session never fails for it, nor waits for long."""
        if not self._context.patched("0.2-impedance-after"):
            return
        self._enter("recording", "The recording has ended. Measuring impedances once more.")
        self._tolerantly(lambda: self._do("measure_impedance_after"))

    def _watch_recording(self) -> str:
        """Wait for the end of the recording; the exit reason it gives the session."""
        ends = (SessionSignal.STOP, SessionSignal.SOURCE_ENDED, SessionSignal.RECORDING_FAILED)
        stopped_safely = False
        while True:
            text = "Recording. The safety stop is latched; the output is safe." if stopped_safely else "Recording."
            self._enter("recording", text, ends)
            signal = self._context.wait_signal(*ends, SessionSignal.SAFETY_STOP, SessionSignal.SAFETY_RESET, *_LEAVES)
            match signal.name:
                case SessionSignal.CANCEL | SessionSignal.CONSENT_WITHDRAWN:
                    raise _SessionLeft(signal)
                case SessionSignal.SAFETY_STOP:
                    stopped_safely = True
                case SessionSignal.SAFETY_RESET:
                    stopped_safely = False
                case SessionSignal.RECORDING_FAILED:
                    return "recording_failed"
                case SessionSignal.SOURCE_ENDED:
                    reason = _SOURCE_EXIT_REASONS.get(signal.payload.get("reason", "complete"), "source_fault")
                    return "safety_stop" if stopped_safely and reason == "completed" else reason
                case _:
                    return "safety_stop" if stopped_safely else "completed"

    def _await_signature(self, exit_reason: str) -> str:
        """The session is over and in the log; what is left is a person's, and may take days. Nothing here fails it."""
        if not self._context.patched("0.2-signature"):
            return self._end("completed", "The session is complete.", exit_reason)
        while self._context.poll_signal(*_LEAVES) is not None:
            pass  # a wish to leave that came too late to leave the session is none to leave its report unsigned
        days = ""
        while not (found := self._signature()):
            text = "The session is complete; its report waits for a signature."
            if days:
                text = f"The session is complete; its report has been waiting for a signature for {days}."
            self._end("completed", text, exit_reason, waiting_for=_SIGNATURE)
            told = self._context.wait_signal(*_SIGNATURE, SessionSignal.SIGNATURE_REMINDER, SessionSignal.CANCEL)
            if told.name == SessionSignal.SIGNATURE_REMINDER:
                days = told.payload.get("waited", "")
            if told.name == SessionSignal.CANCEL:
                reason = told.payload.get("reason", "")
                self._tolerantly(partial(self._do, "leave_unsigned", reason))
                return self._end("completed", "The session is complete; its report was left unsigned.", exit_reason)
        return self._end("completed", f"The session is complete; its report {found}.", exit_reason)

    def _signature(self) -> str:
        """What became of the report ("is signed", "was withdrawn"); empty while it waits, or nobody can say."""
        try:
            return str(self._do("check_signature"))
        except NeuraScaleError:
            return ""  # looked at again with the next signal

    # --- the ways out --------------------------------------------------------------------------------------------

    def _leave(self, asked: Signal) -> str:
        if asked.name == SessionSignal.CONSENT_WITHDRAWN:
            return self._withdraw()
        return self._cancel(asked.payload.get("reason", ""))

    def _withdraw(self) -> str:
        self._release()
        try:
            self._do("withdraw")
        except NeuraScaleError as error:
            return self._fail(error)
        text = "Consent to be recorded was withdrawn. What was recorded until then is kept and was not analysed."
        return self._end("cancelled", text, CONSENT_WITHDRAWN)

    def _cancel(self, reason: str) -> str:
        self._release()
        try:
            self._do("cancel", reason)
        except NeuraScaleError as error:
            return self._fail(error)
        return self._end("cancelled", "The session was cancelled; what was recorded is kept.", "cancelled")

    def _fail(self, error: NeuraScaleError) -> str:
        at_step = self._step
        text = f"{error.what} {error.meaning} {error.advice}"
        self._release()
        # Where not even the failure can be kept, the session has failed all the same; see
        # `WorkflowEngine.resume_unfinished`.
        self._tolerantly(lambda: self._do("fail", at_step, error.code, text))
        return self._end("failed", error.what, "failed", error_code=error.code, error_text=text)

    def _end(
        self,
        step: str,
        text: str,
        exit_reason: str,
        *,
        waiting_for: tuple[str, ...] = (),
        error_code: str = "",
        error_text: str = "",
    ) -> str:
        """The last state; the log has its own event for each kind of end, so no further step is entered there."""
        self._context.set_state(
            WorkflowState(
                step=step,
                text=text,
                waiting_for=tuple(map(str, waiting_for)),
                exit_reason=exit_reason,
                error_code=error_code,
                error_text=error_text,
            )
        )
        return exit_reason

    def _release(self) -> None:
        """Compensation: nothing runs on after the session. An error here must not hide the one that ended it."""
        if self._recording_tried:
            self._tolerantly(self._stop_recording)
        if self._device_tried:
            self._tolerantly(self._close_device)

    # --- small steps ---------------------------------------------------------------------------------------------

    def _enter(self, step: str, text: str, waiting_for: tuple[str, ...] = ()) -> None:
        """A step that cannot be kept in the log must not end a recording: the owner of the log raises its alarm."""
        self._step = step
        self._context.set_state(WorkflowState(step=step, text=text, waiting_for=tuple(map(str, waiting_for))))
        self._tolerantly(
            lambda: self._context.step(
                f"enter:{step}", effect("enter_step", self._session_id, step, text), POLICIES["enter"]
            )
        )

    def _do(self, name: str, *arguments: Argument) -> Any:
        """The step of this name, which is the activity of this name."""
        return self._context.step(name, effect(name, self._session_id, *arguments), POLICIES[name])

    def _missing(self) -> tuple[str, ...]:
        return tuple(self._do("check_prerequisites"))

    def _wait(self, *names: str) -> str:
        """Wait as the clinician may; leaves the session on "cancel" and where consent is withdrawn."""
        signal = self._context.wait_signal(*names, *_LEAVES)
        if signal.name in _LEAVES:
            raise _SessionLeft(signal)
        return signal.name

    def _leave_if_asked(self) -> None:
        asked = self._context.poll_signal(*_LEAVES)
        if asked is not None:
            raise _SessionLeft(asked)

    def _stop_recording(self) -> None:
        self._do("stop_recording")
        self._recording_tried = False

    def _close_device(self) -> None:
        self._do("close_device")
        self._device_tried = False

    def _tolerantly(self, way_out: Callable[[], object]) -> None:
        with contextlib.suppress(NeuraScaleError):
            way_out()


def run_clinical_session(context: WorkflowContext, session_id: str) -> str:
    """As the registry knows the definition; its exit reason."""
    return ClinicalSession(context, SessionId(session_id)).run()


def tell_end_again(session_id: str, end: WorkflowState) -> Effect:
    """The last effect of a session that ended so, for an owner who missed it."""
    match end.step:
        case "completed":
            return effect("complete", session_id, end.exit_reason)
        case "cancelled" if end.exit_reason == CONSENT_WITHDRAWN:
            return effect("withdraw", session_id)
        case "cancelled":
            return effect("cancel", session_id, "")
        case _:
            return effect("fail", session_id, end.step, end.error_code, end.error_text)
