"""The fixtures of the window, and a window on a folder for patients."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from tests.fakes.station import FakeStation
from tests.unit.ui.conftest import (  # noqa: F401 - fixtures
    collected_between_tests,
    data,
    make_window,
    safety,
    station,
    theme,
    window,
)


@pytest.fixture
def clinical(
    make_window: Callable[[], MainWindow],  # noqa: F811
    station: FakeStation,  # noqa: F811
    qtbot: QtBot,
) -> MainWindow:
    """A window at which nobody is signed in yet."""
    with station.memory.lock:
        station.memory.access.clinical()
    made = make_window()
    qtbot.waitUntil(lambda: made.access.page_name == "sign_in", timeout=5000)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made
