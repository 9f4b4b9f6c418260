"""Help where it is needed: every control says what it does and with which key, every error says what to do."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.core import errors
from app.ui.main_window import MainWindow
from app.ui.shortcuts import keys_text
from app.ui.shown_keys import shown_keys
from tests.fakes.station import FakeStation
from tests.unit.ui.sessions import record

# Qt's own remark about drawing into memory; nothing of ours.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)
UI = Path(__file__).parents[3] / "app" / "ui"


def part_of_another(widget: QWidget) -> bool:
    """The field of a box or a spinner is helped by it."""
    parent = widget.parentWidget()
    return parent is not None and (isinstance(parent, CONTROLS) or part_of_another(parent))


def helped(window: MainWindow) -> list[QWidget]:
    """What a user works with."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith("qt_")
        and not part_of_another(widget)
    ]


def test_every_control_has_a_tooltip(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    record(window, station, qtbot)
    without = [f"{type(one).__name__} “{one.accessibleName()}”" for one in helped(window) if not one.toolTip()]
    assert without == [], "\n".join(without)


@pytest.mark.parametrize(
    ("path", "action"),
    [
        ("session.live_page.next_button", "next_step"),
        ("session.begin_page.begin_button", "next_step"),
        ("session.impedance_page.accept_button", "next_step"),
        ("session.prerequisites_page.check_button", "again"),
        ("session.consent_button", "withdraw_consent"),
        ("session.consent.withdraw_button", "withdraw_consent"),
        ("session.result_page.open_button", "next_step"),
        ("session.result_page.export_button", "export_recording"),
        ("session.result_page.again_button", "new_session"),
        ("patients.new_button", "new_patient"),
        ("help_button", "show_shortcuts"),
    ],
)
def test_what_has_a_key_says_it(window: MainWindow, path: str, action: str) -> None:
    control: object = window
    for part in path.split("."):
        control = getattr(control, part)
    assert isinstance(control, QWidget)
    keys = shown_keys().keymap.shown(action)
    tip = control.toolTip()
    assert keys in tip or keys.replace(" + ", "+") in tip, (tip, keys_text(keys))


def _named(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def test_every_error_of_the_window_says_what_to_do() -> None:
    """An error that the window itself makes has advice of its own, or its class has one that is meant for it."""
    classes = {kind.__name__: kind for kind in errors.error_classes().values()}
    general = errors.NeuraScaleError.default_advice
    silent = []
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or (kind := classes.get(_named(node.func))) is None:
                continue
            if not any(word.arg == "advice" for word in node.keywords) and kind.default_advice == general:
                silent.append(f"{path.relative_to(UI)}:{node.lineno} {kind.__name__}")
    assert silent == [], "\n".join(silent)
