"""How strong a password or passphrase is, as a bar and a word, while it is typed.

Guarantees: length counts, kinds of characters hardly (as NIST SP 800-63B-4 has it); what is repeated, runs along the
keyboard or the alphabet, or is known to everybody counts little. A help only: the station judges.
Does not: keep or send what is typed. `judge` is pure; the bar belongs to the GUI thread.
"""

import math
from enum import IntEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.language import noop, tr
from app.ui.theme.active import active_theme
from app.ui.widgets.plain import across, label
from app.ui.widgets.spoken_roles import speak

_RUNS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm")
_KNOWN = (
    "password",
    "passwort",
    "welcome",
    "willkommen",
    "letmein",
    "admin",
    "neurascale",
    "hospital",
    "klinik",
    "geheim",
)
_BITS = (28.0, 45.0, 60.0, 80.0)


class Strength(IntEnum):
    NONE = 0
    WEAK = 1
    FAIR = 2
    GOOD = 3
    STRONG = 4


_WORDS = {
    Strength.NONE: noop("too short"),
    Strength.WEAK: noop("weak"),
    Strength.FAIR: noop("fair"),
    Strength.GOOD: noop("good"),
    Strength.STRONG: noop("strong"),
}


def bits_of(text: str) -> float:
    """A guess at how many times two it must be guessed."""
    folded = text.casefold()
    for known in _KNOWN:
        folded = folded.replace(known, known[0])
    bits, before = 0.0, ""
    for one in folded:
        if one == before:
            bits += 0.5
        elif before and any(before + one in run or one + before in run for run in _RUNS):
            bits += 1.0
        else:
            bits += 3.3 if one.isdigit() else 4.0
        before = one
    if any(one.isupper() for one in text) and any(one.islower() for one in text):
        bits += 3.0
    # What is made of a few characters only is guessed by them.
    different = len(set(folded))
    return min(bits, len(folded) * math.log2(max(2, different)) + 6.0)


def judge(text: str, shortest: int) -> Strength:
    """How strong `text` is; `shortest` is what is asked for at least."""
    if len(text) < shortest:
        return Strength.NONE
    return Strength(max(1, sum(bits_of(text) >= limit for limit in _BITS)))


class StrengthBar(QWidget):
    """Four pieces, as many filled as it is strong; `StrengthRow` has the word for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strength = Strength.NONE
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(6)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(200, 6)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        palette = active_theme().palette
        filled = {
            Strength.WEAK: palette.danger,
            Strength.FAIR: palette.caution,
            Strength.GOOD: palette.good,
            Strength.STRONG: palette.good,
        }.get(self.strength, palette.line_strong)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = 4.0
        width = (self.width() - 3 * gap) / 4
        for at in range(4):
            painter.setBrush(QColor(filled if at < self.strength else palette.line_strong))
            painter.drawRoundedRect(QRectF(at * (width + gap), 0, width, self.height()), 3, 3)
        painter.end()


speak("StrengthBar", QAccessible.Role.ProgressBar)


class StrengthRow(QWidget):
    """The bar and its word."""

    def __init__(self, shortest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shortest = shortest
        self._bar = StrengthBar()
        self._word = label("", "small")
        row = across(self._bar, self._word, spacing=10)
        row.setStretch(0, 1)
        self.setLayout(row)
        self.show_text("")

    @property
    def word(self) -> str:
        return self._word.text()

    def show_text(self, text: str) -> None:
        strength = judge(text, self._shortest)
        self._bar.strength = strength
        self._bar.update()
        word = tr(_WORDS[strength]) if text else tr("at least {count} characters").format(count=self._shortest)
        self._word.setText(word)
        self._bar.setAccessibleName(tr("Strength: {word}").format(word=word))
