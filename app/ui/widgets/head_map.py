"""The head from above with each electrode's impedance: number, colour and shape.

Guarantees: good is a circle, fair a rounded square, poor a triangle, open a crossed octagon; the number is printed in
each where it fits, and always in the line above, in the tooltip and in what a screen reader is told, with the time it
was measured. The arrow keys walk from electrode to electrode; + and - (or the wheel) zoom. What is judged by is the
type of electrode chosen (`app.core.clinic.electrodes`). GUI thread only. Does not: measure.
"""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.core.clinic.electrodes import DEFAULT_TYPE, impedance_verdict
from app.core.devices.driver import ElectrodeImpedance
from app.core.signals.electrode_positions import Point, ear_position, electrode_position, flat_position
from app.ui.language import tr
from app.ui.theme.active import active_theme
from app.ui.theme.palette import Palette
from app.ui.widgets.electrode_marks import (
    ROOM_FOR_WORD_PX,
    impedance_text,
    paint_electrode,
    spoken_electrode,
    written_electrode,
)
from app.ui.widgets.head_outline import paint_head
from app.ui.widgets.head_places import Flat, HeadLayout, HeadView, lay_out_head

__all__ = ["HeadMap", "impedance_text", "paint_electrode"]

READOUT_PX = 24
_ROOM_FOR_NUMBER_PX = 17.0
_STEP = 1.25
_WALK = {
    int(Qt.Key.Key_Left): (-1, 0),
    int(Qt.Key.Key_Right): (1, 0),
    int(Qt.Key.Key_Up): (0, -1),
    int(Qt.Key.Key_Down): (0, 1),
}


