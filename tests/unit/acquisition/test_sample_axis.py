"""One axis, whatever the driver does."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.acquisition.sample_axis import SampleAxis
from app.core.identifiers import StreamId
from tests.fakes.recordings import EEG, SLOW, block, stream, values

OTHER = StreamId("55555555-5555-4555-8555-555555555555")


def test_blocks_in_order_pass_unchanged() -> None:
    axis = SampleAxis((stream(),))
    placed = [axis.place(block(k * 10, 10, k)) for k in range(3)]
    assert [(p.sequence, p.first_sample) for p in placed if p] == [(0, 0), (1, 10), (2, 20)]
    assert axis.blocks == 3
    assert axis.seconds == 0.3


def test_a_recording_begun_later_begins_at_sample_zero() -> None:
    axis = SampleAxis((stream(),))
    axis.place(block(0, 10, 0))
    axis.start_here()
    placed = axis.place(block(10, 10, 1))
    assert placed is not None
    assert (placed.first_sample, placed.sequence) == (0, 1)
    assert np.array_equal(placed.samples, values(10, 20))
    assert axis.to_axis_s(0.15) == 0.15 - 0.1


def test_streams_of_other_rates_begin_with_their_first_sample_after_that_moment() -> None:
    axis = SampleAxis((stream(), stream(SLOW, n_channels=1, rate_hz=10.0)))
    axis.place(block(0, 25, 0))
    axis.start_here()  # at 0.25 s: the slow stream's sample 3 (0.3 s) is the first of the recording
    placed = axis.place(block(0, 5, 0, stream_id=SLOW, n_channels=1, rate_hz=10.0))
    assert placed is not None
    assert placed.first_sample == 0
    assert np.array_equal(placed.samples, values(3, 5, n_channels=1))


@pytest.mark.proves("REQ-DEVICE-LOST-PACKETS", "REQ-RECORD-EXACT")
def test_samples_that_come_twice_are_taken_once_and_counted() -> None:
    axis = SampleAxis((stream(),))
    axis.place(block(0, 10, 0))
    placed = axis.place(block(5, 10, 1))
    assert placed is not None
    assert (placed.first_sample, placed.n_samples) == (10, 5)
    assert np.array_equal(placed.samples, values(10, 15))
    assert axis.place(block(0, 15, 2)) is None
    assert axis.repeated_samples == 5 + 15


@pytest.mark.proves("REQ-RECORD-GAPS")
def test_a_hole_in_block_numbers_is_closed_and_a_hole_in_samples_is_kept() -> None:
    axis = SampleAxis((stream(),))
    axis.place(block(0, 10, 0))
    placed = axis.place(block(30, 10, 7))
    assert placed is not None
    assert (placed.sequence, placed.first_sample) == (1, 30)


def test_a_reopened_device_goes_on_under_the_recordings_names() -> None:
    axis = SampleAxis((stream(),))
    axis.stand_at({EEG: (100, 5)})
    axis.rename((stream(OTHER),))
    assert axis.resume_points(0.0) == ({OTHER: 100}, {OTHER: 5})
    assert axis.resume_points(0.5) == ({OTHER: 150}, {OTHER: 5})
    placed = axis.place(block(150, 10, 5, stream_id=OTHER))
    assert placed is not None
    assert (placed.stream_id, placed.first_sample, placed.sequence) == (EEG, 150, 5)


def test_blocks_of_another_device_or_shape_are_left_out() -> None:
    axis = SampleAxis((stream(),))
    assert axis.place(block(0, 10, 0, stream_id=OTHER)) is None
    assert axis.place(block(0, 10, 0, n_channels=2)) is None
    assert axis.foreign_blocks == 2


@pytest.mark.proves("REQ-DEVICE-LOST-PACKETS")
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=30), st.integers(0, 29))
def test_whatever_comes_the_axis_goes_forward_without_doubling(
    deliveries: list[tuple[int, int]], begin_at: int
) -> None:
    axis = SampleAxis((stream(),))
    shift, at, number = 0, -1, 0
    seen: list[int] = []
    for k, (first, n) in enumerate(deliveries):
        if k == begin_at:
            axis.start_here()
            shift = max(seen, default=-1) + 1
            at = -1
        placed = axis.place(block(first, n, k))
        if placed is None:
            continue
        assert placed.sequence == number
        assert placed.first_sample > at
        assert placed.n_samples > 0
        assert np.array_equal(placed.samples, values(placed.first_sample + shift, placed.end_sample + shift))
        seen.extend(range(placed.first_sample + shift, placed.end_sample + shift))
        at, number = placed.end_sample - 1, number + 1
    assert len(seen) == len(set(seen))
    assert set(seen) <= {i for first, n in deliveries for i in range(first, first + n)}
