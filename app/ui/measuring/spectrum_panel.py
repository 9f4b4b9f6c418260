"""The docked spectrum of one trace: of the marked stretch, around the cursor, or of the newest signal.

Guarantees: axes with units; how it was estimated, over what and through which filters is said below; a frequency can
be read off by mouse and by keyboard (arrow keys), in words. GUI thread only. Does not: estimate.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QMouseEvent, QPen, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.ui.language import number, tr
from app.ui.measuring.measurement import Measurement, Spectrum
from app.ui.measuring.measuring_source import MeasuringSource, filters_text, measuring_source, unit_text
from app.ui.signal_views.page_cursor import exact_text
from app.ui.theme.active import active_theme
from app.ui.theme.palette import Palette
from app.ui.widgets.plain import across, down, label

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

HIGHEST_SHOWN_HZ = 70.0
LOWEST_DECADES = 5.0
HEIGHT_PX = 130


class SpectrumPlot(pg.PlotWidget):
    """A curve with a line that can be moved along it."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)  # type: ignore[no-untyped-call] # pyqtgraph has no types
        self.setMinimumHeight(HEIGHT_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMenuEnabled(False)
        self.setMouseEnabled(x=False, y=False)
        self.hideButtons()
        plot_item: Any = self.plotItem
        self.items_ = plot_item
        self.curve: Any = self.items_.plot([], [])
        line: Any = pg.InfiniteLine(angle=90)  # type: ignore[no-untyped-call]
        self.line = line
        self.items_.addItem(self.line)
        self.at_hz = 10.0
        self.line.setValue(self.at_hz)
        self.step_hz = 0.25

    def move_to(self, hertz: float) -> None:
        self.at_hz = max(0.0, min(hertz, HIGHEST_SHOWN_HZ))
        self.line.setValue(self.at_hz)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageDown: -10, Qt.Key.Key_PageUp: 10}
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers():
            event.ignore()
        else:
            self.move_to(self.at_hz + step * self.step_hz)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        event.accept()

    def _follow(self, at: QPointF) -> None:
        self.move_to(float(self.items_.vb.mapSceneToView(self.mapToScene(at.toPoint())).x()))


