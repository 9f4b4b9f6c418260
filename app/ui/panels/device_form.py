"""An amplifier entered by hand: which model, and what that model needs.

Guarantees: only the entries the chosen model has are shown, each with its explanation; what is wrong is said at the
entry; the ports found on this computer are offered, and a port that is not there can be typed. GUI thread only.
Does not: open anything.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.core.devices.board_entries import fault_of, forms_called, spec_of
from app.core.devices.brainflow_boards import CYTON, FORMS, SYNTHETIC, BoardForm, Connection, Entry, EntryKind
from app.core.devices.found_devices import DeviceGroup
from app.core.devices.serial_ports import SerialPort
from app.core.errors import WrongUse
from app.core.station.device_messages import DeviceChoice
from app.ui.language import noop, tr
from app.ui.said import said
from app.ui.widgets.plain import across, button, down, label, line, post

_BOARD = Qt.ItemDataRole.UserRole
NO_PORTS = noop("No serial port is found at the moment. Plug the dongle or cable in: it then appears here by itself.")


class EntryField(QObject):
    """One entry: its name, the control, its explanation, and what is wrong with it."""

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry = entry
        called, explained = said(entry.label), said(entry.explanation)
        name = called if entry.required else tr("{label} (may be left empty)").format(label=called)
        self.combo: QComboBox | None = None
        if entry.kind in (EntryKind.SERIAL_PORT, EntryKind.BOARD):
            self.combo = QComboBox()
            self.combo.setEditable(entry.kind is EntryKind.SERIAL_PORT)
            self.combo.setMaxVisibleItems(14)
            self.combo.setAccessibleName(called)
        inner = self.combo.lineEdit() if self.combo is not None else None
        self.edit: QLineEdit = inner if inner is not None else QLineEdit()
        self.edit.setPlaceholderText(entry.example)
        self.edit.setAccessibleName(called)
        self.edit.setAccessibleDescription(explained)
        self.edit.setMaxLength(1000)
        control: QWidget = self.combo or self.edit
        caption = label(name, "heading")
        caption.setBuddy(control)
        self._fault = label("", "fault", wrap=True)
        self._fault.hide()
        self.hint = label(explained, "faint", wrap=True)
        middle = across(control)
        middle.setStretch(0, 1)
        if entry.kind is EntryKind.FILE:
            browse = button(tr("Choose…"), hint=tr("Choose the file"))
            browse.clicked.connect(self._browse)
            middle.addWidget(browse)
        self.layout = down(caption, middle, self._fault, self.hint, spacing=4)
        if entry.kind is EntryKind.BOARD and self.combo is not None:
            for form in forms_called(""):
                if form.board_id >= SYNTHETIC:
                    self.combo.addItem(form.name, str(form.board_id))
        self.edit.textEdited.connect(self._soften)
        self.edit.editingFinished.connect(self._judge)

    @property
    def control(self) -> QWidget:
        return self.combo or self.edit

    @property
    def text(self) -> str:
        """As it goes into the spec: a port without what its adaptor says."""
        if self.entry.kind is EntryKind.BOARD and self.combo is not None:
            return str(self.combo.currentData() or "")
        if self.combo is not None:
            chosen = self.combo.currentIndex()
            if chosen >= 0 and self.combo.itemText(chosen) == self.edit.text():
                return str(self.combo.itemData(chosen))
        return self.edit.text().strip()

    @property
    def fault(self) -> str:
        return "" if self._fault.isHidden() else self._fault.text()

    def is_good(self) -> bool:
        """Judge now and show it."""
        self._show_fault(fault_of(self.entry, self.text))
        return not self.fault

    def show_ports(self, ports: Sequence[SerialPort]) -> None:
        """Offer these; what was typed or chosen stays."""
        if self.combo is None or self.entry.kind is not EntryKind.SERIAL_PORT:
            return
        kept = self.text
        untouched = not self.edit.text()
        self.combo.blockSignals(True)
        self.combo.clear()
        for port in ports:
            self.combo.addItem(f"{port.port} · {port.detail}" if port.detail else port.port, port.port)
        at = next((row for row, port in enumerate(ports) if port.port == kept), -1)
        if at < 0 and untouched and ports:
            at = 0
        self.combo.setCurrentIndex(at)
        if at < 0:
            self.edit.setText(kept)
        self.combo.blockSignals(False)
        explained = said(self.entry.explanation)
        self.hint.setText(explained if ports else f"{tr(NO_PORTS)} {explained}")

    def _show_fault(self, fault: str) -> None:
        self._fault.setText(said(fault))
        self._fault.setVisible(bool(fault))
        for widget in {self.control, self.edit}:
            widget.setProperty("fault", bool(fault))
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.edit.setAccessibleDescription(f"{said(fault)} {said(self.entry.explanation)}".strip())

    @Slot()
    def _judge(self) -> None:
        if self.text:
            self.is_good()

    @Slot()
    def _soften(self) -> None:
        if self.fault and not fault_of(self.entry, self.text):
            self._show_fault("")

    @Slot()
    def _browse(self) -> None:
        dialog = QFileDialog(self.edit, tr("Choose the file"), "")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setModal(False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.edit.setText)
        dialog.show()


class DeviceForm(QFrame):
    """See the rules at the top of this module."""

    entered = Signal(object)  # DeviceChoice
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName(tr("Add an amplifier by hand"))
        self._ports: tuple[SerialPort, ...] = ()
        self._form: BoardForm = FORMS[CYTON]
        self.fields: list[EntryField] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Maker or model"))
        self.search.setAccessibleName(tr("Search amplifiers"))
        self.search.setToolTip(tr("Part of the name of a maker or a model"))
        self.search.setClearButtonEnabled(True)
        self.boards = QListWidget()
        self.boards.setAccessibleName(tr("Amplifiers"))
        self.boards.setUniformItemSizes(True)
        self.boards.setProperty("look", "choices")
        self._body = QWidget()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._body)
        self._fault = label("", "fault", wrap=True)
        self.add_button = button(
            tr("Add this amplifier"), "primary", hint=tr("Add it to the session"), keys="Ctrl+Return"
        )
        self._back = button(tr("Back"), "quiet", hint=tr("Back to the list of devices"), keys="Esc")
        self._build()
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._to_boards)
        self.boards.currentItemChanged.connect(self._board_chosen)
        self.add_button.clicked.connect(self.submit)
        self._back.clicked.connect(self.left)
        self._search("")

    @property
    def board(self) -> BoardForm:
        """The model whose form is shown."""
        return self._form

    def begin(self) -> None:
        """A fresh form, with the cursor where a model is searched."""
        self.search.clear()
        self._fault.setText("")
        self._show_form(self._form)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_ports(self, ports: Sequence[SerialPort]) -> None:
        self._ports = tuple(ports)
        for field in self.fields:
            field.show_ports(self._ports)

    def choose(self, board_id: int) -> None:
        """Show this model's form."""
        for row in range(self.boards.count()):
            if self.boards.item(row).data(_BOARD) == board_id:
                self.boards.setCurrentRow(row)
                return

    @Slot()
    def submit(self) -> None:
        """Hand the amplifier over, or say at the first wrong entry what is wrong."""
        wrong = [field for field in self.fields if not field.is_good()]
        if wrong:
            wrong[0].control.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        texts = {field.entry.field: field.text for field in self.fields}
        try:
            spec = spec_of(self._form, texts)
        except WrongUse as error:
            self._fault.setText(said(f"{error.what} {error.advice}"))
            return
        entered = ", ".join(text for text in texts.values() if text and "/" not in text and "\\" not in text)
        detail = tr("Entered by hand: {value}.").format(value=entered or said(self._form.connection))
        if spec.serial_port:
            detail = tr("Entered by hand: port {port}.").format(port=spec.serial_port)
        self.entered.emit(DeviceChoice(name=self._form.name, detail=detail, spec=spec, group=DeviceGroup.AMPLIFIER))

    def _build(self) -> None:
        left = down(self.search, self.boards, spacing=8)
        middle = across(left, post(), self._scroll, spacing=20)
        middle.setStretch(0, 2)
        middle.setStretch(2, 3)
        column = down(spacing=12, margins=(28, 24, 28, 20))
        column.addLayout(
            down(
                label(tr("Add an amplifier by hand"), "title"),
                label(
                    tr("For one that is not found by itself. Choose the model; what it needs is asked then."),
                    "soft",
                    wrap=True,
                ),
                spacing=2,
            )
        )
        column.addWidget(line())
        column.addLayout(middle, 1)
        column.addWidget(self._fault)
        column.addLayout(across(self._back, 1, label("Ctrl + Enter", "key"), self.add_button, spacing=10))
        self.setLayout(column)

    @Slot(str)
    def _search(self, words: str) -> None:
        kept = self._form.board_id
        self.boards.blockSignals(True)
        self.boards.clear()
        for form in forms_called(words):
            item = QListWidgetItem(form.name)
            item.setToolTip(f"{form.name}: {said(form.connection)}")
            item.setData(_BOARD, form.board_id)
            self.boards.addItem(item)
            if form.board_id == kept:
                self.boards.setCurrentItem(item)
        self.boards.blockSignals(False)
        if self.boards.currentItem() is None and self.boards.count():
            self.boards.setCurrentRow(0)
        elif self.boards.currentItem() is not None:
            self.boards.scrollToItem(self.boards.currentItem())

    @Slot()
    def _to_boards(self) -> None:
        self.boards.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _board_chosen(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self._show_form(FORMS[item.data(_BOARD)])

    def _show_form(self, form: BoardForm) -> None:
        self._form = form
        self._fault.setText("")
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(14)
        how = (
            tr("Connection: {connection}").format(connection=said(form.connection))
            if form.connection is not Connection.NONE
            else tr("Made by software")
        )
        column.addLayout(down(label(form.name, "title", wrap=True), label(how, "soft"), spacing=2))
        if form.note:
            column.addWidget(label(said(form.note), "note", wrap=True))
        self.fields = [EntryField(entry, self._body) for entry in form.entries]
        for field in self.fields:
            column.addLayout(field.layout)
            field.show_ports(self._ports)
        if not self.fields:
            column.addWidget(label(tr("Nothing needs to be entered for this one."), "soft", wrap=True))
        column.addStretch(1)
        self._scroll.setWidget(self._body)
