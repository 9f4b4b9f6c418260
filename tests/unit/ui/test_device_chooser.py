"""Choosing devices: the list, several at once, by hand, streams, and what comes and goes meanwhile."""

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from app.core.devices.driver import BrainFlowSpec, DeviceSpec, LslSpec, LslStream, PlaybackSpec, SimulatedSpec
from app.core.devices.found_devices import DeviceGroup, FoundStream
from app.core.devices.serial_ports import SerialPort
from app.core.devices.stimulator import SerialStimulatorSpec, SimulatedStimulatorSpec
from app.core.station import messages as m
from app.core.station.device_messages import DeviceChoice
from app.ui.main_window import MainWindow
from app.ui.panels.begin_page import BeginPage
from app.ui.panels.device_chosen import GONE
from app.ui.panels.device_names import choice_of
from app.ui.panels.device_output import OutputKind
from app.ui.panels.device_streams import NO_SIGNAL
from app.ui.preferences import Preferences, load_preferences, save_preferences
from tests.fakes.station import FakeStation, demo_devices
from tests.unit.ui.sessions import next_step

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CYTON = BrainFlowSpec(board_id=0, serial_port="/dev/ttyUSB0")
PORT = SerialPort(port="/dev/ttyUSB0", detail="FT231X USB UART", usb="0403:6015:DN0097XY")


def choice(
    spec: DeviceSpec, name: str, group: DeviceGroup = DeviceGroup.AMPLIFIER, *, usable: bool = True
) -> DeviceChoice:
    return DeviceChoice(name=name, detail="as found", spec=spec, group=group, usable=usable)


def with_more(*more: DeviceChoice, **fields: object) -> m.DeviceList:
    known = demo_devices()
    return msgspec.structs.replace(known, devices=(*known.devices, *more), **fields)


def stream(name: str, uid: str, *, source_id: str = "", rate_hz: float = 250.0) -> FoundStream:
    return FoundStream(
        name=name,
        type="EEG" if rate_hz else "Markers",
        source_id=source_id,
        uid=uid,
        hostname="lab",
        n_channels=8 if rate_hz else 1,
        rate_hz=rate_hz,
        is_text=not rate_hz,
    )


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> BeginPage:
    window.patients.list.setCurrentIndex(window.patients.list.model().index(0, 0))
    made = window.session.begin_page
    qtbot.waitUntil(made.is_complete)
    return made


def row(page: BeginPage, name: str) -> QTreeWidgetItem:
    return page.devices.findItems(name, Qt.MatchFlag.MatchExactly, 0)[0]


def test_a_board_that_is_plugged_in_appears_by_itself_and_can_be_pulled(
    page: BeginPage, station: FakeStation, qtbot: QtBot
) -> None:
    station.plug(with_more(choice(CYTON, "OpenBCI Cyton on /dev/ttyUSB0"), ports=(PORT,)))
    qtbot.waitUntil(lambda: any(one.spec == CYTON for one in page.devices.rows), timeout=2000)
    assert page.devices.rows[0].spec == CYTON, "what was found stands above what is always there"
    page.use_alone(page.devices.rows[0])
    assert GONE not in [one.text() for one in page.chosen_rows.findChildren(type(page._notes))]
    station.plug(demo_devices())
    qtbot.waitUntil(lambda: all(one.spec != CYTON for one in page.devices.rows), timeout=2000)
    assert page.spec == CYTON
    assert GONE in [one.text() for one in page.chosen_rows.findChildren(type(page._notes))]
    assert not station.asked_for(m.BeginSession)


