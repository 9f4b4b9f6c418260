"""Passwords: kept as a hash that proves itself, weak ones refused with the reason."""

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from app.core.access.passwords import SHORTEST_OF_OTHERS, check_in_vain, hashed, is_outdated, matches, require_good
from app.core.errors import WrongUse

GOOD = "tulip orbit marble"


def test_a_password_matches_its_own_hash_only_and_two_hashes_of_it_differ() -> None:
    kept = hashed(GOOD)
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert GOOD not in kept
    assert matches(GOOD, kept)
    assert not matches(GOOD + " ", kept)
    assert hashed(GOOD) != kept


def test_the_same_word_from_another_keyboard_is_the_same() -> None:
    assert matches("caf\u00e9 au lait noir", hashed("cafe\u0301 au lait noir"))


@pytest.mark.parametrize(
    "kept", ["", "nonsense", "$argon2id$v=19$m=65536,t=3,p=4$AAAA$", "$2b$12$abcdefghijklmnopqrstuv"]
)
def test_a_damaged_hash_matches_nothing(kept: str) -> None:
    assert not matches("", kept)
    assert not matches(GOOD, kept)


def test_a_hash_of_weaker_settings_still_matches_and_is_known_as_outdated() -> None:
    weak = Argon2id(salt=bytes(16), length=32, iterations=1, lanes=1, memory_cost=8).derive_phc_encoded(GOOD.encode())
    assert matches(GOOD, weak)
    assert is_outdated(weak)
    assert not is_outdated(hashed(GOOD))


def test_a_check_in_vain_takes_any_password() -> None:
    check_in_vain("")
    check_in_vain(GOOD)


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("zebra", "shorter than 12"),
        ("eleven char", "shorter than 12"),
        ("x" * 300, "longer than 256"),
        ("abababababab", "repeats"),
        ("Password123456", "commonly used"),
        ("qwertzPASSWORT1", "commonly used"),
        ("Sommer2024!Sommer2024!", "commonly used"),
        ("P@ssw0rd!2026", "commonly used"),
        ("qwertzuiop1234", "commonly used"),
        ("1qaz2wsx3edc", "commonly used"),
        ("abcdefghijklm", "commonly used"),
        ("31.12.1999-01.01.2000", "commonly used"),
        ("NeuraScale-Klinik-1", "commonly used"),
        ("green mkeller house", "user's name"),
        ("tulip maria orbit", "user's name"),
    ],
)
def test_a_weak_one_is_refused_with_the_reason_and_without_itself(password: str, said: str) -> None:
    with pytest.raises(WrongUse, match=said) as refused:
        require_good(password, names=("MKeller", "Maria"))
    assert password not in str(refused.value)


@pytest.mark.parametrize("password", [GOOD, "twelve chars", "пароль для входа", "correct horse battery staple"])
def test_a_long_one_of_any_characters_is_good(password: str) -> None:
    require_good(password, names=("mkeller", "Maria", "Keller"))
    require_good(password, names=("", "x", "Li"))


def test_who_is_no_administrator_may_have_a_shorter_one() -> None:
    require_good("tulip orbi", names=(), shortest=SHORTEST_OF_OTHERS)
    with pytest.raises(WrongUse, match="shorter than 10"):
        require_good("tulip orb", names=(), shortest=SHORTEST_OF_OTHERS)
