"""Reads a few channels of many from a source that gives whole blocks.

Guarantees: memory is that of the rows asked for and of one chunk, however wide and fast the stream is. Does not: bridge
gaps; the range lies within one stretch. Pure.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.core.processing.assessment import SignalSource
from app.core.signals.channels import StreamDescription

_CHUNK_VALUES = 8_000_000


def rows_between(
    source: SignalSource, stream: StreamDescription, rows: Sequence[int], first: int, end: int
) -> NDArray[np.float32]:
    """Samples [first, end) of `rows`, float32, shape (len(rows), end - first)."""
    step = max(1, _CHUNK_VALUES // max(1, len(stream.channels)))
    out = np.empty((len(rows), end - first), dtype=np.float32)
    for begin in range(first, end, step):
        stop = min(begin + step, end)
        out[:, begin - first : stop - first] = source.samples(stream.stream_id, begin, stop)[list(rows)]
    return out
