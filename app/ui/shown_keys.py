"""Keys in the window's words: what a tooltip or a hint says is what works, also after keys have been changed.

Guarantees: one map for the whole application; `changed` reaches those that say keys in words of their own; static
texts (tooltips, placeholders, key caps) are rewritten from the words they were made with. GUI thread only.
Does not: bind keys (see `app.ui.window_keys`).
"""

import re

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from app.ui.shortcut_rules import KeyMap
from app.ui.shortcuts import SHORTCUTS, keys_text

_KEPT = "words_as_made"
# Esc and single keys are left alone: in words they stand for themselves too often (F3 and F8 are electrodes).
_FORMS = {
    form: one.action
    for one in SHORTCUTS
    for keys in one.keys.split("; ")
    for form in (keys_text(keys), keys_text(keys).replace(" + ", "+"))
    if "+" in form
}
_ANY = re.compile(
    r"(?<![\w+])(" + "|".join(re.escape(form) for form in sorted(_FORMS, key=len, reverse=True)) + r")(?![\w+])"
)


class ShownKeys(QObject):
    """The keys in force, for those who show them."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.keymap = KeyMap()

    def use(self, keymap: KeyMap) -> None:
        self.keymap = keymap
        self.changed.emit()

    def words(self, text: str) -> str:
        """`text`, written with the default keys, with those in force."""
        return _ANY.sub(self._present, text)

    def rewrite(self, top: QWidget) -> None:
        """The static texts of `top` and all in it."""
        for widget in (top, *top.findChildren(QWidget)):
            self._rewrite_one(widget)

    def _rewrite_one(self, widget: QWidget) -> None:
        tip = widget.toolTip()
        if tip:
            widget.setToolTip(self._from_made(widget, "tip", tip))
        if isinstance(widget, QLineEdit) and widget.placeholderText():
            widget.setPlaceholderText(self._from_made(widget, "placeholder", widget.placeholderText()))
        if isinstance(widget, QLabel) and widget.property("look") == "key" and not widget.property("own_keys"):
            widget.setText(self._from_made(widget, "text", widget.text()))

    def _from_made(self, widget: QWidget, what: str, now: str) -> str:
        """Where the text was changed since by its owner, the new one is what it was made with."""
        made, written = widget.property(f"{_KEPT}_{what}") or (now, now)
        if now != written:
            made = now
        fresh = self.words(made)
        if fresh != made or made != now:
            widget.setProperty(f"{_KEPT}_{what}", (made, fresh))
        return fresh

    def _present(self, found: re.Match[str]) -> str:
        form = found.group(1)
        shown = self.keymap.shown(_FORMS[form])
        return shown if " + " in form else shown.replace(" + ", "+")


def shown_keys() -> ShownKeys:
    """The application's; made when first asked for."""
    application = QApplication.instance()
    assert application is not None
    return application.findChild(ShownKeys) or ShownKeys(application)
