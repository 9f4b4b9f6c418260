"""The time axis gives back when samples were taken, from arrivals that say it badly."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from app.core.clock import VirtualClock
from app.core.devices.driver import DeviceDescription
from app.core.errors import NotFound
from app.core.identifiers import DeviceId, RecordingId, SessionId, StreamId, new_id
from app.core.recording.arrival_envelope import Arrivals, Envelope
from app.core.recording.reader import RecordingReader
from app.core.recording.time_axis import TimeAxis
from app.core.recording.writer import RecordingWriter
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import Channel, StreamDescription

_RATE_HZ = 250.0
_BLOCK = 5


class _Truth:
    """Blocks whose end was at `ends_s`, and that arrived up to 15 ms later (one in 500 by 200 ms more)."""

    def __init__(
        self, seconds: float, drift_ppm: Callable[[np.ndarray], np.ndarray] | float = 0.0, *, seed: int = 1
    ) -> None:
        chance = np.random.default_rng(seed)
        n = round(seconds * _RATE_HZ / _BLOCK)
        at_s = np.arange(n) * _BLOCK / _RATE_HZ
        ppm = drift_ppm(at_s) if callable(drift_ppm) else np.full(n, drift_ppm)
        self.end = np.arange(1, n + 1) * _BLOCK
        self.ends_s = np.cumsum(_BLOCK / _RATE_HZ * (1 - ppm * 1e-6))
        self.late_s = chance.uniform(0, 0.015, n) + (chance.random(n) < 0.002) * 0.2

    def stand(self, at_s: float, seconds: float) -> None:
        self.ends_s[round(at_s * _RATE_HZ / _BLOCK) :] += seconds

    def envelope(self, *, told: bool = True) -> Envelope:
        host_s = np.maximum.accumulate(self.ends_s + self.late_s)
        pause = np.diff(host_s, prepend=host_s[0]) > 0.25 + _BLOCK / _RATE_HZ
        return Envelope(Arrivals(self.end - _BLOCK, self.end, host_s, pause & told), _RATE_HZ)

    def error_s(self, envelope: Envelope) -> np.ndarray:
        """Of each block's last sample, which ended when the block did."""
        return envelope.host_s(self.end - 1) + 1 / envelope.rate_hz - self.ends_s

    def hold(self, envelope: Envelope, *, within_s: float = 0.001) -> None:
        error_s = np.abs(self.error_s(envelope))
        assert error_s.max() < within_s
        assert (error_s < envelope.uncertainty_s(self.end - 1)).mean() > 0.99


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("ppm", [-200.0, 0.0, 200.0])
def test_a_steady_drift_is_found(ppm: float, seed: int) -> None:
    truth = _Truth(900.0, ppm, seed=seed)
    envelope = truth.envelope()
    truth.hold(envelope, within_s=0.0005)
    assert (envelope.rate_hz / _RATE_HZ - 1) * 1e6 == pytest.approx(ppm, abs=2.0)
    assert envelope.n_fits == 1


@pytest.mark.parametrize("seed", range(4))
def test_a_drift_that_changes_is_followed(seed: int) -> None:
    truth = _Truth(3600.0, lambda t: 200 * np.sin(2 * np.pi * t / 1800), seed=seed)
    truth.hold(truth.envelope(), within_s=0.0005)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("stood_s", [0.3, 2.0, 60.0])
def test_where_the_clock_stood_the_axis_goes_on_from_what_came_then(stood_s: float, seed: int) -> None:
    truth = _Truth(600.0, 50.0, seed=seed)
    truth.stand(200.0, stood_s)
    truth.stand(260.0, stood_s)
    envelope = truth.envelope()
    truth.hold(envelope)
    assert envelope.n_fits >= 3


def test_a_pause_is_believed_though_too_little_follows_to_see_the_step() -> None:
    truth = _Truth(120.0, 50.0)
    truth.stand(119.0, 0.6)
    envelope = truth.envelope()
    assert np.abs(truth.error_s(envelope)[:5945]).max() < 0.001
    assert np.abs(truth.error_s(envelope)).max() < 0.005
    assert (np.abs(truth.error_s(envelope)) <= envelope.uncertainty_s(truth.end - 1)).all()


