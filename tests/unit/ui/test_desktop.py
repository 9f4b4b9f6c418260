"""One run of the window from start to end, and its command line."""

import argparse
import logging
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.errors import LinkDown, WrongUse
from app.core.safety.status import SafetyStatus
from app.core.settings.data_directory import DataDirectory
from app.core.station.messages import Shutdown
from app.programs import desktop as program
from app.ui.application import SCREENS, Desktop, DesktopOptions, ExceptionRim
from app.ui.bridge import output_ending
from app.ui.bridge.safety_link import SafetyLink
from app.ui.dialogs.closing import ClosingDialog
from app.ui.theme.palette import ThemeName
from tests.fakes.safety_ends import FakeSafety
from tests.fakes.station import FakeStation
from tests.unit.ui.sessions import begin

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def desktop(qapp: QApplication, data: DataDirectory, station: FakeStation, safety: FakeSafety, qtbot: QtBot) -> Desktop:
    def make_safety(_runtime: Path, parent: QObject) -> SafetyLink:
        return SafetyLink(make_lease=safety.make_lease, make_control=safety.make_control, parent=parent)

    log = logging.getLogger("test.desktop")
    log.propagate = False
    made = Desktop(
        qapp,
        data,
        DesktopOptions(theme=ThemeName.DARK),
        launcher=lambda: None,
        log=log,
        make_safety=make_safety,
    )
    made.show()
    qtbot.waitUntil(lambda: made.window.state is not None, timeout=5000)
    qtbot.waitUntil(lambda: made.safety.status.state == "ready")
    yield made  # type: ignore[misc]
    made.leave()
    made.theme.deleteLater()
    made.window.deleteLater()
    made.deleteLater()
    qtbot.wait(10)


def test_closing_ends_all_and_keeps_the_lease_until_safety_has_ended(
    desktop: Desktop, station: FakeStation, safety: FakeSafety, qtbot: QtBot
) -> None:
    desktop.window.close()
    qtbot.waitUntil(lambda: len(station.asked_for(Shutdown)) == 1)
    qtbot.wait(250)
    assert safety.closed == 0
    assert desktop.window.isVisible()
    safety.status = None
    qtbot.waitUntil(lambda: not desktop.window.isVisible())
    assert safety.closed == 1


@pytest.mark.proves("REQ-WINDOW-ASKS", "USE-CLOSE-WINDOW")
def test_closing_during_a_session_asks_and_may_leave_it_running(
    desktop: Desktop, station: FakeStation, safety: FakeSafety, qtbot: QtBot
) -> None:
    begin(desktop.window, station, qtbot)
    desktop.window.close()
    dialog = desktop.window.findChild(ClosingDialog)
    assert dialog is not None
    assert not dialog.isModal()
    assert desktop.window.isVisible()
    dialog.leave_button.click()
    qtbot.waitUntil(lambda: not desktop.window.isVisible())
    assert station.asked_for(Shutdown) == []


def test_a_stimulation_that_runs_is_ended_in_order_before_the_window_goes(
    desktop: Desktop, station: FakeStation, safety: FakeSafety, qtbot: QtBot
) -> None:
    begin(desktop.window, station, qtbot)
    safety.status = SafetyStatus(state="running", proved=True, output="running")
    qtbot.waitUntil(lambda: desktop.safety.status.output == "running")
    desktop.window.close()
    dialog = desktop.window.findChild(ClosingDialog)
    assert dialog is not None
    dialog.leave_button.click()
    assert desktop.window.isVisible(), "the lease is needed until the output is safe"
    qtbot.waitUntil(lambda: not desktop.window.isVisible())
    assert safety.finishes == 1


def test_an_output_that_does_not_end_keeps_the_window_for_a_moment_only(
    desktop: Desktop, station: FakeStation, safety: FakeSafety, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output_ending, "WITHIN_S", 0.1)
    safety.status = SafetyStatus(state="running", proved=True, output="running")
    qtbot.waitUntil(lambda: desktop.safety.status.output == "running")
    monkeypatch.setattr(desktop.safety, "finish_output", lambda: None)
    desktop.shut_down()
    desktop.shut_down()
    qtbot.waitUntil(lambda: len(station.asked_for(Shutdown)) == 1)


def test_what_no_slot_caught_is_shown(desktop: Desktop) -> None:
    log = logging.getLogger("test.rim")
    log.propagate = False
    log.addHandler(logging.NullHandler())
    try:
        raise ValueError("a name that must not be shown")
    except ValueError as error:
        ExceptionRim(desktop, log)(ValueError, error, error.__traceback__)
    (card,) = desktop.window.notices.cards
    assert "ValueError at test_desktop.py" in card.error.what
    assert "name" not in card.error.what


def test_the_command_line() -> None:
    parser = argparse.ArgumentParser()
    program.configure(parser)
    arguments = parser.parse_args(["--theme", "light", "--size", "800x600", "--screen", "keys"])
    assert (arguments.theme, program._size(arguments.size), arguments.screen) == ("light", (800, 600), "keys")
    assert program.SCREENS == SCREENS
    with pytest.raises(WrongUse):
        program._size("large")
    with pytest.raises(WrongUse, match=r"gone\.edf"):
        program._source("/nowhere/gone.edf")


def test_no_display_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(LinkDown, match="no display"):
        program._need_a_display()


def test_the_tour_is_offered_once(desktop: Desktop, qtbot: QtBot) -> None:
    tour = desktop.window.tour
    qtbot.waitUntil(lambda: tour.is_shown)
    assert tour.step is None
    tour.leave()
    desktop.station.state_arrived.emit(desktop.window.state)
    qtbot.wait(30)
    assert not tour.is_shown
    assert desktop._preferences.tour_seen
