"""The docked map of the head at the cursor: the amplitude of that moment, or the power of a band around it.

Guarantees: a legend with units; amplitudes are against the average of the electrodes shown, with zero in the middle
of two colours that can be told by everybody; who is left out is said; values can be read electrode by electrode, by
mouse and by keyboard. GUI thread only. Does not: measure; the map between the electrodes is worked out in the
background.
"""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QWidget

from app.core.processing.band_powers import BANDS
from app.core.processing.topography import head_maps
from app.ui.bridge.background_work import BackgroundWork
from app.ui.language import noop, number, tr
from app.ui.measuring.head_picture import HeadPicture
from app.ui.measuring.measurement import AMPLITUDE, Measurement
from app.ui.measuring.measuring_source import MeasuringSource, filters_text, measuring_source
from app.ui.signal_views.page_cursor import exact_text
from app.ui.widgets.plain import down, label

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

SIZE = 96
NAMES = {
    AMPLITUDE: noop("Amplitude at the cursor"),
    "delta": noop("Delta power"),
    "theta": noop("Theta power"),
    "alpha": noop("Alpha power"),
    "beta": noop("Beta power"),
    "gamma": noop("Gamma power"),
}


class MapPanel(QWidget):
    """See the rules at the top of this module."""

    def __init__(self, source: MeasuringSource, background: BackgroundWork) -> None:
        super().__init__()
        self.setMinimumWidth(250)
        self._source = source
        self._background = background
        self._measurement: Measurement | None = None
        source.measured.connect(self.show_measurement)
        self._what = QComboBox()
        self._what.setProperty("look", "tool")
        self._what.setAccessibleName(tr("What the map shows"))
        self._what.addItem(tr(NAMES[AMPLITUDE]), AMPLITUDE)
        for band in BANDS:
            name = tr("{name} ({low} to {high} Hz)").format(
                name=tr(NAMES[band.name]), low=number(band.low_hz), high=number(band.high_hz)
            )
            self._what.addItem(name, band.name)
        self._what.setToolTip(tr("What the map shows"))
        self._what.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._what.setMinimumContentsLength(14)
        self._what.currentIndexChanged.connect(self._draw)
        self.picture = HeadPicture()
        self._caption = label("", "faint", wrap=True)
        column = down(self._what, spacing=6, margins=(12, 8, 12, 10))
        column.addWidget(self.picture, 1)
        column.addWidget(self._caption)
        self.setLayout(column)
        self.show_measurement(source.newest)

    @property
    def caption(self) -> str:
        return self._caption.text()

    def choose(self, what: str) -> None:
        """`AMPLITUDE` or the name of a band."""
        self._what.setCurrentIndex(self._what.findData(what))

    @Slot(object)
    def show_measurement(self, measurement: Measurement | None) -> None:
        self._measurement = measurement
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._source.begin_looking(self)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._source.end_looking(self)

    @Slot()
    def _draw(self) -> None:
        measurement, what = self._measurement, str(self._what.currentData())
        values = measurement.head.get(what, {}) if measurement is not None else {}
        if measurement is None or not values:
            self.picture.show_words(tr("Click on the traces to see the map of that moment."))
            self._caption.setText("")
            return
        signed = what == AMPLITUDE
        self.picture.show_values(dict(values), signed=signed, unit="µV" if signed else "µV²")
        self._caption.setText(self._caption_text(measurement, signed=signed))
        labels = tuple(values)
        column = np.array([[values[one]] for one in labels])

        def work() -> object:
            maps = head_maps(labels, column, SIZE)
            return None if maps is None else maps[0]

        self._background.do("cursor-map", work, self).done.connect(self._show_field)

    @Slot(object)
    def _show_field(self, field: NDArray[np.float64] | None) -> None:
        self.picture.show_field(field)

    def _caption_text(self, measurement: Measurement, *, signed: bool) -> str:
        if signed:
            at_s = measurement.end_s if measurement.live else measurement.start_s
            where = tr("At {time}, against the average").format(time=exact_text(at_s))
        else:
            start_s, end_s = measurement.spectrum_s
            where = tr("{start} to {end}").format(start=exact_text(start_s), end=exact_text(end_s))
        if self._source.left_out:
            where += "  ·  " + tr("Left out: {list}.").format(list=", ".join(self._source.left_out[:8]))
        left_out = self.picture.left_out
        if left_out:
            where += "  ·  " + tr("No place on the head: {list}").format(list=", ".join(left_out[:8]))
        live = tr("LIVE") + "  ·  " if measurement.live else ""
        return f"{live}{where}  ·  {filters_text(self._source.settings, live=measurement.live)}"


def build(window: "MainWindow") -> QWidget:
    """The panel of `window`."""
    return MapPanel(measuring_source(window), window.links.station.background)
