"""Everything a session report says, before it has a look.

Guarantees: frozen values, JSON by msgspec; the rendering takes nothing from anywhere else, so that the same content
gives the same document, byte for byte. Does not: read the store. It holds patient data: it travels through pipes, never
through a file.
"""

import msgspec

from app.core.clinic.electrodes import DEFAULT_TYPE
from app.core.clinic.findings.structured import Interpretation
from app.core.clinic.reports.clinical_content import (
    ReportedActivation,
    ReportedDeviation,
    ReportedStimulation,
)
from app.core.devices.driver import DeviceDescription, ElectrodeImpedance
from app.core.events.electrode_events import CalibratedChannel
from app.core.processing.analysis import Analysis
from app.core.processing.excerpts import ReportDetail
from app.core.reticence import reticent_repr

SCHEMA_VERSION = 1


class ReportedPatient(msgspec.Struct, frozen=True, kw_only=True):
    """The patient, as identified. Name with birth date, and the hospital number, are the two identifiers of each page.

    Attributes:
        birth_date: ISO 8601 date.
        sex: "female", "male", "other", "unknown".
    """

    __repr__ = reticent_repr

    hospital_number: str
    family_name: str
    given_name: str
    birth_date: str
    sex: str = "unknown"


class ReportedSession(msgspec.Struct, frozen=True, kw_only=True):
    """The session.

    Attributes:
        started / ended: ISO 8601 with offset, UTC.
        exit_reason: "completed", "source_ended", "safety_stop", ...; empty while it still runs.
        operator: Who answered for it, as printed; after a change of shift all, in order.
        consented_purposes: What the patient agreed to.
        stop_latency_ms: Of the proof test of the safety stop; None where it was not made.
        stops: Sentences on each safety stop of the session.
    """

    __repr__ = reticent_repr

    session_id: str
    protocol: str
    started: str
    ended: str
    exit_reason: str = ""
    operator: str = ""
    consented_purposes: tuple[str, ...] = ()
    identity_confirmed: bool = False
    stop_latency_ms: float | None = None
    stops: tuple[str, ...] = ()


class ReportedEvent(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the event list; `onset_s` is stream time since the first sample."""

    __repr__ = reticent_repr

    onset_s: float
    duration_s: float
    kind: str
    text: str
    channels: tuple[str, ...] = ()


class ReportedGap(msgspec.Struct, frozen=True, kw_only=True):
    """Signal that is missing; `cause` is "device", "restart" or "silence"."""

    stream_name: str
    onset_s: float
    duration_s: float
    samples: int
    cause: str


class ReportedRecording(msgspec.Struct, frozen=True, kw_only=True):
    """What lies on disk."""

    recording_id: str
    seconds: float
    samples_per_channel: int
    samples_lost: int
    bytes_written: int


class ReportedCheckpoint(msgspec.Struct, frozen=True, kw_only=True):
    """The state of the log when the report was made.

    Attributes:
        text: The signed checkpoint in full, as C2SP tlog-checkpoint has it; goes into the QR code.
        log_size: Entries it covers.
        root: Its root hash, base64 or hex.
    """

    text: str
    log_size: int
    root: str


class ReportedCalibration(msgspec.Struct, frozen=True, kw_only=True):
    """The check of the amplifier before the recording.

    Attributes:
        checked_at: ISO 8601.
        verdict: "right", "wrong" or "failed"; `text` says it in words.
    """

    checked_at: str
    verdict: str
    text: str
    channels: tuple[CalibratedChannel, ...] = ()


class ReportContent(msgspec.Struct, frozen=True, kw_only=True):
    """A session report.

    Attributes:
        written: ISO 8601 with offset; the document's date too.
        preview: Whether it was made to be looked at only; marked on every page.
        demonstration: Whether the signal is simulated or the patient is not a person; marked on every page.
        montage: How the channels are referenced and which filters the figures were made with.
        impedances / impedances_at: Before recording, and when (ISO 8601); empty where the device cannot measure.
        impedances_after / impedances_after_at: After it; `impedances_after_missing` says why there are none.
        electrode_type: "wet", "dry" or "active": by whose limits they are judged.
        calibration: None where the amplifier was not checked.
        detail: Background rhythm and trace excerpts; None where they could not be made (`detail_missing` says why).
        activations / deviations / stimulations: As their classes say, in order of time.
        satisfactory_goal_s: Least technically satisfactory signal that the protocol asks for; 0 for the guideline's.
        analysis: None where the recording could not be analysed; `analysis_missing` then says why.
        interpretation: What people found and conclude, and what detectors propose; None where nobody could yet.
    """

    __repr__ = reticent_repr

    report_id: str
    written: str
    patient: ReportedPatient
    session: ReportedSession
    device: DeviceDescription
    recording: ReportedRecording
    analysis: Analysis | None = None
    analysis_missing: str = ""
    impedances: tuple[ElectrodeImpedance, ...] = ()
    impedances_at: str = ""
    impedances_after: tuple[ElectrodeImpedance, ...] = ()
    impedances_after_at: str = ""
    impedances_after_missing: str = ""
    electrode_type: str = DEFAULT_TYPE
    calibration: ReportedCalibration | None = None
    detail: ReportDetail | None = None
    detail_missing: str = ""
    activations: tuple[ReportedActivation, ...] = ()
    deviations: tuple[ReportedDeviation, ...] = ()
    stimulations: tuple[ReportedStimulation, ...] = ()
    satisfactory_goal_s: float = 0.0
    events: tuple[ReportedEvent, ...] = ()
    gaps: tuple[ReportedGap, ...] = ()
    checkpoint: ReportedCheckpoint | None = None
    interpretation: Interpretation | None = None
    montage: str = "As recorded, against the recording reference"
    facility: str = ""
    department: str = ""
    demonstration: bool = False
    preview: bool = False
    software_version: str = ""
    schema_version: int = SCHEMA_VERSION
