"""The language is chosen in the menu, kept in the preferences, and asked for on the command line."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.core.errors import WrongUse
from app.programs.desktop import _language
from app.ui.preferences import Preferences, load_preferences, save_preferences
from app.ui.window_language import remembered_language
from app.ui.workspace.language_menu import LanguageMenu


def test_the_menu_says_what_is_chosen_and_tells_what_is_chosen_anew(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    told: list[str] = []
    LanguageMenu(menu, "de", told.append)
    entries = {action.text(): action for action in menu.actions() if action.isCheckable()}
    assert list(entries) == ["As the s&ystem", "English", "Deutsch"]
    assert [name for name, action in entries.items() if action.isChecked()] == ["Deutsch"]
    assert menu.actions()[0].text() == "From the next start of the window"
    entries["English"].trigger()
    entries["As the s&ystem"].trigger()
    assert told == ["en", ""]


def test_the_choice_is_kept_for_the_window_and_for_safetys_own_alarm(tmp_path: Path) -> None:
    assert remembered_language(tmp_path) == ""
    save_preferences(tmp_path, Preferences(language="de"))
    assert load_preferences(tmp_path)[0].language == "de"
    assert remembered_language(tmp_path) == "de"


@pytest.mark.parametrize("content", ["", "[]", '{"language": 3}', "{"])
def test_a_damaged_file_leaves_the_systems_language(tmp_path: Path, content: str) -> None:
    (tmp_path / "desktop.json").write_text(content, encoding="utf-8")
    assert remembered_language(tmp_path) == ""


def test_a_language_that_there_is_not_is_refused_on_the_command_line() -> None:
    assert _language("de") == "de"
    assert _language(None) is None
    with pytest.raises(WrongUse, match="xx"):
        _language("xx")
