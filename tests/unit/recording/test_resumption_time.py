"""How much time has passed is known at each resumption, whatever died before: the axis must not lose it."""

from pathlib import Path

import pytest

from app.core.clock import VirtualClock
from app.core.recording.writer import RecordingWriter
from tests.fakes.recordings import EEG, block, create_writer, stream


def _recorded(folder: Path, clock: VirtualClock, *, late_ms: tuple[float, ...]) -> None:
    """Blocks of 100 ms, each handed over so late after its last sample; then the program dies."""
    writer = create_writer(folder, stream(EEG), clock=clock)
    began_ns = clock.monotonic_ns()
    for k, late in enumerate(late_ms):
        due_ns = began_ns + (k + 1) * 100_000_000
        clock.advance((due_ns - clock.monotonic_ns()) / 1e9)
        writer.append_block(block(10 * k, 10, k, host_ns=due_ns + round(late * 1e6)))
    writer.abandon()


def test_idle_time_runs_from_the_moment_the_newest_sample_was_due(tmp_path: Path) -> None:
    clock = VirtualClock()
    _recorded(tmp_path / "recording", clock, late_ms=(3.0, 0.5, 4.0, 19.0))
    clock.advance(2.0)
    writer = RecordingWriter.resume(tmp_path / "recording", clock=clock)
    # The least late block was late by half a millisecond; how late the last one happened to be says nothing.
    assert writer.idle_s == pytest.approx(2.0 - 0.0005, abs=1e-6)
    clock.advance(0.25)
    assert writer.idle_s == pytest.approx(2.25 - 0.0005, abs=1e-6)
    writer.abandon()


def test_programs_that_die_before_they_record_anything_take_no_time_with_them(tmp_path: Path) -> None:
    clock = VirtualClock()
    _recorded(tmp_path / "recording", clock, late_ms=(0.0, 0.0))
    for _ in range(3):
        clock.advance(1.0)
        RecordingWriter.resume(tmp_path / "recording", clock=clock).abandon()
    clock.advance(1.0)
    writer = RecordingWriter.resume(tmp_path / "recording", clock=clock)
    assert writer.idle_s == pytest.approx(4.0, abs=1e-6)
    writer.abandon()


def test_a_gap_that_was_written_without_its_block_is_not_counted_twice(tmp_path: Path) -> None:
    clock = VirtualClock()
    _recorded(tmp_path / "recording", clock, late_ms=(0.0, 0.0))
    clock.advance(1.0)
    writer = RecordingWriter.resume(tmp_path / "recording", clock=clock)
    writer.append_block(block(120, 10, 2, host_ns=clock.monotonic_ns()))
    writer.append_gap(EEG, 50, "restart")
    writer.abandon()
    clock.advance(2.0)
    writer = RecordingWriter.resume(tmp_path / "recording", clock=clock)
    assert writer.idle_s == pytest.approx(2.0 - 0.5, abs=1e-6)
    writer.abandon()


def test_a_recording_without_a_sample_has_no_time(tmp_path: Path) -> None:
    clock = VirtualClock()
    create_writer(tmp_path / "recording", clock=clock).abandon()
    clock.advance(1.0)
    writer = RecordingWriter.resume(tmp_path / "recording", clock=clock)
    assert writer.idle_s == 0.0
    writer.abandon()
