"""How a report words its clinical part: background rhythm, findings, what programs propose, procedures, deviations.

Guarantees: what a person wrote stands as it was written; what a program found says so, with its state; what nobody said
is named as missing and never filled in. Nothing is called normal or abnormal. Does not: draw, or know the signal. Pure.
"""

from typing import Any

from app.core.clinic.findings.detector_findings import KINDS, DetectorFinding, FindingState
from app.core.clinic.findings.structured import Finding, Interpretation
from app.core.clinic.reports import wording
from app.core.clinic.reports.content import ReportContent
from app.core.clinic.reports.trace_figures import WIDTH_MM, trace_page_text
from app.core.clinic.reports.wording import DASH, NOTHING
from app.core.processing.background import EYES_CLOSED, BackgroundRhythm, SideRhythm
from app.core.processing.background_rhythm import BAND_HALF_WIDTH_HZ, EPOCH_S
from app.core.processing.detection import DetectorRun
from app.core.processing.topography import electrode_of
from app.core.settings.limits import clinical_limits

Row = list[str]

NO_IMPRESSION = (
    "None has been written. This report states what was measured and what programs propose; it is no diagnosis."
)
PROGRAMS_NOTE = (
    "What nobody has accepted is a place to look at, not a finding; what was refused is kept and shown as such."
)
MOST_DETECTIONS = 40
_MOST_NAMED = 8
_STATES = {
    FindingState.PROPOSED: "Proposed; confirmed by nobody",
    FindingState.ACCEPTED: "Accepted",
    FindingState.REFUSED: "Refused",
}
_GRADES = {FindingState.PROPOSED: "unknown", FindingState.ACCEPTED: "good", FindingState.REFUSED: "bad"}
_SIDES = {"left": "left", "right": "right", "both": "both sides", "midline": "midline"}


def clinical_text(content: ReportContent) -> dict[str, Any]:
    """The clinical part as strings and rows."""
    said = content.interpretation or Interpretation()
    return {
        "indication": wording.breakable(said.indication),
        "description": wording.breakable(said.description),
        "impression": wording.breakable(said.impression) or NO_IMPRESSION,
        "impression_written": bool(said.impression.strip()),
        "written_by": _written_by(said),
        "statements": [
            {"label": one.label, "said": wording.breakable(one.said) or "Not stated", "missing": not one.said.strip()}
            for one in said.statements
        ],
        "findings": [_finding(one) for one in said.findings],
        "detections": _detections(said.detector_findings) | {"detectors": _detectors(content)},
        "unsaid": _unsaid(said),
        "course_caption": _course_caption(content),
        "background": background_text(content),
        "activations": [
            [
                NOTHING if one.onset_s is None else wording.stream_time(one.onset_s),
                wording.length(one.duration_s) if one.duration_s > 0 else NOTHING,
                one.name,
                one.outcome,
                wording.breakable("; ".join(part for part in (one.text, ", ".join(one.phases)) if part)) or NOTHING,
            ]
            for one in content.activations
        ],
        "deviations": [
            [
                wording.moment(one.at) if one.at else NOTHING,
                wording.breakable(one.what),
                wording.breakable(one.reason) or "No reason given",
                wording.breakable(one.by) or NOTHING,
            ]
            for one in content.deviations
        ],
        "stimulations": [[wording.moment(one.at), wording.breakable(one.text)] for one in content.stimulations],
        "traces": _traces(content),
        "traces_note": _traces_note(content),
    }


def _written_by(said: Interpretation) -> str:
    if not said.by:
        return ""
    return f"{wording.breakable(said.by)}, {wording.moment(said.at)}" if said.at else wording.breakable(said.by)


def _finding(one: Finding) -> dict[str, Any]:
    place = ", ".join(part for part in (_SIDES.get(one.side, one.side), *one.regions) if part)
    channels = ", ".join(electrode_of(label) or wording.channel_name(label) for label in one.channels)
    when = "Whole recording"
    if one.onset_s is not None:
        when = wording.stream_time(one.onset_s)
        when += f", {wording.short_length(one.duration_s)}" if one.duration_s > 0 else ""
    return {
        "label": wording.breakable(one.label),
        "place": "; ".join(part for part in (place, channels) if part) or NOTHING,
        "when": when,
        "features": ", ".join(_feature(name) for name in one.features) or NOTHING,
        "text": wording.breakable(one.text),
        "hed": wording.breakable(f"{one.hed}" + (f"  ({one.hed_version})" if one.hed_version else ""))
        if one.hed
        else "",
        "source": "From a detector's finding that was accepted." if one.from_detector else "",
    }


