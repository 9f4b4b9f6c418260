"""The window on a fake station and a fake safety program."""

import gc
import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.settings.data_directory import DataDirectory
from app.ui.bridge.safety_link import SafetyLink
from app.ui.bridge.station_link import StationLink
from app.ui.main_window import MainWindow, WindowLinks
from app.ui.preferences import Preferences
from app.ui.theme.active import ActiveTheme
from app.ui.theme.palette import ThemeName
from tests.fakes.safety_ends import FakeSafety
from tests.fakes.station import FakeStation

_YOUNG, _OLDEST, _ALL_EVERY = 1, 2, 50
_TESTS = itertools.count(1)


@pytest.fixture(autouse=True)
def collected_between_tests() -> Iterator[None]:
    """Garbage goes between tests, never within one of Qt's own walks over all widgets.

    What a test before left in cycles (a window, a dialog) would else be destroyed at some allocation of a later one: in
    the middle of a new style sheet, whose list of widgets then points to nothing. The application's own collector
    (`app.ui.collector`) keeps it out there. What a test made is young, as nothing was collected meanwhile; looking
    through everything that is old each time cost more than the tests.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    yield
    gc.collect(_OLDEST if next(_TESTS) % _ALL_EVERY == 0 else _YOUNG)
    if was_enabled:
        gc.enable()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[ActiveTheme]:
    made = ActiveTheme(qapp, ThemeName.DARK)
    yield made
    made.setParent(None)
    made.deleteLater()
    qapp.processEvents()


@pytest.fixture
def data() -> Iterator[DataDirectory]:
    root = Path(tempfile.mkdtemp(prefix="ns"))
    made = DataDirectory(root / "data").create()
    yield made
    made.remove_runtime()
    shutil.rmtree(root)


@pytest.fixture
def station(data: DataDirectory) -> Iterator[FakeStation]:
    made = FakeStation(data)
    yield made
    made.close()
    assert made.defects == []


@pytest.fixture
def safety() -> FakeSafety:
    return FakeSafety()


@pytest.fixture
def make_window(
    qtbot: QtBot, theme: ActiveTheme, data: DataDirectory, safety: FakeSafety
) -> Iterator[Callable[[], MainWindow]]:
    made: list[MainWindow] = []

    def make() -> MainWindow:
        links = WindowLinks(
            StationLink(data), SafetyLink(make_lease=safety.make_lease, make_control=safety.make_control)
        )
        window = MainWindow(links, Preferences())
        made.append(window)
        window.show()
        window.activateWindow()
        links.station.start()
        links.safety.start()
        return window

    yield make
    for window in made:
        window.reach.close()
        window.links.station.close()
        window.links.safety.close()
        window.allow_close()
        window.close()
        window.deleteLater()
    qtbot.wait(10)


@pytest.fixture
def window(make_window: Callable[[], MainWindow], station: FakeStation, qtbot: QtBot) -> MainWindow:
    made = make_window()
    qtbot.waitUntil(lambda: made.state is not None, timeout=5000)
    qtbot.waitUntil(lambda: made.patients.list.model().rowCount() > 0, timeout=5000)
    return made
