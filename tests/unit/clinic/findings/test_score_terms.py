"""The terms of findings: what hedtools says of every one of them, and how findings become HED strings and words."""

import re
from pathlib import Path

import pytest

from app.core.clinic.findings import score_terms as module
from app.core.clinic.findings.detector_findings import KINDS, DetectorFinding, FindingState, accepted, undecided
from app.core.clinic.findings.hed_check import hed_faults
from app.core.clinic.findings.hed_strings import hed_string
from app.core.clinic.findings.proposals import detection_id, proposed
from app.core.clinic.findings.score_terms import LANGUAGES, Words, score_terms
from app.core.clinic.findings.structured import Finding
from app.core.errors import DefectError, WrongUse
from app.core.processing import rhythmic_runs, sharp_transients
from app.core.processing.detection import Detection
from app.core.settings.resources import resource_path

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


# The same in both languages.
SHARED = {"Status epilepticus", "frontal", "temporal", "parietal"}


def all_words() -> list[Words]:
    parts = [*TERMS.group, *TERMS.feature, *TERMS.region, *TERMS.side]
    parts += [term for group in TERMS.group for term in group.terms]
    parts += [value for feature in TERMS.feature for value in feature.values]
    return [TERMS.last_of_many, *(one.words for one in parts)]


def test_every_term_feature_and_place_has_words_in_both_languages() -> None:
    assert LANGUAGES == ("en", "de")
    assert len(all_words()) > 160
    for one in all_words():
        for language in LANGUAGES:
            assert one.told(language).strip() == one.told(language) != ""
        assert (one.en == one.de) == (one.en in SHARED), one
        assert one.told("fr") == one.en
    for group in TERMS.group:
        for language in LANGUAGES:
            told = [one.words.told(language).casefold() for one in group.terms]
            assert len(set(told)) == len(told), "two terms that nobody can tell apart"


def test_a_table_that_lacks_a_language_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = resource_path("score", "terms.toml").read_text(encoding="utf-8")
    file = tmp_path / "terms.toml"
    monkeypatch.setattr(module, "resource_path", lambda *_parts: file)
    for missing in (', de = "Spitze (Spike)"', 'en = "Spike", '):
        assert whole.count(missing) == 1
        file.write_text(whole.replace(missing, ""), encoding="utf-8")
        with pytest.raises(DefectError, match="cannot be read"):
            score_terms.__wrapped__()


def test_nobody_is_named_who_did_not_read_the_words() -> None:
    """The German words were written by us. Whoever reads them puts their name and the day here."""
    for language in LANGUAGES:
        for reader in getattr(TERMS.read_by, language):
            assert re.fullmatch(r".+, 20\d\d-\d\d-\d\d", reader)
    assert TERMS.read_by.de == ()


def test_words_in_german() -> None:
    assert TERMS.place_words("left", ("frontal", "occipital"), "de") == "links, frontal und okzipital"
    assert TERMS.feature_words("Frequent-feature-incidence", "de") == "Häufigkeit: häufig"
    assert TERMS.words_of("Posterior-dominant-rhythm", "de") == "Posteriorer Grundrhythmus"
    assert TERMS.words_of("Of-another-version", "de") == "Of another version"


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
