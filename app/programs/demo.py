"""One whole session without a window: the same station, programs, workflow and record as in the clinic.

Guarantees: progress on stderr, one JSON object on stdout with `--json`, exit code 0 only when every sample was
recorded, the report written and the log verified; a source file that is damaged somewhere is played up to there, with
its fault as a warning. Ends every program it started.
"""

import argparse
import json
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.core.clock import SYSTEM_CLOCK
from app.core.devices.driver import DeviceSpec, PlaybackSpec, SimulatedSpec
from app.core.errors import LinkDown, NeuraScaleError, PrerequisiteMissing, SurroundingsError, TimedOut, WrongUse
from app.core.identifiers import new_id
from app.core.safety.client import SafetyControl, StopResult
from app.core.settings.data_directory import DataDirectory, default_data_path
from app.core.signals.channels import main_stream
from app.core.station.launching import ensure_station, noted_process, wait_until_gone
from app.core.station.messages import (
    BeginSession,
    ConfirmIdentity,
    ContinueSession,
    GiveConsent,
    LogVerified,
    PatientRegistered,
    RegisterPatient,
    SessionBegun,
    SessionView,
    Shutdown,
    StationState,
    VerifyLog,
)
from app.core.station.operator_line import OperatorLine

SUMMARY = "Run one whole session without a window: demo patient, consent, proof test, recording, analysis, report."
EXAMPLE = "neurascale demo --headless --source simulated --seconds 20 --json"

# A source that could be trusted only up to some place gives a whole session up to there, with the fault as a warning.
WHOLE_SESSION = ("completed", "source_fault")
STEP_TIMEOUT_S = 60.0
ARRIVED_WITHIN_S = 10.0
RECORDING_TIMEOUT_S = 8 * 24 * 3600.0
SHUTDOWN_TIMEOUT_S = 30.0
DEFAULT_SIMULATED_S = 20.0


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--headless", action="store_true", help="without a window (the only way so far)")
    parser.add_argument("--source", default="simulated", help="an EDF or BDF file, or 'simulated' (default)")
    parser.add_argument("--seconds", type=float, help="end the recording after this much stream time")
    parser.add_argument("--speed", help="'max', or a factor of real time (default: file max, simulated 1)")
    parser.add_argument("--data", type=Path, help="data folder (default: 'demo' below the user's data folder)")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")


def run(arguments: argparse.Namespace) -> int:
    # Asked to end, it ends its station in order too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    spec = _device_spec(arguments.source, arguments.seconds, arguments.speed)
    data = DataDirectory((arguments.data or default_data_path() / "demo").expanduser().resolve()).create()
    _say(f"data folder {data.root}")
    ensure_station(data, owner="demo")
    _say("station, safety, acquisition and worker are running")
    console = OperatorLine(data)
    try:
        result = _Session(console, data, spec).run()
    finally:
        _end_station(console, data)
    if arguments.json:
        sys.stdout.write(json.dumps(result) + "\n")
    else:
        _print_summary(result)
    for text in result["warnings"]:
        _say(f"warning: {text}")
    good = result["verified"] and result["samples_lost"] == 0 and result["exit_reason"] in WHOLE_SESSION
    return 0 if good else 1


def _device_spec(source: str, seconds: float | None, speed_word: str | None) -> DeviceSpec:
    if seconds is not None and not 0 < seconds <= 7 * 24 * 3600:
        raise WrongUse(f"--seconds {seconds:g} is not a duration between 0 and a week.")
    speed: float | None = None
    if speed_word is not None and speed_word != "max":
        try:
            speed = float(speed_word)
        except ValueError as error:
            raise WrongUse(f"--speed {speed_word!r} is neither 'max' nor a number.") from error
        if not 0 < speed <= 1000:
            raise WrongUse(f"--speed {speed:g} is not between 0 and 1000.")
    if source == "simulated":
        paced = 1.0 if speed_word is None else speed
        return SimulatedSpec(speed=paced, duration_s=seconds or DEFAULT_SIMULATED_S)
    path = Path(source).expanduser()
    if not path.is_file():
        raise SurroundingsError(
            f"There is no file {path.name} at the place given.",
            meaning="No session was started.",
            advice="Check the path after --source.",
        )
    return PlaybackSpec(path=str(path.resolve()), speed=speed, duration_s=seconds)


def _say(text: str) -> None:
    sys.stderr.write(f"demo: {text}\n")
    sys.stderr.flush()


