"""What a report says of findings, of programs, and of a background; and which events get a piece of signal."""

from typing import Any

import msgspec
import pytest

from app.core.clinic.findings.detector_findings import DetectorFinding, FindingState
from app.core.clinic.findings.structured import Finding, Interpretation, RequiredStatement
from app.core.clinic.reports.clinical_text import MOST_DETECTIONS, NO_IMPRESSION, clinical_text
from app.core.clinic.reports.content import ReportedEvent
from app.core.clinic.reports.excerpt_wishes import detail_request
from app.core.clinic.reports.page_text import MOST_EVENTS, page_text
from app.core.processing.background import EYES_CLOSED, UNKNOWN_STATE, BackgroundRhythm, SideRhythm
from app.core.processing.detection import DetectorRun
from app.core.processing.excerpts import ReportDetail
from tests.fakes.report_contents import made_up_analysis, report_content


def detection(number: int = 1, state: FindingState = FindingState.PROPOSED, **others: Any) -> DetectorFinding:
    """A proposal of a detector."""
    fields: dict[str, Any] = {
        "finding_id": f"d{number}",
        "detector": "sharp_transients",
        "version": "1",
        "kind": "spike_like",
        "onset_s": 10.0 * number,
        "duration_s": 0.08,
        "channels": ("T7",),
        "score": float(number),
        "state": state,
    }
    return DetectorFinding(**(fields | others))


def _side(frequency_hz: float | None = 10.0, amplitude_uv: float = 40.0) -> SideRhythm:
    return SideRhythm(
        frequency_hz=frequency_hz, prominence_db=12.0, amplitude_uv=amplitude_uv, largest_uv=80.0, labels=("O1",)
    )


def _background(**others: Any) -> BackgroundRhythm:
    fields: dict[str, Any] = {
        "state": EYES_CLOSED,
        "epochs": 12,
        "frequency_hz": 10.04,
        "prominence_db": 12.0,
        "amplitude_uv": 40.0,
        "left": _side(),
        "right": _side(10.1, 44.0),
        "open_epochs": 10,
        "open_amplitude_uv": 12.0,
        "spread": ("O2", "O1"),
        "frontal_share": 0.3,
    }
    return BackgroundRhythm(**(fields | others))


def _said(**others: Any) -> dict[str, Any]:
    detail = ReportDetail(background=_background(**others))
    return clinical_text(report_content(detail=detail))["background"]


def test_without_an_impression_the_report_says_that_it_has_none() -> None:
    text = clinical_text(report_content())
    assert text["impression"] == NO_IMPRESSION
    assert not text["impression_written"]
    said = Interpretation(impression="Seizure.", by="Dr Lind", at="2026-11-21T22:10:00+00:00")
    text = clinical_text(report_content(interpretation=said))
    assert text["impression"] == "Seizure."
    assert text["written_by"] == "Dr Lind, 21 Nov 2026, 22:10:00 UTC"


@pytest.mark.proves("REQ-REPORT-OWN-DATA")
def test_what_a_program_found_says_so_with_its_state() -> None:
    found = (
        detection(1),
        detection(2, FindingState.ACCEPTED, by="Dr Lind"),
        detection(3, FindingState.REFUSED, by="Dr Lind", reason="Muscle"),
    )
    text = clinical_text(report_content(interpretation=Interpretation(detector_findings=found)))
    rows = text["detections"]["rows"]
    assert [row["cells"][-1] for row in rows] == [
        "Accepted by Dr Lind",
        "Proposed; confirmed by nobody",
        "Refused by Dr Lind: Muscle",
    ]
    assert text["detections"]["summary"] == "1 accepted, 1 proposed, 1 refused"
    assert "sharp transients 1" in rows[0]["cells"][4]
    assert rows[0]["cells"][1] == "80 ms"
    assert text["impression"] == NO_IMPRESSION
    assert text["findings"] == []


