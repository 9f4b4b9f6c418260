"""The windows about records of one person, duty and deviations: how each is opened, and what comes of it.

Guarantees: none of them is modal; one of each at a time; none is opened while the window is covered. GUI thread only.
Does not: decide anything.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog

from app.core.station.views import PatientView
from app.ui.access.permitted import may_not
from app.ui.clinic.deviations_dialog import DeviationsDialog
from app.ui.clinic.duty_dialog import DutyDialog
from app.ui.clinic.merging_dialog import MergingDialog

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class RecordsDialogs(QObject):
    """See the rules at the top of this module."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._link = window.links.station
        window.patients.merging_wanted.connect(self.merging)
        live = window.session.live_page
        live.protocol_wanted.connect(self.deviations)
        live.activation.failed.connect(window.notices.show_error)
        window.session.result_page.protocol_wanted.connect(self.deviations)

    @Slot(object)
    def merging(self, patient: PatientView) -> None:
        """Records of this person."""
        for open_one in self._window.findChildren(MergingDialog):
            open_one.close()
        refused = may_not(self._window.access.view, "MergePatients")
        dialog = MergingDialog(self._link, patient, refused, self._window)
        dialog.changed.connect(self._window.patients.refresh)
        self._show(dialog)

    @Slot()
    def duty(self) -> None:
        """The roster."""
        for open_one in self._window.findChildren(DutyDialog):
            open_one.close()
        self._show(DutyDialog(self._link, self._window.access.view, self._window.state, self._window))

    @Slot()
    def deviations(self) -> None:
        """How the session that is shown followed its protocol."""
        shown = self._window.session.session
        if shown is None:
            return
        for open_one in self._window.findChildren(DeviationsDialog):
            open_one.close()
        self._show(DeviationsDialog(self._link, shown.session_id, shown.patient, self._window))

    def _show(self, dialog: QDialog) -> None:
        if self._window.overlay.is_up:
            dialog.deleteLater()
            return
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
