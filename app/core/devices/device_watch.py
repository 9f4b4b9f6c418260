"""Looks for devices in the background while somebody chooses one.

Guarantees: what is known is answered at once; a way of looking that takes long holds up no other; while nobody asks,
nothing runs (no thread, no wake-up), and what a way keeps open is let go of; after `close` every thread ends by
itself within a second. Does not: open a device; know what is chosen. Any thread may ask.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import msgspec

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.devices.catalogue import file_entry, port_entries, recording_files, software_entries, stream_entries
from app.core.devices.found_devices import DeviceEntry, FoundStream, Sighting
from app.core.devices.lsl_network import LslWatch
from app.core.devices.serial_ports import SerialPort, list_serial_ports
from app.core.errors import DeviceFault

ATTENTION_S = 5.0
_ENDS_WITHIN_S = 0.5


class Way(Protocol):
    """One way of looking."""

    def look(self, given_up: Callable[[], bool]) -> Sighting:
        """What is there now; bounded, and soon over once `given_up` says so."""
        ...

    def rest(self) -> None:
        """Nobody wants to know any more: let go of what is kept open."""
        ...


@dataclass(frozen=True, slots=True)
class WatchedWay:
    """A way, and how often it is taken.

    Attributes:
        quiet: May be taken while a session records: it sends nothing and takes no adapter another program may need.
    """

    name: str
    way: Way
    every_s: float
    quiet: bool = True


class KnownDevices(msgspec.Struct, frozen=True, kw_only=True):
    """Everything known now.

    Attributes:
        version: Goes up with each change.
        notes: Why a way of looking finds nothing, for people.
    """

    version: int
    entries: tuple[DeviceEntry, ...]
    streams: tuple[FoundStream, ...] = ()
    ports: tuple[SerialPort, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Known:
    version: int = 1
    ports: tuple[SerialPort, ...] = ()
    by_way: dict[str, Sighting] = field(default_factory=dict)


class SerialSearch:
    """Ports as the system names them; opens none."""

    def __init__(self, list_ports: Callable[[], tuple[SerialPort, ...]]) -> None:
        self._list_ports = list_ports
        self.ports: tuple[SerialPort, ...] = ()

    def look(self, given_up: Callable[[], bool]) -> Sighting:
        """The boards whose adaptors are there."""
        del given_up
        self.ports = self._list_ports()
        return Sighting(entries=port_entries(self.ports))

    def rest(self) -> None:
        """Nothing is kept open."""


class LslSearch:
    """LSL streams, by a resolver that listens as long as somebody wants to know."""

    def __init__(self, watch: Callable[[], LslWatch] = LslWatch) -> None:
        self._make_watch = watch
        self._watch: LslWatch | None = None

    def look(self, given_up: Callable[[], bool]) -> Sighting:
        """The streams heard of in the last seconds."""
        del given_up
        try:
            if self._watch is None:
                self._watch = self._make_watch()
            found = [one.seen for one in self._watch.found()]
        except DeviceFault as fault:
            return Sighting(note=f"{fault.what} {fault.advice}")
        streams = tuple(sorted(found, key=lambda one: (one.name, one.source_id, one.uid)))
        return Sighting(entries=stream_entries(streams), streams=streams)

    def rest(self) -> None:
        """End the resolver."""
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.close()


class FolderSearch:
    """Recording files of the folders asked for; a file is read again only when it has changed."""

    def __init__(self) -> None:
        self.folders: tuple[Path, ...] = ()
        self._read: dict[Path, tuple[tuple[int, int], DeviceEntry | None]] = {}

    def look(self, given_up: Callable[[], bool]) -> Sighting:
        """Every recording below the folders."""
        entries: list[DeviceEntry] = []
        kept: dict[Path, tuple[tuple[int, int], DeviceEntry | None]] = {}
        missing = [folder.name for folder in self.folders if not folder.is_dir()]
        for folder in self.folders:
            for path in recording_files(folder):
                if given_up():
                    return Sighting(entries=tuple(entries))
                try:
                    state = path.stat()
                except OSError:
                    continue
                mark = (state.st_mtime_ns, state.st_size)
                before = self._read.get(path)
                kept[path] = before if before is not None and before[0] == mark else (mark, file_entry(path))
                entry = kept[path][1]
                if entry is not None:
                    entries.append(entry)
        self._read = kept
        note = f"The folder {missing[0]!r} is not there any more." if missing else ""
        return Sighting(entries=tuple(entries), note=note)

    def rest(self) -> None:
        """What was read is kept: the next look is quick."""


class DeviceWatch:
    """See the rules at the top of this module.

    Args:
        ways: Taken besides serial ports, LSL and folders.
        on_change: Called with the new version, on any thread.
        may_disturb: Whether ways that are not quiet may be taken now.
    """

    def __init__(
        self,
        *,
        ways: Sequence[WatchedWay] = (),
        list_ports: Callable[[], tuple[SerialPort, ...]] = list_serial_ports,
        lsl: Callable[[], LslWatch] = LslWatch,
        on_change: Callable[[int], None] = lambda _version: None,
        may_disturb: Callable[[], bool] = lambda: True,
        clock: Clock = SYSTEM_CLOCK,
        attention_s: float = ATTENTION_S,
    ) -> None:
        self._clock = clock
        self._attention_s = attention_s
        self._on_change = on_change
        self._may_disturb = may_disturb
        self._serial = SerialSearch(list_ports)
        self._folders = FolderSearch()
        self._ways = (
            WatchedWay("serial", self._serial, 0.5),
            *ways,
            WatchedWay("lsl", LslSearch(lsl), 0.5),
            WatchedWay("folders", self._folders, 10.0),
        )
        self._lock = threading.Lock()
        self._known = _Known()
        self._until_ns = 0
        self._threads: dict[str, threading.Thread] = {}
        self._again = {one.name: threading.Event() for one in self._ways}
        self._turns = {one.name: threading.Lock() for one in self._ways}
        self._closed = threading.Event()

    def known(self) -> KnownDevices:
        """What is known; serial ports are looked at now, which takes less than a millisecond."""
        self._take(self._ways[0])
        with self._lock:
            seen = [self._known.by_way[one.name] for one in self._ways if one.name in self._known.by_way]
            return KnownDevices(
                version=self._known.version,
                entries=(*software_entries(), *(entry for one in seen for entry in one.entries)),
                streams=tuple(stream for one in seen for stream in one.streams),
                ports=self._known.ports,
                notes=tuple(one.note for one in seen if one.note),
            )

    def attend(self, folders: Sequence[Path] = (), *, again: bool = False) -> None:
        """Somebody is choosing a device: look, from now on for a few seconds.

        Args:
            folders: Where recordings are looked for.
            again: Look at once by every way, whatever its pace.
        """
        with self._lock:
            self._until_ns = self._clock.monotonic_ns() + round(self._attention_s * 1e9)
            if tuple(folders) != self._folders.folders:
                self._folders.folders = tuple(folders)
                self._again["folders"].set()
            for one in self._ways:
                if again:
                    self._again[one.name].set()
                thread = self._threads.get(one.name)
                if (thread is None or not thread.is_alive()) and not self._closed.is_set():
                    made = threading.Thread(target=self._watch, args=(one,), name=f"find-{one.name}", daemon=True)
                    self._threads[one.name] = made
                    made.start()

    def close(self) -> None:
        """Look no more. A system that hangs in an answer is left to end by itself."""
        self._closed.set()
        for again in self._again.values():
            again.set()
        with self._lock:
            threads = list(self._threads.values())
        for thread in threads:
            thread.join(_ENDS_WITHIN_S)

    def _unattended(self) -> bool:
        return self._closed.is_set() or self._clock.monotonic_ns() >= self._until_ns

    def _watch(self, one: WatchedWay) -> None:
        with self._turns[one.name]:  # the thread before may still be resting
            self._watch_while_attended(one)
            one.way.rest()

    def _watch_while_attended(self, one: WatchedWay) -> None:
        again = self._again[one.name]
        next_ns = 0
        while True:
            now_ns = self._clock.monotonic_ns()
            if again.is_set() or now_ns >= next_ns:
                again.clear()
                next_ns = now_ns + round(one.every_s * 1e9)
                if not self._unattended() and (one.quiet or self._may_disturb()):
                    self._take(one)
            if not self._closed.is_set():
                again.wait(max(0.0, (min(next_ns, self._until_ns) - self._clock.monotonic_ns()) / 1e9))
            with self._lock:
                # Decided under the lock: whoever attends from now on starts a thread of its own.
                if self._unattended():
                    self._threads.pop(one.name, None)
                    return

    def _take(self, one: WatchedWay) -> None:
        sighting = one.way.look(self._unattended)
        with self._lock:
            before = self._known.by_way.get(one.name, Sighting())
            ports = self._serial.ports
            if sighting == before and ports == self._known.ports:
                self._known.by_way[one.name] = sighting
                return
            self._known.by_way[one.name] = sighting
            self._known.ports = ports
            self._known.version += 1
            version = self._known.version
        self._on_change(version)
