"""What was ordered for a session: the device and whether an output is used. Sealed beside the store.

Guarantees: on disk before the workflow begins, so that a restarted station opens the same device; sealed under
the patient's key (a source file's path may tell of a patient, so it goes into no event and no log). An order that an
earlier version kept in clear is read, and sealed in passing. Any thread.
"""

import contextlib
from typing import Protocol

import msgspec

from app.core.devices.driver import DeviceSpec
from app.core.devices.stimulator import OutputSpec
from app.core.errors import NeuraScaleError, NotFound, StorageFault
from app.core.settings.data_directory import DataDirectory
from app.core.store.sealed_files import overwrite_and_remove
from app.core.store.station_store import StationStore


class SessionOrder(msgspec.Struct, frozen=True, kw_only=True):
    """The order."""

    device: DeviceSpec
    more_devices: tuple[DeviceSpec, ...] = ()
    with_output: bool = True
    output: OutputSpec | None = None
    """None: the simulated one, where `with_output`."""
    schema_version: int = 1


class OrderRooms(Protocol):
    """What is needed of the station's rooms."""

    @property
    def data(self) -> DataDirectory: ...

    @property
    def store(self) -> StationStore: ...


def write_order(rooms: OrderRooms, session_id: str, order: SessionOrder) -> None:
    """Raises: NotFound: There is no such session. StorageFault: The disk refused."""
    path = rooms.data.order(session_id)
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise StorageFault(f"The session's order cannot be written: {error.strerror}.") from error
    rooms.store.files.write(
        path, msgspec.json.encode(order), subject_id=_patient_of(rooms, session_id), place=_place(session_id)
    )


def read_order(rooms: OrderRooms, session_id: str) -> SessionOrder:
    """Raises: NotFound: There is none, or it is damaged."""
    try:
        clear = rooms.data.clear_order(session_id)
        if clear.is_file():
            order = msgspec.json.decode(clear.read_bytes(), type=SessionOrder)
            with contextlib.suppress(NeuraScaleError):  # it stays as it was, and is tried again at the next look
                write_order(rooms, session_id, order)
                overwrite_and_remove(clear)
            return order
        plain = rooms.store.files.read(
            rooms.data.order(session_id), subject_id=_patient_of(rooms, session_id), place=_place(session_id)
        )
        return msgspec.json.decode(plain, type=SessionOrder)
    except (OSError, msgspec.DecodeError, NeuraScaleError) as error:
        raise NotFound(
            "It is not known which device this session was begun with.",
            advice="Cancel the session and begin another; what was recorded is kept.",
        ) from error


def _place(session_id: str) -> str:
    return f"order {session_id}"


def _patient_of(rooms: OrderRooms, session_id: str) -> str:
    session = rooms.store.sessions.get(session_id)
    if session is None:
        raise NotFound("The session is not in the store.")
    return session.patient_id
