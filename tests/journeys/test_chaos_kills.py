"""Acquisition killed at random moments of a recording: the short run. `make chaos` is the long one."""

from pathlib import Path

import pytest

from tests.chaos.kill_rounds import KillRounds

pytestmark = [pytest.mark.journey, pytest.mark.timeout(120)]
SEED = 20_261_122
# What may be in flight is one delivery; a busy machine makes it a long one.
ONE_DELIVERY_MS = 400.0


@pytest.mark.proves("REQ-RECORD-KILLED")
def test_whatever_moment_it_is_killed_at_nothing_is_lost_but_what_the_gaps_say(tmp_path: Path) -> None:
    """The rounds assert after each kill and over each whole recording; see `tests/chaos/kill_rounds.py`."""
    found = KillRounds(tmp_path, seed=SEED).run(8, kills_each=4)
    assert len(found.kills) == 8
    assert any(kill.while_starting for kill in found.kills)
    assert found.published_blocks > 40
    # Each restart is a gap; two kills before anything was recorded make one.
    assert 3 <= len(found.gaps_ms) <= 8
    assert all(kill.in_flight_ms <= ONE_DELIVERY_MS for kill in found.kills)
