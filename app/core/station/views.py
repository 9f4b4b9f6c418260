"""What the station shows: the values that its state and its answers are made of.

Guarantees: frozen typed values, complete in themselves. Does not: ask, decide or hold patient data beyond the banner's.
"""

import msgspec

from app.core.clinic.electrodes import DEFAULT_TYPE, ImpedanceRound
from app.core.clinic.prerequisites import Prerequisite
from app.core.clinic.protocols import SessionProtocol
from app.core.devices.driver import DeviceDescription, ElectrodeImpedance
from app.core.devices.stimulator import StimulatorDescription
from app.core.events.course_events import ActivationPhase
from app.core.events.electrode_events import CalibratedChannel
from app.core.reticence import reticent_repr


class PatientView(msgspec.Struct, frozen=True, kw_only=True):
    """A patient as a list or banner shows it. `hospital_number` is the second identifier.

    `withdrawn_purposes`: those whose consent was taken back and not given anew. `own`: the asker's; where it is not,
    who it is is all there is, and purposes are left out. `other_numbers`: of records of the same person that were
    joined to this one.
    """

    __repr__ = reticent_repr

    patient_id: str
    hospital_number: str
    family_name: str
    given_name: str
    birth_date: str
    sex: str
    consented_purposes: tuple[str, ...] = ()
    withdrawn_purposes: tuple[str, ...] = ()
    own: bool = True
    other_numbers: tuple[str, ...] = ()


class SessionEvent(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the event list.

    Attributes:
        onset_s: Stream time, seconds since the recording's first sample.
        kind: "annotation", "device", "gap", "alarm", "step".
        annotation_id: The same for all versions of an annotation; empty for all else.
        version: From 1. One that comes in replaces those before it of the same annotation.
        state: Empty where it holds; "replaced" by a newer version, or "withdrawn".
        reason: Why it was corrected or withdrawn.
    """

    __repr__ = reticent_repr

    onset_s: float
    duration_s: float
    kind: str
    text: str
    channels: tuple[str, ...] = ()
    annotation_id: str = ""
    version: int = 1
    state: str = ""
    reason: str = ""


class CalibrationView(msgspec.Struct, frozen=True, kw_only=True):
    """The check of the session's amplifier.

    Attributes:
        state: "running", or what came of it: "right", "wrong", "failed".
        text: What it does or what came of it, for people.
        checked_at: ISO 8601, UTC; empty while it runs.
    """

    state: str
    text: str
    checked_at: str = ""
    channels: tuple[CalibratedChannel, ...] = ()


class ProviderView(msgspec.Struct, frozen=True, kw_only=True):
    """Who answers for a session, as printed, since when (ISO 8601, UTC), and whether somebody else did before."""

    user_id: str
    name: str
    since: str
    taken_over: bool = False


class ActivationView(msgspec.Struct, frozen=True, kw_only=True):
    """The activation procedure that goes on.

    Attributes:
        procedure, title: Of the protocol.
        onset_s: Stream time.
        phases: All of them, one after the other; when each begins follows from their lengths.
    """

    activation_id: str
    procedure: str
    title: str
    onset_s: float
    phases: tuple[ActivationPhase, ...]


class SessionView(msgspec.Struct, frozen=True, kw_only=True):
    """The running (or last) session.

    Attributes:
        step: "prerequisites", "impedance", "ready", "recording", "analysing", "reporting",
            "completed", "failed", "cancelled".
        step_text: What it is doing or waiting for, for people.
        waiting_for: What would let it go on ("impedance": accept the electrodes, "ready": start, "stop"); empty while
            it works.
        progress: 0 to 1 within a step that can tell; None otherwise.
        impedances: Of the newest measurement before or during recording.
        impedance_rounds: The newest measurement of each phase, with its time.
        electrode_type: "wet", "dry" or "active": whose limits hold.
        impedance_skipped: Why they were not measured after the recording; empty where they were, or it is not time.
        leads_off: Electrodes that the device itself says are off.
        recording_seconds: Stream time recorded.
        disk_minutes_left: Minutes of signal that still fit on the disk; None where that is not known.
        device: What is recorded, as one: the streams of all devices, named "A and B" where there are several.
        devices: Each device by itself, in the order chosen.
        stimulator: Which one is attached, and its limits; None where none is.
        amplitude_ma: Of the stimulation as last set in this session; None where it was not set.
        resumed: What is to be said of an interruption of the station in this session; empty where there was none.
        exit_reason: Why it ended ("completed", "safety_stop", "cancelled", "consent_withdrawn", "failed", ...); empty
            while it runs.
        goes_on: It had failed, and its analysis or report is being made after all; `step` stays as it ended.
    """

    __repr__ = reticent_repr

    session_id: str
    patient: PatientView
    protocol: str
    step: str
    step_text: str
    waiting_for: tuple[str, ...] = ()
    progress: float | None = None
    prerequisites: tuple[Prerequisite, ...] = ()
    device: DeviceDescription | None = None
    devices: tuple[DeviceDescription, ...] = ()
    impedances: tuple[ElectrodeImpedance, ...] = ()
    impedance_rounds: tuple[ImpedanceRound, ...] = ()
    impedance_skipped: str = ""
    electrode_type: str = DEFAULT_TYPE
    leads_off: tuple[str, ...] = ()
    calibration: CalibrationView | None = None
    stimulator: StimulatorDescription | None = None
    amplitude_ma: float | None = None
    recording_id: str = ""
    recording_seconds: float = 0.0
    samples_recorded: int = 0
    samples_lost: int = 0
    gaps: int = 0
    bytes_written: int = 0
    disk_minutes_left: float | None = None
    stop_latency_ms: float | None = None
    report_path: str = ""
    exit_reason: str = ""
    error: str = ""
    goes_on: bool = False
    failures_seen: tuple[str, ...] = ()
    resumed: str = ""
    provider: ProviderView | None = None
    """Who answers for it; None for one that was begun before sessions had a provider."""
    asked: SessionProtocol | None = None
    """Its protocol, as it was when the session began; None where a station does not say it."""
    activation: ActivationView | None = None
    """The activation procedure that goes on; None where none does."""


class ProgramView(msgspec.Struct, frozen=True, kw_only=True):
    """A supervised program. `state`: "starting", "running", "silent", "restarting", "stopped", "given_up"."""

    name: str
    pid: int
    state: str
    restarts: int
    last_exit: str = ""
    counters: dict[str, float] = {}


class AlarmView(msgspec.Struct, frozen=True, kw_only=True):
    """An alarm as shown. `priority`: "high", "medium", "low". `state`: "active", "acknowledged", "latched".

    `items`: all that it is about, where that is several things (channel labels); `text` names the first few.
    """

    alarm_id: str
    condition: str
    priority: str
    state: str
    text: str
    advice: str
    since: str
    items: tuple[str, ...] = ()


class SafetyView(msgspec.Struct, frozen=True, kw_only=True):
    """The safety stop as the station sees it (a window has its own link to safety too).

    Attributes:
        state: "unproved", "proving", "ready", "running", "stopped", "link_lost".
        cause: Why it is stopped; empty otherwise.
        output: "none", "safe", "running", "unconfirmed" (told to be safe, not confirmed), "unknown" (its link broke).
    """

    state: str
    cause: str = ""
    output: str = "none"
    last_stop_latency_ms: float | None = None
    proved: bool = False
