"""The devices chosen for a session, the main one first, each with a button that takes it away.

Guarantees: a device that is no longer found says so. GUI thread only. Does not: decide what may be chosen.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.core.station.device_messages import DeviceChoice
from app.ui.language import noop, tr
from app.ui.said import said
from app.ui.widgets.plain import across, button, down, frame, label

GONE = noop("Not found at the moment: plug it in or switch it on, or take it away here.")


@dataclass(frozen=True, slots=True)
class Chosen:
    """One chosen device.

    Attributes:
        listed: It was chosen from the list of what is found, and so ought to stay there.
    """

    choice: DeviceChoice
    listed: bool = True


class ChosenDevices(QWidget):
    """See the rules at the top of this module."""

    taken_away = Signal(object)  # DeviceChoice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self.buttons: list[QPushButton] = []
        self._choices: list[DeviceChoice] = []
        self._shown: object = None

    def show_chosen(self, chosen: Sequence[Chosen], found: Sequence[DeviceChoice]) -> None:
        specs = {one.spec for one in found}
        gone = tuple(one.listed and one.choice.spec not in specs for one in chosen)
        wanted = (tuple(chosen), gone)
        if wanted == self._shown:
            return
        self._shown = wanted
        self._clear()
        for at, (one, is_gone) in enumerate(zip(chosen, gone, strict=True)):
            self._add(one.choice, main=at == 0 and len(chosen) > 1, gone=is_gone)

    def _clear(self) -> None:
        for at in reversed(range(self._rows.count())):
            item = self._rows.takeAt(at)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons, self._choices = [], []

    def _add(self, choice: DeviceChoice, *, main: bool, gone: bool) -> None:
        row: QFrame = frame("caution" if gone else "inset")
        name = label(choice.name, "heading")
        detail = label(tr(GONE) if gone else said(choice.detail), "faint")
        for words in (name, detail):
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            words.setToolTip(words.text())
        away = button("✕", "glyph", hint=tr("Do not use {name}").format(name=choice.name))
        away.setAccessibleName(tr("Do not use {name}").format(name=choice.name))
        away.clicked.connect(self._take_away)
        self.buttons.append(away)
        self._choices.append(choice)
        words_of_it = down(name, detail, spacing=1)
        marks = [down(1, label(tr("Main device"), "key"), 1)] if main else []
        line = across(words_of_it, *marks, down(1, away, 1), spacing=8, margins=(12, 6, 6, 6))
        line.setStretch(0, 1)
        row.setLayout(line)
        self._rows.addWidget(row)

    @Slot()
    def _take_away(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QPushButton) and pressed in self.buttons:
            self.taken_away.emit(self._choices[self.buttons.index(pressed)])
