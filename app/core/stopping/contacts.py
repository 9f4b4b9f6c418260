"""The site's pedals and buttons on serial ports: which of them stop now, and which hinder a start.

Guarantees: one that goes from closed to anything else stops at once; one that was never closed, or is still open,
hinders every start and reset. Does not: wait. One thread.
"""

from collections.abc import Iterable

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.devices.stop_contact import ContactState, StopContact
from app.core.settings.site import ContactSettings
from app.core.stopping.messages import StopInputView
from app.core.stopping.stopper import Trigger

TELL_AFTER_NS = 100_000_000
"""The stop itself goes first, with its latency. What the safety program does about an open contact is a backstop."""


class Contacts:
    """All contacts of one site."""

    def __init__(self, settings: Iterable[ContactSettings], *, clock: Clock = SYSTEM_CLOCK) -> None:
        self._clock = clock
        self._contacts = [StopContact(contact, clock=clock) for contact in settings]
        self._open_since_ns = {contact.name: 0 for contact in self._contacts}
        self._seen = {contact.name: ContactState.LOST for contact in self._contacts}

    def look(self) -> list[Trigger]:
        """Those that stop now."""
        triggers = []
        for contact in self._contacts:
            before, after = self._seen[contact.name], contact.look()
            self._seen[contact.name] = after
            if before is not ContactState.CLOSED or after is ContactState.CLOSED:
                continue
            now_ns = self._open_since_ns[contact.name] = self._clock.monotonic_ns()
            if after is ContactState.OPEN:
                triggers.append(Trigger("pedal", contact.name, now_ns))
            elif contact.settings.stop_when_lost:
                triggers.append(Trigger("pedal_lost", contact.name, now_ns))
        return triggers

    def hindering(self) -> tuple[str, ...]:
        """Names of those that are not known to be closed."""
        now_ns = self._clock.monotonic_ns()
        return tuple(
            contact.name
            for contact in self._contacts
            if self._hinders(contact) and now_ns - self._open_since_ns[contact.name] >= TELL_AFTER_NS
        )

    def _hinders(self, contact: StopContact) -> bool:
        state = self._seen[contact.name]
        return state is ContactState.OPEN or (state is ContactState.LOST and contact.settings.stop_when_lost)

    def views(self) -> tuple[StopInputView, ...]:
        """How they stand."""
        return tuple(
            StopInputView(kind="contact", name=contact.name, state=self._seen[contact.name], text=contact.fault)
            for contact in self._contacts
        )

    def close(self) -> None:
        """Let go of the ports."""
        for contact in self._contacts:
            contact.close()
