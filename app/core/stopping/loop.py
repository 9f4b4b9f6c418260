"""The program that watches the chord, pedals and contacts, whatever the window does.

Guarantees: a stop goes straight to the safety program, over a connection of its own. Where a site has contacts, an
output runs only while this program keeps its lease: killed or frozen, it stops. It goes on without a station for as
long as anybody else is at the safety stop, and ends by itself afterwards.
Does not: start, reset or record anything. The program's main thread; keys and stops have threads of their own.
"""

import contextlib
import logging
import os
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import LinkDown
from app.core.safety.client import LeaseHolder, SafetyControl, SafetyStatus, SafetyWatch
from app.core.settings.data_directory import DataDirectory
from app.core.settings.site import SiteSettings
from app.core.stopping.contacts import Contacts
from app.core.stopping.keyboard import Keyboard, open_keyboard
from app.core.stopping.keys import KeyWatch
from app.core.stopping.messages import QuitStopInputs, StopInputsHears, StopInputsTold, StopInputView
from app.core.stopping.stopper import Stopper
from app.core.telemetry.heartbeat import HEARTBEAT_EVERY_S, Heartbeat, ProgramName, StationAlive
from app.core.wire.line import Line

ROLE = "stop_inputs"
LOOK_S = 0.02
TELL_EVERY_S = 1.0
ORPHAN_AFTER_S = 30.0


class StopInputsLoop:
    """The program without its process.

    Args:
        site: What to watch.
        wants_to_end: Asked in every turn.
        open_with: Opens the keyboard.
    """

    def __init__(
        self,
        data: DataDirectory,
        site: SiteSettings,
        *,
        log: logging.Logger,
        wants_to_end: Callable[[], bool],
        clock: Clock = SYSTEM_CLOCK,
        open_with: Callable[[Iterable[str]], Keyboard] = open_keyboard,
    ) -> None:
        self._log = log
        self._clock = clock
        self._wants_to_end = wants_to_end
        self._stopper = Stopper(SafetyControl(data.runtime, clock=clock), log=log, clock=clock)
        self._keys = KeyWatch(site.stop, self._stopper.stop, clock=clock, open_with=open_with)
        self._contacts = Contacts(site.stop.contacts, clock=clock)
        self._holder = LeaseHolder(data.runtime, ROLE, clock=clock) if site.stop.contacts else None
        self._watch = SafetyWatch(data.runtime, clock=clock, name=ROLE)
        self._runtime = data.runtime
        self._line: Line[Any] | None = None
        self._told: tuple[StopInputView, ...] = ()
        self._due_s = {"beat": 0.0, "tell": 0.0, "safety": 0.0, "line": 0.0}
        self._beats = 0
        self._heard_s = self._now_s()
        self._ending = ""

    def run(self) -> str:
        """Until asked to end; why it ended."""
        self._keys.start()
        try:
            while not self._ending:
                self.turn(LOOK_S)
        finally:
            self._keys.close()
            self._stopper.close()
            self._contacts.close()
            if self._holder is not None:
                self._holder.close()
            self._watch.close()
            if self._line is not None:
                self._line.close()
        return self._ending

    def turn(self, wait_s: float) -> None:
        """One look at everything."""
        self._hear(wait_s)
        for trigger in self._contacts.look():
            self._stopper.stop(trigger)
        if self._holder is not None:
            self._holder.service()
            self._holder.tell_contacts(self._contacts.hindering())
        now_s = self._now_s()
        if self._is_due("safety", now_s, 0.2):
            self._watch.service()
        if self._is_due("beat", now_s, HEARTBEAT_EVERY_S):
            self._beat()
        views = (*self._keys.views(), *self._contacts.views())
        if views != self._told or self._is_due("tell", now_s, TELL_EVERY_S):
            self._told = views
            self._tell(StopInputsTold(inputs=views))
        if self._wants_to_end():
            self._ending = "asked by the system"
        elif now_s - self._heard_s > ORPHAN_AFTER_S and self._alone(self._watch.status):
            self._ending = f"no station for {ORPHAN_AFTER_S:g} s, and nobody at the safety stop"

    def _hear(self, wait_s: float) -> None:
        """What the station says; where there is no way to it yet, that is tried again every second."""
        if self._line is None and self._is_due("line", self._now_s(), 1.0):
            with contextlib.suppress(LinkDown):
                self._line = Line(self._runtime, f"{ProgramName.STOP_INPUTS}#{os.getpid()}", StopInputsHears)
        if self._line is None:
            self._clock.sleep(wait_s)
            return
        for incoming in self._line.receive(wait_s)[0]:
            if isinstance(incoming.message, StationAlive):
                self._heard_s = self._now_s()
            elif isinstance(incoming.message, QuitStopInputs):
                self._ending = "asked by the station"

    def _tell(self, message: msgspec.Struct) -> None:
        if self._line is not None:
            self._line.notify(message)

    def _now_s(self) -> float:
        return self._clock.monotonic_ns() / 1e9

    def _is_due(self, what: str, now_s: float, every_s: float) -> bool:
        if now_s < self._due_s[what]:
            return False
        self._due_s[what] = now_s + every_s
        return True

    @staticmethod
    def _alone(status: SafetyStatus) -> bool:
        return not set(status.holders) - {ROLE}

    def _beat(self) -> None:
        self._beats += 1
        working = sum(view.works for view in self._told)
        self._tell(
            Heartbeat(
                program=ProgramName.STOP_INPUTS,
                pid=os.getpid(),
                number=self._beats,
                monotonic_ns=self._clock.monotonic_ns(),
                counters={"inputs": float(len(self._told)), "inputs_working": float(working)},
            )
        )
