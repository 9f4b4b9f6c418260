"""The texts of a report: why it was recorded, what is seen, what it means, and what the protocol wants said.

Guarantees: what was typed is not lost when somebody else has written meanwhile; what the protocol wants said and is not
said yet is marked in words; the impression takes accepted findings only, and only by a person's pressing. GUI thread
only. Does not: ask the station (the dialog does).
"""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from app.core.clinic.findings.detector_findings import accepted
from app.core.events.finding_events import StatementSaid
from app.core.station.finding_messages import FindingsView, WriteReportText
from app.ui.language import tr
from app.ui.report_editing.finding_rows import detector_words
from app.ui.report_editing.term_words import finding_label, place_text
from app.ui.said import said
from app.ui.widgets.plain import across, button, down, label

_LONGEST = 8000


class ReportTexts(QWidget):
    """See the rules at the top of this module."""

    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: FindingsView | None = None
        self._shown_version = -1
        self.indication = _editor(tr("Indication"), 54, 72)
        self.description = _editor(tr("Description"), 84, 130)
        self.impression = _editor(tr("Impression"), 84, 130)
        self.statements: dict[str, QLineEdit] = {}
        self._wanted = QVBoxLayout()
        self._wanted.setSpacing(6)
        self._wanted_head = label(tr("The protocol wants said").upper(), "overline")
        self.insert_button = button(
            tr("Put findings in"), "link", hint=tr("Add recorded and accepted findings to the impression, as text")
        )
        self.insert_button.setAutoDefault(False)
        self.insert_button.clicked.connect(self.insert_findings)
        self.save_button = button(tr("Keep texts"), "primary", keys="Ctrl+S")
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(self.save_wanted)
        self._by = label("", "faint", wrap=True)
        inner = QWidget()
        column = down(spacing=6, margins=(0, 0, 8, 0))
        for name, edit in (
            (tr("Indication"), self.indication),
            (tr("Description"), self.description),
            (tr("Impression"), self.impression),
        ):
            head = across(label(name.upper(), "overline"), 1)
            if edit is self.impression:
                head.addWidget(self.insert_button)
            column.addLayout(head)
            column.addWidget(edit)
        column.addWidget(self._wanted_head)
        column.addLayout(self._wanted)
        column.addStretch(1)
        inner.setLayout(column)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inner)
        whole = down(area, spacing=8, margins=(4, 10, 4, 4))
        whole.setStretch(0, 1)
        whole.addLayout(across(self._by, 1, self.save_button, spacing=8))
        self.setLayout(whole)

    @property
    def changed(self) -> bool:
        """Whether something was typed that is not kept."""
        view = self._view
        if view is None:
            return False
        typed = (self.indication.toPlainText(), self.description.toPlainText(), self.impression.toPlainText())
        kept = {one.key: one.said for one in view.statements}
        return (tuple(text.strip() for text in typed) != (view.indication, view.description, view.impression)) or any(
            edit.text().strip() != kept.get(key, "").strip() for key, edit in self.statements.items()
        )

    def show_view(self, view: FindingsView) -> None:
        """What is kept; what was typed meanwhile stays where the texts have not changed."""
        fresh = view.text_version != self._shown_version
        self._view = view
        if tuple(self.statements) != tuple(one.key for one in view.statements):
            self._build_statements(view)
            fresh = True
        if fresh:
            self._shown_version = view.text_version
            self.indication.setPlainText(view.indication)
            self.description.setPlainText(view.description)
            self.impression.setPlainText(view.impression)
            for one in view.statements:
                self.statements[one.key].setText(one.said)
        self._by.setText(tr("Kept by {name}").format(name=view.text_by) if view.text_by else "")
        self._wanted_head.setVisible(bool(view.statements))
        may = not view.why_not
        for edit in (self.indication, self.description, self.impression):
            edit.setReadOnly(not may)
        for line_edit in self.statements.values():
            line_edit.setReadOnly(not may)
        self.save_button.setEnabled(may)
        self.insert_button.setEnabled(may)

    def _build_statements(self, view: FindingsView) -> None:
        while (item := self._wanted.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.statements = {}
        for one in view.statements:
            caption = label(said(one.label), "small", wrap=True)
            edit = QLineEdit()
            edit.setAccessibleName(said(one.label))
            edit.setPlaceholderText(tr("Not said yet"))
            caption.setBuddy(edit)
            self._wanted.addWidget(caption)
            self._wanted.addWidget(edit)
            self.statements[one.key] = edit

    @Slot()
    def insert_findings(self) -> None:
        """Add what was recorded and accepted to the impression; proposals never."""
        view = self._view
        if view is None:
            return
        lines = []
        for one in view.findings:
            place = place_text(one.side, one.regions)
            lines.append(f"{finding_label(one)}{f' ({place})' if place else ''}.")
        recorded = {one.from_detector for one in view.findings}
        lines += [
            f"{detector_words(one)} ({' '.join(one.channels[:3])})."
            for one in accepted(view.detector_findings)
            if one.finding_id not in recorded
        ]
        text = self.impression.toPlainText().rstrip()
        fresh = [one for one in dict.fromkeys(lines) if one not in text]
        self.impression.setPlainText("\n".join(part for part in (text, *fresh) if part))

    def request(self, session_id: str) -> WriteReportText:
        """What is asked of the station."""
        return WriteReportText(
            session_id=session_id,
            version=max(0, self._shown_version),
            indication=self.indication.toPlainText().strip()[:_LONGEST],
            description=self.description.toPlainText().strip()[:_LONGEST],
            impression=self.impression.toPlainText().strip()[:_LONGEST],
            statements=tuple(StatementSaid(key=key, said=edit.text().strip()) for key, edit in self.statements.items()),
        )


def _editor(name: str, height: int, most: int) -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setAccessibleName(name)
    edit.setTabChangesFocus(True)
    edit.setMinimumHeight(height)
    edit.setMaximumHeight(most)
    return edit
