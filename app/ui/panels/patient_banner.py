"""The banner: whose session this is, with two identifiers, and what it is doing.

Guarantees: shown on every screen that is about a patient; name and hospital number are never cut; says, by shape and
word, whether the second identifier was read back from the patient, and which consent was withdrawn. GUI thread only.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.station.views import PatientView, SessionView
from app.ui.item_models.patient_rows import full_name, sex_text
from app.ui.language import date_text, noop, tr
from app.ui.panels.consent_withdrawal import PURPOSE_NAMES
from app.ui.signal_views.page_cursor import clock_text
from app.ui.widgets.plain import across, down, label, post, set_look
from app.ui.widgets.state_mark import StateMark

_STEPS = {
    "prerequisites": ("busy", noop("Preparing")),
    "impedance": ("busy", noop("Impedance")),
    "ready": ("good", noop("Ready to record")),
    "recording": ("recording", noop("Recording")),
    "analysing": ("busy", noop("Analysing")),
    "reporting": ("busy", noop("Writing the report")),
    "completed": ("good", noop("Completed")),
    "failed": ("danger", noop("Failed")),
    "cancelled": ("idle", noop("Cancelled")),
}


LAST_HEARD = noop("when last heard")


def age_text(birth_date: str, today: str) -> str:
    """Whole years between two ISO dates."""
    try:
        years = int(today[:4]) - int(birth_date[:4]) - (today[5:10] < birth_date[5:10])
    except ValueError:
        return ""
    return tr("{years} y").format(years=years)


class PatientBanner(QFrame):
    """See the rules at the top of this module."""

    def __init__(self, parent: QWidget | None = None, *, clock: Clock = SYSTEM_CLOCK) -> None:
        super().__init__(parent)
        self._clock = clock
        self.name = label("", "name")
        self.number = label("", "name")
        self._number_caption = label(tr("HOSPITAL NUMBER"), "overline")
        self._caption = label("", "overline")
        self._born = label("", "soft", shrinks=True)
        self._identity = StateMark("idle", 13)
        self._identity_words = label("", "small", shrinks=True)
        self._withdrawn = label("", "flag", shrinks=True)
        self._joined = label("", "small", shrinks=True)
        self._mark = StateMark("idle", 14)
        self._step = label("", "heading")
        self._time = label("", "figure")
        self._post = post()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(22)
        name_row = across(self.name, self._born, spacing=12)
        left = down(self._caption, spacing=1)
        left.addLayout(name_row)
        row.addLayout(left)
        caption = across(self._number_caption, self._identity, self._identity_words, 1, spacing=6)
        number = down(spacing=1)
        number.addLayout(caption)
        number.addLayout(across(self.number, self._joined, 1, spacing=8))
        row.addLayout(number)
        row.addWidget(self._post)
        row.addLayout(across(self._mark, self._step, self._time, spacing=9))
        row.addWidget(self._withdrawn, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.show_patient(None)

    def show_patient(self, patient: PatientView | None) -> None:
        """A patient that has been chosen, without a session."""
        self._show_identity(patient, tr("PATIENT CHOSEN"))
        for widget in (self._mark, self._step, self._time, self._post, self._identity, self._identity_words):
            widget.hide()

    def show_session(self, session: SessionView) -> None:
        running = not session.exit_reason
        self._show_identity(session.patient, tr("PATIENT IN SESSION") if running else tr("LAST SESSION"))
        self._show_confirmed(session)
        mark, text = _STEPS.get(session.step, ("idle", session.step))
        if session.exit_reason == "consent_withdrawn":
            text = noop("Ended: consent withdrawn")
            self._withdrawn.hide()
        self._mark.show_state(mark)
        self._step.setText(tr(text))
        recorded = session.recording_seconds > 0 or session.step == "recording"
        self._time.setText(clock_text(session.recording_seconds) if recorded else "")
        for widget in (self._mark, self._step, self._time, self._post):
            widget.show()

    def show_unheard(self) -> None:
        """The station is not heard: the step and its time are the last that were told."""
        if not self._step.isHidden() and not self._step.text().endswith(tr(LAST_HEARD)):
            self._mark.show_state("lost")
            self._step.setText(f"{self._step.text()} {tr(LAST_HEARD)}")

    @property
    def identity_text(self) -> str:
        """Whether the second identifier was read back, in words; empty where no session says so."""
        return "" if self._identity_words.isHidden() else self._identity_words.text()

    def _show_confirmed(self, session: SessionView) -> None:
        known = {one.name: one.met for one in session.prerequisites}.get("identity")
        confirmed = bool(known)
        for widget in (self._identity, self._identity_words):
            widget.setVisible(known is not None)
        self._identity.show_state("good" if confirmed else "caution")
        words = tr("read back") if confirmed else tr("not read back yet")
        self._identity_words.setText(words)
        if known is not None:
            self.setAccessibleName(f"{self.accessibleName()}, {words}")

    def _show_identity(self, patient: PatientView | None, caption: str) -> None:
        self._number_caption.setVisible(patient is not None)
        self.number.setVisible(patient is not None)
        self._born.setVisible(patient is not None)
        self._caption.setText(caption if patient else tr("NO PATIENT"))
        set_look(self.name, "name")
        others = ", ".join(patient.other_numbers) if patient is not None else ""
        self._joined.setText(tr("also {numbers}").format(numbers=others) if others else "")
        self._joined.setToolTip(tr("Records of the same person that were joined to this one") if others else "")
        self._joined.setVisible(bool(others))
        if patient is None:
            self._withdrawn.hide()
            self.name.setText(tr("Choose or register a patient"))
            self.setAccessibleName(tr("No patient chosen"))
            return
        withdrawn = patient.withdrawn_purposes
        self._withdrawn.setVisible(bool(withdrawn))
        if withdrawn:
            purposes = ", ".join(tr(PURPOSE_NAMES[one]) for one in withdrawn)
            self._withdrawn.setText(tr("▲ Withdrawn: {purposes}").format(purposes=purposes))
        today = self._clock.wall().date().isoformat()
        self.name.setText(full_name(patient))
        self.number.setText(patient.hospital_number)
        self._born.setText(
            f"{date_text(patient.birth_date)} ({age_text(patient.birth_date, today)}), {sex_text(patient.sex)}"
        )
        # Who may not see whose session it is sees that there is one, and nothing else of the patient.
        for widget in (self._number_caption, self.number, self._born):
            widget.setVisible(bool(patient.hospital_number))
        if not patient.hospital_number:
            self.setAccessibleName(f"{caption}: {full_name(patient)}")
            return
        told = tr("{caption}: {name}, hospital number {number}").format(
            caption=caption, name=full_name(patient), number=patient.hospital_number
        )
        if others:
            told += ", " + tr("also {numbers}").format(numbers=others)
        for one in withdrawn:
            told += ", " + tr("consent to {purpose} withdrawn").format(purpose=tr(PURPOSE_NAMES[one]))
        self.setAccessibleName(told)
