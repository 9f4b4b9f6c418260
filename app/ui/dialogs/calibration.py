"""Screen calibration: hold a ruler to the bar and say how long it is.

Guarantees: what is measured makes sensitivity and timebase true on this screen. Not modal. GUI thread only.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QDoubleSpinBox, QSizePolicy, QWidget

from app.ui.language import tr
from app.ui.signal_views.physical_scale import ScreenCalibration
from app.ui.theme.active import active_theme
from app.ui.widgets.plain import across, button, down, label

BAR_PX = 400


class RulerBar(QWidget):
    """A bar of exactly `BAR_PX` logical pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Bar to measure with a ruler"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(BAR_PX + 2, 44)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        palette = active_theme().palette
        painter.fillRect(QRectF(1, 14, BAR_PX, 16), QColor(palette.accent))
        painter.setPen(QPen(QColor(palette.text), 1))
        for x in (1.0, BAR_PX + 0.5):
            painter.drawLine(QPointF(x, 4), QPointF(x, 40))
        painter.end()


class CalibrationDialog(QDialog):
    """See the rules at the top of this module."""

    calibrated = Signal(object)  # ScreenCalibration

    def __init__(self, current: ScreenCalibration, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Screen calibration"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._length = QDoubleSpinBox()
        self._length.setRange(20.0, 400.0)
        self._length.setDecimals(1)
        self._length.setSuffix(" mm")
        self._length.setValue(current.mm_per_px * BAR_PX)
        self._length.setAccessibleName(tr("Length of the bar in millimetres"))
        use = button(tr("Use this length"), "primary")
        use.clicked.connect(self._use)
        cancel = button(tr("Cancel"), "quiet", keys="Esc")
        cancel.clicked.connect(self.reject)
        column = down(
            label(tr("Screen calibration"), "title"),
            label(tr("Hold a ruler to the bar and type its length."), "soft"),
            RulerBar(),
            spacing=12,
            margins=(26, 22, 26, 20),
        )
        column.addLayout(across(label(tr("Length")), self._length, 1, cancel, use))
        self.setLayout(column)
        self._length.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _use(self) -> None:
        self.calibrated.emit(ScreenCalibration(mm_per_px=self._length.value() / BAR_PX, measured=True))
        self.accept()
