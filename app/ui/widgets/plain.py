"""Small pieces that all panels are built of: labels and buttons in the looks of the style sheet, lines, rows.

Guarantees: every control made here has an accessible name. GUI thread only.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.widgets.shrinking_label import ShrinkingLabel


def label(
    text: str = "", look: str = "", *, wrap: bool = False, shrinks: bool = False, parent: QWidget | None = None
) -> QLabel:
    """A label in a look of the style sheet ("title", "soft", "overline", ...); `shrinks` where there is little room."""
    made = ShrinkingLabel(text, parent) if shrinks else QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if look:
        made.setProperty("look", look)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def button(text: str, look: str = "", *, hint: str = "", keys: str = "") -> QPushButton:
    """A button; `keys` is the shortcut that does the same, shown in its tooltip."""
    made = QPushButton(text)
    dress(made, look, hint=hint, keys=keys)
    return made


def dress(made: QPushButton, look: str = "", *, hint: str = "", keys: str = "") -> None:
    """Look, name and tooltip of a button; `keys` as for `button`."""
    text = made.text()
    if look:
        made.setProperty("look", look)
    made.setAccessibleName(text.replace("&", ""))
    shown_keys = QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText) if keys else ""
    made.setToolTip(
        "  ".join(
            part for part in (hint or text.replace("&", ""), f"({keys_text(shown_keys)})" if keys else "") if part
        )
    )
    made.setIconSize(QSize(16, 16))


def keys_text(keys: str) -> str:
    """Shortcut as people read it."""
    return keys.replace("Return", "Enter")


def line() -> QFrame:
    """A hairline across."""
    made = QFrame()
    made.setProperty("look", "line")
    made.setFixedHeight(1)
    return made


def post() -> QFrame:
    """A hairline down."""
    made = QFrame()
    made.setProperty("look", "post")
    made.setFixedWidth(1)
    return made


def frame(look: str) -> QFrame:
    """A surface in a look of the style sheet ("panel", "card", "inset", "bar", ...)."""
    made = QFrame()
    made.setProperty("look", look)
    return made


Item = QWidget | QLayout | int


def across(*items: Item, spacing: int = 8, margins: Sequence[int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """A row; an integer is a stretch of that weight."""
    row = QHBoxLayout()
    row.setSpacing(spacing)
    row.setContentsMargins(*margins)
    for item in items:
        _add(item, row)
    return row


def down(*items: Item, spacing: int = 8, margins: Sequence[int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """A column; an integer is a stretch of that weight."""
    column = QVBoxLayout()
    column.setSpacing(spacing)
    column.setContentsMargins(*margins)
    for item in items:
        _add(item, column)
    return column


def centred(card: QWidget, *, margins: Sequence[int] = (16, 20, 16, 20)) -> QVBoxLayout:
    """A page with one card: in the middle, as wide as it may be, a little above half height."""
    middle = across(1, card, 1)
    middle.setStretch(1, 20)
    return down(1, middle, 2, spacing=0, margins=margins)


def _add(item: Item, box: QBoxLayout) -> None:
    if isinstance(item, int):
        box.addStretch(item)
    elif isinstance(item, QLayout):
        box.addLayout(item)
    else:
        box.addWidget(item)


def set_look(widget: QWidget, look: str) -> None:
    """Change the look of a widget that is shown already."""
    if widget.property("look") != look:
        widget.setProperty("look", look)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
