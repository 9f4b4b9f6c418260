"""The analysis of whole recordings, made up and real."""

import msgspec
import numpy as np
import pytest

from app.core.processing.analysis import Analysis
from app.core.processing.assessment import assess, choose_stream
from app.core.signals.channels import Channel, ChannelKind, StreamDescription


class ArraySource:
    """A recording in memory; `holes` are ranges of samples that are missing."""

    def __init__(self, rate_hz: float, channels: tuple[Channel, ...], samples: np.ndarray, holes=()) -> None:
        self._samples = samples.astype(np.float32)
        self._holes = holes
        self.asked: list[tuple[int, int]] = []
        self.streams = (StreamDescription(stream_id="s", name="EEG", rate_hz=rate_hz, channels=channels),)

    def stretches(self, stream_id: str) -> tuple[tuple[int, int], ...]:
        assert stream_id == "s"
        edges = [0, *(edge for hole in self._holes for edge in hole), self._samples.shape[1]]
        return tuple(zip(edges[0::2], edges[1::2], strict=True))

    def samples(self, stream_id: str, first: int, end: int) -> np.ndarray:
        self.asked.append((first, end))
        return self._samples[:, first:end]


def _channels(*labels: str) -> tuple[Channel, ...]:
    return tuple(Channel(label=label) for label in labels)


def _noise(n_channels: int, n: int) -> np.ndarray:
    return np.random.default_rng(4).normal(0, 10, (n_channels, n))


def test_alpha_at_the_back_is_found_and_named() -> None:
    t = np.arange(250 * 40) / 250
    samples = _noise(4, t.size) * 0.3
    samples[2:] += 30 * np.sin(2 * np.pi * 9.5 * t)
    analysis = assess(ArraySource(250.0, _channels("F3", "F4", "O1", "O2"), samples), recording_id="r")
    assert analysis.posterior_labels == ("O1", "O2")
    assert analysis.posterior_rhythm is not None
    assert analysis.posterior_rhythm.frequency_hz == pytest.approx(9.5, abs=0.1)
    assert analysis.posterior_rhythm.amplitude_uv == pytest.approx(60, rel=0.05)
    assert analysis.channels[2].relative[2] > 0.9
    assert analysis.satisfactory_s == analysis.recorded_s == 40
    assert msgspec.json.decode(msgspec.json.encode(analysis), type=Analysis) == analysis


def test_no_epoch_reaches_over_a_gap() -> None:
    source = ArraySource(100.0, _channels("C3"), _noise(1, 3000), holes=((1050, 1200),))
    analysis = assess(source, recording_id="r")
    assert all(end <= 1050 or first >= 1200 for first, end in source.asked)
    assert (analysis.gaps, analysis.lost_samples, analysis.epochs) == (1, 150, 2 + 4)
    assert (analysis.recorded_s, analysis.span_s) == (28.5, 30.0)


def test_a_channel_that_dies_halfway_says_so() -> None:
    samples = _noise(5, 250 * 40)
    samples[0, 250 * 16 :] = 0.0
    analysis = assess(ArraySource(250.0, _channels("C3", "C4", "Cz", "Pz", "Fz"), samples), recording_id="r")
    dead = analysis.channels[0]
    assert (dead.verdict, dead.good_fraction, dead.satisfactory_s) == ("flat", 0.4, 16.0)
    assert dead.faults == {"flat": 0.6}
    assert analysis.satisfactory_s == 40.0  # four of five is 80 %


def test_fast_streams_are_decimated_and_give_the_same_powers() -> None:
    t = np.arange(30_000 * 5) / 30_000
    wave = 20 * np.sin(2 * np.pi * 10 * t)[np.newaxis]
    analysis = assess(ArraySource(30_000.0, _channels("O1"), wave), recording_id="r")
    assert analysis.epochs == 1
    assert analysis.channels[0].absolute_uv2[2] == pytest.approx(200, rel=0.03)


@pytest.mark.parametrize("n", [0, 50, 600])
def test_short_recordings_are_no_mistake(n: int) -> None:
    analysis = assess(ArraySource(250.0, _channels("C3"), _noise(1, n)), recording_id="r")
    assert analysis.epochs == (1 if n == 600 else 0)
    assert bool(analysis.not_analysed) == (n < 600)


def test_what_is_not_a_voltage_is_named_not_judged() -> None:
    channels = (Channel(label="C3"), Channel(label="Status", kind=ChannelKind.TRIGGER, unit=""))
    analysis = assess(ArraySource(250.0, channels, _noise(2, 2500)), recording_id="r")
    assert [channel.label for channel in analysis.channels] == ["C3"]
    assert "Status" in analysis.not_analysed[0]
    only = assess(ArraySource(250.0, channels[1:], _noise(1, 2500)), recording_id="r")
    assert only.channels == ()
    assert only.not_analysed


def test_the_stream_with_most_eeg_is_chosen() -> None:
    def stream(name: str, n: int) -> StreamDescription:
        labels = tuple(Channel(label=f"{name}{i}") for i in range(n))
        return StreamDescription(stream_id=name, name=name, rate_hz=100.0, channels=labels)

    assert choose_stream((stream("a", 2), stream("b", 5), stream("c", 5))).name == "b"
    assert choose_stream(()) is None


def _real(path) -> ArraySource:
    mne = pytest.importorskip("mne")
    raw = mne.io.read_raw_edf(path, preload=True, verbose="ERROR")
    source = ArraySource(raw.info["sfreq"], _channels(*raw.ch_names), raw.get_data() * 1e6)
    raw.close()
    return source


@pytest.mark.needs_data
def test_closed_eyes_of_a_real_person(shared_data) -> None:
    analysis = assess(_real(shared_data("eegmmidb/S001R02.edf")), recording_id="r")
    assert analysis.posterior_rhythm is not None
    assert analysis.posterior_rhythm.frequency_hz == pytest.approx(10.0, abs=0.3)
    assert {channel.verdict for channel in analysis.channels} == {"good"}
    opened = assess(_real(shared_data("eegmmidb/S001R01.edf")), recording_id="r")
    at = [channel.label for channel in opened.channels].index("Oz..")
    assert analysis.channels[at].relative[2] > 3 * opened.channels[at].relative[2]


@pytest.mark.needs_data
@pytest.mark.filterwarnings("ignore")
def test_a_seizure_is_not_called_noise(shared_data) -> None:
    analysis = assess(_real(shared_data("seizure/nih_pt1_scalp_seizure.edf")), recording_id="r")
    scalp = [channel for channel in analysis.channels if channel.label.startswith("EEG")]
    assert len(scalp) > 18
    # One epoch with muscle at P7 and P9 is true; the ears are no scalp electrodes.
    on_scalp = [channel for channel in scalp if channel.label not in ("EEG A1-Ref", "EEG A2-Ref")]
    assert all(channel.faults.get("noise", 0.0) <= 1 / analysis.epochs for channel in on_scalp)
    assert {channel.verdict for channel in on_scalp} == {"good"}
    assert analysis.satisfactory_s > 230
    ears = [channel for channel in analysis.channels if channel.label in ("POL $A1", "POL $A2")]
    assert {channel.verdict for channel in ears} == {"clipped"}
