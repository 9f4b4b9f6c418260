"""Removes what lies on disk about a patient's sessions outside the database: recordings, reports, orders.

Guarantees: complete or said; done twice it does no harm, so that whoever was interrupted does it again; nothing of
another session is touched. A recording is found by the session that its segments name, and by its identifier where they
cannot be read any more. Does not: ask whether it may be done (erasure does), or touch the log. Any thread.
"""

import contextlib
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from app.core.errors import NeuraScaleError, StorageFault, WrongUse
from app.core.recording.framing import segment_paths
from app.core.recording.scanning import SegmentScanner
from app.core.settings.data_directory import DataDirectory

_IDENTIFIER = re.compile(r"[0-9A-Za-z_-]{1,80}")


def remove_subject_files(
    data: DataDirectory, session_ids: Iterable[str], recording_ids: Iterable[str] = ()
) -> tuple[str, ...]:
    """Remove them; what was removed, as paths within the data folder.

    Args:
        recording_ids: Recordings that are known to belong to them; others are found by what their segments say.

    Raises:
        StorageFault: Something is still there; nothing else was spared for it.
        WrongUse: An identifier is none.
    """
    sessions, recordings = set(session_ids), set(recording_ids)
    for identifier in sessions | recordings:
        if not _IDENTIFIER.fullmatch(identifier):
            raise WrongUse("What is removed is named by identifiers.")
    if data.recordings.is_dir():
        for folder in data.recordings.iterdir():
            if folder.name in recordings or _session_of(folder) in sessions:
                recordings.add(folder.name)
    wanted = [data.recording(recording_id) for recording_id in sorted(recordings)]
    for session_id in sorted(sessions):
        report = data.sealed_report(session_id)
        wanted += [data.report(session_id), report, data.order(session_id), data.clear_order(session_id)]
        wanted += sorted(report.parent.glob(f"{session_id}.*.sealed"))  # other versions, and their content
        wanted += sorted(report.parent.glob(f".{session_id}.*"))  # left by whoever died while writing
        wanted += sorted(data.order(session_id).parent.glob(f".{session_id}.*"))
    removed: list[str] = []
    left: list[str] = []
    for path in dict.fromkeys(wanted):  # one that two patterns name is one
        if not path.exists() and not path.is_symlink():
            continue
        with contextlib.suppress(OSError):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        (left if path.exists() or path.is_symlink() else removed).append(str(path.relative_to(data.root)))
    if left:
        raise StorageFault(
            f"{len(left)} files of the erased sessions are still there.",
            meaning="The rest is gone; what is left is removed at the next start of the station.",
            advice="See that the data folder can be written to.",
        )
    return tuple(removed)


def _session_of(folder: Path) -> str:
    """The session that a recording's first readable segment names; empty where none can be read."""
    for path in segment_paths(folder) if folder.is_dir() else ():
        with contextlib.suppress(NeuraScaleError):
            scanner = SegmentScanner(path, check_payloads=False)
            try:
                header = scanner.header()
            finally:
                scanner.close()
            if header is not None:
                return header.session_id
    return ""
