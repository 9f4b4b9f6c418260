"""A session as a FHIR bundle: what is told and what is not, by the typed models, by our table, and by another judge."""

import base64
import copy
import json
from typing import Any

import msgspec
import pytest
from fhir.resources.R4B.bundle import Bundle

from app.core.clinic.fhir.bundle import (
    ToldAppointment,
    ToldConsent,
    ToldReport,
    ToldSigner,
    demand_whole,
    report_bundle,
)
from app.core.clinic.findings.detector_findings import DetectorFinding, FindingState
from app.core.clinic.findings.hed_strings import hed_string
from app.core.clinic.findings.score_terms import score_terms
from app.core.clinic.findings.structured import Finding, Interpretation
from app.core.errors import DefectError
from tests.fakes.report_contents import report_content
from tests.oracle_of_medplum import refused

TERMS = score_terms()


def finding(term: str, **fields: Any) -> Finding:
    made = Finding(finding_id=f"f-{term}", term=term, label=TERMS.words_of(term), **fields)
    return msgspec.structs.replace(made, hed=hed_string(made, TERMS), hed_version=TERMS.hed_version)


def detector_finding(state: FindingState) -> DetectorFinding:
    return DetectorFinding(
        finding_id=str(state), detector="sharp_transients", version="1", kind="spike_like", onset_s=12.0,
        duration_s=0.07, channels=("T7",), score=6.0, state=state, by="Dr. Keller", text=f"it is {state}",
    )  # fmt: skip


KEPT = ToldAppointment(
    appointment_id="v-1", status="fulfilled", starts="2026-05-04T08:30:00+00:00", ends="2026-05-04T09:30:00+00:00",
    minutes=60, place="EEG 1",
)  # fmt: skip


def told(**fields: Any) -> ToldReport:
    said = Interpretation(
        findings=(
            finding("Posterior-dominant-rhythm", features=("Abundant-prevalence",)),
            finding(
                "Spike-and-slow-wave", side="left", regions=("temporal",), channels=("T7", "F7"), onset_s=12.0,
                duration_s=0.3, text="max. T7",
            ),
            finding("Eye-blink-artifact", side="both", regions=("frontal",), onset_s=3.0),
        ),
        detector_findings=tuple(detector_finding(state) for state in FindingState),
        impression="Left temporal epileptiform discharges.",
    )  # fmt: skip
    values: dict[str, Any] = {
        "content": report_content(interpretation=said),
        "patient_id": "p-1",
        "stage": "signed",
        "version": 1,
        "issued": "2026-05-04T10:00:00+00:00",
        "document": b"%PDF-1.7 a report",
        "consents": (
            ToldConsent(
                consent_id="c-1", purpose="recording", text_version="1", given="2026-05-04T08:00:00+00:00"
            ),
            ToldConsent(
                consent_id="c-2", purpose="research", text_version="1", given="2026-05-04T08:00:00+00:00",
                withdrawn="2026-05-04T09:00:00+00:00",
            ),
        ),
        "signers": (ToldSigner(user_id="u-1", name="Dr. Keller", signed_at="2026-05-04T10:00:00+00:00"),),
    }  # fmt: skip
    return ToldReport(**(values | fields))


