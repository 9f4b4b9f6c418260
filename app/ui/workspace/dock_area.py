"""Where panels are docked: around the session, below the banner, the alarm line and the safety stop.

Guarantees: nothing docked here can cover the banner, the alarms or the stop, for they are outside; a panel that floats
comes to lie on a screen that is there; the whole layout can be taken and given back. GUI thread only.
Does not: keep layouts (see `app.ui.workspace.workspaces`).
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTabBar, QTabWidget, QWidget

from app.ui.language import tr
from app.ui.workspace.dock_catalogue import DOCKS, Area, DockSpec
from app.ui.workspace.panel_dock import PanelDock, PanelHolder

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

LAYOUT_VERSION = 1
LEAST_HEIGHT_PX = 236
CENTRAL_LEAST_PX = 150
CHAIN_AT_MOST = 5000
GRIP_PX = 48  # so much of a floating panel's title is on a screen, or it is brought back


AskedSizes = tuple[list[PanelDock], int, Qt.Orientation]
"""Panels, how many pixels, and in which direction."""


class CentralHolder(PanelHolder):
    """Lets what stands in the middle be lower than it would like to be, not narrower: traces do not scroll sideways."""

    def __init__(self, central: QWidget) -> None:
        super().__init__()
        self.setWidget(central)
        central.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        central = self.widget()
        return QSize(central.minimumSizeHint().width() if central is not None else 0, CENTRAL_LEAST_PX)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class DockArea(QMainWindow):
    """See the rules at the top of this module.

    Args:
        central: What the panels stand around.
        specs: The panels; all are there from the beginning, hidden and empty.
    """

    altered = Signal()

    def __init__(self, window: "MainWindow", central: QWidget, specs: tuple[DockSpec, ...] = DOCKS) -> None:
        super().__init__(window)
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setObjectName("dock-area")
        self.setAccessibleName(tr("Panels"))
        # No animation: each of its steps would lay out and paint the traces once more.
        self.setDockOptions(QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.setCorner(Qt.Corner.BottomLeftCorner, Area.LeftDockWidgetArea)
        self.setCorner(Qt.Corner.BottomRightCorner, Area.RightDockWidgetArea)
        self._central = central
        self._asked: tuple[AskedSizes, ...] = ()
        self.setCentralWidget(CentralHolder(central))
        self.docks: dict[str, PanelDock] = {}
        for spec in specs:
            dock = PanelDock(spec, window, self)
            self.addDockWidget(spec.area, dock)
            dock.hide()
            dock.altered.connect(self.altered)
            dock.altered.connect(self._name_tabs)
            self.docks[spec.key] = dock
        screens = QGuiApplication.instance()
        assert isinstance(screens, QGuiApplication)
        screens.screenRemoved.connect(self.bring_back)
        screens.primaryScreenChanged.connect(self.bring_back)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Small enough that what stands above (alarms, stop, notices) never pushes the window over the screen."""
        least = super().minimumSizeHint()
        return QSize(least.width(), min(least.height(), LEAST_HEIGHT_PX))

    # --- showing -------------------------------------------------------------------------------------------------

    def is_open(self, key: str) -> bool:
        """Whether it is open, be it behind another one's tab."""
        return not self.docks[key].isHidden()

    def is_seen(self, key: str) -> bool:
        """Whether it is open and in front."""
        dock = self.docks[key]
        return dock.isVisible() and not dock.visibleRegion().isEmpty()

    def open(self, key: str) -> PanelDock:
        """Open it, in front of those it shares its place with."""
        dock = self.docks[key]
        dock.show()
        dock.raise_()
        if dock.isFloating():
            self.bring_back()
        return dock

    def shut(self, key: str) -> None:
        """Close it; the keyboard goes back to the session where the panel had it."""
        dock = self.docks[key]
        focused = QApplication.focusWidget()
        held = focused is not None and dock.isAncestorOf(focused)
        dock.hide()
        if held:
            self.focus_session()

    def turn(self, key: str) -> None:
        """Open it or bring it to the front; close it where it is there already."""
        if self.is_seen(key):
            self.shut(key)
        else:
            self.open(key)

    def open_keys(self) -> tuple[str, ...]:
        return tuple(key for key in self.docks if self.is_open(key))

    # --- the keyboard --------------------------------------------------------------------------------------------

    def focus_session(self) -> None:
        target = _first_focusable(self._central)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_next(self, by: int = 1) -> None:
        """The next part of the window has the keyboard: session, then each open panel."""
        parts: list[QWidget] = [self._central, *(d for d in self.docks.values() if d.isVisible())]
        parts = [one for one in parts if _first_focusable(one) is not None]
        focused = QApplication.focusWidget()
        at = next((n for n, one in enumerate(parts) if focused is not None and one.isAncestorOf(focused)), -1)
        if not parts:
            return
        chosen = parts[(at + by) % len(parts)] if at >= 0 else parts[0]
        if isinstance(chosen, PanelDock):
            chosen.raise_()
            if chosen.isFloating():
                chosen.activateWindow()
        else:
            self.window().activateWindow()
        target = _first_focusable(chosen.holder if isinstance(chosen, PanelDock) else chosen) or _first_focusable(
            chosen
        )
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    # --- the layout ----------------------------------------------------------------------------------------------

    def taken(self) -> bytes:
        """The layout as it is now."""
        return bytes(self.saveState(LAYOUT_VERSION).data())

    def give(self, layout: bytes) -> bool:
        """Lay out as it was when `layout` was taken; False where it is another version's or none at all."""
        self._asked = ()
        for dock in self.docks.values():
            # Out of the layout first: Qt leaves the tabs of a place whose panels a layout has elsewhere.
            dock.setFloating(False)
            self.removeDockWidget(dock)
        inner = self.layout()
        if inner is not None:
            inner.activate()
        done = self.restoreState(QByteArray(layout), LAYOUT_VERSION)
        for dock in self.docks.values():
            if not dock.isFloating() and self.dockWidgetArea(dock) == Area.NoDockWidgetArea:
                self.addDockWidget(dock.spec.area, dock)
                dock.hide()
        if done:
            self.bring_back()
        QTimer.singleShot(0, self, self._name_tabs)
        return done

    def ask_sizes(self, *asked: AskedSizes) -> None:
        """Panels so wide or high, as soon as there is something to divide: a window that is not shown has no room."""
        self._asked = asked
        QTimer.singleShot(0, self, self._size)
        QTimer.singleShot(0, self, self._name_tabs)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        QTimer.singleShot(0, self, self._size)

    @Slot()
    def _size(self) -> None:
        if not self.isVisible():
            return
        asked, self._asked = self._asked, ()
        for docks, pixels, along in asked:
            shown = [one for one in docks if one.isVisible() and not one.isFloating()]
            if shown:
                self.resizeDocks(shown, [pixels] * len(shown), along)

    @Slot()
    def _name_tabs(self) -> None:
        """Qt makes the tabs of panels that share a place, and makes them nameless."""
        for bar in self.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if not bar.accessibleName():
                bar.setAccessibleName(tr("Panels that share this place"))
                bar.setDrawBase(False)
                bar.setUsesScrollButtons(True)
                bar.setElideMode(Qt.TextElideMode.ElideRight)
            # Bars out of use are kept outside the window, where the keyboard must not get lost.
            wanted = Qt.FocusPolicy.TabFocus if bar.count() else Qt.FocusPolicy.NoFocus
            if bar.focusPolicy() is not wanted:
                bar.setFocusPolicy(wanted)

    @Slot()
    def bring_back(self) -> None:
        """Floating panels whose title can no longer be seen come to lie on a screen that is there."""
        for dock in self.docks.values():
            if dock.isFloating() and not dock.isHidden():
                inside = brought_inside(dock.frameGeometry(), screen_places())
                if inside != dock.frameGeometry():
                    dock.setGeometry(inside)


