"""The docked panel "Head in 3-D": what to show, from where, and the head; the flat one where OpenGL fails.

Guarantees: OpenGL is tried by a program of its own before the window uses it (`opengl_probe`); where it fails, then or
later, the flat map stands in its place with a sentence that says why, and nothing else of the window notices. Works
from 250 px on; costs nothing while it is not seen. GUI thread only.
"""

import importlib
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from app.core.errors import SurroundingsError
from app.core.signals.electrode_positions import ear_position, electrode_position
from app.core.station.messages import StationState
from app.ui.heads.choice_row import ChoiceRow
from app.ui.heads.flat_head import FlatHead
from app.ui.heads.head_feed import HeadFeed
from app.ui.heads.head_figures import HeadFigures, HeadSources, Shown, figures_of
from app.ui.heads.head_mesh import head_mesh
from app.ui.heads.head_words import left_out_text, too_few_text
from app.ui.heads.opengl_probe import OpenGLAnswer, OpenGLProbe
from app.ui.heads.scale_bar import ScaleBar
from app.ui.heads.solid_head import Electrodes, Renderer, SolidHead, impedance_electrodes
from app.ui.heads.spline_field import SplineField
from app.ui.heads.viewpoint import BACK, FRONT, LEFT, RIGHT, TOP, Viewpoint
from app.ui.language import tr
from app.ui.said import said
from app.ui.widgets.impedance_table import ImpedanceLegend
from app.ui.widgets.plain import across, button, down, label

if TYPE_CHECKING:
    from app.ui.bridge.station_link import StationLink
    from app.ui.main_window import MainWindow

LOWEST_PX = 130


