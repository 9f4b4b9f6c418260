"""A new key for the station; whatever kills it, one key opens everything."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.core.errors import Conflict, LedgerBroken, NotPermitted
from app.core.settings.data_directory import DataDirectory
from app.core.store.database import writing_engine
from app.core.store.keys.holders import Holder, PassphraseToBeChosen, StationLocked
from app.core.store.keys.key_shelf import StoredShelf
from app.core.store.keys.rotation import (
    change_to_tell,
    change_was_told,
    finish,
    rotate,
    some_wrapped_key,
    station_ended,
)
from app.core.store.keys.station_file import account_name, opened_ring
from app.core.store.keys.station_key import forget, station_key_of, station_keys, unlock
from app.core.store.signing_key import KeyFolder
from app.core.store.station_store import StationStore
from app.core.store.store_file import StoreFile
from tests.fakes.log_events import patient_registered, step_entered
from tests.shared_data import REPOSITORY

STEPS = 8
WORDS, OTHER_WORDS = "tulip orbit marble", "seven paper lanterns"


def fill(data: DataDirectory) -> None:
    with StationStore.open(data) as store:
        store.log.append(patient_registered("H-1", patient_id="p-1"), patient_registered("H-2", patient_id="p-2"))
        store.log.append(step_entered("hello"))


def holds(data: DataDirectory, entries: int = 3) -> None:
    """Everything opens, is verified, and can be gone on with."""
    with StationStore.open(data) as store:
        assert store.log.fault is None
        assert store.log.verify().size == entries
        assert next(store.log.read()).event.data.patient_id == "p-1"
        assert {one.patient_id for one in store.patients.search("")} == {"p-1", "p-2"}


@pytest.mark.proves("REQ-KEYS-ROTATED")
def test_everything_opens_with_the_new_key_and_nothing_with_the_old(data_directory: DataDirectory) -> None:
    fill(data_directory)
    before, (old_file, old_key) = station_keys(data_directory), station_key_of(data_directory)
    with station_ended(data_directory):
        assert rotate(data_directory, "keys.rotated") == 2
    after, (file, key) = station_keys(data_directory), station_key_of(data_directory)
    assert (after.station_id, after.kind, after.database) == (before.station_id, before.kind, before.database)
    assert len({before.subjects, after.subjects, before.signing, after.signing, old_key, key}) == 6
    assert (file.generation, file.held_before, file.made_at) == (2, None, old_file.made_at)
    assert not (data_directory.keys / "station-key.1").exists()
    with pytest.raises(LedgerBroken):
        opened_ring(old_key, file)
    with pytest.raises(LedgerBroken):
        KeyFolder(data_directory.keys, before.signing).private_key()
    told = change_to_tell(data_directory)
    assert (told.generation, told.rewrapped, told.account) == (2, 2, account_name())
    change_was_told(data_directory)
    assert change_to_tell(data_directory) is None
    forget(data_directory)
    holds(data_directory)


@pytest.mark.proves("REQ-KEYS-ROTATED")
@pytest.mark.parametrize("step", range(1, STEPS + 1))
def test_killed_at_any_step_one_key_opens_everything(data_directory: DataDirectory, step: int) -> None:
    fill(data_directory)
    killed = subprocess.run(
        [sys.executable, "-m", "tests.fakes.rotating_station", str(data_directory.root), str(step)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
        timeout=60,
    )
    assert killed.returncode == -9
    assert len(killed.stdout.split("\n")) == step + 1
    forget(data_directory)
    holds(data_directory)
    with StationStore.open(data_directory) as store:  # a station that goes on as if nothing had been
        store.log.append(patient_registered("H-3", patient_id="p-3"))
    forget(data_directory)
    with station_ended(data_directory):
        finish(data_directory)
    file, key = station_key_of(data_directory)
    assert file.held_before is None
    assert opened_ring(key, file).subjects_next == b""
    assert file.to_tell == ("" if step <= 2 else "keys.rotated")
    forget(data_directory)
    with StationStore.open(data_directory) as store:
        assert store.log.verify().size == 4
        assert {one.patient_id for one in store.patients.search("")} == {"p-1", "p-2", "p-3"}
    with station_ended(data_directory):
        rotate(data_directory, "keys.rotated")
    assert [path.name for path in sorted(data_directory.keys.glob("station-key.*"))] == [
        f"station-key.{file.generation + 1}"
    ]


def test_the_steps_are_all_killed_at(data_directory: DataDirectory) -> None:
    fill(data_directory)
    steps: list[str] = []
    with station_ended(data_directory):
        rotate(data_directory, "keys.rotated", progress=steps.append)
    assert len(steps) == STEPS


def test_an_erased_subject_stays_erased(data_directory: DataDirectory) -> None:
    fill(data_directory)
    keys = station_keys(data_directory)
    engine = writing_engine(StoreFile(data_directory.database, keys.database))
    with engine.connect() as connection, connection.begin():
        StoredShelf(connection).destroy("p-1")
    with station_ended(data_directory):
        assert rotate(data_directory, "keys.rotated") == 1
    with engine.connect() as connection, connection.begin():
        assert [one.subject_id for one in StoredShelf(connection).all() if one.box is None] == ["p-1"]


def test_it_does_not_run_beside_a_station(data_directory: DataDirectory) -> None:
    with station_ended(data_directory), pytest.raises(Conflict, match="running"), station_ended(data_directory):
        pass


def test_behind_another_passphrase_the_old_one_opens_nothing(
    data_directory: DataDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEURASCALE_DEMONSTRATION")
    unlock(data_directory, WORDS)
    fill(data_directory)
    with pytest.raises(PassphraseToBeChosen):
        rotate(data_directory, "keys.passphrase_changed", passphrase="short")
    with station_ended(data_directory):
        rotate(data_directory, "keys.passphrase_changed", passphrase=OTHER_WORDS)
    holds(data_directory)  # this process goes on without typing
    forget(data_directory)
    with pytest.raises(NotPermitted):
        unlock(data_directory, WORDS)
    unlock(data_directory, OTHER_WORDS)
    holds(data_directory)
    assert len(list(data_directory.keys.glob("station-key*"))) == 1


def test_a_demonstrations_key_may_be_put_behind_a_passphrase(data_directory: DataDirectory) -> None:
    fill(data_directory)
    with station_ended(data_directory):
        rotate(data_directory, "keys.moved", holder=Holder.PASSPHRASE, passphrase=WORDS)
    keys = station_keys(data_directory)
    assert (keys.holder, keys.kind) == ("passphrase", "demonstration")
    forget(data_directory)
    with pytest.raises(StationLocked):
        station_keys(data_directory)
    unlock(data_directory, WORDS)
    holds(data_directory)
    assert [path.name for path in data_directory.keys.glob("station-key*")] == ["station-key.2.json"]


def test_a_folder_whose_log_was_not_begun_has_nothing_to_wrap(data_directory: DataDirectory) -> None:
    keys = station_keys(data_directory)
    with station_ended(data_directory):
        assert rotate(data_directory, "keys.rotated") == 0
    assert some_wrapped_key(data_directory, keys.database) is None
    assert not Path(data_directory.database).exists()
