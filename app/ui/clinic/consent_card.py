"""One purpose of consent: the words as they are read out, what was given and taken back, and the box to tick.

Guarantees: the box stands below the words that it is about, and goes with them: it cannot be ticked beside the words of
an older version, and is empty again as soon as other words are shown. GUI thread only. Does not: ask the station.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QVBoxLayout, QWidget

from app.core.clinic.consent_sheet import paragraphs
from app.core.clinic.consent_texts import ConsentText
from app.core.station.consent_messages import ConsentEntryView, PurposeView
from app.ui.clinic.consent_words import entry_facts, entry_state, entry_title, purpose_state
from app.ui.language import date_text, tr
from app.ui.panels.consent_withdrawal import PURPOSE_NAMES
from app.ui.widgets.plain import across, button, down, label, line
from app.ui.widgets.state_mark import StateMark


class ConsentCard(QFrame):
    """See the rules at the top of this module."""

    ticked = Signal()
    withdraw_wanted = Signal(str)  # purpose
    paper_wanted = Signal(str, object)  # purpose, the ConsentText that is shown

    def __init__(self, purpose: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.purpose = purpose
        self._view: PurposeView | None = None
        self._language = "en"
        self._may_not = ""
        name = tr(PURPOSE_NAMES[purpose])
        self.mark = StateMark("idle", 18)
        self.title = label("", "title", wrap=True)
        self.state = label("", "soft", wrap=True)
        self._version = label("", "small", wrap=True)
        self.versions = QComboBox()
        self.versions.setAccessibleName(tr("Version of the text on {purpose}").format(purpose=name))
        self.versions.setToolTip(tr("Older versions can be read; consent is to the present one"))
        self.versions.currentIndexChanged.connect(self._show_text)
        self.words = label("", "reading", wrap=True)
        for one in (self.title, self.words):
            one.setProperty("data", True)  # in the language of the patient, not of the window
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.read = QCheckBox(tr("Was read and agreed"))
        self.read.setAccessibleName(tr("Consent to {purpose}: was read and agreed").format(purpose=name))
        self.read.setToolTip(tr("Tick it once these words were read, or heard, and agreed to"))
        self.read.toggled.connect(self._is_ticked)
        self.withdraw = button(
            tr("Withdraw consent…"), "quiet", hint=tr("The patient takes this consent back (asks first)")
        )
        self.withdraw.setAccessibleName(tr("Withdraw consent to {purpose}…").format(purpose=name))
        self.withdraw.setAutoDefault(False)
        self.withdraw.clicked.connect(self._want_withdrawal)
        self.paper = button(tr("As a page…"), "quiet", hint=tr("Save these words as a page to be signed by hand"))
        self.paper.setAccessibleName(tr("Consent to {purpose}: as a page…").format(purpose=name))
        self.paper.setAutoDefault(False)
        self.paper.clicked.connect(self._want_paper)
        self._rows: tuple[QWidget, ...] = ()
        self._entries = QVBoxLayout()
        self._entries.setSpacing(6)
        self._history = QWidget()
        self._history.setLayout(down(line(), self._entries, spacing=8))
        head = across(spacing=10)
        head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(down(self.title, self.state, spacing=1), 1)
        foot = across(self.read, 1, self.withdraw, self.paper, spacing=4)
        which = across(self._version, self.versions, spacing=10)
        which.setStretch(0, 1)
        self.setLayout(down(head, which, self.words, foot, self._history, spacing=9, margins=(16, 13, 16, 13)))
        self.read.setEnabled(False)
        self.hide()  # until there are words to read

    @property
    def is_ticked(self) -> bool:
        """Whether the present words were read and agreed to."""
        return self.read.isEnabled() and self.read.isChecked()

    @property
    def history(self) -> list[str]:
        """What is said of each entry, newest first."""
        return [row.accessibleName() for row in self._rows]

    def show_purpose(self, view: PurposeView, language: str, *, may_not: str = "") -> None:
        """As the station has it. `may_not`: why the user may change nothing; empty where they may."""
        other = self._view is None or self._view.current != view.current or self._view.text != view.text
        self._view, self._may_not = view, may_not
        if other:
            self.read.setChecked(False)
            self.versions.blockSignals(True)  # one change, not one for each item
            self.versions.clear()
            for text in reversed(view.texts):
                since = date_text(text.since.isoformat())
                self.versions.addItem(f"{text.version} ({since})", text.version)
            self.versions.setCurrentIndex(max(0, self.versions.findData(view.current)))
            self.versions.blockSignals(False)
        self.versions.setVisible(len(view.texts) > 1)
        self.show()
        mark, words = purpose_state(view)
        self.mark.show_state(mark)
        self.state.setText(words)
        standing = not view.withdrawn and any(entry.kind == "given" for entry in view.entries)
        self.withdraw.setVisible(standing)
        self.withdraw.setEnabled(not may_not)
        self.withdraw.setToolTip(may_not or tr("The patient takes this consent back (asks first)"))
        self._show_entries(view.entries)
        self.show_language(language)

    def show_language(self, language: str) -> None:
        """Show the words in another language; whoever agreed to those before has not read these."""
        if language != self._language:
            self.read.setChecked(False)
        self._language = language
        self._show_text()

    def untick(self) -> None:
        """As long as nobody has read it to the next."""
        self.read.setChecked(False)

    def _shown_text(self) -> ConsentText | None:
        if self._view is None:
            return None
        wanted = self.versions.currentData()
        return next((text for text in self._view.texts if text.version == wanted), self._view.text)

    @Slot()
    def _show_text(self) -> None:
        text, view = self._shown_text(), self._view
        if text is None or view is None:
            return
        present = text.version == view.current
        self.title.setText(text.titles.get(self._language, text.titles["en"]))
        self.words.setText("\n\n".join(paragraphs(text.words.get(self._language, text.words["en"]))))
        self.words.setAccessibleName(self.words.text())
        since = date_text(text.since.isoformat())
        told = tr("Version {version}, since {date}").format(version=text.version, date=since)
        if not present:
            told = tr("Version {version}, since {date}. Consent is to the present version, {present}.").format(
                version=text.version, date=since, present=view.current
            )
            self.read.setChecked(False)
        self._version.setText(told)
        self.read.setEnabled(present and not self._may_not)
        self.read.setToolTip(self._may_not or tr("Tick it once these words were read, or heard, and agreed to"))

    def _show_entries(self, entries: tuple[ConsentEntryView, ...]) -> None:
        for row in self._rows:
            self._entries.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = tuple(_entry_row(entry) for entry in entries)
        for row in self._rows:
            self._entries.addWidget(row)
        self._history.setVisible(bool(entries))

    @Slot()
    def _is_ticked(self) -> None:
        self.ticked.emit()

    @Slot()
    def _want_paper(self) -> None:
        text = self._shown_text()
        if text is not None:
            self.paper_wanted.emit(self.purpose, text)

    @Slot()
    def _want_withdrawal(self) -> None:
        self.withdraw_wanted.emit(self.purpose)


def _entry_row(entry: ConsentEntryView) -> QWidget:
    row = QWidget()
    mark = StateMark("good" if entry.counts else "idle", 12)
    state = entry_state(entry)
    title = f"{entry_title(entry)}. {state}".strip()
    facts = entry_facts(entry)
    inner = across(spacing=10, margins=(3, 0, 0, 0))
    inner.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    inner.addLayout(down(label(title, "small", wrap=True), label(facts, "faint", wrap=True), spacing=0), 1)
    row.setLayout(inner)
    row.setAccessibleName(f"{title} {facts}")
    return row
