"""What a head shows and up to which value: two boxes, the same above the flat head and the one in 3-D.

Guarantees: each has a name and says its unit; a scale of one's own stays until "automatic" is chosen again. GUI thread
only. Does not: draw a head.
"""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from app.ui.heads.head_figures import ScaleKeeper, Shown
from app.ui.heads.head_words import shown_name, unit_of
from app.ui.language import number, tr
from app.ui.widgets.plain import across

_TOPS = (2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0)


class ChoiceRow(QWidget):
    """See the rules at the top of this module."""

    chosen = Signal(object)  # Shown
    scale_chosen = Signal()

    def __init__(self, begin_with: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = ScaleKeeper()
        self.what = QComboBox()
        self.what.setProperty("look", "tool")
        self.what.setAccessibleName(tr("What the head shows"))
        self.what.setToolTip(tr("What the head shows"))
        for one in Shown:
            self.what.addItem(shown_name(one), one)
        self.what.setCurrentIndex(self.what.findData(begin_with))
        self.scale = QComboBox()
        self.scale.setProperty("look", "tool")
        self.scale.setAccessibleName(tr("Upper end of the scale"))
        self.scale.setToolTip(tr("Upper end of the scale"))
        # Both whole at 250 px: "Automatic" as wide as it is, the rest for what is shown.
        for box, letters, policy in (
            (self.what, 6, QSizePolicy.Policy.Expanding),
            (self.scale, 5, QSizePolicy.Policy.Preferred),
        ):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(letters)
            box.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        row = across(spacing=6)
        row.addWidget(self.what, 1)
        row.addWidget(self.scale)
        self.setLayout(row)
        self._offer_scales()
        self.what.currentIndexChanged.connect(self._choose)
        self.scale.currentIndexChanged.connect(self._choose_scale)

    @property
    def shown(self) -> Shown:
        return Shown(self.what.currentData())

    def top_for(self, largest: float) -> float:
        """The upper end of the scale for values up to `largest`."""
        fixed = self.scale.currentData()
        return float(fixed) if fixed else self._keeper.top_for(largest)

    def _offer_scales(self) -> None:
        self.scale.blockSignals(True)
        self.scale.clear()
        self.scale.addItem(tr("Automatic"), 0.0)
        for top in _TOPS:
            self.scale.addItem(tr("0 to {top} {unit}").format(top=number(top), unit=unit_of(self.shown)), top)
        self.scale.blockSignals(False)
        self.scale.setVisible(self.shown is not Shown.IMPEDANCE)

    @Slot()
    def _choose(self) -> None:
        self._keeper.forget()
        self._offer_scales()
        self.chosen.emit(self.shown)

    @Slot()
    def _choose_scale(self) -> None:
        self.scale_chosen.emit()
