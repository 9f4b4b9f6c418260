"""The Qt binding that we pin is one that lives through more than a few hundred signals.

PySide6 6.12.0 on Python below 3.12 drops references to True and None with each emit and aborts after some 577.
"""

import sys

import PySide6
import pytest
from PySide6.QtCore import QObject, Signal, Slot


class Source(QObject):
    """Emits what the window's bridge emits: values, flags and nothing."""

    told = Signal(object, bool)


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[object, bool]] = []

    @Slot(object, bool)
    def on_told(self, value: object, flag: bool) -> None:
        self.heard.append((value, flag))


def test_a_signal_is_emitted_two_thousand_times(qapp: object) -> None:
    source, listener = Source(), Listener()
    source.told.connect(listener.on_told)
    for number in range(2000):
        source.told.emit(None if number % 2 else number, True)
    assert len(listener.heard) == 2000
    assert listener.heard[-2:] == [(1998, True), (None, True)]


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="the fault is of older Pythons")
def test_the_binding_is_below_the_version_with_the_fault() -> None:
    assert tuple(int(part) for part in PySide6.__version__.split(".")[:2]) < (6, 12)
