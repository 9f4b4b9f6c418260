"""The list of devices, and its command."""

import json
from pathlib import Path

import msgspec
import pytest

from app.__main__ import main
from app.core.clock import VirtualClock
from app.core.devices.catalogue import create_driver, list_devices, stream_choice, stream_entries
from app.core.devices.driver import BrainFlowSpec, DeviceSpec, LslSpec, LslStream, PlaybackSpec, SimulatedSpec
from app.core.devices.found_devices import DeviceEntry, DeviceGroup, FoundStream
from app.core.devices.playback import PlaybackDriver
from app.core.devices.simulated_amplifier import SimulatedAmplifier
from tests.fakes.edf_files import PLAIN_BDF, FakeFile


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "one.edf").write_bytes(FakeFile().bytes())
    (tmp_path / "deep" / "er" / "two.BDF").write_bytes(PLAIN_BDF.bytes())
    (tmp_path / "broken.edf").write_bytes(b"no")
    (tmp_path / "cut.edf").write_bytes(FakeFile().bytes()[:-1])
    (tmp_path / "only notes.edf").write_bytes(FakeFile(signals=(), record_duration="0").bytes())
    (tmp_path / "letter.txt").write_text("not a recording")
    (tmp_path / "deep" / "loop").symlink_to(tmp_path)
    return tmp_path


def test_every_preset_opens() -> None:
    for entry in list_devices():
        if not isinstance(entry.spec, SimulatedSpec):
            continue
        driver = create_driver(entry.spec, clock=VirtualClock())
        assert isinstance(driver, SimulatedAmplifier)
        description = driver.open()
        driver.close()
        assert len(description.streams[0].channels) == entry.spec.n_channels
        assert f"{entry.spec.n_channels} channels" in entry.name


def test_files_are_found_with_what_they_are(folder: Path) -> None:
    entries = {entry.name: entry for entry in list_devices([folder]) if isinstance(entry.spec, PlaybackSpec)}
    assert set(entries) == {"one.edf", "two.BDF", "broken.edf", "cut.edf", "only notes.edf"}
    assert entries["one.edf"].detail == "EDF+C, 2 channels, 100 Hz, 3 s"
    assert entries["two.BDF"].detail == "BDF, 3 channels, 100 Hz, 6 s"
    assert entries["cut.edf"].detail.endswith("1 warning")
    assert "neither an EDF nor a BDF file" in entries["broken.edf"].detail
    assert {name for name, entry in entries.items() if not entry.usable} == {"broken.edf", "only notes.edf"}
    driver = create_driver(entries["one.edf"].spec, clock=VirtualClock())
    assert isinstance(driver, PlaybackDriver)
    driver.open()
    driver.close()


def test_the_synthetic_board_is_listed_and_opens() -> None:
    (entry,) = (entry for entry in list_devices() if entry.spec == BrainFlowSpec())
    driver = create_driver(entry.spec)
    description = driver.open()
    driver.close()
    assert len(description.streams[0].channels) == 16
    assert entry.detail.startswith("16 channels, 250 Hz")


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert list_devices([tmp_path / "nowhere"]) == list_devices()


def test_an_entry_crosses_the_wire(folder: Path) -> None:
    entries = list_devices([folder])
    assert msgspec.json.decode(msgspec.json.encode(entries), type=tuple[DeviceEntry, ...]) == entries


def test_the_command_prints_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["devices", "list", "--folder", str(folder), "--json"]) == 0
    devices = json.loads(capsys.readouterr().out)["devices"]
    assert [device["name"] for device in devices] == [entry.name for entry in list_devices([folder])]
    specs = [msgspec.convert(device["spec"], DeviceSpec) for device in devices]
    assert specs == [entry.spec for entry in list_devices([folder])]


def test_the_command_prints_a_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["devices", "list", "--folder", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(list_devices([folder]))
    assert lines[0].startswith("Simulated amplifier, 21 channels")


def test_a_folder_named_wrongly_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["devices", "list", "--folder", str(tmp_path / "nowhere")]) == 1
    assert "There is no folder" in capsys.readouterr().err


def test_wrong_use_is_two() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["devices", "dance"])
    assert ended.value.code == 2


def seen(name: str, source_id: str = "", uid: str = "u", rate_hz: float = 250.0) -> FoundStream:
    return FoundStream(
        name=name,
        type="EEG",
        source_id=source_id,
        uid=uid,
        hostname="lab",
        n_channels=2,
        rate_hz=rate_hz,
        is_text=False,
    )


def test_a_stream_is_named_by_what_outlives_a_restart_where_that_names_it_alone() -> None:
    cap, twin, other = seen("Cap", "cap-1", "u1"), seen("Cap", "cap-1", "u2"), seen("Cap", "cap-2", "u3")
    assert stream_choice(cap, [cap, other]) == LslStream(name="Cap", type="EEG", source_id="cap-1")
    assert stream_choice(cap, [cap, twin]).uid == "u1"
    assert stream_choice(seen("Cap"), [seen("Cap")]).uid == "u"


def test_signals_are_listed_alone_and_with_the_markers() -> None:
    entries = stream_entries([seen("Cap", "c"), seen("Keys", "k", rate_hz=0.0)])
    assert [entry.group for entry in entries] == [DeviceGroup.LSL] * 2
    assert [len(entry.spec.streams) for entry in entries if isinstance(entry.spec, LslSpec)] == [1, 2]
    assert entries[1].detail.endswith("with 1 marker stream")
