"""Exports of everything kept of a patient: one at a time, in the background, with progress, cancel and a log entry.

Guarantees: nothing else is held up; recordings are written by a process of its own, compared; the entry
`subject.exported` is in the log before the file has its name; cancelled or failed, nothing is left. The file's name
tells of nobody. Does not: judge who may (the door does). Threads: any; the work is done on one of its own.
"""

import contextlib
import logging
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec

from app.core.clinic.merging import numbers_of_person, sessions_of_person
from app.core.clock import Clock
from app.core.errors import Cancelled, Conflict, LinkDown, NeuraScaleError, NotFound, StorageFault, WrongUse
from app.core.events.recording_events import SubjectExportedData
from app.core.events.system_event import new_event
from app.core.identifiers import new_id
from app.core.settings.data_directory import DataDirectory
from app.core.station.one_shot_tasks import run_task
from app.core.station.report_messages import ExportSubject, SubjectExportStarted, SubjectExportView
from app.core.station.subject_archive import (
    SubjectArchive,
    add_index,
    add_receipts,
    add_reports,
    add_segments,
    add_what_the_log_says,
)
from app.core.station.subject_page import SubjectContents
from app.core.store.projections.recordings import Recording
from app.core.store.station_store import StationStore
from app.core.workers.export_task import ExportOutcome

PURPOSES = ("access", "portability", "care")
RECORDINGS = ("edf", "segments", "none")
LONGEST_EXPORT_S = 12 * 3600.0
ENDED_WITHIN_S = 20.0
_TOLD_EVERY = 0.01


