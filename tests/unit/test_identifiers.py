"""`app.core.identifiers`: UUIDv7 (RFC 9562), in order."""

import threading
from datetime import UTC, datetime
from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from app.core.clock import VirtualClock
from app.core.identifiers import _Sequence, new_id


def test_it_is_a_uuid_of_version_7_with_the_time_in_front() -> None:
    # A year after anything another test may have asked for, because later ids never sort before earlier ones.
    wall = datetime(2199, 5, 6, 7, 8, 9, 123_000, tzinfo=UTC)
    text = new_id(VirtualClock(wall=wall))
    value = UUID(text)
    assert text == str(value)
    assert (value.version, value.variant) == (7, RFC_4122)
    assert value.int >> 80 == round(wall.timestamp() * 1000)


def test_identifiers_made_at_once_by_many_threads_are_unique_and_each_thread_sees_them_rise() -> None:
    made: list[list[str]] = [[] for _ in range(4)]
    threads = [threading.Thread(target=lambda i=i: made[i].extend(new_id() for _ in range(2000))) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(own == sorted(own) for own in made)
    assert len({one for own in made for one in own}) == 8000


@given(st.lists(st.integers(0, 5), min_size=1, max_size=30), st.integers(1, 3000))
def test_the_order_survives_clocks_that_stand_still_or_go_back_and_a_full_counter(
    times_ms: list[int], repeats: int
) -> None:
    sequence = _Sequence()
    drawn = [sequence.next(ms) for ms in times_ms for _ in range(repeats if ms == times_ms[0] else 1)]
    assert drawn == sorted(set(drawn))
    assert all(counter <= 0xFFF for _, counter in drawn)
