"""When a program that died is started again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.station.restart_policy import DELAYS_S, GIVE_UP_DEATHS, GIVE_UP_WITHIN_S, HEALTHY_AFTER_S, RestartPolicy


def test_the_first_restart_is_immediate_and_the_next_ones_wait_longer_and_longer() -> None:
    policy = RestartPolicy()
    delays = []
    for now_s in range(GIVE_UP_DEATHS - 1):
        policy.started(float(now_s))
        delays.append(policy.died(float(now_s)))
    assert delays[0] == 0.0
    assert delays == list(DELAYS_S)


def test_too_many_deaths_in_a_short_time_are_given_up() -> None:
    policy = RestartPolicy()
    answers = [policy.died(float(now_s)) for now_s in range(GIVE_UP_DEATHS)]
    assert answers[-1] is None
    assert None not in answers[:-1]


def test_deaths_long_ago_do_not_count() -> None:
    policy = RestartPolicy()
    now_s = 0.0
    for _ in range(3 * GIVE_UP_DEATHS):
        policy.started(now_s)
        assert policy.died(now_s) is not None
        now_s += GIVE_UP_WITHIN_S / (GIVE_UP_DEATHS - 2)


def test_a_program_that_worked_for_long_is_trusted_again() -> None:
    policy = RestartPolicy()
    for now_s in range(5):
        policy.died(float(now_s))
    policy.started(10.0)
    assert policy.died(10.0 + HEALTHY_AFTER_S) == 0.0


def test_a_program_that_only_hung_for_long_is_not_trusted() -> None:
    policy = RestartPolicy()
    policy.died(0.0)
    policy.started(1.0)
    assert policy.died(1.0 + HEALTHY_AFTER_S, worked=False) == DELAYS_S[1]


@pytest.mark.proves("REQ-ALARM-PROGRAMS")
@given(st.lists(st.floats(min_value=0.0, max_value=400.0), max_size=60))
def test_it_never_allows_more_deaths_in_the_span_than_it_says(lives_s: list[float]) -> None:
    policy, now_s, recent = RestartPolicy(), 0.0, []
    for life_s in lives_s:
        policy.started(now_s)
        now_s += life_s
        recent = [] if life_s >= HEALTHY_AFTER_S else [s for s in recent if now_s - s <= GIVE_UP_WITHIN_S]
        recent.append(now_s)
        delay_s = policy.died(now_s)
        assert (delay_s is None) == (len(recent) >= GIVE_UP_DEATHS)
        if delay_s is None:
            return
        now_s += delay_s
