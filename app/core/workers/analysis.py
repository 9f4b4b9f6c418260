"""Analyses a recording on disk, and takes from it what a report shows of it.

Guarantees: the recording is only read; memory does not grow with its length. Does not: log or write; the caller does.
One thread; usually the one-shot worker process (`neurascale worker --task analysis`).
"""

from collections.abc import Callable
from pathlib import Path

import msgspec

from app.core.processing.analysis import Analysis
from app.core.processing.assessment import assess
from app.core.processing.detectors import detect
from app.core.processing.excerpts import DetailRequest, ReportDetail
from app.core.processing.report_detail import report_detail
from app.core.recording.reader import RecordingReader

_ASSESSING = 0.7
"""Share of the work that is not the detectors'."""


def analyse_recording(recording_folder: Path, *, progress: Callable[[float], None] = lambda _share: None) -> Analysis:
    """The analysis of the recording in `recording_folder`.

    Args:
        recording_folder: `DataDirectory.recording(id)`.
        progress: Told the share done, 0 to 1.

    Raises:
        NotFound: There is no such recording.
        RecordingBroken: It does not match its checksums.
        StorageFault: It cannot be read.
    """
    with RecordingReader(recording_folder) as reader:
        analysis = assess(
            reader, recording_id=reader.header.recording_id, progress=lambda share: progress(share * _ASSESSING)
        )
        detections, detectors = detect(
            reader, analysis, progress=lambda share: progress(_ASSESSING + share * (1 - _ASSESSING))
        )
        return msgspec.structs.replace(analysis, detections=detections, detectors=detectors)


def detail_of_recording(
    recording_folder: Path, request: DetailRequest, *, progress: Callable[[float], None] = lambda _share: None
) -> ReportDetail:
    """Background rhythm and trace excerpts of the recording in `recording_folder`.

    Raises:
        NotFound, RecordingBroken, StorageFault: As `analyse_recording`.
    """
    with RecordingReader(recording_folder) as reader:
        return report_detail(reader, request, progress=progress)
