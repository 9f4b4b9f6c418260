"""Exports asked of the station: one at a time, told, cancelled, noted in the log."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import Conflict, LinkDown, NotFound, SurroundingsError, WrongUse
from app.core.events.recording_events import RecordingStartedData
from app.core.identifiers import RecordingId
from app.core.recording.exports.exported_files import describe_files
from app.core.station.messages import StationState
from app.core.station.recording_messages import CancelExport, ExportRecording, ExportView, NoteExport
from app.core.station.recording_requests import answer_recording_request
from app.core.station.station_state import draw_state
from tests.fakes.exported_recordings import rich_recording
from tests.fakes.recordings import RECORDING
from tests.fakes.station_rooms import StationOfTests

DONE = json.dumps({"files": [{"name": "a.edf", "n_bytes": 5, "sha256": "ab" * 32}], "values_compared": 1200}).encode()


@pytest.fixture
def recorded(station: StationOfTests) -> Iterator[StationOfTests]:
    """A station that has recorded."""
    session_id = station.begin()
    station.rooms.journal.write(
        RecordingStartedData(
            recording_id=RECORDING, session_id=session_id, device="d", stream_rates_hz=(100.0,), labels=("E1",)
        ),
        session_id=session_id,
    )
    yield station
    station.rooms.closing.set()
    station.rooms.exports.close()


def ask(station: StationOfTests, folder: Path, **more: Any) -> str:
    request = ExportRecording(recording_id=RECORDING, folder=str(folder), **{"format": "edf", **more})
    return str(answer_recording_request(station.rooms, request).export_id)  # type: ignore[attr-defined]


def view(station: StationOfTests) -> ExportView:
    found = station.rooms.exports.view
    assert found is not None
    return found


def wait_for(holds: Callable[[], bool]) -> None:
    ends_s = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < ends_s
        time.sleep(0.005)


class SlowTask:
    """A task that goes on until it is let go or given up."""

    def __init__(self, answer: bytes = DONE) -> None:
        self.answer = answer
        self.words: tuple[str, ...] = ()
        self.go_on = threading.Event()
        self.tell: Callable[[float], None] = lambda _share: None

    def __call__(self, _data: object, *words: str, **how: Any) -> bytes:
        self.words, self.tell = words, how["on_progress"]
        while not self.go_on.wait(0.005):
            if how["given_up"]():
                raise LinkDown("The export was given up.")
        return self.answer


def test_what_was_exported_is_compared_told_and_in_the_log(recorded: StationOfTests, tmp_path: Path) -> None:
    task = SlowTask()
    recorded.run_task = task
    export_id = ask(recorded, tmp_path, identified=True, discontinuous=True)
    wait_for(lambda: bool(task.words))
    target = tmp_path / f"recording-{RECORDING[-12:]}.edf"
    assert task.words == (
        *("export", "--recording", RECORDING, "--format", "edf", "--out", str(target)),
        *("--identified", "--discontinuous"),
    )
    task.tell(0.42)
    shown: StationState = draw_state(recorded.rooms, (), incarnation="i", ending=False, log_fault=lambda: "")
    assert shown.export is not None
    assert (shown.export.export_id, shown.export.progress, shown.export.state) == (export_id, 0.42, "running")
    task.go_on.set()
    wait_for(lambda: view(recorded).state == "done")
    assert "1,200 values agree" in view(recorded).text
    (entry,) = recorded.events("recording.exported")
    assert (entry.recording_id, entry.format, entry.files_sha256) == (RECORDING, "edf", ("ab" * 32,))
    assert (entry.identified, entry.asked_in) == (True, "window")


def test_one_at_a_time_and_cancelled_it_leaves_no_entry(recorded: StationOfTests, tmp_path: Path) -> None:
    recorded.run_task = SlowTask()
    export_id = ask(recorded, tmp_path)
    with pytest.raises(Conflict):
        ask(recorded, tmp_path)
    answer_recording_request(recorded.rooms, CancelExport(export_id=export_id))
    wait_for(lambda: view(recorded).state == "cancelled")
    with pytest.raises(NotFound):
        answer_recording_request(recorded.rooms, CancelExport(export_id=export_id))
    assert recorded.events("recording.exported") == []
    ask(recorded, tmp_path)  # the next one may begin


def test_the_end_of_the_station_ends_it(recorded: StationOfTests, tmp_path: Path) -> None:
    recorded.run_task = SlowTask()
    ask(recorded, tmp_path)
    recorded.rooms.closing.set()
    recorded.rooms.exports.close()
    assert view(recorded).state == "cancelled"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (json.dumps({"refused": {"code": "x", "what": "No.", "meaning": "m", "advice": "Do so."}}).encode(), "No."),
        (b"nonsense", "did not say"),
    ],
)
def test_a_refusal_is_told_with_what_to_do(recorded: StationOfTests, tmp_path: Path, answer: bytes, said: str) -> None:
    task = SlowTask(answer)
    task.go_on.set()
    recorded.run_task = task
    ask(recorded, tmp_path)
    wait_for(lambda: view(recorded).state == "failed")
    assert said in view(recorded).text
    assert view(recorded).advice


def test_a_task_that_dies_is_a_failure(recorded: StationOfTests, tmp_path: Path) -> None:
    def dies(*_words: str, **_how: Any) -> bytes:
        raise SurroundingsError("The export ended with exit code -9.")

    recorded.run_task = dies
    ask(recorded, tmp_path)
    wait_for(lambda: view(recorded).state == "failed")
    assert "-9" in view(recorded).text


def test_where_it_may_not_go_and_what_may_not_be_asked(recorded: StationOfTests, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    for folder, more, refusal in (
        (tmp_path / "nowhere", {}, WrongUse),
        (Path("relative"), {}, WrongUse),
        (recorded.data.recordings, {}, WrongUse),
        (tmp_path, {"format": "wav"}, WrongUse),
        (tmp_path, {"format": "csv", "identified": True}, WrongUse),
    ):
        with pytest.raises(refusal):
            ask(recorded, folder, **more)
    with pytest.raises(NotFound):
        recorded.rooms.exports.start(ExportRecording(recording_id="r-9", format="edf", folder=str(tmp_path)))
    assert recorded.rooms.exports.view is None


@pytest.mark.proves("REQ-EXPORT-WHOLE")
def test_nothing_that_exists_is_overwritten(recorded: StationOfTests, tmp_path: Path) -> None:
    task = SlowTask()
    task.go_on.set()
    recorded.run_task = task
    name = f"recording-{RECORDING[-12:]}"
    (tmp_path / f"{name}.edf").touch()
    (tmp_path / f"{name}-2.edf").touch()
    ask(recorded, tmp_path)
    wait_for(lambda: view(recorded).state == "done")
    assert Path(view(recorded).target).name == f"{name}-3.edf"


def test_an_export_of_a_command_line_is_noted(recorded: StationOfTests) -> None:
    note = NoteExport(recording_id=RECORDING, format="xdf", files_sha256=("00" * 32,))
    answer_recording_request(recorded.rooms, note)
    (entry,) = recorded.events("recording.exported")
    assert (entry.format, entry.asked_in, entry.identified) == ("xdf", "command line", False)
    with pytest.raises(NotFound):
        recorded.rooms.exports.note(NoteExport(recording_id="r-9", format="xdf", files_sha256=()))


def test_the_real_task_exports_and_leaves_nothing_where_it_cannot(recorded: StationOfTests, tmp_path: Path) -> None:
    """The worker itself, in its own process."""
    rich_recording(recorded.data.recording(RecordingId(RECORDING)))
    out = tmp_path / "out"
    out.mkdir()
    ask(recorded, out, format="csv")
    wait_for(lambda: view(recorded).state != "running")
    assert view(recorded).state == "done", view(recorded).text
    written = tuple(sorted(out.iterdir()))
    (entry,) = recorded.events("recording.exported")
    assert sorted(entry.files_sha256) == sorted(one.sha256 for one in describe_files(written))
    assert "all 2,050 values are equal" in view(recorded).text
    ask(recorded, out, format="edf", identified=True)  # this recording's session is of nobody the store knows
    wait_for(lambda: view(recorded).state != "running")
    assert view(recorded).state == "failed"
    assert "does not say whose recording" in view(recorded).text
    assert tuple(sorted(out.iterdir())) == written
