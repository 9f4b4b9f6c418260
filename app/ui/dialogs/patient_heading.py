"""Whose session it is, at the head of a dialog that is opened in the middle of one.

Guarantees: two identifiers over everything else in the dialog as long as a session runs; gone where none does.
GUI thread only. Does not: know what the dialog is about.
"""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QBoxLayout, QDialog

from app.core.station.messages import StationState
from app.ui.bridge.station_link import StationLink
from app.ui.panels.patient_strip import PatientStrip

_ENDED = frozenset({"completed", "failed", "cancelled"})


class PatientHeading(QObject):
    """Puts the strip into `dialog`, which is laid out as a column."""

    def __init__(self, dialog: QDialog, link: StationLink, state: StationState | None) -> None:
        super().__init__(dialog)
        self.strip = PatientStrip()
        column = dialog.layout()
        assert isinstance(column, QBoxLayout)
        column.insertWidget(0, self.strip)
        link.state_arrived.connect(self._show_state)
        self._show_state(state)

    @Slot(object)
    def _show_state(self, state: StationState | None) -> None:
        session = state.session if state is not None else None
        running = session if session is not None and session.step not in _ENDED else None
        self.strip.show_patient(running.patient if running is not None else None)
        self.strip.setVisible(running is not None)
