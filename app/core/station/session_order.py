"""What was ordered for a session: the device and whether an output is used. Kept beside the store.

Guarantees: on disk before the session's workflow begins, so that a restarted station opens the same device; private to
the user (a file's path may tell of a patient, so it goes into no event and no log). Any thread.
"""

import os
from pathlib import Path

import msgspec

from app.core.devices.driver import DeviceSpec
from app.core.devices.stimulator import OutputSpec
from app.core.errors import NotFound, StorageFault
from app.core.settings.data_directory import DataDirectory


class SessionOrder(msgspec.Struct, frozen=True, kw_only=True):
    """The order."""

    device: DeviceSpec
    more_devices: tuple[DeviceSpec, ...] = ()
    with_output: bool = True
    output: OutputSpec | None = None
    """None: the simulated one, where `with_output`."""
    schema_version: int = 1


def _path(data: DataDirectory, session_id: str) -> Path:
    return data.root / "sessions" / f"{session_id}.json"


def write_order(data: DataDirectory, session_id: str, order: SessionOrder) -> None:
    """Raises: StorageFault: The disk refused."""
    path = _path(data, session_id)
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(msgspec.json.encode(order))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise StorageFault(f"The session's order cannot be written: {error.strerror}.") from error


def read_order(data: DataDirectory, session_id: str) -> SessionOrder:
    """Raises: NotFound: There is none, or it is damaged."""
    try:
        return msgspec.json.decode(_path(data, session_id).read_bytes(), type=SessionOrder)
    except (OSError, msgspec.DecodeError) as error:
        raise NotFound(
            "It is not known which device this session was begun with.",
            advice="Cancel the session and begin another; what was recorded is kept.",
        ) from error
