"""How a session followed its protocol: what it asks for and what was done, deviations with reasons, and adding one.

Guarantees: not modal; whose session it is stands on it; a departure without a reason says so, and takes one in its
place; what was noted is withdrawn with a reason and never deleted. GUI thread only. Does not: decide (the station
does).
"""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.core.clinic.deviations import Departure
from app.core.clinic.protocols import SessionProtocol
from app.core.errors import NeuraScaleError
from app.core.station.course_messages import ListCourse, NoteDeviation, SessionCourse, WithdrawDeviation
from app.core.station.views import PatientView
from app.core.wire.envelopes import Message
from app.ui.access.gate_page import Said
from app.ui.bridge.requests import Request
from app.ui.bridge.station_link import StationLink
from app.ui.clinic.protocol_box import known_protocol
from app.ui.clinic.reason_strip import ReasonStrip
from app.ui.language import noop, number, tr
from app.ui.panels.patient_form import Field
from app.ui.panels.patient_strip import PatientStrip
from app.ui.said import said
from app.ui.signal_views.montage_definitions import SHIPPED, shipped_definitions
from app.ui.signal_views.montage_words import word_of
from app.ui.signal_views.page_cursor import clock_text
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.plain import across, button, down, frame, label

_PLACE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
# What a person may note; what a person did not do is found by the station.
KINDS = {
    "montage": noop("Electrodes or montage"),
    "filters": noop("Filters"),
    "electrodes": noop("Type or state of the electrodes"),
    "other": noop("Something else"),
}


def _say_fault(text: str) -> str:
    return "" if text.strip() else tr("Say what was done otherwise.")


