"""The terms of a treatment plan, as a form.

Guarantees: what is wrong is said at the field. GUI thread only. Does not: ask the station.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox, QWidget

from app.core.clinic.treatment_plans import LONGEST_INTERVAL_DAYS, MOST_SESSIONS
from app.core.events.appointment_events import PlanTerms
from app.ui.clinic.protocol_box import ProtocolBox
from app.ui.clinic.reason_strip import reason_fault
from app.ui.language import tr
from app.ui.panels.patient_form import Field, required_fault
from app.ui.widgets.plain import across, down, label

_LONGEST_TEXT = 1000


class PlanEditor(QWidget):
    """See the rules at the top of this module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.indication = Field(tr("Indication"), example=tr("First seizure"), check=required_fault, parent=self)
        self.goal = Field(tr("Goal"), example=tr("Find its type"), check=required_fault, parent=self)
        self.note = Field(tr("Note"), example=tr("Sleep-deprived, in the morning"), check=lambda _text: "", parent=self)
        for field in (self.indication, self.goal, self.note):
            field.edit.setMaxLength(_LONGEST_TEXT)
        self.protocol = ProtocolBox()
        self.sessions = QSpinBox()
        self.sessions.setRange(1, MOST_SESSIONS)
        self.sessions.setAccessibleName(tr("Sessions"))
        self.sessions.setToolTip(tr("How many sessions are planned"))
        self.interval = QSpinBox()
        self.interval.setRange(0, LONGEST_INTERVAL_DAYS)
        self.interval.setSuffix(tr(" days"))
        self.interval.setSpecialValueText(tr("any"))
        self.interval.setAccessibleName(tr("Days between sessions"))
        self.interval.setToolTip(tr("Days between two sessions; 0 where it does not matter"))
        for figure in (self.sessions, self.interval):
            figure.lineEdit().setTextMargins(10, 0, 0, 0)
        self.reason = Field(
            tr("Reason of the change"), example=tr("Sleep was not reached"), check=reason_fault, parent=self
        )
        self._reason_place = QWidget()
        self.reason.layout.setContentsMargins(0, 0, 0, 0)
        self._reason_place.setLayout(self.reason.layout)
        row = across(spacing=12)
        for name, box, weight in (
            (tr("Protocol"), self.protocol, 3),
            (tr("Sessions"), self.sessions, 1),
            (tr("Between them"), self.interval, 2),
        ):
            caption = label(name, "small")
            caption.setBuddy(box)
            row.addLayout(down(caption, box, spacing=4), weight)
        column = down(spacing=10)
        first = across(spacing=12)
        first.addLayout(self.indication.layout, 1)
        first.addLayout(self.goal.layout, 1)
        column.addLayout(first)
        column.addLayout(row)
        column.addLayout(self.note.layout)
        column.addWidget(self._reason_place)
        self.setLayout(column)
        self.show_terms(None)

    @property
    def terms(self) -> PlanTerms:
        """As entered."""
        return PlanTerms(
            indication=self.indication.text,
            goal=self.goal.text,
            protocol=self.protocol.chosen,
            sessions=self.sessions.value(),
            interval_days=self.interval.value(),
            note=self.note.text,
        )

    def show_terms(self, terms: PlanTerms | None) -> None:
        """These, to be changed with a reason; None: a new plan."""
        self._reason_place.setVisible(terms is not None)
        self.indication.edit.setText(terms.indication if terms is not None else "")
        self.goal.edit.setText(terms.goal if terms is not None else "")
        self.note.edit.setText(terms.note if terms is not None else "")
        self.protocol.choose(terms.protocol if terms is not None else "routine-eeg")
        self.sessions.setValue(terms.sessions if terms is not None else 1)
        self.interval.setValue(terms.interval_days if terms is not None else 0)
        self.reason.edit.clear()
        for field in (self.indication, self.goal, self.note, self.reason):
            field.show_fault("")

    def is_good(self) -> bool:
        """Judge all fields, show what is wrong, and go to the first that is."""
        fields = (self.indication, self.goal, *(() if self._reason_place.isHidden() else (self.reason,)))
        wrong = [field for field in fields if not field.is_good()]
        if wrong:
            wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong
