"""A session's findings in a running station: recorded, previewed, made into the report, signed, told as FHIR."""

import io
import json
from pathlib import Path

import pypdf
import pytest

from app.core.access.signatures import Meaning
from app.core.clock import SYSTEM_CLOCK
from app.core.devices.driver import SimulatedSpec
from app.core.errors import Conflict
from app.core.events.finding_events import StatementSaid
from app.core.settings.data_directory import DataDirectory
from app.core.station.finding_messages import (
    FindingsView,
    GetFindings,
    MakeReport,
    PreviewReport,
    RecordFinding,
    WriteReportText,
)
from app.core.station.messages import StopSessionRecording
from app.core.station.report_messages import ReportPiece
from app.core.station.signing_messages import SignDocument
from app.core.store.station_store import StationStore
from tests.journeys.running_workstation import RunningWorkstation, neurascale, running_workstation
from tests.oracle_of_medplum import refused

pytestmark = [pytest.mark.journey, pytest.mark.timeout(280)]

_DEMO = "demo"


def _said(workstation: RunningWorkstation) -> FindingsView:
    """Everything that a clinician says, and what there is of it then."""
    operator, session_id = workstation.operator, workstation.session_id
    view = operator.request(GetFindings(session_id=session_id))
    assert {one.detector for one in view.detectors} == {"sharp_transients", "rhythmic_runs"}
    with_finding = operator.request(
        RecordFinding(
            session_id=session_id, term="Posterior-dominant-rhythm", side="both", regions=("occipital",),
            features=("Abundant-prevalence",),
        )
    )  # fmt: skip
    return operator.request(
        WriteReportText(
            session_id=session_id,
            version=with_finding.text_version,
            indication="A first seizure.",
            impression="Normal for age.",
            statements=tuple(StatementSaid(key=one.key, said="As expected.") for one in view.statements),
        )
    )


def test_what_was_found_is_in_the_signed_report_and_in_the_bundle(tmp_path: Path) -> None:
    place, saved = ("--data", str(tmp_path / "data")), tmp_path / "report.pdf"
    with running_workstation(tmp_path / "data") as workstation:
        workstation.record(SimulatedSpec(n_channels=19, rate_hz=250.0, speed=20.0))
        workstation.operator.request(StopSessionRecording(session_id=workstation.session_id))
        workstation.follow(lambda view: view.step == "completed", timeout_s=120)
        operator, session_id = workstation.operator, workstation.session_id
        view = _said(workstation)
        piece = operator.request(PreviewReport(session_id=session_id), timeout_s=100)
        assert isinstance(piece, ReportPiece)
        assert piece.content.startswith(b"%PDF")
        made = operator.request(MakeReport(session_id=session_id, sha256=view.report_sha256), timeout_s=150)
        assert made.report_sha256 != view.report_sha256
        operator.request(
            SignDocument(
                session_id=session_id, sha256=made.report_sha256, meaning=Meaning.AUTHORSHIP, password=_DEMO,
                user_name=_DEMO,
            )
        )  # fmt: skip
        with pytest.raises(Conflict, match="signed"):
            operator.request(MakeReport(session_id=session_id, sha256=made.report_sha256), timeout_s=100)
        told = neurascale("report", "fhir", session_id, "--out", str(tmp_path / "report.json"), "--json", *place)
        assert told.returncode == 0, told.stderr
        assert neurascale("report", "save", session_id, "--out", str(saved), *place).returncode == 0
    words = " ".join(
        " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(saved.read_bytes())).pages).split()
    )
    assert "Normal for age." in words
    assert "Posterior dominant rhythm" in words
    bundle = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert len(bundle["entry"]) == json.loads(told.stdout)["resources"]
    report = bundle["entry"][0]["resource"]
    assert (report["status"], report["conclusion"]) == ("final", "Normal for age.")
    resources = [bundle, *(entry["resource"] for entry in bundle["entry"])]
    assert refused(resources) == f"{len(resources)} read, 0 refused\n"
    store = StationStore.open(DataDirectory(tmp_path / "data"), clock=SYSTEM_CLOCK)
    try:
        (entry,) = store.log.read(event_type="report.fhir_exported")
    finally:
        store.close()
    assert entry.event.data.sha256 == json.loads(told.stdout)["sha256"]  # type: ignore[attr-defined]
    assert entry.event.subject_id  # sealed as the patient's
    assert neurascale("log", "verify", *place).returncode == 0
