"""Panels docked around the session: opened, moved, floated, kept and brought back; the stop above all of them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTabBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.core.settings.data_directory import DataDirectory
from app.ui.bridge.safety_link import SafetyLink
from app.ui.bridge.station_link import StationLink
from app.ui.dialogs.workspace_name import WorkspaceNameDialog
from app.ui.main_window import MainWindow, WindowLinks
from app.ui.preferences import Preferences
from app.ui.safety_strip.stop_reach import on_screen
from app.ui.theme.active import ActiveTheme
from app.ui.workspace.dock_area import DockArea, brought_inside
from app.ui.workspace.dock_catalogue import Area, DockSpec
from app.ui.workspace.workspace_book import Layout, WorkspaceBook, sealed
from app.ui.workspace.workspaces import screens_now
from tests.fakes.safety_ends import FakeSafety
from tests.fakes.station import FakeStation
from tests.unit.ui.sessions import record

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def settled(qtbot: QtBot) -> None:
    for _ in range(3):
        QApplication.processEvents()
    qtbot.wait(20)


def placed(window: MainWindow) -> dict[str, tuple[bool, bool, QRect]]:
    """Open, floating, and where."""
    return {
        key: (window.docks.is_open(key), dock.isFloating(), dock.geometry())
        for key, dock in window.docks.docks.items()
        if window.docks.is_open(key)
    }


def rearrange(window: MainWindow, qtbot: QtBot) -> None:
    docks = window.docks
    docks.docks["events"].dock_at(Area.LeftDockWidgetArea)
    docks.docks["patients"].dock_at(Area.BottomDockWidgetArea)
    settled(qtbot)
    docks.docks["events"].grow(QSize(90, 0))
    settled(qtbot)


def test_a_layout_comes_back_exactly(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 768)
    settled(qtbot)
    rearrange(window, qtbot)
    before = placed(window)
    assert window.docks.dockWidgetArea(window.docks.docks["events"]) == Area.LeftDockWidgetArea
    assert window.workspaces.save_as("Mine") is None
    window.workspaces.use("technician")
    window.workspaces.reset()
    settled(qtbot)
    assert placed(window) != before
    window.workspaces.use(window.workspaces.book.workspaces[-1].key)
    settled(qtbot)
    assert placed(window) == before


def test_the_next_window_finds_it_so(
    make_window: Callable[[], MainWindow],
    data: DataDirectory,
    station: FakeStation,
    safety: FakeSafety,
    theme: ActiveTheme,
    qtbot: QtBot,
) -> None:
    first = make_window()
    books: list[WorkspaceBook] = []
    first.workspaces.changed.connect(books.append)
    first.resize(1300, 760)
    settled(qtbot)
    rearrange(first, qtbot)
    first.docks.docks["patients"].float_it()
    first.docks.docks["patients"].setGeometry(60, 70, 320, 400)
    settled(qtbot)
    before, size = placed(first), first.size()
    qtbot.waitUntil(lambda: bool(books))
    first.workspaces.keep()
    links = WindowLinks(StationLink(data), SafetyLink(make_lease=safety.make_lease, make_control=safety.make_control))
    second = MainWindow(links, Preferences(), workspaces=books[-1])
    second.show()
    settled(qtbot)
    assert second.size() == size
    # As wide, and as high as what stands above leaves them: the first had a station to hear, and so no notice.
    assert {key: (*one[:2], one[2].left(), one[2].width()) for key, one in placed(second).items()} == {
        key: (*one[:2], one[2].left(), one[2].width()) for key, one in before.items()
    }
    assert placed(second)["patients"] == before["patients"]
    second.reach.close()
    links.station.close()
    links.safety.close()
    second.allow_close()
    second.close()
    second.deleteLater()


@pytest.mark.parametrize("fault", ["damaged", "of another version", "empty"])
def test_a_broken_layout_is_the_roles_own_with_a_notice(window: MainWindow, qtbot: QtBot, fault: str) -> None:
    settled(qtbot)
    window.workspaces.keep()
    layout = window.workspaces.book.in_use.layout_on(screens_now())
    assert layout is not None
    default = placed(window)
    rearrange(window, qtbot)
    bad = Layout(
        screens=layout.screens,
        version=layout.version + (fault == "of another version"),
        state=b"" if fault == "empty" else layout.state,
        place=layout.place,
        known=layout.known,
    )
    bad = bad if fault == "damaged" else sealed(bad)
    window.workspaces._book = window.workspaces.book.with_workspace(window.workspaces.book.in_use.with_layout(bad))
    window.workspaces.apply()
    settled(qtbot)
    assert len(window.notices.cards) == 1
    assert "Technician" in window.notices.cards[0].error.what
    shown = placed(window)
    assert {key: one[:2] for key, one in shown.items()} == {key: one[:2] for key, one in default.items()}


def test_a_panel_that_did_not_exist_then_stays_closed(window: MainWindow, qtbot: QtBot) -> None:
    settled(qtbot)
    layout = Layout(screens=screens_now(), version=1, state=window.docks.taken(), known=("patients",))
    window.workspaces._book = window.workspaces.book.with_workspace(
        window.workspaces.book.in_use.with_layout(sealed(layout))
    )
    window.workspaces.apply()
    assert not window.docks.is_open("events")
    assert window.notices.cards == ()


def test_patients_step_aside_for_a_session_and_come_back(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    assert window.docks.is_open("patients")
    record(window, station, qtbot)
    assert not window.docks.is_open("patients")
    window.workspaces.keep()
    layout = window.workspaces.book.in_use.layout_on(screens_now())
    assert layout is not None
    assert layout.put_aside == ("patients",)
    window.workspaces.use("clinician")
    assert not window.docks.is_open("patients"), "also in another workspace"
    window.workspaces.use("technician")
    assert not window.docks.is_open("patients")
    station.change_session(step="cancelled", exit_reason="cancelled")
    qtbot.waitUntil(lambda: window.docks.is_open("patients"))


def test_in_a_session_a_workspace_comes_back_as_wide_as_it_was(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    """What was put aside for the session does not take the room of what is there by being opened for a moment."""
    window.resize(1366, 768)
    settled(qtbot)
    record(window, station, qtbot)
    settled(qtbot)
    before = placed(window)
    assert not window.docks.is_open("patients")
    window.workspaces.use("researcher")
    settled(qtbot)
    window.workspaces.use("technician")
    settled(qtbot)
    assert placed(window) == before
    assert window.workspaces.put_aside == ("patients",)


def test_no_tabs_are_left_of_a_workspace_that_was_left(window: MainWindow, qtbot: QtBot) -> None:
    for key in ("administrator", "clinician", "researcher", "technician"):
        window.workspaces.use(key)
        settled(qtbot)
    assert tabs_of(window) == []
    window.workspaces.use("clinician")
    settled(qtbot)
    assert sorted(tabs_of(window)) == ["Events", "Measurements", "Spectrogram", "Trends"]


def tabs_of(window: MainWindow) -> list[str]:
    """All that can be seen, or reached by Tab."""
    bars = [
        bar
        for bar in window.docks.findChildren(QTabBar)
        if bar.parent() is window.docks
        and ((bar.isVisible() and bar.geometry().right() > 0) or bar.focusPolicy() is not Qt.FocusPolicy.NoFocus)
    ]
    assert all(bar.count() and bar.isVisible() and bar.accessibleName() for bar in bars)
    return [bar.tabText(at) for bar in bars for at in range(bar.count())]


def test_panels_by_number(window: MainWindow, qtbot: QtBot) -> None:
    for key, name in ((Qt.Key.Key_1, "patients"), (Qt.Key.Key_2, "events")):
        assert window.docks.is_open(name)
        QTest.keyClick(window, key, CONTROL)
        assert not window.docks.is_open(name)
        QTest.keyClick(window, key, CONTROL)
        assert window.docks.is_open(name)
    QTest.keyClick(window, Qt.Key.Key_9, CONTROL)


def test_a_panel_behind_a_tab_comes_to_the_front_first(window: MainWindow, qtbot: QtBot) -> None:
    docks = window.docks
    docks.addDockWidget(Area.RightDockWidgetArea, docks.docks["patients"])
    docks.tabifyDockWidget(docks.docks["patients"], docks.docks["events"])
    docks.docks["patients"].raise_()
    qtbot.waitUntil(lambda: docks.is_seen("patients") and not docks.is_seen("events"))
    docks.turn("events")
    qtbot.waitUntil(lambda: docks.is_seen("events"))
    assert docks.is_open("patients")
    docks.turn("events")
    assert not docks.is_open("events")


def test_the_keyboard_goes_from_panel_to_panel(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    visited = []
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_F6, CONTROL)
        focused = QApplication.focusWidget()
        assert focused is not None
        visited.append(next((key for key, dock in window.docks.docks.items() if dock.isAncestorOf(focused)), "session"))
    assert sorted(visited) == ["events", "patients", "session"]
    window.docks.shut("events")
    window.docks.docks["patients"].title_bar.menu_button.setFocus()
    window.docks.shut("patients")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.session.isAncestorOf(focused), "the keyboard is not left in a closed panel"


def test_all_a_mouse_can_do_with_a_panel_a_menu_can(window: MainWindow, qtbot: QtBot) -> None:
    dock = window.docks.docks["events"]
    words = [action.text().replace("&", "") for action in dock.menu().actions() if action.text()]
    for wanted in ("left", "right", "bottom", "top", "own", "Wider", "Narrower", "Taller", "Shorter", "Close"):
        assert any(wanted in one for one in words), wanted
    width = dock.width()
    next(a for a in dock.menu().actions() if "Wider" in a.text().replace("&", "")).trigger()
    settled(qtbot)
    assert dock.width() > width
    next(a for a in dock.menu().actions() if "bottom" in a.text()).trigger()
    assert window.docks.dockWidgetArea(dock) == Area.BottomDockWidgetArea


@pytest.mark.proves("REQ-STOP-CONTROL")
def test_a_floating_panel_says_whose_it_is_and_the_stop_is_in_reach(
    window: MainWindow, station: FakeStation, safety: FakeSafety, qtbot: QtBot
) -> None:
    record(window, station, qtbot)
    dock = window.docks.docks["events"]
    assert not dock.strip.isVisible()
    dock.float_it()
    settled(qtbot)
    assert dock.isWindow()
    assert dock.strip.isVisible()
    assert "4471-220" in dock.strip.said
    handle = dock.windowHandle()
    assert handle is not None
    # The chord from there.
    QTest.keyClick(handle, Qt.Key.Key_S, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: len(safety.stops) == 1)
    # Where the panel lies over the stop, a copy of the stop lies over the panel.
    dock.move(on_screen(window.stop.stop_button).topLeft() - QPoint(30, 30))
    qtbot.waitUntil(window.reach.floating.isVisible)
    floating = window.reach.floating
    at = on_screen(floating.control.stop_button).center() - floating.mapToGlobal(QPoint(0, 0))
    over = floating.windowHandle()
    assert over is not None
    QTest.mousePress(over, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    qtbot.waitUntil(lambda: len(safety.stops) == 2)
    dock.dock_at(Area.RightDockWidgetArea)
    qtbot.waitUntil(lambda: not floating.isVisible())
    assert not dock.strip.isVisible()


def test_a_locked_screen_hides_floating_panels_and_keeps_their_layout(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    dock = window.docks.docks["events"]
    dock.float_it()
    settled(qtbot)
    window.workspaces.keep()
    kept = window.workspaces.book
    window.overlay.appear(QLineEdit())
    assert not dock.isVisible()
    assert not window.docks.isEnabled()
    window.workspaces.keep()
    assert window.workspaces.book is kept
    window.overlay.leave()
    assert dock.isVisible()
    assert dock.isFloating()


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        (QRect(100, 100, 300, 200), QRect(100, 100, 300, 200)),
        (QRect(2500, 100, 300, 200), QRect(1620, 100, 300, 200)),
        (QRect(-280, 900, 300, 200), QRect(0, 880, 300, 200)),
        (QRect(3000, -900, 4000, 3000), QRect(0, 0, 1920, 1080)),
    ],
)
def test_a_panel_whose_screen_has_gone_comes_inside(place: QRect, wanted: QRect) -> None:
    assert brought_inside(place, [QRect(0, 0, 1920, 1080)]) == wanted


def test_a_panel_on_the_second_screen_stays_there() -> None:
    place = QRect(2500, 100, 300, 200)
    assert brought_inside(place, [QRect(0, 0, 1920, 1080), QRect(1920, 0, 1920, 1080)]) == place


def test_a_panel_is_built_when_first_shown_and_once(window: MainWindow, qtbot: QtBot) -> None:
    built: list[QWidget] = []

    def build(_window: MainWindow) -> QWidget:
        tall = QWidget()
        column = QVBoxLayout(tall)
        tall.setMinimumSize(500, 900)
        column.addWidget(QLabel("content"))
        built.append(tall)
        return tall

    spec = DockSpec("extra", "Extra", Area.RightDockWidgetArea, build, needs=("json", "no_such_module_of_ours"))
    area = DockArea(window, QWidget(), (spec,))
    settled(qtbot)
    assert built == []
    area.resize(900, 500)
    area.show()
    area.open("extra")
    qtbot.waitUntil(lambda: len(built) == 1)
    area.shut("extra")
    area.open("extra")
    settled(qtbot)
    assert len(built) == 1
    # Smaller than its content needs, it scrolls: the window need not grow.
    assert area.docks["extra"].minimumSizeHint().height() < 300
    area.hide()
    area.deleteLater()


@pytest.mark.qt_no_exception_capture
def test_a_panel_that_cannot_be_built_says_so(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, _error, _trace: caught.append(kind))

    def build(_window: MainWindow) -> QWidget:
        raise ImportError("no such library here")

    area = DockArea(window, QWidget(), (DockSpec("extra", "Extra", Area.RightDockWidgetArea, build),))
    area.resize(900, 500)
    area.show()
    dock = area.open("extra")
    qtbot.waitUntil(lambda: caught == [ImportError])
    assert "could not be opened" in dock._waiting.text()
    area.hide()
    area.deleteLater()


# --- the menu --------------------------------------------------------------------------------------------------------


def test_the_menu_lists_panels_with_their_keys(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_V, CONTROL | SHIFT)
    menu = window.view_menu.menu
    qtbot.waitUntil(menu.isVisible)
    lines = {action.text(): action for action in menu.actions() if action.data() in window.docks.docks}
    assert "Patients\tCtrl + 1" in lines
    assert all(action.isChecked() == window.docks.is_open(action.data()) for action in lines.values())
    lines["Events\tCtrl + 2"].trigger()
    assert not window.docks.is_open("events")
    menu.close()


def test_workspaces_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_W, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_2)
    assert window.workspaces.book.in_use.key == "clinician"
    assert "Clinician" in window.windowTitle()
    window.view_menu.save_as()
    dialog = window.findChild(WorkspaceNameDialog)
    assert dialog is not None
    assert not dialog.isModal()
    QTest.keyClicks(dialog.name, "Technician")
    dialog.ok_button.click()
    assert dialog.isVisible()
    assert "already" in dialog._fault.text()
    dialog.name.setText("Ward 3")
    dialog.ok_button.click()
    assert not dialog.isVisible()
    assert window.workspaces.book.in_use.title == "Ward 3"
    window.workspaces.rename("Ward 4")
    assert "Ward 4" in window.windowTitle()
    window.workspaces.delete()
    assert window.workspaces.book.in_use.key == "clinician"
