"""What an entry of the log says happened, in plain words.

Guarantees: a sentence for every type of event, also one that is not known yet; no name, no free text and nothing that
the catalogue withholds is in it. Does not: say who did it, or on whom. Pure.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from app.core.events.system_event import ErasedData, SystemEvent

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "access.locked": "The window was locked.",
        "access.unlocked": "The window was unlocked.",
        "access.signed_out": "Signed out.",
        "access.break_glass_opened": "Opened a patient by break-glass.",
        "access.break_glass_closed": "A break-glass access ended.",
        "alarm.audio_paused": "Paused the sound of alarms.",
        "annotation.added": "Set an annotation.",
        "annotation.corrected": "Corrected an annotation.",
        "annotation.withdrawn": "Withdrew an annotation.",
        "care.assigned": "A patient was given into a user's care.",
        "care.ended": "A patient is in a user's care no more.",
        "device.back": "The device is heard again.",
        "device.calibrated": "The amplifier was checked.",
        "device.connected": "A device was connected.",
        "device.disconnected": "A device was disconnected.",
        "device.silent": "The device is silent.",
        "device.state": "The device told something of itself.",
        "device.warning": "The device told of a fault.",
        "impedance.measured": "The electrodes were measured.",
        "impedance.skipped": "The electrodes were not measured.",
        "ledger.event_recorded": "The log was signed.",
        "model.inference_completed": "A model came to a result.",
        "appointment.arrived": "A patient came to an appointment.",
        "appointment.booked": "Made an appointment.",
        "appointment.cancelled": "Cancelled an appointment.",
        "appointment.fulfilled": "An appointment was kept: its session is complete.",
        "appointment.moved": "Moved an appointment.",
        "appointment.noshow": "Noted that a patient did not come.",
        "appointment.reopened": "An appointment was given back.",
        "onboarding.begun": "Began to take a patient in.",
        "onboarding.candidates_found": "Looked for registered patients who are alike.",
        "onboarding.completed": "A patient was taken in.",
        "onboarding.failed": "Taking a patient in failed.",
        "onboarding.identity_decided": "Decided who a patient is.",
        "onboarding.leaving": "Left the taking in of a patient.",
        "onboarding.left": "The taking in of a patient ended before it was complete.",
        "onboarding.step_entered": "The taking in of a patient went on.",
        "onboarding.step_skipped": "Went on without what a step of taking in asks for.",
        "treatment_plan.changed": "Changed a treatment plan.",
        "treatment_plan.ended": "Ended a treatment plan.",
        "treatment_plan.made": "Made a treatment plan.",
        "patient.corrected": "Corrected what is known of a patient.",
        "patient.registered": "Registered a patient.",
        "recording.analysed": "The recording was analysed.",
        "recording.configuration_changed": "A channel was configured otherwise.",
        "recording.failed": "The recording failed.",
        "recording.gap": "Samples were lost.",
        "recording.minute_sealed": "A minute of the recording was sealed.",
        "recording.resumed": "The recording was taken up again.",
        "recording.started": "The recording began.",
        "recording.stopped": "The recording ended.",
        "report.amended": "Added an addendum to a report.",
        "report.fhir_exported": "Exported a report as FHIR.",
        "report.text_written": "Wrote the texts of a report.",
        "finding.judged": "Accepted or refused what a detector proposed.",
        "finding.recorded": "Recorded a finding.",
        "finding.withdrawn": "Withdrew a finding.",
        "report.sealed": "A report was sealed.",
        "report.withdrawn": "Withdrew a report.",
        "report.written": "The report was written.",
        "safety.emergency_stop": "The safety stop was triggered.",
        "safety.output_changed": "The state of the output changed.",
        "safety.proof_tested": "The safety stop was tested.",
        "safety.stop_reset": "Reset the safety stop.",
        "session.cancelled": "The session was left.",
        "session.completed": "The session was completed.",
        "session.electrodes_chosen": "Chose the kind of electrodes.",
        "session.failed": "The session failed.",
        "session.prerequisites_checked": "The prerequisites were checked.",
        "session.resumed": "The session went on after the station had been gone.",
        "session.started": "Began a session.",
        "signal.quality_alert": "The quality of a signal was told.",
        "signature.recorded": "A signature was recorded.",
        "station.set_up": "The station was set up.",
        "station.started": "The station started.",
        "station.stopped": "The station ended.",
        "stimulation.amplitude_changed": "Set the amplitude of the stimulation.",
        "stimulation.exceeded": "The stimulation was greater than ordered.",
        "stimulation.stimulator_attached": "A stimulator was attached.",
        "subject.erased": "What is kept of a person was erased.",
        "subject.remnants_removed": "What was left of an erased person was removed.",
        "subject.exported": "Exported everything that is kept of a patient.",
        "system.health_check": "The station's state was noted.",
        "backup.restored": "A backup was restored.",
        "backup.made": "A backup was made.",
        "erasure.refused": "Refused an erasure.",
        "erasure.requested": "Asked for an erasure.",
        "keys.moved": "The station's key was moved to another place.",
        "keys.passphrase_changed": "The station's passphrase was changed.",
        "keys.rotated": "The station's keys were changed.",
        "legal_hold.lifted": "Lifted a legal hold.",
        "legal_hold.placed": "Placed a legal hold.",
        "user.changed": "Changed a user.",
        "user.created": "Created a user.",
        "user.disabled": "Disabled a user.",
        "user.enabled": "Enabled a user.",
        "user.password_changed": "Changed the own password.",
        "user.password_reset": "Reset a user's password.",
        "protocol.added": "Added a protocol of this site.",
        "workflow.retried": "Let a workflow go on from where it had failed.",
    }
)
_READS: Mapping[str, str] = MappingProxyType(
    {
        "list": "Read the audit trail.",
        "details": "Read an entry of the audit trail.",
        "proof": "Took a proof from the audit trail.",
        "export": "Exported the audit trail.",
    }
)
_MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "authorship": "Signed a report as its author.",
        "review": "Signed a report as reviewer.",
        "approval": "Signed a report as approver.",
        "responsibility": "Signed a report as responsible.",
    }
)
_FACTORS: Mapping[str, str] = MappingProxyType(
    {
        "enrolled": "Enrolled a second factor.",
        "reset": "Reset a user's second factor.",
        "recovery_code_used": "Used a recovery code.",
    }
)
_WHY_REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "signed_out": "nobody was signed in",
        "locked": "the window was locked",
        "role": "the role does not allow it",
        "patient": "the patient is not in their care",
    }
)
_WHY_NOT_IN: Mapping[str, str] = MappingProxyType(
    {
        "unknown": "Sign-in refused: there is no such user.",
        "disabled": "Sign-in refused: the user is disabled.",
        "waiting": "Sign-in refused: too many wrong attempts.",
        "password": "Sign-in refused: wrong password.",
        "code": "Sign-in refused: wrong code.",
        "expired": "Sign-in refused: the one-time password is too old.",
    }
)
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def request_words(request: str) -> str:
    """A request's class as words: "BeginSession" is "begin session"."""
    return _CAPITAL.sub(" ", request).lower()


