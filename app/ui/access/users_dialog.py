"""The users of the workstation, for administrators: who there is, add, change, reset, disable.

Guarantees: not modal; each change asks for its reason and is refused or shown at once; what may not be done is disabled
with its reason. A one-time password is shown once. GUI thread only. Does not: hold the rules (the station does).
"""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.core.access.roles import Role
from app.core.errors import NeuraScaleError
from app.core.station.access_messages import (
    ChangeUser,
    CreateUser,
    DisableUser,
    EnableUser,
    ListUsers,
    OneTimePassword,
    ResetPassword,
    ResetSecondFactor,
    UserList,
    UserView,
)
from app.ui.access.gate_page import Said
from app.ui.access.user_form import UserForm, told_moment
from app.ui.access.user_menu import role_names
from app.ui.bridge.station_link import StationLink
from app.ui.language import tr
from app.ui.said import said
from app.ui.widgets.plain import across, button, down, label

_ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class UsersDialog(QDialog):
    """See the rules at the top of this module."""

    changed = Signal()

    def __init__(self, link: StationLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Users"))
        self._link = link
        self._users: tuple[UserView, ...] = ()
        self._wanted_id = ""
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Users"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHeaderLabels([tr("NAME"), tr("USER NAME"), tr("ROLES"), tr("SECOND FACTOR"), tr("LAST HERE")])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)  # the roles stand in the form, too
        # Not the current row: Qt makes the first one current as soon as the list has the focus, and nobody chose it.
        self.list.itemSelectionChanged.connect(self._chosen)
        self.add = button(tr("New user"), hint=tr("Add somebody who may sign in"), keys="Ctrl+N")
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self.new_user)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.new_user)
        self.fault = Said()
        self.form = UserForm()
        self.form.setFixedWidth(400)
        self.form.create_wanted.connect(self._create)
        self.form.change_wanted.connect(self._change)
        self.form.act_wanted.connect(self._act)
        close = button(tr("Close"), keys="Esc")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        head = across(label(tr("Users"), "title"), 1, self.add)
        left = down(spacing=10)
        left.addLayout(head)
        left.addWidget(self.list, 1)
        body = across(spacing=16)
        body.addLayout(left, 1)
        body.addWidget(self.form)
        column = down(spacing=12, margins=(22, 18, 22, 16))
        column.addLayout(body, 1)
        column.addWidget(self.fault)
        column.addLayout(across(1, close))
        self.setLayout(column)
        self.resize(1180, 600)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        request = self._link.ask(ListUsers(), self)
        request.done.connect(self._show)
        request.failed.connect(self._refused)

    @Slot()
    def new_user(self) -> None:
        """An empty form."""
        self.list.selectionModel().clear()
        self.form.show_user(None)
        self.form.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _show(self, answer: UserList) -> None:
        self._users = answer.users
        kept = self._wanted_id or (self.form.user.user_id if self.form.user is not None else "")
        blocker = QSignalBlocker(self.list)
        self.list.clear()
        for user in answer.users:
            state = tr("{name} (disabled)").format(name=user.full_name) if user.disabled else user.full_name
            if not user.disabled and user.must_change_password:
                state = tr("{name} (one-time password)").format(name=user.full_name)
            factor = tr("yes") if user.second_factor else tr("no")
            when = told_moment(user.last_signed_in) if user.last_signed_in else tr("never")
            item = QTreeWidgetItem([state, user.user_name, role_names(user.roles), factor, when])
            item.setData(0, _ID_ROLE, user.user_id)
            item.setToolTip(2, role_names(user.roles))
            item.setDisabled(False)
            self.list.addTopLevelItem(item)
            if user.user_id == kept:
                self.list.setCurrentItem(item)
        del blocker
        self._wanted_id = ""
        self.form.show_user(next((one for one in answer.users if one.user_id == kept), None))

    @Slot()
    def _chosen(self) -> None:
        chosen = self.list.selectedItems()
        chosen_id = chosen[0].data(0, _ID_ROLE) if chosen else ""
        self.fault.take_back()
        self.form.show_user(next((one for one in self._users if one.user_id == chosen_id), None))

    @Slot(str, str, object)
    def _create(self, user_name: str, full_name: str, roles: tuple[Role, ...]) -> None:
        self._ask_for_password(CreateUser(user_name=user_name, full_name=full_name, roles=roles))

    @Slot(str, str, object, str)
    def _change(self, user_id: str, full_name: str, roles: tuple[Role, ...], reason: str) -> None:
        before = next(one for one in self._users if one.user_id == user_id)
        message = ChangeUser(
            user_id=user_id,
            reason=reason,
            full_name=full_name if full_name != before.full_name else None,
            roles=roles if set(roles) != set(before.roles) else None,
        )
        self._ask(message)

    @Slot(str, str, str)
    def _act(self, what: str, user_id: str, reason: str) -> None:
        if what == "password":
            self._ask_for_password(ResetPassword(user_id=user_id, reason=reason))
            return
        if what == "disable":
            self._ask(DisableUser(user_id=user_id, reason=reason))
        elif what == "enable":
            self._ask(EnableUser(user_id=user_id, reason=reason))
        else:
            self._ask(ResetSecondFactor(user_id=user_id, reason=reason))

    def _ask(self, message: ChangeUser | DisableUser | EnableUser | ResetSecondFactor) -> None:
        self.fault.take_back()
        request = self._link.ask(message, self)
        request.done.connect(self._done)
        request.failed.connect(self._refused)

    def _ask_for_password(self, message: CreateUser | ResetPassword) -> None:
        self.fault.take_back()
        request = self._link.ask(message, self, timeout_s=20.0)
        request.done.connect(self._hand_over)
        request.failed.connect(self._refused)

    @Slot(object)
    def _done(self, _answer: object) -> None:
        self.changed.emit()
        self.refresh()

    @Slot(object)
    def _hand_over(self, answer: OneTimePassword) -> None:
        self._wanted_id = answer.user_id
        self.form.hand_over(answer)
        self.changed.emit()
        self.refresh()

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self.fault.say(said(error.what), said(error.advice))
