"""The clinical path in the window: the wrong patient, consent withdrawn, what is waited for, nothing modal."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.core.clock import VirtualClock
from app.core.errors import Conflict
from app.core.station import messages as m
from app.core.station.consent_messages import WithdrawConsent
from app.core.station.recording_messages import CancelExport, ExportRecording, ExportView
from app.core.station.views import PatientView
from app.ui.dialogs.closing import ClosingDialog
from app.ui.dialogs.export_recording import ExportDialog
from app.ui.dialogs.patient_heading import PatientHeading
from app.ui.dialogs.reset_stop import ResetStopDialog
from app.ui.main_window import MainWindow
from app.ui.panels.busy_cell import BusyCell
from app.ui.panels.busy_words import IN_THE_BACKGROUND, words_of_kind
from app.ui.panels.patient_strip import PatientStrip
from app.ui.shortcuts import SHORTCUTS
from app.ui.window_keys import TAKEN_BY_THE_STOP
from tests.fakes.station import FakeStation
from tests.unit.ui.sessions import begin, next_step, record

# Qt's own remark about drawing into memory; nothing of ours.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def withdraw_keys(window: MainWindow) -> None:
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_D, CONTROL | SHIFT)


def a_patient(**changed: object) -> PatientView:
    patient = PatientView(
        patient_id="p",
        hospital_number="4471-220",
        family_name="Halloran",
        given_name="Maeve",
        birth_date="1984-03-12",
        sex="female",
        consented_purposes=("recording",),
    )
    return msgspec.structs.replace(patient, **changed)


# --- whose it is -------------------------------------------------------------------------------------------------


@pytest.mark.proves("REQ-CLINIC-IDENTITY")
def test_the_strip_has_two_identifiers_and_cuts_neither(qtbot: QtBot, window: MainWindow) -> None:
    strip = PatientStrip()
    qtbot.addWidget(strip)
    assert strip.said == "No patient is concerned."
    strip.show_patient(a_patient())
    assert "HALLORAN, Maeve" in strip.said
    assert "4471-220" in strip.said
    for width in (900, 240):
        strip.resize(width, strip.sizeHint().height())
        strip.show()
        strip.resize(width, strip.sizeHint().height())
        qtbot.wait(10)
        for part in (strip.name, strip.number):
            assert part.width() >= part.sizeHint().width()
            assert strip.rect().contains(part.geometry())


@pytest.mark.proves("REQ-CLINIC-IDENTITY")
def test_every_dialog_of_a_session_says_whose_it_is(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    record(window, station, qtbot)
    number = station.memory.patients[0].hospital_number
    window.dialogs.reset_stop()  # which goes by itself where nothing is stopped
    reset = window.findChild(ResetStopDialog)
    assert reset is not None
    assert number in reset.findChildren(PatientStrip)[0].said
    reset.reject()
    qtbot.wait(10)
    window.dialogs.calibrate()
    window.dialogs.alarm_history()
    dialogs = [one for one in window.findChildren(QDialog) if one.isVisible()]
    closing = ClosingDialog(recording=True, parent=window)
    qtbot.addWidget(closing)
    PatientHeading(closing, window.links.station, window.state)
    assert len(dialogs) == 2
    for dialog in (*dialogs, closing):
        (strip,) = dialog.findChildren(PatientStrip)
        assert number in strip.said, dialog
        assert not strip.isHidden()
    station.change_session(step="completed", exit_reason="completed")
    qtbot.waitUntil(lambda: all(one.isHidden() for dialog in dialogs for one in dialog.findChildren(PatientStrip)))


@pytest.mark.proves("REQ-CLINIC-IDENTITY")
def test_an_export_says_whose_recording_is_chosen(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    station.memory.recordings = tuple(
        m.RecordingView(
            recording_id=f"r{at}", session_id="s", started="2026-01-01T00:00:00", seconds=9.0, streams=(), path="",
            report_path="", patient=patient,
        )
        for at, patient in enumerate(station.memory.patients[:3])
    )  # fmt: skip
    window.dialogs.export("r1")
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: "4471-198" in dialog.strip.said)
    dialog.recording.setCurrentIndex(0)
    assert "4471-220" in dialog.strip.said


def test_the_banner_says_whether_the_identifier_was_read_back(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    station.memory.missing = {"identity", "consent"}
    window.patients.list.setCurrentIndex(window.patients.list.model().index(0, 0))
    qtbot.waitUntil(window.session.begin_page.is_complete)
    assert window.banner.identity_text == ""
    next_step(window)
    qtbot.waitUntil(lambda: window.banner.identity_text == "not read back yet")
    QTest.keyClicks(window.session.prerequisites_page.number, "4471-220")
    next_step(window)
    qtbot.waitUntil(lambda: window.banner.identity_text == "read back")
    assert "read back" in window.banner.accessibleName()


# --- the wrong patient -------------------------------------------------------------------------------------------


@pytest.mark.proves("REQ-CLINIC-IDENTITY", "USE-CHOOSE-PATIENT")
def test_a_wrong_number_says_what_to_do_and_leads_back_to_the_list(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    window.patients.list.setCurrentIndex(window.patients.list.model().index(0, 0))
    qtbot.waitUntil(window.session.begin_page.is_complete)
    next_step(window)
    page = window.session.prerequisites_page
    qtbot.waitUntil(page.number.hasFocus)
    QTest.keyClicks(page.number, "4471-198")
    next_step(window)
    qtbot.waitUntil(lambda: bool(page.refused))
    assert "not this patient's" in page.refused
    assert "wristband" in page.refused
    assert page.number.text() == ""
    assert page.number.hasFocus()
    assert page.another_button.isVisible()
    assert station.asked_for(m.ContinueSession) == []
    page.another_button.setFocus()
    QTest.keyClick(page.another_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.session.current_page is window.session.begin_page)
    qtbot.waitUntil(window.patients.search.hasFocus)
    assert len(station.asked_for(m.CancelSession)) == 1
    QTest.keyClicks(window.patients.search, "okon")
    qtbot.waitUntil(lambda: window.patients.list.model().rowCount() == 1)
    QTest.keyClick(window.patients.search, Qt.Key.Key_Return)
    next_step(window)
    qtbot.waitUntil(lambda: window.banner.number.text() == "4471-198")
    qtbot.waitUntil(page.number.hasFocus)
    assert page.refused == ""
    QTest.keyClicks(page.number, "4471-198")
    next_step(window)
    qtbot.waitUntil(lambda: window.session.current_page is window.session.impedance_page)


@pytest.mark.proves("REQ-CLINIC-IDENTITY", "USE-CHOOSE-PATIENT")
def test_enter_chooses_of_what_was_searched_and_never_of_the_list_before(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    QTest.keyClicks(window.patients.search, "okon")
    QTest.keyClick(window.patients.search, Qt.Key.Key_Return)  # sooner than the search
    assert window.patients.current is None
    qtbot.waitUntil(lambda: window.banner.number.text() == "4471-198")
    window.patients.search.setFocus()
    window.patients.search.setText("tanaka")
    QTest.keyClick(window.patients.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.banner.number.text() == "4468-557")
    window.patients.search.setText("nobody of that name")
    QTest.keyClick(window.patients.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.patients.list.model().rowCount() == 0)
    assert window.patients.current is None


# --- what is missing ---------------------------------------------------------------------------------------------


@pytest.mark.proves("REQ-CLINIC-PREREQUISITES")
def test_what_goes_while_ready_is_shown_with_its_control(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    begin(window, station, qtbot)
    next_step(window)
    qtbot.waitUntil(lambda: window.session.current_page is window.session.live_page)
    session = station.memory.session
    assert session is not None
    lacking = tuple(
        msgspec.structs.replace(one, met=one.name != "consent", missing="Take it anew.", lacking=("stimulation",))
        for one in session.prerequisites
    )
    station.change_session(prerequisites=lacking)
    page = window.session.prerequisites_page
    qtbot.waitUntil(lambda: window.session.current_page is page)
    assert page.unmet == {"consent"}
    assert page.next_control is not None
    assert page.next_control.isVisible()
    QTest.keyClick(window, Qt.Key.Key_R, CONTROL)
    qtbot.waitUntil(lambda: len(station.asked_for(m.CheckPrerequisites)) == 1)
    station.change_session(prerequisites=session.prerequisites)
    qtbot.waitUntil(lambda: window.session.current_page is window.session.live_page)


def test_where_nothing_can_be_done_here_the_next_step_looks_again(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    station.memory.missing = {"disk"}
    window.patients.list.setCurrentIndex(window.patients.list.model().index(0, 0))
    qtbot.waitUntil(window.session.begin_page.is_complete)
    next_step(window)
    qtbot.waitUntil(lambda: window.session.prerequisites_page.unmet == {"disk"})
    station.memory.missing = set()
    next_step(window)
    qtbot.waitUntil(lambda: window.session.current_page is window.session.impedance_page)


# --- consent -----------------------------------------------------------------------------------------------------


@pytest.mark.proves("REQ-CLINIC-WITHDRAWAL", "USE-WITHDRAW-CONSENT")
def test_consent_is_withdrawn_while_recording_by_two_presses(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    record(window, station, qtbot)
    consent = window.session.consent
    withdraw_keys(window)
    assert consent.asking
    assert "kept" in consent.said
    assert "4471-220" in consent.said
    assert station.asked_for(WithdrawConsent) == []
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not consent.is_open
    withdraw_keys(window)
    QTest.keyClicks(consent.reason, "is afraid")
    withdraw_keys(window)
    qtbot.waitUntil(lambda: len(station.asked_for(WithdrawConsent)) == 1)
    asked = station.asked_for(WithdrawConsent)[0]
    assert (asked.purpose, asked.reason) == ("recording", "is afraid")
    qtbot.waitUntil(lambda: window.session.current_page is window.session.result_page)
    assert not consent.is_open
    assert "kept" in window.session.result_page.said
    assert "Consent" in window.session.result_page.said
    assert "withdrawn" in window.banner.accessibleName()
    withdraw_keys(window)
    assert len(station.asked_for(WithdrawConsent)) == 1, "the same press does not withdraw the next one"


def test_another_purpose_is_chosen_and_the_recording_goes_on(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    record(window, station, qtbot)
    consent = window.session.consent
    withdraw_keys(window)
    consent.purpose.setCurrentIndex(consent.purpose.findData("stimulation"))
    assert "recording goes on" in consent.said
    withdraw_keys(window)
    qtbot.waitUntil(lambda: [one.purpose for one in station.asked_for(WithdrawConsent)] == ["stimulation"])
    qtbot.waitUntil(lambda: "stimulation withdrawn" in window.banner.accessibleName())
    qtbot.waitUntil(lambda: "What was recorded is kept." in consent.said)
    assert not consent.asking
    assert window.session.is_recording()


def test_a_refused_withdrawal_leaves_the_question(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    record(window, station, qtbot)
    withdraw_keys(window)
    station.memory.refuse_with = Conflict("There is no such consent.", advice="Choose the purpose that is meant.")
    withdraw_keys(window)
    qtbot.waitUntil(lambda: len(window.notices.cards) == 1)
    assert window.session.consent.asking
    assert window.session.consent.withdraw_button.isEnabled()


def test_no_single_key_withdraws(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    record(window, station, qtbot)
    withdraw_keys(window)
    button = window.session.consent.withdraw_button
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        button.setFocus()
        QTest.keyClick(button, key)
    qtbot.wait(50)
    assert station.asked_for(WithdrawConsent) == []


def test_somebody_elses_question_is_put_away(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    window.patients.list.setCurrentIndex(window.patients.list.model().index(0, 0))
    withdraw_keys(window)
    assert window.session.consent.asking
    window.patients.list.setCurrentIndex(window.patients.list.model().index(1, 0))
    assert not window.session.consent.is_open
    withdraw_keys(window)
    assert "4471-198" in window.session.consent.said


@pytest.mark.proves("REQ-CLINIC-WITHDRAWAL")
def test_an_export_for_research_waits_for_consent(
    window: MainWindow, station: FakeStation, qtbot: QtBot, tmp_path: Path
) -> None:
    patients = [a_patient(withdrawn_purposes=("research",)), a_patient(consented_purposes=("research",))]
    station.memory.recordings = tuple(
        m.RecordingView(
            recording_id=f"r{at}", session_id="s", started="2026-01-01T00:00:00", seconds=9.0, streams=(), path="",
            report_path="", patient=patient,
        )
        for at, patient in enumerate(patients)
    )  # fmt: skip
    window.dialogs.export("r0")
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    dialog.folder.setText(str(tmp_path))
    qtbot.waitUntil(dialog.export_button.isEnabled)
    dialog.purpose.setCurrentIndex(dialog.purpose.findData("research"))
    assert not dialog.export_button.isEnabled()
    assert "withdrawn consent to research" in dialog._consent.text()
    dialog.recording.setCurrentIndex(1)
    assert dialog.export_button.isEnabled()
    dialog.export()
    qtbot.waitUntil(lambda: [one.purpose for one in station.asked_for(ExportRecording)] == ["research"])


# --- what is waited for ------------------------------------------------------------------------------------------


@pytest.mark.proves("REQ-WINDOW-BUSY")
def test_everything_a_window_asks_has_its_words() -> None:
    asked = [kind for kind in m.StationRequest.__args__ if kind not in IN_THE_BACKGROUND]
    told = {kind: words_of_kind(kind) for kind in asked}
    assert [kind.__name__ for kind, words in told.items() if words in {"", "Asking the station…"}] == []


@pytest.mark.proves("REQ-WINDOW-BUSY")
def test_what_takes_over_half_a_second_is_said_and_can_be_given_up(
    make_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = make_window()  # no station answers it
    clock = VirtualClock()
    cell = window.status.busy
    cell._clock = clock
    failures: list[object] = []
    request = window.links.station.ask(m.VerifyLog(), window)
    request.failed.connect(failures.append)
    clock.advance(0.4)
    cell.look()
    assert cell.said == ""
    clock.advance(0.2)
    cell.look()
    assert cell.said == "Verifying the log…"
    clock.advance(3.0)
    cell.look()
    assert cell.said == "Verifying the log…  3 s"
    assert cell.give_up_button.isVisible()
    cell.give_up_button.click()
    assert cell.said == ""
    (error,) = failures
    assert getattr(error, "code", "") == "operator.cancelled"
    assert "may still be done" in getattr(error, "meaning", "")


def test_what_the_station_is_at_is_said_with_its_progress(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    record(window, station, qtbot)
    cell = window.status.busy
    station.change_session(step="analysing", step_text="Spectra of 21 channels", waiting_for=(), progress=0.25)
    qtbot.waitUntil(lambda: cell.said.startswith("Spectra of 21 channels"), timeout=3000)
    assert cell._bar.value() == 250
    assert cell.give_up_button.text() == "Leave session…"
    cell.give_up_button.click()
    assert window.session._stay.isVisible()
    assert station.asked_for(m.CancelSession) == []


def test_an_export_that_runs_is_said_and_cancelled_without_its_dialog(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    station.memory.export = ExportView(export_id="e", recording_id="r", format="edf", target="/x.edf", progress=0.5)
    station.tell()
    cell = window.status.busy
    qtbot.waitUntil(lambda: cell.said.startswith("Exporting"), timeout=3000)
    assert cell._bar.value() == 500
    cell.give_up_button.click()
    qtbot.waitUntil(lambda: [one.export_id for one in station.asked_for(CancelExport)] == ["e"])


def test_the_cell_takes_no_room_from_the_window(window: MainWindow, qtbot: QtBot) -> None:
    before = window.minimumSizeHint()
    cell: BusyCell = window.status.busy
    cell._keep("read:page", "Words that have no room in any line of any window. " * 6, None)
    qtbot.waitUntil(cell.isVisible)
    assert cell.isVisible()
    assert window.minimumSizeHint().width() <= max(before.width(), 1366)
    assert window.minimumSizeHint().height() == before.height()


# --- nothing modal -----------------------------------------------------------------------------------------------


def modal_widgets() -> list[QWidget]:
    found = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isModal()]
    active = QApplication.activeModalWidget()
    return [*found, *([active] if active is not None else [])]


@pytest.mark.proves("REQ-WINDOW-NOT-MODAL")
def test_nothing_is_modal_while_recording(
    window: MainWindow, station: FakeStation, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every action there is, and every button of every dialog that these open: none of them holds up the window."""

    def never(*_: object, **__: object) -> None:
        raise AssertionError("a dialog that waits was opened while recording")

    for way in ("exec", "open"):
        monkeypatch.setattr(QDialog, way, never)
    for way in ("getExistingDirectory", "getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, way, never)
    record(window, station, qtbot)
    for shortcut in SHORTCUTS:
        if shortcut.action in TAKEN_BY_THE_STOP:
            continue
        next(one for one in window.keys.bound if one.objectName() == shortcut.action).activated.emit()
        _close_menus()
        assert modal_widgets() == [], shortcut.action
        window.session.live_page.be_unsure()
        window.session.consent.shut()
        window.session.stay()
    for key in tuple(window.docks.docks):
        window.docks.turn(key)
        assert modal_widgets() == [], key
    window.dialogs.reset_stop()
    window.dialogs.export("")
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    dialog._choose_folder()
    window.help_menu.open()
    _close_menus()
    assert modal_widgets() == []
    assert window.session.is_recording()
    for one in window.findChildren(QDialog):
        one.close()


def _close_menus() -> None:
    popup = QApplication.activePopupWidget()
    while popup is not None:
        popup.close()
        popup = QApplication.activePopupWidget()


def test_no_file_of_the_window_opens_what_waits() -> None:
    """What the test above cannot reach: no code under app/ui calls a dialog that waits for its answer."""
    folder = Path(__file__).parents[3] / "app" / "ui"
    waiting = (
        ".exec()",
        "getExistingDirectory(",
        "getOpenFileName(",
        "getSaveFileName(",
        "QMessageBox.",
        "setModal(True",
    )
    found = [
        f"{path.relative_to(folder)}: {line.strip()}"
        for path in sorted(folder.rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if any(word in line for word in (*waiting, "QInputDialog.get", "QColorDialog.getColor"))
        and "application.exec()" not in line
    ]
    assert found == []
