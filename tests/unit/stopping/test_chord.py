"""When keys that are down mean stop: all of them, for long enough, once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.stopping.chord import Chord

KEYS = frozenset({"ctrl", "shift", "s"})
HOLD_NS = 300_000_000


def chord() -> Chord:
    return Chord(KEYS, HOLD_NS)


@pytest.mark.proves("REQ-STOP-CHORD")
def test_it_stops_once_it_was_held_and_only_once() -> None:
    one = chord()
    assert not one.look(KEYS, 0)
    assert not one.look(KEYS, HOLD_NS - 1)
    assert one.look(KEYS, HOLD_NS)
    assert not one.look(KEYS, 2 * HOLD_NS)
    assert not one.look(frozenset(), 3 * HOLD_NS)
    assert not one.look(KEYS, 3 * HOLD_NS)
    assert one.look(KEYS, 4 * HOLD_NS)


@pytest.mark.proves("REQ-STOP-CHORD")
@pytest.mark.parametrize("missing", sorted(KEYS))
def test_a_part_of_it_never_stops_however_long(missing: str) -> None:
    one = chord()
    assert not any(one.look(KEYS - {missing}, moment * HOLD_NS) for moment in range(10))


@pytest.mark.proves("REQ-STOP-CHORD")
def test_letting_go_begins_the_time_anew() -> None:
    one = chord()
    assert not one.look(KEYS, 0)
    assert not one.look(KEYS - {"s"}, HOLD_NS - 1)
    assert not one.look(KEYS, HOLD_NS)
    assert one.look(KEYS, 2 * HOLD_NS)


def test_further_keys_do_not_hinder_it() -> None:
    one = chord()
    assert not one.look(KEYS | {"a", "caps lock"}, 0)
    assert one.look(KEYS | {"d"}, HOLD_NS)


def test_no_keys_are_no_chord() -> None:
    assert not any(Chord(frozenset(), 0).look(KEYS, moment) for moment in range(3))


@pytest.mark.proves("REQ-STOP-CHORD")
@given(st.lists(st.tuples(st.integers(1, HOLD_NS), st.frozensets(st.sampled_from([*sorted(KEYS), "x"])))))
def test_whatever_is_pressed_it_stops_only_after_all_were_down_for_long_enough(
    looks: list[tuple[int, frozenset[str]]],
) -> None:
    one = chord()
    now_ns = 0
    down_since_ns: int | None = None
    for later_ns, down in looks:
        now_ns += later_ns
        down_since_ns = None if not down >= KEYS else now_ns if down_since_ns is None else down_since_ns
        if one.look(down, now_ns):
            assert down_since_ns is not None
            assert now_ns - down_since_ns >= HOLD_NS
