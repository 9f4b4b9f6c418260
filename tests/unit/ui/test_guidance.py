"""What the window owes to people: focus where it is needed, words that are true, nothing clipped, no dead ends."""

from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.clinic.prerequisites import Prerequisite
from app.core.clinic.protocols import DEFAULT_PROTOCOL, load_protocol
from app.core.devices.driver import DeviceDescription, PlaybackSpec
from app.core.errors import NotPermitted, StorageFault
from app.core.identifiers import DeviceId, new_id
from app.core.station import messages as m
from app.core.station import views
from app.ui.dialogs.closing import ClosingDialog
from app.ui.dialogs.reset_stop import ResetStopDialog
from app.ui.main_window import MainWindow
from app.ui.panels.live_page import LivePage
from app.ui.panels.status_line import UNKNOWN
from app.ui.safety_strip.alarm_line import AlarmLine
from tests.fakes.safety_ends import FakeSafety
from tests.fakes.station import FakeStation, make_stream
from tests.unit.ui.sessions import begin, next_step, record

# Qt's own remark about drawing into memory; nothing of ours.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def view(window: MainWindow, **changed: object) -> views.SessionView:
    """The session shown, changed."""
    assert window.session.session is not None
    return msgspec.structs.replace(window.session.session, **changed)


@pytest.mark.proves("USE-CHOOSE-PATIENT")
def test_the_list_in_focus_chooses_nobody(window: MainWindow, qtbot: QtBot) -> None:
    window.patients.list.setFocus()
    qtbot.wait(20)
    assert window.patients.current is None
    assert window.session.begin_page.patient is None
    QTest.keyClick(window, Qt.Key.Key_F, CONTROL)
    QTest.keyClick(window.patients.search, Qt.Key.Key_Return)
    assert window.patients.current is not None
    assert window.session.begin_page.patient == window.patients.current


