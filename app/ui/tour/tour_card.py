"""The card of the tour and the frame around what it points at.

Guarantees: covers neither what it points at nor the safety stop and the alarms; takes no mouse but on itself; works by
keyboard (Tab within it, Enter, Esc) and never holds it: Tab leads out of it again. GUI thread only. Does not: know
what the tour is about.
"""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from app.ui.language import tr
from app.ui.theme.active import active_theme
from app.ui.widgets.plain import across, button, down, label

CARD_WIDTH = 372
_GAP_PX = 14
_FRAME_PX = 5


class TourFrame(QWidget):
    """A frame in the accent's colour around a control; the mouse goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def surround(self, area: QRect) -> None:
        self.setGeometry(area.adjusted(-_FRAME_PX, -_FRAME_PX, _FRAME_PX, _FRAME_PX))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(active_theme().palette.accent), 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 8, 8)
        painter.end()


class TourCard(QFrame):
    """See the rules at the top of this module."""

    next_wanted = Signal()
    over_wanted = Signal()  # the next card, without doing what this one offers
    back_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("look", "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = label("", "title", wrap=True)
        self._words = label("", "soft", wrap=True)
        self._place = label("", "faint")
        self.next_button = _card_button(button(tr("Next"), "primary"))
        self.next_button.clicked.connect(self.next_wanted)
        self.over_button = _card_button(button(tr("Next"), "quiet", hint=tr("Go on without doing it")))
        self.over_button.clicked.connect(self.over_wanted)
        self.back_button = _card_button(button(tr("Back"), "quiet", hint=tr("The card before")))
        self.back_button.clicked.connect(self.back_wanted)
        self.leave_button = _card_button(button(tr("End the tour"), "quiet", hint=tr("It can begin again"), keys="Esc"))
        self.leave_button.clicked.connect(self.leave_wanted)
        row = across(self.leave_button, 1, self.back_button, self.over_button, self.next_button, spacing=4)
        column = down(self._title, self._words, spacing=6, margins=(18, 14, 14, 12))
        column.addSpacing(4)
        column.addWidget(self._place)
        column.addLayout(row)
        self.setLayout(column)
        self.setFixedWidth(CARD_WIDTH)
        self.hide()

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def has_focus(self) -> bool:
        focused = self.window().focusWidget()
        return self.isVisible() and focused is not None and self.isAncestorOf(focused)

    def tell(
        self, title: str, words: str, place: str, *, onward: str, leave: str, may_skip: bool, may_go_back: bool
    ) -> None:
        """Show these words; `onward` is on the button that goes on."""
        self._title.setText(title)
        self._words.setText(words)
        self._place.setText(place)
        self.next_button.setText(onward)
        self.next_button.setAccessibleName(onward)
        self.next_button.setToolTip(onward)
        self.leave_button.setText(leave)
        self.leave_button.setAccessibleName(leave)
        self.over_button.setVisible(may_skip)
        self.back_button.setVisible(may_go_back)
        self.setAccessibleName(f"{title} {words}")
        for one in (self.next_button, self.over_button, self.back_button, self.leave_button):
            one.setAccessibleDescription(words)
        self.setFixedHeight(self._needed_height())

    def take_focus(self) -> None:
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, target: QRect | None, kept_free: tuple[QRect, ...]) -> None:
        """Beside `target`, off everything in `kept_free`."""
        room = self.window().rect().adjusted(8, 8, -8, -8)
        self.move(card_place(self.size(), target, room, kept_free))
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wanted.emit()
            return
        super().keyPressEvent(event)

    def _needed_height(self) -> int:
        layout = self.layout()
        assert layout is not None
        return max(layout.totalHeightForWidth(CARD_WIDTH), layout.minimumSize().height())


def card_place(size: QSize, target: QRect | None, room: QRect, kept_free: tuple[QRect, ...]) -> QPoint:
    """Where a card of this size stands: below, above, right or left of the target, else in a corner."""
    corners = [
        QPoint(room.right() - size.width(), room.bottom() - size.height()),
        QPoint(room.left(), room.bottom() - size.height()),
        QPoint(room.left(), room.top()),
    ]
    middle = QPoint(room.center().x() - size.width() // 2, room.center().y() - size.height() // 2)
    candidates = [*_beside(size, target, room), *corners] if target is not None else [middle, *corners]
    hindrances = kept_free if target is None else (*kept_free, target)
    for at in candidates:
        place = QRect(at, size)
        if room.contains(place) and not any(place.intersects(one) for one in hindrances):
            return at
    for at in candidates:  # over a part of a target that fills the window, but never over the stop
        place = QRect(at, size)
        if room.contains(place) and not any(place.intersects(one) for one in kept_free):
            return at
    return corners[0]


def _beside(size: QSize, target: QRect, room: QRect) -> list[QPoint]:
    across_at = max(room.left(), min(target.left(), room.right() - size.width()))
    down_at = max(room.top(), min(target.top(), room.bottom() - size.height()))
    return [
        QPoint(across_at, target.bottom() + _GAP_PX),
        QPoint(across_at, target.top() - _GAP_PX - size.height()),
        QPoint(target.right() + _GAP_PX, down_at),
        QPoint(target.left() - _GAP_PX - size.width(), down_at),
    ]


def _card_button(made: QPushButton) -> QPushButton:
    made.setAutoDefault(True)  # Enter presses it, as in a dialog
    return made
