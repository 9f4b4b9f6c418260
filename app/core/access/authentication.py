"""Whether somebody is who they say: password, second factor, and how often they may be wrong.

Guarantees: an unknown name, a user without a password and a disabled one are answered with the sentence and in the time
of a wrong password; after some failures a name must wait, longer each time, also across a restart of the station; every
failure is an entry of the log, without the name that was typed where nobody has it (it may be a password in the wrong
field). A code of the second factor counts once. No password, secret or code is in an event, a log line or an error.
Does not: hand out tokens, or know what a user may. Any thread but the station's main one: a check takes a tenth of a
second.
"""

import hashlib
import hmac
import math
import secrets
import threading
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.core.access import recovery_codes
from app.core.access.checking_gate import CheckingGate
from app.core.access.lockout import Failures, after_failure, after_success
from app.core.access.passwords import LONGEST, check_in_vain, hashed, is_outdated, matches
from app.core.access.pen import AccessPen, Together
from app.core.access.second_factor import accepted_step
from app.core.clock import Clock
from app.core.errors import NotPermitted
from app.core.events.access_events import UserSecondFactorChangedData
from app.core.events.specification_events import AuthenticationFailedData
from app.core.events.system_event import SystemEvent
from app.core.store import credentials
from app.core.store.credentials import Credential
from app.core.store.projections.users import User, name_key
from app.core.store.station_store import StationStore

_LOOKED_BACK = 20_000
"""Entries that are read at a start for failures that still count."""
_NAMES_KEPT = 1_000
_DIGEST_LETTERS = 64


@dataclass(frozen=True, slots=True)
class Proven:
    """Somebody who showed to be this user.

    Attributes:
        code_needed: Only half-way: the second factor's code was not given.
        second_factor: What was given beside the password: "", "code" or "recovery_code".
        recovery_left: Recovery codes that are left; None without a second factor.
        events / together: To be written with what comes of it.
    """

    user: User
    code_needed: bool = False
    second_factor: str = ""
    recovery_left: int | None = None
    events: tuple[SystemEvent, ...] = ()
    together: Together | None = field(default=None, repr=False)


