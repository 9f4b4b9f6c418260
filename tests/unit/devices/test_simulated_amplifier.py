"""The simulated amplifier does as it is told, and what it makes looks like EEG to a spectrum."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.signal import welch

from app.core.clock import VirtualClock
from app.core.devices.driver import DeviceEventKind, SimulatedSpec
from app.core.devices.simulated_amplifier import SimulatedAmplifier
from app.core.errors import DeviceFault, WrongUse
from tests.contracts.driver_suite import Played, play

_RATE_HZ = 250.0


def _amplifier(clock: VirtualClock | None = None, **fields: object) -> SimulatedAmplifier:
    spec = SimulatedSpec(**({"speed": None, "duration_s": 12.0} | fields))  # type: ignore[arg-type]
    amplifier = SimulatedAmplifier(spec, clock=clock or VirtualClock())
    amplifier.open()
    amplifier.start()
    return amplifier


def _samples(played: Played) -> np.ndarray:
    (blocks,) = played.blocks.values()
    return np.concatenate([block.samples for block in blocks], axis=1)


def _indices(played: Played) -> np.ndarray:
    (blocks,) = played.blocks.values()
    return np.concatenate([np.arange(block.first_sample, block.end_sample) for block in blocks])


def _row(amplifier: SimulatedAmplifier, label: str) -> int:
    return amplifier.open().streams[0].labels.index(label)


def _alpha_uv(samples: np.ndarray) -> np.ndarray:
    frequency, power = welch(samples, _RATE_HZ, nperseg=500)
    band = (frequency >= 8) & (frequency <= 13)
    return np.sqrt(power[:, band].sum(axis=1) * frequency[1])


def test_the_same_seed_gives_the_same_samples_and_another_does_not() -> None:
    one, two, other = (_samples(play(_amplifier(seed=seed))) for seed in (1, 1, 2))
    assert np.array_equal(one, two)
    assert not np.allclose(one, other, atol=5)


@settings(max_examples=8)
@given(st.integers(0, 2900), st.sampled_from([250.0, 256.0, 1234.5]))
def test_a_sample_is_the_same_wherever_it_is_begun(first: int, rate_hz: float) -> None:
    whole = _amplifier(rate_hz=rate_hz)
    expected = _samples(play(whole))
    part = _amplifier(rate_hz=rate_hz)
    stream_id = whole.open().streams[0].stream_id
    part.start(at_sample={stream_id: first})
    assert np.array_equal(_samples(play(part)), expected[:, first:])


def test_eyes_closed_bring_posterior_alpha() -> None:
    amplifier = _amplifier(duration_s=20.0)
    labels = amplifier.open().streams[0].labels
    amplifier.start()
    played = play(amplifier)
    samples = _samples(played)
    opened, closed = _alpha_uv(samples[:, 250:2500]), _alpha_uv(samples[:, 2750:])
    for label in ("O1", "O2", "Pz"):
        assert closed[labels.index(label)] > 3 * opened[labels.index(label)]
        assert 8 < closed[labels.index(label)] < 60
    assert closed[labels.index("O1")] > 3 * closed[labels.index("F3")]
    assert [event.text for event in played.events] == ["Eyes open", "Eyes closed"]
    assert [event.onset_s for event in played.events] == [0.0, 10.0]


def test_eyes_do_as_told() -> None:
    amplifier = _amplifier()
    row = _row(amplifier, "O2")
    amplifier.start()
    amplifier.command("eyes", "closed")
    closed = _alpha_uv(_samples(play(amplifier)))[row]
    amplifier.start()
    amplifier.command("eyes", "open")
    opened = _alpha_uv(_samples(play(amplifier))[:, 500:])[row]
    assert closed > 3 * opened
    amplifier.start()
    amplifier.command("eyes", "script")
    assert [event.text for event in play(amplifier).events] == ["Eyes open", "Eyes closed"]


def test_blinks_are_frontal_and_only_with_open_eyes() -> None:
    amplifier = _amplifier(duration_s=40.0)
    labels = amplifier.open().streams[0].labels
    fp1, o1 = labels.index("Fp1"), labels.index("O1")
    amplifier.start()
    amplifier.command("eyes", "open")
    samples = _samples(play(amplifier))
    high = samples[fp1] - np.median(samples[fp1])
    assert high.max() > 70
    assert high.max() > 3 * (samples[o1] - np.median(samples[o1])).max()
    amplifier.start()
    amplifier.command("eyes", "closed")
    closed = _samples(play(amplifier))[fp1, 500:]
    assert (closed - np.median(closed)).max() < 60


def test_background_falls_with_frequency_and_neighbours_are_alike() -> None:
    amplifier = _amplifier(duration_s=60.0, n_channels=64)
    labels = amplifier.open().streams[0].labels
    amplifier.start()
    amplifier.command("eyes", "open")
    samples = _samples(play(amplifier))
    frequency, power = welch(samples, _RATE_HZ, nperseg=1000)
    slow = power[:, (frequency >= 2) & (frequency < 4)].mean(axis=1)
    fast = power[:, (frequency >= 25) & (frequency < 40)].mean(axis=1)
    assert (slow > 4 * fast).all()
    similar = np.corrcoef(samples)
    assert similar[labels.index("C3"), labels.index("C1")] > similar[labels.index("C3"), labels.index("P8")] + 0.2
    assert 3 < np.median(samples.std(axis=1)) < 40


@pytest.mark.parametrize("mains_hz", [50.0, 60.0])
def test_mains_is_there_and_grows_with_impedance(mains_hz: float) -> None:
    amplifier = _amplifier(mains_hz=mains_hz)
    row = _row(amplifier, "C4")
    amplifier.start()
    before = _samples(play(amplifier))[row]
    amplifier.command("impedance", "C4=60")
    amplifier.start()
    after = _samples(play(amplifier))[row]

    def mains(signal: np.ndarray) -> float:
        frequency, power = welch(signal, _RATE_HZ, nperseg=500)
        return float(power[np.argmin(abs(frequency - mains_hz))])

    frequency, power = welch(before, _RATE_HZ, nperseg=500)
    assert mains(before) > 3 * power[np.argmin(abs(frequency - mains_hz - 4))]
    assert mains(after) > 10 * mains(before)


def test_a_seizure_is_three_hertz_and_ends() -> None:
    amplifier = _amplifier(duration_s=40.0)
    labels = amplifier.open().streams[0].labels
    amplifier.start()
    played = Played()
    for second in range(200):
        if second == 50:
            amplifier.command("seizure", "on")
        if second == 120:
            amplifier.command("seizure", "off")
        delivery = amplifier.read(1.0)
        played.blocks.setdefault("", []).extend(delivery.blocks)
        played.events.extend(delivery.events)
    samples = _samples(played)[labels.index("Fz")]
    before, during, after = samples[:2500], samples[3500:6000], samples[8750:]
    frequency, power = welch(during - during.mean(), _RATE_HZ, nperseg=1000)
    assert 2.4 < frequency[np.argmax(power)] < 3.6
    assert np.ptp(during) > 250
    assert during.std() > 4 * before.std()
    assert after.std() < 2.5 * before.std()
    assert [event.text for event in played.events if "seizure" in event.text] == [
        "Simulated seizure begins",
        "Simulated seizure ends",
    ]


def test_a_pop_is_at_its_electrode_alone() -> None:
    quiet, popped = _amplifier(), _amplifier()
    row = _row(popped, "C3")
    popped.start()
    popped.command("pop", "c3")
    difference = np.abs(_samples(play(popped)) - _samples(play(quiet))).max(axis=1)
    assert difference[row] > 250
    assert np.delete(difference, row).max() == 0


def test_a_command_in_the_middle_changes_nothing_that_was_delivered() -> None:
    quiet, told = _amplifier(), _amplifier()
    row = _row(told, "C3")
    told.start()
    first = play(told, until=lambda so_far: _indices(so_far)[-1] >= 999)
    told.command("pop", "C3")
    told.command("eyes", "closed")
    rest = play(told)
    expected = _samples(play(quiet))
    n = len(_indices(first))
    assert np.array_equal(_samples(first), expected[:, :n])
    difference = np.abs(_samples(rest) - expected[:, n:])[row]
    assert difference[:50].max() > 250
    (event,) = rest.events
    assert event.onset_s == pytest.approx(n / _RATE_HZ, abs=0.2)
    assert event.onset_s >= n / _RATE_HZ


def test_nothing_is_seen_of_how_it_is_made() -> None:
    """No step where one chunk follows another, and no chunk's noise again in the next."""
    amplifier = _amplifier(rate_hz=30_000.0, duration_s=1.0, n_channels=16)
    samples = _samples(play(amplifier)).astype(np.float64)
    steps = np.abs(np.diff(samples, axis=1))
    assert steps[:, 5999::6000].max() < steps.max()
    assert steps[:, 5999::6000].mean() < 2 * steps.mean()
    noise = np.diff(samples[:, :30_000], n=2, axis=1)
    for row in noise:
        assert abs(np.corrcoef(row[:5900], row[6000:11900])[0, 1]) < 0.1


