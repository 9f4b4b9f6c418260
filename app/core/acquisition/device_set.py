"""The devices of one session: one link each, read in turn by one thread, on one time axis.

Guarantees: no device waits for another: one that is gone, opening, or busy with what it was asked costs the others
nothing, and each block is handed out as soon as it is read. Sample 0 of every stream is the moment recording began, by
the host's clock; from there each device counts by its own. Streams of two devices are never taken for each other
(`device_names`). With one device it is that device's link and nothing else.
Does not: write, publish, talk to the station. One thread.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import msgspec

from app.core.acquisition.background_call import BackgroundCall
from app.core.acquisition.device_link import DeviceLink
from app.core.acquisition.device_names import as_one, demand_together, tell_apart
from app.core.acquisition.held_device import Reading
from app.core.acquisition.patience import wait_for
from app.core.acquisition.reconnection import DriverFactory
from app.core.clock import Clock
from app.core.devices.driver import (
    DeviceDescription,
    DeviceSpec,
    Driver,
    ElectrodeImpedance,
    EndOfSource,
)
from app.core.errors import Conflict, DeviceFault, NeuraScaleError, NotFound, PrerequisiteMissing, WrongUse
from app.core.identifiers import DeviceId
from app.core.signals.channels import StreamDescription


class DeviceSet:
    """What the loop reads.

    Args:
        create: Makes the driver of a spec.
        while_waiting: Called again and again while a device takes its time; None calls devices on this thread.
    """

    def __init__(self, create: DriverFactory, *, clock: Clock, while_waiting: Callable[[], None] | None = None) -> None:
        self._create = create
        self._clock = clock
        self._while_waiting = while_waiting
        self._links: tuple[DeviceLink, ...] = ()
        self._begun_ns = 0
        self._reconnections_before = 0

    # --- state -------------------------------------------------------------------------------------------------

    @property
    def links(self) -> tuple[DeviceLink, ...]:
        """One for each device, in the order asked for."""
        return self._links

    @property
    def descriptions(self) -> tuple[DeviceDescription, ...]:
        return tuple(link.description for link in self._links if link.description is not None)

    @property
    def description(self) -> DeviceDescription | None:
        """All devices as one; None where none is open."""
        return as_one(self.descriptions) if self._links else None

    @property
    def specs(self) -> tuple[DeviceSpec, ...]:
        return tuple(link.spec for link in self._links if link.spec is not None)

    @property
    def streams(self) -> tuple[StreamDescription, ...]:
        """Of all devices, as the recording knows them."""
        return tuple(stream for link in self._links if link.axis is not None for stream in link.axis.streams)

    @property
    def streaming(self) -> bool:
        return any(link.streaming for link in self._links)

    @property
    def running(self) -> bool:
        """Whether samples are to be expected of any device now."""
        return any(link.running for link in self._links)

    @property
    def ended(self) -> EndOfSource | None:
        """None before the last device has ended; then the worst of their ends."""
        ends = [link.ended for link in self._links]
        known = [end for end in ends if end is not None]
        if not known or len(known) < len(ends):
            return None
        return next((end for end in known if end.reason != "complete"), known[0])

    @property
    def can_wait(self) -> bool:
        """Whether back-pressure may slow the sources down."""
        return bool(self._links) and all(link.can_wait for link in self._links)

    @property
    def blocks(self) -> int:
        """Blocks placed so far, in all streams: what the worker's credit is compared with."""
        return sum(link.axis.blocks for link in self._links if link.axis is not None)

    def counters(self) -> dict[str, float]:
        """For the heartbeat."""
        axes = [link.axis for link in self._links if link.axis is not None]
        return {
            "blocks": float(self.blocks),
            "repeated_samples": float(sum(axis.repeated_samples for axis in axes)),
            "foreign_blocks": float(sum(axis.foreign_blocks for axis in axes)),
            "reconnections": float(self._reconnections_before + sum(link.reconnections for link in self._links)),
        }

    def device_of(self, stream_id: str) -> str:
        """Identifier of the device a stream belongs to; empty where none has it."""
        for device in self.descriptions:
            if any(stream.stream_id == stream_id for stream in device.streams):
                return device.device_id
        return ""

    # --- life --------------------------------------------------------------------------------------------------

    def open(self, specs: Sequence[DeviceSpec]) -> DeviceDescription:
        """Open these devices in place of those before: all of them, or none.

        Raises:
            WrongUse: They cannot be recorded together.
            DeviceFault: One cannot be reached.
            SourceFileFault: A file cannot be trusted.
        """
        demand_together(specs)
        self.close()
        links = tuple(self._new_link() for _ in specs)
        try:
            described = wait_for(lambda: _open_together(links, specs), self._while_waiting)
        except NeuraScaleError:
            for link in links:
                link.close()
            raise
        for link, device in zip(links, tell_apart(described), strict=True):
            link.call_it(device)
        self._links = links
        return as_one(self.descriptions)

    def add_taken_up(
        self,
        spec: DeviceSpec,
        description: DeviceDescription,
        *,
        positions: dict[str, tuple[int, int]] | None,
        idle_s: float,
        identity: str,
    ) -> None:
        """Go on with one more device after a crash of this program; see `DeviceLink.take_up`."""
        link = self._new_link()
        link.take_up(spec, description, positions=positions, idle_s=idle_s, started=True, identity=identity)
        self._links = (*self._links, link)

    def start_streaming(self) -> None:
        """Let all deliver; sources that can wait are held until `start_delivery`.

        Raises:
            PrerequisiteMissing: No device is open.
            DeviceFault: One refused.
        """
        self._demand_open()
        for link in self._links:
            link.start_streaming()

    def start_delivery(self) -> None:
        """Let all deliver now: live devices first, because they may take their time, then what begins with them.

        Raises:
            PrerequisiteMissing: No device is open.
            Conflict: A source has come to its end.
            DeviceFault: One refused.
        """
        self._demand_open()
        if any(link.ended is not None for link in self._links):
            raise Conflict("The source has come to its end.", advice="Open it again to play it from its beginning.")
        for link in self._links:
            if not link.waits:
                link.start_delivery()
        self._begun_ns = self._clock.monotonic_ns()
        for link in self._links:
            if link.waits:
                link.start_delivery()

    def begin_axis(self) -> None:
        """Sample 0 of every stream is the moment `start_delivery` was called; nothing was read since."""
        alone = len(self._links) == 1
        for link in self._links:
            axis, spec = link.axis, link.spec
            if axis is None or spec is None:
                continue
            if alone or link.waits or spec.speed is None:
                axis.start_here()
            else:
                axis.begin_at(self._begun_ns, spec.speed)

    def hold(self) -> None:
        """The recording has ended: sources that can wait stay where they are; live devices go on."""
        for link in self._links:
            link.hold()

    def close(self) -> None:
        """Let go of all devices."""
        links, self._links = self._links, ()
        self._reconnections_before += sum(link.reconnections for link in links)
        for link in links:
            link.close()

    # --- asked -------------------------------------------------------------------------------------------------

    def ask_impedances(self) -> "AskedImpedances":
        """Have every device that can measure its electrodes, all at the same time.

        Raises:
            PrerequisiteMissing: No device is open.
            DeviceFault: One of them is gone.
        """
        self._demand_open()
        several = len(self._links) > 1
        asked: list[tuple[DeviceId, BackgroundCall[tuple[ElectrodeImpedance, ...]]]] = []
        for link in self._links:
            device = link.description
            if device is None or (several and not device.can_measure_impedance):
                continue
            asked.append((device.device_id, link.ask(lambda driver: driver.measure_impedance())))
        return AskedImpedances(asked)

    def ask_command(self, name: str, argument: str, device_id: str = "") -> "AskedCommand":
        """Have a device obey; without `device_id` the first that knows the command.

        Raises:
            PrerequisiteMissing: No device is open.
            NotFound: There is no such device in this session.
        """
        self._demand_open()
        links = [
            link
            for link in self._links
            if not device_id or (link.description is not None and link.description.device_id == device_id)
        ]
        if not links:
            raise NotFound("This session has no such device.", advice="Choose one of the session's devices.")
        return AskedCommand(links, name, argument)

    # --- delivering ----------------------------------------------------------------------------------------------

    def tend(self) -> None:
        """Go on with what devices were asked."""
        for link in self._links:
            link.tend()

    def readings(self, timeout_s: float) -> Iterator[tuple[DeviceLink, Reading]]:
        """What came of each device; waits up to `timeout_s` in all. Take each before asking for the next.

        One device is waited for until something comes, as if it were alone; several share the time, so that none is
        read later than `timeout_s` after another's samples. Sources without a pace are read one at a time, always
        the one that is behind.
        """
        running = [link for link in self._links if link.running]
        if len(running) > 1 and self.can_wait:
            running = [min(running, key=lambda link: link.axis.seconds if link.axis else 0.0)]
        readable = sum(link.readable for link in running)
        for number, link in enumerate(running):
            if readable:
                share_s = timeout_s / readable if link.readable else 0.0
            else:
                share_s = timeout_s if number == 0 else 0.0
            yield link, link.read(share_s)

    def _new_link(self) -> DeviceLink:
        return DeviceLink(self._create, clock=self._clock, while_waiting=self._while_waiting)

    def _demand_open(self) -> None:
        if not self._links:
            raise PrerequisiteMissing("No device is open.", advice="Choose a device first.")


