"""Everything that is kept of one patient, put into one zip file that can be read without this application.

Guarantees: what the log says of the patient comes opened, entry by entry, with its place in the log; reports as PDF,
recordings as EDF+ or as recorded; each file's digest is in `SHA256SUMS`; nothing of another patient. The zip grows
under a hidden name beside its target; left in any other way than by `publish`, it and all that was staged are gone.
Does not: judge who may, or write to the log. One thread.
"""

import hashlib
import os
import shutil
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from app.core.clinic.merging import sessions_of_person
from app.core.errors import Cancelled, NotFound, StorageFault
from app.core.events.canonical_form import encode_event
from app.core.ledger.checkpoint import Checkpoint
from app.core.ledger.receipt import Receipt
from app.core.recording.framing import segment_paths
from app.core.recording.shelf import open_recording
from app.core.settings.data_directory import DataDirectory
from app.core.station.report_versions import shown_report
from app.core.station.subject_page import SubjectContents, index_page
from app.core.store.log_snapshot import LogSnapshot
from app.core.store.projections.sessions import Session
from app.core.store.station_store import StationStore
from app.core.store.store_file import store_file

PROVED = ("patient.registered", "consent.given", "recording.stopped", "report.written", "document.signed")
"""Entries that get a receipt of their own; each can be proved against the checkpoint without the rest of the log."""
_CHUNK_BYTES = 1 << 20


