"""A long log checked by several processes: they find what one finds, and name the same entry."""

import multiprocessing.resource_tracker
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from app.core.errors import LedgerBroken
from app.core.ledger.checkpoint import Checkpoint
from app.core.ledger.verification import verify_stretch
from app.core.settings.data_directory import DataDirectory
from app.core.store import log_parallel, log_verification
from app.core.store.log_parallel import verify_shared
from app.core.store.log_snapshot import LogSnapshot
from app.core.store.log_verification import verifier_of, verify_data
from app.core.store.signing_key import KeyFolder
from app.core.store.station_store import StationStore
from app.core.store.store_file import store_file
from tests.fakes.log_events import patient_registered, session_started, step_entered
from tests.fakes.opened_database import opened_database

_SIZE = 38


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stopped data folder; checkpoints over 6, 16 (where a stretch ends) and 30 entries."""
    data = DataDirectory(tmp_path_factory.mktemp("made") / "data").create()
    with StationStore.open(data) as store:
        store.log.append(patient_registered(), session_started(), *(step_entered(str(number)) for number in range(4)))
        store.log.checkpoint("periodic")
        store.log.append(*(step_entered(str(number)) for number in range(9)))
        store.log.checkpoint("periodic")
        store.log.append(*(step_entered(str(number)) for number in range(13)))
        store.log.checkpoint("periodic")
        store.log.append(*(step_entered(str(number)) for number in range(7)))
        assert store.log.size == _SIZE
    data.remove_runtime()
    return data.root


@pytest.fixture(autouse=True)
def _no_tracker_stays() -> Iterator[None]:
    """Python's own process that watches over semaphores would stay until the tests end."""
    yield
    multiprocessing.resource_tracker._resource_tracker._stop()


@pytest.fixture
def data(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataDirectory:
    monkeypatch.setattr(log_parallel, "_STRETCH", 8)
    monkeypatch.setattr(log_verification, "WORTH_SHARING", 1)
    return DataDirectory(Path(shutil.copytree(made, tmp_path / "data")))


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same work by threads of this process, which start at once."""
    monkeypatch.setattr(log_parallel, "_pool", ThreadPoolExecutor)


def _run(data: DataDirectory, statement: str) -> None:
    with opened_database(data) as connection:
        connection.execute(statement)


def test_they_find_what_one_finds(data: DataDirectory) -> None:
    alone, together = verify_data(data), verify_data(data, processes=2)
    assert together == alone
    assert (together.size, together.checkpoints) == (_SIZE, 3)


def test_a_process_that_is_killed_says_nothing_of_the_log(data: DataDirectory, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(ThreadPoolExecutor):
        def submit(self, *_given: object, **_named: object) -> Future[object]:  # type: ignore[override]
            broken: Future[object] = Future()
            broken.set_exception(BrokenProcessPool("killed"))
            return broken

    monkeypatch.setattr(log_parallel, "_pool", Killed)
    assert verify_data(data, processes=2).size == _SIZE
    _run(data, "DELETE FROM entries WHERE entry_index = 7")
    with pytest.raises(LedgerBroken, match="Entry 7"):
        verify_data(data, processes=2)


@pytest.mark.usefixtures("threads")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET event_type = 'x' WHERE entry_index = 19",
        "UPDATE entries SET source_service = CAST(x'ff' AS TEXT) WHERE entry_index = 9",
        "DELETE FROM entries WHERE entry_index = 37",
        "UPDATE sessions SET step_text = 'other'",
        "UPDATE nodes SET hash = zeroblob(32) WHERE position = 28",
        "UPDATE checkpoints SET note = replace(note, 'neurascale', 'neurascalf') WHERE size = 30",
    ],
)
def test_they_name_the_entry_that_one_names(data: DataDirectory, statement: str) -> None:
    _run(data, statement)
    with pytest.raises(LedgerBroken) as alone:
        verify_data(data)
    with pytest.raises(LedgerBroken) as together:
        verify_data(data, processes=2)
    assert (together.value.at_index, together.value.what) == (alone.value.at_index, alone.value.what)
    assert alone.value.at_index is not None


@pytest.mark.usefixtures("threads")
def test_a_checkpoint_of_a_log_that_is_longer(data: DataDirectory) -> None:
    newer = KeyFolder(data.keys).signer().sign(_SIZE + 2, bytes(32))
    with pytest.raises(LedgerBroken, match="older copy of the log was put back"):
        verify_data(data, expected=newer, processes=2)


def _stretches(data: DataDirectory, sizes: list[tuple[int, int | None]], expected: Checkpoint | None = None) -> object:
    with LogSnapshot.of(store_file(data)) as snapshot:
        return log_parallel._joined(
            [verify_stretch(snapshot, verifier_of(data), first, end, expected=expected) for first, end in sizes]
        )


def test_stretches_join_wherever_they_are_cut(data: DataDirectory) -> None:
    alone = verify_data(data)
    for cut in range(1, _SIZE):
        assert _stretches(data, [(0, cut), (cut, None)]) == alone


def test_a_stretch_that_is_left_out_is_noticed(data: DataDirectory) -> None:
    with pytest.raises(LedgerBroken, match="does not go on"):
        _stretches(data, [(0, 8), (16, None)])


@pytest.mark.parametrize("cut", [10, 16, 20])
def test_another_past_is_found_in_the_stretch_it_belongs_to(data: DataDirectory, cut: int) -> None:
    other = KeyFolder(data.keys).signer().sign(16, bytes(32))
    with pytest.raises(LedgerBroken, match="outside the log"):
        _stretches(data, [(0, cut), (cut, None)], other)


@pytest.mark.usefixtures("threads")
def test_nodes_that_agree_with_themselves_only(data: DataDirectory) -> None:
    """The stored nodes before a stretch are another tree's: the stretch holds by itself, and does not join."""
    _run(data, "UPDATE nodes SET hash = zeroblob(32) WHERE position = 14")
    with pytest.raises(LedgerBroken):
        verify_shared(store_file(data), verifier_of(data), _SIZE, expected=None, processes=2)
