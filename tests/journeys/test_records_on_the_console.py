"""Records, a roster and a protocol of the site at a terminal; the power goes, and a session keeps what it began under.

About 10 s on two free cores.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from app.core.devices.driver import SimulatedSpec
from app.core.station.course_messages import ListCourse, SessionCourse
from app.core.station.messages import BeginSession, RegisterPatient
from tests.journeys.running_workstation import logged_types, neurascale, running_workstation

MAEVE = {"hospital_number": "4471-220", "family_name": "Halloran", "given_name": "Maeve", "birth_date": "1984-03-12"}
NIGHT = """schema_version = 2
name = "night-eeg"
title = "EEG by night"
purposes = ["recording"]
planned_minutes = 600
minimum_minutes = 480
annotations = ["Lights out"]
sources = ["Standing order 47 of the department of neurology."]
"""


def say(data: Path, *words: str) -> Any:
    done = neurascale(*words, "--data", str(data), "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_records_and_protocols_at_a_terminal_outlast_the_station(tmp_path: Path) -> None:
    data, file, roster = tmp_path / "data", tmp_path / "night-eeg.toml", tmp_path / "roster.csv"
    file.write_text(NIGHT, encoding="utf-8")
    roster.write_text("user,begins,ends\ndemo,2031-03-04T08:00,2031-03-04T16:00\n", encoding="utf-8")
    with running_workstation(data) as workstation:
        patient_id = workstation.operator.request(RegisterPatient(**MAEVE)).patient_id
        workstation.operator.request(RegisterPatient(**{**MAEVE, "hospital_number": "4470-118"}))
        joined = say(data, "patient", "join", "4471-220", "4470-118", "--reason", "The same passport, seen twice.")
        assert joined["patient"]["other_numbers"] == ["4470-118"]
        told = say(data, "duty", "import", str(roster), "--reason", "Roster of March")
        assert (told["added"], told["lines"][0]["state"]) == (1, "new")
        say(data, "protocol", "add", str(file), "--reason", "Decided in May.")
        begun = BeginSession(patient_id=patient_id, device=SimulatedSpec(), protocol="night-eeg", with_output=False)
        session_id = workstation.operator.request(begun).session_id
        (data / "protocols" / "night-eeg.toml").write_text(NIGHT.replace("480", "30"), encoding="utf-8")
        workstation.restart_station()
        course = workstation.operator.request(ListCourse(session_id=session_id))
        assert isinstance(course, SessionCourse)
        assert course.asked is not None
        assert (course.minimum_s, course.asked.title) == (480 * 60.0, "EEG by night")
    happened = Counter(logged_types(workstation.data))
    assert {name: happened[name] for name in ("patient.merged", "duty.rostered", "protocol.added")} == {
        "patient.merged": 1, "duty.rostered": 1, "protocol.added": 1,
    }  # fmt: skip
