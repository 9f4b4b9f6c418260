"""The windows about users, care and emergency access: how each is opened, and what comes of it.

Guarantees: none of them is modal; one of each at a time; none is opened while the window is covered. GUI thread only.
Does not: decide anything.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog

from app.core.station.care_messages import EndBreakGlass
from app.core.station.messages import GetState
from app.core.station.views import PatientView
from app.ui.access.care_dialog import CareDialog
from app.ui.access.emergency_dialogs import EmergencyDialog, ReviewsDialog
from app.ui.access.erasure_dialog import ErasureDialog
from app.ui.access.own_account import OwnAccountDialog
from app.ui.access.users_dialog import UsersDialog

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class AccessDialogs(QObject):
    """See the rules at the top of this module."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._link = window.links.station
        window.strips.end_wanted.connect(self.end_emergency)
        window.patients.care_bar.care_wanted.connect(self.care)
        window.patients.care_bar.emergency_wanted.connect(self.emergency)

    @Slot()
    def change_password(self) -> None:
        self._own_account(second_factor=False)

    @Slot()
    def second_factor(self) -> None:
        self._own_account(second_factor=True)

    def _own_account(self, *, second_factor: bool) -> None:
        for open_one in self._window.findChildren(OwnAccountDialog):
            open_one.close()
        user = self._window.access.view.user
        roles = user.roles if user is not None else ()
        dialog = OwnAccountDialog(self._link, roles, second_factor=second_factor, parent=self._window)
        dialog.token_changed.connect(self._take_token)
        self._show(dialog)

    @Slot()
    def users(self) -> None:
        dialog = self._window.findChild(UsersDialog)
        self._show(dialog if dialog is not None else UsersDialog(self._link, self._window))

    @Slot()
    def reviews(self) -> None:
        dialog = self._window.findChild(ReviewsDialog)
        if dialog is None:
            dialog = ReviewsDialog(self._link, self._window)
            dialog.reviewed.connect(self._read_state)
        self._show(dialog)

    @Slot()
    def erasures(self) -> None:
        for open_one in self._window.findChildren(ErasureDialog):
            open_one.close()
        patients = self._window.patients
        dialog = ErasureDialog(
            self._link, self._window.access.view, patients.current, patients.known, parent=self._window
        )
        dialog.erased.connect(patients.refresh)
        self._show(dialog)

    @Slot(object)
    def care(self, patient: PatientView) -> None:
        for open_one in self._window.findChildren(CareDialog):
            open_one.close()
        dialog = CareDialog(self._link, patient, self._window.access.view, self._window)
        dialog.changed.connect(self._window.patients.refresh)
        self._show(dialog)

    @Slot(object)
    def emergency(self, patient: PatientView) -> None:
        for open_one in self._window.findChildren(EmergencyDialog):
            open_one.close()
        dialog = EmergencyDialog(self._link, patient, self._window)
        dialog.opened.connect(self._read_state)
        self._show(dialog)

    @Slot(str)
    def end_emergency(self, break_glass_id: str) -> None:
        request = self._link.ask(EndBreakGlass(break_glass_id=break_glass_id), self)
        request.done.connect(self._read_state)
        request.failed.connect(self._window.notices.show_error)

    @Slot(str)
    def _take_token(self, token: str) -> None:
        self._link.token = token

    @Slot()
    def _read_state(self) -> None:
        """What has changed, at once and not with the next notice."""
        self._link.ask(GetState(), self).done.connect(self._take_state)

    @Slot(object)
    def _take_state(self, state: object) -> None:
        self._link.state_arrived.emit(state)

    def _show(self, dialog: QDialog) -> None:
        if self._window.overlay.is_up:
            return
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
