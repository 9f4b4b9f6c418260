"""Passwords: how they are kept, checked, and which are refused.

Guarantees: kept as Argon2id (RFC 9106, section 4, second recommended option: 64 MiB, 3 passes, 4 lanes) in the PHC text
form with a salt of their own; checking takes the time it takes whether or not there is such a user; a hash made with
weaker settings is known as such, to be made again at the next sign-in. Rules after NIST SP 800-63B-4, 3.1.1.2: length
counts, kinds of characters do not; what is commonly used or holds the user's own name is refused; nothing expires.
Does not: store or count failures. Any thread; a check takes some 0.1 s and 64 MiB, one at a time.
"""

import secrets
import unicodedata

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from app.core.access.guessable_passwords import uncommon_part
from app.core.errors import WrongUse
from app.core.store.keys.hashing_turn import HASHING

SHORTEST = 12
"""Of administrators."""
SHORTEST_OF_OTHERS = 10
LONGEST = 256
_SALT_BYTES = 16
_HASH_BYTES = 32
_PASSES = 3
_LANES = 4
_MEMORY_KIB = 64 * 1024
_SETTINGS = f"$argon2id$v=19$m={_MEMORY_KIB},t={_PASSES},p={_LANES}$"
_FEWEST_DIFFERENT = 5
_FEWEST_UNCOMMON = 6
_SHORTEST_NAME = 3


def hashed(password: str) -> str:
    """The text to keep in place of `password`."""
    with HASHING:
        return _kdf(secrets.token_bytes(_SALT_BYTES)).derive_phc_encoded(_plain(password))


def matches(password: str, kept: str) -> bool:
    """Whether `password` is the one that `kept` was made of. False too where `kept` is damaged."""
    try:
        with HASHING:
            Argon2id.verify_phc_encoded(_plain(password), kept)
    except (InvalidKey, ValueError):
        return False
    return True


def check_in_vain(password: str) -> None:
    """Take the time of a check, for a user that does not exist."""
    with HASHING:
        _kdf(bytes(_SALT_BYTES)).derive(_plain(password))


def is_outdated(kept: str) -> bool:
    """Whether `kept` was made with other settings than today's."""
    return not kept.startswith(_SETTINGS)


def require_good(password: str, *, names: tuple[str, ...], shortest: int = SHORTEST) -> None:
    """Whether it may be chosen.

    Args:
        names: The user's: to sign in, and each of the printed one.

    Raises:
        WrongUse: It is too short, too long, common, or made of the user's name; says which and what to do.
    """
    folded = unicodedata.normalize("NFKC", password).casefold()
    if len(folded) < shortest:
        fault = WrongUse(f"The password is shorter than {shortest} characters.")
    elif len(password) > LONGEST:
        raise WrongUse(
            f"The password is longer than {LONGEST} characters.",
            meaning="Nothing was changed.",
            advice="Use a shorter one.",
        )
    elif len(set(folded)) < _FEWEST_DIFFERENT:
        fault = WrongUse("The password repeats a few characters.")
    elif any(len(name) > _SHORTEST_NAME and name.casefold() in folded for name in names):
        fault = WrongUse("The password holds the user's name.")
    elif len(uncommon_part(folded)) < _FEWEST_UNCOMMON:
        fault = WrongUse("The password is one that is commonly used.")
    else:
        return
    raise WrongUse(
        fault.what,
        meaning="Nothing was changed.",
        advice=f"Use {shortest} characters or more; several words that do not belong together are good.",
    )


def _kdf(salt: bytes) -> Argon2id:
    return Argon2id(salt=salt, length=_HASH_BYTES, iterations=_PASSES, lanes=_LANES, memory_cost=_MEMORY_KIB)


def _plain(password: str) -> bytes:
    """The same word typed on another keyboard layout or system is the same (RFC 8265, OpaqueString)."""
    return unicodedata.normalize("NFC", password).encode()
