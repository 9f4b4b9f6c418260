"""One finding: its term, place, time and features, and a note.

Guarantees: only what there is can be chosen; a term of the whole recording has neither time nor place to fill in; what
is asked of the station is whole. GUI thread only. Does not: ask the station (the dialog does), or keep anything.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from app.core.clinic.findings.detector_findings import DetectorFinding
from app.core.clinic.findings.score_terms import score_terms
from app.core.clinic.findings.structured import Finding
from app.core.station.finding_messages import FindingsView, RecordFinding
from app.ui.language import tr
from app.ui.report_editing.term_list import TermList
from app.ui.report_editing.term_words import told
from app.ui.widgets.plain import across, button, down, label

_LONGEST_NOTE = 1000
# What a clinician most often makes of what a detector found; they choose another where it is not that.
_LIKELY = {"spike_like": "Spike", "rhythmic_run": "Abnormal-interictal-rhythmic-activity"}


class FindingForm(QWidget):
    """See the rules at the top of this module."""

    save_wanted = Signal()
    withdraw_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding: Finding | None = None
        self._from_detector = ""
        self._labels: tuple[str, ...] = ()
        self.terms = TermList()
        self.terms.chosen.connect(self._term_chosen)
        self.title = label("", "heading")
        self._build_place()
        self._build_features()
        self.note = QLineEdit()
        self.note.setMaxLength(_LONGEST_NOTE)
        self.note.setAccessibleName(tr("Note"))
        self.note.setPlaceholderText(tr("Note (no names)"))
        self.save_button = button(tr("Record finding"), "primary", keys="Ctrl+Return")
        self.withdraw_button = button(tr("Withdraw…"), "link", hint=tr("It holds no more; it is kept in the log"))
        self.new_button = button(tr("New"), "quiet", hint=tr("Begin an empty finding"))
        for one in (self.save_button, self.withdraw_button, self.new_button):
            one.setAutoDefault(False)
        self.save_button.clicked.connect(self.save_wanted)
        self.withdraw_button.clicked.connect(self.withdraw_wanted)
        self.new_button.clicked.connect(self.show_new)
        inner = QWidget()
        inner.setLayout(
            down(self.terms, self.where, self.when, self.features, self.note, spacing=10, margins=(0, 0, 8, 0))
        )
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keyboard
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        column = down(self.title, area, spacing=8, margins=(4, 10, 4, 4))
        column.setStretch(1, 1)
        column.addLayout(across(self.new_button, self.withdraw_button, 1, self.save_button, spacing=8))
        self.setLayout(column)
        self.show_new()

    def _build_place(self) -> None:
        table = score_terms()
        self.side = QComboBox()
        self.side.setAccessibleName(tr("Side"))
        self.side.addItem(tr("No side"), "")
        for one in table.side:
            self.side.addItem(told(one.words), one.key)
        self.regions = {one.key: QCheckBox(told(one.words)) for one in table.region}
        self.electrodes = QLineEdit()
        self.electrodes.setAccessibleName(tr("Electrodes"))
        self.electrodes.setPlaceholderText(tr("Electrodes, the clearest first: T7 F7"))
        boxes = QGridLayout()
        boxes.setHorizontalSpacing(10)
        for at, box in enumerate(self.regions.values()):
            boxes.addWidget(box, at // 2, at % 2)
        self.where = QWidget()
        column = down(label(tr("Where").upper(), "overline"), self.side, spacing=6)
        column.addLayout(boxes)
        column.addWidget(self.electrodes)
        self.where.setLayout(column)
        self.onset = QDoubleSpinBox()
        self.onset.setAccessibleName(tr("Time in the recording, in seconds"))
        self.length = QDoubleSpinBox()
        self.length.setAccessibleName(tr("Duration, in seconds"))
        for seconds in (self.onset, self.length):
            seconds.setDecimals(2)
            seconds.setRange(0.0, 0.0)
            seconds.setSuffix(" s")
            seconds.lineEdit().setTextMargins(10, 0, 0, 0)  # the style sheet's padding does not reach it
        self.has_time = QCheckBox(tr("At a time"))
        self.has_time.toggled.connect(self._timed)
        self.when = QWidget()
        row = across(self.has_time, self.onset, label(tr("for"), "soft"), self.length, 1, spacing=8)
        self.when.setLayout(down(label(tr("When").upper(), "overline"), spacing=6))
        layout = self.when.layout()
        assert isinstance(layout, type(down()))
        layout.addLayout(row)

    def _build_features(self) -> None:
        self.feature_boxes: dict[str, QComboBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for row, feature in enumerate(score_terms().feature):
            box = QComboBox()
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
            box.setAccessibleName(told(feature.words))
            box.addItem(tr("not said"), "")
            for value in feature.values:
                box.addItem(told(value.words), value.id)
            self.feature_boxes[feature.key] = box
            caption = label(told(feature.words), "small", wrap=True)
            caption.setBuddy(box)
            grid.addWidget(caption, row, 0)
            grid.addWidget(box, row, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        self.features = QWidget()
        column = down(label(tr("Features").upper(), "overline"), spacing=6)
        column.addLayout(grid)
        self.features.setLayout(column)

    # --- showing -------------------------------------------------------------------------------------------------

    def know(self, view: FindingsView) -> None:
        """What the recording has."""
        self._labels = view.labels
        for box in (self.onset, self.length):
            box.setMaximum(max(0.0, view.recorded_s))

    @Slot()
    def show_new(self) -> None:
        """An empty finding."""
        self._fill(None, "")
        self.title.setText(tr("New finding"))
        self.terms.choose("")

    def show_finding(self, finding: Finding) -> None:
        self._fill(finding, finding.from_detector)
        self.title.setText(tr("Change finding"))
        self.terms.choose(finding.term)

    def show_proposal(self, one: DetectorFinding) -> None:
        """A new finding that begins with what a detector found."""
        self._fill(None, one.finding_id)
        self.title.setText(tr("New finding, from what was accepted"))
        self.terms.choose(_LIKELY.get(one.kind, ""))
        self.electrodes.setText(" ".join(one.channels[:4]))
        self.has_time.setChecked(True)
        self.onset.setValue(one.onset_s)
        self.length.setValue(one.duration_s)

    def _fill(self, finding: Finding | None, from_detector: str) -> None:
        self._finding, self._from_detector = finding, from_detector
        self.side.setCurrentIndex(max(0, self.side.findData(finding.side if finding else "")))
        for key, region in self.regions.items():
            region.setChecked(finding is not None and key in finding.regions)
        self.electrodes.setText(" ".join(finding.channels) if finding else "")
        timed = finding is not None and finding.onset_s is not None
        self.has_time.setChecked(timed)
        self.onset.setValue(finding.onset_s or 0.0 if finding else 0.0)
        self.length.setValue(finding.duration_s if finding else 0.0)
        for choice in self.feature_boxes.values():
            places = [choice.findData(one) for one in (finding.features if finding else ())]
            choice.setCurrentIndex(max([0, *places]))
        self.note.setText(finding.text if finding else "")
        self.withdraw_button.setVisible(finding is not None)
        self.save_button.setText(tr("Change finding") if finding else tr("Record finding"))
        self._timed(timed)

    @Slot(str)
    def _term_chosen(self, term_id: str) -> None:
        term = score_terms().terms.get(term_id)
        self.save_button.setEnabled(term is not None)
        self.when.setVisible(term is None or not term.whole)

    @Slot(bool)
    def _timed(self, timed: bool) -> None:
        self.onset.setEnabled(timed)
        self.length.setEnabled(timed)

    # --- what is asked -------------------------------------------------------------------------------------------

    @property
    def finding(self) -> Finding | None:
        """The one that is changed; None for a new one."""
        return self._finding

    def request(self, session_id: str) -> RecordFinding | None:
        """What is asked of the station; None while no term is chosen."""
        if not self.terms.term:
            return None
        known = {one.casefold(): one for one in self._labels}
        typed = dict.fromkeys(self.electrodes.text().replace(",", " ").split())
        timed = self.has_time.isChecked() and not score_terms().term(self.terms.term).whole
        return RecordFinding(
            session_id=session_id,
            term=self.terms.term,
            finding_id=self._finding.finding_id if self._finding else "",
            version=self._finding.version if self._finding else 0,
            side=str(self.side.currentData()),
            regions=tuple(key for key, box in self.regions.items() if box.isChecked()),
            channels=tuple(known.get(one.casefold(), one) for one in typed),
            onset_s=self.onset.value() if timed else None,
            duration_s=self.length.value() if timed else 0.0,
            features=tuple(str(box.currentData()) for box in self.feature_boxes.values() if box.currentData()),
            text=self.note.text().strip(),
            from_detector=self._from_detector,
        )
