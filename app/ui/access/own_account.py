"""One's own password and second factor, changed while signed in.

Guarantees: not modal; the same pages as at the gate, with the same rules. GUI thread only.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.core.access.roles import Role
from app.core.station.access_messages import SecondFactorConfirmed, SignedIn
from app.ui.access.gate_page import GatePage
from app.ui.access.password_pages import ChangePasswordPage
from app.ui.access.second_factor_pages import RecoveryCodesPage, SecondFactorPage
from app.ui.bridge.station_link import StationLink
from app.ui.language import tr
from app.ui.widgets.plain import button, set_look


class OwnAccountDialog(QDialog):
    """See the rules at the top of this module. `second_factor`: that, and not the password."""

    token_changed = Signal(str)

    def __init__(
        self,
        link: StationLink,
        roles: tuple[Role, ...] = (),
        *,
        second_factor: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Second factor") if second_factor else tr("Change password"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self.page: GatePage | None = None
        if second_factor:
            factor = SecondFactorPage(link, must=False)
            factor.confirmed.connect(self._show_codes)
            self._show(factor)
        else:
            password = ChangePasswordPage(link, must=False, roles=roles)
            password.changed.connect(self._password_changed)
            self._show(password)

    def _show(self, page: GatePage) -> None:
        before, self.page = self.page, page
        if before is not None:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()
        set_look(page, "plain")
        if not isinstance(page, RecoveryCodesPage):
            cancel = button(tr("Cancel"), "link", keys="Esc")
            cancel.setAutoDefault(False)
            cancel.clicked.connect(self.reject)
            page.put_at_foot(1, cancel)
        page.action.setDefault(False)
        page.action.setAutoDefault(False)
        self._column.addWidget(page)
        page.begin()

    @Slot(object, str)
    def _password_changed(self, answer: SignedIn, _password: str) -> None:
        if answer.token:
            self.token_changed.emit(answer.token)
        self.accept()

    @Slot(object)
    def _show_codes(self, answer: SecondFactorConfirmed) -> None:
        page = RecoveryCodesPage(answer.recovery_codes)
        page.kept.connect(self.accept)
        self._show(page)
