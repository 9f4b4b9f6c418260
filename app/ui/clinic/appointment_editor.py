"""When, where, what and with whom: one appointment, as a form that says what stands against it.

Guarantees: what conflicts is looked for a moment after each change and said before anything is sent; keeping it all the
same needs a reason. Times are those of this place. GUI thread only. Does not: book.
"""

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QSpinBox, QTimeEdit, QWidget

from app.core.clinic.appointments import LONGEST_MINUTES, LONGEST_PLACE
from app.core.events.appointment_events import AppointmentTerms
from app.core.station.appointment_messages import ConflictView, PlanView, ProviderList
from app.ui.access.gate_page import Said
from app.ui.clinic.appointment_rows import conflict_text
from app.ui.clinic.protocol_box import ProtocolBox, protocol_title
from app.ui.clinic.reason_strip import reason_fault
from app.ui.language import tr
from app.ui.panels.patient_form import Field, required_fault
from app.ui.widgets.plain import across, down, label

CHECK_AFTER_MS = 350
USUAL_MINUTES = 60


class AppointmentEditor(QWidget):
    """See the rules at the top of this module."""

    check_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(tr("yyyy-MM-dd"))
        self.day.setAccessibleName(tr("Day"))
        self.day.setToolTip(tr("The day of the appointment"))
        self.time = QTimeEdit()
        self.time.setDisplayFormat("HH:mm")
        self.time.setAccessibleName(tr("Time"))
        self.time.setToolTip(tr("When it begins, in the time of this place"))
        self.minutes = QSpinBox()
        self.minutes.setRange(5, LONGEST_MINUTES)
        self.minutes.setSingleStep(5)
        self.minutes.setSuffix(tr(" min"))
        self.minutes.setAccessibleName(tr("Minutes"))
        self.minutes.setToolTip(tr("How long it takes"))
        for figure in (self.time, self.minutes):
            figure.lineEdit().setTextMargins(10, 0, 0, 0)
        self.place = Field(tr("Place"), example=tr("EEG room 1"), check=required_fault, parent=self)
        self.place.edit.setMaxLength(LONGEST_PLACE)
        self.protocol = ProtocolBox()
        self.provider = QComboBox()
        self.provider.setAccessibleName(tr("Provider"))
        self.provider.setToolTip(tr("Who does it"))
        self.plan = QComboBox()
        self.plan.setAccessibleName(tr("Plan"))
        self.plan.setToolTip(tr("The treatment plan for which the session counts"))
        self.plan.currentIndexChanged.connect(self._plan_chosen)
        self._plans: tuple[PlanView, ...] = ()
        self.conflicts = Said("caution", "caution")
        self.reason = Field(tr("Reason"), example=tr("Agreed with both by telephone"), check=reason_fault, parent=self)
        self._reason_place = QWidget()
        self.reason.layout.setContentsMargins(0, 0, 0, 0)
        self._reason_place.setLayout(self.reason.layout)
        self._moving = False
        self._found: tuple[ConflictView, ...] = ()
        self._wanted_provider = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(CHECK_AFTER_MS)
        self._soon.timeout.connect(self._want_check)
        self._lay_out()
        for edit in (self.day.dateChanged, self.time.timeChanged, self.minutes.valueChanged):
            edit.connect(self._touched)
        for box in (self.protocol, self.provider):
            box.currentIndexChanged.connect(self._touched)
        self.place.edit.textChanged.connect(self._touched)

    def _lay_out(self) -> None:
        column = down(spacing=10)
        for parts in (
            ((tr("Day"), self.day, 3), (tr("Time"), self.time, 2), (tr("Takes"), self.minutes, 2)),
            ((tr("Protocol"), self.protocol, 1), (tr("Provider"), self.provider, 1)),
        ):
            row = across(spacing=12)
            for name, box, weight in parts:
                caption = label(name, "small")
                caption.setBuddy(box)
                row.addLayout(down(caption, box, spacing=4), weight)
            column.addLayout(row)
        caption = label(tr("Plan"), "small")
        caption.setBuddy(self.plan)
        self._plan_place = QWidget()
        self._plan_place.setLayout(down(caption, self.plan, spacing=4))
        self._plan_place.hide()
        place = across(spacing=12)
        place.addLayout(self.place.layout, 1)
        place.addWidget(self._plan_place, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(place)
        column.addWidget(self.conflicts)
        column.addWidget(self._reason_place)
        self.setLayout(column)

    @property
    def terms(self) -> AppointmentTerms:
        """As entered."""
        at = QDateTime(self.day.date(), self.time.time()).toUTC()
        return AppointmentTerms(
            starts=at.toString("yyyy-MM-ddTHH:mm:00Z"),
            minutes=self.minutes.value(),
            place=self.place.text,
            protocol=self.protocol.chosen,
            provider_id=str(self.provider.currentData() or ""),
        )

    @property
    def despite(self) -> bool:
        """Whether something stands against it."""
        return bool(self._found)

    def show_providers(self, answer: ProviderList, own_id: str) -> None:
        """Who can be chosen; at first whoever is at the window."""
        wanted = self._wanted_provider or str(self.provider.currentData() or "") or own_id
        self.provider.clear()
        for one in answer.providers:
            self.provider.addItem(one.name, one.user_id)
        self.provider.setCurrentIndex(max(0, self.provider.findData(wanted)))

    @property
    def plan_id(self) -> str:
        """Of the plan that was chosen; empty where its protocol says for which plan it counts."""
        return "" if self._moving else str(self.plan.currentData() or "")

    def show_plans(self, found: tuple[PlanView, ...]) -> None:
        """The patient's plans; there is a choice where several are active."""
        self._plans = tuple(one for one in found if one.state == "active")
        self.plan.clear()
        self.plan.addItem(tr("The one of its protocol"), "")
        for one in self._plans:
            self.plan.addItem(f"{one.terms.indication} · {protocol_title(one.terms.protocol)}", one.plan_id)
        self._show_choice()

    def _show_choice(self) -> None:
        self._plan_place.setVisible(len(self._plans) > 1 and not self._moving)

    @Slot()
    def _plan_chosen(self) -> None:
        chosen = next((one for one in self._plans if one.plan_id == self.plan.currentData()), None)
        if chosen is not None:
            self.protocol.choose(chosen.terms.protocol)

    def show_new(self, day: QDate, protocol: str = "") -> None:
        """An empty form for a day: the next whole hour where that is today."""
        self._moving = False
        now = QTime.currentTime()
        hour = min(23, now.hour() + 1) if day == QDate.currentDate() else 9
        self._fill(day, QTime(hour, 0), USUAL_MINUTES, "")
        self.plan.setCurrentIndex(0)
        self._show_choice()
        if protocol:
            self.protocol.choose(protocol)
        self.take_conflicts(())

    def show_terms(self, terms: AppointmentTerms) -> None:
        """These, to be moved with a reason."""
        self._moving = True
        self._show_choice()
        at = QDateTime.fromString(terms.starts, Qt.DateFormat.ISODate).toLocalTime()
        self._fill(at.date(), at.time(), terms.minutes, terms.place)
        self.protocol.choose(terms.protocol)
        self._wanted_provider = terms.provider_id
        self.provider.setCurrentIndex(max(0, self.provider.findData(terms.provider_id)))
        self.take_conflicts(())

    def take_conflicts(self, found: tuple[ConflictView, ...]) -> None:
        """What stands against it, as the station says."""
        self._found = found
        words = " ".join(dict.fromkeys(conflict_text(one) for one in found))
        advice = tr("Choose another time, place or provider, or say why it is kept all the same.") if found else ""
        self.conflicts.say(words, advice)
        self._reason_place.setVisible(bool(found) or self._moving)

    def is_good(self) -> bool:
        """Judge all fields, show what is wrong, and go to the first that is."""
        fields = (self.place, *(() if self._reason_place.isHidden() else (self.reason,)))
        wrong = [field for field in fields if not field.is_good()]
        if wrong:
            wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def _fill(self, day: QDate, time: QTime, minutes: int, place: str) -> None:
        self.day.setDate(day)
        self.time.setTime(time)
        self.minutes.setValue(minutes)
        self.place.edit.setText(place)
        self.reason.edit.clear()
        for field in (self.place, self.reason):
            field.show_fault("")

    @Slot()
    def _touched(self) -> None:
        self._soon.start()

    @Slot()
    def _want_check(self) -> None:
        if self.place.text and self.provider.count():
            self.check_wanted.emit()
