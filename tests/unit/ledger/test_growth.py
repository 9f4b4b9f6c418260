"""The proof that a log only grew, in the form a C2SP witness takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import LedgerBroken
from app.core.ledger.growth import Growth
from app.core.ledger.merkle import root_of
from tests.fakes.ledger_trees import TreeInMemory

_TREE = TreeInMemory(140)
_VERIFIER = _TREE.signer.verifier


@given(st.integers(0, 140), st.data())
def test_growth_is_shown_by_the_text_alone(new_size: int, data: st.DataObject) -> None:
    old_size = data.draw(st.integers(0, new_size))
    growth = Growth.between(old_size, _TREE.checkpoint(new_size), _TREE)
    assert Growth.from_text(growth.text) == growth
    assert growth.verify(_VERIFIER, _TREE.checkpoint(old_size)).size == new_size


@given(st.integers(1, 139), st.data())
def test_another_past_is_refused(old_size: int, data: st.DataObject) -> None:
    """A checkpoint over other entries, signed with the very same key: a log that was written anew."""
    changed = data.draw(st.integers(0, old_size - 1))
    hashes = [*_TREE.hashes]
    hashes[changed] = bytes(32)
    past = _TREE.signer.sign(old_size, root_of(hashes[:old_size]))
    growth = Growth.between(old_size, _TREE.checkpoint(140), _TREE)
    with pytest.raises(LedgerBroken) as refusal:
        growth.verify(_VERIFIER, past)
    assert "nothing against the log" in refusal.value.meaning


def test_sizes_that_do_not_belong_together() -> None:
    growth = Growth.between(8, _TREE.checkpoint(100), _TREE)
    with pytest.raises(LedgerBroken, match="begins at 8"):
        growth.verify(_VERIFIER, _TREE.checkpoint(9))
    with pytest.raises(ValueError, match="does not grow"):
        Growth.between(101, _TREE.checkpoint(100), _TREE)
    empty = Growth.between(0, _TREE.checkpoint(100), _TREE)
    with pytest.raises(LedgerBroken, match="empty log"):
        empty.verify(_VERIFIER, _TREE.signer.sign(0, bytes(32)))


@given(st.text())
def test_any_text_is_refused_in_our_words(text: str) -> None:
    for candidate in (text, f"old 8\n{text}", f"old 8\n\n{text}"):
        with pytest.raises(LedgerBroken):
            Growth.from_text(candidate).verify(_VERIFIER, _TREE.checkpoint(8))


def test_the_form_is_that_of_a_witness() -> None:
    lines = Growth.between(8, _TREE.checkpoint(100), _TREE).text.split("\n")
    assert lines[0] == "old 8"
    empty = lines.index("")
    assert all(len(line) == 44 for line in lines[1:empty])
    assert lines[empty + 1 : empty + 3] == ["neurascale.local/log/test", "100"]
