"""What acquisition writes down so that, killed, it goes on by itself where it was.

Guarantees: the note is replaced whole or not at all, and readable by this user only. Does not: hold patient data beyond
what the chosen file's own path says; it lies in the private runtime folder and is removed when acquisition ends in
order. One thread.
"""

import contextlib
import os
from pathlib import Path

import msgspec

from app.core.devices.driver import DeviceDescription, DeviceSpec
from app.core.errors import StorageFault

SCHEMA_VERSION = 1


class NotedDevice(msgspec.Struct, frozen=True, kw_only=True):
    """One device of the session.

    Attributes:
        device: As it is called in the session.
        identity: The device's own identifier; empty where it is the same.
    """

    spec: DeviceSpec
    device: DeviceDescription
    identity: str = ""


class ResumeNote(msgspec.Struct, frozen=True, kw_only=True):
    """What was going on.

    Attributes:
        spec / device / identity: The first (or only) device; see `NotedDevice`.
        more: Further devices of the session.
        streaming: Whether the device was delivering (or held, ready to be recorded).
        recording_id / session_id: Of the running recording; empty where none.
    """

    spec: DeviceSpec
    device: DeviceDescription
    streaming: bool = False
    recording_id: str = ""
    session_id: str = ""
    identity: str = ""
    more: tuple[NotedDevice, ...] = ()
    schema_version: int = SCHEMA_VERSION

    @property
    def devices(self) -> tuple[NotedDevice, ...]:
        return (NotedDevice(spec=self.spec, device=self.device, identity=self.identity), *self.more)


class ResumeNoteFile:
    """The note's file in the runtime folder."""

    def __init__(self, runtime: Path) -> None:
        self._path = runtime / "acquisition.state"

    def write(self, note: ResumeNote) -> None:
        """Raises: StorageFault: The runtime folder cannot be written."""
        fresh = self._path.with_suffix(".new")
        try:
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(msgspec.json.encode(note))
            fresh.replace(self._path)
        except OSError as error:
            raise StorageFault(
                f"The runtime folder cannot be written: {error.strerror}.",
                meaning="Recording goes on, but would not be continued by itself after a crash.",
            ) from error

    def read(self) -> ResumeNote | None:
        """The note; None where there is none that this version understands."""
        try:
            note = msgspec.json.decode(self._path.read_bytes(), type=ResumeNote)
        except (OSError, msgspec.DecodeError):
            return None
        return note if note.schema_version == SCHEMA_VERSION else None

    def remove(self) -> None:
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
