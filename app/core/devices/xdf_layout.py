"""The chunks of an XDF file, followed one by one before its reader sees it.

Guarantees: every chunk that is trusted lies within the file, and no sample chunk announces more than it can hold;
where the chain breaks, the file is cut there, with the place. Does not: read samples (pyxdf does). One thread.
Source: the XDF specification 1.0 (sccn/xdf wiki): a chunk is its length, a tag, mostly a stream id, and its content.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from app.core.errors import SourceFileFault

_FILE_HEADER, _STREAM_HEADER, _SAMPLES, _CLOCK_OFFSET, _BOUNDARY, _STREAM_FOOTER = range(1, 7)
_WITH_STREAM = frozenset({_STREAM_HEADER, _SAMPLES, _CLOCK_OFFSET, _STREAM_FOOTER})
_LARGEST_HEADER = 1 << 24
_MOST_STREAMS = 256
_BYTES = {"int8": 1, "int16": 2, "int32": 4, "int64": 8, "float32": 4, "double64": 8, "string": 1}


@dataclass(slots=True)
class XdfLayout:
    """What the chunks say.

    Attributes:
        trusted_bytes: Length of the part whose chunks follow one another.
        cut: Why it is less than the whole; empty where it is not.
        streams: Least bytes of one sample by stream id.
        warnings: What is wrong with it but can be lived with.
    """

    trusted_bytes: int = 0
    cut: str = ""
    streams: dict[int, int] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


class _Broken(Exception):
    """The chain of chunks ends here."""


def read_xdf_layout(path: Path, *, most_chunks: int | None = None) -> XdfLayout:
    """Follow the chunks.

    Args:
        most_chunks: Stop after so many, for a first look.

    Raises:
        SourceFileFault: It is no XDF file, it cannot be read, or a stream's description cannot be true.
    """
    layout = XdfLayout(trusted_bytes=4)
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            if stream.read(4) != b"XDF:":
                raise SourceFileFault(f"{path.name} cannot be played: it does not begin as an XDF file does.")
            count = 0
            while layout.trusted_bytes < size and (most_chunks is None or count < most_chunks):
                count += 1
                try:
                    _chunk(stream, path.name, size, layout)
                except _Broken as broken:
                    layout.cut = (
                        f"It is cut or damaged at byte {layout.trusted_bytes:,} of {size:,}: {broken}. "
                        "What comes after is left out."
                    )
                    break
    except OSError as error:
        raise SourceFileFault(f"{path.name} cannot be read: {error.strerror or type(error).__name__}.") from error
    return layout


def _chunk(stream: BinaryIO, name: str, size: int, layout: XdfLayout) -> None:
    stream.seek(layout.trusted_bytes)
    length = _varying(stream)
    begin = stream.tell()
    if length < 2 or begin + length > size:
        raise _Broken(f"a chunk of {length:,} bytes does not fit")
    tag = int.from_bytes(stream.read(2), "little")
    if not _FILE_HEADER <= tag <= _STREAM_FOOTER:
        raise _Broken(f"a chunk with the unknown tag {tag}")
    if tag in _WITH_STREAM:
        if length < 6:
            raise _Broken("a chunk without its stream")
        stream_id = int.from_bytes(stream.read(4), "little")
        if tag == _STREAM_HEADER:
            _header(stream, name, stream_id, length - 6, layout)
        elif stream_id not in layout.streams:
            raise _Broken(f"a chunk of stream {stream_id}, which was not described before")
        elif tag == _SAMPLES:
            n_samples = _varying(stream)
            if n_samples * layout.streams[stream_id] > begin + length - stream.tell():
                raise _Broken(f"a chunk announces {n_samples:,} samples, which do not fit")
        elif tag == _CLOCK_OFFSET and length != 22:
            raise _Broken("a clock offset of a wrong length")
    layout.trusted_bytes = begin + length


def _header(stream: BinaryIO, name: str, stream_id: int, n_bytes: int, layout: XdfLayout) -> None:
    if n_bytes > _LARGEST_HEADER or len(layout.streams) >= _MOST_STREAMS:
        raise SourceFileFault(f"{name} cannot be played: it describes more than any recording has.")
    text = stream.read(n_bytes).decode("utf-8", "replace")
    if "<!ENTITY" in text or "<!DOCTYPE" in text:
        # Descriptions have no use for entities, and a few lines of them can fill a machine's memory.
        raise SourceFileFault(f"{name} cannot be played: the description of stream {stream_id} defines entities.")
    count = re.search(r"<channel_count>\s*(\d{1,9})\s*</channel_count>", text)
    form = re.search(r"<channel_format>\s*(\w+)\s*</channel_format>", text)
    if count is None or form is None or form.group(1) not in _BYTES:
        raise SourceFileFault(
            f"{name} cannot be played: the description of stream {stream_id} has no number of channels or no format."
        )
    if not 1 <= int(count.group(1)) <= 4096:
        raise SourceFileFault(f"{name} cannot be played: stream {stream_id} has {count.group(1)} channels.")
    if stream_id in layout.streams:
        raise SourceFileFault(f"{name} cannot be played: stream {stream_id} is described twice.")
    layout.streams[stream_id] = 1 + int(count.group(1)) * _BYTES[form.group(1)]


def _varying(stream: BinaryIO) -> int:
    """A number with its own length before it."""
    width = stream.read(1)
    if width not in (b"\x01", b"\x04", b"\x08"):
        raise _Broken("no length where a chunk should begin")
    raw = stream.read(width[0])
    if len(raw) < width[0]:
        raise _Broken("it ends inside a chunk")
    return int.from_bytes(raw, "little")
