"""Cuts a recording at its gaps: EDF, and so BIDS, has no place for missing samples. Pure.

Guarantees: every recorded sample is in exactly one part; within a part no stream has a hole. Does not: fill a gap.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.recording.framing import RecordedGap
from app.core.signals.channels import StreamDescription

_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Part:
    """A continuous stretch of all streams.

    Attributes:
        ranges: Sample indices [first, end) by stream, in the order of the streams.
        start_s: Stream time of its earliest sample; other streams may begin a little later.
        end_s: Stream time one past its latest sample.
    """

    ranges: tuple[tuple[int, int], ...]
    start_s: float
    end_s: float


def cut_at_gaps(
    streams: Sequence[StreamDescription], ends: Sequence[int], gaps: Sequence[RecordedGap]
) -> tuple[Part, ...]:
    """The parts, in order.

    Args:
        ends: Index one past the newest sample of each stream.
    """
    cursors = [0] * len(streams)
    parts: list[Part] = []
    for start_s, found in _breaks(streams, gaps):
        ranges: list[tuple[int, int]] = []
        for k, stream in enumerate(streams):
            own = [gap for gap in found if gap.stream_id == stream.stream_id]
            # A stream without a hole here is cut where the others stop.
            cut = own[0].first_sample if own else min(ends[k], round(start_s * stream.rate_hz))
            ranges.append((cursors[k], max(cut, cursors[k])))
            cursors[k] = own[-1].end_sample if own else max(cut, cursors[k])
        _add(parts, streams, ranges)
    _add(parts, streams, [(cursor, max(end, cursor)) for cursor, end in zip(cursors, ends, strict=True)])
    return tuple(parts)


def _breaks(streams: Sequence[StreamDescription], gaps: Sequence[RecordedGap]) -> list[tuple[float, list[RecordedGap]]]:
    """Gaps that overlap in time, taken together: (earliest start, the gaps by their first sample).

    Two gaps of one stream with samples between them are never taken together, or these samples would be nowhere.
    """
    rates: dict[str, float] = {stream.stream_id: stream.rate_hz for stream in streams}
    timed = sorted(gaps, key=lambda gap: gap.first_sample / rates[gap.stream_id])
    found: list[tuple[float, list[RecordedGap]]] = []
    end_s = float("-inf")
    for gap in timed:
        rate_hz = rates[gap.stream_id]
        first_s, last_s = gap.first_sample / rate_hz, gap.end_sample / rate_hz
        known = found[-1][1] if found else []
        apart = any(g.stream_id == gap.stream_id and g.end_sample < gap.first_sample for g in known)
        if found and first_s <= end_s + _TOLERANCE and not apart:
            known.append(gap)
            end_s = max(end_s, last_s)
        else:
            found.append((first_s, [gap]))
            end_s = last_s
    return found


def _add(parts: list[Part], streams: Sequence[StreamDescription], ranges: list[tuple[int, int]]) -> None:
    spans = [
        (first / stream.rate_hz, end / stream.rate_hz)
        for (first, end), stream in zip(ranges, streams, strict=True)
        if end > first
    ]
    if spans:
        parts.append(Part(tuple(ranges), min(span[0] for span in spans), max(span[1] for span in spans)))
