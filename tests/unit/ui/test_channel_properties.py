"""The properties of a channel: on this screen at once, in the recording on one press and with a reason."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.core.errors import Conflict
from app.core.station.recording_messages import ChangeChannel
from app.ui.dialogs.channel_properties import ChannelPropertiesDialog
from app.ui.main_window import MainWindow
from app.ui.signal_views.channel_looks import TraceColour, look_of
from app.ui.signal_views.drawing_mode import DrawingMode
from tests.fakes.station import FakeStation
from tests.unit.ui.sessions import CONTROL, begin, next_step, record

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(window: MainWindow, station: FakeStation, qtbot: QtBot) -> ChannelPropertiesDialog:
    """Opened by key while something is recorded."""
    record(window, station, qtbot)
    return opened(window, qtbot)


def opened(window: MainWindow, qtbot: QtBot) -> ChannelPropertiesDialog:
    window.session.live_page.take_focus()
    QTest.keyClick(window.session.live_page.page, Qt.Key.Key_I, CONTROL)
    qtbot.waitUntil(lambda: window.findChild(ChannelPropertiesDialog) is not None)
    found = window.findChild(ChannelPropertiesDialog)
    assert found is not None
    qtbot.waitUntil(found.isVisible)
    return found


def choose(box: QComboBox, value: object) -> None:
    """As the keyboard does: to the row, and take it."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_it_is_not_modal_and_opens_once(dialog: ChannelPropertiesDialog, window: MainWindow, qtbot: QtBot) -> None:
    assert not dialog.isModal()
    window.session.live_page.page.properties_wanted.emit("C3-P3")
    assert window.findChildren(ChannelPropertiesDialog) == [dialog]
    assert dialog.trace.currentData() == "C3-P3"


def test_the_look_of_a_trace_takes_effect_as_it_is_chosen(
    dialog: ChannelPropertiesDialog, window: MainWindow, station: FakeStation
) -> None:
    page = window.session.live_page.page
    dialog.show_trace("C3-P3")
    choose(dialog.gain, 2.0)
    choose(dialog.colour, TraceColour.INFO)
    look = look_of(page.settings.looks, "C3-P3")
    assert (look.gain, look.colour, look.hidden) == (2.0, TraceColour.INFO, False)
    QTest.keyClick(dialog.hidden, Qt.Key.Key_Space)
    assert look_of(page.settings.looks, "C3-P3").hidden
    assert station.asked_for(ChangeChannel) == [], "what concerns this screen changes no recording"
    dialog.show_trace("P3-O1")
    assert dialog.gain.currentData() == 1.0, "the next trace has its own"
    QTest.keyClick(dialog.show_all_button, Qt.Key.Key_Space)
    assert not look_of(page.settings.looks, "C3-P3").hidden


def test_a_bad_channel_needs_a_reason(dialog: ChannelPropertiesDialog, station: FakeStation, qtbot: QtBot) -> None:
    dialog.show_trace("C3-P3")
    assert [dialog.electrode.itemData(row) for row in range(dialog.electrode.count())] == ["C3", "P3"]
    choose(dialog.electrode, "P3")
    assert not dialog.send_button.isEnabled(), "nothing is different yet"
    QTest.keyClick(dialog.bad, Qt.Key.Key_Space)
    assert not dialog.send_button.isEnabled()
    assert "Say why" in dialog.answer.text()
    QTest.keyClicks(dialog.reason, "Electrode is loose")
    QTest.keyClick(dialog.send_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(station.asked_for(ChangeChannel)) == 1)
    (asked,) = station.asked_for(ChangeChannel)
    assert (asked.label, asked.bad, asked.comment, asked.new_label, asked.kind) == (
        "P3",
        True,
        "Electrode is loose",
        "",
        None,
    )
    assert station.memory.session is not None
    assert asked.session_id == station.memory.session.session_id
    qtbot.waitUntil(lambda: "from this moment on" in dialog.answer.text())


def test_name_and_kind_go_to_the_station_and_a_refusal_is_said(
    dialog: ChannelPropertiesDialog, station: FakeStation, qtbot: QtBot
) -> None:
    dialog.show_trace("C3-P3")
    dialog.new_label.setText("C5")
    choose(dialog.kind, "emg")
    with station.memory.lock:
        station.memory.refuse_with = Conflict("There is a channel C5 already.", advice="Choose another label.")
    QTest.keyClick(dialog.send_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "already" in dialog.answer.text())
    (asked,) = station.asked_for(ChangeChannel)
    assert (asked.new_label, asked.kind, asked.bad) == ("C5", "emg", None)
    assert dialog.send_button.isEnabled(), "it can be tried again"


def test_before_the_recording_it_says_why_nothing_can_be_changed(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    begin(window, station, qtbot)
    next_step(window)
    qtbot.waitUntil(lambda: bool(window.session.live_page.page.traces) and window.session.live_page.isVisible())
    dialog = opened(window, qtbot)
    assert not dialog.bad.isEnabled()
    assert "Nothing is recorded now" in dialog.answer.text()
    assert dialog.gain.isEnabled()


def test_a_channel_that_was_renamed_is_offered_under_its_new_name(
    dialog: ChannelPropertiesDialog, window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    assert station.memory.session is not None
    device = station.memory.session.device
    assert device is not None
    (stream,) = device.streams
    channels = tuple(
        msgspec.structs.replace(channel, label="X9") if channel.label == "A1" else channel
        for channel in stream.channels
    )
    changed = msgspec.structs.replace(stream, channels=channels)
    station.change_session(device=msgspec.structs.replace(device, streams=(changed,)))
    window.session.live_page.controls.choose_montage("Referential")
    qtbot.waitUntil(lambda: dialog.trace.findData("X9") >= 0)
    assert dialog.trace.findData("A1") == -1


def test_every_control_has_a_name(dialog: ChannelPropertiesDialog) -> None:
    for kind in (QAbstractButton, QComboBox, QLineEdit):
        controls: list[QWidget] = dialog.findChildren(kind)
        assert controls
        for control in controls:
            said = control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")
            assert said, control


@pytest.mark.parametrize(
    ("key", "attribute", "other"), [(Qt.Key.Key_G, "mode", DrawingMode.SCROLL), (Qt.Key.Key_U, "negative_up", False)]
)
def test_sweep_or_scroll_and_the_polarity_are_a_key_away(
    window: MainWindow,
    station: FakeStation,
    qtbot: QtBot,
    key: Qt.Key,
    attribute: str,
    other: object,
) -> None:
    record(window, station, qtbot)
    page = window.session.live_page.page
    before = getattr(page.settings, attribute)
    assert before != other
    QTest.keyClick(page, key, CONTROL | SHIFT)
    assert getattr(page.settings, attribute) == other
    assert window.session.live_page.controls.drawing.currentData() == (page.settings.mode, page.settings.negative_up)
    QTest.keyClick(page, key, CONTROL | SHIFT)
    assert getattr(page.settings, attribute) == before
