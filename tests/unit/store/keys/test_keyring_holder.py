"""The station's key in the system's keyring: only in one that may be trusted, and never without an end."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from app.core.errors import LedgerBroken
from app.core.settings.data_directory import DataDirectory
from app.core.store.keys.holders import Holder, StationLocked
from app.core.store.keys.keyring_holder import ALLOWED_BACKENDS, KeyringHolder, keyring_may_be_used
from app.core.store.keys.rotation import rotate, station_ended
from app.core.store.keys.sealing import new_key
from app.core.store.keys.station_key import forget, station_keys


class Kept:
    """What every fake keyring does."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.entries.get((service, name))

    def set_password(self, service: str, name: str, text: str) -> None:
        self.entries[service, name] = text

    def delete_password(self, service: str, name: str) -> None:
        del self.entries[service, name]


def of_type(name: str, parent: type = Kept) -> Any:
    """A keyring whose type has the full name of a real one."""
    module, _, qualname = name.rpartition(".")
    return type(qualname, (parent,), {"__module__": module, "__qualname__": qualname})()


SECRET_SERVICE = "keyring.backends.SecretService.Keyring"


class Locked(Kept):
    def get_password(self, service: str, name: str) -> str | None:
        raise RuntimeError("prompt dismissed; the secret is hunter2")

    set_password = get_password  # type: ignore[assignment]


class Forgetful(Kept):
    def set_password(self, service: str, name: str, text: str) -> None:
        pass


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


@pytest.mark.parametrize("name", sorted(ALLOWED_BACKENDS))
def test_the_systems_keyrings_are_used(name: str) -> None:
    keyring = of_type(name)
    assert keyring_may_be_used(lambda: keyring)
    holder, key = KeyringHolder("f-1", find=lambda: keyring), new_key()
    holder.keep(1, key)
    assert holder.key(1) == key
    assert holder.backend == name
    assert key not in b"".join(value.encode() for value in keyring.entries.values())


@pytest.mark.parametrize(
    "name",
    [
        "keyring.backends.null.Keyring",
        "keyring.backends.fail.Keyring",
        "keyrings.alt.file.PlaintextKeyring",
        "keyrings.alt.file.EncryptedKeyring",
        "keyring.backends.SecretService.Keyringer",
        "evil.backends.SecretService.Keyring",
    ],
)
@pytest.mark.proves("REQ-KEYS-HELD")
def test_every_other_is_refused_and_given_nothing(name: str) -> None:
    keyring = of_type(name)
    assert not keyring_may_be_used(lambda: keyring)
    with pytest.raises(StationLocked, match="may be trusted"):
        KeyringHolder("f-1", find=lambda: keyring).keep(1, new_key())
    assert keyring.entries == {}


def chain(*names: str) -> Any:
    chained = of_type("keyring.backends.chainer.ChainerBackend")
    chained.backends = [of_type(name) for name in names]
    return chained


def test_a_chain_is_as_good_as_its_worst_member() -> None:
    good = chain(SECRET_SERVICE, "keyring.backends.kwallet.DBusKeyring")
    assert keyring_may_be_used(lambda: good)
    KeyringHolder("f-1", find=lambda: good).keep(1, new_key())
    assert len(good.backends[0].entries) == 1
    assert good.entries == {}
    for bad in (chain(), chain(SECRET_SERVICE, "keyrings.alt.file.PlaintextKeyring")):
        assert not keyring_may_be_used(lambda bad=bad: bad)


def test_a_keyring_that_is_locked_says_so_in_plain_words() -> None:
    with pytest.raises(StationLocked, match="does not open") as refused:
        KeyringHolder("f-1", find=lambda: of_type(SECRET_SERVICE, Locked)).key(1)
    assert "hunter2" not in str(refused.value)
    assert "Unlock" in refused.value.advice


def test_one_that_does_not_have_the_key_says_so() -> None:
    with pytest.raises(StationLocked, match="does not have"):
        KeyringHolder("f-1", find=lambda: of_type(SECRET_SERVICE)).key(1)


def test_one_that_keeps_nothing_is_found_out() -> None:
    with pytest.raises(StationLocked):
        KeyringHolder("f-1", find=lambda: of_type(SECRET_SERVICE, Forgetful)).keep(1, new_key())


@pytest.mark.parametrize("text", ["not base64!", "c2hvcnQ="])
def test_a_key_that_was_changed_there_is_named(text: str) -> None:
    keyring = of_type(SECRET_SERVICE)
    KeyringHolder("f-1", find=lambda: keyring).keep(1, new_key())
    keyring.entries = dict.fromkeys(keyring.entries, text)
    with pytest.raises(LedgerBroken, match="changed"):
        KeyringHolder("f-1", find=lambda: keyring).key(1)


def test_a_keyring_that_never_answers_is_not_waited_for(gate: threading.Event) -> None:
    def hang() -> Any:
        gate.wait(20)
        return of_type(SECRET_SERVICE)

    with pytest.raises(StationLocked, match="did not answer"):
        KeyringHolder("f-1", find=hang, answers_within_s=0.05).key(1)


def test_two_folders_on_one_machine_do_not_meet() -> None:
    keyring = of_type(SECRET_SERVICE)
    one, two = (KeyringHolder(name, find=lambda: keyring) for name in ("f-1", "f-2"))
    keys = new_key(), new_key()
    one.keep(1, keys[0])
    two.keep(1, keys[1])
    assert (one.key(1), two.key(1)) == keys
    one.forget(1)
    one.forget(1)
    assert two.key(1) == keys[1]


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> Kept:
    """The one of this machine."""
    kept: Kept = of_type(SECRET_SERVICE)
    find: Callable[[], Any] = lambda: kept  # noqa: E731
    monkeypatch.setattr("app.core.store.keys.keyring_holder.system_keyring", find)
    return kept


@pytest.mark.proves("REQ-KEYS-HELD")
def test_a_new_clinical_folder_has_its_key_in_the_keyring(
    data_directory: DataDirectory, keyring: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEURASCALE_DEMONSTRATION")
    keys = station_keys(data_directory)
    assert (keys.kind, keys.holder) == ("clinical", "keyring")
    assert len(keyring.entries) == 1
    assert not list(data_directory.keys.glob("station-key*"))
    forget(data_directory)
    assert station_keys(data_directory) == keys
    with station_ended(data_directory):
        rotate(data_directory, "keys.rotated")
    assert [name for _, name in keyring.entries if name.endswith(" 2")] == [name for _, name in keyring.entries]
    with station_ended(data_directory):
        rotate(data_directory, "keys.moved", holder=Holder.PASSPHRASE, passphrase="tulip orbit marble")
    assert keyring.entries == {}
    with station_ended(data_directory):
        rotate(data_directory, "keys.moved", holder=Holder.KEYRING)
    assert len(keyring.entries) == 1
    forget(data_directory)
    keyring.entries.clear()
    with pytest.raises(StationLocked):
        station_keys(data_directory)
