"""Taking a patient in: who it is, the record, access, consent per purpose, an initial plan, the first appointment.

Guarantees: deterministic (see `app.core.workflow.context`); ends as completed, left or failed, and tells which. Nobody
is registered while somebody registered may be the same person and nobody has said otherwise. What it waits for is in
its state, in words; it is complete only after one look at all steps at which nothing was missing. Left, it takes back
what it arranged (appointments, plan, access) by entries of their own; record and consents stay.
Does not: enter anything for people: they consent, plan and book in their own words, and it looks whether that is done.
Changing this file: onboardings begun under an earlier release replay it. Put every change of order or of step names
behind `context.patched("<release>-<what>")`.
"""

import contextlib
from collections.abc import Callable

from app.core.errors import NeuraScaleError
from app.core.workflow.context import Signal, StepPolicy, WorkflowContext, WorkflowState
from app.core.workflow.effect import Effect, effect
from app.core.workflow.onboarding_signals import OnboardingSignal

QUICK = StepPolicy(timeout_s=30.0, attempts=3, retry_wait_s=0.2)
RECORD_KEEPING = StepPolicy(timeout_s=90.0, attempts=5, retry_wait_s=0.5)
SHOWING = StepPolicy(timeout_s=30.0, attempts=2, retry_wait_s=0.2)

ARRANGED = ("access", "consent", "plan", "appointment")
_LEAVES = (OnboardingSignal.LEAVE,)
_MISSING: dict[str, str] = {
    "care": "Have the patient given into your care by somebody who has them.",
    "clinician": "Give the patient into a clinician's care.",
    "recording": "Take the patient's consent for recording.",
    "stimulation": "Take the patient's consent for stimulation.",
    "research": "Take the patient's consent for research.",
    "plan": "Make an initial treatment plan.",
    "appointment": "Book the first appointment.",
}


def missing_sentences(missing: tuple[str, ...]) -> str:
    """What is missing, for people."""
    return " ".join(_MISSING.get(one, f"Still needed: {one}.") for one in missing)


class _Left(Exception):
    """Somebody left the onboarding."""

    def __init__(self, asked: Signal) -> None:
        super().__init__(asked.name)
        self.asked = asked


