"""The button of the safety stop.

Guarantees: acts when pressed, not when released; no single key presses it (it takes no focus; its chord works
everywhere, see `stop_reach`); assistive technology can; each of its states has a shape of its own. GUI thread only.
Does not: know a safety program.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.core.safety.client import SafetyStatus
from app.ui.bridge.safety_link import LOST
from app.ui.language import tr
from app.ui.safety_strip.stop_words import ButtonLook, StopLook, accessible_name, look_of
from app.ui.shown_keys import shown_keys
from app.ui.theme.active import active_theme
from app.ui.theme.palette import Palette
from app.ui.widgets.state_mark import octagon

SMALLEST_PX = 9


class StopButton(QAbstractButton):
    """See the rules at the top of this module."""

    stop_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look_of(LOST)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # The mouse is taken below, at the press; a click can only come from assistive technology.
        self.clicked.connect(self.press)
        active_theme().changed.connect(self.update)
        shown_keys().changed.connect(self._say)
        self._say()

    @property
    def look(self) -> StopLook:
        return self._look

    def show_status(self, status: SafetyStatus) -> None:
        self._look = look_of(status)
        self._say()

    @Slot()
    def press(self) -> None:
        self.stop_pressed.emit()

    @Slot()
    def _say(self) -> None:
        self.setAccessibleName(accessible_name(self._look))
        self.setToolTip(
            tr("Safety stop ({keys}): every output goes to its safe state at once").format(
                keys=shown_keys().keymap.shown("safety_stop")
            )
            if self._look.works
            else tr(
                "No link to the safety program: outputs fall to their safe state by themselves, because their lease "
                "lapses. Switch the output off at its own switch."
            )
        )
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(172, 46)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() is Qt.MouseButton.LeftButton:
            self.setDown(True)
            self.stop_pressed.emit()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.setDown(False)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        palette = active_theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        ink = self._paint_ground(painter, area, palette)
        self._paint_sign(painter, QRectF(area.left() + 12, area.center().y() - 12, 24, 24), ink)
        self._paint_words(painter, area, ink)
        painter.end()

    def _paint_ground(self, painter: QPainter, area: QRectF, palette: Palette) -> QColor:
        """Fill and rim; the colour of what stands on it."""
        look = self._look.button
        if look is ButtonLook.DEAD:
            painter.setBrush(QColor(palette.raised))
            painter.setPen(QPen(QColor(palette.text_faint), 1.6, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(area, 8, 8)
            return QColor(palette.text_faint)
        if look is ButtonLook.UNTESTED:
            painter.setBrush(QColor(palette.stop_pressed if self.isDown() else palette.danger_soft))
            painter.setPen(QPen(QColor(palette.danger), 2))
            painter.drawRoundedRect(area, 8, 8)
            return QColor(palette.stop_text if self.isDown() else palette.danger)
        pressed = self.isDown() or look is ButtonLook.LATCHED
        painter.setBrush(QColor(palette.stop_pressed if pressed else palette.stop))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(area, 8, 8)
        if look is ButtonLook.ARMED:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.stop_text), 2))
            painter.drawRoundedRect(area.adjusted(3, 3, -3, -3), 6, 6)
        return QColor(palette.stop_text)

    def _paint_sign(self, painter: QPainter, sign: QRectF, ink: QColor) -> None:
        look = self._look.button
        painter.setPen(QPen(ink, 2))
        painter.setBrush(ink if look is ButtonLook.LATCHED else Qt.BrushStyle.NoBrush)
        painter.drawPath(octagon(sign))
        if look is ButtonLook.DEAD:
            painter.drawLine(sign.topLeft() + QPointF(4, 4), sign.bottomRight() - QPointF(4, 4))
            painter.drawLine(sign.topRight() + QPointF(-4, 4), sign.bottomLeft() + QPointF(4, -4))
        elif look in {ButtonLook.WORKING, ButtonLook.ARMED}:
            painter.setBrush(ink)
            painter.drawRect(sign.adjusted(8, 8, -8, -8))
        elif look is ButtonLook.LATCHED:
            bar = QColor(active_theme().palette.stop_pressed)
            painter.fillRect(sign.adjusted(5, 10, -5, -10), bar)

    def _paint_words(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold)
        font.setPixelSize(14)
        painter.setPen(ink)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        place = area.adjusted(46, 5, -6, -20)
        painter.setFont(_fitted(font, self._look.title, place.width()))
        painter.drawText(place, middle, self._look.title)
        font.setWeight(QFont.Weight.Medium)
        font.setPixelSize(11)
        place = area.adjusted(46, 24, -6, -5)
        small = self._look.small or shown_keys().keymap.shown("safety_stop")
        painter.setFont(_fitted(font, small, place.width()))
        painter.drawText(place, middle, small)


def _fitted(font: QFont, words: str, width: float) -> QFont:
    """`font`, smaller where the words of a language are longer than the button; never cut."""
    made = QFont(font)
    while made.pixelSize() > SMALLEST_PX and QFontMetricsF(made).horizontalAdvance(words) > width:
        made.setPixelSize(made.pixelSize() - 1)
    return made
