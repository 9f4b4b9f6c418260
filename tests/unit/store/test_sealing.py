"""What an event says of its subject is sealed, opens on every way of reading, and is gone with the subject's key."""

import json
from collections.abc import Iterator

import msgspec
import pytest
from sqlalchemy import Connection

from app.core.errors import Conflict, LedgerBroken, NotFound
from app.core.events.system_event import ErasedData, SystemEvent
from app.core.ledger.leaf import PLAIN, SEALED
from app.core.ledger.receipt import Receipt
from app.core.settings.data_directory import DataDirectory
from app.core.store.keys.subject_keys import ErasedSubject
from app.core.store.log_offline import log_to_read
from app.core.store.log_snapshot import LogSnapshot
from app.core.store.log_tables import SUBJECT_KEYS
from app.core.store.log_verification import verifier_of, verify_data
from app.core.store.projections import registry
from app.core.store.station_store import StationStore
from app.core.store.store_file import store_file
from tests.fakes.log_events import patient_registered, session_started, step_entered, subject_erased
from tests.fakes.opened_database import opened_database

NAME = "Müller-Groß"


@pytest.fixture
def store(data_directory: DataDirectory) -> Iterator[StationStore]:
    with StationStore.open(data_directory) as opened:
        yield opened


def two_patients(store: StationStore) -> None:
    store.log.append(
        patient_registered(family_name=NAME),
        patient_registered("H-2", patient_id="p-2", family_name="Zweite"),
        session_started(),
        session_started("s-2", patient_id="p-2"),
        step_entered("about nobody"),
    )


@pytest.mark.proves("REQ-LOG-SEALED")
def test_an_entry_with_a_subject_is_sealed_and_its_envelope_is_not(store: StationStore) -> None:
    event = patient_registered(family_name=NAME)
    (entry,), (other,) = store.log.append(event), store.log.append(step_entered())
    assert (entry.encoding, other.encoding) == (SEALED, PLAIN)
    assert entry.event == event
    stored = json.loads(entry.payload)
    assert stored["data"].keys() == {"sealed"}
    assert {name: stored[name] for name in ("event_id", "event_type", "subject_id")} == {
        "event_id": event.event_id,
        "event_type": "patient.registered",
        "subject_id": "p-1",
    }
    assert NAME.encode() not in entry.payload


def test_it_is_opened_on_every_way_of_reading(store: StationStore, data_directory: DataDirectory) -> None:
    told: list[SystemEvent] = []
    store.log.subscribe(lambda entry: told.append(entry.event))
    events = [patient_registered(), session_started()]
    store.log.append(*events)
    assert told == events
    assert [entry.event for entry in store.log.read()] == events
    assert store.log.events_of("s-1") == (events[1],)
    with log_to_read(data_directory) as log:
        assert [entry.event for entry in log.read()] == events
    store.log.rebuild_projections()
    assert verify_data(data_directory).size == 2


def test_the_same_event_is_known_again_and_another_under_its_id_refused(store: StationStore) -> None:
    event = patient_registered()
    assert store.log.append(event) == store.log.append(event)
    other = msgspec.structs.replace(event, data=msgspec.structs.replace(event.data, given_name="Somebody else"))
    with pytest.raises(Conflict):
        store.log.append(other)
    assert store.log.size == 1


def test_a_key_that_was_made_in_vain_is_made_anew(store: StationStore, data_directory: DataDirectory) -> None:
    """The first entry about a subject is undone, and its key with it; the next must not be sealed with that one."""
    with pytest.raises(Conflict):
        store.log.append(patient_registered("H-9", patient_id="p-9"), patient_registered("H-9", patient_id="p-10"))
    store.log.append(patient_registered("H-9", patient_id="p-9"))
    with log_to_read(data_directory) as log:  # another holder of keys, which has to find them
        assert [entry.event.subject_id for entry in log.read()] == ["p-9"]


def test_what_is_written_together_is_there_with_the_events_or_not_at_all(store: StationStore) -> None:
    def write(connection: Connection) -> None:
        connection.execute(SUBJECT_KEYS.insert().values(subject_id="together", box=b"x"))

    def write_and_fail(connection: Connection) -> None:
        write(connection)
        raise NotFound("no")

    with pytest.raises(NotFound):
        store.log.append(step_entered(), together=write_and_fail)
    assert store.log.size == 0
    store.log.append(step_entered(), together=write)
    with pytest.raises(Conflict):  # it is there: the second time it is there already
        store.log.append(step_entered(), together=write)
    assert store.log.size == 1


@pytest.mark.proves("REQ-LOG-SEALED")
@pytest.mark.parametrize("change", ["box", "clear", "other"])
def test_a_changed_box_is_noticed_without_any_subjects_key(
    store: StationStore, data_directory: DataDirectory, change: str
) -> None:
    two_patients(store)
    store.close()
    with opened_database(data_directory) as connection:
        payload = bytes(connection.execute("SELECT payload FROM entries WHERE entry_index = 2").fetchone()[0])
        other = bytes(connection.execute("SELECT payload FROM entries WHERE entry_index = 3").fetchone()[0])
        changed = {
            "box": payload.replace(b'{"sealed":"A', b'{"sealed":"B'),
            "clear": payload[: payload.index(b'"data":') + 7]
            + b'{"name":"x"}'
            + payload[payload.rindex(b',"event_id') :],
            "other": other,
        }[change]
        assert changed != payload
        connection.execute("UPDATE entries SET payload = ? WHERE entry_index = 2", (changed,))
        connection.commit()
    with pytest.raises(LedgerBroken) as found:
        verify_data(data_directory, tables=False)
    assert found.value.at_index == 2


