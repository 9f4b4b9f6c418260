"""The key that signs the log, sealed under the station's keys."""

import stat
import sys

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from app.core.errors import LedgerBroken
from app.core.settings.data_directory import DataDirectory
from app.core.store.keys.sealing import new_key
from app.core.store.signing_key import KeyFolder


def test_the_key_is_nowhere_in_clear_and_opens_with_the_stations_keys_only(data_directory: DataDirectory) -> None:
    key = KeyFolder(data_directory.keys).create_private_key()
    for path in data_directory.keys.iterdir():
        assert key.private_bytes_raw() not in path.read_bytes()
    assert KeyFolder(data_directory.keys).private_key().private_bytes_raw() == key.private_bytes_raw()
    with pytest.raises(LedgerBroken):
        KeyFolder(data_directory.keys, new_key()).private_key()
    if sys.platform != "win32":
        assert stat.S_IMODE((data_directory.keys / "ledger-ed25519.sealed").stat().st_mode) == 0o600


def test_a_key_that_an_earlier_version_kept_in_clear_is_sealed_and_its_clear_file_goes(
    data_directory: DataDirectory,
) -> None:
    key = Ed25519PrivateKey.generate()
    clear = data_directory.keys / "ledger-ed25519.pem"
    clear.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    assert KeyFolder(data_directory.keys).private_key().private_bytes_raw() == key.private_bytes_raw()
    assert not clear.exists()
    assert KeyFolder(data_directory.keys).private_key().private_bytes_raw() == key.private_bytes_raw()


def test_a_clear_key_that_cannot_be_read_stays_where_it_is(data_directory: DataDirectory) -> None:
    clear = data_directory.keys / "ledger-ed25519.pem"
    clear.write_bytes(b"-----BEGIN half a key")
    with pytest.raises(LedgerBroken):
        KeyFolder(data_directory.keys).private_key()
    assert clear.read_bytes() == b"-----BEGIN half a key"
    assert not (data_directory.keys / "ledger-ed25519.sealed").exists()


def test_while_keys_are_rotated_either_opens_it(data_directory: DataDirectory) -> None:
    old, new, key = new_key(), new_key(), Ed25519PrivateKey.generate()
    KeyFolder(data_directory.keys).seal(key, old, new)
    for one in (old, new):
        assert KeyFolder(data_directory.keys, one).private_key().private_bytes_raw() == key.private_bytes_raw()
    KeyFolder(data_directory.keys).seal(key, new)
    with pytest.raises(LedgerBroken):
        KeyFolder(data_directory.keys, old).private_key()
