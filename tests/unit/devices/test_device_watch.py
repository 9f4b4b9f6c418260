"""Looking in the background: hot plug, attention, and rest."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.clock import SYSTEM_CLOCK
from app.core.devices.device_watch import DeviceWatch, WatchedWay
from app.core.devices.driver import BrainFlowSpec, PlaybackSpec
from app.core.devices.found_devices import DeviceEntry, Sighting
from app.core.devices.lsl_network import LslFound
from app.core.devices.serial_ports import SerialPort
from app.core.errors import DeviceFault
from tests.fakes.edf_files import FakeFile


class PluggedPorts:
    """Ports that are real pseudo-terminals behind a made-up OpenBCI dongle, listed as long as they exist."""

    def __init__(self) -> None:
        self._ends: dict[str, tuple[int, int]] = {}
        self.looks = 0

    def plug(self) -> str:
        ours, theirs = os.openpty()
        port = os.ttyname(theirs)
        self._ends[port] = (ours, theirs)
        return port

    def pull(self, port: str) -> None:
        for end in self._ends.pop(port):
            os.close(end)

    def __call__(self) -> tuple[SerialPort, ...]:
        self.looks += 1
        return tuple(SerialPort(port=port, usb="0403:6015:DN0097XY") for port in sorted(self._ends))

    def close(self) -> None:
        for port in list(self._ends):
            self.pull(port)


class NoLsl:
    """A resolver that hears of nothing, or of what a test says."""

    def __init__(self) -> None:
        self.streams: list[LslFound] = []
        self.made = self.closed = 0

    def __call__(self) -> "NoLsl":
        self.made += 1
        return self

    def found(self) -> tuple[LslFound, ...]:
        return tuple(self.streams)

    def close(self) -> None:
        self.closed += 1


class CountedWay:
    """Finds what a test says; counts."""

    def __init__(self) -> None:
        self.looks = self.rests = 0
        self.sighting = Sighting()
        self.hangs: threading.Event | None = None

    def look(self, given_up: Callable[[], bool]) -> Sighting:
        self.looks += 1
        if self.hangs is not None:
            self.hangs.wait(5.0)
        return self.sighting

    def rest(self) -> None:
        self.rests += 1


@pytest.fixture
def ports() -> Iterator[PluggedPorts]:
    made = PluggedPorts()
    yield made
    made.close()


@pytest.fixture
def make(ports: PluggedPorts) -> Iterator[Callable[..., DeviceWatch]]:
    made: list[DeviceWatch] = []

    def build(**given: object) -> DeviceWatch:
        watch = DeviceWatch(**{"list_ports": ports, "lsl": NoLsl(), **given})  # type: ignore[arg-type]
        made.append(watch)
        return watch

    yield build
    for watch in made:
        watch.close()


def wait_for(what: Callable[[], bool], within_s: float = 3.0) -> float:
    """Seconds until it is so."""
    began_ns = SYSTEM_CLOCK.monotonic_ns()
    while not what():
        assert SYSTEM_CLOCK.monotonic_ns() - began_ns < within_s * 1e9, "it has not come about"
        SYSTEM_CLOCK.sleep(0.005)
    return (SYSTEM_CLOCK.monotonic_ns() - began_ns) / 1e9


def amplifiers(watch: DeviceWatch) -> list[BrainFlowSpec]:
    return [one.spec for one in watch.known().entries if isinstance(one.spec, BrainFlowSpec) and one.spec.serial_port]


def test_a_board_that_is_plugged_in_appears_by_itself_and_goes_when_pulled(
    make: Callable[..., DeviceWatch], ports: PluggedPorts
) -> None:
    told: list[int] = []
    watch = make(on_change=told.append)
    watch.attend()
    before = watch.known().version
    port = ports.plug()
    assert wait_for(lambda: bool(told)) < 2.0
    assert told[-1] > before
    assert amplifiers(watch) == [
        BrainFlowSpec(board_id=0, serial_port=port),
        BrainFlowSpec(board_id=2, serial_port=port),
    ]
    assert [one.port for one in watch.known().ports] == [port]
    told.clear()
    ports.pull(port)
    assert wait_for(lambda: bool(told)) < 2.0
    assert amplifiers(watch) == []


def test_a_port_that_is_no_amplifier_changes_the_list_of_ports(make: Callable[..., DeviceWatch]) -> None:
    there: list[SerialPort] = []
    watch = make(list_ports=lambda: tuple(there))
    before = watch.known().version
    there.append(SerialPort(port="COM7"))
    known = watch.known()
    assert known.version > before
    assert [one.port for one in known.ports] == ["COM7"]
    assert watch.known().version == known.version


def test_while_nobody_asks_nothing_runs(make: Callable[..., DeviceWatch], ports: PluggedPorts) -> None:
    way, lsl = CountedWay(), NoLsl()
    watch = make(ways=(WatchedWay("counted", way, 0.02),), lsl=lsl, attention_s=0.1)
    assert ports.looks == 0
    assert way.looks == 0
    watch.attend()
    wait_for(lambda: way.looks > 1)
    wait_for(lambda: way.rests == 1 and lsl.closed == 1)
    looked = way.looks
    SYSTEM_CLOCK.sleep(0.1)
    assert way.looks == looked
    wait_for(lambda: not any(thread.name.startswith("find-") for thread in threading.enumerate()))
    watch.attend()
    wait_for(lambda: way.looks > looked)


def test_a_way_that_hangs_holds_up_no_other(make: Callable[..., DeviceWatch], ports: PluggedPorts) -> None:
    way = CountedWay()
    way.hangs = threading.Event()
    watch = make(ways=(WatchedWay("slow", way, 0.02),))
    watch.attend()
    wait_for(lambda: way.looks == 1)
    ports.plug()
    wait_for(lambda: len(amplifiers(watch)) == 2)
    way.hangs.set()


def test_what_may_disturb_an_amplifier_waits_until_no_session_runs(make: Callable[..., DeviceWatch]) -> None:
    way, quiet, session = CountedWay(), CountedWay(), [True]
    watch = make(
        ways=(WatchedWay("loud", way, 0.02, quiet=False), WatchedWay("quiet", quiet, 0.02)),
        may_disturb=lambda: not session[0],
    )
    watch.attend()
    wait_for(lambda: quiet.looks > 2)
    assert way.looks == 0
    session[0] = False
    wait_for(lambda: way.looks > 0)


def test_notes_say_why_nothing_is_found_and_go_again(make: Callable[..., DeviceWatch]) -> None:
    def no_library() -> NoLsl:
        raise DeviceFault("There is no liblsl.", advice="Install it.")

    way = CountedWay()
    way.sighting = Sighting(note="Bluetooth is off.")
    watch = make(ways=(WatchedWay("counted", way, 0.02),), lsl=no_library)
    watch.attend()
    wait_for(lambda: watch.known().notes == ("Bluetooth is off.", "There is no liblsl. Install it."))
    way.sighting = Sighting(entries=(DeviceEntry(name="x", detail="", spec=BrainFlowSpec(board_id=46)),))
    wait_for(lambda: watch.known().notes == ("There is no liblsl. Install it.",))


def test_streams_are_told_with_what_can_be_chosen(make: Callable[..., DeviceWatch]) -> None:
    lsl = NoLsl()
    lsl.streams = [LslFound("Cap", "EEG", "cap", "u1", "lab", 2, 250.0, False, None)]
    watch = make(lsl=lsl)
    watch.attend()
    wait_for(lambda: len(watch.known().streams) == 1)
    assert "Cap" in [entry.name for entry in watch.known().entries]


def test_files_of_a_folder_are_listed_and_read_again_when_they_change(
    make: Callable[..., DeviceWatch], tmp_path: Path
) -> None:
    (tmp_path / "one.edf").write_bytes(FakeFile().bytes())
    watch = make()
    watch.attend([tmp_path])

    def files() -> dict[str, DeviceEntry]:
        return {one.name: one for one in watch.known().entries if isinstance(one.spec, PlaybackSpec)}

    wait_for(lambda: set(files()) == {"one.edf"})
    (tmp_path / "one.edf").write_bytes(b"no")
    (tmp_path / "two.edf").write_bytes(FakeFile().bytes())
    watch.attend([tmp_path], again=True)
    wait_for(lambda: set(files()) == {"one.edf", "two.edf"})
    assert not files()["one.edf"].usable
    watch.attend([tmp_path / "nowhere"])
    wait_for(lambda: files() == {})
    assert any("'nowhere'" in note for note in watch.known().notes)


def test_closing_ends_every_thread(make: Callable[..., DeviceWatch]) -> None:
    watch = make()
    watch.attend()
    watch.close()
    watch.attend()
    wait_for(lambda: not any(thread.name.startswith("find-") for thread in threading.enumerate()))
