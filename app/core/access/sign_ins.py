"""Who is signed in: the tokens that were handed out, in memory alone.

Guarantees: a token is 256 random bits, good only from the program (peer) it was given to, and kept as a digest; one
that was not used for `IDLE_S` is none any more, but for the seat's, which ends with its lock. Nothing survives the
process. Does not: know passwords, or what a user may. Any thread; its owner's lock is its own.
"""

import hashlib
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

IDLE_S = 900.0
_TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class SignInRecord:
    """One sign-in.

    Attributes:
        seat: At the window that locks.
        used_s: When it was used last, monotonic seconds.
    """

    sign_in_id: str
    user_id: str
    peer: str
    seat: bool
    used_s: float


class SignIns:
    """See the module."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._records: dict[bytes, SignInRecord] = {}

    def begin(self, record: SignInRecord) -> str:
        """A new token for it."""
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        with self._lock:
            self._records[_digest(token)] = record
        return token

    def find(self, peer: str, token: str, *, now_s: float) -> SignInRecord | None:
        """The sign-in of this token at this peer, which is used by that; None where there is none."""
        if not token:
            return None
        key = _digest(token)
        with self._lock:
            found = self._records.get(key)
            if found is None or found.peer != peer or _idle(found, now_s):
                return None
            # A write for each poll of a window is not worth it: a second is near enough for a quarter of an hour.
            if now_s - found.used_s > 1:
                self._records[key] = found = replace(found, used_s=now_s)
            return found

    def end_idle(self, *, now_s: float) -> tuple[SignInRecord, ...]:
        """End those that were not used for too long; them."""
        return self._end(lambda record: _idle(record, now_s))

    def end(self, sign_in_id: str) -> tuple[SignInRecord, ...]:
        return self._end(lambda record: record.sign_in_id == sign_in_id)

    def end_of_user(self, user_id: str, *, but: str = "") -> tuple[SignInRecord, ...]:
        """End all of a user's, but for the sign-in `but`; them."""
        return self._end(lambda record: record.user_id == user_id and record.sign_in_id != but)

    def end_all(self) -> tuple[SignInRecord, ...]:
        return self._end(lambda _record: True)

    def users(self) -> frozenset[str]:
        """Who is signed in anywhere."""
        with self._lock:
            return frozenset(record.user_id for record in self._records.values())

    def _end(self, ends: Callable[[SignInRecord], bool]) -> tuple[SignInRecord, ...]:
        with self._lock:
            ended = {key: record for key, record in self._records.items() if ends(record)}
            for key in ended:
                del self._records[key]
        return tuple(ended.values())


def _idle(record: SignInRecord, now_s: float) -> bool:
    return not record.seat and now_s - record.used_s > IDLE_S


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode(errors="surrogatepass")).digest()
