"""Looking back into a recording while it grows."""

import threading
from pathlib import Path

import numpy as np
import pytest

from app.core.errors import NotFound, WrongUse
from app.core.recording.reader import RecordingReader
from app.core.recording.review_window import ReviewWindow
from tests.fakes.growing_recordings import GrowingRecording, signal
from tests.fakes.recordings import EEG, stream


def test_there_may_be_no_recording_yet(tmp_path: Path) -> None:
    with ReviewWindow(tmp_path / "r") as window:
        assert window.refresh() is None
        assert window.end_sample(EEG) == 0
        with pytest.raises(NotFound):
            window.samples(EEG, [0], 0, 0)
        growing = GrowingRecording(tmp_path / "r", stream())
        growing.write(signal(growing.stream, 1.0))
        so_far = window.refresh()
        assert so_far is not None
        assert so_far.seconds == 1.0
        growing.close()


def test_it_sees_a_gap_and_the_segment_after_a_kill(tmp_path: Path) -> None:
    growing = GrowingRecording(tmp_path / "r", stream())
    with ReviewWindow(tmp_path / "r") as window:
        first = signal(growing.stream, 2.0)
        growing.write(first)
        window.refresh()
        growing.go_on_in_another_segment()
        second = signal(growing.stream, 1.0, seed=2)
        growing.write(second, skipped=150)
        so_far = window.refresh()
        assert so_far is not None
        assert (so_far.seconds, so_far.segments) == (4.5, 2)
        assert [(one.start_s, one.end_s) for one in so_far.missing] == [(2.0, 3.5)]
        assert window.stretches(EEG, 100, 400) == ((100, 200), (350, 400))
        assert window.stretches(EEG, 220, 300) == ()
        assert window.stretches(EEG, 400, 9000) == ((400, 450),)
        np.testing.assert_array_equal(window.samples(EEG, [2, 0], 350, 450), second[[2, 0]])
        with pytest.raises(WrongUse):
            window.samples(EEG, [0], 440, 451)
    growing.close()


def test_few_rows_of_large_blocks_are_the_same_samples(tmp_path: Path) -> None:
    wide = stream(n_channels=64, rate_hz=2000.0)
    growing = GrowingRecording(tmp_path / "r", wide)
    growing.write(signal(wide, 3.0), block_s=1.0)
    growing.close()
    with RecordingReader(tmp_path / "r") as reader:
        whole = reader.samples(EEG, 700, 5300)
        np.testing.assert_array_equal(reader.rows_of(EEG, [63, 0, 17], 700, 5300), whole[[63, 0, 17]])
        np.testing.assert_array_equal(reader.rows_of(EEG, list(range(64)), 700, 5300), whole)


def test_reading_while_another_thread_writes_gives_what_was_written(tmp_path: Path) -> None:
    growing = GrowingRecording(tmp_path / "r", stream(rate_hz=500.0))
    samples = signal(growing.stream, 20.0)
    written = threading.Event()

    def write() -> None:
        for at in range(0, samples.shape[1], 500):
            growing.write(samples[:, at : at + 500])
        written.set()

    writer = threading.Thread(target=write)
    writer.start()
    seen = 0
    with ReviewWindow(tmp_path / "r") as window:
        while seen < samples.shape[1]:
            last = written.is_set()
            window.refresh()
            end = window.end_sample(EEG)
            if end > seen:
                np.testing.assert_array_equal(window.samples(EEG, [0, 1, 2], seen, end), samples[:, seen:end])
                seen = end
            assert not last or seen == samples.shape[1]
    writer.join(timeout=10)
    growing.close()
