"""Files played: exact samples, gaps, annotations, and every kind of damage."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.clock import VirtualClock
from app.core.devices.driver import DeviceDescription, DeviceEventKind, PlaybackSpec
from app.core.devices.edf_file import EdfFile
from app.core.devices.playback import PlaybackDriver
from app.core.errors import SourceFileFault, WrongUse
from tests.contracts.driver_suite import Played, play
from tests.fakes.edf_files import PLAIN_BDF, FakeFile, FakeSignal


def _driver(path: Path, speed: float | None = None) -> PlaybackDriver:
    return PlaybackDriver(PlaybackSpec(path=str(path), speed=speed), clock=VirtualClock())


def _played(path: Path) -> tuple[DeviceDescription, Played]:
    driver = _driver(path)
    description = driver.open()
    driver.start()
    try:
        return description, play(driver)
    finally:
        driver.close()


def _written(tmp_path: Path, fake: FakeFile | bytes) -> Path:
    path = tmp_path / "source.edf"
    path.write_bytes(fake if isinstance(fake, bytes) else fake.bytes())
    return path


@pytest.mark.parametrize("fake", [FakeFile(n_records=40), PLAIN_BDF], ids=["edf", "bdf"])
def test_samples_are_the_file_s(tmp_path: Path, fake: FakeFile) -> None:
    description, played = _played(_written(tmp_path, fake))
    (stream,) = description.streams
    samples = played.samples(stream.stream_id)
    for k, signal in enumerate(fake.signals):
        low, high = float(signal.physical_minimum), float(signal.physical_maximum)
        d_low, d_high = int(signal.digital_minimum), int(signal.digital_maximum)
        expected = (fake.all_digital(k) - d_low) * ((high - low) / (d_high - d_low)) + low
        assert np.array_equal(samples[k], expected.astype(np.float32))


def test_records_longer_than_what_is_read_at_once(tmp_path: Path) -> None:
    signals = (FakeSignal("Fp1", "300000"), FakeSignal("Fp2", "300000"))
    fake = FakeFile(signals=signals, n_records=2, record_duration="300", timed_texts={1: b"+400\x14late\x14\x00"})
    description, played = _played(_written(tmp_path, fake))
    samples = played.samples(description.streams[0].stream_id)
    assert np.allclose(samples[1], fake.all_digital(1) * 0.1, atol=1e-3)
    assert [event.text for event in played.events] == ["late"]


def test_annotations_far_apart_in_long_records(tmp_path: Path) -> None:
    first = replace(FakeSignal("EDF Annotations", "40"), physical_minimum="-1", physical_maximum="1")
    fake = FakeFile(signals=(first, FakeSignal("Fp1", "700000")), n_records=2, record_duration="700")
    content = bytearray(fake.bytes())
    for record in range(2):
        place = len(fake.header()) + record * len(fake.record(0))
        content[place : place + 80] = f"+{700 * record}\x14\x14\0+{900 + record}\x14front\x14\0".encode().ljust(
            80, b"\0"
        )
    _, played = _played(_written(tmp_path, bytes(content)))
    assert [(event.onset_s, event.text) for event in played.events] == [(900.0, "front"), (901.0, "front")]


def test_each_rate_is_a_stream_and_eeg_comes_first(tmp_path: Path) -> None:
    fake = FakeFile(
        signals=(FakeSignal("Temp", "1", "degC"), FakeSignal("X Axis", "200", "g"), FakeSignal("Fp1", "50")),
    )
    description, played = _played(_written(tmp_path, fake))
    assert [stream.rate_hz for stream in description.streams] == [100.0, 400.0, 2.0]
    assert [stream.labels for stream in description.streams] == [("Fp1",), ("X Axis",), ("Temp",)]
    assert any("different rates" in warning for warning in description.warnings)
    temperature = description.streams[2]
    assert np.allclose(played.samples(temperature.stream_id)[0], fake.all_digital(0) * 0.1, atol=1e-3)


def test_gaps_are_jumps(tmp_path: Path) -> None:
    fake = FakeFile(reserved="EDF+D", n_records=4, onsets={0: "+0.25", 1: "+0.75", 2: "+3.25", 3: "+3.75"})
    description, played = _played(_written(tmp_path, fake))
    indices = played.indices(description.streams[0].stream_id)
    assert indices.tolist() == [*range(100), *range(300, 400)]
    assert description.warnings == ()


def test_a_continuous_file_with_gaps_shows_them_and_says_so(tmp_path: Path) -> None:
    fake = FakeFile(n_records=4, onsets={2: "+7", 3: "+7.5"})
    description, played = _played(_written(tmp_path, fake))
    indices = played.indices(description.streams[0].stream_id)
    assert indices.tolist() == [*range(100), *range(700, 800)]
    assert any("says to be continuous, but 1 gaps" in warning for warning in description.warnings)


def test_a_drifting_clock_is_no_gap(tmp_path: Path) -> None:
    onsets = {k: f"+{k * 0.5003:.4f}" for k in range(200)}
    description, played = _played(_written(tmp_path, FakeFile(n_records=200, onsets=onsets)))
    assert played.indices(description.streams[0].stream_id)[-1] == 9999
    assert description.warnings == ()


@pytest.mark.parametrize("reserved", ["EDF+C", "EDF+D"])
def test_times_that_cannot_be_are_not_followed(tmp_path: Path, reserved: str) -> None:
    fake = FakeFile(reserved=reserved, onsets={2: "-500", 4: "+99999999"})
    description, played = _played(_written(tmp_path, fake))
    assert played.indices(description.streams[0].stream_id).tolist() == list(range(300))
    assert description.warnings == ("2 of its data records tell an impossible time; taken as following on.",)


def test_annotations_come_with_their_moment(tmp_path: Path) -> None:
    fake = FakeFile(timed_texts={0: b"+2.5\x14late\x14\x00+0.2\x151.5\x14early\x14\x00", 5: b"+77\x14beyond\x14\x00"})
    driver = _driver(_written(tmp_path, fake), speed=1.0)
    main = driver.open().streams[0].stream_id
    driver.start()
    told: dict[str, float] = {}
    reached = 0
    while True:
        delivery = driver.read(0.1)
        reached += sum(block.n_samples for block in delivery.blocks if block.stream_id == main)
        told.update({event.text: reached / 100 for event in delivery.events})
        if delivery.ended:
            break
    driver.close()
    assert told["early"] == pytest.approx(0.22, abs=0.021)
    assert told["late"] == pytest.approx(2.52, abs=0.021)
    assert told["beyond"] == 3.0


def test_an_annotation_at_the_very_place_of_going_on_is_told_once(tmp_path: Path) -> None:
    path = _written(tmp_path, FakeFile(timed_texts={2: b"+1.2\x14here\x14\x00+1\x14before\x14\x00"}))
    first = _driver(path)
    main = first.open().streams[0].stream_id
    first.start()
    before = play(first, until=lambda so_far: bool(so_far.blocks) and so_far.indices(main)[-1] == 119)
    first.close()
    second = _driver(path)
    second.open()
    second.start(at_sample={main: 120})
    after = play(second)
    second.close()
    assert [event.text for event in before.events] == ["before"]
    assert [event.text for event in after.events] == ["here"]


def test_a_slow_signal_does_not_take_a_read_for_each_empty_block(tmp_path: Path) -> None:
    fake = FakeFile(signals=(FakeSignal("Temp", "1", "degC"),), record_duration="3600", n_records=20)
    driver = _driver(_written(tmp_path, fake))
    driver.open()
    driver.start()
    for _ in range(21):
        if driver.read(0.0).ended:
            break
    else:
        pytest.fail("Twenty samples took more than twenty-one reads.")
    driver.close()


def test_annotations_keep_what_the_file_says(tmp_path: Path) -> None:
    fake = FakeFile(
        onsets={0: "+0.5", 1: "+1"} | {k: f"+{0.5 + k / 2}" for k in range(2, 6)},
        timed_texts={0: b"+1.5\x150.25\x14Lights off\x14Door\x14\x00-0.5\x14before\x14\x00"},
    )
    _, played = _played(_written(tmp_path, fake))
    assert [(event.onset_s, event.duration_s, event.text) for event in played.events] == [
        (-1.0, None, "before"),
        (1.0, 0.25, "Lights off"),
        (1.0, 0.25, "Door"),
    ]
    assert {event.kind for event in played.events} == {DeviceEventKind.ANNOTATION}


@pytest.mark.parametrize("missing_bytes", [1, 7, 130, 281])
def test_a_cut_file_plays_to_its_last_whole_record(tmp_path: Path, missing_bytes: int) -> None:
    fake = FakeFile()
    description, played = _played(_written(tmp_path, fake.bytes()[:-missing_bytes]))
    n_records = 6 - -(-missing_bytes // len(fake.record(0)))
    assert played.indices(description.streams[0].stream_id).tolist() == list(range(50 * n_records))
    assert played.ended is not None
    assert played.ended.reason == "fault"
    assert f"6 data records, {n_records} complete" in played.ended.text
    assert played.ended.text in description.warnings
    assert [event.text for event in played.events if event.kind is DeviceEventKind.WARNING] == [played.ended.text]


def test_a_file_that_shrinks_while_played_ends_as_a_fault(tmp_path: Path) -> None:
    path = _written(tmp_path, FakeFile(signals=(FakeSignal("Fp1", "20000"),), n_records=60, record_duration="10"))
    driver = _driver(path)
    main = driver.open().streams[0].stream_id
    driver.start()
    first = play(driver, until=lambda so_far: bool(so_far.blocks))
    with path.open("r+b") as stream:
        stream.truncate(1_200_000)
    rest = play(driver)
    driver.close()
    assert rest.ended is not None
    assert rest.ended.reason == "fault"
    assert "source.edf cannot be read any more: it has become shorter" in rest.ended.text
    assert rest.events[-1].kind is DeviceEventKind.WARNING
    assert len(first.indices(main)) + len(rest.indices(main)) < 60 * 20_000


def test_a_file_copied_in_text_mode_is_named(tmp_path: Path) -> None:
    long = FakeFile(n_records=60)
    data = b"\n" + long.bytes()[1025:]
    damaged = long.header() + data.replace(b"\n", b"\r\n")[: len(data)]
    with pytest.raises(SourceFileFault, match="copied in text mode"):
        _played(_written(tmp_path, damaged))


def test_text_mode_damage_later_on_is_cut_off(tmp_path: Path) -> None:
    long = FakeFile(n_records=60)
    data = long.bytes()[1024:]
    clean = 10 * len(long.record(0))
    # Records without a single line end, then damage.
    quiet = data[:clean].replace(b"\n", b"\x0b")
    damaged = long.header() + (quiet + data[clean:].replace(b"\n", b"\r\n"))[: len(data)]
    description, played = _played(_written(tmp_path, damaged))
    n = len(played.indices(description.streams[0].stream_id))
    assert 500 <= n <= 600
    assert played.ended is not None
    assert "copied in text mode" in played.ended.text


def test_bytes_lost_in_the_middle_cut_the_file_there(tmp_path: Path) -> None:
    fake = FakeFile(n_records=20)
    record_bytes = len(fake.record(0))
    content = fake.bytes()
    hole = 1024 + 12 * record_bytes + 33
    description, played = _played(_written(tmp_path, content[:hole] + content[hole + 9 :] + bytes(9)))
    assert len(played.indices(description.streams[0].stream_id)) == 12 * 50
    assert played.ended is not None
    assert "From data record 13 of 20 on it is damaged" in played.ended.text


def test_one_record_without_its_time_is_lived_with(tmp_path: Path) -> None:
    fake = FakeFile(onsets={3: "nonsense"})
    description, played = _played(_written(tmp_path, fake))
    assert played.indices(description.streams[0].stream_id).tolist() == list(range(300))
    assert any("1 of its data records do not tell their time" in warning for warning in description.warnings)
    assert any("1 of its annotations cannot be read" in warning for warning in description.warnings)


def test_no_annotation_readable_still_plays(tmp_path: Path) -> None:
    fake = FakeFile(onsets=dict.fromkeys(range(6), "?"))
    description, played = _played(_written(tmp_path, fake))
    assert played.indices(description.streams[0].stream_id).tolist() == list(range(300))
    assert any("None of its data records tells its time" in warning for warning in description.warnings)


def test_annotations_alone_are_no_signal(tmp_path: Path) -> None:
    with pytest.raises(SourceFileFault, match="annotations only"):
        _played(_written(tmp_path, FakeFile(signals=(), record_duration="0", n_records=2)))


@pytest.mark.proves("REQ-PRIVACY")
def test_no_patient_field_gets_out(tmp_path: Path) -> None:
    content = bytearray(FakeFile(onsets={2: "?"}).bytes()[:-3])
    content[8:168] = b"MCH-0234567 F 02-MAY-1951 Haagse_Harry".ljust(80) + b"Startdate 02-MAR-2002 EMG561 Jones".ljust(
        80
    )
    path = tmp_path / "Harry.edf"
    path.write_bytes(content)
    description, played = _played(path)
    for word in ("Harry", "Haagse", "1951", "Jones"):
        assert word not in repr(description)
        assert word not in repr(played.events)


def test_the_device_id_is_of_the_signal_not_of_the_name(tmp_path: Path) -> None:
    one, two, other = tmp_path / "one.edf", tmp_path / "two.edf", tmp_path / "other.edf"
    one.write_bytes(FakeFile().bytes())
    two.write_bytes(FakeFile().bytes())
    other.write_bytes(FakeFile(seed=4).bytes())
    ids = [_played(path)[0].device_id for path in (one, two, other)]
    assert ids[0] == ids[1] != ids[2]


@pytest.mark.parametrize("speed", [0.0, -1.0, float("nan"), float("inf")])
def test_an_impossible_speed_is_refused(tmp_path: Path, speed: float) -> None:
    with pytest.raises(WrongUse):
        _driver(tmp_path / "source.edf", speed)


def test_what_is_fetched_late_is_not_lost(tmp_path: Path) -> None:
    clock = VirtualClock()
    path = _written(tmp_path, FakeFile(n_records=60))
    driver = PlaybackDriver(PlaybackSpec(path=str(path)), clock=clock)
    main = driver.open().streams[0].stream_id
    driver.start()
    clock.advance(100.0)
    played = play(driver)
    driver.close()
    assert played.indices(main).tolist() == list(range(3000))


def test_a_refused_open_leaves_no_file_open(tmp_path: Path) -> None:
    driver = _driver(_written(tmp_path, FakeFile(signals=(), record_duration="0")))
    for _ in range(2):
        with pytest.raises(SourceFileFault):
            driver.open()
    driver.close()


def _opened(driver: PlaybackDriver) -> tuple[DeviceDescription | None, str]:
    try:
        return driver.open(), ""
    except SourceFileFault as fault:
        return None, fault.what


_HEADER_BYTES = len(FakeFile().header())


@pytest.mark.proves("REQ-SIGNAL-FILES")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    changes=st.lists(st.tuples(st.integers(0, _HEADER_BYTES + 400), st.integers(0, 255)), max_size=6),
    printable=st.lists(
        st.tuples(st.integers(168, _HEADER_BYTES - 1), st.sampled_from("0123456789+-.eE ,")), max_size=6
    ),
    length=st.none() | st.integers(0, len(FakeFile().bytes())),
    kind=st.sampled_from(["EDF+C", "EDF+D", "24BIT"]),
)
def test_no_damage_gets_out_as_anything_but_a_fault(
    tmp_path: Path,
    changes: list[tuple[int, int]],
    printable: list[tuple[int, str]],
    length: int | None,
    kind: str,
) -> None:
    """Whatever is changed or cut: a fault that names the file, or a source that ends and says what is wrong."""
    fake = PLAIN_BDF if kind == "24BIT" else FakeFile(reserved=kind, n_records=4)
    content = bytearray(fake.bytes())
    for place, value in changes:
        content[place] = value
    for place, character in printable:
        content[place] = ord(character)
    path = tmp_path / "source.edf"
    path.write_bytes(content[:length])
    driver = _driver(path)
    description, fault = _opened(driver)
    if description is None:
        assert "source.edf" in fault
        return
    driver.start()
    played = play(driver)
    driver.close()
    assert played.ended is not None
    assert description.total_samples is not None
    for stream in description.streams:
        indices = played.indices(stream.stream_id)
        assert (np.diff(indices) > 0).all()
        assert len(indices) == description.total_samples[stream.stream_id]
    if length is not None and length < len(content) - 1:
        assert played.ended.reason == "fault" or description.warnings or changes or printable


def test_reading_holds_little_of_a_large_file(tmp_path: Path) -> None:
    """Ten megabytes are read a megabyte at a time."""
    fake = FakeFile(signals=(FakeSignal("Fp1", "50000"),), n_records=100, record_duration="1", reserved="")
    file = EdfFile(_written(tmp_path, fake))
    sizes = []
    real_read_at = file._read_at

    def counted(position: int, n_bytes: int) -> bytes:
        sizes.append(n_bytes)
        return real_read_at(position, n_bytes)

    file._read_at = counted  # type: ignore[method-assign]
    for first in range(0, 5_000_000, 10_000):
        file.read_samples(file.header.channels, first, 10_000)
    file.close()
    assert max(sizes) <= 1 << 20
    assert sum(sizes) == 10_000_000


def test_a_digital_range_wider_than_the_format_is_played_on_its_own_line(tmp_path: Path) -> None:
    wide = replace(FakeSignal("Fp1"), digital_minimum="-40000", digital_maximum="40000", physical_minimum="-400")
    fake = FakeFile(signals=(replace(wide, physical_maximum="400"),))
    description, played = _played(_written(tmp_path, fake))
    assert np.allclose(played.samples(description.streams[0].stream_id)[0], fake.all_digital(0) * 0.01, atol=1e-4)
