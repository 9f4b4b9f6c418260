"""A file in clear becomes an encrypted one, whole or not at all, and nothing of it is left in clear."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.core.errors import LedgerBroken, StorageFault
from app.core.settings.data_directory import DataDirectory
from app.core.store import conversion
from app.core.store.conversion import encrypt, log_file_to_write, workflow_file
from app.core.store.database import connect, connect_to_read, translated
from app.core.store.keys.station_key import station_keys
from app.core.store.log_verification import verify_data
from app.core.store.station_store import StationStore
from app.core.store.store_file import StoreFile, is_in_clear
from tests.fakes.opened_database import opened_file

VECTOR = Path(__file__).parents[2] / "vectors" / "schemas" / "4"
KEY = bytes(range(32))
NAME = "Simulated-Müller".encode()


@pytest.fixture
def old(tmp_path: Path) -> DataDirectory:
    return DataDirectory(Path(shutil.copytree(VECTOR, tmp_path / "data"))).create()


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A file with all that SQLite can put into one and we must not lose."""
    path = tmp_path / "some.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(
            "CREATE TABLE numbered (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT, bytes BLOB, x REAL)"
        )
        for number in range(300):
            connection.execute("INSERT INTO numbered (text, bytes, x) VALUES (?, ?, ?)", (f"Ü{number}", b"\0\xff", 0.1))
        connection.execute("DELETE FROM numbered WHERE id > 200 OR id % 3 = 0")
        connection.execute("CREATE TABLE keyed (name TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID")
        connection.executemany("INSERT INTO keyed VALUES (?, ?)", [("b", 1), ("a", None), ("c", b"x")])
        connection.execute("CREATE UNIQUE INDEX by_text ON numbered (text)")
        connection.execute("CREATE VIEW shorter AS SELECT id FROM numbered")
        connection.execute("PRAGMA user_version=7")
        connection.execute("PRAGMA application_id=77")
    return path


def test_everything_in_it_is_kept(plain: Path) -> None:
    queries = (
        "SELECT type, name, sql FROM sqlite_master ORDER BY name",
        "SELECT * FROM numbered ORDER BY id",
        "SELECT * FROM keyed",
        "SELECT count(*) FROM shorter",
        "SELECT * FROM sqlite_sequence",
        "PRAGMA user_version",
        "PRAGMA application_id",
    )
    with opened_file(StoreFile(plain, None)) as connection:
        before = [connection.execute(query).fetchall() for query in queries]
    encrypt(plain, KEY)
    with opened_file(StoreFile(plain, KEY)) as connection:
        assert [connection.execute(query).fetchall() for query in queries] == before
        connection.execute("INSERT INTO numbered (text) VALUES ('next')")
        # The highest number that was ever given out is remembered, though its row is gone.
        assert connection.execute("SELECT id FROM numbered WHERE text = 'next'").fetchone() == (301,)
    encrypt(plain, KEY)  # a second time: nothing to do


@pytest.mark.proves("REQ-STORE-ENCRYPTED")
def test_nothing_is_left_in_clear(old: DataDirectory) -> None:
    assert any(NAME in file.read_bytes() for file in old.root.rglob("*") if file.is_file())
    with StationStore.open(old) as store:
        assert store.log.fault is None
        files = [file for file in old.root.rglob("*") if file.is_file()]
        assert not [file.name for file in files if NAME in file.read_bytes() or is_in_clear(file)]
    files = [file for file in old.root.rglob("*") if file.is_file()]
    assert not [file.name for file in files if NAME in file.read_bytes() or is_in_clear(file)]
    assert not [file.name for file in files if file.name.endswith((".in-clear", ".encrypting"))]


