"""What the parts of a running station share: its store, its pen, its board, its links.

Guarantees: built once by `app.core.station.workstation`, handed to the parts that need it; no global anywhere.
"""

import logging
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from app.core.access.caller import Caller
from app.core.access.reception import Reception
from app.core.clock import Clock
from app.core.settings.data_directory import DataDirectory
from app.core.settings.site import SCHEMA_VERSION, SiteSettings
from app.core.station.acquisition_desk import AcquisitionDesk
from app.core.station.acquisition_link import AcquisitionLink
from app.core.station.alarm_desk import AlarmDesk
from app.core.station.door.break_glass_desk import BreakGlassDesk
from app.core.station.door.care_desk import CareDesk
from app.core.station.export_desk import ExportDesk
from app.core.station.journal import Journal
from app.core.station.safety_desk import SafetyDesk
from app.core.station.session_board import SessionBoard
from app.core.station.subject_exports import SubjectExportDesk
from app.core.store.station_store import StationStore


@dataclass(frozen=True, slots=True)
class StationRooms:
    """The rooms of one station.

    Attributes:
        site: The site's own settings, and why they cannot be used, where they cannot.
        care, break_glass: Whose patient somebody is.
        booking: Held while an appointment is changed, and while a session begins that may keep one.
        closing: Set once the workflows are suspended: who works for one of them on another process ends it.
    """

    data: DataDirectory
    clock: Clock
    log: logging.Logger
    store: StationStore
    journal: Journal
    board: SessionBoard
    alarms: AlarmDesk
    acquisition: AcquisitionLink
    acquisition_desk: AcquisitionDesk
    safety_desk: SafetyDesk
    exports: ExportDesk
    reception: Reception
    subject_exports: SubjectExportDesk
    care: CareDesk
    break_glass: BreakGlassDesk
    disk_free_bytes: Callable[[], int]
    site: SiteSettings = field(default_factory=partial(SiteSettings, schema_version=SCHEMA_VERSION))
    site_fault: str = ""
    booking: threading.Lock = field(default_factory=threading.Lock)
    closing: threading.Event = field(default_factory=threading.Event)

    def reaches(self, caller: Caller, patient_id: str) -> bool:
        """Whether a patient is this user's own, or open to them by break-glass. From memory."""
        return self.care.has(caller.user_id, patient_id) or bool(self.break_glass.opened_by(caller.user_id, patient_id))


def free_bytes(folder: Path) -> int:
    """Room on a folder's disk. One that has vanished has none, which raises its alarm and ends nothing."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0
