"""What heads are drawn from, gathered from the window's links: bands, quality, electrodes, impedances.

Guarantees: keeps the newest of each stream of the running session and forgets the one before; says once when a panel
must be drawn anew, and how old the newest values are. GUI thread only. Does not: draw.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.station.messages import StationState
from app.core.station.views import SessionView
from app.core.workers.messages import BandPowers, QualityReport
from app.ui.heads.head_figures import HeadSources
from app.ui.language import tr
from app.ui.widgets.measured_time import clock_time

if TYPE_CHECKING:
    from app.ui.bridge.station_link import StationLink

STILL_AFTER_S = 3.0


class HeadFeed(QObject):
    """See the rules at the top of this module."""

    bands_changed = Signal()
    electrodes_changed = Signal()

    def __init__(
        self, link: "StationLink", state: StationState | None, parent: QObject, *, clock: Clock = SYSTEM_CLOCK
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._session_id = ""
        self._newest_ns: int | None = None
        self.sources = HeadSources()
        link.bands_arrived.connect(self.take_bands)
        link.quality_arrived.connect(self.take_quality)
        link.state_arrived.connect(self.take_state)
        if state is not None:
            self.take_state(state)

    def still_s(self) -> float | None:
        """How long nothing new has come; None while it comes, or where nothing has come yet."""
        if self._newest_ns is None:
            return None
        since_s = (self._clock.monotonic_ns() - self._newest_ns) / 1e9
        return since_s if since_s >= STILL_AFTER_S else None

    @Slot(object)
    def take_bands(self, bands: BandPowers) -> None:
        self._newest_ns = self._clock.monotonic_ns()
        self.sources = replace(self.sources, bands={**self.sources.bands, bands.stream_id: bands})
        self.bands_changed.emit()

    @Slot(object)
    def take_quality(self, report: QualityReport) -> None:
        # The bands of the same second follow at once, and draw.
        self.sources = replace(self.sources, quality={**self.sources.quality, report.stream_id: report})

    @Slot(object)
    def take_state(self, state: StationState) -> None:
        session = state.session
        if session is None:
            return  # what the last session left stays to be looked at
        before = self.sources
        if session.session_id != self._session_id:
            self._session_id, self._newest_ns = session.session_id, None
            before = HeadSources()
        self.sources = replace(
            before,
            channels=tuple(one for stream in session.device.streams for one in stream.channels)
            if session.device is not None
            else (),
            leads_off=session.leads_off,
            impedances=session.impedances,
            electrode_type=session.electrode_type,
            impedances_when=_when(session),
        )
        if self.sources != before:
            self.electrodes_changed.emit()


def _when(session: SessionView) -> str:
    rounds = [each for each in session.impedance_rounds if each.impedances == session.impedances]
    at = clock_time(rounds[-1].measured_at) if rounds and session.impedances else ""
    return tr("measured {time}").format(time=at) if at else ""
