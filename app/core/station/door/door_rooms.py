"""What the door needs of a station: the rooms of a running one, or those of a data folder without one.

Guarantees: `app.core.station.station_rooms.StationRooms` is one of these. Does not: hold anything.
"""

from dataclasses import dataclass, field
from typing import Protocol

from app.core.clock import Clock
from app.core.station.door.break_glass_desk import BreakGlassDesk
from app.core.station.door.care_desk import CareDesk
from app.core.station.journal import Journal
from app.core.station.recording_messages import ExportView
from app.core.station.report_messages import SubjectExportView
from app.core.station.session_board import SessionBoard
from app.core.store.station_store import StationStore


class Exports(Protocol):
    """What exports a recording."""

    @property
    def view(self) -> ExportView | None: ...


class SubjectExports(Protocol):
    """What exports everything about a patient."""

    @property
    def view(self) -> SubjectExportView | None: ...


class DoorRooms(Protocol):
    """See `StationRooms`."""

    @property
    def clock(self) -> Clock: ...
    @property
    def store(self) -> StationStore: ...
    @property
    def journal(self) -> Journal: ...
    @property
    def board(self) -> SessionBoard: ...
    @property
    def exports(self) -> Exports: ...
    @property
    def subject_exports(self) -> SubjectExports: ...
    @property
    def care(self) -> CareDesk: ...
    @property
    def break_glass(self) -> BreakGlassDesk: ...


class NoExport:
    """Nothing is exported."""

    view: None = None


@dataclass(frozen=True, slots=True)
class FolderRooms:
    """Those of a data folder on which no station runs."""

    clock: Clock
    store: StationStore
    journal: Journal
    care: CareDesk
    break_glass: BreakGlassDesk
    board: SessionBoard = field(default_factory=lambda: SessionBoard(lambda: None))
    exports: NoExport = field(default_factory=NoExport)
    subject_exports: NoExport = field(default_factory=NoExport)
