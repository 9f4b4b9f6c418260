"""Writes the log of one session of the simulated patient with the code of an old version, for `tests/vectors/schemas`.

Run in a checkout of that version:  PYTHONPATH=. python write_log.py FOLDER
"""

import sys
from pathlib import Path

from app.core.events.catalogue import CATALOGUE
from app.core.events.recording_events import StreamTotals
from app.core.events.system_event import new_event
from app.core.settings.data_directory import DataDirectory
from app.core.store.station_store import StationStore

PATIENT, SESSION, RECORDING, REPORT = "patient-1", "session-1", "recording-1", "report-1"
OF_SESSION = {"session_id": SESSION, "recording_id": RECORDING}
ALARM = {"alarm_id": "alarm-1", "condition": "electrodes_loose", "priority": "low", "session_id": SESSION}
MARK = {"onset_s": 12.5, "duration_s": 0.25, "text": "eyes closed — ruhig", "channels": ("Fp1", "O2")}

# Type, data, and whether the entry is about the patient.
TOLD = (
    (
        "patient.registered",
        {
            "patient_id": PATIENT, "hospital_number": "SIM-0001", "family_name": "Simulated-Müller",
            "given_name": "Patient", "birth_date": "1970-01-01", "sex": "other",
        },
        True,
    ),
    (
        "consent.given",
        {
            "consent_id": "consent-1", "patient_id": PATIENT, "purpose": "recording", "given_by": "the patient",
            "text_version": "1",
        },
        True,
    ),
    (
        "session.started",
        {"session_id": SESSION, "patient_id": PATIENT, "protocol": "routine-eeg", "device": "simulated"},
        True,
    ),
    ("session.step_entered", {"session_id": SESSION, "step": "connecting", "text": "Connecting the device"}, False),
    (
        "recording.started",
        {**OF_SESSION, "device": "simulated", "stream_rates_hz": (250.0,), "labels": ("Fp1", "Fp2", "O1", "O2")},
        False,
    ),
    ("alarm.changed", {**ALARM, "state": "active", "text": "Fp1 is loose", "items": ("Fp1",)}, False),
    ("annotation.added", {**OF_SESSION, **MARK, "origin": "clinician"}, True),
    ("alarm.changed", {**ALARM, "state": "acknowledged", "text": "Fp1 is loose", "items": ("Fp1",)}, False),
    (
        "recording.gap",
        {
            **OF_SESSION, "stream_id": "eeg", "first_sample": 5000, "n_samples": 50, "cause": "counter",
            "onset_s": 20.0, "duration_s": 0.2,
        },
        False,
    ),
    ("alarm.changed", {**ALARM, "state": "cleared", "text": "Fp1 is loose", "items": ("Fp1",)}, False),
    (
        "device.state",
        {
            "device_id": "simulated", "session_id": SESSION, "kind": "stimulus", "onset_s": 21.0, "text": "on",
            "channels": (),
        },
        False,
    ),
    (
        "annotation.corrected",
        {"annotation_id": "?", "version": 2, **OF_SESSION, **MARK, "text": "eyes open", "reason": "misheard"},
        True,
    ),
    ("consent.withdrawn", {"patient_id": PATIENT, "purpose": "research", "withdrawn_by": "the patient"}, True),
    (
        "safety.emergency_stop",
        {
            "session_id": SESSION, "cause": "button", "source": "window", "latency_ms": 3.5,
            "stopped_at": "2026-01-01T00:00:00.000000Z", "stop_number": 1,
        },
        False,
    ),
    (
        "recording.stopped",
        {
            **OF_SESSION, "streams": (StreamTotals(stream_id="eeg", samples=7500, lost=50, gaps=1),),
            "bytes_written": 120_000, "seconds": 30.0,
        },
        False,
    ),
    ("recording.analysed", {**OF_SESSION, "analysis_sha256": "ab" * 32}, False),
    (
        "report.written",
        {
            "report_id": REPORT, **OF_SESSION, "file_name": "report-1.pdf", "sha256": "cd" * 32, "checkpoint_size": 9,
        },
        False,
    ),
    (
        "session.completed",
        {"session_id": SESSION, "exit_reason": "done", "recording_id": RECORDING, "report_id": REPORT},
        False,
    ),
)  # fmt: skip


def main() -> None:
    data = DataDirectory(Path(sys.argv[1])).create()
    mark = ""
    with StationStore.open(data) as store:
        for number, (kind, told, about_patient) in enumerate(TOLD):
            if kind not in CATALOGUE:
                continue
            if kind == "annotation.corrected":
                told = {**told, "annotation_id": mark}
            event = new_event(
                kind, CATALOGUE[kind](**told), source_service="station", correlation_id=SESSION,
                subject_id=PATIENT if about_patient else None,
            )  # fmt: skip
            store.log.append(event)
            mark = event.event_id if kind == "annotation.added" else mark
            if number == 8:
                store.log.checkpoint("periodic")
    data.remove_runtime()


if __name__ == "__main__":
    main()
