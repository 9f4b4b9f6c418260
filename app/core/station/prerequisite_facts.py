"""Gathers the facts that a session's prerequisites are decided from, and shows the answer.

Guarantees: one durable entry each time the answer changes. Threads: the workflow's.
"""

from datetime import datetime

from app.core.clinic import sessions
from app.core.clinic.consent import consented_purposes, withdrawn_purposes
from app.core.clinic.prerequisites import SessionFacts, check_prerequisites, disk_needed_bytes, missing_names
from app.core.clinic.protocols import load_protocol, purposes_needed
from app.core.devices.driver import DeviceDescription
from app.core.identifiers import SessionId
from app.core.safety.client import LINK_LOST
from app.core.station.session_order import read_order
from app.core.station.station_rooms import StationRooms


def gather_facts(rooms: StationRooms, session_id: SessionId) -> SessionFacts:
    """What is the case now."""
    view = rooms.board.session(session_id)
    order = read_order(rooms, session_id)
    protocol = load_protocol(view.protocol)
    status = rooms.safety_desk.status
    return SessionFacts(
        identity_confirmed=sessions.identity_confirmed(rooms.store, session_id),
        consented_purposes=consented_purposes(rooms.store, view.patient.patient_id),
        withdrawn_purposes=withdrawn_purposes(rooms.store, view.patient.patient_id),
        purposes_needed=purposes_needed(protocol, with_output=order.with_output),
        device_open=view.device is not None,
        disk_free_bytes=rooms.disk_free_bytes(),
        min_disk_free_bytes=_disk_needed_bytes(view.device, protocol.planned_minutes),
        wall=rooms.clock.wall(),
        last_entry_wall=_newest_entry_wall(rooms),
        safety_connected=status.state != LINK_LOST,
        safety_stopped=status.state == "stopped",
        stop_proved=rooms.safety_desk.proved_for(session_id),
        log_fault=rooms.store.log.fault or "",
    )


def _newest_entry_wall(rooms: StationRooms) -> datetime | None:
    size = rooms.store.log.size
    newest = next(rooms.store.log.read(first=size - 1), None) if size else None
    return newest.event.timestamp if newest else None


def _disk_needed_bytes(device: DeviceDescription | None, planned_minutes: float) -> int:
    """For the whole of a source that knows its length, else for as long as the protocol plans."""
    streams = device.streams if device else ()
    samples_a_second = sum(stream.rate_hz * len(stream.channels) for stream in streams)
    if device is not None and device.total_samples is not None:
        longest_s = max(device.total_samples.get(stream.stream_id, 0) / stream.rate_hz for stream in streams)
        planned_minutes = longest_s / 60
    return disk_needed_bytes(samples_a_second, minutes=planned_minutes)


def look_at_prerequisites(rooms: StationRooms, session_id: SessionId) -> tuple[str, ...]:
    """Names of what is missing now; shown on the board, and in the log where the answer has changed."""
    found = check_prerequisites(gather_facts(rooms, session_id))
    rooms.board.change(session_id, prerequisites=found)
    sessions.record_prerequisites(rooms.store, session_id, found, clock=rooms.clock)
    return missing_names(found)
