"""Exports asked of the station: one at a time, in a process of its own, with progress, cancel and an entry in the log.

Guarantees: whatever goes on besides is not held up: the export runs at a low priority in another process; the entry
`recording.exported` is written once everything was compared; cancelled or failed, nothing of it is left. The name of
what is written is made from the recording and never from the patient; nothing is overwritten. Does not: export by
itself (`app.core.workers.export_task` does). Threads: any; the waiting is done on a thread of its own.
"""

import logging
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec

from app.core.clinic.purposes import EXPORT_PURPOSES
from app.core.clock import Clock
from app.core.errors import Conflict, DefectError, LinkDown, NeuraScaleError, NotFound, NotPermitted, WrongUse
from app.core.events.recording_events import RecordingExportedData
from app.core.identifiers import new_id
from app.core.recording.exports.formats import ExportFormat, file_suffix, with_identity
from app.core.settings.data_directory import DataDirectory
from app.core.station.journal import Journal
from app.core.station.one_shot_tasks import run_task
from app.core.station.recording_messages import ExportRecording, ExportStarted, ExportView, NoteExport
from app.core.store.projections.recordings import Recordings
from app.core.workers.export_task import ExportOutcome

LONGEST_EXPORT_S = 12 * 3600.0
CLEARED_UP_WITHIN_S = 20.0
_TOLD_EVERY = 0.01
IN_WINDOW, ON_COMMAND_LINE = "window", "command line"


