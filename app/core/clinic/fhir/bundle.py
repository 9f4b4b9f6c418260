"""A session as one FHIR R4B bundle: Patient, Encounter, Appointment, Device, Consents, Observations, DiagnosticReport.

Guarantees: every reference leads to an entry of the bundle; a report that nobody signed is "preliminary", one that was
signed "final", one with an addendum "appended", one withdrawn "entered-in-error"; proposals of detectors are not told.
`demand_whole` checks shape (fhir.resources), required value sets (`codes`) and references. Does not: read the store, or
write. It holds patient data. Pure; any thread.
"""

import base64
import hashlib
import uuid
from collections.abc import Mapping
from typing import Any

import msgspec

from app.core.clinic.fhir import codes
from app.core.clinic.fhir.codes import coding, concept
from app.core.clinic.fhir.observations import measured, said
from app.core.clinic.findings.score_terms import ScoreTerms
from app.core.clinic.reports.content import ReportContent
from app.core.errors import DefectError
from app.core.reticence import reticent_repr

FHIR_VERSION = "4.3.0"
_SPACE = uuid.UUID("b1a8a2b4-6f53-5c0e-8d27-3c1f0e9a7d42")
_STATUS = {"draft": "preliminary", "signed": "final", "withdrawn": "entered-in-error"}
_OBSERVED = {"preliminary": "preliminary", "entered-in-error": "entered-in-error"}


class ToldConsent(msgspec.Struct, frozen=True, kw_only=True):
    """A consent; `given` and `withdrawn` are ISO 8601 with offset, `withdrawn` empty while it holds."""

    consent_id: str
    purpose: str
    text_version: str
    given: str
    withdrawn: str = ""


class ToldAppointment(msgspec.Struct, frozen=True, kw_only=True):
    """The appointment that the session keeps; `status` is FHIR's word, `starts` and `ends` are ISO 8601 with offset."""

    __repr__ = reticent_repr

    appointment_id: str
    status: str
    starts: str
    ends: str
    minutes: int
    place: str


class ToldSigner(msgspec.Struct, frozen=True, kw_only=True):
    """Who signed; `signed_at` is ISO 8601 with offset."""

    __repr__ = reticent_repr

    user_id: str
    name: str
    signed_at: str


class ToldReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a bundle is made of.

    Attributes:
        content: As the newest report was made, with the interpretation as it holds.
        patient_id: Of the store; identifies, and is told to nobody.
        stage: "draft", "signed" or "withdrawn"; `version` of the newest report.
        issued: When the newest version was written (ISO 8601 with offset).
        document: The newest version as PDF.
    """

    __repr__ = reticent_repr

    content: ReportContent
    patient_id: str
    stage: str
    version: int
    issued: str
    document: bytes
    consents: tuple[ToldConsent, ...] = ()
    signers: tuple[ToldSigner, ...] = ()
    appointment: ToldAppointment | None = None


def report_bundle(told: ToldReport, terms: ScoreTerms) -> dict[str, Any]:
    """The bundle, as JSON has it; the same content gives the same bundle."""
    content = told.content
    patient, encounter = _url("patient", told.patient_id), _url("encounter", content.session.session_id)
    device, report = _url("device", content.session.session_id), _url("report", content.report_id)
    status = "appended" if told.stage == "signed" and told.version > 1 else _STATUS.get(told.stage, "unknown")
    entries = [
        (patient, _patient(told)),
        (encounter, _encounter(told, patient)),
        *((_url("appointment", one.appointment_id), _appointment(one, patient)) for one in (told.appointment,) if one),
        (device, _device(content, patient)),
        *((_url("consent", one.consent_id), _consent(one, patient)) for one in told.consents),
    ]
    results = []
    period = _period(content)
    observations = [*(measured(content.analysis) if content.analysis else ())]
    if content.interpretation is not None:
        observations += said(content.interpretation, terms)
    for place, observation in enumerate(observations):
        url = _url("observation", f"{content.report_id}#{place}")
        results.append({"reference": url})
        whole = {
            "resourceType": "Observation",
            "status": _OBSERVED.get(status, "final"),
            **observation,
            "subject": {"reference": patient},
            "encounter": {"reference": encounter},
            "effectivePeriod": period,
            "device": {"reference": device},
        }
        entries.append((url, whole))
    entries.insert(0, (report, _report(told, status, patient, encounter, results, period)))
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "identifier": {"system": codes.REPORTS, "value": content.report_id},
        "timestamp": told.issued,
        "entry": [{"fullUrl": url, "resource": resource} for url, resource in entries],
    }


def demand_whole(bundle: Mapping[str, Any]) -> None:
    """Check the bundle: shape, required codes, references.

    Raises:
        DefectError: It is not what FHIR asks for; names the element, never its value.
    """
    from fhir.resources.R4B.bundle import Bundle
    from pydantic import ValidationError

    codes.demand_coded(bundle)
    known = {entry["fullUrl"] for entry in bundle["entry"]}
    for entry in bundle["entry"]:
        codes.demand_coded(entry["resource"])
        for reference in _references(entry["resource"]):
            if reference not in known:
                raise DefectError("A reference of the bundle leads nowhere.")
    try:
        Bundle.model_validate(bundle)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise DefectError(f"The bundle is no FHIR bundle: {where}.") from None


def _references(at: Any) -> list[str]:
    if isinstance(at, list):
        return [found for one in at for found in _references(one)]
    if isinstance(at, Mapping):
        own = [at["reference"]] if isinstance(at.get("reference"), str) else []
        return own + [found for one in at.values() for found in _references(one)]
    return []


def _url(kind: str, identifier: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_SPACE, f'{kind} {identifier}')}"


def _period(content: ReportContent) -> dict[str, str]:
    period = {"start": content.session.started}
    return period | ({"end": content.session.ended} if content.session.ended else {})


def _patient(told: ToldReport) -> dict[str, Any]:
    patient = told.content.patient
    return {
        "resourceType": "Patient",
        "identifier": [
            {
                "use": "usual",
                "type": concept(codes.V2_0203, "MR"),
                "system": codes.HOSPITAL_NUMBERS,
                "value": patient.hospital_number,
            }
        ],
        "name": [{"use": "official", "family": patient.family_name, "given": [patient.given_name]}],
        "gender": patient.sex if patient.sex in ("female", "male", "other") else "unknown",
        "birthDate": patient.birth_date,
    }


def _encounter(told: ToldReport, patient: str) -> dict[str, Any]:
    content = told.content
    encounter = {
        "resourceType": "Encounter",
        "identifier": [{"use": "official", "system": codes.SESSIONS, "value": content.session.session_id}],
        "status": "finished" if content.session.ended else "in-progress",
        "class": coding(codes.V3_ACT_CODE, "AMB"),
        "type": [{"text": f"EEG session, protocol {content.session.protocol}"}],
        "subject": {"reference": patient},
        "period": _period(content),
    }
    if told.appointment is not None:
        encounter["appointment"] = [{"reference": _url("appointment", told.appointment.appointment_id)}]
    return encounter


def _appointment(kept: ToldAppointment, patient: str) -> dict[str, Any]:
    return {
        "resourceType": "Appointment",
        "identifier": [{"system": codes.APPOINTMENTS, "value": kept.appointment_id}],
        "status": kept.status,
        "start": kept.starts,
        "end": kept.ends,
        "minutesDuration": kept.minutes,
        "participant": [
            {"actor": {"reference": patient}, "status": "accepted"},
            {"actor": {"type": "Location", "display": kept.place}, "status": "accepted"},
        ],
    }


def _device(content: ReportContent, patient: str) -> dict[str, Any]:
    about = content.device
    return {
        "resourceType": "Device",
        "identifier": [{"system": codes.DEVICES, "value": f"{about.driver}/{about.name}"}],
        "status": "active",
        "deviceName": [{"name": about.name or about.driver, "type": "user-friendly-name"}],
        "type": {"text": "Electroencephalograph"},
        "version": [{"value": content.software_version or "unknown", "type": {"text": "NeuraScale Workstation"}}],
        "patient": {"reference": patient},
    }


def _consent(consent: ToldConsent, patient: str) -> dict[str, Any]:
    research = consent.purpose == "research"
    provision: dict[str, Any] = {
        "type": "permit",
        "purpose": [coding(codes.V3_ACT_REASON, "HRESCH" if research else "TREAT")],
    }
    if consent.withdrawn:
        provision["period"] = {"start": consent.given, "end": consent.withdrawn}
    return {
        "resourceType": "Consent",
        "identifier": [{"system": codes.CONSENTS, "value": consent.consent_id}],
        "status": "inactive" if consent.withdrawn else "active",
        "scope": concept(codes.CONSENT_SCOPE, "research" if research else "treatment"),
        "category": [concept(codes.LOINC, "59284-0", f"Consent to {consent.purpose}")],
        "patient": {"reference": patient},
        "dateTime": consent.given,
        "policyRule": concept(codes.V3_ACT_CODE, "OPTIN", f"Text {consent.text_version}"),
        "provision": provision,
    }


def _report(
    told: ToldReport,
    status: str,
    patient: str,
    encounter: str,
    results: list[dict[str, str]],
    period: dict[str, str],
) -> dict[str, Any]:
    content = told.content
    report: dict[str, Any] = {
        "resourceType": "DiagnosticReport",
        "identifier": [{"system": codes.REPORTS, "value": content.report_id}],
        "status": status,
        "category": [concept(codes.V2_0074, "EN")],
        "code": concept(codes.LOINC, "11523-8"),
        "subject": {"reference": patient},
        "encounter": {"reference": encounter},
        "effectivePeriod": period,
        "issued": told.issued,
        "presentedForm": [
            {
                "contentType": "application/pdf",
                "language": "en",
                "title": f"EEG report, version {told.version}",
                "data": base64.b64encode(told.document).decode(),
                "size": len(told.document),
                # SHA-1 is what FHIR asks for here; the log has the SHA-256.
                "hash": base64.b64encode(hashlib.sha1(told.document, usedforsecurity=False).digest()).decode(),
            }
        ],
    }
    if results:
        report["result"] = results
    if told.signers:
        names = {one.user_id: one.name for one in told.signers}
        report["resultsInterpreter"] = [
            {"identifier": {"system": codes.USERS, "value": user_id}, "display": name}
            for user_id, name in names.items()
        ]
    if content.interpretation is not None and content.interpretation.impression:
        report["conclusion"] = content.interpretation.impression
    return report
