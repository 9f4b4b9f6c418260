"""The safety stop is within reach whatever is open: every dialog, menus, unfolded lists, the system's kinds of boxes,
a locked screen. The mouse is pressed where the stop is seen, by way of Qt's own window system events, so that modality
and grabs are what they are for a user."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QInputDialog,
    QMenu,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

import app.ui
from app.core.safety.client import SafetyStatus
from app.core.station import messages as m
from app.core.station.views import PatientView
from app.ui.access.care_dialog import CareDialog
from app.ui.access.emergency_dialogs import EmergencyDialog, ReviewsDialog
from app.ui.access.erasure_dialog import ErasureDialog
from app.ui.access.gate import Gate
from app.ui.access.own_account import OwnAccountDialog
from app.ui.access.sign_in_pages import LockPage
from app.ui.access.users_dialog import UsersDialog
from app.ui.clinic.appointments_dialog import AppointmentsDialog
from app.ui.clinic.consent_dialog import ConsentDialog
from app.ui.clinic.deviations_dialog import DeviationsDialog
from app.ui.clinic.duty_dialog import DutyDialog
from app.ui.clinic.merging_dialog import MergingDialog
from app.ui.clinic.onboarding_dialog import OnboardingDialog
from app.ui.clinic.plans_dialog import PlansDialog
from app.ui.clinic.roster_dialog import RosterDialog
from app.ui.dialogs.channel_properties import ChannelPropertiesDialog
from app.ui.dialogs.closing import ClosingDialog
from app.ui.dialogs.correct_patient import CorrectPatientDialog
from app.ui.dialogs.export_recording import ExportDialog
from app.ui.dialogs.montage_editor import MontageEditor
from app.ui.dialogs.reset_stop import ResetStopDialog
from app.ui.dialogs.screen_calibration import ScreenCalibrationDialog
from app.ui.dialogs.shortcut_list import ShortcutListDialog
from app.ui.dialogs.workspace_name import WorkspaceNameDialog
from app.ui.main_window import MainWindow
from app.ui.panels.alarm_history import AlarmHistoryDialog
from app.ui.panels.simulated_patient_menu import SimulatedPatientMenu
from app.ui.report_editing.editing_dialog import ReportEditingDialog
from app.ui.report_view.report_dialog import ReportDialog
from app.ui.safety_strip.stop_reach import on_screen
from app.ui.shown_keys import shown_keys
from app.ui.signal_views.physical_scale import ScreenCalibration
from app.ui.signing.signing_dialog import SigningDialog
from tests.fakes.safety_ends import FakeSafety
from tests.fakes.station import FakeStation
from tests.unit.ui.sessions import record

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PATIENT = PatientView(
    patient_id="p-1",
    hospital_number="4471-220",
    family_name="Halloran",
    given_name="Maeve",
    birth_date="1984-03-12",
    sex="female",
)
OURS: dict[type[QDialog], Callable[[MainWindow], QDialog]] = {
    ScreenCalibrationDialog: lambda w: ScreenCalibrationDialog(ScreenCalibration(0.26, measured=False), w),
    MontageEditor: lambda w: MontageEditor(w.montages, w),
    ChannelPropertiesDialog: lambda w: ChannelPropertiesDialog(w.session.live_page.page, w.links.station, w.state, w),
    ClosingDialog: lambda w: ClosingDialog(recording=True, parent=w),
    ExportDialog: lambda w: ExportDialog(w.links.station, parent=w),
    ResetStopDialog: lambda w: ResetStopDialog(w),
    ShortcutListDialog: lambda w: ShortcutListDialog(shown_keys().keymap, {}, w),
    WorkspaceNameDialog: lambda w: WorkspaceNameDialog(parent=w),
    ReportDialog: lambda w: ReportDialog(w.links.station, "s-1", PATIENT, w),
    AlarmHistoryDialog: lambda w: AlarmHistoryDialog(w.links.station, "", w),
    CorrectPatientDialog: lambda w: CorrectPatientDialog(w.links.station, PATIENT, w),
    SigningDialog: lambda w: SigningDialog(w.links.station, "s-1", PATIENT, w),
    CareDialog: lambda w: CareDialog(w.links.station, PATIENT, w.access.view, w),
    EmergencyDialog: lambda w: EmergencyDialog(w.links.station, PATIENT, w),
    ErasureDialog: lambda w: ErasureDialog(w.links.station, w.access.view, PATIENT, lambda _: PATIENT, w),
    OwnAccountDialog: lambda w: OwnAccountDialog(w.links.station, parent=w),
    ReviewsDialog: lambda w: ReviewsDialog(w.links.station, w),
    UsersDialog: lambda w: UsersDialog(w.links.station, w),
    OnboardingDialog: lambda w: OnboardingDialog(w.links.station, w),
    ConsentDialog: lambda w: ConsentDialog(w.links.station, PATIENT, w.access.view, w, state=w.state),
    PlansDialog: lambda w: PlansDialog(w.links.station, PATIENT, w.access.view, w),
    AppointmentsDialog: lambda w: AppointmentsDialog(w.links.station, PATIENT, w.access.view, w),
    ReportEditingDialog: lambda w: ReportEditingDialog(w.links.station, "s-1", PATIENT, w),
    MergingDialog: lambda w: MergingDialog(w.links.station, PATIENT, "", w),
    DutyDialog: lambda w: DutyDialog(w.links.station, w.access.view, w.state, w),
    RosterDialog: lambda w: RosterDialog(w.links.station, w),
    DeviationsDialog: lambda w: DeviationsDialog(w.links.station, "s-1", PATIENT, w),
}
OF_QT: dict[str, Callable[[MainWindow], QDialog]] = {
    "message box": lambda w: QMessageBox(QMessageBox.Icon.Question, "Q", "Sure?", parent=w),
    "file dialog": lambda w: QFileDialog(w, "Choose"),
    "text question": lambda w: QInputDialog(w),
}
# A program of its own, with a window of its own: it is shown where the operator's window may hang.
NOT_IN_THE_WINDOW = {"SafetyAlarmWindow"}


def dialog_classes() -> set[type[QDialog]]:
    """Every dialog of the application, whoever wrote it and wherever it is."""
    found: set[type[QDialog]] = set()
    for module in pkgutil.walk_packages(app.ui.__path__, "app.ui."):
        loaded = importlib.import_module(module.name)
        for _, kind in inspect.getmembers(loaded, inspect.isclass):
            if (
                issubclass(kind, QDialog)
                and kind.__module__.startswith("app.")
                and kind.__name__ not in NOT_IN_THE_WINDOW
            ):
                found.add(kind)
    return found


def test_every_dialog_of_the_application_is_tried_here() -> None:
    assert dialog_classes() == set(OURS)


@pytest.fixture(autouse=True)
def no_native_dialogs(qapp: QApplication) -> None:
    """As `run_desktop` sets it."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


