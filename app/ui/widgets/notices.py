"""What went wrong, in the window and not over it: what, meaning, advice.

Guarantees: never modal, never takes the focus away; the same fault twice is shown once with a count; Escape closes the
newest. GUI thread only.
"""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.core.errors import NeuraScaleError, NotPermitted, OperatorError
from app.ui.language import tr
from app.ui.said import said
from app.ui.widgets.plain import across, button, down, label
from app.ui.widgets.state_mark import StateMark

AT_MOST_SHOWN = 3


class NoticeCard(QFrame):
    """One fault."""

    dismissed = Signal(object)

    def __init__(self, error: NeuraScaleError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.error = error
        self.times = 1
        mild = isinstance(error, OperatorError)
        self.setProperty("look", "caution" if mild else "danger")
        self.setAccessibleName(said(f"{error.what} {error.meaning} {error.advice}"))
        self._what = label(said(error.what), "heading", wrap=True)
        close = button(tr("Dismiss"), "quiet", hint=tr("Dismiss"), keys="Esc")
        close.clicked.connect(self._dismiss)
        words = down(self._what, label(said(f"{error.meaning} {error.advice}"), "soft", wrap=True), spacing=2)
        row = across(StateMark("caution" if mild else "danger", 18), spacing=12, margins=(12, 8, 8, 8))
        row.addLayout(words, 1)
        row.addWidget(close)
        self.setLayout(row)

    def again(self) -> None:
        """The same happened once more."""
        self.times += 1
        self._what.setText(tr("{what}  ({times} times)").format(what=said(self.error.what), times=self.times))

    @Slot()
    def _dismiss(self) -> None:
        self.dismissed.emit(self)


class OfferCard(QFrame):
    """Something that can be had with one press, or left."""

    taken = Signal(object)
    dismissed = Signal(object)

    def __init__(self, what: str, meaning: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "info")
        self.setAccessibleName(f"{what} {meaning}")
        self.take_button = button(action)
        self.take_button.clicked.connect(self._take)
        close = button(tr("Not now"), "quiet", hint=tr("Dismiss"))
        close.clicked.connect(self._dismiss)
        words = down(label(what, "heading", wrap=True), label(meaning, "soft", wrap=True), spacing=2)
        row = across(StateMark("info", 18), spacing=12, margins=(12, 8, 8, 8))
        row.addLayout(words, 1)
        row.addWidget(self.take_button)
        row.addWidget(close)
        self.setLayout(row)

    @Slot()
    def _take(self) -> None:
        self.taken.emit(self)

    @Slot()
    def _dismiss(self) -> None:
        self.dismissed.emit(self)


class NoticeStack(QWidget):
    """The faults that have not been dismissed, newest on top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[NoticeCard] = []
        self._hushed = False
        self._offer: OfferCard | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    @property
    def cards(self) -> tuple[NoticeCard, ...]:
        return tuple(self._cards)

    def hush(self, *, hushed: bool) -> None:
        """While nobody is signed in, that something is not permitted is nothing to be told of."""
        self._hushed = hushed

    @Slot(object)
    def show_error(self, error: NeuraScaleError) -> None:
        if self._hushed and isinstance(error, NotPermitted):
            return
        for card in self._cards:
            if card.error.what == error.what:
                card.again()
                return
        card = NoticeCard(error, self)
        card.dismissed.connect(self._remove)
        self._cards.insert(0, card)
        self._column.insertWidget(0, card)
        while len(self._cards) > AT_MOST_SHOWN:
            self._remove(self._cards[-1])
        self.show()

    def offer(self, what: str, meaning: str, action: str) -> OfferCard:
        """Offer something below the faults, in place of what was offered before; connect to its `taken`."""
        self.take_back_offer()
        card = OfferCard(what, meaning, action, self)
        for ending in (card.taken, card.dismissed):
            ending.connect(self.take_back_offer)
        self._offer = card
        self._column.addWidget(card)
        self.show()
        return card

    @Slot()
    def take_back_offer(self) -> None:
        card, self._offer = self._offer, None
        if card is not None:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.setVisible(bool(self._cards))

    def clear_all(self) -> None:
        """Another user is at the window: nothing of what the one before was told."""
        for card in list(self._cards):
            self._remove(card)
        self.take_back_offer()

    @Slot()
    def dismiss_newest(self) -> None:
        if self._cards:
            self._remove(self._cards[0])

    @Slot()
    def clear_mild(self) -> None:
        """What the operator was told to do has been done."""
        for card in [card for card in self._cards if isinstance(card.error, OperatorError)]:
            self._remove(card)

    @Slot(object)
    def _remove(self, card: NoticeCard) -> None:
        if card in self._cards:
            self._cards.remove(card)
            self._column.removeWidget(card)
            card.deleteLater()
        self.setVisible(bool(self._cards) or self._offer is not None)
