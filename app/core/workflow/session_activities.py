"""What a clinical session asks of the station: every effect of a session is one of these calls.

Guarantees (of the workflow that calls them): called in the order of the session, never two at once for one session,
each on a thread of its own; called again after a crash between the effect and its record, and after a
`SurroundingsError`.
Required of the owner (the station): every activity is *idempotent by session*: a second call for the same session
leaves the same state as the first and adds nothing (look in the store, or at acquisition, before acting). Long ones
should end soon after the station begins to close; the workflow waits no longer than the activity's time limit.
Does not: hold patient data. A session is named by its id, and only ids, step names and our own texts are kept by the
workflow.
"""

from typing import Protocol

from app.core.identifiers import SessionId


class SessionActivities(Protocol):
    """The owner of a session's effects. Any activity may raise any error of our tree:

    `SurroundingsError` is tried again as the step's policy says, others end the session as failed.
    """

    def enter_step(self, session_id: SessionId, step: str, text: str) -> None:
        """The session is now at `step`; `text` says what it does or waits for. Called again when the text changes.

        The ends ("completed", "cancelled", "failed") are told by `complete`, `cancel` and `fail` instead.
        """
        ...

    def open_device(self, session_id: SessionId) -> None:
        """Open the device chosen for the session and let it stream for viewing. Time limit 90 s."""
        ...

    def check_prerequisites(self, session_id: SessionId) -> tuple[str, ...]:
        """Names of the prerequisites that are missing now (see `app.core.clinic.prerequisites`); empty if none."""
        ...

    def measure_impedance(self, session_id: SessionId, number: int = 1) -> int:
        """Measure and record the impedances; how many electrodes were measured (0: the source cannot).

        `number`: the how-many-th measurement before the recording this is. One that is in the log is not made again.
        """
        ...

    def measure_impedance_after(self, session_id: SessionId) -> int:
        """Measure and record the impedances once the recording has stopped, where the device still can.

        Returns:
            How many electrodes were measured; 0 where it was left out, and the reason is then kept.
        """
        ...

    def start_recording(self, session_id: SessionId) -> None:
        """Let acquisition record. Already recording for this session: nothing to do."""
        ...

    def stop_recording(self, session_id: SessionId) -> None:
        """End the recording in order, if one runs. Nothing to do where it ended by itself."""
        ...

    def close_device(self, session_id: SessionId) -> None:
        """Bring the output to its safe state and let go of the device. Nothing to do where none is open."""
        ...

    def analyse(self, session_id: SessionId) -> None:
        """Analyse the recording. A cancelled session may end this early by raising. Time limit 2 h."""
        ...

    def write_report(self, session_id: SessionId, exit_reason: str) -> None:
        """Write the report of a session that ends as `exit_reason` says (see `complete`). Time limit 10 min."""
        ...

    def complete(self, session_id: SessionId, exit_reason: str) -> None:
        """The session ended in order.

        `exit_reason`: "completed", "safety_stop", "source_fault", "device_lost" or "recording_failed".
        """
        ...

    def check_signature(self, session_id: SessionId) -> str:
        """What became of the report: "is signed", "was withdrawn"; empty while neither is so."""
        ...

    def leave_unsigned(self, session_id: SessionId, reason: str) -> None:
        """Nobody will sign the report of this session, which stays completed."""
        ...

    def cancel(self, session_id: SessionId, reason: str) -> None:
        """The session was left by the clinician; what was recorded is kept."""
        ...

    def withdraw(self, session_id: SessionId) -> None:
        """The session ended because consent to be recorded was taken back; what was recorded until then is kept."""
        ...

    def fail(self, session_id: SessionId, step: str, code: str, text: str) -> None:
        """The session cannot go on. `code` is of our error tree, `text` is for people."""
        ...
