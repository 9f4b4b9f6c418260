"""The signal around what is looked at, as the report prints it: montage, filters, sensitivity and time base on it.

Guarantees: cut by the same code that cuts for the report, from the recording on the disk, in the background; of pieces
asked for quickly the last one is shown; what is missing is a hole. GUI thread only. Does not: change the recording.
"""

import re
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.core.processing.assessment import choose_stream
from app.core.processing.excerpt_cutting import ExcerptCutter
from app.core.processing.excerpts import Excerpt, MarkedTime
from app.core.recording.reader import RecordingReader
from app.ui.bridge.background_work import BackgroundWork
from app.ui.language import number, tr
from app.ui.said import said
from app.ui.signal_views.montage_words import word_of
from app.ui.signal_views.page_cursor import clock_text
from app.ui.theme.active import active_theme

_LABELS_PX, _FOOT_PX, _HEAD_PX = 66, 34, 18
_WORK = "report trace"


def cut_piece(folder: Path, marked: MarkedTime) -> Excerpt | None:
    """The piece around a place; None where the recording has no electrodes to show.

    Raises:
        NotFound, RecordingBroken, StorageFault: The recording cannot be read.
    """
    with RecordingReader(folder) as reader:
        stream = choose_stream(reader.streams)
        if stream is None:
            return None
        found, _ = ExcerptCutter(reader, stream).pages([marked], None)
        return found[0] if found else None


class TraceGlance(QWidget):
    """See the rules at the top of this module."""

    shown = Signal()

    def __init__(self, background: BackgroundWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._excerpt: Excerpt | None = None
        self._told = tr("Choose a row to see its signal.")
        self.setAccessibleName(tr("Signal around the chosen row"))
        self.setMinimumHeight(220)
        active_theme().changed.connect(self.update)

    @property
    def excerpt(self) -> Excerpt | None:
        """What is shown."""
        return self._excerpt

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(640, 320)

    def look_at(self, folder: Path, marked: MarkedTime) -> None:
        """Cut and show the piece around a place."""
        self._told = tr("Reading the recording…")
        request = self._background.do(_WORK, partial(cut_piece, folder, marked), self)
        request.done.connect(self._show)
        request.failed.connect(self._refused)
        self.update()

    def show_nothing(self, why: str) -> None:
        self._excerpt, self._told = None, why
        self.update()

    @Slot(object)
    def _show(self, excerpt: Excerpt | None) -> None:
        self._excerpt = excerpt
        self._told = "" if excerpt else tr("The recording has no electrodes of the scalp to show.")
        if excerpt is not None:
            self.setAccessibleDescription(f"{excerpt.title}, {clock_text(excerpt.onset_s)}, {page_words(excerpt)}")
        self.update()
        self.shown.emit()

    @Slot(object)
    def _refused(self, error: object) -> None:
        self.show_nothing(said(getattr(error, "what", "")))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        palette = active_theme().palette
        painter.fillRect(self.rect(), QColor(palette.page))
        if self._excerpt is None:
            painter.setPen(QColor(palette.text_soft))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._told)
        else:
            self._draw(painter, self._excerpt)
        painter.end()

    def _draw(self, painter: QPainter, excerpt: Excerpt) -> None:
        palette = active_theme().palette
        plot = QRectF(_LABELS_PX, _HEAD_PX, self.width() - _LABELS_PX - 8, self.height() - _HEAD_PX - _FOOT_PX)
        per_s = plot.width() / max(excerpt.seconds, 0.1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = painter.font()
        small.setPointSizeF(max(6.5, small.pointSizeF() * 0.8))
        painter.setFont(small)
        self._draw_grid(painter, excerpt, plot, per_s)
        traces = np.frombuffer(excerpt.samples, dtype="<f4").reshape(len(excerpt.labels), -1)
        each = plot.height() / max(1, len(excerpt.labels))
        # As many pixels to the microvolt as the report's page has, measured by its time base.
        px_per_mm = per_s / excerpt.mm_per_s
        colours = {"left": palette.trace_left, "right": palette.trace_right, "midline": palette.trace_midline}
        for row, label in enumerate(excerpt.labels):
            centre = plot.top() + (row + 0.5) * each
            uv_per_mm = excerpt.uv_per_mm_of(row)
            painter.setPen(QColor(palette.text_soft))
            box = QRectF(4, centre - each, _LABELS_PX - 8, 2 * each)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), label)
            painter.setPen(QPen(QColor(colours.get(excerpt.sides[row], palette.trace_other)), 1.0))
            painter.save()
            painter.setClipRect(plot.adjusted(0, -_HEAD_PX / 2, 0, 0))
            for piece in _pieces(traces[row]):
                points = [
                    # Negative up.
                    QPointF(plot.left() + at / excerpt.rate_hz * per_s, centre + uv / uv_per_mm * px_per_mm)
                    for at, uv in piece
                ]
                painter.drawPolyline(QPolygonF(points))
            painter.restore()

    def _draw_grid(self, painter: QPainter, excerpt: Excerpt, plot: QRectF, per_s: float) -> None:
        palette = active_theme().palette
        for mark in excerpt.marks:
            left = plot.left() + (mark.onset_s - excerpt.onset_s) * per_s
            width = max(2.0, mark.duration_s * per_s)
            shade = QColor(palette.accent if mark.made_by == "clinician" else palette.caution)
            shade.setAlpha(46)
            painter.fillRect(QRectF(left, plot.top(), width, plot.height()).intersected(plot), shade)
        grid = QColor(palette.page_second)
        for second in range(int(np.ceil(excerpt.onset_s)), int(excerpt.onset_s + excerpt.seconds) + 1):
            x = plot.left() + (second - excerpt.onset_s) * per_s
            painter.setPen(QPen(grid, 1.0))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
            painter.setPen(QColor(palette.text_soft))
            if x + 3 + painter.fontMetrics().horizontalAdvance(clock_text(second)) < self.width():
                painter.drawText(QPointF(x + 3, plot.bottom() + 13), clock_text(second))
        painter.setPen(QColor(palette.text_soft))
        _draw_fitting(painter, QRectF(4, self.height() - 18, self.width() - 8, 16), page_words(excerpt))
        painter.drawText(QPointF(plot.left(), _HEAD_PX - 5), excerpt.title)


