"""Files of every version of the tables: they verify, are encrypted, brought up, and lose nothing."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, MetaData, text

from app.core.errors import LedgerBroken, StorageFault
from app.core.settings.data_directory import DataDirectory
from app.core.store.database import memory_engine, writing_engine
from app.core.store.log_offline import log_to_read
from app.core.store.log_opening import rebuild_tables
from app.core.store.log_tables import LOG_METADATA
from app.core.store.log_verification import verify_data
from app.core.store.migrations.migration import SCHEMA_VERSION, migrate, schema_version
from app.core.store.projections import registry
from app.core.store.projections.projection import PROJECTION_METADATA
from app.core.store.station_store import StationStore
from app.core.store.store_file import StoreFile, is_in_clear
from tests.fakes.log_events import patient_registered
from tests.fakes.opened_database import opened_database, opened_file

VECTORS = Path(__file__).parents[2] / "vectors" / "schemas"
VERSIONS = tuple(sorted(int(folder.name) for folder in VECTORS.iterdir() if folder.is_dir()))


def _folder(version: int, tmp_path: Path) -> DataDirectory:
    """A data folder as that version left it; version 3 was never written, and is what 4 is without its table."""
    released = version if version in VERSIONS else version + 1
    data = DataDirectory(Path(shutil.copytree(VECTORS / str(released), tmp_path / "data"))).create()
    for key in (*data.keys.glob("station-key.*"), *data.keys.glob("*.sealed")):
        key.chmod(0o600)  # which git does not keep, and without which it is not used
    if released != version:
        with opened_file(StoreFile(data.database, None)) as connection:
            connection.execute("DROP TABLE annotation_versions")
            connection.execute(f"PRAGMA user_version={version}")
    return data


@pytest.fixture(params=(*VERSIONS, 3))
def old(request: pytest.FixtureRequest, tmp_path: Path) -> DataDirectory:
    return _folder(request.param, tmp_path)


def _contents(connection: Any) -> dict[str, list[dict[str, object]]]:
    """Every row of every table, by the names of its columns."""
    found = {}
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        rows = connection.execute(f"SELECT * FROM {name} ORDER BY 1")
        names = [column[0] for column in rows.description]
        found[name] = [dict(zip(names, row, strict=True)) for row in rows]
    return found


def test_there_is_one_of_every_version_that_was_ever_written() -> None:
    # 3 never was, and today's is made by today's code.
    assert set(VERSIONS) == set(range(1, SCHEMA_VERSION)) - {3}


def test_an_old_log_verifies_and_is_read_as_it_is(old: DataDirectory) -> None:
    before = old.database.read_bytes()
    assert verify_data(old).size in (17, 19)
    with log_to_read(old) as log:
        assert {entry.event.event_type for entry in log.read()} >= {"patient.registered", "session.completed"}
    assert old.database.read_bytes() == before


@pytest.mark.proves("REQ-STORE-MIGRATED")
def test_an_old_log_is_encrypted_and_brought_up_and_nothing_is_lost(old: DataDirectory) -> None:
    with opened_database(old, "ro") as connection:
        before = _contents(connection)
    size = len(before["entries"])
    with StationStore.open(old) as store:
        assert store.log.fault is None
        assert store.log.verify().size == size
        with opened_database(old) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
            assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
                (f"{SCHEMA_VERSION:04d}",)
            ]
        store.log.rebuild_projections()  # refuses where the tables made anew differ from those that are there
        patient = store.patients.get("patient-1")
        assert patient is not None
        assert (patient.family_name, patient.hospital_number) == ("Simulated-Müller", "SIM-0001")
        assert store.sessions.get("session-1") is not None
        with opened_database(old, "ro") as connection:
            after = _contents(connection)
        store.log.append(patient_registered())
    assert not is_in_clear(old.database)
    before.pop("alembic_version", None)  # from version 5 on; it is what changes
    for table, rows in before.items():
        made = after[table]
        assert len(made) == len(rows)
        for now, was in zip(made, rows, strict=True):
            assert {name: now[name] for name in was} == was, table
    assert verify_data(old).size == size + 1


def test_what_a_later_version_made_a_table_of_was_told_before(tmp_path: Path) -> None:
    """Version 1 kept alarms and annotations in its log only; today's tables have them all the same."""
    data = _folder(1, tmp_path)
    with StationStore.open(data) as store:
        (mark,) = store.annotations.versions_of_session("session-1")
        assert (mark.text, mark.version) == ("eyes closed — ruhig", 1)
        with opened_database(data) as connection:
            assert connection.execute("SELECT state FROM alarms").fetchall() == [("cleared",)]


