"""Says without doubt whether the page shown is live or past, what goes on meanwhile, and how to change between them.

Guarantees: words, a shape, colour and a frame around the page say the same; its height is the same in both, so that the
traces do not jump. GUI thread only.
"""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.language import number, tr
from app.ui.signal_views.page_cursor import clock_text
from app.ui.widgets.plain import button, label, set_look


class PastBanner(QFrame):
    """See the rules at the top of this module."""

    live_wanted = Signal()
    past_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_past = False
        self._seconds = 0.0
        self._still = ""
        self._state = label("", "heading")
        self._now = label("", "soft", shrinks=True)
        self.turn_button = button(tr("Look back"))
        self.turn_button.clicked.connect(self._turn)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._state)
        row.addWidget(self._now)
        row.addWidget(self.turn_button)
        self.show_live()

    @property
    def is_past(self) -> bool:
        return self._is_past

    @property
    def text(self) -> str:
        return f"{self._state.text()}  {self._now.text()}"

    def show_live(self) -> None:
        self._is_past = False
        self._state.setText(tr("●  LIVE"))
        self._dress(tr("Look back"), "PgUp", "")

    def show_past(self, start_s: float, end_s: float, clock: str) -> None:
        """Which page; `clock` is the time of day at its start, empty where it is not known."""
        self._is_past = True
        when = f"   {clock}" if clock else ""
        self._state.setText(
            tr("◀◀  PAST   {start} to {end}").format(
                start=clock_text(round(start_s, 3)), end=clock_text(round(end_s, 3))
            )
            + when
        )
        self._dress(tr("Back to live"), "End", "primary")

    def show_now(self, seconds: float) -> None:
        """How far the recording has come."""
        self._seconds = seconds
        now = clock_text(seconds)
        goes_on = self._still or tr("The recording goes on")
        self._now.setText(tr("{goes_on}, now at {now}").format(goes_on=goes_on, now=now) if self._is_past else now)
        self.setAccessibleName(self.text)

    def show_stillness(self, since_s: float | None) -> None:
        """For how long nothing new has come; None where it comes."""
        still = "" if since_s is None else tr("No new signal for {seconds} s").format(seconds=number(since_s, 0))
        if still != self._still:
            self._still = still
            self.show_now(self._seconds)

    def _dress(self, words: str, key: str, look: str) -> None:
        self.turn_button.setText(words)
        self.turn_button.setAccessibleName(words)
        self.turn_button.setToolTip(f"{words} ({key})")
        set_look(self.turn_button, look)
        set_look(self, "caution" if self._is_past else "")
        self.show_now(self._seconds)

    @Slot()
    def _turn(self) -> None:
        (self.live_wanted if self._is_past else self.past_wanted).emit()
