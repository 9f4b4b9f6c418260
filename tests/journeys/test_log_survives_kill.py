"""A writer of the log is killed in the middle of its work: no acknowledged entry is lost, and no table says otherwise.

`make chaos` does it a hundred times with new seeds; here three.
"""

import random

import pytest

from app.core.settings.data_directory import DataDirectory
from tests.journeys.killed_log import Acknowledged, demand_whole, write_and_kill

pytestmark = pytest.mark.journey


@pytest.mark.proves("REQ-LOG-DURABLE")
def test_no_acknowledged_entry_is_lost_and_no_table_is_ahead_of_the_log_or_behind_it(
    data_directory: DataDirectory,
) -> None:
    acknowledged = Acknowledged()
    for turn in range(3):
        write_and_kill(data_directory, acknowledged, random.Random(turn))
        demand_whole(data_directory, acknowledged)
    assert len(acknowledged.entries) > 100
    assert len(acknowledged.patients) > 5
