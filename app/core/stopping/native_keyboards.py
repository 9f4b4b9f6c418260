"""The keyboard on Windows and macOS, asked of the system's own library.

Guarantees: asks for the state of single keys; installs no hook, so that nothing typed passes through here.
Does not: see keys pressed while a window of a higher privilege has the focus (Windows) or while a password is entered
(macOS). One thread.
"""

import ctypes
import sys
from collections.abc import Callable
from typing import Any

from app.core.settings.site import FUNCTION_KEYS, LETTERS, PEDAL_KEYS
from app.core.stopping.keyboard import Keyboard, unavailable

# Virtual-key codes (winuser.h): by the layout.
WINDOWS_KEYS: dict[str, tuple[int, ...]] = {
    "Shift": (0x10,),
    "Ctrl": (0x11,),
    "Alt": (0x12,),
    "Meta": (0x5B, 0x5C),
    "Pause": (0x13,),
    "End": (0x23,),
    "Insert": (0x2D,),
    **{name: (0x70 + number,) for number, name in enumerate((*FUNCTION_KEYS, *PEDAL_KEYS))},
    **{letter: (ord(letter),) for letter in LETTERS},
}
# Virtual key codes (HIToolbox/Events.h): by the place on a QWERTY keyboard. There is no Pause, and nothing after F20.
MACOS_KEYS: dict[str, tuple[int, ...]] = {
    "Shift": (0x38, 0x3C),
    "Ctrl": (0x3B, 0x3E),
    "Alt": (0x3A, 0x3D),
    "Meta": (0x37, 0x36),
    "End": (0x77,),
    "Insert": (0x72,),
    **{name: (code,) for name, code in zip("ASDFHGZXCV", range(10), strict=True)},
    **{name: (code,) for name, code in zip("BQWERYT", range(11, 18), strict=True)},
    **{name: (code,) for name, code in zip("OUIPLJKNM", (31, 32, 34, 35, 37, 38, 40, 45, 46), strict=True)},
    **{
        f"F{number}": (code,)
        for number, code in enumerate(
            (122, 120, 99, 118, 96, 97, 98, 100, 101, 109, 103, 111, 105, 107, 113, 106, 64, 79, 80, 90), 1
        )
    },
}
_MACOS_LIBRARY = "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
_MACOS_HARDWARE = 1  # kCGEventSourceStateHIDSystemState


class StateKeyboard:
    """A keyboard asked key by key.

    Args:
        keys: Those to watch.
        codes: The system's codes by name.
        is_down: Whether the key with this code is down.

    Raises:
        PrerequisiteMissing: The system has no such key.
    """

    def __init__(self, keys: frozenset[str], codes: dict[str, tuple[int, ...]], is_down: Callable[[int], bool]) -> None:
        missing = sorted(keys - codes.keys())
        if missing:
            raise unavailable(f"This system has no key {missing[0]}.", "Choose other keys in site.toml.")
        self._codes = {name: codes[name] for name in keys}
        self._is_down = is_down

    def down(self) -> frozenset[str]:
        """As `keyboard.Keyboard`."""
        return frozenset(name for name, codes in self._codes.items() if any(map(self._is_down, codes)))

    def close(self) -> None:
        """Nothing is held."""


def open_native_keyboard(keys: frozenset[str]) -> Keyboard:
    """The keyboard of Windows or macOS.

    Raises:
        PrerequisiteMissing: The system's library cannot be loaded, or there is no such key.
    """
    try:
        if sys.platform == "win32":
            user: Any = ctypes.WinDLL("user32")
            return StateKeyboard(keys, WINDOWS_KEYS, lambda code: bool(user.GetAsyncKeyState(code) & 0x8000))
        services: Any = ctypes.CDLL(_MACOS_LIBRARY)
        services.CGEventSourceKeyState.restype = ctypes.c_bool
        services.CGEventSourceKeyState.argtypes = (ctypes.c_int32, ctypes.c_uint16)
    except (OSError, AttributeError) as error:
        raise unavailable(f"The system's library for the keyboard cannot be loaded ({error}).") from error
    return StateKeyboard(keys, MACOS_KEYS, lambda code: bool(services.CGEventSourceKeyState(_MACOS_HARDWARE, code)))
