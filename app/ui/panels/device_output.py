"""The stimulator of a session: none, the simulated one, or one on a serial port.

Guarantees: a port that is needed is asked for; the ports found are offered. GUI thread only. Does not: open anything.
"""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.core.devices.serial_ports import SerialPort
from app.core.devices.stimulator import OutputSpec, SerialStimulatorSpec, SimulatedStimulatorSpec
from app.ui.language import noop, tr
from app.ui.widgets.plain import across, down, label


class OutputKind(StrEnum):
    """What can be chosen."""

    SIMULATED = noop("Simulated stimulator")
    SERIAL = noop("Stimulator on a serial port")
    NONE = noop("No stimulator")


_KINDS = tuple(OutputKind)
_SAID = {
    OutputKind.SIMULATED: noop("Practice: the safety stop has an output to act on, and no current flows."),
    OutputKind.SERIAL: noop(
        "Only a stimulator that speaks this workstation's protocol answers; the stop is proved on it."
    ),
    OutputKind.NONE: noop("Recording only: the safety stop has no output to act on."),
}


class OutputChoice(QWidget):
    """See the rules at the top of this module."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("Stimulator"))
        self.kind.setToolTip(tr("The stimulator of this session, if it uses one"))
        for kind in OutputKind:
            self.kind.addItem(tr(kind.value))
        self.port = QComboBox()
        self.port.setEditable(True)
        self.port.setAccessibleName(tr("Serial port of the stimulator"))
        self.port.setToolTip(tr("Where the stimulator is plugged in"))
        self.port.setMinimumWidth(190)
        self.number = QLineEdit()
        self.number.setAccessibleName(tr("Serial number of the stimulator"))
        self.number.setPlaceholderText(tr("Serial number"))
        self.number.setToolTip(tr("Only the stimulator that says this number is used; empty takes whichever answers."))
        self.number.setMaxLength(64)
        typed = self.port.lineEdit()
        assert typed is not None  # an editable box has one
        self._typed = typed
        typed.setPlaceholderText(tr("Serial port"))
        typed.setAccessibleName(tr("Serial port of the stimulator"))
        self._said = label("", "faint")
        caption = label(tr("Stimulator"), "heading")
        caption.setBuddy(self.kind)
        row = across(caption, self.kind, self.port, self.number, 1, spacing=10)
        column = down(row, self._said, spacing=4)
        self.setLayout(column)
        self.kind.currentIndexChanged.connect(self._kind_changed)
        self.port.editTextChanged.connect(self.changed)
        self.number.textChanged.connect(self.changed)
        self._kind_changed()

    @property
    def chosen(self) -> OutputKind:
        return _KINDS[max(0, self.kind.currentIndex())]

    @property
    def spec(self) -> OutputSpec | None:
        """None where no stimulator is used, or its port is still missing."""
        kind = self.chosen
        if kind is OutputKind.SIMULATED:
            return SimulatedStimulatorSpec()
        if kind is OutputKind.SERIAL and self.port_name:
            return SerialStimulatorSpec(port=self.port_name, serial_number=self.number.text().strip())
        return None

    @property
    def port_name(self) -> str:
        """The port as chosen or typed, without what its adaptor says."""
        at = self.port.currentIndex()
        if at >= 0 and self.port.itemText(at) == self._typed.text():
            return str(self.port.itemData(at))
        return self._typed.text().strip()

    def fault(self, ports_in_use: Sequence[str]) -> str:
        """What is missing, as a sentence; empty where nothing is."""
        if self.chosen is not OutputKind.SERIAL:
            return ""
        if not self.port_name:
            return tr("Choose the stimulator's serial port.")
        if self.port_name in ports_in_use:
            return tr("The port {port} is an amplifier's; choose the stimulator's own.").format(port=self.port_name)
        return ""

    def show_ports(self, ports: Sequence[SerialPort]) -> None:
        """Offer these; what was chosen or typed stays. None is chosen by itself: it may be the amplifier's."""
        kept = self.port_name
        self.port.blockSignals(True)
        self.port.clear()
        for port in ports:
            self.port.addItem(f"{port.port} · {port.detail}" if port.detail else port.port, port.port)
        at = next((row for row, port in enumerate(ports) if port.port == kept), -1)
        self.port.setCurrentIndex(at)
        if at < 0:
            self._typed.setText(kept)
        self.port.blockSignals(False)

    def choose(self, kind: OutputKind) -> None:
        self.kind.setCurrentIndex(_KINDS.index(kind))

    @Slot()
    def _kind_changed(self) -> None:
        kind = self.chosen
        on_port = kind is OutputKind.SERIAL
        self.port.setVisible(on_port)
        self.number.setVisible(on_port)
        self._said.setText(tr(_SAID[kind]))
        if on_port and self.isVisible():
            self.port.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
