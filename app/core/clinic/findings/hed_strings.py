"""A finding as a HED string: its term, its features, its place, its electrodes.

Guarantees: made of the tags of `resources/score/terms.toml` and of electrode names alone; no free text, so it names
nobody; the same finding gives the same string. Does not: check it (`hed_check` does, with hedtools). Pure; any thread.
"""

from app.core.clinic.findings.score_terms import ScoreTerms
from app.core.clinic.findings.structured import Finding
from app.core.processing.topography import electrode_of


def hed_string(finding: Finding, terms: ScoreTerms) -> str:
    """The HED string of a finding, as "Spike-and-slow-wave, Frequent-feature-incidence, (Left, Temporal-lobe)"."""
    sides = next((one.hed for one in terms.side if one.key == finding.side), ())
    lobes = {one.key: one.hed for one in terms.region}
    place = list(dict.fromkeys([*sides, *(lobes[one] for one in finding.regions if one in lobes)]))
    electrodes = [name for label in finding.channels for name in _electrodes(label)]
    if electrodes:
        place.append(f"Sensor-list/{' '.join(dict.fromkeys(electrodes))}")
    parts = [finding.term, *finding.features]
    if place:
        parts.append(f"({', '.join(place)})")
    return ", ".join(dict.fromkeys(parts))


def _electrodes(label: str) -> list[str]:
    """Electrodes of a channel: one, or the two of a derivation; none where the label names none."""
    one = electrode_of(label)
    if one is not None:
        return [one]
    ends = [electrode_of(end) for end in label.split("-")[:2]]
    return [end for end in ends if end is not None]
