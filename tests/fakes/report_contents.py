"""Report contents made up for tests; nobody's data."""

import math
from typing import Any

from app.core.clinic.reports.content import (
    ReportContent,
    ReportedCheckpoint,
    ReportedPatient,
    ReportedRecording,
    ReportedSession,
)
from app.core.devices.driver import DeviceDescription
from app.core.identifiers import DeviceId, StreamId
from app.core.processing.analysis import Analysis, ChannelAnalysis, PosteriorRhythm
from app.core.processing.band_powers import BANDS
from app.core.signals.channels import Channel, StreamDescription

TEN_TWENTY = (
    "Fp1", "Fp2", "F7", "F3", "Fz", "F4", "F8", "T7", "C3", "Cz", "C4", "T8", "P7", "P3", "Pz", "P4", "P8", "O1", "O2",
)  # fmt: skip
CHECKPOINT = (
    "neurascale.local/log/7c9f1e\n1284\nqJ8k2kQ2r9mZlq0pP9T7zN5Yb1Tt3a8S6k0m5Vw0e9s=\n\n"
    f"\N{EM DASH} neurascale.local/log/7c9f1e {'Az3grlqJ8k' * 9}AA==\n"
)


def made_up_analysis(labels: tuple[str, ...] = TEN_TWENTY) -> Analysis:
    """A quiet recording with alpha at 10 Hz."""
    axis = tuple(k / 4 for k in range(281))
    spectrum = tuple(80 / max(hz, 0.5) + 30 * math.exp(-((hz - 10) ** 2)) for hz in axis)
    channels = tuple(
        ChannelAnalysis(
            label=label,
            kind="eeg",
            unit="uV",
            verdict="good",
            good_fraction=1.0,
            rms_uv=20.0 + at,
            mains_ratio=0.05,
            clipped_fraction=0.0,
            satisfactory_s=60.0,
            absolute_uv2=(100.0 + at, 50.0, 40.0 + 5 * at, 12.0, 3.0),
            relative=(0.5, 0.2, 0.2, 0.07, 0.03),
        )
        for at, label in enumerate(labels)
    )
    return Analysis(
        recording_id="0197f3c2-5a70-7000-8000-0000000000aa",
        stream_id="0197f3c2-5a70-7000-8000-0000000000bb",
        stream_name="EEG",
        rate_hz=250.0,
        recorded_s=61.0,
        span_s=61.0,
        lost_samples=0,
        gaps=0,
        epoch_s=4.0,
        epochs=15,
        satisfactory_s=60.0,
        satisfactory_channels=0.8,
        mains_hz=50.0,
        bands=BANDS,
        channels=channels,
        frequencies_hz=axis,
        mean_spectrum_uv2_hz=spectrum,
        posterior_spectrum_uv2_hz=spectrum,
        posterior_labels=("O1", "O2"),
        posterior_rhythm=PosteriorRhythm(frequency_hz=10.0, prominence_db=12.0, amplitude_uv=42.0, labels=("O1", "O2")),
    )


def report_content(
    *,
    labels: tuple[str, ...] = TEN_TWENTY,
    driver: str = "brainflow",
    family_name: str = "Müller",
    given_name: str = "Åsa",
    **others: Any,
) -> ReportContent:
    """A whole report; `others` replace fields of `ReportContent`."""
    stream = StreamDescription(
        stream_id=StreamId("0197f3c2-5a70-7000-8000-0000000000bb"),
        name="EEG",
        rate_hz=250.0,
        channels=tuple(Channel(label=label) for label in labels),
    )
    fields: dict[str, Any] = {
        "report_id": "0197f3c2-5a70-7000-8000-00000000beef",
        "written": "2026-11-21T21:10:44+00:00",
        "patient": ReportedPatient(
            hospital_number="H-2026-00417",
            family_name=family_name,
            given_name=given_name,
            birth_date="1984-05-12",
            sex="female",
        ),
        "session": ReportedSession(
            session_id="0197f3c2-5a70-7000-8000-0000000000cc",
            protocol="routine-eeg",
            started="2026-11-21T21:04:05+00:00",
            ended="2026-11-21T21:09:30+00:00",
            exit_reason="completed",
            consented_purposes=("recording",),
            identity_confirmed=True,
            stop_latency_ms=1.84,
        ),
        "device": DeviceDescription(
            device_id=DeviceId("device"), driver=driver, name="Amplifier", streams=(stream,), live=True
        ),
        "recording": ReportedRecording(
            recording_id="0197f3c2-5a70-7000-8000-0000000000aa",
            seconds=61.0,
            samples_per_channel=15_250,
            samples_lost=0,
            bytes_written=1_159_000,
        ),
        "analysis": made_up_analysis(labels),
        "checkpoint": ReportedCheckpoint(text=CHECKPOINT, log_size=1284, root="qJ8k"),
        "software_version": "0.1.0",
    }
    return ReportContent(**(fields | others))
