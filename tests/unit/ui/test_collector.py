"""The collector of cycles stays out of the frames, and still collects."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ui.collector import EVERY_MS, Collector


class Ring:
    """A cycle, and what tells of its end."""

    ended = 0

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Ring.ended += 1


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    before = gc.get_threshold()
    gc.enable()  # off between tests of the window
    parent = QObject()
    yield Collector(parent)
    parent.deleteLater()
    gc.unfreeze()
    gc.set_threshold(*before)


def test_no_full_round_comes_by_itself(collector: Collector) -> None:
    rounds: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            rounds.append(info["generation"])

    gc.callbacks.append(note)
    try:
        kept = [[number] for number in range(200_000)]
    finally:
        gc.callbacks.remove(note)
    assert len(kept) == 200_000
    assert 0 in rounds
    assert 2 not in rounds


def test_a_round_frees_cycles_and_sets_the_rest_aside(collector: Collector) -> None:
    Ring.ended = 0
    for _ in range(100):
        Ring()
    kept = [[number] for number in range(10_000)]
    collector.set_aside()
    assert Ring.ended == 100
    assert gc.get_freeze_count() >= len(kept)
    walked = len(gc.get_objects())
    assert walked < 1000, "the next round walks through what comes from here on"


def test_rounds_come_from_a_timer(collector: Collector) -> None:
    timer = collector._timer
    assert timer.isActive()
    assert timer.interval() == EVERY_MS
    Ring.ended = 0
    Ring()
    timer.timeout.emit()
    assert Ring.ended == 1
