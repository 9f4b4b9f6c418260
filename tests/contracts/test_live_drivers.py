"""Amplifiers through BrainFlow keep the contract: on its synthetic board, and on a file played by its own player."""

from pathlib import Path

import pytest

from app.core.devices.brainflow_library import library
from app.core.devices.catalogue import create_driver
from app.core.devices.driver import BrainFlowSpec
from tests.contracts.live_driver_suite import LiveDriverSuite, MakeLive


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
