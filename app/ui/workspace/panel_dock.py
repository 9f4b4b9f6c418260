"""One docked panel: its title, its content, and the strip that says whose signals these are where it floats.

Guarantees: the content is built once, when the panel is first shown (what is slow to import is imported beside the
window before); a panel that could not be built says so in its place; smaller than its content needs, it scrolls; all
that a mouse can do with it (move, float, size, close) a keyboard can. GUI thread only. Does not: keep the layout.
"""

import contextlib
import importlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QHideEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QFrame, QHBoxLayout, QMainWindow, QMenu, QScrollArea, QVBoxLayout, QWidget

from app.ui.language import tr
from app.ui.panels.patient_strip import PatientStrip
from app.ui.widgets.plain import button, label
from app.ui.workspace.dock_catalogue import Area, DockSpec

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

LEAST = QSize(220, 72)
AT_FIRST = QSize(300, 240)
STEP_PX = 60
_FITS = frozenset({QEvent.Type.Resize, QEvent.Type.LayoutRequest})


class PanelHolder(QScrollArea):
    """Lets a panel be smaller than it would like to be."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Its content takes the keyboard; a scroll area in between would be one Tab more.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fitting = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A content that wants another height at another width could turn its scroll bar on and off for ever."""
        if event.type() not in _FITS:
            return super().eventFilter(watched, event)
        if self._fitting:
            return False
        self._fitting = True
        done = super().eventFilter(watched, event)
        self._fitting = False
        return done

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return LEAST

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        inner = self.widget()
        wanted = inner.minimumSizeHint() if inner is not None else AT_FIRST
        return wanted.expandedTo(AT_FIRST).boundedTo(QSize(420, 320))


