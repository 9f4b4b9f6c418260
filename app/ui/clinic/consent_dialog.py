"""Consent as people give it: the very words, by purpose, to be shown or read out; then who agreed, and how.

Guarantees: not modal; whose consent it is stands on it; nothing is given whose box was not ticked below the words that
are shown, and it is given to those words or not at all (the station refuses where others are handed out by now); a
withdrawal is asked about first. What changed elsewhere is shown. GUI thread only. Does not: decide what counts (the
station does), or keep anything.
"""

from datetime import date

import msgspec
from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from app.core.clinic.consent_texts import LANGUAGES, ConsentText
from app.core.clinic.purposes import CAPACITIES, CAPACITY_NOT_ASKED, PURPOSES, WAYS_GIVEN
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import NeuraScaleError
from app.core.station.access_messages import AccessView
from app.core.station.consent_messages import ConsentList, ListConsents, PurposeView, WithdrawConsent
from app.core.station.messages import GiveConsent, LogEntryAdded, StationState
from app.core.station.views import PatientView
from app.ui.access.gate_page import Said
from app.ui.access.permitted import may_not
from app.ui.bridge.station_link import StationLink
from app.ui.clinic.consent_card import ConsentCard
from app.ui.clinic.consent_paper import ConsentPaper
from app.ui.clinic.consent_words import BY_WHOM, HOW, language_name
from app.ui.language import tr
from app.ui.panels.consent_withdrawal import KEYS as WITHDRAW_KEYS
from app.ui.panels.consent_withdrawal import PURPOSE_NAMES, ConsentWithdrawal
from app.ui.panels.patient_form import Field, required_fault
from app.ui.panels.patient_strip import PatientStrip
from app.ui.said import said
from app.ui.widgets.plain import across, button, down, frame, label
from app.ui.widgets.reading_area import ReadingArea

LOOK_AGAIN_AFTER_MS = 120
WITHDRAW_TIMEOUT_S = 30.0
OF_AGE_YEARS = 18


