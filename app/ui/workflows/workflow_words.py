"""Workflows in the words of people: their kinds, states and steps, how long something took.

Guarantees: a state has a shape and a word, so that no colour is needed; a step that this version has no words for is
shown by its own name. GUI thread only. Does not: ask or decide anything.
"""

from app.core.station.workflow_messages import WorkflowRunView, WorkflowStepView
from app.ui.language import noop, number, tr
from app.ui.safety_strip.alarm_words import duration_words, moment

KIND_NAMES = {"clinical_session": noop("Session"), "patient_onboarding": noop("Intake")}
STATUSES = {
    "running": ("▶", noop("running")),
    "waiting": ("○", noop("waiting")),
    "completed": ("✓", noop("completed")),
    "cancelled": ("■", noop("left")),
    "failed": ("✕", noop("failed")),
}
OUTCOMES = {"done": ("✓", noop("done")), "failed": ("✕", noop("failed")), "running": ("▶", noop("at work"))}
STEP_NAMES = {
    "open_device": noop("Open the device"),
    "check_prerequisites": noop("Look at what is missing"),
    "measure_impedance": noop("Measure the impedances"),
    "measure_impedance_after": noop("Measure the impedances at the end"),
    "start_recording": noop("Start the recording"),
    "stop_recording": noop("End the recording"),
    "close_device": noop("Let go of the device"),
    "analyse": noop("Analyse the recording"),
    "write_report": noop("Write the report"),
    "check_signature": noop("Look for the signature"),
    "leave_unsigned": noop("Leave the report unsigned"),
    "complete": noop("Complete the session"),
    "cancel": noop("Leave the session"),
    "withdraw": noop("End it because consent was withdrawn"),
    "fail": noop("Note that it failed"),
    "search_candidates": noop("Look for registered patients who are alike"),
    "create_record": noop("Register the patient"),
    "set_up_access": noop("Give the patient into care"),
    "complete_onboarding": noop("Complete the taking in"),
    "note_leaving": noop("Note that it is left"),
    "leave_onboarding": noop("Leave the taking in"),
    "fail_onboarding": noop("Note that it failed"),
    "take_back_appointments": noop("Cancel the appointments made in it"),
    "take_back_plans": noop("End the plans made in it"),
    "take_back_access": noop("End the care given in it"),
}
SIGNAL_NAMES = {
    "identity_confirmed": noop("an identifier was confirmed"),
    "stop_proved": noop("the stop was tested"),
    "prerequisites_changed": noop("something it needs has changed"),
    "measure_impedance": noop("measure again"),
    "continue:impedance": noop("the electrodes were accepted"),
    "continue:ready": noop("start the recording"),
    "stop": noop("end the recording"),
    "source_ended": noop("the source ended"),
    "recording_failed": noop("the recording failed"),
    "safety_stop": noop("the safety stop"),
    "safety_reset": noop("the stop was reset"),
    "consent_withdrawn": noop("consent was withdrawn"),
    "report_signed": noop("the report was signed"),
    "report_withdrawn": noop("the report was withdrawn"),
    "signature_reminder": noop("the report still waits for its signature"),
    "cancel": noop("leave"),
    "identity_decided": noop("somebody said who it is"),
    "changed": noop("something it needs has changed"),
    "leave": noop("leave"),
}
STAGE_NAMES = {
    "prerequisites": noop("Prerequisites"),
    "impedance": noop("Impedance"),
    "ready": noop("Ready"),
    "recording": noop("Recording"),
    "analysing": noop("Analysis"),
    "reporting": noop("Report"),
    "searching": noop("Search"),
    "identity": noop("Identity"),
    "record": noop("Record"),
    "access": noop("Access"),
    "consent": noop("Consent"),
    "plan": noop("Plan"),
    "appointment": noop("Appointment"),
    "leaving": noop("Leaving"),
}
SIGNATURE = "report_signed"
_UNFINISHED = ("running", "waiting")


def kind_words(definition: str) -> str:
    """Of a definition."""
    return tr(KIND_NAMES.get(definition, definition.replace("_", " ")))


def status_words(run: WorkflowRunView) -> str:
    """With its shape; what waits for a signature alone says so."""
    if awaits_signature(run):
        return tr("✎ to be signed")
    sign, word = STATUSES.get(run.status, ("?", run.status))
    return f"{sign} {tr(word)}"


def outcome_words(step: WorkflowStepView) -> str:
    """With its shape."""
    sign, word = OUTCOMES.get(step.outcome, ("?", step.outcome))
    return f"{sign} {tr(word)}"


def awaits_signature(run: WorkflowRunView) -> bool:
    """Whether all is done but the signature."""
    return run.status == "waiting" and SIGNATURE in run.waiting_for


def is_unfinished(run: WorkflowRunView) -> bool:
    return run.status in _UNFINISHED


def step_words(step: WorkflowStepView) -> str:
    """What an attempt did, or what a wait was for; with the attempt and the run where it was not the first."""
    if step.kind == "wait":
        name = (
            tr("Told: {what}").format(what=tr(SIGNAL_NAMES.get(step.name, step.name.replace("_", " "))))
            if step.name
            else tr("Waits to be told")
        )
    elif step.kind == "sleep":
        name = tr("Pause")
    elif step.kind == "patch":
        name = tr("Follows the change {name}").format(name=step.name)
    elif step.name.startswith("check:"):
        name = tr("Look at what is missing for “{step}”").format(step=_stage_words(step.name.removeprefix("check:")))
    elif step.name.startswith("enter:"):
        name = tr("Show the step “{step}”").format(step=_stage_words(step.name.removeprefix("enter:")))
    else:
        name = tr(STEP_NAMES.get(step.name, step.name.replace("_", " ")))
    if step.attempt > 1:
        name = tr("{step}, attempt {attempt}").format(step=name, attempt=step.attempt)
    return tr("{step}, run {run}").format(step=name, run=step.run) if step.run > 1 else name


def _stage_words(stage: str) -> str:
    return tr(STAGE_NAMES.get(stage, stage.replace("_", " ")))


def took_words(duration_ms: float | None) -> str:
    """As "12 ms", "3.4 s", "12 min"; a dash where it is not known."""
    if duration_ms is None:
        return "\u2013"
    if duration_ms < 1e3:
        return tr("{milliseconds} ms").format(milliseconds=round(duration_ms))
    if duration_ms < 6e4:
        return tr("{seconds} s").format(seconds=number(duration_ms / 1e3, 1))
    return duration_words(duration_ms / 1e3)


def lasted_s(run: WorkflowRunView, now_s: float) -> float | None:
    """Seconds it took, or its age; `now_s`: POSIX time."""
    begun, ended = moment(run.begun), moment(run.ended)
    if begun is None:
        return None
    return max(0.0, (ended.timestamp() if ended is not None else now_s) - begun.timestamp())
