"""An EDF file as a source of samples, and the report that its content makes: without station, log or disk."""

from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.core.clinic.findings.proposals import shown_findings
from app.core.clinic.findings.structured import Interpretation
from app.core.clinic.reports.content import ReportContent, ReportedEvent, ReportedRecording
from app.core.clinic.reports.excerpt_wishes import detail_request
from app.core.devices.driver import DeviceDescription
from app.core.identifiers import DeviceId, StreamId
from app.core.processing.assessment import assess
from app.core.processing.detectors import detect
from app.core.processing.report_detail import report_detail
from app.core.signals.channels import Channel, ChannelKind, StreamDescription
from tests.fakes.report_contents import report_content


class ArraySource:
    """A recording in memory; `holes` are ranges of samples that are missing. It counts what is asked of it."""

    def __init__(
        self,
        rate_hz: float,
        channels: tuple[Channel, ...],
        samples: NDArray[Any],
        holes: tuple[tuple[int, int], ...] = (),
    ) -> None:
        self._samples = samples.astype(np.float32)
        self._holes = holes
        self.asked = 0
        self.streams = (StreamDescription(stream_id=StreamId("s"), name="EEG", rate_hz=rate_hz, channels=channels),)

    def stretches(self, stream_id: str) -> tuple[tuple[int, int], ...]:
        edges = [0, *(edge for hole in self._holes for edge in hole), self._samples.shape[1]]
        return tuple(zip(edges[0::2], edges[1::2], strict=True))

    def samples(self, stream_id: str, first: int, end: int) -> NDArray[np.float32]:
        self.asked += end - first
        return self._samples[:, first:end]


def edf_source(path: Path) -> tuple[ArraySource, tuple[ReportedEvent, ...]]:
    """The signals of a file as mne reads them, and its annotations."""
    import mne

    raw = mne.io.read_raw_edf(path, preload=True, verbose="ERROR")
    kinds = [
        ChannelKind.ECG if "EKG" in name.upper() or "ECG" in name.upper() else ChannelKind.EEG for name in raw.ch_names
    ]
    channels = tuple(Channel(label=name, kind=kind) for name, kind in zip(raw.ch_names, kinds, strict=True))
    source = ArraySource(float(raw.info["sfreq"]), channels, raw.get_data() * 1e6)
    events = tuple(
        ReportedEvent(onset_s=float(at), duration_s=float(length), kind="annotation", text=str(text))
        for at, length, text in zip(
            raw.annotations.onset, raw.annotations.duration, raw.annotations.description, strict=True
        )
    )
    raw.close()
    return source, events


def report_of(path: Path, *, notes: tuple[tuple[float, str], ...] = (), **others: Any) -> ReportContent:
    """The content of a report on a file, as the station would gather it; `others` replace fields."""
    source, events = edf_source(path)
    stream = source.streams[0]
    analysis = assess(source, recording_id="r")
    detections, detectors = detect(source, analysis)
    analysis = msgspec.structs.replace(analysis, detections=detections, detectors=detectors)
    found = others.pop("detected", None) or shown_findings("r", detections, {})
    more = tuple(ReportedEvent(onset_s=at, duration_s=0.0, kind="annotation", text=text) for at, text in notes)
    request = detail_request((*more, *events), detected=found)
    fields: dict[str, Any] = {
        "device": DeviceDescription(
            device_id=DeviceId("file"), driver="playback", name=path.name, streams=(stream,), live=False
        ),
        "recording": ReportedRecording(
            recording_id="0197f3c2-5a70-7000-8000-0000000000aa",
            seconds=analysis.span_s,
            samples_per_channel=round(analysis.recorded_s * stream.rate_hz),
            samples_lost=0,
            bytes_written=path.stat().st_size,
        ),
        "analysis": analysis,
        "detail": report_detail(source, request),
        "interpretation": Interpretation(detector_findings=found),
        "events": (*more, *events),
        "demonstration": True,
    }
    return msgspec.structs.replace(report_content(family_name="Demo", given_name="Patient"), **(fields | others))
