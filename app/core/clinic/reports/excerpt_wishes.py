"""Which events of a session deserve a piece of signal in its report.

Guarantees: what a person accepted or noted comes before what a program proposes; nothing that was refused, and nothing
that is only a number or a device's own word, takes a page. Does not: cut (see `app.core.processing.excerpt_cutting`),
or take anything out of the report's list of events. Pure; any thread.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from app.core.clinic.findings.detector_findings import KINDS, DetectorFinding, FindingState
from app.core.clinic.findings.structured import Finding
from app.core.clinic.reports.content import ReportedEvent
from app.core.processing.excerpts import DetailRequest, MarkedTime
from app.core.processing.eyes import eyes_state

_FINDING, _ACCEPTED, _CLINICAL, _NOTED, _EYES, _PROPOSED, _ROUTINE = 100, 90, 80, 60, 40, 20, 10
_MOST_PROPOSED = 2
_MOST_MARKS = 20_000
# "+9.000000": some programs write the time itself as an annotation; "T0", "S 12": codes of an experiment.
_NO_WORDS = re.compile(r"[\W\d_]*[A-Za-z]?[\W\d_]*")
_CLINICAL_WORDS = re.compile(
    r"seizure|\bsz\b|clinical|onset|convuls|spike|discharge|spell|attack|unrespons|jerk|twitch|patient event", re.I
)


def detail_request(
    events: Iterable[ReportedEvent],
    findings: Iterable[Finding] = (),
    detected: Iterable[DetectorFinding] = (),
    *,
    routine: Mapping[str, bool] = MappingProxyType({}),
) -> DetailRequest:
    """What is asked of the recording for a report with these events and findings.

    Args:
        routine: Marks that a procedure of the protocol sets by itself, and whether its phase counts: they take what is
            left of the pages, or none.
    """
    # Some devices say by themselves what they asked of the patient's eyes; of what they say besides nothing is a note.
    notes = tuple(
        event for event in events if event.kind == "annotation" or (event.kind == "device" and eyes_state(event.text))
    )
    marked = [_of_event(event, routine) for event in notes if not _NO_WORDS.fullmatch(event.text.strip())]
    marked.extend(
        MarkedTime(
            onset_s=one.onset_s, duration_s=one.duration_s, text=one.label, channels=one.channels, weight=_FINDING
        )
        for one in findings
        if one.onset_s is not None
    )
    marked.extend(_of_detectors(detected))
    marked.sort(key=lambda one: (-one.weight, one.onset_s))
    return DetailRequest(
        notes=tuple((event.onset_s, event.text) for event in notes if eyes_state(event.text)),
        marked=tuple(marked[:_MOST_MARKS]),
    )


def _of_event(event: ReportedEvent, routine: Mapping[str, bool]) -> MarkedTime:
    if event.text in routine:
        weight = _ROUTINE if routine[event.text] else 0
    else:
        weight = _CLINICAL if _CLINICAL_WORDS.search(event.text) else _EYES if eyes_state(event.text) else _NOTED
    return MarkedTime(
        onset_s=event.onset_s,
        duration_s=event.duration_s,
        text=" ".join(event.text.split()),
        made_by="device" if event.kind == "device" else "clinician",
        channels=event.channels,
        weight=weight,
    )


def _of_detectors(detected: Iterable[DetectorFinding]) -> list[MarkedTime]:
    """Accepted ones, and of those that nobody decided on the clearest of each detector."""
    found = list(detected)
    chosen = [one for one in found if one.state is FindingState.ACCEPTED]
    for detector in sorted({one.detector for one in found}):
        open_ones = [one for one in found if one.detector == detector and one.state is FindingState.PROPOSED]
        chosen.extend(sorted(open_ones, key=lambda one: (-one.score, one.onset_s))[:_MOST_PROPOSED])
    return [
        MarkedTime(
            onset_s=one.onset_s,
            duration_s=one.duration_s,
            text=f"{KINDS.get(one.kind, one.kind)} ({one.state.value})",
            made_by="detector",
            channels=one.channels,
            weight=_ACCEPTED if one.state is FindingState.ACCEPTED else _PROPOSED,
        )
        for one in chosen
    ]
