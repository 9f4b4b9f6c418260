"""A recording that adds up in itself, held against what the log says of it."""

import hashlib
from pathlib import Path

import msgspec
import pytest

from app.core.errors import LedgerBroken, NeuraScaleError, RecordingBroken, StorageFault
from app.core.events.catalogue import EventData
from app.core.events.recording_events import MinuteSealedData, RecordingStartedData, RecordingStoppedData, StreamTotals
from app.core.events.system_event import new_event
from app.core.recording.framing import RecordedCount
from app.core.recording.log_comparison import LoggedRecording, compare_with_log, logged_recording, must_be_there
from app.core.recording.verification import VerifiedRecording
from app.core.settings.data_directory import DataDirectory
from app.core.store.station_store import StationStore
from tests.fakes.opened_database import opened_database

CONTENT = bytes(range(250))
STARTED = RecordingStartedData(recording_id="r-1", session_id="s-1", device="d", stream_rates_hz=(250.0,), labels=())
SEAL = MinuteSealedData(
    recording_id="r-1",
    minute=0,
    segment="segment-000000.nsr",
    first_byte=10,
    end_byte=200,
    sha256=hashlib.sha256(CONTENT[10:200]).hexdigest(),
)
STOPPED = RecordingStoppedData(
    recording_id="r-1",
    session_id="s-1",
    streams=(StreamTotals(stream_id="eeg", samples=500, lost=0, gaps=0),),
    bytes_written=250,
    seconds=2.0,
)
LOGGED = LoggedRecording(known=True, seals=(SEAL,), stopped=STOPPED)


def verified(samples: int = 500) -> VerifiedRecording:
    count = RecordedCount(stream_id="eeg", samples=samples, lost=0, gaps=0, end_sample=samples, blocks=1)
    return VerifiedRecording(
        recording_id="r-1",
        session_id="s-1",
        complete=False,
        bytes_total=250,
        torn_bytes=0,
        segments=1,
        sealed_minutes=1,
        streams=(count,),
        gaps=(),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "segment-000000.nsr").write_bytes(CONTENT)
    return tmp_path


def keep(data: DataDirectory, *entries: tuple[str, EventData]) -> None:
    store = StationStore.open(data)
    try:
        for event_type, told in entries:
            store.log.append(new_event(event_type, told, source_service="acquisition", correlation_id="s-1"))
    finally:
        store.close()


def test_what_the_log_says_of_a_recording_is_found_and_of_others_left_out(data_directory: DataDirectory) -> None:
    other = msgspec.structs.replace(SEAL, recording_id="r-2")
    keep(
        data_directory,
        ("recording.started", STARTED),
        ("recording.minute_sealed", other),
        ("recording.minute_sealed", SEAL),
        ("recording.stopped", STOPPED),
    )
    assert logged_recording(data_directory, "r-1") == LOGGED
    assert logged_recording(data_directory, "r-9") == LoggedRecording()


def test_a_folder_without_a_log_knows_nothing(data_directory: DataDirectory) -> None:
    assert logged_recording(data_directory, "r-1") == LoggedRecording()


@pytest.mark.parametrize(
    ("encoding", "error", "says"),
    [("plain", StorageFault, "cannot read"), ("sealed-v1", LedgerBroken, "Entry 1"), ("later", StorageFault, "open")],
)
def test_an_entry_that_cannot_be_read_knows_no_less_but_says_so(
    data_directory: DataDirectory, encoding: str, error: type[NeuraScaleError], says: str
) -> None:
    keep(data_directory, ("recording.started", STARTED), ("recording.minute_sealed", SEAL))
    with opened_database(data_directory) as connection:
        change = (
            "UPDATE entries SET encoding = ?, payload = CAST(replace(CAST(payload AS TEXT), 'data', 'date') AS BLOB)"
        )
        connection.execute(f"{change} WHERE event_type = 'recording.minute_sealed'", (encoding,))
    with pytest.raises(error, match=says):
        logged_recording(data_directory, "r-1")


def test_a_recording_as_the_log_says_passes_also_one_that_still_grows(folder: Path) -> None:
    compare_with_log(folder, verified(), LOGGED)
    compare_with_log(folder, verified(100), msgspec.structs.replace(LOGGED, stopped=None))
    compare_with_log(folder, verified(100), LoggedRecording())


@pytest.mark.proves("REQ-RECORD-SEALED")
def test_a_recording_cut_at_the_end_of_a_record_is_shorter_than_the_log_says(folder: Path) -> None:
    with pytest.raises(RecordingBroken, match="the log says 500 samples, 250 are there"):
        compare_with_log(folder, verified(250), LOGGED)


@pytest.mark.proves("REQ-RECORD-SEALED")
@pytest.mark.parametrize("content", [CONTENT[:199], CONTENT[:50] + b"x" + CONTENT[51:], b""])
def test_a_minute_that_is_not_what_was_sealed_is_named(folder: Path, content: bytes) -> None:
    (folder / "segment-000000.nsr").write_bytes(content)
    with pytest.raises(RecordingBroken, match="Minute 0 is not what the log sealed"):
        compare_with_log(folder, verified(), LOGGED)


@pytest.mark.proves("REQ-RECORD-SEALED")
def test_a_segment_that_is_gone_is_not_what_was_sealed(folder: Path) -> None:
    (folder / "segment-000000.nsr").unlink()
    with pytest.raises(RecordingBroken, match="Minute 0"):
        compare_with_log(folder, verified(), LOGGED)


def test_a_recording_that_the_log_knows_must_be_there() -> None:
    with pytest.raises(RecordingBroken, match="files are gone"):
        must_be_there(LOGGED)
    must_be_there(LoggedRecording())
