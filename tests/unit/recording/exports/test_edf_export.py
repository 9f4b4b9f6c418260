"""Exports: exact where the source was EDF or BDF, honest where the format cannot hold what was recorded."""

import math
from datetime import date
from fractions import Fraction
from pathlib import Path

import edfio
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.devices.driver import DeviceEvent, DeviceEventKind
from app.core.errors import DefectError, NotFound, SourceFileFault, WrongUse
from app.core.recording.exports import edf_export, edf_plan
from app.core.recording.exports.continuous_parts import cut_at_gaps
from app.core.recording.exports.edf_export import export_edf
from app.core.recording.exports.edf_header_text import ascii_text, short_labels
from app.core.recording.exports.edf_layout import (
    as_written,
    choose_layout,
    field_text,
    fits_field,
    pack_samples,
    quantise,
)
from app.core.recording.exports.identity import ExportIdentity
from app.core.recording.exports.watching import Progress
from app.core.recording.framing import RecordedGap
from app.core.recording.reader import RecordingReader
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import Channel, SourceCalibration, StreamDescription
from tests.fakes.recordings import EEG, SLOW, annotation, block, create_writer, record_blocks, stream, values


def _export(folder: Path, out: Path, identity: ExportIdentity | None = None) -> tuple[Path, ...]:
    with RecordingReader(folder) as reader:
        return export_edf(reader, out, identity=identity)


@pytest.mark.proves("REQ-EXPORT-READ")
@pytest.mark.parametrize("suffix", ["edf", "bdf"])
def test_samples_labels_units_and_annotations_come_out(tmp_path: Path, suffix: str) -> None:
    writer = create_writer(tmp_path / "r")
    record_blocks(writer, n_blocks=50)
    for event in (annotation("Augen zu ☂", 1.25, 2.5), annotation("blink", 0.0), annotation("late", 9.0)):
        writer.append_event(event, source="device")
    writer.close("stopped")
    (path,) = _export(tmp_path / "r", tmp_path / f"out.{suffix}")
    read = edfio.read_edf(path) if suffix == "edf" else edfio.read_bdf(path)
    assert read.labels == ("E1", "E2", "E3")
    assert [s.physical_dimension for s in read.signals] == ["uV"] * 3
    assert [s.sampling_frequency for s in read.signals] == [100.0] * 3
    for row, signal in enumerate(read.signals):
        step = (signal.physical_max - signal.physical_min) / (signal.digital_max - signal.digital_min)
        assert np.abs(signal.data - values(0, 500)[row]).max() <= step
    assert [tuple(a) for a in read.annotations] == [
        (0.0, None, "blink"),
        (1.25, 2.5, "Augen zu ☂"),
        (9.0, None, "late"),
    ]
    assert read.local_patient_identification == "X X X X"
    assert not list(tmp_path.glob("*.unchecked"))


