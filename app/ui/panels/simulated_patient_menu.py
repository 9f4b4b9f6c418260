"""What the simulated patient and its electrodes can be told to do.

Guarantees: emits the simulated amplifier's own commands (`app.core.devices.simulated_amplifier`); offered only for that
device. GUI thread only. Does not: send anything.
"""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.core.devices.driver import DeviceDescription
from app.core.signals.channels import main_stream
from app.ui.language import noop, tr

_ALWAYS = (
    (noop("Close the eyes"), "eyes", "closed"),
    (noop("Open the eyes"), "eyes", "open"),
    (noop("Eyes by turns, every 10 s"), "eyes", "script"),
    (noop("Begin a seizure"), "seizure", "on"),
    (noop("End the seizure"), "seizure", "off"),
    (noop("Disconnect the amplifier for 2 s"), "disconnect", "2"),
)
_OF_ELECTRODE = (
    (noop("Pop at {electrode}"), "pop"),
    (noop("Take {electrode} off"), "lead_off"),
    (noop("Put {electrode} back"), "lead_on"),
)
_WANTED_ELECTRODE = "C3"


class SimulatedPatientMenu(QMenu):
    """The menu behind the button "Simulated patient"."""

    command_wanted = Signal(str, str)  # name and argument

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Simulated patient"))
        self._electrode = ""
        self.triggered.connect(self._told)

    def offer(self, device: DeviceDescription) -> None:
        """Make the entries for this amplifier."""
        labels = main_stream(device.streams).labels
        electrode = _WANTED_ELECTRODE if _WANTED_ELECTRODE in labels else labels[0]
        if electrode == self._electrode:
            return
        self._electrode = electrode
        self.clear()
        for text, name, argument in _ALWAYS:
            self.addAction(tr(text)).setData((name, argument))
        self.addSeparator()
        for text, name in _OF_ELECTRODE:
            self.addAction(tr(text).format(electrode=electrode)).setData((name, electrode))

    @Slot(QAction)
    def _told(self, action: QAction) -> None:
        name, argument = action.data()
        self.command_wanted.emit(name, argument)
