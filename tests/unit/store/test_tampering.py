"""Whatever is changed in a stored log is found, and the first entry that cannot be believed is named."""

import shutil
from pathlib import Path

import pytest

from app.core.errors import LedgerBroken, StorageFault, WrongUse
from app.core.ledger.checkpoint import Checkpoint
from app.core.ledger.leaf import leaf_data
from app.core.ledger.merkle import GrowingTree, Node, leaf_hash
from app.core.settings.data_directory import DataDirectory
from app.core.store.log_tables import ENTRIES, HEAD
from app.core.store.log_verification import read_checkpoint, verify_data
from app.core.store.signing_key import KeyFolder
from app.core.store.station_store import StationStore
from tests.fakes.log_events import patient_registered, session_started, step_entered
from tests.fakes.opened_database import opened_database

_SIZE = 23
_CHECKPOINTS = (6, 15)
_COLUMNS = [column.name for column in ENTRIES.c if column.name != "entry_index"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stopped data folder with 23 entries; checkpoints over 6 and 15 of them."""
    data = DataDirectory(tmp_path_factory.mktemp("made") / "data").create()
    with StationStore.open(data) as store:
        cause = patient_registered()
        store.log.append(cause, session_started(), *(step_entered(str(number)) for number in range(4)))
        store.log.checkpoint("periodic")
        store.log.append(*(step_entered(str(number)) for number in range(8)))
        store.log.checkpoint("periodic")
        store.log.append(*(step_entered(str(number)) for number in range(7)))
        assert (store.log.verify().size, store.log.verify().checkpoints) == (_SIZE, 2)
    data.remove_runtime()
    return data.root


@pytest.fixture
def data(made: Path, tmp_path: Path) -> DataDirectory:
    return DataDirectory(Path(shutil.copytree(made, tmp_path / "data")))


def _run(data: DataDirectory, *statements: str) -> None:
    with opened_database(data) as connection:
        for statement in statements:
            connection.execute(statement)


def _refused(data: DataDirectory) -> LedgerBroken:
    """The log is refused by the check, and by a station that opens it: read-only, and still readable."""
    with pytest.raises(LedgerBroken) as refusal:
        verify_data(data)
    with StationStore.open(data) as store:
        assert store.log.fault is not None
        with pytest.raises(LedgerBroken):
            store.log.append(step_entered())
    return refusal.value


def test_the_untouched_copy_holds(data: DataDirectory) -> None:
    found = verify_data(data)
    assert (found.size, found.checkpoints, found.head.size) == (_SIZE, 2, _SIZE)
    assert found.checkpoint is not None
    assert found.checkpoint.size == 15


@pytest.mark.proves("REQ-LOG-TAMPERED")
@pytest.mark.parametrize("index", [0, 1, 11, _SIZE - 1])
@pytest.mark.parametrize("column", _COLUMNS)
def test_one_byte_in_any_column_of_any_row(data: DataDirectory, column: str, index: int) -> None:
    with opened_database(data) as connection:
        query = f"SELECT {column} FROM entries WHERE entry_index = {index}"
        value = connection.execute(query).fetchone()[0]
        changed = _one_byte_changed(value)
        connection.execute(f"UPDATE entries SET {column} = ? WHERE entry_index = ?", (changed, index))
    assert _refused(data).at_index == index


def _one_byte_changed(value: object) -> object:
    if isinstance(value, bytes):
        return bytes([value[0] ^ 1]) + value[1:]
    if isinstance(value, str):
        return chr(ord(value[0]) ^ 1) + value[1:]
    return 7 if value is None or isinstance(value, int) else None


@pytest.mark.proves("REQ-LOG-TAMPERED")
@pytest.mark.parametrize(("one", "other"), [(0, 1), (2, 3), (7, 8), (4, 20), (21, 22)])
def test_two_rows_swapped(data: DataDirectory, one: int, other: int) -> None:
    _run(
        data,
        f"UPDATE entries SET entry_index = 1000 WHERE entry_index = {one}",
        f"UPDATE entries SET entry_index = {one} WHERE entry_index = {other}",
        f"UPDATE entries SET entry_index = {other} WHERE entry_index = 1000",
    )
    assert _refused(data).at_index == one


@pytest.mark.proves("REQ-LOG-TAMPERED")
@pytest.mark.parametrize("index", [0, 9, _SIZE - 1])
def test_a_row_removed(data: DataDirectory, index: int) -> None:
    _run(data, f"DELETE FROM entries WHERE entry_index = {index}")
    assert _refused(data).at_index == index


def test_a_row_moved_past_the_end(data: DataDirectory) -> None:
    _run(data, "UPDATE entries SET entry_index = 500 WHERE entry_index = 22")
    assert _refused(data).at_index == 22


@pytest.mark.proves("REQ-LOG-TAMPERED")
def test_the_last_row_removed_with_its_nodes(data: DataDirectory) -> None:
    _run(
        data,
        "DELETE FROM entries WHERE entry_index = 22",
        f"DELETE FROM nodes WHERE position >= {Node(0, 22).position}",
    )
    assert _refused(data).at_index == 22


@pytest.mark.proves("REQ-LOG-TAMPERED")
def test_a_row_added(data: DataDirectory) -> None:
    columns = ", ".join(_COLUMNS).replace("event_id", "'other'")
    names = ", ".join(_COLUMNS)
    _run(
        data,
        f"INSERT INTO entries (entry_index, {names}) SELECT 23, {columns} FROM entries WHERE entry_index = 22",
    )
    assert _refused(data).at_index == _SIZE


@pytest.mark.parametrize("position", [0, 1, 2, 17, 40])
def test_a_node_of_the_tree_changed_or_gone(data: DataDirectory, position: int) -> None:
    broken = "UPDATE nodes SET hash = zeroblob(32)" if position % 2 else "DELETE FROM nodes"
    _run(data, f"{broken} WHERE position = {position}")
    assert _refused(data).at_index is not None


def _forge(data: DataDirectory, index: int) -> None:
    """Change an entry's payload and everything that follows from it, but the signatures: the best that can be done."""
    with opened_database(data) as connection:
        row = connection.execute("SELECT payload, token FROM entries WHERE entry_index = ?", (index,)).fetchone()
        payload = row[0].replace(b'"ready"', b'"READY"')
        assert payload != row[0]
        connection.execute(
            "UPDATE entries SET payload = ?, leaf_hash = ? WHERE entry_index = ?",
            (payload, leaf_hash(leaf_data(payload, row[1])), index),
        )
        tree = GrowingTree()
        leaves = connection.execute("SELECT leaf_hash FROM entries ORDER BY entry_index").fetchall()
        for (leaf,) in leaves:
            for node, value in tree.append(leaf):
                connection.execute("UPDATE nodes SET hash = ? WHERE position = ?", (value, node.position))


@pytest.mark.proves("REQ-LOG-TAMPERED")
@pytest.mark.parametrize(("index", "named"), [(3, 0), (10, 6), (_SIZE - 1, 15)])
def test_a_forged_tree_is_caught_by_the_signatures(data: DataDirectory, index: int, named: int) -> None:
    """Only the stretch between two signatures can be named: the first entry after the last that still holds."""
    _forge(data, index)
    assert _refused(data).at_index == named


@pytest.mark.proves("REQ-LOG-CHECKPOINT")
def test_a_forger_with_the_key_is_caught_by_a_checkpoint_kept_elsewhere(data: DataDirectory) -> None:
    kept = verify_data(data).checkpoint
    assert kept is not None
    _forge(data, 3)
    with opened_database(data) as connection:
        leaves = [row[0] for row in connection.execute("SELECT leaf_hash FROM entries ORDER BY entry_index")]
        signer = KeyFolder(data.keys).signer()
        connection.execute("DELETE FROM checkpoints")
        connection.execute("UPDATE head SET note = ?", (signer.sign(_SIZE, _root(leaves)).note,))
    data.database.with_suffix(".head").unlink()
    with pytest.raises(LedgerBroken):
        verify_data(data, expected=read_checkpoint(data, kept.note))


def _root(leaves: list[bytes]) -> bytes:
    tree = GrowingTree()
    for leaf in leaves:
        tree.append(leaf)
    return tree.root()


def test_the_head_replaced_by_an_older_one(data: DataDirectory) -> None:
    _run(data, "UPDATE head SET note = (SELECT note FROM checkpoints WHERE size = 15)")
    assert _refused(data).at_index == 15


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM head",
        "UPDATE head SET note = replace(note, 'neurascale', 'neurascalf')",
        "UPDATE head SET note = substr(note, 1, length(note) - 6) || 'AAAA=' || char(10)",
        "UPDATE head SET note = ''",
    ],
)
def test_the_head_changed_or_gone(data: DataDirectory, statement: str) -> None:
    _run(data, statement)
    _refused(data)


