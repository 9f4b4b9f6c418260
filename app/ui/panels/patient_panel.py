"""The patients, on the left: search, list, new patient.

Guarantees: the search asks the station a moment after the last key; Enter chooses the first of what was searched for,
never of a list from before; two identifiers are shown for each patient; the chosen patient is told with `chosen`.
GUI thread only. Does not: hold patient data beyond what is shown.
"""

from PySide6.QtCore import QItemSelection, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QPushButton,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.core.errors import NeuraScaleError
from app.core.station.messages import ListPatients, PatientList
from app.core.station.views import PatientView
from app.ui.access.care_bar import CareBar
from app.ui.bridge.requests import Request
from app.ui.bridge.station_link import StationLink
from app.ui.clinic.intake_bar import IntakeBar
from app.ui.item_models.patient_rows import PATIENT_ROLE, Index, PatientRows, full_name, sex_text
from app.ui.language import date_text, tr
from app.ui.panels.patient_form import PatientForm
from app.ui.theme.active import active_theme
from app.ui.widgets.plain import across, button, down, label

SEARCH_AFTER_MS = 180


class PatientCard(QStyledItemDelegate):
    """Draws a patient with name, number, birth date and consent."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        return QSize(200, 58)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        patient: PatientView = index.data(PATIENT_ROLE)
        palette = active_theme().palette
        area: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(area, QColor(palette.accent_soft))
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), QColor(palette.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(palette.hover))
        painter.setPen(QColor(palette.line))
        painter.drawLine(area.left() + 14, area.bottom(), area.right() - 14, area.bottom())
        inner = area.adjusted(16, 8, -12, -8)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(palette.text))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(full_name(patient), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), name)
        font.setWeight(QFont.Weight.Normal)
        font.setPointSizeF(9)
        painter.setFont(font)
        painter.setPen(QColor(palette.text_soft))
        numbers = ", ".join((patient.hospital_number, *patient.other_numbers))
        detail = f"{numbers}  ·  {date_text(patient.birth_date)}  ·  {sex_text(patient.sex)}"
        detail = painter.fontMetrics().elidedText(detail, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft), detail)
        if not patient.own:
            painter.setPen(QColor(palette.text_faint))
            words = tr("not in your care")
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight), words)
        elif "recording" not in patient.consented_purposes:
            painter.setPen(QColor(palette.caution))
            withdrawn = "recording" in patient.withdrawn_purposes
            words = tr("▲ consent withdrawn") if withdrawn else tr("▲ no consent")
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight), words)
        painter.restore()


class PatientPanel(QFrame):
    """See the rules at the top of this module."""

    chosen = Signal(object)  # PatientView or None
    correction_wanted = Signal(object)  # PatientView
    merging_wanted = Signal(object)  # PatientView
    consent_wanted = Signal(object)  # PatientView
    failed = Signal(object)  # NeuraScaleError

    def __init__(self, link: StationLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self._link = link
        self._wanted_id = ""
        self._consent_of = ""
        self._newest: Request | None = None
        self._take_when_found = False
        self._rows = PatientRows(self)
        self.form = PatientForm(link)
        self.form.registered.connect(self._registered)
        self.form.consent_wanted.connect(self._take_consent_of)
        self.form.cancelled.connect(self.show_list)
        self.form.failed.connect(self.failed)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Name or number (Ctrl+F)"))
        self.search.setAccessibleName(tr("Search patients"))
        self.search.setToolTip(tr("The beginning of a name or number; Enter chooses the first one found (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_AFTER_MS)
        self._timer.timeout.connect(self.refresh)
        self.search.textChanged.connect(self._search_changed)
        self.search.returnPressed.connect(self._take_first)
        self.new_button = button(tr("New"), "", hint=tr("New patient"), keys="Ctrl+N")
        self.new_button.clicked.connect(self.show_form)
        self.list = self._built_list()
        self._empty = label(tr("No patients yet. Register the first one with Ctrl+N."), "soft", wrap=True)
        self._empty.setContentsMargins(16, 8, 16, 8)
        self._empty.hide()
        listing = QWidget()
        head = down(
            across(label(tr("Patients"), "title"), 1, self.new_button), self.search, margins=(16, 12, 12, 6), spacing=10
        )
        column = down(spacing=0)
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        self.care_bar = CareBar()
        self.care_bar.changed.connect(self.refresh)
        self.chosen.connect(self.care_bar.show_patient)
        self.merge_button = self._built_merge_button()
        self.correct_button = self._built_correct_button()
        self.intake_bar = IntakeBar()
        self.chosen.connect(self.intake_bar.show_patient)
        column.addLayout(across(self.intake_bar, margins=(10, 4, 10, 0)))
        known = across(self.correct_button, self.merge_button, 1, spacing=4)
        column.addLayout(down(known, self.care_bar, spacing=2, margins=(10, 4, 10, 8)))
        listing.setLayout(column)
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(1, 1, 1, 1)
        self._pages.addWidget(listing)
        self._pages.addWidget(self.form)

    def _built_list(self) -> QListView:
        made = QListView()
        made.setModel(self._rows)
        made.setItemDelegate(PatientCard(made))
        made.setAccessibleName(tr("Patients"))
        made.setMouseTracking(True)
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Not the current row: Qt makes the first row current as soon as the list has the focus, and nobody chose it.
        made.selectionModel().selectionChanged.connect(self._selection_changed)
        made.activated.connect(made.setCurrentIndex)
        return made

    def _built_correct_button(self) -> QPushButton:
        hint = tr("Put right what is known of this patient; what was known stays")
        made = button(tr("Correct details…"), "link", hint=hint)
        made.clicked.connect(self._want_correction)
        made.hide()
        self.chosen.connect(self._show_correct)
        return made

    def _built_merge_button(self) -> QPushButton:
        hint = tr("Where this person was registered twice: join the other record, or take the two apart")
        made = button(tr("Registered twice…"), "link", hint=hint)
        made.clicked.connect(self._want_merging)
        made.hide()
        return made

    @Slot()
    def _want_merging(self) -> None:
        if self.current is not None:
            self.merging_wanted.emit(self.current)

    @Slot(object)
    def _show_correct(self, patient: PatientView | None) -> None:
        for one in (self.correct_button, self.merge_button):
            one.setVisible(patient is not None and patient.own)

    @Slot()
    def _want_correction(self) -> None:
        if self.current is not None:
            self.correction_wanted.emit(self.current)

    @property
    def current(self) -> PatientView | None:
        chosen = self.list.selectionModel().selectedIndexes()
        found = chosen[0].data(PATIENT_ROLE) if chosen else None
        return found if isinstance(found, PatientView) else None

    def known(self, patient_id: str) -> PatientView | None:
        """A patient of the list."""
        return next((one for one in self._rows.patients if one.patient_id == patient_id), None)

    @Slot()
    def forget(self) -> None:
        """Another user is at the window: nothing of what the one before saw or typed."""
        self._timer.stop()
        self._newest, self._take_when_found, self._wanted_id, self._consent_of = None, False, "", ""
        self.form.begin()
        self._pages.setCurrentIndex(0)
        self.search.clear()
        self._timer.stop()
        self._rows.show(())
        self.chosen.emit(None)

    @Slot()
    def show_form(self) -> None:
        self._pages.setCurrentIndex(1)
        self.form.begin()

    @Slot()
    def show_list(self) -> None:
        self._pages.setCurrentIndex(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def form_is_open(self) -> bool:
        return self._pages.currentIndex() == 1

    @Slot()
    def focus_search(self) -> None:
        self._pages.setCurrentIndex(0)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot()
    def refresh(self) -> None:
        """Ask the station for the list as the search has it."""
        self._timer.stop()
        request = self._link.ask(ListPatients(search=self.search.text().strip()), self)
        self._newest = request
        request.done.connect(self._show)
        request.failed.connect(self._refused)

    def choose(self, patient_id: str) -> None:
        """Choose this patient as soon as it is in the list."""
        self._wanted_id = patient_id
        self.refresh()

    @Slot(str)
    def _search_changed(self, _text: str) -> None:
        self._take_when_found = False
        self._timer.start()

    @Slot()
    def _take_first(self) -> None:
        """Enter chooses the first one found: once what was typed has been searched for, not before."""
        if self._timer.isActive() or self._newest is not None:
            self._take_when_found = True
            if self._timer.isActive():
                self.refresh()
        elif self._rows.rowCount():
            self.list.setCurrentIndex(self._rows.index(0))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        if self.sender() is self._newest:
            self._newest, self._take_when_found = None, False
        self.failed.emit(error)

    @Slot(str)
    def _take_consent_of(self, patient_id: str) -> None:
        """As soon as this patient is in the list."""
        self._consent_of = patient_id

    @Slot(str)
    def _registered(self, patient_id: str) -> None:
        self.search.clear()
        self.show_list()
        self.choose(patient_id)

    @Slot(object)
    def _show(self, answer: PatientList) -> None:
        if self.sender() is not self._newest:
            return  # an answer to what is not asked any more
        self._newest = None
        kept = self._wanted_id or (self.current.patient_id if self.current else "")
        self._rows.show(answer.patients)
        self._empty.setVisible(not answer.patients)
        searched = bool(self.search.text().strip())
        self._empty.setText(
            tr("Nobody found. Search by the beginning of a name or number.")
            if searched
            else tr("No patients yet. Register the first one with Ctrl+N.")
        )
        row = self._rows.row_of(kept)
        if row is not None:
            self._wanted_id = ""
            self.list.setCurrentIndex(self._rows.index(row))
            if self._consent_of == kept:
                self._consent_of = ""
                self.consent_wanted.emit(self.current)
        if self._take_when_found:
            self._take_when_found = False
            self._take_first()

    @Slot(QItemSelection, QItemSelection)
    def _selection_changed(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        self.chosen.emit(self.current)