def test_the_number_has_the_focus_when_the_list_of_what_is_missing_comes_late(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    station.memory.missing = {"identity"}
    window.patients.list.setCurrentIndex(window.patients.list.model().index(0, 0))
    qtbot.waitUntil(window.session.begin_page.is_complete)
    next_step(window)
    page = window.session.prerequisites_page
    qtbot.waitUntil(lambda: page.unmet == {"identity"})
    later = view(window)
    window.session.show_session(msgspec.structs.replace(later, session_id=new_id(), prerequisites=()))
    window.setFocus()
    assert not page.number.hasFocus()
    window.session.show_session(msgspec.structs.replace(later, session_id=window.session.session.session_id))  # type: ignore[union-attr]
    assert page.number.hasFocus()


@pytest.mark.proves("REQ-WINDOW-REFUSALS")
def test_a_refusal_goes_when_what_it_asked_for_is_done(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    begin(window, station, qtbot)
    window.notices.show_error(NotPermitted("The number read is not this patient's."))
    window.notices.show_error(StorageFault("The disk has vanished."))
    assert window.state is not None
    window.show_state(msgspec.structs.replace(window.state, session=view(window, step="ready")))
    assert [card.error.what for card in window.notices.cards] == ["The disk has vanished."]


def test_warnings_of_a_file_are_read_before_it_is_recorded(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    begin(window, station, qtbot)
    device = DeviceDescription(
        device_id=DeviceId(new_id()),
        driver="playback",
        name="EDF file",
        streams=(make_stream(),),
        live=False,
        warnings=("It is cut off: its header says 61 data records, 7 complete ones are there.",),
    )
    met = (Prerequisite(name="device", text="Device connected", met=True),)
    page = window.session.prerequisites_page
    page.show_session(view(window, device=device, prerequisites=met))
    assert any("cut off" in row.accessibleName() for row in page.findChildren(type(page._rows["device"])))


def test_a_device_that_cannot_measure_shows_its_electrodes_and_no_dead_button(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    begin(window, station, qtbot)
    device = DeviceDescription(
        device_id=DeviceId(new_id()), driver="playback", name="EDF file", streams=(make_stream(),), live=False
    )
    page = window.session.impedance_page
    page.show_session(view(window, device=device, impedances=()))
    assert "Fp1" in page.head.accessibleName()
    assert "not measured" in page.head.accessibleName()
    assert page.accept_button.text() == "Go on without measuring"
    assert not page._again.isVisible()


def test_after_own_words_the_digits_are_marks_again(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    record(window, station, qtbot)
    QTest.keyClick(window, Qt.Key.Key_E, CONTROL)
    QTest.keyClicks(window.events.own_text, "Coughs")
    QTest.keyClick(window.events.own_text, Qt.Key.Key_Return)
    focused = window.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_7)
    qtbot.waitUntil(window.session.live_page.page.hasFocus)
    expected = ["Coughs", load_protocol(DEFAULT_PROTOCOL).annotations[6]]
    qtbot.waitUntil(lambda: [one.text for one in station.asked_for(m.Annotate)] == expected)


def test_the_traces_have_the_focus_while_recording(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    record(window, station, qtbot)
    assert window.focusWidget() is window.session.live_page.page


@pytest.mark.proves("REQ-ALARM-WORDS", "USE-ANSWER-ALARM")
def test_an_alarm_that_is_over_is_not_told_as_if_it_were_not(qtbot: QtBot, window: MainWindow) -> None:
    line = AlarmLine()
    qtbot.addWidget(line)
    assert "not known" in line.accessibleName()
    alarm = views.AlarmView(
        alarm_id="1",
        condition="safety_link_lost",
        priority="high",
        state="latched",
        text="The safety program does not answer.",
        advice="Use the hard-wired stop.",
        since="2026-01-01T00:00:00Z",
    )
    line.show_alarms((alarm,))
    assert "is over" in line.accessibleName()
    assert "hard-wired" not in line.accessibleName()
    line.show_alarms(())
    assert line.accessibleName() == "No alarms"
    line.show_unknown()
    assert "not known" in line.accessibleName()
    line.show_alarms(())
    assert line.accessibleName() == "No alarms"


@pytest.mark.proves("REQ-STOP-RESET", "USE-RESET-STOP")
def test_reset_by_key_and_never_the_stop_in_focus_by_itself(
    window: MainWindow, safety: FakeSafety, qtbot: QtBot
) -> None:
    QTest.keyClick(window, Qt.Key.Key_R, CONTROL | SHIFT)
    assert window.findChild(ResetStopDialog) is None
    qtbot.waitUntil(lambda: window.links.safety.status.state == "ready")
    QTest.keyClick(window, Qt.Key.Key_S, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: window.links.safety.status.state == "stopped")
    QTest.keyClick(window, Qt.Key.Key_R, CONTROL | SHIFT)
    dialog = window.findChild(ResetStopDialog)
    assert dialog is not None
    dialog.reject()
    window.stop._reset.setFocus()
    window.stop.show_status(replace(window.links.safety.status, state="ready"))
    assert not window.stop.stop_button.hasFocus()


@pytest.mark.proves("REQ-SIGNAL-DISPLAY")
def test_stillness_is_said_on_the_page(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    record(window, station, qtbot)
    live = window.session.live_page
    live.show_stillness(None)
    assert live._still.isVisible()
    live.show_stillness(0.2)
    assert not live._still.isVisible()
    live.show_stillness(3.4)
    assert live._still.text() == "No new signal for 3 s. The traces stand still."


def test_the_rate_is_a_dash_without_a_session(window: MainWindow) -> None:
    assert window.status.figure("rate") == UNKNOWN


def test_a_file_is_chosen_in_the_window(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = window.session.begin_page
    qtbot.waitUntil(lambda: page.spec is not None)
    path = tmp_path / "night.edf"
    page.file_chosen(str(path))
    assert page.spec == PlaybackSpec(path=str(path))
    assert page.more_specs == ()
    page.file_chosen("")
    assert page.spec == PlaybackSpec(path=str(path))


def test_all_channels_are_one_key_away(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    record(window, station, qtbot)
    assert isinstance(window.session.current_page, LivePage)
    controls = window.session.live_page.controls
    assert controls.channels.currentText() == "10-20"
    QTest.keyClick(window, Qt.Key.Key_A, CONTROL | SHIFT)
    assert controls.channels.currentText() == "All channels"
    assert controls.montage.currentText() == "Referential"
    assert len(window.session.live_page.page.traces) == 21
    QTest.keyClick(window, Qt.Key.Key_A, CONTROL | SHIFT)
    assert controls.channels.currentText() == "10-20"
    assert controls.montage.currentText() == "Longitudinal bipolar"


@pytest.mark.proves("REQ-WINDOW-ASKS", "USE-CLOSE-WINDOW")
def test_the_first_tab_when_closing_leads_to_no_ending(window: MainWindow, qtbot: QtBot) -> None:
    dialog = ClosingDialog(recording=True, parent=window)
    qtbot.addWidget(dialog)
    dialog.show()
    focused = dialog.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.leave_button


def test_it_fits_a_small_clinic_screen(window: MainWindow) -> None:
    least = window.minimumSizeHint()
    assert least.width() <= 1366
    assert least.height() <= 728


def test_words_on_the_marks_are_whole(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 728)
    qtbot.wait(50)
    for one in window.events.buttons:
        assert one.width() >= one.sizeHint().width(), one.text()


def test_drawing_goes_on_with_channels_that_have_no_scale(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    record(window, station, qtbot)
    for _ in range(5):
        station.publish_samples(np.ones((21, 50), dtype=np.float32))
        qtbot.wait(20)
    page = window.session.live_page.page
    qtbot.waitUntil(lambda: page.frames_drawn > 0)
    assert page.rate.newest_ns is not None


@pytest.mark.proves("REQ-SIGNAL-DISPLAY")
def test_what_was_last_heard_is_not_shown_as_now(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    record(window, station, qtbot)
    window.banner.show_unheard()
    window.banner.show_unheard()
    assert window.banner._step.text() == "Recording when last heard"
    assert window.state is not None
    window.show_state(window.state)
    assert window.banner._step.text() == "Recording"
