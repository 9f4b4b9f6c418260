"""`neurascale erasure`, against a station that keeps the rules a console can see."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.__main__ import main
from app.core.settings.data_directory import DataDirectory
from app.core.station import erasure_messages as e
from tests.fakes.erasures import asked_by_another
from tests.fakes.station import FakeStation

REASON = "Asked for it in a letter."


@pytest.fixture
def station() -> Iterator[FakeStation]:
    root = Path(tempfile.mkdtemp(prefix="ns"))
    data = DataDirectory(root / "data").create()
    made = FakeStation(data)
    yield made
    made.close()
    data.remove_runtime()
    shutil.rmtree(root)
    assert made.defects == []


def erasure(station: FakeStation, action: str, *words: str) -> int:
    return main(["erasure", action, "--data", str(station.data.root), *words])


def test_a_patient_is_named_by_the_hospital_number_and_the_request_is_listed(
    station: FakeStation, capsys: pytest.CaptureFixture[str]
) -> None:
    patient = station.memory.patients[0]
    assert erasure(station, "request", "--patient", patient.hospital_number, "--reason", REASON, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"erasure_id": "e-0"}
    (asked,) = station.asked_for(e.RequestErasure)
    assert (asked.patient_id, asked.user_id, asked.reason_class) == (patient.patient_id, "", "asked_by_subject")
    assert erasure(station, "list") == 0
    told = capsys.readouterr().out
    assert "e-0" in told
    assert "waits" in told
    assert patient.family_name not in told
    assert erasure(station, "list", "--json") == 0
    assert [one["state"] for one in json.loads(capsys.readouterr().out)["erasures"]] == ["asked"]


def test_nothing_is_erased_without_a_yes(station: FakeStation, capsys: pytest.CaptureFixture[str]) -> None:
    station.memory.erasures.erasures = [asked_by_another("p-1")]
    assert erasure(station, "approve", "e-other") == 2  # there is no terminal to ask on
    assert "--yes" in capsys.readouterr().err
    assert station.asked_for(e.ApproveErasure) == []
    assert erasure(station, "approve", "e-other", "--yes") == 0
    told = capsys.readouterr().out
    assert "41 entries" in told
    assert "tried again: 1." in told


def test_what_the_station_refuses_is_said_with_its_exit_code(
    station: FakeStation, capsys: pytest.CaptureFixture[str]
) -> None:
    station.memory.erasures.erasures = [asked_by_another("p-1", mine=True)]
    assert erasure(station, "approve", "e-other", "--yes") == 1
    assert "Two people" in capsys.readouterr().err


def test_a_hold_is_placed_and_lifted_and_a_request_refused(
    station: FakeStation, capsys: pytest.CaptureFixture[str]
) -> None:
    assert erasure(station, "hold", "--patient", "p-7", "--reason", "A claim was filed.", "--json") == 0
    hold_id = json.loads(capsys.readouterr().out)["hold_id"]
    assert erasure(station, "list") == 0
    assert "legal hold on patient p-7" in capsys.readouterr().out
    assert erasure(station, "lift", hold_id, "--reason", "The claim was settled.") == 0
    station.memory.erasures.erasures = [asked_by_another("p-1")]
    assert erasure(station, "refuse", "e-other", "--reason", "The letter is not signed.") == 0
    assert station.memory.erasures.holds == []
    assert [one.state for one in station.memory.erasures.erasures] == ["refused"]


@pytest.mark.parametrize(
    "words",
    [("request", "--reason", REASON), ("hold", "--patient", "p-1"), ("request", "--patient", "a", "--of-user", "b")],
)
def test_words_that_make_no_sense(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["erasure", *words])
    assert ended.value.code == 2
    assert capsys.readouterr().err


def test_without_a_station_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["erasure", "list", "--data", str(tmp_path)]) == 1
    assert "No station" in capsys.readouterr().err
