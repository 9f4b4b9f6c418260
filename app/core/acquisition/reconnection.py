"""Looks for a device that is gone, without anybody waiting for it.

Guarantees: tried at once and then with growing pauses, for as long as it is wanted; only the same device is taken back,
and another that answers is told once. Letting go, opening and starting run on threads of their own; whoever looks on
never waits longer than it says. Does not: read samples, decide what a loss means. One thread.
"""

from collections.abc import Callable

from app.core.acquisition.background_call import GIVEN_UP_AFTER_S, LOOK_EVERY_S, BackgroundCall
from app.core.acquisition.device_names import AnotherDevice, demand_same
from app.core.clock import Clock
from app.core.devices.driver import DeviceDescription, DeviceSpec, Driver
from app.core.errors import DeviceFault, NeuraScaleError
from app.core.identifiers import StreamId

DriverFactory = Callable[[DeviceSpec], Driver]
StartPoints = tuple[dict[StreamId, int], dict[StreamId, int]] | None
FIRST_PAUSE_S = 0.25
LONGEST_PAUSE_S = 5.0


class Reconnection:
    """The search for one device.

    Args:
        create: Makes the driver of a spec.
        identity: The device's identifier when it was first opened.
        before: As it was described then.
        why: Why it is gone, in words.
        gone: The driver that has lost it, to be let go of first; None after a restart of this program.
        start_points: Told how the device describes itself now, where it is to go on; asked right before it is started.
        in_background: False calls the device at once and waits for it, as where there is no other thread to be.
    """

    def __init__(
        self,
        create: DriverFactory,
        spec: DeviceSpec,
        *,
        identity: str,
        before: DeviceDescription,
        why: str,
        gone: Driver | None,
        start_points: Callable[[DeviceDescription], StartPoints],
        clock: Clock,
        in_background: bool,
    ) -> None:
        self._in_background = in_background
        self.why = why
        self.since_ns = clock.monotonic_ns()
        self._create = create
        self._spec = spec
        self._identity = identity
        self._before = before
        self._gone: Driver | None = gone
        if gone is not None and not in_background:
            self._gone = None
            let_go(gone)
        self._start_points = start_points
        self._clock = clock
        self._pause_s = FIRST_PAUSE_S
        self._next_try_ns = 0
        self._opening: BackgroundCall[tuple[Driver, DeviceDescription]] | None = None
        self._starting: BackgroundCall[Driver] | None = None
        self._refusal = ""
        self._refusal_told = False

    @property
    def lost_s(self) -> float:
        return (self._clock.monotonic_ns() - self.since_ns) / 1e9

    def take_refusal(self) -> str:
        """That another device answers, once; empty otherwise."""
        if not self._refusal or self._refusal_told:
            return ""
        self._refusal_told = True
        return self._refusal

    def look(self, timeout_s: float) -> Driver | None:
        """The driver, once the device is there and delivers; waits up to `timeout_s` for news.

        Raises:
            SourceFileFault: The file is there, but cannot be trusted any more.
        """
        deadline_ns = self._clock.monotonic_ns() + round(timeout_s * 1e9)
        if self._opening is None and self._starting is None:
            now_ns = self._clock.monotonic_ns()
            if now_ns < self._next_try_ns:
                self._clock.sleep(min(timeout_s, (self._next_try_ns - now_ns) / 1e9))
                return None
            self._opening = BackgroundCall(self._open)
            self._opening.begin(in_background=self._in_background)
        if self._opening is not None and self._opening.wait(self._left_s(deadline_ns)):
            self._start()
        if self._starting is not None and self._starting.wait(self._left_s(deadline_ns)):
            return self._finish(self._starting)
        return None

    def close(self, meanwhile: Callable[[], None] | None) -> None:
        """Look no more; bounded, and what is opened after all is closed."""
        for call in (self._opening, self._starting):
            if call is None:
                continue
            turns = round(GIVEN_UP_AFTER_S / LOOK_EVERY_S)
            while turns > 0 and not call.wait(LOOK_EVERY_S):
                turns -= 1
                if meanwhile is not None:
                    meanwhile()
        if self._opening is not None:
            self._opening.give_up(lambda opened: let_go(opened[0]))
        if self._starting is not None:
            self._starting.give_up(let_go)
        self._opening = self._starting = None
        if self._gone is not None:
            let_go(self._gone)

    def _left_s(self, deadline_ns: int) -> float:
        return max(0.0, (deadline_ns - self._clock.monotonic_ns()) / 1e9)

    def _open(self) -> tuple[Driver, DeviceDescription]:
        """On a thread of its own."""
        gone, self._gone = self._gone, None
        if gone is not None:
            let_go(gone)
        driver = self._create(self._spec)
        try:
            return driver, driver.open()
        except NeuraScaleError:
            driver.close()
            raise

    def _start(self) -> None:
        opening, self._opening = self._opening, None
        if opening is None:
            return
        try:
            driver, now = opening.result()
        except DeviceFault as fault:
            self._try_later(fault)
            return
        try:
            demand_same(self._identity, self._before, now)
        except AnotherDevice as fault:
            self._refusal = self._refusal or fault.what
            self._gone = driver
            self._try_later(fault)
            return

        def start() -> Driver:
            try:
                # Here, not before: what passes until the device starts would be missing from the axis, at each return.
                points = self._start_points(now)
                if points is None:
                    driver.start()
                else:
                    driver.start(at_sample=points[0], sequence=points[1])
            except NeuraScaleError:
                driver.close()
                raise
            return driver

        self._starting = BackgroundCall(start)
        self._starting.begin(in_background=self._in_background)

    def _finish(self, starting: BackgroundCall[Driver]) -> Driver | None:
        self._starting = None
        try:
            return starting.result()
        except DeviceFault as fault:
            self._try_later(fault)
            return None

    def _try_later(self, fault: DeviceFault) -> None:
        self.why = fault.what
        self._next_try_ns = self._clock.monotonic_ns() + round(self._pause_s * 1e9)
        self._pause_s = min(self._pause_s * 2, LONGEST_PAUSE_S)


def let_go(driver: Driver) -> None:
    driver.stop()
    driver.close()
