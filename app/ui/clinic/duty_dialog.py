"""Who is on duty: the roster, putting somebody on it, standing in for somebody, and taking a session over.

Guarantees: not modal; a station without a roster says that everybody is on duty; what may not be done is disabled with
its reason. Times are entered and shown in the zone of this computer. GUI thread only. Does not: decide (the station
does).
"""

from datetime import datetime, timedelta

from PySide6.QtCore import QDateTime, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QDialog,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from app.core.access.roles import Role
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import NeuraScaleError
from app.core.station.access_messages import AccessView, ListUsers, UserList
from app.core.station.duty_messages import CancelDuty, DutyList, ListDuties, RosterDuty, StepIn, TakeOverSession
from app.core.station.messages import StationState
from app.core.station.views import SessionView
from app.core.wire.envelopes import Message
from app.ui.access.gate_page import Said
from app.ui.access.permitted import may_not
from app.ui.bridge.station_link import StationLink
from app.ui.clinic.reason_strip import ReasonStrip
from app.ui.clinic.roster_dialog import RosterDialog
from app.ui.language import minute_text, tr
from app.ui.said import said
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.plain import across, button, down, frame, label

_ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_LEADING = {Role.TECHNICIAN, Role.CLINICIAN}
USUAL_DUTY = timedelta(hours=8)
_OVER_STEPS = ("completed", "failed", "cancelled")


