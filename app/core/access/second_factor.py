"""The second factor of administrators: a code from an authenticator, which counts once.

Guarantees: time-based one-time passwords as RFC 6238 has them (SHA-1, 30 s, 6 digits: what every authenticator can do);
a code of one step before or after is taken for the sake of clocks; one that was used, or is older than one that was, is
refused (RFC 6238, 5.2). Does not: keep the secret or count failures. Pure; any thread.
"""

import base64
import hmac
import secrets
from urllib.parse import quote, urlencode

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

STEP_S = 30
DIGITS = 6
STEPS_AROUND = 1
_SECRET_BYTES = 20
ISSUER = "NeuraScale Workstation"


def new_secret() -> bytes:
    """160 random bits (RFC 4226, R6)."""
    return secrets.token_bytes(_SECRET_BYTES)


def accepted_step(secret: bytes, code: str, *, unix_s: float, last_step: int) -> int | None:
    """The step that `code` stands for, to be kept as the next `last_step`; None where it is refused.

    Args:
        unix_s: Now, seconds since 1970.
        last_step: The step of the newest code that was taken; -1 for none.
    """
    digits = code.replace(" ", "")
    if len(digits) != DIGITS or not digits.isascii() or not digits.isdigit():
        return None
    made = TOTP(secret, DIGITS, SHA1(), STEP_S)  # noqa: S303 - as the standard and its authenticators have it
    now = int(unix_s // STEP_S)
    found = None
    for step in range(now - STEPS_AROUND, now + STEPS_AROUND + 1):
        if step >= 0 and hmac.compare_digest(made.generate(step * STEP_S), digits.encode()) and step > last_step:
            found = step
    return found


def enrolment_uri(secret: bytes, user_name: str) -> str:
    """What the QR code for the authenticator says (otpauth, as in Google's key URI format)."""
    label = quote(f"{ISSUER}:{user_name}")
    told = base64.b32encode(secret).decode().rstrip("=")
    return f"otpauth://totp/{label}?" + urlencode(
        {"secret": told, "issuer": ISSUER, "algorithm": "SHA1", "digits": DIGITS, "period": STEP_S}, quote_via=quote
    )
