"""A site's own protocols: what is offered, and what is left out with its reason."""

from pathlib import Path

import pytest

from app.core.clinic.protocols import protocol_names
from app.core.clinic.session_protocol import protocol_of_session
from app.core.clinic.sessions import begin_session
from app.core.clinic.site_protocols import (
    LARGEST_BYTES,
    MOST_FILES,
    checked,
    keep_file,
    offered,
    offered_names,
    site_protocols,
)
from app.core.errors import NotFound, StorageFault, WrongUse
from app.core.events.specification_events import SessionStartedData
from app.core.settings.data_directory import DataDirectory
from tests.fakes.station_rooms import StationOfTests

NIGHT = """
schema_version = 2
name = "night-eeg"
title = "EEG by night"
purposes = ["recording"]
planned_minutes = 600
minimum_minutes = 480
annotations = ["Lights out", "Woken"]
sources = ["Standing order 47 of the department of neurology, version 3."]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "protocols"
    made.mkdir()
    return made


def put(folder: Path, text: str = NIGHT, name: str = "night-eeg.toml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_a_sites_protocol_is_offered_beside_those_that_ship(folder: Path) -> None:
    put(folder)
    assert offered_names(folder) == tuple(sorted((*protocol_names(), "night-eeg")))
    found = offered("night-eeg", folder)
    assert (found.of_site, found.protocol.minimum_minutes, found.text) == (True, 480, NIGHT)
    assert not offered("routine-eeg", folder).of_site
    with pytest.raises(NotFound) as refused:
        offered("day-eeg", folder)
    assert "night-eeg" in refused.value.advice


def test_no_folder_is_no_protocol_of_the_site(tmp_path: Path) -> None:
    assert site_protocols(tmp_path / "none").faults == ()
    assert offered_names(tmp_path / "none") == protocol_names()


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("night-eeg.toml", 'title = "EEG by night"', "title = 7", "title"),
        ("night-eeg.toml", 'name = "night-eeg"', 'name = "day-eeg"', "its name is not the file's"),
        ("routine-eeg.toml", '"night-eeg"', '"routine-eeg"', "ships with the application"),
        ("Night EEG.toml", '"night-eeg"', '"Night EEG"', "small letters"),
        ("night-eeg.toml", '["recording"]', "[]", "consent"),
        ("night-eeg.toml", '["recording"]', '["research"]', "consent"),
        ("night-eeg.toml", "Lights out", "x" * 61, "mark"),
        ("night-eeg.toml", "EEG by night", "EEG\\u0007", "printed"),
        ("night-eeg.toml", "EEG by night", "", "title"),
        ("night-eeg.toml", "planned_minutes = 600", "planned_minutes = 60", "minutes"),
        ("night-eeg.toml", "planned_minutes = 600", "planned_minutes = inf", "minutes"),
        ("night-eeg.toml", "schema_version = 2", "schema_version = 3", "reads versions"),
        ("night-eeg.toml", "planned_minutes = 600", "colour = 'red'", "unknown field"),
        ("night-eeg.toml", "schema_version = 2", "schema_version = [", "Invalid value"),
        ("night-eeg.toml", "purposes", f"# {'x' * LARGEST_BYTES}\npurposes", "larger"),
    ],
)
def test_a_faulty_file_is_named_and_left_out_and_the_others_stay(
    folder: Path, name: str, old: str, new: str, words: str
) -> None:
    put(folder, NIGHT.replace('"night-eeg"', '"other-eeg"'), "other-eeg.toml")
    assert old in NIGHT
    put(folder, NIGHT.replace(old, new), name)
    found = site_protocols(folder)
    assert [one.protocol.name for one in found.protocols] == ["other-eeg"]
    (fault,) = found.faults
    assert fault.file == name
    assert words in fault.text
    with pytest.raises(WrongUse, match="cannot be used"):
        checked((folder / name).read_bytes(), name)


def test_a_changed_file_counts_from_the_next_look_on(folder: Path) -> None:
    put(folder)
    assert offered("night-eeg", folder).protocol.minimum_minutes == 480
    put(folder, NIGHT.replace("= 480", "= 30"))
    assert offered("night-eeg", folder).protocol.minimum_minutes == 30


def test_what_is_no_protocol_file_is_passed_over_and_too_many_are_named(folder: Path) -> None:
    put(folder, "no protocol", "notes.txt")
    put(folder, "half written", ".night-eeg.toml.17.part")
    (folder / "a.toml").mkdir()
    assert site_protocols(folder) == site_protocols(folder / "none")
    for number in range(MOST_FILES + 1):
        put(folder, NIGHT.replace('"night-eeg"', f'"p{number:03}"'), f"p{number:03}.toml")
    found = site_protocols(folder)
    assert (len(found.protocols), [one.file for one in found.faults]) == (MOST_FILES, [f"p{MOST_FILES}.toml"])


def test_bytes_that_are_no_text_are_a_fault(folder: Path) -> None:
    (folder / "night-eeg.toml").write_bytes(b"\xff\xfe")
    assert "UTF-8" in site_protocols(folder).faults[0].text


def test_a_file_is_kept_for_this_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "protocols"
    folder.parent.mkdir()
    keep_file(folder, "night-eeg", NIGHT)
    (path,) = folder.iterdir()
    assert path.read_text(encoding="utf-8") == NIGHT
    assert path.stat().st_mode & 0o077 == 0
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageFault):
        keep_file(tmp_path / "file", "night-eeg", NIGHT)


# --- what a session keeps ----------------------------------------------------------------------------------------


@pytest.fixture
def station(data_directory: DataDirectory) -> StationOfTests:
    return StationOfTests(data_directory)


def test_a_session_keeps_the_protocol_it_began_under(station: StationOfTests) -> None:
    folder = station.data.protocols
    keep_file(folder, "night-eeg", NIGHT)
    session_id = begin_session(station.store, station.register(), "night-eeg", "simulated", clock=station.clock)
    keep_file(folder, "night-eeg", NIGHT.replace("= 480", "= 30"))
    assert protocol_of_session(station.store, session_id, "night-eeg").minimum_minutes == 480
    (folder / "night-eeg.toml").unlink()
    assert protocol_of_session(station.store, session_id, "night-eeg").minimum_minutes == 480
    (kept,) = station.events("session.started")
    assert isinstance(kept, SessionStartedData)
    assert kept.protocol_text == NIGHT
    station.store.close()


def test_an_older_session_goes_by_the_protocol_of_its_name(station: StationOfTests) -> None:
    assert protocol_of_session(station.store, "older", "routine-eeg").name == "routine-eeg"
    with pytest.raises(NotFound):
        protocol_of_session(station.store, "older", "night-eeg")
    station.store.close()


def test_what_nobody_offers_begins_no_session(station: StationOfTests) -> None:
    patient_id = station.register()
    station.data.protocols.mkdir()
    put(station.data.protocols, NIGHT.replace('["recording"]', "[]"))
    with pytest.raises(NotFound):
        begin_session(station.store, patient_id, "night-eeg", "simulated", clock=station.clock)
    assert station.events("session.started") == []
    station.store.close()
