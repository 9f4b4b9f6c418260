"""What the stop looks like and says in each state, what the window says after a stop, and the way back by keyboard."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.core.safety.client import LINK_LOST, SafetyStatus
from app.core.safety.stop_machine import StopState
from app.core.station import messages as m
from app.core.stopping.messages import StopInputView
from app.ui.dialogs.reset_stop import ResetStopDialog
from app.ui.main_window import MainWindow
from app.ui.panels.live_page import LivePage
from app.ui.safety_strip.stop_button import StopButton
from app.ui.safety_strip.stop_words import OWN_SWITCH, ButtonLook, look_of, ways_instead
from app.ui.theme.active import ActiveTheme
from app.ui.theme.palette import ThemeName
from tests.fakes.safety_ends import FakeSafety
from tests.fakes.station import FakeStation
from tests.stop_pictures import STATES, STIMULATOR
from tests.unit.ui.sessions import begin, next_step
from tests.widget_pictures import pictured, pixels

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
STOPPED = SafetyStatus(
    state="stopped",
    cause="operator",
    source="desktop",
    causes=("operator: desktop", "lease_lapsed: acquisition"),
    hindrances=("The acquisition program has not come back.",),
    output="safe",
    proved=True,
    last_latency_ms=1.9,
    stop_number=3,
)


def test_every_state_of_the_stop_has_a_look_of_its_own() -> None:
    for state in (*StopState, LINK_LOST):
        look = look_of(SafetyStatus(state=str(state)))
        assert look.state
        assert look.state != str(state), "words for people"
        assert look.works is (state != LINK_LOST)
    assert {look_of(SafetyStatus(state=str(state))).button for state in (*StopState, LINK_LOST)} == set(ButtonLook)
    unknown = look_of(SafetyStatus(state="from a newer version"))
    assert unknown.works
    assert unknown.state == "from a newer version"


@pytest.mark.proves("REQ-STOP-LOOK")
@pytest.mark.parametrize("name", [ThemeName.DARK, ThemeName.LIGHT])
def test_states_differ_in_lightness_and_shape_and_only_a_working_stop_is_red(
    theme: ActiveTheme, qtbot: QtBot, name: ThemeName
) -> None:
    theme.choose(name)
    greys: dict[str, np.ndarray] = {}
    for words, status in STATES:
        button = StopButton()
        qtbot.addWidget(button)
        button.resize(button.sizeHint())
        button.show_status(status)
        colours = pixels(pictured(button)).astype(float)
        redness = colours[..., 0] - (colours[..., 1] + colours[..., 2]) / 2
        if status.state == LINK_LOST:
            assert redness.max() < 0.2, "nothing of it is red"
            assert "not working" in button.accessibleName()
        else:
            assert (redness > 0.25).mean() > 0.02, words
        greys[button.look.button] = colours.mean(axis=2)
    looks = list(greys)
    for at, first in enumerate(looks):
        for second in looks[at + 1 :]:
            # In greys, where colour cannot help: a twentieth of the button at least.
            assert (np.abs(greys[first] - greys[second]) > 0.15).mean() > 0.02, (first, second)


@pytest.mark.proves("REQ-STOP-LOOK")
def test_what_to_do_instead_says_what_works() -> None:
    chord = StopInputView(kind="chord", name="Ctrl+Alt+Shift+S", state="watched")
    pedal = StopInputView(kind="contact", name="the pedal", state="closed")
    dead = StopInputView(kind="chord", name="Ctrl+Alt+Shift+S", state="unavailable", text="No permission.")
    both = ways_instead(station_heard=True, station_hears_safety=True, inputs=(chord, pedal))
    assert both[0] == OWN_SWITCH
    assert "hold Ctrl + Alt + Shift + S or press the pedal" in both[1]
    assert "neurascale stop" in both[-1]
    without = ways_instead(station_heard=True, station_hears_safety=True, inputs=(dead,))
    assert not any("Ctrl" in one for one in without)
    down = ways_instead(station_heard=True, station_hears_safety=False, inputs=(chord, pedal))
    assert down[0] == OWN_SWITCH
    assert "do not work either" in down[1]
    assert len(down) == 2
    assert "not known" in ways_instead(station_heard=False, station_hears_safety=True, inputs=(chord,))[1]


@pytest.fixture
def recording(window: MainWindow, station: FakeStation, qtbot: QtBot) -> MainWindow:
    begin(window, station, qtbot)
    station.change_session(step="recording", recording_id="r", stimulator=STIMULATOR, amplitude_ma=1.0)
    qtbot.waitUntil(window.session.is_recording)
    return window


@pytest.mark.proves("REQ-STOP-LOOK")
def test_within_a_second_of_losing_safety_the_window_says_what_to_do(
    recording: MainWindow, safety: FakeSafety, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: recording.links.safety.status.state == "ready")
    assert not recording.stop_panel.isVisible()
    safety.status = None
    qtbot.waitUntil(recording.stop_panel.isVisible, timeout=1000)
    assert recording.stop.stop_button.look.button is ButtonLook.DEAD
    assert OWN_SWITCH in recording.stop_panel.more.text()
    assert "does not work" in recording.stop_panel.accessibleName()
    safety.status = SafetyStatus(state="ready", proved=True, output="safe")
    qtbot.waitUntil(lambda: not recording.stop_panel.isVisible())


@pytest.mark.proves("REQ-STOP-EVIDENCE")
def test_after_a_stop_cause_time_evidence_and_what_stands_are_said(
    recording: MainWindow, safety: FakeSafety, station: FakeStation, qtbot: QtBot
) -> None:
    safety.status = STOPPED
    panel = recording.stop_panel
    qtbot.waitUntil(panel.isVisible)
    assert "pressed by the operator" in panel.what.text()
    assert "safe after 1.9 ms" in panel.what.text()
    for words in ("The recording goes on", "a program stopped answering", "has not come back", "started anew"):
        assert words in panel.more.text()
    qtbot.wait(150)
    assert station.asked_for(m.StopSessionRecording) == []
    # The recording is ended only where it is asked for, twice.
    QTest.mouseClick(panel.end, Qt.MouseButton.LeftButton)
    assert station.asked_for(m.StopSessionRecording) == []
    assert panel.end.text() == "Yes, end the recording"
    QTest.mouseClick(panel.end, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(station.asked_for(m.StopSessionRecording)) == 1)


def test_a_stop_that_is_not_confirmed_says_so_first(recording: MainWindow, safety: FakeSafety, qtbot: QtBot) -> None:
    safety.status = replace(STOPPED, output="unconfirmed", last_latency_ms=None, hindrances=())
    qtbot.waitUntil(recording.stop_panel.isVisible)
    assert "NOT confirmed" in recording.stop_panel.what.text()
    assert "All causes are cleared" in recording.stop_panel.more.text()
    ready = SafetyStatus(state="ready", proved=True, output="unconfirmed")
    assert look_of(ready).state == "NOT CONFIRMED"


def test_the_reset_shows_what_stands_and_waits_for_it(recording: MainWindow, safety: FakeSafety, qtbot: QtBot) -> None:
    safety.status = STOPPED
    qtbot.waitUntil(lambda: recording.links.safety.status.state == "stopped")
    recording.dialogs.reset_stop()
    recording.dialogs.reset_stop()
    dialogs = recording.findChildren(ResetStopDialog)
    assert len(dialogs) == 1, "one of them at a time"
    dialog = dialogs[0]
    dialog.reason.setText("refastened")
    assert "has not come back" in dialog.standing.text()
    assert not dialog.ok_button.isEnabled()
    safety.status = replace(STOPPED, hindrances=())
    qtbot.waitUntil(dialog.ok_button.isEnabled)
    assert dialog.reason.text() == "refastened"
    safety.status = SafetyStatus(state="ready", proved=True, output="safe")
    qtbot.waitUntil(lambda: recording.findChild(ResetStopDialog) is None)


@pytest.mark.proves("REQ-STOP-PROOF", "USE-PROVE-STOP")
def test_after_acquisition_was_started_again_the_stop_can_be_tested_in_mid_session(
    recording: MainWindow, safety: FakeSafety, qtbot: QtBot
) -> None:
    safety.status = SafetyStatus(state="unproved", output="none")
    qtbot.wait(80)
    assert not recording.stop_panel.isVisible(), "nothing is attached yet"
    safety.status = SafetyStatus(state="unproved", output="safe")
    qtbot.waitUntil(recording.stop_panel.proof.isVisible)
    assert "the recording goes on" in recording.stop_panel.more.text()
    QTest.keyClick(recording, Qt.Key.Key_P, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: safety.proofs == 1)
    safety.status = SafetyStatus(state="ready", proved=True, output="safe")
    qtbot.waitUntil(lambda: not recording.stop_panel.isVisible())
    QTest.keyClick(recording, Qt.Key.Key_P, CONTROL | SHIFT)
    qtbot.wait(60)
    assert safety.proofs == 1, "nothing to be tested"


@pytest.mark.proves("REQ-STOP-START", "REQ-STOP-RESET", "USE-STOP-NOW", "USE-RESET-STOP")
def test_through_the_stop_and_back_by_keyboard_only(
    window: MainWindow, safety: FakeSafety, station: FakeStation, qtbot: QtBot
) -> None:
    safety.status = SafetyStatus(state="running", proved=True, output="running")
    begin(window, station, qtbot)
    station.change_session(step="recording", recording_id="r", stimulator=STIMULATOR, amplitude_ma=1.0)
    qtbot.waitUntil(lambda: isinstance(window.session.current_page, LivePage))
    qtbot.waitUntil(lambda: window.stop.state_text == "Output running")
    # Stop, and see it.
    QTest.keyClick(window, Qt.Key.Key_S, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: window.stop.state_text == "STOPPED")
    qtbot.waitUntil(window.stop_panel.isVisible)
    # Reset, with a reason.
    QTest.keyClick(window, Qt.Key.Key_R, CONTROL | SHIFT)
    dialog = window.findChild(ResetStopDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: isinstance(dialog.focusWidget(), QLineEdit))
    QTest.keyClicks(dialog.focusWidget(), "electrode refastened")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [one.reason for one in station.asked_for(m.ResetStop)] == ["electrode refastened"])
    assert safety.starts == 0
    safety.status = SafetyStatus(state="unproved", output="safe")
    # Test it.
    window.activateWindow()
    qtbot.waitUntil(window.stop_panel.proof.isVisible)
    QTest.keyClick(window, Qt.Key.Key_P, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: safety.proofs == 1)
    safety.status = SafetyStatus(state="ready", proved=True, output="safe")
    qtbot.waitUntil(window.output.run_button.isVisible)
    # Start it anew: Tab to the button, ask, confirm.
    QTest.keyClick(window, Qt.Key.Key_M, CONTROL | SHIFT)
    for _ in range(6):
        if window.focusWidget() is window.output.run_button:
            break
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is window.output.run_button
    QTest.keyClick(window.output.run_button, Qt.Key.Key_Space)
    assert window.output.asking
    assert safety.starts == 0
    QTest.keyClick(window, Qt.Key.Key_Return, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: safety.starts == 1)
    qtbot.waitUntil(lambda: window.stop.state_text == "Output running")
    # And end it in order.
    window.output.run_button.click()
    QTest.keyClick(window, Qt.Key.Key_Return, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: safety.finishes == 1)
    assert station.asked_for(m.StopSessionRecording) == []
    next_step(window)
    assert window.session.live_page.asking, "the recording went on all the while"


def test_a_start_that_is_refused_is_said(recording: MainWindow, safety: FakeSafety, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: recording.links.safety.status.state == "ready")
    recording.output.run_button.click()
    safety.status = SafetyStatus(state="unproved", output="safe")
    recording.links.safety.start_output()
    qtbot.waitUntil(lambda: len(recording.notices.cards) == 1)
    assert "cannot be started" in recording.notices.cards[0].error.what
    assert safety.starts == 0
