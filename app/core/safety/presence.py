"""Who holds a lease at the safety program.

Guarantees: one program a role; a newcomer takes over only from one whose lease has lapsed. Does not: decide what a
lapse leads to. The safety program's one thread.
"""

from dataclasses import dataclass

from app.core.clock import Clock
from app.core.errors import Conflict
from app.core.safety.attached_output import Peer
from app.core.safety.leases import LEASE_MS, REAL_TIME_LEASE_MS, Lease
from app.core.safety.stop_machine import HOLDERS

OUTPUT_ROLE = "output"


@dataclass(slots=True)
class Held:
    """Who holds a lease, and whether it was good when last looked at."""

    peer: Peer
    lease: Lease
    was_held: bool = False


class Presence:
    """The leases by role: "desktop", "acquisition", "output".

    Args:
        clock: Monotonic time.
        real_time: Whether this program has real-time priority.
    """

    def __init__(self, *, clock: Clock, real_time: bool) -> None:
        self._clock = clock
        self._real_time = real_time
        self._held: dict[str, Held] = {}
        self._late_before = 0
        self._contacts: dict[Peer, tuple[str, ...]] = {}

    @property
    def late_answers(self) -> int:
        """Of all holders since the program started."""
        return self._late_before + sum(held.lease.late_answers for held in self._held.values())

    @property
    def open_contacts(self) -> tuple[str, ...]:
        """Pedals and buttons that are not known to be closed."""
        return tuple(name for names in self._contacts.values() for name in names)

    def tell_contacts(self, peer: Peer, open_ones: tuple[str, ...]) -> None:
        """Those of which `peer` does not know that they are closed; forgotten when it leaves."""
        self._contacts[peer] = open_ones

    def displaced(self, role: str) -> Peer | None:
        """Whom a newcomer in `role` would displace.

        Raises:
            Conflict: One that is alive.
        """
        held = self._held.get(role)
        if held is None:
            return None
        if held.lease.held(self._clock.monotonic_ns()):
            raise Conflict(
                f"Another program already holds the role {role} at the safety stop.",
                meaning="That one goes on; this one has no lease.",
                advice="Close the other window or program first.",
            )
        return held.peer

    def join(self, peer: Peer, role: str, *, real_time: bool) -> int:
        """Begin a lease; its length in milliseconds."""
        # Measured: with real-time priority on one end only, 200 ms gives false stops under load.
        lease_ms = REAL_TIME_LEASE_MS if real_time and self._real_time else LEASE_MS
        self._held[role] = Held(peer, Lease(lease_ns=lease_ms * 1_000_000, now_ns=self._clock.monotonic_ns()))
        return lease_ms

    def role_of(self, peer: Peer) -> str | None:
        """The role that `peer` has joined in."""
        return next((role for role, held in self._held.items() if held.peer is peer), None)

    def leave(self, peer: Peer) -> str | None:
        """Forget a peer; the role it had."""
        role = self.role_of(peer)
        self._contacts.pop(peer, None)
        if role is not None:
            self._late_before += self._held.pop(role).lease.late_answers
        return role

    def answer(self, role: str, number: int, token: str) -> None:
        """Take an answer. Raises LeaseViolated where nothing had asked for it."""
        self._held[role].lease.answer(number, token, self._clock.monotonic_ns())

    def holds(self, role: str) -> bool:
        """Whether the lease of `role` is good now."""
        held = self._held.get(role)
        return held is not None and held.lease.held(self._clock.monotonic_ns())

    def until_ns(self) -> int | None:
        """Until when *both* holders are known to be good; None where one is not."""
        moments = [held.lease.until_ns for role, held in self._held.items() if role in HOLDERS]
        if len(moments) < len(HOLDERS):
            return None
        known = [moment for moment in moments if moment is not None]
        return min(known) if len(known) == len(moments) else None

    def take_lapsed(self) -> tuple[str, ...]:
        """Roles whose lease was good at the last call and is not now."""
        lapsed = []
        for role, held in self._held.items():
            now_held = self.holds(role)
            if held.was_held and not now_held:
                lapsed.append(role)
            held.was_held = now_held
        return tuple(lapsed)

    def send_challenges(self) -> None:
        """Send every challenge that is due."""
        now_ns = self._clock.monotonic_ns()
        for held in list(self._held.values()):
            challenge = held.lease.challenge(now_ns)
            if challenge is not None:
                held.peer.send("challenge", number=challenge.number, token=challenge.token)

    def next_event_ns(self) -> int | None:
        """When the next challenge or lapse is due."""
        now_ns = self._clock.monotonic_ns()
        moments = [held.lease.next_event_ns(now_ns) for held in self._held.values()]
        return min((moment for moment in moments if moment is not None), default=None)
