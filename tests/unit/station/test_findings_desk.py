"""Findings: what a clinician records, accepts, refuses and writes; what is kept of it; and the report made of it."""

import io

import pypdf
import pytest

from app.core.clinic.findings.detector_findings import FindingState
from app.core.errors import Conflict, DefectError, NotFound, WrongUse
from app.core.events.finding_events import StatementSaid
from app.core.station.finding_messages import (
    JudgeFinding,
    MakeReport,
    PreviewReport,
    RecordFinding,
    WithdrawFinding,
    WriteReportText,
)
from app.core.station.report_versions import shown_report, versions_of
from app.core.station.signing_messages import AmendReport, WithdrawReport
from app.core.store.log_verification import verify_data
from tests.fakes.findings import FoundOfTests
from tests.fakes.reception import quick_passwords
from tests.fakes.station_rooms import StationOfTests


@pytest.fixture
def found(station: StationOfTests, monkeypatch: pytest.MonkeyPatch) -> FoundOfTests:
    quick_passwords(monkeypatch)
    return FoundOfTests(station, monkeypatch)


def say_everything(found: FoundOfTests, impression: str = "Left temporal epileptiform discharges.") -> None:
    view = found.view()
    found.ask(
        WriteReportText,
        version=view.text_version,
        indication="A first seizure.",
        description="Awake throughout.",
        impression=impression,
        statements=tuple(StatementSaid(key=one.key, said="Said.") for one in view.statements),
    )


def pages(found: FoundOfTests) -> str:
    content = shown_report(found.station.store, found.station.data, found.session_id).content
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def test_what_a_detector_found_is_a_proposal_until_a_clinician_says_otherwise(found: FoundOfTests) -> None:
    spike, run = found.view().detector_findings
    assert (spike.state, run.state) == (FindingState.PROPOSED, FindingState.PROPOSED)
    assert (spike.detector, spike.version, spike.channels) == ("sharp_transients", "1", ("T7", "F7"))
    assert found.view().detectors[0].limits == ("Not validated.",)
    found.ask(JudgeFinding, finding_id=spike.finding_id, verdict="accepted", seen="proposed")
    with pytest.raises(WrongUse, match="Say why"):
        found.ask(JudgeFinding, finding_id=run.finding_id, verdict="refused", seen="proposed")
    view = found.ask(
        JudgeFinding, finding_id=run.finding_id, verdict="refused", seen="proposed", reason="Pulse over F4"
    )
    spike, run = view.detector_findings
    assert (spike.state, spike.by) == (FindingState.ACCEPTED, "Dr. Keller")
    assert (run.state, run.reason) == (FindingState.REFUSED, "Pulse over F4")
    told = found.station.events("finding.judged")
    assert [(one.verdict, one.kind, one.onset_s) for one in told] == [
        ("accepted", "spike_like", 12.25),
        ("refused", "rhythmic_run", 30.0),
    ]
    verify_data(found.station.data)


def test_a_judgement_says_what_was_seen_and_can_be_taken_back(found: FoundOfTests) -> None:
    spike = found.view().detector_findings[0]
    found.ask(JudgeFinding, finding_id=spike.finding_id, verdict="accepted", seen="proposed")
    with pytest.raises(Conflict, match="accepted by now"):
        found.ask(JudgeFinding, finding_id=spike.finding_id, verdict="refused", seen="proposed", reason="not so")
    view = found.ask(JudgeFinding, finding_id=spike.finding_id, verdict="proposed", seen="accepted")
    assert (view.detector_findings[0].state, view.detector_findings[0].by) == (FindingState.PROPOSED, "")
    with pytest.raises(NotFound):
        found.ask(JudgeFinding, finding_id="none", verdict="accepted", seen="proposed")


def test_what_was_judged_stays_where_a_newer_analysis_finds_it_no_more(found: FoundOfTests) -> None:
    spike = found.view().detector_findings[0]
    found.ask(JudgeFinding, finding_id=spike.finding_id, verdict="accepted", seen="proposed")
    analysis = found.station.data.recording(found.recording_id) / "analysis.json"
    analysis.write_bytes(b"{}")  # changed by somebody outside
    view = found.view()
    assert [one.finding_id for one in view.detector_findings] == [spike.finding_id]
    assert "not the one that the log says" in view.detectors_missing


