"""The observations of a session: what was measured, what a clinician found, and what of detectors was accepted.

Guarantees: a proposal that nobody accepted is never an observation; every measured value has its UCUM unit. Does not:
read the store. Pure; any thread.
"""

from collections.abc import Sequence
from typing import Any

from app.core.clinic.fhir.codes import (
    BANDS,
    LOBES,
    MEASURES,
    OBSERVATION_CATEGORY,
    SCORE,
    SIDES,
    SNOMED,
    UCUM,
    coding,
    concept,
)
from app.core.clinic.findings.detector_findings import DetectorFinding, accepted
from app.core.clinic.findings.score_terms import ScoreTerms
from app.core.clinic.findings.structured import Finding, Interpretation
from app.core.processing.analysis import Analysis

Resource = dict[str, Any]


def quantity(value: float, unit: str, code: str) -> Resource:
    """A value with its unit; six significant digits."""
    return {"value": float(f"{value:.6g}"), "unit": unit, "system": UCUM, "code": code}


def measured(analysis: Analysis) -> list[Resource]:
    """What the analysis measured, without subject and status."""
    made = [
        _measure("recorded", valueQuantity=quantity(analysis.recorded_s, "s", "s")),
        _measure("satisfactory", valueQuantity=quantity(analysis.satisfactory_s, "s", "s")),
    ]
    rhythm = analysis.posterior_rhythm
    if rhythm is not None:
        seen = f"From {', '.join(label.rstrip('.') for label in rhythm.labels)}"
        made.append(
            _measure("posterior-rhythm", valueQuantity=quantity(rhythm.frequency_hz, "Hz", "Hz"), note=[{"text": seen}])
        )
        made.append(_measure("posterior-amplitude", valueQuantity=quantity(rhythm.amplitude_uv, "µV", "uV")))
    powers = _mean_powers(analysis)
    if powers:
        made.append(
            _measure(
                "band-powers",
                component=[
                    {
                        "code": concept(MEASURES, f"band-{name}"),
                        "valueQuantity": quantity(value, "µV²", "uV2"),
                    }
                    for name, value in powers
                ],
            )
        )
    return made


def said(interpretation: Interpretation, terms: ScoreTerms) -> list[Resource]:
    """What people found, and what they accepted of detectors, without subject and status."""
    return [
        *(_finding(one, terms) for one in interpretation.findings),
        *(_detected(one) for one in accepted(interpretation.detector_findings)),
    ]


def _measure(code: str, **content: Any) -> Resource:
    return {"category": [concept(OBSERVATION_CATEGORY, "procedure")], "code": concept(MEASURES, code), **content}


def _mean_powers(analysis: Analysis) -> list[tuple[str, float]]:
    good = [one.absolute_uv2 for one in analysis.channels if one.absolute_uv2 and one.verdict == "good"]
    if not good:
        return []
    means = [sum(values) / len(good) for values in zip(*good, strict=True)]
    return [(band.name, mean) for band, mean in zip(analysis.bands, means, strict=True) if band.name in BANDS]


def _finding(finding: Finding, terms: ScoreTerms) -> Resource:
    made: Resource = {
        "category": [concept(OBSERVATION_CATEGORY, "exam")],
        "code": {
            "coding": [
                {"system": SCORE, "version": finding.hed_version, "code": finding.term, "display": finding.label}
            ],
            "text": finding.label,
        },
        "valueString": "; ".join(
            part
            for part in (
                terms.place_words(finding.side, finding.regions),
                ", ".join(terms.feature_words(one) for one in finding.features),
                finding.text,
            )
            if part
        )
        or "present",
        "note": [{"text": f"HED {finding.hed_version}: {finding.hed}"}],
    }
    place = _place(finding)
    if place is not None:
        made["bodySite"] = place
    return made | _when(finding.onset_s, finding.duration_s, finding.channels)


def _detected(finding: DetectorFinding) -> Resource:
    return {
        "category": [concept(OBSERVATION_CATEGORY, "exam")],
        "code": concept(MEASURES, finding.kind),
        "valueString": finding.text or "present",
        "method": {"text": f"{finding.detector} {finding.version}, accepted by {finding.by}"},
    } | _when(finding.onset_s, finding.duration_s, finding.channels)


def _place(finding: Finding) -> Resource | None:
    codes = [coding(SNOMED, LOBES[one]) for one in finding.regions if one in LOBES]
    if finding.side in SIDES:
        codes.append(coding(SNOMED, SIDES[finding.side]))
    return {"coding": codes} if codes else None


def _when(onset_s: float | None, duration_s: float, channels: Sequence[str]) -> Resource:
    """Where in the recording: seconds from its start are no clock time, so they are components."""
    components: list[Resource] = []
    if onset_s is not None:
        components.append({"code": {"text": "Onset in the recording"}, "valueQuantity": quantity(onset_s, "s", "s")})
        if duration_s:
            components.append({"code": {"text": "Duration"}, "valueQuantity": quantity(duration_s, "s", "s")})
    if channels:
        components.append({"code": {"text": "Electrodes"}, "valueString": " ".join(channels)})
    return {"component": components} if components else {}
