"""Montages in the window: keys that switch them, the editor, what is remembered, and what is said where one is gone."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.core.identifiers import StreamId, new_id
from app.core.signals.channels import Channel, ChannelKind, StreamDescription
from app.core.workers.messages import FilterSettings
from app.ui.bridge.safety_link import SafetyLink
from app.ui.bridge.station_link import StationLink
from app.ui.dialogs.montage_editor import MontageEditor
from app.ui.dialogs.shortcut_list import ShortcutListDialog
from app.ui.main_window import MainWindow, WindowLinks
from app.ui.preferences import Preferences, load_preferences, save_preferences
from app.ui.shortcut_rules import ChosenKeys
from app.ui.signal_views.montage_box import KEY_ROLE
from app.ui.signal_views.montage_definitions import Derivation, MontageDefinition
from app.ui.signal_views.montage_shelf import MontageShelf, read_montage
from app.ui.signal_views.montages import MontageName
from app.ui.signal_views.page_settings import PageSettings, filtered_rate_hz, page_print, time_constant_text
from app.ui.signal_views.physical_scale import ScreenCalibration
from app.ui.signal_views.trace_controls import TraceControls
from app.ui.theme.active import ActiveTheme
from tests.fakes.safety_ends import FakeSafety
from tests.fakes.station import FakeStation
from tests.unit.ui.sessions import record

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier
OWN = MontageDefinition(name="Sleep", derivations=(Derivation(active="C3", reference="A1 + A2", group="Left"),))


def function_key(number: int) -> Qt.Key:
    return Qt.Key(Qt.Key.Key_F1.value + number - 1)


def shown(window: MainWindow) -> str:
    return window.session.live_page.page.settings.montage


def editor_of(window: MainWindow) -> MontageEditor:
    QTest.keyClick(window, Qt.Key.Key_M, CONTROL)
    editor = window.findChild(MontageEditor)
    assert editor is not None
    return editor


# --- keys ------------------------------------------------------------------------------------------------------------


def test_the_function_keys_choose_montages_at_once_while_recording(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    record(window, station, qtbot)
    asked = len(station.asked_for(object))
    for number, name in enumerate(MontageName, start=1):
        QTest.keyClick(window, function_key(number))
        assert shown(window) == name
        assert window.session.live_page.controls.montage.currentData() == name
    QTest.keyClick(window, function_key(11))
    assert shown(window) == MontageName.LAPLACIAN, "a key without a montage changes nothing"
    assert window.session.is_recording()
    assert len(station.asked_for(object)) == asked, "nobody but the page hears of it"


def test_the_list_of_keys_is_on_control_f1(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.findChild(ShortcutListDialog) is None
    QTest.keyClick(window, Qt.Key.Key_F1, CONTROL)
    dialog = window.findChild(ShortcutListDialog)
    assert dialog is not None
    dialog.close()


def test_montage_keys_can_be_moved_and_the_box_says_so(window: MainWindow, qtbot: QtBot) -> None:
    window.choose_keys((ChosenKeys(action="montage_3", keys="Alt+3"),))
    box = window.session.live_page.controls.montage
    assert "Alt + 3" in box.itemData(2, Qt.ItemDataRole.ToolTipRole)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert "F1" in box.toolTip()
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert shown(window) == MontageName.LONGITUDINAL


def test_the_row_above_the_traces_is_reached_and_left_by_key(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    record(window, station, qtbot)
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    controls = window.session.live_page.controls
    qtbot.waitUntil(controls.montage.hasFocus)
    seen: list[str] = []
    for _ in range(7):
        seen.append(QApplication.focusWidget().accessibleName())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [
        "Montage",
        "Make and change montages",
        "Sensitivity",
        "Timebase",
        "Low cut",
        "High cut",
        "Notch",
    ]


# --- the editor ------------------------------------------------------------------------------------------------------


def test_a_montage_is_made_by_keyboard_kept_and_chosen_with_its_key(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    record(window, station, qtbot)
    editor = editor_of(window)
    editor.new_button.click()
    editor.form.name.selectAll()
    QTest.keyClicks(editor.form.name, "Sleep")
    assert not editor.keep_button.isEnabled(), "it has no derivation yet"
    QTest.keyClicks(editor.form.chain, "F4 C4 O2")
    QTest.keyClicks(editor.form.chain_group, "Right")
    QTest.keyClick(editor.form.chain, Qt.Key.Key_Return)
    editor.keep_button.click()
    assert editor.said.text() == "Saved."
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    kept = read_montage(window.links.station.data.montages / "sleep.toml")
    assert [(one.active, one.reference, one.group) for one in kept.derivations] == [
        ("F4", "C4", "Right"),
        ("C4", "O2", "Right"),
    ]
    window.activateWindow()
    QTest.keyClick(window, function_key(6))
    assert shown(window) == "Sleep"
    assert [trace.label for trace in window.session.live_page.page.traces][:2] == ["F4-C4", "C4-O2"]


def test_what_is_shown_follows_what_is_saved(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    record(window, station, qtbot)
    window.montages.keep(OWN, "", 6)
    window.montages.show("Sleep")
    editor = editor_of(window)
    assert editor.entry.definition == OWN
    editor.form.table.add([Derivation(active="C4", reference="Cz")])
    assert "C4-Cz" not in [trace.label for trace in window.session.live_page.page.traces]
    editor.form.name.setText("Sleep 2")
    editor.form.name.textEdited.emit("Sleep 2")
    editor.keep_button.click()
    assert shown(window) == "Sleep 2"
    assert "C4-Cz" in [trace.label for trace in window.session.live_page.page.traces]
    assert window.montages.on_keys[5] == "Sleep 2", "a new name keeps the key"
    editor.delete_button.click()
    assert shown(window) == MontageName.LONGITUDINAL
    assert list(window.links.station.data.montages.iterdir()) == []
    editor.keep_button.click()
    assert [one.name for one in window.montages.shelf.definitions] == ["Sleep 2"], "until it is closed it comes back"
    editor.close()


def test_an_electrode_that_is_not_there_is_told_beside_its_derivation(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    record(window, station, qtbot)
    editor = editor_of(window)
    editor.new()
    editor.form.table.add([Derivation(active="C3", reference="XX9"), Derivation(active="C3", reference="C3")])
    remarks = [editor.form.table.item(row, 4).text() for row in range(2)]
    assert remarks == ["not here: XX9", "C3 is compared with itself."]
    assert "Derivation 2" in editor.said.text()
    assert not editor.keep_button.isEnabled()
    editor.form.table.setCurrentCell(1, 0)
    editor.form.remove_button.click()
    assert "1 of 1" in editor.said.text()
    assert editor.keep_button.isEnabled(), "another recording may have it"
    editor.delete()
    editor.close()


def test_what_ships_is_copied_not_changed_and_files_go_in_and_out(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    editor = editor_of(window)
    editor.list.setCurrentRow(2)
    assert not editor.keep_button.isEnabled()
    assert not editor.form.table.item(0, 0).flags() & Qt.ItemFlag.ItemIsEditable
    editor.copy_button.click()
    assert editor.entry.definition.source == "Made from Longitudinal bipolar"
    editor.delete_button.click()
    editor.list.setCurrentRow(2)
    editor.take_out(str(tmp_path / "out.toml"))
    assert len(read_montage(tmp_path / "out.toml").derivations) == 18
    editor.bring_in(str(tmp_path / "out.toml"))
    assert editor.entry.definition.name == "Longitudinal bipolar 2"
    assert editor.keep_button.isEnabled()
    (tmp_path / "bad.toml").write_text("nonsense")
    editor.bring_in(str(tmp_path / "bad.toml"))
    assert "bad.toml is not a montage" in editor.said.text()
    editor.reject()
    assert "Not saved: Longitudinal bipolar 2" in editor.said.text()
    assert editor.isVisible()
    editor.reject()
    assert not editor.isVisible()
    assert window.montages.shelf.definitions == ()


def test_a_key_is_given_at_once_and_taken_from_who_had_it(window: MainWindow, qtbot: QtBot) -> None:
    kept: list[Preferences] = []
    window.preferences_changed.connect(kept.append)
    editor = editor_of(window)
    editor.list.setCurrentRow(4)
    assert "F1 (now Referential)" in [editor.form.key.itemText(at) for at in range(13)]
    editor.form.key.setCurrentIndex(1)
    assert kept[-1].montage_keys[:5] == (
        "Laplacian",
        "Average reference",
        "Longitudinal bipolar",
        "Transverse bipolar",
        "",
    )
    editor.close()
    window.activateWindow()
    QTest.keyClick(window, function_key(1))
    assert shown(window) == MontageName.LAPLACIAN


def test_no_button_of_the_editor_is_pressed_by_enter_in_a_field(window: MainWindow, qtbot: QtBot) -> None:
    editor = editor_of(window)
    assert [one.text() for one in editor.findChildren(QPushButton) if one.autoDefault() or one.isDefault()] == []
    assert not editor.isModal()
    editor.close()


# --- what is remembered ----------------------------------------------------------------------------------------------


@pytest.fixture
def make_window_with(
    theme: ActiveTheme, station: FakeStation, safety: FakeSafety, qtbot: QtBot
) -> Callable[[Preferences], MainWindow]:
    def make(preferences: Preferences) -> MainWindow:
        links = WindowLinks(
            StationLink(station.data), SafetyLink(make_lease=safety.make_lease, make_control=safety.make_control)
        )
        window = MainWindow(links, preferences)
        qtbot.addWidget(window, before_close_func=_end)
        return window

    return make


def _end(window: MainWindow) -> None:
    window.reach.close()
    window.allow_close()
    window.links.station.close()
    window.links.safety.close()


def test_an_own_montage_is_there_again_after_a_restart(
    station: FakeStation, make_window_with: Callable[[Preferences], MainWindow]
) -> None:
    MontageShelf(station.data.montages).keep(OWN)
    window = make_window_with(Preferences(montage="Sleep", montage_keys=("", "Sleep")))
    settings = window.session.live_page.page.settings
    assert (settings.montage, settings.definition) == ("Sleep", OWN)
    assert window.montages.on_keys == ("", "Sleep", *[""] * 10)
    assert len(window.notices.cards) == 0


def test_a_montage_that_is_gone_and_a_file_that_is_broken_are_told(
    station: FakeStation, make_window_with: Callable[[Preferences], MainWindow]
) -> None:
    station.data.montages.mkdir()
    (station.data.montages / "sleep.toml").write_text("name =")
    window = make_window_with(Preferences(montage="Sleep"))
    assert shown(window) == MontageName.LONGITUDINAL
    said = [card.error.what for card in window.notices.cards]
    assert any("sleep.toml" in one for one in said)
    assert any("“Sleep” that was shown last" in one for one in said)


def test_preferences_of_the_version_before_still_open(tmp_path: Path) -> None:
    old = {"schema_version": 1, "montage": "Transverse bipolar", "mm_per_px": 0.27, "shortcuts": []}
    (tmp_path / "desktop.json").write_bytes(msgspec.json.encode(old))
    preferences, fault = load_preferences(tmp_path)
    assert fault is None
    assert preferences.page_settings(0.25).montage == MontageName.TRANSVERSE
    save_preferences(tmp_path, preferences)
    assert load_preferences(tmp_path)[0] == preferences


# --- filters and the printed line ------------------------------------------------------------------------------------


def stream(rate_hz: float, kind: ChannelKind = ChannelKind.EEG) -> StreamDescription:
    return StreamDescription(
        stream_id=StreamId(new_id()), name="S", rate_hz=rate_hz, channels=(Channel(label="C3", kind=kind),)
    )


def test_filters_that_the_rate_forbids_cannot_be_chosen_and_say_why(theme: ActiveTheme, qtbot: QtBot) -> None:
    """A corner needs less than 0.45 of the rate: at 128 Hz, 57.6 Hz."""
    controls = TraceControls(PageSettings())
    qtbot.addWidget(controls)
    controls.show_streams((stream(128.0), stream(20.0, ChannelKind.TRIGGER)))

    def offered(box: object) -> list[float | None]:
        return [box.itemData(row) for row in range(box.count()) if box.model().item(row).isEnabled()]  # type: ignore[attr-defined]

    assert offered(controls.high_cut) == [15.0, 30.0, 35.0, 50.0, None]
    assert offered(controls.notch) == [None, 50.0]
    assert "samples at 128 Hz" in controls.notch.itemData(2, Qt.ItemDataRole.ToolTipRole)
    controls.show_streams((stream(500.0),))
    assert offered(controls.notch) == [None, 50.0, 60.0]
    assert filtered_rate_hz((stream(20.0, ChannelKind.TRIGGER),)) is None


def test_the_defaults_and_the_time_constants(theme: ActiveTheme, qtbot: QtBot) -> None:
    controls = TraceControls(PageSettings())
    qtbot.addWidget(controls)
    assert (controls.low_cut.currentData(), controls.high_cut.currentData(), controls.notch.currentData()) == (
        1.0,
        70.0,
        None,
    )
    at = controls.low_cut.currentIndex()
    assert controls.low_cut.currentText() == "LF 1 Hz"
    assert controls.low_cut.itemData(at, KEY_ROLE) == "TC 0.16 s"
    assert controls.low_cut.itemData(at, Qt.ItemDataRole.AccessibleTextRole) == "LF 1 Hz, TC 0.16 s"
    # 0.16 Hz and 1.6 Hz are the corners that paper machines called 1 s and 0.1 s.
    assert [time_constant_text(hertz) for hertz in (0.16, 0.5, 1.6, None)] == [
        "TC 0.99 s",
        "TC 0.32 s",
        "TC 0.099 s",
        "",
    ]


def test_the_page_prints_scale_filters_and_montage_and_whether_it_is_calibrated() -> None:
    settings = PageSettings(filters=FilterSettings(low_cut_hz=0.5, high_cut_hz=70.0, notch_hz=50.0))
    text = page_print(settings, "Laplacian", 30.0, 250.0)
    for words in ("7 µV/mm", "30 mm/s", "Low cut 0.5 Hz (TC 0.32 s)", "High cut 70 Hz", "Notch 50 Hz", "Laplacian"):
        assert words in text
    assert "Screen not calibrated" in text
    measured = PageSettings(calibration=ScreenCalibration(0.25, measured=True))
    assert "Screen calibrated" in page_print(measured, "", 30.0)
    assert "High cut off (70 Hz is too high for 100 Hz sampling)" in page_print(settings, "", 30.0, 100.0)


def test_the_montage_box_goes_back_from_all_channels(theme: ActiveTheme, qtbot: QtBot) -> None:
    """A montage of derivations has no room for all channels; an own one is no exception."""
    controls = TraceControls(PageSettings())
    qtbot.addWidget(controls)
    controls.show_montages((OWN,), {})
    controls.choose_montage("Sleep")
    controls.turn_group()
    assert controls.settings.montage == MontageName.REFERENTIAL
    assert controls.settings.definition is None
    controls.turn_group()
    assert (controls.settings.montage, controls.settings.definition) == ("Sleep", OWN)
