"""What the program that watches chord, pedals and contacts tells the station.

Guarantees: frozen typed messages. Does not: carry a stop: that goes to the safety program, straight.
"""

import msgspec

from app.core.telemetry.heartbeat import StationAlive
from app.core.wire.envelopes import Done, Message


class StopInputView(msgspec.Struct, frozen=True, kw_only=True):
    """One way to stop, and whether it works.

    Attributes:
        kind: "chord", "pedal_key" or "contact".
        name: The keys, or the contact's name.
        state: "watched" (keys), "closed", "open", "lost" (contacts), "unavailable", "off".
        text: Why it does not work; empty where it does.
    """

    kind: str
    name: str
    state: str
    text: str = ""

    @property
    def works(self) -> bool:
        """Whether pressing it would stop."""
        return self.state in {"watched", "closed"}


class StopInputsTold(Message, frozen=True, kw_only=True):
    """All ways of this site, at each change and once a second."""

    inputs: tuple[StopInputView, ...]


class QuitStopInputs(Message, frozen=True, kw_only=True):
    """End in order."""


StopInputsHears = StationAlive | QuitStopInputs | Done
