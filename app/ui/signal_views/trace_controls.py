"""The tool row above the traces: montage, sensitivity, timebase, filters, channels.

Guarantees: every change is one new `PageSettings`; each control has a name, a shortcut where the hand is on the
keyboard, and shows the time constant for those who think in them; a filter that the rate forbids cannot be chosen, and
says why. GUI thread only. Does not: apply anything.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.core.signals.channels import StreamDescription
from app.core.workers.messages import FilterSettings
from app.ui.language import number, tr
from app.ui.signal_views.drawing_mode import DrawingMode
from app.ui.signal_views.montage_box import MontageBox, show_beside
from app.ui.signal_views.montage_definitions import MontageDefinition
from app.ui.signal_views.montages import OF_ALL_CHANNELS, ChannelGroup, MontageName
from app.ui.signal_views.page_settings import (
    CHANNEL_CHOICES,
    HIGH_CUTS_HZ,
    LOW_CUTS_HZ,
    NOTCHES_HZ,
    ChannelChoice,
    PageSettings,
    filtered_rate_hz,
    hertz_text,
    is_possible,
    time_constant_text,
)
from app.ui.signal_views.physical_scale import SENSITIVITIES_UV_PER_MM, TIMEBASES, Timebase, next_step
from app.ui.widgets.plain import button

DRAWINGS = tuple((mode, negative_up) for negative_up in (True, False) for mode in DrawingMode)


class TraceControls(QWidget):
    """See the rules at the top of this module."""

    changed = Signal(object)  # PageSettings
    filters_changed = Signal(object)  # FilterSettings
    editor_wanted = Signal()

    def __init__(self, settings: PageSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._own: tuple[MontageDefinition, ...] = ()
        self._bipolar_before: str | None = None
        self.streams: tuple[StreamDescription, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 6, 10, 6)
        self._row.setSpacing(4)
        self.montage = MontageBox()
        self._dress(self.montage, tr("Montage"))
        self.edit_button = button("…", "tool", hint=tr("Make and change montages"), keys="Ctrl+M")
        self.edit_button.setAccessibleName(tr("Make and change montages"))
        self.edit_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.edit_button.clicked.connect(self.editor_wanted)
        self._row.addWidget(self.edit_button)
        self.sensitivity = self._box(
            tr("Sensitivity"),
            [(f"{number(value)} µV/mm", value) for value in SENSITIVITIES_UV_PER_MM],
            "Ctrl+Up, Ctrl+Down",
        )
        self.timebase = self._box(tr("Timebase"), [(one.text, one) for one in TIMEBASES], "Ctrl+Left, Ctrl+Right")
        self.low_cut = self._box(
            tr("Low cut"), [(tr("LF {corner}").format(corner=hertz_text(value)), value) for value in LOW_CUTS_HZ]
        )
        show_beside(self.low_cut, [time_constant_text(value) for value in LOW_CUTS_HZ])
        self.high_cut = self._box(
            tr("High cut"), [(tr("HF {corner}").format(corner=hertz_text(value)), value) for value in HIGH_CUTS_HZ]
        )
        self.notch = self._box(
            tr("Notch"), [(tr("Notch {corner}").format(corner=hertz_text(value)), value) for value in NOTCHES_HZ]
        )
        self.channels = self._box(
            tr("Channels"),
            [(one.text, one) for one in CHANNEL_CHOICES],
            tr("Ctrl+Shift+A for all, Ctrl+PgUp, Ctrl+PgDn"),
        )
        self.drawing = self._box(
            tr("Drawing"), [(_drawing_text(*one), one) for one in DRAWINGS], "Ctrl+Shift+G, Ctrl+Shift+U"
        )
        self._row.addStretch(1)
        self.montage.show_montages(self.montage_names, {})
        self.show_settings(settings)

    @property
    def settings(self) -> PageSettings:
        return self._settings

    @property
    def montage_names(self) -> tuple[str, ...]:
        """All that can be chosen, in the order of the box."""
        return (*(name.value for name in MontageName), *(one.name for one in self._own))

    def show_montages(self, own: tuple[MontageDefinition, ...], keys: dict[str, str]) -> None:
        """Offer the user's own montages beside those that ship; `keys` by name, as people read them.

        The one that is shown is taken in its newest form; where it is gone, the first is.
        """
        self._own = own
        self.montage.show_montages(self.montage_names, keys)
        settings = self._settings
        name = settings.montage if settings.montage in self.montage_names else MontageName.LONGITUDINAL.value
        fresh = replace(settings, montage=name, definition=self._definition(name))
        self.show_settings(fresh)
        if fresh != settings:
            self.changed.emit(fresh)

    def show_streams(self, streams: tuple[StreamDescription, ...]) -> None:
        """What the device delivers: filters that its rate forbids cannot be chosen."""
        self.streams = streams
        rate_hz = filtered_rate_hz(streams)
        for box in (self.low_cut, self.high_cut, self.notch):
            model = box.model()
            assert isinstance(model, QStandardItemModel)
            for row in range(box.count()):
                hertz = box.itemData(row)
                may = is_possible(hertz, rate_hz)
                model.item(row).setEnabled(may)
                why = tr("{corner} is too high for a device that samples at {rate} Hz")
                tip = "" if may else why.format(corner=hertz_text(hertz), rate=number(rate_hz or 0.0))
                box.setItemData(row, tip or box.itemData(row, Qt.ItemDataRole.DisplayRole), Qt.ItemDataRole.ToolTipRole)

    def show_settings(self, settings: PageSettings) -> None:
        """Set the boxes without telling anybody."""
        self._settings = settings
        self.montage.show_chosen(settings.montage)
        for box, value in (
            (self.sensitivity, settings.uv_per_mm),
            (self.timebase, settings.timebase),
            (self.low_cut, settings.filters.low_cut_hz),
            (self.high_cut, settings.filters.high_cut_hz),
            (self.notch, settings.filters.notch_hz),
            (self.channels, ChannelChoice(settings.group, settings.rows_per_page)),
            (self.drawing, (settings.mode, settings.negative_up)),
        ):
            box.blockSignals(True)
            box.setCurrentIndex(next((row for row in range(box.count()) if box.itemData(row) == value), 0))
            box.blockSignals(False)

    def choose_montage(self, name: str) -> None:
        """As if chosen in the box; a name that is not offered changes nothing."""
        if name in self.montage_names:
            self.montage.setCurrentIndex(self.montage_names.index(name))

    def step_sensitivity(self, by: int) -> None:
        """Larger traces for negative `by`."""
        self.set_sensitivity(next_step(SENSITIVITIES_UV_PER_MM, self._settings.uv_per_mm, by))

    def set_sensitivity(self, uv_per_mm: float) -> None:
        """As if chosen in the box."""
        self.show_settings(replace(self._settings, uv_per_mm=uv_per_mm))
        self.changed.emit(self._settings)

    def turn_group(self) -> None:
        """From the 10-20 electrodes to all channels and back."""
        few = self._settings.group is ChannelGroup.TEN_TWENTY
        wanted = ChannelChoice(ChannelGroup.ALL if few else ChannelGroup.TEN_TWENTY, 0)
        self.channels.setCurrentIndex(CHANNEL_CHOICES.index(wanted))

    def turn_drawing(self) -> None:
        """From sweep to scroll and back."""
        scrolls = self._settings.mode is DrawingMode.SCROLL
        mode = DrawingMode.SWEEP if scrolls else DrawingMode.SCROLL
        self.drawing.setCurrentIndex(DRAWINGS.index((mode, self._settings.negative_up)))

    def turn_polarity(self) -> None:
        """From negative up to positive up and back."""
        self.drawing.setCurrentIndex(DRAWINGS.index((self._settings.mode, not self._settings.negative_up)))

    def step_timebase(self, by: int) -> None:
        """The next or previous of the timebases of the same kind."""
        kind = self._settings.timebase.kind
        values = tuple(one.value for one in TIMEBASES if one.kind is kind)
        value = next_step(values, self._settings.timebase.value, by)
        self.show_settings(replace(self._settings, timebase=Timebase(kind, value)))
        self.changed.emit(self._settings)

    def _definition(self, name: str) -> MontageDefinition | None:
        return next((one for one in self._own if one.name == name), None)

    def _montage_for(self, group: ChannelGroup) -> str:
        """A montage of derivations has no room for all channels: asking for them shows them referentially, and back."""
        chosen = str(self.montage.currentData())
        if group is self._settings.group:
            return chosen
        if group is ChannelGroup.ALL and chosen not in OF_ALL_CHANNELS:
            self._bipolar_before = chosen
            return MontageName.REFERENTIAL
        before, self._bipolar_before = self._bipolar_before, None
        return before if before in self.montage_names and chosen == MontageName.REFERENTIAL else chosen

    def _box(self, name: str, choices: Sequence[tuple[str, object]], keys: str = "") -> QComboBox:
        box = QComboBox()
        self._dress(box, name, keys)
        for text, value in choices:
            box.addItem(text, value)
        box.currentIndexChanged.connect(self._read)
        return box

    def _dress(self, box: QComboBox, name: str, keys: str = "") -> None:
        box.setProperty("look", "tool")
        box.setAccessibleName(name)
        box.setToolTip(f"{name} ({keys})" if keys else name)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        # On a small screen the boxes give way, not the panels beside the traces.
        box.setMinimumWidth(64)
        self._row.addWidget(box)
        if isinstance(box, MontageBox):
            box.currentIndexChanged.connect(self._read)

    @Slot()
    def _read(self) -> None:
        filters = FilterSettings(
            low_cut_hz=self.low_cut.currentData(),
            high_cut_hz=self.high_cut.currentData(),
            notch_hz=self.notch.currentData(),
        )
        if filters != self._settings.filters:
            self.filters_changed.emit(filters)
        channels: ChannelChoice = self.channels.currentData()
        mode, negative_up = self.drawing.currentData()
        montage = self._montage_for(channels.group)
        self._settings = replace(
            self._settings,
            montage=montage,
            definition=self._definition(montage),
            uv_per_mm=float(self.sensitivity.currentData()),
            timebase=self.timebase.currentData(),
            filters=filters,
            group=channels.group,
            rows_per_page=channels.rows_per_page,
            mode=DrawingMode(mode),
            negative_up=bool(negative_up),
            first_row=0,
        )
        self.show_settings(self._settings)
        self.changed.emit(self._settings)


def _drawing_text(mode: DrawingMode, negative_up: bool) -> str:
    """How signal moves; the polarity only where it is not the clinical one."""
    if negative_up:
        return tr("Scroll") if mode is DrawingMode.SCROLL else tr("Sweep")
    return tr("Scroll, + up") if mode is DrawingMode.SCROLL else tr("Sweep, + up")
