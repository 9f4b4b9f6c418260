"""Signals are kept in order, never changed, and found again by position."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clock import VirtualClock
from app.core.errors import StorageFault
from app.core.store.store_file import StoreFile
from app.core.workflow.signal_inbox import SignalInbox, WorkflowSuspended
from app.core.workflow.workflow_database import open_workflow_database

NAMES = st.sampled_from(["stop", "cancel", "continue:ready"])


@pytest.fixture(name="inbox")
def _inbox(tmp_path: Path) -> Iterator[SignalInbox]:
    database = open_workflow_database(StoreFile(tmp_path / "workflow.db", bytes(32)))
    yield SignalInbox(database, VirtualClock())
    database.dispose()


def test_positions_count_from_one_in_each_workflow(inbox: SignalInbox) -> None:
    assert [inbox.append("a", "stop", {}), inbox.append("b", "stop", {}), inbox.append("a", "cancel", {})] == [1, 1, 2]


def test_the_payload_comes_back(inbox: SignalInbox) -> None:
    inbox.append("a", "cancel", {"reason": "Übel, „müde“"})
    signal = inbox.first("a", ("cancel",), after=0)
    assert signal is not None
    assert signal.payload == {"reason": "Übel, „müde“"}


def test_a_wait_is_woken_by_a_signal_it_wants(inbox: SignalInbox) -> None:
    found: list[str] = []
    waiting = threading.Thread(target=lambda: found.append(inbox.wait("a", ("stop",), after=0).name))
    waiting.start()
    inbox.append("a", "cancel", {})
    inbox.append("b", "stop", {})
    assert found == []
    inbox.append("a", "stop", {})
    waiting.join(4.0)
    assert found == ["stop"]


def test_a_wait_ends_with_the_close(inbox: SignalInbox) -> None:
    ended = threading.Event()

    def wait() -> None:
        with pytest.raises(WorkflowSuspended):
            inbox.wait("a", ("stop",), after=0)
        ended.set()

    waiting = threading.Thread(target=wait)
    waiting.start()
    inbox.close()
    assert ended.wait(4.0)
    waiting.join()


def test_writers_on_many_threads_lose_nothing(inbox: SignalInbox) -> None:
    def tell(name: str) -> None:
        for _ in range(10):
            inbox.append("a", name, {})

    threads = [threading.Thread(target=tell, args=(f"name-{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seen, after = [], 0
    while (signal := inbox.first("a", tuple(f"name-{n}" for n in range(4)), after=after)) is not None:
        seen.append(signal.position)
        after = signal.position
    assert seen == list(range(1, 41))


@given(told=st.lists(NAMES, max_size=12), wanted=st.sets(NAMES), after=st.integers(0, 13))
def test_the_first_wanted_one_beyond_a_position_is_found(told: list[str], wanted: set[str], after: int) -> None:
    database = open_workflow_database_in_memory()
    inbox = SignalInbox(database, VirtualClock())
    for name in told:
        inbox.append("a", name, {})
    expected = next(
        ((index, name) for index, name in enumerate(told, 1) if index > after and name in wanted),
        None,
    )
    for _ in range(2):
        signal = inbox.first("a", tuple(wanted), after=after)
        assert (None if signal is None else (signal.position, signal.name)) == expected
    database.dispose()


def open_workflow_database_in_memory():  # type: ignore[no-untyped-def]
    import sqlalchemy as sa

    return sa.create_engine("sqlite://", poolclass=sa.StaticPool)


def test_a_file_that_is_no_database_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "workflow.db"
    path.write_bytes(b"This is not a database. " * 100)
    with pytest.raises(StorageFault) as refused:
        open_workflow_database(StoreFile(path, bytes(32)))
    assert "workflow.db" in refused.value.what


def test_what_a_workflow_was_told_goes_with_it_and_nothing_else_does(inbox: SignalInbox) -> None:
    for workflow in ("a", "b"):
        inbox.append(workflow, "cancel", {"reason": "has a cold"})
    inbox.forget(["a", "nobody"])
    assert inbox.first("a", ("cancel",), after=0) is None
    assert inbox.first("b", ("cancel",), after=0) is not None
