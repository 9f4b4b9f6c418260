"""A stimulator behind a serial port, driven by the protocol of docs/stimulator-protocol.md.

Guarantees: what it says of the device was said by the device; a command without an answer is repeated, and without any
answer the state is not known and never taken for safe. Each call ends in bounded time (`to_safe_state` within
`safe_within_ms`), and a stop waits for no other call. A port that comes back is taken up only where the same device is
behind it, by its serial number, and is brought to its safe state first; nothing is ever started again by itself.
Does not: hold or renew by itself; that is the guard's. Any thread.
"""

import math
import secrets
import threading
from collections.abc import Callable

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.devices.stimulator import DEFAULT_BAUD, StimulatorDescription, StimulatorState
from app.core.devices.stimulator_answers import Told, described, told
from app.core.devices.stimulator_frames import LARGEST_SEQUENCE, TO_DEVICE, Frame
from app.core.devices.stimulator_port import NOT_REACHED_ADVICE, NOT_REACHED_MEANING, StimulatorPort, unreachable
from app.core.errors import DeviceFault, WrongUse
from app.core.safety.output import TEST_PROGRAMME, OutputSilent

LINK_WITHIN_MS = 40.0
"""What the link may take on top of the device's own time: an adaptor on USB may hold back an answer for 16 ms."""
TRIES = 3
RECONNECT_EVERY_NS = 250_000_000
FRESH_NS = 20_000_000
FRESH_AT_REST_NS = 200_000_000
TOLERANCE_MA = 0.002
_BEFORE_IDENTIFIED_MS = 10.0


