"""Which workflows there are, by the name that lies in workflow files.

Guarantees: names are stable, and so are a definition's step and signal names: files of earlier releases hold them.
Does not: run anything. Whoever adds a workflow adds one line here; an engine runs whatever it is given.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.core.workflow.clinical_session import run_clinical_session
from app.core.workflow.clinical_session import tell_end_again as tell_session_end_again
from app.core.workflow.context import WorkflowContext, WorkflowState
from app.core.workflow.effect import Effect
from app.core.workflow.onboarding_signals import OnboardingSignal
from app.core.workflow.patient_onboarding import run_patient_onboarding
from app.core.workflow.patient_onboarding import tell_end_again as tell_onboarding_end_again
from app.core.workflow.session_signals import SessionSignal


@dataclass(frozen=True)
class Definition:
    """One workflow.

    Attributes:
        name: As it is kept; never changed.
        version: Of the definition, for people: raised with each change behind `patched`. Engines run every version.
        run: From the beginning to the exit reason; gets the workflow's id. Deterministic (see `context`).
        signals: What it may be told.
        first_step: Where it is before it has shown anything.
        cancel_signal: What `WorkflowEngine.cancel` sends, with "reason" in the payload; empty: it cannot be cancelled.
        retryable_steps: Names of the steps from which a failed run may go on; "*" is all of them.
        let_go: Activities, each asked with the workflow's id alone, that let go of all it may hold: for a run that its
            definition cannot go on with.
        tell_end_again: The effect that tells the activities of an end which they may have missed.
    """

    name: str
    version: str
    run: Callable[[WorkflowContext, str], str]
    signals: type[StrEnum]
    first_step: str = "beginning"
    cancel_signal: str = ""
    retryable_steps: frozenset[str] = frozenset()
    let_go: tuple[str, ...] = ()
    tell_end_again: Callable[[str, WorkflowState], Effect] | None = None

    @property
    def first_state(self) -> WorkflowState:
        """What is shown before it has shown anything."""
        return WorkflowState(step=self.first_step, text="Beginning.")

    def may_retry(self, step: str) -> bool:
        """Whether a run that failed at this step may go on from it."""
        return "*" in self.retryable_steps or step in self.retryable_steps


CLINICAL_SESSION = "clinical_session"
PATIENT_ONBOARDING = "patient_onboarding"
AFTER_THE_RECORDING = frozenset({"stop_recording", "close_device", "analyse", "write_report", "complete"})
"""What is left of a session when its patient has gone: none of it opens a device, and what was recorded is whole."""

DEFINITIONS: Mapping[str, Definition] = {
    definition.name: definition
    for definition in (
        Definition(
            name=CLINICAL_SESSION,
            version="0.2",
            run=run_clinical_session,
            signals=SessionSignal,
            first_step="prerequisites",
            cancel_signal=SessionSignal.CANCEL,
            retryable_steps=AFTER_THE_RECORDING,
            let_go=("stop_recording", "close_device"),
            tell_end_again=tell_session_end_again,
        ),
        Definition(
            name=PATIENT_ONBOARDING,
            version="0.2",
            run=run_patient_onboarding,
            signals=OnboardingSignal,
            first_step="searching",
            cancel_signal=OnboardingSignal.LEAVE,
            retryable_steps=frozenset({"*"}),
            tell_end_again=tell_onboarding_end_again,
        ),
    )
}
