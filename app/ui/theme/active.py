"""The theme in force: fonts, colours and style sheet of the whole application.

Guarantees: one change reaches every widget; those that paint for themselves hear `changed`. With `SYSTEM` the window
follows the desktop at once. GUI thread only. Does not: remember the choice (see `app.ui.preferences`).
"""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from app.ui.theme.palette import DARK, PALETTES, Palette, ThemeName
from app.ui.theme.resources import resources_folder
from app.ui.theme.stylesheet import style_sheet

BASE_POINT_SIZE = 10.0


class ActiveTheme(QObject):
    """Holds the palette in force and dresses the application in it."""

    changed = Signal(object)  # Palette

    def __init__(self, application: QApplication, choice: ThemeName) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._palette = DARK
        load_fonts(application)
        application.setStyle(QStyleFactory.create("Fusion"))
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self.follow_system)
        self._dress()

    @property
    def palette(self) -> Palette:
        return self._palette

    @property
    def choice(self) -> ThemeName:
        return self._choice

    def choose(self, choice: ThemeName) -> None:
        """Dress in `choice` from now on."""
        self._choice = choice
        self._dress()

    @Slot()
    def follow_system(self) -> None:
        if self._choice is ThemeName.SYSTEM:
            self._dress()

    @Slot()
    def switch(self) -> None:
        """The other one of light and dark, of the same contrast."""
        self.choose(_named(dark=not self._palette.is_dark, contrasting=self._palette.is_contrasting))

    @Slot()
    def switch_contrast(self) -> None:
        """High contrast, or back; light stays light."""
        self.choose(_named(dark=self._palette.is_dark, contrasting=not self._palette.is_contrasting))

    def _dress(self) -> None:
        self._palette = _resolve(self._choice)
        self._application.setPalette(qt_palette(self._palette))
        self._application.setStyleSheet(style_sheet(self._palette))
        self.changed.emit(self._palette)


def active_theme() -> ActiveTheme:
    """The theme of the running application.

    Raises:
        RuntimeError: The application has not been dressed yet (see `app.ui.application`).
    """
    application = QApplication.instance()
    found = application.findChild(ActiveTheme) if application is not None else None
    if found is None:
        raise RuntimeError("The theme is made with the application, before any widget.")
    return found


def load_fonts(application: QApplication) -> None:
    """Our own fonts, so that the window looks the same on every machine; the system's where they are missing."""
    for path in sorted((resources_folder() / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(path))
    font = QFont("Inter")
    font.setPointSizeF(BASE_POINT_SIZE)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    font.setFeature(QFont.Tag("tnum"), 1)  # figures of one width: counters do not jitter
    application.setFont(font)


def qt_palette(palette: Palette) -> QPalette:
    """Our colours in Qt's roles, for what the style sheet does not reach."""
    role = QPalette.ColorRole
    dressed = QPalette()
    for to, colour in (
        (role.Window, palette.ground),
        (role.Base, palette.surface),
        (role.AlternateBase, palette.raised),
        (role.Button, palette.raised),
        (role.Text, palette.text),
        (role.WindowText, palette.text),
        (role.ButtonText, palette.text),
        (role.PlaceholderText, palette.text_faint),
        (role.Highlight, palette.accent),
        (role.HighlightedText, palette.accent_text),
        (role.ToolTipBase, palette.raised),
        (role.ToolTipText, palette.text),
        (role.Link, palette.accent),
    ):
        dressed.setColor(to, QColor(colour))
    for to in (role.Text, role.ButtonText, role.WindowText):
        dressed.setColor(QPalette.ColorGroup.Disabled, to, QColor(palette.text_faint))
    return dressed


def _resolve(choice: ThemeName) -> Palette:
    if choice is not ThemeName.SYSTEM:
        return PALETTES[choice.value]
    hints = QGuiApplication.styleHints()
    contrasting = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
    return PALETTES[_named(dark=hints.colorScheme() is not Qt.ColorScheme.Light, contrasting=contrasting).value]


def _named(*, dark: bool, contrasting: bool) -> ThemeName:
    if contrasting:
        return ThemeName.CONTRAST_DARK if dark else ThemeName.CONTRAST_LIGHT
    return ThemeName.DARK if dark else ThemeName.LIGHT
