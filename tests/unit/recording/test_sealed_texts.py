"""Free texts of a recording: sealed without the station, opened with the patient's key only."""

import base64
from pathlib import Path

import pytest

from app.core.acquisition.recorder import Recorder
from app.core.clock import VirtualClock
from app.core.errors import LedgerBroken, RecordingBroken
from app.core.recording.reader import RecordingReader
from app.core.recording.sealed_texts import HiddenTexts, SegmentTexts, TextKey, TextOpener, TextSealer, new_text_key
from app.core.recording.verification import verify_recording
from app.core.recording.writer import RecordingWriter
from app.core.settings.data_directory import DataDirectory
from app.core.signals.channel_changes import ChannelChange
from app.core.store.keys.sealing import new_key, opened, sealed
from tests.fakes.recordings import EEG, RECORDING, SESSION, annotation, block, device, record_blocks

PATIENT_KEY = new_key()
SECRET = "Kanarek hustet"


def text_key() -> TextKey:
    return new_text_key(lambda private: sealed(PATIENT_KEY, private, bound_to=b"here"))


def open_box(box: bytes) -> bytes:
    return opened(PATIENT_KEY, box, bound_to=b"here")


def begun(folder: Path, **limits: int) -> RecordingWriter:
    return RecordingWriter.create(
        folder, recording_id=RECORDING, session_id=SESSION, device=device(), text_key=text_key(), clock=VirtualClock(),
        **limits,
    )  # fmt: skip


def texts_of(folder: Path) -> list[str]:
    with RecordingReader(folder) as reader:
        reader.open_texts_with(open_box)
        return [event.text for event in reader.events()]


@pytest.mark.proves("REQ-PRIVACY")
def test_texts_are_in_no_segment_and_open_with_the_patients_key(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    writer = begun(folder, segment_limit_bytes=3000)
    for k in range(20):
        record_blocks(writer, n_blocks=1, first=10 * k, sequence=k)
        writer.append_event(annotation(f"{SECRET} {k}", k / 10), source="operator")
    writer.append_configuration(EEG, ChannelChange(label="E2", comment=SECRET), source="operator")
    writer.append_configuration(EEG, ChannelChange(label="E2", comment=f"{SECRET} again"), source="operator")
    record_blocks(writer, n_blocks=1, first=200, sequence=20)
    assert writer.history.now(EEG)[1].comment == f"{SECRET} again", "who records sees what was said"
    writer.close("stopped")
    segments = sorted(folder.glob("*.nsr"))
    assert len(segments) > 2
    assert not [path for path in segments if SECRET.encode() in path.read_bytes()]
    verified = verify_recording(folder)
    assert (verified.complete, verified.configurations) == (True, 2)
    assert texts_of(folder) == [f"{SECRET} {k}" for k in range(20)]
    with RecordingReader(folder) as reader:
        assert {event.text for event in reader.events()} == {"[sealed]"}
        reader.open_texts_with(open_box)
        assert reader.channels_at(EEG, 10**6)[1].comment == f"{SECRET} again"
        assert reader.configuration_texts()[0] == f"Channel E2: {SECRET}"


@pytest.mark.proves("REQ-PRIVACY", "REQ-RECORD-OLD")
def test_after_a_crash_texts_are_sealed_without_the_station(data_directory: DataDirectory) -> None:
    told: list[object] = []

    def recorder() -> Recorder:
        return Recorder(data_directory, told.append, clock=VirtualClock())

    dying = recorder()
    dying.begin(RECORDING, SESSION, device(), text_key=text_key())
    dying.take([(block(0, 10, 0), "device")], [annotation(SECRET, 0.12), annotation(SECRET[::-1], 0.12)])
    dying.finish(in_order=False, source_ended=False)
    again = recorder()
    assert again.resume(RECORDING).texts.seals
    repeated = [annotation(SECRET, 0.12), annotation(SECRET[::-1], 0.12), annotation("another", 0.12)]
    fresh = again.take([(block(10, 10, 1), "restart")], repeated)
    assert [event.text for event in fresh] == ["another"], "what the device repeats is known without opening it"
    again.annotate("by hand", None, 0.0, ())
    again.end("stopped")
    assert texts_of(data_directory.recording(RECORDING)) == [SECRET, SECRET[::-1], "another", "by hand"]


@pytest.mark.proves("REQ-PRIVACY")
def test_who_records_cannot_open_what_it_sealed_before(tmp_path: Path) -> None:
    first = TextSealer(text_key(), "r-1")
    box = first.seal(HiddenTexts(SECRET))
    second = TextSealer(first.texts.key, "r-1")
    mixed = SegmentTexts(key=first.texts.key, sender=second.texts.sender)
    with pytest.raises(LedgerBroken):
        TextOpener(open_box, "r-1").open(mixed, box)
    with pytest.raises(LedgerBroken):
        TextOpener(open_box, "r-2").open(first.texts, box)
    assert TextOpener(open_box, "r-1").open(first.texts, box) == HiddenTexts(SECRET)


@pytest.mark.parametrize(
    "damage", ["", "not base64", base64.b64encode(bytes(32)).decode(), base64.b64encode(b"x").decode()]
)
def test_a_damaged_key_is_said(damage: str) -> None:
    with pytest.raises(LedgerBroken):
        TextSealer(TextKey(public=damage, box=""), "r-1")


@pytest.mark.proves("REQ-PRIVACY")
def test_a_sealed_text_that_was_exchanged_is_noticed(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    writer = begun(folder)
    record_blocks(writer, n_blocks=1)
    writer.append_event(annotation(SECRET, 0.0), source="operator")
    writer.close("stopped")
    with RecordingReader(folder) as reader:
        reader.open_texts_with(lambda _box: new_key())
        with pytest.raises(RecordingBroken, match="does not open"):
            reader.events()
