"""LSL streams, several of which are received as one device: a signal and its markers.

Guarantees: every stream that is heard of is listed, markers included; says of those that cannot be told apart, or will
not be known again, that it is so. GUI thread only. Does not: connect.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.core.devices.catalogue import stream_choice
from app.core.devices.driver import LslSpec
from app.core.devices.found_devices import DeviceGroup, FoundStream
from app.core.station.device_messages import DeviceChoice
from app.ui.language import noop, number, tr
from app.ui.theme.active import active_theme
from app.ui.widgets.plain import across, button, down, label, line

COLUMNS = (noop("Name"), noop("Type"), noop("Channels"), noop("Rate"), noop("Host"), noop("Source id"))
NONE_YET = noop(
    "No LSL stream is heard of. Start the program that sends it, in the same network; it then appears here by itself."
)
NO_SIGNAL = noop("Tick at least one signal with a rate: markers alone are no device.")
_STREAM = Qt.ItemDataRole.UserRole


class StreamTable(QFrame):
    """See the rules at the top of this module."""

    entered = Signal(object)  # DeviceChoice
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._streams: tuple[FoundStream, ...] = ()
        self._uids: set[str] = set()
        self.table = QTableWidget(0, len(COLUMNS))
        self.table.setAccessibleName(tr("LSL streams"))
        self.table.setAccessibleDescription(tr("Space ticks the stream of the row."))
        self.table.setHorizontalHeaderLabels([tr(name) for name in COLUMNS])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self._empty = label(tr(NONE_YET), "soft", wrap=True)
        self._said = label("", "soft", wrap=True)
        self._fault = label("", "fault", wrap=True)
        self.use_button = button(
            tr("Use these streams"), "primary", hint=tr("Receive them as one device"), keys="Ctrl+Return"
        )
        self._back = button(tr("Back"), "quiet", hint=tr("Back to the list of devices"), keys="Esc")
        column = down(spacing=12, margins=(28, 24, 28, 20))
        lead = tr(
            "Tick the signal, and the markers that belong to it. They are received as one device, on one time axis."
        )
        column.addLayout(down(label(tr("LSL streams"), "title"), label(lead, "soft", wrap=True), spacing=2))
        column.addWidget(line())
        column.addWidget(self._empty)
        column.addWidget(self.table, 1)
        column.addWidget(self._said)
        column.addWidget(self._fault)
        column.addLayout(across(self._back, 1, label("Ctrl + Enter", "key"), self.use_button, spacing=10))
        self.setLayout(column)
        self.table.itemChanged.connect(self._item_changed)
        self.use_button.clicked.connect(self.submit)
        self._back.clicked.connect(self.left)
        active_theme().changed.connect(self._dress)
        self.show_streams(())

    @property
    def ticked(self) -> tuple[FoundStream, ...]:
        """Signals first."""
        chosen = [one for one in self._streams if one.uid in self._uids]
        return tuple(sorted(chosen, key=lambda one: not one.is_signal))

    def begin(self) -> None:
        """Nothing ticked, the cursor in the table."""
        self._uids.clear()
        self._fault.setText("")
        self._draw()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_streams(self, streams: Sequence[FoundStream]) -> None:
        """What is heard of now; ticks stay."""
        wanted = tuple(sorted(streams, key=lambda one: (not one.is_signal, one.name.casefold(), one.uid)))
        if wanted != self._streams or not self.table.rowCount():
            self._streams = wanted
            self._draw()

    @Slot()
    def submit(self) -> None:
        """Hand the ticked streams over as one device, or say what is missing."""
        chosen = self.ticked
        if not any(one.is_signal for one in chosen):
            self._fault.setText(tr(NO_SIGNAL))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        spec = LslSpec(streams=tuple(stream_choice(one, self._streams) for one in chosen))
        detail = ", ".join(
            tr("{kind} from {hostname}").format(kind=_kind(one), hostname=one.hostname) for one in chosen
        )
        name = tr(" with ").join(dict.fromkeys(one.name for one in chosen))
        self.entered.emit(
            DeviceChoice(name=name, detail=tr("LSL: {detail}.").format(detail=detail), spec=spec, group=DeviceGroup.LSL)
        )

    @Slot(object)
    def _dress(self, _palette: object) -> None:
        self._draw()

    def _draw(self) -> None:
        self._empty.setVisible(not self._streams)
        self.table.setVisible(bool(self._streams))
        row_before = self.table.currentRow()
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._streams))
        for row, one in enumerate(self._streams):
            rate = f"{number(one.rate_hz)} Hz" if one.is_signal else tr("markers")
            nothing = tr("none")
            texts = (one.name, one.type or "-", str(one.n_channels), rate, one.hostname, one.source_id or nothing)
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                if column == 0:
                    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                    item.setCheckState(Qt.CheckState.Checked if one.uid in self._uids else Qt.CheckState.Unchecked)
                    item.setData(_STREAM, one.uid)
                elif column > 0 and (text == nothing or not one.is_signal):
                    item.setForeground(QColor(active_theme().palette.text_faint))
                item.setToolTip(f"{text}\nuid {one.uid}")
                self.table.setItem(row, column, item)
        self.table.blockSignals(False)
        if self._streams:
            self.table.setCurrentCell(max(0, min(row_before, len(self._streams) - 1)), 0)
        self._say()

    @Slot(QTableWidgetItem)
    def _item_changed(self, item: QTableWidgetItem) -> None:
        uid = item.data(_STREAM)
        if item.column() != 0 or uid is None:
            return
        if item.checkState() is Qt.CheckState.Checked:
            self._uids.add(uid)
        else:
            self._uids.discard(uid)
        self._fault.setText("")
        self._say()

    def _say(self) -> None:
        """What must be known of the ticked ones before they are relied on."""
        said = [remark for one in self.ticked if (remark := _remark(one, self._streams))]
        self._said.setText("\n".join(dict.fromkeys(said)))
        self._said.setVisible(bool(said))


def _kind(one: FoundStream) -> str:
    return (
        tr("{channels} channels at {rate} Hz").format(channels=one.n_channels, rate=number(one.rate_hz))
        if one.is_signal
        else tr("markers “{name}”").format(name=one.name)
    )


def _remark(one: FoundStream, among: Sequence[FoundStream]) -> str:
    same = [two for two in among if (two.name, two.type, two.source_id) == (one.name, one.type, one.source_id)]
    if len(same) > 1:
        return tr(
            "{count} streams are called “{name}” with the same source id: this one is taken by its uid, "
            "and not taken up again when its source is started anew."
        ).format(count=len(same), name=one.name)
    if not one.source_id:
        return tr("“{name}” has no source id: it is taken by its uid, and after a loss known by its name only.").format(
            name=one.name
        )
    return ""
