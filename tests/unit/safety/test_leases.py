"""Leases: who counts as alive, and what counts as a fault."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.safety.leases import CHALLENGES_PER_LEASE, Challenge, Lease, LeaseViolated

LEASE_NS = 300_000_000
EVERY_NS = LEASE_NS // CHALLENGES_PER_LEASE


def asked(lease: Lease, now_ns: int) -> Challenge:
    challenge = lease.challenge(now_ns)
    assert challenge is not None
    return challenge


def test_nobody_is_present_before_the_first_answer() -> None:
    lease = Lease(lease_ns=LEASE_NS, now_ns=0)
    challenge = asked(lease, 0)
    assert not lease.held(1)
    assert lease.answer(challenge.number, challenge.token, 1)
    assert lease.held(1)


@pytest.mark.proves("REQ-STOP-LEASE")
def test_it_lasts_from_the_sending_of_the_challenge_not_from_the_answer() -> None:
    lease = Lease(lease_ns=LEASE_NS, now_ns=0)
    challenge = asked(lease, 1000)
    lease.answer(challenge.number, challenge.token, 1000 + LEASE_NS - 1)
    assert lease.until_ns == 1000 + LEASE_NS
    assert lease.held(1000 + LEASE_NS - 1)
    assert not lease.held(1000 + LEASE_NS)


@pytest.mark.proves("REQ-STOP-LEASE")
def test_a_late_answer_renews_nothing_and_is_counted() -> None:
    lease = Lease(lease_ns=LEASE_NS, now_ns=0)
    challenge = asked(lease, 0)
    assert not lease.answer(challenge.number, challenge.token, LEASE_NS)
    assert not lease.held(LEASE_NS)
    assert lease.late_answers == 1
    again = asked(lease, LEASE_NS)
    assert lease.answer(again.number, again.token, LEASE_NS + 1)
    assert lease.held(LEASE_NS + 1)


@pytest.mark.proves("REQ-STOP-LEASE")
@pytest.mark.parametrize("twist", ["repeated", "ahead", "invented"])
def test_an_answer_that_nothing_asked_for_is_a_fault_and_ends_the_lease(twist: str) -> None:
    lease = Lease(lease_ns=LEASE_NS, now_ns=0)
    first = asked(lease, 0)
    lease.answer(first.number, first.token, 1)
    number, token = first.number, first.token
    if twist != "repeated":
        challenge = asked(lease, EVERY_NS)
        number, token = (challenge.number + 1, challenge.token) if twist == "ahead" else (challenge.number, "0" * 16)
    with pytest.raises(LeaseViolated):
        lease.answer(number, token, EVERY_NS + 1)
    assert not lease.held(EVERY_NS + 1)


def test_one_challenge_is_open_at_a_time_and_they_keep_their_distance() -> None:
    lease = Lease(lease_ns=LEASE_NS, now_ns=0)
    first = asked(lease, 0)
    assert lease.challenge(10 * EVERY_NS) is None
    lease.answer(first.number, first.token, 1)
    assert lease.challenge(EVERY_NS - 1) is None
    assert asked(lease, EVERY_NS).number == first.number + 1


@pytest.mark.proves("REQ-STOP-LEASE")
@given(delays=st.lists(st.integers(0, 2 * LEASE_NS), min_size=1, max_size=40))
def test_never_held_longer_than_one_lease_after_the_holder_was_last_known_alive(delays: list[int]) -> None:
    """Whatever the delays of its answers: `held` never outlives the last challenge answered in time."""
    lease, now_ns, proved_ns = Lease(lease_ns=LEASE_NS, now_ns=0), 0, None
    for delay_ns in delays:
        challenge = lease.challenge(now_ns)
        if challenge is None:
            now_ns += EVERY_NS
            continue
        now_ns += delay_ns
        in_time = lease.answer(challenge.number, challenge.token, now_ns)
        assert in_time == (delay_ns < LEASE_NS)
        proved_ns = challenge.sent_ns if in_time else None
        assert lease.held(now_ns) == (proved_ns is not None and now_ns < proved_ns + LEASE_NS)
        upcoming = lease.next_event_ns(now_ns)
        assert upcoming is not None
