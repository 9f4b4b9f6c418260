"""The guided path across the top of the session: where we are, what is done, what comes.

Guarantees: done, current and coming steps differ in shape, weight and colour. GUI thread only. Does not: take clicks.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.language import noop, tr
from app.ui.theme.active import active_theme
from app.ui.widgets.state_mark import paint_state

PATH = (
    ("prerequisites", noop("Prerequisites")),
    ("impedance", noop("Impedance")),
    ("ready", noop("Ready")),
    ("recording", noop("Recording")),
    ("analysing", noop("Analysis")),
    ("reporting", noop("Report")),
)
_PLACES = {name: place for place, (name, _) in enumerate(PATH)} | {"completed": len(PATH)}
_NAMES = dict(PATH) | {"completed": noop("completed"), "failed": noop("failed"), "cancelled": noop("cancelled")}
_MARK_PX = 20.0


class PathSteps(QWidget):
    """See the rules at the top of this module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = ""
        self._reached = 0
        self._halted = False
        self.setFixedHeight(44)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        active_theme().changed.connect(self.update)
        self.show_step("")

    def show_step(self, step: str) -> None:
        """`step` as in `SessionView.step`; empty for no session."""
        self._halted = step in {"failed", "cancelled"}
        if not self._halted:
            self._reached = _PLACES.get(step, -1)
        self._step = step
        names = ", ".join(
            tr("{step} done").format(step=tr(name)) if at < self._reached else tr(name)
            for at, (_, name) in enumerate(PATH)
        )
        self.setAccessibleName(
            tr("Session path: {steps}. Now: {step}.").format(
                steps=names, step=tr(_NAMES.get(step, step)) or tr("no session")
            )
        )
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(700, 44)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        palette = active_theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        middle = self.height() / 2
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetricsF(font)
        widths = [_MARK_PX + 8 + metrics.horizontalAdvance(tr(name)) for _, name in PATH]
        # Where not all names fit, the numbers stay and the present step keeps its name.
        named = [True] * len(PATH)
        if sum(widths) + 32 + 18 * (len(PATH) - 1) > self.width():
            named = [place == self._reached for place in range(len(PATH))]
            widths = [width if shown else _MARK_PX for width, shown in zip(widths, named, strict=True)]
        gap = max(18.0, (self.width() - 32 - sum(widths)) / (len(PATH) - 1))
        x = 16.0
        for place, (_, name) in enumerate(PATH):
            current = place == self._reached
            done = place < self._reached
            mark = QRectF(x, middle - _MARK_PX / 2, _MARK_PX, _MARK_PX)
            self._paint_mark(painter, mark, place, done=done, current=current)
            font.setWeight(QFont.Weight.DemiBold if current else QFont.Weight.Medium)
            painter.setFont(font)
            painter.setPen(QColor(palette.text if current else palette.text_soft if done else palette.text_faint))
            if named[place]:
                painter.drawText(QPointF(mark.right() + 8, middle + metrics.capHeight() / 2), tr(name))
            right = x + widths[place]
            if place < len(PATH) - 1:
                painter.setPen(QPen(QColor(palette.good if done else palette.line_strong), 1.5 if done else 1))
                painter.drawLine(QPointF(right + 10, middle), QPointF(right + gap - 8, middle))
            x = right + gap
        painter.end()

    def _paint_mark(self, painter: QPainter, mark: QRectF, place: int, *, done: bool, current: bool) -> None:
        palette = active_theme().palette
        if done:
            paint_state(painter, mark.adjusted(1, 1, -1, -1), "good", palette)
            return
        if current and self._halted:
            paint_state(painter, mark, "danger", palette)
            return
        painter.setPen(QPen(QColor(palette.accent if current else palette.line_strong), 1.5))
        painter.setBrush(QColor(palette.accent) if current else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(mark.adjusted(1, 1, -1, -1))
        number = QFont(self.font())
        number.setPixelSize(11)
        number.setWeight(QFont.Weight.Bold)
        painter.setFont(number)
        painter.setPen(QColor(palette.accent_text if current else palette.text_faint))
        painter.drawText(mark, int(Qt.AlignmentFlag.AlignCenter), str(place + 1))
