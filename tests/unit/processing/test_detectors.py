"""Detectors on signals that were made for them: what they find, what they leave, and that pieces leave no seam."""

import numpy as np
import pytest
from numpy.typing import NDArray

from app.core.processing import rhythmic_runs, sharp_transients
from app.core.processing.assessment import assess
from app.core.processing.detection import Detection
from app.core.processing.detectors import detect
from app.core.signals.channels import Channel, StreamDescription
from tests.shared_data import shared_file

TEN_TWENTY = (
    "Fp1", "Fp2", "F7", "F3", "Fz", "F4", "F8", "T7", "C3", "Cz", "C4", "T8", "P7", "P3", "Pz", "P4", "P8", "O1", "O2",
)  # fmt: skip
RATE = 250.0


class Source:
    """Samples in memory, as a recording gives them."""

    def __init__(self, samples: NDArray[np.float32], stretches: tuple[tuple[int, int], ...] = ()) -> None:
        self.values = samples
        self.cut = stretches or ((0, samples.shape[1]),)
        self.asked = 0

    @property
    def streams(self) -> tuple[StreamDescription, ...]:
        channels = tuple(Channel(label=label) for label in TEN_TWENTY)
        return (StreamDescription(stream_id="s", name="EEG", rate_hz=RATE, channels=channels),)  # type: ignore[arg-type]

    def stretches(self, _stream_id: str) -> tuple[tuple[int, int], ...]:
        return self.cut

    def samples(self, _stream_id: str, first: int, end: int) -> NDArray[np.float32]:
        self.asked = max(self.asked, end - first)
        return self.values[:, first:end]


def background(seconds: float, *, seed: int = 7, uv: float = 6.0) -> NDArray[np.float32]:
    """Noise with more power below, as an EEG without rhythm."""
    rng = np.random.default_rng(seed)
    n = round(seconds * RATE)
    white = np.fft.rfft(rng.normal(size=(len(TEN_TWENTY), n)), axis=1)
    hertz = np.fft.rfftfreq(n, 1 / RATE)
    shaped = np.fft.irfft(white / np.sqrt(np.maximum(hertz, 1.0)), n, axis=1)
    return (uv * shaped / shaped.std()).astype(np.float32)


def spike(samples: NDArray[np.float32], at_s: float, *, labels: tuple[str, ...], uv: float, ms: float = 60) -> None:
    width = round(ms / 1000 * RATE)
    wave = -np.bartlett(width) * uv
    start = round(at_s * RATE) - width // 2
    for share, label in zip((1.0, 0.8, 0.7, 0.6), labels, strict=False):
        samples[TEN_TWENTY.index(label), start : start + width] += share * wave


def found(samples: NDArray[np.float32], kind: str, **how: tuple[tuple[int, int], ...]) -> list[Detection]:
    source = Source(samples, **how)
    detections, runs = detect(source, assess(source, recording_id="r"))
    assert {one.detector for one in runs} == {sharp_transients.NAME, rhythmic_runs.NAME}
    assert all(one.limits for one in runs)
    return [one for one in detections if one.kind == kind]


def test_a_spike_is_found_where_it_is_and_once() -> None:
    samples = background(90)
    # The last one on the seam of two pieces.
    for at_s in (20.0, 33.4, 59.5, 60.0 - 0.9):
        spike(samples, at_s, labels=("T7", "F7", "C3"), uv=150)
    told = found(samples, "spike_like")
    assert [round(one.onset_s + one.duration_s / 2, 1) for one in told] == [20.0, 33.4, 59.1, 59.5]
    assert all({"T7", "F7"} <= set(one.channels) for one in told)
    assert all(one.score >= sharp_transients.LEAST_RELATIVE for one in told)


def test_noise_and_a_wave_on_one_electrode_alone_are_left() -> None:
    samples = background(60)
    spike(samples, 30.0, labels=("T7",), uv=300)  # a pop of one electrode
    assert found(samples, "spike_like") == []


def test_a_slow_wave_is_no_spike_and_a_small_one_is_not_seen() -> None:
    samples = background(60)
    spike(samples, 20.0, labels=("T7", "F7", "C3"), uv=150, ms=600)
    spike(samples, 40.0, labels=("T7", "F7", "C3"), uv=12)
    assert found(samples, "spike_like") == []


def test_muscle_is_no_spike() -> None:
    samples = background(60)
    rng = np.random.default_rng(3)
    burst = slice(round(30 * RATE), round(32 * RATE))
    wild = rng.normal(scale=120, size=(4, burst.stop - burst.start))
    for at, label in enumerate(("T7", "F7", "C3", "P7")):
        samples[TEN_TWENTY.index(label), burst] += (np.diff(wild[at], prepend=0)).astype(np.float32)
    inside = [one for one in found(samples, "spike_like") if 30 <= one.onset_s <= 32]
    assert inside == []


def rhythm(samples: NDArray[np.float32], hz: float, from_s: float, to_s: float, labels: tuple[str, ...]) -> None:
    span = slice(round(from_s * RATE), round(to_s * RATE))
    wave = 60 * np.sin(2 * np.pi * hz * np.arange(span.stop - span.start) / RATE)
    for label in labels:
        samples[TEN_TWENTY.index(label), span] += wave.astype(np.float32)


def test_a_run_is_found_with_its_frequency_side_and_length() -> None:
    samples = background(120)
    rhythm(samples, 3.0, 40, 75, ("F4", "F8", "T8"))
    (told,) = found(samples, "rhythmic_run")
    assert 35 <= told.onset_s <= 45
    assert 25 <= told.duration_s <= 45
    assert "right side" in told.text
    assert abs(float(told.text.split(" Hz")[0]) - 3.0) < 0.35
    assert any("F8" in one or "T8" in one or "F4" in one for one in told.channels)


def test_noise_keeps_no_rhythm_and_posterior_alpha_is_not_proposed() -> None:
    assert found(background(120), "rhythmic_run") == []
    samples = background(120)
    rhythm(samples, 10.0, 20, 100, ("O1", "O2"))
    assert found(samples, "rhythmic_run") == []


def test_gaps_are_not_bridged_and_memory_is_that_of_a_minute() -> None:
    samples = background(200)
    spike(samples, 100.0, labels=("T7", "F7", "C3"), uv=150)
    half = round(100.0 * RATE)
    assert found(samples, "spike_like", stretches=((0, half), (half + 500, samples.shape[1]))) == []
    source = Source(samples)
    detect(source, assess(source, recording_id="r"))
    assert source.asked <= 80 * RATE


def test_the_same_recording_gives_the_same_answer() -> None:
    samples = background(60)
    spike(samples, 30.0, labels=("T7", "F7"), uv=150)
    assert found(samples, "spike_like") == found(samples.copy(), "spike_like")


@pytest.mark.needs_data
def test_healthy_alpha_with_closed_eyes_gives_almost_nothing() -> None:
    mne = pytest.importorskip("mne")
    raw = mne.io.read_raw_edf(shared_file("eegmmidb/S001R02.edf"), preload=True, verbose="error")
    samples = (raw.get_data() * 1e6).astype(np.float32)

    class Played(Source):
        @property
        def streams(self) -> tuple[StreamDescription, ...]:
            channels = tuple(Channel(label=label) for label in raw.ch_names)
            return (StreamDescription(stream_id="s", name="EEG", rate_hz=160.0, channels=channels),)  # type: ignore[arg-type]

    source = Played(samples)
    detections, _ = detect(source, assess(source, recording_id="r"))
    assert len(detections) <= 2  # a minute of a healthy person's alpha
