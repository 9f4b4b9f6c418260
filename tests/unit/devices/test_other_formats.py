"""Playing BrainVision, FIF, XDF and OpenBCI text: what they hold, their gaps, and every kind of damage by its name."""

import contextlib
import struct
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clock import VirtualClock
from app.core.devices.catalogue import list_devices
from app.core.devices.driver import DeviceDescription, DeviceEventKind, PlaybackSpec
from app.core.devices.playback import PlaybackDriver
from app.core.devices.source_file import single_precision
from app.core.errors import SourceFileFault
from app.core.signals.channels import ChannelKind
from tests.contracts.driver_suite import Played, play
from tests.fakes.recording_files import (
    XdfFile,
    an_xdf_file,
    openbci_text,
    some_samples,
    write_brainvision,
    write_fif,
)


def _played(path: Path) -> tuple[DeviceDescription, Played]:
    driver = PlaybackDriver(PlaybackSpec(path=str(path), speed=None), clock=VirtualClock())
    try:
        description = driver.open()
        driver.start()
        return description, play(driver)
    finally:
        driver.close()


def _texts(played: Played) -> list[tuple[float, str]]:
    return [(event.onset_s, event.text) for event in played.events if event.kind is DeviceEventKind.ANNOTATION]


# --- BrainVision -------------------------------------------------------------------------------------------------


def test_brainvision_with_its_markers(tmp_path: Path) -> None:
    path = write_brainvision(tmp_path / "a.vhdr", some_samples(), markers=[("Stimulus", "S  1", 101)])
    description, played = _played(path)
    assert np.array_equal(played.samples(description.streams[0].stream_id), some_samples())
    assert _texts(played) == [(0.5, "Stimulus/S  1")]
    assert description.name == "BrainVision file, 3 channels"


def test_a_renamed_brainvision_header_says_so(tmp_path: Path) -> None:
    path = write_brainvision(tmp_path / "a.vhdr", some_samples()).rename(tmp_path / "a.header")
    with pytest.raises(SourceFileFault, match=r"name does not end in \.vhdr"):
        _played(path)


def test_a_pause_in_brainvision_is_named(tmp_path: Path) -> None:
    markers = [("New Segment", "", 1), ("New Segment", "", 301)]
    description, played = _played(write_brainvision(tmp_path / "a.vhdr", some_samples(), markers=markers))
    assert any("paused 1 time;" in text for text in description.warnings)
    assert [onset_s for onset_s, _ in _texts(played)] == [1.5]


def test_a_cut_data_file_is_played_up_to_there(tmp_path: Path) -> None:
    path = write_brainvision(tmp_path / "a.vhdr", some_samples())
    data = path.with_suffix(".eeg")
    data.write_bytes(data.read_bytes()[:-5])
    description, played = _played(path)
    assert played.samples(description.streams[0].stream_id).shape == (3, 699)
    assert played.ended is not None
    assert (played.ended.reason, played.ended.text) == (
        "fault",
        "Its data file a.eeg is cut: it ends inside sample 700.",
    )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("DataFile=a.eeg", "DataFile=b.eeg", "its data file b.eeg is not beside it"),
        ("DataFile=a.eeg", "", "does not say which file holds its data"),
        ("NumberOfChannels=3", "NumberOfChannels=three", "NumberOfChannels is 'three'"),
        ("NumberOfChannels=3", "NumberOfChannels=99999999", "99999999 channels cannot be"),
        ("SamplingInterval=5000", "SamplingInterval=0", "sampling interval is 0"),
        ("SamplingInterval=5000", "", "SamplingInterval is missing"),
        ("BinaryFormat=INT_16", "BinaryFormat=INT_17", "binary format 'INT_17' is not known"),
        ("DataOrientation=MULTIPLEXED", "DataOrientation=DIAGONAL", "its reader (mne) refused it"),
    ],
)
def test_a_damaged_brainvision_header_is_named(tmp_path: Path, old: str, new: str, fault: str) -> None:
    path = write_brainvision(tmp_path / "a.vhdr", some_samples())
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(SourceFileFault) as caught:
        _played(path)
    assert "a.vhdr" in caught.value.what
    assert fault in caught.value.what
    assert str(tmp_path) not in caught.value.what


def test_a_data_file_that_shrinks_while_it_is_played_ends_it(tmp_path: Path) -> None:
    path = write_brainvision(tmp_path / "a.vhdr", some_samples(64, 40_000))
    driver = PlaybackDriver(PlaybackSpec(path=str(path), speed=None), clock=VirtualClock())
    driver.open()
    driver.start()
    path.with_suffix(".eeg").write_bytes(b"")
    played = play(driver)
    driver.close()
    assert played.ended is not None
    assert played.ended.reason == "fault"