def words_of(event: SystemEvent) -> str:
    """The sentence."""
    if isinstance(event.data, ErasedData):
        return plain_words(event.event_type)
    told = _DETAILED.get(event.event_type)
    found = told(event.data) if told is not None else ""
    return found or plain_words(event.event_type)


def plain_words(event_type: str) -> str:
    """The sentence for a type of event alone."""
    return SENTENCES.get(event_type) or f"{event_type.replace('.', ' ').replace('_', ' ').capitalize()}."


def searched_words(event_type: str) -> str:
    """All that a search by words looks at for a type of event, in small letters."""
    return f"{plain_words(event_type)} {event_type.replace('.', ' ').replace('_', ' ')}".casefold()


def _refused(data: Any) -> str:
    reason = _WHY_REFUSED.get(data.reason, data.reason)
    return f"Not allowed: {request_words(data.request)} ({reason})."


def _signed_in(data: Any) -> str:
    return "Signed in, with a second factor." if data.second_factor else "Signed in."


_DETAILED: Mapping[str, Callable[[Any], str]] = MappingProxyType(
    {
        "access.read": lambda data: f"Read: {request_words(data.request)}.",
        "access.requested": lambda data: f"Asked for: {request_words(data.request)}.",
        "access.refused": _refused,
        "access.signed_in": _signed_in,
        "access.break_glass_reviewed": lambda data: (
            "Reviewed a break-glass access: justified."
            if data.verdict == "justified"
            else "Reviewed a break-glass access: not justified."
        ),
        "alarm.changed": lambda data: f"Alarm {data.condition.replace('_', ' ')}: {data.state.replace('_', ' ')}.",
        "audit.read": lambda data: _READS.get(data.how, ""),
        "consent.given": lambda data: f"Consent to {data.purpose} was given.",
        "consent.withdrawn": lambda data: f"Consent to {data.purpose} was withdrawn.",
        "document.signed": lambda data: _MEANINGS.get(data.meaning, ""),
        "program.died": lambda data: f"The program {data.program} died.",
        "program.started": lambda data: f"The program {data.program} was started.",
        "recording.exported": lambda data: f"Exported a recording as {data.format}.",
        "report.exported": lambda data: f"Saved a copy of a report for {data.purpose or 'care'}.",
        "security.authentication_failed": lambda data: _WHY_NOT_IN.get(data.reason, ""),
        "session.identity_confirmed": lambda data: (
            ("Confirmed the patient's identity." if data.matched else "Read a number that is not this patient's.")
            if data.identifier == "hospital_number"
            else "Confirmed the patient's date of birth."
            if data.matched
            else "Was told a date of birth that is not this patient's."
        ),
        "session.step_entered": lambda data: f"The session came to the step {data.step}.",
        "user.second_factor_changed": lambda data: _FACTORS.get(data.what, ""),
    }
)