class DutyDialog(QDialog):
    """See the rules at the top of this module."""

    def __init__(
        self,
        link: StationLink,
        view: AccessView,
        state: StationState | None,
        parent: QWidget | None = None,
        *,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Duty"))
        self._link = link
        self._view = view
        self._clock = clock
        self._session: SessionView | None = None
        self._duties = DutyList(duties=(), kept=False, on_duty=True)
        self._cancellable: set[str] = set()
        self._unseen = True
        self._words = label("", "soft", wrap=True)
        self.list = self._built_list()
        self.empty = EmptyNote(self.list)
        self.cancel = button(tr("End this duty…"), "danger", hint=tr("From now on, with a reason"))
        self.cancel.clicked.connect(self._ask_cancel)
        self.step_in = button(tr("Stand in…"), hint=tr("Be on duty yourself from now on, with a reason"))
        self.step_in.clicked.connect(self._ask_step_in)
        self.reason = ReasonStrip()
        self.reason.reason.edit.setPlaceholderText(tr("Ill since noon"))
        self.reason.given.connect(self._given)
        self.fault = Said()
        close = button(tr("Close"), "quiet", keys="Esc")
        close.clicked.connect(self.reject)
        for one in (self.cancel, self.step_in, close):
            one.setAutoDefault(False)
        column = down(label(tr("Duty"), "title"), self._words, spacing=10, margins=(26, 22, 26, 20))
        column.addWidget(self._built_session())
        column.addWidget(self.list, 1)
        column.addLayout(across(self.step_in, 1, self.cancel))
        column.addWidget(self.reason)
        column.addWidget(self._built_adding())
        column.addWidget(self.fault)
        column.addLayout(across(close, 1))
        self.setLayout(column)
        self.resize(760, 620)
        link.state_arrived.connect(self._show_state)
        self._show_state(state)
        self._judge()
        self.refresh()
        if not may_not(view, "RosterDuty"):
            request = link.ask(ListUsers(), self)
            request.done.connect(self._show_users)
            request.failed.connect(self._refused)

    def _built_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName(tr("Roster"))
        made.setToolTip(tr("Roster"))
        made.setRootIsDecorated(False)
        made.setHeaderLabels(["", tr("WHO"), tr("FROM"), tr("UNTIL"), tr("HOW")])
        made.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        made.header().setMinimumSectionSize(24)
        made.setMinimumHeight(150)
        made.itemSelectionChanged.connect(self._judge)
        return made

    def _built_session(self) -> QWidget:
        made = frame("inset")
        self._provider = label("", "heading", wrap=True)
        self.take_over = button(tr("Take the session over"), "primary", hint=tr("You answer for it from now on"))
        self.take_over.setAutoDefault(False)
        self.take_over.clicked.connect(self._take_over)
        row = across(self._provider, self.take_over, spacing=12, margins=(14, 10, 14, 10))
        row.setStretch(0, 1)
        made.setLayout(row)
        self._session_box = made
        return made

    def _built_adding(self) -> QWidget:
        made = frame("inset")
        self.users = QComboBox()
        self.users.setAccessibleName(tr("Who"))
        self.users.setToolTip(tr("Who is on duty"))
        now = self._clock.wall().astimezone().replace(minute=0, second=0, microsecond=0)
        self.begins = self._moment(tr("From"), now)
        self.ends = self._moment(tr("Until"), now + USUAL_DUTY)
        self.add = button(tr("Put on duty"), "primary")
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add)
        self.roster = button(tr("Import…"), "quiet", hint=tr("A whole roster from a file"))
        self.roster.setAutoDefault(False)
        self.roster.clicked.connect(self._import)
        row = across(spacing=10)
        for caption, one in ((tr("Who"), self.users), (tr("From"), self.begins), (tr("Until"), self.ends)):
            name = label(caption, "small")
            name.setBuddy(one)
            row.addLayout(down(name, one, spacing=4), 1)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        head = across(label(tr("PUT ON THE ROSTER"), "overline"), 1, self.roster)
        column = down(spacing=6, margins=(14, 10, 14, 12))
        column.addLayout(head)
        column.addLayout(row)
        made.setLayout(column)
        self._adding_box = made
        return made

    def _moment(self, name: str, value: datetime) -> QDateTimeEdit:
        made = QDateTimeEdit(QDateTime.fromSecsSinceEpoch(round(value.timestamp())))
        made.setDisplayFormat(tr("yyyy-MM-dd HH:mm"))
        made.setCalendarPopup(True)
        made.setAccessibleName(name)
        made.setToolTip(name)
        return made

    # --- what comes in ---------------------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        request = self._link.ask(ListDuties(), self)
        request.done.connect(self._show)
        request.failed.connect(self._refused)

    @Slot(object)
    def _show(self, answer: DutyList) -> None:
        self._duties = answer
        self.list.clear()
        now = self._clock.wall()
        self._cancellable = {
            one.duty_id for one in answer.duties if not one.cancelled and datetime.fromisoformat(one.ends) > now
        }
        for one in answer.duties:
            how = tr("stands in: {reason}").format(reason=one.reason) if one.how == "stepped_in" else tr("rostered")
            if one.cancelled:
                how = tr("ended early")
            item = QTreeWidgetItem(
                ["\u25cf" if one.now else "", one.user_name, minute_text(one.begins), minute_text(one.ends), how]
            )
            item.setData(0, _ID_ROLE, one.duty_id)
            if one.now:
                for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                    item.setData(0, role, tr("on duty now"))
            item.setToolTip(4, how)  # it may be cut
            if one.cancelled:
                _strike_out(item)
            self.list.addTopLevelItem(item)
        self.empty.say(tr("Nobody is on the roster."))
        if self._unseen:
            (self.list if answer.duties else self.users).setFocus(Qt.FocusReason.OtherFocusReason)
            self._unseen = False
        if not answer.kept:
            words = tr("This station keeps no roster: whoever may lead sessions and is signed in is on duty.")
        elif answer.on_duty:
            words = tr("You are on duty.")
        else:
            words = tr("You are not on duty. Stand in, with a reason, to lead a session.")
        self._words.setText(words)
        self._judge()

    @Slot(object)
    def _show_users(self, answer: UserList) -> None:
        self.users.clear()
        for user in answer.users:
            if not user.disabled and set(user.roles) & _LEADING:
                self.users.addItem(user.full_name, user.user_id)
        self._judge()

    @Slot(object)
    def _show_state(self, state: StationState | None) -> None:
        session = state.session if state is not None else None
        self._session = session if session is not None and session.step not in _OVER_STEPS else None
        provider = self._session.provider if self._session is not None else None
        name = provider.name if provider is not None else tr("nobody")
        self._provider.setText(tr("Answers for the session: {name}").format(name=name))
        self._session_box.setVisible(self._session is not None)
        self._judge()

    @Slot()
    def _judge(self) -> None:
        view, user = self._view, self._view.user
        self._adding_box.setVisible(not may_not(view, "RosterDuty"))
        self.add.setEnabled(self.users.count() > 0)
        barred = may_not(view, "StepIn") or (
            tr("You are on duty.") if self._duties.kept and self._duties.on_duty else ""
        )
        self.step_in.setEnabled(not barred)
        self.step_in.setToolTip(barred or tr("Be on duty yourself from now on, with a reason"))
        items = self.list.selectedItems()
        chosen = bool(items) and str(items[0].data(0, _ID_ROLE)) in self._cancellable
        refused = may_not(view, "CancelDuty") or ("" if chosen else tr("Choose a duty that is not over"))
        self.cancel.setEnabled(not refused)
        self.cancel.setToolTip(refused or tr("From now on, with a reason"))
        provider = self._session.provider if self._session is not None else None
        mine = provider is not None and user is not None and provider.user_id == user.user_id
        barred = may_not(view, "TakeOverSession") or (tr("You answer for it already.") if mine else "")
        self.take_over.setEnabled(not barred)
        self.take_over.setToolTip(barred or tr("You answer for it from now on"))

    # --- what is asked ---------------------------------------------------------------------------------------------

    @Slot()
    def _take_over(self) -> None:
        if self._session is not None:
            self._ask(TakeOverSession(session_id=self._session.session_id))

    @Slot()
    def _import(self) -> None:
        dialog = RosterDialog(self._link, self)
        dialog.imported.connect(self.refresh)
        dialog.show()

    @Slot()
    def _ask_cancel(self) -> None:
        for item in self.list.selectedItems():
            words = tr("{name} is not on duty from now on. Why?").format(name=item.text(1))
            self.reason.ask(str(item.data(0, _ID_ROLE)), words, tr("End this duty"), danger=True)

    @Slot()
    def _ask_step_in(self) -> None:
        ends = minute_text(_instant(self.ends))
        self.reason.ask("", tr("You are on duty until {time}. Why do you stand in?").format(time=ends), tr("Stand in"))

    @Slot(str, str)
    def _given(self, about: str, reason: str) -> None:
        if about:
            self._ask(CancelDuty(duty_id=about, reason=reason))
        else:
            self._ask(StepIn(ends=_instant(self.ends), reason=reason))

    @Slot()
    def _add(self) -> None:
        self._ask(
            RosterDuty(user_id=str(self.users.currentData()), begins=_instant(self.begins), ends=_instant(self.ends))
        )

    def _ask(self, message: Message) -> None:
        self.fault.take_back()
        request = self._link.ask(message, self)
        request.done.connect(self.refresh)
        request.failed.connect(self._refused)

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self.fault.say(said(error.what), said(error.advice))


def _strike_out(item: QTreeWidgetItem) -> None:
    """Who and when: it ended before its time."""
    for column in (1, 2, 3):
        font = item.font(column)
        font.setStrikeOut(True)
        item.setFont(column, font)


def _instant(edit: QDateTimeEdit) -> str:
    """As the station takes it, with the offset of this computer's zone on that day."""
    return datetime.fromtimestamp(edit.dateTime().toSecsSinceEpoch()).astimezone().isoformat()
