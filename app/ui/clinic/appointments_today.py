"""Today's appointments, on the page where a session begins: who comes, when and where.

Guarantees: only one's own patients; a click or Enter chooses the patient; nothing is shown where nothing is booked. GUI
thread only. Does not: begin a session, or ask the station by itself in the background more than the log gives cause to.
"""

from PySide6.QtCore import QDate, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from app.core.errors import NeuraScaleError
from app.core.station.appointment_messages import AppointmentList, ListAppointments
from app.core.station.messages import LogEntryAdded
from app.ui.bridge.station_link import StationLink
from app.ui.clinic.appointment_rows import STATES, day_span, local_start
from app.ui.clinic.protocol_box import protocol_title
from app.ui.language import tr
from app.ui.widgets.plain import across, button, down, label

_ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_LEAST_ROW_PX = 16
_MOST_ROWS = 4
_SOON_MS = 200


class AppointmentsToday(QFrame):
    """See the rules at the top of this module."""

    patient_wanted = Signal(str)
    all_wanted = Signal()

    def __init__(self, link: StationLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "inset")
        self._link = link
        self._protocols: dict[str, str] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Today's appointments"))
        self.list.setToolTip(tr("Enter or a click chooses the patient"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setProperty("look", "choices")
        self.list.itemActivated.connect(self._chosen)
        self.list.itemClicked.connect(self._chosen)
        self.all_button = button(tr("All appointments…"), "link", hint=tr("Every day, and booking"))
        self.all_button.clicked.connect(self.all_wanted)
        head = across(label(tr("Today").upper(), "overline"), 1, self.all_button)
        self.setLayout(down(head, self.list, spacing=4, margins=(14, 8, 8, 8)))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.refresh)
        link.entry_arrived.connect(self._entry_arrived)
        self.hide()

    @Slot()
    def refresh(self) -> None:
        """Ask for today's list."""
        if self._link.behind_gate:
            return
        since, until = day_span(QDate.currentDate())
        request = self._link.ask(ListAppointments(since=since, until=until), self)
        request.done.connect(self._show)
        request.failed.connect(self._refused)

    def protocol_of(self, patient_id: str) -> str:
        """For which the patient is booked today, the first time; empty where they are not, or have been."""
        return self._protocols.get(patient_id, "")

    @Slot()
    def forget(self) -> None:
        """Another user is at the window."""
        self._soon.stop()
        self._protocols = {}
        self.list.clear()
        self.hide()

    @Slot(object)
    def _entry_arrived(self, entry: LogEntryAdded) -> None:
        if entry.event_type.startswith("appointment."):
            self._soon.start()

    @Slot(object)
    def _show(self, answer: AppointmentList) -> None:
        own = [one for one in answer.appointments if one.own]
        self._protocols = {one.patient_id: one.protocol for one in reversed(own) if one.state in ("booked", "arrived")}
        self.list.clear()
        for one in own:
            at = local_start(one.starts).toString("HH:mm")
            words = tr("{time}  {patient}, {place}: {protocol}").format(
                time=at, patient=one.patient, place=one.place, protocol=protocol_title(one.protocol)
            )
            if one.state != "booked":
                words = tr("{appointment}  ·  {state}").format(appointment=words, state=tr(STATES.get(one.state, "")))
            item = QListWidgetItem(words)
            item.setToolTip(words)
            item.setData(_ID_ROLE, one.patient_id)
            self.list.addItem(item)
        rows = max(1, min(_MOST_ROWS, len(own)))
        self.list.setFixedHeight(rows * max(_LEAST_ROW_PX, self.list.sizeHintForRow(0)) + 4)
        self.setVisible(bool(own))

    @Slot(object)
    def _refused(self, _error: NeuraScaleError) -> None:
        self.hide()  # an older station, or a role without patients: there is nothing to show, and nothing to do

    @Slot(QListWidgetItem)
    def _chosen(self, item: QListWidgetItem) -> None:
        self.patient_wanted.emit(str(item.data(_ID_ROLE)))
