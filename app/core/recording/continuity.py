"""Keeps count of a stream's samples: what came, what is missing, what is due next.

Guarantees: every index from 0 to `end_sample` is either recorded or in exactly one gap. Pure; one thread.
"""

from dataclasses import dataclass

from app.core.errors import RecordingBroken
from app.core.recording.framing import RecordedCount, RecordedGap, StreamPosition
from app.core.signals.blocks import SampleBlock


@dataclass(slots=True)
class StreamCounter:
    """Counts one stream."""

    stream_id: str
    next_sample: int = 0
    next_sequence: int | None = None
    samples: int = 0
    lost: int = 0
    gaps: int = 0
    blocks: int = 0

    @classmethod
    def at(cls, position: StreamPosition, count: RecordedCount) -> "StreamCounter":
        """A counter that goes on from where a segment's header says that the stream stands."""
        return cls(
            stream_id=position.stream_id,
            next_sample=position.next_sample,
            next_sequence=position.next_sequence,
            samples=count.samples,
            lost=count.lost,
            gaps=count.gaps,
            blocks=count.blocks,
        )

    def missing_before(self, block: SampleBlock) -> int:
        """Samples missing between what came last and `block`; negative where it repeats some."""
        return block.first_sample - self.next_sample

    def count_block(self, block: SampleBlock) -> None:
        self.count(block.first_sample, block.n_samples, block.sequence)

    def count(self, first_sample: int, n_samples: int, sequence: int) -> None:
        """Raises: RecordingBroken: It does not follow what came before."""
        if first_sample != self.next_sample:
            raise RecordingBroken(
                f"Stream {self.stream_id} goes on at sample {first_sample} where {self.next_sample} is due."
            )
        if self.next_sequence is not None and sequence != self.next_sequence:
            raise RecordingBroken(
                f"Stream {self.stream_id} goes on with block {sequence} where {self.next_sequence} is due."
            )
        self.next_sample += n_samples
        self.next_sequence = sequence + 1
        self.samples += n_samples
        self.blocks += 1

    def count_gap(self, gap: RecordedGap) -> None:
        """Raises: RecordingBroken: It does not follow what came before."""
        if gap.first_sample != self.next_sample or gap.n_samples <= 0:
            raise RecordingBroken(
                f"Stream {self.stream_id} has a gap at sample {gap.first_sample} where {self.next_sample} is due."
            )
        self.next_sample = gap.end_sample
        self.lost += gap.n_samples if gap.is_loss else 0
        self.gaps += 1

    def position(self) -> StreamPosition:
        return StreamPosition(stream_id=self.stream_id, next_sample=self.next_sample, next_sequence=self.next_sequence)

    def total(self) -> RecordedCount:
        return RecordedCount(
            stream_id=self.stream_id,
            samples=self.samples,
            lost=self.lost,
            gaps=self.gaps,
            end_sample=self.next_sample,
            blocks=self.blocks,
        )
