"""Blocks on their way from the link's thread to the drawing, and what got lost before it.

Guarantees: `put` never waits and memory is bounded: a window that does not draw for long drops the oldest blocks
and counts them. Order within a stream is kept. `put` from the link's thread, `drain` from the GUI thread.
Does not: copy samples or keep what was drained.
"""

from collections import deque
from dataclasses import dataclass

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.signals.blocks import SampleBlock

AT_MOST_BLOCKS = 2048


@dataclass(frozen=True, slots=True)
class InboxCounts:
    """Since the start.

    Attributes:
        blocks_taken: Blocks that came in.
        blocks_lost: Sequence numbers that never came, or came and were dropped here.
    """

    blocks_taken: int
    blocks_lost: int


class BlockInbox:
    """A bounded queue of blocks."""

    def __init__(self, at_most_blocks: int = AT_MOST_BLOCKS, clock: Clock = SYSTEM_CLOCK) -> None:
        self._clock = clock
        self.newest_arrival_ns = 0
        self._blocks: deque[SampleBlock] = deque()
        self._at_most = at_most_blocks
        self._next_sequence: dict[str, int] = {}
        self._taken = 0
        self._lost = 0

    def put(self, block: SampleBlock) -> None:
        expected = self._next_sequence.get(block.stream_id)
        # A sequence that begins again is a new source, not a loss.
        if expected is not None and block.sequence > expected:
            self._lost += block.sequence - expected
        self._next_sequence[block.stream_id] = block.sequence + 1
        self._taken += 1
        self.newest_arrival_ns = self._clock.monotonic_ns()
        self._blocks.append(block)
        while len(self._blocks) > self._at_most:
            self._blocks.popleft()
            self._lost += 1

    def drain(self) -> list[SampleBlock]:
        """All that has come, oldest first."""
        drained: list[SampleBlock] = []
        while self._blocks:
            try:
                drained.append(self._blocks.popleft())
            except IndexError:
                break
        return drained

    def counts(self) -> InboxCounts:
        return InboxCounts(self._taken, self._lost)
