"""The tour with the simulated patient: cards that point at the real controls, one after another.

Guarantees: never modal, never over the safety stop or the alarms; shown only while nobody real is in a session, and
gone at once when somebody is; each card goes on by itself when what it tells of was done; can be left at any card and
begun again from the help menu; offered once. GUI thread only. Does not: do anything that the user has not pressed.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.core.errors import NeuraScaleError
from app.ui.language import tr
from app.ui.shown_keys import shown_keys
from app.ui.tour.demo_patient import DemoPatient, is_demonstration
from app.ui.tour.tour_card import TourCard, TourFrame
from app.ui.tour.tour_steps import STEPS, TourStep
from app.ui.window_layout import kept_in_reach

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

LOOK_EVERY_MS = 250
NOT_BEGUN, OFFERED = -2, -1


class Tour(QObject):
    """See the rules at the top of this module."""

    turned = Signal(bool)  # whether it is shown

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._at = NOT_BEGUN
        self._card = TourCard(window)
        self._frame = TourFrame(window)
        self._demo = DemoPatient(window, window.links.station, self)
        self._demo.failed.connect(self._failed)
        self._card.next_wanted.connect(self._onward)
        self._card.over_wanted.connect(self._over)
        self._card.back_wanted.connect(self._back)
        self._card.leave_wanted.connect(self.leave)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def is_shown(self) -> bool:
        return self._at != NOT_BEGUN

    @property
    def has_focus(self) -> bool:
        return self._card.has_focus

    @property
    def card(self) -> TourCard:
        return self._card

    @property
    def step(self) -> TourStep | None:
        """The step shown; None where it is only offered, or not shown."""
        return STEPS[self._at] if self._at >= 0 else None

    @property
    def pointed_at(self) -> QWidget | None:
        """The control the card points at, where it can be seen."""
        step = self.step
        target = step.place(self._window) if step is not None else None
        return target if target is not None and target.isVisible() and target.window() is self._window else None

    def may_be_shown(self) -> bool:
        """Not while anybody real is in a session."""
        session = self._window.session
        return not session.is_running() or (session.session is not None and is_demonstration(session.session.patient))

    @Slot()
    def offer(self) -> None:
        """Ask whether to begin it; nothing where it cannot be shown now."""
        if not self.is_shown and self.may_be_shown():
            self._go_to(OFFERED)

    @Slot()
    def begin_or_return(self) -> None:
        """Begin it, or go to its card where it is shown."""
        if self.is_shown and self._at != OFFERED:
            self._card.take_focus()
        elif self.may_be_shown():
            self._go_to(0)

    @Slot()
    def leave(self) -> None:
        """Put it away; it is not offered again by itself."""
        if not self.is_shown:
            return
        had_focus = self.has_focus
        self._at = NOT_BEGUN
        self._timer.stop()
        self._card.hide()
        self._frame.hide()
        if had_focus:
            self._window.session.path.setFocus()
        self._window.remember(tour_seen=True)
        self.turned.emit(False)

    @Slot()
    def look(self) -> None:
        """Go on where what is told was done, away where somebody real is in a session, and stay beside the control."""
        if not self.is_shown:
            return
        if not self.may_be_shown() or self._window.overlay.is_up:
            self.leave()
            return
        before = self._at
        while (step := self.step) is not None and step.until is not None and step.until(self._window):
            if self._at + 1 >= len(STEPS):
                break
            self._at += 1
        if self._at != before:
            self._show()
        else:
            self._stand()

    def _go_to(self, at: int) -> None:
        self._at = at
        self._timer.start()
        self._show()
        self._card.take_focus()
        self.turned.emit(True)
        self.look()

    def _show(self) -> None:
        had_focus = self._card.has_focus
        words = shown_keys().words
        step = self.step
        if step is None:
            self._card.tell(
                tr("Welcome. Shall we walk through a session?"),
                tr(
                    "Twelve cards lead through a whole session with a simulated patient: a few minutes, and nobody "
                    "real is concerned. It can begin at any later time from the help menu (?)."
                ),
                "",
                onward=tr("Begin the tour"),
                leave=tr("Not now"),
                may_skip=False,
                may_go_back=False,
            )
        else:
            last = self._at == len(STEPS) - 1
            self._card.tell(
                tr(step.title),
                words(tr(step.words)),
                words(tr("{at} of {all}. Ctrl+Shift+F1 leads back to this card.")).format(
                    at=self._at + 1, all=len(STEPS)
                ),
                onward=tr(step.offered) if step.offer else tr("Finish") if last else tr("Next"),
                leave=tr("End the tour"),
                may_skip=False,
                may_go_back=self._at > 0 and not self._window.session.is_running(),
            )
        self._stand()
        if had_focus:
            self._card.take_focus()

    def _stand(self) -> None:
        target = self.pointed_at
        area = None
        if target is not None:
            area = self._area_of(target)
            self._frame.surround(area)
        else:
            self._frame.hide()
        kept_free = tuple(self._area_of(one) for one in kept_in_reach(self._window) if one.isVisible())
        self._card.place(area, kept_free)

    def _area_of(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())

    @Slot()
    def _onward(self) -> None:
        step = self.step
        if step is None:
            self._go_to(0)
        elif step.offer:
            self._do(step.offer)
            self.look()
        else:
            self._over()

    @Slot()
    def _over(self) -> None:
        if self._at + 1 >= len(STEPS):
            self.leave()
        else:
            self._go_to(self._at + 1)

    @Slot()
    def _back(self) -> None:
        if self._at > 0:
            self._at -= 1
            self._show()
            self._card.take_focus()

    def _do(self, offer: str) -> None:
        """What a user can do by hand, for who would rather watch."""
        session = self._window.session
        if offer == "demo_patient":
            self._demo.choose()
        elif offer == "simulated_device":
            session.begin_page.use_simulated()
        elif offer == "read_number" and session.session is not None:
            session.prerequisites_page.number.setText(session.session.patient.hospital_number)
            session.go_on()
        else:
            if session.session is not None and "identity_again" in session.prerequisites_page.unmet:
                session.prerequisites_page.birth_date.setText(session.session.patient.birth_date)
            session.go_on()

    @Slot(object)
    def _failed(self, error: NeuraScaleError) -> None:
        self._window.notices.show_error(error)
