"""The four built-in workspaces: which panels each role finds open, and where.

Guarantees: only names panels that `DOCKS` has. Pure data, and one function that lays it out. Does not: keep what a user
has changed (see `app.ui.workspace.workspace_book`).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.ui.language import noop
from app.ui.workspace.dock_catalogue import Area

if TYPE_CHECKING:
    from app.ui.workspace.dock_area import DockArea
    from app.ui.workspace.panel_dock import PanelDock

Tabs = tuple[str, ...]
"""Panels that share a place, the front one first."""


@dataclass(frozen=True, slots=True)
class Role:
    """Panels from the top to the bottom (left, right) or from left to right (bottom).

    Attributes:
        title: In English; goes through `tr` when shown.
        purpose: What it is for, in English.
    """

    key: str
    title: str
    purpose: str
    left: tuple[Tabs, ...] = ()
    right: tuple[Tabs, ...] = ()
    bottom: tuple[Tabs, ...] = ()
    side_px: int = 330
    bottom_px: int = 190


ROLES = (
    Role(
        "technician",
        noop("Technician"),
        noop("Patients, traces and events: for recording"),
        left=(("patients",),),
        right=(("events",),),
    ),
    Role(
        "clinician",
        noop("Clinician"),
        noop("Traces with trends and measures: for reading"),
        left=(("patients",),),
        right=(("events", "measure"),),
        bottom=(("trends", "spectrogram"),),
    ),
    Role(
        "researcher",
        noop("Researcher"),
        noop("Traces with spectra and maps: for looking into the signal"),
        left=(("patients",),),
        right=(("spectrum", "measure", "events"), ("topography", "cursor-map", "head-3d")),
        bottom=(("spectrogram", "trends"),),
    ),
    Role(
        "administrator",
        noop("Administrator"),
        noop("The workstation itself: programs, disk and log"),
        left=(("patients",),),
        right=(("system", "events"),),
    ),
)
ROLE_OF = {role.key: role for role in ROLES}
FIRST_ROLE = "technician"


def lay_out_role(area: "DockArea", role: Role) -> None:
    """Dock the panels of `role` as it has them, and close the others."""
    for dock in area.docks.values():
        dock.setFloating(False)
        # Out of the layout, not only hidden: Qt leaves the tabs of a place whose panels are merely taken elsewhere.
        area.removeDockWidget(dock)
    sides: list[PanelDock] = []
    for place, groups in (
        (Area.LeftDockWidgetArea, role.left),
        (Area.RightDockWidgetArea, role.right),
        (Area.BottomDockWidgetArea, role.bottom),
    ):
        before: PanelDock | None = None
        for group in groups:
            shown = [area.docks[key] for key in group if key in area.docks]
            for dock in shown:
                area.addDockWidget(place, dock)
            if shown and before is not None:
                along = Qt.Orientation.Horizontal if place == Area.BottomDockWidgetArea else Qt.Orientation.Vertical
                area.splitDockWidget(before, shown[0], along)
            for behind in shown[1:]:
                area.tabifyDockWidget(shown[0], behind)
            for dock in shown:
                dock.show()
            if shown:
                shown[0].raise_()
                before = shown[0]
                sides.append(shown[0])
    named = {key for groups in (role.left, role.right, role.bottom) for group in groups for key in group}
    for key, dock in area.docks.items():
        if key not in named:
            area.addDockWidget(dock.spec.area, dock)
            dock.hide()
    _size(area, sides, role)


def _size(area: "DockArea", docks: list["PanelDock"], role: Role) -> None:
    across = [one for one in docks if area.dockWidgetArea(one) != Area.BottomDockWidgetArea]
    below = [one for one in docks if area.dockWidgetArea(one) == Area.BottomDockWidgetArea]
    area.ask_sizes(
        (across, role.side_px, Qt.Orientation.Horizontal),
        (below, role.bottom_px, Qt.Orientation.Vertical),
    )
