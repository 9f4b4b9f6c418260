"""The lease that the operator's window and acquisition keep by answering challenges.

Guarantees: `service` never blocks, reconnects by itself and answers each challenge once. Does not: run a thread or a
timer of its own: a lease must prove that *its holder* is alive, so the holder's own loop calls `service` (every 50 ms
at least, and when `fileno` is readable); who calls it from a thread must call it only if the thing to be proved alive
has moved since. One thread; `status`, `connected` and `holding` may be read from any.
"""

import os
from pathlib import Path

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import DefectError
from app.core.safety.link import Link
from app.core.safety.messages import Malformed
from app.core.safety.status import SafetyStatus
from app.core.safety.stop_machine import ALL_HOLDERS


class LeaseHolder:
    """One holder's end.

    Args:
        runtime: The runtime folder of the data folder.
        role: "desktop" (who operates: window or headless demo), "acquisition" or "stop_inputs".
        clock: Monotonic time.

    Raises:
        DefectError: No such role.
    """

    def __init__(self, runtime: Path, role: str, *, clock: Clock = SYSTEM_CLOCK) -> None:
        if role not in ALL_HOLDERS:
            raise DefectError(f"There is no lease for the role {role!r}.")
        self.role = role
        self._link = Link(
            runtime, clock=clock, greeting={"role": role, "pid": os.getpid()}, silent_after_ns=500_000_000
        )
        self._status: SafetyStatus | None = None
        self.refused = ""

    @property
    def connected(self) -> bool:
        """Whether the safety program was heard in the last 0.5 s; where not, the stop must not look like it works."""
        return self._link.connected

    @property
    def status(self) -> SafetyStatus | None:
        """The newest status; None until the first, and while the link is lost."""
        return self._status if self.connected else None

    @property
    def holding(self) -> bool:
        """Whether safety counts this role as present."""
        status = self.status
        return status is not None and self.role in status.holders and not self.refused

    def fileno(self) -> int:
        """To wait on for reading; -1 while there is no connection. Ask anew before each wait."""
        return self._link.fileno()

    def service(self) -> None:
        """Do what is due now: connect, answer the challenge, take the newest status."""
        for message in self._link.service():
            try:
                if message.kind == "challenge":
                    self._link.send("answer", number=message.integer("number"), token=message.text("token"))
                elif message.kind == "status":
                    self._status = SafetyStatus.from_message(message)
                elif message.kind == "welcome":
                    self.refused = ""
                elif message.kind == "refused":
                    # Another holds this role; `what` says so. Tried again with the next connection.
                    self.refused = message.text("what")
            except Malformed:
                self._link.drop()
                return

    def tell_contacts(self, open_ones: tuple[str, ...]) -> None:
        """Say which contacts are not known to be closed; often, because a new link knows nothing of it."""
        self._link.send("contacts", open=list(open_ones))

    def close(self) -> None:
        """Give the lease up."""
        self._link.send("bye")
        self._link.drop()
