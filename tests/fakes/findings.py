"""A session that was recorded, analysed and reported, for those who find something in it."""

import hashlib
import json
from typing import Any

import msgspec
import pytest

from app.core.access.caller import Caller
from app.core.clinic.reports.content import ReportContent
from app.core.clinic.reports.rendering import render_report
from app.core.events.recording_events import (
    RecordingAnalysedData,
    RecordingStartedData,
    RecordingStoppedData,
    ReportWrittenData,
    StreamTotals,
)
from app.core.identifiers import new_id
from app.core.processing.analysis import Analysis
from app.core.processing.detection import Detection, DetectorRun
from app.core.station import report_facts, report_making
from app.core.station.finding_messages import FindingsView, GetFindings
from app.core.station.finding_requests import FindingRequests
from app.core.station.interpretations import ANALYSIS_FILE
from app.core.station.report_making import keep_content
from app.core.station.report_shelf import keep_report
from tests.fakes.report_contents import TEN_TWENTY, made_up_analysis, report_content
from tests.fakes.signing import SigningOfTests
from tests.fakes.station_rooms import StationOfTests

SPIKE = Detection(
    detector="sharp_transients", version="1", kind="spike_like", onset_s=12.25, duration_s=0.07,
    channels=("T7", "F7"), score=6.2, text="6.2 times the background, 70 ms",
)  # fmt: skip
RUN = Detection(
    detector="rhythmic_runs", version="1", kind="rhythmic_run", onset_s=30.0, duration_s=15.0,
    channels=("F4-C4",), score=0.7, text="3.2 Hz for 15 s, right side, 80 µV",
)  # fmt: skip
RUNS = (
    DetectorRun(detector="sharp_transients", version="1", found=1, kept=1, limits=("Not validated.",)),
    DetectorRun(detector="rhythmic_runs", version="1", found=1, kept=1, limits=("Not validated.",)),
)


class TasksOfTests:
    """Does in this process what a worker does in its own; everything it was given is kept."""

    def __init__(self) -> None:
        self.given: list[tuple[str, bytes]] = []
        self.hed_faults: tuple[str, ...] = ()

    def __call__(self, _data: object, task: str, *_words: str, given: bytes = b"", **_how: Any) -> bytes:
        self.given.append((task, given))
        if task == "hed":
            return json.dumps({"faults": self.hed_faults}).encode()
        if task == "detail":
            return b"null"  # nothing that can be read: a report without excerpts
        assert task == "report"
        return render_report(msgspec.json.decode(given, type=ReportContent))

    def contents(self) -> list[ReportContent]:
        return [msgspec.json.decode(given, type=ReportContent) for task, given in self.given if task == "report"]


class FoundOfTests:
    """See the module. `desk` answers; `signing` signs."""

    def __init__(self, station: StationOfTests, monkeypatch: pytest.MonkeyPatch) -> None:
        self.station = station
        self.tasks = TasksOfTests()
        for module in (report_making, report_facts):
            monkeypatch.setattr(module, "run_task", self.tasks)
        self.signing = SigningOfTests(station)
        self.session_id = self.signing.session_id
        self.recording_id = new_id(station.clock)
        journal = station.rooms.journal
        journal.write(
            RecordingStartedData(
                recording_id=self.recording_id, session_id=self.session_id, device="simulated",
                stream_rates_hz=(250.0,), labels=TEN_TWENTY,
            ),
            session_id=self.session_id,
        )  # fmt: skip
        journal.write(
            RecordingStoppedData(
                recording_id=self.recording_id, session_id=self.session_id, bytes_written=1, seconds=61.0,
                streams=(StreamTotals(stream_id="eeg", samples=15250, lost=0, gaps=0),),
            ),
            session_id=self.session_id,
        )  # fmt: skip
        self.analyse(msgspec.structs.replace(made_up_analysis(), detections=(SPIKE, RUN), detectors=RUNS))
        self.report()
        self.desk = FindingRequests(station.rooms, self.signing.desk.one_at_a_time)
        self.keller = self.signing.sign_in("keller")

    def analyse(self, analysis: Analysis) -> None:
        folder = self.station.data.recording(self.recording_id)
        folder.mkdir(parents=True, exist_ok=True)
        printed = msgspec.json.encode(analysis)
        (folder / ANALYSIS_FILE).write_bytes(printed)
        self.station.rooms.journal.write(
            RecordingAnalysedData(
                recording_id=self.recording_id, session_id=self.session_id,
                analysis_sha256=hashlib.sha256(printed).hexdigest(),
            ),
            session_id=self.session_id,
        )  # fmt: skip

    def report(self) -> None:
        """As the session's end makes it."""
        station = self.station
        session = station.store.sessions.get(self.session_id)
        assert session is not None
        content = report_content(report_id=new_id(station.clock))
        document = render_report(content)
        keep_content(station.store, station.data, self.session_id, session.patient_id, content)
        keep_report(station.store, station.data, self.session_id, session.patient_id, document)
        station.rooms.journal.write(
            ReportWrittenData(
                report_id=content.report_id, session_id=self.session_id, recording_id=self.recording_id,
                file_name=f"{self.session_id}.pdf.sealed", sha256=hashlib.sha256(document).hexdigest(),
                checkpoint_size=1,
            ),
            session_id=self.session_id,
        )  # fmt: skip

    def view(self, caller: Caller | None = None) -> FindingsView:
        answer = self.desk.answer(GetFindings(session_id=self.session_id), caller or self.keller)
        assert isinstance(answer, FindingsView)
        return answer

    def ask(self, kind: type[Any], caller: Caller | None = None, **fields: Any) -> Any:
        return self.desk.answer(kind(session_id=self.session_id, **fields), caller or self.keller)
