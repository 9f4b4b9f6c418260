"""What acquisition and the program that drives the stimulator say to each other, one JSON object a line.

Guarantees: a line that is none of these is a `msgspec.DecodeError`. Does not: carry the safety stop, which has a link
of its own from that program to safety.
"""

import msgspec

from app.core.devices.stimulator import StimulatorDescription
from app.core.wire.envelopes import Refusal


class Reach(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Reach the device, and tell what it is: answered with `Reached` or `Refused`."""

    number: int


class Guard(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Begin to guard it: safety may grant it to run from here on. Answered with `Reached`."""

    number: int


class TakeAmplitude(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Answered with `Reached` or `Refused`."""

    number: int
    amplitude_ma: float


class Reached(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    number: int
    description: StimulatorDescription
    ordered_ma: float


class Refused(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    number: int
    why: Refusal


class StateChanged(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The guard's state, and why."""

    state: str
    reason: str


class GivesTooMuch(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    amplitude_ma: float
    ordered_ma: float


Asked = Reach | Guard | TakeAmplitude
Said = Reached | Refused | StateChanged | GivesTooMuch

READ_ASKED: "msgspec.json.Decoder[Asked]" = msgspec.json.Decoder(Asked)
READ_SAID: "msgspec.json.Decoder[Said]" = msgspec.json.Decoder(Said)


def line_of(message: Asked | Said) -> bytes:
    return msgspec.json.encode(message) + b"\n"
