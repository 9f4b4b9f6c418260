"""The background rhythm: made-up rhythms whose truth is known, and people."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from app.core.processing.background import EYES_CLOSED, UNKNOWN_STATE, BackgroundRhythm
from app.core.processing.background_rhythm import MOST_EPOCHS, gather_epochs, measure_background
from app.core.processing.excerpts import DetailRequest
from app.core.processing.eyes import eyes_state, eyes_stretches, state_between
from app.core.processing.report_detail import report_detail
from app.core.settings.limits import clinical_limits
from app.core.signals.channels import Channel, StreamDescription
from tests.fakes.edf_source import ArraySource, edf_source

RATE_HZ = 250.0
LABELS = ("F3", "F4", "C3", "C4", "P3", "P4", "O1", "O2")


def _channels(labels: tuple[str, ...] = LABELS) -> tuple[Channel, ...]:
    return tuple(Channel(label=label) for label in labels)


def _made_up(
    seconds: float = 60.0, *, left: tuple[float, float] = (10.0, 20.0), right: tuple[float, float] = (10.0, 20.0)
) -> NDArray[Any]:
    """1/f noise with a rhythm at the back: `left` and `right` are its frequency and amplitude (of the sine, uV)."""
    n = round(seconds * RATE_HZ)
    random = np.random.default_rng(7)
    spectrum = np.fft.rfft(random.normal(size=(len(LABELS), n)), axis=1)
    hz = np.maximum(np.fft.rfftfreq(n, 1 / RATE_HZ), 0.5)
    noise = np.fft.irfft(spectrum / hz, n, axis=1)
    noise *= 6 / noise.std(axis=1, keepdims=True)
    t = np.arange(n) / RATE_HZ
    for row, (hertz, size) in ((6, left), (7, right)):
        noise[row] += size * np.sin(2 * np.pi * hertz * t)
        noise[row - 6] += 0.2 * size * np.sin(2 * np.pi * hertz * t)
    return noise


def _measured(samples: NDArray[Any], notes: tuple[tuple[float, str], ...] = ()) -> BackgroundRhythm:
    found = report_detail(ArraySource(RATE_HZ, _channels(), samples), DetailRequest(notes=notes)).background
    assert found is not None
    return found


def test_each_side_has_its_own_frequency_and_amplitude() -> None:
    found = _measured(_made_up(left=(9.0, 15.0), right=(10.5, 30.0)))
    assert found.left is not None
    assert found.right is not None
    assert found.left.frequency_hz == pytest.approx(9.0, abs=0.15)
    assert found.right.frequency_hz == pytest.approx(10.5, abs=0.15)
    assert found.left.amplitude_uv == pytest.approx(30, rel=0.15)
    assert found.right.amplitude_uv == pytest.approx(60, rel=0.15)
    assert found.left.labels == ("O1",)
    assert found.state == UNKNOWN_STATE
    assert found.frontal_share is not None
    assert found.frontal_share < 0.5
    assert found.spread[0] == "O2"


def test_without_a_rhythm_nothing_is_said_to_be_one() -> None:
    found = _measured(_made_up(left=(10.0, 0.0), right=(10.0, 0.0)))
    assert found.frequency_hz is None
    assert found.amplitude_uv is None
    assert found.left is None
    assert found.left_uv2_hz


def test_reactivity_is_measured_where_the_eyes_are_annotated() -> None:
    closed, opened = _made_up(40.0), _made_up(40.0, left=(10.0, 4.0), right=(10.0, 4.0))
    notes = ((0.0, "Eyes closed"), (40.0, "Eyes open"))
    found = _measured(np.concatenate([closed, opened], axis=1), notes)
    assert found.state == EYES_CLOSED
    assert found.epochs == found.open_epochs == 10
    assert found.amplitude_uv == pytest.approx(40, rel=0.15)
    assert found.open_amplitude_uv is not None
    assert found.open_amplitude_uv < 0.4 * 40
    assert found.open_uv2_hz
    without = _measured(np.concatenate([closed, opened], axis=1))
    assert without.open_amplitude_uv is None
    assert without.state == UNKNOWN_STATE


def test_bad_posterior_channels_take_no_part() -> None:
    samples = _made_up()
    samples[6] = 0.0  # a flat O1
    found = _measured(samples)
    assert found.left is None
    assert found.right is not None
    assert found.frequency_hz == pytest.approx(10.0, abs=0.15)


def test_nothing_at_the_back_is_said_as_such() -> None:
    source = ArraySource(RATE_HZ, _channels(("F3", "F4")), _made_up()[:2])
    detail = report_detail(source, DetailRequest())
    assert detail.background is None
    assert "posterior" in detail.background_missing


class _Endless:
    """Hours of the same signal; it counts what is asked of it."""

    def __init__(self, hours: float) -> None:
        self._piece = _made_up(60.0).astype(np.float32)
        self._n = round(hours * 3600 * RATE_HZ)
        self.asked = 0
        self.streams = (StreamDescription(stream_id="s", name="EEG", rate_hz=RATE_HZ, channels=_channels()),)

    def stretches(self, stream_id: str) -> tuple[tuple[int, int], ...]:
        return ((0, self._n),)

    def samples(self, stream_id: str, first: int, end: int) -> NDArray[np.float32]:
        self.asked += end - first
        return self._piece[:, np.arange(first, end) % self._piece.shape[1]]


@pytest.mark.parametrize("hours", [2, 24])
def test_what_is_read_of_a_long_recording_is_bounded(hours: float) -> None:
    source = _Endless(hours)
    found = gather_epochs(source, source.streams[0], (), clinical_limits())
    assert found is not None
    assert len(found.epochs) == MOST_EPOCHS
    assert source.asked == MOST_EPOCHS * 4 * RATE_HZ
    assert found.epochs[-1].begin_s > hours * 3600 - 10
    background = measure_background(found, clinical_limits())
    assert background is not None
    assert background.frequency_hz == pytest.approx(10.0, abs=0.15)


def test_fast_streams_are_decimated_and_say_the_same() -> None:
    n = 2000 * 24
    t = np.arange(n) / 2000
    samples = np.random.default_rng(1).normal(0, 5, (2, n)) + 20 * np.sin(2 * np.pi * 9.5 * t)
    found = report_detail(ArraySource(2000.0, _channels(("O1", "O2")), samples), DetailRequest()).background
    assert found is not None
    assert found.frequency_hz == pytest.approx(9.5, abs=0.1)
    assert found.amplitude_uv == pytest.approx(40, rel=0.1)


# ---------------------------------------------------------------------------------------------------- eyes


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Eyes closed", "eyes closed"),
        ("EYES OPEN", "eyes open"),
        ("closes eyes", "eyes closed"),
        ("EC", "eyes closed"),
        ("eo", "eyes open"),
        ("Augen zu", "eyes closed"),
        ("eyes opened", "eyes open"),
        ("Eyes open, eyes closed", None),
        ("record", None),
        ("T0", None),
        ("opening", None),
    ],
)
def test_notes_on_the_eyes(text: str, state: str | None) -> None:
    assert eyes_state(text) == state


def test_a_note_holds_until_the_next_one() -> None:
    stretches = eyes_stretches(((30.0, "eyes open"), (10.0, "eyes closed"), (20.0, "cough")), 40.0)
    assert state_between(stretches, 0.0, 4.0) is None
    assert state_between(stretches, 12.0, 16.0) == "eyes closed"
    assert state_between(stretches, 28.0, 32.0) is None
    assert state_between(stretches, 36.0, 40.0) == "eyes open"
    assert eyes_stretches((), 40.0) == ()


# ---------------------------------------------------------------------------------------------------- people


def _reference_hz(path: Path) -> float:
    """The peak of the occipital spectrum found in another way: Welch's method by scipy, 8 s Hann segments, median."""
    from scipy import signal

    source, _ = edf_source(path)
    rows = [at for at, one in enumerate(source.streams[0].channels) if one.label.rstrip(".") in ("O1", "Oz", "O2")]
    assert len(rows) == 3
    values = source.samples("s", 0, source.stretches("s")[0][1])[rows]
    hz, power = signal.welch(values, source.streams[0].rate_hz, nperseg=8 * 160, average="median")
    inside = (hz >= 6) & (hz <= 14)
    return float(hz[inside][np.argmax(power[:, inside].mean(axis=0))])


