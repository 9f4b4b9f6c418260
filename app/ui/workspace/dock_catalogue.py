"""Every panel that can be docked in the window, in the order of the menu.

Guarantees: a panel is built when it is first shown, not before; a key is for ever (layouts are saved under it).
To add one: a `DockSpec` in `DOCKS`. Its place in the list is its number (Ctrl+1, Ctrl+2, ...).
Does not: place them; see `app.ui.workspace`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.language import noop

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

Area = Qt.DockWidgetArea


@dataclass(frozen=True, slots=True)
class DockSpec:
    """One panel.

    Attributes:
        key: Its name in saved layouts, kebab-case.
        title: Its title in English, marked by `noop`; goes through `tr` when shown.
        area: Where it is docked at first.
        build: Makes the widget; it wires itself to `window.links`, `window.session` and `window.marks`.
        needs: Modules that take long to import: they are, beside the window, before `build` is called.
        at_once: The panel is part of the window from the beginning.
    """

    key: str
    title: str
    area: Area
    build: Callable[["MainWindow"], QWidget]
    needs: tuple[str, ...] = ()
    at_once: bool = False


def _patients(window: "MainWindow") -> QWidget:
    return window.patients


def _events(window: "MainWindow") -> QWidget:
    return window.events


def _trends(window: "MainWindow") -> QWidget:
    from app.ui.trends.trends_panel import build

    return build(window)


def _spectrogram(window: "MainWindow") -> QWidget:
    from app.ui.trends.spectrogram_panel import build

    return build(window)


def _topography(window: "MainWindow") -> QWidget:
    from app.ui.heads.flat_head_panel import build

    return build(window)


def _head_in_3d(window: "MainWindow") -> QWidget:
    from app.ui.heads.solid_head_panel import build

    return build(window)


def _measure(window: "MainWindow") -> QWidget:
    from app.ui.measuring.measure_panel import build

    return build(window)


def _spectrum(window: "MainWindow") -> QWidget:
    from app.ui.measuring.spectrum_panel import build

    return build(window)


def _cursor_map(window: "MainWindow") -> QWidget:
    from app.ui.measuring.map_panel import build

    return build(window)


def _audit(window: "MainWindow") -> QWidget:
    from app.ui.audit.audit_panel import build

    return build(window)


def _workflows(window: "MainWindow") -> QWidget:
    from app.ui.workflows.workflow_panel import build

    return build(window)


def _system(window: "MainWindow") -> QWidget:
    from app.ui.workspace.system_panel import build

    return build(window)


DOCKS: tuple[DockSpec, ...] = (
    DockSpec("patients", noop("Patients"), Area.LeftDockWidgetArea, _patients, at_once=True),
    DockSpec("events", noop("Events"), Area.RightDockWidgetArea, _events, at_once=True),
    DockSpec("trends", noop("Trends"), Area.BottomDockWidgetArea, _trends),
    DockSpec("spectrogram", noop("Spectrogram"), Area.BottomDockWidgetArea, _spectrogram),
    DockSpec(
        "topography", noop("Topography"), Area.RightDockWidgetArea, _topography, needs=("app.ui.heads.flat_head_panel",)
    ),
    DockSpec(
        "head-3d", noop("Head in 3-D"), Area.RightDockWidgetArea, _head_in_3d, needs=("app.ui.heads.solid_head_panel",)
    ),
    DockSpec("measure", noop("Measurements"), Area.RightDockWidgetArea, _measure, ("app.ui.measuring.measure_panel",)),
    DockSpec("spectrum", noop("Spectrum"), Area.RightDockWidgetArea, _spectrum, ("app.ui.measuring.spectrum_panel",)),
    DockSpec(
        "cursor-map", noop("Map at the cursor"), Area.RightDockWidgetArea, _cursor_map, ("app.ui.measuring.map_panel",)
    ),
    DockSpec("system", noop("Workstation"), Area.RightDockWidgetArea, _system),
    DockSpec("audit", noop("Audit trail"), Area.BottomDockWidgetArea, _audit, ("app.ui.audit.audit_panel",)),
    DockSpec(
        "workflows", noop("Workflows"), Area.BottomDockWidgetArea, _workflows, ("app.ui.workflows.workflow_panel",)
    ),
)
