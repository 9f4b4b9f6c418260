"""Data of the specification's eleven event types.

Guarantees: frozen typed values with a schema version. Texts hold no patient names. Does not: decide anything.
"""

from typing import Annotated, ClassVar

from app.core.events.constraints import Count, Digest, RateHz, one_of
from app.core.events.system_event import EventData


class PatientRegisteredData(EventData, frozen=True, kw_only=True):
    patient_id: str
    hospital_number: str
    family_name: str
    given_name: str
    birth_date: str
    sex: Annotated[str, one_of("female", "male", "other", "unknown")]


class SessionStartedData(EventData, frozen=True, kw_only=True):
    """`device` is the driver's name and the device's, never a path.

    `protocol_text` is the protocol's file as it was when the session began; empty in older entries.
    """

    session_id: str
    patient_id: str
    protocol: str
    device: str
    protocol_text: str = ""


class SessionCompletedData(EventData, frozen=True, kw_only=True):
    session_id: str
    exit_reason: str
    recording_id: str
    report_id: str


class DeviceConnectedData(EventData, frozen=True, kw_only=True):
    """`reason`: why it was connected again in the middle of a session; empty where it was opened for it."""

    VERSION: ClassVar[int] = 2

    device_id: str
    driver: str
    name: str
    session_id: str
    n_channels: Count
    rate_hz: RateHz
    reason: str = ""


class DeviceDisconnectedData(EventData, frozen=True, kw_only=True):
    device_id: str
    session_id: str
    reason: str


class SignalQualityAlertData(EventData, frozen=True, kw_only=True):
    session_id: str
    labels: tuple[str, ...]
    verdict: str
    at_sample: int


class SafetyStopData(EventData, frozen=True, kw_only=True):
    """A safety stop (the specification's "emergency stop").

    Attributes:
        cause: See `app.core.safety.stop_machine.Cause` ("operator", "command", "lease_lapsed", "output_lost", ...).
        source: Who pressed or what lapsed.
        latency_ms: From trigger to the output's confirmed safe state; None where no output confirmed it.
        stopped_at: UTC, ISO 8601, as safety's own file has it.
        stop_number: Number of the stop in safety's own file.
    """

    session_id: str
    cause: str
    source: str
    latency_ms: float | None
    stopped_at: str
    stop_number: int


class ModelInferenceCompletedData(EventData, frozen=True, kw_only=True):
    session_id: str
    model: str
    model_version: str
    outcome: str


class LedgerEventRecordedData(EventData, frozen=True, kw_only=True):
    """A checkpoint was signed over the log's first `size` entries."""

    size: Count
    root: str
    reason: str


class AuthenticationFailedData(EventData, frozen=True, kw_only=True):
    """A sign-in that was refused.

    Attributes:
        user_name_sha256: Of a known user's name, in an entry that belongs to that user. A name that nobody has (it may
            be a password in the wrong field) is hashed with a key that dies with the station's process.
        reason: "unknown", "disabled", "waiting", "password", "code" or "expired".
        user_id: Empty where there is no such user.
        program: That asked ("desktop", "cli").
    """

    VERSION: ClassVar[int] = 2
    WITHHELD: ClassVar[tuple[str, ...]] = ("user_name_sha256",)

    user_name_sha256: Digest
    reason: str
    user_id: str = ""
    program: str = ""


class HealthCheckData(EventData, frozen=True, kw_only=True):
    """`programs`: name -> state."""

    programs: dict[str, str]
    disk_free_bytes: Count
