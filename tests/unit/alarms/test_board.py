"""The alarm board: each way an alarm comes, stays, is acknowledged and goes."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.alarms.board import LONGEST_AUDIO_PAUSE_S, AlarmBoard, AlarmState, AlarmTransition
from app.core.alarms.conditions import CONDITIONS, Condition, Priority
from app.core.clock import VirtualClock
from app.core.errors import DefectError, NotFound

SECOND_NS = 1_000_000_000


def condition(
    name: str, *, latching: bool = False, onset_s: float = 0.0, priority: Priority = Priority.HIGH
) -> Condition:
    return Condition(
        name=name, priority=priority, latching=latching, text=f"{name} happened.", advice="Do this.", onset_s=onset_s
    )


TABLE = (
    condition("plain"),
    condition("latching", latching=True),
    condition("slow", onset_s=2.0, priority=Priority.LOW),
    condition("slow latching", onset_s=2.0, latching=True, priority=Priority.MEDIUM),
)


@pytest.fixture
def board() -> AlarmBoard:
    return AlarmBoard(TABLE)


def states(transitions: tuple[AlarmTransition, ...]) -> list[str]:
    return [str(transition.state) for transition in transitions]


def test_a_plain_alarm_comes_and_goes_with_its_condition(board: AlarmBoard) -> None:
    assert states(board.raise_("plain", 0, detail="Fp1")) == ["active"]
    assert board.snapshot()[0].text == "plain happened. Fp1"
    assert board.raise_("plain", 1) == ()
    assert states(board.clear("plain", 2)) == ["cleared"]
    assert board.clear("plain", 3) == ()
    assert board.snapshot() == ()


@pytest.mark.proves("REQ-ALARM-LATCHING")
def test_a_latching_alarm_stays_until_a_person_has_seen_it(board: AlarmBoard) -> None:
    board.raise_("latching", 0)
    alarm_id = board.snapshot()[0].alarm_id
    assert states(board.clear("latching", 1)) == ["latched"]
    assert states(board.raise_("latching", 2)) == ["active"]
    assert states(board.clear("latching", 3)) == ["latched"]
    assert [alarm.alarm_id for alarm in board.snapshot()] == [alarm_id]
    assert states(board.acknowledge(alarm_id, 4)) == ["cleared"]
    with pytest.raises(NotFound):
        board.acknowledge(alarm_id, 5)


@pytest.mark.proves("REQ-ALARM-LATCHING")
def test_an_acknowledged_alarm_stays_while_its_condition_does_and_is_silent(board: AlarmBoard) -> None:
    board.raise_("latching", 0)
    alarm_id = board.snapshot()[0].alarm_id
    assert board.audible(0) is Priority.HIGH
    assert states(board.acknowledge(alarm_id, 1)) == ["acknowledged"]
    assert board.acknowledge(alarm_id, 1) == ()
    assert board.audible(1) is None
    assert board.raise_("latching", 2) == ()
    assert states(board.clear("latching", 3)) == ["cleared"]
    board.raise_("latching", 4)
    assert board.snapshot()[0].alarm_id != alarm_id


@pytest.mark.proves("REQ-ALARM-DELAYS")
def test_a_condition_must_last_its_onset(board: AlarmBoard) -> None:
    assert board.raise_("slow", 0) == ()
    assert board.snapshot() == ()
    assert board.clear("slow", SECOND_NS) == ()
    board.raise_("slow", 2 * SECOND_NS)
    board.raise_("slow", 3 * SECOND_NS)
    assert board.tick(4 * SECOND_NS - 1) == ()
    assert states(board.tick(4 * SECOND_NS)) == ["active"]
    assert board.snapshot()[0].since_ns == 2 * SECOND_NS


def test_a_condition_that_lasted_long_enough_is_an_alarm_though_nobody_ticked(board: AlarmBoard) -> None:
    board.raise_("slow latching", 0)
    assert states(board.clear("slow latching", 3 * SECOND_NS)) == ["active", "latched"]


@pytest.mark.proves("REQ-ALARM-PRIORITY")
def test_the_order_is_priority_then_unseen_then_newest(board: AlarmBoard) -> None:
    for number, name in enumerate(("slow", "slow latching", "plain", "latching")):
        board.raise_(name, number)
    board.tick(10 * SECOND_NS)
    board.acknowledge(board.snapshot()[0].alarm_id, 11 * SECOND_NS)
    assert [alarm.condition.name for alarm in board.snapshot()] == ["plain", "latching", "slow latching", "slow"]


@pytest.mark.proves("REQ-ALARM-PAUSE")
def test_the_pause_of_the_sound_ends_by_itself_and_with_any_new_alarm(board: AlarmBoard) -> None:
    board.raise_("plain", 0)
    board.pause_audio(0, duration_s=1e9)
    assert board.audible(SECOND_NS) is None
    assert board.audible(round(LONGEST_AUDIO_PAUSE_S) * SECOND_NS) is Priority.HIGH
    board.pause_audio(0)
    board.raise_("latching", SECOND_NS)
    assert board.audible(SECOND_NS) is Priority.HIGH


def test_an_unknown_condition_is_a_defect_of_ours(board: AlarmBoard) -> None:
    with pytest.raises(DefectError):
        board.raise_("no such", 0)
    with pytest.raises(DefectError):
        board.clear("no such", 0)


def test_since_is_wall_time() -> None:
    clock = VirtualClock()
    board = AlarmBoard(TABLE)
    board.raise_("plain", clock.monotonic_ns())
    clock.advance(90.0)
    assert board.snapshot()[0].since(clock) == "2026-01-01T00:00:00.000+00:00"


@pytest.mark.proves("REQ-ALARM-LATCHING")
def test_every_way_of_five_steps_keeps_the_rules() -> None:
    """All sequences of what can happen to one alarm, of each kind of condition."""
    steps = ("raise", "clear", "acknowledge", "wait")
    for kind, way in product(TABLE, product(steps, repeat=5)):
        board, now_ns, present_since_ns = AlarmBoard([kind]), 0, None
        for step in way:
            now_ns += SECOND_NS
            shown = board.snapshot()
            if step == "raise":
                present_since_ns = now_ns if present_since_ns is None else present_since_ns
                board.raise_(kind.name, now_ns)
            elif step == "clear":
                board.clear(kind.name, now_ns)
                present_since_ns = None
            elif step == "wait":
                now_ns += 3 * SECOND_NS
                board.tick(now_ns)
            elif shown:
                board.acknowledge(shown[0].alarm_id, now_ns)
            after = board.snapshot()
            # Present for long enough is shown; gone and not latching is not; latching and unseen stays.
            if present_since_ns is not None and now_ns - present_since_ns >= kind.onset_s * 1e9:
                assert after or step == "acknowledge"
            if present_since_ns is None and not kind.latching:
                assert after == ()
            unseen = bool(shown) and shown[0].state is not AlarmState.ACKNOWLEDGED
            if kind.latching and unseen and step != "acknowledge":
                assert after
            assert len(after) <= 1


@pytest.mark.proves("REQ-ALARM-LATCHING")
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(sorted(CONDITIONS)), st.sampled_from(["raise", "clear", "ack", "tick"]), st.integers(0, 9)
        ),
        max_size=60,
    )
)
def test_a_shown_alarm_never_vanishes_without_a_transition(steps: list[tuple[str, str, int]]) -> None:
    board, now_ns = AlarmBoard(), 0
    known: dict[str, str] = {}
    for name, step, seconds in steps:
        now_ns += seconds * SECOND_NS
        if step == "raise":
            transitions = board.raise_(name, now_ns)
        elif step == "clear":
            transitions = board.clear(name, now_ns)
        elif step == "ack" and board.snapshot():
            transitions = board.acknowledge(board.snapshot()[-1].alarm_id, now_ns)
        else:
            transitions = board.tick(now_ns)
        for transition in transitions:
            known[transition.alarm.alarm_id] = str(transition.state)
            if transition.state is AlarmState.CLEARED:
                del known[transition.alarm.alarm_id]
        assert known == {alarm.alarm_id: str(alarm.state) for alarm in board.snapshot()}
        ranks = [alarm.priority.rank for alarm in board.snapshot()]
        assert ranks == sorted(ranks)


@pytest.mark.proves("REQ-ALARM-WORDS")
def test_the_table_says_what_happened_and_what_to_do() -> None:
    assert set(CONDITIONS) == {
        "device_silent", "gap", "signal_quality", "impedance", "clipping", "recording_not_advancing", "disk",
        "disk_time", "disk_time_short", "log_not_written",
        "recording_broken", "worker_down", "acquisition_down", "desktop_down", "safety_link_lost", "safety_stopped",
        "source_fault", "log_read_only", "output_unconfirmed", "stimulation_limit", "patient_event", "desktop_silent",
        "station_down", "program_down", "plugin_down", "processor_overloaded", "clock_jump", "hub_unreachable",
    }  # fmt: skip
    for entry in CONDITIONS.values():
        assert entry.text.endswith(".")
        assert entry.advice.endswith(".")
    for name in ("safety_stopped", "safety_link_lost", "recording_not_advancing", "acquisition_down", "log_read_only"):
        assert CONDITIONS[name].priority is Priority.HIGH
        assert CONDITIONS[name].latching
