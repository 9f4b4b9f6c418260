"""In whose care a patient is: who has them, give them to somebody, end it.

Guarantees: not modal; whose patient it is stands on it; what may not be done is disabled with its reason. GUI thread
only. Does not: decide (the station does).
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.core.access.roles import Role
from app.core.errors import NeuraScaleError
from app.core.station.access_messages import AccessView, ListUsers, UserList
from app.core.station.care_messages import AssignCare, CareList, EndCare, ListCare
from app.core.station.views import PatientView
from app.ui.access.gate_page import Said
from app.ui.access.permitted import may_not
from app.ui.access.user_form import told_moment
from app.ui.access.user_menu import role_names
from app.ui.bridge.station_link import StationLink
from app.ui.language import tr
from app.ui.panels.patient_strip import PatientStrip
from app.ui.said import said
from app.ui.widgets.plain import across, button, down, label

_ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_CARING = (Role.TECHNICIAN, Role.CLINICIAN, Role.RESEARCHER)


class CareDialog(QDialog):
    """See the rules at the top of this module."""

    changed = Signal()

    def __init__(
        self, link: StationLink, patient: PatientView, view: AccessView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Care"))
        self._link = link
        self._patient_id = patient.patient_id
        self._may_not = may_not(view, "AssignCare")
        strip = PatientStrip()
        strip.show_patient(patient)
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Who has this patient"))
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels([tr("IN THE CARE OF"), tr("SINCE")])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.setMinimumHeight(130)
        self.list.itemSelectionChanged.connect(self._judge)
        self.users = QComboBox()
        self.users.setAccessibleName(tr("User"))
        self.users.setToolTip(tr("Who shall have this patient, too"))
        self.users.currentIndexChanged.connect(self._judge)
        self.assign = button(tr("Give into care"), "primary")
        self.assign.clicked.connect(self._assign)
        self.end = button(tr("End care"), "danger")
        self.end.clicked.connect(self._end)
        close = button(tr("Close"), keys="Esc")
        close.clicked.connect(self.reject)
        for pressed in (self.assign, self.end, close):
            pressed.setAutoDefault(False)
        self.fault = Said()
        words = label(
            tr("Who has a patient in their care can record, read and report; others only in an emergency."),
            "soft",
            wrap=True,
        )
        column = down(label(tr("Care"), "title"), strip, words, self.list, spacing=12, margins=(26, 22, 26, 20))
        column.setStretch(3, 1)
        row = across(self.users, self.assign)
        row.setStretch(0, 1)
        column.addLayout(row)
        column.addWidget(self.fault)
        column.addLayout(across(self.end, 1, close))
        self.setLayout(column)
        self.resize(560, 460)
        self._judge()
        self.refresh()
        if not self._may_not:
            request = self._link.ask(ListUsers(), self)
            request.done.connect(self._show_users)
            request.failed.connect(self._refused)

    @Slot()
    def refresh(self) -> None:
        request = self._link.ask(ListCare(patient_id=self._patient_id), self)
        request.done.connect(self._show)
        request.failed.connect(self._refused)

    @Slot(object)
    def _show(self, answer: CareList) -> None:
        self.list.clear()
        for one in answer.care:
            item = QTreeWidgetItem([one.user_name or one.user_id, told_moment(one.since)])
            item.setData(0, _ID_ROLE, one.user_id)
            self.list.addTopLevelItem(item)
        self._judge()

    @Slot(object)
    def _show_users(self, answer: UserList) -> None:
        self.users.clear()
        for user in answer.users:
            if not user.disabled and set(user.roles) & set(_CARING):
                named = tr("{name} ({roles})").format(name=user.full_name, roles=role_names(user.roles))
                self.users.addItem(named, user.user_id)
        self._judge()

    @Slot()
    def _judge(self) -> None:
        chosen = bool(self.list.selectedItems())
        self.assign.setEnabled(not self._may_not and self.users.count() > 0)
        self.users.setEnabled(not self._may_not)
        self.end.setEnabled(not self._may_not and chosen)
        self.assign.setToolTip(self._may_not or tr("Give into care"))
        self.end.setToolTip(self._may_not or (tr("End care") if chosen else tr("Choose somebody in the list")))

    @Slot()
    def _assign(self) -> None:
        self._ask(AssignCare(patient_id=self._patient_id, user_id=str(self.users.currentData())))

    @Slot()
    def _end(self) -> None:
        for item in self.list.selectedItems():
            self._ask(EndCare(patient_id=self._patient_id, user_id=str(item.data(0, _ID_ROLE))))

    def _ask(self, message: AssignCare | EndCare) -> None:
        self.fault.take_back()
        request = self._link.ask(message, self)
        request.done.connect(self._has_changed)
        request.failed.connect(self._refused)

    @Slot(object)
    def _has_changed(self, _answer: object) -> None:
        self.changed.emit()
        self.refresh()

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self.fault.say(said(error.what), said(error.advice))