def test_many_proposals_do_not_drown_the_accepted_ones() -> None:
    found = (*(detection(number) for number in range(1, 200)), detection(500, FindingState.ACCEPTED, score=0.1))
    detections = clinical_text(report_content(interpretation=Interpretation(detector_findings=found)))["detections"]
    assert len(detections["rows"]) == MOST_DETECTIONS
    assert detections["rows"][0]["cells"][-1] == "Accepted"
    assert detections["more"] == 200 - MOST_DETECTIONS


def test_findings_of_people_stand_with_place_time_features_and_tags() -> None:
    finding = Finding(
        finding_id="f", term="Spike", label="Spike", side="left", regions=("temporal",), channels=("EEG T3-Ref",),
        onset_s=12.25, duration_s=0.2, features=("Rare-feature-incidence",), hed="Spike", hed_version="score_2.0.0",
        text="At T7.", from_detector="d1",
    )  # fmt: skip
    (row,) = clinical_text(report_content(interpretation=Interpretation(findings=(finding,))))["findings"]
    assert row["place"] == "left, temporal; T7"
    assert row["when"] == "00:00:12.2, 200 ms"
    assert row["features"] == "rare feature incidence"
    assert row["hed"] == "Spike  (score_2.0.0)"
    assert "detector" in row["source"]


def test_what_the_protocol_asks_for_and_nobody_said_is_named() -> None:
    statements = (RequiredStatement(key="a", label="Sleep", said="None."), RequiredStatement(key="b", label="Photic"))
    rows = clinical_text(report_content(interpretation=Interpretation(statements=statements)))["statements"]
    assert [(row["said"], row["missing"]) for row in rows] == [("None.", False), ("Not stated", True)]
    nothing = clinical_text(report_content(interpretation=Interpretation(statements=statements[1:])))
    assert nothing["unsaid"] == "Nothing of it is stated yet: Photic."


def test_programs_that_looked_are_named_with_their_limits_whatever_they_found() -> None:
    run = DetectorRun(detector="sharp_transients", version="1", found=300, kept=200, limits=("Misses some.",))
    analysis = msgspec.structs.replace(made_up_analysis(), detectors=(run,))
    text = clinical_text(report_content(analysis=analysis))["detections"]
    assert text["rows"] == []
    assert text["detectors"] == [
        {"name": "Sharp transients 1", "words": "300 found, the 200 clearest kept. Misses some."}
    ]


def test_the_background_is_a_sentence_with_its_sides() -> None:
    said = _said(variability_hz=0.3)
    assert said["lead"] == (
        "Posterior dominant rhythm of 10.0 Hz (± 0.3 Hz from epoch to epoch) with the eyes closed, typically 40 µV "
        "peak to peak."
    )
    rows = dict(said["rows"])
    assert "Within what is commonly expected" in rows["Symmetry"]
    assert rows["Reactivity"].startswith("Attenuates with eye opening: 12 µV")
    assert rows["Distribution"].startswith("Largest at O2, O1; frontal amplitude in the same band 30 %")
    assert [row[:3] for row in said["sides"]] == [["Left", "10.0 Hz", "40 µV"], ["Right", "10.1 Hz", "44 µV"]]


@pytest.mark.parametrize(
    ("others", "row", "words"),
    [
        ({"left": _side(10.0, 15.0)}, "Symmetry", "Outside what is commonly expected"),
        ({"left": _side(8.9)}, "Symmetry", "Outside what is commonly expected"),
        ({"left": None}, "Symmetry", "Not assessed: one side"),
        ({"open_amplitude_uv": 38.0}, "Reactivity", "Does not attenuate clearly"),
        ({"open_amplitude_uv": None, "open_epochs": 0}, "Reactivity", "Not assessed: no opening"),
        ({"open_amplitude_uv": None, "open_epochs": 1}, "Reactivity", "Not assessed: too little"),
        ({"state": UNKNOWN_STATE}, "Reactivity", "Not assessed: no closing"),
    ],
)
def test_symmetry_and_reactivity_are_said_or_said_not_to_be_known(others: dict[str, Any], row: str, words: str) -> None:
    assert words in dict(_said(**others)["rows"])[row]


