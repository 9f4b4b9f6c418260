"""The window's alarm sound, on a thread of its own.

Guarantees: `sound` returns at once, and the window never waits for a player; bursts repeat by themselves also while
the window is frozen (an alarm does not fall silent because a program hangs); silence is asked for and comes within
0.2 s; that nothing can be heard is told (`fault_changed`), also when the last alarm sounded well. Ends within 3 s.
`sound`, `start` and `close` from the GUI thread. Does not: decide what is heard.
"""

import threading
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.sounds.bursts import BurstClock, BurstSound

TURN_EVERY_S = 0.05


class Player(Protocol):
    """`app.core.sounds.player.SoundPlayer`, as seen from here."""

    fault: str

    def play(self, name: str, wave_file: bytes) -> None: ...

    def look(self) -> None: ...

    def silence(self) -> None: ...

    def close(self) -> None: ...


class AlarmSound(QObject):
    """See the rules at the top of this module.

    Args:
        make_player: Makes the player, on the thread that then owns it.
        sounds: One burst for each priority.
    """

    fault_changed = Signal(str)  # empty: it can be heard as far as is known
    burst_begun = Signal(str)  # priority

    def __init__(
        self,
        make_player: Callable[[], Player],
        sounds: tuple[BurstSound, ...],
        *,
        clock: Clock = SYSTEM_CLOCK,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_player = make_player
        self._sounds = sounds
        self._clock = clock
        self._wanted = ""
        self._changed = threading.Event()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="desktop-alarm-sound", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def sound(self, priority: str) -> None:
        """What is to be heard from now on: "high", "medium", "low", or empty for silence."""
        if priority != self._wanted:
            self._wanted = priority
            self._changed.set()

    def close(self) -> None:
        """Fall silent and end within 3 s."""
        self._ended.set()
        self._changed.set()
        if self._thread.is_alive():
            self._thread.join(timeout=3)

    def _run(self) -> None:
        player = self._make_player()
        bursts = BurstClock(self._sounds)
        waves: dict[str, bytes] = {}
        told: str | None = None
        try:
            while not self._ended.is_set():
                priority = self._wanted
                silent, burst = bursts.turn(priority or None, self._clock.monotonic_ns())
                if silent:
                    player.silence()
                if burst is not None:
                    if burst.priority not in waves:
                        waves[burst.priority] = burst.wave_file()
                    player.play(burst.priority, waves[burst.priority])
                    self.burst_begun.emit(burst.priority)
                player.look()
                if player.fault != told:
                    told = player.fault
                    self.fault_changed.emit(told)
                # With nothing to be heard there is nothing to time: the thread sleeps until it is told.
                self._changed.wait(TURN_EVERY_S if priority else None)
                self._changed.clear()
        finally:
            player.close()