@pytest.mark.parametrize("size", _CHECKPOINTS)
@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM checkpoints WHERE size = {size}",
        "UPDATE checkpoints SET size = size + 1 WHERE size = {size}",
        "UPDATE checkpoints SET size = size - 1 WHERE size = {size}",
        "UPDATE checkpoints SET note = replace(note, char(10) || size || char(10), char(10) || '7' || char(10))"
        " WHERE size = {size}",
        "UPDATE checkpoints SET note = (SELECT note FROM head) WHERE size = {size}",
        "UPDATE checkpoints SET note = substr(note, 1, 60) || 'x' || substr(note, 62) WHERE size = {size}",
    ],
)
def test_a_checkpoint_changed_or_gone(data: DataDirectory, statement: str, size: int) -> None:
    _run(data, statement.format(size=size))
    refusal = _refused(data)
    assert refusal.at_index is not None
    assert size - 1 <= refusal.at_index <= size + 1


def test_a_checkpoint_added(data: DataDirectory) -> None:
    _run(data, f"INSERT INTO checkpoints SELECT {_SIZE + 5}, note FROM head")
    assert _refused(data).at_index == _SIZE


@pytest.mark.proves("REQ-LOG-TAMPERED")
def test_a_state_put_back_from_before_is_caught_by_the_copy_of_the_head(data: DataDirectory) -> None:
    """Rows, nodes and head as they were signed once: only the copy of the head knows that more was acknowledged."""
    before = data.database.read_bytes()
    with StationStore.open(data) as store:
        store.log.append(step_entered("acknowledged"))
    data.database.write_bytes(before)
    assert _refused(data).at_index == _SIZE


