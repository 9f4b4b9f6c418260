"""The program inside the simulated stimulator: its side of the protocol (docs/stimulator-protocol.md).

Guarantees: a command is obeyed only as a whole frame with the right checksum; the device runs only after `arm` and a
`start` that bears the token of that arming, until a moment on its own clock that no late or repeated frame can move;
whatever it is told, its own limits and its own keep-alive hold; each command is answered with the state it is in.
Does not: own a port (`app.core.devices.stimulator_serving` does). One thread.
"""

import math
import secrets

from app.core.clock import Clock
from app.core.devices.simulated_stimulator import ARMED_FOR_MS, SimulatedStimulator
from app.core.devices.stimulator_frames import FROM_DEVICE, TO_DEVICE, UNASKED, VERSION, Frame, FrameReader
from app.core.errors import DeviceFault, WrongUse
from app.core.safety.output import SESSION_PROGRAMME, TEST_PROGRAMME

DEVICE_FAULTS = ("start", "hold", "safe", "excess")
LINK_FAULTS = ("garble", "mute", "delay", "flood")
FAULTS = (*DEVICE_FAULTS, *LINK_FAULTS)
_GARBLED_AT = 7


class StimulatorFirmware:
    """Bytes in, bytes out.

    Args:
        stimulator: What it drives.
        clock: The device's own clock.

    Attributes:
        faults: Faults of `LINK_FAULTS` that are on now.
    """

    def __init__(self, stimulator: SimulatedStimulator, *, clock: Clock) -> None:
        self._stimulator = stimulator
        self._clock = clock
        self._began_ns = clock.monotonic_ns()
        self._reader = FrameReader(TO_DEVICE)
        self._run = ""
        self._newest: Frame | None = None
        self._newest_answer: tuple[str, dict[str, str]] = ("", {})
        self.faults: frozenset[str] = frozenset()

    def break_down(self, *faults: str) -> None:
        """Put faults into it, in place of those before; none heals it.

        Raises:
            WrongUse: There is no such fault.
        """
        unknown = set(faults) - set(FAULTS)
        if unknown:
            raise WrongUse(f"The stimulator has no fault called {', '.join(sorted(unknown))}.")
        self._stimulator.break_down(*(set(faults) & set(DEVICE_FAULTS)))
        self.faults = frozenset(faults) & frozenset(LINK_FAULTS)

    @property
    def next_event_ns(self) -> int | None:
        """When it falls to its safe state by itself; None while it is safe."""
        return self._stimulator.until_ns or None

    def hear(self, data: bytes) -> bytes:
        """Obey what has come; the answers."""
        return b"".join(self._said(self._obey(frame)) for frame in self._reader.feed(data))

    def tell(self) -> bytes:
        """What it says without being asked: that it went to its safe state by itself."""
        tripped = self._stimulator.take_trip()
        if not tripped:
            return b""
        self._run = ""
        return self._said(self._frame(UNASKED, "told", {"why": tripped}))

    def reconnected(self) -> None:
        """The cable was put in anew: half a frame of before is nothing."""
        self._reader.forget()

    def host_gone(self) -> None:
        """The host has let go of the port, or was killed: nothing runs for nobody."""
        self._run = ""
        self._reader.forget()
        self._stimulator.host_gone()

    def _said(self, frame: Frame) -> bytes:
        if "mute" in self.faults:
            return b""
        said = frame.encode()
        if "garble" in self.faults:
            return said[:_GARBLED_AT] + bytes([said[_GARBLED_AT] ^ 0x11]) + said[_GARBLED_AT + 1 :]
        return said

    def _frame(self, sequence: int, word: str, fields: dict[str, str]) -> Frame:
        stimulator = self._stimulator
        state = {
            "state": stimulator.state.value,
            "ma": f"{stimulator.amplitude_ma:.3f}",
            "set": f"{stimulator.ordered_ma:.3f}",
            "t": str(self._now_us()),
        }
        return Frame(FROM_DEVICE, sequence, word, fields | state)

    def _now_us(self) -> int:
        return (self._clock.monotonic_ns() - self._began_ns) // 1000

    def _obey(self, frame: Frame) -> Frame:
        # A command that is repeated because its answer was lost is answered again and not done again. A stop is always
        # done.
        if frame != self._newest or frame.word == "stop":
            self._newest = frame
            try:
                self._newest_answer = ("ok", self._do(frame))
            except (DeviceFault, WrongUse) as refused:
                self._newest_answer = ("no", {"why": refused.what[:100]})
        word, fields = self._newest_answer
        return self._frame(frame.sequence, word, fields)

    def _do(self, frame: Frame) -> dict[str, str]:
        """Raises DeviceFault or WrongUse where it refuses."""
        match frame.word:
            case "identify":
                return self._identity()
            case "status":
                return {}
            case "arm":
                self._stimulator.arm()
                self._run = secrets.token_hex(4)
                return {"run": self._run}
            case "start":
                self._demand_run(frame)
                self._start(frame)
            case "hold":
                self._demand_run(frame)
                self._stimulator.hold(self._until_ns(frame))
            case "amplitude":
                amplitude_ma = frame.number("ma")
                self._stimulator.set_amplitude(math.nan if amplitude_ma is None else amplitude_ma)
            case "stop":
                self._run = ""
                self._stimulator.to_safe_state()
            case _:
                raise WrongUse("There is no such command.")
        return {}

    def _start(self, frame: Frame) -> None:
        programme = frame.fields.get("programme", "")
        if programme not in (SESSION_PROGRAMME, TEST_PROGRAMME):
            raise WrongUse("There is no such programme.")
        until_ns = self._until_ns(frame)
        if until_ns <= self._clock.monotonic_ns():
            raise DeviceFault("The start came too late.")
        self._stimulator.start(programme, until_ns)

    def _demand_run(self, frame: Frame) -> None:
        if not self._run or frame.fields.get("run") != self._run:
            raise DeviceFault("This is not the run that was armed.")

    def _until_ns(self, frame: Frame) -> int:
        until_us = frame.number("until")
        if until_us is None:
            raise WrongUse("It was not told until when.")
        return self._began_ns + round(until_us * 1000)

    def _identity(self) -> dict[str, str]:
        can = self._stimulator.description
        return {
            "protocol": str(VERSION),
            "name": can.name,
            "serial": can.serial_number,
            "firmware": can.firmware,
            "safe": can.safe_state,
            "max_ma": f"{can.greatest_amplitude_ma:.3f}",
            "test_ma": f"{can.test_amplitude_ma:.3f}",
            "safe_ms": f"{can.safe_within_ms:.3f}",
            "keep_ms": f"{can.keep_alive_ms:.3f}",
            "armed_ms": f"{ARMED_FOR_MS:.3f}",
        }
