"""Signing in, and unlocking what was locked: name, password, and the code where one is asked for.

Guarantees: the whole way goes by keyboard (Enter sends, Tab goes on); what was wrong is said with what to do, and where
a name was tried too often the wait is counted down; a password leaves its field once it was taken. GUI thread only.
Does not: know whether a user exists (the station says the same of both), or keep a token.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.errors import NeuraScaleError
from app.core.station.access_messages import AccessView, SignedIn, SignIn, Unlock
from app.ui.access.gate_page import GatePage, TextField
from app.ui.access.secret_field import SecretField
from app.ui.bridge.station_link import StationLink
from app.ui.language import counted, noop, tr
from app.ui.said import said
from app.ui.widgets.plain import button

SIGN_IN_WITHIN_S = 20.0
"""Argon2id takes a tenth of a second, but one sign-in waits for another."""
_LOCKED_BECAUSE = {
    "idle": noop("This window was not used for a while."),
    "asked": noop("Everything goes on behind the lock."),
    "window_gone": noop("The window was closed or has failed; the session went on without it."),
    "station_restarted": noop("The station was started anew; the session goes on. Sign in again."),
}


class _CodePage(GatePage):
    """With a field for the second factor, which appears when it is asked for."""

    signed_in = Signal(object, str)  # SignedIn, password

    def __init__(self, title: str, words: str, link: StationLink, *, action: str) -> None:
        super().__init__(title, words, action=action)
        self._link = link
        self.password = SecretField(tr("Password"), parent=self)
        self.password.changed.connect(self._changed)
        self.code = TextField(
            tr("Code"),
            hint=tr("The six digits that your authenticator shows now, or one of your recovery codes"),
            parent=self,
        )
        self.code.edit.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers | Qt.InputMethodHint.ImhSensitiveData)
        self.code.set_visible(visible=False)
        self._code_wanted = False

    @property
    def wants_code(self) -> bool:
        return self._code_wanted

    def begin(self) -> None:
        self.password.clear()
        self._want_code(wanted=False)
        super().begin()

    def _want_code(self, *, wanted: bool) -> None:
        self._code_wanted = wanted
        self.code.edit.clear()
        self.code.set_visible(visible=wanted)
        if wanted:
            self.code.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self, message: SignIn | Unlock) -> None:
        self.fault.take_back()
        self.set_busy(busy=True)
        request = self._link.ask(message, self, timeout_s=SIGN_IN_WITHIN_S)
        request.done.connect(self._answered)
        request.failed.connect(self.refuse)

    @Slot(object)
    def _answered(self, answer: SignedIn) -> None:
        self.set_busy(busy=False)
        if answer.next_step == "code":
            self._want_code(wanted=True)
            return
        password = self.password.take()
        self._want_code(wanted=False)
        self.signed_in.emit(answer, password)

    @Slot(object)
    def refuse(self, error: NeuraScaleError) -> None:
        super().refuse(error)
        if self._code_wanted:
            self.code.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.code.edit.selectAll()
        else:
            self.password.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.password.edit.selectAll()

    @Slot()
    def _changed(self) -> None:
        """Other letters: what was said of those before does not hold of them."""
        if self.password.text and not self.is_busy:
            self.fault.take_back()

    def _missing(self) -> QLineEdit | None:
        """The first field that must be filled and is not."""
        if not self.password.text:
            return self.password.edit
        if self._code_wanted and not self.code.text:
            return self.code.edit
        return None


class SignInPage(_CodePage):
    """Somebody signs in."""

    back_wanted = Signal()

    def __init__(self, link: StationLink) -> None:
        super().__init__(tr("Sign in"), "", link, action=tr("Sign in"))
        self.name = TextField(tr("User name"), parent=self)
        self.put(self.name.layout, self.password.layout, self.code.layout)
        self.back = button(tr("Back"), "link", hint=tr("To who has locked this window"))
        self.back.clicked.connect(self.back_wanted)
        self.back.hide()
        self.put_at_foot(self.back, 1)
        self.name.edit.textEdited.connect(self._another_name)

    def offer_back(self, *, offered: bool) -> None:
        """Whether there is a lock to go back to."""
        self.back.setVisible(offered)
        self.words.setText(tr("The session that runs goes on; you take over this window.") if offered else "")
        self.words.setVisible(offered)

    def first_field(self) -> QWidget:
        return self.name.edit

    def begin(self) -> None:
        self.name.edit.clear()
        self.name.show_fault("")
        super().begin()

    @Slot()
    def submit(self) -> None:
        if not self.name.is_given():
            self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        missing = self._missing()
        if missing is not None:
            missing.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._send(SignIn(user_name=self.name.text, password=self.password.text, code=self.code.text))

    @Slot()
    def _another_name(self) -> None:
        if self.name.text:
            self.name.show_fault("")
        if self._code_wanted:
            self._want_code(wanted=False)
            self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)


class LockPage(_CodePage):
    """Who has locked comes back, or somebody else takes over."""

    other_wanted = Signal()

    def __init__(self, link: StationLink) -> None:
        super().__init__(tr("Locked"), "", link, action=tr("Unlock"))
        self._user_name = ""
        self.put(self.password.layout, self.code.layout)
        self.other = button(tr("Somebody else signs in"), "link", hint=tr("Take over this window and what runs in it"))
        self.other.clicked.connect(self.other_wanted)
        self.put_at_foot(self.other, 1)

    def first_field(self) -> QWidget:
        return self.password.edit

    def show_lock(self, view: AccessView) -> None:
        """Whose lock it is, and why."""
        name = view.user.full_name if view.user is not None else ""
        self._user_name = view.user.user_name if view.user is not None else ""
        self.title.setText(name or tr("Locked"))
        self.step.setText(tr("LOCKED"))
        self.step.setVisible(bool(name))
        self.words.setText(tr(_LOCKED_BECAUSE.get(view.locked_because, _LOCKED_BECAUSE["asked"])))
        self.words.setVisible(True)
        self.setAccessibleName(tr("Locked by {name}").format(name=name) if name else tr("Locked"))

    @Slot()
    def submit(self) -> None:
        missing = self._missing()
        if missing is not None:
            missing.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._send(Unlock(password=self.password.text, code=self.code.text))


class CoverPage(GatePage):
    """Nothing to do but wait: the station is being started, or the lock is on its way."""

    def __init__(self) -> None:
        super().__init__(tr("Starting the workstation…"), tr("You can sign in as soon as the station answers."))

    def begin(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, title: str, words: str) -> None:
        self.title.setText(title)
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def show_failed(self, error: NeuraScaleError) -> None:
        """Starting did not work; it is tried again."""
        self.fault.say(said(error.what), said(error.advice))


def few_codes_left(left: int | None) -> str:
    """What to say of recovery codes that run out; empty where there are enough."""
    if left is None or left > 3:
        return ""
    return counted("You have %n recovery code(s) left. Make new ones under your name, “Second factor”.", left)
