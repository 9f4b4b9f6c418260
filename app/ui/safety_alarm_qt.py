"""The safety program's own alarm as a window: in front of everything, until a person has seen it.

Guarantees: says what happened, since when and what to do, in the colour, sign and rhythm of a high alarm; no key and no
click elsewhere makes it go, only its button. Does not: stop anything, know a station, or share a line with the
operator's window, which may be the one that hangs. Main thread of a program of its own (`neurascale safety-alarm`).
"""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.alarms.conditions import Priority
from app.core.alarms.indicators import SYMBOLS
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.station.alarm_limits import flashes
from app.ui.language import tr
from app.ui.said import said
from app.ui.window_language import WindowLanguage, language_for, remembered_language

TICK_MS = 50
WIDTH_PX = 620
# Its own colours: the theme belongs to the window that does not answer. Text on ground 15:1, button 7:1.
_STYLE = """
QWidget#alarm { background: #1c1012; }
QWidget#alarm QLabel { color: #fdf3f2; background: transparent; }
QFrame#band { background: #4a1216; }
QFrame#band[lit="true"] { background: #ff2f2f; }
QWidget#alarm QLabel#sign { color: #ffffff; }
QFrame#band[lit="true"] QLabel#sign { color: #1c0203; }
QWidget#alarm QLabel#since, QWidget#alarm QLabel#source { color: #d9bcba; }
QPushButton { background: #fdf3f2; color: #3a0d10; border: 2px solid #fdf3f2; border-radius: 6px; padding: 12px 22px; }
QPushButton:hover { background: #ffffff; }
QPushButton:pressed { background: #e6cfcd; }
QPushButton:focus { border: 2px solid #ff8f8a; }
"""


class SafetyAlarmWindow(QWidget):
    """See the rules at the top of this module.

    Args:
        since: When it began, ISO 8601; shown as local time of day.
        asked_to_end: Whether the alarm is over; looked at twenty times a second.
    """

    def __init__(
        self,
        text: str,
        advice: str,
        since: str,
        *,
        asked_to_end: Callable[[], bool] = lambda: False,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        super().__init__(None, Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.CustomizeWindowHint)
        self.setObjectName("alarm")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Safety alarm"))
        self.setAccessibleName(tr("Alarm of high priority. {text}").format(text=text))
        self.setAccessibleDescription(advice)
        self.setStyleSheet(_STYLE)
        self.setFixedWidth(WIDTH_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.seen = False
        self._asked_to_end = asked_to_end
        self._clock = clock
        self._began_ns = clock.monotonic_ns()
        self._flash = flashes()[Priority.HIGH]
        self.button = QPushButton(tr("I have seen this"), self)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a key that was meant for another window presses nothing
        self.button.setFont(_font(self.button, 1.15, bold=True))
        self.button.clicked.connect(self._press)
        self._lay_out(text, advice, since)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._tick()

    def _lay_out(self, text: str, advice: str, since: str) -> None:
        self._band = QFrame(self)
        self._band.setObjectName("band")
        sign = QLabel(SYMBOLS[Priority.HIGH], self._band)
        sign.setObjectName("sign")
        sign.setFont(_font(sign, 3.0, bold=True))
        band = QVBoxLayout(self._band)
        band.setContentsMargins(26, 0, 26, 0)
        band.addWidget(sign, alignment=Qt.AlignmentFlag.AlignCenter)
        said = _label(text, self, 1.6, bold=True)
        told = _label(advice.replace("\n", "\n\n"), self, 1.15)
        at = _label(_since_text(since), self, 1.0)
        at.setObjectName("since")
        source = _label(tr("Told by the safety program of NeuraScale, which works without the window."), self, 1.0)
        source.setObjectName("source")
        inner = QVBoxLayout()
        inner.setContentsMargins(28, 26, 28, 24)
        inner.setSpacing(12)
        inner.addWidget(said)
        inner.addWidget(at)
        inner.addSpacing(6)
        inner.addWidget(told)
        inner.addSpacing(10)
        inner.addWidget(source)
        inner.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignRight)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._band)
        outer.addLayout(inner, 1)
        # Lines that are broken need more than the height that a layout asks for before it knows its width.
        self.setFixedHeight(max(outer.heightForWidth(WIDTH_PX), outer.minimumSize().height()))

    @property
    def lit(self) -> bool:
        """Whether the band is lit now."""
        return bool(self._band.property("lit"))

    @Slot()
    def _tick(self) -> None:
        if self._asked_to_end():
            self._timer.stop()
            self.close()
            return
        lit = self._flash.lit(self._began_ns, self._clock.monotonic_ns())
        if self._band.property("lit") != lit:
            self._band.setProperty("lit", lit)
            for widget in (self._band, *self._band.findChildren(QLabel)):
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    @Slot()
    def _press(self) -> None:
        self.seen = True
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """No key closes it by itself."""
        event.accept()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Only after its button, or when the program is told to end."""
        event.accept() if self.seen or not self._timer.isActive() else event.ignore()


def show(text: str, advice: str, since: str, asked_to_end: Callable[[], bool], data: Path | None = None) -> bool | None:
    """Show it and wait; whether a person has seen it (False: told to end before).

    Args:
        data: Folder in which the window's language is remembered.
    """
    application = QApplication(sys.argv[:1])
    WindowLanguage(application, language_for(None, remembered_language(data) if data is not None else ""))
    window = SafetyAlarmWindow(said(text), said(advice), since, asked_to_end=asked_to_end)
    window.show()
    window.raise_()
    window.activateWindow()
    window.setFocus()
    place = window.screen().availableGeometry()
    window.move(place.center().x() - window.width() // 2, place.top() + place.height() // 6)
    application.exec()
    return window.seen


def _font(widget: QWidget, scale: float, *, bold: bool = False) -> QFont:
    font = QFont(widget.font())
    font.setPointSizeF(max(11.0, font.pointSizeF()) * scale)
    font.setBold(bold)
    return font


def _label(text: str, parent: QWidget, scale: float, *, bold: bool = False) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(_font(label, scale, bold=bold))
    return label


def _since_text(since: str) -> str:
    try:
        return tr("Since {clock}").format(clock=f"{datetime.fromisoformat(since).astimezone():%H:%M:%S}")
    except ValueError:
        return ""
