"""Every control of every screen, state and dialog: it has a name and a role, the keyboard reaches it, and it is seen
where the keyboard is. What a screen reader is told is asked of Qt's own accessibility interface."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from app.ui.safety_strip.stop_button import StopButton
from tests.fakes.safety_ends import FakeSafety
from tests.fakes.station import FakeStation
from tests.unit.ui.screens import settle, walk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROLS = (
    *(QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView, QAbstractSlider, QPlainTextEdit),
    *(QTextEdit, QTabBar, QKeySequenceEdit),
)
ROLELESS = frozenset({QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window})
# The stop takes no focus on purpose: no single key may press it, its chord works everywhere.
NOT_BY_TAB = (StopButton,)


def part_of_a_control(widget: QWidget) -> bool:
    """A box's list, a table's corner, a field's clear button: spoken and reached through what they are parts of."""
    parent = widget.parentWidget()
    return parent is not None and (isinstance(parent, CONTROLS) or part_of_a_control(parent))


def controls(top: QWidget) -> list[QWidget]:
    """What can be used: seen, enabled, and not a part of another control."""
    return [
        one
        for one in top.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.window() is top.window()
        and not isinstance(one, QScrollBar)
        and not (isinstance(one, QTabBar) and not one.count())
        and not part_of_a_control(one)
        and (isinstance(one, CONTROLS) or takes_tab(one))
    ]


def takes_tab(one: QWidget) -> bool:
    if one.focusProxy() is not None:
        return False
    return one.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus


def called(one: QWidget) -> str:
    words = one.text() if isinstance(one, QAbstractButton | QLineEdit | QLabel) else one.objectName()
    return f"{type(one).__name__} “{words or one.accessibleName()}” in {type(one.parentWidget()).__name__}"


def spoken_faults(one: QWidget) -> list[str]:
    interface = QAccessible.queryAccessibleInterface(one)
    if interface is None or not interface.isValid():
        return [f"{called(one)}: not there for a screen reader"]
    faults = []
    # Qt calls a bar of tabs by the tab chosen, and by nothing while there is none; ours has a name besides.
    if not interface.text(QAccessible.Text.Name).strip() and not (isinstance(one, QTabBar) and one.accessibleName()):
        faults.append(f"{called(one)}: no name")
    if interface.role() in ROLELESS:
        faults.append(f"{called(one)}: no role")
    return faults


@pytest.mark.proves("USE-WHOLE-SESSION")
def test_every_control_has_a_name_and_a_role_and_is_reached_by_tab(
    window: MainWindow, station: FakeStation, safety: FakeSafety, qtbot: QtBot
) -> None:
    faults: dict[str, str] = {}
    seen = 0
    for stage, tops in walk(window, station, safety, qtbot):
        for top in tops:
            for one in controls(top):
                seen += 1
                wrong = spoken_faults(one)
                if not takes_tab(one) and not isinstance(one, NOT_BY_TAB):
                    wrong.append(f"{called(one)}: not reached by Tab")
                for words in wrong:
                    faults.setdefault(words, stage)
    assert seen > 500
    assert faults == {}, "\n" + "\n".join(f"{stage}: {fault}" for fault, stage in faults.items())


def test_tab_goes_through_all_of_a_screen_and_back(
    window: MainWindow, station: FakeStation, safety: FakeSafety, qtbot: QtBot
) -> None:
    """Real presses: nothing is left out, and nothing keeps the keyboard for itself."""
    faults: dict[str, str] = {}
    for stage, tops in walk(window, station, safety, qtbot):
        if not stage.startswith(
            ("begin", "new patient", "prereq", "impedance", "ready", "recording", "dialog", "com", "gate", "users")
        ):
            continue
        top = tops[0]
        top.activateWindow()
        settle(qtbot)
        wanted = {one for one in controls(top) if takes_tab(one)}
        missing = wanted - tabbed_through(top, len(wanted))
        # Of buttons of which one is chosen Tab reaches that one, arrows the others.
        missing = {one for one in missing if not isinstance(one, QRadioButton)}
        for one in missing:
            faults.setdefault(called(one), stage)
    assert faults == {}, "\n" + "\n".join(f"{stage}: {fault}" for fault, stage in faults.items())


def tabbed_through(top: QWidget, at_most: int) -> set[QWidget]:
    reached: set[QWidget] = set()
    for _ in range(2 * at_most + 20):
        focused = QApplication.focusWidget()
        QTest.keyClick(focused if focused is not None else top, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is None:
            break
        reached.add(focused)
        parent = focused.parentWidget()
        while parent is not None:
            reached.add(parent)
            parent = parent.parentWidget()
    return reached


def test_where_the_keyboard_is_can_be_seen(
    window: MainWindow, station: FakeStation, safety: FakeSafety, qtbot: QtBot
) -> None:
    faults: dict[str, str] = {}
    for stage, tops in walk(window, station, safety, qtbot):
        if stage.startswith(("recording, ", "leaving", "workspace", "stopped", "no link", "floating")):
            continue
        top = tops[0]
        top.activateWindow()
        settle(qtbot)
        for one in controls(top):
            if not takes_tab(one) or called(one) in faults:
                continue
            top.setFocus()
            window.figures._timer.stop()
            before = look_of(one)
            one.setFocus(Qt.FocusReason.TabFocusReason)
            if not one.hasFocus() and not one.isAncestorOf(QApplication.focusWidget() or top):
                continue
            if look_of(one) == before:
                faults[called(one)] = stage
    assert faults == {}, "\n" + "\n".join(f"{stage}: {fault}" for fault, stage in faults.items())


def look_of(one: QWidget) -> QImage:
    """With its rim: a frame around it counts."""
    holder = one.parentWidget() or one
    at = one.mapTo(holder, QPoint(0, 0)) if holder is not one else QPoint(0, 0)
    return holder.grab(QRect(at, one.size()).adjusted(-3, -3, 3, 3)).toImage()
