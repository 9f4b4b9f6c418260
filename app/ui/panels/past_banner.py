"""Says without doubt that the page shown is past, what is going on meanwhile, and how to come back.

Guarantees: words, colour and a frame around the page say the same. GUI thread only.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.signal_views.page_cursor import clock_text
from app.ui.widgets.plain import button, label


class PastBanner(QFrame):
    """See the rules at the top of this module."""

    live_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "caution")
        self._past = label("", "heading")
        self._now = label("", "soft")
        self.live_button = button("Back to live", "primary", hint="Show what comes now", keys="End")
        self.live_button.clicked.connect(self.live_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 10, 5)
        row.setSpacing(14)
        row.addWidget(self._past)
        row.addWidget(self._now, 1)
        row.addWidget(label("End", "key"))
        row.addWidget(self.live_button)
        self.hide()

    @property
    def text(self) -> str:
        return f"{self._past.text()}  {self._now.text()}"

    def show_past(self, start_s: float, end_s: float, clock: str) -> None:
        """Which page; `clock` is when that was, empty where it is not known."""
        when = f"  ({clock})" if clock else ""
        self._past.setText(f"◀◀  PAST  {clock_text(start_s)} to {clock_text(end_s)}{when}")
        self.show()

    def show_now(self, seconds: float) -> None:
        """How far the recording has come."""
        self._now.setText(f"Recording goes on: now at {clock_text(seconds)}")
        self.setAccessibleName(self.text)