def page_words(excerpt: Excerpt) -> str:
    """What the report prints on the page, in the words and figures of the window."""
    filters = re.sub(r"(?<=\d)\.(?=\d)", QLocale().decimalPoint(), said(excerpt.filters))
    scale = [f"{number(excerpt.uv_per_mm)} µV/mm", f"{number(excerpt.mm_per_s)} mm/s"]
    if excerpt.ecg_uv_per_mm:
        scale.insert(1, tr("ECG {sensitivity} µV/mm").format(sensitivity=number(excerpt.ecg_uv_per_mm)))
    return "     ".join((*scale, filters, word_of(excerpt.montage), tr("Negative up")))


def _draw_fitting(painter: QPainter, box: QRectF, text: str) -> None:
    """A line as large as fits: the scale must be read whole."""
    plain = " \N{MIDDLE DOT} ".join(part.strip() for part in text.split("     "))
    font = painter.font()
    width = painter.fontMetrics().horizontalAdvance(plain)
    if width > box.width():
        font.setPointSizeF(max(5.0, font.pointSizeF() * box.width() / width))
    painter.save()
    painter.setFont(font)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), plain)
    painter.restore()


def _pieces(trace: np.ndarray[tuple[int], np.dtype[np.float32]]) -> list[list[tuple[int, float]]]:
    """The stretches of a trace that are there, as (place, microvolts)."""
    there = np.isfinite(trace)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], there, [False]]).astype(np.int8)))
    return [
        list(enumerate(trace[begin:end].tolist(), start=int(begin)))
        for begin, end in zip(edges[::2], edges[1::2], strict=True)
        if end - begin > 1
    ]
