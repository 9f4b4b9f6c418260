"""Everything that is kept of one patient, as one file."""

import hashlib
import json
import threading
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.core.clinic import patients, sessions
from app.core.errors import Conflict, LinkDown, NotFound, WrongUse
from app.core.events.recording_events import AnnotationAddedData, ReportWrittenData
from app.core.recording.exports.exported_files import ExportedFile
from app.core.station.report_messages import ExportSubject, SubjectExportView
from app.core.station.report_shelf import keep_report
from app.core.workers.export_task import ExportOutcome, ExportRefused
from tests.fakes.station_rooms import StationOfTests

DOCUMENT = b"%PDF-1.7 of Kanarek"


@pytest.fixture
def patient_id(station: StationOfTests) -> str:
    session_id = station.begin()
    patient_id = sessions.existing_session(station.store, session_id).patient_id
    station.rooms.journal.write(
        AnnotationAddedData(
            session_id=session_id, recording_id="r-1", onset_s=1.0, duration_s=0.0, text="Kanarek <b>coughs</b>",
            channels=(), origin="clinician",
        ),
        session_id=session_id,
    )  # fmt: skip
    digest = hashlib.sha256(DOCUMENT).hexdigest()
    station.rooms.journal.write(
        ReportWrittenData(
            report_id="rep", session_id=session_id, recording_id="r-1", file_name="x", sha256=digest, checkpoint_size=1
        ),
        session_id=session_id,
    )
    keep_report(station.store, station.data, session_id, patient_id, DOCUMENT)
    other = patients.PatientDetails(
        hospital_number="H-OTHER", family_name="Otherperson", given_name="Ada", birth_date="1990-01-01", sex="female"
    )
    patients.register_patient(station.store, other, clock=station.clock)
    return patient_id


def exported(station: StationOfTests, patient_id: str, folder: Path, **fields: Any) -> SubjectExportView:
    folder.mkdir(exist_ok=True)
    desk = station.rooms.subject_exports
    desk.start(ExportSubject(patient_id=patient_id, folder=str(folder), **fields), asked_in="window")
    desk.close()
    assert desk.view is not None
    return desk.view


@pytest.mark.proves("REQ-PRIVACY")
def test_it_holds_everything_of_the_patient_and_nothing_of_another(
    station: StationOfTests, patient_id: str, tmp_path: Path
) -> None:
    view = exported(station, patient_id, tmp_path / "out", recordings="none")
    assert (view.state, Path(view.target).parent) == ("done", tmp_path / "out"), view.text
    with zipfile.ZipFile(view.target) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    events = [json.loads(line) for line in inside["events.jsonl"].splitlines()]
    assert {one["event"]["subject_id"] for one in events} == {patient_id}
    assert {"patient.registered", "session.started", "annotation.added"} <= {
        one["event"]["event_type"] for one in events
    }
    assert b"coughs" in inside["events.jsonl"], "what was said is opened"
    assert DOCUMENT in inside.values()
    assert b"Kanarek" in inside["index.html"]
    assert not [name for name, content in inside.items() if b"Otherperson" in content]
    assert [name for name in inside if name.startswith("receipts/entry-")]
    sums = dict(reversed(line.split("  ")) for line in inside.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in inside.items()}
    (told,) = station.events("subject.exported")
    assert (told.sha256, told.purpose) == (hashlib.sha256(Path(view.target).read_bytes()).hexdigest(), "access")
    assert "Kanarek" not in Path(view.target).name
    assert [path.name for path in (tmp_path / "out").iterdir()] == [Path(view.target).name]


def test_recordings_come_as_edf_or_it_is_said_why_not(station: StationOfTests, patient_id: str, tmp_path: Path) -> None:
    session_id = station.shown().session_id
    station.rooms.journal.write(_started(session_id), session_id=session_id)

    def made(_data: object, _task: str, *words: str, **_how: object) -> bytes:
        Path(words[-1]).write_bytes(b"0       EDF")
        return msgspec.json.encode(ExportOutcome(files=(ExportedFile(name="x", n_bytes=1, sha256="0" * 64),)))

    station.run_task = made
    view = exported(station, patient_id, tmp_path / "a")
    with zipfile.ZipFile(view.target) as archive:
        assert archive.read("recordings/r-1/recording.edf") == b"0       EDF"
    refusal = ExportRefused(code="x", what="It is damaged.", meaning="", advice="")
    station.run_task = lambda *_words, **_how: msgspec.json.encode(ExportOutcome(refused=refusal))
    view = exported(station, patient_id, tmp_path / "b")
    with zipfile.ZipFile(view.target) as archive:
        assert b"It is damaged." in archive.read("index.html")
    assert view.state == "done"


def _started(session_id: str) -> Any:
    from app.core.events.recording_events import RecordingStartedData

    return RecordingStartedData(
        recording_id="r-1", session_id=session_id, device="fake", stream_rates_hz=(250.0,), labels=("Fp1",)
    )


def test_cancelled_or_failed_nothing_is_left(station: StationOfTests, patient_id: str, tmp_path: Path) -> None:
    session_id = station.shown().session_id
    station.rooms.journal.write(_started(session_id), session_id=session_id)
    desk, waiting = station.rooms.subject_exports, threading.Event()

    def held(*_words: object, given_up: Any, **_how: object) -> bytes:
        waiting.set()
        while not given_up():
            threading.Event().wait(0.01)
        raise LinkDown("The export was given up.")

    station.run_task = held
    out = tmp_path / "out"
    out.mkdir()
    started = desk.start(ExportSubject(patient_id=patient_id, folder=str(out)), asked_in="window")
    assert waiting.wait(10)
    with pytest.raises(Conflict):
        desk.start(ExportSubject(patient_id=patient_id, folder=str(out)), asked_in="window")
    desk.cancel(started.export_id)
    desk.close()
    assert desk.view is not None
    assert desk.view.state == "cancelled"
    assert list(out.iterdir()) == []
    assert station.events("subject.exported") == []
    with pytest.raises(NotFound):
        desk.cancel(started.export_id)


def test_where_and_what_for_is_judged(station: StationOfTests, patient_id: str, tmp_path: Path) -> None:
    desk = station.rooms.subject_exports
    for fields, refusal in (
        ({"folder": str(station.data.root)}, WrongUse),
        ({"folder": "nowhere"}, WrongUse),
        ({"folder": str(tmp_path), "purpose": "curiosity"}, WrongUse),
        ({"folder": str(tmp_path), "recordings": "mp3"}, WrongUse),
        ({"folder": str(tmp_path), "patient_id": "nobody"}, NotFound),
    ):
        with pytest.raises(refusal):
            desk.start(ExportSubject(**{"patient_id": patient_id, **fields}), asked_in="window")
    assert desk.view is None
