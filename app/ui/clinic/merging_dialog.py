"""Two records of one person: beside each other, joined with a reason, and taken apart again.

Guarantees: not modal; which record is kept stands on it; what the two say differently is shown before anything is
joined, and joining takes a second press with a reason; what stays where it was entered when a merge is undone is said
before it is undone. GUI thread only. Does not: judge whether two records are of one person, or decide.
"""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from app.core.errors import NeuraScaleError
from app.core.station.merge_messages import (
    ListMerges,
    LookAtMerge,
    MergeList,
    MergePatients,
    MergePreview,
    MergeView,
    RecordToMerge,
    UndoMerge,
)
from app.core.station.messages import ListPatients, PatientList
from app.core.station.views import PatientView
from app.core.wire.envelopes import Message
from app.ui.access.gate_page import Said
from app.ui.bridge.station_link import StationLink
from app.ui.clinic.reason_strip import ReasonStrip
from app.ui.item_models.patient_rows import full_name, sex_text
from app.ui.language import counted, date_text, minute_text, tr
from app.ui.panels.patient_strip import PatientStrip
from app.ui.said import said
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.plain import across, button, down, frame, label, set_look

SEARCH_AFTER_MS = 180
_ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_FIELDS = ("hospital_number", "family_name", "given_name", "birth_date", "sex")


