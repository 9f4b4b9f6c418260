"""`neurascale recording export`: every format through the command line; nobody is named who was not asked for."""

import hashlib
import json
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import edfio
import pytest
from filelock import FileLock

from app.__main__ import main
from app.core.events.recording_events import RecordingExportedData
from app.core.recording.exports import optional_packages
from app.core.recording.exports.formats import ExportFormat
from app.core.settings.data_directory import DataDirectory
from app.core.store.station_store import StationStore
from tests.fakes.exported_recordings import rich_recording
from tests.fakes.log_events import patient_registered, session_started
from tests.fakes.recordings import RECORDING, SESSION

NUMBER = "HN-4711"
# However a format may write them: as they are, in ASCII, with the words of a name in either order.
SECRETS = [
    b"HN-4711",
    b"HN_4711",
    b"HN4711",
    "Müller".encode(),
    b"Muller",
    "Müller".encode("latin-1"),
    b"Anna",
    b"Lena",
]
SECRETS += [b"1990-01-31", b"JAN-1990"]
NAMING = sorted(set(ExportFormat) - {ExportFormat.CSV})
NEEDS = {ExportFormat.NWB: "pynwb"}


@pytest.fixture
def data(data_directory: DataDirectory) -> Iterator[DataDirectory]:
    """A data folder with a patient, a session, and its recording."""
    rich_recording(data_directory.recording(RECORDING))
    with StationStore.open(data_directory) as store:
        store.log.append(patient_registered(NUMBER), session_started(str(SESSION)))
    return data_directory


def _export(data: DataDirectory, out: Path, *more: str) -> int:
    return main(["recording", "export", str(RECORDING), "--data", str(data.root), "--out", str(out), *more])


def _bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.proves("REQ-PRIVACY")
@pytest.mark.parametrize("word", sorted(ExportFormat))
def test_each_format_is_written_and_names_nobody(
    data: DataDirectory, tmp_path: Path, capsys: pytest.CaptureFixture[str], word: ExportFormat
) -> None:
    if word in NEEDS:
        pytest.importorskip(NEEDS[word], reason="the extra `exports` is not installed")
    (tmp_path / "out").mkdir()
    assert _export(data, tmp_path / "out" / "x", "--format", word, "--json") == 0
    said = capsys.readouterr()
    answer = json.loads(said.out)
    assert answer["format"] == word
    assert answer["identified"] is False
    assert [count["samples"] for count in answer["streams"]] == [500, 50]
    assert all(Path(file).exists() for file in answer["files"])
    assert said.err.splitlines()[-1] == "exporting: 100 %"
    written = _bytes_of(tmp_path / "out")
    assert written
    for name, content in written.items():
        for secret in SECRETS:
            assert secret not in content, (name, secret)
            assert secret.decode("latin-1") not in name


@pytest.mark.parametrize("word", NAMING)
def test_whose_it_is_is_said_when_asked_for_but_in_no_file_name(
    data: DataDirectory, tmp_path: Path, capsys: pytest.CaptureFixture[str], word: ExportFormat
) -> None:
    if word in NEEDS:
        pytest.importorskip(NEEDS[word], reason="the extra `exports` is not installed")
    (tmp_path / "out").mkdir()
    assert _export(data, tmp_path / "out" / "x", "--format", word, "--identified") == 0
    said = capsys.readouterr()
    content = b"".join(_bytes_of(tmp_path / "out").values())
    assert NUMBER.encode() in content
    assert b"Anna" in content
    for secret in ("4711", "Anna", "ller"):
        assert secret not in said.out + said.err
        assert not any(secret in path.name for path in (tmp_path / "out").rglob("*"))


def test_the_patient_field_of_edf_is_filled(data: DataDirectory, tmp_path: Path) -> None:
    assert _export(data, tmp_path / "x.edf", "--identified") == 0
    patient = edfio.read_edf(tmp_path / "x.edf").patient
    assert (patient.code, patient.sex, patient.birthdate.isoformat()) == (NUMBER, "F", "1990-01-31")
    assert patient.name == "Anna_Lena_Muller-Gro_"


def test_wrong_use_and_unknown_patients_are_told_apart(
    data: DataDirectory, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _export(data, tmp_path / "x.csv", "--identified") == 2
    assert "no place" in capsys.readouterr().err
    assert _export(data, tmp_path / "x.doc") == 2
    assert "--format: edf" in capsys.readouterr().err
    assert _export(data, tmp_path / "nowhere" / "x.edf") == 2
    data.database.unlink()
    assert _export(data, tmp_path / "x.edf", "--identified") == 1
    assert "does not say whose recording" in capsys.readouterr().err
    assert not list(tmp_path.glob("x*"))


def test_a_package_that_is_missing_is_named_with_the_command_that_brings_it(
    data: DataDirectory, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pynwb", None)
    assert _export(data, tmp_path / "x.nwb") == 1
    error = capsys.readouterr().err
    assert "need the package pynwb" in error
    assert "Install it with: make setup" in error
    monkeypatch.setattr(optional_packages, "_CLONE", tmp_path)
    assert _export(data, tmp_path / "x.nwb") == 1
    assert 'pip install "neurascale-workstation[exports]"' in capsys.readouterr().err
    assert not list(tmp_path.glob("*x*"))


def test_the_handlers_of_signals_are_as_before(data: DataDirectory, tmp_path: Path) -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    assert _export(data, tmp_path / "x.edf") == 0
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before


def _exports_in_log(data: DataDirectory) -> list[RecordingExportedData]:
    with StationStore.open(data) as store:
        return [entry.event.data for entry in store.log.read(event_type="recording.exported")]  # type: ignore[misc]


def test_it_leaves_an_entry_in_the_log(data: DataDirectory, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _export(data, tmp_path / "x.edf", "--identified", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["in_log"]
    (entry,) = _exports_in_log(data)
    assert (entry.recording_id, entry.format, entry.session_id) == (RECORDING, "edf", SESSION)
    assert (entry.identified, entry.asked_in) == (True, "command line")
    assert list(entry.files_sha256) == list(told["sha256"].values())
    assert entry.files_sha256[0] == hashlib.sha256((tmp_path / "x.edf").read_bytes()).hexdigest()


def test_a_station_that_holds_the_log_and_does_not_answer_is_said(
    data: DataDirectory, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.core.station.export_notes._ANSWERED_WITHIN_S", 0.2)
    with FileLock(data.root / "station.lock"):
        assert _export(data, tmp_path / "x.edf") == 1
        assert "--unrecorded-read" in capsys.readouterr().err
        assert not (tmp_path / "x.edf").exists()
        assert _export(data, tmp_path / "x.edf", "--unrecorded-read") == 0  # what was asked for is done
    assert "The log could not take the entry" in capsys.readouterr().out
    assert _exports_in_log(data) == []
    assert (tmp_path / "x.edf").is_file()