def test_no_background_is_no_rhythm_made_up() -> None:
    said = _said(frequency_hz=None, amplitude_uv=None, left=None, right=None)
    assert said["lead"].startswith("No posterior rhythm stands out")
    assert said["sides"] == []
    nothing = clinical_text(report_content(detail=None, detail_missing="It was too short."))["background"]
    assert nothing["missing"] == "It was too short."


def test_the_tile_shows_the_background_of_closed_eyes() -> None:
    content = report_content(detail=ReportDetail(background=_background()))
    tile = next(tile for tile in page_text(content)["tiles"] if tile["title"] == "Posterior rhythm")
    assert (tile["value"], tile["detail"]) == ("10.0 Hz", "40 µV peak to peak, eyes closed")


def test_a_list_of_events_ends_somewhere_and_says_so() -> None:
    events = tuple(
        ReportedEvent(onset_s=float(k), duration_s=0.0, kind="annotation", text="x") for k in range(MOST_EVENTS + 7)
    )
    text = page_text(report_content(events=events))
    assert (len(text["events"]), text["events_more"]) == (MOST_EVENTS, 7)


# -------------------------------------------------------------------------------------- which events get a piece


def _event(text: str, onset_s: float = 1.0, kind: str = "annotation") -> ReportedEvent:
    return ReportedEvent(onset_s=onset_s, duration_s=0.0, kind=kind, text=text)


def test_people_come_before_programs_and_refused_ones_do_not_come() -> None:
    found = (
        detection(1),
        detection(2, FindingState.ACCEPTED),
        detection(3, FindingState.REFUSED),
        detection(4),
        detection(5),
    )
    finding = Finding(finding_id="f", term="Spike", label="Spike", onset_s=77.0)
    request = detail_request([_event("Cough"), _event("Seizure onset")], (finding,), found)
    assert [one.text for one in request.marked] == [
        "Spike",
        "Sharp transient (accepted)",
        "Seizure onset",
        "Cough",
        "Sharp transient (proposed)",
        "Sharp transient (proposed)",
    ]
    assert [one.onset_s for one in request.marked[-2:]] == [40.0, 50.0]
    assert {one.made_by for one in request.marked if "transient" in one.text} == {"detector"}


@pytest.mark.parametrize("text", ["+9.000000", "12", "T0", "", " - ", "S 5"])
def test_what_has_no_words_takes_no_page(text: str) -> None:
    assert detail_request([_event(text)]).marked == ()


def test_only_annotations_take_pages_and_notes_on_the_eyes_go_along() -> None:
    request = detail_request(
        [
            _event("Lead off: T7", kind="lead_off"),
            _event("Eyes closed"),
            _event("Alarm", kind="alarm"),
            _event("Eyes open", 9.0, kind="device"),
            _event("Marker 7 sent", kind="device"),
        ]
    )
    assert [(one.text, one.made_by) for one in request.marked] == [
        ("Eyes closed", "clinician"),
        ("Eyes open", "device"),
    ]
    assert request.notes == ((1.0, "Eyes closed"), (9.0, "Eyes open"))
    assert msgspec.json.decode(msgspec.json.encode(request), type=type(request)) == request


def test_what_a_procedure_marks_by_itself_takes_what_is_left_of_the_pages() -> None:
    events = [_event("Flashes 6 Hz"), _event("Flashes off"), _event("Cough")]
    request = detail_request(events, detected=(detection(1),), routine={"Flashes 6 Hz": True, "Flashes off": False})
    weights = {one.text: one.weight for one in request.marked}
    assert weights["Cough"] > weights["Sharp transient (proposed)"] > weights["Flashes 6 Hz"] > 0
    assert weights["Flashes off"] == 0
