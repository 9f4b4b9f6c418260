"""Many electrodes in one alarm, conditions that come and go, and sounds that are never silenced for what is new."""

import pytest

from app.core.alarms.board import AlarmBoard, AlarmState
from app.core.alarms.conditions import Condition, Priority

SECOND_NS = 1_000_000_000
TABLE = (
    Condition(name="leads", priority=Priority.LOW, latching=False, text="Leads are off.", advice="Look."),
    Condition(
        name="flutters", priority=Priority.MEDIUM, latching=False, text="It flutters.", advice="Look.", clearing_s=3.0
    ),
    Condition(name="lasts", priority=Priority.HIGH, latching=True, text="It lasts.", advice="Look.", clearing_s=3.0),
)


@pytest.fixture
def board() -> AlarmBoard:
    return AlarmBoard(TABLE)


@pytest.mark.proves("REQ-ALARM-GROUPED")
def test_sixty_four_electrodes_at_once_are_one_alarm(board: AlarmBoard) -> None:
    labels = [f"E{number}" for number in range(1, 65)]
    transitions = board.raise_("leads", 0, items=labels)
    assert [transition.state for transition in transitions] == [AlarmState.ACTIVE]
    (alarm,) = board.snapshot()
    assert alarm.text == "Leads are off. E1, E2, E3 and 61 more."
    assert len(alarm.items) == 64


@pytest.mark.proves("REQ-ALARM-GROUPED")
def test_an_item_that_joins_an_acknowledged_alarm_sounds_again(board: AlarmBoard) -> None:
    board.raise_("leads", 0, items=["O1"])
    board.acknowledge(board.snapshot()[0].alarm_id, 1)
    assert board.raise_("leads", 2, items=["O1"]) == ()
    assert board.audible(2) is None
    (again,) = board.raise_("leads", 3, items=["O2"])
    assert again.state is AlarmState.ACTIVE
    assert board.audible(3) is Priority.LOW
    assert board.snapshot()[0].items == ("O1", "O2")


def test_an_alarm_goes_with_its_last_item(board: AlarmBoard) -> None:
    board.raise_("leads", 0, items=["O1", "O2"])
    assert board.clear("leads", 1, items=["O1"]) == ()
    assert board.snapshot()[0].text == "Leads are off. O2."
    assert [transition.state for transition in board.clear("leads", 2, items=["O2"])] == [AlarmState.CLEARED]


@pytest.mark.proves("REQ-ALARM-DELAYS")
def test_a_condition_that_comes_and_goes_is_one_alarm(board: AlarmBoard) -> None:
    board.raise_("flutters", 0)
    for second in range(1, 9, 2):
        assert board.clear("flutters", second * SECOND_NS) == ()
        assert board.raise_("flutters", (second + 1) * SECOND_NS) == ()
    board.clear("flutters", 10 * SECOND_NS)
    board.clear("flutters", 12 * SECOND_NS)
    assert board.tick(13 * SECOND_NS - 1) == ()
    assert [transition.state for transition in board.tick(13 * SECOND_NS)] == [AlarmState.CLEARED]


def test_what_is_acknowledged_while_it_is_going_is_gone_afterwards(board: AlarmBoard) -> None:
    board.raise_("lasts", 0)
    board.clear("lasts", SECOND_NS)
    board.acknowledge(board.snapshot()[0].alarm_id, 2 * SECOND_NS)
    assert [transition.state for transition in board.tick(4 * SECOND_NS)] == [AlarmState.CLEARED]
    board.raise_("lasts", 5 * SECOND_NS)
    board.clear("lasts", 6 * SECOND_NS)
    assert [transition.state for transition in board.tick(9 * SECOND_NS)] == [AlarmState.LATCHED]


@pytest.mark.proves("REQ-ALARM-PAUSE")
def test_a_pause_hides_no_item_that_is_new(board: AlarmBoard) -> None:
    board.raise_("leads", 0, items=["O1"])
    board.acknowledge(board.snapshot()[0].alarm_id, 0)
    board.raise_("flutters", 0)
    board.pause_audio(0)
    assert board.paused_until_ns(SECOND_NS) == 120 * SECOND_NS
    board.raise_("leads", SECOND_NS, items=["O2"])
    assert board.paused_until_ns(SECOND_NS) is None
    assert board.audible(SECOND_NS) is Priority.MEDIUM
