"""Plays the operator through one session: what a clinician does at the window, step after step.

Guarantees: clears the way first (a session that a crash left unfinished is brought to its end, a stop that is still
latched is reset, both said aloud); starts the station again where it dies, and goes on with the same session; a session
that cannot be brought to its end is cancelled, so that it does not stand in the way of the next. Every wait is bounded.
Does not: touch a station that somebody else sits at. Used by the headless demo. One thread.
"""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.core.clinic.prerequisites import STEP_PASSED
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.devices.driver import DeviceDescription, DeviceSpec
from app.core.errors import (
    Conflict,
    LinkDown,
    NeuraScaleError,
    OperatorError,
    PrerequisiteMissing,
    SurroundingsError,
    TimedOut,
)
from app.core.identifiers import new_id
from app.core.safety.client import SafetyControl, StopResult
from app.core.settings.data_directory import DataDirectory
from app.core.signals.channels import main_stream
from app.core.station.course_messages import NoteDeviation
from app.core.station.launching import ensure_station, noted_process, wait_until_gone
from app.core.station.messages import (
    BeginSession,
    CancelSession,
    ConfirmIdentity,
    ContinueSession,
    GiveConsent,
    ListPatients,
    LogVerified,
    PatientList,
    PatientRegistered,
    RegisterPatient,
    ResetStop,
    SessionBegun,
    Shutdown,
    StationState,
    StopSessionRecording,
    VerifyLog,
)
from app.core.station.operator_line import OperatorLine
from app.core.station.report_messages import SaveReport
from app.core.station.views import SessionView
from app.core.telemetry.heartbeat import ProgramName

ENDED_STEPS = ("completed", "failed", "cancelled")
OWNER = "demo"
DEMO_PREFIX = "DEMO-"
BORN = "1980-01-01"
STEP_TIMEOUT_S = 60.0
# What is missing once the stop is proved (room on the disk) is nothing that comes by waiting.
PREREQUISITES_WITHIN_S = 15.0
ARRIVED_WITHIN_S = 10.0
EARLIER_SESSION_WITHIN_S = 600.0
CANCELLED_WITHIN_S = 10.0
HUNG_AFTER_S = 60.0
STUCK_AFTER_S = 30.0
RECORDING_TIMEOUT_S = 8 * 24 * 3600.0
VERIFIED_WITHIN_S = 600.0
SHUTDOWN_TIMEOUT_S = 30.0


