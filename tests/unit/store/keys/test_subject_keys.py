"""Keys by subject: what opens what, and what never opens again."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import LedgerBroken, NotFound
from app.core.store.keys.sealing import OVERHEAD_BYTES, new_key, opened, sealed
from app.core.store.keys.subject_keys import ErasedSubject, SubjectKeys, WrappedKey


class MemoryShelf:
    """Wrapped keys in memory."""

    def __init__(self) -> None:
        self.boxes: dict[str, bytes | None] = {}

    def get(self, subject_id: str) -> WrappedKey | None:
        return WrappedKey(subject_id, self.boxes[subject_id]) if subject_id in self.boxes else None

    def put_new(self, key: WrappedKey) -> None:
        assert key.subject_id not in self.boxes
        self.boxes[key.subject_id] = key.box

    def destroy(self, subject_id: str) -> None:
        self.boxes[subject_id] = None

    def replace_all(self, keys: Mapping[str, bytes]) -> None:
        self.boxes.update(keys)

    def all(self) -> tuple[WrappedKey, ...]:
        return tuple(WrappedKey(who, box) for who, box in self.boxes.items())


STATION = new_key()


def test_what_is_sealed_opens_in_another_run_and_holds_nothing_in_clear() -> None:
    shelf = MemoryShelf()
    box = SubjectKeys(STATION, shelf).seal("anna", b"Mustermann", place="event-1")
    assert b"Mustermann" not in box
    assert len(box) == len(b"Mustermann") + OVERHEAD_BYTES
    assert SubjectKeys(STATION, shelf).open("anna", box, place="event-1") == b"Mustermann"


def test_it_opens_for_nobody_else_and_nowhere_else() -> None:
    shelf = MemoryShelf()
    keys = SubjectKeys(STATION, shelf)
    box = keys.seal("anna", b"x", place="event-1")
    keys.seal("bert", b"y", place="event-2")
    with pytest.raises(LedgerBroken):
        keys.open("anna", box, place="event-2")
    with pytest.raises(LedgerBroken):
        keys.open("bert", box, place="event-1")
    with pytest.raises(NotFound):
        keys.open("carl", box, place="event-1")
    shelf.boxes["bert"] = shelf.boxes["anna"]  # somebody exchanges wrapped keys
    with pytest.raises(LedgerBroken):
        SubjectKeys(STATION, shelf).open("bert", box, place="event-1")
    with pytest.raises(LedgerBroken):
        SubjectKeys(new_key(), shelf).open("anna", box, place="event-1")


def test_an_erased_subject_is_gone_for_good_and_the_others_are_not() -> None:
    shelf = MemoryShelf()
    keys = SubjectKeys(STATION, shelf)
    anna, bert = (keys.seal(who, who.encode(), place="p") for who in ("anna", "bert"))
    keys.erase("anna")
    for run in (keys, SubjectKeys(STATION, shelf)):
        with pytest.raises(ErasedSubject):
            run.open("anna", anna, place="p")
        with pytest.raises(ErasedSubject):
            run.seal("anna", b"again", place="p")
        with pytest.raises(ErasedSubject):
            run.erase("anna")
        assert run.open("bert", bert, place="p") == b"bert"
    with pytest.raises(NotFound):
        keys.erase("nobody")


def test_a_new_station_key_opens_all_and_the_old_one_none() -> None:
    shelf = MemoryShelf()
    keys = SubjectKeys(STATION, shelf)
    boxes = {who: keys.seal(who, who.encode(), place="p") for who in ("anna", "bert", "carl")}
    keys.erase("carl")
    fresh = new_key()
    assert keys.rotate(fresh) == 2
    for who in ("anna", "bert"):
        assert SubjectKeys(fresh, shelf).open(who, boxes[who], place="p") == who.encode()
        assert keys.open(who, boxes[who], place="p") == who.encode()
        with pytest.raises(LedgerBroken):
            SubjectKeys(STATION, shelf).open(who, boxes[who], place="p")
    assert shelf.boxes["carl"] is None


def test_a_rotation_that_meets_a_damaged_key_changes_nothing() -> None:
    shelf = MemoryShelf()
    keys = SubjectKeys(STATION, shelf)
    box = keys.seal("anna", b"x", place="p")
    keys.seal("bert", b"y", place="p")
    damaged = bytearray(shelf.boxes["bert"] or b"")
    damaged[-1] ^= 1
    shelf.boxes["bert"] = bytes(damaged)
    before = dict(shelf.boxes)
    with pytest.raises(LedgerBroken):
        keys.rotate(new_key())
    assert shelf.boxes == before
    assert SubjectKeys(STATION, shelf).open("anna", box, place="p") == b"x"


@given(plain=st.binary(max_size=200), bit=st.integers(0, 8 * (200 + OVERHEAD_BYTES) - 1), cut=st.integers(1, 40))
def test_one_changed_bit_or_a_cut_never_opens(plain: bytes, bit: int, cut: int) -> None:
    box = bytearray(sealed(STATION, plain, bound_to=b"b"))
    assert opened(STATION, bytes(box), bound_to=b"b") == plain
    with pytest.raises(LedgerBroken):
        opened(STATION, bytes(box[:-cut]), bound_to=b"b")
    bit %= 8 * len(box)
    box[bit // 8] ^= 1 << bit % 8
    with pytest.raises(LedgerBroken):
        opened(STATION, bytes(box), bound_to=b"b")


def test_a_key_that_is_being_fetched_while_it_is_forgotten_is_not_held() -> None:
    """A reader asked the shelf, the subject was erased and all readers told to forget, the reader goes on."""
    shelf = MemoryShelf()
    SubjectKeys(STATION, shelf).seal("p-1", b"x", place="a")
    box = SubjectKeys(STATION, shelf).seal("p-1", b"data", place="e")

    class SlowShelf(MemoryShelf):
        def get(self, subject_id: str) -> WrappedKey | None:
            kept = shelf.get(subject_id)
            if kept is not None and kept.box is not None:
                shelf.destroy(subject_id)
                readers.forget()
            return kept

    readers = SubjectKeys(STATION, SlowShelf())
    assert readers.open("p-1", box, place="e") == b"data"
    with pytest.raises(ErasedSubject):
        readers.open("p-1", box, place="e")