def test_tables_made_anew_from_an_old_log(old: DataDirectory) -> None:
    rebuild_tables(old)
    verify_data(old)
    with StationStore.open(old) as store:
        assert store.log.fault is None
        assert store.sessions.get("session-1") is not None


@pytest.mark.proves("REQ-STORE-MIGRATED")
def test_an_old_log_that_does_not_hold_is_left_as_it_is(old: DataDirectory) -> None:
    """Neither encrypted nor brought up: it is evidence, and can still be read."""
    with opened_database(old) as connection:
        connection.execute("UPDATE entries SET event_type = 'session.completed' WHERE entry_index = 3")
    before = old.database.read_bytes()
    with StationStore.open(old) as store:
        assert store.log.fault is not None
        with pytest.raises(LedgerBroken):
            store.log.append(patient_registered())
        assert store.log.size in (17, 19)
    assert old.database.read_bytes() == before


def test_an_old_table_that_does_not_say_what_the_log_says_is_not_mended(old: DataDirectory) -> None:
    was_in_clear = is_in_clear(old.database)
    with opened_database(old) as connection:
        connection.execute("UPDATE patients SET birth_date = '1901-01-01'")
    with StationStore.open(old) as store:
        assert "patients" in (store.log.fault or "")
    assert is_in_clear(old.database) == was_in_clear


def test_an_encrypted_log_of_an_older_version_that_does_not_hold_is_left_as_it_is(tmp_path: Path) -> None:
    """As after a conversion that was interrupted before the tables were brought up."""
    from app.core.store.conversion import encrypt
    from app.core.store.keys.station_key import station_keys

    data = _folder(2, tmp_path)
    with opened_file(StoreFile(data.database, None)) as connection:
        connection.execute("UPDATE patients SET birth_date = '1901-01-01'")
    encrypt(data.database, station_keys(data).database)
    with StationStore.open(data) as store:
        assert "patients" in (store.log.fault or "")
    with opened_database(data) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)


def _schema(connection: Connection) -> dict[str, str]:
    """Each table's and index's definition, without the layout of the words."""
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    return {name: " ".join(sql.split()) for name, sql in rows if name != "alembic_version"}


def test_todays_tables_are_what_the_migrations_make_from_nothing() -> None:
    """Who adds a table or an index adds a revision that makes it, and a version; a revision itself is never changed."""
    made, declared = memory_engine(), memory_engine()
    with made.begin() as by_migrations, declared.begin() as by_metadata:
        assert migrate(by_migrations) == 0
        assert schema_version(by_migrations) == SCHEMA_VERSION
        assert migrate(by_migrations) == SCHEMA_VERSION  # a second time: nothing to do
        metadata: MetaData
        for metadata in (LOG_METADATA, PROJECTION_METADATA):
            metadata.create_all(by_metadata)
        assert _schema(by_migrations) == _schema(by_metadata)
    made.dispose()
    declared.dispose()


def test_todays_tables_are_what_the_migrations_make_of_every_old_file(old: DataDirectory) -> None:
    StationStore.open(old).close()
    declared = memory_engine()
    with declared.begin() as by_metadata, opened_database(old) as migrated:
        for metadata in (LOG_METADATA, PROJECTION_METADATA):
            metadata.create_all(by_metadata)
        rows = migrated.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        found = {name: " ".join(sql.split()) for name, sql in rows if name != "alembic_version"}
        assert found == _schema(by_metadata)
    declared.dispose()


def test_a_newer_file_is_refused_and_not_touched(data_directory: DataDirectory) -> None:
    file = StoreFile(data_directory.database, bytes(32))
    engine = writing_engine(file)
    with engine.begin() as connection:
        connection.execute(text(f"PRAGMA user_version={SCHEMA_VERSION + 1}"))
        with pytest.raises(StorageFault, match="newer"):
            migrate(connection)
        assert connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar() == 0
    engine.dispose()


def test_every_table_of_the_clinic_is_made_from_the_log_by_somebody() -> None:
    assert registry.EVENT_TYPES
    assert {table.name for table in PROJECTION_METADATA.sorted_tables}.isdisjoint(
        table.name for table in LOG_METADATA.sorted_tables
    )
