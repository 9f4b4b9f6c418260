"""Keeps the spectra of the one channel that is looked at.

Guarantees: reads only while somebody looks (`wake`, `rest`), piece by piece in the background, oldest first; what was
left alone (`cancel`) is read when asked for (`resume`), and what comes now is read meanwhile. GUI thread only.
Does not: draw.
"""

from PySide6.QtCore import QObject, Signal, Slot

from app.core.signals.channels import StreamDescription
from app.ui.bridge.background_work import BackgroundWork
from app.ui.trends.channel_spectra import ChannelChoice, ChannelReading, SpectraStore
from app.ui.trends.trend_feed import Filling, TrendFeed

# Less signal than this is no rebuilding, it is what has just come.
REBUILT_FROM_S = 30.0


class ChannelFeed(QObject):
    """See the rules at the top of this module.

    Args:
        feed: Knows the recording, its stream and how much there is of it.
    """

    begun = Signal()  # another channel, window or recording
    changed = Signal(int, int)
    filling_changed = Signal(object)  # Filling or None
    failed = Signal(object)  # NeuraScaleError

    def __init__(self, feed: TrendFeed, background: BackgroundWork, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.feed = feed
        self._background = background
        self.store: SpectraStore | None = None
        self.choice: ChannelChoice | None = None
        self.filling: Filling | None = None
        self._readings: list[ChannelReading] = []
        self._left_alone: tuple[int, int] | None = None
        self._awake = False
        self._busy = False
        feed.review.so_far_arrived.connect(self._look)

    @property
    def stream(self) -> StreamDescription | None:
        return self.feed.stream

    def choose(self, choice: ChannelChoice) -> None:
        """Look at this channel from now on; also to begin anew with another recording."""
        stream = self.stream
        if stream is None or not 0 <= choice.row < len(stream.channels):
            return
        self.choice = choice
        reading = ChannelReading(stream, choice)
        self._readings, self._left_alone = [reading], None
        self.store = SpectraStore(reading.axis_hz)
        self._busy = False
        self._say_filling(None)
        self.begun.emit()
        self._read_on()

    def wake(self) -> None:
        self._awake = True
        self._read_on()

    def rest(self) -> None:
        self._awake = False

    @Slot()
    def cancel(self) -> None:
        """Leave what has not been read alone; what comes from now on is read."""
        stream, choice = self.stream, self.choice
        if stream is None or choice is None or not self._readings:
            return
        first, now = self._readings[0].at, int(self.feed.seconds)
        self._left_alone = (first, now)
        self._readings = [ChannelReading(stream, choice, now)]
        self._busy = False
        self._say_filling(Filling(float(first), float(now), stopped=True))

    @Slot()
    def resume(self) -> None:
        """Read what was left alone."""
        stream, choice = self.stream, self.choice
        if self._left_alone is None or stream is None or choice is None:
            return
        self._readings.insert(0, ChannelReading(stream, choice, *self._left_alone))
        self._left_alone = None
        self._say_filling(None)
        self._read_on()

    @Slot(object)
    def _look(self, _so_far: object) -> None:
        self._read_on()

    def _read_on(self) -> None:
        folder = self.feed.folder
        self._readings = [one for one in self._readings if not one.done]
        reading = next((one for one in self._readings if one.behind_s(self.feed.seconds) >= 1.0), None)
        if not self._awake or self._busy or reading is None or folder is None:
            return
        self._busy = True
        review = self.feed.review

        def read(wanted: ChannelReading = reading) -> object:
            return wanted, wanted.read_on(review.recording_of(folder))

        asked = self._background.do("spectrogram", read, self)
        asked.done.connect(self._piece_read)
        asked.failed.connect(self._cannot_read)

    @Slot(object)
    def _piece_read(self, answer: object) -> None:
        reading, spectra = answer if isinstance(answer, tuple) else (None, ())
        if reading not in self._readings or self.store is None:
            self._read_on()
            return
        self._busy = False
        before = reading.first if not spectra else spectra[0][0]
        for second, density in spectra:
            self.store.put(second, density)
        self.store.settle(reading.first, max(reading.at, reading.first))
        if spectra or reading.done:
            self.changed.emit(min(before, reading.at), max(reading.at, before + len(spectra)))
        behind_s = reading.behind_s(self.feed.seconds)
        if self._left_alone is None:
            shown = behind_s >= REBUILT_FROM_S or (self.filling is not None and behind_s >= 1.0)
            self._say_filling(Filling(float(reading.at), self.feed.seconds) if shown else None)
        self._read_on()

    @Slot(object)
    def _cannot_read(self, error: object) -> None:
        # Said once; another choice tries again.
        self._busy, self._readings = False, []
        self._say_filling(None)
        self.failed.emit(error)

    def _say_filling(self, filling: Filling | None) -> None:
        if filling != self.filling:
            self.filling = filling
            self.filling_changed.emit(filling)
