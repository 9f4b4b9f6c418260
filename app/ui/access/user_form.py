"""What can be changed about one user, and about a new one: name, roles, and a reason for each change.

Guarantees: nothing is changed without a reason; a one-time password is shown once and leaves with the form.
GUI thread only. Does not: ask the station (`UsersDialog` does).
"""

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QWidget

from app.core.access.roles import Role
from app.core.station.access_messages import OneTimePassword, UserView
from app.ui.access.gate_page import TextField
from app.ui.access.second_factor_pages import fixed_font
from app.ui.access.user_menu import ROLE_NAMES
from app.ui.language import moment_text, noop, tr
from app.ui.widgets.plain import across, button, down, label

_PURPOSES = {
    Role.TECHNICIAN: noop("records"),
    Role.CLINICIAN: noop("treats, reads and signs"),
    Role.RESEARCHER: noop("exports without names"),
    Role.ADMINISTRATOR: noop("users and the workstation"),
}
LEAST_REASON = 3


class RoleChoice(QFrame):
    """The four roles; a user may have several."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {role: QCheckBox(tr(name)) for role, name in ROLE_NAMES.items()}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        for row, (role, box) in enumerate(self.boxes.items()):
            box.setAccessibleName(tr(ROLE_NAMES[role]))
            box.setToolTip(tr(_PURPOSES[role]))
            box.toggled.connect(self.changed)
            grid.addWidget(box, row, 0)
            grid.addWidget(label(tr(_PURPOSES[role]), "faint"), row, 1)
        grid.setColumnStretch(1, 1)

    @property
    def roles(self) -> tuple[Role, ...]:
        return tuple(role for role in Role if self.boxes[role].isChecked())

    def show_roles(self, roles: tuple[Role, ...]) -> None:
        for role, box in self.boxes.items():
            box.setChecked(role in roles)


class OneTimeNote(QFrame):
    """A one-time password, to be handed over; shown once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "caution")
        self._title = label("", "heading", wrap=True)
        self.password = label("")
        self.password.setFont(fixed_font(15))
        self.password.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.password.setAccessibleName(tr("One-time password"))
        self._until = label("", "soft", wrap=True)
        self.handed_over = button(tr("Handed over"), hint=tr("It is not shown again"))
        self.handed_over.setAutoDefault(False)
        column = down(self._title, self.password, self._until, spacing=6, margins=(14, 10, 14, 10))
        column.addLayout(across(self.handed_over, 1))
        self.setLayout(column)
        self.hide()

    def show_password(self, user_name: str, answer: OneTimePassword) -> None:
        self._title.setText(tr("Hand this to {name}. It is not shown again.").format(name=user_name))
        self.password.setText(answer.password)
        self._until.setText(
            tr("It must be changed at the first sign-in, and ends {moment}.").format(
                moment=told_moment(answer.valid_until)
            )
            if answer.valid_until
            else tr("It must be changed at the first sign-in.")
        )
        self.show()

    def forget(self) -> None:
        self.password.clear()
        self.hide()