def of_kind(bundle: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [one["resource"] for one in bundle["entry"] if one["resource"]["resourceType"] == kind]


def test_the_bundle_has_everything_and_the_models_and_the_table_take_it() -> None:
    bundle = report_bundle(told(), TERMS)
    demand_whole(bundle)
    read = Bundle.model_validate_json(json.dumps(bundle))
    kinds = [entry.resource.get_resource_type() for entry in read.entry]
    assert kinds[:4] == ["DiagnosticReport", "Patient", "Encounter", "Device"]
    assert kinds.count("Consent") == 2
    assert kinds.count("Observation") >= 3 + 1 + 4
    (report,) = of_kind(bundle, "DiagnosticReport")
    assert report["status"] == "final"
    assert report["code"]["coding"][0]["code"] == "11523-8"
    assert report["conclusion"] == "Left temporal epileptiform discharges."
    assert base64.b64decode(report["presentedForm"][0]["data"]) == b"%PDF-1.7 a report"
    assert len(report["result"]) == kinds.count("Observation")
    assert report["resultsInterpreter"][0]["display"] == "Dr. Keller"
    assert report_bundle(told(), TERMS) == bundle


def test_another_validator_with_the_definitions_of_fhir_agrees() -> None:
    bundles = [
        report_bundle(told(), TERMS),
        report_bundle(told(stage="draft", signers=(), consents=()), TERMS),
        report_bundle(told(stage="signed", version=2), TERMS),
        report_bundle(told(stage="withdrawn"), TERMS),
        report_bundle(told(content=report_content(analysis=None)), TERMS),
        report_bundle(told(appointment=KEPT), TERMS),
    ]
    resources = [*bundles, *(entry["resource"] for bundle in bundles for entry in bundle["entry"])]
    assert refused(resources) == f"{len(resources)} read, 0 refused\n"
    # It does look: at shape, at what must be there, and at invariants.
    spoilt = [copy.deepcopy(one["resource"]) for one in bundles[0]["entry"]]
    report, consent = spoilt[0], next(one for one in spoilt if one["resourceType"] == "Consent")
    report["stauts"] = report.pop("status")
    del consent["policyRule"]
    assert "2 refused" in refused([report, consent])


@pytest.mark.parametrize(
    ("stage", "version", "status", "observed"),
    [
        ("draft", 1, "preliminary", "preliminary"),
        ("signed", 1, "final", "final"),
        ("signed", 3, "appended", "final"),
        ("withdrawn", 1, "entered-in-error", "entered-in-error"),
    ],
)
def test_the_status_is_the_reports(stage: str, version: int, status: str, observed: str) -> None:
    bundle = report_bundle(told(stage=stage, version=version), TERMS)
    demand_whole(bundle)
    assert of_kind(bundle, "DiagnosticReport")[0]["status"] == status
    assert {one["status"] for one in of_kind(bundle, "Observation")} == {observed}


def test_of_detectors_only_what_was_accepted_is_told() -> None:
    text = json.dumps(report_bundle(told(), TERMS))
    assert "it is accepted" in text
    assert "it is proposed" not in text
    assert "it is refused" not in text


def test_a_finding_has_its_term_its_place_and_its_hed_string() -> None:
    found = of_kind(report_bundle(told(), TERMS), "Observation")
    spike = next(one for one in found if one["code"].get("text") == "Spike and slow wave")
    assert spike["code"]["coding"][0]["code"] == "Spike-and-slow-wave"
    assert {one["code"] for one in spike["bodySite"]["coding"]} == {"78277001", "419161000"}
    assert "Spike-and-slow-wave, (Left, Temporal-lobe, Sensor-list/T7 F7)" in spike["note"][0]["text"]
    assert [one["valueQuantity"]["value"] for one in spike["component"][:2]] == [12.0, 0.3]


def test_a_withdrawn_consent_is_inactive_and_says_until_when() -> None:
    given, withdrawn = of_kind(report_bundle(told(), TERMS), "Consent")
    assert (given["status"], withdrawn["status"]) == ("active", "inactive")
    assert withdrawn["provision"]["period"]["end"].startswith("2026-05-04T09")
    assert withdrawn["scope"]["coding"][0]["code"] == "research"


def test_the_encounter_names_the_appointment_that_it_keeps() -> None:
    assert of_kind(report_bundle(told(), TERMS), "Appointment") == []
    bundle = report_bundle(told(appointment=KEPT), TERMS)
    demand_whole(bundle)
    Bundle.model_validate_json(json.dumps(bundle))
    (appointment,) = of_kind(bundle, "Appointment")
    assert (appointment["status"], appointment["minutesDuration"]) == ("fulfilled", 60)
    url = next(entry["fullUrl"] for entry in bundle["entry"] if entry["resource"] is appointment)
    (encounter,) = of_kind(bundle, "Encounter")
    assert encounter["appointment"] == [{"reference": url}]
    with pytest.raises(DefectError):
        demand_whole(report_bundle(told(appointment=msgspec.structs.replace(KEPT, status="kept")), TERMS))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda bundle: bundle.update(type="heap"),
        lambda bundle: of_kind(bundle, "Patient")[0].update(gender="f"),
        lambda bundle: of_kind(bundle, "Patient")[0].pop("birthDate"),
        lambda bundle: of_kind(bundle, "Encounter")[0].update(status="done"),
        lambda bundle: of_kind(bundle, "Device")[0]["deviceName"][0].update(type="nick"),
        lambda bundle: of_kind(bundle, "Consent")[0]["provision"].update(type="allow"),
        lambda bundle: of_kind(bundle, "Consent")[0].pop("policyRule"),
        lambda bundle: of_kind(bundle, "DiagnosticReport")[0].update(status="signed"),
        lambda bundle: of_kind(bundle, "DiagnosticReport")[0]["subject"].update(reference="urn:uuid:nobody"),
        lambda bundle: of_kind(bundle, "DiagnosticReport")[0]["code"]["coding"][0].update(code="11524-6"),
        lambda bundle: of_kind(bundle, "Observation")[0].update(status="true"),
        lambda bundle: of_kind(bundle, "Observation")[0].update(valueQuantity={"value": "many"}),
    ],
)
def test_what_may_not_stand_there_is_named_and_not_written(spoil: Any) -> None:
    bundle = copy.deepcopy(report_bundle(told(), TERMS))
    spoil(bundle)
    with pytest.raises(DefectError):
        demand_whole(bundle)
