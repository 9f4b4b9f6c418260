"""Faults on request: what arrives is delivered once and in order, what is lost is exactly what the link lost."""

from collections.abc import Callable

import numpy as np
import pytest

from app.core.clock import VirtualClock
from app.core.devices.driver import DeviceEventKind, SimulatedSpec
from app.core.devices.simulated_amplifier import SimulatedAmplifier
from app.core.errors import WrongUse
from tests.contracts.driver_suite import Played, play

_RATE_HZ = 250.0


class _Bench:
    """An amplifier on a clock of its own, with what its link lost."""

    def __init__(self, **fields: object) -> None:
        self.clock = VirtualClock()
        self.lost: set[int] = set()
        spec = SimulatedSpec(**({"speed": 1.0, "duration_s": 12.0, "n_channels": 8} | fields))  # type: ignore[arg-type]
        self.amplifier = SimulatedAmplifier(spec, clock=self.clock, on_lost=self._lose)
        self.stream_id = self.amplifier.open().streams[0].stream_id
        self.amplifier.start()
        self.total = round(12.0 * spec.rate_hz)

    def _lose(self, first: int, end: int) -> None:
        fresh = set(range(first, end))
        assert not fresh & self.lost
        self.lost |= fresh

    def play(self, until: Callable[[Played], bool] | None = None) -> Played:
        return play(self.amplifier, until=until)

    def play_for(self, seconds: float) -> Played:
        ends_ns = self.clock.monotonic_ns() + round(seconds * 1e9)
        return self.play(until=lambda _: self.clock.monotonic_ns() >= ends_ns)


def _quiet(**fields: object) -> np.ndarray:
    bench = _Bench(**fields)
    return bench.play().samples(bench.stream_id)


def _hold_to_the_contract(bench: _Bench, *played: Played, rate_hz: float = _RATE_HZ) -> None:
    """Every sample once, in order, the same as without faults; blocks without holes in their numbers."""
    blocks = [block for part in played for block in part.blocks.get(bench.stream_id, [])]
    indices = np.concatenate([np.arange(block.first_sample, block.end_sample) for block in blocks])
    samples = np.concatenate([block.samples for block in blocks], axis=1)
    assert [block.sequence for block in blocks] == list(range(len(blocks)))
    assert (np.diff(indices) > 0).all()
    assert set(range(bench.total)) - set(indices.tolist()) == bench.lost
    assert np.array_equal(samples, _quiet(rate_hz=rate_hz)[:, indices])
    assert all(block.samples.flags.c_contiguous for block in blocks)
    stamps = [block.host_monotonic_ns for block in blocks]
    assert stamps == sorted(stamps)


@pytest.mark.parametrize("rate_hz", [250.0, 1234.5])
@pytest.mark.parametrize("speed", [None, 1.0, 50.0])
@pytest.mark.parametrize(
    "commands",
    [
        [("drop", "3%")],
        [("drop", "7")],
        [("duplicate", "20%")],
        [("reorder", "20%")],
        [("drop", "3%"), ("duplicate", "5%"), ("reorder", "10%"), ("late", "15"), ("drift", "-150")],
    ],
    ids=lambda commands: "+".join(name for name, _ in commands),
)
def test_the_contract_holds_under_every_fault_of_the_link(
    commands: list[tuple[str, str]], speed: float | None, rate_hz: float
) -> None:
    bench = _Bench(speed=speed, rate_hz=rate_hz)
    for name, argument in commands:
        bench.amplifier.command(name, argument)
    _hold_to_the_contract(bench, bench.play(), rate_hz=rate_hz)
    dropped = any(name == "drop" for name, _ in commands)
    assert bool(bench.lost) == dropped


def test_so_many_packets_are_lost_as_was_asked_for() -> None:
    bench = _Bench()
    before = bench.play_for(2.0)
    bench.amplifier.command("drop", "7")
    after = bench.play()
    _hold_to_the_contract(bench, before, after)
    assert len(bench.lost) == 7
    assert max(bench.lost) - min(bench.lost) == 6


def test_a_share_is_about_that_share() -> None:
    bench = _Bench(rate_hz=1000.0)
    bench.amplifier.command("drop", "10%")
    bench.play()
    assert 0.07 < len(bench.lost) / bench.total < 0.13


def test_the_same_seed_loses_the_same_whatever_the_block_length() -> None:
    lost = []
    for speed in (None, 1.0, 50.0):
        bench = _Bench(speed=speed, rate_hz=1000.0)
        bench.amplifier.command("drop", "2%")
        bench.play()
        lost.append(bench.lost)
    assert lost[0] == lost[1] == lost[2]
    other = _Bench(speed=None, rate_hz=1000.0, seed=2)
    other.amplifier.command("drop", "2%")
    other.play()
    assert other.lost != lost[0]


def test_faults_off_ends_them_all() -> None:
    bench = _Bench(duration_s=None)
    commands = ("drop 50%", "duplicate 50%", "reorder 50%", "late 15", "drift 900", "wrong_rate 300", "saturation all")
    for command in commands:
        bench.amplifier.command(*command.split())
    bench.amplifier.command("lead_off", "C3")
    first = bench.play_for(5.0)
    assert bench.lost
    bench.amplifier.command("faults", "off")
    bench.play_for(1.0)
    bench.lost.clear()
    began_ns = bench.clock.monotonic_ns()
    last = bench.play_for(5.0)
    blocks = last.blocks[bench.stream_id]
    assert bench.lost == set()
    assert sum(block.n_samples for block in blocks) == pytest.approx(5 * _RATE_HZ, abs=6)
    assert np.abs(blocks[-1].samples).max() < 5000
    assert bench.clock.monotonic_ns() - began_ns == pytest.approx(5e9, abs=3e7)
    kinds = [event.kind for event in first.events]
    assert DeviceEventKind.LEAD_OFF in kinds


