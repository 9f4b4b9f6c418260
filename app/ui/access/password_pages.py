"""Choosing a new password: one's own that must be changed, and that of the first administrator.

Guarantees: the new one is typed twice and judged while it is typed; what the station refuses is said at the page. A
password leaves its field once it was taken. GUI thread only. Does not: hold the rules (`app.core.access.passwords`).
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.core.access.passwords import SHORTEST, SHORTEST_OF_OTHERS
from app.core.access.roles import Role
from app.core.station.access_messages import ChangePassword, CreateFirstAdministrator, SignedIn
from app.ui.access.gate_page import GatePage, TextField
from app.ui.access.password_strength import StrengthRow
from app.ui.access.secret_field import SecretField
from app.ui.access.sign_in_pages import SIGN_IN_WITHIN_S
from app.ui.bridge.station_link import StationLink
from app.ui.language import tr


class NewPassword:
    """Two fields and a bar, of which a page is built."""

    def __init__(self, page: GatePage, *, name: str, again: str, shortest: int) -> None:
        self.first = SecretField(name, parent=page)
        self.again = SecretField(again, parent=page)
        self.strength = StrengthRow(shortest)
        self._shortest = shortest
        self.first.changed.connect(self.strength.show_text)
        self.again.changed.connect(self._compare)

    def put_into(self, page: GatePage) -> None:
        page.put(self.first.layout, self.strength, self.again.layout)

    def clear(self) -> None:
        for one in (self.first, self.again):
            one.clear()
            one.show_fault("")

    def is_good(self) -> bool:
        """Whether both are there and the same; says what is missing and goes there."""
        short = len(self.first.text) < self._shortest
        self.first.show_fault(
            tr("At least {count} characters; several words are good.").format(count=self._shortest) if short else ""
        )
        differs = not short and self.first.text != self.again.text
        self.again.show_fault(tr("This is not the same as above.") if differs else "")
        wrong = self.first if short else self.again if differs else None
        if wrong is not None:
            wrong.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return wrong is None

    def take(self) -> str:
        self.again.clear()
        return self.first.take()

    def _compare(self, text: str) -> None:
        if self.again.fault and self.first.text.startswith(text):
            self.again.show_fault("")


class ChangePasswordPage(GatePage):
    """One's own: because one wants to, or because it was given for one time."""

    changed = Signal(object, str)  # SignedIn, the new password

    def __init__(
        self, link: StationLink, *, must: bool, roles: tuple[Role, ...], known: str = "", step: str = ""
    ) -> None:
        """`known`: the password it has now, where it was typed just before; asked for otherwise."""
        words = (
            tr("Your password was given to you for one time. Choose one that only you know.")
            if must
            else tr("Choose one that only you know, and that you use nowhere else.")
        )
        super().__init__(tr("New password"), words, action=tr("Change password"), step=step)
        self._link = link
        self._known = known
        self.before = SecretField(tr("Password until now"), parent=self)
        shortest = SHORTEST if Role.ADMINISTRATOR in roles else SHORTEST_OF_OTHERS
        self.new = NewPassword(self, name=tr("New password"), again=tr("New password again"), shortest=shortest)
        if known:
            self.before.set_visible(visible=False)
        self.put(self.before.layout)
        self.new.put_into(self)

    def first_field(self) -> QWidget:
        return self.new.first.edit if self._known else self.before.edit

    @Slot()
    def submit(self) -> None:
        if not self._known and not self.before.text:
            self.before.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.new.is_good():
            return
        self.fault.take_back()
        self.set_busy(busy=True)
        message = ChangePassword(password=self._known or self.before.text, new_password=self.new.first.text)
        request = self._link.ask(message, self, timeout_s=SIGN_IN_WITHIN_S)
        request.done.connect(self._done)
        request.failed.connect(self.refuse)

    @Slot(object)
    def _done(self, answer: SignedIn) -> None:
        self.set_busy(busy=False)
        self.before.clear()
        self._known = ""
        self.changed.emit(answer, self.new.take())


class FirstAdministratorPage(GatePage):
    """The first user of a new workstation."""

    signed_in = Signal(object, str)  # SignedIn, password

    def __init__(self, link: StationLink, *, step: str = "") -> None:
        super().__init__(
            tr("The first administrator"),
            tr("Administrators add users and look after the workstation. You add everybody else afterwards."),
            action=tr("Create administrator"),
            step=step,
        )
        self._link = link
        self.full_name = TextField(
            tr("Full name"), hint=tr("As it is printed under what you sign"), example="Maria Berger", parent=self
        )
        self.name = TextField(tr("User name"), hint=tr("What you type to sign in"), example="berger", parent=self)
        self.new = NewPassword(self, name=tr("Password"), again=tr("Password again"), shortest=SHORTEST)
        self.put(self.full_name.layout, self.name.layout)
        self.new.put_into(self)

    def first_field(self) -> QWidget:
        return self.full_name.edit

    @Slot()
    def submit(self) -> None:
        for field in (self.full_name, self.name):
            if not field.is_given():
                field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        if not self.new.is_good():
            return
        self.fault.take_back()
        self.set_busy(busy=True)
        message = CreateFirstAdministrator(
            user_name=self.name.text, full_name=self.full_name.text, password=self.new.first.text
        )
        request = self._link.ask(message, self, timeout_s=SIGN_IN_WITHIN_S)
        request.done.connect(self._done)
        request.failed.connect(self.refuse)

    @Slot(object)
    def _done(self, answer: SignedIn) -> None:
        self.set_busy(busy=False)
        self.signed_in.emit(answer, self.new.take())