class PanelTitle(QFrame):
    """The bar over a panel; it is dragged by it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("look", "dock-title")
        self.words = label(title, "overline")
        self.menu_button = button("⋮", "dock-glyph", hint=tr("Move, float, size or close this panel"))
        self.menu_button.setAccessibleName(tr("{panel}: move, float, size or close").format(panel=title))
        self.close_button = button("×", "dock-glyph", hint=tr("Close this panel"))  # noqa: RUF001 - the sign on it
        self.close_button.setAccessibleName(tr("Close the panel {panel}").format(panel=title))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 4, 2)
        row.setSpacing(2)
        row.addWidget(self.words, 1)
        row.addWidget(self.menu_button)
        row.addWidget(self.close_button)


class PanelDock(QDockWidget):
    """See the rules at the top of this module."""

    altered = Signal()  # place, size, or whether it is shown

    def __init__(self, spec: DockSpec, window: "MainWindow", area: QMainWindow) -> None:
        super().__init__(tr(spec.title), area)
        self.setObjectName(spec.key)
        self.setAccessibleName(tr(spec.title))
        self.spec = spec
        self._window = window
        self._area = area
        self.panel: QWidget | None = None
        self._begun = False
        self.title_bar = PanelTitle(tr(spec.title))
        self.title_bar.close_button.clicked.connect(self.close)
        self.title_bar.menu_button.clicked.connect(self.show_menu)
        self.setTitleBarWidget(self.title_bar)
        self.holder = PanelHolder()
        self._waiting = label(tr("Opening…"), "soft", wrap=True)
        self._waiting.setContentsMargins(14, 10, 14, 10)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.holder.setWidget(self._waiting)
        self.body = QFrame()
        self.body.setProperty("look", "dock-body")
        column = QVBoxLayout(self.body)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        self.strip = PatientStrip()
        self.strip.follow(window.links.station, None)
        self.strip.hide()
        column.addWidget(self.strip)
        column.addWidget(self.holder, 1)
        self.setWidget(self.body)
        self.topLevelChanged.connect(self._floated)
        self.dockLocationChanged.connect(self._moved)
        if spec.at_once:
            self._begun = True
            self._build()

    # --- content -------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if not self._begun:
            self._begun = True
            # The window first, then what is in it.
            QTimer.singleShot(0, self, self._prepare)
        self.altered.emit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self.altered.emit()

    @Slot()
    def _prepare(self) -> None:
        if not self.spec.needs:
            self._build()
            return
        modules = self.spec.needs

        def bring_in() -> None:
            for name in modules:
                # What is missing is said by `build`, which can say it where it is seen.
                with contextlib.suppress(ImportError):
                    importlib.import_module(name)

        request = self._window.links.station.background.do(f"panel-{self.spec.key}", bring_in, self)
        request.done.connect(self._build_after)
        request.failed.connect(self._build_after)

    @Slot(object)
    def _build_after(self, _outcome: object) -> None:
        self._build()

    def _build(self) -> None:
        # What `build` raises goes to the window's exception rim; these words then stay.
        self._waiting.setText(tr("This panel could not be opened. What went wrong is said above."))
        panel = self.spec.build(self._window)
        self.panel = panel
        self.holder.setWidget(panel)
        panel.show()

    # --- where it is ---------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.altered.emit()

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802 - Qt's name
        super().moveEvent(event)
        self.altered.emit()

    @Slot(bool)
    def _floated(self, floats: bool) -> None:
        # In a window of its own it stands apart from the banner, so it says itself whose signals these are.
        self.strip.setVisible(floats)
        self.altered.emit()

    @Slot(Qt.DockWidgetArea)
    def _moved(self, _area: Area) -> None:
        self.altered.emit()

    @Slot()
    def show_menu(self) -> None:
        """All that can be done with the panel, for mouse and keyboard."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        self.title_bar.menu_button.setDown(False)
        menu.popup(self.title_bar.menu_button.mapToGlobal(self.title_bar.menu_button.rect().bottomLeft()))

    def menu(self) -> QMenu:
        menu = QMenu(self)
        for words, area in (
            (tr("Dock on the &left"), Area.LeftDockWidgetArea),
            (tr("Dock on the &right"), Area.RightDockWidgetArea),
            (tr("Dock at the &bottom"), Area.BottomDockWidgetArea),
            (tr("Dock at the &top"), Area.TopDockWidgetArea),
        ):
            action = menu.addAction(words)
            action.setData(area)
            action.setEnabled(self.isFloating() or self._area.dockWidgetArea(self) != area)
            action.triggered.connect(self._dock_chosen)
        action = menu.addAction(tr("A window of its &own"))
        action.setEnabled(not self.isFloating())
        action.triggered.connect(self.float_it)
        menu.addSeparator()
        for words, size in (
            (tr("&Wider"), QSize(STEP_PX, 0)),
            (tr("&Narrower"), QSize(-STEP_PX, 0)),
            (tr("Tall&er"), QSize(0, STEP_PX)),
            (tr("&Shorter"), QSize(0, -STEP_PX)),
        ):
            action = menu.addAction(words)
            action.setData(size)
            action.triggered.connect(self._size_chosen)
        menu.addSeparator()
        menu.addAction(tr("&Close")).triggered.connect(self.close)
        return menu

    @Slot()
    def float_it(self) -> None:
        self.setFloating(True)
        self.raise_()

    def dock_at(self, area: Area) -> None:
        """Dock it there."""
        self.setFloating(False)
        self._area.addDockWidget(area, self)
        self.show()
        self.raise_()

    def grow(self, by: QSize) -> None:
        """Larger (or smaller) by so many pixels, floating or docked."""
        if self.isFloating():
            self.resize((self.size() + by).expandedTo(self.minimumSizeHint()))
            return
        if by.width():
            self._area.resizeDocks([self], [max(LEAST.width(), self.width() + by.width())], Qt.Orientation.Horizontal)
        if by.height():
            self._area.resizeDocks([self], [max(LEAST.height(), self.height() + by.height())], Qt.Orientation.Vertical)

    @Slot()
    def _dock_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and isinstance(action.data(), Area):
            self.dock_at(action.data())

    @Slot()
    def _size_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and isinstance(action.data(), QSize):
            self.grow(action.data())
