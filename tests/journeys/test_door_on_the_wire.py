"""The door of a running clinical station, asked over its own wire by users of all roles; and a whole break-glass."""

import csv
import itertools
import random
import typing
from pathlib import Path
from typing import Any

import pytest

from app.core.access.roles import Role
from app.core.clinic import patients
from app.core.errors import NeuraScaleError, NotFound, NotOwnPatient, NotPermitted, NotSignedIn
from app.core.events.access_events import AccessReadData, AccessRefusedData, AccessRequestedData, CareAssignedData
from app.core.events.system_event import new_event
from app.core.settings.data_directory import DataDirectory
from app.core.station.access_messages import SignIn
from app.core.station.care_messages import AssignCare, ListBreakGlass, ListCare, OpenBreakGlass, ReviewBreakGlass
from app.core.station.door.whose import WAYS, Way
from app.core.station.launching import ANSWERS
from app.core.station.messages import ListPatients, StationRequest
from app.core.store.keys.station_key import forget
from app.core.store.station_store import StationStore
from app.core.wire.line import Line
from tests.fakes.door import a_message
from tests.fakes.reception import ADMINISTRATOR, PASSWORD, ReceptionOfTests
from tests.journeys.running_workstation import RunningWorkstation, neurascale, running_workstation

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

TABLE = Path(__file__).parents[1] / "vectors" / "permissions.csv"
CLASSES = {one.__name__: one for one in typing.get_args(StationRequest)}
PEOPLE: dict[str, tuple[Role, ...]] = {
    "tess": (Role.TECHNICIAN,),
    "cora": (Role.CLINICIAN,),
    "rhea": (Role.RESEARCHER,),
    "both": (Role.TECHNICIAN, Role.RESEARCHER),
    "stranger": (Role.CLINICIAN,),
}
SAMPLED = 150
BY_PATIENT = (Way.PATIENT, Way.SUBJECT, Way.READING)
"""A request that carries a patient's id is about them only where the door looks at it."""


