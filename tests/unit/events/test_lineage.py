"""Causes and effects: the tree, what is missing from it, and circles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import NotFound, WrongUse
from app.core.events.lineage import Branch, Mention, lineage_of


def mention(index: int, event_id: str, cause: str | None = None, correlation: str = "c") -> Mention:
    return Mention(index, event_id, "session.step_entered", "station", "2026-01-01", correlation, cause)


def drawn(branch: Branch) -> object:
    """(id, effects), or id alone at the end of a branch; "!" marks a circle."""
    name = branch.mention.event_id + ("!" if branch.circular else "")
    return (name, *(drawn(one) for one in branch.effects)) if branch.effects else name


def test_the_tree_goes_from_the_first_cause_to_all_effects_in_the_order_of_the_log() -> None:
    log = [
        mention(0, "a"),
        mention(1, "other"),
        mention(2, "b", "a"),
        mention(3, "c", "a", "another chain"),
        mention(4, "d", "b"),
        mention(5, "e", "b"),
    ]
    for asked in ("a", "b", "e"):
        lineage = lineage_of(log, asked)
        assert drawn(lineage.tree) == ("a", ("b", "d", "e"), "c")
        assert (lineage.asked.event_id, lineage.missing_cause, lineage.circular) == (asked, None, False)
    assert [one.event_id for one in lineage_of(log, "b").chain] == ["a", "other", "b", "d", "e"]
    assert [one.event_id for one in lineage_of(log, "c").chain] == ["c"]


def test_a_cause_that_the_log_does_not_hold_is_named() -> None:
    lineage = lineage_of([mention(0, "a", "gone"), mention(1, "b", "a")], "b")
    assert (drawn(lineage.tree), lineage.missing_cause) == (("a", "b"), "gone")


@pytest.mark.parametrize(
    ("log", "asked", "tree"),
    [
        ([mention(0, "a", "a")], "a", ("a", "a!")),
        ([mention(0, "a", "b"), mention(1, "b", "a")], "a", ("b", ("a", "b!"))),
        ([mention(0, "a", "c"), mention(1, "b", "a"), mention(2, "c", "b"), mention(3, "x", "c")], "x",
         ("a", ("b", ("c", "a!", "x")))),
    ],
)  # fmt: skip
def test_a_circle_of_causes_is_cut_and_told(log: list[Mention], asked: str, tree: object) -> None:
    lineage = lineage_of(log, asked)
    assert (drawn(lineage.tree), lineage.circular, lineage.missing_cause) == (tree, True, None)


def test_a_chain_longer_than_pythons_stack_is_followed() -> None:
    log = [mention(0, "e0"), *(mention(index, f"e{index}", f"e{index - 1}") for index in range(1, 5000))]
    branch, depth = lineage_of(log, "e4999").tree, 0
    while branch.effects:
        branch, depth = branch.effects[0], depth + 1
    assert depth == 4999


@given(st.lists(st.none() | st.integers(0, 9), min_size=1, max_size=10), st.data())
def test_any_causes_give_an_answer_in_which_no_entry_stands_twice(
    causes: list[int | None], draw: st.DataObject
) -> None:
    log = [mention(index, f"e{index}", None if cause is None else f"e{cause}") for index, cause in enumerate(causes)]
    lineage = lineage_of(log, f"e{draw.draw(st.integers(0, len(log) - 1))}")
    found: list[str] = []
    waiting = [lineage.tree]
    while waiting:
        branch = waiting.pop()
        waiting.extend(branch.effects)
        if not branch.circular:
            found.append(branch.mention.event_id)
    assert len(found) == len(set(found))
    assert lineage.asked.event_id in found


def test_an_entry_is_named_by_its_id_the_beginning_of_it_or_its_index() -> None:
    log = [mention(0, "01a200e8-7e85"), mention(1, "01a200e8-7e88"), mention(12345678, "01a200e9-0000")]
    assert lineage_of(log, "1").asked.index == 1
    assert lineage_of(log, "12345678").asked.index == 12345678
    assert lineage_of(log, "01A200E8-7E85").asked.index == 0
    with pytest.raises(WrongUse, match="2 ids begin so"):
        lineage_of(log, "01a200e8")
    for nobody in ("01a2", "7", "", "01a200ff-0000"):
        with pytest.raises(NotFound):
            lineage_of(log, nobody)