class HeadMap(QWidget):
    """See the rules at the top of this module."""

    current_changed = Signal(str)  # label of the electrode walked to or clicked; empty for none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._impedances: tuple[ElectrodeImpedance, ...] = ()
        self._flats: tuple[Flat | None, ...] = ()
        self._positions: dict[str, Point] = {}
        self._measured = True
        self._electrode_type = DEFAULT_TYPE
        self._when = ""
        self._view = HeadView()
        self._current: int | None = None
        self._hovered: int | None = None
        self._dragged_from: QPointF | None = None
        self.setMinimumSize(220, 220)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.show_impedances(())
        active_theme().changed.connect(self.update)

    # --- what is shown -------------------------------------------------------------------------------------------

    def show_places(self, labels: tuple[str, ...], positions: Mapping[str, Point] | None = None) -> None:
        """Where the electrodes are, without a value: the device cannot measure them."""
        self._measured = False
        self._place(tuple(ElectrodeImpedance(label=one, kiloohm=None) for one in labels), positions)
        listed = ", ".join(one.rstrip(".") for one in labels)
        self.setAccessibleName(tr("Electrodes, not measured: {list}").format(list=listed))

    def show_impedances(
        self,
        impedances: tuple[ElectrodeImpedance, ...],
        electrode_type: str = DEFAULT_TYPE,
        when: str = "",
        positions: Mapping[str, Point] | None = None,
    ) -> None:
        """Each electrode's value, judged as of its type.

        Args:
            when: When they were measured, in words, for the tooltip.
            positions: Places that the device itself gives, by label.
        """
        self._measured = True
        self._electrode_type = electrode_type
        self._when = when
        self._place(impedances, positions)
        listed = ", ".join(f"{one.label} {impedance_text(one.kiloohm)}" for one in impedances)
        self.setAccessibleName(tr("Impedances in kiloohm: {list}").format(list=listed or tr("not measured")))
        self._describe(aloud=False)

    @property
    def current(self) -> str:
        """Label of the electrode that the keyboard stands on; empty for none."""
        return "" if self._current is None else self._impedances[self._current].label

    @property
    def view(self) -> HeadView:
        return self._view

    def look(self, view: HeadView) -> None:
        """Look at it so from now on."""
        self._view = view
        self.update()

    def layout_now(self) -> HeadLayout:
        """What is where at the moment."""
        area = QRectF(0, READOUT_PX, self.width(), self.height() - READOUT_PX)
        return lay_out_head(area, self._flats, self._view)

    def readout(self) -> str:
        """The line above the head: the electrode pointed at or walked to."""
        shown = self._hovered if self._hovered is not None else self._current
        if shown is not None:
            return self._told(shown)
        if self._impedances and self._measured and self.layout_now().mark_px < _ROOM_FOR_NUMBER_PX:
            return tr("Point at an electrode, walk with the arrow keys, or zoom with + and −")  # noqa: RUF001 - the sign
        return ""

    def _place(self, impedances: tuple[ElectrodeImpedance, ...], positions: Mapping[str, Point] | None) -> None:
        before = self.current
        positions = dict(positions or {})
        labels = tuple(one.label for one in impedances)
        if positions != self._positions or labels != tuple(one.label for one in self._impedances):
            self._positions = positions
            self._flats = tuple(_flat(label, positions) for label in labels)
            self._hovered = None
        self._impedances = impedances
        self._current = labels.index(before) if before in labels else None
        self.update()

    def _verdict(self, one: ElectrodeImpedance) -> str:
        return impedance_verdict(one.kiloohm, self._electrode_type)

    def _told(self, k: int) -> str:
        one = self._impedances[k]
        if not self._measured:
            return tr("{electrode}: not measured").format(electrode=one.label.rstrip("."))
        told = written_electrode(one.label, one.kiloohm, self._verdict(one))
        return f"{told}, {self._when}" if self._when else told

    # --- walking -------------------------------------------------------------------------------------------------

    def stand_on(self, k: int | None) -> None:
        """The electrode that the keyboard is on from now on; it is told to a screen reader."""
        self._current = k
        if k is not None and self._view.zoom > 1.0:
            self._bring_into_view(k)
        self._describe(aloud=True)
        self.current_changed.emit(self.current)
        self.update()

    def _bring_into_view(self, k: int) -> None:
        layout = self.layout_now()
        if self._flats[k] is not None and not layout.map_area.contains(layout.areas[k]):
            x, y = layout.flat_at(layout.areas[k].center())
            self._view = self._view.moved((x - self._view.centre[0], y - self._view.centre[1]))

    def _describe(self, *, aloud: bool) -> None:
        said = tr("Walk from electrode to electrode with the arrow keys")
        if self._current is not None:
            one = self._impedances[self._current]
            said = (
                spoken_electrode(one.label, one.kiloohm, self._verdict(one))
                if self._measured
                else self._told(self._current)
            )
        if said == self.accessibleDescription():
            return
        self.setAccessibleDescription(said)
        if aloud and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = int(event.key())
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if plain and key in _WALK and self._impedances:
            dx, dy = _WALK[key]
            self.stand_on(0 if self._current is None else self.layout_now().beside(self._current, dx, dy))
        elif plain and key == int(Qt.Key.Key_Home) and self._impedances:
            self.stand_on(0)
        elif plain and key == int(Qt.Key.Key_End) and self._impedances:
            self.stand_on(len(self._impedances) - 1)
        elif plain and key in (int(Qt.Key.Key_Plus), int(Qt.Key.Key_Equal)):
            self.look(self._view.zoomed(_STEP, self._zoom_about()))
        elif plain and key in (int(Qt.Key.Key_Minus), int(Qt.Key.Key_Underscore)):
            self.look(self._view.zoomed(1 / _STEP, self._zoom_about()))
        else:
            super().keyPressEvent(event)

    def _zoom_about(self) -> Flat:
        flat = self._flats[self._current] if self._current is not None else None
        return self._view.centre if flat is None else flat

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        if self._current is None and self._impedances and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.stand_on(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.update()

    # --- the mouse -----------------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        steps = event.angleDelta().y() / 120
        self.look(self._view.zoomed(_STEP**steps, self.layout_now().flat_at(event.position())))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._dragged_from = event.position()
        found = self.layout_now().at(event.position())
        if found is not None:
            self.stand_on(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        layout = self.layout_now()
        if self._dragged_from is not None and event.buttons() & Qt.MouseButton.LeftButton and self._view.zoom > 1.0:
            here, there = layout.flat_at(event.position()), layout.flat_at(self._dragged_from)
            self._dragged_from = event.position()
            self.look(self._view.moved((there[0] - here[0], there[1] - here[1])))
        found = layout.at(event.position())
        if found != self._hovered:
            self._hovered = found
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._dragged_from = None

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        self._hovered = None
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(420, 440)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self.layout_now().at(QPointF(event.pos()))
            if found is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self._told(found))
            return True
        return super().event(event)

    # --- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        palette = active_theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout = self.layout_now()
        self._write(painter, QRectF(0, 0, self.width(), READOUT_PX), self.readout(), 13, palette.text_soft, bold=False)
        painter.save()
        painter.setClipRect(QRectF(0, READOUT_PX, self.width(), layout.map_area.bottom() - READOUT_PX))
        paint_head(painter, layout.head, palette)
        self._paint_marks(painter, layout, palette, placed=True)
        painter.restore()
        self._paint_marks(painter, layout, palette, placed=False)
        painter.end()

    def _paint_marks(self, painter: QPainter, layout: HeadLayout, palette: Palette, *, placed: bool) -> None:
        for k, (one, area) in enumerate(zip(self._impedances, layout.areas, strict=True)):
            if (self._flats[k] is not None) != placed:
                continue
            if self._measured:
                self._paint_one(painter, one, area, palette)
            else:
                self._paint_place(painter, one, area, palette)
        if self._current is None or (self._flats[self._current] is not None) != placed:
            return
        around = layout.areas[self._current].adjusted(-4, -4, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.accent if self.hasFocus() else palette.line_strong), 2.2))
        painter.drawRoundedRect(around, 6, 6)

    def _paint_place(self, painter: QPainter, one: ElectrodeImpedance, area: QRectF, palette: Palette) -> None:
        painter.setPen(QPen(QColor(palette.line_strong), 1.2, Qt.PenStyle.DotLine))
        painter.setBrush(QColor(palette.surface))
        painter.drawEllipse(area)
        if area.width() >= _ROOM_FOR_NUMBER_PX:
            name = one.label.rstrip(".")
            self._write(painter, area.adjusted(-6, 0, 6, 0), name, area.width() * 0.32, palette.text_soft, bold=False)

    def _paint_one(self, painter: QPainter, one: ElectrodeImpedance, area: QRectF, palette: Palette) -> None:
        verdict = self._verdict(one)
        paint_electrode(painter, area, verdict, palette)
        value = impedance_text(one.kiloohm)
        if area.width() >= ROOM_FOR_WORD_PX + 4:
            top = area.adjusted(-8, area.height() * (0.24 if verdict == "poor" else 0.1), 8, -area.height() * 0.44)
            name = one.label.rstrip(".")
            self._write(painter, top, name, area.width() * 0.27, palette.text, bold=False)
            area = area.translated(0, area.height() * 0.1) if verdict == "poor" else area
            low = area.adjusted(-8, area.height() * 0.4, 8, -area.height() * 0.08)
            self._write(painter, low, value, area.width() * 0.31, palette.text, bold=True)
        elif area.width() >= ROOM_FOR_WORD_PX or (area.width() >= _ROOM_FOR_NUMBER_PX and one.kiloohm is not None):
            inner = area.adjusted(-6, area.height() * (0.2 if verdict == "poor" else 0), 6, 0)
            self._write(painter, inner, value, area.width() * 0.46, palette.text, bold=True)

    def _write(self, painter: QPainter, area: QRectF, text: str, pixels: float, colour: str, *, bold: bool) -> None:
        font = QFont(self.font())
        font.setPixelSize(max(8, round(pixels)))
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), text)


def _flat(label: str, positions: Mapping[str, Point]) -> Flat | None:
    place = positions.get(label) or electrode_position(label) or ear_position(label)
    return None if place is None else flat_position(place)