def test_a_finding_has_a_term_a_place_a_time_and_a_hed_string(found: FoundOfTests) -> None:
    spike = found.view().detector_findings[0]
    with pytest.raises(Conflict, match="Nobody has accepted"):
        found.ask(RecordFinding, term="Spike", onset_s=12.25, from_detector=spike.finding_id)
    found.ask(JudgeFinding, finding_id=spike.finding_id, verdict="accepted", seen="proposed")
    view = found.ask(
        RecordFinding, term="Spike-and-slow-wave", side="left", regions=("temporal",), channels=("T7", "F7"),
        onset_s=12.25, duration_s=0.3, features=("Occasional-feature-incidence",), text="max. T7",
        from_detector=spike.finding_id,
    )  # fmt: skip
    (finding,) = view.findings
    assert finding.label == "Spike and slow wave"
    assert finding.hed == (
        "Spike-and-slow-wave, Occasional-feature-incidence, (Left, Temporal-lobe, Sensor-list/T7 F7)"
    )
    assert (finding.by, finding.version, finding.onset_s) == ("Dr. Keller", 1, 12.25)
    view = found.ask(RecordFinding, finding_id=finding.finding_id, version=1, term="Spike", side="left", onset_s=12.25)
    assert [(one.term, one.version) for one in view.findings] == [("Spike", 2)]
    with pytest.raises(Conflict, match="changed this finding meanwhile"):
        found.ask(RecordFinding, finding_id=finding.finding_id, version=1, term="Polyspikes")
    view = found.ask(WithdrawFinding, finding_id=finding.finding_id, version=2, reason="an eye blink")
    assert view.findings == ()
    assert len(found.station.events("finding.recorded")) == 2  # nothing was overwritten


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"term": "Something-else"}, "no such term"),
        ({"term": "Spike", "side": "above"}, "no such side"),
        ({"term": "Spike", "regions": ("temporal", "temporal")}, "no such region"),
        ({"term": "Spike", "channels": ("XX",)}, "no such channel"),
        ({"term": "Spike", "onset_s": 4000.0}, "after the end"),
        ({"term": "Spike", "onset_s": float("nan")}, "number of seconds"),
        ({"term": "Spike", "features": ("Rare-feature-incidence", "Frequent-feature-incidence")}, "one value"),
        ({"term": "Spike", "text": "x" * 1001}, "at most 1000"),
    ],
)
def test_what_there_is_not_is_refused(found: FoundOfTests, fields: dict[str, object], why: str) -> None:
    with pytest.raises(WrongUse, match=why):
        found.ask(RecordFinding, **fields)
    assert found.station.events("finding.recorded") == []


def test_texts_are_versions_and_two_who_write_at_once_do_not_overwrite_each_other(found: FoundOfTests) -> None:
    say_everything(found)
    with pytest.raises(Conflict, match="meanwhile"):
        found.ask(WriteReportText, version=0, impression="Another one.")
    view = found.view()
    assert (view.text_version, view.impression, view.text_by) == (
        1, "Left temporal epileptiform discharges.", "Dr. Keller",
    )  # fmt: skip
    with pytest.raises(WrongUse, match="no such statement"):
        found.ask(WriteReportText, version=1, statements=(StatementSaid(key="weather", said="fine"),))


def test_who_is_no_clinician_reads_and_is_told_why_no_more(found: FoundOfTests) -> None:
    assert "clinicians" in found.view(found.signing.sign_in("tanner", "cli#7")).why_not
    assert found.view().why_not == ""


def test_a_preview_is_marked_and_nothing_of_it_is_kept(found: FoundOfTests) -> None:
    say_everything(found)
    before = found.station.types()
    piece = found.ask(PreviewReport)
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(piece.content)).pages)
    assert "Preview" in text
    assert "Left temporal epileptiform discharges." in " ".join(text.split())
    assert found.station.types() == before
    assert found.ask(PreviewReport, offset=100).total_bytes == piece.total_bytes
    moser = found.signing.sign_in("moser", "cli#8")
    with pytest.raises(NotFound):  # somebody else's
        found.ask(PreviewReport, moser, offset=100)


