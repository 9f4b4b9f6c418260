"""A minute of made-up EEG on the disk, as acquisition leaves it: alpha at the back, three spikes left temporal."""

import numpy as np
from numpy.typing import NDArray

from app.core.identifiers import RecordingId
from app.core.settings.data_directory import DataDirectory
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import Channel, StreamDescription
from tests.fakes.recordings import EEG, create_writer
from tests.fakes.report_contents import TEN_TWENTY

RATE = 250.0
SECONDS = 61
SPIKES_S = (6.25, 15.0, 40.0)


def brain_samples() -> NDArray[np.float64]:
    """All of it: microvolts, shape (channels of `TEN_TWENTY`, samples)."""
    rng = np.random.default_rng(11)
    n = round(SECONDS * RATE)
    samples = np.cumsum(rng.normal(size=(len(TEN_TWENTY), n)), axis=1)
    samples -= np.apply_along_axis(lambda row: np.convolve(row, np.ones(125) / 125, "same"), 1, samples)
    alpha = 25 * np.sin(2 * np.pi * 10 * np.arange(n) / RATE) * (1 + 0.5 * np.sin(np.arange(n) / 400))
    for label, share in (("O1", 1.0), ("O2", 1.0), ("P3", 0.6), ("P4", 0.6), ("P7", 0.4), ("P8", 0.4)):
        samples[TEN_TWENTY.index(label)] += share * alpha
    for at_s in SPIKES_S:
        for label, uv in (("T7", 120.0), ("F7", 80.0), ("P7", 50.0)):
            start = round(at_s * RATE)
            samples[TEN_TWENTY.index(label), start : start + 18] -= uv * np.bartlett(18)
            samples[TEN_TWENTY.index(label), start + 18 : start + 70] += 0.4 * uv * np.hanning(52)
    return np.asarray(samples, dtype=np.float64)


def recorded_brain(data: DataDirectory, recording_id: str) -> None:
    """Write it into the data folder."""
    samples = brain_samples()
    described = StreamDescription(
        stream_id=EEG,
        name="EEG",
        rate_hz=RATE,
        channels=tuple(Channel(label=label) for label in TEN_TWENTY),
    )
    writer = create_writer(data.recording(RecordingId(recording_id)), described)
    for number, first in enumerate(range(0, samples.shape[1], 250)):
        piece = np.ascontiguousarray(samples[:, first : first + 250], dtype=np.float32)
        writer.append_block(SampleBlock(EEG, number, first, first / RATE, 0, RATE, piece))
    writer.close("completed")
