"""The words of a report."""

import msgspec
import pytest

from app.core.clinic.reports import wording
from app.core.clinic.reports.content import ReportContent, ReportedGap
from app.core.clinic.reports.page_text import grade_of_impedance, is_demonstration, page_text
from app.core.devices.driver import ElectrodeImpedance
from tests.fakes.report_contents import report_content


def _tile(content: ReportContent, title: str) -> dict[str, str]:
    return next(tile for tile in page_text(content)["tiles"] if tile["title"] == title)


def test_content_survives_the_pipe() -> None:
    content = report_content()
    assert msgspec.json.decode(msgspec.json.encode(content), type=ReportContent) == content


@pytest.mark.proves("REQ-REPORT-OWN-DATA")
def test_both_identifiers_are_on_each_page() -> None:
    running = page_text(report_content())["running"]
    assert running == {"name": "MÜLLER, Åsa", "born": "12 May 1984", "number": "H-2026-00417"}


@pytest.mark.proves("REQ-REPORT-SIMULATED", "USE-READ-REPORT")
def test_simulated_and_demonstration_are_marked_and_a_patient_is_not() -> None:
    assert page_text(report_content())["demonstration"] == ""
    simulated = report_content(driver="simulated")
    assert is_demonstration(simulated)
    assert "simulated signal" in page_text(simulated)["demonstration"]
    assert "a made-up patient" in page_text(report_content(demonstration=True))["demonstration"]


@pytest.mark.proves("REQ-RECORD-SHORT", "USE-READ-REPORT")
def test_what_was_lost_is_said() -> None:
    assert _tile(report_content(), "Signal lost")["value"] == "None"
    gap = ReportedGap(stream_name="EEG", onset_s=83.25, duration_s=0.5, samples=125, cause="restart")
    text = page_text(report_content(gaps=(gap,)))
    assert text["gaps"] == [["00:01:23.2", "0.5 s", "125", "EEG", "acquisition restarted"]]
    assert _tile(report_content(gaps=(gap,)), "Signal lost")["grade"] == "fair"


@pytest.mark.proves("REQ-RECORD-SHORT")
def test_less_than_twenty_minutes_is_not_praised() -> None:
    tile = _tile(report_content(), "Satisfactory")
    assert tile["grade"] == "fair"
    assert "goal 20 min" in tile["detail"]


def test_impedance_meets_its_channel_under_either_name() -> None:
    content = report_content(impedances=(ElectrodeImpedance(label="O1", kiloohm=4.26),))
    rows = {row["label"]: row["impedances"] for row in page_text(content)["quality"]}
    assert rows["O1"][0] == {"text": "4.3", "grade": "good"}
    assert rows["Fz"][0] == {"text": wording.NOTHING, "grade": ""}


def test_impedance_grades_follow_the_limits() -> None:
    assert [grade_of_impedance(value) for value in (5.0, 5.1, 10.0, 10.1, None)] == [
        "good",
        "fair",
        "fair",
        "bad",
        "bad",
    ]


def test_without_an_analysis_the_reason_is_there() -> None:
    content = msgspec.structs.replace(report_content(), analysis=None, analysis_missing="The analysis failed.")
    text = page_text(content)
    assert "The analysis failed." in text["notes"]
    assert text["bands"]["rows"] == []


@pytest.mark.parametrize(
    ("born", "then", "age"),
    [
        ("1984-05-12", "2026-05-11", "41 years"),
        ("1984-05-12", "2026-05-12", "42 years"),
        ("2026-01-31", "2026-02-28", "0 months"),
        ("2025-01-10", "2026-02-10", "13 months"),
        ("2027-01-01", "2026-01-01", ""),
        ("unknown", "2026-01-01", ""),
    ],
)
def test_age(born: str, then: str, age: str) -> None:
    assert wording.age_at(born, then) == age


def test_times_and_numbers_are_unambiguous() -> None:
    assert wording.moment("2026-11-21T21:04:05+00:00") == "21 Nov 2026, 21:04:05 UTC"
    assert wording.moment("2026-11-21T21:04:05+02:00") == "21 Nov 2026, 21:04:05 UTC+0200"
    assert wording.moment("yesterday") == "yesterday"
    assert [wording.length(s) for s in (0.25, 59.6, 61, 3600, 5430)] == [
        "0.2 s",
        "1 min",
        "1 min 1 s",
        "1 h 0 min",
        "1 h 30 min",
    ]
    assert [wording.percent(s) for s in (0, 0.001, 0.5, 0.999, 1)] == ["0 %", "<1 %", "50 %", ">99 %", "100 %"]
    assert wording.stream_time(3599.96) == "01:00:00.0"
    assert wording.count(1234567) == "1\u202f234\u202f567"