class SerialStimulator:
    """One stimulator.

    Args:
        find_port: Where its port is now (it may have another name after it was unplugged). Raises DeviceFault where
            there is none. Must be quick.
        baud: Bits a second.
        serial_number: Only this device; empty: the first that answers, and from then on only that one.
        on_excess: Told once a run what it gives and what it should give at most, milliamperes, where it gives more.
        clock: The clock that `until_monotonic_ns` is on.
    """

    def __init__(
        self,
        find_port: Callable[[], str],
        *,
        baud: int = DEFAULT_BAUD,
        serial_number: str = "",
        on_excess: Callable[[float, float], None] | None = None,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        self._find_port = find_port
        self._baud = baud
        self._serial_number = serial_number
        self._on_excess = on_excess
        self._clock = clock
        self._lock = threading.RLock()
        self._stop_wanted = threading.Event()
        self._port: StimulatorPort | None = None
        self._description: StimulatorDescription | None = None
        self._sure = False
        self._next_connect_ns = 0
        self._why_not = ""
        self._sequence = secrets.randbelow(LARGEST_SEQUENCE)
        self._told: Told | None = None
        self._told_ns = 0
        self._run = ""
        self._programme = ""
        self._ordered_ma: float | None = None
        self._excess_told = False
        self.repeated = 0

    # --- what it is ----------------------------------------------------------------------------------------------

    @property
    def description(self) -> StimulatorDescription:
        """What the device said it can do. Raises: DeviceFault: It has not been reached yet."""
        if self._description is None:
            raise unreachable(self._why_not or "The stimulator has not been reached yet.")
        return self._description

    @property
    def name(self) -> str:
        return self._description.name if self._description else "Stimulator"

    @property
    def safe_state(self) -> str:
        return self._description.safe_state if self._description else "not known"

    @property
    def safe_within_ms(self) -> float:
        device_ms = self._description.safe_within_ms if self._description else _BEFORE_IDENTIFIED_MS
        return device_ms + LINK_WITHIN_MS

    @property
    def state(self) -> StimulatorState:
        """Raises: DeviceFault: It does not answer."""
        return self._fresh().state

    @property
    def running(self) -> bool:
        """Raises: DeviceFault: It does not answer, or gives more than it should."""
        with self._lock:
            found = self._fresh()
            self._demand_no_excess()
            return found.state is StimulatorState.RUNNING

    @property
    def amplitude_ma(self) -> float:
        """Raises: DeviceFault: It does not answer."""
        return self._fresh().amplitude_ma

    @property
    def ordered_ma(self) -> float:
        """Raises: DeviceFault: It does not answer."""
        return self._fresh().ordered_ma

    # --- life ----------------------------------------------------------------------------------------------------

    def open(self) -> StimulatorDescription:
        """Reach it, identify it, and bring it to its safe state.

        Raises:
            DeviceFault: It cannot be reached, is another one, or says what cannot be.
        """
        with self._lock:
            if self._port is None or not self._port.is_open:
                self._connect()
            return self.description

    def close(self) -> None:
        """Let go of the port, without a word to the device; more than once does no harm."""
        with self._lock:
            if self._port is not None:
                self._port.close()
            self._port = None

    def fileno(self) -> int:
        """Readable when the device says something or its port is gone; -1 where the system cannot tell."""
        port = self._port
        return port.fileno() if port is not None else -1

    def attend(self) -> None:
        """Take in what the device says by itself; never waits.

        Raises:
            DeviceFault: The port is gone, or it gives more than it should.
        """
        if not self._lock.acquire(blocking=False):
            return  # whoever talks to it now takes it in
        try:
            for frame in self._reached().receive(wait=False):
                self._note(frame)
            self._demand_no_excess()
        finally:
            self._lock.release()

    # --- what it is told -----------------------------------------------------------------------------------------

    def arm(self) -> None:
        with self._lock:
            # Behind the same adaptor there may be another device since it was asked last.
            self._identify()
            self._run = self._ask("arm").fields.get("run", "")
            if not self._run:
                raise DeviceFault("The stimulator gave no token for its run.")

    def start(self, programme: str, until_monotonic_ns: int) -> None:
        with self._lock:
            if not self._run:
                raise DeviceFault("The stimulator is not armed.")
            self._programme, self._excess_told = programme, False
            until = self._device_time(until_monotonic_ns)
            self._ask("start", run=self._run, programme=programme, until=until)
            self._demand_running()

    def hold(self, until_monotonic_ns: int) -> None:
        with self._lock:
            self._ask("hold", run=self._run or "none", until=self._device_time(until_monotonic_ns))
            self._demand_running()

    def to_safe_state(self) -> None:
        self._stop_wanted.set()
        with self._lock:
            self._stop_wanted.clear()
            self._run = self._programme = ""
            if self._port is None or not self._port.is_open:
                self._connect()
                return
            self._stop()
            if not self._sure:
                self._identify()

    def set_amplitude(self, amplitude_ma: float) -> None:
        greatest_ma = self.description.greatest_amplitude_ma
        if not math.isfinite(amplitude_ma) or not 0 <= amplitude_ma <= greatest_ma:
            raise WrongUse(
                f"The stimulator takes 0 to {greatest_ma:g} mA, not {amplitude_ma:g}.",
                meaning="Its amplitude was not changed.",
                advice=f"Give an amplitude between 0 and {greatest_ma:g} mA.",
            )
        with self._lock:
            before_ma = self._ordered_ma
            # Until it is confirmed, either may be what the device does.
            self._ordered_ma = max(amplitude_ma, before_ma or 0.0)
            answer = told(self._ask("amplitude", ma=f"{amplitude_ma:.3f}"))
            if answer is None or abs(answer.ordered_ma - amplitude_ma) > TOLERANCE_MA:
                raise DeviceFault("The stimulator confirmed another amplitude than it was told.")
            self._ordered_ma = amplitude_ma
            self._demand_no_excess()

    # --- how it is reached (with the lock) -------------------------------------------------------------------------

    def _connect(self) -> None:
        now_ns = SYSTEM_CLOCK.monotonic_ns()
        if now_ns < self._next_connect_ns:
            raise unreachable(self._why_not or "The stimulator is not reached.")
        self._next_connect_ns = now_ns + RECONNECT_EVERY_NS
        self._told = None
        try:
            self._port = StimulatorPort(self._find_port(), self._baud)
            # First of all, and whoever it is: nothing may run that we know nothing of.
            self._stop()
            self._identify()
        except DeviceFault as fault:
            self._why_not = fault.what
            self.close()
            raise
        self._why_not, self._next_connect_ns = "", 0

    def _stop(self) -> None:
        if told_state(self._ask("stop", urgent=True)) is not StimulatorState.SAFE:
            raise unreachable("The stimulator has not confirmed its safe state.")

    def _identify(self) -> None:
        """Raises: DeviceFault: It is another one, or says of itself what cannot be."""
        answer = self._ask("identify", urgent=True)
        found = described(answer)
        if self._serial_number and found.serial_number != self._serial_number:
            self._sure = False
            raise DeviceFault(
                f"Another stimulator answers (serial number {found.serial_number or 'none'}).",
                meaning="It was brought to its safe state and is not used.",
                advice=f"Connect the one with the serial number {self._serial_number}, or begin another session.",
            )
        self._serial_number, self._description, self._sure = found.serial_number, found, True
        if self._ordered_ma is None and self._told is not None:
            self._ordered_ma = self._told.ordered_ma

    def _reached(self) -> StimulatorPort:
        if self._port is None or not self._port.is_open:
            raise unreachable(self._why_not or "The stimulator's port is gone.")
        return self._port

    def _ask(self, word: str, *, urgent: bool = False, **fields: str) -> Frame:
        answer = self._exchange(word, urgent=urgent, **fields)
        if answer.word != "ok":
            raise DeviceFault(f"The stimulator refused to {word}: {answer.fields.get('why', '')[:100]}")
        return answer

    def _exchange(self, word: str, *, urgent: bool = False, **fields: str) -> Frame:
        """The device's answer; the command is repeated where none comes.

        Raises:
            OutputSilent: No answer.
            DeviceFault: The port is gone, or a stop is wanted and this is none.
        """
        port = self._reached()
        self._sequence = self._sequence % LARGEST_SEQUENCE + 1
        frame = Frame(TO_DEVICE, self._sequence, word, fields)
        # Waiting for a port is real, also where a test moves the clock by hand.
        each_ns = round(self.safe_within_ms / TRIES * 1e6)
        for attempt in range(TRIES):
            self.repeated += attempt > 0
            port.send(frame)
            ends_ns = SYSTEM_CLOCK.monotonic_ns() + each_ns
            while (now_ns := SYSTEM_CLOCK.monotonic_ns()) < ends_ns:
                answers = port.receive(wait=ends_ns > now_ns)
                for answer in answers:
                    if self._note(answer) and answer.sequence == self._sequence:
                        return answer
                if self._stop_wanted.is_set() and not urgent:
                    raise DeviceFault("The stimulator is being stopped.")
        self._sure = False
        raise OutputSilent(
            f"The stimulator did not answer within {self.safe_within_ms:.0f} ms.",
            meaning=NOT_REACHED_MEANING,
            advice=NOT_REACHED_ADVICE,
        )

    def _note(self, frame: Frame) -> bool:
        """Take in what a frame tells; false where it tells nothing that can be believed."""
        found = told(frame)
        if found is None:
            return False
        self._told, self._told_ns = found, self._clock.monotonic_ns()
        if found.state is not StimulatorState.RUNNING and frame.word == "told":
            self._run = ""
        return True

    def _fresh(self) -> Told:
        with self._lock:
            for frame in self._reached().receive(wait=False):
                self._note(frame)
            if self._told is None or self._clock.monotonic_ns() - self._told_ns >= self._fresh_for_ns():
                self._exchange("status")
            if self._told is None:
                raise unreachable("The stimulator has not said its state.")
            return self._told

    def _fresh_for_ns(self) -> int:
        running = self._told is not None and self._told.state is StimulatorState.RUNNING
        return FRESH_NS if running else FRESH_AT_REST_NS

    def _device_time(self, until_ns: int) -> str:
        """A moment on the device's clock, never later than meant: its newest stamp is older than the hearing of it."""
        if self._told is None:
            raise unreachable("The stimulator has not said its state.")
        return str(self._told.at_us + (until_ns - self._told_ns) // 1000)

    def _demand_running(self) -> None:
        if self._told is None or self._told.state is not StimulatorState.RUNNING:
            raise DeviceFault("The stimulator does not run.")
        self._demand_no_excess()

    def _demand_no_excess(self) -> None:
        """Raises: DeviceFault: It gives more than it was told to, or than it may."""
        found, can = self._told, self._description
        if found is None or can is None or found.state is not StimulatorState.RUNNING:
            return
        allowed_ma = can.test_amplitude_ma if self._programme == TEST_PROGRAMME else (self._ordered_ma or 0.0)
        allowed_ma = min(allowed_ma, can.greatest_amplitude_ma)
        if found.amplitude_ma <= allowed_ma + TOLERANCE_MA:
            return
        if self._on_excess is not None and not self._excess_told:
            self._excess_told = True
            self._on_excess(found.amplitude_ma, allowed_ma)
        raise DeviceFault(f"The stimulator gives {found.amplitude_ma:g} mA; {allowed_ma:g} mA are ordered.")


def told_state(frame: Frame) -> StimulatorState | None:
    """The state that a frame tells, if any."""
    found = told(frame)
    return found.state if found is not None else None
