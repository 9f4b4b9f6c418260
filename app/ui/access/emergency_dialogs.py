"""Emergency access: asking for it with a reason, and the review of each by somebody else.

Guarantees: not modal; it says what will be possible, for how long, and that somebody reviews it, before it is opened;
nobody reviews their own. GUI thread only. Does not: open or judge anything (the station does).
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHeaderView, QPlainTextEdit, QTreeWidget, QTreeWidgetItem, QWidget

from app.core.access.roles import permissions
from app.core.errors import NeuraScaleError
from app.core.station.care_messages import (
    BreakGlassList,
    BreakGlassUse,
    ListBreakGlass,
    OpenBreakGlass,
    ReviewBreakGlass,
)
from app.core.station.views import PatientView
from app.ui.access.gate_page import Said
from app.ui.access.user_form import told_moment
from app.ui.bridge.station_link import StationLink
from app.ui.language import counted, noop, tr
from app.ui.panels.patient_strip import PatientStrip
from app.ui.said import said
from app.ui.widgets.guarded_button import GuardedButton
from app.ui.widgets.plain import across, button, down, label

LEAST_REASON = 10
_USE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_ENDED = {
    "time": noop("its time was over"),
    "user": noop("ended by the user"),
    "signed_out": noop("signed out"),
    "station": noop("the station ended"),
}


_DONE = {
    "patient.correct": noop("patient's data"),
    "consent.manage": noop("consent"),
    "session.run": noop("session"),
    "session.annotate": noop("annotations"),
    "session.read": noop("events and recordings"),
    "output.set": noop("stimulation"),
    "stop.reset": noop("reset of the stop"),
    "recording.export": noop("export"),
    "report.read": noop("report"),
    "report.export": noop("report saved"),
    "document.sign": noop("signature"),
    "care.read": noop("care"),
}


def done_words(accesses: tuple[tuple[str, int], ...]) -> str:
    """What was done, by kind and how often: "session (7), annotations (6)"."""
    counts: dict[str, int] = {}
    for request, count in accesses:
        permission = permissions().covering(request)
        name = permission.name if permission is not None else request
        words = tr(_DONE[name]) if name in _DONE else request
        counts[words] = counts.get(words, 0) + count
    return ", ".join(f"{words} ({count})" for words, count in counts.items())


def text_box(name: str, lines: int) -> QPlainTextEdit:
    """A field for a few sentences; Tab leaves it."""
    made = QPlainTextEdit()
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setTabChangesFocus(True)
    made.setFixedHeight(lines * made.fontMetrics().lineSpacing() + 20)
    return made


class EmergencyDialog(QDialog):
    """Asks for the reason."""

    opened = Signal()

    def __init__(self, link: StationLink, patient: PatientView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Emergency access"))
        self._link = link
        self._patient_id = patient.patient_id
        strip = PatientStrip()
        strip.show_patient(patient)
        words = label(
            tr(
                "This patient is not in your care. In an emergency you can have them for a limited time, as if they "
                "were: record, read, and what else your role allows. The time is shown all the while, it ends by "
                "itself or when you end it, and somebody else reviews what you did and why."
            ),
            "soft",
            wrap=True,
        )
        words.setMinimumWidth(500)
        self.reason = text_box(tr("Reason"), 3)
        self.reason.textChanged.connect(self._judge)
        self._needed = label("", "faint")
        self.fault = Said()
        self.open_button = GuardedButton(tr("Open emergency access"), "danger", hint=tr("It is written down"))
        self.open_button.clicked.connect(self._open)
        cancel = button(tr("Cancel"), keys="Esc")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        caption = label(tr("Reason (no names)"), "small")
        caption.setBuddy(self.reason)
        column = down(label(tr("Emergency access"), "title"), strip, words, spacing=12, margins=(26, 22, 26, 20))
        column.addLayout(down(caption, self.reason, self._needed, spacing=4))
        column.addWidget(self.fault)
        column.addLayout(across(self.open_button, 1, cancel))
        self.setLayout(column)
        self._judge()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _judge(self) -> None:
        length = len(self.reason.toPlainText().strip())
        self.open_button.setEnabled(length >= LEAST_REASON)
        lacking = max(0, LEAST_REASON - length)
        self._needed.setText(counted("%n more character(s)", lacking) if lacking else tr("Enough for the review"))

    @Slot()
    def _open(self) -> None:
        self.fault.take_back()
        self.open_button.setEnabled(False)
        message = OpenBreakGlass(patient_id=self._patient_id, reason=self.reason.toPlainText().strip())
        request = self._link.ask(message, self)
        request.done.connect(self._opened)
        request.failed.connect(self._refused)

    @Slot(object)
    def _opened(self, _answer: object) -> None:
        self.opened.emit()
        self.accept()

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self._judge()
        self.fault.say(said(error.what), said(error.advice))


class ReviewsDialog(QDialog):
    """Each emergency access that nobody has reviewed, and what is to be said of it."""

    reviewed = Signal()

    def __init__(self, link: StationLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Emergency accesses"))
        self._link = link
        self._uses: tuple[BreakGlassUse, ...] = ()
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Emergency accesses to review"))
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels([tr("OPENED"), tr("BY"), tr("ENDED")])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.setMinimumHeight(150)
        self.list.currentItemChanged.connect(self._show_chosen)
        self._empty = label(tr("Nothing waits for a review."), "soft")
        self._reason = label("", "heading", wrap=True)
        self._done = label("", "soft", wrap=True)
        self.note = text_box(tr("Note"), 2)
        self.note.textChanged.connect(self._judge)
        self._caption = label(tr("Note (needed where it was not justified)"), "small")
        self._caption.setBuddy(self.note)
        self.fault = Said()
        self.justified = button(tr("Was justified"), "primary")
        self.not_justified = button(tr("Was not justified"), "danger")
        for pressed, verdict in ((self.justified, "justified"), (self.not_justified, "not_justified")):
            pressed.setObjectName(verdict)
            pressed.setAutoDefault(False)
            pressed.clicked.connect(self._review)
        close = button(tr("Close"), keys="Esc")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        head = down(
            label(tr("Emergency accesses"), "title"),
            label(tr("Somebody reached a patient who was not in their care. Was it right?"), "soft", wrap=True),
            spacing=3,
        )
        column = down(spacing=12, margins=(26, 22, 26, 20))
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addWidget(self._reason)
        column.addWidget(self._done)
        column.addLayout(down(self._caption, self.note, spacing=4))
        column.addWidget(self.fault)
        column.addLayout(across(self.justified, self.not_justified, 1, close))
        self.setLayout(column)
        self.resize(680, 560)
        self._show_chosen()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        request = self._link.ask(ListBreakGlass(), self)
        request.done.connect(self._show)
        request.failed.connect(self._refused)

    @property
    def chosen(self) -> BreakGlassUse | None:
        item = self.list.currentItem()
        chosen_id = item.data(0, _USE_ROLE) if item is not None else ""
        return next((one for one in self._uses if one.break_glass_id == chosen_id), None)

    @Slot(object)
    def _show(self, answer: BreakGlassList) -> None:
        self._uses = answer.uses
        self.list.clear()
        for use in answer.uses:
            ended = told_moment(use.ended) if use.ended else tr("is open")
            if use.end_reason in _ENDED:
                ended = tr("{moment}, {why}").format(moment=ended, why=tr(_ENDED[use.end_reason]))
            item = QTreeWidgetItem([told_moment(use.opened), use.user_name or use.user_id, ended])
            item.setData(0, _USE_ROLE, use.break_glass_id)
            self.list.addTopLevelItem(item)
        self._empty.setVisible(not answer.uses)
        self.list.setVisible(bool(answer.uses))
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        use = self.chosen
        for part in (self._reason, self._done, self._caption, self.note, self.justified, self.not_justified):
            part.setVisible(use is not None)
        if use is None:
            return
        self._reason.setText(use.reason or tr("The reason is not there any more: the patient's data were erased."))
        self._done.setText(tr("Meanwhile: {asked}").format(asked=done_words(use.accesses) or tr("nothing")))
        self.note.clear()
        self._judge()

    @Slot()
    def _judge(self) -> None:
        use = self.chosen
        if use is None:
            return
        noted = bool(self.note.toPlainText().strip())
        self.justified.setEnabled(not use.mine)
        self.not_justified.setEnabled(not use.mine and noted)
        own = tr("Nobody reviews their own") if use.mine else ""
        self.justified.setToolTip(own or tr("Was justified"))
        self.not_justified.setToolTip(own or (tr("Was not justified") if noted else tr("Say why in the note")))

    @Slot()
    def _review(self) -> None:
        use = self.chosen
        if use is None:
            return
        self.fault.take_back()
        note = self.note.toPlainText().strip()
        message = ReviewBreakGlass(break_glass_id=use.break_glass_id, verdict=self.sender().objectName(), note=note)
        request = self._link.ask(message, self)
        request.done.connect(self._was_reviewed)
        request.failed.connect(self._refused)

    @Slot(object)
    def _was_reviewed(self, _answer: object) -> None:
        self.reviewed.emit()
        self.refresh()

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self.fault.say(said(error.what), said(error.advice))