def _feature(name: str) -> str:
    """Ids of the HED library schema are words joined by hyphens."""
    return name.replace("-", " ").lower()


def _detections(found: tuple[DetectorFinding, ...]) -> dict[str, Any]:
    """Accepted ones first, then open ones, then refused; within each the clearest first, as many as fit."""
    order = [FindingState.ACCEPTED, FindingState.PROPOSED, FindingState.REFUSED]
    chosen = sorted(found, key=lambda one: (order.index(one.state), -one.score, one.onset_s))[:MOST_DETECTIONS]
    chosen.sort(key=lambda one: (order.index(one.state), one.onset_s))
    counts = [(sum(one.state is state for one in found), state.value) for state in order]
    return {
        "note": PROGRAMS_NOTE,
        "summary": ", ".join(f"{count} {word}" for count, word in counts if count),
        "more": len(found) - len(chosen),
        "rows": [
            {
                "grade": _GRADES[one.state],
                "cells": [
                    wording.stream_time(one.onset_s),
                    wording.short_length(one.duration_s) if one.duration_s > 0 else NOTHING,
                    KINDS.get(one.kind, one.kind) + (f": {one.text}" if one.text else ""),
                    _named(one.channels),
                    f"{one.detector} {one.version}, score {one.score:.3g}".replace("_", " "),
                    _decided(one),
                ],
            }
            for one in chosen
        ],
    }


def _unsaid(said: Interpretation) -> str:
    """What the protocol asks for, in one sentence where nobody has said anything of it yet; else empty."""
    if not said.statements or any(one.said.strip() for one in said.statements):
        return ""
    return f"Nothing of it is stated yet: {'; '.join(one.label for one in said.statements)}."


def _detectors(content: ReportContent) -> list[dict[str, str]]:
    """Which programs looked, and what each is known not to see or to mistake."""
    runs = content.analysis.detectors if content.analysis else ()
    return [
        {"name": f"{run.detector} {run.version}".replace("_", " ").capitalize(), "words": _run_words(run)}
        for run in runs
    ]


def _run_words(run: DetectorRun) -> str:
    kept = f", the {run.kept} clearest kept" if run.kept < run.found else ""
    return f"{run.found} found{kept}. " + " ".join(run.limits)


def _course_caption(content: ReportContent) -> str:
    analysis = content.analysis
    if analysis is None:
        return ""
    satisfactory, recorded = wording.length(analysis.satisfactory_s), wording.length(analysis.recorded_s)
    return (
        f"Technically satisfactory: {satisfactory} of {recorded}, where at least "
        f"{analysis.satisfactory_channels * 100:.0f} % of the scalp electrodes are good in an epoch of "
        f"{analysis.epoch_s:g} s. Amber: less; grey: not judged."
    )


def _decided(one: DetectorFinding) -> str:
    words = _STATES[one.state]
    if one.by:
        words += f" by {wording.breakable(one.by)}"
    return words + (f": {wording.breakable(one.reason)}" if one.reason else "")


def _named(labels: tuple[str, ...]) -> str:
    names = [electrode_of(label) or wording.channel_name(label) for label in labels]
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return (", ".join(names[:_MOST_NAMED]) + more) or NOTHING


# ------------------------------------------------------------------------------------------------ background


def background_text(content: ReportContent) -> dict[str, Any]:
    """The background rhythm in a sentence, the sides as rows, and what holds it up."""
    detail = content.detail
    found = detail.background if detail else None
    if found is None:
        missing = content.detail_missing or (detail.background_missing if detail else "")
        return {"missing": missing or "The background rhythm was not measured.", "rows": [], "sides": [], "lead": ""}
    rows = [["Symmetry", _symmetry(found)], ["Reactivity", _reactivity(found)], ["Distribution", _distribution(found)]]
    return {
        "missing": "",
        "lead": _lead(found),
        "rows": [row for row in rows if row[1]],
        "sides": [_side("Left", found.left), _side("Right", found.right)] if found.frequency_hz else [],
        "caption": _basis(found),
    }


def _lead(found: BackgroundRhythm) -> str:
    state = "with the eyes closed" if found.state == EYES_CLOSED else "over the recording"
    if found.frequency_hz is None:
        return f"No posterior rhythm stands out of the spectrum {state}."
    spread = f" (± {found.variability_hz:.1f} Hz from epoch to epoch)" if found.variability_hz is not None else ""
    amplitude = f", typically {found.amplitude_uv:.0f} µV peak to peak" if found.amplitude_uv is not None else ""
    return f"Posterior dominant rhythm of {found.frequency_hz:.1f} Hz{spread} {state}{amplitude}."


