"""The header check names each fault, and lets a file live where it can."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.devices.edf_header import read_header
from app.core.errors import SourceFileFault
from app.core.signals.channels import ChannelKind
from tests.fakes.edf_files import PLAIN_BDF, FakeFile, FakeSignal

_GOOD = FakeFile()


def _written(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "source.edf"
    path.write_bytes(content)
    return path


def _with(**fields: str) -> FakeFile:
    return _GOOD.with_signals(replace(FakeSignal("Fp1"), **fields), FakeSignal("Fp2"))


def test_a_good_header_has_no_warnings(tmp_path: Path) -> None:
    header = read_header(_written(tmp_path, _GOOD.bytes()))
    assert header.warnings == ()
    assert header.format_name == "EDF+C"
    assert header.n_records == 6
    assert [signal.channel.label for signal in header.channels] == ["Fp1", "Fp2"]
    assert [signal.rate_hz for signal in header.channels] == [100.0, 100.0]
    assert len(header.annotation_signals) == 1


@pytest.mark.proves("REQ-SIGNAL-FILES")
@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "it is empty"),
        (_GOOD.bytes()[:100], "it ends inside its header, after 100 bytes"),
        (_GOOD.bytes()[:256], "it ends inside its header, 256 of 1,024 bytes"),
        (_GOOD.bytes()[:1000], "it ends inside its header, 1,000 of 1,024 bytes"),
        (_GOOD.header(), "it holds no complete data record"),
        (_GOOD.bytes()[:1100], "it holds no complete data record"),
        (b"PK\x03\x04" + bytes(4000), "neither an EDF nor a BDF file"),
        (b"\x00" * 4000, "neither an EDF nor a BDF file"),
        (replace(_GOOD, n_signals="x").bytes(), "its number of signals is not a whole number ('x')"),
        (replace(_GOOD, n_signals="0").bytes(), "its header says 0 signals"),
        (replace(_GOOD, n_signals="-4").bytes(), "its header says -4 signals"),
        (replace(_GOOD, n_signals="9999").bytes(), "its header says 9999 signals"),
        (replace(_GOOD, announced_records="many").bytes(), "its number of data records is not a whole number"),
        (replace(_GOOD, announced_records="0").bytes(), "it holds no complete data record"),
        (_GOOD.bytes().replace(b"0.5     ", b"half    ", 1), "the duration of a data record is not a number ('half')"),
        (_GOOD.bytes().replace(b"0.5     ", b"-1      ", 1), "its data records are said to last -1 s"),
        (_GOOD.bytes().replace(b"0.5     ", b"0       ", 1), "its data records last 0 s"),
        (_GOOD.bytes().replace(b"0.5     ", b"99999999", 1), "its data records are said to last 1e+08 s"),
        (_GOOD.bytes().replace(b"0.5     ", b"1e-9    ", 1), "signal 1 would have a rate of 50,000,000,000 Hz"),
        (_with(physical_maximum="8e+003.5").bytes(), "the physical maximum of signal 1 is not a number ('8e+003.5')"),
        (_with(physical_minimum="nan").bytes(), "the physical minimum of signal 1 is not a number ('nan')"),
        (_with(physical_minimum="1e999").bytes(), "the physical minimum of signal 1 is not a number ('1e999')"),
        (_with(physical_maximum="1e300").bytes(), "the physical range of signal 1"),
        (_with(digital_minimum="0x10").bytes(), "the digital minimum of signal 1 is not a whole number ('0x10')"),
        (_with(digital_maximum="").bytes(), "the digital maximum of signal 1 is not a whole number ('')"),
        (_with(digital_minimum="40000", digital_maximum="50000").bytes(), "the digital range of signal 1 lies outside"),
        (_GOOD.bytes().replace(b"50      ", b"        ", 1), "the number of samples per record of signal 1"),
        (_GOOD.bytes().replace(b"50      ", b"-50     ", 1), "signal 1 is said to have -50 samples per record"),
        (_GOOD.bytes().replace(b"50      ", b"4999999 ", 1), "it holds no complete data record"),
    ],
)
def test_a_header_that_cannot_be_trusted_is_refused_by_name(tmp_path: Path, content: bytes, fault: str) -> None:
    with pytest.raises(SourceFileFault) as caught:
        read_header(_written(tmp_path, content))
    assert caught.value.what.startswith("source.edf cannot be played: ")
    assert fault in caught.value.what
    assert str(tmp_path) not in str(caught.value)


def test_a_record_too_long_to_be_true_is_refused(tmp_path: Path) -> None:
    signals = [FakeSignal(f"C{k}", "99999999") for k in range(3)]
    content = FakeFile(signals=tuple(signals), record_duration="10", reserved="").header()
    with pytest.raises(SourceFileFault, match="said to be 599,999,994 bytes long"):
        read_header(_written(tmp_path, content))


@pytest.mark.parametrize(
    ("content", "warning"),
    [
        (replace(_GOOD, announced_records="-1").bytes(), "never finalised (number of data records -1); its length"),
        (replace(_GOOD, announced_records="9").bytes(), "cut off: its header says 9 data records, 6 complete"),
        (_GOOD.bytes()[:-5], "cut off: its header says 6 data records, 5 complete"),
        (_GOOD.bytes() + b"\0", "1 bytes more than announced follow"),
        (replace(_GOOD, header_bytes="256").bytes(), "says to be '256' bytes long, but 3 signals make 1024"),
        (replace(_GOOD, start="42.00.0026.00.99").bytes(), "start date or time is not a date"),
        (_with(label="Fp2").bytes(), "'Fp2' occurs more than once; signal 2 is shown as 'Fp2 (2)'"),
        (_with(label="").bytes(), "Signal 1 has no label; it is shown as 'Channel 1'"),
        (_with(label="Fp\x07").bytes(), "control characters"),
        (_with(label="Impédance").bytes(), "not ASCII"),
        (_with(physical_minimum="-3276,8").bytes(), "comma instead of a point"),
        (_with(physical_minimum="5", physical_maximum="5").bytes(), "Signal 1 cannot be scaled"),
        (_with(digital_minimum="7", digital_maximum="7").bytes(), "Signal 1 cannot be scaled"),
        (_with(digital_minimum="9", digital_maximum="-9").bytes(), "Signal 1 cannot be scaled"),
        (_with(digital_minimum="-40000").bytes(), "digital range of signal 1 is wider than its format"),
    ],
)
def test_a_fault_that_can_be_lived_with_is_a_warning(tmp_path: Path, content: bytes, warning: str) -> None:
    header = read_header(_written(tmp_path, content))
    assert any(warning in said for said in header.warnings), header.warnings
    assert len({signal.channel.label for signal in header.channels}) == len(header.channels)


def test_many_faults_are_told_shortly(tmp_path: Path) -> None:
    content = _GOOD.with_signals(*(FakeSignal("same") for _ in range(50))).bytes()[:-5]
    header = read_header(_written(tmp_path, content))
    assert len(header.warnings) == 12
    assert header.warnings[0].startswith("It is cut off")
    assert header.warnings[-1] == "39 more faults of this kind are in its header."


def test_a_file_that_is_not_there_is_named_without_its_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceFileFault, match=r"^nowhere\.edf cannot be read: there is no such file") as caught:
        read_header(tmp_path / "nowhere.edf")
    assert str(tmp_path) not in str(caught.value)


def test_what_is_not_a_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.edf")
    for path in (tmp_path, tmp_path / "pipe.edf"):
        with pytest.raises(SourceFileFault, match="it is not a file"):
            read_header(path)
    with pytest.raises(SourceFileFault, match="there is no such file"):
        read_header(tmp_path / "null\0byte.edf")


@pytest.mark.parametrize(
    ("dimension", "unit", "factor"),
    [
        ("uV", "uV", 1.0),
        ("mV", "uV", 1e3),
        ("V", "uV", 1e6),
        ("nV", "uV", 1e-3),
        ("µV", "uV", 1.0),
        ("degC", "degC", 1.0),
    ],
)
def test_voltages_become_microvolts(tmp_path: Path, dimension: str, unit: str, factor: float) -> None:
    fake = _with(dimension=dimension, physical_minimum="-2", physical_maximum="2", digital_minimum="-32767")
    signal = read_header(_written(tmp_path, fake.bytes())).channels[0]
    assert signal.channel.unit == unit
    assert signal.gain == pytest.approx(4 * factor / 65534)
    assert signal.offset == pytest.approx(-2 * factor)
    assert signal.channel.calibration is not None
    assert signal.channel.calibration.physical_dimension == dimension
    assert signal.channel.calibration.physical_maximum == 2


def test_an_unscaled_signal_gives_its_stored_numbers(tmp_path: Path) -> None:
    signal = read_header(_written(tmp_path, _with(physical_minimum="0", physical_maximum="0").bytes())).channels[0]
    assert (signal.gain, signal.offset, signal.digital_minimum) == (1.0, -32768.0, -32768)
    assert signal.channel.unit == "count"


def test_a_digital_range_cut_to_the_format_keeps_the_scale(tmp_path: Path) -> None:
    fake = _with(digital_minimum="-40000", digital_maximum="40000", physical_minimum="-400", physical_maximum="400")
    signal = read_header(_written(tmp_path, fake.bytes())).channels[0]
    assert signal.gain == pytest.approx(0.01)
    assert signal.offset + (0 - signal.digital_minimum) * signal.gain == pytest.approx(0.0)


def test_rates_are_as_written(tmp_path: Path) -> None:
    fake = FakeFile(signals=(FakeSignal("Fp1", "3"),), record_duration="0.3")
    assert read_header(_written(tmp_path, fake.bytes())).channels[0].rate_hz == 10.0


def test_bdf_has_three_bytes(tmp_path: Path) -> None:
    header = read_header(_written(tmp_path, PLAIN_BDF.bytes()))
    assert (header.format_name, header.bytes_per_sample, header.warnings) == ("BDF", 3, ())
    assert header.channels[2].channel.kind is ChannelKind.TRIGGER
