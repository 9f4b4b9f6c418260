"""A real station, killed with SIGKILL at steps of a session: the short run. `make workflow-kills` is the long one."""

from pathlib import Path

import pytest

from tests.chaos.session_kills import SessionKills

pytestmark = [pytest.mark.journey, pytest.mark.timeout(400)]
SEED = 4
KILLS = 8


@pytest.mark.proves("REQ-CLINIC-RESUMED", "REQ-CLINIC-RESUMED-SAID", "REQ-CLINIC-SIGNED")
def test_a_session_ends_as_it_should_with_each_effect_once(tmp_path: Path) -> None:
    """The rounds assert over the log of the whole session; see `tests/chaos/session_kills.py`."""
    found = SessionKills(tmp_path, seed=SEED).run(1, effects=KILLS)
    assert found.sessions == 1
    assert len(found.kills) == KILLS
    assert {kill.split()[0] for kill in found.kills} >= {"before", "after"}
