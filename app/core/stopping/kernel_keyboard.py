"""The keyboards of a Linux machine, asked of the kernel: needs the right to read /dev/input, and no display at all.

Guarantees: reads the state of keys (EVIOCGKEY), never events; keyboards that come and go are taken up within 2 s.
Does not: know the layout: keys are known by their place on a QWERTY keyboard. One thread.
"""

import contextlib
import os
from pathlib import Path

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.settings.site import LETTERS, PEDAL_KEYS
from app.core.stopping.keyboard import unavailable

FOLDER = Path("/dev/input")
LOOK_AGAIN_NS = 2_000_000_000
_STATE_BYTES = 96  # KEY_MAX is 0x2ff
_EVIOCGKEY = 2 << 30 | _STATE_BYTES << 16 | ord("E") << 8 | 0x18

_ROWS = {16: "QWERTYUIOP", 30: "ASDFGHJKL", 44: "ZXCVBNM"}
# linux/input-event-codes.h
_CODES: dict[str, tuple[int, ...]] = {
    "Ctrl": (29, 97),
    "Shift": (42, 54),
    "Alt": (56, 100),
    "Meta": (125, 126),
    "Pause": (119,),
    "End": (107,),
    "Insert": (110,),
    **{f"F{number}": (58 + number,) for number in range(1, 11)},
    "F11": (87,),
    "F12": (88,),
    **{name: (183 + number,) for number, name in enumerate(PEDAL_KEYS)},
    **{letter: (first + place,) for first, row in _ROWS.items() for place, letter in enumerate(row)},
}
assert set(LETTERS) <= set(_CODES)


def keys_down(state: bytes, keys: frozenset[str]) -> frozenset[str]:
    """Those of `keys` that are down in a state as the kernel gives it."""
    return frozenset(name for name in keys if any(state[code // 8] >> code % 8 & 1 for code in _CODES[name]))


class KernelKeyboard:
    """All keyboards that this user may read.

    Raises:
        PrerequisiteMissing: There is none.
    """

    def __init__(self, keys: frozenset[str], *, folder: Path = FOLDER, clock: Clock = SYSTEM_CLOCK) -> None:
        self._keys = keys
        self._folder = folder
        self._clock = clock
        self._handles: dict[Path, int] = {}
        self._look_ns = 0
        self._look()
        if not self._handles:
            raise unavailable("No keyboard of this machine may be read by this user.")

    def down(self) -> frozenset[str]:
        """As `keyboard.Keyboard`."""
        import fcntl

        if self._clock.monotonic_ns() >= self._look_ns:
            self._look()
        found: frozenset[str] = frozenset()
        for path, handle in list(self._handles.items()):
            try:
                state = bytes(fcntl.ioctl(handle, _EVIOCGKEY, bytes(_STATE_BYTES)))
            except OSError:
                os.close(self._handles.pop(path))
                continue
            found |= keys_down(state, self._keys)
        if not self._handles:
            raise unavailable("The keyboard has been taken off.")
        return found

    def _look(self) -> None:
        self._look_ns = self._clock.monotonic_ns() + LOOK_AGAIN_NS
        for path in self._folder.glob("event*"):
            if path not in self._handles:
                with contextlib.suppress(OSError):
                    self._handles[path] = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)

    def close(self) -> None:
        """Let go of them."""
        while self._handles:
            os.close(self._handles.popitem()[1])