class _Session:
    """Plays the operator through one session."""

    def __init__(self, console: OperatorLine, data: DataDirectory, spec: DeviceSpec) -> None:
        self._console = console
        self._data = data
        self._spec = spec
        self._session_id = ""
        self._last_said = ""

    def run(self) -> dict[str, Any]:
        self._begin()
        self._prove_stop()
        self._follow(self._waits_in("impedance"), STEP_TIMEOUT_S)
        self._console.request(ContinueSession(session_id=self._session_id, step="impedance"))
        self._follow(self._waits_in("ready"), STEP_TIMEOUT_S)
        self._console.request(ContinueSession(session_id=self._session_id, step="ready"))
        view = self._follow_recording()
        verified = self._console.request(VerifyLog(), timeout_s=600.0)
        if not isinstance(verified, LogVerified):
            raise SurroundingsError("The station did not say whether the log holds.")
        _say(f"log verified: {verified.size} entries")
        return self._result(view, verified)

    def _begin(self) -> None:
        number = f"DEMO-{new_id()[-12:].upper()}"
        registered = self._console.request(
            RegisterPatient(
                hospital_number=number, family_name="Demo", given_name="Patient", birth_date="1980-01-01", sex="unknown"
            )
        )
        if not isinstance(registered, PatientRegistered):
            raise SurroundingsError("The station did not register the demo patient.")
        for purpose in ("recording", "stimulation"):
            self._console.request(GiveConsent(patient_id=registered.patient_id, purpose=purpose, given_by="patient"))
        _say("demo patient registered, consent taken")
        begun = self._console.request(BeginSession(patient_id=registered.patient_id, device=self._spec))
        if not isinstance(begun, SessionBegun):
            raise SurroundingsError("The station did not begin a session.")
        self._session_id = begun.session_id
        self._console.request(ConfirmIdentity(session_id=self._session_id, hospital_number=number))

    def _prove_stop(self) -> None:
        """Once the device is open, press the stop and see that the output is safe."""
        self._follow(lambda view: view.device is not None, STEP_TIMEOUT_S)
        proof = self._proof()
        if proof.latency_ms is not None:
            _say(f"safety stop proved: output safe after {proof.latency_ms:.2f} ms")

    def _proof(self) -> StopResult:
        """Tried again while the output and the leases are still arriving."""
        control = SafetyControl(self._data.runtime)
        deadline_ns = SYSTEM_CLOCK.monotonic_ns() + round(ARRIVED_WITHIN_S * 1e9)
        while True:
            try:
                return control.prove("demo")
            except (PrerequisiteMissing, LinkDown):
                if SYSTEM_CLOCK.monotonic_ns() > deadline_ns:
                    raise
                SYSTEM_CLOCK.sleep(0.05)

    def _waits_in(self, step: str) -> Callable[[SessionView], bool]:
        return lambda view: view.step == step and step in view.waiting_for

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
        said = f"{view.step}: {view.step_text}"
        if said != self._last_said:
            _say(said)
            self._last_said = said
        if view.step in ("failed", "cancelled"):
            raise _SessionEnded(view.error or view.step_text)
        return view

    def _follow_recording(self) -> SessionView:
        next_said_s = 5.0

        def over(view: SessionView) -> bool:
            nonlocal next_said_s
            if view.step == "recording" and view.recording_seconds >= next_said_s:
                _say(f"recorded {view.recording_seconds:.0f} s, lost {view.samples_lost} samples")
                next_said_s = view.recording_seconds + max(5.0, view.recording_seconds * 0.2)
            return view.step == "completed"

        return self._follow(over, RECORDING_TIMEOUT_S)

    def _result(self, view: SessionView, verified: LogVerified) -> dict[str, Any]:
        device = view.device
        stream = main_stream(device.streams) if device else None
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


class _SessionEnded(SurroundingsError):
    """The session ended before it was complete; its text is the station's."""

    default_meaning = ""
    default_advice = ""

    def __str__(self) -> str:
        return self.what


def _end_station(console: OperatorLine, data: DataDirectory) -> None:
    station = noted_process(data, "station")
    for wish in (signal.SIGTERM, signal.SIGINT):
        signal.signal(wish, signal.SIG_IGN)  # asked twice, it still ends what it started
    try:
        console.request(Shutdown(even_if_recording=True), timeout_s=SHUTDOWN_TIMEOUT_S)
    except NeuraScaleError as error:
        _say(f"the station did not end as asked: {error.what}")
    finally:
        console.close()
    if not wait_until_gone(station, timeout_s=SHUTDOWN_TIMEOUT_S):
        _say("the station is still running; it ends by itself when no session runs")


def _print_summary(result: dict[str, Any]) -> None:
    for key, value in result.items():
        sys.stdout.write(f"{key:>17}  {value}\n")
