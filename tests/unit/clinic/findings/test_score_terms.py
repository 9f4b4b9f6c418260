"""The terms of findings: what hedtools says of every one of them, and how findings become HED strings and words."""

import pytest

from app.core.clinic.findings.detector_findings import KINDS, DetectorFinding, FindingState, accepted, undecided
from app.core.clinic.findings.hed_check import hed_faults
from app.core.clinic.findings.hed_strings import hed_string
from app.core.clinic.findings.proposals import detection_id, proposed
from app.core.clinic.findings.score_terms import score_terms
from app.core.clinic.findings.structured import Finding
from app.core.errors import DefectError, WrongUse
from app.core.processing import rhythmic_runs, sharp_transients
from app.core.processing.detection import Detection

TERMS = score_terms()


def finding(**fields: object) -> Finding:
    values: dict[str, object] = {"finding_id": "f", "term": "Spike", "label": "Spike"}
    return Finding(**(values | fields))  # type: ignore[arg-type]


def test_hedtools_finds_no_fault_in_any_term_feature_or_place() -> None:
    strings = [*TERMS.terms, *(value.id for feature in TERMS.feature for value in feature.values)]
    strings += [
        hed_string(finding(side=side.key, regions=(region.key,), channels=("Fp1", "EEG T3-LE", "F7-T7")), TERMS)
        for side in TERMS.side
        for region in TERMS.region
    ]
    everything = finding(features=tuple(feature.values[0].id for feature in TERMS.feature), side="both")
    strings.append(hed_string(everything, TERMS))
    assert hed_faults(TERMS.hed_version, strings) == ()
    # It does look.
    (fault, *_) = hed_faults(TERMS.hed_version, ["Spike, Not-a-term-of-anybody"])
    assert fault.startswith("TAG_INVALID")
    with pytest.raises(DefectError, match="does not carry"):
        hed_faults("score_99.0.0", ["Spike"])


def test_a_hed_string_names_electrodes_and_no_text_that_somebody_typed() -> None:
    made = hed_string(finding(side="left", regions=("temporal",), channels=("EEG T3-LE",), text="Mr Kanarek"), TERMS)
    assert made == "Spike, (Left, Temporal-lobe, Sensor-list/T7)"


def test_words() -> None:
    assert TERMS.place_words("left", ("frontal", "temporal")) == "left, frontal and temporal"
    assert TERMS.place_words("", ()) == ""
    assert TERMS.feature_words("Frequent-feature-incidence") == "How often: frequent"
    assert TERMS.words_of("Of-another-version") == "Of another version"
    with pytest.raises(WrongUse):
        TERMS.term("Of-another-version")


def test_every_kind_of_detection_has_words_and_an_id_that_stays() -> None:
    assert set(KINDS) == {sharp_transients.KIND, rhythmic_runs.KIND}
    one = Detection(
        detector="d", version="1", kind="spike_like", onset_s=1.25, duration_s=0.1, channels=("T7",), score=5.0
    )
    again = Detection(
        detector="d", version="1", kind="spike_like", onset_s=1.25, duration_s=0.2, channels=("T7", "F7"), score=5.1
    )
    assert detection_id("r", one) == detection_id("r", again) != detection_id("other", one)
    assert proposed("r", one).state is FindingState.PROPOSED


def test_only_what_was_accepted_counts() -> None:
    made = [
        DetectorFinding(
            finding_id=state, detector="d", version="1", kind="spike_like", onset_s=0, duration_s=0, channels=(),
            score=1, state=state,
        )
        for state in FindingState
    ]  # fmt: skip
    assert [one.state for one in accepted(made)] == [FindingState.ACCEPTED]
    assert [one.state for one in undecided(made)] == [FindingState.PROPOSED]