class PatientOnboarding:
    """One run of the definition; call `run` once."""

    def __init__(self, context: WorkflowContext, onboarding_id: str) -> None:
        self._context = context
        self._onboarding_id = onboarding_id
        self._step = "searching"
        self._waited = False

    def run(self) -> str:
        """Go through the whole onboarding; its exit reason ("completed", "left" or "failed")."""
        try:
            self._settle_identity()
            self._arrange()
            self._leave_if_asked()
            self._step = "completing"
            self._context.set_state(WorkflowState(step="completing", text="Keeping that the patient is taken in."))
            self._do("complete_onboarding", RECORD_KEEPING)
        except _Left as left:
            return self._leave(left.asked)
        except NeuraScaleError as error:
            asked = self._context.poll_signal(*_LEAVES)
            return self._fail(error) if asked is None else self._leave(asked)
        return self._end("completed", "The patient is taken in.", "completed")

    # --- the path ------------------------------------------------------------------------------------------------

    def _settle_identity(self) -> None:
        """Until it is settled who it is: anew where the number was taken, or the person erased, meanwhile."""
        search = 0
        while True:
            search += 1
            self._enter("searching", "Looking whether this person is registered already.")
            found = self._context.step(
                "search_candidates", effect("search_candidates", self._onboarding_id, search), RECORD_KEEPING
            )
            if found:
                text = (
                    "One registered patient may be the same person. Compare, and say who it is."
                    if found == 1
                    else f"{found} registered patients may be the same person. Compare, and say who it is."
                )
                awaited = (OnboardingSignal.IDENTITY_DECIDED,)
                self._enter("identity", text, awaited)
                self._wait(*awaited)
            self._leave_if_asked()
            self._enter("record", "Keeping the patient's record.")
            if self._do("create_record", RECORD_KEEPING) != "search_again":
                return

    def _arrange(self) -> None:
        """Each step until it is done or gone on without; all again, until nothing was missing in one look."""
        self._enter("access", "Setting up who has the patient in care.")
        self._do("set_up_access", RECORD_KEEPING)
        while True:
            self._waited = False
            for step in ARRANGED:
                self._meet(step)
            if not self._waited:
                return

    def _meet(self, step: str) -> None:
        while missing := self._missing(step):
            self._enter(step, missing_sentences(missing), (OnboardingSignal.CHANGED,))
            self._wait(OnboardingSignal.CHANGED)
            self._waited = True

    # --- the ways out --------------------------------------------------------------------------------------------

    def _leave(self, asked: Signal) -> str:
        """Compensation: what was arranged is taken back; where a part of that fails, the rest is done all the same."""
        reason = asked.payload.get("reason", "")
        self._tolerantly(
            lambda: self._context.step("note_leaving", effect("note_leaving", self._onboarding_id, reason), SHOWING)
        )
        self._enter("leaving", "Taking back what was arranged.")
        for activity in ("take_back_appointments", "take_back_plans", "take_back_access"):
            self._tolerantly(lambda activity=activity: self._do(activity, RECORD_KEEPING))  # type: ignore[misc]
        try:
            self._do("leave_onboarding", RECORD_KEEPING)
        except NeuraScaleError as error:
            return self._fail(error)
        return self._end("cancelled", "The onboarding was left. What was arranged in it was taken back.", "left")

    def _fail(self, error: NeuraScaleError) -> str:
        at_step = self._step
        text = f"{error.what} {error.meaning} {error.advice}"
        self._tolerantly(
            lambda: self._context.step(
                "fail_onboarding",
                effect("fail_onboarding", self._onboarding_id, at_step, error.code, text),
                RECORD_KEEPING,
            )
        )
        return self._end("failed", error.what, "failed", error_code=error.code, error_text=text)

    def _end(self, step: str, text: str, exit_reason: str, *, error_code: str = "", error_text: str = "") -> str:
        self._context.set_state(
            WorkflowState(step=step, text=text, exit_reason=exit_reason, error_code=error_code, error_text=error_text)
        )
        return exit_reason

    # --- small steps ---------------------------------------------------------------------------------------------

    def _do(self, activity: str, policy: StepPolicy) -> object:
        done: object = self._context.step(activity, effect(activity, self._onboarding_id), policy)
        return done

    def _enter(self, step: str, text: str, waiting_for: tuple[str, ...] = ()) -> None:
        """A step that cannot be shown now must not end the onboarding: what is done in it says so itself."""
        self._step = step
        self._context.set_state(WorkflowState(step=step, text=text, waiting_for=tuple(map(str, waiting_for))))
        self._tolerantly(
            lambda: self._context.step(
                f"enter:{step}", effect("enter_onboarding_step", self._onboarding_id, step, text), SHOWING
            )
        )

    def _missing(self, step: str) -> tuple[str, ...]:
        found = self._context.step(f"check:{step}", effect("check_onboarding", self._onboarding_id, step), QUICK)
        return tuple(found)

    def _wait(self, *names: str) -> str:
        signal = self._context.wait_signal(*names, *_LEAVES)
        if signal.name in _LEAVES:
            raise _Left(signal)
        return signal.name

    def _leave_if_asked(self) -> None:
        asked = self._context.poll_signal(*_LEAVES)
        if asked is not None:
            raise _Left(asked)

    def _tolerantly(self, way_out: Callable[[], object]) -> None:
        with contextlib.suppress(NeuraScaleError):
            way_out()


def run_patient_onboarding(context: WorkflowContext, onboarding_id: str) -> str:
    """For the registry of definitions."""
    return PatientOnboarding(context, onboarding_id).run()


def tell_end_again(onboarding_id: str, state: WorkflowState) -> Effect:
    """The effect that tells the station of an end which it may have missed."""
    match state.step:
        case "completed":
            return effect("complete_onboarding", onboarding_id)
        case "cancelled":
            return effect("leave_onboarding", onboarding_id)
        case _:
            return effect("fail_onboarding", onboarding_id, state.step, state.error_code, state.error_text)