# --- FIF ---------------------------------------------------------------------------------------------------------


def test_a_skip_in_fif_is_a_gap(tmp_path: Path) -> None:
    samples = some_samples()
    path = write_fif(tmp_path / "a_raw.fif", samples, annotations=[(0.5, 0.0, "go"), (1.0, 0.5, "BAD_ACQ_SKIP")])
    description, played = _played(path)
    stream = description.streams[0]
    kept = [*range(200), *range(300, 700)]
    assert played.indices(stream.stream_id).tolist() == kept
    assert np.array_equal(played.samples(stream.stream_id), samples[:, kept])
    assert _texts(played) == [(0.5, "go")]


def test_cut_fif_is_refused_by_its_place(tmp_path: Path) -> None:
    path = write_fif(tmp_path / "a_raw.fif", some_samples())
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(
        SourceFileFault, match=r"a_raw\.fif cannot be played: it is cut or damaged; the tag at byte [\d,]+"
    ):
        _played(path)


def test_fif_whose_tags_run_in_a_circle_is_refused(tmp_path: Path) -> None:
    path = write_fif(tmp_path / "a_raw.fif", some_samples())
    content = bytearray(path.read_bytes())
    second = 36
    content[second + 12 : second + 16] = struct.pack(">i", 16)
    path.write_bytes(content)
    with pytest.raises(SourceFileFault, match="points back"):
        _played(path)


# --- XDF ---------------------------------------------------------------------------------------------------------


def test_streams_of_xdf_lie_on_one_axis_with_their_gaps(tmp_path: Path) -> None:
    description, played = _played(an_xdf_file().write(tmp_path / "a.xdf"))
    cap, arm = description.streams
    assert (cap.name, arm.name) == ("Cap", "Arm")
    assert played.indices(cap.stream_id).tolist() == [*range(300), *range(800, 1100)]
    assert played.indices(arm.stream_id).tolist() == [*range(15, 415)]
    assert np.array_equal(played.samples(cap.stream_id), some_samples(2, 600))
    assert [channel.kind for channel in arm.channels] == [ChannelKind.ACCELEROMETER]
    assert _texts(played) == [(pytest.approx(0.505), "go"), (1.0, "stop"), (pytest.approx(8.5), "again")]
    assert description.total_samples == {cap.stream_id: 600, arm.stream_id: 400}


def test_no_time_is_spent_where_no_stream_has_samples(tmp_path: Path) -> None:
    path = an_xdf_file(gap_s=3600.0).write(tmp_path / "a.xdf")
    clock = VirtualClock()
    driver = PlaybackDriver(PlaybackSpec(path=str(path)), clock=clock)
    driver.open()
    driver.start()
    began_ns = clock.monotonic_ns()
    play(driver)
    driver.close()
    # 8.3 s with the accelerometer, then 3 s after the gap.
    assert (clock.monotonic_ns() - began_ns) * 1e-9 == pytest.approx(11.3, abs=0.1)


def test_a_value_that_is_no_number_is_told_and_shown_as_zero(tmp_path: Path) -> None:
    file = XdfFile()
    file.header(1, "Cap", "EEG", ("Cz",), 100.0)
    values = some_samples(1, 300)
    values[0, 150] = np.nan
    file.samples(1, (np.arange(300) / 100).tolist(), values)
    description, played = _played(file.write(tmp_path / "a.xdf"))
    assert played.samples(description.streams[0].stream_id)[0, 150] == 0
    (told,) = (event for event in played.events if event.kind is DeviceEventKind.WARNING)
    assert "not numbers" in told.text
    assert told.onset_s <= 1.5


def test_markers_of_two_streams_bear_their_names(tmp_path: Path) -> None:
    file = an_xdf_file()
    file.header(4, "Keys", "Markers", ("text",), 0.0, form="string")
    file.texts(4, [999.0, 1002.0], ["early", "left"])
    description, played = _played(file.write(tmp_path / "a.xdf"))
    assert [text for _, text in _texts(played)] == [
        "Keys: early",
        "Task: go",
        "Task: stop",
        "Keys: left",
        "Task: again",
    ]
    assert any("1 of its markers lie before the first sample" in text for text in description.warnings)


