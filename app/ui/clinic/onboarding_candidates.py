"""Who is registered and may be the same person, beside what was typed; and the decision.

Guarantees: what is the same and what differs is said for each; "the same person" needs one that was chosen, "none of
them" a reason, and the number read again where one of them has it. GUI thread only. Does not: decide, or rank (the
station does).
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.core.station.onboarding_messages import CandidateView, OnboardingView
from app.ui.clinic.reason_strip import reason_fault
from app.ui.item_models.patient_rows import full_name, sex_text
from app.ui.language import date_text, noop, tr
from app.ui.panels.patient_form import Field
from app.ui.widgets.plain import across, button, down, label

_MOST_ROWS = 6
_ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
WHY_WORDS = {
    "hospital_number": noop("same number"),
    "birth_date": noop("same birth date"),
    "birth_date_nearly": noop("birth date nearly the same"),
    "names": noop("same names"),
    "names_nearly": noop("names nearly the same"),
    "names_swapped": noop("names swapped"),
    "given_name": noop("same given name"),
}


class Candidates(QFrame):
    """See the rules at the top of this module."""

    decided = Signal(str, str, str)  # patient id (empty: none of them), reason, hospital number read again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "inset")
        self._shown: tuple[str, int] = ("", 0)
        self._number_taken = False
        self._words = label("", "heading", wrap=True)
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Registered patients who may be the same person"))
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels([tr("NAME"), tr("BORN"), tr("NUMBER"), tr("SEX"), tr("WHY ALIKE")])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.itemSelectionChanged.connect(self._judge)
        self.same = button(tr("It is this person"), "primary")
        self.same.setAutoDefault(False)
        self.same.clicked.connect(self._decide_same)
        self.reason = Field(
            tr("Why it is none of them"), example=tr("Another address and mother"), check=reason_fault, parent=self
        )
        self.number = Field(
            tr("Hospital number, read again"), example="4471-221", check=self._number_fault, parent=self
        )
        self.other = button(tr("None of them"), "", hint=tr("Register another person; needs a reason"))
        self.other.setAutoDefault(False)
        self.other.clicked.connect(self._decide_other)
        column = down(self._words, self.list, across(1, self.same), spacing=10, margins=(14, 12, 14, 12))
        fields = across(spacing=12)
        fields.addLayout(self.reason.layout, 3)
        self._number_place = QWidget()
        self._number_place.setLayout(self.number.layout)
        self.number.layout.setContentsMargins(0, 0, 0, 0)
        fields.addWidget(self._number_place, 2)
        column.addLayout(fields)
        column.addLayout(across(1, self.other))
        self.setLayout(column)
        self.hide()

    def show_onboarding(self, view: OnboardingView) -> None:
        """Shown while there is something to decide; a list that is the same keeps its choice."""
        open_now = view.step == "identity" and view.state == "open" and not view.decided
        self.setVisible(open_now)
        if not open_now or self._shown == (view.onboarding_id, view.search):
            return
        self._shown = (view.onboarding_id, view.search)
        self._words.setText(tr("Compare each of them with the patient's own document."))
        self.list.clear()
        for one in view.candidates:
            self.list.addTopLevelItem(self._item(one))
        rows = min(_MOST_ROWS, max(2, len(view.candidates)))
        height = self.list.header().sizeHint().height() + rows * max(20, self.list.sizeHintForRow(0)) + 6
        self.list.setFixedHeight(height)
        self._number_taken = any("hospital_number" in one.why for one in view.candidates)
        self._number_place.setVisible(self._number_taken)
        for field in (self.reason, self.number):
            field.edit.clear()
            field.show_fault("")
        self._judge()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _item(self, one: CandidateView) -> QTreeWidgetItem:
        patient = one.patient
        why = ", ".join(tr(WHY_WORDS.get(word, word)) for word in one.why)
        item = QTreeWidgetItem(
            [full_name(patient), date_text(patient.birth_date), patient.hospital_number, sex_text(patient.sex), why]
        )
        item.setData(0, _ID_ROLE, patient.patient_id)
        item.setToolTip(4, why)  # it may be cut
        return item

    @Slot()
    def _judge(self) -> None:
        chosen = bool(self.list.selectedItems())
        self.same.setEnabled(chosen)
        self.same.setToolTip(tr("Go on with the record that is there") if chosen else tr("Choose one in the list"))

    @Slot()
    def _decide_same(self) -> None:
        for item in self.list.selectedItems():
            self.decided.emit(str(item.data(0, _ID_ROLE)), "", "")

    @Slot()
    def _decide_other(self) -> None:
        wrong = [one for one in (self.reason, self.number) if not one.is_good()]
        if wrong:
            wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.decided.emit("", self.reason.text, self.number.text if self._number_taken else "")

    def _number_fault(self, text: str) -> str:
        if not self._number_taken or text.strip():
            return ""
        return tr("One of them has the number that was typed: read it again.")
