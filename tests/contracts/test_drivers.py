"""Both drivers keep the contract."""

from pathlib import Path

import pytest

from app.core.clock import VirtualClock
from app.core.devices.catalogue import create_driver
from app.core.devices.driver import Driver, PlaybackSpec, SimulatedSpec
from tests.contracts.driver_suite import DriverSuite, MakeDriver
from tests.fakes.edf_files import PLAIN_BDF, FakeFile, FakeSignal
from tests.fakes.recording_files import an_xdf_file, openbci_text, some_samples, write_brainvision, write_fif
from tests.shared_data import shared_file

_WITH_GAPS = FakeFile(
    signals=(FakeSignal("Fp1"), FakeSignal("Fp2"), FakeSignal("Temp", "2", "degC")),
    n_records=8,
    reserved="EDF+D",
    onsets={4: "+5", 5: "+5.5", 6: "+6", 7: "+9.25"},
    timed_texts={0: b"+0\x14begin\x14\x00", 3: b"+3.1\x150.5\x14in the gap\x14\x00", 7: b"+99\x14after\x14\x00"},
)
_FAKES = {"edf": FakeFile(), "edf with gaps and two rates": _WITH_GAPS, "bdf": PLAIN_BDF}


@pytest.mark.parametrize("n_channels", [8, 64])
class TestSimulatedAmplifier(DriverSuite):
    @pytest.fixture
    def make(self, n_channels: int) -> MakeDriver:
        def make(speed: float | None, clock: VirtualClock) -> Driver:
            spec = SimulatedSpec(n_channels=n_channels, rate_hz=256.0, speed=speed, duration_s=11.3)
            return create_driver(spec, clock=clock)

        return make


@pytest.mark.parametrize("fake", _FAKES)
class TestPlayback(DriverSuite):
    @pytest.fixture
    def make(self, fake: str, tmp_path: Path) -> MakeDriver:
        path = tmp_path / "source.edf"
        path.write_bytes(_FAKES[fake].bytes())

        def make(speed: float | None, clock: VirtualClock) -> Driver:
            return create_driver(PlaybackSpec(path=str(path), speed=speed), clock=clock)

        return make


def _other_format(name: str, folder: Path) -> Path:
    match name:
        case "brainvision":
            marked = [("Stimulus", "S  1", 101), ("Response", "R  2", 350)]
            return write_brainvision(folder / "source.vhdr", some_samples(), markers=marked)
        case "fif with a skip":
            told = [(0.7, 0.0, "go"), (1.0, 0.5, "BAD_ACQ_SKIP")]
            return write_fif(folder / "source_raw.fif", some_samples(), annotations=told)
        case "xdf of two streams with a gap":
            return an_xdf_file(n_arm=140).write(folder / "source.xdf")
        case _:
            path = folder / "source.txt"
            path.write_text(openbci_text(skip=[100, 101, 400], marked=[50, 600]))
            return path


@pytest.mark.parametrize("name", ["brainvision", "fif with a skip", "xdf of two streams with a gap", "openbci text"])
class TestPlaybackOfOtherFormats(DriverSuite):
    @pytest.fixture
    def make(self, name: str, tmp_path: Path) -> MakeDriver:
        path = _other_format(name, tmp_path)

        def make(speed: float | None, clock: VirtualClock) -> Driver:
            return create_driver(PlaybackSpec(path=str(path), speed=speed), clock=clock)

        return make


_REAL = [
    "edf_bdf/edfPlusD_gaps.edf",
    "edf_bdf/edfAnnonC_30kHz.edf",
    "brainvision/test.vhdr",
    "xdf/muse_P001_4streams.xdf",
    "bids/tiny_bids/sub-01/ses-eeg/eeg/sub-01_ses-eeg_task-rest_eeg.vhdr",
]


@pytest.mark.needs_data
@pytest.mark.parametrize("source", _REAL)
class TestPlaybackOfRealFiles(DriverSuite):
    @pytest.fixture
    def make(self, source: str) -> MakeDriver:
        path = shared_file(source)

        def make(speed: float | None, clock: VirtualClock) -> Driver:
            return create_driver(PlaybackSpec(path=str(path), speed=speed), clock=clock)

        return make
