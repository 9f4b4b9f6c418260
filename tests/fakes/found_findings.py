"""Findings as a station keeps them, in memory, for windows of tests; it judges little, and keeps everything asked."""

import hashlib
from dataclasses import dataclass, field

import msgspec

from app.core.clinic.findings.detector_findings import DetectorFinding, FindingState
from app.core.clinic.findings.score_terms import score_terms
from app.core.clinic.findings.structured import Finding, RequiredStatement
from app.core.errors import Conflict
from app.core.processing.detection import DetectorRun
from app.core.station.finding_messages import (
    ExportFhir,
    FhirExported,
    FindingsView,
    GetFindings,
    JudgeFinding,
    MakeReport,
    PreviewReport,
    RecordFinding,
    WithdrawFinding,
    WriteReportText,
)
from app.core.station.report_messages import ReportPiece
from tests.fakes.report_contents import TEN_TWENTY
from tests.fakes.served_report import PIECE, report_document
from tests.fakes.station import FakeStation

LIMITS = ("Not validated on a reference set.",)


def a_proposal(finding_id: str, onset_s: float, *channels: str, kind: str = "spike_like") -> DetectorFinding:
    spike = kind == "spike_like"
    return DetectorFinding(
        finding_id=finding_id,
        detector="sharp_transients" if spike else "rhythmic_runs",
        version="1",
        kind=kind,
        onset_s=onset_s,
        duration_s=0.07 if spike else 15.0,
        channels=channels,
        score=6.2,
        text="6.2 times the background, 70 ms" if spike else "3.2 Hz for 15 s, right side, 80 µV",
    )


@dataclass
class FoundFindings:
    """See the module. `view` is what the next answer says."""

    station: FakeStation
    recording_id: str = "recording-1"
    view: FindingsView = field(init=False)

    def __post_init__(self) -> None:
        self.view = FindingsView(
            session_id="session-0001",
            recording_id=self.recording_id,
            detector_findings=(
                a_proposal("p-1", 6.25, "T7", "F7"),
                a_proposal("p-2", 12.5, "F4", "C4", kind="rhythmic_run"),
                a_proposal("p-3", 15.0, "T7"),
            ),
            detectors=(
                DetectorRun(detector="sharp_transients", version="1", found=2, kept=2, limits=LIMITS),
                DetectorRun(detector="rhythmic_runs", version="1", found=1, kept=1, limits=LIMITS),
            ),
            statements=(
                RequiredStatement(key="vigilance", label="Whether drowsiness or sleep was reached"),
                RequiredStatement(key="hyperventilation", label="Response to hyperventilation, or why it was not done"),
            ),
            report_sha256="a" * 64,
            report_version=1,
            stage="draft",
            labels=TEN_TWENTY,
            recorded_s=61.0,
        )
        station = self.station
        station.answer(GetFindings, lambda _request: self.view)
        station.answer(JudgeFinding, self._judge)
        station.answer(RecordFinding, self._record)
        station.answer(WithdrawFinding, self._withdraw)
        station.answer(WriteReportText, self._write)
        station.answer(MakeReport, self._make)
        station.answer(PreviewReport, self._piece)
        station.answer(
            ExportFhir, lambda asked: FhirExported(path=asked.path, size_bytes=9, sha256="b" * 64, resources=12)
        )

    def change(self, **fields: object) -> FindingsView:
        self.view = msgspec.structs.replace(self.view, **fields)
        return self.view

    def _judge(self, asked: JudgeFinding) -> FindingsView:
        changed = tuple(
            msgspec.structs.replace(one, state=FindingState(asked.verdict), by="Dr. Keller", reason=asked.reason)
            if one.finding_id == asked.finding_id
            else one
            for one in self.view.detector_findings
        )
        return self.change(detector_findings=changed, unreported=True)

    def _record(self, asked: RecordFinding) -> FindingsView:
        known = [one for one in self.view.findings if one.finding_id != asked.finding_id]
        made = Finding(
            finding_id=asked.finding_id or f"f-{len(self.view.findings) + 1}",
            version=asked.version + 1,
            term=asked.term,
            label=score_terms().words_of(asked.term),
            side=asked.side,
            regions=asked.regions,
            channels=asked.channels,
            onset_s=asked.onset_s,
            duration_s=asked.duration_s,
            features=asked.features,
            text=asked.text,
            by="Dr. Keller",
            from_detector=asked.from_detector,
        )
        return self.change(findings=(*known, made), unreported=True)

    def _withdraw(self, asked: WithdrawFinding) -> FindingsView:
        return self.change(
            findings=tuple(one for one in self.view.findings if one.finding_id != asked.finding_id), unreported=True
        )

    def _write(self, asked: WriteReportText) -> FindingsView:
        if asked.version != self.view.text_version:
            raise Conflict("Somebody has written these texts meanwhile.", advice="Look at what is there.")
        said = {one.key: one.said for one in asked.statements}
        return self.change(
            text_version=asked.version + 1,
            indication=asked.indication,
            description=asked.description,
            impression=asked.impression,
            statements=tuple(msgspec.structs.replace(one, said=said.get(one.key, "")) for one in self.view.statements),
            text_by="Dr. Keller",
            unreported=True,
        )

    def _make(self, _asked: MakeReport) -> FindingsView:
        return self.change(report_sha256="c" * 64, unreported=False)

    def _piece(self, asked: PreviewReport) -> ReportPiece:
        document = report_document()
        return ReportPiece(
            session_id=asked.session_id,
            report_id="preview",
            offset=asked.offset,
            total_bytes=len(document),
            sha256=hashlib.sha256(document).hexdigest(),
            content=document[asked.offset : asked.offset + PIECE],
        )
