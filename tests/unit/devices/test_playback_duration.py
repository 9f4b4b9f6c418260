"""A file played for a given time only."""

from pathlib import Path

import pytest

from app.core.clock import VirtualClock
from app.core.devices.driver import DeviceEventKind, PlaybackSpec
from app.core.devices.playback import PlaybackDriver
from app.core.errors import WrongUse
from tests.shared_data import shared_file


def _play(path: Path, duration_s: float | None) -> tuple[int, list[float], str]:
    driver = PlaybackDriver(PlaybackSpec(path=str(path), speed=None, duration_s=duration_s), clock=VirtualClock())
    driver.open()
    driver.start()
    samples, onsets = 0, []
    while True:
        delivery = driver.read(0.1)
        samples += sum(block.n_samples for block in delivery.blocks)
        onsets += [event.onset_s for event in delivery.events if event.kind is DeviceEventKind.ANNOTATION]
        if delivery.ended is not None:
            driver.close()
            return samples, onsets, delivery.ended.reason


def test_ends_complete_after_the_time_given_with_only_the_annotations_up_to_there() -> None:
    path = shared_file("eegmmidb/S001R05.edf")
    _, all_onsets, _ = _play(path, None)
    samples, onsets, reason = _play(path, 10.5)
    assert (samples, reason) == (1680, "complete")
    assert onsets == [onset for onset in all_onsets if onset < 10.5]
    assert 0 < len(onsets) < len(all_onsets)


def test_a_time_beyond_the_file_plays_all_of_it() -> None:
    path = shared_file("eegmmidb/S001R05.edf")
    assert _play(path, 1e6) == _play(path, None)


@pytest.mark.parametrize("duration_s", [0.0, -1.0, float("nan"), float("inf")])
def test_an_impossible_time_is_refused(duration_s: float) -> None:
    with pytest.raises(WrongUse):
        PlaybackDriver(PlaybackSpec(path="any.edf", duration_s=duration_s))
