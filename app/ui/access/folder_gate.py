"""What stands before the window while there is no station to ask: what a new folder is for, and the passphrase.

Guarantees: no station is started in a new folder before somebody said what it is for; where a passphrase is missing it
is asked for, once, however often the start is tried. GUI thread only. Does not: make keys (`StationOpening`), or keep
a passphrase.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.core.errors import NeuraScaleError
from app.ui.access.first_steps import KindPage, NewPassphrasePage, UnlockStationPage
from app.ui.access.gate_page import GatePage
from app.ui.access.sign_in_pages import CoverPage
from app.ui.access.station_opening import StationOpening, is_locked, is_new
from app.ui.bridge.requests import Request
from app.ui.bridge.station_link import StationLink

if TYPE_CHECKING:
    from app.ui.access.window_access import WindowAccess

CLINICAL = "clinical"


class FolderGate(QObject):
    """See the rules at the top of this module."""

    def __init__(self, access: "WindowAccess", link: StationLink, opening: StationOpening) -> None:
        super().__init__(access)
        self._access = access
        self._link = link
        self._opening = opening
        self._then_start: Callable[[], None] | None = None
        link.launch_failed.connect(self._launch_failed)

    def begin(self, start: Callable[[], None]) -> None:
        """Cover what is not for everybody, and call `start` once the folder can be opened."""
        if self._opening.asks_what_for:
            self._then_start = start
            self._access.show_page("kind", self._kind_page)
            return
        if self._opening.kind == CLINICAL:
            self._access.show_page("cover", CoverPage)
        start()

    def _kind_page(self) -> GatePage:
        page = KindPage()
        page.demonstration_wanted.connect(self._make_demonstration)
        page.clinical_wanted.connect(self._make_clinical)
        return page

    @Slot()
    def _make_demonstration(self) -> None:
        self._ask_keys(self._opening.make_demonstration(self))

    @Slot()
    def _make_clinical(self) -> None:
        self._access.setting_up = True
        self._ask_keys(self._opening.make_clinical(self))

    @Slot(str)
    def _make_with_passphrase(self, passphrase: str) -> None:
        self._ask_keys(self._opening.make_with_passphrase(passphrase, self))

    @Slot(str)
    def _unlock_station(self, passphrase: str) -> None:
        self._ask_keys(self._opening.unlock(passphrase, self))

    def _ask_keys(self, request: Request) -> None:
        if self._access.page is not None:
            self._access.page.set_busy(busy=True)
        request.done.connect(self._keys_are_there)
        request.failed.connect(self._no_keys)

    @Slot(object)
    def _keys_are_there(self, _keys: object) -> None:
        page = self._access.page
        if isinstance(page, NewPassphrasePage | UnlockStationPage):
            page.forget()
        if self._opening.kind == CLINICAL:
            self._access.show_page("cover", CoverPage)
        else:
            self._access.uncover()
        start, self._then_start = self._then_start, None
        if start is not None:
            start()
        else:
            self._link.launch_now()

    @Slot(object)
    def _no_keys(self, error: NeuraScaleError) -> None:
        if is_new(error) and self._access.page_name != "new_passphrase":
            self._show_new_passphrase()
        elif self._access.page is not None:
            self._access.page.refuse(error)

    def _show_new_passphrase(self) -> None:
        def make() -> GatePage:
            page = NewPassphrasePage(step=self._access.step_words(1))
            page.chosen.connect(self._make_with_passphrase)
            return page

        self._access.setting_up = True
        self._access.show_page("new_passphrase", make)

    @Slot(object)
    def _launch_failed(self, error: NeuraScaleError) -> None:
        """The station did not start: for want of a passphrase, or for another reason, told where it is seen."""
        if is_new(error):
            if self._access.page_name != "new_passphrase":
                self._show_new_passphrase()
        elif is_locked(error):
            if self._access.page_name != "unlock_station":
                self._access.show_page("unlock_station", self._unlock_page)
        elif isinstance(self._access.page, CoverPage):
            self._access.page.show_failed(error)

    def _unlock_page(self) -> GatePage:
        page = UnlockStationPage()
        page.given.connect(self._unlock_station)
        return page