class AskedImpedances:
    """Impedances that are being measured."""

    def __init__(self, asked: Sequence[tuple[DeviceId, BackgroundCall[tuple[ElectrodeImpedance, ...]]]]) -> None:
        self._asked = asked

    @property
    def done(self) -> bool:
        return all(call.done for _, call in self._asked)

    def result(self) -> tuple[ElectrodeImpedance, ...]:
        """Of all electrodes, each with its device. Raises: DeviceFault: A device refused."""
        return tuple(
            msgspec.structs.replace(one, device_id=device_id)
            for device_id, call in self._asked
            for one in call.result()
        )


class AskedCommand:
    """A command that is tried on one device after the other until one knows it."""

    def __init__(self, links: Sequence[DeviceLink], name: str, argument: str) -> None:
        self._links = list(links)
        self._name = name
        self._argument = argument
        self._refusals: list[NeuraScaleError] = []
        self._call: BackgroundCall[None] | None = None
        self._obeyed = False
        self._try_next()

    @property
    def done(self) -> bool:
        """Whether one has obeyed, or all have refused."""
        while self._call is not None and self._call.done:
            call, self._call = self._call, None
            try:
                call.result()
            except (WrongUse, DeviceFault) as refusal:
                self._refusals.append(refusal)
                self._try_next()
            else:
                self._obeyed = True
        return self._call is None

    def result(self) -> None:
        """Raises: WrongUse: No device knows the command, or not so; DeviceFault: it is gone or refused."""
        if not self._obeyed and self._refusals:
            raise self._refusals[0]

    def _command(self, driver: Driver) -> None:
        driver.command(self._name, self._argument)

    def _try_next(self) -> None:
        while self._links and self._call is None:
            link = self._links.pop(0)
            try:
                self._call = link.ask(self._command)
            except DeviceFault as fault:
                self._refusals.append(fault)


def _open_together(links: Sequence[DeviceLink], specs: Sequence[DeviceSpec]) -> tuple[DeviceDescription, ...]:
    """All at the same time: each may take as long as the slowest. Raises: as the first that cannot be opened."""
    with ThreadPoolExecutor(len(links), thread_name_prefix="opening") as threads:
        opening = [threads.submit(link.open_here, spec) for link, spec in zip(links, specs, strict=True)]
    return tuple(future.result() for future in opening)
