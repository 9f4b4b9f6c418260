"""Four palettes: what must be read can be read, what must be seen can be seen, by everybody; and who chooses."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.programs.desktop import THEMES
from app.ui.main_window import MainWindow
from app.ui.theme.active import ActiveTheme
from app.ui.theme.palette import CONTRAST_DARK, DARK, LIGHT, PALETTES, Palette, ThemeName, contrast
from app.ui.theme.resources import resources_folder
from app.ui.theme.stylesheet import style_sheet
from tests.colour_vision import DEFICIENCIES, difference, lab, of_hex, seen_with

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
EACH = pytest.mark.parametrize("palette", list(PALETTES.values()), ids=lambda palette: palette.name)
HIGH = pytest.mark.parametrize(
    "palette", [one for one in PALETTES.values() if one.is_contrasting], ids=lambda palette: palette.name
)
WORDS = ("text", "text_soft", "text_faint", "good", "caution", "danger", "info", "accent")
ON = (
    *(("accent_text", "accent"), ("accent_text", "accent_hover"), ("stop_text", "stop"), ("stop_text", "stop_pressed")),
    *((words, f"{state}_soft") for words in ("text",) for state in ("good", "caution", "danger", "info", "accent")),
    *(("text_soft", "danger_soft"), ("text_soft", "caution_soft"), ("text_soft", "info_soft"), ("text", "hover")),
    *((f"trace_{side}", "page") for side in ("left", "right", "midline", "other")),
)


@EACH
def test_words_can_be_read(palette: Palette) -> None:
    least = 7.0 if palette.is_contrasting else 4.5
    for words in WORDS:
        for ground in (palette.ground, palette.surface, palette.raised):
            assert contrast(getattr(palette, words), ground) >= least, (words, ground)
    for words, ground in ON:
        assert contrast(getattr(palette, words), getattr(palette, ground)) >= least, (words, ground)


@HIGH
def test_with_high_contrast_lines_and_marks_can_be_seen(palette: Palette) -> None:
    for drawn, ground in (
        *(("line", "surface"), ("line_strong", "surface"), ("line_strong", "raised"), ("page_fifth", "page")),
        *(("accent", "surface"), ("gap", "page"), ("lost", "page"), ("good", "surface"), ("danger", "surface")),
    ):
        assert contrast(getattr(palette, drawn), getattr(palette, ground)) >= 3.0, (drawn, ground)


@EACH
@pytest.mark.parametrize("deficiency", ["", *DEFICIENCIES])
def test_left_and_right_chains_are_told_apart_by_everybody(palette: Palette, deficiency: str) -> None:
    """By colour, or where that is not seen by their labels and places: never by less than what can just be told."""
    left, right, midline = (
        lab(np.asarray(seen_with(deficiency, of_hex(one))))
        for one in (palette.trace_left, palette.trace_right, palette.trace_midline)
    )
    least = 10.0 if deficiency != "greyscale" else 0.0
    assert difference(left, right) >= least
    assert difference(left, midline) >= min(least, 8.0)


@EACH
def test_the_style_sheet_is_whole_and_its_pictures_are_there(palette: Palette) -> None:
    sheet = style_sheet(palette)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    for icon in ("chevron", "tick"):
        assert (resources_folder() / "icons" / f"{icon}-{palette.name}.svg").is_file()


def test_each_name_is_a_palette_and_can_be_asked_for() -> None:
    assert set(PALETTES) | {ThemeName.SYSTEM.value} == {one.value for one in ThemeName} == set(THEMES)
    assert {len(Palette.__dataclass_fields__)} == {
        sum(hasattr(one, name) for name in Palette.__dataclass_fields__) for one in PALETTES.values()
    }


def test_the_theme_by_key_and_from_the_menu(window: MainWindow, theme: ActiveTheme, qtbot: QtBot) -> None:
    remembered: list[ThemeName] = []
    window.preferences_changed.connect(lambda preferences: remembered.append(preferences.theme))
    assert theme.palette is DARK
    held = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window, Qt.Key.Key_H, held | Qt.KeyboardModifier.ShiftModifier)
    assert theme.palette is CONTRAST_DARK
    QTest.keyClick(window, Qt.Key.Key_T, held)
    assert theme.palette.name == "contrast-light"
    QTest.keyClick(window, Qt.Key.Key_H, held | Qt.KeyboardModifier.ShiftModifier)
    assert theme.palette is LIGHT
    window.view_menu._fill()
    themes = next(a.menu() for a in window.view_menu.menu.actions() if a.menu() and "Theme" in a.text())
    chosen = next(a for a in themes.actions() if a.data() == "contrast-dark")
    chosen.trigger()
    assert theme.palette is CONTRAST_DARK
    assert remembered == [
        *(ThemeName.CONTRAST_DARK, ThemeName.CONTRAST_LIGHT, ThemeName.LIGHT, ThemeName.CONTRAST_DARK),
    ]


def test_as_the_system_follows_its_light_and_dark(theme: ActiveTheme, qapp: QApplication) -> None:
    theme.choose(ThemeName.SYSTEM)
    hints = QGuiApplication.styleHints()
    wanted = LIGHT if hints.colorScheme() is Qt.ColorScheme.Light else DARK
    contrasting = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
    assert theme.palette is (PALETTES[f"contrast-{wanted.name}"] if contrasting else wanted)
