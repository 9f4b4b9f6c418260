"""The window as its users meet it: whole sessions by keyboard, refusals, lost links, the stop."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.core.devices.driver import SimulatedSpec
from app.core.errors import StorageFault
from app.core.settings.data_directory import DataDirectory
from app.core.station import messages as m
from app.core.station import views
from app.core.workers.messages import SetFilters
from app.ui.dialogs.reset_stop import ResetStopDialog
from app.ui.main_window import MainWindow
from app.ui.panels.live_page import LivePage
from app.ui.theme.active import ActiveTheme
from app.ui.theme.palette import ThemeName
from tests.fakes.safety_ends import FakeSafety
from tests.fakes.station import FakeStation
from tests.unit.ui.sessions import begin, next_step, record

# Qt's own remark about drawing into memory; nothing of ours.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def has_ancestor(widget: QWidget, kinds: tuple[type[QWidget], ...]) -> bool:
    """Parts of a control (a box's list, a table's corner) are named by it."""
    parent = widget.parentWidget()
    return parent is not None and (isinstance(parent, kinds) or has_ancestor(parent, kinds))


@pytest.mark.proves("USE-WHOLE-SESSION")
def test_a_session_by_keyboard_only(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: window.patients.form.number.edit.hasFocus())
    for text in ("7001", "Novak", "Jana", "1990-05-05"):
        focused = window.focusWidget()
        assert isinstance(focused, QLineEdit)
        QTest.keyClicks(focused, text)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    next_step(window)
    qtbot.waitUntil(lambda: window.patients.current is not None and window.patients.current.hospital_number == "7001")
    station.memory.missing = {"identity", "consent"}
    next_step(window)
    qtbot.waitUntil(lambda: window.session.prerequisites_page.number.hasFocus())
    QTest.keyClicks(window.session.prerequisites_page.number, "7001")
    next_step(window)
    qtbot.waitUntil(lambda: "identity" not in station.memory.missing)
    qtbot.waitUntil(lambda: "identity" not in window.session.prerequisites_page.unmet)
    next_step(window)
    qtbot.waitUntil(lambda: window.session.current_page is window.session.impedance_page)
    next_step(window)
    qtbot.waitUntil(lambda: isinstance(window.session.current_page, LivePage))
    next_step(window)
    qtbot.waitUntil(window.session.is_recording)
    QTest.keyClick(window, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: window.events.rows.rowCount() == 1)
    assert window.events.rows.events[0].text == "Eyes closed"
    next_step(window)
    assert window.session.live_page.asking
    assert station.asked_for(m.StopSessionRecording) == []
    next_step(window)
    qtbot.waitUntil(lambda: window.session.current_page is window.session.progress_page)
    station.change_session(step="completed", step_text="Done.", exit_reason="completed", report_path="/r/report.pdf")
    qtbot.waitUntil(lambda: window.session.current_page is window.session.result_page)
    assert window.session.result_page.open_button.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_B, CONTROL)
    assert window.session.current_page is window.session.begin_page


@pytest.mark.proves("REQ-CLINIC-IDENTITY", "USE-CHOOSE-PATIENT")
def test_the_wrong_patient_goes_nowhere(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    window.patients.list.setCurrentIndex(window.patients.list.model().index(0, 0))
    qtbot.waitUntil(window.session.begin_page.is_complete)
    next_step(window)
    qtbot.waitUntil(lambda: window.session.current_page is window.session.prerequisites_page)
    QTest.keyClicks(window.session.prerequisites_page.number, "9999")
    next_step(window)
    qtbot.waitUntil(lambda: len(window.notices.cards) == 1)
    assert "not this patient's" in window.notices.cards[0].error.what
    assert window.session.current_page is window.session.prerequisites_page
    assert window.session.prerequisites_page.number.text() == ""
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.notices.cards == ()


@pytest.mark.proves("REQ-WINDOW-REFUSALS")
def test_a_form_says_what_is_wrong_where_it_is(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    form = window.patients.form
    window.patients.show_form()
    form.submit()
    assert form.number.fault == "This is needed."
    assert station.asked_for(m.RegisterPatient) == []
    for field, text in ((form.number, "4471-220"), (form.family, "A"), (form.given, "B"), (form.born, "1990-01-01")):
        field.edit.setText(text)
    form.submit()
    qtbot.waitUntil(lambda: form.number.fault == "This hospital number is taken.")


@pytest.mark.proves("REQ-KEYS-NO-SINGLE", "USE-MARK-EVENT")
def test_a_digit_in_a_text_field_is_no_mark(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    record(window, station, qtbot)
    QTest.keyClick(window, Qt.Key.Key_E, CONTROL)
    qtbot.waitUntil(window.events.own_text.hasFocus)
    QTest.keyClicks(window.events.own_text, "3 Hz at 2")
    assert station.asked_for(m.Annotate) == []
    QTest.keyClick(window.events.own_text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(station.asked_for(m.Annotate)) == 1)
    assert station.asked_for(m.Annotate)[0].text == "3 Hz at 2"


def test_traces_are_drawn_and_figures_shown(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    record(window, station, qtbot)
    rng = np.random.default_rng(1)
    for _ in range(30):
        station.publish_samples(rng.normal(0, 20, (21, 10)).astype(np.float32))
        qtbot.wait(15)
    station.publish_samples(rng.normal(0, 20, (21, 10)).astype(np.float32), skip_samples=20, skip_blocks=2)
    page = window.session.live_page.page
    qtbot.waitUntil(lambda: window.status.figure("lost") == "2", timeout=3000)
    assert page.frames_drawn > 5
    # Faster than the device's own rate, and said so.
    qtbot.waitUntil(lambda: window.status.figure("rate").endswith(" of 250 Hz"), timeout=3000)
    station.publish_quality({"F3": "flat"})
    qtbot.waitUntil(lambda: page.grab().toImage().pixelColor(9, 5).isValid())


def test_settings_are_printed_and_filters_asked_for(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    record(window, station, qtbot)
    live = window.session.live_page
    QTest.keyClick(window, Qt.Key.Key_Up, CONTROL)
    assert live.page.settings.uv_per_mm == 5.0
    QTest.keyClick(window, Qt.Key.Key_Right, CONTROL)
    assert live.page.settings.timebase.value == 15.0
    live.controls.notch.setCurrentIndex(1)
    qtbot.waitUntil(
        lambda: bool(station.asked_for(SetFilters)) and station.asked_for(SetFilters)[-1].filters.notch_hz == 50.0
    )
    live.controls.montage.setCurrentIndex(1)
    assert live.page.traces[0].label.endswith("-Av")


@pytest.mark.proves("REQ-STOP-CONTROL", "USE-STOP-NOW", "USE-RESET-STOP")
def test_the_safety_stop_by_key_and_its_reset(
    window: MainWindow, station: FakeStation, safety: FakeSafety, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: window.stop.state_text == "Ready")
    QTest.keyClick(window, Qt.Key.Key_S, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: safety.stops == [("operator", "desktop")])
    qtbot.waitUntil(lambda: window.stop.state_text == "STOPPED")
    assert station.asked_for(m.ResetStop) == []
    window.dialogs.reset_stop()
    dialog = window.findChild(ResetStopDialog)
    assert dialog is not None
    assert not dialog.isModal()
    assert not dialog.ok_button.isEnabled()
    QTest.keyClicks(dialog.reason, "the cause has gone")
    dialog.ok_button.click()
    qtbot.waitUntil(lambda: len(station.asked_for(m.ResetStop)) == 1)


@pytest.mark.proves("REQ-STOP-CONTROL")
def test_the_stop_acts_when_pressed_not_when_released(window: MainWindow, safety: FakeSafety, qtbot: QtBot) -> None:
    QTest.mousePress(window.stop.stop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(safety.stops) == 1)
    QTest.mouseRelease(window.stop.stop_button, Qt.MouseButton.LeftButton)
    qtbot.wait(50)
    assert len(safety.stops) == 1


@pytest.mark.proves("REQ-STOP-LOOK")
def test_a_stop_without_link_does_not_look_like_one(window: MainWindow, safety: FakeSafety, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.stop.state_text == "Ready")
    working = window.stop.stop_button.grab().toImage()
    safety.status = None
    qtbot.waitUntil(lambda: window.stop.state_text == "No link")
    dead = window.stop.stop_button.grab().toImage()
    assert working.pixelColor(6, 23).red() > 150 > dead.pixelColor(6, 23).red()
    assert "not working" in window.stop.stop_button.accessibleName()
    QTest.keyClick(window, Qt.Key.Key_S, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: len(window.notices.cards) == 1)
    assert "hard-wired" in window.notices.cards[0].error.advice


@pytest.mark.proves("REQ-WINDOW-FROZEN")
def test_a_frozen_window_loses_its_lease(window: MainWindow, safety: FakeSafety, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: safety.renewals > 3)
    # The GUI thread stands still: no event is handled while this thread sleeps.
    QTest.qSleep(60)
    before = safety.renewals
    QTest.qSleep(300)
    assert safety.renewals <= before + 1
    qtbot.waitUntil(lambda: safety.renewals > before + 3)


@pytest.mark.proves("REQ-STOP-PROOF", "USE-PROVE-STOP")
def test_the_proof_goes_over_the_windows_own_link(
    window: MainWindow, station: FakeStation, safety: FakeSafety, qtbot: QtBot
) -> None:
    station.memory.missing = {"stop_proof"}
    window.patients.list.setCurrentIndex(window.patients.list.model().index(0, 0))
    qtbot.waitUntil(window.session.begin_page.is_complete)
    next_step(window)
    qtbot.waitUntil(lambda: window.session.prerequisites_page.unmet == {"stop_proof"})
    next_step(window)
    qtbot.waitUntil(lambda: safety.proofs == 1)
    station.prove_stop()
    qtbot.waitUntil(lambda: window.session.current_page is window.session.impedance_page)


@pytest.mark.proves("REQ-ALARM-STATION-LOST")
def test_a_lost_station_is_said_and_found_again(
    make_window: Callable[[], MainWindow], data: DataDirectory, qtbot: QtBot
) -> None:
    first = FakeStation(data)
    window = make_window()
    qtbot.waitUntil(lambda: window.state is not None, timeout=5000)
    assert not window.link_notice.isVisible()
    first.close()
    qtbot.waitUntil(window.link_notice.isVisible, timeout=6000)
    second = FakeStation(data)
    try:
        qtbot.waitUntil(lambda: not window.link_notice.isVisible(), timeout=6000)
        qtbot.waitUntil(lambda: window.state is not None and window.state.incarnation == second.incarnation)
    finally:
        second.close()


@pytest.mark.proves("REQ-WINDOW-KILLED")
def test_a_window_started_in_mid_session_attaches(
    make_window: Callable[[], MainWindow], station: FakeStation, qtbot: QtBot
) -> None:
    station._on_BeginSession(m.BeginSession(patient_id=station.memory.patients[1].patient_id, device=SimulatedSpec()))
    station.measure()
    station.change_session(step="recording", recording_id="r", recording_seconds=75.0)
    station.memory.events.append(views.SessionEvent(onset_s=3.0, duration_s=0.0, kind="annotation", text="Eyes open"))
    window = make_window()
    qtbot.waitUntil(window.session.is_recording, timeout=2000)
    assert window.banner.name.text() == "OKONKWO, Chidi"
    assert window.banner.number.text() == "4471-198"
    qtbot.waitUntil(lambda: window.events.rows.rowCount() == 1)
    assert not window.patients.isEnabled()


@pytest.mark.proves("REQ-ALARM-PRIORITY", "USE-ANSWER-ALARM")
def test_alarms_most_urgent_first(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    assert window.alarms.shown is None
    station.memory.alarms = tuple(
        views.AlarmView(
            alarm_id=str(at), condition="c", priority=p, state="active", text=p, advice="do it", since=str(at)
        )
        for at, p in enumerate(("low", "high", "medium"))
    )
    station.tell()
    qtbot.waitUntil(lambda: window.alarms.shown is not None and window.alarms.shown.priority == "high")
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    qtbot.waitUntil(lambda: window.alarms.shown is not None and window.alarms.shown.priority == "medium")
    assert station.asked_for(m.AcknowledgeAlarm)[0].alarm_id == "1"


@pytest.mark.proves("REQ-WINDOW-REFUSALS")
def test_a_refusal_is_shown_in_three_parts(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    record(window, station, qtbot)
    station.memory.refuse_with = StorageFault("The disk is full.")
    QTest.keyClick(window, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: len(window.notices.cards) == 1)
    error = window.notices.cards[0].error
    assert (error.what, error.code) == ("The disk is full.", "surroundings.storage")
    assert error.meaning
    assert error.advice
    assert window.isActiveWindow() or not window.notices.cards[0].hasFocus()


@pytest.mark.proves("REQ-WINDOW-ASKS")
def test_leaving_asks_first(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    begin(window, station, qtbot)
    QTest.keyClick(window, Qt.Key.Key_X, CONTROL | SHIFT)
    assert station.asked_for(m.CancelSession) == []
    QTest.keyClick(window, Qt.Key.Key_Escape)
    QTest.keyClick(window, Qt.Key.Key_X, CONTROL | SHIFT)
    QTest.keyClick(window, Qt.Key.Key_X, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: window.session.current_page is window.session.result_page)


@pytest.mark.parametrize("name", [ThemeName.LIGHT, ThemeName.DARK])
def test_every_control_has_a_name(window: MainWindow, theme: ActiveTheme, name: ThemeName, qtbot: QtBot) -> None:
    theme.choose(name)
    controls = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, controls)
        and not widget.accessibleName()
        and not widget.objectName().startswith("qt_")
        and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not has_ancestor(widget, controls)
    ]
    assert nameless == []