class Authentication:
    """See the module."""

    def __init__(self, store: StationStore, pen: AccessPen, *, clock: Clock) -> None:
        self._store = store
        self._pen = pen
        self._clock = clock
        self.gate = CheckingGate(clock)
        self._lock = threading.Lock()
        self._unknown_key = secrets.token_bytes(32)
        self._failures: dict[str, Failures] = {}
        self._told_waiting: set[str] = set()
        # What was taken counts no more from this moment on, not only from when it is on the disk.
        self._steps: dict[str, int] = {}
        self._recovery_used: set[str] = set()
        self._restore()

    def prove(
        self, user: User | None, user_name: str, password: str, code: str = "", *, peer: str, ask_code: bool = True
    ) -> Proven:
        """The user, proven.

        Args:
            user: Who signs in by the name; None where nobody does.
            user_name: As typed.
            peer: The program that asks.
            ask_code: False where the second factor was shown before (an unlock, a signature).

        Raises:
            NotPermitted: They are not, or must wait.
            Conflict: Too many are being checked.
        """
        self._refuse_waiting(user, user_name, peer)
        with self.gate.entered(peer):
            kept = self._store.credentials.of(user.user_id if user is not None else "")
            newer = ""
            if kept is None or len(password) > LONGEST:
                check_in_vain(password[:LONGEST])
                right = False
            else:
                right = matches(password, kept.password)
                if right and is_outdated(kept.password):
                    newer = hashed(password)
        if user is None or kept is None or not right:
            raise self._failed(user, user_name, peer, "unknown" if user is None else "password")
        if user.disabled:
            raise self._failed(user, user_name, peer, "disabled")
        if kept.one_time_until and datetime.fromisoformat(kept.one_time_until) < self._clock.wall():
            self._tell(user, user_name, peer, "expired")
            raise NotPermitted("This one-time password is too old.", advice="Ask an administrator for another one.")
        return self._with_second_factor(user, kept, code if ask_code else None, peer, newer)

    def forgive(self, user_id: str) -> None:
        """An administrator gave this user a new password: no need to wait any more."""
        with self._lock:
            self._failures.pop(user_id, None)
            self._told_waiting.discard(user_id)

    def forget(self, user_id: str) -> None:
        """The second factor is another one: codes of the one before count nothing, those of the new from the start."""
        with self._lock:
            self._steps.pop(user_id, None)

    def waits_for_s(self, user: User | None, user_name: str) -> float:
        """Seconds until this name may be tried again; 0 for now."""
        with self._lock:
            before = self._failures.get(self._key_of(user, user_name), Failures())
        return before.locked_for_s(self._now_s())

    # --- second factor -------------------------------------------------------------------------------------------

    def _with_second_factor(self, user: User, kept: Credential, code: str | None, peer: str, newer: str) -> Proven:
        user_id, writes = user.user_id, list[Together]()
        left = tuple(one for one in kept.recovery if one not in self._recovery_used)
        recovery_left = None if kept.secret is None else len(left)
        shown = ""
        events: tuple[SystemEvent, ...] = ()
        if newer:
            until = kept.one_time_until
            writes.append(lambda to: credentials.set_password(to, user_id, newer, one_time_until=until))
        if kept.secret is not None and code is not None:
            if not code.strip():
                return Proven(user, code_needed=True, recovery_left=recovery_left)
            if recovery_codes.looks_like_one(code):
                left = self._use_recovery(user, kept, code, peer)
                writes.append(lambda to: credentials.keep_recovery(to, user_id, left))
                used = UserSecondFactorChangedData(user_id=user_id, what="recovery_code_used", changed_by=user_id)
                shown, events, recovery_left = "recovery_code", (self._pen.of_user(user_id, used),), len(left)
            else:
                step = self._use_code(user, kept, kept.secret, code, peer)
                writes.append(lambda to: credentials.use_step(to, user_id, step))
                shown = "code"
        with self._lock:
            before = self._failures.get(user_id, Failures())
            self._failures[user_id] = after_success(before, now_s=self._now_s())
            self._told_waiting.discard(user_id)
        return Proven(
            user, second_factor=shown, recovery_left=recovery_left, events=events, together=_all_of(tuple(writes))
        )

    def _use_code(self, user: User, kept: Credential, secret: bytes, code: str, peer: str) -> int:
        with self._lock:
            last = max(kept.last_step, self._steps.get(user.user_id, -1))
            step = accepted_step(secret, code, unix_s=self._now_s(), last_step=last)
            if step is not None:
                self._steps[user.user_id] = step
        if step is None:
            raise self._failed(user, user.user_name, peer, "code")
        return step

    def _use_recovery(self, user: User, kept: Credential, code: str, peer: str) -> tuple[str, ...]:
        """What is left of the codes after this one."""
        given = recovery_codes.digest(code)
        with self._lock:
            good = given not in self._recovery_used and any(hmac.compare_digest(given, one) for one in kept.recovery)
            if good:
                self._recovery_used.add(given)
            left = tuple(one for one in kept.recovery if one not in self._recovery_used)
        if not good:
            raise self._failed(user, user.user_name, peer, "code")
        return left

    # --- failures ------------------------------------------------------------------------------------------------

    def _now_s(self) -> float:
        return self._clock.wall().timestamp()

    def _key_of(self, user: User | None, user_name: str) -> str:
        return user.user_id if user is not None else self._digest(None, user_name)

    def _digest(self, user: User | None, user_name: str) -> str:
        name = name_key(user_name).encode(errors="surrogatepass")
        if user is not None:
            return hashlib.sha256(name).hexdigest()
        return hmac.new(self._unknown_key, name, hashlib.sha256).hexdigest()

    def _refuse_waiting(self, user: User | None, user_name: str, peer: str) -> None:
        key = self._key_of(user, user_name)
        left_s = self.waits_for_s(user, user_name)
        if not left_s:
            return
        with self._lock:
            first = key not in self._told_waiting
            self._told_waiting.add(key)
        if first:  # once for each wait: who goes on trying cannot fill the log
            self._tell(user, user_name, peer, "waiting")
        raise _must_wait(left_s)

    def _failed(self, user: User | None, user_name: str, peer: str, reason: str) -> NotPermitted:
        """Count and write down a failure; what to say of it."""
        key = self._key_of(user, user_name)
        with self._lock:
            counted = after_failure(self._failures.pop(key, Failures()), now_s=self._now_s())
            self._failures[key] = counted  # the newest last, so that the oldest can go
            self._told_waiting.discard(key)
            self._forget_oldest_unknown()
        self._tell(user, user_name, peer, reason)
        left_s = counted.locked_for_s(self._now_s())
        if left_s:
            return _must_wait(left_s)
        if reason == "code":
            return NotPermitted(
                "The code is not right.", advice="Wait for the authenticator's next code and type that."
            )
        return NotPermitted("The name or the password is not right.", advice="Check both, and try again.")

    def _forget_oldest_unknown(self) -> None:
        """Names that nobody has are endless; those of users are never forgotten for them."""
        unknown = [key for key in self._failures if len(key) == _DIGEST_LETTERS]
        for key in unknown[:-_NAMES_KEPT]:
            del self._failures[key]
            self._told_waiting.discard(key)

    def _tell(self, user: User | None, user_name: str, peer: str, reason: str) -> None:
        data = AuthenticationFailedData(
            user_name_sha256=self._digest(user, user_name),
            reason=reason,
            user_id=user.user_id if user is not None else "",
            program=peer.partition("#")[0][:40],
        )
        self._pen.keep(self._pen.of_sign_in("", data) if user is None else self._pen.of_user(user.user_id, data))

    def _restore(self) -> None:
        """What still counts of before the station's start; of known users, whose entries name them."""
        log = self._store.log
        first = max(0, log.size - _LOOKED_BACK)
        told: list[tuple[int, str, float, bool]] = []
        for event_type, wrong in (("security.authentication_failed", True), ("access.signed_in", False)):
            for entry in log.read(first, event_type=event_type):
                data: Any = entry.event.data
                user_id = getattr(data, "user_id", "")
                if user_id and getattr(data, "reason", "") in ("", "password", "code", "disabled"):
                    told.append((entry.index, user_id, entry.event.timestamp.timestamp(), wrong))
        for _, user_id, at_s, wrong in sorted(told):
            before = self._failures.get(user_id, Failures())
            self._failures[user_id] = after_failure(before, now_s=at_s) if wrong else Failures()


def _must_wait(left_s: float) -> NotPermitted:
    return NotPermitted(
        "There were too many wrong attempts under this name.",
        meaning="Nobody can sign in under it for now. The safety stop, alarms and a running recording are not touched.",
        advice=f"Try again in {math.ceil(left_s)} s, or ask an administrator to reset the password.",
    )


def _all_of(writes: tuple[Together, ...]) -> Together | None:
    if not writes:
        return None

    def together(connection: Any) -> None:
        for write in writes:
            write(connection)

    return together
