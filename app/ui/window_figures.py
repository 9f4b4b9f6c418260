"""The window's figures: rate, delay, blocks lost, and how long nothing new has come.

Guarantees: counted twice a second, shown in the status line and told with the window's heartbeat. GUI thread only.
Does not: judge them.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from app.core.clock import SYSTEM_CLOCK
from app.core.workers.messages import QualityReport

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

FIGURES_EVERY_MS = 500


class WindowFigures(QObject):
    """See the rules at the top of this module."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._quality: QualityReport | None = None
        self._frames_before = 0
        self._timer = QTimer(self)
        self._timer.setInterval(FIGURES_EVERY_MS)
        self._timer.timeout.connect(self.show_figures)
        self._timer.start()

    @Slot(object)
    def show_quality(self, report: QualityReport) -> None:
        self._quality = report
        self._window.session.live_page.show_quality(report)

    @Slot()
    def show_figures(self) -> None:
        window = self._window
        page = window.session.live_page.page
        session = window.session.session
        live = page.frames_drawn != self._frames_before
        self._frames_before = page.frames_drawn
        now_ns = SYSTEM_CLOCK.monotonic_ns()
        tracing = window.session.is_tracing()
        nominal_hz = (
            session.device.streams[0].rate_hz if session and session.device and session.device.streams else None
        )
        lost = window.links.station.inbox.counts().blocks_lost
        if self._quality is not None:
            lost += self._quality.blocks_lost
        delay_ms = page.delay_ms if live else None
        window.status.show_signal(
            nominal_hz=nominal_hz,
            measured_hz=page.rate.rate_hz(now_ns) if tracing else None,
            delay_ms=delay_ms,
            blocks_lost=lost if session else None,
        )
        if tracing:
            newest_ns = page.rate.newest_ns
            window.session.live_page.show_stillness(None if newest_ns is None else (now_ns - newest_ns) / 1e9)
        window.links.station.set_counters(
            {
                "frames": float(page.frames_drawn),
                "blocks_lost": float(lost),
                "delay_ms": delay_ms or 0.0,
                "longest_gap_ms": window.links.safety.longest_gap_ms,
                **page.recent_delays_ms.counters("sample_to_screen_ms"),
            }
        )
