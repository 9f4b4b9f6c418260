"""The frames of the stimulator protocol (docs/stimulator-protocol.md), to and from bytes.

Guarantees: whatever bytes come, and however they are cut, the outcome is whole frames whose checksum is right, or
nothing; a frame tells its direction, so that an echo is never an answer; memory is bounded.
Does not: know what a frame means, or touch a port. One thread.
"""

import re
import zlib
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, unquote

VERSION: Final = 1
TO_DEVICE: Final = ">"
FROM_DEVICE: Final = "<"
UNASKED: Final = 0
"""Sequence number of what a device says without being asked."""
LARGEST_SEQUENCE: Final = 0xFFFF
LONGEST_FRAME: Final = 480

_FRAME = re.compile(
    rb"([<>])(\d{1,2}) ([0-9a-f]{4}) ([a-z_]{1,16})((?: [a-z_]{1,16}=[A-Za-z0-9_.~%-]{0,160})*)\*([0-9a-f]{8})"
)
_ENDS = re.compile(rb"[\r\n]")


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of this version of the protocol.

    Attributes:
        direction: `TO_DEVICE` or `FROM_DEVICE`.
        sequence: 1 to `LARGEST_SEQUENCE`; an answer bears that of its command. `UNASKED` for what was not asked.
        word: Of a command its name; of the device "ok", "no" or "told".
        fields: Values by name, as text.
    """

    direction: str
    sequence: int
    word: str
    fields: dict[str, str] = field(default_factory=dict)

    def number(self, name: str) -> float | None:
        """The number in a field; None where there is none (also for infinity and what is no number)."""
        text = self.fields.get(name, "")
        return float(text) if re.fullmatch(r"-?\d{1,15}(\.\d{1,9})?", text) else None

    def encode(self) -> bytes:
        """The bytes of the frame, with its checksum and line end."""
        words = [f"{self.direction}{VERSION} {self.sequence:04x} {self.word}"]
        words += [f"{name}={quote(value, safe='')}" for name, value in self.fields.items()]
        body = " ".join(words).encode("ascii")
        return b"%s*%08x\n" % (body, zlib.crc32(body))


def decode(line: bytes) -> Frame | None:
    """The frame that ends a line; None where there is none, its checksum is wrong, or it is of another version.

    What stands before it in the line (noise, or half a frame whose end was lost) is skipped.
    """
    begins = max(line.rfind(b"<"), line.rfind(b">"))
    match = _FRAME.fullmatch(line[begins:]) if begins >= 0 else None
    if match is None or int(match[2]) != VERSION:
        return None
    body = match[0][:-9]
    if int(match[6], 16) != zlib.crc32(body):
        return None
    fields: dict[str, str] = {}
    for pair in match[5].decode("ascii").split():
        name, _, value = pair.partition("=")
        if name in fields:
            return None
        fields[name] = unquote(value, errors="replace")
    return Frame(match[1].decode("ascii"), int(match[3], 16), match[4].decode("ascii"), fields)


class FrameReader:
    """Finds frames of one direction in a stream of bytes.

    Args:
        direction: Of the frames wanted; those of the other one are echoes of our own.

    Attributes:
        garbled: Lines that were no frame, since the beginning.
    """

    def __init__(self, direction: str) -> None:
        self._direction = direction
        self._rest = b""
        self.garbled = 0

    def feed(self, data: bytes) -> list[Frame]:
        """The frames that are complete now."""
        *lines, rest = _ENDS.split(self._rest + data)
        self._rest = rest[-LONGEST_FRAME:]
        frames: list[Frame] = []
        for line in lines:
            if not line:
                continue
            frame = decode(line[-LONGEST_FRAME:])
            if frame is None:
                self.garbled += 1
            elif frame.direction == self._direction:
                frames.append(frame)
        return frames

    def forget(self) -> None:
        """Drop half a frame: what comes next is of another connection."""
        self._rest = b""