def press_where_the_stop_is(window: MainWindow) -> None:
    """As a hand with a mouse: at the place where a stop is seen, into whichever window is on top there."""
    floating = window.reach.floating
    shown = floating.control if floating.isVisible() else window.stop
    top = floating if floating.isVisible() else window
    at = on_screen(shown.stop_button).center()
    handle = top.windowHandle()
    assert handle is not None
    for click in (QTest.mousePress, QTest.mouseRelease):
        click(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at - top.mapToGlobal(QPoint(0, 0)))


def press_chord(widget: QWidget) -> None:
    handle = widget.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_S, CONTROL | SHIFT)


def stops_once_by_each(window: MainWindow, front: QWidget, safety: FakeSafety, qtbot: QtBot) -> None:
    before = len(safety.stops)
    press_where_the_stop_is(window)
    qtbot.waitUntil(lambda: len(safety.stops) == before + 1)
    if front.isVisible():
        press_chord(front)
        qtbot.waitUntil(lambda: len(safety.stops) == before + 2)
    qtbot.wait(60)
    assert len(safety.stops) <= before + 2


@pytest.mark.proves("REQ-STOP-CONTROL")
@pytest.mark.parametrize("modal", [False, True], ids=["as made", "modal"])
@pytest.mark.parametrize("kind", sorted(OURS, key=lambda kind: kind.__name__), ids=lambda kind: kind.__name__)
def test_over_every_dialog(
    window: MainWindow, safety: FakeSafety, qtbot: QtBot, kind: type[QDialog], modal: bool
) -> None:
    dialog = OURS[kind](window)
    qtbot.addWidget(dialog)
    _over(dialog, window, safety, qtbot, modal=modal)


@pytest.mark.proves("REQ-STOP-CONTROL")
@pytest.mark.parametrize("kind", sorted(OF_QT))
def test_over_what_qt_itself_shows(window: MainWindow, safety: FakeSafety, qtbot: QtBot, kind: str) -> None:
    dialog = OF_QT[kind](window)
    qtbot.addWidget(dialog)
    _over(dialog, window, safety, qtbot, modal=True)