class SolidHeadPanel(QWidget):
    """See the rules at the top of this module."""

    def __init__(self, link: "StationLink", state: StationState | None, *, probe: OpenGLProbe | None = None) -> None:
        super().__init__()
        self.setAccessibleName(tr("Head in 3-D"))
        self._background = link.background
        self._figures: HeadFigures | None = None
        self.feed = HeadFeed(link, state, self)
        self.choice = ChoiceRow(Shown.ALPHA)
        self.reason = label(tr("Looking whether this computer can draw in 3-D…"), "soft", wrap=True)
        self.solid: SolidHead | None = None
        self.flat: FlatHead | None = None
        self.scale = ScaleBar()
        self.legend = ImpedanceLegend(columns=2)
        self.note = label("", "faint", wrap=True)
        self._views = self._view_buttons()
        self._place = QWidget()
        # As high as the panel leaves it; otherwise a low panel would be scrolled, and the scale be out of sight.
        self._place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._place.setMinimumHeight(LOWEST_PX)
        self._stack = QStackedLayout(self._place)
        column = down(self.choice, spacing=6, margins=(10, 8, 10, 10))
        column.addWidget(self.reason)
        column.addWidget(self._place, 1)
        for one in (self._views, self.scale, self.legend, self.note):
            column.addWidget(one)
            one.hide()
        self.setLayout(column)
        self._field = SplineField(head_mesh().directions, link.background, self)
        self._field.ready.connect(self._show_field)
        self._age = QTimer(self)
        self._age.setInterval(1000)
        self._age.timeout.connect(self._say_age)
        self.feed.bands_changed.connect(self._draw_if_seen)
        self.feed.electrodes_changed.connect(self._draw_if_seen)
        self.choice.chosen.connect(self._draw_if_seen)
        self.choice.scale_chosen.connect(self._draw_if_seen)
        self.probe = probe if probe is not None else OpenGLProbe(self)
        self.probe.answered.connect(self._take_answer)
        # The child must end with the panel: Qt kills it, but says so in the log of whoever is still there.
        self.destroyed.connect(self.probe.close)
        self.probe.ask()

    def _view_buttons(self) -> QWidget:
        row = across(spacing=4)
        for words, hint, view in (
            (tr("Front"), tr("See the head from the front"), FRONT),
            (tr("Left"), tr("See the head from its left"), LEFT),
            (tr("Top"), tr("See the head from above"), TOP),
            (tr("Right"), tr("See the head from its right"), RIGHT),
            (tr("Back"), tr("See the head from behind"), BACK),
        ):
            made = button(words, "tight", hint=hint)
            made.setProperty("view", view)
            made.clicked.connect(self._look)
            row.addWidget(made, 1)
        held = QWidget()
        held.setLayout(row)
        return held

    # --- can it be drawn? ----------------------------------------------------------------------------------------

    @Slot(object)
    def _take_answer(self, answer: OpenGLAnswer) -> None:
        if answer.refusal:
            self._fall_back(answer.refusal)
            return
        request = self._background.do(f"solid-head-import-{id(self)}", _import_renderer, self)
        request.done.connect(self._begin)

    @Slot(object)
    def _begin(self, renderer_class: object) -> None:
        if not callable(renderer_class):
            self._fall_back(tr("OpenGL fails on this computer."))
            return
        try:
            renderer: Renderer = renderer_class()
        except SurroundingsError:
            self._fall_back(tr("This screen offers no OpenGL."))
            return
        self.show_solid(renderer)

    def show_solid(self, renderer: Renderer) -> None:
        """From now on drawn by `renderer`."""
        self.solid = SolidHead(renderer)
        self.solid.failed.connect(self._lost)
        self._stack.addWidget(self.solid)
        self._stack.setCurrentWidget(self.solid)
        self.reason.hide()
        self._views.show()
        self.draw()

    @Slot(object)
    def _lost(self, _error: SurroundingsError) -> None:
        # Not from within the painting that failed.
        QTimer.singleShot(0, self, self._fall_back_later)

    @Slot()
    def _fall_back_later(self) -> None:
        self._fall_back(tr("OpenGL does not work any more."))

    def _fall_back(self, why: str) -> None:
        """The flat map, and why."""
        if self.flat is not None:
            return
        if self.solid is not None:
            self.solid.close_renderer()
            self._stack.removeWidget(self.solid)
            self.solid.deleteLater()
            self.solid = None
        for one in (self._views, self.scale, self.legend, self.note):
            one.hide()
        self.reason.setText(tr("{why} The head is shown flat; it says the same.").format(why=said(why)))
        self.reason.show()
        self.flat = FlatHead(self.feed, self.choice, self._background)
        self._stack.addWidget(self.flat)
        self._stack.setCurrentWidget(self.flat)

    # --- drawing -------------------------------------------------------------------------------------------------

    @Slot()
    def _look(self) -> None:
        sender = self.sender()
        view = sender.property("view") if sender is not None else None
        if self.solid is not None and isinstance(view, Viewpoint):
            self.solid.look_from(Viewpoint(view.azimuth, view.elevation, self.solid.view.zoom))

    @Slot()
    def _draw_if_seen(self) -> None:
        if self.isVisible():
            self.draw()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._age.start()
        self.draw()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._age.stop()

    def draw(self) -> None:
        """Show the newest."""
        if self.solid is None:
            return  # the flat one draws itself
        shown, sources = self.choice.shown, self.feed.sources
        impedance = shown is Shown.IMPEDANCE
        self.legend.setVisible(impedance)
        if impedance:
            self._figures = None
            self.solid.show_values(None)
            self.solid.show_electrodes(_impedances(sources))
            self.legend.show_type(sources.electrode_type)
            self.scale.hide()
            self._say(sources.impedances_when if sources.impedances else tr("Not measured in this session."))
            return
        figures = self._figures = figures_of(sources, shown)
        self.solid.show_electrodes(_dots(figures))
        if figures.enough:
            self._field.show(figures)
        else:
            self.solid.show_values(None)
        self.scale.setVisible(figures.enough)
        self.scale.show_scale(shown, self.choice.top_for(_largest(figures)))
        self._say_age()

    @Slot(object)
    def _show_field(self, field: NDArray[np.float32]) -> None:
        if self.solid is not None and self._figures is not None and self._figures.enough:
            self.solid.show_values(field / np.float32(self.choice.top_for(_largest(self._figures))))

    @Slot()
    def _say_age(self) -> None:
        if self.flat is not None:
            self.flat.say_age()
        if self.solid is None or self._figures is None:
            return
        told = [] if self._figures.enough else [too_few_text(self._figures)]
        still_s = self.feed.still_s()
        if still_s is not None:
            told.append(tr("No new values for {age} s.").format(age=f"{still_s:.0f}"))
        self._say(" ".join(filter(None, [*told, left_out_text(self._figures)])))

    def _say(self, words: str) -> None:
        self.note.setText(words[:1].upper() + words[1:])
        self.note.setVisible(bool(words))


def _import_renderer() -> object:
    """The class that draws, which brings vispy with it; None where that cannot be loaded."""
    try:
        return importlib.import_module("app.ui.heads.head_renderer").HeadRenderer
    except (ImportError, OSError, RuntimeError):
        return None


def _impedances(sources: HeadSources) -> Electrodes:
    given = sources.positions()
    placed = [
        (place, one.kiloohm)
        for one in sources.impedances
        if (place := given.get(one.label) or electrode_position(one.label) or ear_position(one.label)) is not None
    ]
    places = np.array([place for place, _ in placed], np.float64).reshape(-1, 3)
    return impedance_electrodes(places, tuple(kiloohm for _, kiloohm in placed), sources.electrode_type)


def _dots(figures: HeadFigures) -> Electrodes:
    crossed = [place for _, _, place in figures.left_out if place is not None]
    places = np.concatenate([figures.places, np.array(crossed, np.float64).reshape(-1, 3)])
    kinds = ("dot",) * len(figures.labels) + ("cross",) * len(crossed)
    return Electrodes(places, kinds, ("",) * len(kinds))


def _largest(figures: HeadFigures) -> float:
    return float(figures.values.max()) if len(figures.values) else 0.0


def build(window: "MainWindow") -> QWidget:
    """The panel of `window`."""
    return SolidHeadPanel(window.links.station, window.state)
