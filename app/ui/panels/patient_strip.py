"""Whose it is, in one narrow line: for every window besides the main one that is about a patient.

Guarantees: two identifiers (name and hospital number) and the date of birth, never cut: what has no room beside goes
below; says so where nobody is concerned; a screen reader reads all of it as one name. GUI thread only. Does not: ask
for anything by itself, but where it was told to follow a link.
"""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QSizePolicy, QWidget

from app.core.station.messages import StationState
from app.core.station.views import PatientView
from app.ui.bridge.station_link import StationLink
from app.ui.item_models.patient_rows import full_name
from app.ui.language import date_text, tr
from app.ui.widgets.plain import across, label, set_look

_GAP_PX = 10
_MARGINS = (12, 6, 12, 6)


class PatientStrip(QFrame):
    """See the rules at the top of this module. `show_patient` says whose; `follow` keeps to the running session."""

    def __init__(self, parent: QWidget | None = None, *, nobody: str = "") -> None:
        """`nobody`: what is said where no patient is concerned."""
        super().__init__(parent)
        self._nobody = nobody
        self.setProperty("look", "inset")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.name = label("", "heading")
        self.number = label("", "heading")
        self._caption = label("", "overline")
        self._born = label("", "soft")
        self._number = across(self._caption, self.number, spacing=6)
        self._row = across(self.name, spacing=_GAP_PX, margins=_MARGINS)
        self._row.addLayout(self._number)
        self._row.addWidget(self._born)
        self._row.addStretch(1)
        self.setLayout(self._row)
        self.show_patient(None)

    @property
    def said(self) -> str:
        """All of it, as a screen reader has it."""
        return self.accessibleName()

    @Slot(object)
    def show_patient(self, patient: PatientView | None) -> None:
        for part in (self._caption, self.number, self._born):
            part.setVisible(patient is not None)
        set_look(self.name, "soft" if patient is None else "heading")
        if patient is None:
            words = self._nobody or tr("No patient is concerned.")
            self.name.setText(words)
            self.setAccessibleName(words)
            self._arrange()
            self._row.activate()
            return
        self.name.setText(full_name(patient))
        self._caption.setText(tr("HOSPITAL NUMBER"))
        self.number.setText(", ".join((patient.hospital_number, *patient.other_numbers)))
        self._born.setText(tr("born {date}").format(date=date_text(patient.birth_date)))
        self.setAccessibleName(
            tr("Patient {name}, hospital number {number}, born {date}").format(
                name=full_name(patient), number=self.number.text(), date=date_text(patient.birth_date)
            )
        )
        self._arrange()
        self._row.activate()

    def follow(self, link: StationLink, state: StationState | None) -> None:
        """From now on the patient of the session that the station shows; nobody where there is none."""
        link.state_arrived.connect(self._show_state)
        self._show_state(state)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as its widest part; the parts stand below each other then."""
        widest = max(
            self.name.sizeHint().width(),
            self._number.sizeHint().width() if not self.number.isHidden() else 0,
            0 if self._born.isHidden() else self._born.sizeHint().width(),
        )
        return QSize(widest + _MARGINS[0] + _MARGINS[2] + 2, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    @Slot(object)
    def _show_state(self, state: StationState | None) -> None:
        session = state.session if state is not None else None
        self.show_patient(session.patient if session is not None else None)

    def _arrange(self) -> None:
        """Beside each other where there is room, else below."""
        parts: tuple[QLabel, ...] = tuple(
            part for part in (self.name, self._caption, self.number, self._born) if not part.isHidden()
        )
        needed = sum(part.sizeHint().width() for part in parts) + _GAP_PX * len(parts) + _MARGINS[0] + _MARGINS[2]
        beside = needed <= self.width()
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
            self._row.setSpacing(_GAP_PX if beside else 1)
            self._row.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            self.updateGeometry()
