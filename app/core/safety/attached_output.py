"""The output as the safety program sees it: who drives it, what it was told, what it has confirmed.

Guarantees: an output counts as safe only by a confirmation that came after the newest order; latencies are taken from
the driver's own time stamp, which is on the same monotonic clock. Does not: decide. The safety program's one thread.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from app.core.errors import NeuraScaleError
from app.core.safety.stop_machine import OutputState

CONFIRM_WITHIN_NS = 300_000_000


class Peer(Protocol):
    """A connected program. Sending never raises: one that is gone is told of by the server afterwards."""

    def send(self, kind: str, **content: object) -> None: ...

    def close(self) -> None: ...


@dataclass(slots=True)
class Order:
    """One order to go to the safe state.

    Attributes:
        purpose: What happens once it is confirmed.
        trigger_ns: Monotonic time from which its latency counts.
        waiting: Who wants to know.
        latency_ms: Once confirmed.
    """

    number: int
    purpose: Callable[["Order"], None]
    trigger_ns: int
    sent_ns: int
    waiting: list[Peer] = field(default_factory=list)
    latency_ms: float | None = None
    overdue: bool = False


class AttachedOutput:
    """At most one output at a time."""

    def __init__(self) -> None:
        self.peer: Peer | None = None
        self.name = ""
        self.state = OutputState.NONE
        self._orders: list[Order] = []
        self._number = 0

    @property
    def answers_awaited(self) -> bool:
        """Whether an order is on its way and not overdue."""
        return any(not order.overdue for order in self._orders)

    def attach(self, peer: Peer, name: str) -> None:
        """A driver has come; its state is not known until it tells."""
        self.peer, self.name = peer, name
        self.state = OutputState.UNKNOWN

    def detach(self, *, in_order: bool) -> list[Order]:
        """The driver has gone; the orders that nobody will confirm any more."""
        left, self._orders = [order for order in self._orders if not order.overdue], []
        self.peer = None
        self.state = OutputState.NONE if in_order and self.state is OutputState.SAFE else OutputState.UNKNOWN
        self.name = self.name if self.state is OutputState.UNKNOWN else ""
        return left

    def order_safe(
        self, purpose: Callable[[Order], None], reason: str, *, trigger_ns: int, now_ns: int, waiting: list[Peer]
    ) -> Order | None:
        """Tell it to go to its safe state; where nothing is attached, the order, for the caller to call its purpose."""
        self._number += 1
        order = Order(self._number, purpose, trigger_ns, now_ns, waiting)
        if self.peer is None:
            return order
        self._orders.append(order)
        if self.state is not OutputState.UNKNOWN:
            self.state = OutputState.UNCONFIRMED
        self.peer.send("order_safe", order=order.number, reason=reason)
        return None

    def confirmed(self, number: int, at_ns: int, now_ns: int) -> list[Order]:
        """The orders up to `number` with their latency; the output is safe where none is left."""
        done = [order for order in self._orders if order.number <= number]
        self._orders = [order for order in self._orders if order.number > number]
        for order in done:
            # A time stamp outside of what is possible (clock of another machine, a lie) is replaced by what we know.
            moment_ns = at_ns if order.trigger_ns <= at_ns <= now_ns else now_ns
            order.latency_ms = (moment_ns - order.trigger_ns) / 1e6
        if not self._orders:
            self.state = OutputState.SAFE
        return done

    def take_overdue(self, now_ns: int) -> list[Order]:
        """Orders that have just become overdue; they are still remembered, so that a late confirmation counts."""
        late = [order for order in self._orders if not order.overdue and now_ns - order.sent_ns >= CONFIRM_WITHIN_NS]
        for order in late:
            order.overdue = True
            self.state = OutputState.UNCONFIRMED
        return late

    def next_event_ns(self) -> int | None:
        """When the next order becomes overdue."""
        return min((order.sent_ns + CONFIRM_WITHIN_NS for order in self._orders if not order.overdue), default=None)


def refuse(peer: Peer, error: NeuraScaleError) -> None:
    """Tell a peer why not."""
    peer.send("refused", code=error.code, what=error.what, meaning=error.meaning, advice=error.advice)