class MergingDialog(QDialog):
    """See the rules at the top of this module.

    Args:
        patient: The record that is kept.
        may_not: Why the user may not join records; empty where they may.
    """

    changed = Signal()

    def __init__(
        self, link: StationLink, patient: PatientView, may_not: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Records of one person"))
        self._link = link
        self._patient_id = patient.patient_id
        self._may_not = may_not
        self._preview: MergePreview | None = None
        self._merges: dict[str, MergeView] = {}
        strip = PatientStrip()
        strip.show_patient(patient)
        self._intro = label(
            tr(
                "Where somebody was registered twice, the other record is joined to this one: both numbers find it, "
                "and sessions, consents and reports are shown together. Nothing is changed; it can be undone."
            ),
            "soft",
            wrap=True,
        )
        self.reason = ReasonStrip()
        self.reason.reason.edit.setPlaceholderText(tr("The same passport, seen today"))
        self.reason.given.connect(self._given)
        self.fault = Said()
        close = button(tr("Close"), "quiet", keys="Esc")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        column = down(
            label(tr("Records of one person"), "title"), strip, self._intro, spacing=10, margins=(26, 22, 26, 20)
        )
        column.addWidget(self._built_joined())
        column.addWidget(self._built_search(), 1)
        column.addWidget(self._built_comparison())
        column.addWidget(self.reason)
        column.addWidget(self.fault)
        column.addLayout(across(close, 1))
        self.setLayout(column)
        self.resize(760, 640)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._judge()
        self.refresh()

    # --- what it is made of ----------------------------------------------------------------------------------------

    def _built_joined(self) -> QWidget:
        made = QWidget()
        self.joined = QTreeWidget()
        self.joined.setAccessibleName(tr("Records that were joined"))
        self.joined.setToolTip(tr("Records that were joined"))
        self.joined.setRootIsDecorated(False)
        self.joined.setHeaderLabels([tr("RECORD"), tr("JOINED"), tr("BY"), tr("WHY")])
        self.joined.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.joined.setFixedHeight(76)
        self.joined.itemSelectionChanged.connect(self._judge)
        self.undo = button(tr("Take apart…"), hint=tr("They are two persons after all"))
        self.undo.setAutoDefault(False)
        self.undo.clicked.connect(self._ask_undo)
        made.setLayout(down(self.joined, across(self.undo, 1), spacing=6))
        self._joined_box = made
        return made

    def _built_search(self) -> QWidget:
        made = QWidget()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Name or number of the other record"))
        self.search.setAccessibleName(tr("Search the other record"))
        self.search.setToolTip(tr("The beginning of a name or number"))
        self.search.setClearButtonEnabled(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_AFTER_MS)
        self._timer.timeout.connect(self._look)
        self.search.textChanged.connect(self._search_changed)
        self.found = QListWidget()
        self.found.setAccessibleName(tr("Records found"))
        self.found.setToolTip(tr("Records found"))
        self.found.setMinimumHeight(64)
        self.found.setProperty("look", "choices")
        self.found.itemSelectionChanged.connect(self._compare)
        self.nobody = EmptyNote(self.found, tr("Type the beginning of a name or number."))
        caption = label(tr("The other record"), "heading")
        caption.setBuddy(self.search)
        column = down(caption, self.search, self.found, spacing=6)
        column.setStretch(2, 1)
        made.setLayout(column)
        return made

    def _built_comparison(self) -> QFrame:
        made = frame("inset")
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(label(tr("KEPT"), "overline"), 0, 1)
        grid.addWidget(label(tr("JOINED TO IT"), "overline"), 0, 2)
        captions = (tr("Number"), tr("Family name"), tr("Given name"), tr("Born"), tr("Sex"), tr("Holds"))
        self._cells: list[tuple[QLabel, QLabel]] = []
        for row, caption in enumerate(captions, start=1):
            cells = label("", ""), label("", "")
            grid.addWidget(label(caption, "faint"), row, 0)
            grid.addWidget(cells[0], row, 1)
            grid.addWidget(cells[1], row, 2)
            self._cells.append(cells)
        self._differs = label("", "fault", wrap=True)
        self.join = button(tr("Join…"), "primary", hint=tr("With a reason; it can be undone"))
        self.join.setAutoDefault(False)
        self.join.clicked.connect(self._ask_join)
        column = down(spacing=8, margins=(14, 10, 14, 12))
        column.addLayout(grid)
        foot = across(self._differs, self.join, spacing=12)
        foot.setStretch(0, 1)
        column.addLayout(foot)
        made.setLayout(column)
        self._comparison = made
        return made

    # --- what comes in ---------------------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        request = self._link.ask(ListMerges(patient_id=self._patient_id), self)
        request.done.connect(self._show_merges)
        request.failed.connect(self._refused)

    @Slot(object)
    def _show_merges(self, answer: MergeList) -> None:
        self._merges = {one.merge_id: one for one in answer.merges}
        self.joined.clear()
        for one in answer.merges:
            when = minute_text(one.undone or one.at)
            state = tr("taken apart {when}").format(when=when) if one.undone else when
            item = QTreeWidgetItem([named(one.merged), state, one.undone_by or one.by, one.undo_reason or one.reason])
            item.setData(0, _ID_ROLE, one.merge_id)
            item.setToolTip(3, item.text(3))  # it may be cut
            self.joined.addTopLevelItem(item)
        self._joined_box.setVisible(bool(answer.merges))
        self._judge()

    @Slot()
    def _search_changed(self) -> None:
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        self.found.clear()
        self._preview = None
        self._judge()
        if not self.search.text().strip():
            self.nobody.say(tr("Type the beginning of a name or number."))
            return
        self.nobody.say("")  # until the station has answered
        request = self._link.ask(ListPatients(search=self.search.text()), self)
        request.done.connect(self._show_found)
        request.failed.connect(self._refused)

    @Slot(object)
    def _show_found(self, answer: PatientList) -> None:
        self.found.clear()
        for one in answer.patients:
            if one.patient_id == self._patient_id:
                continue
            words = named(one) if one.own else f"{named(one)}  ·  {tr('not in your care')}"
            item = QListWidgetItem(words)
            item.setData(_ID_ROLE, one.patient_id)
            self.found.addItem(item)
        self.nobody.say(tr("No other record begins so."))

    @Slot()
    def _compare(self) -> None:
        self._preview = None
        self._judge()
        for item in self.found.selectedItems():
            self.fault.take_back()
            message = LookAtMerge(patient_id=self._patient_id, other_id=str(item.data(_ID_ROLE)))
            request = self._link.ask(message, self)
            request.done.connect(self._show_preview)
            request.failed.connect(self._refused)

    @Slot(object)
    def _show_preview(self, preview: MergePreview) -> None:
        self._preview = preview
        for record, column in ((preview.kept, 0), (preview.merged, 1)):
            for (cells, field), text in zip(zip(self._cells, (*_FIELDS, ""), strict=True), _texts(record), strict=True):
                cells[column].setText(text)
                set_look(cells[column], "fault" if field in preview.differing else "")
        words = tr("▲ The two say different things: look twice whether they are one person.")
        self._differs.setText(words if preview.differing else "")
        self._judge()

    # --- what is asked ---------------------------------------------------------------------------------------------

    @property
    def _chosen(self) -> MergeView | None:
        items = self.joined.selectedItems()
        return self._merges.get(str(items[0].data(0, _ID_ROLE))) if items else None

    @Slot()
    def _judge(self) -> None:
        chosen = self._chosen
        self.undo.setEnabled(not self._may_not and chosen is not None and not chosen.undone)
        self.undo.setToolTip(self._may_not or tr("They are two persons after all"))
        self._comparison.setVisible(self._preview is not None)
        self._intro.setVisible(self._preview is None)
        self.join.setEnabled(not self._may_not and self._preview is not None)
        self.join.setToolTip(self._may_not or tr("With a reason; it can be undone"))
        self.search.setEnabled(not self._may_not)

    @Slot()
    def _ask_join(self) -> None:
        if self._preview is not None:
            numbers = self._preview.merged.patient.hospital_number, self._preview.kept.patient.hospital_number
            words = tr("Record {other} is joined to {kept}. Why are they one person?").format(
                other=numbers[0], kept=numbers[1]
            )
            self.reason.ask("join", words, tr("Join the two"))

    @Slot()
    def _ask_undo(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        words = tr("Record {number} is its own again. Why?").format(number=chosen.merged.hospital_number)
        if chosen.sessions_since:
            stays = counted("%n session(s) recorded since stay with the record that was kept.", chosen.sessions_since)
            words = f"{words} {stays}"
        self.reason.ask(f"undo {chosen.merge_id}", words, tr("Take the two apart"), danger=True)

    @Slot(str, str)
    def _given(self, about: str, reason: str) -> None:
        what, _, merge_id = about.partition(" ")
        if what == "undo":
            self._ask(UndoMerge(patient_id=self._patient_id, merge_id=merge_id, reason=reason))
        elif self._preview is not None:
            self._ask(
                MergePatients(
                    patient_id=self._patient_id,
                    merged_id=self._preview.merged.patient.patient_id,
                    kept_version=self._preview.kept.version,
                    merged_version=self._preview.merged.version,
                    reason=reason,
                )
            )

    def _ask(self, message: Message) -> None:
        self.fault.take_back()
        request = self._link.ask(message, self)
        request.done.connect(self._has_changed)
        request.failed.connect(self._refused)

    @Slot()
    def _has_changed(self) -> None:
        self.search.clear()
        self.found.clear()
        self._preview = None
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
        self.refresh()

    @Slot(object)
    def _refused(self, error: NeuraScaleError) -> None:
        self.fault.say(said(error.what), said(error.advice))


def named(patient: PatientView) -> str:
    """A record in one line, with two identifiers."""
    return f"{full_name(patient)}  ·  {patient.hospital_number}  ·  {date_text(patient.birth_date)}"


def _texts(record: RecordToMerge) -> tuple[str, ...]:
    patient = record.patient
    holds = (
        counted("%n session(s)", record.sessions),
        counted("%n consent(s)", record.consents),
        counted("%n report(s)", record.reports),
    )
    numbers = ", ".join((patient.hospital_number, *patient.other_numbers))
    born = date_text(patient.birth_date)
    return numbers, patient.family_name, patient.given_name, born, sex_text(patient.sex), ", ".join(holds)
