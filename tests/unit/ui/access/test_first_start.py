"""The first start of a new folder, and the start of one behind a passphrase: before there is a station to ask."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.settings.data_directory import DataDirectory
from app.core.store.keys.holders import Holder, PassphraseToBeChosen, StationLocked
from app.core.store.keys.station_file import read_station_file
from app.core.store.keys.station_key import forget, make_station_keys
from app.ui.access.first_steps import KindPage, NewPassphrasePage, UnlockStationPage
from app.ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
PASSPHRASE = "lantern gravel seventeen boats"


@pytest.fixture
def new_folder(data: DataDirectory, monkeypatch: pytest.MonkeyPatch) -> Iterator[DataDirectory]:
    """Where nobody has said what it is for, on a machine without a keyring."""
    monkeypatch.delenv("NEURASCALE_DEMONSTRATION", raising=False)
    monkeypatch.setattr("app.ui.access.station_opening.keyring_may_be_used", lambda: False)
    yield data
    forget(data)


@pytest.fixture
def started() -> list[str]:
    return []


@pytest.fixture
def window(new_folder: DataDirectory, make_window: Callable[[], MainWindow], started: list[str]) -> MainWindow:
    """Without a station."""
    made = make_window()
    made.access.begin(lambda: started.append("station"))
    return made


def test_nothing_is_started_before_it_is_said_what_it_is_for(
    window: MainWindow, started: list[str], new_folder: DataDirectory, qtbot: QtBot
) -> None:
    page = window.access.page
    assert isinstance(page, KindPage)
    qtbot.wait(50)
    assert started == []
    assert read_station_file(new_folder) is None
    assert window.overlay.is_up


def test_a_demonstration_is_one_press_away(
    window: MainWindow, started: list[str], new_folder: DataDirectory, qtbot: QtBot
) -> None:
    page = window.access.page
    assert isinstance(page, KindPage)
    page.demonstration.click()
    qtbot.waitUntil(lambda: started == ["station"])
    file = read_station_file(new_folder)
    assert file is not None
    assert (file.kind, file.holder) == ("demonstration", "file")
    assert window.access.is_open


@pytest.mark.proves("REQ-WINDOW-SIGN-IN")
def test_for_patients_a_passphrase_is_chosen_with_what_is_lost_without_it(
    window: MainWindow, started: list[str], new_folder: DataDirectory, qtbot: QtBot
) -> None:
    page = window.access.page
    assert isinstance(page, KindPage)
    page.clinical.click()
    qtbot.waitUntil(lambda: window.access.page_name == "new_passphrase")
    chooses = window.access.page
    assert isinstance(chooses, NewPassphrasePage)
    assert "lost" in chooses._warning.words
    QTest.keyClicks(chooses.new.first.edit, "too short")
    QTest.keyClick(chooses.new.first.edit, Qt.Key.Key_Return)
    assert chooses.new.first.fault
    chooses.new.first.edit.setText(PASSPHRASE)
    chooses.new.again.edit.setText(PASSPHRASE)
    chooses.submit()
    assert "Write" in chooses.fault.words
    assert read_station_file(new_folder) is None
    chooses.noted.click()
    assert chooses.fault.words == ""
    chooses.submit()
    qtbot.waitUntil(lambda: started == ["station"], timeout=10_000)
    file = read_station_file(new_folder)
    assert file is not None
    assert (file.kind, file.holder) == ("clinical", "passphrase")
    assert window.access.page_name == "cover", "covered until the station says who may see"


def test_a_passphrase_is_asked_for_once_and_said_when_it_is_wrong(
    new_folder: DataDirectory, make_window: Callable[[], MainWindow], started: list[str], qtbot: QtBot
) -> None:
    make_station_keys(new_folder, "clinical", Holder.PASSPHRASE, PASSPHRASE)
    forget(new_folder)
    window = make_window()
    window.access.begin(lambda: started.append("station"))
    assert started == ["station"]
    assert window.access.page_name == "cover"
    for _ in range(3):
        window.links.station.launch_failed.emit(StationLocked("The passphrase of this workstation is needed."))
    page = window.access.page
    assert isinstance(page, UnlockStationPage)
    QTest.keyClicks(page.passphrase.edit, "not that one at all")
    QTest.keyClick(page.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.fault.words != "", timeout=10_000)
    window.links.station.launch_failed.emit(StationLocked("The passphrase of this workstation is needed."))
    assert window.access.page is page, "what was said stays"
    page.passphrase.edit.setText(PASSPHRASE)
    page.submit()
    qtbot.waitUntil(lambda: window.access.page_name == "cover", timeout=10_000)


def test_an_older_folder_without_keys_is_asked_for_a_passphrase_only(window: MainWindow, qtbot: QtBot) -> None:
    window.links.station.launch_failed.emit(PassphraseToBeChosen("This new data folder needs a passphrase."))
    assert window.access.page_name == "new_passphrase"
