"""One head seen from above: the map of a band or the amplitude, or the impedances, with its scale and who is left out.

Guarantees: draws when values come (once a second), and only while it is seen; what is missing or old is said in words.
GUI thread only. Does not: choose (see `flat_head_panel`).
"""

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from app.ui.bridge.background_work import BackgroundWork
from app.ui.heads.choice_row import ChoiceRow
from app.ui.heads.head_feed import HeadFeed
from app.ui.heads.head_figures import HeadFigures, Shown, figures_of
from app.ui.heads.head_words import left_out_text, too_few_text
from app.ui.heads.scale_bar import ScaleBar
from app.ui.heads.spline_field import SplineField, flat_targets
from app.ui.heads.topography_map import TopographyMap
from app.ui.language import tr
from app.ui.widgets.head_map import HeadMap
from app.ui.widgets.impedance_table import ImpedanceLegend
from app.ui.widgets.plain import down, label


class FlatHead(QWidget):
    """See the rules at the top of this module."""

    def __init__(self, feed: HeadFeed, choice: ChoiceRow, background: BackgroundWork) -> None:
        super().__init__()
        self._feed = feed
        self._choice = choice
        self._figures: HeadFigures | None = None
        self.map = TopographyMap()
        self.impedances = HeadMap()
        self.impedances.setMinimumSize(self.map.minimumSize())
        self.scale = ScaleBar()
        self.legend = ImpedanceLegend(columns=2)
        self.note = label("", "faint", wrap=True)
        self._field = SplineField(flat_targets(), background, self)
        self._field.ready.connect(self._show_field)
        self.drawn = 0
        pages = QWidget()
        # As high as the panel leaves it; otherwise a low panel would be scrolled, and the scale be out of sight.
        pages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        pages.setMinimumHeight(self.map.minimumHeight())
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self.map)
        self._pages.addWidget(self.impedances)
        column = down(spacing=6)
        column.addWidget(pages, 1)
        column.addWidget(self.scale)
        column.addWidget(self.legend)
        column.addWidget(self.note)
        self.setLayout(column)
        feed.bands_changed.connect(self._draw_if_seen)
        feed.electrodes_changed.connect(self._draw_if_seen)
        choice.chosen.connect(self._draw_if_seen)
        choice.scale_chosen.connect(self._draw_if_seen)
        self.draw()

    @Slot()
    def _draw_if_seen(self) -> None:
        if self.isVisible():
            self.draw()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.draw()

    def draw(self) -> None:
        """Show the newest."""
        shown, sources = self._choice.shown, self._feed.sources
        impedance = shown is Shown.IMPEDANCE
        self._pages.setCurrentIndex(int(impedance))
        self.scale.setVisible(not impedance)
        self.legend.setVisible(impedance)
        self.drawn += 1
        if impedance:
            self._draw_impedances()
            return
        figures = figures_of(sources, shown)
        self._figures = figures
        self.map.show_electrodes(figures)
        self.note.setText(left_out_text(figures))
        if figures.enough:
            self._field.show(figures)
        else:
            self.map.show_words(too_few_text(figures))
        self.scale.show_scale(shown, self._choice.top_for(_largest(figures)))
        self.say_age()

    def say_age(self) -> None:
        """Say when nothing new has come for a while."""
        if self._choice.shown is Shown.IMPEDANCE or self._figures is None:
            return
        still_s = self._feed.still_s()
        told = left_out_text(self._figures)
        if still_s is not None:
            told = " ".join(filter(None, [tr("No new values for {age} s.").format(age=f"{still_s:.0f}"), told]))
        self.note.setText(told)
        self.note.setVisible(bool(told))

    def _draw_impedances(self) -> None:
        sources = self._feed.sources
        self.impedances.show_impedances(
            sources.impedances, sources.electrode_type, sources.impedances_when, sources.positions()
        )
        self.legend.show_type(sources.electrode_type)
        when = sources.impedances_when
        self.note.setText(
            tr("Not measured in this session.")
            if not sources.impedances
            else when[:1].upper() + when[1:] + "."
            if when
            else ""
        )
        self.note.setVisible(bool(self.note.text()))

    @Slot(object)
    def _show_field(self, field: object) -> None:
        import numpy as np

        if self._figures is not None and self._figures.enough and isinstance(field, np.ndarray):
            self.map.show_field(field, self._choice.top_for(_largest(self._figures)))


def _largest(figures: HeadFigures) -> float:
    return float(figures.values.max()) if len(figures.values) else 0.0
