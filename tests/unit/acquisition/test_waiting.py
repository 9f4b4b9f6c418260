"""A device that takes its time: the lease and the heartbeat go on."""

import threading

import pytest

from app.core.acquisition.device_link import DeviceLink
from app.core.acquisition.patience import wait_for
from app.core.clock import SYSTEM_CLOCK, VirtualClock
from app.core.devices.driver import SimulatedSpec
from app.core.errors import DeviceFault
from tests.fakes.drivers import DriverShelf, ScriptedDriver


def test_meanwhile_goes_on_until_the_call_is_done() -> None:
    turns: list[str] = []
    enough = threading.Event()

    def meanwhile() -> None:
        turns.append(threading.current_thread().name)
        if len(turns) == 3:
            enough.set()

    assert wait_for(lambda: enough.wait(5), meanwhile)
    assert turns == ["MainThread"] * len(turns)
    assert len(turns) >= 3


def test_what_the_call_raises_is_raised_here() -> None:
    def refuse() -> None:
        raise DeviceFault("No answer.")

    with pytest.raises(DeviceFault, match=r"No answer\."):
        wait_for(refuse, lambda: None)
    with pytest.raises(DeviceFault, match=r"No answer\."):
        wait_for(refuse, None)


def test_a_link_stays_alive_while_its_device_opens_and_measures() -> None:
    class Slow(ScriptedDriver):
        def open(self):  # type: ignore[no-untyped-def]
            SYSTEM_CLOCK.sleep(0.1)
            return super().open()

        def measure_impedance(self):  # type: ignore[no-untyped-def]
            SYSTEM_CLOCK.sleep(0.1)
            return super().measure_impedance()

    turns: list[int] = []
    link = DeviceLink(DriverShelf(Slow()), clock=VirtualClock(), while_waiting=lambda: turns.append(1))
    link.open(SimulatedSpec())
    assert len(turns) >= 2
    asked = link.ask(lambda driver: driver.measure_impedance())
    assert not asked.done
    assert asked.wait(5)
    assert asked.result()
    link.close()
