"""The session's effects on paper: analysis, report, and the session's last entries.

Guarantees: each is idempotent by session; a report is in the log with its digest before the session is complete.
Does not: hold analysis results in the log (their digest is). Threads: the workflow's.
"""

import hashlib
from pathlib import Path
from typing import Any

import msgspec

from app import __version__
from app.core.clinic import identity, sessions
from app.core.clinic.consent import consented_purposes, demand_recording_consent
from app.core.clinic.electrodes import AFTER, BEFORE, DURING, round_of
from app.core.clinic.patients import existing_patient
from app.core.clinic.reports.content import (
    ReportContent,
    ReportedCalibration,
    ReportedCheckpoint,
    ReportedEvent,
    ReportedGap,
    ReportedPatient,
    ReportedRecording,
    ReportedSession,
)
from app.core.clinic.session_protocol import protocol_if_known
from app.core.devices.driver import DeviceDescription
from app.core.errors import DefectError, NeuraScaleError
from app.core.events.recording_events import RecordingAnalysedData, ReportWrittenData
from app.core.identifiers import DeviceId, SessionId, new_id
from app.core.processing.analysis import Analysis
from app.core.recording.reader import RecordingReader
from app.core.station.calibration_activities import calibration_view
from app.core.station.interpretations import interpreted
from app.core.station.one_shot_tasks import run_task
from app.core.station.report_facts import providers, recording_detail, session_facts, stop_sentences
from app.core.station.report_making import keep_content
from app.core.station.report_shelf import keep_report
from app.core.station.restoration import past_events
from app.core.station.station_rooms import StationRooms
from app.core.station.taken_up_sessions import consent_is_withdrawn
from app.core.store.projections.sessions import Session
from app.core.store.sealed_files import write_private

ANALYSIS_TIMEOUT_S = 7000.0
REPORT_TIMEOUT_S = 400.0
WITHDRAWN = "consent to be recorded was withdrawn"
ANALYSIS_FILE = "analysis.json"


