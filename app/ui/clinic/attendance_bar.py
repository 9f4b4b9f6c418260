"""Whether the patient came: what may be noted of the appointment that is chosen, and taken back.

Guarantees: shown is only what can be said of it now: nobody is missed before it begins, nothing is noted of a later
day. GUI thread only. Does not: decide (the station does), or ask it.
"""

from PySide6.QtCore import QDate, QDateTime, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.core.station.appointment_messages import AppointmentView
from app.ui.clinic.appointment_rows import local_start
from app.ui.language import tr
from app.ui.widgets.plain import across, button


class AttendanceBar(QWidget):
    """See the rules at the top of this module."""

    marked = Signal(str)  # "arrived" or "noshow"
    take_back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arrived = button(tr("Has come"), "link", hint=tr("The patient is here; a session that begins says so too"))
        self.arrived.clicked.connect(self._say_arrived)
        self.noshow = button(tr("Did not come"), "link", hint=tr("The patient did not come; it can be taken back"))
        self.noshow.clicked.connect(self._say_noshow)
        self.take_back = button(tr("Take back…"), "link", hint=tr("What was noted does not hold; needs a reason"))
        self.take_back.clicked.connect(self.take_back_wanted)
        for pressed in (self.arrived, self.noshow, self.take_back):
            pressed.setAutoDefault(False)
        self.setLayout(across(self.arrived, self.noshow, self.take_back, spacing=2))
        self.show_appointment(None)

    def show_appointment(self, one: AppointmentView | None) -> None:
        """The one that is chosen, where it is one's own and may be changed; None for none."""
        free = one is not None and not one.session_id and one.state in ("booked", "arrived", "noshow")
        begins = local_start(one.starts) if one is not None else QDateTime()
        self.arrived.setVisible(
            free and one is not None and one.state != "arrived" and begins.date() <= QDate.currentDate()
        )
        self.noshow.setVisible(
            free and one is not None and one.state != "noshow" and begins <= QDateTime.currentDateTime()
        )
        # That of a session that runs is the session's; a session that is over may have been for something else.
        noted = one is not None and (one.state in ("noshow", "fulfilled") or (one.state == "arrived" and free))
        self.take_back.setVisible(noted)

    @Slot()
    def _say_arrived(self) -> None:
        self.marked.emit("arrived")

    @Slot()
    def _say_noshow(self) -> None:
        self.marked.emit("noshow")
