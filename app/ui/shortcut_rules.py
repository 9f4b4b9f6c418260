"""What keys a shortcut may have, and whether two of them are in each other's way.

Rules:
1. A shortcut is one press, of one key with or without Ctrl, Alt, Shift and Meta; never of a key that works the control
   in focus (Tab, Enter, Space) or of Esc, unless Esc is its own.
2. What touches a recording, an output or the stop has no single key: it needs Ctrl, Alt or Meta; and two of Ctrl, Alt,
   Shift and Meta, unless it asks before it does what cannot be taken back. The safety stop needs two, always.
3. No shortcut takes the keys that every text field and every system has (copy, paste, undo, quit, ...).
4. No two shortcuts share a key, wherever they work: the traces lie in the window, and the window in "everywhere".
5. No shortcut takes a key that the site has given to something else (the chord outside the window).
Does not: show, store, or bind anything. GUI thread only, for `QKeySequence` asks the platform.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import msgspec
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from app.ui.language import noop, tr
from app.ui.shortcuts import SHORTCUT_OF, SHORTCUTS, Shortcut, Touches, keys_text

_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.MetaModifier,
)
_WORKS_THE_FOCUS = frozenset(
    {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Backspace}
)
_NO_KEY = frozenset(
    {
        *(Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_unknown),
        *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock, Qt.Key(0)),
    }
)
_TAKEN = {
    QKeySequence.StandardKey.Copy: noop("copies"),
    QKeySequence.StandardKey.Cut: noop("cuts"),
    QKeySequence.StandardKey.Paste: noop("pastes"),
    QKeySequence.StandardKey.Undo: noop("undoes"),
    QKeySequence.StandardKey.Redo: noop("redoes"),
    QKeySequence.StandardKey.SelectAll: noop("selects all"),
    QKeySequence.StandardKey.Quit: noop("ends programs"),
    QKeySequence.StandardKey.Close: noop("closes windows"),
}
_SYSTEM = {
    "Alt+F4": noop("closes windows"),
    "Ctrl+Alt+Del": noop("belongs to the system"),
    "Alt+Tab": noop("belongs to the system"),
}


class ChosenKeys(msgspec.Struct, frozen=True, kw_only=True):
    """Keys that a user has given to an action; as in `Shortcut.keys`."""

    action: str
    keys: str


@dataclass(frozen=True, slots=True)
class KeyMap:
    """Which action has which keys; made by `resolve`, so that it keeps all rules."""

    keys: Mapping[str, str] = field(default_factory=lambda: {one.action: one.keys for one in SHORTCUTS})

    def of(self, action: str) -> str:
        return self.keys[action]

    def shown(self, action: str) -> str:
        """For people."""
        return keys_text(self.keys[action])

    def sequences(self, action: str) -> tuple[QKeySequence, ...]:
        return tuple(QKeySequence(one) for one in self.keys[action].split("; "))

    def chosen(self) -> tuple[ChosenKeys, ...]:
        """Those that are not the defaults."""
        return tuple(
            ChosenKeys(action=action, keys=keys)
            for action, keys in self.keys.items()
            if keys != SHORTCUT_OF[action].keys
        )


def fault_of(shortcut: Shortcut, keys: str) -> str:
    """Why `shortcut` may not have `keys`, in a sentence; empty where it may."""
    for one in keys.split("; "):
        fault = _fault_of_one(shortcut, QKeySequence(one))
        if fault:
            return fault
    return ""


def conflict_of(keymap: KeyMap, action: str, keys: str, reserved: Mapping[str, str] | None = None) -> str:
    """What else has one of `keys`, in a sentence; empty where nothing has.

    Args:
        reserved: Keys the site has given away, and to what.
    """
    wanted = {_portable(one) for one in keys.split("; ")}
    for keys_reserved, what in (reserved or {}).items():
        if _portable(keys_reserved) in wanted and action != "safety_stop":
            return tr("{keys} is {what}.").format(keys=keys_text(keys_reserved), what=what)
    for other, others in keymap.keys.items():
        shared = wanted & {_portable(one) for one in others.split("; ")}
        if other != action and shared:
            return tr("{keys} is “{what}” already.").format(keys=keys_text(min(shared)), what=SHORTCUT_OF[other].words)
    return ""


def remark_of(shortcut: Shortcut, keys: str) -> str:
    """What is to be known of `keys` though they are allowed."""
    for one in keys.split("; "):
        sequence = QKeySequence(one)
        if sequence.isEmpty():
            continue
        plain = not _modifiers(sequence) & {_MODIFIERS[0], _MODIFIERS[1], _MODIFIERS[3]}
        if not shortcut.on_traces and ((plain and _types(sequence)) or _edits(sequence)):
            return tr("While a text is being typed this key belongs to the text.")
        if {_MODIFIERS[0], _MODIFIERS[1]} <= _modifiers(sequence) and _MODIFIERS[2] not in _modifiers(sequence):
            return tr("On some keyboards Ctrl + Alt is the key AltGr, which types a character.")
    return ""


def resolve(chosen: Iterable[ChosenKeys], reserved: Mapping[str, str] | None = None) -> tuple[KeyMap, tuple[str, ...]]:
    """The keys in force, and a sentence for each choice that was not followed.

    All choices are taken together, so that two actions may have swapped their keys. One that breaks a rule is left out,
    and what it would have freed is judged anew.
    """
    wanted = {one.action: one.keys for one in chosen}
    left_out: list[str] = []
    for action in [action for action in wanted if action not in SHORTCUT_OF]:
        left_out.append(tr("There is no shortcut “{action}” any more.").format(action=action))
        del wanted[action]
    while True:
        keymap = KeyMap({one.action: wanted.get(one.action, one.keys) for one in SHORTCUTS})
        for action, keys in wanted.items():
            fault = fault_of(SHORTCUT_OF[action], keys) or conflict_of(keymap, action, keys, reserved)
            if fault:
                words = tr("“{what}” has its default keys again: {fault}")
                left_out.append(words.format(what=SHORTCUT_OF[action].words, fault=fault))
                del wanted[action]
                break
        else:
            return keymap, tuple(left_out)


def _fault_of_one(shortcut: Shortcut, sequence: QKeySequence) -> str:
    if sequence.count() != 1 or combination(sequence).key() in _NO_KEY:
        return tr("Press one key, with Ctrl, Alt, Shift or Meta where wanted.")
    modifiers, key = _modifiers(sequence), combination(sequence).key()
    shown = keys_text(sequence.toString(QKeySequence.SequenceFormat.PortableText))
    strong = modifiers - {Qt.KeyboardModifier.ShiftModifier}
    if key in _WORKS_THE_FOCUS and not strong:
        return tr("{keys} works the control that has the focus.").format(keys=shown)
    if key == Qt.Key.Key_Escape and shortcut.action != "dismiss":
        return tr("Esc closes what is open, and does nothing else.")
    if shortcut.touches is not Touches.NOTHING:
        if not strong:
            return tr("No single key may do this: hold Ctrl, Alt or Meta with it.")
        if len(modifiers) < 2 and (not shortcut.asks or shortcut.touches is Touches.STOP):
            return tr(
                "This needs two of Ctrl, Alt, Shift and Meta held with it, so that it does not happen by accident."
            )
    for standard, does in _TAKEN.items():
        if sequence in QKeySequence.keyBindings(standard):
            return tr("{keys} {does} in every program.").format(keys=shown, does=tr(does))
    for keys, does in _SYSTEM.items():
        if sequence == QKeySequence(keys):
            return tr("{keys} {does}.").format(keys=shown, does=tr(does))
    return ""


def _modifiers(sequence: QKeySequence) -> set[Qt.KeyboardModifier]:
    held = combination(sequence).keyboardModifiers()
    return {one for one in _MODIFIERS if held & one}


def _types(sequence: QKeySequence) -> bool:
    return 0x20 < combination(sequence).key().value < 0x01000000


def _edits(sequence: QKeySequence) -> bool:
    """Whether a text field uses it (moving, deleting by words and lines)."""
    first, last = QKeySequence.StandardKey.MoveToNextChar.value, QKeySequence.StandardKey.DeleteEndOfLine.value
    return any(
        sequence in QKeySequence.keyBindings(standard)
        for standard in QKeySequence.StandardKey
        if first <= standard.value <= last
    )


def combination(sequence: QKeySequence) -> QKeyCombination:
    """The one press that a shortcut is."""
    press: QKeyCombination = sequence[0]  # type: ignore[index]  # Qt's stubs do not know it
    return press


def _portable(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)
