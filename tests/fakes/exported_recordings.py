"""Recordings that hold what exports trip over: two rates, gaps, odd labels, units and texts, values at the edge."""

from pathlib import Path

import numpy as np

from app.core.devices.driver import DeviceEvent, DeviceEventKind
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import Channel, ChannelKind, StreamDescription
from tests.fakes.recordings import EEG, SLOW, annotation, create_writer, values

FAST = StreamDescription(
    stream_id=EEG,
    name="EEG, 100 Hz",
    rate_hz=100.0,
    channels=(
        Channel(label="Fp1"),
        Channel(label='C3 "left", <A2> & co'),
        Channel(label="ECG", kind=ChannelKind.ECG),
        Channel(label="Temp", kind=ChannelKind.OTHER, unit="degC"),
    ),
)
SLOW_STREAM = StreamDescription(
    stream_id=SLOW,
    name="Aux/10 Hz",
    rate_hz=10.0,
    channels=(Channel(label="SpO2", kind=ChannelKind.OTHER, unit="%"),),
)
TEXTS = ("Augen zu ☂", "=1+1", 'two\nlines, "quoted"')


def rich_recording(folder: Path, *, gaps: bool = True, not_a_number: bool = False) -> Path:
    """3 s, then (with `gaps`) 1.5 s lost by the device in both streams, then 2 s."""
    writer = create_writer(folder, FAST, SLOW_STREAM)
    pause = 150 if gaps else 0
    starts = [0, 100, 200, 300 + pause, 400 + pause]
    for k, first in enumerate(starts):
        samples = values(first, first + 100, n_channels=4)
        samples[0, :4] = [1e-30, 16777216.0, -0.0, 0.1]
        if not_a_number and k == 1:
            samples[1, 5:9] = [np.nan, np.inf, -np.inf, 3.5e9]
        writer.append_block(SampleBlock(EEG, k, first, first / 100.0, 0, 100.0, samples))
        slow = values(first // 10, first // 10 + 10, n_channels=1, seed=2)
        writer.append_block(SampleBlock(SLOW, k, first // 10, first / 100.0, 0, 10.0, slow))
    for text, onset_s, duration_s in zip(TEXTS, (0.5, 1.25, 4.75 if gaps else 2.75), (2.5, None, 0.0), strict=True):
        writer.append_event(annotation(text, onset_s, duration_s), source="device")
    lead_off = DeviceEvent(
        kind=DeviceEventKind.LEAD_OFF, onset_s=2.0, duration_s=None, text="lead off", channels=("Fp1", "ECG")
    )
    writer.append_event(lead_off, source="device")
    writer.append_event(
        DeviceEvent(kind=DeviceEventKind.WARNING, onset_s=0.0, duration_s=None, text="odd header"), source="device"
    )
    writer.close("stopped")
    return folder
