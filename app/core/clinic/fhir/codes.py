"""The codes of a session's FHIR bundle: which systems, which codes, and what may stand where.

Guarantees: every code has its display and the place it is taken from; what FHIR binds as *required* is checked here
(`demand_coded`), because the typed models know shapes and not value sets, and no terminology server is asked. Does not:
build resources. Pure; any thread.

Sources: HL7 FHIR R4B (4.3.0), the value sets of each element; HL7 v2 tables 0074 and 0203 and v3 ActCode, ActReason in
HL7 Terminology; LOINC 11523-8 and 59284-0 (Regenstrief Institute); SNOMED CT for sides (FHIR's
bodystructure-relative-location) and lobes (as in DICOM PS3.16); UCUM for units; SCORE terms by HED (`score_terms`).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from app.core.errors import DefectError

LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
UCUM = "http://unitsofmeasure.org"
V2_0074 = "http://terminology.hl7.org/CodeSystem/v2-0074"
V2_0203 = "http://terminology.hl7.org/CodeSystem/v2-0203"
V3_ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
V3_ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason"
CONSENT_SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope"
OBSERVATION_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
SCORE = "urn:neurascale:score"
MEASURES = "urn:neurascale:measure"
HOSPITAL_NUMBERS = "urn:neurascale:hospital-number"
USERS = "urn:neurascale:user"
SESSIONS = "urn:neurascale:session"
REPORTS = "urn:neurascale:report"
RECORDINGS = "urn:neurascale:recording"
DEVICES = "urn:neurascale:device"
CONSENTS = "urn:neurascale:consent"
APPOINTMENTS = "urn:neurascale:appointment"

DISPLAYS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        LOINC: {"11523-8": "EEG study", "59284-0": "Patient Consent"},
        SNOMED: {
            "419161000": "Unilateral left",
            "419465000": "Unilateral right",
            "51440002": "Bilateral",
            "83251001": "Frontal lobe structure",
            "78277001": "Temporal lobe structure",
            "16630005": "Parietal lobe structure",
            "31065004": "Occipital lobe structure",
        },
        V2_0074: {"EN": "Electroneuro (EEG, EMG,EP,PSG)"},
        V2_0203: {"MR": "Medical record number"},
        V3_ACT_CODE: {"AMB": "ambulatory", "OPTIN": "opt-in"},
        V3_ACT_REASON: {"TREAT": "treatment", "HRESCH": "healthcare research"},
        CONSENT_SCOPE: {"treatment": "Treatment", "research": "Research", "patient-privacy": "Privacy Consent"},
        OBSERVATION_CATEGORY: {"procedure": "Procedure", "exam": "Exam"},
        MEASURES: {
            "posterior-rhythm": "Posterior dominant rhythm, frequency",
            "posterior-amplitude": "Posterior dominant rhythm, amplitude",
            "recorded": "Length of the recording",
            "satisfactory": "Technically satisfactory recording",
            "band-powers": "Band powers, mean over good electrodes",
            "band-delta": "Delta band power",
            "band-theta": "Theta band power",
            "band-alpha": "Alpha band power",
            "band-beta": "Beta band power",
            "band-gamma": "Gamma band power",
            "spike_like": "Sharp transient, found by a program and accepted by a clinician",
            "rhythmic_run": "Rhythmic run, found by a program and accepted by a clinician",
        },
    }
)
SIDES = {"left": "419161000", "right": "419465000", "both": "51440002"}
LOBES = {"frontal": "83251001", "temporal": "78277001", "parietal": "16630005", "occipital": "31065004"}
# Of the bands of the analysis only those that have a name here are told.
BANDS = frozenset({"delta", "theta", "alpha", "beta", "gamma"})

_GENDERS = frozenset({"male", "female", "other", "unknown"})
_USES = frozenset({"usual", "official", "temp", "secondary", "old"})
_NAME_USES = frozenset({"usual", "official", "temp", "nickname", "anonymous", "old", "maiden"})
_OBSERVATION = frozenset(
    {"registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error", "unknown"}
)
# What FHIR R4B binds as required, by path; a list on the way is looked through.
REQUIRED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "Bundle.type": frozenset({"collection", "document"}),
        "Patient.gender": _GENDERS,
        "Patient.identifier.use": _USES,
        "Patient.name.use": _NAME_USES,
        "Encounter.status": frozenset(
            {"planned", "arrived", "triaged", "in-progress", "onleave", "finished", "cancelled", "entered-in-error"}
        )
        | {"unknown"},
        "Encounter.identifier.use": _USES,
        "Appointment.status": frozenset(
            {"proposed", "pending", "booked", "arrived", "fulfilled", "cancelled", "noshow", "entered-in-error"}
        )
        | {"checked-in", "waitlist"},
        "Appointment.participant.status": frozenset({"accepted", "declined", "tentative", "needs-action"}),
        "Device.status": frozenset({"active", "inactive", "entered-in-error", "unknown"}),
        "Device.deviceName.type": frozenset(
            {
                "udi-label-name",
                "user-friendly-name",
                "patient-reported-name",
                "manufacturer-name",
                "model-name",
                "other",
            }
        ),
        "Consent.status": frozenset({"draft", "proposed", "active", "rejected", "inactive", "entered-in-error"}),
        "Consent.provision.type": frozenset({"deny", "permit"}),
        "DiagnosticReport.status": frozenset(
            {"registered", "partial", "preliminary", "final", "amended", "corrected", "appended", "cancelled"}
        )
        | {"entered-in-error", "unknown"},
        "Observation.status": _OBSERVATION,
    }
)
# Elements that the structure definitions demand of these resources; models let some of them be absent.
MANDATORY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Bundle": ("type", "entry"),
        "Patient": ("identifier", "name", "gender", "birthDate"),
        "Encounter": ("status", "class", "subject", "period"),
        "Appointment": ("status", "start", "end", "participant"),
        "Device": ("status", "deviceName"),
        "Consent": ("status", "scope", "category", "patient", "dateTime", "policyRule"),
        "DiagnosticReport": ("status", "code", "subject", "effectivePeriod"),
        "Observation": ("status", "code", "subject"),
    }
)


def coding(system: str, code: str) -> dict[str, str]:
    """A coding of the table.

    Raises:
        DefectError: The table has no such code.
    """
    display = DISPLAYS.get(system, {}).get(code)
    if display is None:
        raise DefectError(f"There is no code {code} of {system} here.")
    return {"system": system, "code": code, "display": display}


def concept(system: str, code: str, text: str = "") -> dict[str, Any]:
    made: dict[str, Any] = {"coding": [coding(system, code)]}
    return made | ({"text": text} if text else {})


def demand_coded(resource: Mapping[str, Any]) -> None:
    """Check the required value sets and mandatory elements of a resource, and every coding of a system of ours.

    Raises:
        DefectError: Something may not stand there; says which element.
    """
    kind = str(resource.get("resourceType", ""))
    if kind not in MANDATORY:
        raise DefectError(f"A resource of the kind {kind!r} is not told.")
    for name in MANDATORY[kind]:
        if not resource.get(name):
            raise DefectError(f"{kind} lacks its {name}.")
    for path, allowed in REQUIRED.items():
        owner, *names = path.split(".")
        if owner == kind:
            for value in _values(resource, names):
                if value not in allowed:
                    raise DefectError(f"{path} has a value that may not stand there.")
    _demand_codings(resource)


def _values(at: Any, names: list[str]) -> list[Any]:
    if isinstance(at, list):
        return [value for one in at for value in _values(one, names)]
    if not names:
        return [at]
    return _values(at[names[0]], names[1:]) if isinstance(at, Mapping) and names[0] in at else []


def _demand_codings(at: Any) -> None:
    if isinstance(at, list):
        for one in at:
            _demand_codings(one)
    elif isinstance(at, Mapping):
        system = str(at.get("system", ""))
        if system in DISPLAYS and "code" in at and at.get("display") != DISPLAYS[system].get(at["code"]):
            raise DefectError(f"A code of {system} is not in the table, or has another name there.")
        for one in at.values():
            if isinstance(one, list | Mapping):
                _demand_codings(one)