def test_the_copy_of_the_head_changed(data: DataDirectory) -> None:
    copy = data.database.with_suffix(".head")
    raw = bytearray(copy.read_bytes())
    raw[3] ^= 1
    copy.write_bytes(bytes(raw))
    _refused(data)


def test_a_data_folder_moved_without_the_copy_still_holds(data: DataDirectory) -> None:
    data.database.with_suffix(".head").unlink()
    assert verify_data(data).size == _SIZE
    with StationStore.open(data) as store:
        assert store.log.fault is None


@pytest.mark.parametrize(
    ("statement", "index"),
    [
        ("UPDATE patients SET birth_date = '1991-01-31'", 0),
        ("UPDATE sessions SET step_text = 'other'", 1),
        ("DELETE FROM session_events WHERE entry_index = 9", 9),
        ("INSERT INTO reports VALUES (4, 'r', 's-1', '', 'x.pdf', '', 3, '2026-01-01T00:00:00.000000Z')", 4),
    ],
)
def test_a_clinical_table_that_says_otherwise(data: DataDirectory, statement: str, index: int) -> None:
    _run(data, statement)
    refusal = _refused(data)
    assert refusal.at_index == index
    assert "log itself holds" in refusal.meaning


@pytest.mark.proves("REQ-STORE-ENCRYPTED")
def test_any_byte_of_the_encrypted_file(data: DataDirectory) -> None:
    """Not through SQLite: whichever page it is in no longer holds, and nothing of it is believed."""
    raw = data.database.read_bytes()
    with opened_database(data) as connection:
        page_size = int(connection.execute("PRAGMA page_size").fetchone()[0])
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)  # no page that nobody reads
    assert len(raw) % page_size == 0
    for page in range(len(raw) // page_size):
        # Its first byte, one of its content, one of what authenticates it.
        for place in (page * page_size, page * page_size + page * 37 % page_size, (page + 1) * page_size - 1):
            data.database.write_bytes(raw[:place] + bytes([raw[place] ^ 0x10]) + raw[place + 1 :])
            with pytest.raises(LedgerBroken):
                verify_data(data)
    data.database.write_bytes(raw)
    verify_data(data)


def test_two_pages_exchanged(data: DataDirectory) -> None:
    """Each is whole and authentic, but in another's place."""
    raw = bytearray(data.database.read_bytes())
    size = len(raw) // 2 // 4096 * 4096
    raw[size : size + 4096], raw[4096 * 2 : 4096 * 3] = raw[4096 * 2 : 4096 * 3], raw[size : size + 4096]
    data.database.write_bytes(bytes(raw))
    with pytest.raises(LedgerBroken):
        verify_data(data)


def test_a_torn_file(data: DataDirectory) -> None:
    raw = data.database.read_bytes()
    data.database.write_bytes(raw[: len(raw) // 2])
    with pytest.raises(LedgerBroken):
        verify_data(data)


def test_an_index_that_hides_a_row(data: DataDirectory) -> None:
    """The rows are whole, but a search by type would not find one: SQLite's own structures are checked too."""
    with opened_database(data) as connection:
        query = "SELECT sql FROM sqlite_master WHERE name = 'entries_by_type'"
        (whole,) = connection.execute(query).fetchone()
        change = "UPDATE sqlite_master SET sql = ? WHERE name = 'entries_by_type'"
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(change, (f"{whole} WHERE event_type <> 'patient.registered'",))
    with opened_database(data) as connection:
        connection.execute("REINDEX")
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(change, (whole,))
    with pytest.raises(LedgerBroken, match="damaged"):
        verify_data(data)


def test_while_the_station_runs(data: DataDirectory) -> None:
    """A check from outside sees a moment of a log that is being written."""
    with StationStore.open(data) as store:
        for number in range(5):
            store.log.append(step_entered(str(number)))
            assert verify_data(data).size == _SIZE + number + 1
        _run(data, "UPDATE head SET note = (SELECT note FROM checkpoints WHERE size = 15)")
        with pytest.raises(LedgerBroken):
            store.log.append(step_entered("never"))
        assert store.log.fault is not None


@pytest.mark.proves("REQ-LOG-CHECKPOINT")
def test_what_is_signed_is_read_back_first(data: DataDirectory) -> None:
    with StationStore.open(data) as store:
        store.log.append(step_entered("a"), step_entered("b"))
        _run(data, "UPDATE entries SET subject_id = 'other' WHERE entry_index = 23")
        with pytest.raises(LedgerBroken) as refusal:
            store.log.checkpoint("periodic")
        assert refusal.value.at_index == 23
        assert "23" in (store.log.fault or "")
        with pytest.raises(LedgerBroken):
            store.log.append(step_entered("never"))


def test_from_a_medium_that_cannot_be_written(data: DataDirectory) -> None:
    # What SQLite needs beside a database in WAL cannot be made, as on a read-only medium (rights would not stop root).
    data.database.with_name("station.db-shm").mkdir()
    assert verify_data(data).size == _SIZE
    # Where a write-ahead log lies there, it may hold entries: then nothing is said rather than something wrong.
    data.database.with_name("station.db-wal").write_bytes(b"x" * 100)
    with pytest.raises(StorageFault):
        verify_data(data)


def test_a_checkpoint_of_another_log_says_nothing_of_this_one(data: DataDirectory) -> None:
    kept = verify_data(data).checkpoint
    assert isinstance(kept, Checkpoint)
    with pytest.raises(LedgerBroken):
        read_checkpoint(data, kept.note.replace("\n15\n", "\n16\n"))


def test_a_folder_without_a_log_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse):
        verify_data(DataDirectory(tmp_path))
    assert HEAD.name not in [path.name for path in tmp_path.iterdir()]
