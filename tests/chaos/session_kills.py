"""One whole session after the other, whose station is killed at each of its steps; then the log is counted.

Guarantees: a real station with its programs; an operator who does what the session waits for and starts the station
again where it died. `SessionKills.run` asserts over the log that each effect of the session is in it once: none
doubled, none lost, and that the session ended as it should and was signed.
Does not: kill anything but what it started.

    python -m tests.chaos.session_kills --sessions 10 --places 4 --seed 1

is the long run (`make workflow-kills`); it prints its figures as one JSON object.
"""

import argparse
import json
import os
import random
import secrets
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from pathlib import Path

from app.core.access.demonstration import DEMO_PASSWORD, DEMO_USER_ID
from app.core.access.signatures import Meaning
from app.core.clinic.appointments import moment_text
from app.core.clock import SYSTEM_CLOCK
from app.core.devices.driver import SimulatedSpec
from app.core.errors import NeuraScaleError
from app.core.events.appointment_events import AppointmentTerms
from app.core.events.clinic_events import (
    ImpedanceMeasuredData,
    PrerequisitesCheckedData,
    SessionResumedData,
    SessionStepEnteredData,
)
from app.core.recording.verification import verify_recording
from app.core.safety.client import SafetyControl
from app.core.settings.data_directory import DataDirectory
from app.core.station.appointment_messages import BookAppointment
from app.core.station.messages import (
    BeginSession,
    ConfirmIdentity,
    ContinueSession,
    GetState,
    GiveConsent,
    RegisterPatient,
    StationState,
    StopSessionRecording,
)
from app.core.station.signing_messages import GetSigning, SignDocument
from app.core.station.workflow_messages import ListWorkflows, WorkflowRunView
from app.core.store.station_store import StationStore
from tests.journeys.running_workstation import RunningWorkstation

BORN = "1980-01-01"
ENDS_WITHIN_S = 60.0
SECONDS_A_KILL = 20.0
RECORDED_S = 1.0
PROVED_WITHIN_S = 2.0
SIGNED = "completed: The session is complete; its report is signed."
STAGES = ("prerequisites", "impedance", "ready", "recording", "analysing", "reporting")
ANSWERS_WITHIN_S = 5.0
SOURCE = SimulatedSpec(n_channels=8, rate_hz=250.0, speed=1.0)
EFFECTS = (
    "open_device", "check_prerequisites", "measure_impedance", "start_recording", "stop_recording",
    "measure_impedance_after", "close_device", "analyse", "write_report", "complete", "check_signature",
)  # fmt: skip
"""In the order in which a session asks for them; "enter_step" comes between all of them."""
PLACES = ("before", "written", "after", "within")
ONCE = (
    "session.started", "session.provider_changed", "device.connected", "stimulation.stimulator_attached",
    "recording.started", "recording.stopped", "device.disconnected",
    "recording.analysed", "report.written", "session.completed", "document.signed",
    "appointment.arrived", "appointment.fulfilled",
)  # fmt: skip
"""What a session leaves in the log once, no more and no less."""


class DoomedWorkstation(RunningWorkstation):
    """Its station dies as the file of kills says."""

    def station_command(self) -> list[str]:
        return [sys.executable, "-m", "tests.chaos.doomed_station", "--data", str(self.data.root)]


@dataclass
class FoundByKills:
    """What came of it."""

    sessions: int = 0
    kills: list[str] = field(default_factory=list)
    back_after_s: list[float] = field(default_factory=list)

    def figures(self) -> dict[str, object]:
        worst = max(self.back_after_s, default=0.0)
        return {"sessions": self.sessions, "kills": len(self.kills), "longest_until_back_s": round(worst, 2)}


