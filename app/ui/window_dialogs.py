"""The window's dialogs: which ones there are, how each is opened, and what comes of it.

Guarantees: none of them is modal; each is opened here and nowhere else. GUI thread only. Does not: decide anything.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.core.station.signing_messages import SigningView
from app.core.station.views import PatientView, SessionView
from app.ui.access.permitted import may_not
from app.ui.dialogs.channel_properties import ChannelPropertiesDialog
from app.ui.dialogs.correct_patient import CorrectPatientDialog
from app.ui.dialogs.export_recording import ExportDialog
from app.ui.dialogs.montage_editor import MontageEditor
from app.ui.dialogs.patient_heading import PatientHeading
from app.ui.dialogs.reset_stop import ResetStopDialog
from app.ui.dialogs.screen_calibration import ScreenCalibrationDialog
from app.ui.dialogs.shortcut_list import ShortcutListDialog
from app.ui.panels.alarm_history import AlarmHistoryDialog
from app.ui.report_editing.editing_dialog import ReportEditingDialog
from app.ui.report_view.report_dialog import ReportDialog
from app.ui.shortcut_rules import ChosenKeys
from app.ui.shown_keys import shown_keys
from app.ui.signal_views.channel_looks import Looks
from app.ui.signal_views.physical_scale import ScreenCalibration
from app.ui.signing.signature_side import SignatureSide
from app.ui.signing.signing_dialog import SigningDialog

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class WindowDialogs(QObject):
    """See the rules at the top of this module."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.session.live_page.page.properties_wanted.connect(self.channel_properties)
        window.session.result_page.sign_wanted.connect(self.sign)
        window.session.result_page.findings_wanted.connect(self.findings)
        window.patients.correction_wanted.connect(self.correct_patient)

    @Slot(str)
    def export(self, recording_id: str) -> None:
        """The export dialog; an empty identifier is the newest recording."""
        window = self._window
        dialog = ExportDialog(window.links.station, recording_id=recording_id, state=window.state, parent=window)
        dialog.failed.connect(window.notices.show_error)
        dialog.show()

    @Slot(str)
    def report(self, session_id: str) -> None:
        """A session's report; one window of it at a time."""
        window = self._window
        if window.overlay.is_up or not session_id:
            return
        dialog = self._reading()
        if dialog is not None and dialog.session_id != session_id:
            dialog.close()
            dialog = None
        if dialog is None:
            dialog = ReportDialog(window.links.station, session_id, self._patient_of(session_id), window)
            dialog.bar_saving(may_not(window.access.view, "SaveReport"))
            side = SignatureSide(window.links.station, session_id)
            side.sign_wanted.connect(self._sign_report)
            side.findings_wanted.connect(self.findings)
            dialog.show_side(side)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    @Slot()
    def reset_stop(self) -> None:
        window = self._window
        if window.overlay.is_up:
            return  # nobody is signed in, and whose session it is stands on it
        dialog = window.findChild(ResetStopDialog)
        if dialog is None:
            dialog = ResetStopDialog(window)
            dialog.reset_confirmed.connect(self._reset_confirmed)
            window.links.safety.status_changed.connect(dialog.show_status)
            dialog.show_status(window.links.safety.status)
            PatientHeading(dialog, window.links.station, window.state)
        dialog.show()
        dialog.activateWindow()

    @Slot()
    def alarm_history(self) -> None:
        """Alarms of the past; one window of them at a time."""
        window = self._window
        if window.overlay.is_up:
            return
        dialog = window.findChild(AlarmHistoryDialog)
        if dialog is None:
            session = window.state.session if window.state is not None else None
            dialog = AlarmHistoryDialog(window.links.station, session.session_id if session else "", window)
            dialog.failed.connect(window.notices.show_error)
            PatientHeading(dialog, window.links.station, window.state)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    @Slot(str)
    def channel_properties(self, trace: str) -> None:
        """Of one trace by its label; empty is the one pointed at last, else the first. One window of it at a time."""
        window = self._window
        live = window.session.live_page
        if not live.isVisible() or not live.page.traces:
            return
        dialog = window.findChild(ChannelPropertiesDialog)
        if dialog is None:
            dialog = ChannelPropertiesDialog(live.page, window.links.station, window.state, window)
            dialog.looks_changed.connect(self._looks_changed)
            PatientHeading(dialog, window.links.station, window.state)
        pick = live.review.pick
        dialog.show_trace(trace or (pick.trace if pick is not None else ""))
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    @Slot(object)
    def sign(self, session: SessionView) -> None:
        """The signatures of a session's report; one window of them at a time."""
        self._open_signing(session.session_id, session.patient)

    @Slot(str)
    def findings(self, session_id: str) -> None:
        """What is found in a session and said of it; one window of it at a time."""
        window = self._window
        if window.overlay.is_up or not session_id:
            return
        dialog = window.findChild(ReportEditingDialog)
        if dialog is not None and dialog.session_id != session_id:
            if not dialog.close():
                return  # texts are not kept yet, and it says so
            dialog = None
        if dialog is None:
            dialog = ReportEditingDialog(window.links.station, session_id, self._patient_of(session_id), window)
            dialog.bar_export(may_not(window.access.view, "ExportFhir"))
            dialog.preview_wanted.connect(self._preview)
            dialog.sign_wanted.connect(self._sign_report)
            dialog.report_made.connect(self._report_made)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    @Slot(str)
    def _preview(self, session_id: str) -> None:
        window = self._window
        for open_one in window.findChildren(ReportDialog):
            if open_one.is_preview:
                open_one.close()
        ReportDialog(window.links.station, session_id, self._patient_of(session_id), window, preview=True).show()

    @Slot(str)
    def _report_made(self, session_id: str) -> None:
        """A report that is being read is another one by now."""
        report = self._reading()
        if report is not None and report.session_id == session_id:
            report.read_again()

    def _reading(self) -> ReportDialog | None:
        """The report that is being read, not a preview."""
        return next((one for one in self._window.findChildren(ReportDialog) if not one.is_preview), None)

    def _patient_of(self, session_id: str) -> PatientView | None:
        session = self._window.state.session if self._window.state is not None else None
        return session.patient if session is not None and session.session_id == session_id else None

    @Slot(str)
    def _sign_report(self, session_id: str) -> None:
        self._open_signing(session_id, self._patient_of(session_id))

    def _open_signing(self, session_id: str, patient: PatientView | None) -> None:
        window = self._window
        if window.overlay.is_up:
            return
        for open_one in window.findChildren(SigningDialog):
            open_one.close()
        dialog = SigningDialog(window.links.station, session_id, patient, window)
        dialog.signed.connect(self._signed)
        dialog.show()
        dialog.activateWindow()

    @Slot(object)
    def _signed(self, view: SigningView) -> None:
        """A report that is being read has another page by now."""
        editing = self._window.findChild(ReportEditingDialog)
        if editing is not None and editing.session_id == view.session_id:
            editing.refresh()
        report = self._reading()
        if report is not None and report.session_id == view.session_id:
            report.read_again()
            for side in report.findChildren(SignatureSide):
                side.refresh()

    @Slot(object)
    def correct_patient(self, patient: PatientView) -> None:
        """What is known of a patient, and its versions; one window of them at a time."""
        window = self._window
        if window.overlay.is_up:
            return
        for open_one in window.findChildren(CorrectPatientDialog):
            open_one.close()
        dialog = CorrectPatientDialog(window.links.station, patient, window)
        dialog.corrected.connect(window.patients.refresh)
        dialog.show()
        dialog.activateWindow()

    @Slot()
    def shortcuts(self) -> None:
        dialog = ShortcutListDialog(shown_keys().keymap, self._window.reserved_keys, self._window)
        dialog.chosen.connect(self._keys_chosen)
        dialog.show()

    @Slot()
    def calibrate(self) -> None:
        """How large a pixel is on this screen; one window of it at a time."""
        dialog = self._window.findChild(ScreenCalibrationDialog)
        if dialog is None:
            dialog = ScreenCalibrationDialog(self._window.screens.current(), self._window)
            dialog.calibrated.connect(self._calibrated)
            PatientHeading(dialog, self._window.links.station, self._window.state)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    @Slot()
    def montages(self) -> None:
        """The montage editor; one at a time."""
        editor = self._window.findChild(MontageEditor)
        if editor is None:
            editor = MontageEditor(self._window.montages, self._window)
        editor.show()
        editor.raise_()
        editor.activateWindow()

    @Slot(object)
    def _keys_chosen(self, chosen: tuple[ChosenKeys, ...]) -> None:
        self._window.choose_keys(chosen)

    @Slot(str, str)
    def _reset_confirmed(self, role: str, reason: str) -> None:
        self._window.actions_.reset_stop(role, reason)

    @Slot(object)
    def _calibrated(self, calibration: ScreenCalibration | None) -> None:
        """Of the screen that the dialog lies on, be it another one than the window's."""
        dialog = self._window.findChild(ScreenCalibrationDialog)
        self._window.screens.take((dialog or self._window).screen(), calibration)

    @Slot(object)
    def _looks_changed(self, looks: Looks) -> None:
        live = self._window.session.live_page
        settings = replace(live.page.settings, looks=looks)
        live.controls.show_settings(settings)
        live.page.apply(settings)