class SpectrumPanel(QWidget):
    """See the rules at the top of this module."""

    def __init__(self, source: MeasuringSource) -> None:
        super().__init__()
        self.setMinimumWidth(262)
        self._source = source
        self._measurement: Measurement | None = None
        source.measured.connect(self.show_measurement)
        self._trace = QComboBox()
        self._trace.setProperty("look", "tool")
        self._trace.setAccessibleName(tr("Trace of the spectrum"))
        self._trace.setToolTip(tr("Whose spectrum is shown; a click on a trace chooses it"))
        self._trace.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._trace.setMinimumContentsLength(8)
        self._trace.currentIndexChanged.connect(self._draw)
        self._logarithmic = QCheckBox(tr("Logarithmic"))
        self._logarithmic.setChecked(True)
        self._logarithmic.setToolTip(tr("Power on a logarithmic axis"))
        self._logarithmic.toggled.connect(self._draw)
        self.plot = SpectrumPlot()
        self.plot.moved.connect(self._read_off)
        self._readout = label("", "", wrap=True)
        self._caption = label("", "faint", wrap=True)
        row = across(self._trace, self._logarithmic)
        row.addStretch(1)
        column = down(spacing=6, margins=(12, 8, 12, 10))
        column.addLayout(row)
        column.addWidget(self.plot, 1)
        column.addWidget(self._readout)
        column.addWidget(self._caption)
        self.setLayout(column)
        active_theme().changed.connect(self.dress)
        self.dress(active_theme().palette)
        self.show_measurement(source.newest)

    @property
    def readout(self) -> str:
        return self._readout.text()

    @property
    def caption(self) -> str:
        return self._caption.text()

    @Slot(object)
    def show_measurement(self, measurement: Measurement | None) -> None:
        before = self._measurement
        self._measurement = measurement
        labels = [one for spectrum in measurement.spectra for one in spectrum.labels] if measurement is not None else []
        if labels != [self._trace.itemText(at) for at in range(self._trace.count())]:
            chosen = self._trace.currentText()
            self._trace.blockSignals(True)
            self._trace.clear()
            self._trace.addItems(labels)
            self._trace.setCurrentIndex(max(0, labels.index(chosen) if chosen in labels else 0))
            self._trace.blockSignals(False)
        if (
            measurement is not None
            and measurement.chosen in labels
            and (before is None or before.chosen != measurement.chosen or before.start_s != measurement.start_s)
            and not measurement.live
        ):
            self._trace.setCurrentIndex(labels.index(measurement.chosen))
        self._draw()

    @Slot(object)
    def dress(self, palette: Palette) -> None:
        self.plot.curve.setPen(_pen(QColor(palette.accent), width=1.6))
        self.plot.line.setPen(_pen(QColor(palette.text_soft), width=1, style=Qt.PenStyle.DashLine))
        for side in ("left", "bottom"):
            axis: Any = self.plot.items_.getAxis(side)
            axis.setPen(_pen(QColor(palette.line_strong)))
            axis.setTextPen(_pen(QColor(palette.text_soft)))
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._source.begin_looking(self)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._source.end_looking(self)

    def _chosen(self) -> tuple[Spectrum, int] | None:
        wanted = self._trace.currentText()
        for one in self._measurement.spectra if self._measurement is not None else ():
            if wanted in one.labels:
                return one, one.labels.index(wanted)
        return None

    @Slot()
    def _draw(self) -> None:
        found = self._chosen()
        if found is None or self._measurement is None:
            self.plot.curve.setData([], [])
            self._readout.setText(tr("No spectrum yet."))
            self._caption.setText(tr("Click on the traces, or drag over a quarter of a second or more."))
            return
        spectrum, row = found
        unit = f"{unit_text(spectrum.units[row])}²/Hz"
        shown = (spectrum.axis_hz > 0) & (spectrum.axis_hz <= HIGHEST_SHOWN_HZ)
        density = spectrum.density[row][shown]
        logarithmic = self._logarithmic.isChecked()
        top = float(density.max(initial=0.0))
        if logarithmic:
            floor = max(top, 1e-12) / 10**LOWEST_DECADES
            density = 10 * np.log10(np.maximum(density, floor))
        self.plot.curve.setData(spectrum.axis_hz[shown], density)
        self.plot.setLabel("left", tr("Power (dB of 1 {unit})").format(unit=unit) if logarithmic else unit)
        self.plot.setLabel("bottom", tr("Frequency (Hz)"))
        self.plot.items_.setXRange(0, min(HIGHEST_SHOWN_HZ, float(spectrum.axis_hz[-1])), padding=0.01)
        self.plot.step_hz = float(spectrum.axis_hz[1])
        self._caption.setText(self._caption_text(spectrum))
        self._read_off()

    def _caption_text(self, spectrum: Spectrum) -> str:
        assert self._measurement is not None
        start_s, end_s = self._measurement.spectrum_s
        where = (
            tr("LIVE, the last {seconds} s").format(seconds=number(end_s - start_s, 1))
            if self._measurement.live
            else tr("{start} to {end}").format(start=exact_text(start_s), end=exact_text(end_s))
        )
        method = tr("Welch, segments of 4 s") if spectrum.method == "Welch" else tr("three tapers")
        filters = filters_text(self._source.settings, live=self._measurement.live)
        return f"{where}  ·  {method}  ·  {filters}"

    @Slot()
    def _read_off(self) -> None:
        found = self._chosen()
        if found is None:
            return
        spectrum, row = found
        at = int(np.argmin(np.abs(spectrum.axis_hz - self.plot.at_hz)))
        unit = f"{unit_text(spectrum.units[row])}²/Hz"
        value = float(spectrum.density[row][at])
        text = tr("{hertz} Hz: {power} {unit}").format(
            hertz=number(float(spectrum.axis_hz[at]), 2), power=number(float(f"{value:.3g}")), unit=unit
        )
        self._readout.setText(text)
        self.plot.setAccessibleName(tr("Spectrum of {trace}").format(trace=spectrum.labels[row]))
        self.plot.setAccessibleDescription(text)


def build(window: "MainWindow") -> QWidget:
    """The panel of `window`."""
    return SpectrumPanel(measuring_source(window))


def _pen(colour: QColor, *, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    made = QPen(colour, width, style)
    made.setCosmetic(True)
    return made
