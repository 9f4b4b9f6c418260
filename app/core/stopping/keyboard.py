"""Which of a few keys are down now, whatever has the focus.

Guarantees: asks for the state of the keyboard, and for nothing else: what is typed is never received, kept or passed
on. Works while a window is frozen, and where another has seized the keyboard (an open menu, a locked screen).
Does not: work on Wayland without the right to read the kernel's devices; it says so, and is then `Unavailable`.
One thread.
"""

import os
import sys
from collections.abc import Iterable
from typing import Protocol

from app.core.errors import NeuraScaleError, PrerequisiteMissing


class Keyboard(Protocol):
    """A keyboard that can be asked."""

    def down(self) -> frozenset[str]:
        """Those of the watched keys that are down; names of `settings.site`.

        Raises:
            PrerequisiteMissing: It cannot be asked any more.
        """
        ...

    def close(self) -> None: ...


def unavailable(
    what: str, advice: str = "Use the stop on the screen, a pedal, or `neurascale stop`."
) -> NeuraScaleError:
    """Why keys cannot be watched."""
    return PrerequisiteMissing(what, meaning="The chord and pedals that act as keyboards do not stop.", advice=advice)


def open_keyboard(keys: Iterable[str], *, environment: dict[str, str] | None = None) -> Keyboard:
    """This system's keyboard.

    Args:
        keys: Those to watch.
        environment: Where the display's name comes from; this process's, where None.

    Raises:
        PrerequisiteMissing: It cannot be asked; the text says why, and what would help.
    """
    # Each is for one system only, and imported there.
    watched = frozenset(keys)
    if sys.platform == "win32" or sys.platform == "darwin":
        from app.core.stopping.native_keyboards import open_native_keyboard

        return open_native_keyboard(watched)
    from app.core.stopping.kernel_keyboard import KernelKeyboard
    from app.core.stopping.x11_keyboard import X11Keyboard

    found = dict(os.environ) if environment is None else environment
    on_wayland = bool(found.get("WAYLAND_DISPLAY")) or found.get("XDG_SESSION_TYPE") == "wayland"
    if found.get("DISPLAY") and not on_wayland:
        return X11Keyboard(watched, found["DISPLAY"], authority=found.get("XAUTHORITY", ""))
    try:
        return KernelKeyboard(watched)
    except PrerequisiteMissing as error:
        if on_wayland:
            raise unavailable(
                "On Wayland no program sees the keys of another, and this user may not read the keyboard's device.",
                "Let this user read the keyboard (group “input”), use a session on X11, or a pedal on a serial port.",
            ) from error
        raise