def _over(dialog: QDialog, window: MainWindow, safety: FakeSafety, qtbot: QtBot, *, modal: bool) -> None:
    qtbot.waitUntil(lambda: window.stop.state_text == "Ready")
    if modal:
        dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.show()
    qtbot.waitUntil(dialog.isVisible)
    qtbot.waitUntil(lambda: window.reach.floating.isVisible() or not modal)
    if window.reach.floating.isVisible():
        # In the very place of the one below, so that a hand finds it without looking.
        assert on_screen(window.reach.floating.control.stop_button) == on_screen(window.stop.stop_button)
        assert window.reach.floating.control.state_text == window.stop.state_text
    stops_once_by_each(window, dialog, safety, qtbot)
    qtbot.waitUntil(lambda: window.stop.state_text == "STOPPED")
    dialog.close()
    qtbot.waitUntil(lambda: not window.reach.floating.isVisible())


def test_the_dialog_keeps_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    dialog = ResetStopDialog(window)
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    dialog.show()
    qtbot.waitUntil(window.reach.floating.isVisible)
    QTest.keyClicks(dialog.reason, "the pad came loose")
    assert dialog.reason.text() == "the pad came loose"


def test_a_modal_box_that_runs_a_loop_of_its_own(window: MainWindow, safety: FakeSafety, qtbot: QtBot) -> None:
    box = QMessageBox(QMessageBox.Icon.Warning, "Overwrite", "It is there already.", parent=window)
    qtbot.addWidget(box)
    seen: list[str] = []

    def inside() -> None:
        qtbot.waitUntil(window.reach.floating.isVisible)
        press_where_the_stop_is(window)
        qtbot.waitUntil(lambda: window.reach.floating.control.state_text == "STOPPED")
        seen.append("stopped while it stood")
        box.reject()

    QTimer.singleShot(50, inside)
    box.exec()
    assert seen == ["stopped while it stood"]
    assert len(safety.stops) == 1


@pytest.mark.proves("REQ-STOP-CONTROL")
def test_over_a_menu(window: MainWindow, safety: FakeSafety, qtbot: QtBot) -> None:
    menu = QMenu(window)
    menu.addAction("Anything")
    menu.popup(window.mapToGlobal(QPoint(200, 300)))
    qtbot.waitUntil(menu.isVisible)
    press_chord(menu)
    qtbot.waitUntil(lambda: len(safety.stops) == 1)
    press_where_the_stop_is(window)
    qtbot.waitUntil(lambda: len(safety.stops) == 2)
    qtbot.waitUntil(lambda: not menu.isVisible())


def test_a_menu_over_the_stop_is_the_menus(window: MainWindow, safety: FakeSafety, qtbot: QtBot) -> None:
    # The screen of the tests is smaller than the window.
    window.move(QApplication.primaryScreen().size().width() - window.width(), 0)
    menu = QMenu(window)
    chosen: list[str] = []
    action = menu.addAction("Lies over the stop")
    action.triggered.connect(lambda: chosen.append("menu"))
    menu.popup(on_screen(window.stop.stop_button).topLeft() - QPoint(20, 4))
    qtbot.waitUntil(menu.isVisible)
    at = on_screen(window.stop.stop_button).topLeft() + QPoint(12, 8)
    assert menu.frameGeometry().contains(at)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, menu.mapFromGlobal(at))
    qtbot.wait(50)
    assert safety.stops == []
    menu.close()


def test_over_the_simulated_patients_menu_and_an_unfolded_list(
    window: MainWindow, station: FakeStation, safety: FakeSafety, qtbot: QtBot
) -> None:
    record(window, station, qtbot)
    menu = window.session.live_page.patient_menu
    assert isinstance(menu, SimulatedPatientMenu)
    box = window.session.live_page.controls.montage
    assert isinstance(box, QComboBox)
    for unfold in (lambda: menu.popup(window.mapToGlobal(QPoint(300, 300))), box.showPopup):
        before = len(safety.stops)
        unfold()
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        popup = QApplication.activePopupWidget()
        assert popup is not None
        press_chord(popup)
        qtbot.waitUntil(lambda before=before: len(safety.stops) == before + 1)  # type: ignore[misc]
        press_where_the_stop_is(window)
        qtbot.waitUntil(lambda before=before: len(safety.stops) == before + 2)  # type: ignore[misc]
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_with_the_window_minimised_it_floats_in_the_corner(
    window: MainWindow, safety: FakeSafety, qtbot: QtBot
) -> None:
    dialog = ClosingDialog(recording=True, parent=None)
    qtbot.addWidget(dialog)
    dialog.show()
    window.showMinimized()
    qtbot.waitUntil(window.reach.floating.isVisible)
    press_where_the_stop_is(window)
    qtbot.waitUntil(lambda: len(safety.stops) == 1)
    window.showNormal()
    dialog.close()


