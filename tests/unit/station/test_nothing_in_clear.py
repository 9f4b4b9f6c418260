"""What a session leaves on the disk, searched for words that were planted; the journey does it with real programs."""

import base64
import io
import stat
import zipfile
import zlib
from pathlib import Path

import msgspec
import pytest

from app.core.clinic.reports.rendering import render_report
from app.core.devices.driver import DeviceEvent, DeviceEventKind, PlaybackSpec
from app.core.errors import LedgerBroken, NotFound
from app.core.recording.reader import RecordingReader
from app.core.recording.sealed_texts import new_text_key, place_of_texts
from app.core.recording.shelf import open_recording
from app.core.recording.writer import RecordingWriter
from app.core.signals.channel_changes import ChannelChange
from app.core.station.report_shelf import keep_report
from app.core.station.session_order import SessionOrder, write_order
from tests.fakes.canary_search import CanarySearch, files_below
from tests.fakes.recordings import EEG, create_writer, device, record_blocks
from tests.fakes.report_contents import report_content
from tests.fakes.station_rooms import StationOfTests

WORDS = {"name": "Qzkanaraxvogel", "text": "Qzheiserunruhig", "comment": "Qzlosekappe", "path": "Qzpfadname"}
SEARCH = CanarySearch(WORDS)


@pytest.mark.proves("REQ-PRIVACY")
def test_a_session_leaves_nothing_in_clear(station: StationOfTests) -> None:
    session_id = station.begin()
    session = station.store.sessions.get(session_id)
    assert session is not None
    write_order(station.rooms, session_id, SessionOrder(device=PlaybackSpec(path=f"/eeg/{WORDS['path']}.edf")))
    content = report_content()
    patient = msgspec.structs.replace(content.patient, family_name=WORDS["name"])
    document = render_report(msgspec.structs.replace(content, patient=patient))
    assert SEARCH.in_bytes(document) == {"name"}, "the search does not find what is there"
    keep_report(station.store, station.data, session_id, session.patient_id, document)
    key = new_text_key(
        lambda box: station.store.subject_keys().seal(session.patient_id, box, place=place_of_texts("r-1"))
    )
    writer = RecordingWriter.create(
        station.data.recording("r-1"), recording_id="r-1", session_id=session_id, device=device(), text_key=key
    )
    record_blocks(writer, n_blocks=2)
    event = DeviceEvent(kind=DeviceEventKind.ANNOTATION, onset_s=0.1, duration_s=0.0, text=WORDS["text"])
    writer.append_event(event, source="operator")
    writer.append_configuration(EEG, ChannelChange(label="E1", comment=WORDS["comment"]), source="operator")
    writer.close("stopped")
    assert SEARCH.in_files(files_below(station.data.root, station.data.runtime)) == {}

    with open_recording(station.data, "r-1") as reader:
        assert [one.text for one in reader.events()] == [WORDS["text"]]
        assert WORDS["comment"] in reader.configuration_texts()[0]
        assert reader.channels_at(EEG, 10**6)[0].comment == WORDS["comment"]
    with RecordingReader(station.data.recording("r-1")) as reader:
        assert [one.text for one in reader.events()] == ["[sealed]"], "it was read without the patient's key"


def test_the_search_finds_every_form() -> None:
    word = WORDS["name"]
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", f"x {word} y")
    forms = (
        word.encode(), word.upper().encode(), word.encode("utf-16-le"), word.encode("utf-16-be"),
        word.encode().hex().encode(),
        *(base64.b64encode(b"ab:"[:offset] + word.encode() + b" and more") for offset in range(3)),
        b"junk" + zlib.compress(f"before {word} after".encode() * 3), zipped.getvalue(),
        b"z" + zlib.compress(zlib.compress(f"{word}{word} twice packed".encode())),
    )  # fmt: skip
    for form in forms:
        assert SEARCH.in_bytes(b"before " + form + b" after") == {"name"} or SEARCH.in_bytes(form) == {"name"}, form
    assert SEARCH.in_bytes(b"nothing at all") == set()


@pytest.mark.proves("REQ-PRIVACY")
def test_texts_of_one_recording_do_not_open_in_another(station: StationOfTests, tmp_path: Path) -> None:
    session_id = station.begin()
    session = station.store.sessions.get(session_id)
    assert session is not None
    patient_id, keys = session.patient_id, station.store.subject_keys
    key = new_text_key(lambda box: keys().seal(patient_id, box, place=place_of_texts("r-1")))
    with pytest.raises(LedgerBroken):
        keys().open(patient_id, base64.b64decode(key.box), place=place_of_texts("r-2"))


def test_without_a_key_everything_is_written_as_before(tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r")
    event = DeviceEvent(kind=DeviceEventKind.ANNOTATION, onset_s=0.0, duration_s=0.0, text="T0")
    record_blocks(writer, n_blocks=1)
    writer.append_event(event, source="device")
    writer.close("stopped")
    with RecordingReader(tmp_path / "r") as reader:
        assert reader.events() == (event,)
        assert reader.header.texts is None


@pytest.mark.proves("REQ-PRIVACY")
def test_a_sealed_report_is_private_and_bound_to_its_session(station: StationOfTests) -> None:
    session_id = station.begin()
    session = station.store.sessions.get(session_id)
    assert session is not None
    keep_report(station.store, station.data, session_id, session.patient_id, b"%PDF-1.7")
    path = station.data.sealed_report(session_id)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(LedgerBroken):
        station.store.files.read(path, subject_id=session.patient_id, place="report another")
    with pytest.raises(NotFound):
        station.store.files.read(path, subject_id="another", place=f"report {session_id}")
    changed = bytearray(path.read_bytes())
    changed[-1] ^= 1
    path.write_bytes(changed)
    with pytest.raises(LedgerBroken):
        station.store.files.read(path, subject_id=session.patient_id, place=f"report {session_id}")


@pytest.mark.proves("REQ-PRIVACY")
def test_values_that_may_name_a_patient_do_not_when_printed(station: StationOfTests) -> None:
    session_id = station.begin()
    session = station.store.sessions.get(session_id)
    assert session is not None
    patient = station.store.patients.get(session.patient_id)
    said = [
        repr(value)
        for value in (
            patient,
            station.shown(),
            report_content(),
            *(entry.event for entry in station.store.log.read()),
            PlaybackSpec(path="/eeg/Kanarek.edf"),
            DeviceEvent(kind=DeviceEventKind.ANNOTATION, onset_s=0.0, duration_s=0.0, text="Kanarek"),
            ChannelChange(label="Fz", comment="Kanarek"),
        )
    ]
    assert not [text for text in said if "Kanarek" in text or "Vogel" in text]
    assert session_id in said[1], "an identifier is told"


_NAMING = {"family_name", "given_name", "hospital_number", "birth_date", "password"}


@pytest.mark.proves("REQ-PRIVACY")
def test_every_class_with_a_name_in_it_is_reticent(station: StationOfTests) -> None:
    waiting, seen = [msgspec.Struct], set()
    while waiting:
        for one in waiting.pop().__subclasses__():
            if one not in seen:
                seen.add(one)
                waiting.append(one)
    named = {one for one in seen if one.__module__.startswith("app.") and _NAMING & set(one.__struct_fields__)}
    assert len(named) > 5
    assert {one.__qualname__ for one in named if one.__repr__ is msgspec.Struct.__repr__} == set()
