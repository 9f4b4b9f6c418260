"""The steps of a clinical session: what each does, how long and how often it may, and what puts it right if left.

Guarantees: this is what runs: `app.core.workflow.clinical_session` takes every policy from here, and
docs/guide/workflows.md shows this table (a test makes it). Names are stable: they lie in workflow files.
Does not: run anything. Pure.
"""

from dataclasses import dataclass

from app.core.workflow.context import StepPolicy

QUICK = StepPolicy(timeout_s=30.0, attempts=3, retry_wait_s=0.2)
RECORD_KEEPING = StepPolicy(timeout_s=90.0, attempts=5, retry_wait_s=0.5)
SHOWING = StepPolicy(timeout_s=30.0, attempts=2, retry_wait_s=0.2)
DEVICE = StepPolicy(timeout_s=90.0, attempts=3, retry_wait_s=0.5)
# Once only, and no longer than a large cap takes: nothing that happens here may hold up the session's end.
MEASURE_AFTER = StepPolicy(timeout_s=40.0, attempts=1)
ANALYSIS = StepPolicy(timeout_s=7200.0, attempts=2, retry_wait_s=1.0)
REPORT = StepPolicy(timeout_s=600.0, attempts=2, retry_wait_s=1.0)


@dataclass(frozen=True)
class SessionStep:
    """One step.

    Attributes:
        name: In the workflow's file and in its history; the activity's name, too.
        stage: The session's state while it works, for people and for the screens.
        does: What it does.
        key: What keeps its effect from happening twice.
        policy: Time limit and attempts.
        when_left: What is done for it where the session is cancelled, consent is withdrawn, or a step fails.
    """

    name: str
    stage: str
    does: str
    key: str
    policy: StepPolicy
    when_left: str = "nothing is left of it"


SESSION_STEPS: tuple[SessionStep, ...] = (
    SessionStep(
        "enter",
        "every stage",
        "keeps what the session does or waits for, in words",
        "stage and words, if they were not entered last",
        SHOWING,
        "its entry stays; a session never ends for it",
    ),
    SessionStep(
        "open_device",
        "prerequisites",
        "opens device and stimulator, lets them stream for viewing",
        "one `device.connected` for as long as it is connected",
        DEVICE,
        "`close_device`",
    ),
    SessionStep(
        "check_prerequisites",
        "prerequisites, ready",
        "looks for identity twice, consent, provider, device and its test, disk, clock, stop, its proof, log",
        "an entry only where the answer has changed",
        QUICK,
    ),
    SessionStep(
        "measure_impedance",
        "impedance",
        "measures the electrodes and keeps the round",
        "the round's number",
        DEVICE,
        "the rounds stay",
    ),
    SessionStep(
        "start_recording",
        "recording",
        "lets acquisition record, starts the stimulator's programme",
        "the session's recording id",
        DEVICE,
        "`stop_recording`; what was recorded stays",
    ),
    SessionStep(
        "stop_recording",
        "recording",
        "ends the recording in order, counts it",
        "`recording.stopped` of that recording",
        RECORD_KEEPING,
        "it is the way out itself",
    ),
    SessionStep(
        "measure_impedance_after",
        "recording",
        "measures the electrodes once more",
        "one round of the phase “after”",
        MEASURE_AFTER,
        "left out; a session never fails for it",
    ),
    SessionStep(
        "close_device",
        "recording",
        "brings the output to its safe state, lets go of the device",
        "one `device.disconnected` for each connection",
        DEVICE,
        "it is the way out itself",
    ),
    SessionStep(
        "analyse",
        "analysing",
        "analyses the recording in a process of its own",
        "`recording.analysed` of that recording",
        ANALYSIS,
        "the process is ended; nothing is reported",
    ),
    SessionStep(
        "write_report",
        "reporting",
        "writes the report and keeps it with its digest",
        "the session's report id",
        REPORT,
        "a report that is kept stays",
    ),
    SessionStep(
        "complete",
        "reporting",
        "keeps that the session ended in order; another may begin",
        "`session.completed`",
        RECORD_KEEPING,
        "the session is over",
    ),
    SessionStep(
        "check_signature",
        "completed",
        "looks whether the report was signed or withdrawn; the session waits for that, for days if need be",
        "it only looks",
        QUICK,
        "the session stays completed",
    ),
    SessionStep(
        "leave_unsigned",
        "completed",
        "keeps why nobody will sign the report",
        "one deviation of that reason",
        RECORD_KEEPING,
        "it is the way out itself",
    ),
    SessionStep(
        "cancel",
        "any",
        "keeps that the session was left, and why",
        "`session.cancelled`",
        RECORD_KEEPING,
        "it is the way out itself",
    ),
    SessionStep(
        "withdraw",
        "any",
        "keeps that it ended because consent was withdrawn",
        "`session.cancelled`",
        RECORD_KEEPING,
        "it is the way out itself",
    ),
    SessionStep(
        "fail",
        "any",
        "keeps at which step it failed, and why",
        "`session.failed`",
        RECORD_KEEPING,
        "it is the way out itself",
    ),
)

POLICIES = {step.name: step.policy for step in SESSION_STEPS}
