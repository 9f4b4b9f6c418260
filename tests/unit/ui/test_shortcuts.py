"""Keys: what they may be, whose way they are in, changing them; and no single one touches a recording or an output."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.core.devices.stimulator import StimulatorDescription
from app.core.safety.client import SafetyStatus
from app.core.station import messages as m
from app.core.station.output_messages import SetAmplitude
from app.ui.bridge.safety_link import SafetyLink
from app.ui.bridge.station_link import StationLink
from app.ui.dialogs.closing import ClosingDialog
from app.ui.dialogs.shortcut_list import ShortcutListDialog
from app.ui.main_window import MainWindow, WindowLinks
from app.ui.panels.live_page import LivePage
from app.ui.preferences import Preferences, load_preferences, save_preferences
from app.ui.shortcut_rules import ChosenKeys, KeyMap, conflict_of, fault_of, remark_of, resolve
from app.ui.shortcuts import SHORTCUT_OF, SHORTCUTS, Touches, keys_text
from app.ui.shown_keys import shown_keys
from app.ui.theme.active import ActiveTheme
from app.ui.window_keys import TAKEN_BY_THE_STOP, WindowKeys
from tests.fakes.safety_ends import FakeSafety
from tests.fakes.station import FakeStation
from tests.shared_data import REPOSITORY
from tests.unit.ui.sessions import begin, next_step, record

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
STIMULATOR = StimulatorDescription(
    name="Simulated stimulator",
    safe_state="off",
    greatest_amplitude_ma=2.0,
    test_amplitude_ma=0.05,
    safe_within_ms=50,
    keep_alive_ms=500,
)


# --- the table and its rules -------------------------------------------------------------------------------------


def test_the_defaults_keep_the_rules_they_are_held_to(qapp: QApplication) -> None:
    keymap, left_out = resolve(())
    assert left_out == ()
    for one in SHORTCUTS:
        assert fault_of(one, one.keys) == "", one.action
        assert conflict_of(keymap, one.action, one.keys, {"Ctrl+Alt+Shift+S": "the chord"}) == "", one.action


def test_every_shortcut_does_something() -> None:
    assert len(SHORTCUT_OF) == len(SHORTCUTS)
    for one in SHORTCUTS:
        numbered = one.is_mark or one.action.startswith(("panel_", "montage_"))
        assert numbered or callable(getattr(WindowKeys, one.action, None)), one.action


def test_every_default_key_stands_in_the_guide() -> None:
    """Those that are alike (marks, montages, panels) by their first and last."""
    guide = (REPOSITORY / "docs" / "guide" / "keyboard.md").read_text(encoding="utf-8")
    words = " ".join(line for line in guide.splitlines() if line.startswith("| ")).split()
    told = {word if word == "Ctrl+," else word.strip(",;()") for word in words}
    missing = [
        keys
        for one in SHORTCUTS
        if not (one.number and SHORTCUT_OF.get(f"{one.action.rsplit('_', 1)[0]}_{one.number + 1}"))
        for keys in [keys_text(one.keys).replace(" + ", "+")]
        if keys not in told
    ]
    assert missing == []


def single_keys() -> list[str]:
    """Each key of a keyboard by itself, and with Shift, which types."""
    names = [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", *(f"F{n}" for n in range(1, 25)), "Space", "Return", "Enter"]
    names += ["Tab", "Esc", "Del", "Ins", "Home", "End", "PgUp", "PgDown", "Left", "Right", "Up", "Down", "Pause", "+"]
    return [key for name in names for key in (name, f"Shift+{name}")]


@pytest.mark.proves("REQ-KEYS-NO-SINGLE")
@pytest.mark.parametrize("action", [one.action for one in SHORTCUTS if one.touches is not Touches.NOTHING])
def test_no_single_key_is_taken_for_what_touches_a_recording_or_an_output(qapp: QApplication, action: str) -> None:
    for keys in single_keys():
        assert fault_of(SHORTCUT_OF[action], keys), keys


def test_what_touches_is_in_the_table() -> None:
    """By the names of the actions, so that a new one cannot slip by as harmless."""
    touching = {one.action for one in SHORTCUTS if one.touches is not Touches.NOTHING}
    stop = {"safety_stop", "reset_stop", "prove_stop", "confirm_output"}
    assert touching == {*stop, "next_step", "leave_session", "withdraw_consent"}


@pytest.mark.parametrize(
    ("action", "keys", "why"),
    [
        ("safety_stop", "Ctrl+S", "two of"),
        ("safety_stop", "Shift+S", "single key"),
        ("safety_stop", "Ctrl+Alt+S", ""),
        ("reset_stop", "Ctrl+R", "two of"),
        ("prove_stop", "Alt+P", "two of"),
        ("next_step", "F6", "single key"),
        ("next_step", "Alt+Right", ""),
        ("again", "F6", ""),
        ("again", "Ctrl+C", "copies"),
        ("again", "Ctrl+V", "pastes"),
        ("again", "Ctrl+Z", "undoes"),
        ("again", "Ctrl+A", "selects all"),
        ("again", "Alt+F4", "closes windows"),
        ("again", "Space", "has the focus"),
        ("again", "Tab", "has the focus"),
        ("again", "Esc", "Esc"),
        ("dismiss", "Esc", ""),
        ("again", "Ctrl+K, Ctrl+L", "one key"),
        ("again", "nonsense+++", "one key"),
        ("again", "", "one key"),
        ("mark_1", "X", ""),
    ],
)
def test_which_keys_may_be_had(qapp: QApplication, action: str, keys: str, why: str) -> None:
    fault = fault_of(SHORTCUT_OF[action], keys)
    assert (why in fault) if why else fault == "", fault


def test_two_cannot_share_a_key_wherever_they_work(qapp: QApplication) -> None:
    keymap = KeyMap()
    assert "Find a patient" in conflict_of(keymap, "toggle_events", "Ctrl+F")
    assert "tenth of a page back" in conflict_of(keymap, "toggle_events", "Left"), "the traces lie in the window"
    assert "Next step" in conflict_of(keymap, "toggle_events", "Ctrl+Enter"), "the second of two keys counts, too"
    assert conflict_of(keymap, "toggle_events", "Ctrl+2") == "", "its own"
    assert "outside" in conflict_of(keymap, "toggle_events", "Ctrl+Alt+Shift+S", {"Ctrl+Alt+Shift+S": "outside"})


def test_what_is_to_be_known_of_keys_is_said(qapp: QApplication) -> None:
    assert "belongs to the text" in remark_of(SHORTCUT_OF["mark_1"], "X")
    assert "belongs to the text" in remark_of(SHORTCUT_OF["again"], "Ctrl+Left")
    assert "AltGr" in remark_of(SHORTCUT_OF["again"], "Ctrl+Alt+E")
    assert remark_of(SHORTCUT_OF["again"], "F6") == ""


def test_two_may_swap_their_keys_and_a_bad_choice_hurts_no_other(qapp: QApplication) -> None:
    swapped = (ChosenKeys(action="mark_1", keys="2"), ChosenKeys(action="mark_2", keys="1"))
    keymap, left_out = resolve(swapped)
    assert (keymap.of("mark_1"), keymap.of("mark_2"), left_out) == ("2", "1", ())
    bad = (
        *swapped,
        ChosenKeys(action="safety_stop", keys="S"),
        ChosenKeys(action="gone", keys="F9"),
        ChosenKeys(action="again", keys="Ctrl+F"),
    )
    keymap, left_out = resolve(bad)
    assert keymap.of("mark_1") == "2"
    assert keymap.of("safety_stop") == SHORTCUT_OF["safety_stop"].keys
    assert keymap.of("again") == "Ctrl+R"
    assert len(left_out) == 3
    # Half of a swap cannot stand by itself.
    keymap, left_out = resolve((*swapped[:1],))
    assert keymap.of("mark_1") == "1"
    assert len(left_out) == 1


# --- in the window -----------------------------------------------------------------------------------------------


def touched(station: FakeStation, safety: FakeSafety) -> list[object]:
    """Everything that reached the station or safety and begins, changes or ends a recording or an output."""
    kinds = (m.StopSessionRecording, m.CancelSession, SetAmplitude, m.ResetStop, m.Shutdown)
    asked: list[object] = [one for kind in kinds for one in station.asked_for(kind)]
    asked += [one for one in station.asked_for(m.ContinueSession) if one.step == "ready"]
    return [*asked, *safety.stops, *["proof"] * safety.proofs, *["start"] * safety.starts, *["end"] * safety.finishes]


def press_everything(window: MainWindow, top: QWidget, qtbot: QtBot) -> int:
    """Each single key into each control that can have the focus."""
    keys = [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, *(Qt.Key(ord(c)) for c in "ASXRPMNYQ")]
    keys += [Qt.Key.Key_F2, Qt.Key.Key_F6, Qt.Key.Key_F12, Qt.Key.Key_Delete, Qt.Key.Key_Pause]
    tried = 0
    for widget in [top, *top.findChildren(QWidget)]:
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or not widget.isVisible() or not widget.isEnabled():
            continue
        for key in keys:
            # Twice: a question that one key asks must not be answered by the same key.
            for _ in range(2):
                if widget.isVisible():
                    widget.setFocus()
                    QTest.keyClick(widget, key)
            popup = QApplication.activePopupWidget()
            if popup is not None:
                popup.close()
        tried += 1
    for dialog in window.findChildren(QDialog):
        dialog.close()
    qtbot.wait(80)
    return tried


@pytest.mark.proves("REQ-KEYS-NO-SINGLE")
@pytest.mark.parametrize("step", ["prerequisites", "ready", "recording", "stopped", "unproved"])
def test_no_single_key_anywhere_touches_a_recording_or_an_output(
    window: MainWindow, station: FakeStation, safety: FakeSafety, qtbot: QtBot, step: str
) -> None:
    if step == "prerequisites":
        station.memory.missing = {"stop_proof"}
        window.patients.list.setCurrentIndex(window.patients.list.model().index(0, 0))
        qtbot.waitUntil(window.session.begin_page.is_complete)
        next_step(window)
        qtbot.waitUntil(lambda: window.session.prerequisites_page.unmet == {"stop_proof"})
    else:
        begin(window, station, qtbot)
        station.change_session(
            step="ready" if step == "ready" else "recording", recording_id="r", stimulator=STIMULATOR
        )
        qtbot.waitUntil(lambda: isinstance(window.session.current_page, LivePage))
    if step == "stopped":
        safety.status = SafetyStatus(state="stopped", cause="command", output="safe", proved=True, stop_number=1)
        qtbot.waitUntil(window.stop_panel.isVisible)
    if step == "unproved":
        safety.status = SafetyStatus(state="unproved", output="safe")
        qtbot.waitUntil(window.stop_panel.proof.isVisible)
    before = touched(station, safety)
    assert press_everything(window, window, qtbot) > 6
    assert touched(station, safety) == before


@pytest.mark.proves("REQ-KEYS-NO-SINGLE")
def test_no_single_key_in_the_closing_question_ends_a_session(window: MainWindow, qtbot: QtBot) -> None:
    dialog = ClosingDialog(recording=True, parent=window)
    qtbot.addWidget(dialog)
    chosen: list[str] = []
    dialog.chosen.connect(chosen.append)
    dialog.show()
    end = next(one for one in dialog.findChildren(QWidget) if one.accessibleName() == "End session and close")
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        end.setFocus()
        QTest.keyClick(end, key)
    assert chosen == []
    QTest.mouseClick(end, Qt.MouseButton.LeftButton)
    assert chosen == ["end_all"]


@pytest.mark.proves("REQ-KEYS-NO-SINGLE")
def test_nothing_else_in_the_window_is_bound_to_a_key(window: MainWindow) -> None:
    """A shortcut made elsewhere, or a mnemonic on a button, would pass the table by."""
    bound = set(window.keys.bound)
    strays = [one for one in window.findChildren(QShortcut) if one not in bound]
    assert [one.key().toString() for one in strays] == []
    for one in window.keys.bound:
        shortcut = SHORTCUT_OF[one.objectName()]
        assert fault_of(shortcut, one.key().toString()) == ""
    assert {one.objectName() for one in bound} == set(SHORTCUT_OF) - TAKEN_BY_THE_STOP


def test_a_guarded_button_says_how_it_is_pressed(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    record(window, station, qtbot)
    button = window.session.live_page.next_button
    assert "Ctrl + Enter" in button._how()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert not window.session.live_page.asking
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.session.live_page.asking


# --- changing keys -----------------------------------------------------------------------------------------------


def choose(dialog: ShortcutListDialog, action: str, keys: str) -> None:
    at = [one.action for one in SHORTCUTS].index(action)
    dialog.list.setCurrentItem(dialog.list.topLevelItem(at))
    dialog.keys.setKeySequence(QKeySequence(keys))


def test_keys_are_changed_work_at_once_and_are_shown_and_kept(
    window: MainWindow, safety: FakeSafety, qtbot: QtBot
) -> None:
    kept: list[Preferences] = []
    window.preferences_changed.connect(kept.append)
    window.dialogs.shortcuts()
    dialog = window.findChild(ShortcutListDialog)
    assert dialog is not None
    choose(dialog, "toggle_events", "F18")
    dialog.use_button.click()
    choose(dialog, "safety_stop", "Ctrl+Alt+F12")
    dialog.use_button.click()
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    shown = window.events.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F18)
    assert window.events.isVisible() is not shown
    QTest.keyClick(window, Qt.Key.Key_2, CONTROL)
    assert window.events.isVisible() is not shown, "the old key is free"
    QTest.keyClick(window, Qt.Key.Key_S, CONTROL | SHIFT)
    qtbot.wait(60)
    assert safety.stops == []
    QTest.keyClick(window, Qt.Key.Key_F12, CONTROL | Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: len(safety.stops) == 1)
    assert "Ctrl + Alt + F12" in window.stop.stop_button.toolTip()
    assert set(kept[-1].shortcuts) == {
        ChosenKeys(action="toggle_events", keys="F18"),
        ChosenKeys(action="safety_stop", keys="Ctrl+Alt+F12"),
    }


def test_what_the_window_says_of_keys_follows(window: MainWindow, qtbot: QtBot) -> None:
    assert "Ctrl+N" in window.patients.new_button.toolTip()
    window.choose_keys((ChosenKeys(action="new_patient", keys="F19"), ChosenKeys(action="find_patient", keys="F20")))
    assert "F19" in window.patients.new_button.toolTip()
    assert "F20" in window.patients.search.placeholderText()
    window.choose_keys(())
    assert "Ctrl+N" in window.patients.new_button.toolTip()
    assert "Ctrl+F" in window.patients.search.placeholderText()


def test_keys_that_may_not_be_had_are_refused_with_the_reason(window: MainWindow, qtbot: QtBot) -> None:
    window.dialogs.shortcuts()
    dialog = window.findChild(ShortcutListDialog)
    assert dialog is not None
    for action, keys, why in (
        ("safety_stop", "F12", "single key"),
        ("again", "Ctrl+F", "Find a patient"),
        ("again", "Ctrl+C", "copies"),
        ("reset_stop", "Ctrl+R", "two of"),
    ):
        choose(dialog, action, keys)
        assert not dialog.use_button.isEnabled()
        assert why in dialog.said.text()
        dialog.use()
        assert shown_keys().keymap.of(action) == SHORTCUT_OF[action].keys
    dialog.close()


def test_defaults_come_back_one_by_one_and_all_at_once(window: MainWindow, qtbot: QtBot) -> None:
    window.dialogs.shortcuts()
    dialog = window.findChild(ShortcutListDialog)
    assert dialog is not None
    for action, keys in (("again", "F16"), ("new_session", "F17"), ("next_step", "Alt+Return")):
        choose(dialog, action, keys)
        dialog.use_button.click()
    assert shown_keys().keymap.of("next_step") == "Alt+Return; Alt+Enter", "both keys that are called Enter"
    choose(dialog, "again", "")
    dialog.default_button.click()
    assert shown_keys().keymap.of("again") == "Ctrl+R"
    assert shown_keys().keymap.of("new_session") == "F17"
    dialog.all_button.click()
    assert shown_keys().keymap == KeyMap()
    dialog.close()


WITH_A_BUTTON = (
    *("next_step", "again", "leave_session", "new_session", "open_file", "new_patient", "export_recording"),
    *("safety_stop", "reset_stop", "prove_stop", "amplitude", "confirm_output", "withdraw_consent"),
    *("acknowledge", "pause_alarm_sound", "alarm_list", "alarm_history", "show_shortcuts", "view_menu"),
    *("correct_mark", "withdraw_mark", "edit_montages", "mark_1", "mark_8"),
)


@pytest.mark.parametrize("changed", [False, True])
def test_every_button_that_has_a_shortcut_shows_it(
    window: MainWindow, station: FakeStation, qtbot: QtBot, changed: bool
) -> None:
    record(window, station, qtbot)
    if changed:
        # Marks are single keys, which words do not follow: too often they stand for themselves.
        some = [one for one in WITH_A_BUTTON if not one.startswith("mark_")]
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        window.choose_keys(
            tuple(
                ChosenKeys(action=one, keys=f"Ctrl+Alt+Shift+{letter}")
                for one, letter in zip(some, letters, strict=False)
            )
        )
    tips = [one.toolTip().replace(" + ", "+") for one in window.findChildren(QAbstractButton)]
    for action in WITH_A_BUTTON:
        keys = shown_keys().keymap.shown(action).replace(" + ", "+")
        assert any(f"({keys})" in tip for tip in tips), (action, keys)
    button = window.session.live_page.next_button
    assert button.toolTip().startswith("Stop recording")


def test_every_shortcut_is_in_the_list(window: MainWindow, qtbot: QtBot) -> None:
    dialog = ShortcutListDialog(KeyMap(), {}, window)
    qtbot.addWidget(dialog)
    rows = [dialog.list.topLevelItem(at) for at in range(dialog.list.topLevelItemCount())]
    assert [(row.text(0), row.text(1)) for row in rows if row] == [
        (keys_text(one.keys), one.words) for one in SHORTCUTS
    ]


def test_the_sites_chord_cannot_be_given_to_something_else(
    theme: ActiveTheme, station: FakeStation, safety: FakeSafety, qtbot: QtBot
) -> None:
    links = WindowLinks(
        StationLink(station.data), SafetyLink(make_lease=safety.make_lease, make_control=safety.make_control)
    )
    chosen = Preferences(shortcuts=(ChosenKeys(action="again", keys="Ctrl+Alt+Shift+S"),))
    window = MainWindow(links, chosen, outside_chord="Ctrl+Alt+Shift+S")
    qtbot.addWidget(window)
    assert shown_keys().keymap.of("again") == "Ctrl+R"
    assert ["outside the window" in card.error.what for card in window.notices.cards] == [True]
    window.reach.close()
    window.allow_close()
    links.station.close()
    links.safety.close()


def test_chosen_keys_come_back_from_the_disk_and_damage_gives_defaults(tmp_path: Path) -> None:
    wanted = Preferences(shortcuts=(ChosenKeys(action="again", keys="F6"),))
    save_preferences(tmp_path, wanted)
    assert load_preferences(tmp_path) == (wanted, None)
    path = tmp_path / "desktop.json"
    path.write_bytes(path.read_bytes()[:-9])
    preferences, unread = load_preferences(tmp_path)
    assert preferences.shortcuts == ()
    assert unread is not None
    assert "keys" in unread.meaning
    path.write_bytes(msgspec.json.encode({"schema_version": 1, "shortcuts": [{"action": "again"}]}))
    assert load_preferences(tmp_path)[1] is not None


# --- the amplitude -----------------------------------------------------------------------------------------------


def with_stimulator(window: MainWindow, station: FakeStation, qtbot: QtBot, **changed: object) -> None:
    begin(window, station, qtbot)
    assert not window.output.isVisible()
    station.change_session(
        step="recording", recording_id="r", stimulator=STIMULATOR, **{"amplitude_ma": 1.0, **changed}
    )
    qtbot.waitUntil(window.output.isVisible)


@pytest.mark.proves("REQ-KEYS-NO-SINGLE")
def test_the_amplitude_takes_two_steps(
    window: MainWindow, station: FakeStation, safety: FakeSafety, qtbot: QtBot
) -> None:
    with_stimulator(window, station, qtbot)
    output = window.output
    QTest.keyClick(window, Qt.Key.Key_M, CONTROL | SHIFT)
    qtbot.waitUntil(output.amplitude.hasFocus)
    output.amplitude.selectAll()
    QTest.keyClicks(output.amplitude.lineEdit(), "1.5")
    QTest.keyClick(output.amplitude, Qt.Key.Key_Return)
    assert output.asking
    assert "Set 1.5 mA? It is 1 mA now." in output.question.text()
    assert station.asked_for(SetAmplitude) == []
    QTest.keyClick(output.yes_button, Qt.Key.Key_Return)
    QTest.keyClick(output.yes_button, Qt.Key.Key_Space)
    qtbot.wait(60)
    assert station.asked_for(SetAmplitude) == []
    QTest.keyClick(window, Qt.Key.Key_Return, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: [one.amplitude_ma for one in station.asked_for(SetAmplitude)] == [1.5])
    assert not output.asking
    QTest.keyClick(window, Qt.Key.Key_Return, CONTROL | SHIFT)
    qtbot.wait(60)
    assert len(station.asked_for(SetAmplitude)) == 1, "nothing was asked"


def test_a_wheel_changes_nothing_and_the_device_sets_the_limit(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    with_stimulator(window, station, qtbot)
    field = window.output.amplitude
    field.setFocus()
    middle = field.rect().center()
    turn = QWheelEvent(
        QPointF(middle),
        QPointF(field.mapToGlobal(middle)),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, turn)
    assert field.value() == 1.0
    assert field.maximum() == STIMULATOR.greatest_amplitude_ma


@pytest.mark.parametrize("change", ["amplitude", "stop", "esc", "session"])
def test_a_question_about_what_has_changed_is_withdrawn(
    window: MainWindow, station: FakeStation, safety: FakeSafety, qtbot: QtBot, change: str
) -> None:
    with_stimulator(window, station, qtbot)
    qtbot.waitUntil(lambda: window.links.safety.status.state == "ready")
    window.output.amplitude.setValue(1.8)
    window.output.set_button.click()
    assert window.output.asking
    if change == "amplitude":
        station.change_session(amplitude_ma=0.4)
    elif change == "stop":
        QTest.keyClick(window, Qt.Key.Key_S, CONTROL | SHIFT)
    elif change == "esc":
        window.activateWindow()
        QTest.keyClick(window, Qt.Key.Key_Escape)
    else:
        station.change_session(step="completed", exit_reason="completed")
    qtbot.waitUntil(lambda: not window.output.asking)
    QTest.keyClick(window, Qt.Key.Key_Return, CONTROL | SHIFT)
    qtbot.wait(60)
    assert station.asked_for(SetAmplitude) == []


def test_starting_a_recording_with_a_stimulator_asks_first(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    begin(window, station, qtbot)
    station.change_session(step="ready", stimulator=STIMULATOR)
    qtbot.waitUntil(lambda: isinstance(window.session.current_page, LivePage))
    next_step(window)
    assert window.session.live_page.asking
    assert station.asked_for(m.ContinueSession) == []
    next_step(window)
    qtbot.waitUntil(lambda: [one.step for one in station.asked_for(m.ContinueSession)] == ["ready"])
