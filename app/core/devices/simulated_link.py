"""The link between the simulated amplifier and its driver: loses, repeats, reorders and delays packets when told to.

Guarantees: the same seed, faults and samples give the same fate of every packet, whenever it is asked for; `on_lost` is
told of every sample that will never arrive, by the link itself, so that a gap table can be held against it; without a
fault it is passed by and costs nothing. Does not: lose a packet by delaying it (a delay is shorter than what the
driver waits, 40 ms). One thread.
"""

import heapq
import math
from collections.abc import Callable, Iterator

from app.core.devices.packet_order import COUNTER_MODULUS, Packet
from app.core.devices.simulated_brain import chance
from app.core.signals.blocks import SampleBlock

PACKET_S = 0.004
_SHORTEST_DELAY_S = 0.004
_LONGEST_DELAY_S = 0.032
_STALL_S = 0.2
_BLOCKS_A_STALL = 500
# Each kind of chance has a number of its own, so that one fault does not follow from another.
_DROP, _DUPLICATE, _REORDER, _DELAY, _AGAIN, _LATE, _STALL = range(61, 68)

OnLost = Callable[[int, int], None]


class Fate:
    """A fault that befalls the next so many packets, or a share of all."""

    def __init__(self, seed: int, kind: int) -> None:
        self._seed = seed
        self._kind = kind
        self.share = 0.0
        self.next_packets = 0
        self._last_number = -1
        self._last = False

    @property
    def on(self) -> bool:
        return self.share > 0 or self.next_packets > 0

    def befalls(self, number: int) -> bool:
        """Asked once for each packet, in order (twice in a row where a packet was cut in two)."""
        if number != self._last_number:
            self._last_number = number
            if self.next_packets > 0:
                self.next_packets -= 1
                self._last = True
            else:
                self._last = self.share > 0 and chance(self._seed, self._kind, number) < self.share
        return self._last


class SimulatedLink:
    """One link.

    Attributes:
        drop, duplicate, reorder: What befalls packets.
        late_s: How late a block may arrive; one in 500 is then 200 ms late besides.
    """

    def __init__(self, seed: int, rate_hz: float, on_lost: OnLost | None) -> None:
        self._seed = seed
        self._on_lost = on_lost
        self._packet_samples = max(1, math.floor(PACKET_S * rate_hz))
        self._under_way: list[tuple[float, int, int, Packet]] = []
        self._sent = 0
        self.drop = Fate(seed, _DROP)
        self.duplicate = Fate(seed, _DUPLICATE)
        self.reorder = Fate(seed, _REORDER)
        self.late_s = 0.0

    @property
    def busy(self) -> bool:
        """Whether packets have to take this way."""
        return self.drop.on or self.duplicate.on or self.reorder.on or bool(self._under_way)

    @property
    def next_arrival_s(self) -> float:
        return self._under_way[0][0] if self._under_way else math.inf

    def clear(self) -> None:
        """Forget what is under way."""
        self._under_way.clear()

    def heal(self) -> None:
        """No more faults; what is under way arrives."""
        for fate in (self.drop, self.duplicate, self.reorder):
            fate.share, fate.next_packets = 0.0, 0
        self.late_s = 0.0

    def lateness_s(self, block_end: int) -> float:
        """How late the block that ends there arrives."""
        if not self.late_s:
            return 0.0
        stalled = chance(self._seed, _STALL, block_end) < 1 / _BLOCKS_A_STALL
        return self.late_s * chance(self._seed, _LATE, block_end) + (_STALL_S if stalled else 0.0)

    def lose(self, first: int, end: int) -> None:
        """Samples that the amplifier will not send."""
        if self._on_lost is not None and end > first:
            self._on_lost(first, end)

    def send(self, block: SampleBlock, at_s: float) -> None:
        """The amplifier hands over what it has made; undisturbed, it arrives at `at_s`."""
        first = block.first_sample
        while first < block.end_sample:
            number = first // self._packet_samples
            end = min(block.end_sample, (number + 1) * self._packet_samples)
            if self.drop.befalls(number):
                self.lose(first, end)
            else:
                packet = Packet(
                    counter=first % COUNTER_MODULUS,
                    device_time_s=block.device_time_s + (first - block.first_sample) / block.rate_hz,
                    samples=block.samples[:, first - block.first_sample : end - block.first_sample],
                )
                self._send(packet, number, at_s)
            first = end

    def arrivals(self, until_s: float) -> Iterator[tuple[Packet, float]]:
        """What has arrived by then, with when, in that order."""
        while self._under_way and self._under_way[0][0] <= until_s:
            at_s, _, _, packet = heapq.heappop(self._under_way)
            yield packet, at_s

    def _send(self, packet: Packet, number: int, at_s: float) -> None:
        delay_s = self._delay_s(_DELAY, number) if self.reorder.befalls(number) else 0.0
        self._put(packet, at_s + delay_s)
        if self.duplicate.befalls(number):
            self._put(packet, at_s + self._delay_s(_AGAIN, number))

    def _put(self, packet: Packet, at_s: float) -> None:
        self._sent += 1
        heapq.heappush(self._under_way, (at_s, self._sent, packet.counter, packet))

    def _delay_s(self, kind: int, number: int) -> float:
        return _SHORTEST_DELAY_S + (_LONGEST_DELAY_S - _SHORTEST_DELAY_S) * chance(self._seed, kind, number)