class ScriptedOperator:
    """Somebody who knows the way through a session by heart.

    Args:
        say: Told what happens, in lines for people.

    Raises:
        Conflict: Somebody sits at a window on this data folder.
        LinkDown, TimedOut: The station cannot be started.
    """

    def __init__(self, data: DataDirectory, say: Callable[[str], None], *, clock: Clock = SYSTEM_CLOCK) -> None:
        self._data = data
        self._say = say
        self._clock = clock
        self._session_id = ""
        self._last_said = ""
        self._device: DeviceDescription | None = None
        state = ensure_station(data, owner=OWNER)
        if any(program.name == ProgramName.DESKTOP and program.state == "running" for program in state.programs):
            raise Conflict(
                "The workstation's window is open on this data folder.",
                advice="Close it first, or name another folder with --data.",
            )
        self._console = OperatorLine(data, clock=clock, on_silence=self._station_silent)

    # --- the whole -----------------------------------------------------------------------------------------------

    def run_session(self, spec: DeviceSpec, *more: DeviceSpec, report: Path | None = None) -> dict[str, Any]:
        """Go through one session on a device, or on several together; what came of it.

        Args:
            report: Where a clear copy of the report is wanted; one that is there is replaced.

        Raises:
            NeuraScaleError: It could not be brought to its end; it is cancelled, what was recorded is kept.
        """
        try:
            self._clear_the_way()
            self._begin(spec, *more)
            self._prove_stop()
            for step, within_s in (("impedance", PREREQUISITES_WITHIN_S), ("ready", STEP_TIMEOUT_S)):
                self._follow(_waits_in(step), within_s)
                self._console.request(ContinueSession(session_id=self._session_id, step=step))
            view = self._follow_recording()
        except BaseException:
            self._cancel()
            raise
        verified = self._console.request(VerifyLog(), timeout_s=VERIFIED_WITHIN_S)
        if not isinstance(verified, LogVerified):
            raise SurroundingsError("The station did not say whether the log holds.")
        self._say(f"log verified: {verified.size} entries")
        result = self._result(view, verified)
        if report is not None and view.report_path:
            saved = self._console.request(SaveReport(session_id=view.session_id, path=str(report), replace=True))
            result["report_path"] = saved.path
        return result

    def end_station(self) -> None:
        """End the station and its programs; bounded."""
        station = noted_process(self._data, "station")
        try:
            if station is not None:
                self._console.request(Shutdown(even_if_recording=True), timeout_s=SHUTDOWN_TIMEOUT_S)
        except NeuraScaleError as error:
            self._say(f"the station did not end as asked: {error.what}")
        finally:
            self._console.close()
        if not wait_until_gone(station, timeout_s=SHUTDOWN_TIMEOUT_S):
            self._say("the station is still running; it ends by itself when no session runs")

    # --- before --------------------------------------------------------------------------------------------------

    def _clear_the_way(self) -> None:
        """Bring to an end what an earlier run left behind, in a data folder of demonstrations only.

        Raises:
            Conflict: Something was left behind and the folder holds patients; that is theirs to end.
        """
        state = self._console.follow(lambda state: state.safety.state != "link_lost", timeout_s=ARRIVED_WITHIN_S)
        unfinished = state.session is not None and state.session.step not in ENDED_STEPS
        if (unfinished or state.safety.state == "stopped") and not self._only_demonstrations():
            raise Conflict(
                "An interrupted session or a latched safety stop is waiting in this data folder, which holds patients.",
                meaning="A demonstration touches neither.",
                advice="Open the window on this folder and see to it there, or give the demo a folder of its own.",
            )
        self._end_earlier_session(state.session)
        if state.safety.state == "stopped":
            self._reset_stop(state.safety.cause)

    def _only_demonstrations(self) -> bool:
        listed = self._console.request(ListPatients())
        return isinstance(listed, PatientList) and all(
            patient.hospital_number.startswith(DEMO_PREFIX) for patient in listed.patients
        )

    def _end_earlier_session(self, view: SessionView | None) -> None:
        if view is None or view.step in ENDED_STEPS:
            return
        earlier_id = view.session_id
        self._say(f"session {earlier_id} was interrupted ({view.step}); it is brought to its end first")
        asked: set[type] = set()

        def ended(state: StationState) -> bool:
            now = state.session
            if now is None or now.session_id != earlier_id or now.step in ENDED_STEPS:
                return True
            if now.step not in ("analysing", "reporting"):
                self._ask_to_end(now, asked)
            return False

        now = self._console.follow(ended, timeout_s=EARLIER_SESSION_WITHIN_S).session
        if now is not None:
            self._say(f"session {earlier_id}: {now.step_text}")

    def _ask_to_end(self, view: SessionView, asked: set[type]) -> None:
        wish: StopSessionRecording | CancelSession = StopSessionRecording(session_id=view.session_id)
        if view.step != "recording":
            wish = CancelSession(session_id=view.session_id, reason="It was interrupted.")
        if type(wish) not in asked:
            asked.add(type(wish))
            with contextlib.suppress(OperatorError):  # it took its next step meanwhile
                self._console.request(wish)

    def _reset_stop(self, cause: str) -> None:
        self._say(f"the safety stop is still latched ({cause}); it is reset")
        deadline_ns = self._clock.monotonic_ns() + round(ARRIVED_WITHIN_S * 1e9)
        while True:
            try:
                self._console.request(ResetStop(role="operator", reason="A new demo session begins."))
            except PrerequisiteMissing:
                if self._clock.monotonic_ns() > deadline_ns:
                    raise
                self._clock.sleep(0.1)
            else:
                return

    # --- the session ---------------------------------------------------------------------------------------------

    def _begin(self, spec: DeviceSpec, *more: DeviceSpec) -> None:
        number = f"{DEMO_PREFIX}{new_id()[-12:].upper()}"
        registered = self._console.request(
            RegisterPatient(
                hospital_number=number, family_name="Demo", given_name="Patient", birth_date=BORN, sex="unknown"
            )
        )
        if not isinstance(registered, PatientRegistered):
            raise SurroundingsError("The station did not register the demo patient.")
        for purpose in ("recording", "stimulation"):
            self._console.request(GiveConsent(patient_id=registered.patient_id, purpose=purpose, given_by="patient"))
        self._say("demo patient registered, consent taken")
        begun = self._console.request(BeginSession(patient_id=registered.patient_id, device=spec, more_devices=more))
        if not isinstance(begun, SessionBegun):
            raise SurroundingsError("The station did not begin a session.")
        self._session_id = begun.session_id
        self._console.request(ConfirmIdentity(session_id=self._session_id, hospital_number=number, birth_date=BORN))

    def _prove_stop(self) -> None:
        """Once the device is open, press the stop and see that the output is safe."""
        view = self._follow(lambda view: view.device is not None and bool(view.prerequisites), STEP_TIMEOUT_S)
        self._pass_amplifier_test(view)
        proof = self._proof()
        if proof.latency_ms is not None:
            self._say(f"safety stop proved: output safe after {proof.latency_ms:.2f} ms")

    def _pass_amplifier_test(self, view: SessionView) -> None:
        """Of an amplifier that has a test signal; that it was passed is in the log and in the report."""
        if any(one.name == "device_test" and not one.met for one in view.prerequisites):
            self._console.request(
                NoteDeviation(
                    session_id=self._session_id,
                    kind=STEP_PASSED,
                    item="device_test",
                    text="Passed: Amplifier tested",
                    reason="A demonstration, in which nobody sits at the amplifier.",
                )
            )

    def _proof(self) -> StopResult:
        """Tried again while the output and the leases are still arriving."""
        control = SafetyControl(self._data.runtime)
        deadline_ns = self._clock.monotonic_ns() + round(ARRIVED_WITHIN_S * 1e9)
        while True:
            try:
                return control.prove(OWNER)
            except (PrerequisiteMissing, LinkDown):
                if self._clock.monotonic_ns() > deadline_ns:
                    raise
                self._clock.sleep(0.05)

    def _follow(self, until: Callable[[SessionView], bool], timeout_s: float) -> SessionView:
        found: list[SessionView] = []
        missing: tuple[str, ...] = ()

        def look(state: StationState) -> bool:
            nonlocal missing
            view = self._look_at(state)
            missing = tuple(entry.missing for entry in view.prerequisites if not entry.met)
            if until(view):
                found.append(view)
            return bool(found)

        try:
            self._console.follow(look, timeout_s=timeout_s)
        except TimedOut as error:
            if missing:
                raise PrerequisiteMissing("The session cannot go on.", advice=" ".join(missing)) from error
            raise
        return found[0]

    def _look_at(self, state: StationState) -> SessionView:
        view = state.session
        if view is None or view.session_id != self._session_id:
            raise SurroundingsError("The station no longer shows the session.")
        self._device = view.device or self._device
        said = f"{view.step}: {view.step_text}"
        if said != self._last_said:
            self._say(said)
            self._last_said = said
        if view.step in ("failed", "cancelled"):
            raise SessionEnded(view.error or view.step_text)
        return view

    def _follow_recording(self) -> SessionView:
        next_said_s = 5.0
        advanced_ns = self._clock.monotonic_ns()
        seen: SessionView | None = None

        def over(view: SessionView) -> bool:
            nonlocal next_said_s, advanced_ns, seen
            if view != seen or view.step != "recording":
                seen, advanced_ns = view, self._clock.monotonic_ns()
            elif view.failures_seen and self._clock.monotonic_ns() - advanced_ns > STUCK_AFTER_S * 1e9:
                raise SurroundingsError(
                    f"The recording does not advance. {view.failures_seen[-1]}",
                    advice="Run this again once that is done: the session is brought to its end first.",
                )
            if view.step == "recording" and view.recording_seconds >= next_said_s:
                self._say(f"recorded {view.recording_seconds:.0f} s, lost {view.samples_lost} samples")
                next_said_s = view.recording_seconds + max(5.0, view.recording_seconds * 0.2)
            return view.step == "completed"

        return self._follow(over, RECORDING_TIMEOUT_S)

    def _station_silent(self, silent_s: float) -> None:
        """The station does not answer: started again where it has died, as the window would."""
        if noted_process(self._data, "station") is None:
            self._say("the station has died; it is started again, the session goes on")
            ensure_station(self._data, owner=OWNER)
        elif silent_s > HUNG_AFTER_S:
            raise TimedOut(
                f"The station has not answered for {silent_s:.0f} s.",
                meaning="Recording and the safety stop run in programs of their own and go on.",
                advice=f"See {self._data.logs / 'station.log'}; end the process 'neurascale station' and try again.",
            )

    # --- after ---------------------------------------------------------------------------------------------------

    def _cancel(self) -> None:
        """Leave no unfinished session behind, where that can be had quickly; the next run clears the rest."""
        if not self._session_id or noted_process(self._data, "station") is None:
            return

        def ended(state: StationState) -> bool:
            return state.session is None or state.session.step in ENDED_STEPS

        with contextlib.suppress(NeuraScaleError):
            if ended(self._console.follow(lambda _state: True, timeout_s=CANCELLED_WITHIN_S)):
                return
            self._console.request(
                CancelSession(session_id=self._session_id, reason="The demo was ended."), timeout_s=CANCELLED_WITHIN_S
            )
            self._console.follow(ended, timeout_s=CANCELLED_WITHIN_S)
            self._say("the session was cancelled; what was recorded is kept")

    def _result(self, view: SessionView, verified: LogVerified) -> dict[str, Any]:
        stream = main_stream(self._device.streams) if self._device else None
        return {
            "session_id": view.session_id,
            "recording_id": view.recording_id,
            "channels": len(stream.channels) if stream else 0,
            "rate_hz": stream.rate_hz if stream else 0.0,
            "samples_recorded": view.samples_recorded,
            "samples_lost": view.samples_lost,
            "gaps": view.gaps,
            "report_path": view.report_path,
            "recording_path": str(self._data.recording(view.recording_id)),
            "log_size": verified.size,
            "checkpoint": verified.checkpoint,
            "verified": True,
            "stop_latency_ms": view.stop_latency_ms,
            "exit_reason": view.exit_reason,
            "warnings": list(view.failures_seen),
        }


class SessionEnded(SurroundingsError):
    """The session ended before it was complete; its text is the station's."""

    default_meaning = ""
    default_advice = ""

    def __str__(self) -> str:
        return self.what


def _waits_in(step: str) -> Callable[[SessionView], bool]:
    return lambda view: view.step == step and step in view.waiting_for