class UserForm(QFrame):
    """See the rules at the top of this module. Without a user: of a new one."""

    create_wanted = Signal(str, str, object)  # user name, full name, roles
    change_wanted = Signal(str, str, object, str)  # user id, full name, roles, reason
    act_wanted = Signal(str, str, str)  # what ("disable", "enable", "password", "factor"), user id, reason

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "inset")
        self._user: UserView | None = None
        self._title = label("", "title", wrap=True)
        self._said_name = label("", "soft")
        self.note = OneTimeNote()
        self.note.handed_over.clicked.connect(self._handed_over)
        self.name = TextField(tr("User name"), hint=tr("What they type to sign in"), example="berger", parent=self)
        self.full_name = TextField(
            tr("Full name"), hint=tr("As it is printed under what they sign"), example="Maria Berger", parent=self
        )
        self.roles = RoleChoice()
        self.reason = TextField(tr("Reason for the change"), hint=tr("It is kept in the log"), parent=self)
        self.reason.edit.textChanged.connect(self._judge)
        self.full_name.edit.textChanged.connect(self._judge)
        self.name.edit.textChanged.connect(self._judge)
        self.roles.changed.connect(self._judge)
        self.save = button(tr("Add user"), "primary")
        self.save.clicked.connect(self._save)
        self.password = button(tr("Reset password"), hint=tr("Gives a one-time password"))
        self.factor = button(tr("Reset second factor"), hint=tr("They enrol anew at the next sign-in"))
        self.disable = button(tr("Disable"), "danger", hint=tr("Ends what they are signed in to, at once"))
        for pressed, what in ((self.password, "password"), (self.factor, "factor"), (self.disable, "disable")):
            pressed.setObjectName(what)
            pressed.clicked.connect(self._act)
        for pressed in (self.save, self.password, self.factor, self.disable):
            pressed.setAutoDefault(False)
        self._acts = QWidget()
        acts = down(across(self.password, self.disable, 1), across(self.factor, 1), spacing=8)
        self._acts.setLayout(acts)
        column = down(spacing=12, margins=(18, 14, 18, 14))
        column.addLayout(down(self._title, self._said_name, spacing=1))
        column.addWidget(self.note)
        for field in (self.name, self.full_name):
            column.addLayout(field.layout)
        column.addLayout(down(label(tr("Roles"), "small"), self.roles, spacing=4))
        column.addLayout(self.reason.layout)
        column.addLayout(across(self.save, 1))
        column.addWidget(self._acts)
        column.addStretch(1)
        self.setLayout(column)
        self.show_user(None)

    @property
    def user(self) -> UserView | None:
        return self._user

    def show_user(self, user: UserView | None) -> None:
        """One of the list, or a new one."""
        same = user is not None and self._user is not None and user.user_id == self._user.user_id
        self._user = user
        if not same:
            self.note.forget()
        self._title.setText(user.full_name if user is not None else tr("New user"))
        self.name.edit.setText(user.user_name if user is not None else "")
        self.name.set_visible(visible=user is None)
        self._said_name.setText(user.user_name if user is not None else "")
        self._said_name.setVisible(user is not None)
        self.full_name.edit.setText(user.full_name if user is not None else "")
        self.roles.show_roles(user.roles if user is not None else ())
        self.reason.edit.clear()
        self._show_what_can_be_done()
        self.save.setText(tr("Save changes") if user is not None else tr("Add user"))
        self.save.setAccessibleName(self.save.text())
        if user is not None:
            self.disable.setText(tr("Enable") if user.disabled else tr("Disable"))
            self.disable.setAccessibleName(self.disable.text())
            self.disable.setObjectName("enable" if user.disabled else "disable")
        for field in (self.name, self.full_name, self.reason):
            field.show_fault("")
        self._judge()

    def hand_over(self, answer: OneTimePassword) -> None:
        """The one-time password of the user shown, or of the new one, which is the one shown from now on."""
        if self._user is None:
            self._user = UserView(
                user_id=answer.user_id, user_name=self.name.text, full_name=self.full_name.text, roles=self.roles.roles
            )
        self.note.show_password(self.full_name.text, answer)
        self._show_what_can_be_done()

    @Slot()
    def _handed_over(self) -> None:
        self.note.forget()
        self._show_what_can_be_done()
        self.full_name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_what_can_be_done(self) -> None:
        """Nothing else while there is a password to hand over."""
        free = self.note.isHidden()
        self.reason.set_visible(visible=self._user is not None and free)
        self._acts.setVisible(self._user is not None and free)
        self.save.setVisible(free)

    @Slot()
    def _judge(self) -> None:
        """What can be pressed with what is filled in."""
        given = bool(self.name.text and self.full_name.text and self.roles.roles)
        user = self._user
        if user is None:
            self.save.setEnabled(given)
            self.save.setToolTip(tr("Add user") if given else tr("Names and at least one role are needed"))
            return
        reasoned = len(self.reason.text) >= LEAST_REASON
        changed = self.full_name.text != user.full_name or set(self.roles.roles) != set(user.roles)
        why = "" if reasoned else tr("Type the reason first")
        self.save.setEnabled(given and reasoned and changed)
        self.save.setToolTip(why or (tr("Save changes") if changed else tr("Nothing was changed")))
        for pressed, hint in (
            (self.password, tr("Gives a one-time password")),
            (self.factor, tr("They enrol anew at the next sign-in")),
            (
                self.disable,
                tr("They can sign in again") if user.disabled else tr("Ends what they are signed in to, at once"),
            ),
        ):
            pressed.setEnabled(reasoned and (pressed is not self.factor or user.second_factor))
            pressed.setToolTip(why or hint)

    @Slot()
    def _save(self) -> None:
        if self._user is None:
            self.create_wanted.emit(self.name.text, self.full_name.text, self.roles.roles)
        else:
            self.change_wanted.emit(self._user.user_id, self.full_name.text, self.roles.roles, self.reason.text)

    @Slot()
    def _act(self) -> None:
        if self._user is not None:
            self.act_wanted.emit(self.sender().objectName(), self._user.user_id, self.reason.text)


def told_moment(iso: str) -> str:
    """A moment as people read it; a dash where it is none."""
    try:
        return moment_text(datetime.fromisoformat(iso))
    except ValueError:
        return "\u2013"
