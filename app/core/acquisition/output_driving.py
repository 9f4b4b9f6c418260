"""The driving end: the stimulator and its guard, in a program with nothing else in it.

Guarantees: when its asker goes (its input ends, also because acquisition was killed) the output is brought to its safe
state before anything else; what the guard tells is passed on in order. Does not: share its interpreter with a
recording, so that no work of acquisition's ever stands between a stop and the device. Main thread of that program.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from app.core.acquisition.output_program_messages import (
    READ_ASKED,
    Asked,
    GivesTooMuch,
    Guard,
    Reach,
    Reached,
    Refused,
    Said,
    StateChanged,
    TakeAmplitude,
    line_of,
)
from app.core.clock import Clock
from app.core.devices.stimulator_catalogue import MadeStimulator, OnExcess
from app.core.errors import NeuraScaleError
from app.core.safety.client import OutputGuard
from app.core.wire.envelopes import refusal_of


class OutputDriving:
    """Drives one stimulator as it is asked.

    Args:
        runtime: The runtime folder, where safety is reached.
        make: Makes the driver; told with it whom to tell of too much current.
        said: Takes what is said; a line at a time.
    """

    def __init__(
        self, runtime: Path, make: Callable[[OnExcess], MadeStimulator], said: BinaryIO, *, clock: Clock
    ) -> None:
        self._runtime = runtime
        self._clock = clock
        self._said = said
        self._saying = threading.Lock()
        self._made = make(lambda gives, ordered: self._say(GivesTooMuch(amplitude_ma=gives, ordered_ma=ordered)))
        self._guard: OutputGuard | None = None

    def serve(self, asked: BinaryIO) -> None:
        """Until nobody is there any more who could ask."""
        try:
            for line in asked:
                self._answer(READ_ASKED.decode(line))
        finally:
            if self._guard is not None:
                self._guard.close()
            self._made.close()

    def _answer(self, message: Asked) -> None:
        driver = self._made.driver
        try:
            match message:
                case Reach():
                    driver.open()
                case Guard():
                    self._guard = self._guard or OutputGuard(
                        self._runtime, driver, on_change=self._changed, clock=self._clock
                    )
                case TakeAmplitude(amplitude_ma=amplitude_ma):
                    driver.set_amplitude(amplitude_ma)
            self._say(Reached(number=message.number, description=driver.description, ordered_ma=driver.ordered_ma))
        except NeuraScaleError as error:
            self._say(Refused(number=message.number, why=refusal_of(error)))

    def _changed(self, state: str, reason: str) -> None:
        self._say(StateChanged(state=state, reason=reason))

    def _say(self, message: Said) -> None:
        with self._saying:
            try:
                self._said.write(line_of(message))
                self._said.flush()
            except (OSError, ValueError):
                # Nobody hears it any more: the input ends, too.
                return