def brought_inside(place: QRect, screens: list[QRect]) -> QRect:
    """`place` where enough of its upper edge is on one of `screens`; else moved (and cut) into the first of them."""
    grip = QRect(place.left(), place.top(), place.width(), 24)
    for screen in screens:
        seen = screen.intersected(grip)
        if seen.width() >= min(GRIP_PX, place.width()) and seen.height() >= min(12, place.height()):
            return place
    if not screens:
        return place
    screen = screens[0]
    size = place.size().boundedTo(screen.size())
    left = min(max(place.left(), screen.left()), screen.right() + 1 - size.width())
    top = min(max(place.top(), screen.top()), screen.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def screen_places() -> list[QRect]:
    """What can be seen of each screen, the main one first."""
    primary = QGuiApplication.primaryScreen()
    others = [one for one in QGuiApplication.screens() if one is not primary]
    return [one.availableGeometry() for one in (primary, *others) if one is not None]


def _first_focusable(part: QWidget) -> QWidget | None:
    """Where Tab would enter `part` first."""
    one = part
    for _ in range(CHAIN_AT_MOST):
        tabbed = one.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        if tabbed and one.isVisible() and one.isEnabled() and (one is part or part.isAncestorOf(one)):
            return one
        following = one.nextInFocusChain()
        if following is None or following is part:
            return None
        one = following
    return None