class ConsentDialog(QDialog):
    """See the rules at the top of this module.

    Args:
        wanted: Purposes that whoever opened it is about; the first of them is brought into view.
        state: Of the station, as far as it is known.
    """

    changed = Signal()

    def __init__(
        self,
        link: StationLink,
        patient: PatientView,
        view: AccessView,
        parent: QWidget | None = None,
        *,
        wanted: tuple[str, ...] = (),
        state: StationState | None = None,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Consent"))
        self._link = link
        self._patient = patient
        self._wanted = wanted
        self._may_not = may_not(view, "GiveConsent")
        self._purposes: dict[str, PurposeView] = {}
        self._open = 0
        self._in_session = False
        self.strip = PatientStrip()
        self.strip.show_patient(patient)
        self.cards = {purpose: ConsentCard(purpose) for purpose in PURPOSES}
        for card in self.cards.values():
            card.ticked.connect(self._judge)
            card.withdraw_wanted.connect(self._ask_to_withdraw)
            card.paper_wanted.connect(self._want_paper)
        self.paper = ConsentPaper(link, self)
        self.paper.saved.connect(self._page_saved)
        self.paper.failed.connect(self._refused)
        self.withdrawal = ConsentWithdrawal(narrow=True)
        self.withdrawal.confirmed.connect(self._withdraw)
        self.withdrawal.installEventFilter(self)
        self.fault = Said()
        self.written = Said("info", "info")
        self._build_choices(is_minor(patient.birth_date, clock.wall().date()))
        self._lay_out()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LOOK_AGAIN_AFTER_MS)
        self._soon.timeout.connect(self.refresh)
        link.entry_arrived.connect(self._entry_arrived)
        link.state_arrived.connect(self._show_state)
        self._show_state(state)
        self._judge()
        self.refresh()

    def _build_choices(self, minor: bool) -> None:
        self.language = QComboBox()
        self.language.setAccessibleName(tr("Language of the texts"))
        self.language.setToolTip(tr("In which the patient reads or hears them"))
        for code in LANGUAGES:
            self.language.addItem(language_name(code), code)
        window_language = QLocale().name().split("_")[0]
        self.language.setCurrentIndex(max(0, self.language.findData(window_language)))
        self.language.currentIndexChanged.connect(self._show_language)
        self.by = QComboBox()
        self.by.setAccessibleName(tr("Who agreed"))
        self.by.setToolTip(tr("In what capacity; no name"))
        self.by.setPlaceholderText(tr("Who agreed"))
        for capacity in CAPACITIES:
            if capacity != CAPACITY_NOT_ASKED:
                self.by.addItem(_capital(tr(BY_WHOM[capacity])), capacity)
        self.by.setCurrentIndex(-1 if minor else 0)  # for a child it is not said beforehand who speaks
        self.how = QComboBox()
        self.how.setAccessibleName(tr("How it was given"))
        self.how.setToolTip(tr("On paper, or by word of mouth"))
        self.how.setPlaceholderText(tr("How it was given"))
        for way in WAYS_GIVEN:
            self.how.addItem(_capital(tr(HOW[way])), way)
        self.how.setCurrentIndex(-1)
        self.witness = Field(tr("Witness"), example=tr("T. Lind, nurse"), check=required_fault, parent=self)
        self.witness_row = QWidget()
        self.witness_row.setLayout(self.witness.layout)
        self.witness_row.hide()
        self.witness.edit.textChanged.connect(self._judge)
        for box in (self.by, self.how):
            box.currentIndexChanged.connect(self._judge)
        self.give = button(tr("Consent is given"), "primary", keys="Ctrl+Return")
        self.give.clicked.connect(self.submit)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.submit)
        QShortcut(QKeySequence(WITHDRAW_KEYS), self).activated.connect(self.withdrawal.press)
        self.close_button = button(tr("Close"), "quiet", keys="Esc")
        self.close_button.clicked.connect(self.reject)
        for pressed in (self.give, self.close_button):
            pressed.setAutoDefault(False)

    def _lay_out(self) -> None:
        self.texts = ReadingArea(*self.cards.values())
        self.texts.setMinimumHeight(150)
        language = label(tr("Language"), "small")
        language.setBuddy(self.language)
        lead = label(tr("Show the words or read them out, and tick what was agreed to."), "soft", wrap=True)
        head = across(spacing=12)
        head.addLayout(down(label(tr("Consent"), "title"), lead, spacing=2), 1)
        head.addLayout(across(language, self.language, spacing=8))
        self.told = frame("inset")
        row = across(self.by, self.how, spacing=10)
        row.setStretch(0, 1)
        row.setStretch(1, 1)
        self.told.setLayout(down(row, self.witness_row, spacing=8, margins=(12, 10, 12, 10)))
        column = down(
            head,
            self.strip,
            self.texts,
            self.withdrawal,
            self.fault,
            self.written,
            self.told,
            spacing=12,
            margins=(26, 22, 26, 18),
        )
        column.setStretch(2, 1)
        column.addLayout(across(self.close_button, 1, self.give))
        self.setLayout(column)
        self.resize(780, 690)

    @property
    def ticked(self) -> tuple[str, ...]:
        """Purposes whose words were read and agreed to."""
        return tuple(purpose for purpose, card in self.cards.items() if card.is_ticked)

    @Slot()
    def refresh(self) -> None:
        """Ask how it stands."""
        self._soon.stop()
        request = self._link.ask(ListConsents(patient_id=self._patient.patient_id), self)
        request.done.connect(self._show)
        request.failed.connect(self._refused)

    @Slot()
    def submit(self) -> None:
        """Give what was ticked."""
        if not self.give.isEnabled():
            return
        self.fault.take_back()
        how = str(self.how.currentData())
        for purpose in self.ticked:
            request = self._link.ask(
                GiveConsent(
                    patient_id=self._patient.patient_id,
                    purpose=purpose,
                    given_by=str(self.by.currentData()),
                    text_version=self._purposes[purpose].current,
                    how=how,
                    witness=self.witness.text if how == "witnessed" else "",
                    language=str(self.language.currentData()),
                ),
                self,
            )
            request.done.connect(self._is_given)
            request.failed.connect(self._is_refused)
            self._open += 1
        self._judge()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """One question at a time: while it is asked about a withdrawal, nothing is asked about giving."""
        if watched is self.withdrawal and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.told.setVisible(event.type() is QEvent.Type.Hide)
            self.give.setVisible(event.type() is QEvent.Type.Hide)
        return super().eventFilter(watched, event)

    @Slot()
    def reject(self) -> None:
        """Esc puts the question away first, if there is one."""
        if self.withdrawal.is_open:
            self.withdrawal.shut()
        else:
            super().reject()

    # --- what the station says -----------------------------------------------------------------------------------

    @Slot(object)
    def _show(self, answer: ConsentList) -> None:
        first = not self._purposes
        self._purposes = {one.purpose: one for one in answer.purposes}
        for purpose, view in self._purposes.items():
            self.cards[purpose].show_purpose(view, str(self.language.currentData()), may_not=self._may_not)
        standing = tuple(one.purpose for one in answer.purposes if _stands(one))
        self._patient = msgspec.structs.replace(self._patient, consented_purposes=standing)
        self.withdrawal.show_patient(self._patient, in_session=self._in_session)
        self._judge()
        if first and self._wanted:
            QTimer.singleShot(0, self, self._bring_into_view)

    @Slot()
    def _bring_into_view(self) -> None:
        card = self.cards.get(self._wanted[0])
        if card is not None:
            self.texts.verticalScrollBar().setValue(card.y())
            card.read.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _entry_arrived(self, entry: LogEntryAdded) -> None:
        if entry.event_type.startswith("consent.") and not self._link.behind_gate:
            self._soon.start()

    @Slot(object)
    def _show_state(self, state: StationState | None) -> None:
        session = state.session if state is not None else None
        running = session is not None and not session.exit_reason
        self._in_session = running and session is not None and session.patient.patient_id == self._patient.patient_id
        self.withdrawal.show_patient(self._patient, in_session=self._in_session)

    @Slot(object)
    def _is_given(self, _answer: object) -> None:
        self._open -= 1
        if self._open == 0:
            for card in self.cards.values():
                card.untick()
        self.changed.emit()
        self.refresh()

    @Slot(object)
    def _is_refused(self, error: NeuraScaleError) -> None:
        self._open -= 1
        self._refused(error)
        self._judge()
        self._soon.start()

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self.fault.say(said(error.what), said(error.advice or error.meaning))

    # --- what is chosen ------------------------------------------------------------------------------------------

    @Slot()
    def _show_language(self) -> None:
        for purpose in self._purposes:
            self.cards[purpose].show_language(str(self.language.currentData()))
        self._judge()

    @Slot()
    def _judge(self) -> None:
        """What is still missing stands on the button's tooltip."""
        ticked, how = self.ticked, self.how.currentData()
        self.witness_row.setVisible(how == "witnessed")
        purposes = tr(" and ").join(tr(PURPOSE_NAMES[one]) for one in ticked)
        words = tr("Consent to {purposes} is given").format(purposes=purposes) if ticked else tr("Consent is given")
        self.give.setText(words)
        self.give.setAccessibleName(words)
        missing = self._missing(ticked, how)
        self.give.setEnabled(not missing and self._open == 0)
        self.give.setToolTip(missing or f"{words}  (Ctrl+Enter)")
        for box in (self.by, self.how):
            box.setEnabled(not self._may_not)

    def _missing(self, ticked: tuple[str, ...], how: str | None) -> str:
        if self._may_not:
            return self._may_not
        if not ticked:
            return tr("Tick what was read and agreed to.")
        if self.by.currentData() is None:
            return tr("Say who agreed.")
        if how is None:
            return tr("Say how it was given.")
        return tr("Say who was the witness.") if how == "witnessed" and not self.witness.text else ""

    @Slot(str, object)
    def _want_paper(self, purpose: str, text: ConsentText) -> None:
        self.written.take_back()
        self.paper.ask_for_file(purpose, text, str(self.language.currentData()))

    @Slot(object)
    def _page_saved(self, name: object) -> None:
        self.fault.take_back()
        self.written.say(tr("Written to {name}").format(name=name))

    @Slot(str)
    def _ask_to_withdraw(self, purpose: str) -> None:
        self.withdrawal.ask_about(purpose)

    @Slot(str, str, str)
    def _withdraw(self, patient_id: str, purpose: str, reason: str) -> None:
        self.fault.take_back()
        message = WithdrawConsent(patient_id=patient_id, purpose=purpose, reason=reason)
        request = self._link.ask(message, self, timeout_s=WITHDRAW_TIMEOUT_S)
        self.withdrawal.await_answer(request)
        request.done.connect(self._is_withdrawn)
        request.failed.connect(self._refused)

    @Slot(object)
    def _is_withdrawn(self, _answer: object) -> None:
        self.changed.emit()
        self.refresh()


def is_minor(birth_date: str, today: date) -> bool:
    """Whether somebody is not of age; False where the birth date is not known."""
    try:
        born = date.fromisoformat(birth_date)
    except ValueError:
        return False
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day)) < OF_AGE_YEARS


def _stands(view: PurposeView) -> bool:
    """Whether there is a consent to withdraw."""
    return not view.withdrawn and any(entry.kind == "given" for entry in view.entries)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
