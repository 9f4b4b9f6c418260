"""The reception: signs users in and out, keeps the seat, and knows who is behind each request.

Guarantees: `caller` answers from memory, so that no request waits for a disk; a user who was disabled or erased, or
whose roles were changed, is that from the next request on; a lock, a sign-out, another user at the seat, and the
station's end end the tokens. None of it touches acquisition, recording, alarms or the stop. In a folder for
demonstration whoever connects is the user "demo", with all roles and without a password, unless signed in as another.
Does not: judge what somebody may (`app.core.station.door`). `caller`, `view` and `window_seen` from any thread; `tick`
on the station's main one; the rest on any other, since passwords take a tenth of a second.
"""

import threading
from collections.abc import Callable

from app.core.access.accounts import Accounts
from app.core.access.authentication import Authentication, Proven
from app.core.access.caller import Caller
from app.core.access.demonstration import DEMO, DEMO_PASSWORD, DEMO_USER_ID, created_demo
from app.core.access.own_account import OwnAccount
from app.core.access.pen import AccessPen
from app.core.access.presence import Admitted, Presence, is_window, next_step_of
from app.core.access.roles import Role
from app.core.access.seat import Seat, Stage
from app.core.access.sign_ins import SignInRecord, SignIns
from app.core.clock import Clock
from app.core.errors import NeuraScaleError, NotPermitted
from app.core.events.access_events import (
    AccessLockedData,
    AccessSignedInData,
    AccessSignedOutData,
    AccessUnlockedData,
)
from app.core.identifiers import new_id
from app.core.settings.station_kind import StationKind
from app.core.store.log_entry import LogEntry
from app.core.store.projections.users import User
from app.core.store.station_store import StationStore

_ENDS_SIGN_INS = {"disabled": "disabled", "reset": "reset", "erased": "disabled"}


