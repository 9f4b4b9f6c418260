"""Puts an amplifier's packets into the order in which it made them: the first thing a driver does behind a link.

Guarantees: packets come out once, in the order of the amplifier's counter; one that came twice is dropped; one that is
missing is waited for until 40 ms after a later one has come, and is then given up: the counter of the next packet
jumps. What comes out depends on what arrived and when, not on when it was asked for. The counter may wrap (32 bit).
Does not: know channels, fill holes. Pure; one thread.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

REORDER_WINDOW_S = 0.04
COUNTER_MODULUS = 1 << 32
# Amplifiers give their time in milliseconds at worst.
_CLOCK_STEP_S = 0.002


@dataclass(frozen=True, slots=True, eq=False)
class Packet:
    """What an amplifier sends at once.

    Attributes:
        counter: The amplifier's sample counter at the packet's first sample, modulo 2^32.
        device_time_s: The amplifier's clock at the first sample.
        samples: Microvolts, float32, shape (n_channels, n_samples).
    """

    counter: int
    device_time_s: float
    samples: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class OrderedPacket:
    """A packet in its place: the index of its first sample on the axis that `begin` started."""

    first: int
    packet: Packet

    @property
    def end(self) -> int:
        return self.first + int(self.packet.samples.shape[1])


class PacketOrder:
    """The order of one amplifier's packets.

    Attributes:
        repeated: Packets that came again (or after they had been given up) and were dropped.
        given_up: Holes that were not filled in time.
    """

    def __init__(self, window_s: float = REORDER_WINDOW_S) -> None:
        self._window_s = window_s
        self._next = 0
        self._held: dict[int, tuple[Packet, float]] = {}
        self._ready: list[OrderedPacket] = []
        self.repeated = 0
        self.given_up = 0

    def begin(self, first: int) -> None:
        """Sample `first` is due next; what was held is forgotten."""
        self._next = first
        self._held.clear()
        self._ready.clear()

    @property
    def empty(self) -> bool:
        return not self._held and not self._ready

    @property
    def deadline_s(self) -> float:
        """When the hole that is being waited on is given up; infinite where nothing is missing."""
        return min((at_s for _, at_s in self._held.values()), default=math.inf) + self._window_s

    def take(self, packet: Packet, at_s: float) -> None:
        """A packet has arrived; arrivals are given in the order of their times."""
        self._give_up(at_s)
        # The counter's nearest occurrence to where we are: a packet is at most half a round away.
        ahead = (packet.counter - self._next + COUNTER_MODULUS // 2) % COUNTER_MODULUS - COUNTER_MODULUS // 2
        first = self._next + ahead
        if ahead < 0 or first in self._held:
            self.repeated += 1
            return
        if ahead == 0:
            self._pass_on(packet)
            self._pass_on_held()
        else:
            self._held[first] = (packet, at_s)

    def release(self, now_s: float) -> list[OrderedPacket]:
        """The packets whose place is certain by now; infinity gives up every hole."""
        self._give_up(now_s)
        ready, self._ready = self._ready, []
        return ready

    def _give_up(self, now_s: float) -> None:
        while self._held and now_s >= self.deadline_s:
            self._next = min(self._held)
            self.given_up += 1
            self._pass_on_held()

    def _pass_on_held(self) -> None:
        while (held := self._held.pop(self._next, None)) is not None:
            self._pass_on(held[0])

    def _pass_on(self, packet: Packet) -> None:
        ordered = OrderedPacket(self._next, packet)
        self._ready.append(ordered)
        self._next = ordered.end


class DeviceClockWatch:
    """Notices when an amplifier's clock goes on at another time than its sample counter says."""

    def __init__(self, rate_hz: float) -> None:
        self._rate_hz = rate_hz
        self._offset_s: float | None = None

    def begin(self) -> None:
        """The next time is taken as it comes."""
        self._offset_s = None

    def notice(self, first_sample: int, device_time_s: float) -> float | None:
        """By how many seconds the clock has jumped before this sample; None where it has not."""
        offset_s = device_time_s - first_sample / self._rate_hz
        before_s, self._offset_s = self._offset_s, offset_s
        if before_s is None or not abs(offset_s - before_s) > max(_CLOCK_STEP_S, 1.5 / self._rate_hz):
            return None
        return offset_s - before_s


def runs(packets: list[OrderedPacket], rate_hz: float) -> list[list[OrderedPacket]]:
    """The packets cut wherever one does not follow without a hole, or the amplifier's clock was set in between."""
    found: list[list[OrderedPacket]] = []
    for packet in packets:
        last = found[-1][-1] if found else None
        if last is not None and last.end == packet.first and not _clock_was_set(last, packet, rate_hz):
            found[-1].append(packet)
        else:
            found.append([packet])
    return found


def _clock_was_set(last: OrderedPacket, packet: OrderedPacket, rate_hz: float) -> bool:
    went_on_s = packet.packet.device_time_s - last.packet.device_time_s
    return abs(went_on_s - (packet.first - last.first) / rate_hz) > _CLOCK_STEP_S / 2