def test_a_cut_xdf_file_is_played_up_to_there(tmp_path: Path) -> None:
    file = an_xdf_file()
    whole = len(file.content)
    file.samples(1, [1012.0], some_samples(2, 1))
    path = tmp_path / "a.xdf"
    path.write_bytes(file.content[:-3])
    description, played = _played(path)
    assert played.samples(description.streams[0].stream_id).shape == (2, 600)
    assert played.ended is not None
    assert played.ended.reason == "fault"
    assert f"It is cut or damaged at byte {whole:,}" in played.ended.text


def _xdf_without_signal() -> XdfFile:
    file = XdfFile()
    file.header(3, "Task", "Markers", ("text",), 0.0, form="string")
    file.texts(3, [1.0], ["go"])
    return file


def _xdf_with_entities() -> XdfFile:
    file = XdfFile()
    file.chunk(2, struct.pack("<I", 1) + b'<!DOCTYPE a [<!ENTITY b "c">]><info><name>&b;</name></info>')
    return file


def _xdf_of_many_channels() -> XdfFile:
    file = XdfFile()
    file.chunk(
        2,
        struct.pack("<I", 1)
        + b"<info><channel_count>999999999</channel_count><channel_format>float32</channel_format></info>",
    )
    return file


def _xdf_twice_described() -> XdfFile:
    file = an_xdf_file()
    file.header(1, "Cap", "EEG", ("Cz", "Pz"), 100.0)
    return file


def _xdf_of_bad_xml() -> XdfFile:
    file = XdfFile()
    file.chunk(
        2,
        struct.pack("<I", 1) + b"<info><channel_count>1</channel_count><channel_format>float32</channel_format></in>",
    )
    return file


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (_xdf_without_signal, "no regular signal"),
        (_xdf_with_entities, "defines entities"),
        (_xdf_of_many_channels, "stream 1 has 999999999 channels"),
        (_xdf_twice_described, "stream 1 is described twice"),
        (_xdf_of_bad_xml, "its reader (pyxdf) refused it with ParseError"),
    ],
)
def test_damaged_xdf_is_named(tmp_path: Path, make: Callable[[], XdfFile], fault: str) -> None:
    path = make().write(tmp_path / "a.xdf")
    with pytest.raises(SourceFileFault) as caught:
        _played(path)
    assert caught.value.what.startswith("a.xdf cannot be played: ")
    assert fault in caught.value.what


# --- OpenBCI text ------------------------------------------------------------------------------------------------


