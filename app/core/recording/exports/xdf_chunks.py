"""Chunks of an XDF file, as bytes. Pure.

Guarantees: every chunk is whole and of known length; each sample carries its own time. Does not: read, or write files.
Source: XDF specification 1.0, https://github.com/sccn/xdf/wiki/Specifications
"""

import struct
from collections.abc import Sequence
from enum import IntEnum
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray

MAGIC = b"XDF:"
BOUNDARY = bytes.fromhex("43a546dccbf5410fb30ed5467383cbe4")
# Longest content whose length still goes into four bytes.
_FOUR_BYTES = 1 << 32


class ChunkTag(IntEnum):
    """What a chunk holds."""

    FILE_HEADER = 1
    STREAM_HEADER = 2
    SAMPLES = 3
    CLOCK_OFFSET = 4
    BOUNDARY = 5
    STREAM_FOOTER = 6


def varlen(number: int) -> bytes:
    """A length in the fewest bytes that the format knows (1, 4 or 8), after their number."""
    if number < 1 << 8:
        return struct.pack("<BB", 1, number)
    return struct.pack("<BI", 4, number) if number < _FOUR_BYTES else struct.pack("<BQ", 8, number)


def chunk(tag: ChunkTag, content: bytes) -> bytes:
    return varlen(len(content) + 2) + struct.pack("<H", tag) + content


def xml_chunk(tag: ChunkTag, info: ElementTree.Element, number: int | None = None) -> bytes:
    """A header or footer; `number` is that of the stream, None for the file's own."""
    which = b"" if number is None else struct.pack("<I", number)
    return chunk(tag, which + ElementTree.tostring(info, encoding="utf-8", xml_declaration=True))


def sample_chunk(number: int, times_s: NDArray[np.float64], rows: NDArray[np.float32]) -> bytes:
    """Samples of a numeric stream.

    Args:
        rows: Shape (n_samples, n_channels).
    """
    record = np.dtype([("time_bytes", "u1"), ("time_s", "<f8"), ("values", "<f4", (rows.shape[1],))])
    packed = np.empty(len(rows), dtype=record)
    packed["time_bytes"], packed["time_s"], packed["values"] = 8, times_s, rows
    return chunk(ChunkTag.SAMPLES, struct.pack("<I", number) + varlen(len(rows)) + packed.tobytes())


def text_chunk(number: int, times_s: Sequence[float], texts: Sequence[str]) -> bytes:
    """Samples of a stream with one channel of texts."""
    parts = [struct.pack("<I", number), varlen(len(texts))]
    for time_s, text in zip(times_s, texts, strict=True):
        written = text.encode()
        parts += [struct.pack("<Bd", 8, time_s), varlen(len(written)), written]
    return chunk(ChunkTag.SAMPLES, b"".join(parts))


def boundary_chunk() -> bytes:
    """Where a reader of a damaged file finds its feet again."""
    return chunk(ChunkTag.BOUNDARY, BOUNDARY)


def element(parent: ElementTree.Element, tag: str, text: str = "") -> ElementTree.Element:
    """A child; characters that XML cannot hold become the replacement character."""
    child = ElementTree.SubElement(parent, tag)
    child.text = "".join(c if _in_xml(c) else "\N{REPLACEMENT CHARACTER}" for c in text)
    return child


def _in_xml(character: str) -> bool:
    """XML 1.0, production 2 (Char)."""
    code = ord(character)
    return character in "\t\n\r" or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or code > 0xFFFF