def test_a_lead_that_is_off_is_seen_heard_and_measured() -> None:
    amplifier = _amplifier()
    row = _row(amplifier, "T8")
    amplifier.start()
    amplifier.command("lead_off", "T8")
    measured = {electrode.label: electrode.kiloohm for electrode in amplifier.measure_impedance()}
    assert measured["T8"] is None
    assert measured["T7"] is not None
    played = play(amplifier)
    samples = _samples(played)
    assert samples[row].std() > 100
    assert np.delete(samples.std(axis=1), row).max() < 60
    event = next(event for event in played.events if event.kind is DeviceEventKind.LEAD_OFF)
    assert event.channels == ("T8",)
    amplifier.command("lead_on", "T8")
    amplifier.start()
    played = play(amplifier)
    assert _samples(played)[row].std() < 60
    assert any(event.kind is DeviceEventKind.LEAD_ON for event in played.events)


def test_impedances_are_plausible_drift_and_can_be_set() -> None:
    clock = VirtualClock()
    amplifier = _amplifier(clock, n_channels=256)
    first = [electrode.kiloohm for electrode in amplifier.measure_impedance()]
    assert all(value is not None and 2 <= value <= 15 for value in first)
    clock.advance(60)
    later = [electrode.kiloohm for electrode in amplifier.measure_impedance()]
    changes = [abs(a - b) / a for a, b in zip(first, later, strict=True) if a and b]
    assert 0 < max(changes) < 0.15
    amplifier.command("impedance", "Cz=42.5")
    assert {e.label: e.kiloohm for e in amplifier.measure_impedance()}["Cz"] == 42.5


