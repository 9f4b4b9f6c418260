"""The signals that the taking in of a patient understands.

Guarantees: names are stable; they lie in workflow files of earlier releases. None carries a patient's data: what was
said is in the log, sealed, before the workflow is told to look.
"""

from enum import StrEnum


class OnboardingSignal(StrEnum):
    """Sent by the station with `WorkflowEngine.signal`."""

    IDENTITY_DECIDED = "identity_decided"
    """Somebody said who it is."""
    CHANGED = "changed"
    """Something that a step asks for came, went, or is to be gone on without: look again."""
    LEAVE = "leave"
    """End it. Payload: "reason" where it is ended as a workflow; in its own window the log has the reason."""
