"""The list of devices that can be chosen, under headings, each with a tick.

Guarantees: one press of Enter or one click on a device uses it alone; Space or its tick adds it or takes it away; what
is searched for is shown as it is typed; a list that comes anew keeps the place. GUI thread only. Does not: look.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.core.devices.driver import DeviceSpec
from app.core.devices.found_devices import DeviceGroup
from app.core.station.device_messages import DeviceChoice
from app.ui.language import noop, tr
from app.ui.said import said
from app.ui.theme.active import active_theme

HEADINGS = (
    (DeviceGroup.AMPLIFIER, noop("AMPLIFIERS FOUND")),
    (DeviceGroup.LSL, noop("LSL STREAMS")),
    (DeviceGroup.FILE, noop("RECORDING FILES")),
    (DeviceGroup.SIMULATED, noop("SIMULATED")),
)
_CHOICE = Qt.ItemDataRole.UserRole
_LEAST_HEIGHT = 120


class DeviceTree(QTreeWidget):
    """See the rules at the top of this module."""

    used_alone = Signal(object)  # DeviceChoice
    added = Signal(object)  # DeviceChoice
    taken_away = Signal(object)  # DeviceChoice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Devices that can be chosen"))
        self.setAccessibleDescription(tr("Enter uses a device alone, Space adds it or takes it away."))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setAllColumnsShowFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(True)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self._choices: tuple[DeviceChoice, ...] = ()
        self._ticked: frozenset[DeviceSpec] = frozenset()
        self._words: tuple[str, ...] = ()
        self._just_ticked = False
        self.itemChanged.connect(self._item_changed)
        self.itemClicked.connect(self._item_clicked)
        self.installEventFilter(self)
        active_theme().changed.connect(self._dress)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As little as can be used: it takes what the page has left, and asks for no more."""
        return QSize(400, _LEAST_HEIGHT)

    @property
    def rows(self) -> tuple[DeviceChoice, ...]:
        """What is shown now, from the top."""
        return tuple(item.data(0, _CHOICE) for item in self._device_items())

    def show_choices(self, choices: Sequence[DeviceChoice]) -> None:
        self._choices = tuple(choices)
        self._draw()

    def show_ticks(self, specs: Sequence[DeviceSpec]) -> None:
        self._ticked = frozenset(specs)
        self.blockSignals(True)
        for item in self._device_items():
            ticked = item.data(0, _CHOICE).spec in self._ticked
            item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.blockSignals(False)

    @Slot(str)
    def search(self, text: str) -> None:
        self._words = tuple(text.casefold().split())
        self._draw()

    @Slot(object)
    def _dress(self, _palette: object) -> None:
        self._draw()

    def _draw(self) -> None:
        current = self.currentItem()
        kept = current.data(0, _CHOICE).spec if current is not None and current.data(0, _CHOICE) is not None else None
        place = self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        for group, heading in HEADINGS:
            found = [choice for choice in self._choices if choice.group is group and self._fits(choice)]
            if found:
                self._add_heading(tr(heading))
            for choice in found:
                item = self._add_device(choice)
                if choice.spec == kept:
                    self.setCurrentItem(item)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(place)
        self.setColumnWidth(0, min(max(self.sizeHintForColumn(0) + 24, 250), 400))

    def _fits(self, choice: DeviceChoice) -> bool:
        shown = f"{said(choice.name)} {said(choice.detail)} {choice.name}".casefold()
        return all(word in shown for word in self._words)

    def _add_heading(self, text: str) -> None:
        item = QTreeWidgetItem(self, [text])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setFirstColumnSpanned(True)
        font = QFont(self.font())
        font.setPointSizeF(8)
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(0, font)
        item.setForeground(0, QColor(active_theme().palette.text_faint))

    def _add_device(self, choice: DeviceChoice) -> QTreeWidgetItem:
        name, detail = said(choice.name), said(choice.detail)
        item = QTreeWidgetItem(self, [name, detail])
        item.setData(0, _CHOICE, choice)
        item.setForeground(1, QColor(active_theme().palette.text_faint))
        for column in (0, 1):
            item.setToolTip(column, f"{name}\n{detail}")
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{name}, {detail}")
        ticked = choice.spec in self._ticked
        item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled
        if not choice.usable:
            flags = Qt.ItemFlag.NoItemFlags
            item.setForeground(0, QColor(active_theme().palette.text_faint))
        item.setFlags(flags)
        return item

    def _device_items(self) -> list[QTreeWidgetItem]:
        items = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        return [item for item in items if item is not None and item.data(0, _CHOICE) is not None]

    @Slot(QTreeWidgetItem, int)
    def _item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        choice = item.data(0, _CHOICE)
        if column != 0 or choice is None:
            return
        ticked = item.checkState(0) is Qt.CheckState.Checked
        if ticked == (choice.spec in self._ticked):
            return
        # The click that ticks is told as a click on the row too, right after this.
        self._just_ticked = True
        QTimer.singleShot(0, self, self._forget_tick)
        (self.added if ticked else self.taken_away).emit(choice)

    @Slot()
    def _forget_tick(self) -> None:
        self._just_ticked = False

    @Slot(QTreeWidgetItem, int)
    def _item_clicked(self, item: QTreeWidgetItem, _column: int) -> None:
        if not self._just_ticked:
            self._use_alone(item)

    def _use_alone(self, item: QTreeWidgetItem | None) -> None:
        choice = item.data(0, _CHOICE) if item is not None else None
        if choice is not None and choice.usable:
            self.used_alone.emit(choice)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter, and only by itself: with Ctrl it is the next step of the session."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        ):
            self._use_alone(self.currentItem())
            return True
        return False
