"""Below the list of patients: whether the one chosen is in the user's care, and what can be done where not.

Guarantees: says what the station says of the patient; nothing in a demonstration, where everybody has every patient.
GUI thread only. Does not: ask the station, or decide.
"""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from app.core.access.roles import Role
from app.core.station.access_messages import AccessView
from app.core.station.views import PatientView
from app.ui.access.permitted import may_not
from app.ui.language import tr
from app.ui.widgets.plain import across, button, down, label
from app.ui.widgets.state_mark import StateMark

CLINICAL = "clinical"


class CareBar(QFrame):
    """See the rules at the top of this module."""

    care_wanted = Signal(object)  # PatientView
    emergency_wanted = Signal(object)  # PatientView
    changed = Signal()  # whose patient it is may be another one's now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "inset")
        self._view = AccessView()
        self._patient: PatientView | None = None
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
        if (before.break_glass, before.stage) != (view.break_glass, view.stage) and self._patient is not None:
            self.changed.emit()
        self._show()

    @Slot(object)
    def show_patient(self, patient: PatientView | None) -> None:
        self._patient = patient
        self._show()

    def _show(self) -> None:
        patient, view = self._patient, self._view
        if patient is None or view.kind != CLINICAL or view.stage != "open" or view.user is None:
            self.hide()
            return
        running = view.break_glass
        emergency = running is not None and running.patient_id == patient.patient_id
        self._mark.show_state("danger" if emergency else "good" if patient.own else "caution")
        if emergency:
            words = tr("Emergency access is open")
        elif patient.own:
            words = tr("In your care")
        else:
            words = tr("Not in your care: only who they are is shown")
        self._words.setText(words)
        refused = may_not(view, "OpenBreakGlass")
        self.emergency.setVisible(not patient.own and not emergency)
        self.emergency.setEnabled(not refused)
        self.emergency.setToolTip(refused or tr("Reach this patient for a limited time, with a reason"))
        self.care.setVisible(patient.own or Role.ADMINISTRATOR in view.user.roles)
        self.setAccessibleName(words)
        self.show()

    @Slot()
    def _want_care(self) -> None:
        self.care_wanted.emit(self._patient)

    @Slot()
    def _want_emergency(self) -> None:
        self.emergency_wanted.emit(self._patient)
