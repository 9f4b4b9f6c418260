"""The pages of a report one below the other, at any scale.

Guarantees: only pages in sight (and their neighbours) are drawn, in the background, at the screen's own resolution;
until then, and while zooming, the page before is shown stretched, never an empty hole; reading goes on at the same
place when the scale changes. Keyboard and wheel work without the mouse. GUI thread only.
"""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.ui.bridge.background_work import BackgroundWork
from app.ui.language import tr
from app.ui.report_view.pdf_pages import DrawnPage, PageShape, drawn_page

GAP_PX, MARGIN_PX = 14, 20
SCALES = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
PX_PER_PT_AT_100 = 96 / 72
_DRAW_AFTER_MS = 60
_MOST_FIT = 2.0
FIT_WIDTH, FIT_PAGE, FIXED = "width", "page", "fixed"


class PageArea(QAbstractScrollArea):
    """See the rules at the top of this module."""

    page_changed = Signal(int)  # from 0
    scale_changed = Signal(float)
    failed = Signal(object)  # NeuraScaleError

    def __init__(self, background: BackgroundWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "inset")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName(tr("Pages of the report"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._background = background
        self._content = b""
        self._shapes: tuple[PageShape, ...] = ()
        self._drawn: dict[int, DrawnPage] = {}
        self._mode, self._scale, self._page = FIT_WIDTH, 1.0, 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_DRAW_AFTER_MS)
        self._soon.timeout.connect(self._draw_what_is_in_sight)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    # --- what is shown ---------------------------------------------------------------------------------------

    @property
    def page(self) -> int:
        """The page that is read, from 0."""
        return self._page

    @property
    def pages(self) -> int:
        return len(self._shapes)

    @property
    def scale(self) -> float:
        """1 is the size of the paper on a screen of 96 pixels to the inch."""
        return self._scale

    @property
    def drawn(self) -> frozenset[int]:
        """Pages that are drawn at the scale they are shown at."""
        wanted = self._pixels_per_pt
        return frozenset(number for number, made in self._drawn.items() if made.pixels_per_pt == wanted)

    def show_document(self, content: bytes, shapes: tuple[PageShape, ...]) -> None:
        self._content, self._shapes, self._drawn, self._page = content, shapes, {}, 0
        self._fit()
        self.verticalScrollBar().setValue(0)
        self._tell_page(0)
        self._soon.start(0)

    def forget(self) -> None:
        """Hold nothing of the report any more."""
        self._soon.stop()
        self._content, self._shapes, self._drawn = b"", (), {}
        self.viewport().update()

    @Slot(int)
    def go_to(self, number: int) -> None:
        """To the top of a page, from 0."""
        if self._shapes:
            number = max(0, min(number, len(self._shapes) - 1))
            self.verticalScrollBar().setValue(self._places()[number].top() - MARGIN_PX)
            self._tell_page(number)

    # --- scale -----------------------------------------------------------------------------------------------

    def fit(self, mode: str) -> None:
        """FIT_WIDTH or FIT_PAGE: the scale follows the window from now on."""
        self._mode = mode
        self._fit()

    def zoom(self, steps: int) -> None:
        """To the next scale above (or below)."""
        nearest = [one for one in SCALES if one > self._scale * 1.001] if steps > 0 else []
        below = [one for one in SCALES if one < self._scale * 0.999] if steps < 0 else []
        if nearest or below:
            self.set_scale(nearest[0] if nearest else below[-1])

    @Slot()
    def larger(self) -> None:
        self.zoom(1)

    @Slot()
    def smaller(self) -> None:
        self.zoom(-1)

    @Slot()
    def fit_width(self) -> None:
        self.fit(FIT_WIDTH)

    @Slot()
    def fit_page(self) -> None:
        self.fit(FIT_PAGE)

    @Slot()
    def next_page(self) -> None:
        self.go_to(self._page + 1)

    @Slot()
    def page_before(self) -> None:
        self.go_to(self._page - 1)

    def set_scale(self, scale: float) -> None:
        self._mode = FIXED
        self._rescale(scale)

    def _fit(self) -> None:
        if not self._shapes or self._mode == FIXED:
            self._rescale(self._scale)
            return
        widest = max(shape.width_pt for shape in self._shapes) * PX_PER_PT_AT_100
        tallest = max(shape.height_pt for shape in self._shapes) * PX_PER_PT_AT_100
        scale = (self.viewport().width() - 2 * MARGIN_PX) / widest
        if self._mode == FIT_PAGE:
            scale = min(scale, (self.viewport().height() - 2 * MARGIN_PX) / tallest)
        self._rescale(max(SCALES[0], min(scale, _MOST_FIT)))

    def _rescale(self, scale: float) -> None:
        place = self._places()[self._page] if self._shapes else QRect()
        share = (self.verticalScrollBar().value() - place.top()) / place.height() if place.height() else 0.0
        changed, self._scale = abs(scale - self._scale) > 1e-6, scale
        self._lay_out()
        if self._shapes and changed:
            place = self._places()[self._page]
            self.verticalScrollBar().setValue(round(place.top() + share * place.height()))
        if changed:
            self.scale_changed.emit(scale)
        self.viewport().update()
        self._soon.start()

    # --- where the pages lie ---------------------------------------------------------------------------------

    def _size_of(self, shape: PageShape) -> QSize:
        per_pt = self._scale * PX_PER_PT_AT_100
        return QSize(round(shape.width_pt * per_pt), round(shape.height_pt * per_pt))

    def _places(self) -> list[QRect]:
        """Of each page, in the coordinates of the whole."""
        sizes = [self._size_of(shape) for shape in self._shapes]
        width = max([size.width() for size in sizes], default=0) + 2 * MARGIN_PX
        across = max(width, self.viewport().width())
        places, top = [], MARGIN_PX
        for size in sizes:
            places.append(QRect(QPoint((across - size.width()) // 2, top), size))
            top += size.height() + GAP_PX
        return places

    def _lay_out(self) -> None:
        places = self._places()
        height = places[-1].bottom() + MARGIN_PX if places else 0
        width = max((place.width() for place in places), default=0) + 2 * MARGIN_PX
        for bar, whole, seen in (
            (self.verticalScrollBar(), height, self.viewport().height()),
            (self.horizontalScrollBar(), width, self.viewport().width()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(max(1, seen))
            bar.setSingleStep(48)

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _in_sight(self, more_px: int = 0) -> list[int]:
        seen = QRect(self._offset(), self.viewport().size()).adjusted(0, -more_px, 0, more_px)
        return [number for number, place in enumerate(self._places()) if place.intersects(seen)]

    # --- drawing ---------------------------------------------------------------------------------------------

    @property
    def _pixels_per_pt(self) -> float:
        return self._scale * PX_PER_PT_AT_100 * self.devicePixelRatioF()

    @Slot()
    def _draw_what_is_in_sight(self) -> None:
        wanted = self._pixels_per_pt
        near = self._in_sight(self.viewport().height())
        for number in [one for one in self._drawn if one not in near]:
            del self._drawn[number]
        for number in near:
            made = self._drawn.get(number)
            if made is None or made.pixels_per_pt != wanted:
                work = partial(drawn_page, self._content, number, wanted)
                request = self._background.do(f"report page {number}", work, self)
                request.done.connect(self._take)
                request.failed.connect(self.failed)

    @Slot(object)
    def _take(self, drawn: DrawnPage) -> None:
        if self._content:
            self._drawn[drawn.number] = drawn
            self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(-self._offset())
        places = self._places()
        for number in self._in_sight():
            place = places[number]
            painter.fillRect(place.translated(0, 2).adjusted(-1, 0, 1, 1), QColor(0, 0, 0, 46))
            painter.fillRect(place, Qt.GlobalColor.white)
            made = self._drawn.get(number)
            if made is not None and made.pixels_per_pt == self._pixels_per_pt and made.whole:
                # Pixel for pixel: stretched by a part of one, letters lose their edges.
                made.picture.setDevicePixelRatio(self.devicePixelRatioF())
                painter.drawImage(place.topLeft(), made.picture)
            elif made is not None:
                painter.drawImage(place, made.picture)
            painter.setPen(QPen(QColor(0, 0, 0, 40)))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()

    # --- moving about ----------------------------------------------------------------------------------------

    @Slot(int)
    def _scrolled(self, value: int) -> None:
        middle = value + self.viewport().height() // 2
        for number, place in enumerate(self._places()):
            if place.bottom() + GAP_PX >= middle:
                self._tell_page(number)
                break
        self.viewport().update()
        self._soon.start()

    def _tell_page(self, number: int) -> None:
        if self._shapes:
            words = self._shapes[number].words
            self.setAccessibleDescription(f"{tr('Page {n}').format(n=number + 1)}: {words}")
        if number != self._page:
            self._page = number
            self.page_changed.emit(number)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        bar = self.verticalScrollBar()
        moves = {
            Qt.Key.Key_Down: bar.value() + bar.singleStep(),
            Qt.Key.Key_Up: bar.value() - bar.singleStep(),
            Qt.Key.Key_Space: bar.value() + bar.pageStep(),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: bar.maximum(),
        }
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.go_to(self._page + (1 if event.key() == Qt.Key.Key_PageDown else -1))
        elif event.key() in moves and not event.modifiers():
            bar.setValue(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._soon.start()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Resize:
            self._lay_out()
        return super().viewportEvent(event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(260, 200)