def test_lost_packets_are_gaps_and_markers_annotations(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    skip = [100, 101, 102, 255, 256]
    path.write_text(openbci_text(skip=skip, marked=[400]))
    description, played = _played(path)
    stream = description.streams[0]
    kept = [k for k in range(700) if k not in skip]
    assert played.indices(stream.stream_id).tolist() == kept
    assert np.array_equal(played.samples(stream.stream_id)[:4], some_samples(4, 700)[:, kept])
    assert _texts(played) == [(2.0, "7")]
    assert any("5 packets were lost" in text for text in description.warnings)
    assert stream.labels == ("EXG 1", "EXG 2", "EXG 3", "EXG 4", "Accel X", "Accel Y", "Accel Z")


def test_the_older_format_without_names_is_played(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    rows = "\n".join(f"{k % 256}, {k}.5, -{k}.25, 0.01, 0.02, 0.98, 12:00:0{k % 10}" for k in range(600))
    path.write_text(f"%OpenBCI Raw EEG Data\n%Number of channels = 2\n%Sample Rate = 200.0 Hz\n%First Column\n{rows}\n")
    description, played = _played(path)
    samples = played.samples(description.streams[0].stream_id)
    assert description.streams[0].labels == ("EXG 1", "EXG 2", "Accel X", "Accel Y", "Accel Z")
    assert np.array_equal(samples[0], np.arange(600) + 0.5)


def test_a_last_line_that_is_cut_ends_it_there(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(openbci_text()[:-70])
    description, played = _played(path)
    assert played.samples(description.streams[0].stream_id).shape == (7, 699)
    assert played.ended is not None
    assert played.ended.text.startswith("It is cut: line 705 cannot be read")


def test_a_line_that_cannot_be_read_ends_it_there(tmp_path: Path) -> None:
    lines = openbci_text().splitlines()
    lines[300] = lines[300].replace(",", ";")
    path = tmp_path / "a.txt"
    path.write_text("\n".join(lines))
    description, played = _played(path)
    assert played.samples(description.streams[0].stream_id).shape == (7, 295)
    assert played.ended is not None
    assert (
        "Line 301 cannot be read (1 columns instead of at least 10); what comes after is left out." in played.ended.text
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "%OpenBCI Raw EXG Data\n%Number of channels = 4\n1, 2, 3\n",
            "do not tell the number of channels and the sample",
        ),
        ("%OpenBCI Raw EXG Data\n%Number of channels = 4\n%Sample Rate = 200 Hz\n", "it holds no samples"),
        ("%OpenBCI Raw EXG Data\n%Number of channels = 4\n%Sample Rate = 200 Hz\n0, 1, 2\n", "3 columns, 5 are needed"),
        (
            "%OpenBCI Raw EXG Data\n%Number of channels = 1\n%Sample Rate = 200 Hz\n0, x, 2\n",
            "column 2 is not a number",
        ),
    ],
)
def test_damaged_openbci_text_is_named(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text)
    with pytest.raises(SourceFileFault) as caught:
        _played(path)
    assert "a.txt" in caught.value.what
    assert fault in caught.value.what


# --- all of them -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".vhdr", ".fif", ".xdf"])
@pytest.mark.parametrize("content", [b"", b"nothing of the kind", b"\0" * 4096])
def test_what_is_not_what_its_name_says_is_refused(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    with pytest.raises(SourceFileFault) as caught:
        _played(path)
    assert caught.value.what.startswith(f"a{suffix} cannot be played: it ")


def _content(kind: str, folder: Path) -> tuple[Path, bytes]:
    """A small sound file, and what of it is to be damaged."""
    if kind == "xdf":
        path = an_xdf_file().write(folder / "a.xdf")
    elif kind == "fif":
        path = write_fif(folder / "a_raw.fif", some_samples(n=80))
    elif kind == "txt":
        path = folder / "a.txt"
        path.write_text(openbci_text(n=60))
    else:
        path = write_brainvision(folder / "a.vhdr", some_samples(n=80))
    return path, path.read_bytes()


@pytest.fixture(scope="module", params=["xdf", "fif", "txt", "vhdr"])
def sound(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    return _content(request.param, tmp_path_factory.mktemp(request.param))


@given(data=st.data())
def test_any_damage_plays_or_is_a_named_fault(sound: tuple[Path, bytes], data: st.DataObject) -> None:
    path, content = sound
    damaged = bytearray(content)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        damaged[at] = data.draw(st.integers(0, 255))
    keep = data.draw(st.integers(0, len(damaged)) | st.just(len(damaged)))
    path.write_bytes(damaged[:keep])
    with contextlib.suppress(SourceFileFault):
        description, played = _played(path)
        assert description.streams
        assert played.ended is not None


def test_the_list_says_what_each_file_is(tmp_path: Path) -> None:
    write_brainvision(tmp_path / "a.vhdr", some_samples())
    write_fif(tmp_path / "b_raw.fif", some_samples())
    an_xdf_file().write(tmp_path / "c.xdf")
    (tmp_path / "d.txt").write_text(openbci_text())
    (tmp_path / "e.xdf").write_bytes(b"no")
    (tmp_path / "letter.txt").write_text("not a recording")
    listed = {e.name: e for e in list_devices([tmp_path]) if isinstance(e.spec, PlaybackSpec)}
    assert {name: entry.detail for name, entry in listed.items() if entry.usable} == {
        "a.vhdr": "BrainVision, 3 channels, 200 Hz, 4 s",
        "b_raw.fif": "FIF",
        "c.xdf": "XDF, 3 streams",
        "d.txt": "OpenBCI text, 4 channels, 200 Hz",
    }
    assert set(listed) == {"a.vhdr", "b_raw.fif", "c.xdf", "d.txt", "e.xdf"}


def test_readers_are_imported_only_for_their_files(tmp_path: Path) -> None:
    # In a program of its own, because other tests import them.
    import subprocess

    path = tmp_path / "a.txt"
    path.write_text(openbci_text())
    script = (
        "import sys\nfrom app.core.devices.catalogue import create_driver, list_devices\n"
        "from app.core.devices.driver import PlaybackSpec\nfrom pathlib import Path\n"
        f"list_devices([Path({str(tmp_path)!r})])\n"
        f"driver = create_driver(PlaybackSpec(path={str(path)!r}))\ndriver.open()\ndriver.close()\n"
        "print([name for name in ('mne', 'pyxdf', 'pylsl', 'edfio') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


def test_a_value_too_large_for_a_block_becomes_infinite_in_silence() -> None:
    values = np.array([[1.0, 1e300, -1e300]])
    assert single_precision(values).tolist() == [[1.0, np.inf, -np.inf]]
    assert single_precision(values[:, ::2]).flags.c_contiguous
