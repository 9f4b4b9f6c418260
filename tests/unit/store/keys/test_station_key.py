"""The keys of a data folder: made once, held by the right one, refused where they are lost."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from app.core.errors import Conflict, LedgerBroken, NotFound, NotPermitted, StorageFault
from app.core.settings.data_directory import DataDirectory
from app.core.store.keys.handed_key import (
    ON_STDIN_VARIABLE,
    PASSPHRASE_FILE_VARIABLE,
    key_line,
    passphrase_from_file,
    take_handed_key,
)
from app.core.store.keys.holders import PassphraseToBeChosen, StationLocked
from app.core.store.keys.sealing import new_key
from app.core.store.keys.station_file import read_station_file
from app.core.store.keys.station_key import (
    StationKeys,
    forget,
    key_to_hand_on,
    make_station_keys,
    station_key_of,
    station_keys,
    unlock,
)

WORDS = "tulip orbit marble"


@pytest.fixture
def clinical(data_directory: DataDirectory, monkeypatch: pytest.MonkeyPatch) -> DataDirectory:
    """A new folder where no demonstration was asked for, on a machine without a keyring."""
    monkeypatch.delenv("NEURASCALE_DEMONSTRATION", raising=False)
    monkeypatch.setattr("app.core.store.keys.station_key.keyring_may_be_used", lambda: False)
    return data_directory


def secrets_of(keys: StationKeys) -> set[bytes]:
    return {keys.database, keys.subjects, keys.signing, keys.local}


def test_a_demonstration_folder_has_its_key_in_a_private_file(data_directory: DataDirectory) -> None:
    keys = station_keys(data_directory)
    assert (keys.kind, keys.holder) == ("demonstration", "file")
    assert len(secrets_of(keys)) == 4
    assert {len(key) for key in secrets_of(keys)} == {32}
    assert station_keys(data_directory) is keys
    forget(data_directory)
    assert station_keys(data_directory) == keys
    if sys.platform != "win32":
        assert {stat.S_IMODE(p.stat().st_mode) for p in data_directory.keys.glob("station*.[j1]*")} == {0o600}


@pytest.mark.proves("REQ-KEYS-HELD")
def test_keys_are_in_no_text(data_directory: DataDirectory) -> None:
    keys = station_keys(data_directory)
    for key in secrets_of(keys):
        assert key.hex() not in repr(keys)
        assert repr(key) not in repr(keys)
        for path in data_directory.keys.iterdir():
            assert key not in path.read_bytes()


@pytest.mark.proves("REQ-KEYS-HELD")
def test_a_clinical_folder_without_a_keyring_asks_for_a_passphrase_to_be_chosen(clinical: DataDirectory) -> None:
    with pytest.raises(PassphraseToBeChosen):
        station_keys(clinical)
    assert not clinical.station_file.exists()
    keys = unlock(clinical, WORDS)
    assert (keys.kind, keys.holder) == ("clinical", "passphrase")
    assert station_keys(clinical) is keys
    forget(clinical)
    with pytest.raises(StationLocked) as locked:
        station_keys(clinical)
    assert not isinstance(locked.value, PassphraseToBeChosen)
    with pytest.raises(NotPermitted):
        unlock(clinical, "tulip orbit marbel")
    with pytest.raises(StationLocked):
        station_keys(clinical)
    assert unlock(clinical, WORDS) == keys


@pytest.mark.parametrize("weak", ["", "short", "aaaaaaaaaaaaaaaaaaaa", "abababababab"])
def test_a_passphrase_that_is_guessed_is_not_taken(clinical: DataDirectory, weak: str) -> None:
    with pytest.raises(PassphraseToBeChosen):
        unlock(clinical, weak)
    assert not clinical.station_file.exists()


def test_a_clinical_key_is_never_kept_in_a_file(clinical: DataDirectory) -> None:
    with pytest.raises(StationLocked):
        make_station_keys(clinical, "clinical", "file")
    assert not clinical.station_file.exists()


def test_keys_are_made_once(data_directory: DataDirectory) -> None:
    keys = station_keys(data_directory)
    with pytest.raises(Conflict):
        make_station_keys(data_directory, "demonstration", "file")
    forget(data_directory)
    assert station_keys(data_directory) == keys


@pytest.mark.proves("REQ-KEYS-KIND")
def test_a_demonstration_never_becomes_clinical_nor_another_station(data_directory: DataDirectory) -> None:
    station_keys(data_directory)
    whole = json.loads(data_directory.station_file.read_text())
    for field, other in (("kind", "clinical"), ("station_id", "another"), ("generation", 1.5), ("ring", "AA==")):
        data_directory.station_file.write_text(json.dumps({**whole, field: other}))
        with pytest.raises(LedgerBroken, match="damaged"):
            station_keys(data_directory)
    data_directory.station_file.write_text(json.dumps(whole))
    assert station_keys(data_directory).station_id == whole["station_id"]


def test_a_file_of_a_newer_version_is_left_alone(data_directory: DataDirectory) -> None:
    station_keys(data_directory)
    whole = json.loads(data_directory.station_file.read_text())
    data_directory.station_file.write_text(json.dumps({**whole, "schema_version": 2, "more": 1}))
    with pytest.raises(StorageFault, match="newer"):
        station_keys(data_directory)


def test_where_the_keys_were_lost_none_are_made(data_directory: DataDirectory) -> None:
    data_directory.database.write_bytes(os.urandom(4096))
    with pytest.raises(LedgerBroken, match="gone"):
        station_keys(data_directory)
    assert not data_directory.station_file.exists()
    data_directory.database.write_bytes(b"SQLite format 3\0" + bytes(100))  # an earlier version's, in clear
    assert station_keys(data_directory).kind == "demonstration"


def test_a_key_file_that_others_may_read_is_refused(data_directory: DataDirectory) -> None:
    if sys.platform == "win32":
        pytest.skip("rights of files are others there")
    station_keys(data_directory)
    forget(data_directory)
    (data_directory.keys / "station-key.1").chmod(0o644)
    with pytest.raises(NotPermitted, match="others"):
        station_keys(data_directory)


def test_only_a_key_behind_a_passphrase_is_handed_on(data_directory: DataDirectory, clinical: DataDirectory) -> None:
    unlock(clinical, WORDS)
    key = key_to_hand_on(clinical)
    assert key == station_key_of(clinical)[1]
    forget(clinical)
    assert key_to_hand_on(clinical) is None


def test_a_demonstrations_key_is_not_handed_on(data_directory: DataDirectory) -> None:
    station_keys(data_directory)
    assert key_to_hand_on(data_directory) is None


def test_a_handed_key_opens_the_folder_and_what_follows_it_stays_in_the_pipe(
    clinical: DataDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = unlock(clinical, WORDS)
    handed = key_to_hand_on(clinical)
    assert handed is not None
    forget(clinical)
    reading, writing = os.pipe()
    os.write(writing, key_line(handed) + b"what follows")
    os.close(writing)
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        monkeypatch.setattr("sys.stdin", pipe)
        monkeypatch.setenv(ON_STDIN_VARIABLE, "1")
        assert station_keys(clinical) == keys
        assert ON_STDIN_VARIABLE not in os.environ
        assert take_handed_key() is None
        assert pipe.read() == b"what follows"


def test_a_wrong_key_that_was_handed_is_refused(clinical: DataDirectory, monkeypatch: pytest.MonkeyPatch) -> None:
    unlock(clinical, WORDS)
    forget(clinical)
    monkeypatch.setattr("app.core.store.keys.station_key.take_handed_key", new_key)
    with pytest.raises(LedgerBroken):
        station_keys(clinical)


def test_the_file_with_the_passphrase_must_be_private(
    clinical: DataDirectory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = tmp_path / "words"
    monkeypatch.setenv(PASSPHRASE_FILE_VARIABLE, str(words))
    with pytest.raises(NotFound):
        passphrase_from_file()
    words.write_text(f"{WORDS}\n")
    words.chmod(0o644)
    if sys.platform != "win32":
        with pytest.raises(NotPermitted, match="others"):
            station_keys(clinical)
    words.chmod(0o600)
    keys = station_keys(clinical)
    assert (keys.kind, keys.holder) == ("clinical", "passphrase")
    forget(clinical)
    assert station_keys(clinical) == keys
    words.write_bytes(b"\xff\xfe")
    with pytest.raises(StorageFault, match="UTF-8"):
        passphrase_from_file()
    words.write_text("")
    with pytest.raises(StorageFault, match="empty"):
        passphrase_from_file()


def test_a_change_by_another_process_is_noticed(data_directory: DataDirectory) -> None:
    keys = station_keys(data_directory)
    content = data_directory.station_file.read_bytes()
    data_directory.station_file.unlink()
    (data_directory.keys / "station.new").write_bytes(content)
    (data_directory.keys / "station.new").replace(data_directory.station_file)
    again = station_keys(data_directory)
    assert again == keys
    assert again is not keys
    assert read_station_file(data_directory) is not None