def test_the_file_in_clear_is_overwritten_before_it_is_removed(
    old: DataDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    removed: list[bytes] = []
    unlink = Path.unlink

    def watched(self: Path, missing_ok: bool = False) -> None:
        if self.name.endswith(".in-clear"):
            removed.append(self.read_bytes())
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", watched)
    log_file_to_write(old)
    assert removed
    assert not any(content.strip(b"\0") for content in removed)


@pytest.mark.proves("REQ-STORE-ENCRYPTED")
def test_a_copy_that_differs_is_not_used(old: DataDirectory, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = conversion._copy

    def lossy(original: object, copy: StoreFile) -> None:
        copied(original, copy)
        with closing(connect(copy, "mode=rw")) as target:
            target.execute("UPDATE patients SET given_name = 'Nobody'")

    monkeypatch.setattr(conversion, "_copy", lossy)
    before = old.database.read_bytes()
    with pytest.raises(StorageFault, match="does not say what the log says"):
        StationStore.open(old)
    assert is_in_clear(old.database)
    monkeypatch.undo()
    assert verify_data(old).size == 19
    with StationStore.open(old) as store:
        assert store.log.fault is None
    assert old.database.read_bytes() != before


def test_a_disk_that_is_full_leaves_it_as_it_was(old: DataDirectory, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(conversion, "_sync", full)
    with pytest.raises(StorageFault, match="No space left"):
        StationStore.open(old)
    assert is_in_clear(old.database)
    verify_data(old)


@pytest.mark.parametrize("doing", ["SELECT count(*) FROM entries", "BEGIN IMMEDIATE"])
def test_another_program_that_has_it_open_is_not_overtaken(
    old: DataDirectory, monkeypatch: pytest.MonkeyPatch, doing: str
) -> None:
    """What an older station wrote after the copy was made would be lost; also of one that merely waits."""
    monkeypatch.setattr("app.core.store.database._BUSY_TIMEOUT_S", 0.1)
    with opened_file(StoreFile(old.database, None)) as older_station:
        older_station.execute("PRAGMA journal_mode=WAL")
        older_station.execute(doing).fetchall()
        with pytest.raises(StorageFault, match=r"locked|open"):
            StationStore.open(old)
    assert is_in_clear(old.database)
    with StationStore.open(old) as store:
        assert store.log.fault is None


def test_durable_workflows_are_encrypted_too(data_directory: DataDirectory, plain: Path) -> None:
    shutil.copy(plain, data_directory.workflow_database)
    file = workflow_file(data_directory)
    assert not is_in_clear(data_directory.workflow_database)
    with opened_file(file) as connection:
        assert connection.execute("SELECT count(*) FROM numbered").fetchone() == (134,)


@pytest.mark.proves("REQ-STORE-ENCRYPTED")
@pytest.mark.parametrize("key", [bytes(32), bytes(31) + b"\1"])
def test_another_key_opens_nothing_and_is_told_so(old: DataDirectory, key: bytes) -> None:
    file = log_file_to_write(old)
    with pytest.raises(LedgerBroken, match="does not open with this station's key") as refused, translated("opened"):
        connect_to_read(StoreFile(file.path, key))
    assert "backup" in refused.value.advice
    assert key.hex() not in str(refused.value)
    assert "key" not in repr(StoreFile(Path("station.db"), key))


def test_the_log_of_another_station_is_refused_in_words(old: DataDirectory, tmp_path: Path) -> None:
    other = DataDirectory(tmp_path / "other").create()
    StationStore.open(other).close()
    StationStore.open(old).close()
    shutil.copy(other.database, old.database)
    for ending in ("-wal", "-shm"):
        old.database.with_name(f"station.db{ending}").unlink(missing_ok=True)
    with pytest.raises(LedgerBroken, match="does not open with this station's key"):
        StationStore.open(old)
    with pytest.raises(LedgerBroken, match="does not open with this station's key"):
        verify_data(old)


def test_a_database_of_another_program_is_refused_in_words(data_directory: DataDirectory, plain: Path) -> None:
    shutil.copy(plain, data_directory.database)
    before = data_directory.database.read_bytes()
    with StationStore.open(data_directory) as store:
        assert store.log.fault is not None
    assert data_directory.database.read_bytes() == before


def test_a_log_in_clear_that_is_put_back_is_found(old: DataDirectory, tmp_path: Path) -> None:
    """The file as it was before the encryption, beside the head of a log that has grown since."""
    kept = shutil.copy(old.database, tmp_path / "kept.db")
    with StationStore.open(old) as store:
        store.log.checkpoint("periodic")
    for ending in ("", "-wal", "-shm"):
        old.database.with_name(f"station.db{ending}").unlink(missing_ok=True)
    shutil.copy(kept, old.database)
    with StationStore.open(old) as store:
        assert store.log.fault is not None
    assert is_in_clear(old.database)


def test_keys_are_those_of_the_folder(old: DataDirectory) -> None:
    file = log_file_to_write(old)
    assert file.key == station_keys(old).database
    assert file.subjects == station_keys(old).subjects