@pytest.mark.proves("REQ-ERASURE-COMPLETE")
def test_an_erased_subject_is_gone_everywhere_and_all_proofs_hold(
    store: StationStore, data_directory: DataDirectory
) -> None:
    two_patients(store)
    before = store.log.verify()
    others = [tuple(store.log.read())[index] for index in (1, 3, 4)]
    entry = next(iter(store.log.read()))
    with LogSnapshot.of(store_file(data_directory)) as snapshot:
        verifier = verifier_of(data_directory)
        head = verifier.verify(str(snapshot.head()))
        receipt = Receipt.of_entry(0, entry.payload, entry.token, entry.encoding, head, snapshot)
    store.log.erase("p-1", subject_erased())
    assert data_directory.database.with_name("station.db-wal").stat().st_size == 0
    entries = tuple(store.log.read())
    assert [one.erased for one in entries] == [True, False, True, False, False, False]
    assert entries[0].event.data == ErasedData()
    assert entries[0].event.event_type == "patient.registered"
    assert [entries[index] for index in (1, 3, 4)] == others
    assert (store.patients.get("p-1"), store.sessions.get("s-1")) == (None, None)
    assert [patient.patient_id for patient in store.patients.search("")] == ["p-2"]
    assert store.log.verify().size == before.size + 1
    receipt.verify(verifier_of(data_directory))
    store.log.rebuild_projections()  # says the same as what was left live
    with pytest.raises(ErasedSubject):
        store.log.append(session_started("s-3"))
    with pytest.raises(ErasedSubject):
        store.log.erase("p-1", subject_erased())
    assert store.log.append(patient_registered("H-1", patient_id="p-3"))[0].index == 6  # the number is free again
    with log_to_read(data_directory) as log:
        assert [one.erased for one in log.read()].count(True) == 2


def test_an_event_about_an_erased_subject_told_again_is_known(store: StationStore) -> None:
    event = patient_registered()
    store.log.append(event)
    store.log.erase("p-1", subject_erased())
    (entry,) = store.log.append(event)
    assert (entry.index, entry.erased) == (0, True)
    with pytest.raises(Conflict):
        store.log.append(msgspec.structs.replace(event, source_service="worker"))


def test_what_raises_together_with_an_erasure_leaves_everything_as_it_was(store: StationStore) -> None:
    two_patients(store)

    def refuse(_connection: Connection) -> None:
        raise Conflict("a legal hold came in between")

    with pytest.raises(Conflict):
        store.log.erase("p-1", subject_erased(), together=refuse)
    assert not any(entry.erased for entry in store.log.read())
    assert store.patients.get("p-1") is not None
    store.log.append(session_started("s-9"))
    with pytest.raises(NotFound):
        store.log.erase("nobody", subject_erased("nobody"))
    assert store.log.verify().size == 6


def test_an_entry_in_clear_of_an_earlier_version_is_read_but_cannot_be_erased(
    data_directory: DataDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.core.store.entry_opening import EntryOpener

    with StationStore.open(data_directory) as store, monkeypatch.context() as before:
        before.setattr(EntryOpener, "seal", lambda self, plain, subject_id, event_id: (PLAIN, plain))
        store.log.append(patient_registered())
    with StationStore.open(data_directory) as store:
        store.log.append(session_started())
        assert [entry.encoding for entry in store.log.read()] == [PLAIN, SEALED]
        with pytest.raises(Conflict, match="in clear"):
            store.log.erase("p-1", subject_erased())
        assert store.log.verify().size == 2


def test_keys_that_went_without_an_erasure_are_noticed(store: StationStore, data_directory: DataDirectory) -> None:
    two_patients(store)
    store.close()
    with opened_database(data_directory) as connection:
        connection.execute("DELETE FROM subject_keys WHERE subject_id = 'p-1'")
        connection.commit()
    assert verify_data(data_directory, tables=False).size == 5  # the log itself needs no key
    with pytest.raises(LedgerBroken, match="key") as found:
        verify_data(data_directory)
    assert found.value.at_index == 0


@pytest.mark.proves("REQ-ERASURE-COMPLETE")
def test_a_destroyed_key_that_was_put_back_is_noticed(store: StationStore, data_directory: DataDirectory) -> None:
    two_patients(store)
    store.close()
    with opened_database(data_directory) as connection:
        (box,) = connection.execute("SELECT box FROM subject_keys WHERE subject_id = 'p-1'").fetchone()
    with StationStore.open(data_directory) as again:
        again.log.erase("p-1", subject_erased())
    assert verify_data(data_directory).size == 6
    with opened_database(data_directory) as connection:
        connection.execute("UPDATE subject_keys SET box = ? WHERE subject_id = 'p-1'", (box,))
        connection.commit()
    with pytest.raises(LedgerBroken, match="is there again") as found:
        verify_data(data_directory)
    assert found.value.at_index == 5


def test_an_erased_entry_makes_no_row() -> None:
    event = msgspec.structs.replace(patient_registered(), data=ErasedData())
    registry.project(None, 0, event)  # type: ignore[arg-type]  the connection is not even looked at
