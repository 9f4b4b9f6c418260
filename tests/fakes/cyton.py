"""An OpenBCI Cyton behind a pty: speaks the board's public serial protocol to whoever opens the port.

Source: OpenBCI Cyton data format (33-byte packets) and Cyton SDK (commands, answers that end in "$$$"). It has a
thread of its own, as a board has. Closing the pty is what unplugging is; a link stands for the port's name, so that the
same board can be plugged in again.
"""

import math
import os
import random
import select
import struct
import threading
import tty
from pathlib import Path

from app.core.clock import SYSTEM_CLOCK

RATE_HZ = 250
FIRMWARE = "v3.1.2"
_UV_PER_COUNT_AT_GAIN_1 = 4.5 / (2**23 - 1) * 1e6
_GAINS = (1, 2, 4, 6, 8, 12, 24)
_SERIES_OHM = 2200.0
_TEST_UA = 0.006
# The slow pulse of the ADS1299 at once its amplitude, and what its input adds.
_PULSE_UV = 4.5e6 / 2400
_PULSE_HZ = 2.048e6 / 2**21
_NOISE_UV = 0.14


class Cyton:
    """A board that is switched on.

    Attributes:
        sent: Packets sent since it was plugged in.
        commands: Everything it was told.
        sensitivity: What a channel makes of its input; 1 is right.
        switched_on: Where it is not, the dongle is there and the board is not.
    """

    def __init__(self, link: Path, *, firmware: str = FIRMWARE, kiloohm: dict[int, float] | None = None) -> None:
        self.link = link
        self.sent = 0
        self.commands = ""
        self.streaming = False
        self.switched_on = True
        self._firmware = firmware
        self._kiloohm = kiloohm or {}
        self._gain = dict.fromkeys(range(8), 24)
        self._current_on: set[int] = set()
        self._given = "electrodes"
        self.sensitivity = dict.fromkeys(range(8), 1.0)
        self._number = 0
        self._to_skip = 0
        self._hold_until_ns = 0
        self._unplugged = threading.Event()
        self._master, slave = os.openpty()
        tty.setraw(slave)
        link.unlink(missing_ok=True)
        link.symlink_to(os.ttyname(slave))
        # The port stays raw while nobody holds it only as long as this end keeps it open.
        self._slave = slave
        self._thread = threading.Thread(target=self._live, name="cyton")
        self._thread.start()

    def value_uv(self, channel: int, number: int) -> float:
        """What a channel measured in packet `number`, microvolts; exact in the board's own steps."""
        counts = ((number * 7 + channel * 1000) % 20000) - 10000
        return counts * _UV_PER_COUNT_AT_GAIN_1 / 24

    def lose(self, packets: int) -> None:
        """The radio loses packets: they are numbered and not sent."""
        self._to_skip = packets

    def out_of_reach(self, duration_s: float) -> None:
        """The radio reaches nobody for a while; the board goes on measuring and numbering."""
        self._hold_until_ns = SYSTEM_CLOCK.monotonic_ns() + round(duration_s * 1e9)

    def unplug(self) -> int:
        """The cable is pulled. Returns when, monotonic nanoseconds."""
        self._unplugged.set()
        self._thread.join()
        at_ns = SYSTEM_CLOCK.monotonic_ns()
        os.close(self._slave)
        os.close(self._master)
        return at_ns

    def _live(self) -> None:
        next_ns = 0
        while not self._unplugged.is_set():
            ready, _, _ = select.select([self._master], [], [], 0.001)
            if ready:
                was = self.streaming
                self._hear(os.read(self._master, 256).decode("ascii", "replace"))
                if self.streaming and not was:
                    next_ns = SYSTEM_CLOCK.monotonic_ns()
            now_ns = SYSTEM_CLOCK.monotonic_ns()
            while self.streaming and now_ns >= next_ns:
                next_ns += 1_000_000_000 // RATE_HZ
                self._send_packet(heard=now_ns >= self._hold_until_ns)

    def _hear(self, text: str) -> None:
        self.commands += text
        if not self.switched_on:
            return
        k = 0
        while k < len(text):
            if text[k] == "x" and "X" in text[k:]:
                self._gain[int(text[k + 1]) - 1] = _GAINS[int(text[k + 3])]
                k += 8
            elif text[k] == "z" and "Z" in text[k:]:
                channel = int(text[k + 1]) - 1
                (self._current_on.add if text[k + 3] == "1" else self._current_on.discard)(channel)
                k += 4
            else:
                self._obey(text[k])
            k += 1

    def _obey(self, letter: str) -> None:
        if letter == "v":
            self.streaming = False
            self._say(f"OpenBCI V3 8-16 channel\nOn Board ADS1299 Device ID: 0x3E\nFirmware: {self._firmware}\n")
        elif letter == "V":
            self._say(self._firmware)
        elif letter == "d":
            self._gain = dict.fromkeys(range(8), 24)
            self._current_on.clear()
            self._given = "electrodes"
            self._say("updating channel settings to default")
        elif letter in "0-":
            self._given = "ground" if letter == "0" else "pulse"
            self._say("Configured internal test signal.")
        elif letter == "b":
            self.streaming = True
        elif letter == "s":
            self.streaming = False

    def _say(self, text: str) -> None:
        if not self.streaming:
            os.write(self._master, f"{text}$$$".encode("ascii"))

    def _send_packet(self, *, heard: bool) -> None:
        number, self._number = self._number, self._number + 1
        if self._to_skip or not heard:
            self._to_skip = max(self._to_skip - 1, 0)
            return
        body = b"".join(self._counts(channel, number) for channel in range(8))
        os.write(self._master, bytes([0xA0, number & 255]) + body + bytes(6) + b"\xc0")
        self.sent += 1

    def _counts(self, channel: int, number: int) -> bytes:
        value_uv = self.value_uv(channel, number)
        if channel in self._current_on:
            ohm = self._kiloohm.get(channel, 5.0) * 1000 + _SERIES_OHM
            value_uv = ohm * _TEST_UA * math.sin(2 * math.pi * 31.25 * number / RATE_HZ)
        elif self._given != "electrodes":
            value_uv = _NOISE_UV * random.Random(number * 8 + channel).gauss(0.0, 1.0)
            if self._given == "pulse":
                value_uv += _PULSE_UV * (1 if number / RATE_HZ * _PULSE_HZ % 1 < 0.5 else -1)
        value_uv *= self.sensitivity[channel]
        counts = round(value_uv * self._gain[channel] / _UV_PER_COUNT_AT_GAIN_1)
        return struct.pack(">i", max(-(2**23), min(counts, 2**23 - 1)))[1:]