@pytest.mark.parametrize(("stood_s", "blocks_off"), [(0.008, 20), (0.03, 2), (0.1, 2), (-0.05, 2)])
def test_a_step_that_nothing_announces_is_found_where_it_was(stood_s: float, blocks_off: int) -> None:
    """What is less than the jitter is found, too, but only as near as a block tells that came early."""
    truth = _Truth(600.0, 50.0)
    truth.stand(300.0, stood_s)
    envelope = truth.envelope(told=False)
    wrong = np.flatnonzero(np.abs(truth.error_s(envelope)) > 0.001)
    assert envelope.n_fits == 2
    assert (np.abs(wrong - 15_000) <= blocks_off).all()


@pytest.mark.parametrize("factor", [0.02, 0.96, 1.04])
def test_quite_another_rate_is_the_rate(factor: float) -> None:
    truth = _Truth(600.0)
    truth.ends_s, truth.late_s = truth.ends_s * factor, truth.late_s * min(factor, 1.0)
    envelope = truth.envelope()
    truth.hold(envelope)
    assert envelope.rate_hz == pytest.approx(_RATE_HZ / factor, rel=1e-4)


@pytest.mark.parametrize("n_blocks", [1, 2, 3, 20, 200])
def test_of_little_little_is_known_and_that_is_said(n_blocks: int) -> None:
    truth = _Truth(n_blocks * _BLOCK / _RATE_HZ)
    envelope = truth.envelope()
    assert (np.abs(truth.error_s(envelope)) <= envelope.uncertainty_s(truth.end - 1)).all()


def test_a_computer_that_stood_does_not_bend_the_axis() -> None:
    truth = _Truth(300.0)
    arrived_s = truth.ends_s + truth.late_s
    truth.late_s = np.where((arrived_s > 100) & (arrived_s < 105), 105 - truth.ends_s, truth.late_s)
    truth.hold(truth.envelope())


# --- recordings ------------------------------------------------------------------------------------------------------


def _device(*rates_hz: float) -> DeviceDescription:
    streams = tuple(
        StreamDescription(stream_id=StreamId(new_id()), name=f"{rate:g}", rate_hz=rate, channels=(Channel(label="A"),))
        for rate in rates_hz
    )
    return DeviceDescription(device_id=DeviceId("d"), driver="simulated", name="d", streams=streams, live=True)


def _write(writer: RecordingWriter, stream: StreamDescription, sequence: int, first: int, host_ns: int) -> None:
    n = round(stream.rate_hz / 50)
    samples = np.zeros((1, n), np.float32)
    writer.append_block(SampleBlock(stream.stream_id, sequence, first, float("nan"), host_ns, stream.rate_hz, samples))


def _begin(folder: Path, device: DeviceDescription, clock: VirtualClock) -> RecordingWriter:
    return RecordingWriter.create(
        folder, recording_id=RecordingId(new_id()), session_id=SessionId(new_id()), device=device, clock=clock
    )


def test_streams_of_different_clocks_share_one_axis(tmp_path: Path) -> None:
    clock, device = VirtualClock(), _device(250.0, 500.0)
    began_ns = clock.monotonic_ns()
    chance = np.random.default_rng(2)
    writer = _begin(tmp_path / "r", device, clock)
    # The second begins 0.7 s later and its clock is 100 ppm slow.
    for k in range(6000):
        for stream, from_s, slow in zip(device.streams, (0.0, 0.7), (1.0, 1 + 1e-4), strict=True):
            ended_s = from_s + (k + 1) * 0.02 * slow
            host_ns = began_ns + round((ended_s + chance.uniform(0, 0.01)) * 1e9)
            _write(writer, stream, k, k * round(stream.rate_hz / 50), host_ns)
        clock.advance(0.02)
    writer.close("stopped")
    with RecordingReader(tmp_path / "r") as reader:
        one, two = (TimeAxis.of(reader, stream.stream_id) for stream in device.streams)
        samples = np.array([0, 10_000, 29_000])
        assert np.abs(one.seconds(samples) - samples / 250.0).max() < 0.0005
        assert np.abs(two.seconds(samples) - (0.7 + samples / 500.0 * (1 + 1e-4))).max() < 0.0005
        assert np.abs(one.host_ns(samples) - (began_ns + samples / 250.0 * 1e9)).max() < 500_000
        assert one.drift_ppm == pytest.approx(0.0, abs=3.0)
        assert two.drift_ppm == pytest.approx(-100.0, abs=3.0)
        assert one.worst_uncertainty_s < 0.002
        wall = datetime(2026, 1, 1, tzinfo=UTC)
        assert abs(one.utc(25_000) - (wall + timedelta(seconds=100))) < timedelta(milliseconds=1)