def test_a_frozen_clock_loses_nothing_but_time() -> None:
    bench = _Bench()
    before = bench.play_for(3.0)
    began_ns = bench.clock.monotonic_ns()
    bench.amplifier.command("freeze", "2.5")
    after = bench.play()
    _hold_to_the_contract(bench, before, after)
    assert bench.lost == set()
    assert (after.blocks[bench.stream_id][0].host_monotonic_ns - began_ns) * 1e-9 == pytest.approx(2.52, abs=0.01)
    assert (bench.clock.monotonic_ns() - began_ns) * 1e-9 == pytest.approx(12 - 3 + 2.5, abs=0.05)
    times = [b.device_time_s - b.first_sample / _RATE_HZ for b in after.blocks[bench.stream_id]]
    assert np.allclose(times, 0.0)


@pytest.mark.proves("REQ-TIME-MONOTONIC")
@pytest.mark.parametrize("jump_s", [3.0, -1.5])
def test_a_clock_that_is_set_is_told_and_changes_no_sample(jump_s: float) -> None:
    bench = _Bench()
    bench.amplifier.command("reorder", "10%")
    before = bench.play_for(3.0)
    bench.amplifier.command("clock_jump", str(jump_s))
    after = bench.play()
    _hold_to_the_contract(bench, before, after)
    (warning,) = [event for event in after.events if event.kind is DeviceEventKind.WARNING]
    assert warning.text == f"The amplifier's clock jumped by {jump_s:+.3f} s"
    assert warning.onset_s == pytest.approx(3.0, abs=0.05)
    offsets = [b.device_time_s - b.first_sample / _RATE_HZ for b in after.blocks[bench.stream_id]]
    assert offsets[-1] == pytest.approx(jump_s)


@pytest.mark.parametrize(
    ("command", "rate_hz"), [("drift 200", 250.05), ("drift -200", 249.95), ("wrong_rate 240", 240)]
)
def test_another_rate_is_another_pace(command: str, rate_hz: float) -> None:
    bench = _Bench(duration_s=600.0)
    bench.total = 150_000
    bench.amplifier.command(*command.split())
    began_ns = bench.clock.monotonic_ns()
    bench.play()
    assert 150_000 / ((bench.clock.monotonic_ns() - began_ns) * 1e-9) == pytest.approx(rate_hz, abs=0.001)


def test_the_truth_is_when_the_samples_were_made() -> None:
    bench = _Bench()
    began_ns = bench.clock.monotonic_ns()
    parts = []
    for command in ("drift 100", "freeze 0.7", "wrong_rate 255", "wrong_rate off", "late 15"):
        bench.amplifier.command(*command.split())
        parts.append(bench.play_for(1.0))
    parts.append(bench.play())
    blocks = [block for part in parts for block in part.blocks[bench.stream_id]]
    arrived_s = np.array([(block.host_monotonic_ns - began_ns) * 1e-9 for block in blocks])
    # A block is there when its last sample has ended, which is where the next begins (but for a freeze right then).
    last = np.array([block.end_sample - 1 for block in blocks])
    late_s = arrived_s - (bench.amplifier.true_s(last) + 1 / _RATE_HZ)
    assert (late_s > -1e-4).all()
    assert np.abs(late_s[:150]).max() < 2e-4
    assert 0.01 < late_s.max() < 0.3


def test_a_saturated_input_stands_at_its_rail_and_is_told() -> None:
    bench = _Bench()
    row = bench.amplifier.open().streams[0].labels.index("C3")
    bench.amplifier.start()
    bench.amplifier.command("saturation", "c3")
    played = bench.play_for(2.0)
    samples = played.samples(bench.stream_id)
    assert np.ptp(samples[row]) == 0
    assert abs(samples[row, 0]) > 180_000
    assert np.abs(np.delete(samples, row, axis=0)).max() < 5000
    assert [(e.text, e.channels, e.kind) for e in played.events if "aturated" in e.text] == [
        ("Input saturated: C3", ("C3",), DeviceEventKind.WARNING)
    ]
    bench.amplifier.command("saturation", "all")
    bench.amplifier.command("saturation", "off")
    played = bench.play()
    assert [e.text for e in played.events if "aturated" in e.text][-1] == "No longer saturated: all inputs"
    assert np.abs(played.samples(bench.stream_id)[row, 100:]).max() < 5000


def test_what_is_lost_in_a_disconnection_is_known() -> None:
    bench = _Bench()
    bench.amplifier.command("reorder", "30%")
    before = bench.play_for(2.0)
    bench.amplifier.command("disconnect", "1.5")
    after = bench.play()
    _hold_to_the_contract(bench, before, after)
    assert len(bench.lost) == 375


@pytest.mark.parametrize(
    "command",
    [
        "drop", "drop 0", "drop -1", "drop 101%", "drop x%", "drop nan%", "duplicate 1.5", "reorder ²", "late -1",
        "late 1000", "freeze 0", "freeze -1", "freeze inf", "clock_jump", "clock_jump nan", "drift 2000", "drift x",
        "wrong_rate 0", "wrong_rate 1000", "saturation", "saturation X9", "faults", "faults on",
    ],
)  # fmt: skip
def test_a_fault_without_sense_is_refused_and_changes_nothing(command: str) -> None:
    bench = _Bench(speed=None)
    name, _, argument = command.partition(" ")
    with pytest.raises(WrongUse):
        bench.amplifier.command(name, argument)
    _hold_to_the_contract(bench, bench.play())
    assert bench.lost == set()