class SessionKills:
    """See the rules at the top of this module.

    Args:
        folder: For the data folder and the file of kills.
    """

    def __init__(self, folder: Path, *, seed: int) -> None:
        self._folder = folder
        self._random = random.Random(seed)
        self._prove_again = 0.0
        self.found = FoundByKills()

    def run(self, sessions: int, *, effects: int = len(EFFECTS) + 1, places_each: int = 1) -> FoundByKills:
        """Lead that many sessions through all their kills.

        Args:
            effects: At how many of a session's effects its station dies, chosen by the seed.
            places_each: Around each of them at how many places.
        """
        workstation = DoomedWorkstation(self._folder / "data")
        led: list[tuple[str, list[str]]] = []
        try:
            for _ in range(sessions):
                plan = self._plan(effects, places_each)
                self._one_session(workstation, plan)
                led.append((workstation.session_id, plan))
        except BaseException:
            workstation.abandon()
            raise
        workstation.end()
        with StationStore.open(workstation.data) as store:
            assert store.log.verify().size == store.log.size
            for session_id, plan in led:
                self._count(store, session_id, plan, workstation.data)
        return self.found

    def _plan(self, effects: int, places_each: int) -> list[str]:
        plan = []
        chosen = set(self._random.sample(("enter_step", *EFFECTS), effects))
        for effect in (one for one in ("enter_step", *EFFECTS) if one in chosen):
            for place in self._random.sample(PLACES, places_each):
                at = f"within {self._random.uniform(0.0, 60.0):.1f}" if place == "within" else place
                plan.append(f"{at} {effect}")
        return plan

    def _one_session(self, workstation: DoomedWorkstation, plan: list[str]) -> None:
        kills = self._folder / "kills"
        number = self._begin(workstation, lambda: kills.write_text("".join(line + "\n" for line in plan)))
        ends = time.monotonic() + ENDS_WITHIN_S + SECONDS_A_KILL * len(plan)
        seen, refused = "", ""
        while True:
            assert time.monotonic() < ends, (
                f"stuck at {seen} ({refused}); still to come: {kills.read_text().splitlines()}"
            )
            if workstation.station_is_gone():
                began = time.monotonic()
                workstation.start_station()
                self.found.back_after_s.append(time.monotonic() - began)
                continue
            try:
                run = self._run_of(workstation)
                seen = f"{run.step}: {run.text}"
                if run.exit_reason and not run.waiting_for:
                    break
                self._do_what_is_awaited(workstation, run, number)
            except NeuraScaleError as error:
                refused = error.what  # it has just died, or is on its way to the next step
            time.sleep(0.05)
        assert seen == SIGNED, seen
        left = kills.read_text().splitlines()
        assert left == [], f"never came to {left}"
        self.found.kills += plan
        self.found.sessions += 1

    # --- the operator --------------------------------------------------------------------------------------------

    def _begin(self, workstation: DoomedWorkstation, doom: Callable[[], object]) -> str:
        number = f"K{time.monotonic_ns()}"
        ask = workstation.operator.request
        registered = ask(
            RegisterPatient(hospital_number=number, family_name="Kanarek", given_name="Test", birth_date=BORN)
        )
        workstation.patient_id = registered.patient_id
        for purpose in ("recording", "stimulation"):
            ask(GiveConsent(patient_id=registered.patient_id, purpose=purpose, given_by="patient"))
        now = SYSTEM_CLOCK.wall()
        terms = AppointmentTerms(
            starts=moment_text(now), minutes=60, place=f"Room {number}", protocol="routine-eeg",
            provider_id=DEMO_USER_ID,
        )  # fmt: skip
        visit = BookAppointment(
            patient_id=registered.patient_id, terms=terms, appointment_id=f"visit-{number}",
            despite_reason="One session after the other",
        )  # fmt: skip
        ask(visit)
        doom()
        try:
            begun = ask(BeginSession(patient_id=registered.patient_id, device=SOURCE), timeout_s=ANSWERS_WITHIN_S)
            workstation.session_id = begun.session_id
        except NeuraScaleError:  # it died before it answered; the session was begun all the same
            workstation.kill_station()
            workstation.start_station()
            listed = ask(ListWorkflows(definition="clinical_session"))
            workstation.session_id = listed.runs[0].workflow_id
        return number

    def _do_what_is_awaited(self, workstation: DoomedWorkstation, run: WorkflowRunView, number: str) -> None:
        ask, session_id = workstation.operator.request, workstation.session_id
        state: StationState = ask(GetState(), timeout_s=ANSWERS_WITHIN_S)
        view = state.session
        if "report_signed" in run.waiting_for:
            newest = ask(GetSigning(session_id=session_id)).versions[-1]
            ask(
                SignDocument(
                    session_id=session_id,
                    sha256=newest.sha256,
                    meaning=Meaning.APPROVAL,
                    password=DEMO_PASSWORD,
                    user_name=DEMO_USER_ID,
                ),
                timeout_s=ANSWERS_WITHIN_S,
            )
        if view is None or view.session_id != session_id:
            return
        unmet = {one.name for one in view.prerequisites if not one.met}
        if "identity_confirmed" in view.waiting_for and unmet & {"identity", "identity_again"}:
            ask(ConfirmIdentity(session_id=session_id, hospital_number=number, birth_date=BORN))
        if unmet & {"stop_proof"} and "device" not in unmet and time.monotonic() > self._prove_again:
            self._prove_again = time.monotonic() + PROVED_WITHIN_S
            SafetyControl(workstation.data.runtime).prove("chaos")
        for step in ("impedance", "ready"):
            if view.step == step and step in view.waiting_for:
                ask(ContinueSession(session_id=session_id, step=step))
        if "stop" in view.waiting_for and view.recording_seconds > RECORDED_S:
            ask(StopSessionRecording(session_id=session_id))

    def _run_of(self, workstation: DoomedWorkstation) -> WorkflowRunView:
        listed = workstation.operator.request(ListWorkflows(definition="clinical_session"), timeout_s=ANSWERS_WITHIN_S)
        return next(run for run in listed.runs if run.workflow_id == workstation.session_id)

    # --- what is left --------------------------------------------------------------------------------------------

    def _count(self, store: StationStore, session_id: str, plan: list[str], data: DataDirectory) -> None:
        """Each effect is in the log once: none doubled, none lost."""
        events = store.log.events_of(session_id)
        types = Counter(event.event_type for event in events)
        said = f"killed {plan}: {sorted(types.items())}"
        assert {name: types[name] for name in ONCE if types[name] != 1} == {}, said
        # A person's act, not a step's: done again where the station died before it had heard of it.
        assert types["safety.proof_tested"] >= 1, said
        assert types["session.identity_confirmed"] == 2, said
        rounds = [(e.data.phase, e.data.number) for e in events if isinstance(e.data, ImpedanceMeasuredData)]
        assert rounds == [("before", 1), ("after", 0)], said
        shown = [(e.data.step, e.data.text) for e in events if isinstance(e.data, SessionStepEnteredData)]
        assert all(one != other for one, other in pairwise(shown)), said
        assert [step for step, _ in groupby(step for step, _ in shown)] == list(STAGES), said
        checked = [(e.data.met, e.data.missing) for e in events if isinstance(e.data, PrerequisitesCheckedData)]
        assert all(one != other for one, other in pairwise(checked)), said
        ended = next(index for index, event in enumerate(events) if event.event_type == "session.completed")
        resumed = [e.data for e in events if isinstance(e.data, SessionResumedData)]
        # One for each death of a station that led this session: those after its end were not in it any more.
        before_end = sum(not line.endswith(("complete", "check_signature")) for line in plan)
        assert before_end <= len(resumed) <= len(plan), said
        assert all(one.how == "broken_off" and one.gone_since and one.doing for one in resumed), said
        assert not any(event.event_type == "recording.started" for event in events[ended:]), said
        session = store.sessions.get(session_id)
        assert session is not None
        assert (session.step, session.exit_reason) == ("completed", "completed"), said
        kept = store.appointments.of_session(session_id)
        assert kept is not None, said
        assert kept.state == "fulfilled", said
        verified = verify_recording(data.recording(session.recording_id))
        assert verified.complete, said
        assert verified.streams[0].samples > 0, said


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos.session_kills", description=__doc__)
    parser.add_argument("--sessions", type=int, default=4)
    parser.add_argument("--places", type=int, default=4, choices=range(1, len(PLACES) + 1), help="around each effect")
    parser.add_argument("--seed", type=int, default=None, help="to repeat a run; its seed is printed")
    arguments = parser.parse_args()
    seed = secrets.randbelow(1_000_000) if arguments.seed is None else arguments.seed
    sys.stderr.write(f"session kills: {arguments.sessions} sessions, seed {seed} (repeat with --seed {seed})\n")
    sys.stderr.flush()
    os.environ["NEURASCALE_DEMONSTRATION"] = "1"  # its data folder holds nobody's data; programs it starts are told so
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="neurascale-session-kills-") as folder:
        found = SessionKills(Path(folder), seed=seed).run(arguments.sessions, places_each=arguments.places)
    sys.stdout.write(json.dumps({**found.figures(), "took_s": round(time.monotonic() - began, 1)}, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
