"""A page that stands before the workstation: a card with a title, a few words, fields, and one thing to do.

Guarantees: all pages look alike; Enter does the one thing; a refusal is said on the page, with what to do, and stays
until something is changed; while an answer is awaited nothing can be sent twice. GUI thread only.
Does not: ask the station (its children do).
"""

import re

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.core.errors import NeuraScaleError
from app.ui.access.secret_field import SecretField
from app.ui.language import tr
from app.ui.said import said
from app.ui.widgets.plain import across, button, down, frame, label, set_look
from app.ui.widgets.state_mark import StateMark

WIDTH_PX = 440


class Said(QFrame):
    """A sentence of weight within a page: a refusal, a warning."""

    def __init__(self, look: str = "danger", state: str = "danger", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        self._mark = StateMark(state, 16)
        self._what = label("", "heading", wrap=True)
        self._advice = label("", "soft", wrap=True)
        row = across(spacing=10, margins=(12, 9, 12, 9))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(down(self._what, self._advice, spacing=2), 1)
        self.setLayout(row)
        self.hide()

    @property
    def words(self) -> str:
        return "" if self.isHidden() else f"{self._what.text()} {self._advice.text()}".strip()

    def say(self, what: str, advice: str = "") -> None:
        self._what.setText(what)
        self._what.setVisible(bool(what))
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self.setAccessibleName(f"{what} {advice}".strip())
        self.setVisible(bool(what or advice))

    @Slot()
    def take_back(self) -> None:
        self.say("")


class TextField(QObject):
    """A line of text with its name above."""

    def __init__(self, name: str, *, hint: str = "", example: str = "", parent: QWidget) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setMaxLength(120)
        self.edit.setAccessibleName(name)
        self.edit.setToolTip(hint or name)
        self.edit.setPlaceholderText(example)
        self.caption = label(name, "small")
        self.caption.setBuddy(self.edit)
        self._fault = label("", "fault", wrap=True)
        self._fault.hide()
        self.layout = down(self.caption, self.edit, self._fault, spacing=4)

    @property
    def text(self) -> str:
        return self.edit.text().strip()

    @property
    def fault(self) -> str:
        return "" if self._fault.isHidden() else self._fault.text()

    def show_fault(self, fault: str) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self.edit.setProperty("fault", bool(fault))
        self.edit.setAccessibleDescription(fault)
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)

    def is_given(self) -> bool:
        """Whether something is typed; says so where nothing is."""
        self.show_fault("" if self.text else tr("This is needed."))
        return bool(self.text)

    def set_visible(self, visible: bool) -> None:
        self.caption.setVisible(visible)
        self.edit.setVisible(visible)
        if not visible:
            self._fault.hide()


class GatePage(QFrame):
    """See the rules at the top of this module."""

    failed = Signal(object)  # NeuraScaleError

    def __init__(
        self, title: str, words: str = "", *, action: str = "", step: str = "", width_px: int = WIDTH_PX
    ) -> None:
        """`step`: where in a row of pages it stands, in words."""
        super().__init__()
        self.setProperty("look", "card")
        self.setFixedWidth(width_px)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(title)
        self.title = label(title, "display", wrap=True)
        self.words = label(words, "soft", wrap=True)
        self.words.setVisible(bool(words))
        self.fault = Said()
        self.awaits_answer = False
        self._wait_s = 0
        self._action_words = action
        self._waits = QTimer(self)
        self._waits.setInterval(1000)
        self._waits.timeout.connect(self._count_down)
        self._body = QVBoxLayout()
        self._body.setSpacing(14)
        self.action: QPushButton = button(action or title, "primary")
        self.action.setVisible(bool(action))
        self.action.setMinimumHeight(36)
        self.action.clicked.connect(self.submit)
        self._foot = across(spacing=6)
        self.step = label(step.upper(), "overline")
        self.step.setVisible(bool(step))
        column = down(self.step, self.title, self.words, spacing=6, margins=(32, 28, 32, 24))
        column.addSpacing(10)
        column.addLayout(self._body)
        column.addSpacing(8)
        column.addWidget(self.fault)
        column.addWidget(self.action)
        column.addLayout(self._foot)
        self.setLayout(column)

    # --- for its children ----------------------------------------------------------------------------------------

    def put(self, *items: QWidget | QLayout) -> None:
        """Into the middle, from the top."""
        for item in items:
            if isinstance(item, QLayout):
                self._body.addLayout(item)
            else:
                self._body.addWidget(item)

    def put_at_foot(self, *items: QPushButton | int) -> None:
        """Below the one thing to do: what else there is."""
        for item in items:
            if isinstance(item, int):
                self._foot.addStretch(item)
            else:
                self._foot.addWidget(item)

    def first_field(self) -> QWidget:
        """Where the keyboard goes when the page is shown."""
        return self.action

    def begin(self) -> None:
        """The page is shown: empty, the keyboard in its first field."""
        for secret in self.findChildren(SecretField):
            # From one field to the next; showing what was typed comes after typing it.
            QWidget.setTabOrder(secret.edit, secret.shows)
        self.fault.take_back()
        self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def submit(self) -> None:
        """The one thing to do."""

    @property
    def is_busy(self) -> bool:
        return not self.action.isEnabled()

    def set_busy(self, *, busy: bool) -> None:
        """While an answer is awaited."""
        self.awaits_answer = busy
        self.action.setEnabled(not busy and self._wait_s == 0)

    @Slot(object)
    def refuse(self, error: NeuraScaleError) -> None:
        """Say why it was not done."""
        self.set_busy(busy=False)
        self.fault.say(said(error.what), said(error.advice))
        wait = _WAIT.search(error.advice)
        if wait is not None:
            self.wait(float(wait[1]))
        field = self.first_field()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()

    def wait(self, seconds: float) -> None:
        """Nothing can be sent for so long; the seconds are counted down on the button."""
        self._wait_s = max(1, round(seconds))
        self.action.setEnabled(False)
        self._waits.start()
        self._show_wait()

    @Slot()
    def _count_down(self) -> None:
        self._wait_s -= 1
        if self._wait_s > 0:
            self._show_wait()
            return
        self._wait_s = 0
        self._waits.stop()
        self.action.setText(self._action_words)
        self.action.setAccessibleName(self._action_words)
        self.action.setEnabled(True)
        self.fault.take_back()

    def _show_wait(self) -> None:
        minutes, seconds = divmod(self._wait_s, 60)
        self.action.setText(tr("Wait {time}").format(time=f"{minutes}:{seconds:02d}"))
        self.action.setAccessibleName(self.action.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            event.accept()
            focused = self.focusWidget()
            if isinstance(focused, QPushButton) and focused is not self.action:
                focused.click()
            elif not self.is_busy:
                self.submit()
            return
        super().keyPressEvent(event)


# A name that was tried too often must wait; the station says for how long in its advice, which an error carries over.
_WAIT = re.compile(r"\bin (\d+) s\b")
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def choice(text: str, words: str, action: str, look: str = "") -> tuple[QFrame, QPushButton]:
    """One of several ways, as a card with its button."""
    card = frame("inset")
    pressed = button(action, look)
    pressed.setMinimumHeight(34)
    told = down(label(text, "title", wrap=True), label(words, "soft", wrap=True), spacing=4)
    column = down(spacing=12, margins=(18, 16, 18, 16))
    column.addLayout(told)
    column.addStretch(1)
    column.addLayout(across(pressed, 1))
    card.setLayout(column)
    set_look(card, "inset")
    return card, pressed
