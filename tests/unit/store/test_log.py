"""The log: durable, atomic, ordered, followed; and never used where it does not hold."""

import os
import shutil
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.errors import Conflict, DefectError, LedgerBroken, StorageFault
from app.core.events.specification_events import LedgerEventRecordedData
from app.core.ledger.leaf import leaf_data
from app.core.ledger.merkle import leaf_hash, root_of
from app.core.settings.data_directory import DataDirectory
from app.core.store.keys.station_key import station_keys
from app.core.store.log_entry import LogEntry
from app.core.store.signing_key import KeyFolder
from app.core.store.station_store import StationStore
from tests.fakes.log_events import patient_registered, session_started, step_entered
from tests.fakes.opened_database import opened_database


@pytest.fixture
def store(data_directory: DataDirectory) -> Iterator[StationStore]:
    with StationStore.open(data_directory) as opened:
        yield opened


def test_what_was_appended_is_read_back_equal(store: StationStore) -> None:
    events = [patient_registered(), session_started(), step_entered("a"), step_entered("b")]
    entries = store.log.append(*events[:2]) + store.log.append(*events[2:])
    assert [entry.index for entry in entries] == [0, 1, 2, 3]
    assert [entry.event for entry in entries] == events
    assert list(store.log.read()) == list(entries)
    assert [entry.index for entry in store.log.read(first=1, end=3)] == [1, 2]
    assert [entry.index for entry in store.log.read(event_type="session.step_entered")] == [2, 3]
    assert list(store.log.events_of("s-1")) == events[1:]
    assert all(entry.leaf_hash == leaf_hash(leaf_data(entry.payload, entry.token, entry.encoding)) for entry in entries)
    assert store.log.verify().root == root_of(entry.leaf_hash for entry in entries)


def test_reading_goes_on_over_many_pages(store: StationStore) -> None:
    store.log.append(*(step_entered(str(number)) for number in range(1201)))
    assert [entry.index for entry in store.log.read()] == list(range(1201))
    assert store.log.size == 1201


@pytest.mark.proves("REQ-LOG-DURABLE")
def test_all_events_of_a_call_or_none(store: StationStore) -> None:
    store.log.append(patient_registered("H-1"))
    with pytest.raises(Conflict):
        store.log.append(step_entered(), patient_registered("H-1", patient_id="p-2"))
    assert (store.log.size, store.patients.get("p-2")) == (1, None)
    with pytest.raises(Conflict):
        store.log.append(session_started(patient_id="nobody"))
    store.log.append(step_entered())
    assert store.log.verify().size == 2


@pytest.mark.proves("REQ-LOG-DURABLE")
def test_an_event_told_twice_is_recorded_once(store: StationStore) -> None:
    event = step_entered()
    first, again = store.log.append(event), store.log.append(event)
    assert first == again
    assert store.log.size == 1
    with pytest.raises(Conflict):
        store.log.append(msgspec.structs.replace(event, source_service="worker"))


def test_a_refused_event_takes_nothing_with_it_when_many_write_at_once(store: StationStore) -> None:
    store.log.append(patient_registered())
    refused = []

    def write(number: int) -> None:
        for turn in range(10):
            store.log.append(step_entered(f"{number} {turn}"))
            try:
                store.log.append(step_entered("never"), patient_registered(patient_id=f"p-{number}-{turn}"))
            except Conflict:
                refused.append(turn)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    texts = [entry.event.data.text for entry in store.log.read(event_type="session.step_entered")]  # type: ignore[attr-defined]
    assert len(refused) == 80
    assert sorted(texts) == sorted(f"{number} {turn}" for number in range(8) for turn in range(10))
    assert store.log.verify().size == 81


def test_an_event_that_is_not_in_the_catalogue_never_reaches_the_disk(store: StationStore) -> None:
    with pytest.raises(DefectError):
        store.log.append(step_entered(), msgspec.structs.replace(step_entered(), event_type="session.dreamt_up"))
    assert store.log.size == 0


def test_subscribers_hear_each_entry_in_order_once_it_is_on_the_disk(store: StationStore) -> None:
    heard: list[tuple[LogEntry, bool]] = []
    done = threading.Event()

    def hear(entry: LogEntry) -> None:
        heard.append((entry, any(read.index == entry.index for read in store.log.read(first=entry.index))))
        if len(heard) == 20:
            done.set()

    unsubscribe = store.log.subscribe(hear)
    entries = [store.log.append(step_entered(str(number)))[0] for number in range(20)]
    assert done.wait(10)
    assert heard == [(entry, True) for entry in entries]
    unsubscribe()
    unsubscribe()
    store.log.append(step_entered())
    store.log.checkpoint("test")
    assert len(heard) == 20


