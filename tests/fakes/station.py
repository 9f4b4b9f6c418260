"""A station on the real wire, for tests of the window: it keeps the rules that a window can see, and no record.

Its worker's end (port VIEW) plays samples that the test gives.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.core.clinic.prerequisites import Prerequisite
from app.core.clinic.purposes import CAPACITIES, PURPOSES
from app.core.clock import SYSTEM_CLOCK
from app.core.devices.driver import DeviceDescription, ElectrodeImpedance, SimulatedSpec
from app.core.devices.found_devices import DeviceGroup
from app.core.errors import Conflict, NeuraScaleError, NotFound, NotPermitted, WrongUse
from app.core.identifiers import DeviceId, StreamId, new_id
from app.core.settings.data_directory import DataDirectory
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import Channel, StreamDescription
from app.core.station import messages as m
from app.core.station import views
from app.core.station.alarm_messages import (
    AlarmHistory,
    AlarmStatistics,
    GetAlarmStatistics,
    ListAlarmHistory,
    PastAlarm,
    PauseAlarmAudio,
)
from app.core.station.annotation_messages import CorrectAnnotation, WithdrawAnnotation
from app.core.station.consent_messages import (
    ConsentList,
    ConsentWithdrawn,
    ListConsents,
    PurposeView,
    WithdrawConsent,
)
from app.core.station.device_messages import DeviceChoice
from app.core.station.finding_messages import FindingsView, GetFindings
from app.core.station.recording_messages import ExportRecording, ExportStarted, ExportView
from app.core.station.report_messages import GetReport
from app.core.wire.addresses import Port
from app.core.wire.broadcast import Publisher
from app.core.wire.envelopes import Envelope
from app.core.wire.exchange import Exchange
from app.core.workers.messages import ChannelQuality, QualityReport, SetFilters
from tests.fakes.access import AccessMemory, FakeAccess
from tests.fakes.clinic_answers import FakeClinic
from tests.fakes.consents import consents_as_of
from tests.fakes.erasures import ErasureMemory, FakeErasures
from tests.fakes.intake_answers import FakeIntake
from tests.fakes.records import FakeRecords
from tests.fakes.workflows import FakeWorkflows

LABELS = (
    *("Fp1", "Fp2", "F7", "F3", "Fz", "F4", "F8", "T7", "C3", "Cz", "C4"),
    *("T8", "P7", "P3", "Pz", "P4", "P8", "O1", "Oz", "O2", "A1"),
)
PREREQUISITES = (
    # In the words of `app.core.clinic.prerequisites`: a window in another language knows no others.
    (
        *("identity", "Identity confirmed by the hospital number"),
        "Read the hospital number from the patient's wristband or document and enter it.",
    ),
    (
        *("identity_again", "Identity confirmed again by the date of birth"),
        "Ask the patient, or whoever came along, for the date of birth and enter what is said.",
    ),
    ("consent", "Consent given", "Take the patient's consent for recording."),
    ("device", "Device connected", "Connect the device and switch it on."),
    (
        *("disk", "Room on the disk"),
        "Only 0.8 GB are free on the recordings' disk and 2.0 GB are needed: free some space.",
    ),
    ("clock", "Clock plausible", "The computer's clock says 1970-01-01: set it."),
    ("safety", "Safety program watching", "The safety stop is latched: clear its cause, then reset it."),
    ("stop_proof", "Safety stop tested", "Test the safety stop: press it once and see that it is confirmed."),
)


def make_stream(labels: tuple[str, ...] = LABELS, rate_hz: float = 250.0) -> StreamDescription:
    return StreamDescription(
        stream_id=StreamId(new_id()),
        name="EEG",
        rate_hz=rate_hz,
        channels=tuple(Channel(label=label) for label in labels),
    )


def demo_patients() -> list[views.PatientView]:
    rows = (
        ("4471-220", "Halloran", "Maeve", "1984-03-12", "female", ("recording", "stimulation")),
        ("4471-198", "Okonkwo", "Chidi", "1971-11-02", "male", ("recording",)),
        ("4470-871", "Lindqvist", "Astrid", "2009-06-30", "female", ("recording", "research")),
        ("4469-034", "Moreau", "Étienne", "1958-01-19", "male", ()),
        ("4468-557", "Tanaka", "Haruki", "1995-08-08", "male", ("recording",)),
    )
    return [
        views.PatientView(
            patient_id=new_id(),
            hospital_number=number,
            family_name=family,
            given_name=given,
            birth_date=born,
            sex=sex,
            consented_purposes=purposes,
        )
        for number, family, given, born, sex, purposes in rows
    ]


def demo_devices() -> m.DeviceList:
    detail = "10-20 system, 250 Hz"
    return m.DeviceList(
        version=1,
        devices=tuple(
            DeviceChoice(
                name=f"Simulated amplifier, {spec.n_channels} channels, 250 Hz",
                detail=detail,
                spec=spec,
                group=DeviceGroup.SIMULATED,
            )
            for spec in (SimulatedSpec(), SimulatedSpec(n_channels=64))
        ),
    )


@dataclass
class Memory:
    """What the fake remembers; tests may read and change it under `lock`."""

    lock: threading.RLock = field(default_factory=threading.RLock)
    patients: list[views.PatientView] = field(default_factory=demo_patients)
    session: views.SessionView | None = None
    events: list[views.SessionEvent] = field(default_factory=list)
    alarms: tuple[views.AlarmView, ...] = ()
    alarm_sound: str = ""
    audio_paused_until: str = ""
    past_alarms: tuple[PastAlarm, ...] = ()
    asked: list[msgspec.Struct] = field(default_factory=list)
    missing: set[str] = field(default_factory=lambda: {"identity"})
    seconds: float = 0.0
    refuse_with: NeuraScaleError | None = None
    devices: m.DeviceList = field(default_factory=demo_devices)
    recordings: tuple[m.RecordingView, ...] = ()
    export: ExportView | None = None
    access: AccessMemory = field(default_factory=AccessMemory)
    erasures: ErasureMemory = field(default_factory=ErasureMemory)
    records: FakeRecords = field(default_factory=FakeRecords)
    workflows: FakeWorkflows = field(default_factory=FakeWorkflows)
    intake: FakeIntake = field(default_factory=FakeIntake)
    consents: tuple[PurposeView, ...] = ()
    clinic: FakeClinic = field(default_factory=FakeClinic)


class FakeStation:
    """Binds CONTROL, NOTICES and VIEW of `data`, answers as a station would, publishes its state."""

    def __init__(
        self, data: DataDirectory, stream: StreamDescription | None = None, *, state_every_s: float = 0.25
    ) -> None:
        self.data = data
        self._state_every_s = state_every_s
        self.stream = stream or make_stream()
        self.memory = Memory()
        self.incarnation = new_id()
        self._access = FakeAccess(self.memory.access, lambda: self.memory.patients)
        self._told: dict[type, Callable[[Any], msgspec.Struct] | BaseException] = {
            GetFindings: lambda asked: FindingsView(session_id=asked.session_id, recording_id="recording-1"),
            GetReport: NotFound("This session has no report."),
        }
        self._sequence = 0
        self._first_sample = 0
        self._ended = threading.Event()
        self._poke = threading.Event()
        self._publish_lock = threading.Lock()
        self._notices = Publisher(data.runtime, Port.NOTICES)
        self._view = Publisher(data.runtime, Port.VIEW)
        self._exchange = Exchange(
            data.runtime,
            m.StationRequest,
            on_request=self._answer,
            on_notice=self._heard,
            on_defect=self._defect,
        )
        self.defects: list[BaseException] = []
        self.heartbeats = 0
        self._thread = threading.Thread(target=self._run, name="fake-station", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._ended.set()
        self._poke.set()
        self._thread.join(timeout=5)
        self._exchange.close()
        self._notices.close()
        self._view.close()

    def state(self) -> m.StationState:
        names = ("station", "acquisition", "worker", "safety")
        with self.memory.lock:
            return m.StationState(
                incarnation=self.incarnation,
                version="test",
                programs=tuple(
                    views.ProgramView(name=n, pid=100 + i, state="running", restarts=0) for i, n in enumerate(names)
                ),
                session=self.memory.session,
                safety=views.SafetyView(state="ready", proved=True, output="safe"),
                alarms=self.memory.alarms,
                alarm_sound=self.memory.alarm_sound,
                audio_paused_until=self.memory.audio_paused_until,
                export=self.memory.export,
                access=self.memory.access.view,
                log_size=1284,
                disk_free_bytes=412_000_000_000,
            )

    def tell(self) -> None:
        """Publish the state now."""
        self._poke.set()

    def asked_for(self, kind: type) -> list[Any]:
        with self.memory.lock:
            return [one for one in self.memory.asked if isinstance(one, kind)]

    def answer(self, kind: type, how: Callable[[Any], msgspec.Struct] | BaseException) -> None:
        """What is answered to requests of a kind that no method here is for."""
        self._told[kind] = how

    def change_session(self, **changed: Any) -> None:
        with self.memory.lock:
            assert self.memory.session is not None
            self.memory.session = msgspec.structs.replace(self.memory.session, **changed)
        self.tell()

    def publish_samples(self, samples: NDArray[np.float32], *, skip_samples: int = 0, skip_blocks: int = 0) -> None:
        """One block under "filtered", (n_channels, n_samples) in microvolts; `skip` leaves a gap before it."""
        self._first_sample += skip_samples
        self._sequence += skip_blocks
        block = SampleBlock(
            self.stream.stream_id,
            self._sequence,
            self._first_sample,
            float("nan"),
            SYSTEM_CLOCK.monotonic_ns(),
            self.stream.rate_hz,
            np.ascontiguousarray(samples, dtype=np.float32),
        )
        with self._publish_lock:
            self._view.publish_block("filtered", block)
        self._sequence += 1
        self._first_sample = block.end_sample
        with self.memory.lock:
            self.memory.seconds = block.end_sample / self.stream.rate_hz

    def publish_block(self, block: SampleBlock) -> None:
        """A block as it is, under "filtered"."""
        with self._publish_lock:
            self._view.publish_block("filtered", block)

    def publish_quality(self, verdicts: dict[str, str]) -> None:
        report = QualityReport(
            stream_id=self.stream.stream_id,
            at_sample=self._first_sample,
            channels=tuple(
                ChannelQuality(
                    label=c.label,
                    verdict=verdicts.get(c.label, "good"),
                    rms_uv=20.0,
                    mains_ratio=0.01,
                    clipped_fraction=0.0,
                )
                for c in self.stream.channels
            ),
            blocks_lost=0,
            delay_ms=4.0,
        )
        with self._publish_lock:
            self._view.publish("quality", report)

    def add_event(self, text: str, kind: str = "annotation", onset_s: float | None = None) -> None:
        with self.memory.lock:
            onset = self.memory.seconds if onset_s is None else onset_s
            event = views.SessionEvent(
                onset_s=onset,
                duration_s=0.0,
                kind=kind,
                text=text,
                annotation_id=new_id() if kind == "annotation" else "",
            )
        self._show_event(event)

    def add_entry(self, event_type: str) -> None:
        """Tell that the log has an entry of this type."""
        added = m.LogEntryAdded(
            index=0, event_type=event_type, source_service="station", timestamp=SYSTEM_CLOCK.wall().isoformat()
        )
        with self._publish_lock:
            self._notices.publish("entry", added)

    def _show_event(self, event: views.SessionEvent) -> None:
        with self.memory.lock:
            self.memory.events.append(event)
            session = self.memory.session
        if session is not None:
            with self._publish_lock:
                self._notices.publish("event", m.SessionEventAdded(session_id=session.session_id, event=event))

    def _run(self) -> None:
        while not self._ended.is_set():
            # The memory is never asked for while publishing: an answer that tells of an event asks the other way round.
            state = self.state()
            with self._publish_lock:
                self._notices.publish("state", state)
            self._poke.wait(self._state_every_s)
            self._poke.clear()

    def _heard(self, _peer: str, _message: Any) -> None:
        self.heartbeats += 1

    def _defect(self, error: BaseException) -> None:
        self.defects.append(error)

    def _answer(self, _peer: str, message: Any, envelope: Envelope) -> msgspec.Struct | None:
        with self.memory.lock:
            self.memory.asked.append(message)
            self._access.admit(message, envelope.token)
            if self.memory.refuse_with is not None and not isinstance(message, m.GetState | SetFilters):
                error, self.memory.refuse_with = self.memory.refuse_with, None
                raise error
            about_users, answer = self._access.answer(message)
            if not about_users:
                about_users, answer = FakeErasures(self.memory.erasures).answer(message)
            if not about_users:
                about_users, answer = self.memory.records.answer(message)
            if not about_users:
                about_users, answer = self.memory.workflows.answer(message)
            if not about_users:
                about_users, answer = self.memory.intake.answer(message)
            if not about_users:
                about_users, answer = self.memory.clinic.answer(message)
                running = self.memory.clinic.running
                if about_users and self.memory.session is not None and self.memory.session.activation != running:
                    self.memory.session = msgspec.structs.replace(self.memory.session, activation=running)
            handler = getattr(self, f"_on_{type(message).__name__}", None)
            if not about_users and handler is not None:
                answer = handler(message)
            elif (told := self._told.get(type(message))) is not None:
                if isinstance(told, BaseException):
                    raise told
                answer = told(message)
        self.tell()
        return answer

    def _on_GetState(self, _message: m.GetState) -> m.StationState:
        return self.state()

    def _on_ListRecordings(self, _message: m.ListRecordings) -> m.RecordingList:
        return m.RecordingList(recordings=self.memory.recordings)

    def _on_ExportRecording(self, message: ExportRecording) -> ExportStarted:
        export_id = new_id()
        self.memory.export = ExportView(
            export_id=export_id,
            recording_id=message.recording_id,
            format=message.format,
            target=f"{message.folder}/x.{message.format}",
        )
        return ExportStarted(export_id=export_id)

    def _on_ListPatients(self, message: m.ListPatients) -> m.PatientList:
        words = message.search.casefold()
        found = [
            p
            for p in self.memory.patients
            if any(text.casefold().startswith(words) for text in (p.family_name, p.given_name, p.hospital_number))
        ]
        return m.PatientList(patients=tuple(self._access.shown(one) for one in found))

    def _on_RegisterPatient(self, message: m.RegisterPatient) -> m.PatientRegistered:
        if any(p.hospital_number == message.hospital_number for p in self.memory.patients):
            raise Conflict("This hospital number is taken.", advice="Search for it in the list.")
        patient = views.PatientView(patient_id=new_id(), **msgspec.structs.asdict(message))
        self.memory.patients.insert(0, patient)
        return m.PatientRegistered(patient_id=patient.patient_id)

    def _on_GiveConsent(self, message: m.GiveConsent) -> None:
        if message.given_by not in CAPACITIES or message.purpose not in PURPOSES:
            raise WrongUse("This is no consent.")
        self.memory.missing.discard("consent")
        self.memory.patients = [
            msgspec.structs.replace(p, consented_purposes=(*p.consented_purposes, message.purpose))
            if p.patient_id == message.patient_id
            else p
            for p in self.memory.patients
        ]
        self._check()

    def _on_ListConsents(self, message: ListConsents) -> ConsentList:
        if self.memory.consents:
            return ConsentList(purposes=self.memory.consents)
        patient = next((one for one in self.memory.patients if one.patient_id == message.patient_id), None)
        if patient is None:
            return consents_as_of((), ())
        return consents_as_of(patient.consented_purposes, patient.withdrawn_purposes)

    def _on_WithdrawConsent(self, message: WithdrawConsent) -> ConsentWithdrawn:
        def without(patient: views.PatientView) -> views.PatientView:
            return msgspec.structs.replace(
                patient,
                consented_purposes=tuple(p for p in patient.consented_purposes if p != message.purpose),
                withdrawn_purposes=(*patient.withdrawn_purposes, message.purpose),
            )

        self.memory.patients = [without(p) if p.patient_id == message.patient_id else p for p in self.memory.patients]
        session = self.memory.session
        if session is not None and session.patient.patient_id == message.patient_id:
            ended = {"step": "cancelled", "exit_reason": "consent_withdrawn", "step_text": "Consent was withdrawn."}
            self.memory.session = msgspec.structs.replace(
                session, patient=without(session.patient), **(ended if message.purpose == "recording" else {})
            )
        return ConsentWithdrawn(ends=f"What was for {message.purpose} ends.", kept="What was recorded is kept.")

    def _on_CheckPrerequisites(self, _message: m.CheckPrerequisites) -> None:
        self._check()

    def plug(self, devices: m.DeviceList) -> None:
        """Another list of devices from now on, and told."""
        with self.memory.lock:
            self.memory.devices = msgspec.structs.replace(devices, version=self.memory.devices.version + 1)
        with self._publish_lock:
            self._notices.publish("devices", m.DevicesChanged(version=self.memory.devices.version))

    def _on_ListDevices(self, message: m.ListDevices) -> m.DeviceList:
        known = self.memory.devices
        if message.known_version == known.version:
            return m.DeviceList(devices=(), version=known.version, unchanged=True)
        return known

    def _on_BeginSession(self, message: m.BeginSession) -> m.SessionBegun:
        patient = next(p for p in self.memory.patients if p.patient_id == message.patient_id)
        self.memory.session = views.SessionView(
            session_id=new_id(),
            patient=patient,
            protocol=message.protocol,
            step="prerequisites",
            step_text="Checking",
            waiting_for=("identity_confirmed",),
        )
        self._check()
        return m.SessionBegun(session_id=self.memory.session.session_id)

    def _check(self) -> None:
        session = self.memory.session
        if session is None or session.step != "prerequisites":
            return
        checked = tuple(
            Prerequisite(
                name=name,
                text=text,
                met=name not in self.memory.missing,
                missing=missing,
                lacking=("recording",) if name == "consent" and name in self.memory.missing else (),
                resettable=name == "safety" and name in self.memory.missing,
            )
            for name, text, missing in PREREQUISITES
        )
        self.memory.session = msgspec.structs.replace(session, prerequisites=checked)
        if all(one.met for one in checked):
            self.measure()

    def prove_stop(self) -> None:
        """As if the window's own link to safety had proved it."""
        with self.memory.lock:
            self.memory.missing.discard("stop_proof")
            self._check()
        self.tell()

    def measure(self) -> None:
        rng = np.random.default_rng(3)
        values = rng.gamma(3.0, 1.6, size=len(self.stream.channels)) + 1.0
        impedances = [
            ElectrodeImpedance(label=c.label, kiloohm=round(float(v), 1))
            for c, v in zip(self.stream.channels, values, strict=True)
        ]
        impedances[4] = ElectrodeImpedance(label=impedances[4].label, kiloohm=None)
        impedances[11] = ElectrodeImpedance(label=impedances[11].label, kiloohm=21.0)
        assert self.memory.session is not None
        self.memory.session = msgspec.structs.replace(
            self.memory.session,
            step="impedance",
            step_text="Look at the electrodes",
            waiting_for=("impedance",),
            device=DeviceDescription(
                device_id=DeviceId("fake"),
                driver="simulated",
                name="Simulated amplifier",
                streams=(self.stream,),
                live=True,
                can_measure_impedance=True,
            ),
            impedances=tuple(impedances),
            stop_latency_ms=2.4,
        )

    def _on_ConfirmIdentity(self, message: m.ConfirmIdentity) -> None:
        session = self.memory.session
        assert session is not None
        if message.birth_date and message.birth_date != session.patient.birth_date:
            raise NotPermitted(
                "The date of birth said is not this patient's.",
                meaning="The session does not go on.",
                advice="Ask again; if it differs, leave the session and choose the right patient.",
            )
        if message.birth_date:
            self.memory.missing.discard("identity_again")
            self._check()
        if not message.hospital_number:
            return
        if message.hospital_number != session.patient.hospital_number:
            raise NotPermitted(
                "This number is not this patient's.",
                meaning="The session does not go on.",
                advice="Read the wristband again; if it differs, leave the session and choose the right patient.",
            )
        self.memory.missing.discard("identity")
        self._check()

    def _on_MeasureImpedanceNow(self, _message: m.MeasureImpedanceNow) -> None:
        self.measure()

    def _on_ContinueSession(self, message: m.ContinueSession) -> None:
        assert self.memory.session is not None
        if message.step == "impedance":
            changed = {"step": "ready", "step_text": "Device open; nothing is recorded yet.", "waiting_for": ("ready",)}
        else:
            changed = {
                "step": "recording",
                "step_text": "21 channels",
                "waiting_for": ("stop",),
                "recording_id": new_id(),
            }
        self.memory.session = msgspec.structs.replace(self.memory.session, **changed)

    def _on_StopSessionRecording(self, _message: m.StopSessionRecording) -> None:
        assert self.memory.session is not None
        self.memory.session = msgspec.structs.replace(
            self.memory.session, step="analysing", step_text="Spectra of 21 channels", progress=0.4, waiting_for=()
        )

    def _on_CancelSession(self, message: m.CancelSession) -> None:
        assert self.memory.session is not None
        self.memory.session = msgspec.structs.replace(
            self.memory.session, step="cancelled", step_text=message.reason, exit_reason="cancelled"
        )

    def _on_Annotate(self, message: m.Annotate) -> None:
        self.add_event(message.text)

    def _on_CorrectAnnotation(self, message: CorrectAnnotation) -> None:
        self._show_event(
            views.SessionEvent(
                onset_s=message.onset_s,
                duration_s=message.duration_s,
                kind="annotation",
                text=message.text,
                channels=message.channels,
                annotation_id=message.annotation_id,
                version=message.version + 1,
                reason=message.reason,
            )
        )

    def _on_WithdrawAnnotation(self, message: WithdrawAnnotation) -> None:
        before = [one for one in self.memory.events if one.annotation_id == message.annotation_id][-1]
        self._show_event(
            msgspec.structs.replace(before, version=message.version + 1, state="withdrawn", reason=message.reason)
        )

    def _on_AcknowledgeAlarm(self, message: m.AcknowledgeAlarm) -> None:
        self.memory.alarms = tuple(
            msgspec.structs.replace(a, state="acknowledged") if a.alarm_id == message.alarm_id else a
            for a in self.memory.alarms
        )

    def _on_PauseAlarmAudio(self, message: PauseAlarmAudio) -> None:
        pause_s = 120.0 if message.seconds is None else message.seconds
        until = SYSTEM_CLOCK.wall() + timedelta(seconds=pause_s)
        self.memory.audio_paused_until = until.isoformat() if pause_s else ""
        self.memory.alarm_sound = "" if pause_s else "high"

    def _on_ListAlarmHistory(self, _message: ListAlarmHistory) -> AlarmHistory:
        return AlarmHistory(alarms=self.memory.past_alarms)

    def _on_GetAlarmStatistics(self, _message: GetAlarmStatistics) -> AlarmStatistics:
        return AlarmStatistics(alarms=len(self.memory.past_alarms))

    def _on_ListSessionEvents(self, _message: m.ListSessionEvents) -> m.SessionEventList:
        return m.SessionEventList(events=tuple(self.memory.events))
