"""Screen calibration: make a bar as long as a ruler says, or a frame as large as a bank card.

Guarantees: what is measured makes sensitivity and timebase true on the screen that this window lies on, and there only;
the mouse, the arrow keys and typing do the same. Not modal. GUI thread only. Does not: keep anything.
"""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QMoveEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QDoubleSpinBox, QRadioButton, QSizePolicy, QWidget

from app.ui.language import number, tr
from app.ui.signal_views.physical_scale import (
    CARD_HEIGHT_MM,
    CARD_WIDTH_MM,
    MM_PER_PX_LEAST,
    MM_PER_PX_MOST,
    ScreenCalibration,
)
from app.ui.theme.active import active_theme
from app.ui.widgets.plain import across, button, down, label

BAR_MM = 100.0
LEFT_PX, TOP_PX = 16.0, 16.0
HEIGHT_PX = 300
LEAST_WIDTH_PX = 620
HANDLE_PX = 7.0
_STEPS = {Qt.Key.Key_Left: -1.0, Qt.Key.Key_Down: -1.0, Qt.Key.Key_Right: 1.0, Qt.Key.Key_Up: 1.0}


class MeasuredBy(StrEnum):
    """What is held to the screen."""

    RULER = "ruler"
    CARD = "card"


class MeasureArea(QWidget):
    """What is made to match: a bar of 100 mm, or the outline of a card. Drag its end, or use the arrow keys."""

    changed = Signal(float)  # mm of a logical pixel

    def __init__(self, mm_per_px: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by = MeasuredBy.RULER
        self._mm_per_px = mm_per_px
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setAccessibleName(
            tr("Bar to be made as long as 100 mm of a ruler: arrow keys, with Shift in larger steps")
        )

    @property
    def mm_per_px(self) -> float:
        return self._mm_per_px

    @property
    def width_mm(self) -> float:
        """What the bar or the frame has to measure."""
        return BAR_MM if self.by is MeasuredBy.RULER else CARD_WIDTH_MM

    @property
    def width_px(self) -> float:
        return self.width_mm / self._mm_per_px

    def measure_by(self, by: MeasuredBy) -> None:
        self.by = by
        self.setAccessibleName(
            tr("Bar to be made as long as 100 mm of a ruler: arrow keys, with Shift in larger steps")
            if by is MeasuredBy.RULER
            else tr("Frame to be made as large as a bank card: arrow keys, with Shift in larger steps")
        )
        self.update()

    def show_size(self, mm_per_px: float) -> None:
        """Draw for this size of a pixel; tells nobody."""
        self._mm_per_px = min(MM_PER_PX_MOST, max(MM_PER_PX_LEAST, mm_per_px))
        self.updateGeometry()
        self.update()

    def make_wide(self, width_px: float) -> None:
        """As if its end had been dragged to there."""
        before = self._mm_per_px
        self.show_size(self.width_mm / max(width_px, 1.0))
        if self._mm_per_px != before:
            self.changed.emit(self._mm_per_px)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(max(LEAST_WIDTH_PX, int(self.width_px + 2 * LEFT_PX + 24)), HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(max(360, int(self.width_px + 2 * LEFT_PX)), HEIGHT_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.make_wide(event.position().x() - LEFT_PX)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.make_wide(event.position().x() - LEFT_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        # One device pixel, or ten logical ones.
        coarse = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.make_wide(self.width_px + step * (10.0 if coarse else 1.0 / self.devicePixelRatioF()))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.by is MeasuredBy.RULER:
            self._paint_bar(painter)
        else:
            self._paint_card(painter)
        painter.end()

    def _paint_bar(self, painter: QPainter) -> None:
        palette = active_theme().palette
        top, width = HEIGHT_PX / 2 - 40, self.width_px
        painter.fillRect(QRectF(LEFT_PX, top, width, 34), QColor(palette.accent))
        painter.setPen(QPen(QColor(palette.text), 1))
        # Marks at the places where a ruler has its own, so that a slip of a centimetre is seen.
        for mm in range(0, 101, 5):
            x = LEFT_PX + width * mm / BAR_MM
            long = 18 if mm % 10 == 0 else 10
            painter.drawLine(QPointF(x, top + 34), QPointF(x, top + 34 + long))
            if mm % 20 == 0:
                words = QRectF(x - 30, top + 54, 60, 20)
                painter.drawText(words, int(Qt.AlignmentFlag.AlignHCenter), str(mm))
        self._paint_handle(painter, QPointF(LEFT_PX + width, top + 17))

    def _paint_card(self, painter: QPainter) -> None:
        palette = active_theme().palette
        frame = QRectF(LEFT_PX, TOP_PX, self.width_px, CARD_HEIGHT_MM / self._mm_per_px)
        radius = 3.18 / self._mm_per_px  # ISO/IEC 7810, 5.1: corners of an ID-1 card
        painter.setPen(QPen(QColor(palette.accent), 2))
        painter.setBrush(QColor(palette.accent_soft))
        painter.drawRoundedRect(frame, radius, radius)
        painter.setPen(QColor(palette.text_soft))
        words = tr("Lay a bank card or identity card here")
        painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), words)
        self._paint_handle(painter, QPointF(frame.right(), frame.center().y()))

    def _paint_handle(self, painter: QPainter, at: QPointF) -> None:
        palette = active_theme().palette
        painter.setBrush(QColor(palette.text if self.hasFocus() else palette.surface))
        painter.setPen(QPen(QColor(palette.text), 2))
        painter.drawEllipse(at, HANDLE_PX, HANDLE_PX)


class ScreenCalibrationDialog(QDialog):
    """See the rules at the top of this module. `calibrated` tells the size of a logical pixel; None forgets it."""

    calibrated = Signal(object)  # ScreenCalibration | None

    def __init__(self, current: ScreenCalibration, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Screen calibration"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build(current)
        self.area.changed.connect(self._show_size)
        self.length.valueChanged.connect(self._typed)
        self.by_ruler.toggled.connect(self._choose_way)
        self.use_button.clicked.connect(self.use)
        self.forget_button.clicked.connect(self.forget)
        self.close_button.clicked.connect(self.reject)
        self._show_size(self.area.mm_per_px)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, current: ScreenCalibration) -> None:
        self.area = MeasureArea(current.mm_per_px)
        self.by_ruler = QRadioButton(tr("With a ruler"))
        self.by_card = QRadioButton(tr("With a bank card or identity card"))
        self.by_ruler.setChecked(True)
        self.hint = label("", "soft", wrap=True)
        self.length = QDoubleSpinBox()
        self.length.setProperty("look", "field")
        self.length.setDecimals(4)
        self.length.setSingleStep(0.001)
        self.length.setMinimumWidth(120)
        self.length.lineEdit().setTextMargins(6, 0, 0, 0)
        self.length.setRange(MM_PER_PX_LEAST, MM_PER_PX_MOST)
        self.length.setSuffix(" mm")
        self.length.setValue(current.mm_per_px)
        self.length.setAccessibleName(tr("Size of a pixel in millimetres"))
        caption = label(tr("One pixel is"))
        caption.setBuddy(self.length)
        self.screen_size = label("", "soft", wrap=True)
        self.use_button = button(tr("Use for this screen"), "primary")
        self.forget_button = button(tr("Forget"), hint=tr("Take the size that the screen says of itself"))
        self.forget_button.setEnabled(current.measured)
        self.close_button = button(tr("Cancel"), "quiet", keys="Esc")
        for one in (self.use_button, self.forget_button, self.close_button):
            one.setAutoDefault(False)
        column = down(
            label(tr("Screen calibration"), "title"),
            self.hint,
            across(self.by_ruler, self.by_card, 1, spacing=18),
            self.area,
            across(caption, self.length, 1),
            self.screen_size,
            spacing=12,
            margins=(26, 22, 26, 20),
        )
        column.addLayout(across(self.forget_button, 1, self.close_button, self.use_button))
        self.setLayout(column)
        self._choose_way()

    @property
    def mm_per_px(self) -> float:
        return self.area.mm_per_px

    @Slot()
    def _choose_way(self) -> None:
        ruler = self.by_ruler.isChecked()
        self.area.measure_by(MeasuredBy.RULER if ruler else MeasuredBy.CARD)
        self.hint.setText(
            tr("Hold a ruler to the bar. Drag its end, or press the arrow keys, until it is 100 mm long.")
            if ruler
            else tr("Lay the card on the frame. Drag its edge, or press the arrow keys, until both are the same size.")
        )

    @Slot(float)
    def _show_size(self, mm_per_px: float) -> None:
        self.length.blockSignals(True)
        self.length.setValue(mm_per_px)
        self.length.blockSignals(False)
        size = self.screen().size()
        words = tr("Then this screen ({name}) is {width} mm wide and {height} mm high: a check that nothing slipped.")
        self.screen_size.setText(
            words.format(
                name=self.screen().name() or tr("no name"),
                width=number(size.width() * mm_per_px, 0),
                height=number(size.height() * mm_per_px, 0),
            )
        )

    @Slot(float)
    def _typed(self, mm_per_px: float) -> None:
        self.area.show_size(mm_per_px)
        self._show_size(mm_per_px)

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802 - Qt's name
        """On another screen the same words are about that one."""
        super().moveEvent(event)
        self._show_size(self.area.mm_per_px)

    @Slot()
    def use(self) -> None:
        self.calibrated.emit(ScreenCalibration(self.area.mm_per_px, measured=True))
        self.accept()

    @Slot()
    def forget(self) -> None:
        self.calibrated.emit(None)
        self.accept()