def test_the_report_is_made_anew_until_somebody_signs_it(found: FoundOfTests) -> None:
    first = versions_of(found.station.store, found.session_id)[-1]
    assert found.view().stage == "draft"
    found.ask(RecordFinding, term="Spike", side="left", regions=("temporal",), onset_s=12.25)
    if found.view().statements:
        with pytest.raises(Conflict, match="wants the report to say more"):
            found.ask(MakeReport, sha256=first.sha256)
    say_everything(found)
    assert found.view().unreported
    with pytest.raises(Conflict, match="another one by now"):
        found.ask(MakeReport, sha256="0" * 64)
    view = found.ask(MakeReport, sha256=first.sha256)
    assert (view.stage, view.report_version, view.unreported) == ("draft", 1, False)
    assert view.report_sha256 != first.sha256
    assert "Left temporal epileptiform discharges." in " ".join(pages(found).split())
    assert "Preview" not in pages(found)
    found.signing.sign(found.keller, "approval", user_name="keller")
    assert found.view().stage == "signed"
    with pytest.raises(Conflict, match="signed or amended"):
        found.ask(MakeReport, sha256=view.report_sha256)
    verify_data(found.station.data)


def test_after_signing_what_is_found_comes_with_the_addendum(found: FoundOfTests) -> None:
    say_everything(found)
    signed = found.ask(MakeReport, sha256=found.view().report_sha256).report_sha256
    found.signing.sign(found.keller, "approval", user_name="keller")
    found.ask(RecordFinding, term="Wicket-spikes", side="right", regions=("temporal",), onset_s=20.0)
    assert found.view().unreported
    found.signing.desk.answer(
        AmendReport(session_id=found.session_id, sha256=signed, text="Seen again.", reason="second reading"),
        found.keller,
    )
    (amended,) = found.station.events("report.amended")
    assert "Added: Wicket spikes; right, temporal; at 20.0 s" in amended.text
    view = found.view()
    assert (view.stage, view.report_version, view.unreported) == ("signed", 2, False)
    kept = versions_of(found.station.store, found.session_id)
    assert kept[0].sha256 == signed  # the signed one is still there


def test_a_withdrawn_report_is_not_made_again(found: FoundOfTests) -> None:
    say_everything(found)
    sha256 = found.view().report_sha256
    found.signing.desk.answer(
        WithdrawReport(session_id=found.session_id, sha256=sha256, reason="wrong patient"), found.keller
    )
    assert found.view().stage == "withdrawn"
    with pytest.raises(Conflict, match="withdrawn"):
        found.ask(MakeReport, sha256=sha256)


def test_a_hed_string_that_hedtools_refuses_is_not_printed(found: FoundOfTests) -> None:
    say_everything(found)
    found.ask(RecordFinding, term="Spike")
    found.tasks.hed_faults = ("TAG_INVALID: Spike",)
    with pytest.raises(DefectError, match="no valid HED string"):
        found.ask(MakeReport, sha256=found.view().report_sha256)
    assert len(found.station.events("report.written")) == 2  # those from before


def test_nothing_that_was_found_lies_in_clear(found: FoundOfTests) -> None:
    found.ask(RecordFinding, term="Spike", text="kingfisher note")
    say_everything(found, impression="kingfisher conclusion")
    found.ask(MakeReport, sha256=found.view().report_sha256)
    for path in found.station.data.root.rglob("*"):
        if path.is_file():
            assert b"kingfisher" not in path.read_bytes(), path


def test_what_is_said_of_an_older_session_is_sealed_as_its_patients_too(found: FoundOfTests) -> None:
    found.station.rooms.board.show(None)  # another day: it is on the board no more
    found.ask(RecordFinding, term="Spike", text="a note")
    found.signing.sign(found.keller, "approval", user_name="keller")
    session = found.station.store.sessions.get(found.session_id)
    assert session is not None
    told = [
        entry.event.subject_id
        for kind in ("finding.recorded", "document.signed")
        for entry in found.station.store.log.read(event_type=kind)
    ]
    assert told == [session.patient_id, session.patient_id]
