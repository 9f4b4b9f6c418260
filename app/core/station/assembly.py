"""Puts the station's rooms together: the desks that hear, the board that shows, the journal that writes down.

Guarantees: rooms know each other only through what is handed to them here. Does not: start a program or a thread.
Thread: the station's main thread, once.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from app.core.access.reception import Reception
from app.core.clock import Clock
from app.core.settings.data_directory import DataDirectory
from app.core.settings.site import AccessSettings, SiteSettings
from app.core.settings.station_kind import StationKind
from app.core.station.acquisition_desk import AcquisitionDesk
from app.core.station.acquisition_link import AcquisitionLink
from app.core.station.alarm_desk import AlarmDesk
from app.core.station.door.break_glass_desk import BreakGlassDesk
from app.core.station.door.care_desk import CareDesk
from app.core.station.export_desk import ExportDesk
from app.core.station.journal import Journal
from app.core.station.restoration import last_stop_in_log
from app.core.station.safety_desk import SafetyDesk
from app.core.station.session_board import SessionBoard, patient_of_any
from app.core.station.station_rooms import StationRooms, free_bytes
from app.core.station.subject_exports import SubjectExportDesk
from app.core.station.views import SessionEvent
from app.core.store.keys.station_key import station_keys
from app.core.store.station_store import StationStore


@dataclass(frozen=True, slots=True, kw_only=True)
class StationHooks:
    """What the rooms ask of the station itself.

    Attributes:
        mark_changed: The state is to be published.
        log_refused: The log has become read-only, and why.
        signal: Tells a session's workflow (session id, signal name, payload).
        show_event: Publishes a row of the event list.
        reopen_device: Opens a session's device again.
        acquisition: The way to the acquisition program.
    """

    mark_changed: Callable[[], None]
    log_refused: Callable[[str], None]
    signal: Callable[[str, str, str], None]
    show_event: Callable[[str, SessionEvent], None]
    reopen_device: Callable[[str], None]
    acquisition: AcquisitionLink


def build_rooms(
    data: DataDirectory,
    store: StationStore,
    *,
    clock: Clock,
    log: logging.Logger,
    hooks: StationHooks,
    site: tuple[SiteSettings, str],
) -> StationRooms:
    """All rooms of one station. `site`: the site's settings, and what is wrong with them."""
    board = SessionBoard(hooks.mark_changed)
    journal = _journal(store, board, clock, log, hooks)
    alarms = AlarmDesk(
        journal,
        clock=clock,
        session_id=lambda: board.view.session_id if board.view else "",
        on_change=hooks.mark_changed,
    )
    desk = AcquisitionDesk(
        journal,
        board,
        alarms,
        log=log,
        signal=hooks.signal,
        show_event=hooks.show_event,
        reopen=hooks.reopen_device,
    )
    safety_desk = SafetyDesk(
        journal,
        board,
        alarms,
        signal=hooks.signal,
        show_event=hooks.show_event,
        safety_folder=data.safety,
        last_stop_imported=last_stop_in_log(store),
    )
    closing, changed = threading.Event(), hooks.mark_changed
    exports = ExportDesk(data, store.recordings, journal, clock=clock, log=log, closing=closing, on_change=changed)
    reception, care, break_glass = _access(data, store, journal, clock=clock, hooks=hooks, settings=site[0].access)
    subject_exports = SubjectExportDesk(data, store, clock=clock, log=log, closing=closing, on_change=changed)
    return StationRooms(
        data=data,
        clock=clock,
        log=log,
        store=store,
        journal=journal,
        board=board,
        alarms=alarms,
        acquisition=hooks.acquisition,
        acquisition_desk=desk,
        safety_desk=safety_desk,
        exports=exports,
        reception=reception,
        subject_exports=subject_exports,
        care=care,
        break_glass=break_glass,
        closing=closing,
        disk_free_bytes=lambda: free_bytes(data.recordings),
        site=site[0],
        site_fault=site[1],
    )


def _access(
    data: DataDirectory,
    store: StationStore,
    journal: Journal,
    *,
    clock: Clock,
    hooks: StationHooks,
    settings: AccessSettings,
) -> tuple[Reception, CareDesk, BreakGlassDesk]:
    """Who is there, and whose patient somebody is."""
    keys = station_keys(data)
    reception = Reception(
        store,
        kind=keys.kind,
        holder=keys.holder,
        lock_after_s=settings.lock_after_minutes * 60,
        clock=clock,
        on_change=hooks.mark_changed,
        on_refused=lambda error: hooks.log_refused(error.what),
    )
    care = CareDesk(store, clock=clock, everybodys=keys.kind == StationKind.DEMONSTRATION)
    return reception, care, BreakGlassDesk(store, journal, care, clock=clock, minutes=settings.break_glass_minutes)


def _journal(
    store: StationStore, board: SessionBoard, clock: Clock, log: logging.Logger, hooks: StationHooks
) -> Journal:
    """The pen; what it writes of a session is its patient's, on the board or not."""
    whose = partial(patient_of_any, board, store)
    return Journal(store.log, clock=clock, log=log, on_fault=hooks.log_refused, patient_of=whose)
