"""Where everything lies: one data folder, one runtime folder.

Guarantees: every path of the application is named here; folders are made private to the user (0700).
Does not: hold any patient data in a name. The runtime folder (sockets, process notes) is separate, because
a socket's path may be at most some 100 bytes long, and is removed when the station ends.
"""

import contextlib
import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from app.core.errors import StorageFault
from app.core.identifiers import RecordingId, SessionId

# A Unix socket's path may have 107 bytes on Linux and 103 on macOS; 50 of them are for our folder and the socket.
_LONGEST_RUNTIME_PARENT = 53
_CHOOSE_ANOTHER = "Choose another folder with --data, or ask for the right to write to this one."


def default_data_path() -> Path:
    """The user's data folder for this application, by the system's conventions."""
    return Path(platformdirs.user_data_dir("neurascale", appauthor=False))


@dataclass(frozen=True, slots=True)
class DataDirectory:
    """All paths below one data folder."""

    root: Path

    @property
    def database(self) -> Path:
        """Log, tree, checkpoints and projections."""
        return self.root / "station.db"

    @property
    def workflow_database(self) -> Path:
        return self.root / "workflow.db"

    @property
    def keys(self) -> Path:
        return self.root / "keys"

    @property
    def station_file(self) -> Path:
        """Which station this is, of which kind, who holds its key, and what that key opens (sealed)."""
        return self.keys / "station.json"

    @property
    def recordings(self) -> Path:
        return self.root / "recordings"

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    @property
    def safety(self) -> Path:
        """The safety program's own append-only file lies here."""
        return self.root / "safety"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def montages(self) -> Path:
        """The site's and the user's own montages, a TOML file each; made when the first is kept."""
        return self.root / "montages"

    @property
    def protocols(self) -> Path:
        """The site's own protocols, a TOML file each; made when the first is kept."""
        return self.root / "protocols"

    def recording(self, recording_id: RecordingId | str) -> Path:
        return self.recordings / str(recording_id)

    def report(self, session_id: SessionId | str) -> Path:
        """Where versions before 5 of the store kept a report in clear."""
        return self.reports / f"{session_id}.pdf"

    def sealed_report(self, session_id: SessionId | str) -> Path:
        """The report, sealed under the patient's key."""
        return self.reports / f"{session_id}.pdf.sealed"

    def order(self, session_id: SessionId | str) -> Path:
        """What was ordered for a session, sealed under the patient's key: a source file's path may tell of them."""
        return self.root / "sessions" / f"{session_id}.sealed"

    def clear_order(self, session_id: SessionId | str) -> Path:
        """Where versions before 5 of the store kept the order in clear."""
        return self.root / "sessions" / f"{session_id}.json"

    @property
    def runtime(self) -> Path:
        """Sockets and process notes of the programs that run on this data folder; short, private, volatile."""
        digest = hashlib.sha256(os.fsencode(self.root.resolve())).hexdigest()[:12]
        parent = os.environ.get("XDG_RUNTIME_DIR")
        if parent and os.access(parent, os.W_OK) and len(os.fsencode(parent)) <= _LONGEST_RUNTIME_PARENT:
            return Path(parent) / f"neurascale-{digest}"
        owner = os.getuid() if hasattr(os, "getuid") else "user"
        return Path(tempfile.gettempdir()) / f"neurascale-{owner}" / digest

    def create(self) -> "DataDirectory":
        """Make the folders that are missing; itself, for chaining.

        Raises:
            StorageFault: A folder cannot be made or written to, or the runtime folder belongs to somebody else.
        """
        folders = (self.root, self.keys, self.recordings, self.reports, self.safety, self.logs)
        try:
            for folder in folders:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Here, where it can be said in words: the first to fail otherwise is a lock, with the system's bare number.
            if not all(os.access(folder, os.W_OK) for folder in folders):
                raise StorageFault(
                    "The data folder cannot be written to.",
                    meaning="Nothing can be recorded there; what lies there can be read and checked.",
                    advice=_CHOOSE_ANOTHER,
                )
            self._make_runtime()
        except OSError as error:
            raise StorageFault(
                f"The data folder cannot be made: {error.strerror or error}.",
                meaning="Nothing can be recorded there.",
                advice=_CHOOSE_ANOTHER,
            ) from error
        return self

    def create_runtime(self) -> "DataDirectory":
        """Make the runtime folder alone, for a program that only reads the data folder; itself, for chaining.

        Raises:
            StorageFault: It cannot be made, or belongs to somebody else.
        """
        try:
            self._make_runtime()
        except OSError as error:
            raise StorageFault(
                f"The runtime folder cannot be made: {error.strerror or error}.",
                meaning="Programs on this data folder cannot talk to each other.",
                advice="Ask for the right to write to the folder for temporary files.",
            ) from error
        return self

    def _make_runtime(self) -> None:
        self.runtime.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.runtime.mkdir(mode=0o700, exist_ok=True)
        for folder in (self.runtime.parent, self.runtime):
            if hasattr(os, "getuid") and folder.stat().st_uid != os.getuid():
                raise StorageFault(f"The runtime folder {folder} belongs to another user.")

    def remove_runtime(self) -> None:
        """Remove the runtime folder with what is left in it; nothing of the record lies there."""
        if not self.runtime.is_dir():
            return
        for path in self.runtime.iterdir():
            with contextlib.suppress(FileNotFoundError):
                path.unlink()
        with contextlib.suppress(OSError):
            self.runtime.rmdir()
