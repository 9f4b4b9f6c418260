"""The tool row above the traces: montage, sensitivity, timebase, filters, channels.

Guarantees: every change is one new `PageSettings`; each control has a name, a shortcut where the hand is on the
keyboard, and shows the time constant for those who think in them. GUI thread only. Does not: apply anything.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.core.workers.messages import FilterSettings
from app.ui.signal_views.montages import BIPOLAR, ChannelGroup, MontageName
from app.ui.signal_views.page_settings import (
    CHANNEL_CHOICES,
    HIGH_CUTS_HZ,
    LOW_CUTS_HZ,
    NOTCHES_HZ,
    ChannelChoice,
    PageSettings,
    hertz_text,
    time_constant_text,
)
from app.ui.signal_views.physical_scale import SENSITIVITIES_UV_PER_MM, TIMEBASES, Timebase, next_step


class TraceControls(QWidget):
    """See the rules at the top of this module."""

    changed = Signal(object)  # PageSettings
    filters_changed = Signal(object)  # FilterSettings

    def __init__(self, settings: PageSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._bipolar_before: MontageName | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 6, 10, 6)
        self._row.setSpacing(6)
        self.montage = self._box("Montage", [(name.value, name) for name in MontageName])
        self.sensitivity = self._box(
            "Sensitivity", [(f"{value:g} µV/mm", value) for value in SENSITIVITIES_UV_PER_MM], "Ctrl+Up, Ctrl+Down"
        )
        self.timebase = self._box("Timebase", [(one.text, one) for one in TIMEBASES], "Ctrl+Left, Ctrl+Right")
        self.low_cut = self._box("Low cut", [(f"LF {hertz_text(value)}", value) for value in LOW_CUTS_HZ])
        for row, value in enumerate(LOW_CUTS_HZ):
            self.low_cut.setItemData(row, time_constant_text(value), Qt.ItemDataRole.ToolTipRole)
        self.high_cut = self._box("High cut", [(f"HF {hertz_text(value)}", value) for value in HIGH_CUTS_HZ])
        self.notch = self._box("Notch", [(f"Notch {hertz_text(value)}", value) for value in NOTCHES_HZ])
        self.channels = self._box(
            "Channels", [(one.text, one) for one in CHANNEL_CHOICES], "Ctrl+Shift+A for all, Ctrl+PgUp, Ctrl+PgDn"
        )
        self._row.addStretch(1)
        self.show_settings(settings)

    @property
    def settings(self) -> PageSettings:
        return self._settings

    def show_settings(self, settings: PageSettings) -> None:
        """Set the boxes without telling anybody."""
        self._settings = settings
        for box, value in (
            (self.montage, settings.montage),
            (self.sensitivity, settings.uv_per_mm),
            (self.timebase, settings.timebase),
            (self.low_cut, settings.filters.low_cut_hz),
            (self.high_cut, settings.filters.high_cut_hz),
            (self.notch, settings.filters.notch_hz),
            (self.channels, ChannelChoice(settings.group, settings.rows_per_page)),
        ):
            box.blockSignals(True)
            box.setCurrentIndex(next((row for row in range(box.count()) if box.itemData(row) == value), 0))
            box.blockSignals(False)

    def step_sensitivity(self, by: int) -> None:
        """Larger traces for negative `by`."""
        self.show_settings(
            replace(self._settings, uv_per_mm=next_step(SENSITIVITIES_UV_PER_MM, self._settings.uv_per_mm, by))
        )
        self.changed.emit(self._settings)

    def set_sensitivity(self, uv_per_mm: float) -> None:
        """As if chosen in the box."""
        self.show_settings(replace(self._settings, uv_per_mm=uv_per_mm))
        self.changed.emit(self._settings)

    def turn_group(self) -> None:
        """From the 10-20 electrodes to all channels and back."""
        few = self._settings.group is ChannelGroup.TEN_TWENTY
        wanted = ChannelChoice(ChannelGroup.ALL if few else ChannelGroup.TEN_TWENTY, 0)
        self.channels.setCurrentIndex(CHANNEL_CHOICES.index(wanted))

    def step_timebase(self, by: int) -> None:
        """The next or previous of the timebases of the same kind."""
        kind = self._settings.timebase.kind
        values = tuple(one.value for one in TIMEBASES if one.kind is kind)
        value = next_step(values, self._settings.timebase.value, by)
        self.show_settings(replace(self._settings, timebase=Timebase(kind, value)))
        self.changed.emit(self._settings)

    def _montage_for(self, group: ChannelGroup) -> MontageName:
        """A bipolar montage has no room for all channels: asking for them shows them referentially, and back."""
        chosen = MontageName(self.montage.currentData())
        if group is self._settings.group:
            return chosen
        if group is ChannelGroup.ALL and chosen in BIPOLAR:
            self._bipolar_before = chosen
            return MontageName.REFERENTIAL
        before, self._bipolar_before = self._bipolar_before, None
        return before if before is not None and chosen is MontageName.REFERENTIAL else chosen

    def _box(self, name: str, choices: Sequence[tuple[str, object]], keys: str = "") -> QComboBox:
        box = QComboBox()
        box.setProperty("look", "tool")
        box.setAccessibleName(name)
        box.setToolTip(f"{name} ({keys})" if keys else name)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        # On a small screen the boxes give way, not the panels beside the traces.
        box.setMinimumWidth(64)
        for text, value in choices:
            box.addItem(text, value)
        box.currentIndexChanged.connect(self._read)
        self._row.addWidget(box)
        return box

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
        montage = self._montage_for(channels.group)
        # The box gives the enum's value back as plain text.
        self._settings = replace(
            self._settings,
            montage=montage,
            uv_per_mm=float(self.sensitivity.currentData()),
            timebase=self.timebase.currentData(),
            filters=filters,
            group=channels.group,
            rows_per_page=channels.rows_per_page,
            first_row=0,
        )
        self.show_settings(self._settings)
        self.changed.emit(self._settings)