class Reception:
    """See the module.

    Args:
        kind: Of the data folder.
        holder: What keeps its key, for showing.
        lock_after_s: Idle seconds until the seat locks; 0 for never.
        on_change: Called when what a window shows of it has changed; quick.
        on_refused: Told why the log refuses.
    """

    def __init__(
        self,
        store: StationStore,
        *,
        kind: StationKind,
        holder: str,
        lock_after_s: float,
        clock: Clock,
        on_change: Callable[[], None],
        on_refused: Callable[[NeuraScaleError], None],
    ) -> None:
        self._store = store
        self._clock = clock
        self._on_change = on_change
        self.kind = kind
        self.holder = holder
        self.lock_after_s = lock_after_s
        self._pen = AccessPen(store, clock=clock, on_refused=on_refused)
        self._authentication = Authentication(store, self._pen, clock=clock)
        self.accounts = Accounts(store, self._pen, self._authentication, clock=clock, on_change=self._account_changed)
        self.own = OwnAccount(self._pen, self._authentication, clock=clock, on_change=self._account_changed)
        self._lock = threading.RLock()
        self._sign_ins = SignIns()
        self._seat = Seat()
        self._users: dict[str, User] = {}
        self._stale = False
        self._demo_sign_in_id = new_id(clock)
        self._listeners: list[Callable[[Presence], None]] = []
        if self._demonstration and not store.log.fault and store.users.get(DEMO_USER_ID) is None:
            self._pen.keep(created_demo(self._pen))
        self._read_users()
        self._restore_seat()
        self._unsubscribe = store.log.subscribe(self._entry_added)

    @property
    def _demonstration(self) -> bool:
        return self.kind == StationKind.DEMONSTRATION

    # --- who is there --------------------------------------------------------------------------------------------

    def caller(self, peer: str, token: str) -> Caller:
        """Who is behind a request; nobody where nobody is. From memory."""
        record = self._sign_ins.find(peer, token, now_s=self._now_s())
        with self._lock:
            seat = self._seat
            user = self._users.get(record.user_id) if record is not None else None
        if record is not None and user is not None and not user.disabled:
            roles = frozenset() if next_step_of(user) else frozenset(Role(role) for role in user.roles)
            return Caller(
                user_id=user.user_id,
                name=user.full_name,
                roles=roles,
                peer=peer,
                seat=record.seat,
                sign_in_id=record.sign_in_id,
            )
        at_window = is_window(peer)
        if self._demonstration and not (at_window and seat.stage is Stage.LOCKED):
            return Caller(
                user_id=DEMO_USER_ID,
                name=DEMO.full_name,
                roles=frozenset(Role),
                peer=peer,
                seat=at_window,
                sign_in_id=self._demo_sign_in_id,
            )
        return Caller(peer=peer)

    def user(self, user_id: str) -> User | None:
        """The user, from memory; None where there is none (any more)."""
        with self._lock:
            return self._users.get(user_id)

    def has_users(self) -> bool:
        with self._lock:
            return bool(self._users)

    def seat(self) -> Seat:
        """The seat as it is."""
        with self._lock:
            if self._demonstration and self._seat.stage is Stage.SIGNED_OUT:
                return Seat(Stage.OPEN, DEMO_USER_ID, self._demo_sign_in_id)
            return self._seat

    def locks_in_s(self) -> float | None:
        """Seconds until the seat locks for being idle."""
        with self._lock:
            return self._seat.locks_in_s(now_s=self._now_s(), lock_after_s=self.lock_after_s)

    def listen(self, listener: Callable[[Presence], None]) -> None:
        """Have `listener` told of each sign-in, sign-out, lock and unlock; it returns soon and raises nothing."""
        self._listeners.append(listener)

    # --- signing in ----------------------------------------------------------------------------------------------

    def sign_in(self, peer: str, user_name: str, password: str, code: str = "") -> Admitted:
        """A token for who shows to be this user.

        Raises:
            NotPermitted: Name, password or code is not right, or they must wait.
            Conflict: Too many passwords are being checked.
        """
        user = self._store.users.by_name(user_name)
        if user is not None and user.user_id == DEMO_USER_ID:
            return self._sit_down_as_demo(peer, password)
        proven = self._authentication.prove(user, user_name, password, code, peer=peer)
        return self.admit(proven, peer)

    def admit(self, proven: Proven, peer: str) -> Admitted:
        """A token for somebody who is proven; at a window, with the seat."""
        user = proven.user
        if proven.code_needed:
            return Admitted(user, "code", proven.recovery_left, "")
        at_window, sign_in_id = is_window(peer), new_id(self._clock)
        before = self._leave_seat("taken_over") if at_window else Seat()
        signed_in = AccessSignedInData(
            user_id=user.user_id,
            sign_in_id=sign_in_id,
            program=peer.partition("#")[0][:40],
            seat=at_window,
            second_factor=proven.second_factor,
            took_over_from=before.user_id if before.user_id != user.user_id else "",
        )
        self._pen.keep(self._pen.of_sign_in(sign_in_id, signed_in), *proven.events, together=proven.together)
        return self._begin(user, sign_in_id, peer, proven.recovery_left, "signed_in")

    def sign_out(self, caller: Caller) -> None:
        """End this sign-in; what is not signed in is signed out already."""
        if self._demonstration and caller.user_id == DEMO_USER_ID:
            return
        if caller.seat:
            self._leave_seat("asked")
        else:
            self._ended(self._sign_ins.end(caller.sign_in_id), "asked")

    def lock(self, because: str = "asked") -> None:
        """Lock the seat; its token ends."""
        with self._lock:
            seat = self.seat()
            if seat.stage is not Stage.OPEN:
                return
            self._seat = seat.locked(because)
            self._sign_ins.end(seat.sign_in_id)
        data = AccessLockedData(user_id=seat.user_id, sign_in_id=seat.sign_in_id, reason=because)
        self._pen.keep(self._pen.of_sign_in(seat.sign_in_id, data))
        self._tell(Presence("locked", seat.user_id, seat.sign_in_id, True))

    def unlock(self, peer: str, password: str, code: str = "") -> Admitted:
        """A new token for who locked the seat, by the password.

        Raises:
            NotPermitted: It is not locked, the password is not right, or they must wait.
            Conflict: Too many passwords are being checked.
        """
        with self._lock:
            seat = self._seat
            user = self._users.get(seat.user_id)
        if seat.stage is not Stage.LOCKED or user is None or not is_window(peer):
            raise NotPermitted("Nothing is locked here.", advice="Sign in.")
        if user.user_id == DEMO_USER_ID:
            return self._sit_down_as_demo(peer, password)
        proven = self._authentication.prove(user, user.user_name, password, code, peer=peer, ask_code=seat.code_needed)
        if proven.code_needed:
            return Admitted(user, "code", proven.recovery_left, "")
        sign_in_id = new_id(self._clock)
        data = AccessUnlockedData(user_id=user.user_id, sign_in_id=sign_in_id)
        self._pen.keep(self._pen.of_sign_in(sign_in_id, data), *proven.events, together=proven.together)
        return self._begin(user, sign_in_id, peer, proven.recovery_left, "unlocked")

    def confirm(self, caller: Caller, password: str, *, user_name: str | None = None) -> None:
        """Whether who is signed in is still the one who types, as for a signature.

        Args:
            user_name: As typed, where both components are asked for.

        Raises:
            NotPermitted: Nobody is signed in, or name or password is not right, or they must wait.
            Conflict: Too many passwords are being checked.
        """
        user = self.user(caller.user_id)
        if user is None:
            raise NotPermitted("Nobody is signed in here.", advice="Sign in first.")
        named = user if user_name is None else self._store.users.by_name(user_name)
        mine = user if named is not None and named.user_id == user.user_id else None
        if user.user_id == DEMO_USER_ID:
            if mine is None or password != DEMO_PASSWORD:
                raise NotPermitted("The name or the password is not right.", advice="In a demonstration both are demo.")
            return
        typed = user.user_name if user_name is None else user_name
        self._authentication.prove(mine, typed, password, peer=caller.peer, ask_code=False)

    # --- the clock -----------------------------------------------------------------------------------------------

    def used(self, caller: Caller) -> None:
        """A person used the window's keys or mouse."""
        with self._lock:
            self._seat = self._seat.used(caller.sign_in_id, now_s=self._now_s())

    def window_seen(self, peer: str) -> None:
        """A window showed a sign of life."""
        with self._lock:
            self._seat = self._seat.seen(peer, now_s=self._now_s())

    def tick(self) -> None:
        """What is due: locking the seat, ending what is idle, learning of users that others changed."""
        now_s = self._now_s()
        with self._lock:
            why = self._seat.why_lock(now_s=now_s, lock_after_s=self.lock_after_s)
            stale, self._stale = self._stale, False
        if why:
            self.lock(why)
        if stale:
            self._read_users()
            self._end_those_who_are_gone()
        self._ended(self._sign_ins.end_idle(now_s=now_s), "idle")

    def close(self, *, session_runs: bool) -> None:
        """The station ends; who is in a running session finds the seat locked afterwards, others signed out."""
        self._unsubscribe()
        if not session_runs:
            self._leave_seat("station_ended")
        self._ended(tuple(one for one in self._sign_ins.end_all() if not one.seat), "station_ended")

    # --- inside --------------------------------------------------------------------------------------------------

    def _now_s(self) -> float:
        return self._clock.monotonic_ns() / 1e9

    def _begin(self, user: User, sign_in_id: str, peer: str, recovery_left: int | None, what: str) -> Admitted:
        at_window, now_s = is_window(peer), self._now_s()
        self._read_users()
        token = self._sign_ins.begin(SignInRecord(sign_in_id, user.user_id, peer, at_window, now_s))
        if at_window:
            with self._lock:
                self._seat = self._seat.taken(user.user_id, sign_in_id, peer, now_s=now_s)
        self._tell(Presence(what, user.user_id, sign_in_id, at_window))
        newest = self.user(user.user_id) or user
        return Admitted(newest, next_step_of(newest), recovery_left, token)

    def _sit_down_as_demo(self, peer: str, password: str) -> Admitted:
        if password != DEMO_PASSWORD or not self._demonstration:
            raise NotPermitted("The name or the password is not right.", advice="In a demonstration both are demo.")
        if is_window(peer):
            self._leave_seat("taken_over")
            with self._lock:
                self._seat = Seat()
            self._tell(Presence("unlocked", DEMO_USER_ID, self._demo_sign_in_id, True))
        return Admitted(self.user(DEMO_USER_ID) or DEMO, "", None, "")

    def _leave_seat(self, reason: str) -> Seat:
        """Empty the seat; as it was."""
        with self._lock:
            before, self._seat = self._seat, Seat()
            self._sign_ins.end(before.sign_in_id)
        if before.user_id and before.user_id != DEMO_USER_ID:
            self._write_sign_out(before.user_id, before.sign_in_id, reason, seat=True)
        return before

    def _ended(self, records: tuple[SignInRecord, ...], reason: str) -> None:
        for record in records:
            self._write_sign_out(record.user_id, record.sign_in_id, reason, seat=False)

    def _write_sign_out(self, user_id: str, sign_in_id: str, reason: str, *, seat: bool) -> None:
        data = AccessSignedOutData(user_id=user_id, sign_in_id=sign_in_id, reason=reason, seat=seat)
        self._pen.keep(self._pen.of_sign_in(sign_in_id, data))
        self._tell(Presence("signed_out", user_id, sign_in_id, seat))

    def _tell(self, presence: Presence) -> None:
        for listener in tuple(self._listeners):
            listener(presence)
        self._on_change()

    def _account_changed(self, user_id: str, what: str) -> None:
        self._read_users()
        if what in _ENDS_SIGN_INS:
            self._put_out(user_id, _ENDS_SIGN_INS[what])
        self._on_change()

    def end_others(self, caller: Caller) -> None:
        """End this user's other sign-ins: the password is another one."""
        with self._lock:
            seat = self._seat
        if seat.user_id == caller.user_id and seat.sign_in_id != caller.sign_in_id:
            self._leave_seat("changed")
        self._ended(self._sign_ins.end_of_user(caller.user_id, but=caller.sign_in_id), "changed")

    def _put_out(self, user_id: str, reason: str) -> None:
        with self._lock:
            at_seat = self._seat.user_id == user_id
        if at_seat:
            self._leave_seat(reason)
        self._ended(self._sign_ins.end_of_user(user_id), reason)

    def _end_those_who_are_gone(self) -> None:
        with self._lock:
            there = {user_id for user_id, user in self._users.items() if not user.disabled}
            seated = {self._seat.user_id} - {""}
        for user_id in (self._sign_ins.users() | seated) - there:
            self._put_out(user_id, "disabled")

    def _read_users(self) -> None:
        users = {user.user_id: user for user in self._store.users.list()}
        if self._demonstration:
            users.setdefault(DEMO_USER_ID, DEMO)
        with self._lock:
            self._users = users

    def _entry_added(self, entry: LogEntry) -> None:
        """On the log's writer thread: users may have been changed by others (erased)."""
        if entry.event.event_type.startswith(("user.", "subject.")):
            self._stale = True

    def _restore_seat(self) -> None:
        """Who was at the window when the station died finds it locked, with the own name on it."""
        held = self._store.users.seat()
        user = self._users.get(held.user_id) if held is not None else None
        if held is None or user is None or user.disabled:
            return
        self._seat = Seat(Stage.LOCKED, held.user_id, held.sign_in_id, because="station_restarted", code_needed=True)
        data = AccessLockedData(user_id=held.user_id, sign_in_id=held.sign_in_id, reason="station_restarted")
        self._pen.keep(self._pen.of_sign_in(held.sign_in_id, data))
