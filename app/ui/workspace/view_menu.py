"""The menu "View": panels, workspaces, themes; what the window looks like, by mouse and by keyboard.

Guarantees: made anew each time it is opened, so that it shows what is; every line that has keys says them.
GUI thread only. Does not: decide anything about a session.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from app.core.errors import NeuraScaleError
from app.ui.dialogs.workspace_name import WorkspaceNameDialog
from app.ui.language import noop, tr
from app.ui.said import said
from app.ui.shortcuts import SHORTCUT_OF
from app.ui.shown_keys import shown_keys
from app.ui.theme.active import active_theme
from app.ui.theme.palette import ThemeName
from app.ui.workspace.language_menu import LanguageMenu
from app.ui.workspace.roles import ROLE_OF

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

THEMES = (
    (ThemeName.SYSTEM, noop("As the s&ystem")),
    (ThemeName.LIGHT, noop("&Light")),
    (ThemeName.DARK, noop("&Dark")),
    (ThemeName.CONTRAST_LIGHT, noop("&High contrast, light")),
    (ThemeName.CONTRAST_DARK, noop("High &contrast, dark")),
)
PANEL_KEYS = ("toggle_patients", "toggle_events", *(f"panel_{number}" for number in range(3, 10)))
"""Which shortcut opens and closes the panel at each place of the list."""


class ViewMenu(QObject):
    """See the rules at the top of this module."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.menu = QMenu(window)
        self.menu.setAccessibleName(tr("View"))
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill)
        self._workspaces_only = QMenu(window)
        self._workspaces_only.setAccessibleName(tr("Workspaces"))
        self._workspaces_only.setToolTipsVisible(True)
        self._workspaces_only.aboutToShow.connect(self._fill_workspaces_only)

    @Slot()
    def open(self) -> None:
        """The whole menu, below its button."""
        self._popup(self.menu)

    @Slot()
    def open_workspaces(self) -> None:
        """The workspaces alone."""
        self._popup(self._workspaces_only)

    def _popup(self, menu: QMenu) -> None:
        under = self._window.view_button
        menu.popup(under.mapToGlobal(QPoint(0, under.height())))

    # --- what is in it -------------------------------------------------------------------------------------------

    @Slot()
    def _fill(self) -> None:
        self.menu.clear()
        self.menu.addSection(tr("Panels"))
        self._add_panels(self.menu)
        self.menu.addSection(tr("Workspace"))
        workspaces = self.menu.addMenu(tr("&Workspace: {name}").format(name=self._window.workspaces.book.in_use.title))
        workspaces.setToolTipsVisible(True)
        self._add_workspaces(workspaces)
        themes = self.menu.addMenu(tr("&Theme"))
        self._add_themes(themes)
        languages = self.menu.addMenu(tr("&Language"))
        LanguageMenu(languages, self._window.preferences.language, lambda code: self._window.remember(language=code))

    @Slot()
    def _fill_workspaces_only(self) -> None:
        self._workspaces_only.clear()
        self._add_workspaces(self._workspaces_only)

    def _add_panels(self, menu: QMenu) -> None:
        docks = self._window.docks
        for at, (key, dock) in enumerate(docks.docks.items()):
            action = menu.addAction(_with_keys(dock.windowTitle(), PANEL_KEYS[at] if at < len(PANEL_KEYS) else ""))
            action.setCheckable(True)
            action.setChecked(docks.is_open(key))
            action.setData(key)
            action.triggered.connect(self._panel_chosen)
        action = menu.addAction(_with_keys(tr("Keyboard to the next panel"), "next_panel"))
        action.triggered.connect(self._next_panel)

    def _add_workspaces(self, menu: QMenu) -> None:
        workspaces = self._window.workspaces
        book = workspaces.book
        group = QActionGroup(menu)
        for at, one in enumerate(book.workspaces, start=1):
            if at == len(ROLE_OF) + 1:
                menu.addSeparator()
            words = one.title.replace("&", "&&")
            action = menu.addAction(f"&{at}  {words}" if at < 10 else words)
            action.setCheckable(True)
            action.setChecked(one.key == book.in_use.key)
            action.setData(one.key)
            action.setToolTip(tr(ROLE_OF[one.role].purpose) if one.is_built_in else one.title)
            action.triggered.connect(self._workspace_chosen)
            group.addAction(action)
        menu.addSeparator()
        menu.addAction(tr("&Save as…")).triggered.connect(self.save_as)
        own = not book.in_use.is_built_in
        rename = menu.addAction(tr("Re&name…"))
        rename.setEnabled(own)
        rename.triggered.connect(self.rename)
        reset = menu.addMenu(tr("&Reset"))
        reset.addAction(
            tr("&Yes, “{name}” as it was made").format(name=book.in_use.title.replace("&", "&&"))
        ).triggered.connect(workspaces.reset)
        delete = menu.addMenu(tr("&Delete"))
        delete.setEnabled(own)
        delete.addAction(
            tr("&Yes, delete “{name}”").format(name=book.in_use.title.replace("&", "&&"))
        ).triggered.connect(workspaces.delete)

    def _add_themes(self, menu: QMenu) -> None:
        theme = active_theme()
        group = QActionGroup(menu)
        for name, words in THEMES:
            action = menu.addAction(tr(words))
            action.setCheckable(True)
            action.setChecked(theme.choice is name)
            action.setData(name.value)
            action.triggered.connect(self._theme_chosen)
            group.addAction(action)
        menu.addSeparator()
        for words, keys in ((tr("Light or dark"), "switch_theme"), (tr("High contrast, or not"), "switch_contrast")):
            menu.addAction(_with_keys(words, keys)).triggered.connect(getattr(self._window.keys, keys))

    # --- what is chosen ------------------------------------------------------------------------------------------

    @Slot()
    def _panel_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            key = str(action.data())
            if action.isChecked():
                self._window.docks.open(key)
            else:
                self._window.docks.shut(key)

    @Slot()
    def _next_panel(self) -> None:
        self._window.docks.focus_next()

    @Slot()
    def _workspace_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._window.workspaces.use(str(action.data()))

    @Slot()
    def _theme_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            active_theme().choose(ThemeName(str(action.data())))
            self._window.remember(theme=active_theme().choice)

    @Slot()
    def save_as(self) -> None:
        """Ask for a name, then keep a copy of the workspace in use under it."""
        dialog = self._dialog(tr("Save the workspace as"), "")
        dialog.named.connect(self._save_named)

    @Slot()
    def rename(self) -> None:
        """Ask for another name of the workspace in use."""
        dialog = self._dialog(tr("Rename the workspace"), self._window.workspaces.book.in_use.name)
        dialog.named.connect(self._rename_named)

    def _dialog(self, title: str, name: str) -> WorkspaceNameDialog:
        dialog = WorkspaceNameDialog(title, name, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()
        dialog.activateWindow()
        dialog.name.setFocus()
        return dialog

    @Slot(str)
    def _save_named(self, name: str) -> None:
        self._settle(self._window.workspaces.save_as(name))

    @Slot(str)
    def _rename_named(self, name: str) -> None:
        self._settle(self._window.workspaces.rename(name))

    def _settle(self, error: NeuraScaleError | None) -> None:
        dialog = self.sender()
        if isinstance(dialog, WorkspaceNameDialog):
            dialog.settle(said(f"{error.what} {error.advice}") if error is not None else "")


def _with_keys(words: str, action: str) -> str:
    """With a tab between, as menus set keys to the right."""
    if action not in SHORTCUT_OF:
        return words
    return f"{words}\t{shown_keys().keymap.shown(action)}"