class DeviationsDialog(QDialog):
    """See the rules at the top of this module."""

    def __init__(
        self, link: StationLink, session_id: str, patient: PatientView | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Protocol and deviations"))
        self._link = link
        self.session_id = session_id
        self._course: SessionCourse | None = None
        self._unseen = True
        strip = PatientStrip()
        strip.show_patient(patient)
        self._title = label(tr("Protocol and deviations"), "title")
        self._asked = label("", "soft", wrap=True)
        self._done = label("", "", wrap=True)
        self._sources = label("", "faint", wrap=True)
        self._sources.hide()
        self.sources = button(tr("Sources"), "link", hint=tr("What the protocol was taken from"))
        self.sources.setCheckable(True)
        self.sources.hide()
        self.sources.toggled.connect(self._sources.setVisible)
        self.list = self._built_list()
        self.empty = EmptyNote(self.list)
        self.explain = button(tr("Give a reason…"), hint=tr("Why this was done otherwise"))
        self.explain.clicked.connect(self._explain)
        self.withdraw = button(tr("Withdraw…"), hint=tr("It is none; its entry stays"))
        self.withdraw.clicked.connect(self._withdraw)
        self.reason = ReasonStrip()
        self.reason.reason.edit.setPlaceholderText(tr("A bandage over both ears"))
        self.reason.given.connect(self._given)
        self.fault = Said()
        close = button(tr("Close"), "quiet", keys="Esc")
        close.clicked.connect(self.reject)
        for one in (self.explain, self.withdraw, self.sources, close):
            one.setAutoDefault(False)
        for words in (self._asked, self._done):
            words.setMinimumHeight(1)  # else each asks for the room that it would need if it were narrow
        title = across(self._title, 1, self.sources)
        column = down(title, strip, self._asked, self._done, self._sources, spacing=8, margins=(26, 22, 26, 18))
        column.addSpacing(4)
        column.addWidget(label(tr("DEVIATIONS"), "overline"))
        column.addWidget(self.list, 1)
        column.addLayout(across(self.explain, self.withdraw, 1))
        column.addWidget(self.reason)
        adding = self._built_adding()
        self.reason.opened.connect(adding.setHidden)  # one question at a time
        column.addWidget(adding)
        column.addWidget(self.fault)
        column.addLayout(across(close, 1))
        self.setLayout(column)
        self.resize(760, 640)
        self._judge()
        self.refresh()

    def _built_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName(tr("Deviations from the protocol"))
        made.setToolTip(tr("Deviations from the protocol"))
        made.setRootIsDecorated(False)
        made.setWordWrap(True)
        made.setHeaderLabels([tr("AT"), tr("WHAT"), tr("WHY")])
        made.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        made.header().setStretchLastSection(True)
        made.setColumnWidth(0, 76)
        made.setColumnWidth(1, 330)
        made.setMinimumHeight(110)
        made.itemSelectionChanged.connect(self._judge)
        return made

    def _built_adding(self) -> QWidget:
        made = frame("inset")
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(tr("What it concerns"))
        self.kinds.setToolTip(tr("What it concerns"))
        for kind, words in KINDS.items():
            self.kinds.addItem(tr(words), kind)
        self.what = Field(tr("What was done otherwise"), example=tr("Without A1 and A2"), check=_say_fault, parent=made)
        self.why = Field(tr("Why"), example=tr("A bandage over both ears"), check=_why_fault, parent=made)
        self.add = button(tr("Add"), "primary", hint=tr("Keep this deviation"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add)
        column = down(label(tr("ANOTHER DEVIATION"), "overline"), spacing=6, margins=(14, 10, 14, 12))
        caption = label(tr("What it concerns"), "small")
        caption.setBuddy(self.kinds)
        first = across(spacing=10)
        first.addLayout(down(caption, self.kinds, 1, spacing=4), 2)
        first.addLayout(self.what.layout, 3)
        column.addLayout(first)
        second = across(spacing=10)
        second.addLayout(self.why.layout, 1)
        second.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(second)
        made.setLayout(column)
        return made

    # --- what comes in ---------------------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        request = self._link.ask(ListCourse(session_id=self.session_id), self)
        request.done.connect(self._show)
        request.failed.connect(self._refused)

    @Slot(object)
    def _show(self, course: SessionCourse) -> None:
        self._course = course
        protocol = course.asked or known_protocol(course.protocol)
        if protocol is not None:
            self._title.setText(tr("Protocol: {title}").format(title=said(protocol.title)))
            self._asked.setText(asked_text(protocol))
            self._sources.setText("\n".join(said(one) for one in protocol.sources))
        self.sources.setVisible(bool(self._sources.text()))
        self._done.setText(done_text(course))
        names = dict(course.names)
        self.list.clear()
        for place, one in enumerate(course.departures):
            at = "" if one.at_s is None else clock_text(one.at_s)
            what, why = departure_text(one), one.reason or tr("▲ no reason given yet")
            item = QTreeWidgetItem([at, what, why])
            item.setData(0, _PLACE_ROLE, place)
            for column, text in ((1, what), (2, why)):
                by = names.get(one.noted_by, "")
                item.setToolTip(column, f"{text}  ·  {by}" if by else text)
            self.list.addTopLevelItem(item)
        self.empty.say(tr("Nothing departs from the protocol."))
        if self._unseen:
            (self.list if course.departures else self.kinds).setFocus(Qt.FocusReason.OtherFocusReason)
            self._unseen = False
        self._judge()

    @property
    def chosen(self) -> Departure | None:
        items = self.list.selectedItems()
        if not items or self._course is None:
            return None
        return self._course.departures[int(items[0].data(0, _PLACE_ROLE))]

    @Slot()
    def _judge(self) -> None:
        chosen = self.chosen
        self.explain.setEnabled(chosen is not None and not chosen.reason)
        self.withdraw.setEnabled(chosen is not None and bool(chosen.deviation_id))
        for one in (self.explain, self.withdraw):
            one.setVisible(self._course is not None and bool(self._course.departures))

    # --- what is asked ---------------------------------------------------------------------------------------------

    @Slot()
    def _explain(self) -> None:
        if self.chosen is not None:
            self.reason.ask("explain", departure_text(self.chosen), tr("Keep the reason"))

    @Slot()
    def _withdraw(self) -> None:
        if self.chosen is not None:
            self.reason.ask("withdraw", departure_text(self.chosen), tr("It is no deviation"))

    @Slot(str, str)
    def _given(self, about: str, reason: str) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        if about == "withdraw":
            self._ask(WithdrawDeviation(session_id=self.session_id, deviation_id=chosen.deviation_id, reason=reason))
            return
        self._ask(
            NoteDeviation(
                session_id=self.session_id, kind=chosen.kind, item=chosen.item, text=chosen.text, reason=reason
            )
        )

    @Slot()
    def _add(self) -> None:
        if not (self.what.is_good() and self.why.is_good()):
            return
        kind = str(self.kinds.currentData())
        request = self._ask(
            NoteDeviation(session_id=self.session_id, kind=kind, text=self.what.text, reason=self.why.text)
        )
        request.done.connect(self._added)

    @Slot()
    def _added(self) -> None:
        for one in (self.what, self.why):
            one.edit.clear()
            one.show_fault("")

    def _ask(self, message: Message) -> Request:
        self.fault.take_back()
        request = self._link.ask(message, self)
        request.done.connect(self.refresh)
        request.failed.connect(self._refused)
        return request

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self.fault.say(said(error.what), said(error.advice))


def _why_fault(text: str) -> str:
    return "" if len(" ".join(text.split())) >= 5 else tr("Say why, in a few words.")


def departure_text(one: Departure) -> str:
    """What was done otherwise: the station's sentence in the language of the window, a person's words as typed."""
    return one.text if one.kind in KINDS else said(one.text)


def asked_text(protocol: SessionProtocol) -> str:
    """What a protocol asks for, in one paragraph."""
    parts = []
    if protocol.minimum_minutes:
        parts.append(tr("at least {minutes} min recorded").format(minutes=number(protocol.minimum_minutes)))
    parts += [said(one.title) for one in protocol.activations if one.required]
    if protocol.montages:
        parts.append(tr("montages: {names}").format(names=", ".join(_montage_words(one) for one in protocol.montages)))
    if protocol.filters is not None:
        low, high = number(protocol.filters.high_pass_hz, 1), number(protocol.filters.low_pass_hz)
        parts.append(tr("filters: {low} to {high} Hz").format(low=low, high=high))
    return tr("Asks for: {what}.").format(what="; ".join(parts)) if parts else tr("Asks for nothing in particular.")


def _montage_words(name: str) -> str:
    """A montage as the window calls it."""
    shipped = dict(zip(SHIPPED, shipped_definitions(), strict=True))
    return word_of(shipped[name].name) if name in shipped else tr("as recorded")


_HOW = {
    "": noop("goes on"),
    "completed": noop("completed"),
    "broken_off": noop("broken off"),
    "interrupted": noop("interrupted"),
}


def done_text(course: SessionCourse) -> str:
    """What was done, in one paragraph."""
    parts = [tr("{time} recorded").format(time=clock_text(course.recorded_s))]
    parts += [f"{said(one.title)} ({tr(_HOW[one.how])})" for one in course.activations]
    return tr("Done: {what}.").format(what="; ".join(parts))
