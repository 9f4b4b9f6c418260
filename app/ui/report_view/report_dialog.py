"""A report within the window: read, zoomed, and a copy saved.

Guarantees: it comes from the station into memory and goes with this dialog; whose report it is stands over it; nothing
is modal; whoever has no right to it is told by the station why. GUI thread only; pages are drawn in the background.
Does not: open the sealed file, or hold rules.
"""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QIcon, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QDialog, QListView, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from app.core.errors import NeuraScaleError
from app.core.station.views import PatientView
from app.ui.bridge.station_link import StationLink
from app.ui.language import number, tr
from app.ui.panels.patient_strip import PatientStrip
from app.ui.report_view.page_area import PageArea
from app.ui.report_view.pdf_pages import DrawnPage, PageShape, drawn_page, page_shapes
from app.ui.report_view.report_load import ReportLoad
from app.ui.report_view.save_copy import SaveCopy
from app.ui.said import said
from app.ui.widgets.plain import across, button, centred, down, frame, label
from app.ui.widgets.state_mark import StateMark

_THUMBNAIL_PX = 96


class ReportDialog(QDialog):
    """See the rules at the top of this module."""

    failed = Signal(object)  # NeuraScaleError

    def __init__(
        self,
        link: StationLink,
        session_id: str,
        patient: PatientView | None,
        parent: QWidget | None = None,
        *,
        preview: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Preview of the report") if preview else tr("Report"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1020, 860)
        self.session_id = session_id
        self.is_preview = preview
        self._link = link
        self._content = b""
        self._why_not_save = ""
        self.strip = PatientStrip(nobody=tr("Whose report this is is not known."))
        self.strip.show_patient(patient)
        self._build()
        self._bind_keys()
        self._load = ReportLoad(link, session_id, self, preview=preview)
        self._load.loaded.connect(self._loaded)
        self._load.failed.connect(self._refused)
        if preview:
            self._told.setText(tr("Setting the preview. It takes some seconds."))
            self.bar_saving(tr("A preview is not saved; make the report first."))
        self._load.begin()

    # --- building --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.pages = PageArea(self._link.background)
        self.pages.page_changed.connect(self._page_changed)
        self.pages.scale_changed.connect(self._scale_changed)
        self.pages.failed.connect(self._refused)
        self.page_list = QListWidget()
        self.page_list.setAccessibleName(tr("List of pages"))
        self.page_list.setIconSize(QSize(_THUMBNAIL_PX, round(_THUMBNAIL_PX * 1.42)))
        self.page_list.setFlow(QListView.Flow.TopToBottom)
        self.page_list.setViewMode(QListView.ViewMode.IconMode)
        self.page_list.setWrapping(False)
        self.page_list.setMovement(QListView.Movement.Static)
        self.page_list.setGridSize(QSize(_THUMBNAIL_PX + 20, round(_THUMBNAIL_PX * 1.42) + 34))
        self.page_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page_list.setFixedWidth(_THUMBNAIL_PX + 40)
        self.page_list.currentRowChanged.connect(self._row_chosen)
        self.side = frame("panel")
        self.side.setLayout(down(spacing=10, margins=(14, 12, 14, 12)))
        self.side.hide()
        beside = across(self.page_list, self.pages, self.side, spacing=10)
        beside.setStretch(1, 1)
        reading = QWidget()
        reading.setLayout(beside)
        self._mark = StateMark("busy", 30)
        self._told = label(tr("Opening the report."), "soft", wrap=True)
        card = frame("card")
        card.setMaximumWidth(520)
        card.setLayout(across(self._mark, self._told, spacing=14, margins=(24, 20, 24, 20)))
        waiting = QWidget()
        waiting.setLayout(centred(card))
        self._stack = QStackedWidget()
        self._stack.addWidget(waiting)
        self._stack.addWidget(reading)
        self._save: SaveCopy | None = None
        self._column = down(self.strip, self._build_bar(), self._stack, spacing=10, margins=(18, 16, 18, 16))
        self._column.setStretch(2, 1)
        self.setLayout(self._column)

    def bar_saving(self, reason: str) -> None:
        """Why the user may not save a copy; empty where they may. The station refuses it in any case."""
        self._why_not_save = reason
        if reason:
            self.save_button.setToolTip(reason)
            self.save_button.setEnabled(False)

    def show_side(self, widget: QWidget) -> None:
        """Something about the report beside it (its signatures)."""
        layout = self.side.layout()
        if layout is not None:
            layout.addWidget(widget)
        self.side.show()

    @Slot()
    def read_again(self) -> None:
        """It is another one by now: somebody signed it, or added to it."""
        self._load.begin()

    def _build_bar(self) -> QWidget:
        bar = QWidget()
        self.back_button = button(
            "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}", "glyph", hint=tr("Page before"), keys="PgUp"
        )
        self.back_button.clicked.connect(self.pages.page_before)
        self.on_button = button(
            "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}", "glyph", hint=tr("Next page"), keys="PgDown"
        )
        self.on_button.clicked.connect(self.pages.next_page)
        self.back_button.setAccessibleName(tr("Page before"))
        self.on_button.setAccessibleName(tr("Next page"))
        self._which = label("", "soft")
        self.smaller_button = button("\N{MINUS SIGN}", "glyph", hint=tr("Smaller"), keys="Ctrl+-")
        self.smaller_button.clicked.connect(self.pages.smaller)
        self.larger_button = button("+", "glyph", hint=tr("Larger"), keys="Ctrl++")
        self.larger_button.clicked.connect(self.pages.larger)
        self.smaller_button.setAccessibleName(tr("Smaller"))
        self.larger_button.setAccessibleName(tr("Larger"))
        self._scale = label("", "soft")
        self._scale.setMinimumWidth(48)
        self._scale.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.width_button = button(tr("Whole width"), "quiet", keys="Ctrl+0")
        self.width_button.clicked.connect(self.pages.fit_width)
        self.whole_button = button(tr("Whole page"), "quiet", keys="Ctrl+9")
        self.whole_button.clicked.connect(self.pages.fit_page)
        self.save_button = button(
            tr("Save a copy…"), hint=tr("Write a clear copy to a place of your choice"), keys="Ctrl+S"
        )
        self.save_button.clicked.connect(self.ask_to_save)
        self._reading = (
            self.back_button, self.on_button, self.smaller_button, self.larger_button, self.width_button,
            self.whole_button, self.save_button,
        )  # fmt: skip
        for one in self._reading:
            one.setEnabled(False)
            one.setAutoDefault(False)
        bar.setLayout(
            across(
                self.back_button, self._which, self.on_button, 1, self.smaller_button, self._scale, self.larger_button,
                self.width_button, self.whole_button, 1, self.save_button, spacing=6,
            )
        )  # fmt: skip
        return bar

    def _bind_keys(self) -> None:
        for keys, pressed in (
            (QKeySequence("Ctrl++"), self.larger_button),
            (QKeySequence("Ctrl+="), self.larger_button),
            (QKeySequence("Ctrl+-"), self.smaller_button),
            (QKeySequence("Ctrl+0"), self.width_button),
            (QKeySequence("Ctrl+9"), self.whole_button),
            (QKeySequence("Ctrl+S"), self.save_button),
        ):
            QShortcut(keys, self).activated.connect(pressed.click)

    # --- the report ------------------------------------------------------------------------------------------

    @property
    def told(self) -> str:
        """What is said where no page is shown; empty where pages are."""
        return self._told.text() if self._stack.currentIndex() == 0 else ""

    @Slot(bytes)
    def _loaded(self, content: bytes) -> None:
        self._content = content
        request = self._link.background.do("report shapes", partial(page_shapes, content), self)
        request.done.connect(self._shaped)
        request.failed.connect(self._refused)

    @Slot(object)
    def _shaped(self, shapes: tuple[PageShape, ...]) -> None:
        self._stack.setCurrentIndex(1)
        self.pages.show_document(self._content, shapes)
        self.page_list.clear()
        for at, shape in enumerate(shapes):
            paper = QPixmap(_THUMBNAIL_PX, round(_THUMBNAIL_PX * shape.height_pt / shape.width_pt))
            paper.fill(Qt.GlobalColor.white)
            item = QListWidgetItem(QIcon(paper), str(at + 1))
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            item.setSizeHint(self.page_list.gridSize())
            item.setData(Qt.ItemDataRole.AccessibleTextRole, tr("Page {n}").format(n=at + 1))
            self.page_list.addItem(item)
            per_pt = _THUMBNAIL_PX / shape.width_pt * self.devicePixelRatioF()
            work = partial(drawn_page, self._content, at, per_pt)
            drawn = self._link.background.do(f"report thumbnail {at}", work, self)
            drawn.done.connect(self._show_thumbnail)
        self.page_list.setVisible(len(shapes) > 1)
        self.page_list.setCurrentRow(0)
        for one in self._reading:
            one.setEnabled(one is not self.save_button or not self._why_not_save)
        self._page_changed(0)
        self._scale_changed(self.pages.scale)
        self.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _show_thumbnail(self, drawn: DrawnPage) -> None:
        if drawn.number < self.page_list.count():
            picture = QPixmap.fromImage(drawn.picture)
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self.page_list.item(drawn.number).setIcon(QIcon(picture))

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self._mark.show_state("danger")
        self._told.setText(said(f"{error.what} {error.advice}"))
        self._stack.setCurrentIndex(0)

    @Slot(int)
    def _page_changed(self, at: int) -> None:
        self._which.setText(tr("{n} of {all}").format(n=at + 1, all=self.pages.pages))
        self.back_button.setEnabled(at > 0)
        self.on_button.setEnabled(at + 1 < self.pages.pages)
        if self.page_list.currentRow() != at:
            self.page_list.blockSignals(True)
            self.page_list.setCurrentRow(at)
            self.page_list.blockSignals(False)

    @Slot(int)
    def _row_chosen(self, row: int) -> None:
        if row >= 0:
            self.pages.go_to(row)

    @Slot(float)
    def _scale_changed(self, scale: float) -> None:
        self._scale.setText(f"{number(scale * 100, 0)} %")

    @Slot()
    def ask_to_save(self) -> None:
        """Show where to and what for, below the pages."""
        if self._save is None:
            self._save = SaveCopy(self._link, self.session_id)
            self._save.closed.connect(self._close_save)
            self._column.addWidget(self._save)
        self._save.place.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _close_save(self) -> None:
        if self._save is not None:
            self._save.deleteLater()
            self._save = None
            self.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def reject(self) -> None:
        """Escape closes what is open on top first."""
        if self._save is not None:
            self._close_save()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """However it is closed, nothing of the report stays in memory."""
        self._content = b""
        self.pages.forget()
        self.page_list.clear()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._close_save()
        super().closeEvent(event)
