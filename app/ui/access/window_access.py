"""Who is at the window, and what stands before it: set-up, passphrase, sign-in, lock, or nothing.

Guarantees: drawn from the station's state alone, but for what is not the station's yet (a new folder, a passphrase) and
for a lock that was just asked for, which covers at once and waits for nobody; whatever the page, the safety stop and
the alarms stay in reach (`Overlay`), and nothing modal is shown. After unlocking, window, dialogs and keyboard are
where they were; after another user signed in, nothing of the one before is. GUI thread only.
Does not: decide who may do what (the station does), or keep a password beyond the page that asked for it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.core.errors import NeuraScaleError, OperatorError
from app.core.station.access_messages import (
    AccessView,
    LockSeat,
    SeatActivity,
    SecondFactorConfirmed,
    SignedIn,
    SignOut,
)
from app.core.station.messages import GetState, StationState
from app.ui.access.folder_gate import CLINICAL, FolderGate
from app.ui.access.gate import Gate
from app.ui.access.gate_page import GatePage
from app.ui.access.password_pages import ChangePasswordPage, FirstAdministratorPage
from app.ui.access.seat_watch import SeatWatch
from app.ui.access.second_factor_pages import RecoveryCodesPage, SecondFactorPage
from app.ui.access.sign_in_pages import CoverPage, LockPage, SignInPage, few_codes_left
from app.ui.access.station_opening import StationOpening
from app.ui.language import tr

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class WindowAccess(QObject):
    """See the rules at the top of this module."""

    opened = Signal()  # the window was uncovered
    another_user = Signal()  # who signed in now is not who was here before
    view_changed = Signal(object)  # AccessView

    def __init__(self, window: "MainWindow", opening: StationOpening) -> None:
        super().__init__(window)
        self._window = window
        self._link = window.links.station
        self.view = AccessView()
        self._known = False
        self.gate: Gate | None = None
        self._password = ""
        self._next_step = ""
        self._codes: tuple[str, ...] = ()
        self._codes_left: int | None = None
        self._others_sign_in = False
        self._locking = False
        self._answered = ("", 0)
        self._awaiting = False
        self.setting_up = False
        self._last_user = ""
        self._focus: QWidget | None = None
        self._watch = SeatWatch(self)
        self._watch.used.connect(self._tell_activity)
        self._link.link_changed.connect(self._link_changed)
        self.folder = FolderGate(self, self._link, opening)

    @property
    def is_open(self) -> bool:
        """Whether somebody is at the window, and nothing stands before it."""
        return self.gate is None

    @property
    def page(self) -> GatePage | None:
        """The page that stands before the window."""
        return self.gate.page if self.gate is not None else None

    @property
    def page_name(self) -> str:
        return self.gate.name if self.gate is not None else ""

    def begin(self, start: Callable[[], None]) -> None:
        """Cover what is not for everybody, and call `start` once the folder can be opened."""
        self.folder.begin(start)

    @Slot(bool)
    def _link_changed(self, up: bool) -> None:
        if self.gate is None:
            return
        self.gate.say(
            "" if up else tr("The station is not heard. It is being started again; recording and stop go on.")
        )
        if not up:
            self.gate.glance.show_unheard()

    # --- what the station says -----------------------------------------------------------------------------------

    def show_state(self, state: StationState) -> None:
        """Draw what is due; called with each state, before the rest of the window is drawn from it."""
        if self._is_from_before(state):
            return
        view = state.access
        if view.stage != "open" or view.kind != CLINICAL:
            self._locking = False
        changed, self.view, self._known = view != self.view or not self._known, view, True
        if view.stage in ("signed_out", "set_up"):
            self._link.token = ""
        self._show_due()
        if self.gate is not None:
            self.gate.glance.show_state(state)
            self.gate.say("")
        if changed:
            self.view_changed.emit(view)

    def _is_from_before(self, state: StationState) -> bool:
        """Whether it was drawn before the station answered a sign-in; it would send away who has just come."""
        incarnation, number = self._answered
        return self._awaiting or (state.incarnation == incarnation and state.number < number)

    def _show_due(self) -> None:
        """The page that is due, or none; not before a page has the answer that it waits for."""
        if self.page is not None and self.page.awaits_answer:
            return
        due = self._due()
        if due is None:
            self.uncover()
            return
        self.show_page(*due)

    def _due(self) -> tuple[str, Callable[[], GatePage]] | None:
        view = self.view
        if self._codes:
            return "recovery_codes", self._codes_page
        if view.kind != CLINICAL and view.stage == "open":
            return None
        if view.stage == "set_up":
            return "first_administrator", self._first_administrator_page
        if view.stage == "locked" and not self._others_sign_in and view.user is not None:
            return "lock", self._lock_page
        if self._locking:
            return "locking", self._locking_page
        another = view.user is not None and view.user.user_id != self._last_user
        if view.stage != "open" or not self._link.token or another:
            # Open at another window, or for who has signed in there since: not here.
            return "sign_in", self._sign_in_page
        step = self._next_step or view.next_step
        if step == "change_password":
            return "change_password", self._change_password_page
        if step == "enrol_second_factor":
            return "second_factor", self._second_factor_page
        return None

    # --- the pages -----------------------------------------------------------------------------------------------

    def _first_administrator_page(self) -> GatePage:
        self.setting_up = True
        page = FirstAdministratorPage(self._link, step=self.step_words(2))
        page.signed_in.connect(self._signed_in)
        return page

    def _sign_in_page(self) -> GatePage:
        page = SignInPage(self._link)
        page.offer_back(offered=self.view.stage == "locked" and self.view.user is not None)
        page.signed_in.connect(self._signed_in)
        page.back_wanted.connect(self._back_to_lock)
        return page

    def _lock_page(self) -> GatePage:
        page = LockPage(self._link)
        page.show_lock(self.view)
        page.signed_in.connect(self._signed_in)
        page.other_wanted.connect(self._another_signs_in)
        return page

    def _locking_page(self) -> GatePage:
        page = CoverPage()
        page.say(tr("Locking…"), tr("Recording, alarms and the safety stop go on."))
        return page

    def _change_password_page(self) -> GatePage:
        roles = self.view.user.roles if self.view.user is not None else ()
        page = ChangePasswordPage(self._link, must=True, roles=roles, known=self._password)
        page.changed.connect(self._signed_in)
        return page

    def _second_factor_page(self) -> GatePage:
        page = SecondFactorPage(self._link, must=True, known=self._password, step=self.step_words(3))
        page.confirmed.connect(self._factor_confirmed)
        return page

    def _codes_page(self) -> GatePage:
        page = RecoveryCodesPage(self._codes, step=self.step_words(3))
        page.kept.connect(self._codes_kept)
        return page

    def step_words(self, number: int) -> str:
        return tr("Set-up, step {number} of 3").format(number=number) if self.setting_up else ""

    # --- what people do at them ----------------------------------------------------------------------------------

    @Slot(object, str)
    def _signed_in(self, answer: SignedIn, password: str) -> None:
        self._others_sign_in = False
        self._locking = False
        self._link.token = answer.token or self._link.token
        self._next_step = answer.next_step
        self._codes_left = answer.recovery_codes_left
        # Enrolling asks for it once more; it is forgotten with the page that follows.
        self._password = password if answer.next_step else ""
        if answer.user is not None:
            self._take_user(answer.user.user_id)
        self._awaiting = True
        self._read_state()

    @Slot(object)
    def _factor_confirmed(self, answer: SecondFactorConfirmed) -> None:
        self._password = ""
        self._next_step = answer.next_step
        self._codes = answer.recovery_codes
        self._show_due()
        self._read_state()

    @Slot()
    def _codes_kept(self) -> None:
        self._codes = ()
        self.setting_up = False
        self._show_due()

    @Slot()
    def _another_signs_in(self) -> None:
        self._others_sign_in = True
        self._show_due()

    @Slot()
    def _back_to_lock(self) -> None:
        self._others_sign_in = False
        self._show_due()

    def _take_user(self, user_id: str) -> None:
        before, self._last_user = self._last_user, user_id
        if before and before != user_id:
            self._focus = None
            self._window.overlay.forget_put_away()
            self.another_user.emit()

    def _read_state(self) -> None:
        """What one may see now, at once and not with the next notice."""
        request = self._link.ask(GetState(), self)
        request.done.connect(self._take_state)
        request.failed.connect(self._no_state)

    @Slot(object)
    def _take_state(self, state: object) -> None:
        if isinstance(state, StationState):
            self._answered = (state.incarnation, state.number)
        self._awaiting = False
        self._link.state_arrived.emit(state)

    @Slot(object)
    def _no_state(self, _error: object) -> None:
        self._awaiting = False

    @Slot()
    def lock(self) -> None:
        """Cover the window now; the station follows."""
        if self.gate is not None or self.view.kind != CLINICAL or self.view.user is None:
            return
        self._locking = True
        self._show_due()
        request = self._link.ask(LockSeat(), self)
        request.done.connect(self._has_locked)
        request.failed.connect(self._not_locked)

    @Slot(object)
    def _has_locked(self, _answer: object) -> None:
        self._link.token = ""
        self._read_state()

    @Slot(object)
    def _not_locked(self, error: NeuraScaleError) -> None:
        """Refused: nobody is signed in any more, the state says what is. Not answered: it stays covered."""
        if isinstance(error, OperatorError):
            self._locking = False
            self._read_state()

    @Slot()
    def sign_out(self) -> None:
        if self.gate is not None or self.view.kind != CLINICAL:
            return
        self._locking = True
        self._show_due()
        request = self._link.ask(SignOut(), self)
        request.done.connect(self._has_signed_out)
        request.failed.connect(self._not_locked)

    @Slot(object)
    def _has_signed_out(self, _answer: object) -> None:
        self._link.token = ""
        self._take_user("-")
        self._read_state()

    @Slot()
    def _tell_activity(self) -> None:
        if self.view.kind == CLINICAL and self._link.token and self.gate is None and self._link.up:
            self._link.ask(SeatActivity(), self)

    # --- covering ------------------------------------------------------------------------------------------------

    def show_page(self, name: str, make: Callable[[], GatePage]) -> None:
        if self.gate is not None and self.gate.name == name:
            return
        if self.gate is None:
            self._cover()
        assert self.gate is not None
        self.gate.show_page(name, make())
        state = self._window.state
        if name not in ("kind", "new_passphrase", "unlock_station"):
            self.gate.glance.show_state(state)

    def _cover(self) -> None:
        self._focus = QApplication.focusWidget()
        self.gate = Gate()
        self._watch.paused = True
        self._link.behind_gate = True
        self._window.notices.hush(hushed=True)
        self._window.overlay.appear(self.gate)

    def uncover(self) -> None:
        if self.gate is None:
            return
        self.gate = None
        self._password = ""
        self._link.behind_gate = False
        self._window.overlay.leave()
        self._window.notices.hush(hushed=False)
        self._watch.paused = False
        focus, self._focus = self._focus, None
        if focus is not None and _is_there(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._window.patients.search.setFocus(Qt.FocusReason.OtherFocusReason)
        few, self._codes_left = few_codes_left(self._codes_left), None
        if few:
            advice = tr("Your name is at the top right.")
            self._window.notices.show_error(OperatorError(few, meaning=tr("You can sign in with them."), advice=advice))
        self.opened.emit()


def _is_there(widget: QWidget) -> bool:
    """Whether it still is a widget that can be seen: what had the keyboard may be gone."""
    try:
        return widget.isVisible()
    except RuntimeError:
        return False