def _side(name: str, side: SideRhythm | None) -> Row:
    if side is None:
        return [name, NOTHING, NOTHING, NOTHING, "no good electrode"]
    hz = f"{side.frequency_hz:.1f} Hz" if side.frequency_hz is not None else "no peak"
    return [name, hz, f"{side.amplitude_uv:.0f} µV", f"{side.largest_uv:.0f} µV", _named(side.labels)]


def _symmetry(found: BackgroundRhythm) -> str:
    left, right = found.left, found.right
    if found.frequency_hz is None:
        return ""
    if left is None or right is None:
        return "Not assessed: one side has no good posterior electrode."
    limits = clinical_limits().rhythm
    small, large = sorted((left, right), key=lambda side: side.amplitude_uv)
    share = small.amplitude_uv / large.amplitude_uv if large.amplitude_uv else 1.0
    which = "Left" if small is left else "Right"
    words = f"{which} amplitude {wording.percent(share)} of the other side"
    within = share >= limits.amplitude_asymmetry.value
    if left.frequency_hz is not None and right.frequency_hz is not None:
        apart_hz = abs(left.frequency_hz - right.frequency_hz)
        words += f"; frequencies {apart_hz:.1f} Hz apart"
        within = within and apart_hz < limits.frequency_asymmetry.value
    bounds = (
        f"at least {limits.amplitude_asymmetry.value * 100:g} % and less than {limits.frequency_asymmetry.value:g} Hz"
    )
    return f"{words}. {'Within' if within else 'Outside'} what is commonly expected ({bounds})."


def _reactivity(found: BackgroundRhythm) -> str:
    if found.frequency_hz is None:
        return ""
    if found.open_amplitude_uv is None or found.amplitude_uv is None:
        said = "no opening of the eyes is annotated" if not found.open_epochs else "too little good signal, eyes open"
        return f"Not assessed: {said}."
    if found.state != EYES_CLOSED:
        return "Not assessed: no closing of the eyes is annotated."
    share = found.open_amplitude_uv / found.amplitude_uv if found.amplitude_uv else 1.0
    limit = clinical_limits().rhythm.reactivity.value
    verdict = "Attenuates with eye opening" if share <= limit else "Does not attenuate clearly with eye opening"
    return f"{verdict}: {found.open_amplitude_uv:.0f} µV then, {wording.percent(share)} of that with eyes closed."


def _distribution(found: BackgroundRhythm) -> str:
    if not found.spread:
        return ""
    words = f"Largest at {_named(found.spread)}"
    if found.frontal_share is not None:
        words += f"; frontal amplitude in the same band {wording.percent(found.frontal_share)} of the posterior one"
    return words + "."


def _basis(found: BackgroundRhythm) -> str:
    state = "with eyes closed as annotated" if found.state == EYES_CLOSED else "whatever the state of the eyes"
    basis = f"From {found.epochs} good epochs of {EPOCH_S:g} s, {state}; against the recording reference."
    if found.frequency_hz is None:
        return (
            f"{basis} A rhythm is called one from {clinical_limits().rhythm.prominence.value:g} dB above the 1/f trend."
        )
    return (
        f"{basis} Amplitude: envelope of ± {BAND_HALF_WIDTH_HZ:g} Hz around the rhythm, median and 95th percentile "
        "over time."
    )


# ------------------------------------------------------------------------------------------------ traces


def _traces(content: ReportContent) -> list[dict[str, str]]:
    if content.detail is None:
        return []
    return [
        {
            "name": f"trace{number}.svg",
            "title": wording.breakable(one.title),
            "time": f"{wording.stream_time(one.onset_s)} {DASH} {wording.stream_time(one.onset_s + one.seconds)}",
            "print": trace_page_text(one),
            "width_mm": f"{WIDTH_MM:g}",
            "alt": f"{one.montage}, {one.seconds:g} s from {wording.stream_time(one.onset_s)}",
        }
        for number, one in enumerate(content.detail.excerpts)
    ]


def _traces_note(content: ReportContent) -> str:
    if content.detail is None:
        return content.detail_missing
    hidden = content.detail.not_shown
    return (
        f"{hidden} further event{'' if hidden == 1 else 's'} without an excerpt; the list names all." if hidden else ""
    )