class ReportActivities:
    """Analysis, report, end."""

    def __init__(self, rooms: StationRooms) -> None:
        self._rooms = rooms

    def analyse(self, session_id: SessionId) -> None:
        rooms = self._rooms
        session = sessions.existing_session(rooms.store, session_id)
        demand_recording_consent(rooms.store, session.patient_id)
        target = rooms.data.recording(session.recording_id) / ANALYSIS_FILE
        if self._is_analysed(session_id, target):
            return

        def show(share: float) -> None:
            rooms.board.change(session_id, progress=share)

        printed = run_task(
            rooms.data,
            "analysis",
            "--recording",
            session.recording_id,
            timeout_s=ANALYSIS_TIMEOUT_S,
            on_progress=show,
            given_up=lambda: self._is_given_up(session_id),
        )
        msgspec.json.decode(printed, type=Analysis)
        write_private(target, printed)
        rooms.board.change(session_id, progress=None)
        rooms.journal.write(
            RecordingAnalysedData(
                recording_id=session.recording_id,
                session_id=session_id,
                analysis_sha256=hashlib.sha256(printed).hexdigest(),
            ),
            source="worker",
            session_id=session_id,
        )

    def _is_analysed(self, session_id: str, target: Path) -> bool:
        """Whether the log has the analysis that lies there: the station may have died before the step was kept."""
        told = {
            event.data.analysis_sha256
            for event in self._rooms.store.log.events_of(session_id)
            if isinstance(event.data, RecordingAnalysedData)
        }
        try:
            return bool(told) and hashlib.sha256(target.read_bytes()).hexdigest() in told
        except OSError:
            return False

    def write_report(self, session_id: SessionId, exit_reason: str) -> None:
        rooms = self._rooms
        session = sessions.existing_session(rooms.store, session_id)
        if session.report_id:
            rooms.board.change(session_id, report_path=str(rooms.data.sealed_report(session_id)))
            return
        demand_recording_consent(rooms.store, session.patient_id)
        checkpoint = rooms.store.log.checkpoint("report")
        content = self._content(
            session,
            exit_reason,
            ReportedCheckpoint(text=checkpoint.note, log_size=checkpoint.size, root=checkpoint.root_text),
        )
        path = rooms.data.sealed_report(session_id)
        document = run_task(
            rooms.data,
            "report",
            given=msgspec.json.encode(content),
            timeout_s=REPORT_TIMEOUT_S,
            given_up=lambda: self._is_given_up(session_id),
        )
        if not document.startswith(b"%PDF"):
            raise DefectError("The report task did not give a PDF.")
        keep_content(rooms.store, rooms.data, session_id, session.patient_id, content)
        keep_report(rooms.store, rooms.data, session_id, session.patient_id, document)
        rooms.journal.write(
            ReportWrittenData(
                report_id=content.report_id,
                session_id=session_id,
                recording_id=session.recording_id,
                file_name=path.name,
                sha256=hashlib.sha256(document).hexdigest(),
                checkpoint_size=checkpoint.size,
            ),
            session_id=session_id,
        )
        rooms.board.change(session_id, report_path=str(path))

    def complete(self, session_id: SessionId, exit_reason: str) -> None:
        rooms = self._rooms
        sessions.complete_session(rooms.store, session_id, exit_reason, clock=rooms.clock)
        rooms.journal.checkpoint("session completed")
        rooms.board.change(session_id, exit_reason=exit_reason, error="")

    def cancel(self, session_id: SessionId, reason: str) -> None:
        sessions.cancel_session(self._rooms.store, session_id, reason or "no reason given", clock=self._rooms.clock)
        self._rooms.board.change(session_id, exit_reason="cancelled")

    def withdraw(self, session_id: SessionId) -> None:
        sessions.cancel_session(self._rooms.store, session_id, WITHDRAWN, clock=self._rooms.clock)
        self._rooms.journal.checkpoint("consent withdrawn")
        self._rooms.board.change(session_id, exit_reason="consent_withdrawn")

    def _is_given_up(self, session_id: str) -> bool:
        rooms = self._rooms
        withdrawn = consent_is_withdrawn(rooms.board, rooms.store, session_id)
        return withdrawn or rooms.closing.is_set()

    def fail(self, session_id: SessionId, step: str, code: str, text: str) -> None:
        sessions.fail_session(self._rooms.store, session_id, step, code, text, clock=self._rooms.clock)
        self._rooms.board.change(session_id, exit_reason="failed", error=text)

    # --- what the report says ------------------------------------------------------------------------------------

    def _content(self, session: Session, exit_reason: str, checkpoint: ReportedCheckpoint) -> ReportContent:
        rooms = self._rooms
        patient = existing_patient(rooms.store, session.patient_id)
        view = rooms.board.view
        if view is not None and view.session_id != session.session_id:
            view = None  # made after all, while another session is shown
        reader = RecordingReader(rooms.data.recording(session.recording_id))
        try:
            device = (view.device if view is not None else None) or _device_of(reader)
            recording, gaps = _recorded(reader, session.recording_id)
        finally:
            reader.close()
        analysis, missing = self._analysis(session.recording_id)
        events = self._events(session.session_id)
        interpretation = interpreted(rooms.store, rooms.data, session).interpretation
        detail, detail_missing = recording_detail(
            rooms.data,
            session.recording_id,
            events,
            interpretation,
            protocol=protocol_if_known(rooms.store, session.session_id, session.protocol),
            given_up=lambda: self._is_given_up(session.session_id),
        )
        return ReportContent(
            report_id=new_id(rooms.clock),
            written=rooms.clock.wall().isoformat(timespec="seconds"),
            patient=ReportedPatient(
                hospital_number=patient.hospital_number,
                family_name=patient.family_name,
                given_name=patient.given_name,
                birth_date=patient.birth_date,
                sex=patient.sex,
            ),
            session=ReportedSession(
                session_id=session.session_id,
                protocol=session.protocol,
                started=session.started.isoformat(timespec="seconds"),
                ended=(session.ended or rooms.clock.wall()).isoformat(timespec="seconds"),
                exit_reason=exit_reason,
                operator=providers(rooms.store, session.session_id),
                consented_purposes=consented_purposes(rooms.store, session.patient_id),
                identity_confirmed=identity.identity_confirmed(rooms.store, session.session_id),
                stop_latency_ms=sessions.proved_latency_ms(rooms.store, session.session_id),
                stops=stop_sentences(rooms.store, session.session_id),
            ),
            device=device,
            recording=recording,
            analysis=analysis,
            analysis_missing=missing,
            **self._electrodes(session.session_id),
            **session_facts(rooms.store, session.session_id, session.protocol, recording.seconds),
            detail=detail,
            detail_missing=detail_missing,
            interpretation=interpretation,
            events=events,
            gaps=gaps,
            checkpoint=checkpoint,
            demonstration="simulated" in device.driver or patient.hospital_number.startswith("DEMO-"),
            software_version=__version__,
        )

    def _events(self, session_id: str) -> tuple[ReportedEvent, ...]:
        """Those that still hold: not replaced, not withdrawn."""
        return tuple(
            ReportedEvent(
                onset_s=row.onset_s, duration_s=row.duration_s, kind=row.kind, text=row.text, channels=row.channels
            )
            for row in self._rooms.board.events(session_id) or past_events(self._rooms.store, session_id)
            if not row.state
        )

    def _electrodes(self, session_id: str) -> dict[str, Any]:
        """From the log, not from the board: a station that was restarted knows them too."""
        store = self._rooms.store
        rounds = sessions.impedance_rounds(store, session_id)
        before = round_of(rounds, DURING) if round_of(rounds, BEFORE) is None else round_of(rounds, BEFORE)
        after = round_of(rounds, AFTER)
        checked = calibration_view(sessions.latest_calibrations(store, session_id))
        return {
            "impedances": before.impedances if before else (),
            "impedances_at": before.measured_at if before else "",
            "impedances_after": after.impedances if after else (),
            "impedances_after_at": after.measured_at if after else "",
            "impedances_after_missing": sessions.impedance_skipped(store, session_id),
            "electrode_type": sessions.chosen_electrodes(store, session_id),
            "calibration": ReportedCalibration(
                checked_at=checked.checked_at, verdict=checked.state, text=checked.text, channels=checked.channels
            )
            if checked
            else None,
        }

    def _analysis(self, recording_id: str) -> tuple[Analysis | None, str]:
        try:
            content = (self._rooms.data.recording(recording_id) / ANALYSIS_FILE).read_bytes()
            return msgspec.json.decode(content, type=Analysis), ""
        except (OSError, msgspec.DecodeError, NeuraScaleError):
            return None, "The recording could not be analysed."


def _device_of(reader: RecordingReader) -> DeviceDescription:
    """The device as the recording itself remembers it (after a restart of the station)."""
    header = reader.header
    return DeviceDescription(
        device_id=DeviceId(""), driver=header.driver, name=header.device, streams=header.streams, live=True
    )


def _recorded(reader: RecordingReader, recording_id: str) -> tuple[ReportedRecording, tuple[ReportedGap, ...]]:
    streams = {str(stream.stream_id): stream for stream in reader.streams}
    counts = reader.counts()
    recording = ReportedRecording(
        recording_id=recording_id,
        seconds=reader.seconds(),
        samples_per_channel=max(count.samples for count in counts),
        samples_lost=sum(count.lost for count in counts),
        bytes_written=reader.bytes_total,
    )
    gaps = tuple(
        ReportedGap(
            stream_name=streams[gap.stream_id].name,
            onset_s=gap.first_sample / streams[gap.stream_id].rate_hz,
            duration_s=(gap.end_sample - gap.first_sample) / streams[gap.stream_id].rate_hz,
            samples=gap.end_sample - gap.first_sample,
            cause=gap.cause,
        )
        for gap in reader.gaps()
    )
    return recording, gaps
