"""Which workspace is in use: applies it, keeps what is changed, and saves, renames, resets and deletes.

Guarantees: what a user arranges is kept by itself, for this set-up of screens; a layout comes back exactly, or the
role's own with a notice where it cannot; panels that a running session puts aside come back after it, and are kept as
open. Nothing is kept while a locked screen hides the panels. GUI thread only.
Does not: write files (it tells the book with `changed`).
"""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.core.errors import OperatorError, SurroundingsError
from app.ui.language import tr
from app.ui.workspace.dock_area import LAYOUT_VERSION, brought_inside, screen_places
from app.ui.workspace.roles import ROLE_OF, lay_out_role
from app.ui.workspace.workspace_book import Layout, Workspace, WorkspaceBook, sealed

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

KEEP_AFTER_MS = 600
SCREENS_AFTER_MS = 300
IN_NO_SESSION = ("patients",)
"""Panels that have no use while a session runs: there is nothing to choose then."""


class Workspaces(QObject):
    """See the rules at the top of this module."""

    changed = Signal(object)  # WorkspaceBook
    refused = Signal(object)  # NeuraScaleError

    def __init__(self, window: "MainWindow", book: WorkspaceBook) -> None:
        super().__init__(window)
        self._window = window
        self._book = book
        self._aside: tuple[str, ...] = ()
        self._in_session = False
        self._applying = False
        self._keep_timer = QTimer(self)
        self._keep_timer.setSingleShot(True)
        self._keep_timer.setInterval(KEEP_AFTER_MS)
        self._keep_timer.timeout.connect(self.keep)
        self._screens = screens_now()
        self._screens_timer = QTimer(self)
        self._screens_timer.setSingleShot(True)
        self._screens_timer.setInterval(SCREENS_AFTER_MS)
        self._screens_timer.timeout.connect(self.look_at_screens)
        window.docks.altered.connect(self._altered)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._screens_timer.start)
        application.screenRemoved.connect(self._screens_timer.start)

    @property
    def book(self) -> WorkspaceBook:
        return self._book

    @property
    def put_aside(self) -> tuple[str, ...]:
        return self._aside

    # --- applying ------------------------------------------------------------------------------------------------

    def apply(self) -> None:
        """Lay the window out as the workspace in use has it on these screens."""
        workspace = self._book.in_use
        layout = workspace.layout_on(screens_now())
        self._applying = True
        if layout is None or not self._given(layout):
            if layout is not None:
                self.refused.emit(_lost(workspace))
            lay_out_role(self._window.docks, ROLE_OF[workspace.role])
            layout = None
        self._applying = False
        aside = tuple(key for key in layout.put_aside if key in self._window.docks.docks) if layout is not None else ()
        # In a session they stay aside: opened for a moment, they would take the other panels' room for good.
        self._aside = aside if self._in_session else ()
        for key in () if self._in_session else aside:
            self._window.docks.open(key)
        self.make_room(in_session=self._in_session)
        self._say_title()

    def _say_title(self) -> None:
        self._window.setWindowTitle(
            tr("NeuraScale Workstation · {workspace}").format(workspace=self._book.in_use.title)
        )

    def _given(self, layout: Layout) -> bool:
        if not layout.is_whole or layout.version != LAYOUT_VERSION:
            return False
        window = self._window
        put_at(window, layout)
        if not window.docks.give(layout.state):
            return False
        for key, dock in window.docks.docks.items():
            if key not in layout.known:
                dock.hide()
        return True

    def make_room(self, *, in_session: bool) -> None:
        """Put aside what has no use while a session runs, and bring it back after."""
        self._in_session = in_session
        docks = self._window.docks
        if in_session:
            aside = tuple(key for key in IN_NO_SESSION if key in docks.docks and docks.is_open(key))
            for key in aside:
                docks.shut(key)
            self._aside = (*self._aside, *(key for key in aside if key not in self._aside))
        else:
            aside, self._aside = self._aside, ()
            for key in aside:
                docks.open(key)

    # --- keeping -------------------------------------------------------------------------------------------------

    @Slot()
    def _altered(self) -> None:
        if not self._applying:
            self._keep_timer.start()

    @Slot()
    def keep(self) -> None:
        """Remember the layout as it is now."""
        self._keep_timer.stop()
        window = self._window
        if window.overlay.is_up or not window.isVisible() or window.isMinimized() or screens_now() != self._screens:
            return
        layout = sealed(
            Layout(
                screens=self._screens,
                version=LAYOUT_VERSION,
                state=window.docks.taken(),
                place=place_of(window),
                shown_as=shown_as(window),
                known=tuple(window.docks.docks),
                put_aside=self._aside,
            )
        )
        if self._book.in_use.layout_on(self._screens) != layout:
            self._change(self._book.with_workspace(self._book.in_use.with_layout(layout)))

    @Slot()
    def look_at_screens(self) -> None:
        """Screens have come or gone: the layout that belongs to those that are there, where there is one."""
        now = screens_now()
        if now == self._screens:
            return
        self._screens = now
        if self._book.in_use.layout_on(now) is not None:
            self.apply()
        else:
            self._window.docks.bring_back()

    # --- what a user asks for ------------------------------------------------------------------------------------

    def use(self, key: str) -> None:
        """Switch to the workspace `key`."""
        self.keep()
        self._change(self._book.using(key))
        self.apply()

    def save_as(self, name: str) -> OperatorError | None:
        """A copy under `name`; what is wrong with the name, where something is."""
        self.keep()
        try:
            self._change(self._book.saved_as(name))
        except OperatorError as error:
            return error
        self._say_title()
        return None

    def rename(self, name: str) -> OperatorError | None:
        """Another name for the one in use; as `save_as`."""
        try:
            self._change(self._book.renamed(self._book.current, name))
        except OperatorError as error:
            return error
        self._say_title()
        return None

    @Slot()
    def reset(self) -> None:
        """The one in use, as its role was made."""
        self._keep_timer.stop()
        self._change(self._book.reset(self._book.current))
        self.apply()

    @Slot()
    def delete(self) -> None:
        """The one in use; its role's follows."""
        self._keep_timer.stop()
        try:
            self._change(self._book.without(self._book.current))
        except OperatorError as error:
            self.refused.emit(error)
            return
        self.apply()

    def _change(self, book: WorkspaceBook) -> None:
        self._book = book
        self.changed.emit(book)


