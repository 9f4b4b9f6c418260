"""The station's key in the system's keyring.

Guarantees: only keyrings of the system are used, told by the type of their backend: Secret Service (GNOME, KDE),
libsecret, KWallet, the Keychain of macOS, the Credential Locker of Windows. Whatever else is configured (a plain file,
nothing, a chain with one of these in it) is refused, so that a key never lies somewhere in clear unnoticed. Every call
is bounded in time, since a keyring may wait for a person or a bus that never answers. Does not: unlock a keyring by
itself. Any thread but one that must not wait.
"""

import base64
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from app.core.errors import LedgerBroken
from app.core.store.keys.holders import Holder, StationLocked
from app.core.store.keys.sealing import KEY_BYTES

SERVICE = "NeuraScale Workstation"
ALLOWED_BACKENDS = frozenset(
    {
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.Windows.WinVaultKeyring",
    }
)
ANSWERS_WITHIN_S = 60.0  # a person may have to type the keyring's own password

Answer = TypeVar("Answer")


def system_keyring() -> Any:
    """The keyring that is configured on this machine, whatever it is."""
    import keyring

    return keyring.get_keyring()


def keyring_may_be_used(find: Callable[[], Any] | None = None) -> bool:
    """Whether this machine has a keyring that may be trusted."""
    try:
        return _trusted(_bounded(find or system_keyring, ANSWERS_WITHIN_S)) is not None
    except StationLocked:
        return False


class KeyringHolder:
    """See the module."""

    holder = Holder.KEYRING

    def __init__(
        self,
        folder_id: str,
        *,
        find: Callable[[], Any] | None = None,
        answers_within_s: float = ANSWERS_WITHIN_S,
    ) -> None:
        self._folder_id = folder_id
        self._find = find or system_keyring
        self._answers_within_s = answers_within_s

    @property
    def backend(self) -> str:
        return type_name(self._ask(lambda keyring: keyring))

    def keep(self, generation: int, key: bytes) -> None:
        text, name = base64.b64encode(key).decode(), self._name(generation)
        self._ask(lambda keyring: keyring.set_password(SERVICE, name, text))
        if self.key(generation) != key:
            raise StationLocked("The keyring did not keep what it was given.")

    def key(self, generation: int) -> bytes:
        text = self._ask(lambda keyring: keyring.get_password(SERVICE, self._name(generation)))
        if text is None:
            raise StationLocked(
                "The keyring of this machine does not have the key of this data folder.",
                advice="Sign in to the machine as the user who set up the workstation. Where the keyring was lost,"
                " restore a backup with its passphrase.",
            )
        try:
            key = base64.b64decode(text, validate=True)
        except ValueError as error:
            raise _changed() from error
        if len(key) != KEY_BYTES:
            raise _changed()
        return key

    def forget(self, generation: int) -> None:
        name = self._name(generation)

        def remove(keyring: Any) -> None:
            if keyring.get_password(SERVICE, name) is not None:
                keyring.delete_password(SERVICE, name)

        self._ask(remove)

    def _name(self, generation: int) -> str:
        return f"data folder {self._folder_id} key {generation}"

    def _ask(self, ask: Callable[[Any], Answer]) -> Answer:
        def asked() -> Answer:
            keyring = _trusted(self._find())
            if keyring is None:
                raise StationLocked(
                    "There is no keyring on this machine that may be trusted, and the key of this data folder is in"
                    " one.",
                    advice="Unlock or start the keyring of this machine (sign in to its desktop), then try again.",
                )
            return ask(keyring)

        return _bounded(asked, self._answers_within_s)


def secret_in_keyring(name: str, *, find: Callable[[], Any] | None = None) -> str:
    """A secret that somebody else put into the system's keyring under our service, such as a server's password.

    Raises:
        StationLocked: There is no keyring that may be trusted, it does not open, or has nothing of this name.
    """

    def asked() -> str | None:
        keyring = _trusted((find or system_keyring)())
        if keyring is None:
            raise StationLocked("There is no keyring on this machine that may be trusted.")
        answer: str | None = keyring.get_password(SERVICE, name)
        return answer

    secret = _bounded(asked, ANSWERS_WITHIN_S)
    if secret is None:
        raise StationLocked(
            f"The keyring of this machine has no “{name}”.", advice=f"Put it there under the service “{SERVICE}”."
        )
    return secret


def type_name(backend: object) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _trusted(backend: Any) -> Any | None:
    """The backend, if its type is allowed; of a chain only its first member, if all of them are."""
    if type_name(backend) == "keyring.backends.chainer.ChainerBackend":
        members = list(backend.backends)
        if not members or any(type_name(member) not in ALLOWED_BACKENDS for member in members):
            return None
        return members[0]
    return backend if type_name(backend) in ALLOWED_BACKENDS else None


def _bounded(ask: Callable[[], Answer], limit_s: float) -> Answer:
    """Ask on a thread of its own, which is left behind where it never answers.

    Raises:
        StationLocked: It does not answer in time, or refuses.
    """
    answers: list[Answer] = []
    refusals: list[Exception] = []

    def work() -> None:
        try:
            answers.append(ask())
        except Exception as error:  # noqa: BLE001 - carried to the thread that waits; backends raise what they like
            refusals.append(error)

    thread = threading.Thread(target=work, name="keyring", daemon=True)
    thread.start()
    thread.join(limit_s)
    if answers:
        return answers[0]
    if refusals and isinstance(refusals[0], StationLocked | LedgerBroken):
        raise refusals[0]
    if refusals:
        raise StationLocked(
            f"The keyring of this machine does not open ({type(refusals[0]).__name__}).",
            advice="Unlock the keyring of this machine (sign in to its desktop), then try again.",
        ) from refusals[0]
    raise StationLocked(
        f"The keyring of this machine did not answer within {limit_s:g} s.",
        advice="Look for a window of the system that asks for the keyring's password, then try again.",
    )


def _changed() -> LedgerBroken:
    return LedgerBroken("The key in the keyring of this machine was changed.")
