"""What went wrong, in the window and not over it: what, meaning, advice.

Guarantees: never modal, never takes the focus away; the same fault twice is shown once with a count; Escape closes the
newest. GUI thread only.
"""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.core.errors import NeuraScaleError, OperatorError
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


class NoticeStack(QWidget):
    """The faults that have not been dismissed, newest on top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[NoticeCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    @property
    def cards(self) -> tuple[NoticeCard, ...]:
        return tuple(self._cards)

    @Slot(object)
    def show_error(self, error: NeuraScaleError) -> None:
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
        self.setVisible(bool(self._cards))
