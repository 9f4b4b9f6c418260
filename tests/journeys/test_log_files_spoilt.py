"""What a killed writer left is spoilt further: cut, flipped, or put back from before. It is named, never mended.

Each spoilt file is a copy of what a real process left, its write-ahead log included.
"""

import itertools
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.errors import LedgerBroken, NeuraScaleError
from app.core.settings.data_directory import DataDirectory
from app.core.store.log_verification import verify_data
from app.core.store.station_store import StationStore
from tests.fakes.log_events import step_entered
from tests.journeys.killed_log import Acknowledged, demand_whole, write_and_kill

pytestmark = pytest.mark.journey

Spoil = Callable[[DataDirectory, random.Random], None]


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> tuple[DataDirectory, Acknowledged]:
    """What a killed writer left: a database, a write-ahead log with entries that are only there, a head's copy."""
    data = DataDirectory(tmp_path_factory.mktemp("left") / "data").create()
    acknowledged, chance = Acknowledged(), random.Random(7)
    write_and_kill(data, acknowledged, chance)
    while (
        not 20 <= len(_live_frames(data)) <= 800
    ):  # soon after SQLite moved it all into the database: nothing to spoil
        write_and_kill(data, acknowledged, chance)
    data.remove_runtime()
    return data, acknowledged


def _copied(left: DataDirectory, folder: Path) -> DataDirectory:
    shutil.copytree(left.root, folder / "copy")
    return DataDirectory(folder / "copy")


def _write_ahead_log(data: DataDirectory) -> Path:
    return data.database.with_name(f"{data.database.name}-wal")


def _live_frames(data: DataDirectory) -> list[int]:
    """Where the frames begin that count: behind them lie older ones, of before the file was begun anew.

    A frame counts where it repeats the salts of the file's header (SQLite file format, section 4.1 and 4.2).
    """
    content = _write_ahead_log(data).read_bytes()
    page_size, salts = int.from_bytes(content[8:12], "big"), content[16:24]
    frames = range(32, len(content) - 24 - page_size + 1, 24 + page_size)
    return list(itertools.takewhile(lambda begin: content[begin + 8 : begin + 16] == salts, frames))


def _cut_write_ahead_log(data: DataDirectory, chance: random.Random) -> None:
    path, frames = _write_ahead_log(data), _live_frames(data)
    path.write_bytes(path.read_bytes()[: chance.randint(frames[len(frames) // 4], frames[len(frames) * 3 // 4])])


def _remove_write_ahead_log(data: DataDirectory, _chance: random.Random) -> None:
    _write_ahead_log(data).unlink()
    data.database.with_name(f"{data.database.name}-shm").unlink(missing_ok=True)


def _flip_in_write_ahead_log(data: DataDirectory, chance: random.Random) -> None:
    path = _write_ahead_log(data)
    content = bytearray(path.read_bytes())
    # In its first half: what follows the flipped frame was acknowledged, too, and is lost with it.
    frames = _live_frames(data)
    content[chance.randrange(frames[0], frames[len(frames) // 2])] ^= 1 << chance.randrange(8)
    path.write_bytes(bytes(content))


def test_untouched_it_holds(left: tuple[DataDirectory, Acknowledged], tmp_path: Path) -> None:
    demand_whole(_copied(left[0], tmp_path), left[1])


@pytest.mark.proves("REQ-LOG-TAMPERED")
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("spoil", [_cut_write_ahead_log, _remove_write_ahead_log, _flip_in_write_ahead_log])
def test_a_write_ahead_log_that_lost_something_is_named_and_the_log_read_only(
    left: tuple[DataDirectory, Acknowledged], tmp_path: Path, spoil: Spoil, seed: int
) -> None:
    data = _copied(left[0], tmp_path)
    spoil(data, random.Random(seed))
    _demand_refused(data)


@pytest.mark.proves("REQ-LOG-TAMPERED")
@pytest.mark.parametrize("seed", range(4))
def test_a_flipped_bit_of_the_database_is_named_and_the_log_read_only(
    left: tuple[DataDirectory, Acknowledged], tmp_path: Path, seed: int
) -> None:
    data = _copied(left[0], tmp_path)
    with StationStore.open(data) as store:
        store.log.append(step_entered("all of it in the one file, once this is closed"))
    content, chance = bytearray(data.database.read_bytes()), random.Random(seed)
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    data.database.write_bytes(bytes(content))
    _demand_refused(data)


@pytest.mark.proves("REQ-LOG-TAMPERED")
def test_an_old_copy_put_back_is_named_with_the_first_entry_that_is_missing(
    left: tuple[DataDirectory, Acknowledged], tmp_path: Path
) -> None:
    data = _copied(left[0], tmp_path)
    with StationStore.open(data) as store:
        store.log.append(step_entered("in the old copy"))
    old, size = data.database.read_bytes(), verify_data(data).size
    with StationStore.open(data) as store:
        store.log.append(step_entered("acknowledged since"))
    data.database.write_bytes(old)
    with pytest.raises(LedgerBroken) as refused:
        verify_data(data)
    assert refused.value.at_index == size
    _demand_refused(data)


def _demand_refused(data: DataDirectory) -> None:
    """Said by the check and by the store, which takes nothing more; and whatever lies there is left as it was."""
    files = [path for path in (data.database, _write_ahead_log(data)) if path.exists()]
    before = [path.read_bytes() for path in files]
    with pytest.raises(LedgerBroken):
        verify_data(data)
    try:
        store = StationStore.open(data)
    except LedgerBroken:
        return  # damaged so that nothing can be read
    with store:
        assert store.log.fault is not None
        with pytest.raises(NeuraScaleError):
            store.log.append(step_entered("never"))
    assert [path.read_bytes() for path in files] == before, "evidence was changed"
