"""The lock of a user name after wrong sign-ins."""

from hypothesis import given
from hypothesis import strategies as st

from app.core.access.lockout import FAILURES, FIRST_S, LONGEST_S, Failures, after_failure, after_success


def failed(times: int, *, now_s: float = 0.0, before: Failures | None = None) -> Failures:
    found = before or Failures()
    for _ in range(times):
        found = after_failure(found, now_s=now_s)
    return found


def test_the_fifth_wrong_one_locks_and_a_right_one_before_it_forgets() -> None:
    assert failed(FAILURES - 1).locked_for_s(0.0) == 0
    assert failed(FAILURES).locked_for_s(0.0) == FIRST_S
    again = after_success(failed(FAILURES - 1), now_s=0.0)
    assert failed(FAILURES - 1, before=again).locked_for_s(0.0) == 0


def test_while_locked_nothing_counts_neither_wrong_nor_right() -> None:
    locked = failed(FAILURES)
    assert failed(50, now_s=FIRST_S - 1, before=locked) == locked
    assert after_success(locked, now_s=FIRST_S - 1) == locked
    assert after_success(locked, now_s=FIRST_S) == Failures()


def test_each_further_lock_lasts_twice_as_long_up_to_a_limit() -> None:
    now_s, found, lasted = 0.0, Failures(), []
    for _ in range(7):
        found = failed(FAILURES, now_s=now_s, before=found)
        lasted.append(found.locked_for_s(now_s))
        now_s += lasted[-1]
    assert lasted == [60, 120, 240, 480, 900, 900, 900]


def test_a_clock_put_back_locks_nobody_for_longer() -> None:
    assert failed(FAILURES, now_s=1e9).locked_for_s(0.0) == LONGEST_S


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 100)), max_size=80))
def test_guessing_is_never_quicker_than_the_rule(tries: list[tuple[bool, float]]) -> None:
    """However an attacker paces them, at most FAILURES tries are answered between two locks."""
    now_s, found, answered = 0.0, Failures(), 0
    for _, pause_s in tries:
        now_s += pause_s
        if found.locked_for_s(now_s) > 0:
            continue
        before = found
        found = after_failure(found, now_s=now_s)
        answered = 0 if found.locks > before.locks else answered + 1
        assert answered < FAILURES
