"""What the taking in of a patient asks of the station: every effect of an onboarding is one of these calls.

Guarantees (of the workflow that calls them): called in the order of the onboarding, never two at once for one.
Required of the owner (the station): every activity is *idempotent by onboarding*: a second call leaves the same state
as the first and adds nothing.
Does not: hold patient data. An onboarding is named by its id; what was typed is read from the log's tables by whoever
does the work.
"""

from typing import Protocol


class OnboardingActivities(Protocol):
    """The owner of an onboarding's effects. Any activity may raise any error of our tree:

    `SurroundingsError` is tried again as the step's policy says, others end the onboarding as failed.
    """

    def enter_onboarding_step(self, onboarding_id: str, step: str, text: str) -> None:
        """The onboarding is now at `step`; `text` says what it does or waits for. The ends are told by themselves."""
        ...

    def search_candidates(self, onboarding_id: str, search: int) -> int:
        """Look for registered patients who are alike and keep which; how many. `search`: counts from 1."""
        ...

    def create_record(self, onboarding_id: str) -> str:
        """Register the patient, or take who they are: "registered", "same_person" or "search_again"."""
        ...

    def set_up_access(self, onboarding_id: str) -> None:
        """Give the patient into the care of the clinician named, if whoever began may."""
        ...

    def check_onboarding(self, onboarding_id: str, step: str) -> tuple[str, ...]:
        """What a step ("access", "consent", "plan", "appointment") misses now; empty if nothing, or if skipped."""
        ...

    def complete_onboarding(self, onboarding_id: str) -> None:
        """All of it is there."""
        ...

    def note_leaving(self, onboarding_id: str, reason: str) -> None:
        """It is being left; who left it in its own window is in the log already."""
        ...

    def take_back_appointments(self, onboarding_id: str) -> int:
        """Cancel what was booked in it; how many were cancelled by this call."""
        ...

    def take_back_plans(self, onboarding_id: str) -> int:
        """Stop what was planned in it; how many were stopped by this call."""
        ...

    def take_back_access(self, onboarding_id: str) -> None:
        """End the care that was given by it, where somebody else still has the patient."""
        ...

    def leave_onboarding(self, onboarding_id: str) -> None:
        """It was left, with what stays and what was taken back."""
        ...

    def fail_onboarding(self, onboarding_id: str, step: str, code: str, text: str) -> None:
        """It cannot go on. `code` is of our error tree, `text` is for people."""
        ...