def screens_now() -> str:
    """The set-up of screens: places, sizes and scales, whatever order the system names them in."""
    parts = []
    for one in QGuiApplication.screens():
        place = one.geometry()
        parts.append(f"{place.width()}x{place.height()}+{place.x()}+{place.y()}@{one.devicePixelRatio():g}")
    return " ".join(sorted(parts))


def shown_as(window: QWidget) -> Literal["normal", "maximised", "full"]:
    return "full" if window.isFullScreen() else "maximised" if window.isMaximized() else "normal"


def place_of(window: QWidget) -> tuple[int, int, int, int]:
    """Where it is, or would be were it neither maximised nor full."""
    place = window.geometry() if shown_as(window) == "normal" else window.normalGeometry()
    return (place.x(), place.y(), place.width(), place.height())


def put_at(window: QWidget, layout: Layout) -> None:
    """Where `layout` has the window, as far as that is on a screen."""
    if layout.place is not None:
        window.setGeometry(brought_inside(QRect(*layout.place), screen_places()))
    states = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen
    wanted = {
        "normal": Qt.WindowState.WindowNoState,
        "maximised": Qt.WindowState.WindowMaximized,
        "full": Qt.WindowState.WindowFullScreen,
    }[layout.shown_as]
    if window.windowState() & states != wanted:
        window.setWindowState((window.windowState() & ~states) | wanted)


def _lost(workspace: Workspace) -> SurroundingsError:
    return SurroundingsError(
        tr("The layout of the workspace “{name}” could not be restored.").format(name=workspace.title),
        meaning=tr("It was damaged, or made by another version. The panels stand as they were made."),
        advice=tr("Arrange them again; they are remembered by themselves."),
    )
