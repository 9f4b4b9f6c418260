"""Live devices keep the contract: BrainFlow's synthetic board and its player, and LSL streams of another process."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.devices.brainflow_library import library
from app.core.devices.catalogue import create_driver
from app.core.devices.driver import BrainFlowSpec, LslSpec, LslStream
from tests.contracts.live_driver_suite import LiveDriverSuite, MakeLive
from tests.fakes.lsl_source import LslSource


class TestSyntheticBoard(LiveDriverSuite):
    @pytest.fixture
    def source(self) -> MakeLive:
        return lambda seconds: create_driver(BrainFlowSpec(duration_s=seconds))


class TestPlayedFile(LiveDriverSuite):
    """A file in BrainFlow's own form, as its synthetic board would have left it."""

    @pytest.fixture
    def source(self, tmp_path: Path) -> MakeLive:
        path = tmp_path / "cyton.csv"
        described = library().BoardShim.get_board_descr(0)
        rows = []
        for n in range(600):
            row = [0.0] * described["num_rows"]
            row[described["package_num_channel"]] = n % 256
            row[described["timestamp_channel"]] = 1_700_000_000 + n / 250
            for channel in described["eeg_channels"]:
                row[channel] = n * channel / 10
            rows.append("\t".join(f"{value:.6f}" for value in row))
        path.write_text("\n".join(rows) + "\n")
        return lambda seconds: create_driver(
            BrainFlowSpec(board_id=-3, master_board_id=0, file=str(path), duration_s=seconds)
        )


@pytest.fixture(scope="class")
def lsl_identity() -> Iterator[str]:
    """Of a source that sends, in another process, a signal and markers."""
    pylsl = pytest.importorskip("pylsl", exc_type=(ImportError, RuntimeError))
    identity = uuid.uuid4().hex[:8]
    source = LslSource(identity, began_s=float(pylsl.local_clock()) - 10.0)
    yield identity
    source.kill()


class TestLslStreams(LiveDriverSuite):
    """Sent by another process; each sample as it is due."""

    seconds = 0.8
    sender_late_s = 0.5

    @pytest.fixture
    def source(self, lsl_identity: str) -> MakeLive:
        streams = (LslStream(source_id=f"cap-{lsl_identity}"), LslStream(source_id=f"keys-{lsl_identity}"))
        return lambda seconds: create_driver(LslSpec(streams=streams, duration_s=seconds))