@pytest.mark.proves("REQ-PRIVACY", "USE-SEND-EXPORT")
def test_identity_is_written_only_when_given(tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r")
    record_blocks(writer, n_blocks=10)
    writer.close("stopped")
    who = ExportIdentity(code="H 42", name="Ådne Æ. Müller", sex="male", birth_date=date(1970, 12, 31))
    (path,) = _export(tmp_path / "r", tmp_path / "out.edf", who)
    patient = edfio.read_edf(path).patient
    assert (patient.code, patient.sex, patient.birthdate) == ("H_42", "M", date(1970, 12, 31))
    assert "Muller" in patient.name


def test_a_recording_with_gaps_becomes_one_file_a_stretch(tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r")
    end = record_blocks(writer, n_blocks=10)
    writer.append_block(block(end + 50, 10, 10))
    for onset_s in (0.5, 1.2, 1.55):
        writer.append_event(annotation(f"at {onset_s}", onset_s), source="device")
    writer.close("stopped")
    first, second = _export(tmp_path / "r", tmp_path / "out.edf")
    assert second.name == "out-part2.edf"
    a, b = edfio.read_edf(first), edfio.read_edf(second)
    assert (len(a.signals[0].data), len(b.signals[0].data)) == (100, 10)
    assert [x.text for x in a.annotations] == ["at 0.5", "at 1.2"]  # what lies in the gap stays with what was before
    assert [(round(x.onset, 6), x.text) for x in b.annotations] == [(0.05, "at 1.55")]


def test_streams_of_two_rates_share_a_file_and_padding_is_said(tmp_path: Path) -> None:
    slow = stream(SLOW, n_channels=1, rate_hz=10.0)
    writer = create_writer(tmp_path / "r", stream(), slow)
    for k in range(3):
        writer.append_block(block(k * 100, 100, k))
        writer.append_block(block(k * 10, 10, k, stream_id=SLOW, n_channels=1, rate_hz=10.0))
    writer.append_block(block(300, 37, 3))  # stopped before the slow stream's block was full
    writer.close("stopped")
    (path,) = _export(tmp_path / "r", tmp_path / "out.edf")
    read = edfio.read_edf(path)
    assert [s.sampling_frequency for s in read.signals] == [100.0] * 3 + [10.0]
    assert {a.text: a.onset for a in read.annotations} == {
        "Recording of 100 Hz ends here": 3.37,
        "Recording of 10 Hz ends here": 3.0,
    }


def test_device_events_of_channels_are_exported_with_them(tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r")
    record_blocks(writer, n_blocks=10)
    lead = DeviceEvent(kind=DeviceEventKind.LEAD_OFF, onset_s=0.5, duration_s=None, text="lead off", channels=("E2",))
    writer.append_event(lead, source="device")
    warning = DeviceEvent(kind=DeviceEventKind.WARNING, onset_s=0.0, duration_s=None, text="odd header")
    writer.append_event(warning, source="device")
    writer.close("stopped")
    (path,) = _export(tmp_path / "r", tmp_path / "out.edf")
    assert [a.text for a in edfio.read_edf(path).annotations] == ["lead off@@E2"]


@pytest.mark.proves("REQ-EXPORT-WHOLE")
def test_what_edf_cannot_hold_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r")
    samples = values(0, 10)
    samples[1, 4] = np.nan
    writer.append_block(SampleBlock(EEG, 0, 0, 0.0, 0, 100.0, samples))
    writer.close("stopped")
    with pytest.raises(SourceFileFault, match="E2"):
        _export(tmp_path / "r", tmp_path / "out.edf")
    with pytest.raises(WrongUse):
        _export(tmp_path / "r", tmp_path / "out.csv")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["r"]


def test_an_empty_recording_has_nothing_to_export(tmp_path: Path) -> None:
    create_writer(tmp_path / "r").close("stopped")
    with pytest.raises(NotFound):
        _export(tmp_path / "r", tmp_path / "out.edf")


_SOURCES = st.builds(
    lambda low, span, bits, unit: (low, low + span, -(1 << (bits - 1)), (1 << (bits - 1)) - 1, unit),
    st.integers(-9000, 9000).map(float),
    st.integers(1, 9000).map(float),
    st.sampled_from([12, 16, 24]),
    st.sampled_from(["uV", "mV", "V", "degC", "%"]),
)


@given(source=_SOURCES, data=st.data())
def test_integers_of_a_source_come_back(source: tuple[float, float, int, int, str], data: st.DataObject) -> None:
    low, high, dmin, dmax, unit = source
    calibration = SourceCalibration(
        physical_dimension=unit,
        physical_minimum=low,
        physical_maximum=high,
        digital_minimum=dmin,
        digital_maximum=dmax,
    )
    voltage = {"uV": 1.0, "mV": 1e3, "V": 1e6}.get(unit)
    channel = Channel(label="C", unit="uV" if voltage else unit, calibration=calibration)
    digital = np.array(data.draw(st.lists(st.integers(dmin, dmax), min_size=1, max_size=30)))
    physical = (digital - dmin) * ((high - low) / (dmax - dmin)) + low
    recorded = (physical * (voltage or 1.0)).astype(np.float32)
    q = quantise(channel, float(recorded.min()), float(recorded.max()), 3)
    assert q.exact
    assert q.dimension == unit
    # float32 has 24 bits: a 24-bit integer with an offset may be off by one step, anything smaller is exact.
    tolerance = 0 if dmax < (1 << 16) and abs(low) / (high - low) < 16 else 2 + 16 * (1 + abs(low) / (high - low))
    assert np.abs(q.to_digital(recorded) - digital).max() <= tolerance


@given(low=st.floats(-1e6, 1e6, width=32), span=st.floats(0.0009765625, 1e6, width=32), bytes_=st.sampled_from([2, 3]))
def test_a_fitted_range_holds_the_data_within_half_a_step(low: float, span: float, bytes_: int) -> None:
    lowest, highest = float(np.float32(low)), float(np.float32(low + span))
    q = quantise(Channel(label="C"), lowest, highest, bytes_) if highest > lowest and span > abs(low) * 1e-5 else None
    if q is None:
        return
    assert float(field_text(q.physical_minimum)) == q.physical_minimum <= lowest
    assert float(field_text(q.physical_maximum)) == q.physical_maximum >= highest
    samples = np.linspace(lowest, highest, 50).astype(np.float32)
    digital = q.to_digital(samples)
    assert -(1 << (8 * bytes_ - 1)) <= digital.min()
    assert digital.max() < 1 << (8 * bytes_ - 1)
    assert np.abs(q.to_physical(digital) - samples).max() <= 0.5001 * q.step


def test_volts_are_written_where_microvolts_do_not_fit() -> None:
    q = quantise(Channel(label="C"), -2e7, 2e7, 2)
    assert (q.dimension, q.unit_factor) == ("mV", 1e3)
    with pytest.raises(SourceFileFault, match="eight characters"):
        quantise(Channel(label="C", unit="counts"), -2e9, 2e9, 2)


def test_a_flat_channel_can_be_written() -> None:
    q = quantise(Channel(label="C"), 3.5, 3.5, 2)
    assert abs(q.to_physical(q.to_digital(np.array([3.5], dtype=np.float32)))[0] - 3.5) <= q.step


@given(
    rate=st.sampled_from([1.0, 12.8, 100.0, 128.0, 160.0, 250.0, 256.0, 512.0, 1000 / 3, 1000.0, 30000.0]),
    seconds=st.integers(1, 500),
    extra=st.integers(0, 300),
    channels=st.integers(1, 256),
)
def test_a_layout_holds_every_sample(rate: float, seconds: int, extra: int, channels: int) -> None:
    exact = Fraction(rate).limit_denominator(1_000_000)
    length = int(exact * seconds) + extra
    layout = choose_layout([exact], [channels], [length], 2)
    assert layout.samples[0] * layout.n_records >= length
    assert layout.samples[0] == exact * layout.duration_s
    assert layout.duration_s <= 60
    if extra == 0 and exact.denominator == 1:
        assert layout.samples[0] * layout.n_records == length
    if exact.denominator == 1:
        assert fits_field(layout.duration_s)


def test_whole_seconds_are_taken_where_they_fit() -> None:
    layout = choose_layout([Fraction(160)], [64], [9760], 2)
    assert (layout.duration_s, layout.n_records) == (1, 61)
    big = choose_layout([Fraction(1000)], [256], [60_000], 2)
    assert big.samples[0] * 256 * 2 <= 61440


def test_a_prime_number_of_samples_is_padded_rather_than_cut_into_crumbs() -> None:
    layout = choose_layout([Fraction(250)], [21], [99_991], 2)
    assert layout.duration_s == 1
    assert layout.samples[0] * layout.n_records > 99_991


@given(st.floats(-9_999_999, 9_999_999).filter(lambda v: v == 0 or abs(v) > 1e-4))
def test_header_numbers_are_rounded_outwards(value: float) -> None:
    low, high = as_written(value, math.floor), as_written(value, math.ceil)
    assert low is not None
    assert high is not None
    assert low <= value * (1 + math.copysign(1e-12, value))
    assert high >= value * (1 - math.copysign(1e-12, value))
    assert len(field_text(low)) <= 8


def test_24_bit_integers_are_three_bytes_little_endian() -> None:
    packed = pack_samples(np.array([[1, -1, 256, -8388608]], dtype=np.int32), 2, 3)
    assert packed.tolist() == [[1, 0, 0, 255, 255, 255], [0, 1, 0, 0, 0, 128]]


@given(
    holes=st.lists(st.tuples(st.booleans(), st.integers(1, 60), st.integers(1, 60)), max_size=8),
    tail=st.tuples(st.integers(0, 50), st.integers(0, 50)),
)
def test_every_recorded_sample_is_in_exactly_one_part(
    holes: list[tuple[bool, int, int]], tail: tuple[int, int]
) -> None:
    streams: tuple[StreamDescription, ...] = (stream(), stream(SLOW, rate_hz=50.0))
    ends, gaps = [0, 0], []
    recorded: list[set[int]] = [set(), set()]
    for both, run, hole in holes:
        for k in (0, 1) if both else (0,):
            n, missing = (run * 2, hole * 2) if k == 0 else (run, hole)
            recorded[k] |= set(range(ends[k], ends[k] + n))
            gaps.append(
                RecordedGap(stream_id=streams[k].stream_id, first_sample=ends[k] + n, n_samples=missing, cause="device")
            )
            ends[k] += n + missing
    for k in (0, 1):
        recorded[k] |= set(range(ends[k], ends[k] + tail[k]))
        ends[k] += tail[k]
    parts = cut_at_gaps(streams, ends, gaps)
    for k in (0, 1):
        taken = [i for part in parts for i in range(*part.ranges[k])]
        assert sorted(taken) == sorted(recorded[k])


def test_labels_stay_different_within_sixteen_characters() -> None:
    labels = ["a" * 20, "a" * 21, "a" * 16, "µV Ωé"]
    short = short_labels(labels)
    assert len(set(short)) == 4
    assert all(len(label) <= 16 and label.isascii() for label in short)
    assert short[3] == "uV Ohme"
    assert ascii_text("°C", 8) == "degC"


@pytest.mark.proves("REQ-EXPORT-COMPARED", "USE-SEND-EXPORT")
@pytest.mark.parametrize("suffix", ["edf", "bdf"])
@pytest.mark.parametrize("spoilt", ["sample", "annotation", "calibration", "records"])
def test_a_file_that_is_not_what_was_recorded_is_never_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, spoilt: str
) -> None:
    """A file of several pieces; what is spoilt lies behind the first of them."""
    monkeypatch.setattr(edf_plan, "CHUNK_VALUES", 900)
    compare = edf_export.compare

    def spoil(reader: RecordingReader, plan: edf_plan.EdfPart, path: Path, header: int, share: Progress) -> None:
        data = bytearray(path.read_bytes())
        places = {
            "sample": header + (len(data) - header) * 3 // 4 // 4 * 4,
            "annotation": data.index(b"late") + 1,
            "calibration": 256 + 4 * (16 + 80 + 8) + 2,
            "records": 237,
        }
        data[places[spoilt]] ^= 1
        path.write_bytes(data)
        compare(reader, plan, path, header, share)

    writer = create_writer(tmp_path / "r")
    record_blocks(writer, n_blocks=150)
    writer.append_event(annotation("late", 12.25, 0.5), source="device")
    writer.append_event(annotation("two\nlines", -0.5, -1.0), source="device")
    writer.close("stopped")
    assert len(_export(tmp_path / "r", tmp_path / f"good.{suffix}")) == 1
    monkeypatch.setattr(edf_export, "compare", spoil)
    with pytest.raises(DefectError):
        _export(tmp_path / "r", tmp_path / f"out.{suffix}")
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"good.{suffix}", "r"]