class ExportDesk:
    """See the rules at the top of this module.

    Args:
        closing: Set when the station ends; a running export is ended then.
        on_change: Called when the view has changed; must be quick.
        run: Runs a task of the worker (`run_task`).
    """

    def __init__(
        self,
        data: DataDirectory,
        recordings: Recordings,
        journal: Journal,
        *,
        clock: Clock,
        log: logging.Logger,
        closing: threading.Event,
        on_change: Callable[[], None],
        run: Callable[..., bytes] = run_task,
    ) -> None:
        self._data = data
        self._recordings = recordings
        self._journal = journal
        self._clock = clock
        self._log = log
        self._closing = closing
        self._on_change = on_change
        self._run = run
        self._lock = threading.Lock()
        self._view: ExportView | None = None
        self._cancelled = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def view(self) -> ExportView | None:
        """The export that runs, or the last one."""
        with self._lock:
            return self._view

    def start(self, request: ExportRecording, consented: tuple[str, ...] = ()) -> ExportStarted:
        """Begin.

        Args:
            consented: Purposes that the patient's consent covers now.

        Raises:
            NotFound: There is no such recording.
            NotPermitted: It is for a purpose that the patient has not consented to.
            WrongUse: The format, folder or purpose cannot be used.
            Conflict: Another export runs.
        """
        chosen = self._format(request)
        if self._recordings.get(request.recording_id) is None:
            raise NotFound("This station has no recording of that identifier.", advice="Choose one from the list.")
        _demand_consent(request.purpose, consented)
        target = self._target(request, chosen)
        with self._lock:
            if self._view is not None and self._view.state == "running":
                raise Conflict("Another export is running.", advice="Wait for it, or cancel it first.")
            view = ExportView(
                export_id=new_id(self._clock),
                recording_id=request.recording_id,
                format=chosen.value,
                target=str(target),
                identified=request.identified,
                purpose=request.purpose,
            )
            self._view = view
            self._cancelled = threading.Event()
            words = ["--recording", request.recording_id, "--format", chosen.value, "--out", str(target)]
            words += ["--identified"] if request.identified else []
            words += ["--discontinuous"] if request.discontinuous else []
            self._thread = threading.Thread(
                target=self._work, args=(view, words, self._cancelled), name="station-export", daemon=True
            )
            self._thread.start()
        self._on_change()
        return ExportStarted(export_id=view.export_id)

    def cancel(self, export_id: str) -> None:
        """End the running export.

        Raises:
            NotFound: It does not run any more.
        """
        with self._lock:
            if self._view is None or self._view.export_id != export_id or self._view.state != "running":
                raise NotFound("This export has ended already.", advice="Nothing need be done.")
            self._cancelled.set()

    def note(self, told: NoteExport) -> None:
        """Put an export made on a command line into the log.

        Raises:
            NotFound: There is no such recording.
            LedgerBroken: The log is read-only.
            StorageFault: The disk refused.
        """
        recording = self._recordings.get(told.recording_id)
        if recording is None:
            raise NotFound("This station has no recording of that identifier.")
        data = RecordingExportedData(
            recording_id=told.recording_id,
            format=told.format,
            files_sha256=told.files_sha256,
            session_id=recording.session_id,
            identified=told.identified,
            asked_in=ON_COMMAND_LINE,
        )
        self._journal.write(data, source="command-line", session_id=recording.session_id)

    def close(self) -> None:
        """Wait for an export that was ended by the station's end; bounded."""
        thread = self._thread
        if thread is not None:
            thread.join(timeout=CLEARED_UP_WITHIN_S)

    def _format(self, request: ExportRecording) -> ExportFormat:
        try:
            chosen = ExportFormat(request.format)
        except ValueError as error:
            raise WrongUse(f"There is no export format {request.format!r}.") from error
        if request.identified and not with_identity(chosen):
            raise WrongUse(f"The format {chosen} has no place to say whose recording it is.")
        return chosen

    def _target(self, request: ExportRecording, chosen: ExportFormat) -> Path:
        """A name in the folder that nothing has yet."""
        folder = Path(request.folder)
        if not folder.is_absolute() or not folder.is_dir():
            raise WrongUse("The folder for the export is not there.", advice="Choose a folder that exists.")
        if folder.resolve().is_relative_to(self._data.root.resolve()):
            raise WrongUse(
                "Exports do not belong into the data folder.",
                meaning="What lies there is the record itself.",
                advice="Choose another folder.",
            )
        name = f"recording-{request.recording_id[-12:]}"
        for number in range(1, 1000):
            candidate = folder / f"{name}{'' if number == 1 else f'-{number}'}{file_suffix(chosen)}"
            if not candidate.exists():
                return candidate
        raise WrongUse("The folder holds a thousand exports of this recording.", advice="Choose another folder.")

    # --- on the thread ---------------------------------------------------------------------------------------------

    def _work(self, view: ExportView, words: list[str], cancelled: threading.Event) -> None:
        try:
            printed = self._run(
                self._data,
                "export",
                *words,
                timeout_s=LONGEST_EXPORT_S,
                on_progress=lambda share: self._progress(view.export_id, share),
                given_up=lambda: cancelled.is_set() or self._closing.is_set(),
                ends_within_s=CLEARED_UP_WITHIN_S,
            )
            outcome = msgspec.json.decode(printed, type=ExportOutcome)
        except LinkDown:
            self._end(view.export_id, state="cancelled", text="The export was cancelled; nothing of it is left.")
        except NeuraScaleError as error:
            self._fail(view, error.what, error.advice)
        except msgspec.DecodeError:
            defect = DefectError("The export did not say what it has written.")
            self._fail(view, defect.what, defect.advice)
        else:
            self._conclude(view, outcome)

    def _conclude(self, view: ExportView, outcome: ExportOutcome) -> None:
        if outcome.refused is not None:
            if outcome.refused.code == "cancelled":
                self._end(view.export_id, state="cancelled", text=outcome.refused.what)
            else:
                self._fail(view, outcome.refused.what, outcome.refused.advice)
            return
        recording = self._recordings.get(view.recording_id)
        session_id = recording.session_id if recording is not None else ""
        data = RecordingExportedData(
            recording_id=view.recording_id,
            format=view.format,
            files_sha256=tuple(one.sha256 for one in outcome.files),
            session_id=session_id,
            identified=view.identified,
            asked_in=IN_WINDOW,
            purpose=view.purpose,
        )
        kept = self._journal.keep(self._journal.event(data, source="station", session_id=session_id or None))
        compared = f"Compared with the recording: all {outcome.values_compared:,} values are equal."
        if view.format in (ExportFormat.EDF, ExportFormat.BDF, ExportFormat.BIDS):
            compared = (
                f"Compared with the recording: all {outcome.values_compared:,} values agree, as exactly as the format"
                " can hold them."
            )
        self._end(
            view.export_id,
            state="done",
            progress=1.0,
            text=compared if kept else f"{compared} The log could not take the entry about it.",
            files=outcome.files,
            values_compared=outcome.values_compared,
        )

    def _progress(self, export_id: str, share: float) -> None:
        with self._lock:
            view = self._view
            if view is None or view.export_id != export_id or share < view.progress + _TOLD_EVERY:
                return
            self._view = msgspec.structs.replace(view, progress=share)
        self._on_change()

    def _fail(self, view: ExportView, what: str, advice: str) -> None:
        self._log.warning("the export of recording %s failed", view.recording_id)
        self._end(view.export_id, state="failed", text=what, advice=advice)

    def _end(self, export_id: str, **fields: object) -> None:
        with self._lock:
            if self._view is not None and self._view.export_id == export_id:
                self._view = msgspec.structs.replace(self._view, **fields)
        self._on_change()


def _demand_consent(purpose: str, consented: tuple[str, ...]) -> None:
    if purpose not in EXPORT_PURPOSES:
        raise WrongUse("There is no such purpose of an export.", advice=f"Choose {' or '.join(EXPORT_PURPOSES)}.")
    if purpose == "research" and "research" not in consented:
        raise NotPermitted(
            "This patient has not consented to research, or has withdrawn that consent.",
            meaning="Nothing was exported.",
            advice="Ask the patient for consent to research, or export it for care only.",
        )