class SubjectExportDesk:
    """See the rules at the top of this module.

    Args:
        closing: Set when the station ends; a running export is ended then.
        on_change: Called when the view has changed; must be quick.
        run: Runs a task of the worker (`run_task`).
    """

    def __init__(
        self,
        data: DataDirectory,
        store: StationStore,
        *,
        clock: Clock,
        log: logging.Logger,
        closing: threading.Event,
        on_change: Callable[[], None],
        run: Callable[..., bytes] = run_task,
    ) -> None:
        self._data = data
        self._store = store
        self._clock = clock
        self._log = log
        self._closing = closing
        self._on_change = on_change
        self._run = run
        self._lock = threading.Lock()
        self._view: SubjectExportView | None = None
        self._cancelled = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def view(self) -> SubjectExportView | None:
        """The export that runs, or the last one."""
        with self._lock:
            return self._view

    def start(self, request: ExportSubject, *, asked_in: str) -> SubjectExportStarted:
        """Begin.

        Raises:
            NotFound: There is no such patient.
            WrongUse: Purpose, folder or form of the recordings cannot be used.
            Conflict: Another one runs.
        """
        if request.purpose not in PURPOSES or request.recordings not in RECORDINGS:
            raise WrongUse(
                "There is no such purpose, or form of recordings.",
                advice=f"Purposes: {', '.join(PURPOSES)}. Recordings: {', '.join(RECORDINGS)}.",
            )
        if self._store.patients.get(request.patient_id) is None:
            raise NotFound("There is no such patient.", advice="Choose one from the list.")
        export_id = new_id(self._clock)
        target = demand_folder(self._data, Path(request.folder)) / f"patient-data-{export_id[-12:]}.zip"
        with self._lock:
            if self._view is not None and self._view.state == "running":
                raise Conflict("Another export of a patient's data is running.", advice="Wait for it, or cancel it.")
            self._view = view = SubjectExportView(
                export_id=export_id, patient_id=request.patient_id, target=str(target), purpose=request.purpose
            )
            self._cancelled = threading.Event()
            self._thread = threading.Thread(
                target=self._work, args=(request, view, self._cancelled, asked_in), name="subject-export", daemon=True
            )
            self._thread.start()
        self._on_change()
        return SubjectExportStarted(export_id=export_id)

    def cancel(self, export_id: str) -> None:
        """End the running export. Raises: NotFound: It does not run any more."""
        with self._lock:
            if self._view is None or self._view.export_id != export_id or self._view.state != "running":
                raise NotFound("This export has ended already.", advice="Nothing need be done.")
            self._cancelled.set()

    def close(self) -> None:
        """Wait for an export that was ended by the station's end; bounded."""
        if self._thread is not None:
            self._thread.join(timeout=ENDED_WITHIN_S)

    # --- on the thread ---------------------------------------------------------------------------------------------

    def _work(self, request: ExportSubject, view: SubjectExportView, cancelled: threading.Event, asked_in: str) -> None:
        try:
            digest, files = self._export(request, view, lambda: cancelled.is_set() or self._closing.is_set(), asked_in)
        except (LinkDown, Cancelled):
            self._end(view, state="cancelled", text="The export was cancelled; nothing of it is left.")
        except NeuraScaleError as error:
            self._log.warning("the export of a patient's data failed: %s", error.code)
            self._end(view, state="failed", text=error.what, advice=error.advice)
        else:
            self._end(view, state="done", progress=1.0, text=f"{files} files were written.", files=files, sha256=digest)

    def _export(
        self, request: ExportSubject, view: SubjectExportView, given_up: Callable[[], bool], asked_in: str
    ) -> tuple[str, int]:
        store, patient_id = self._store, request.patient_id
        sessions = sessions_of_person(store, patient_id)
        recordings = [one for session in sessions for one in store.recordings.of_session(session.session_id)]
        checkpoint = store.log.checkpoint("subject export")
        missing: list[str] = []
        with SubjectArchive(Path(view.target), given_up) as archive:
            proved = add_what_the_log_says(archive, store, patient_id)
            add_reports(archive, store, self._data, sessions)
            for number, recording in enumerate(recordings if request.recordings != "none" else ()):
                self._tell(view, 0.05 + 0.85 * number / len(recordings))
                missing += self._add_recording(archive, recording, request.recordings, given_up)
            self._tell(view, 0.92)
            add_receipts(archive, self._data, checkpoint, proved)
            patient = store.patients.get(patient_id)
            if patient is None:
                raise NotFound("The patient was erased meanwhile.")
            add_index(
                archive,
                SubjectContents(
                    patient=patient,
                    sessions=sessions,
                    consents=tuple(
                        one
                        for record in store.merges.records_of(patient_id)
                        for one in store.consents.of_patient(record)
                    ),
                    made=self._clock.wall().isoformat(timespec="seconds"),
                    purpose=request.purpose,
                    recordings=request.recordings,
                    missing=tuple(missing),
                    other_numbers=numbers_of_person(store, patient_id)[1:],
                ),
            )
            digest = archive.finish()
            self._note(request, digest, len(sessions), archive.files, asked_in)
            archive.publish()
            return digest, archive.files

    def _add_recording(
        self, archive: SubjectArchive, recording: Recording, form: str, given_up: Callable[[], bool]
    ) -> list[str]:
        """Put a recording in; why it could not be, where it could not."""
        try:
            if form == "segments":
                add_segments(archive, self._data, recording.recording_id)
                return []
            return self._add_edf(archive, recording, given_up)
        except LinkDown:
            raise
        except (StorageFault, NotFound) as error:
            return [f"Recording {recording.recording_id}: {error.what}"]

    def _add_edf(self, archive: SubjectArchive, recording: Recording, given_up: Callable[[], bool]) -> list[str]:
        folder = archive.staging / recording.recording_id
        folder.mkdir(mode=0o700)
        words = ("--recording", recording.recording_id, "--format", "edf", "--identified")
        printed = self._run(
            self._data,
            "export",
            *words,
            "--out",
            str(folder / "recording.edf"),
            timeout_s=LONGEST_EXPORT_S,
            given_up=given_up,
            ends_within_s=ENDED_WITHIN_S,
        )
        outcome = msgspec.json.decode(printed, type=ExportOutcome)
        if outcome.refused is not None:
            return [f"Recording {recording.recording_id}: {outcome.refused.what}"]
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.add_file(f"recordings/{recording.recording_id}/{path.name}", path)
                with contextlib.suppress(OSError):
                    path.unlink()
        return []

    def _note(self, request: ExportSubject, digest: str, sessions: int, files: int, asked_in: str) -> None:
        told = SubjectExportedData(
            patient_id=request.patient_id,
            sha256=digest,
            purpose=request.purpose,
            recordings=request.recordings,
            sessions=sessions,
            files=files,
        )
        source = "station" if asked_in == "window" else "command-line"
        self._store.log.append(
            new_event("subject.exported", told, source_service=source, subject_id=request.patient_id, clock=self._clock)
        )

    def _tell(self, view: SubjectExportView, share: float) -> None:
        with self._lock:
            now = self._view
            if now is None or now.export_id != view.export_id or share < now.progress + _TOLD_EVERY:
                return
            self._view = msgspec.structs.replace(now, progress=share)
        self._on_change()

    def _end(self, view: SubjectExportView, **fields: object) -> None:
        with self._lock:
            if self._view is not None and self._view.export_id == view.export_id:
                self._view = msgspec.structs.replace(self._view, **fields)
        self._on_change()


def demand_folder(data: DataDirectory, folder: Path) -> Path:
    """Where clear copies may be written. Raises: WrongUse: Not there."""
    if not folder.is_absolute() or not folder.is_dir():
        raise WrongUse("The folder for the copy is not there.", advice="Choose a folder that exists.")
    inside = folder.resolve()
    if inside.is_relative_to(data.root.resolve()) or inside.is_relative_to(data.runtime.resolve()):
        raise WrongUse(
            "Clear copies do not belong into the data folder.",
            meaning="Everything about patients in it is sealed.",
            advice="Choose another folder.",
        )
    return folder
