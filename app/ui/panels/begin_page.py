"""Before a session: the patient chosen, the device, and the button that begins.

Guarantees: says what is missing before the button works. GUI thread only. Does not: check anything itself but that a
patient and a device are chosen (the station checks the rest as prerequisites).
"""

from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QWidget

from app.core.devices.driver import DeviceSpec, PlaybackSpec
from app.core.station.messages import DeviceChoice, DeviceList
from app.core.station.views import PatientView
from app.ui.item_models.patient_rows import full_name
from app.ui.widgets.plain import across, button, centred, down, frame, label, line

NEXT_KEYS = "Ctrl+Return"
FILE_KINDS = "Recordings (*.edf *.EDF *.bdf *.BDF);;All files (*)"


class BeginPage(QWidget):
    """See the rules at the top of this module."""

    begin_wanted = Signal()
    devices_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._patient: PatientView | None = None
        self._own_spec: DeviceSpec | None = None
        self._title = label("", "display", wrap=True)
        self._lead = label("", "soft", wrap=True)
        self.device = QComboBox()
        self.device.setAccessibleName("Device")
        self.device.setMinimumWidth(240)
        self.device.setMaxVisibleItems(14)
        self.device.currentIndexChanged.connect(self._describe_device)
        self._device_detail = label("", "faint", wrap=True)
        self._open_file = button("Open file…", "quiet", hint="Choose a recording to play as the device", keys="Ctrl+O")
        self._open_file.clicked.connect(self.ask_for_file)
        self._refresh = button("Look again", "quiet", hint="Look for devices again", keys="F5")
        self._refresh.clicked.connect(self.devices_wanted)
        self.with_output = QCheckBox("Use the simulated stimulator, so that the safety stop has an output to act on")
        self.with_output.setAccessibleName("Use the simulated stimulator")
        self.with_output.setChecked(True)
        self._missing = label("", "soft")
        self.begin_button = button("Begin session", "primary", hint="Begin the session", keys=NEXT_KEYS)
        self.begin_button.clicked.connect(self.begin_wanted)
        device_row = across(self.device, self._open_file, self._refresh)
        device_row.setStretch(0, 1)
        card = frame("card")
        caption = label("Device", "heading")
        caption.setBuddy(self.device)
        column = down(spacing=12, margins=(28, 26, 28, 22))
        column.addLayout(down(self._title, self._lead, spacing=4))
        column.addWidget(line())
        column.addWidget(caption)
        column.addLayout(device_row)
        column.addWidget(self._device_detail)
        column.addWidget(self.with_output)
        column.addSpacing(6)
        column.addLayout(across(self._missing, 1, label("Ctrl + Enter", "key"), self.begin_button, spacing=10))
        card.setLayout(column)
        card.setMaximumWidth(760)
        self.setLayout(centred(card))
        self.show_patient(None)

    @property
    def patient(self) -> PatientView | None:
        return self._patient

    @property
    def spec(self) -> DeviceSpec | None:
        choice = self.device.currentData()
        return choice.spec if isinstance(choice, DeviceChoice) else None

    def is_complete(self) -> bool:
        return self._patient is not None and self.spec is not None

    def show_patient(self, patient: PatientView | None) -> None:
        self._patient = patient
        if patient is None:
            self._title.setText("Choose a patient")
            self._lead.setText("Choose one on the left, or register a new patient with Ctrl+N.")
        else:
            self._title.setText(f"New session for {full_name(patient)}")
            self._lead.setText(
                "Routine EEG: prerequisites, impedance, recording, analysis and report, one after another."
            )
        self._judge()

    def show_devices(self, answer: DeviceList) -> None:
        kept = self.spec
        self.device.blockSignals(True)
        self.device.clear()
        choices = list(answer.devices)
        if self._own_spec is not None and all(choice.spec != self._own_spec for choice in choices):
            choices.insert(0, _choice_of(self._own_spec))
        names = [choice.name for choice in choices]
        for choice in choices:
            # Two amplifiers of one kind differ in their detail only.
            twin = names.count(choice.name) > 1
            self.device.addItem(f"{choice.name} ({choice.detail})" if twin else choice.name, choice)
        wanted = self._own_spec or kept
        at = next((row for row, choice in enumerate(choices) if choice.spec == wanted), 0)
        self.device.setCurrentIndex(at if choices else -1)
        self.device.blockSignals(False)
        self._describe_device()

    def choose_file(self, spec: DeviceSpec) -> None:
        """A source given on the command line; chosen as soon as the list is there."""
        self._own_spec = spec

    @Slot()
    def ask_for_file(self) -> None:
        """Ask for a recording; not over the safety stop, which stays within reach."""
        dialog = QFileDialog(self, "Choose a recording", "", FILE_KINDS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setModal(False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.file_chosen)
        dialog.show()

    @Slot(str)
    def file_chosen(self, path: str) -> None:
        """This recording is the device from now on."""
        if not path:
            return
        spec = PlaybackSpec(path=str(Path(path).absolute()))
        self._own_spec = spec
        at = next((row for row in range(self.device.count()) if self.device.itemData(row).spec == spec), -1)
        if at < 0:
            choice = _choice_of(spec)
            self.device.insertItem(0, choice.name, choice)
            at = 0
        self.device.setCurrentIndex(at)
        self._describe_device()
        self.device.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """To the choice of the device, where the patient is chosen already."""
        if self._patient is not None:
            self.device.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _describe_device(self) -> None:
        choice = self.device.currentData()
        self._device_detail.setText(choice.detail if isinstance(choice, DeviceChoice) else "No device found yet.")
        self.device.setItemData(self.device.currentIndex(), self._device_detail.text(), Qt.ItemDataRole.ToolTipRole)
        self._judge()

    def _judge(self) -> None:
        missing = "Choose a patient first." if self._patient is None else "" if self.spec else "Choose a device."
        self._missing.setText(missing)
        self.begin_button.setEnabled(not missing)


def _choice_of(spec: DeviceSpec) -> DeviceChoice:
    if isinstance(spec, PlaybackSpec):
        name = spec.path.replace("\\", "/").rsplit("/", 1)[-1]
        pace = (
            "as fast as the chain keeps up"
            if spec.speed is None
            else "at its own rate"
            if spec.speed == 1
            else f"at {spec.speed:g} times its own rate"
        )
        return DeviceChoice(name=name, detail=f"Played as a device, {pace}.", spec=spec)
    fields = msgspec.structs.asdict(spec)
    return DeviceChoice(
        name="Simulated amplifier", detail=f"{fields['n_channels']} channels at {fields['rate_hz']:g} Hz", spec=spec
    )
