"""Before a session: the patient chosen, the devices, and the button that begins.

Guarantees: says what is missing before the button works; devices that come and go are listed by themselves. GUI thread
only. Does not: check anything itself but that a patient and devices are chosen (the station checks the rest as
prerequisites); remember a recording that was played, whose name may tell of a patient.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.devices.board_entries import conflict_of
from app.core.devices.driver import BrainFlowSpec, DeviceSpec, PlaybackSpec, SimulatedSpec
from app.core.station.device_messages import DeviceChoice, DeviceList
from app.core.station.views import PatientView
from app.ui.clinic.protocol_box import ProtocolBox
from app.ui.item_models.patient_rows import full_name
from app.ui.language import tr
from app.ui.panels.device_chosen import Chosen, ChosenDevices
from app.ui.panels.device_form import DeviceForm
from app.ui.panels.device_names import choice_of
from app.ui.panels.device_output import OutputChoice
from app.ui.panels.device_streams import StreamTable
from app.ui.panels.device_tree import DeviceTree
from app.ui.said import said
from app.ui.widgets.plain import across, button, down, frame, label, line

NEXT_KEYS = "Ctrl+Return"
_PATTERNS = "*.edf *.EDF *.bdf *.BDF *.rec *.REC *.vhdr *.ahdr *.xdf *.XDF *.fif *.txt"
_CARD_WIDTH = 940


class BeginPage(QWidget):
    """See the rules at the top of this module."""

    begin_wanted = Signal()
    devices_wanted = Signal()
    folders_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._patient: PatientView | None = None
        self._found: tuple[DeviceChoice, ...] = ()
        self._chosen: list[Chosen] = []
        self._remembered: tuple[DeviceSpec, ...] = ()
        self.folders: tuple[str, ...] = ()
        self._above = down(spacing=0)
        self._title = label("", "display", wrap=True)
        self._lead = label("", "soft", wrap=True)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search devices"))
        self.search.setAccessibleName(tr("Search devices"))
        self.search.setToolTip(tr("Part of a device's name, place or maker"))
        self.search.setClearButtonEnabled(True)
        self.devices = DeviceTree()
        self.chosen_rows = ChosenDevices()
        self._notes = label("", "faint", wrap=True)
        self._open_file = button(
            tr("Open file…"), "quiet", hint=tr("Choose a recording to play as the device"), keys="Ctrl+O"
        )
        self._add_folder = button(tr("Add folder…"), "quiet", hint=tr("List the recordings of a folder here"))
        self.by_hand = button(tr("Add an amplifier by hand…"), "quiet", hint=tr("Enter an amplifier that is not found"))
        self.by_streams = button(tr("LSL streams…"), "quiet", hint=tr("Receive several LSL streams as one device"))
        self._refresh = button(tr("Look again"), "quiet", hint=tr("Look for devices again"), keys="Ctrl+R")
        self.output = OutputChoice()
        self.protocol = ProtocolBox()
        self._missing = label("", "soft", wrap=True)
        self.begin_button = button(tr("Begin session"), "primary", hint=tr("Begin the session"), keys=NEXT_KEYS)
        self.form = DeviceForm()
        self.streams = StreamTable()
        self._card = self._build_card()
        self._pages = QStackedWidget()
        for page in (self._card, self.form, self.streams):
            page.setMaximumWidth(_CARD_WIDTH)
            self._pages.addWidget(page)
        self._pages.setMaximumWidth(_CARD_WIDTH)
        middle = across(1, self._pages, 1, margins=(12, 12, 12, 12))
        middle.setStretch(1, 40)
        self.setLayout(middle)
        self._wire()
        self.show_patient(None)

    @property
    def patient(self) -> PatientView | None:
        return self._patient

    @property
    def spec(self) -> DeviceSpec | None:
        """The main device."""
        return self._chosen[0].choice.spec if self._chosen else None

    @property
    def more_specs(self) -> tuple[DeviceSpec, ...]:
        """Those besides the main one."""
        return tuple(one.choice.spec for one in self._chosen[1:])

    @property
    def uses_simulated(self) -> bool:
        """Whether the simulated amplifier alone is chosen."""
        return isinstance(self.spec, SimulatedSpec) and not self.more_specs

    @Slot()
    def use_simulated(self) -> None:
        """The simulated amplifier alone, as a click on it does."""
        listed = [one for one in self._found if isinstance(one.spec, SimulatedSpec)]
        self.use_alone(listed[0] if listed else choice_of(SimulatedSpec()))

    def put_above(self, widget: QWidget) -> None:
        """Between the patient and the devices: what is planned for today."""
        self._above.addWidget(widget)

    @property
    def rememberable(self) -> tuple[DeviceSpec, ...]:
        """What is chosen, where nothing in it may tell of a patient."""
        specs = tuple(one.choice.spec for one in self._chosen)
        return () if any(isinstance(spec, PlaybackSpec) for spec in specs) else specs

    @property
    def busy_elsewhere(self) -> bool:
        """Whether the form or the streams are shown in place of the list."""
        return self._pages.currentWidget() is not self._card

    def is_complete(self) -> bool:
        return not self._what_is_missing()

    # --- what is shown ---------------------------------------------------------------------------------------

    def show_patient(self, patient: PatientView | None) -> None:
        self._patient = patient
        if patient is None:
            self._title.setText(tr("Choose a patient"))
            self._lead.setText(tr("Choose one on the left, or register a new patient with Ctrl+N."))
        else:
            self._title.setText(tr("New session for {name}").format(name=full_name(patient)))
            self._lead.setText(tr("Prerequisites, impedance, recording, analysis and report, one after another."))
        self._judge()

    def show_devices(self, answer: DeviceList) -> None:
        self._found = answer.devices
        self.devices.show_choices(self._found)
        self.form.show_ports(answer.ports)
        self.output.show_ports(answer.ports)
        self.streams.show_streams(answer.streams)
        self._notes.setText("\n".join(map(said, answer.notes)))
        self._notes.setVisible(bool(answer.notes))
        if not self._chosen and not self._choose_remembered():
            first = next((one for one in self._found if one.usable), None)
            self._chosen = [Chosen(first)] if first is not None else []
        self._show_chosen()

    def remember(self, devices: Sequence[DeviceSpec], folders: Sequence[str]) -> None:
        """What was used last; chosen again as soon as the list is there."""
        self._remembered, self.folders = tuple(devices), tuple(folders)

    def choose_file(self, spec: DeviceSpec) -> None:
        """A source given on the command line."""
        self._chosen = [Chosen(choice_of(spec), listed=False)]
        self._show_chosen()

    # --- choosing --------------------------------------------------------------------------------------------

    @Slot(object)
    def use_alone(self, choice: DeviceChoice) -> None:
        self._chosen = [Chosen(choice)]
        self._show_chosen()

    @Slot(object)
    def add(self, choice: DeviceChoice) -> None:
        if all(one.choice.spec != choice.spec for one in self._chosen):
            self._chosen.append(Chosen(choice))
        self._show_chosen()

    @Slot(object)
    def take_away(self, choice: DeviceChoice) -> None:
        self._chosen = [one for one in self._chosen if one.choice.spec != choice.spec]
        self._show_chosen()

    @Slot(object)
    def add_entered(self, choice: DeviceChoice) -> None:
        """From the form or the table of streams; a simulated device stands back for a real one."""
        real = [one for one in self._chosen if one.choice.group != "simulated" and one.choice.spec != choice.spec]
        self._chosen = [*real, Chosen(choice, listed=False)]
        self._show_chosen()
        self.go_back()

    @Slot()
    def ask_for_file(self) -> None:
        """Ask for a recording; not over the safety stop, which stays within reach."""
        dialog = QFileDialog(
            self, tr("Choose a recording"), "", f"{tr('Recordings')} ({_PATTERNS});;{tr('All files')} (*)"
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.file_chosen)
        self._show_dialog(dialog)

    @Slot()
    def ask_for_folder(self) -> None:
        dialog = QFileDialog(self, tr("Choose a folder of recordings"), "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder_chosen)
        self._show_dialog(dialog)

    @Slot(str)
    def file_chosen(self, path: str) -> None:
        """This recording is the device from now on."""
        if not path:
            return
        self._chosen = [Chosen(choice_of(PlaybackSpec(path=str(Path(path).absolute()))), listed=False)]
        self._show_chosen()
        self.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def folder_chosen(self, path: str) -> None:
        """The newest first; more than a few would only make the list long."""
        if path:
            self.folders = tuple(dict.fromkeys((path, *self.folders)))[:4]
            self.folders_changed.emit()
            self.devices_wanted.emit()

    @Slot()
    def show_form(self) -> None:
        self._pages.setCurrentWidget(self.form)
        self.form.begin()

    @Slot()
    def show_streams(self) -> None:
        self._pages.setCurrentWidget(self.streams)
        self.streams.begin()

    @Slot()
    def go_back(self) -> None:
        """From the form or the streams to the list."""
        if self.busy_elsewhere:
            self._pages.setCurrentWidget(self._card)
            self.devices.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def go_on(self) -> None:
        """Ctrl+Enter: what the shown page's own button does."""
        shown = self._pages.currentWidget()
        if shown is self.form:
            self.form.submit()
        elif shown is self.streams:
            self.streams.submit()
        elif self.is_complete():
            self.begin_wanted.emit()

    def take_focus(self) -> None:
        """To the choice of the device, where the patient is chosen already."""
        if self._patient is not None:
            self.devices.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- inside ----------------------------------------------------------------------------------------------

    def _build_card(self) -> QFrame:
        """The choice, which scrolls where it is longer than its place, and below it the button, which does not."""
        inside = QWidget()
        inside.setLayout(self._build_choice())
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        last = across(self._missing, label("Ctrl + Enter", "key"), self.begin_button, spacing=10)
        last.setStretch(0, 1)
        last.setContentsMargins(28, 0, 28, 16)
        card = frame("card")
        card.setLayout(down(scroll, line(), last, spacing=12, margins=(1, 1, 1, 1)))
        return card

    def _build_choice(self) -> QVBoxLayout:
        caption = label(tr("Devices"), "heading")
        caption.setBuddy(self.devices)
        self.search.setMaximumWidth(220)
        for wrapped in (self._title, self._lead, self._notes):
            wrapped.setMinimumHeight(1)  # else each asks for the room it would need if it were narrow
        column = down(spacing=10, margins=(28, 20, 28, 8))
        column.addLayout(down(self._title, self._lead, spacing=4))
        column.addLayout(self._above)
        kind = label(tr("Protocol"), "heading")
        kind.setBuddy(self.protocol)
        column.addLayout(across(kind, self.protocol, 1, spacing=14))
        column.addWidget(line())
        hint = label(tr("Enter or a click uses a device alone; Space or its tick adds it."), "faint", shrinks=True)
        column.addWidget(label(tr("Used in this session"), "heading"))
        column.addWidget(self.chosen_rows)
        column.addSpacing(4)
        head = across(caption, hint, self.search, self._refresh, spacing=10)
        head.setStretch(1, 1)
        column.addLayout(head)
        column.addWidget(self.devices, 1)
        column.addWidget(self._notes)
        ways = across(self.by_hand, self.by_streams, self._open_file, self._add_folder, 1, spacing=2)
        column.addLayout(ways)
        column.addWidget(line())
        column.addWidget(self.output)
        return column

    def _wire(self) -> None:
        self.search.textChanged.connect(self.devices.search)
        self.devices.used_alone.connect(self.use_alone)
        self.devices.added.connect(self.add)
        self.devices.taken_away.connect(self.take_away)
        self.chosen_rows.taken_away.connect(self.take_away)
        self._open_file.clicked.connect(self.ask_for_file)
        self._add_folder.clicked.connect(self.ask_for_folder)
        self.by_hand.clicked.connect(self.show_form)
        self.by_streams.clicked.connect(self.show_streams)
        self._refresh.clicked.connect(self.devices_wanted)
        self.begin_button.clicked.connect(self.begin_wanted)
        self.output.changed.connect(self._judge)
        for page in (self.form, self.streams):
            page.entered.connect(self.add_entered)
            page.left.connect(self.go_back)

    def _show_dialog(self, dialog: QFileDialog) -> None:
        dialog.setModal(False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def _choose_remembered(self) -> bool:
        """Once: all of what was used last, of which what cannot be found now says so itself."""
        remembered, self._remembered = self._remembered, ()
        listed = {one.spec: one for one in self._found}
        self._chosen = [Chosen(listed.get(spec) or choice_of(spec), spec in listed) for spec in remembered]
        return bool(self._chosen)

    def _show_chosen(self) -> None:
        self.chosen_rows.show_chosen(self._chosen, self._found)
        self.chosen_rows.setVisible(bool(self._chosen))
        self.devices.show_ticks([one.choice.spec for one in self._chosen])
        self._judge()

    def _what_is_missing(self) -> str:
        if self._patient is None:
            return tr("Choose a patient first.")
        if not self._chosen:
            return tr("Choose a device.")
        specs = [one.choice.spec for one in self._chosen]
        ports = [spec.serial_port for spec in specs if isinstance(spec, BrainFlowSpec) and spec.serial_port]
        return said(conflict_of(specs)) or self.output.fault(ports)

    @Slot()
    def _judge(self) -> None:
        missing = self._what_is_missing()
        self._missing.setText(missing)
        self.begin_button.setEnabled(not missing)
