"""All shortcuts on one page (Ctrl+F1), and giving them other keys.

Guarantees: made from the same table that the window's shortcuts are made from; no keys are taken that break a rule of
`app.ui.shortcut_rules` or are in another's way, and why is said at once; each shortcut, or all, can have its default
again. Not modal. GUI thread only. Does not: bind or store keys (it tells them with `chosen`).
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QKeySequenceEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from app.ui.language import noop, tr
from app.ui.shortcut_rules import KeyMap, conflict_of, fault_of, remark_of
from app.ui.shortcuts import SHORTCUT_OF, SHORTCUTS, Touches, keys_text
from app.ui.widgets.plain import across, button, down, label, set_look

_ACTION = Qt.ItemDataRole.UserRole
_TOUCHES = {
    Touches.NOTHING: "",
    Touches.RECORDING: noop("the recording"),
    Touches.OUTPUT: noop("the output"),
    Touches.STOP: noop("the safety stop"),
}


class ShortcutListDialog(QDialog):
    """See the rules at the top of this module.

    Args:
        keymap: The keys in force.
        reserved: Keys the site has given away, and to what.
    """

    chosen = Signal(object)  # tuple of ChosenKeys

    def __init__(
        self, keymap: KeyMap, reserved: Mapping[str, str] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keymap = keymap
        self._reserved = dict(reserved or {})
        self._build()
        self._fill()
        self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _build(self) -> None:
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Shortcuts"))
        self.list.setHeaderLabels([tr("Keys"), tr("What they do"), tr("Where"), tr("Touches")])
        self.list.setRootIsDecorated(False)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.currentItemChanged.connect(self._take_current)
        self._of = label("", "heading", wrap=True)
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.keys.setAccessibleName(tr("New keys"))
        self.keys.setMinimumWidth(190)
        self.keys.keySequenceChanged.connect(self._judge)
        self.use_button = button(tr("Use these keys"), "primary")
        self.use_button.setAutoDefault(False)
        self.use_button.clicked.connect(self.use)
        self.default_button = button(tr("Default"), hint=tr("The keys this shortcut was made with"))
        self.default_button.setAutoDefault(False)
        self.default_button.clicked.connect(self.use_default)
        self.said = label("", "small", wrap=True)
        self.said.setMinimumHeight(34)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.all_button = button(tr("All defaults"), hint=tr("Every shortcut has the keys it was made with"))
        self.all_button.setAutoDefault(False)
        self.all_button.clicked.connect(self.use_all_defaults)
        close = button(tr("Close"), "quiet", keys="Esc")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        column = down(
            label(tr("Keyboard"), "title"),
            label(tr("No single key starts, changes or stops a recording or an output."), "soft"),
            self.list,
            spacing=10,
            margins=(24, 20, 24, 18),
        )
        column.addWidget(self._of)
        column.addLayout(across(self.keys, self.use_button, self.default_button, 1, spacing=8))
        column.addWidget(self.said)
        column.addLayout(across(self.all_button, 1, close))
        self.setLayout(column)
        self.resize(860, 760)

    # --- what is done ------------------------------------------------------------------------------------------

    @Slot()
    def use(self) -> None:
        """Take the keys that were pressed, if they may be taken."""
        keys = self._pressed()
        if keys and not self._why_not(keys):
            self._change(self._action(), keys)

    @Slot()
    def use_default(self) -> None:
        action = self._action()
        keys = SHORTCUT_OF[action].keys
        fault = conflict_of(self._keymap, action, keys, self._reserved)
        if fault:
            self._say(fault, refused=True)
            return
        self._change(action, keys)

    @Slot()
    def use_all_defaults(self) -> None:
        self._keymap = KeyMap()
        self._fill()
        self.chosen.emit(())
        self._say(tr("All shortcuts have their default keys."))

    def _change(self, action: str, keys: str) -> None:
        self._keymap = KeyMap({**self._keymap.keys, action: keys})
        self._fill()
        self.chosen.emit(self._keymap.chosen())
        self._say(f"{keys_text(keys)}: {SHORTCUT_OF[action].words}. {remark_of(SHORTCUT_OF[action], keys)}".strip())

    # --- showing -----------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """The rows; where they are there already, their keys."""
        for at, shortcut in enumerate(SHORTCUTS):
            item = self.list.topLevelItem(at)
            if item is None:
                item = QTreeWidgetItem(["", shortcut.words, shortcut.place, tr(_TOUCHES[shortcut.touches])])
                item.setData(0, _ACTION, shortcut.action)
                self.list.addTopLevelItem(item)
            keys = self._keymap.of(shortcut.action)
            item.setText(0, keys_text(keys))
            font = item.font(0)
            font.setBold(keys != shortcut.keys)
            item.setFont(0, font)
            item.setToolTip(
                0, "" if keys == shortcut.keys else tr("Default: {keys}").format(keys=keys_text(shortcut.keys))
            )
        header = self.list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)

    @Slot()
    def _take_current(self) -> None:
        shortcut = SHORTCUT_OF[self._action()]
        self._of.setText(tr("Keys for “{what}”").format(what=shortcut.words))
        self.keys.clear()
        self._judge()

    @Slot()
    def _judge(self) -> None:
        keys = self._pressed()
        why_not = self._why_not(keys) if keys else ""
        self.use_button.setEnabled(bool(keys) and not why_not)
        if not keys:
            self._say(tr("Click into the field and press the new keys."))
        elif why_not:
            self._say(why_not, refused=True)
        else:
            self._say(remark_of(SHORTCUT_OF[self._action()], keys) or tr("These keys are free."))

    def _say(self, words: str, *, refused: bool = False) -> None:
        set_look(self.said, "fault" if refused else "small")
        self.said.setText(words)

    def _action(self) -> str:
        item = self.list.currentItem() or self.list.topLevelItem(0)
        assert item is not None
        return str(item.data(0, _ACTION))

    def _pressed(self) -> str:
        """As the table writes keys; Enter is meant with both keys that are called so."""
        keys = self.keys.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if keys.endswith(("Return", "Enter")):
            stem = keys.removesuffix("Return").removesuffix("Enter")
            keys = f"{stem}Return; {stem}Enter"
        return keys

    def _why_not(self, keys: str) -> str:
        action = self._action()
        return fault_of(SHORTCUT_OF[action], keys) or conflict_of(self._keymap, action, keys, self._reserved)