class SubjectArchive:
    """A zip file that is being made.

    Args:
        target: What it will be called.
        given_up: Asked between pieces.
    """

    def __init__(self, target: Path, given_up: Callable[[], bool]) -> None:
        self.target = target
        self.staging = target.with_name(f".{target.name}.unchecked")
        self._part = self.staging / "archive.zip"
        self._given_up = given_up
        self._digests: list[tuple[str, str]] = []
        self._zip: zipfile.ZipFile | None = None

    def __enter__(self) -> Self:
        try:
            shutil.rmtree(self.staging, ignore_errors=True)
            self.staging.mkdir(mode=0o700)
            descriptor = os.open(self._part, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            self._file = os.fdopen(descriptor, "w+b")
            self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        except OSError as error:
            raise StorageFault(f"The patient's data cannot be written: {error.strerror or error}.") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip = None
        self._file.close()
        shutil.rmtree(self.staging, ignore_errors=True)
        if isinstance(error, OSError):
            raise StorageFault(
                f"The patient's data could not be written: {error.strerror or error}.",
                meaning="Nothing was exported; what the station keeps is intact.",
                advice="Free space, or choose another place, and export again.",
            ) from error

    @property
    def files(self) -> int:
        return len(self._digests)

    def add(self, name: str, content: bytes) -> None:
        """Raises: OSError: The disk refused. Cancelled: Nobody wants it any more."""
        self._add(name, (content[at : at + _CHUNK_BYTES] for at in range(0, len(content), _CHUNK_BYTES)))

    def add_file(self, name: str, path: Path) -> None:
        """Raises: OSError: The disk refused. Cancelled: Nobody wants it any more."""
        with path.open("rb") as file:
            self._add(name, iter(lambda: file.read(_CHUNK_BYTES), b""))

    def add_lines(self, name: str, lines: Iterable[bytes]) -> None:
        """Raises: OSError: The disk refused. Cancelled: Nobody wants it any more."""
        self._add(name, (line + b"\n" for line in lines))

    def finish(self) -> str:
        """Close the zip; its SHA-256. Raises: OSError: The disk refused."""
        sums = "".join(f"{digest}  {name}\n" for name, digest in self._digests)
        self._add("SHA256SUMS", (sums.encode(),))
        self._writing.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.seek(0)
        return hashlib.file_digest(self._file, "sha256").hexdigest()

    def publish(self) -> None:
        """Give it its name; only once the log has its entry. Raises: OSError: The disk refused."""
        self._file.close()
        self._part.replace(self.target)

    @property
    def _writing(self) -> zipfile.ZipFile:
        if self._zip is None:
            raise StorageFault("The archive is closed.")
        return self._zip

    def _add(self, name: str, pieces: Iterable[bytes]) -> None:
        digest = hashlib.sha256()
        with self._writing.open(name, "w", force_zip64=True) as member:
            for piece in pieces:
                if self._given_up():
                    raise Cancelled("The export was cancelled.")
                digest.update(piece)
                member.write(piece)
        self._digests.append((name, digest.hexdigest()))


def add_what_the_log_says(archive: SubjectArchive, store: StationStore, patient_id: str) -> tuple[int, ...]:
    """Every entry about the patient, in all records of the person, opened; the places of those that get a receipt.

    Raises:
        NotFound: There is no such patient.
        LedgerBroken, StorageFault: The log cannot be read.
    """
    patient = store.patients.get(patient_id)
    if patient is None:
        raise NotFound("There is no such patient.", advice="Choose one from the list.")
    records = store.merges.records_of(patient_id)
    sessions = sessions_of_person(store, patient_id)
    own = {session.session_id for session in sessions}
    proved: list[int] = []

    def lines() -> Iterable[bytes]:
        for entry in store.log.read():
            event = entry.event
            about = event.subject_id in records or (event.subject_id is None and event.correlation_id in own)
            if not about or entry.erased:
                continue
            if event.event_type in PROVED:
                proved.append(entry.index)
            yield b'{"index":%d,"leaf":"%s","event":%s}' % (
                entry.index,
                entry.leaf_hash.hex().encode(),
                encode_event(event),
            )

    archive.add_lines("events.jsonl", lines())
    archive.add("patient.json", _json(patient))
    if len(records) > 1:
        archive.add("records.json", _json([store.patients.get(record) for record in records]))
    given = [one for record in records for one in store.consents.of_patient(record)]
    taken_back = [one for record in records for one in store.consent_withdrawals.of_patient(record)]
    archive.add("consents.json", _json({"given": given, "withdrawn": taken_back}))
    archive.add("sessions.json", _json(sessions))
    archive.add(
        "annotations.json",
        _json({one.session_id: store.annotations.versions_of_session(one.session_id) for one in sessions}),
    )
    return tuple(proved)


def add_reports(archive: SubjectArchive, store: StationStore, data: DataDirectory, sessions: Iterable[Session]) -> int:
    """The newest report of each session with its signatures, as PDF; how many."""
    count = 0
    for session in sessions:
        try:
            opened = shown_report(store, data, session.session_id)
        except NotFound:
            continue
        archive.add(f"reports/report-{session.started:%Y-%m-%d}-{session.session_id[-12:]}.pdf", opened.content)
        count += 1
    return count


def add_segments(archive: SubjectArchive, data: DataDirectory, recording_id: str) -> None:
    """A recording as it was recorded, and its texts opened.

    Raises:
        NotFound, RecordingBroken, StorageFault: It cannot be read.
    """
    with open_recording(data, recording_id) as reader:
        archive.add(
            f"recordings/{recording_id}/texts.json",
            _json({"events": reader.events(), "channels": reader.configurations()}),
        )
        archive.add(f"recordings/{recording_id}/seals.json", _json(reader.seals()))
    for path in segment_paths(data.recording(recording_id)):
        archive.add_file(f"recordings/{recording_id}/{path.name}", path)


def add_receipts(archive: SubjectArchive, data: DataDirectory, checkpoint: Checkpoint, indices: Iterable[int]) -> int:
    """A receipt for each of these entries, provable alone against the checkpoint; how many.

    Raises:
        LedgerBroken, StorageFault: The log cannot be read.
    """
    count = 0
    archive.add("receipts/checkpoint.txt", checkpoint.note.encode())
    with LogSnapshot.of(store_file(data)) as snapshot:
        for index in indices:
            if index >= checkpoint.size:
                continue
            entry = snapshot.entry(index)
            receipt = Receipt.of_entry(index, entry.payload, entry.token, entry.encoding, checkpoint, snapshot)
            archive.add(f"receipts/entry-{index}.txt", receipt.text.encode())
            count += 1
    return count


def add_index(archive: SubjectArchive, contents: SubjectContents) -> None:
    """The page to begin with."""
    archive.add("index.html", index_page(contents).encode())


def _json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