@pytest.mark.proves("REQ-TIME-AXIS")
@pytest.mark.parametrize("rebooted", [False, True])
def test_after_a_restart_the_axis_goes_on_where_time_says(tmp_path: Path, rebooted: bool) -> None:
    device = _device(250.0)
    (stream,) = device.streams
    clock = VirtualClock(monotonic_ns=10**12)
    writer = _begin(tmp_path / "r", device, clock)
    for k in range(1500):
        clock.advance(0.02)
        _write(writer, stream, k, 5 * k, clock.monotonic_ns())
    writer.abandon()
    # Ten minutes later: 600 s of the wall, and of the monotonic clock unless it began anew.
    later = clock.wall() + timedelta(seconds=600)
    monotonic_ns = 5 * 10**9 if rebooted else clock.monotonic_ns() + 600 * 10**9
    clock = VirtualClock(monotonic_ns=monotonic_ns, wall=later)
    writer = RecordingWriter.resume(tmp_path / "r", clock=clock)
    # What was lost was estimated, 40 ms wrong.
    first = 7500 + 150_000 + 10
    for k in range(1500):
        clock.advance(0.02)
        _write(writer, stream, 1500 + k, first + 5 * k, clock.monotonic_ns())
    writer.close("stopped")
    with RecordingReader(tmp_path / "r") as reader:
        axis = TimeAxis.of(reader, stream.stream_id)
        samples = np.array([0, 5000, first, first + 7000])
        true_s = np.array([0.0, 20.0, 630.0, 658.0])
        assert np.abs(axis.seconds(samples) - true_s).max() < 0.001
        assert np.abs((axis.host_ns(samples) - 10**12) * 1e-9 - true_s).max() < 0.001
        wall = datetime(2026, 1, 1, tzinfo=UTC)
        assert abs(axis.utc(first + 7000) - (wall + timedelta(seconds=658))) < timedelta(milliseconds=2)
        assert axis.n_fits == 2


def test_a_restart_too_quick_for_a_pause_begins_a_fit_of_its_own(tmp_path: Path) -> None:
    device, clock = _device(250.0), VirtualClock()
    (stream,) = device.streams
    writer = _begin(tmp_path / "r", device, clock)
    for k in range(1500):
        clock.advance(0.02)
        _write(writer, stream, k, 5 * k, clock.monotonic_ns())
    writer.abandon()
    clock.advance(0.1)
    writer = RecordingWriter.resume(tmp_path / "r", clock=clock)
    # 25 samples were lost; the estimate says 23. One second follows, too little to show a step.
    for k in range(50):
        clock.advance(0.02)
        _write(writer, stream, 1500 + k, 7523 + 5 * k, clock.monotonic_ns())
    writer.close("stopped")
    with RecordingReader(tmp_path / "r") as reader:
        axis = TimeAxis.of(reader, stream.stream_id)
        samples = np.array([7499, 7523, 7723])
        assert np.abs(axis.seconds(samples) - np.array([29.996, 30.1, 30.1 + 200 / 250])).max() < 0.001
        assert axis.n_fits == 2


def test_without_a_sample_there_is_no_axis(tmp_path: Path) -> None:
    device = _device(250.0)
    _begin(tmp_path / "r", device, VirtualClock()).close("stopped")
    with RecordingReader(tmp_path / "r") as reader:
        assert TimeAxis.all_of(reader) == {}
        with pytest.raises(NotFound):
            TimeAxis.of(reader, device.streams[0].stream_id)
        with pytest.raises(NotFound):
            TimeAxis.of(reader, "nothing")
