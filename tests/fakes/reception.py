"""A reception on a real store with a virtual clock, and people who come to it. Passwords are hashed at no cost."""

import base64
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from app.core.access import checking_gate, passwords
from app.core.access.caller import Caller
from app.core.access.presence import Admitted, Presence
from app.core.access.reception import Reception
from app.core.access.roles import Role
from app.core.clock import VirtualClock
from app.core.errors import NeuraScaleError
from app.core.settings.data_directory import DataDirectory
from app.core.settings.station_kind import StationKind
from app.core.store.station_store import StationStore

WINDOW = "desktop#1"
CONSOLE = "cli#2"
ADMINISTRATOR = "chief"
ADMINISTRATOR_PASSWORD = "tulip orbit marble"
PASSWORD = "quiet lamp"
LOCK_AFTER_S = 600.0


def quick_passwords(patch: pytest.MonkeyPatch) -> None:
    """Hash in a millisecond, as often as is asked; what is tested with it is not how passwords are hashed."""
    patch.setattr(checking_gate, "BURST", 10_000)
    patch.setattr(passwords, "_MEMORY_KIB", 8)
    patch.setattr(passwords, "_PASSES", 1)
    patch.setattr(passwords, "_LANES", 1)
    patch.setattr(passwords, "_SETTINGS", "$argon2id$v=19$m=8,t=1,p=1$")


@dataclass
class ReceptionOfTests:
    """Everything a test looks at.

    Attributes:
        secrets: Second factors by user's name, as their authenticators have them.
        told: What listeners heard.
    """

    data: DataDirectory
    kind: StationKind = StationKind.CLINICAL
    clock: VirtualClock = field(default_factory=lambda: VirtualClock(wall=datetime(2026, 5, 4, 9, tzinfo=UTC)))
    secrets: dict[str, str] = field(default_factory=dict)
    told: list[Presence] = field(default_factory=list)
    refused: list[NeuraScaleError] = field(default_factory=list)
    changes: int = 0

    def __post_init__(self) -> None:
        self.store = StationStore.open(self.data, clock=self.clock)
        self.reception = self._new()

    def _new(self) -> Reception:
        reception = Reception(
            self.store,
            kind=self.kind,
            holder="file",
            lock_after_s=LOCK_AFTER_S,
            clock=self.clock,
            on_change=self._changed,
            on_refused=self.refused.append,
        )
        reception.listen(self.told.append)
        return reception

    def _changed(self) -> None:
        self.changes += 1

    def restart(self, *, crashed: bool = True, session_runs: bool = False) -> None:
        """Another start of the station on the same store."""
        if not crashed:
            self.reception.close(session_runs=session_runs)
        self.store.close()
        self.store = StationStore.open(self.data, clock=self.clock)
        self.reception = self._new()

    # --- people --------------------------------------------------------------------------------------------------

    def code(self, user_name: str = ADMINISTRATOR, *, later_s: float = 0.0) -> str:
        """What the user's authenticator shows; the clock is moved on, since each code counts once."""
        self.clock.advance(30.0)
        typed = self.secrets[user_name]
        secret = base64.b32decode(typed + "=" * (-len(typed) % 8))
        return TOTP(secret, 6, SHA1(), 30).generate(int(self.clock.wall().timestamp() + later_s)).decode()

    def enrol(self, caller: Caller, user_name: str, password: str) -> tuple[str, ...]:
        """Set up the second factor; the recovery codes."""
        user = self.reception.user(caller.user_id)
        assert user is not None
        self.secrets[user_name], _ = self.reception.own.enrol(user, password, "", peer=caller.peer)
        return self.reception.own.confirm(user, self.code(user_name))

    def first_administrator(self, peer: str = WINDOW) -> tuple[Caller, Admitted]:
        """Made, signed in and with a second factor."""
        self.reception.accounts.create_first(ADMINISTRATOR, "Ada Chief", ADMINISTRATOR_PASSWORD, peer=peer)
        admitted = self.reception.sign_in(peer, ADMINISTRATOR, ADMINISTRATOR_PASSWORD)
        self.enrol(self.reception.caller(peer, admitted.token), ADMINISTRATOR, ADMINISTRATOR_PASSWORD)
        return self.reception.caller(peer, admitted.token), admitted

    def person(self, name: str, *roles: Role, password: str = PASSWORD, by: str = "") -> str:
        """A user with a password of their own; the id."""
        handed = self.reception.accounts.create(name, f"Dr. {name.title()}", roles, by=by or name, peer=CONSOLE)
        admitted = self.reception.sign_in(CONSOLE, name, handed.password)
        caller = self.reception.caller(CONSOLE, admitted.token)
        self.reception.own.change_password(admitted.user, handed.password, password, peer=CONSOLE)
        self.reception.sign_out(caller)
        return handed.user_id

    def sign_in(self, name: str, password: str = PASSWORD, *, peer: str = WINDOW, code: str = "") -> Caller:
        admitted = self.reception.sign_in(peer, name, password, code)
        return self.reception.caller(peer, admitted.token)

    # --- what was written ----------------------------------------------------------------------------------------

    def types(self) -> list[str]:
        return [entry.event.event_type for entry in self.store.log.read()]

    def events(self, event_type: str) -> list[Any]:
        return [entry.event.data for entry in self.store.log.read(event_type=event_type)]

    def close(self) -> None:
        self.store.close()