def test_a_subscriber_that_fails_is_heard_of_and_dropped(store: StationStore, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(threading, "excepthook", lambda arguments: told.append(str(arguments.exc_value)))
    calls = []

    def fail(entry: LogEntry) -> None:
        calls.append(entry.index)
        store.log.append(step_entered())

    store.log.subscribe(fail)
    store.log.append(step_entered())
    store.log.append(step_entered())
    store.log.checkpoint("test")
    assert calls == [0]
    assert len(told) == 1
    assert "subscriber" in told[0]
    assert store.log.size == 3


def test_a_checkpoint_is_kept_and_told_in_the_log(store: StationStore) -> None:
    store.log.append(step_entered(), step_entered())
    checkpoint = store.log.checkpoint("report")
    assert checkpoint.size == 2
    (entry,) = store.log.read(first=2)
    assert entry.event.data == LedgerEventRecordedData(size=2, root=checkpoint.root_text, reason="report")
    assert store.log.last_checkpoint() == checkpoint
    assert store.log.checkpoint("periodic", only_if_new=True) == checkpoint
    assert store.log.size == 3
    store.log.append(step_entered())
    assert store.log.checkpoint("periodic", only_if_new=True).size == 4
    assert store.log.verify().checkpoints == 2


def test_an_empty_log_holds_and_can_be_signed(store: StationStore) -> None:
    assert store.log.verify().size == 0
    assert store.log.last_checkpoint() is None
    assert store.log.checkpoint("stop").size == 0
    assert store.log.verify().size == 1


def test_it_goes_on_where_it_ended(data_directory: DataDirectory) -> None:
    for turn in range(4):
        with StationStore.open(data_directory) as store:
            assert (store.log.fault, store.log.size) == (None, turn * 3)
            store.log.append(step_entered(), step_entered())
            store.log.checkpoint("stop")
    with StationStore.open(data_directory) as store:
        assert store.log.verify().checkpoints == 4
    # Nothing lies in a write-ahead log any more, and the keys are the owner's alone.
    assert not data_directory.database.with_name("station.db-wal").exists()
    assert stat.S_IMODE((data_directory.keys / "ledger-ed25519.sealed").stat().st_mode) == 0o600
    assert stat.S_IMODE(data_directory.database.stat().st_mode) == 0o600


def test_two_writers_of_one_log_take_each_other_up(data_directory: DataDirectory) -> None:
    with StationStore.open(data_directory) as one, StationStore.open(data_directory) as two:
        for turn in range(5):
            assert one.log.append(step_entered())[0].index == turn * 2
            assert two.log.append(step_entered())[0].index == turn * 2 + 1
        assert one.log.verify() == two.log.verify()
        assert one.log.fault is None


def test_any_name_of_a_data_folder_will_do(tmp_path: Path) -> None:
    data = DataDirectory(tmp_path / "Zoë's #1 ?mode=rw&x=%41 data").create()
    with StationStore.open(data) as store:
        store.log.append(step_entered())
        assert store.log.verify().size == 1
    assert data.database.is_file()
    data.remove_runtime()


def test_a_folder_that_cannot_be_written_is_named(data_directory: DataDirectory) -> None:
    data_directory.database.symlink_to(data_directory.root / "nowhere" / "station.db")
    with pytest.raises(StorageFault):
        StationStore.open(data_directory)


def test_a_closed_log_says_so(data_directory: DataDirectory) -> None:
    store = StationStore.open(data_directory)
    store.close()
    store.close()
    with pytest.raises(StorageFault, match="closed"):
        store.log.append(step_entered())


def test_a_full_disk_refuses_and_forgets_nothing(data_directory: DataDirectory) -> None:
    with StationStore.open(data_directory) as store:
        store.log.append(step_entered("before"))
        # The database may not grow any more: the same answer from SQLite as a disk that is full.
        limit = _pages(data_directory)
        writer = store.log._writer
        assert writer is not None
        writer.submit(lambda transaction: transaction.connection.exec_driver_sql(f"PRAGMA max_page_count={limit}"))
        with pytest.raises(StorageFault, match="full"):
            store.log.append(*(step_entered("x" * 1000) for _ in range(50)))
        writer.submit(lambda transaction: transaction.connection.exec_driver_sql("PRAGMA max_page_count=1000000"))
        assert store.log.fault is None
        assert store.log.append(step_entered("after"))[0].index == 1
        assert store.log.verify().size == 2


def _pages(data: DataDirectory) -> int:
    with opened_database(data) as connection:
        return int(connection.execute("PRAGMA page_count").fetchone()[0])


@pytest.mark.proves("REQ-LOG-READ-ONLY")
def test_a_log_whose_file_is_gone_is_not_begun_anew(data_directory: DataDirectory) -> None:
    StationStore.open(data_directory).close()
    data_directory.database.unlink()
    with pytest.raises(LedgerBroken, match="gone"):
        StationStore.open(data_directory)
    assert not data_directory.database.exists()


@pytest.mark.parametrize("name", ["ledger-ed25519.sealed", "ledger-ed25519.pub"])
def test_without_its_key_it_can_be_read_but_not_written(data_directory: DataDirectory, name: str) -> None:
    with StationStore.open(data_directory) as store:
        store.log.append(step_entered())
    (data_directory.keys / name).unlink()
    with StationStore.open(data_directory) as store:
        assert store.log.fault is not None
        assert len(list(store.log.read())) == store.log.size == 1
        with pytest.raises(LedgerBroken):
            store.log.append(step_entered())
    assert not (data_directory.keys / name).exists()


def test_another_key_is_refused(data_directory: DataDirectory, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = DataDirectory(tmp_path_factory.mktemp("other") / "data").create()
    StationStore.open(other).close()
    StationStore.open(data_directory).close()
    other.remove_runtime()
    theirs = KeyFolder(other.keys).private_key()
    KeyFolder(data_directory.keys).seal(theirs, station_keys(data_directory).signing)
    with StationStore.open(data_directory) as store:
        assert "not the one" in (store.log.fault or "")
    shutil.copy(other.keys / "ledger-ed25519.sealed", data_directory.keys / "ledger-ed25519.sealed")
    with StationStore.open(data_directory) as store:
        assert "cannot be read" in (store.log.fault or "")


def test_a_station_killed_while_it_began_its_first_log_begins_again(data_directory: DataDirectory) -> None:
    StationStore.open(data_directory).close()
    # As if it died between the first commit and announcing the key.
    (data_directory.keys / "ledger-ed25519.pub").unlink()
    with StationStore.open(data_directory) as store:
        assert store.log.fault is None
        store.log.append(step_entered())
        assert store.log.verify().size == 1


def test_a_file_that_is_no_database_is_named(data_directory: DataDirectory) -> None:
    data_directory.database.write_bytes(os.urandom(8192))
    with pytest.raises(LedgerBroken, match="damaged"):
        StationStore.open(data_directory)


def test_a_newer_version_s_log_is_left_alone(data_directory: DataDirectory) -> None:
    StationStore.open(data_directory).close()
    with opened_database(data_directory) as connection:
        connection.execute("PRAGMA user_version=99")
    with pytest.raises(StorageFault, match="newer"):
        StationStore.open(data_directory)


def test_a_long_log_is_checked_in_the_background(
    data_directory: DataDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    with StationStore.open(data_directory) as store:
        store.log.append(patient_registered(), *(step_entered() for _ in range(40)))
        store.log.checkpoint("periodic")
    monkeypatch.setattr("app.core.store.log_opening.CHECKED_AT_ONCE", 10)
    monkeypatch.setattr("app.core.store.log_opening.TABLES_CHECKED_AT_ONCE", 5)
    with opened_database(data_directory) as connection:
        connection.execute("UPDATE entries SET source_service = 'nobody' WHERE entry_index = 7")
    with StationStore.open(data_directory) as store:
        checker = store.log._checker
        assert checker is not None
        checker.join(10)
        assert "Entry 7" in (store.log.fault or "")
        with pytest.raises(LedgerBroken) as refusal:
            store.log.append(step_entered())
        assert refusal.value.at_index == 7


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.integers(0, 7), st.just("checkpoint"), st.just("reopen")), max_size=12))
def test_whatever_the_order_of_calls_the_log_holds(
    tmp_path_factory: pytest.TempPathFactory, actions: list[int | str]
) -> None:
    data = DataDirectory(tmp_path_factory.mktemp("log") / "data").create()
    expected: list[str] = []
    store = StationStore.open(data)
    try:
        for action in actions:
            if action == "reopen":
                store.close()
                store = StationStore.open(data)
                assert store.log.fault is None
            elif action == "checkpoint":
                assert store.log.checkpoint("test").size == len(expected)
                expected.append("ledger.event_recorded")
            else:
                events = [step_entered() for _ in range(int(action))]
                store.log.append(*events)
                expected += [event.event_type for event in events]
        assert [entry.event.event_type for entry in store.log.read()] == expected
        assert store.log.verify().size == len(expected)
        store.log.rebuild_projections()
    finally:
        store.close()
        data.remove_runtime()
