"""When keys mean stop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.stopping.chord import Chord

KEYS = frozenset({"Ctrl", "Alt", "Shift", "S"})
HOLD_NS = 200_000_000
STEP_NS = 20_000_000


@pytest.mark.proves("REQ-STOP-CHORD")
def test_it_stops_once_when_held_and_again_only_after_it_was_let_go() -> None:
    chord = Chord(KEYS, HOLD_NS)
    looks = [chord.look(KEYS, step * STEP_NS) for step in range(100)]
    assert looks.count(True) == 1
    assert looks.index(True) == HOLD_NS // STEP_NS
    assert not chord.look(KEYS - {"S"}, 101 * STEP_NS)
    again = [chord.look(KEYS, step * STEP_NS) for step in range(102, 140)]
    assert again.count(True) == 1


def test_further_keys_do_not_hinder_it() -> None:
    chord = Chord(KEYS, 0)
    assert chord.look(KEYS | {"A", "D"}, 0)


def test_no_keys_are_no_chord() -> None:
    assert not Chord(frozenset(), 0).look(frozenset(), 0)


@pytest.mark.proves("REQ-STOP-CHORD")
@given(st.lists(st.sets(st.sampled_from(sorted(KEYS))), max_size=60))
def test_it_never_stops_unless_all_keys_were_down_for_the_whole_time(seen: list[set[str]]) -> None:
    chord = Chord(KEYS, HOLD_NS)
    for step, down in enumerate(seen):
        if chord.look(frozenset(down), step * STEP_NS):
            held = seen[step - HOLD_NS // STEP_NS : step + 1]
            assert len(held) == HOLD_NS // STEP_NS + 1
            assert all(keys >= KEYS for keys in held)
