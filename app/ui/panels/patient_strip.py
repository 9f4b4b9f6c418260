"""Whose it is, in one narrow line: for every window besides the main one that is about a patient.

Guarantees: two identifiers (name and hospital number) and the date of birth, never cut; says so where nobody is
concerned; a screen reader reads all of it as one name. GUI thread only. Does not: ask for anything by itself, but
where it was told to follow a link.
"""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QWidget

from app.core.station.messages import StationState
from app.core.station.views import PatientView
from app.ui.bridge.station_link import StationLink
from app.ui.item_models.patient_rows import full_name
from app.ui.language import tr
from app.ui.widgets.plain import across, label, set_look


class PatientStrip(QFrame):
    """See the rules at the top of this module. `show_patient` says whose; `follow` keeps to the running session."""

    def __init__(self, parent: QWidget | None = None, *, nobody: str = "") -> None:
        """`nobody`: what is said where no patient is concerned."""
        super().__init__(parent)
        self._nobody = nobody
        self.setProperty("look", "inset")
        self.name = label("", "heading")
        self.number = label("", "heading")
        self._number_caption = label("", "overline")
        self._born = label("", "soft")
        row = across(self.name, self._number_caption, self.number, self._born, 1, spacing=10, margins=(12, 6, 12, 6))
        self.setLayout(row)
        for words in (self.name, self.number):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.show_patient(None)

    @property
    def said(self) -> str:
        """All of it, as a screen reader has it."""
        return self.accessibleName()

    @Slot(object)
    def show_patient(self, patient: PatientView | None) -> None:
        for part in (self._number_caption, self.number, self._born):
            part.setVisible(patient is not None)
        set_look(self.name, "soft" if patient is None else "heading")
        if patient is None:
            words = self._nobody or tr("No patient is concerned.")
            self.name.setText(words)
            self.setAccessibleName(words)
            return
        self.name.setText(full_name(patient))
        self._number_caption.setText(tr("HOSPITAL NUMBER"))
        self.number.setText(patient.hospital_number)
        self._born.setText(tr("born {date}").format(date=patient.birth_date))
        self.setAccessibleName(
            tr("Patient {name}, hospital number {number}, born {date}").format(
                name=full_name(patient), number=patient.hospital_number, date=patient.birth_date
            )
        )

    def follow(self, link: StationLink, state: StationState | None) -> None:
        """From now on the patient of the session that the station shows; nobody where there is none."""
        link.state_arrived.connect(self._show_state)
        self._show_state(state)

    @Slot(object)
    def _show_state(self, state: StationState | None) -> None:
        session = state.session if state is not None else None
        self.show_patient(session.patient if session is not None else None)
