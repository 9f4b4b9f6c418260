"""From what detectors found and what people said of it to the findings that are shown.

Guarantees: a detection has the same id each time the same recording is analysed by the same version of its detector;
what somebody judged is shown as it was when they judged it, also where a newer analysis does not find it any more.
Does not: read files. Pure; any thread.
"""

import uuid
from collections.abc import Iterable, Mapping

from app.core.clinic.findings.detector_findings import DetectorFinding, FindingState
from app.core.events.finding_events import FindingJudgedData
from app.core.processing.detection import Detection

_SPACE = uuid.UUID("6b0c2f0e-1f0a-5a3e-9f6d-8e1a4c7b2d90")


def detection_id(recording_id: str, detection: Detection) -> str:
    """Of one detection in one recording."""
    channel = detection.channels[0] if detection.channels else ""
    named = f"{recording_id}|{detection.detector}|{detection.version}|{detection.onset_s:.3f}|{channel}"
    return str(uuid.uuid5(_SPACE, named))


def proposed(recording_id: str, detection: Detection) -> DetectorFinding:
    """A detection that nobody has judged."""
    return DetectorFinding(
        finding_id=detection_id(recording_id, detection),
        detector=detection.detector,
        version=detection.version,
        kind=detection.kind,
        onset_s=detection.onset_s,
        duration_s=detection.duration_s,
        channels=detection.channels,
        score=detection.score,
        text=detection.text,
    )


def judged(said: FindingJudgedData, at: str) -> DetectorFinding:
    """A detection as somebody judged it; `at` is ISO 8601."""
    open_again = said.verdict == FindingState.PROPOSED
    return DetectorFinding(
        finding_id=said.finding_id,
        detector=said.detector,
        version=said.detector_version,
        kind=said.kind,
        onset_s=said.onset_s,
        duration_s=said.duration_s,
        channels=said.channels,
        score=said.score,
        text=said.text,
        state=FindingState(said.verdict),
        by="" if open_again else said.author_name,
        at="" if open_again else at,
        reason="" if open_again else said.reason,
    )


def shown_findings(
    recording_id: str, detections: Iterable[Detection], judgements: Mapping[str, DetectorFinding]
) -> tuple[DetectorFinding, ...]:
    """All of them in order of time: proposals, and what was judged."""
    found = {one.finding_id: one for one in (proposed(recording_id, at) for at in detections)}
    found |= judgements
    return tuple(sorted(found.values(), key=lambda one: (one.onset_s, one.detector)))
