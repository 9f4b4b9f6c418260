"""One entry of the audit in full: what it says, what led to it and what came of it, and its proof.

Guarantees: what the station withholds is named as withheld; the entry that was asked about is marked in the tree. GUI
thread only. Does not: ask the station.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHeaderView, QScrollArea, QTreeWidget, QTreeWidgetItem, QWidget

from app.core.station.audit_messages import AuditEntry, AuditRow
from app.ui.item_models.alarm_rows import local_time
from app.ui.language import counted, tr
from app.ui.said import said
from app.ui.widgets.plain import across, button, down, label

_INDEX_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class EntryView(QScrollArea):
    """See the rules at the top of this module."""

    proof_wanted = Signal(int)  # index
    entry_wanted = Signal(int)  # index of another entry of the tree
    user_wanted = Signal(str, str)  # id, name
    patient_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the focus
        self._row: AuditRow | None = None
        self._title = label("", "heading", wrap=True)
        self._about = label("", "soft", wrap=True)
        self._fields = label("", "small", wrap=True)
        for one in (self._about, self._fields):
            one.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.user = button(tr("What this user did"), "link", hint=tr("Show only what this user did"))
        self.user.clicked.connect(self._want_user)
        self.patient = button(tr("What is about this patient"), "link", hint=tr("Show only entries about this patient"))
        self.patient.clicked.connect(self._want_patient)
        self.proof = button(tr("Proof…"), hint=tr("Save a receipt, which proves that the log has this entry"))
        self.proof.clicked.connect(self._want_proof)
        self._chain = label("", "small", wrap=True)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("What led to it and what came of it"))
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(1)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setMinimumHeight(90)
        self.tree.itemActivated.connect(self._activated)
        body = QWidget()
        column = down(self._title, self._about, spacing=8, margins=(12, 8, 12, 10))
        column.addLayout(down(across(self.user, 1), across(self.patient, 1), spacing=0))
        column.addWidget(self._fields)
        column.addWidget(self._chain)
        column.addWidget(self.tree, 1)
        column.addLayout(across(1, self.proof))
        body.setLayout(column)
        self.setWidget(body)
        self.forget()

    @property
    def words(self) -> str:
        """All that it says."""
        return "\n".join((self._title.text(), self._about.text(), self._fields.text(), self._chain.text()))

    def forget(self) -> None:
        """Nothing is chosen."""
        self._row = None
        self._title.setText(tr("Choose an entry to see what it says, what led to it and what came of it."))
        for one in (self._about, self._fields, self._chain, self.tree, self.user, self.patient, self.proof):
            one.hide()

    def show_entry(self, entry: AuditEntry) -> None:
        row = self._row = entry.row
        self._title.setText(said(row.what))
        about = [local_time(row.when), row.who, row.on_whom]
        place = tr("Entry {index}, {event}").format(index=row.index, event=row.event_type)
        self._about.setText("\n".join((" · ".join(part for part in about if part), place)))
        lines = [
            tr("{field}: not shown to you").format(field=one.name) if one.withheld else f"{one.name}: {one.value}"
            for one in entry.fields
        ]
        if entry.erased:
            lines = [tr("What it said was erased with the person it was about.")]
        lines.append(tr("Leaf: {hash}").format(hash=entry.leaf_hash))
        # A long value (a digest) has no space to break at; these are places to break, not letters.
        self._fields.setText("\n".join(_breakable(line) for line in lines))
        self._show_tree(entry)
        self.user.setVisible(bool(row.user_id))
        self.patient.setVisible(bool(row.patient_id))
        for one in (self._about, self._fields, self._chain, self.tree, self.proof):
            one.show()

    def _show_tree(self, entry: AuditEntry) -> None:
        self.tree.clear()
        parents: list[QTreeWidgetItem] = []
        for step in entry.tree:
            item = QTreeWidgetItem([f"{local_time(step.when)}  {said(step.what)}"])
            item.setData(0, _INDEX_ROLE, step.index)
            if step.asked:
                font = item.font(0)
                font.setBold(True)
                item.setFont(0, font)
            depth = min(step.depth, len(parents))
            if depth:
                parents[depth - 1].addChild(item)
            else:
                self.tree.addTopLevelItem(item)
            parents[depth:] = [item]
        self.tree.expandAll()
        chain = counted("%n event(s) in its chain", entry.chain)
        self._chain.setText(
            tr("{chain}; the tree is longer than shown").format(chain=chain) if entry.tree_cut else chain
        )

    @Slot(QTreeWidgetItem, int)
    def _activated(self, item: QTreeWidgetItem, _column: int) -> None:
        self.entry_wanted.emit(int(item.data(0, _INDEX_ROLE)))

    @Slot()
    def _want_proof(self) -> None:
        if self._row is not None:
            self.proof_wanted.emit(self._row.index)

    @Slot()
    def _want_user(self) -> None:
        if self._row is not None:
            self.user_wanted.emit(self._row.user_id, self._row.who)

    @Slot()
    def _want_patient(self) -> None:
        if self._row is not None:
            self.patient_wanted.emit(self._row.patient_id, self._row.on_whom)


def _breakable(text: str, at_most: int = 24) -> str:
    return " ".join(
        "\u200b".join(word[at : at + at_most] for at in range(0, len(word), at_most)) for word in text.split(" ")
    )