@pytest.fixture
def clinical(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[DataDirectory, str]:
    """A clinical folder with its people, and a patient whom all of them have but the stranger."""
    kept = tmp_path / "passphrase"
    kept.touch(mode=0o600)
    kept.write_text("lantern gravel seventeen boats")
    monkeypatch.delenv("NEURASCALE_DEMONSTRATION", raising=False)
    monkeypatch.setenv("NEURASCALE_PASSPHRASE_FILE", str(kept))
    data = DataDirectory(tmp_path / "data").create()
    house = ReceptionOfTests(data)
    house.first_administrator()
    ids = {name: house.person(name, *roles) for name, roles in PEOPLE.items()}
    details = patients.PatientDetails(
        hospital_number="H-1", family_name="Kanarek", given_name="V", birth_date="1980-01-01", sex="female"
    )
    patient_id = patients.register_patient(house.store, details, clock=house.clock)
    for name in set(PEOPLE) - {"stranger"}:
        care = CareAssignedData(patient_id=patient_id, user_id=ids[name], assigned_by=ids["cora"])
        house.store.log.append(
            new_event("care.assigned", care, source_service="t", subject_id=patient_id, clock=house.clock)
        )
    house.reception.close(session_runs=False)
    house.close()
    forget(data)
    return data, patient_id


class Terminal:
    """Somebody at a console of their own."""

    def __init__(self, workstation: RunningWorkstation, name: str, password: str = PASSWORD) -> None:
        self._line: Line[Any] = Line(workstation.data.runtime, f"cli-{name}#1", ANSWERS)
        if name != "nobody":
            self._line.token = self.ask(SignIn(user_name=name, password=password)).token
            assert self._line.token

    def ask(self, message: Any) -> Any:
        return self._line.request(message, timeout_s=20)

    def refusal(self, message: Any) -> type[NeuraScaleError] | None:
        try:
            self.ask(message)
        except NeuraScaleError as error:
            return type(error)
        return None

    def close(self) -> None:
        self._line.close()


def expected(row: dict[str, str], name: str) -> type[NeuraScaleError] | None:
    """What the door says to somebody; None where it lets them in."""
    if row["nobody"] == "yes":
        return None
    if name == "nobody":
        return NotSignedIn
    cells = {row[role.value] for role in PEOPLE[name]}
    if "yes" in cells:
        return None
    if not cells & {"own", "own/emergency"}:
        return NotPermitted
    if name != "stranger" or row["about"] == "running":
        return None
    return NotOwnPatient if "own/emergency" in cells else NotPermitted


@pytest.mark.proves("REQ-ACCESS-DOOR", "REQ-ACCESS-BREAK-GLASS")
def test_a_running_station_lets_in_whom_the_table_names_and_break_glass_is_reviewed(
    clinical: tuple[DataDirectory, str],
) -> None:
    data, patient_id = clinical
    with running_workstation(data.root) as workstation:
        people = {name: Terminal(workstation, name) for name in (*PEOPLE, "nobody")}
        try:
            _sampled(people, patient_id)
            _break_glass(people, patient_id)
            shown = neurascale(
                "log", "export", "--identified", "--user", ADMINISTRATOR, "--password-stdin", "--data", str(data.root)
            )
            assert shown.returncode != 0, "without a password nothing is shown"
            assert "Kanarek" not in shown.stdout
        finally:
            for one in people.values():
                one.close()
        workstation.operator.sign_in("cora", PASSWORD)  # nobody ends a station without being somebody
    _what_was_written(data, patient_id)


def _sampled(people: dict[str, Terminal], patient_id: str) -> None:
    """Refusals of all kinds, and every list that somebody may see."""
    with TABLE.open(newline="", encoding="utf-8") as file:
        rows = {row["request"]: row for row in csv.DictReader(file)}
    by_id = {"-", "patient"}
    choices = [
        (request, name)
        for request, name in itertools.product(sorted(rows), people)
        if expected(rows[request], name) is not None
        and rows[request]["about"] in by_id
        and (name in ("nobody",) or WAYS.get(request) in BY_PATIENT or rows[request]["about"] == "-"
             or (expected(rows[request], name) is NotPermitted and name != "stranger"))
    ]  # fmt: skip
    random.Random(6).shuffle(choices)
    for request, name in choices[:SAMPLED]:
        message = a_message(CLASSES[request], patient_id=patient_id, session_id="s", user_id="")
        assert people[name].refusal(message) is expected(rows[request], name), (request, name)
    assert len(choices) >= SAMPLED
    for name, terminal in people.items():
        for request in ("ListPatients", "ListDevices", "ListRecordings", "GetState", "ListAlarmHistory", "ListCare"):
            message = a_message(CLASSES[request], patient_id=patient_id)
            assert terminal.refusal(message) is expected(rows[request], name), (request, name)
    assert people["cora"].refusal(ListCare(patient_id="nobody")) is NotFound


def _break_glass(people: dict[str, Terminal], patient_id: str) -> None:
    stranger, cora = people["stranger"], people["cora"]
    (found,) = stranger.ask(ListPatients()).patients
    assert (found.family_name, found.own) == ("Kanarek", False)
    assert stranger.refusal(ListCare(patient_id=patient_id)) is NotOwnPatient
    opened = stranger.ask(OpenBreakGlass(patient_id=patient_id, reason="Seizure in the corridor"))
    carers = stranger.ask(ListCare(patient_id=patient_id)).care
    assert len(carers) == len(PEOPLE) - 1
    mine = next(one.user_id for one in cora.ask(ListBreakGlass()).uses)
    assert stranger.refusal(AssignCare(patient_id=patient_id, user_id=mine)) is NotPermitted
    review = ReviewBreakGlass(break_glass_id=opened.break_glass_id, verdict="justified")
    assert stranger.refusal(review) is NotPermitted
    (use,) = cora.ask(ListBreakGlass()).uses
    assert (use.reason, dict(use.accesses)["ListCare"]) == ("Seizure in the corridor", 1)
    cora.ask(review)
    assert cora.ask(ListBreakGlass()).uses == ()


def _what_was_written(data: DataDirectory, patient_id: str) -> None:
    with StationStore.open(data) as store:
        assert store.log.fault is None
        events = [entry.event for entry in store.log.read()]
    refused = [one.data for one in events if isinstance(one.data, AccessRefusedData)]
    assert sum(one.count for one in refused) >= SAMPLED
    assert {one.reason for one in refused} == {"signed_out", "role", "patient"}
    assert any(one.patient_id == patient_id for one in refused)
    read = [one.data for one in events if isinstance(one.data, AccessReadData)]
    assert any(one.break_glass_id and one.request == "ListCare" for one in read)
    opened = next(one for one in events if one.event_type == "access.break_glass_opened")
    cause = next(one for one in events if one.event_id == opened.causation_id)
    assert isinstance(cause.data, AccessRequestedData)
    assert cause.data.request == "OpenBreakGlass"
    assert [one.event_type for one in events].count("access.break_glass_reviewed") == 1
