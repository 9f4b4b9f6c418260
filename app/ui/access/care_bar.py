"""Below the list of patients: whether the one chosen is in the user's care, and what can be done where not.

Guarantees: asked once for each choice, and again after a change; says nothing where it is not known, and nothing in a
demonstration, where everybody has every patient. GUI thread only. Does not: hold patients.
"""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from app.core.errors import NeuraScaleError, NotPermitted
from app.core.station.access_messages import AccessView
from app.core.station.care_messages import CareList, ListCare
from app.core.station.views import PatientView
from app.ui.access.permitted import may_not
from app.ui.bridge.requests import Request
from app.ui.bridge.station_link import StationLink
from app.ui.language import tr
from app.ui.widgets.plain import across, button, down, label
from app.ui.widgets.state_mark import StateMark


class CareBar(QFrame):
    """See the rules at the top of this module."""

    care_wanted = Signal(object)  # PatientView
    emergency_wanted = Signal(object)  # PatientView

    def __init__(self, link: StationLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "inset")
        self._link = link
        self._view = AccessView()
        self._patient: PatientView | None = None
        self._newest: Request | None = None
        self._mark = StateMark("idle", 14)
        self._words = label("", "small", wrap=True)
        self.care = button(tr("Care…"), "link", hint=tr("In whose care this patient is"))
        self.care.clicked.connect(self._want_care)
        self.emergency = button(
            tr("Emergency access…"), "link", hint=tr("Reach this patient for a limited time, with a reason")
        )
        self.emergency.clicked.connect(self._want_emergency)
        row = across(self._mark, self._words, spacing=8)
        row.setStretch(1, 1)
        column = down(spacing=2, margins=(12, 6, 8, 6))
        column.addLayout(row)
        column.addLayout(across(self.care, self.emergency, 1, spacing=4))
        self.setLayout(column)
        self.hide()

    @property
    def words(self) -> str:
        return "" if self.isHidden() else self._words.text()

    def show_view(self, view: AccessView) -> None:
        """Who is at the window, and whether an emergency access runs."""
        before, self._view = self._view, view
        if (before.user, before.break_glass, before.stage) != (view.user, view.break_glass, view.stage):
            self.look_again()

    @Slot(object)
    def show_patient(self, patient: PatientView | None) -> None:
        self._patient = patient
        self.look_again()

    @Slot()
    def look_again(self) -> None:
        self._newest = None
        view = self._view
        if self._patient is None or view.kind != "clinical" or view.stage != "open" or view.user is None:
            self.hide()
            return
        request = self._link.ask(ListCare(patient_id=self._patient.patient_id), self)
        self._newest = request
        request.done.connect(self._known)
        request.failed.connect(self._not_known)

    @Slot(object)
    def _known(self, answer: CareList) -> None:
        if self.sender() is self._newest and self._view.user is not None:
            self._show(own=any(one.user_id == self._view.user.user_id for one in answer.care))

    @Slot(object)
    def _not_known(self, error: NeuraScaleError) -> None:
        if self.sender() is not self._newest:
            return
        if isinstance(error, NotPermitted):
            self._show(own=False)
        else:
            self.hide()

    def _show(self, *, own: bool) -> None:
        self._newest = None
        running = self._view.break_glass
        emergency = running is not None and self._patient is not None and running.patient_id == self._patient.patient_id
        self._mark.show_state("good" if own else "danger" if emergency else "caution")
        if own:
            words = tr("In your care")
        elif emergency:
            words = tr("Emergency access is open")
        else:
            words = tr("Not in your care: only what everybody may")
        self._words.setText(words)
        refused = may_not(self._view, "OpenBreakGlass")
        self.emergency.setVisible(not own and not emergency)
        self.emergency.setEnabled(not refused)
        self.emergency.setToolTip(refused or tr("Reach this patient for a limited time, with a reason"))
        reads = own or emergency or not may_not(self._view, "AssignCare")
        self.care.setVisible(reads)
        self.setAccessibleName(words)
        self.show()

    @Slot()
    def _want_care(self) -> None:
        self.care_wanted.emit(self._patient)

    @Slot()
    def _want_emergency(self) -> None:
        self.emergency_wanted.emit(self._patient)
