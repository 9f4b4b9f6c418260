"""One-time codes: those of the standard's own table, each taken once."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from app.core.access.second_factor import STEP_S, accepted_step, enrolment_uri, new_secret

# RFC 6238, appendix B: the secret of the SHA-1 rows; its codes have eight digits, the last six are ours.
SECRET = b"12345678901234567890"
RFC_6238 = {59: "94287082", 1111111109: "07081804", 1234567890: "89005924", 20000000000: "65353130"}


@pytest.mark.parametrize(("unix_s", "eight"), RFC_6238.items())
def test_the_codes_of_the_standard_are_taken(unix_s: int, eight: str) -> None:
    step = unix_s // STEP_S
    assert accepted_step(SECRET, eight[-6:], unix_s=unix_s, last_step=-1) == step
    assert accepted_step(SECRET, f"{eight[2:5]} {eight[5:]}", unix_s=unix_s, last_step=step - 1) == step


@pytest.mark.parametrize(
    ("off_s", "taken"), [(-STEP_S, True), (STEP_S, True), (-2 * STEP_S, False), (2 * STEP_S, False)]
)
def test_a_clock_may_be_off_by_one_step(off_s: int, taken: bool) -> None:
    unix_s = 1111111109 + off_s
    assert (accepted_step(SECRET, "081804", unix_s=unix_s, last_step=-1) is not None) is taken


def test_a_code_counts_once_and_none_before_it_any_more() -> None:
    unix_s = 1111111109
    step = accepted_step(SECRET, "081804", unix_s=unix_s, last_step=-1)
    assert step is not None
    assert accepted_step(SECRET, "081804", unix_s=unix_s, last_step=step) is None
    assert accepted_step(SECRET, "081804", unix_s=unix_s, last_step=step + 1) is None


@pytest.mark.parametrize("code", ["", "08180", "0818041", "08180a", "٠٨١٨٠٤", "081805"])
def test_what_is_no_code_is_refused(code: str) -> None:
    assert accepted_step(SECRET, code, unix_s=1111111109, last_step=-1) is None


def test_the_authenticator_is_told_everything() -> None:
    parts = urlsplit(enrolment_uri(SECRET, "m.keller@ward 3"))
    assert (parts.scheme, parts.netloc) == ("otpauth", "totp")
    assert unquote(parts.path) == "/NeuraScale Workstation:m.keller@ward 3"
    told = {name: value for name, (value,) in parse_qs(parts.query).items()}
    assert told == {
        "secret": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
        "issuer": "NeuraScale Workstation",
        "algorithm": "SHA1",
        "digits": "6",
        "period": "30",
    }


def test_secrets_are_long_and_differ() -> None:
    assert len(new_secret()) == 20
    assert new_secret() != new_secret()
