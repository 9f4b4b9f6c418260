"""Gathers the facts that a session's prerequisites are decided from, and shows the answer.

Guarantees: one durable entry each time the answer changes. Threads: the workflow's.
"""

from datetime import datetime

from app.core.access.roles import Role
from app.core.clinic import identity, sessions
from app.core.clinic.amplifier_check import RIGHT, summary
from app.core.clinic.consent import consented_purposes, withdrawn_purposes
from app.core.clinic.duty import provider_on_duty, session_provider
from app.core.clinic.prerequisites import (
    STEP_PASSED,
    DeviceTest,
    SessionFacts,
    check_prerequisites,
    disk_needed_bytes,
    missing_names,
)
from app.core.clinic.protocols import purposes_needed
from app.core.clinic.session_protocol import protocol_of_session
from app.core.devices.driver import DeviceDescription
from app.core.identifiers import SessionId
from app.core.safety.client import LINK_LOST
from app.core.station.session_order import read_order
from app.core.station.station_rooms import StationRooms

_SIMULATED = "simulated"
_LEADS = frozenset((Role.TECHNICIAN.value, Role.CLINICIAN.value))
_NO_SIGNAL = "This device has no test signal of its own: it is not tested. Its maker says how it is, from outside."
_ONLY_SIMULATED = "A simulated device needs no test."


def gather_facts(rooms: StationRooms, session_id: SessionId) -> SessionFacts:
    """What is the case now."""
    view = rooms.board.session(session_id)
    order = read_order(rooms, session_id)
    protocol = view.asked or protocol_of_session(rooms.store, session_id, view.protocol)
    status = rooms.safety_desk.status
    device_test, device_test_text = _device_test(rooms, session_id)
    return SessionFacts(
        identity_confirmed=identity.identity_confirmed(rooms.store, session_id),
        birth_date_confirmed=identity.identity_confirmed(rooms.store, session_id, identity.BIRTH_DATE),
        consented_purposes=consented_purposes(rooms.store, view.patient.patient_id),
        withdrawn_purposes=withdrawn_purposes(rooms.store, view.patient.patient_id),
        outdated_purposes=tuple(
            dict.fromkeys(one.purpose for one in rooms.store.consents.of_patient(view.patient.patient_id))
        ),
        provider_missing=_provider_missing(rooms, session_id),
        purposes_needed=purposes_needed(protocol, with_output=order.with_output),
        device_open=view.device is not None,
        device_test=device_test,
        device_test_text=device_test_text,
        disk_free_bytes=rooms.disk_free_bytes(),
        min_disk_free_bytes=_disk_needed_bytes(view.device, protocol.planned_minutes),
        wall=rooms.clock.wall(),
        last_entry_wall=_newest_entry_wall(rooms),
        safety_connected=status.state != LINK_LOST,
        safety_stopped=status.state == "stopped",
        stop_proved=rooms.safety_desk.proved_for(session_id),
        log_fault=rooms.store.log.fault or "",
        passed={
            one.item: one.reason
            for one in rooms.store.courses.deviations(session_id)
            if one.kind == STEP_PASSED and not one.withdrawn
        },
    )


def _provider_missing(rooms: StationRooms, session_id: str) -> str:
    """Why nobody who may answers for the session now; empty where somebody does.

    A session that was begun before sessions had a provider goes on without one.
    """
    provider = session_provider(rooms.store, session_id)
    if provider is None:
        return ""
    user = rooms.store.users.get(provider.user_id)
    if user is not None and not _LEADS.intersection(user.roles):
        return "Whoever began the session may not lead one any more: somebody who may takes it over."
    if provider_on_duty(rooms.store, provider.user_id, rooms.clock.wall()) is None:
        return "Whoever answers for the session is not on duty now: somebody who is takes it over, or steps in."
    return ""


def _device_test(rooms: StationRooms, session_id: str) -> tuple[DeviceTest, str]:
    """What the amplifiers' own tests say in this session; a simulated one measures what it is told to."""
    view = rooms.board.session(session_id)
    devices = view.devices or ((view.device,) if view.device is not None else ())
    real = [device for device in devices if device.driver != _SIMULATED]
    testable = [device for device in real if device.calibrations]
    if not testable:
        return "none", _NO_SIGNAL if real else _ONLY_SIMULATED if devices else ""
    newest = {data.device_id: data for _, data in sessions.latest_calibrations(rooms.store, session_id)}
    found = [newest.get(device.device_id) for device in testable]
    done = [data for data in found if data is not None]
    wrong = [data.text for data in done if data.verdict != RIGHT]
    if wrong:
        return "wrong", " ".join(wrong)
    if len(done) < len(testable):
        return "untested", ""
    return "right", summary(tuple(channel for data in done for channel in data.channels))


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
    rooms.acquisition_desk.find_device(session_id)
    found = check_prerequisites(gather_facts(rooms, session_id))
    rooms.board.change(session_id, prerequisites=found)
    sessions.record_prerequisites(rooms.store, session_id, found, clock=rooms.clock)
    return missing_names(found)
