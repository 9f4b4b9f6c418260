"""Every page that may stand before the window, filled as it is at its fullest: for whoever looks at all of them."""

from collections.abc import Callable, Iterator

from app.core.access.roles import Role
from app.core.errors import NotPermitted
from app.core.station import access_messages as a
from app.ui.access.first_steps import KindPage, NewPassphrasePage, UnlockStationPage
from app.ui.access.gate import Gate
from app.ui.access.gate_page import GatePage
from app.ui.access.password_pages import ChangePasswordPage, FirstAdministratorPage
from app.ui.access.second_factor_pages import RecoveryCodesPage, SecondFactorPage
from app.ui.access.sign_in_pages import CoverPage, LockPage, SignInPage
from app.ui.main_window import MainWindow
from tests.fakes.access import OKAFOR, RECOVERY, SECRET

STEP = "Set-up, step 2 of 3"


def every_page(window: MainWindow) -> dict[str, Callable[[], GatePage]]:
    """By a name for its picture."""
    link = window.links.station

    def new_passphrase() -> GatePage:
        page = NewPassphrasePage()
        page.new.first.edit.setText("kahle Birne 44")
        return page

    def first_administrator() -> GatePage:
        page = FirstAdministratorPage(link)
        page.new.first.edit.setText("kahle Birne 44 fliegt")
        return page

    def second_factor() -> GatePage:
        page = SecondFactorPage(link, must=True)
        page._show_enrolment(
            a.SecondFactorEnrolment(secret=SECRET, uri=f"otpauth://totp/NeuraScale%3Aberger?secret={SECRET}")
        )
        return page

    def lock() -> GatePage:
        page = LockPage(link)
        page.show_lock(a.AccessView(stage="locked", kind="clinical", user=OKAFOR, locked_because="window_gone"))
        return page

    def code() -> GatePage:
        page = SignInPage(link)
        page.offer_back(offered=True)
        return page

    return {
        "kind": KindPage,
        "new-passphrase": new_passphrase,
        "open-station": UnlockStationPage,
        "starting": CoverPage,
        "first-administrator": first_administrator,
        "second-factor": second_factor,
        "recovery-codes": lambda: RecoveryCodesPage(RECOVERY),
        "sign-in": lambda: SignInPage(link),
        "takes-over": code,
        "new-password": lambda: ChangePasswordPage(link, must=True, roles=(Role.CLINICIAN,)),
        "lock": lock,
    }


def at_the_gate(window: MainWindow) -> Iterator[tuple[str, GatePage]]:
    """Each page in its turn, over the window; the window is uncovered at the end."""
    gate = Gate()
    window.overlay.appear(gate)
    for name, make in every_page(window).items():
        page = make()
        gate.show_page(name, page)
        if name == "takes-over":
            assert isinstance(page, SignInPage)
            page._want_code(wanted=True)
            page.refuse(NotPermitted("The name or the password is not right.", advice="Check both, and try again."))
        gate.glance.show_state(window.state if name in ("lock", "takes-over") else None)
        yield name, page
    window.overlay.leave()