def test_the_list_is_watched_only_where_devices_are_chosen(
    page: BeginPage, window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    qtbot.waitUntil(
        lambda: any(one.watch and one.known_version for one in station.asked_for(m.ListDevices)), timeout=4000
    )
    next_step(window)
    qtbot.waitUntil(lambda: window.session.current_page is not page)
    asked = len(station.asked_for(m.ListDevices))
    station.plug(with_more(choice(CYTON, "x")))
    qtbot.wait(300)
    assert len(station.asked_for(m.ListDevices)) == asked


def test_several_devices_by_keyboard_and_the_first_is_the_main_one(
    page: BeginPage, window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    station.plug(with_more(choice(CYTON, "OpenBCI Cyton on /dev/ttyUSB0")))
    qtbot.waitUntil(lambda: len(page.devices.rows) == 3)
    page.devices.setFocus()
    page.devices.setCurrentItem(row(page, "OpenBCI Cyton on /dev/ttyUSB0"))
    QTest.keyClick(page.devices, Qt.Key.Key_Return)
    assert (page.spec, page.more_specs) == (CYTON, ())
    page.devices.setCurrentItem(row(page, "Simulated amplifier, 64 channels, 250 Hz"))
    QTest.keyClick(page.devices, Qt.Key.Key_Space)
    assert page.more_specs == (SimulatedSpec(n_channels=64),)
    assert len(page.chosen_rows.buttons) == 2
    next_step(window)
    qtbot.waitUntil(lambda: len(station.asked_for(m.BeginSession)) == 1)
    begun = station.asked_for(m.BeginSession)[0]
    assert (begun.device, begun.more_devices) == (CYTON, (SimulatedSpec(n_channels=64),))


def test_a_click_uses_alone_and_a_tick_adds(page: BeginPage, qtbot: QtBot) -> None:
    first, second = row(page, page.devices.rows[0].name), row(page, page.devices.rows[1].name)
    assert page.spec == SimulatedSpec()
    tick = page.devices.visualItemRect(second).topLeft()
    QTest.mouseClick(page.devices.viewport(), Qt.MouseButton.LeftButton, pos=tick + type(tick)(12, 12))
    assert page.more_specs == (SimulatedSpec(n_channels=64),)
    qtbot.wait(5)
    where = page.devices.visualItemRect(second).center()
    QTest.mouseClick(page.devices.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert (page.spec, page.more_specs) == (SimulatedSpec(n_channels=64), ())
    assert first.checkState(0) is Qt.CheckState.Unchecked
    page.chosen_rows.buttons[0].click()
    assert page.spec is None
    assert not page.begin_button.isEnabled()


def test_two_amplifiers_on_one_port_are_refused_in_words(page: BeginPage) -> None:
    page.use_alone(choice(CYTON, "Cyton"))
    page.add(choice(BrainFlowSpec(board_id=2, serial_port="/dev/ttyUSB0"), "Cyton with Daisy"))
    assert not page.is_complete()
    assert "/dev/ttyUSB0" in page._missing.text()


def test_a_file_that_cannot_be_played_cannot_be_chosen(page: BeginPage, station: FakeStation, qtbot: QtBot) -> None:
    broken = choice(PlaybackSpec(path="/x/cut.edf"), "cut.edf", DeviceGroup.FILE, usable=False)
    station.plug(with_more(broken))
    qtbot.waitUntil(lambda: len(page.devices.rows) == 3)
    page.devices.setCurrentItem(row(page, "cut.edf"))
    QTest.keyClick(page.devices, Qt.Key.Key_Return)
    assert page.spec == SimulatedSpec()


def test_searching_shows_what_fits(page: BeginPage) -> None:
    QTest.keyClicks(page.search, "64 simul")
    assert [one.spec for one in page.devices.rows] == [SimulatedSpec(n_channels=64)]
    page.search.clear()
    assert len(page.devices.rows) == 2


def test_an_amplifier_is_entered_by_hand(
    page: BeginPage, window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    station.plug(with_more(ports=(PORT,)))
    qtbot.waitUntil(lambda: page._found == station.memory.devices.devices)
    page.by_hand.click()
    qtbot.waitUntil(page.form.search.hasFocus)
    QTest.keyClicks(page.form.search, "cyton wifi")
    assert page.form.boards.count() == 2
    page.form.choose(5)
    assert [field.entry.field for field in page.form.fields] == ["ip_port", "ip_address", "timeout_s"]
    next_step(window)
    assert page.form.fields[0].fault == "This is needed."
    assert page.busy_elsewhere
    page.form.fields[0].edit.setText("80")
    next_step(window)
    assert "1024" in page.form.fields[0].fault
    page.form.fields[0].edit.setText("6987")
    next_step(window)
    assert not page.busy_elsewhere
    # A simulated device stands back for a real one.
    assert (page.spec, page.more_specs) == (BrainFlowSpec(board_id=5, ip_port=6987), ())
    assert station.asked_for(m.BeginSession) == []


def test_the_ports_found_are_offered_and_another_can_be_typed(
    page: BeginPage, station: FakeStation, qtbot: QtBot
) -> None:
    page.by_hand.click()
    page.form.choose(0)
    (port,) = page.form.fields
    assert port.text == ""
    assert "No serial port is found" in port.hint.text()
    station.plug(with_more(ports=(PORT,)))
    qtbot.waitUntil(lambda: port.text == "/dev/ttyUSB0")
    port.edit.setText("COM9")
    station.plug(with_more(ports=(PORT, SerialPort(port="COM4"))))
    qtbot.waitUntil(lambda: port.combo is not None and port.combo.count() == 2)
    assert port.text == "COM9"
    page.form.submit()
    assert page.spec == BrainFlowSpec(board_id=0, serial_port="COM9")


def test_escape_leads_back_from_the_form(page: BeginPage, window: MainWindow) -> None:
    page.by_hand.click()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not page.busy_elsewhere
    page.by_streams.click()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not page.busy_elsewhere


@pytest.mark.parametrize("board", [-3, -2, -1, 0, 1, 46, 47, 56, 67])
def test_every_kind_of_form_can_be_shown_and_names_its_controls(page: BeginPage, board: int) -> None:
    page.by_hand.click()
    page.form.choose(board)
    assert page.form.board.board_id == board
    for field in page.form.fields:
        assert field.control.accessibleName() == field.entry.label
        assert field.entry.explanation in field.hint.text()


def test_streams_are_ticked_together_and_become_one_device(
    page: BeginPage, station: FakeStation, qtbot: QtBot, window: MainWindow
) -> None:
    streams = (
        stream("Cap", "u1", source_id="cap-1"),
        stream("Keys", "u2", source_id="keys-1", rate_hz=0.0),
        stream("Loose", "u3"),
    )
    station.plug(with_more(streams=streams))
    qtbot.waitUntil(lambda: page.streams.table.rowCount() == 3)
    page.by_streams.click()
    page.streams.submit()
    assert page.streams._fault.text() == NO_SIGNAL
    names = [page.streams.table.item(at, 0).text() for at in range(3)]
    for name in ("Keys", "Cap"):
        page.streams.table.item(names.index(name), 0).setCheckState(Qt.CheckState.Checked)
    assert page.streams._said.text() == ""
    next_step(window)
    assert page.spec == LslSpec(
        streams=(
            LslStream(name="Cap", type="EEG", source_id="cap-1"),
            LslStream(name="Keys", type="Markers", source_id="keys-1"),
        )
    )


def test_streams_that_cannot_be_known_again_are_said(page: BeginPage, station: FakeStation, qtbot: QtBot) -> None:
    twins = (stream("Cap", "u1", source_id="c"), stream("Cap", "u2", source_id="c"), stream("Loose", "u3"))
    station.plug(with_more(streams=twins))
    qtbot.waitUntil(lambda: page.streams.table.rowCount() == 3)
    page.by_streams.click()
    for at in range(3):
        page.streams.table.item(at, 0).setCheckState(Qt.CheckState.Checked)
    assert "2 streams are called “Cap”" in page.streams._said.text()
    assert "“Loose” has no source id" in page.streams._said.text()
    page.streams.submit()
    assert isinstance(page.spec, LslSpec)
    assert [one.uid for one in page.spec.streams] == ["u1", "u2", "u3"]


def test_what_was_used_last_is_chosen_again_and_a_played_recording_is_not_remembered(
    page: BeginPage, window: MainWindow, qtbot: QtBot, tmp_path: object
) -> None:
    kept: list[Preferences] = []
    window.preferences_changed.connect(kept.append)
    page.use_alone(choice(CYTON, "Cyton"))
    page.add(page.devices.rows[0])
    assert page.rememberable == (CYTON, SimulatedSpec())
    page.file_chosen("/x/halloran.edf")
    assert page.rememberable == ()
    page.use_alone(choice(CYTON, "Cyton"))
    next_step(window)
    qtbot.waitUntil(lambda: bool(kept))
    assert kept[-1].devices == (CYTON,)


def test_preferences_keep_devices_on_disk(tmp_path) -> None:  # type: ignore[no-untyped-def]
    save_preferences(tmp_path, Preferences(devices=(CYTON, SimulatedSpec()), recording_folders=("/recordings",)))
    assert load_preferences(tmp_path)[0].devices == (CYTON, SimulatedSpec())


def test_a_remembered_device_is_chosen_when_the_list_comes(
    make_window: Callable[[], MainWindow], station: FakeStation, qtbot: QtBot
) -> None:
    window = make_window()
    window.session.begin_page.remember((CYTON, SimulatedSpec(n_channels=64)), ())
    qtbot.waitUntil(lambda: window.session.begin_page.spec is not None)
    assert window.session.begin_page.spec == CYTON
    assert window.session.begin_page.more_specs == (SimulatedSpec(n_channels=64),)


def test_notes_say_why_something_is_not_looked_for(page: BeginPage, station: FakeStation, qtbot: QtBot) -> None:
    assert page._notes.isHidden()
    station.plug(with_more(notes=("Bluetooth is switched off.",)))
    qtbot.waitUntil(lambda: page._notes.text() == "Bluetooth is switched off.")
    assert not page._notes.isHidden()


def test_a_stimulator_is_simulated_or_on_a_port_of_its_own_or_none(
    page: BeginPage, window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    assert page.output.spec == SimulatedStimulatorSpec()
    page.output.choose(OutputKind.NONE)
    assert page.output.spec is None
    assert page.is_complete()
    page.output.choose(OutputKind.SERIAL)
    assert not page.begin_button.isEnabled()
    assert "stimulator's serial port" in page._missing.text()
    station.plug(with_more(ports=(PORT, SerialPort(port="COM4", detail="USB-SERIAL CH340"))))
    qtbot.waitUntil(lambda: page.output.port.count() == 2)
    assert page.output.port_name == "", "the first port may well be the amplifier's"
    page.use_alone(choice(CYTON, "Cyton"))
    page.output.port.setCurrentIndex(0)
    assert "is an amplifier's" in page._missing.text()
    page.output.port.setCurrentIndex(1)
    QTest.keyClicks(page.output.number, "NS-7")
    next_step(window)
    qtbot.waitUntil(lambda: len(station.asked_for(m.BeginSession)) == 1)
    begun = station.asked_for(m.BeginSession)[0]
    assert (begun.with_output, begun.output) == (True, SerialStimulatorSpec(port="COM4", serial_number="NS-7"))


@pytest.mark.parametrize(
    ("spec", "name"),
    [
        (PlaybackSpec(path="/patients/halloran/night.edf"), "night.edf"),
        (BrainFlowSpec(board_id=38, serial_number="Muse-1"), "Muse 2 “Muse-1”"),
        (BrainFlowSpec(board_id=12), "Amplifier with number 12"),
        (LslSpec(streams=(LslStream(name="Cap"), LslStream(name="Keys"))), "Cap with Keys"),
        (SimulatedSpec(), "Simulated amplifier"),
    ],
)
def test_a_device_that_is_not_listed_has_a_name_without_folders(spec: DeviceSpec, name: str) -> None:
    made = choice_of(spec)
    assert made.name == name
    assert "halloran" not in made.detail