@pytest.mark.needs_data
def test_alpha_of_a_person_lies_within_half_a_hertz_of_an_independent_reference(shared_data: Any) -> None:
    path = shared_data("eegmmidb/S001R02.edf")
    source, _ = edf_source(path)
    found = report_detail(source, DetailRequest(notes=((0.0, "Eyes closed"),))).background
    assert found is not None
    assert found.frequency_hz == pytest.approx(_reference_hz(path), abs=0.5)
    assert found.state == EYES_CLOSED
    for side in (found.left, found.right):
        assert side is not None
        assert side.frequency_hz == pytest.approx(found.frequency_hz, abs=0.5)
    assert found.frontal_share is not None
    assert found.frontal_share < 0.6


@pytest.mark.needs_data
def test_alpha_of_a_person_attenuates_when_the_eyes_open(shared_data: Any) -> None:
    closed, _ = edf_source(shared_data("eegmmidb/S001R02.edf"))
    opened, _ = edf_source(shared_data("eegmmidb/S001R01.edf"))
    n = closed.stretches("s")[0][1]
    both = np.concatenate([closed.samples("s", 0, n), opened.samples("s", 0, n)], axis=1)
    rate_hz, channels = closed.streams[0].rate_hz, closed.streams[0].channels
    notes = ((0.0, "Eyes closed"), (n / rate_hz, "Eyes open"))
    found = report_detail(ArraySource(rate_hz, channels, both), DetailRequest(notes=notes)).background
    assert found is not None
    assert found.amplitude_uv is not None
    assert found.open_amplitude_uv is not None
    assert found.open_amplitude_uv < 0.6 * found.amplitude_uv