def test_a_disconnection_is_silence_and_then_a_gap() -> None:
    clock = VirtualClock()
    amplifier = _amplifier(clock, speed=1.0)
    before = play(amplifier, until=lambda so_far: bool(so_far.blocks) and _indices(so_far)[-1] > 500)
    last = int(_indices(before)[-1])
    amplifier.command("disconnect", "2.0")
    silent_from_ns = clock.monotonic_ns()
    while not (delivery := amplifier.read(0.05)).blocks:
        assert delivery.ended is None
    assert (clock.monotonic_ns() - silent_from_ns) * 1e-9 == pytest.approx(2.0, abs=0.1)
    assert delivery.blocks[0].first_sample == last + 1 + 500
    (blocks,) = before.blocks.values()
    assert delivery.blocks[0].sequence == blocks[-1].sequence + 1


def test_what_is_not_read_for_long_is_lost_as_a_gap() -> None:
    clock = VirtualClock()
    amplifier = _amplifier(clock, speed=1.0, duration_s=None)
    clock.advance(25.0)
    delivery = amplifier.read(0.0)
    assert delivery.blocks[0].first_sample == pytest.approx(15 * _RATE_HZ, abs=10)
    assert delivery.blocks[0].sequence == 0


def test_a_faster_than_real_time_source_loses_nothing() -> None:
    clock = VirtualClock()
    amplifier = _amplifier(clock)
    clock.advance(1000)
    assert _indices(play(amplifier)).tolist() == list(range(3000))


@pytest.mark.parametrize(
    "fields",
    [
        {"n_channels": 7},
        {"n_channels": 1025},
        {"rate_hz": 249.0},
        {"rate_hz": 30_001.0},
        {"rate_hz": float("nan")},
        {"mains_hz": 55.0},
        {"speed": 0.0},
        {"speed": float("inf")},
        {"duration_s": 0.0},
        {"duration_s": float("nan")},
    ],
)
def test_a_specification_it_cannot_do_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(WrongUse, match="cannot do"):
        SimulatedAmplifier(SimulatedSpec(**fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "argument"),
    [
        ("eyes", "half"),
        ("seizure", ""),
        ("pop", "X99"),
        ("lead_off", ""),
        ("impedance", "Cz"),
        ("impedance", "Cz=-4"),
        ("impedance", "Cz=nan"),
        ("impedance", "nowhere=4"),
        ("disconnect", "soon"),
        ("disconnect", "0"),
        ("disconnect", "inf"),
        ("dance", ""),
    ],
)
def test_a_command_without_sense_is_refused_and_changes_nothing(name: str, argument: str) -> None:
    amplifier = _amplifier()
    with pytest.raises(WrongUse):
        amplifier.command(name, argument)
    assert np.array_equal(_samples(play(amplifier)), _samples(play(_amplifier())))


def test_nothing_can_be_asked_of_a_closed_one() -> None:
    amplifier = SimulatedAmplifier(SimulatedSpec(), clock=VirtualClock())
    with pytest.raises(DeviceFault):
        amplifier.measure_impedance()
    with pytest.raises(DeviceFault):
        amplifier.command("eyes", "open")


@pytest.mark.parametrize("rate_hz", [250.0, 500.0, 1000.0, 30_000.0])
def test_the_same_patient_at_every_rate_has_the_same_strength(rate_hz: float) -> None:
    """Above 500 Hz the sources are interpolated; their strength must not change with it."""
    amplifier = _amplifier(rate_hz=rate_hz, duration_s=8.0)
    samples = _samples(play(amplifier))
    stride = int(rate_hz // 250)
    frequency, power = welch(samples[:, ::stride], 250.0, nperseg=500)
    band = (frequency >= 1) & (frequency <= 30)
    rms_uv = np.sqrt(power[:, band].sum(axis=1) * frequency[1])
    assert 3 < np.median(rms_uv) < 20


def test_the_largest_is_made_faster_than_real_time() -> None:
    """CPU time, not wall time, so that other tests on these cores do not matter; a wide margin all the same."""
    amplifier = _amplifier(n_channels=256, rate_hz=30_000.0, duration_s=2.0)
    began_s = time.process_time()
    n_samples = sum(block.n_samples for block in _blocks(amplifier))
    took_s = time.process_time() - began_s
    assert n_samples == 60_000
    assert took_s < 2.0


def _blocks(amplifier: SimulatedAmplifier) -> list[object]:
    blocks: list[object] = []
    while not (delivery := amplifier.read(1.0)).ended:
        blocks.extend(delivery.blocks)
    return [*blocks, *delivery.blocks]
