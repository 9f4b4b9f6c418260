"""Watches the chord and the keys of pedals, on a thread of its own.

Guarantees: looks fifty times a second; a keyboard that cannot be asked is told as such, and tried again every
`OPEN_EVERY_S`. A display that hangs holds up this thread and nothing else.
Does not: know what is typed. `views` from any thread.
"""

import threading
from collections.abc import Callable, Iterable

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import PrerequisiteMissing
from app.core.settings.site import StopSettings, chord_keys
from app.core.stopping.chord import Chord
from app.core.stopping.keyboard import Keyboard, open_keyboard
from app.core.stopping.messages import StopInputView
from app.core.stopping.stopper import Trigger

LOOK_S = 0.02
OPEN_EVERY_S = 2.0


class KeyWatch:
    """The chord and the pedals' keys of one site.

    Args:
        stop: Called with each stop, on this thread; must be quick.
        open_with: Opens the keyboard.
    """

    def __init__(
        self,
        settings: StopSettings,
        stop: Callable[[Trigger], None],
        *,
        clock: Clock = SYSTEM_CLOCK,
        open_with: Callable[[Iterable[str]], Keyboard] = open_keyboard,
    ) -> None:
        self._stop = stop
        self._clock = clock
        self._open_with = open_with
        self._chord_name = settings.chord.keys
        keys = chord_keys(settings.chord.keys) if settings.chord.enabled else frozenset()
        self._chord = Chord(keys, round(settings.chord.hold_s * 1e9))
        self._pedals = {key: Chord(frozenset({key}), 0) for key in settings.pedal_keys}
        self._keyboard: Keyboard | None = None
        self._fault = "It is being opened."
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="stop-keys", daemon=True)

    def start(self) -> None:
        """Begin to watch, where there is anything to watch."""
        if self._chord.keys or self._pedals:
            self._thread.start()

    def views(self) -> tuple[StopInputView, ...]:
        """Whether they work."""
        fault = self._fault
        state = "unavailable" if fault else "watched"
        if not self._chord.keys:
            chord = StopInputView(kind="chord", name=self._chord_name, state="off", text="Switched off by the site.")
        else:
            chord = StopInputView(kind="chord", name=self._chord_name, state=state, text=fault)
        pedals = (StopInputView(kind="pedal_key", name=key, state=state, text=fault) for key in self._pedals)
        return (chord, *pedals)

    def _run(self) -> None:
        while not self._ended.is_set():
            if self.look():
                self._clock.sleep(LOOK_S)
            else:
                self._ended.wait(OPEN_EVERY_S)
        if self._keyboard is not None:
            self._keyboard.close()

    def look(self) -> bool:
        """One look; whether the keyboard could be asked."""
        try:
            if self._keyboard is None:
                self._keyboard = self._open_with((*self._chord.keys, *self._pedals))
            down = self._keyboard.down()
        except PrerequisiteMissing as error:
            self._fault = error.what
            if self._keyboard is not None:
                self._keyboard.close()
                self._keyboard = None
            # Keys that were down when it was lost are not held on for the next one.
            down = frozenset()
        else:
            self._fault = ""
        now_ns = self._clock.monotonic_ns()
        if self._chord.look(down, now_ns):
            self._stop(Trigger("chord", self._chord_name, now_ns))
        for key, pedal in self._pedals.items():
            if pedal.look(down, now_ns):
                self._stop(Trigger("pedal", key, now_ns))
        return self._keyboard is not None

    def close(self) -> None:
        """End; bounded."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join(timeout=2)
