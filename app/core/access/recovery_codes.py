"""Recovery codes: ten words for the day the authenticator is lost; each counts once.

Guarantees: 80 random bits each, so a plain hash keeps them (nothing to guess). Letters and digits that are not taken
for each other; spaces, hyphens and capitals do not matter when typed. Does not: keep them. Pure; any thread.
"""

import hashlib
import secrets

CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _OF = 4, 4


def new_word() -> str:
    """A random word to be typed once: 16 letters of 31, in groups of four."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_OF)) for _ in range(_GROUPS))


def new_codes() -> tuple[str, ...]:
    """Ten of them, to be shown once."""
    return tuple(new_word() for _ in range(CODES))


def digest(code: str) -> str:
    """What is kept in place of a code."""
    plain = "".join(letter for letter in code.casefold() if letter.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()


def looks_like_one(code: str) -> bool:
    """Whether it may be one, rather than a code of an authenticator."""
    return sum(letter.isalnum() for letter in code) == _GROUPS * _OF
