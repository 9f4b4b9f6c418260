"""A patient is taken in from a terminal; the power goes twice on the way; nothing is lost and nothing doubled.

About 30 s on two free cores.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from app.core.station.messages import RegisterPatient
from tests.journeys.running_workstation import logged_types, neurascale, running_workstation

ONCE = (
    "onboarding.begun", "onboarding.candidates_found", "onboarding.identity_decided", "treatment_plan.made",
    "appointment.booked", "onboarding.completed", "onboarding.step_skipped",
)  # fmt: skip
PERSON = ("--family", "Halloran", "--given", "Maeve", "--born", "1984-03-12", "--sex", "female")


class Terminal:
    """Commands on one data folder; each answers with the JSON it printed."""

    def __init__(self, data: Path) -> None:
        self._data = data

    def say(self, *words: str) -> Any:
        done = neurascale(*words, "--data", str(self._data), "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def onboarding(self, *words: str) -> dict[str, Any]:
        (found,) = self.say("onboarding", *words)["onboardings"]
        view: dict[str, Any] = found
        return view


@pytest.mark.proves("REQ-CLINIC-IDENTITY")
def test_a_patient_is_taken_in_though_the_station_is_killed_twice(tmp_path: Path) -> None:
    with running_workstation(tmp_path / "data") as workstation:
        terminal = Terminal(tmp_path / "data")
        registered = RegisterPatient(
            hospital_number="4471-220", family_name="Halloran", given_name="Maeve", birth_date="1984-03-12"
        )
        known = workstation.operator.request(registered).patient_id
        begun = terminal.onboarding("begin", "--number", "4471-305", *PERSON)
        onboarding_id = begun["onboarding_id"]
        assert (begun["step"], [one["patient"]["patient_id"] for one in begun["candidates"]]) == ("identity", [known])
        workstation.restart_station()
        decided = terminal.onboarding("other", onboarding_id, "--reason", "Another address and mother")
        assert decided["step"] == "consent"
        patient_id = decided["patient"]["patient_id"]
        skipped = terminal.onboarding("skip", onboarding_id, "consent", "--reason", "Parents come tomorrow")
        assert skipped["step"] == "plan"
        workstation.restart_station()
        plan = ("--indication", "First seizure", "--goal", "Find its type")
        assert len(terminal.say("plan", "make", "4471-305", *plan)["plans"]) == 1
        booking = ("--at", "2031-03-04T09:30", "--place", "EEG 1", "--provider", "demo")
        (booked,) = terminal.say("appointment", "book", patient_id, *booking)["appointments"]
        assert booked["state"] == "booked"
        ended = terminal.onboarding("show", onboarding_id)
        assert ended["state"] == "completed"
        assert terminal.say("onboarding", "list")["onboardings"] == []
    counted = Counter(logged_types(workstation.data))
    assert {name: counted[name] for name in ONCE} == dict.fromkeys(ONCE, 1)
    assert counted["patient.registered"] == 2
