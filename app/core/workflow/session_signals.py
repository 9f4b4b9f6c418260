"""The signals a clinical session understands.

Guarantees: names are stable; they lie in workflow files of earlier releases.
"""

from enum import StrEnum


class SessionSignal(StrEnum):
    """Sent by the station with `WorkflowEngine.signal`."""

    IDENTITY_CONFIRMED = "identity_confirmed"
    """The second identifier matched."""
    STOP_PROVED = "stop_proved"
    """The proof test of the safety stop passed."""
    PREREQUISITES_CHANGED = "prerequisites_changed"
    """Something else that a session needs came or went (consent, disk, safety program): look again."""
    MEASURE_IMPEDANCE = "measure_impedance"
    """Measure again."""
    CONTINUE_IMPEDANCE = "continue:impedance"
    """The clinician accepts the electrodes."""
    CONTINUE_READY = "continue:ready"
    """The clinician starts the recording."""
    STOP = "stop"
    """The clinician ends the recording; the session goes on to analysis and report."""
    SOURCE_ENDED = "source_ended"
    """Payload: "reason" ("complete", "fault" or "disconnected")."""
    RECORDING_FAILED = "recording_failed"
    """Recording ended by itself (disk); what was written is kept."""
    SAFETY_STOP = "safety_stop"
    """Told, never asked: the output is already safe, the recording goes on."""
    SAFETY_RESET = "safety_reset"
    """The latched stop was reset."""
    CONSENT_WITHDRAWN = "consent_withdrawn"
    """The patient took back consent to be recorded: end in order, analyse and report nothing. Payload: "purpose"."""
    CANCEL = "cancel"
    """Leave the session; of one that waits for its signature: nobody will sign. Payload: "reason"."""
    REPORT_SIGNED = "report_signed"
    """The report has a signature (a look finds out whether it is one that counts)."""
    REPORT_WITHDRAWN = "report_withdrawn"
    """The report was withdrawn: there is nothing to sign any more."""
    SIGNATURE_REMINDER = "signature_reminder"
    """Another day has gone by without a signature. Payload: "waited" ("3 days")."""
