"""Erasures and legal holds: what waits for a second person, what was done, and asking for another one.

Guarantees: not modal; what stands in the way, and what cannot be reached, is said before anything is decided; who asked
cannot press the button that erases, and no single key does. Names are shown only of patients who are in the window
already. GUI thread only. Does not: decide anything (the station does).
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.core.errors import NeuraScaleError
from app.core.station.access_messages import AccessView
from app.core.station.erasure_messages import (
    ApproveErasure,
    ErasureCarriedOut,
    ErasureList,
    ErasureView,
    LegalHoldView,
    LiftLegalHold,
    ListErasures,
    PlaceLegalHold,
    RefuseErasure,
    RequestErasure,
)
from app.core.station.views import PatientView
from app.core.wire.envelopes import Message
from app.ui.access.emergency_dialogs import text_box
from app.ui.access.gate_page import Said
from app.ui.access.permitted import may_not
from app.ui.access.user_form import told_moment
from app.ui.bridge.station_link import StationLink
from app.ui.item_models.patient_rows import full_name
from app.ui.language import noop, tr
from app.ui.panels.patient_strip import PatientStrip
from app.ui.said import said
from app.ui.widgets.guarded_button import GuardedButton
from app.ui.widgets.plain import across, button, down, frame, label

LEAST_REASON = 10
_APPROVAL_WITHIN_S = 600.0
_ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_CLASSES = {
    "asked_by_subject": noop("Asked for by the person"),
    "retention_over": noop("The time for keeping it is over"),
    "recorded_in_error": noop("It was recorded in error"),
    "unlawful": noop("It was recorded without a right to"),
}
_STATES = {
    "asked": noop("waits for a second person"),
    "refused": noop("refused"),
    "erased": noop("erased; remnants are being removed"),
    "complete": noop("erased"),
    "hold": noop("legal hold stands"),
}


class ErasureDialog(QDialog):
    """See the rules at the top of this module.

    Args:
        view: Who is at the window.
        patient: The one who is chosen, for whom an erasure or a legal hold can be asked; None for nobody.
        known: A patient who is in the window, by id.
    """

    erased = Signal()

    def __init__(
        self,
        link: StationLink,
        view: AccessView,
        patient: PatientView | None,
        known: Callable[[str], PatientView | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Erasure and legal hold"))
        self._link = link
        self._known = known
        self._patient = patient
        self._view = view
        self._found = ErasureList()
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Erasures and legal holds"))
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels([tr("WHO"), tr("STATE"), tr("SINCE")])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.setMinimumHeight(96)
        self.list.currentItemChanged.connect(self._show_chosen)
        self._empty = label(tr("Nothing was asked to be erased, and no legal hold stands."), "soft")
        self.fault = Said()
        self.news = Said(look="inset", state="good")
        close = button(tr("Close"), keys="Esc")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        words = tr(
            "Two people erase: one asks, another approves. Then everything about that person is unreadable for good, "
            "here and in backups; the proofs of all other entries hold."
        )
        column = down(spacing=12, margins=(26, 22, 26, 20))
        column.addLayout(down(label(tr("Erasure and legal hold"), "title"), label(words, "soft", wrap=True), spacing=3))
        left = down(spacing=12)
        left.addWidget(self._empty)
        left.addWidget(self.list, 1)
        left.addWidget(self._make_decision())
        left.addStretch(0)
        right = down(self._make_asking(), spacing=0)
        right.addStretch(1)
        body = across(spacing=16)
        body.addLayout(left, 1)
        body.addLayout(right)
        column.addLayout(body, 1)
        column.addWidget(self.fault)
        column.addWidget(self.news)
        column.addLayout(across(1, close))
        self.setLayout(column)
        self.resize(1080 if self._patient is not None else 720, 560)
        self._show_chosen()
        self._judge()
        self.refresh()

    # --- what it is made of ----------------------------------------------------------------------------------------

    def _make_decision(self) -> QWidget:
        self._why = label("", "heading", wrap=True)
        self._facts = label("", "soft", wrap=True)
        self.decision_reason = text_box(tr("Reason of the decision"), 2)
        self.decision_reason.textChanged.connect(self._judge)
        self.approve = GuardedButton(tr("Erase for good"), "danger", hint=tr("Cannot be undone"))
        self.approve.clicked.connect(self._approve)
        self.refuse = button(tr("Do not erase"))
        self.refuse.clicked.connect(self._refuse)
        self.lift = button(tr("Lift the legal hold"))
        self.lift.clicked.connect(self._lift)
        for one in (self.refuse, self.lift):
            one.setAutoDefault(False)
        self._caption = label(tr("Reason (needed for not erasing, and for lifting)"), "small")
        self._caption.setBuddy(self.decision_reason)
        column = down(self._why, self._facts, spacing=6, margins=(14, 12, 14, 12))
        column.addLayout(down(self._caption, self.decision_reason, spacing=4))
        column.addLayout(across(self.approve, self.refuse, self.lift, 1))
        self._decision = _boxed(column)
        return self._decision

    def _make_asking(self) -> QWidget:
        self.classes = QComboBox()
        self.classes.setAccessibleName(tr("Kind of reason"))
        self.classes.setToolTip(tr("This stays in the log; the words below are erased with the patient"))
        for word, text in _CLASSES.items():
            self.classes.addItem(tr(text), word)
        self.reason = text_box(tr("Reason of the request"), 2)
        self.reason.textChanged.connect(self._judge)
        self.ask = button(tr("Ask for the erasure"))
        self.ask.clicked.connect(self._ask)
        self.hold = button(tr("Place a legal hold"))
        self.hold.clicked.connect(self._hold)
        for one in (self.ask, self.hold):
            one.setAutoDefault(False)
        strip = PatientStrip()
        if self._patient is not None:
            strip.show_patient(self._patient)
        caption = label(tr("Reason"), "small")
        caption.setBuddy(self.reason)
        column = down(label(tr("For the chosen patient"), "heading"), strip, spacing=8, margins=(14, 12, 14, 12))
        column.addWidget(self.classes)
        column.addLayout(down(caption, self.reason, spacing=4))
        column.addLayout(across(self.ask, self.hold, 1))
        made = _boxed(column)
        made.setFixedWidth(380)
        made.setVisible(self._patient is not None)
        return made

    # --- what is shown ---------------------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        request = self._link.ask(ListErasures(), self)
        request.done.connect(self._show)
        request.failed.connect(self._refused)

    @property
    def chosen(self) -> ErasureView | LegalHoldView | None:
        item = self.list.currentItem()
        chosen_id = item.data(0, _ID_ROLE) if item is not None else ""
        for erasure in self._found.erasures:
            if erasure.erasure_id == chosen_id:
                return erasure
        return next((hold for hold in self._found.holds if hold.hold_id == chosen_id), None)

    @Slot(object)
    def _show(self, answer: ErasureList) -> None:
        self._found = answer
        self.list.clear()
        for hold in answer.holds:
            self._add(hold.hold_id, hold, "hold", hold.placed)
        for one in answer.erasures:
            self._add(one.erasure_id, one, one.state, one.decided or one.asked)
        self._empty.setVisible(self.list.topLevelItemCount() == 0)
        self.list.setVisible(self.list.topLevelItemCount() > 0)
        if (first := self.list.topLevelItem(0)) is not None:
            self.list.setCurrentItem(first)
        self._show_chosen()

    def _add(self, identifier: str, one: ErasureView | LegalHoldView, state: str, since: str) -> None:
        item = QTreeWidgetItem([self._who(one), tr(_STATES[state]), told_moment(since)])
        item.setData(0, _ID_ROLE, identifier)
        self.list.addTopLevelItem(item)

    def _who(self, one: ErasureView | LegalHoldView) -> str:
        patient = self._known(one.subject_id) if one.subject_kind == "patient" else None
        if patient is not None:
            return f"{full_name(patient)} ({patient.hospital_number})"
        kind = tr("Patient") if one.subject_kind == "patient" else tr("User")
        return f"{kind} …{one.subject_id[-8:]}"

    @Slot()
    def _show_chosen(self) -> None:
        one = self.chosen
        waits = isinstance(one, ErasureView) and one.state == "asked"
        self._decision.setVisible(one is not None)
        for part in (self.approve, self.refuse):
            part.setVisible(waits)
        self.lift.setVisible(isinstance(one, LegalHoldView))
        self._caption.setVisible(waits or isinstance(one, LegalHoldView))
        self.decision_reason.setVisible(waits or isinstance(one, LegalHoldView))
        if one is not None:
            self._why.setText(one.reason or tr("The reason is not there any more: it was erased, too."))
            self._facts.setText(" ".join(_facts(one)) if isinstance(one, ErasureView) else "")
            self._facts.setVisible(bool(self._facts.text()))
        self.decision_reason.clear()
        self._judge()

    @Slot()
    def _judge(self) -> None:
        one = self.chosen
        said_why = len(self.decision_reason.toPlainText().strip()) >= LEAST_REASON
        may = may_not(self._view, "ApproveErasure")
        if isinstance(one, ErasureView):
            own = tr("You asked for it: somebody else approves it") if one.mine else ""
            barred = may or own or said(one.stands_in_the_way)
            self.approve.setEnabled(not barred)
            self.approve.setToolTip(barred or tr("Cannot be undone"))
        short = tr("Say why, in ten characters or more")
        for pressed in (self.refuse, self.lift):
            pressed.setEnabled(not may and said_why)
            pressed.setToolTip(may or (pressed.text() if said_why else short))
        asked_why = len(self.reason.toPlainText().strip()) >= LEAST_REASON
        for pressed, request in ((self.ask, "RequestErasure"), (self.hold, "PlaceLegalHold")):
            refused = may_not(self._view, request)
            pressed.setEnabled(not refused and asked_why)
            pressed.setToolTip(refused or (pressed.text() if asked_why else short))

    # --- what is asked ---------------------------------------------------------------------------------------------

    @Slot()
    def _approve(self) -> None:
        one = self.chosen
        if isinstance(one, ErasureView):
            self.approve.setEnabled(False)
            self._send(ApproveErasure(erasure_id=one.erasure_id), timeout_s=_APPROVAL_WITHIN_S)

    @Slot()
    def _refuse(self) -> None:
        one = self.chosen
        if isinstance(one, ErasureView):
            self._send(RefuseErasure(erasure_id=one.erasure_id, reason=self.decision_reason.toPlainText().strip()))

    @Slot()
    def _lift(self) -> None:
        one = self.chosen
        if isinstance(one, LegalHoldView):
            self._send(LiftLegalHold(hold_id=one.hold_id, reason=self.decision_reason.toPlainText().strip()))

    @Slot()
    def _ask(self) -> None:
        if self._patient is not None:
            self._send(
                RequestErasure(
                    patient_id=self._patient.patient_id,
                    reason_class=str(self.classes.currentData()),
                    reason=self.reason.toPlainText().strip(),
                )
            )

    @Slot()
    def _hold(self) -> None:
        if self._patient is not None:
            self._send(PlaceLegalHold(patient_id=self._patient.patient_id, reason=self.reason.toPlainText().strip()))

    def _send(self, message: Message, *, timeout_s: float = 20.0) -> None:
        self.fault.take_back()
        self.news.take_back()
        request = self._link.ask(message, self, timeout_s=timeout_s)
        request.done.connect(self._done)
        request.failed.connect(self._refused)

    @Slot(object)
    def _done(self, answer: object) -> None:
        if isinstance(answer, ErasureCarriedOut):
            told = tr("Erased. Entries of the log that nobody can read any more: {count}.").format(count=answer.entries)
            self.news.say(told, _backups_later(len(answer.unreached)) if answer.unreached else "")
            self.erased.emit()
        self.reason.clear()
        self.refresh()

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self.fault.say(said(error.what), " ".join(filter(None, (said(error.meaning), said(error.advice)))))
        self._judge()


def _facts(one: ErasureView) -> list[str]:
    """What whoever decides should know."""
    facts = [tr(_CLASSES[one.reason_class]) + "."]
    if one.stands_in_the_way:
        facts.append(said(one.stands_in_the_way))
    if one.exports:
        facts.append(
            tr("Copies that were exported and cannot be reached from here: {count}.").format(count=one.exports)
        )
    if one.decision_reason:
        facts.append(one.decision_reason)
    if one.unreached:
        facts.append(_backups_later(len(one.unreached)))
    return facts


def _backups_later(count: int) -> str:
    words = tr("Places with backups that could not be reached, which is tried again by itself: {count}.")
    return words.format(count=count)


def _boxed(column: QVBoxLayout) -> QWidget:
    made = frame("inset")
    made.setLayout(column)
    return made
