"""What a board takes back after it was lost, what it names, and what it lets go at once."""

import pytest

from app.core.alarms.board import AlarmBoard, AlarmState
from app.core.alarms.conditions import Condition, Priority
from app.core.alarms.patient_events import is_patient_event

SECOND_NS = 1_000_000_000
TABLE = (
    Condition(name="stays", priority=Priority.HIGH, latching=True, text="It stays.", advice="Look.", clearing_s=5.0),
    Condition(name="goes", priority=Priority.LOW, latching=False, text="It goes.", advice="Look.", clearing_s=5.0),
)


@pytest.fixture
def board() -> AlarmBoard:
    return AlarmBoard(TABLE)


@pytest.mark.proves("REQ-ALARM-RESTORED")
def test_a_latching_alarm_comes_back_as_itself_until_it_is_seen(board: AlarmBoard) -> None:
    assert board.restore("a-1", "stays", -60 * SECOND_NS, 0, detail="Before.")
    (alarm,) = board.snapshot()
    assert (alarm.alarm_id, alarm.state, alarm.since_ns) == ("a-1", AlarmState.LATCHED, -60 * SECOND_NS)
    assert alarm.text == "It stays. Before."
    assert board.audible(0) is Priority.HIGH
    assert not board.restore("a-2", "stays", 0, 0)
    (active,) = board.raise_("stays", 1)
    assert (active.state, active.alarm.alarm_id) == (AlarmState.ACTIVE, "a-1")


def test_others_do_not_come_back(board: AlarmBoard) -> None:
    assert not board.restore("a-1", "goes", 0, 0)
    assert not board.restore("a-1", "of an older version", 0, 0)
    assert board.snapshot() == ()


@pytest.mark.proves("REQ-ALARM-RESTORED")
def test_what_is_over_goes_at_once_but_a_latching_one_is_still_to_be_seen(board: AlarmBoard) -> None:
    board.raise_("goes", 0)
    board.raise_("stays", 0)
    assert [one.state for one in board.clear("goes", 1, at_once=True)] == [AlarmState.CLEARED]
    assert [one.state for one in board.clear("stays", 1, at_once=True)] == [AlarmState.LATCHED]


def test_things_that_were_well_are_not_named_when_others_fail(board: AlarmBoard) -> None:
    board.raise_("goes", 0, items=["O1"])
    board.clear("goes", SECOND_NS, items=["O1"])
    board.raise_("goes", 2 * SECOND_NS, items=["O2"])
    assert board.snapshot()[0].items == ("O2",)


def test_the_same_thing_failing_again_within_the_delay_leaves_it_acknowledged(board: AlarmBoard) -> None:
    board.raise_("goes", 0, items=["O1"])
    board.acknowledge(board.snapshot()[0].alarm_id, 1)
    board.clear("goes", SECOND_NS)
    assert board.raise_("goes", 2 * SECOND_NS, items=["O1"]) == ()
    assert [one.state for one in board.raise_("goes", 3 * SECOND_NS, items=["O2"])] == [AlarmState.ACTIVE]


@pytest.mark.parametrize("text", ["Patient event", "PATIENT  EVENT 3", "Push Button", "pushbutton pressed"])
def test_marks_of_the_patients_button_are_known(text: str) -> None:
    assert is_patient_event(text)


@pytest.mark.parametrize("text", ["", "Patient asleep", "The patient event was before", "Eyes open"])
def test_other_marks_are_not(text: str) -> None:
    assert not is_patient_event(text)
