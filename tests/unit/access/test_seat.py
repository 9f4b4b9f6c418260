"""The seat: when it locks, and when it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.access.seat import REPLACED_AFTER_S, WINDOW_GONE_S, Seat, Stage

LOCK_S = 600.0


def an_open_seat(now_s: float = 100.0) -> Seat:
    return Seat().taken("u", "s", "desktop#1", now_s=now_s)


def seen_until(seat: Seat, now_s: float) -> Seat:
    return seat.seen("desktop#1", now_s=now_s)


def test_it_locks_when_nobody_used_it_for_the_time_and_not_a_second_before() -> None:
    seat = seen_until(an_open_seat(), 100 + LOCK_S)
    assert seat.why_lock(now_s=100 + LOCK_S - 1, lock_after_s=LOCK_S) == ""
    assert seat.why_lock(now_s=100 + LOCK_S, lock_after_s=LOCK_S) == "idle"
    assert seat.locks_in_s(now_s=400.0, lock_after_s=LOCK_S) == 300.0


def test_what_a_person_does_begins_the_time_anew_and_a_heartbeat_does_not() -> None:
    seat = seen_until(an_open_seat().used("s", now_s=500.0), 1099.0)
    assert seat.why_lock(now_s=1099.0, lock_after_s=LOCK_S) == ""
    assert seen_until(an_open_seat(), 700.0).why_lock(now_s=700.0, lock_after_s=LOCK_S) == "idle"


def test_of_another_sign_in_nothing_counts() -> None:
    assert an_open_seat().used("another", now_s=500.0) == an_open_seat()


def test_without_a_time_it_never_locks_for_being_idle() -> None:
    seat = seen_until(an_open_seat(), 1e6)
    assert seat.why_lock(now_s=1e6, lock_after_s=0) == ""
    assert seat.locks_in_s(now_s=1e6, lock_after_s=0) is None


def test_it_locks_when_its_window_died() -> None:
    assert an_open_seat().why_lock(now_s=100 + WINDOW_GONE_S, lock_after_s=LOCK_S) == ""
    assert an_open_seat().why_lock(now_s=100.1 + WINDOW_GONE_S, lock_after_s=LOCK_S) == "window_gone"


def test_another_window_that_lives_shows_sooner_that_this_one_died_and_not_that_both_live() -> None:
    later_s = 100.0 + REPLACED_AFTER_S + 0.5
    replaced = an_open_seat().seen("desktop#2", now_s=later_s)
    assert replaced.why_lock(now_s=later_s, lock_after_s=LOCK_S) == "window_gone"
    both = seen_until(replaced, later_s)
    assert both.why_lock(now_s=later_s, lock_after_s=LOCK_S) == ""


def test_a_lock_keeps_whose_it_is_and_nothing_locks_twice() -> None:
    locked = an_open_seat().locked("asked")
    assert (locked.stage, locked.user_id, locked.because) == (Stage.LOCKED, "u", "asked")
    assert locked.why_lock(now_s=1e9, lock_after_s=LOCK_S) == ""
    assert locked.locked("idle") == locked
    assert locked.used("s", now_s=1e9) == locked
    assert locked.seen("desktop#1", now_s=1e9) == locked


@pytest.mark.parametrize("seat", [Seat(), Seat().locked("asked")])
def test_an_empty_seat_has_nothing_to_lock(seat: Seat) -> None:
    assert seat == Seat()
    assert seat.why_lock(now_s=1e9, lock_after_s=LOCK_S) == ""
    assert seat.locks_in_s(now_s=1.0, lock_after_s=LOCK_S) is None


@given(st.lists(st.tuples(st.sampled_from(["used", "seen", "other"]), st.floats(0, 300)), max_size=30))
def test_an_open_seat_was_used_within_the_time_whatever_happens(steps: list[tuple[str, float]]) -> None:
    seat, now_s, used_s = an_open_seat(0.0), 0.0, 0.0
    for what, after_s in steps:
        now_s += after_s
        if seat.why_lock(now_s=now_s, lock_after_s=LOCK_S):
            seat = seat.locked("idle")
        if what == "used":
            seat = seat.used("s", now_s=now_s)
            used_s = now_s if seat.stage is Stage.OPEN else used_s
        else:
            seat = seat.seen("desktop#1" if what == "seen" else "desktop#9", now_s=now_s)
        assert seat.stage is Stage.LOCKED or now_s - used_s < LOCK_S or now_s - used_s == 0