@pytest.mark.proves("REQ-STOP-CONTROL")
def test_a_locked_screen_hides_everything_but_the_stop_and_the_alarms(
    window: MainWindow, station: FakeStation, safety: FakeSafety, qtbot: QtBot
) -> None:
    record(window, station, qtbot)
    open_dialog = ShortcutListDialog(shown_keys().keymap, {}, window)
    open_dialog.show()
    gate, page = Gate(), LockPage(window.links.station)
    window.overlay.appear(gate)
    gate.show_page("lock", page)
    password = page.password.edit
    qtbot.waitUntil(lambda: password.hasFocus() or not window.isActiveWindow())
    assert not open_dialog.isVisible()
    # What is seen at each place: the overlay, but at the stop the stop and at the alarms the alarms.
    for part in (window.banner, window.session, window.patients, window.events, window.status, window.help_button):
        if part.isVisible():
            over = window.childAt(part.mapTo(window, part.rect().center()))
            assert over is window.overlay or window.overlay.isAncestorOf(over)
            assert not part.isEnabled()
    at = window.stop.stop_button.mapTo(window, window.stop.stop_button.rect().center())
    assert window.childAt(at) is window.stop.stop_button
    alarms_at = window.alarms.mapTo(window, window.alarms.rect().center())
    seen = window.childAt(alarms_at)
    assert seen is not None
    assert seen is window.alarms or window.alarms.isAncestorOf(seen)
    # Nothing of a session can be done from here.
    for key, held in (
        (Qt.Key.Key_Return, CONTROL),
        (Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_X, CONTROL | SHIFT),
        (Qt.Key.Key_N, CONTROL),
    ):
        QTest.keyClick(window, key, held)
    assert station.asked_for(m.StopSessionRecording) == []
    assert station.asked_for(m.Annotate) == []
    assert not window.session.live_page.asking
    press_where_the_stop_is(window)
    qtbot.waitUntil(lambda: len(safety.stops) == 1)
    QTest.keyClick(password, Qt.Key.Key_S, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: len(safety.stops) == 2)
    window.resize(1400, 900)
    qtbot.wait(30)
    at = window.stop.stop_button.mapTo(window, window.stop.stop_button.rect().center())
    assert window.childAt(at) is window.stop.stop_button
    window.overlay.leave()
    assert open_dialog.isVisible()
    open_dialog.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: len(station.asked_for(m.Annotate)) == 1)


def test_one_press_of_the_chord_is_one_stop_and_another_key_is_none(
    window: MainWindow, safety: FakeSafety, qtbot: QtBot
) -> None:
    for key, held in ((Qt.Key.Key_S, CONTROL), (Qt.Key.Key_S, SHIFT), (Qt.Key.Key_S, Qt.KeyboardModifier.NoModifier)):
        QTest.keyClick(window, key, held)
    qtbot.wait(60)
    assert safety.stops == []
    press_chord(window)
    qtbot.waitUntil(lambda: len(safety.stops) == 1)
    qtbot.wait(60)
    assert len(safety.stops) == 1


def test_the_control_takes_no_single_key(window: MainWindow, safety: FakeSafety, qtbot: QtBot) -> None:
    assert window.stop.stop_button.focusPolicy() is Qt.FocusPolicy.NoFocus
    window.stop.stop_button.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyClick(window.stop.stop_button, key)
    qtbot.wait(60)
    assert safety.stops == []
    # Assistive technology asks for the action, not for a key.
    window.stop.stop_button.click()
    qtbot.waitUntil(lambda: len(safety.stops) == 1)


def test_status_reaches_the_copy(window: MainWindow, safety: FakeSafety, qtbot: QtBot) -> None:
    dialog = ClosingDialog(recording=True, parent=window)
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    dialog.show()
    qtbot.waitUntil(window.reach.floating.isVisible)
    safety.status = None
    qtbot.waitUntil(lambda: window.reach.floating.control.state_text == "No link")
    safety.status = SafetyStatus(state="running", output="running", proved=True)
    qtbot.waitUntil(lambda: window.reach.floating.control.state_text == "Output running")
