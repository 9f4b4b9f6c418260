"""One montage, as it is typed: name, key, derivations, and a quick way to type a chain.

Guarantees: what is typed is what `typed` gives; what ships can be looked at only. GUI thread only.
Does not: judge, keep or choose montages (see `montage_editor`).
"""

import itertools
from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from app.ui.dialogs.montage_table import DerivationTable
from app.ui.language import tr
from app.ui.signal_views.montage_definitions import COMPUTED_NAMES, Derivation, MontageDefinition
from app.ui.signal_views.montage_words import word_of
from app.ui.widgets.plain import across, button, down, label


def plain_button(text: str, hint: str) -> QPushButton:
    """A button that Enter in a field does not press."""
    made = button(text, hint=hint)
    made.setAutoDefault(False)
    return made


def computed_text(name: str) -> str:
    """How a montage that no list of derivations describes is computed."""
    return {
        "Referential": tr("Every channel as it was recorded, against the reference of the amplifier."),
        "Average reference": tr(
            "Every electrode minus the average of all EEG electrodes that are not marked bad. Channels that are not "
            "EEG, or were recorded against another reference, are shown as recorded."
        ),
        "Laplacian": tr(
            "Every electrode minus the mean of its nearest neighbours, weighted by the inverse of their distance "
            "(Hjorth 1975 and 1980). Four neighbours, and all as far away as the fourth, within 50 degrees on the "
            "sphere; at the edge of the head they lie on one side only. An electrode needs three."
        ),
    }[name]


class MontageForm(QWidget):
    """See the rules at the top of this module."""

    edited = Signal()
    key_chosen = Signal(int)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._shown = MontageDefinition(name="")
        self._may_edit = False
        self._build()
        self._wire()

    def _build(self) -> None:
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the montage"))
        self.name.setMaxLength(60)
        self.key = QComboBox()
        self.key.setAccessibleName(tr("Key of the montage"))
        self.key.setMinimumWidth(190)
        name_label, key_label = label(tr("Name")), label(tr("Key"))
        name_label.setBuddy(self.name)
        key_label.setBuddy(self.key)
        self.about = label("", "soft", wrap=True)
        self.table = DerivationTable()
        self.add_button = plain_button(tr("Add row"), tr("A derivation below the row chosen"))
        self.remove_button = plain_button(tr("Remove"), tr("Take the chosen rows out"))
        self.up_button = plain_button(tr("Up"), tr("Move the row up"))
        self.down_button = plain_button(tr("Down"), tr("Move the row down"))
        self.chain = QLineEdit()
        self.chain.setAccessibleName(tr("Electrodes of a chain"))
        self.chain.setPlaceholderText(tr("A chain of electrodes: Fp1 F7 T7 P7 O1"))
        self.chain_group = QLineEdit()
        self.chain_group.setAccessibleName(tr("Group of the chain"))
        self.chain_group.setPlaceholderText(tr("Group"))
        self.chain_group.setMaximumWidth(180)
        self.chain_button = plain_button(tr("Add chain"), tr("A derivation for each pair of neighbours in the chain"))
        self._to_edit: tuple[QWidget, ...] = (
            *(self.add_button, self.remove_button, self.up_button, self.down_button),
            *(self.chain, self.chain_group, self.chain_button),
        )
        column = down(across(name_label, self.name, key_label, self.key), self.about, self.table, spacing=10)
        column.setStretch(2, 1)
        column.addLayout(across(*self._to_edit[:4], 1, spacing=6))
        column.addLayout(across(self.chain, self.chain_group, self.chain_button, spacing=6))
        self._filler = QWidget()
        column.addWidget(self._filler, 1)
        self.setLayout(column)

    def _wire(self) -> None:
        self.name.textEdited.connect(self._tell)
        self.table.edited.connect(self._tell)
        self.key.currentIndexChanged.connect(self._tell_key)
        self.add_button.clicked.connect(self.add_row)
        self.remove_button.clicked.connect(self.table.remove_chosen)
        self.up_button.clicked.connect(self.move_up)
        self.down_button.clicked.connect(self.move_down)
        self.chain_button.clicked.connect(self.add_chain)
        self.chain.returnPressed.connect(self.add_chain)
        self.chain_group.returnPressed.connect(self.add_chain)

    def show_montage(self, definition: MontageDefinition, *, may_edit: bool) -> None:
        """Show this one instead; tells nobody."""
        self._showing = True
        self._shown, self._may_edit = definition, may_edit
        computed = definition.name in COMPUTED_NAMES
        self.name.setText(word_of(definition.name))
        self.name.setReadOnly(not may_edit)
        self.about.setText(computed_text(definition.name) if computed else definition.source)
        self.about.setVisible(bool(self.about.text()))
        self.table.setVisible(not computed)
        self._filler.setVisible(computed)
        self.table.show_derivations(definition.derivations, may_edit=may_edit)
        for one in self._to_edit:
            one.setVisible(may_edit)
        self._showing = False

    def show_keys(self, texts: Sequence[str], chosen: int) -> None:
        """Offer these keys, of which the first is none; tells nobody."""
        self._showing = True
        self.key.clear()
        self.key.addItems(list(texts))
        self.key.setCurrentIndex(chosen)
        self._showing = False

    def typed(self) -> MontageDefinition:
        """The montage as it stands here."""
        if not self._may_edit:
            return self._shown
        return msgspec.structs.replace(self._shown, name=self.name.text().strip(), derivations=self.table.derivations())

    @Slot()
    def add_row(self) -> None:
        self.table.add([Derivation(active="")])
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.edit_active()

    @Slot()
    def add_chain(self) -> None:
        """A derivation for each neighbouring pair of the electrodes typed."""
        names = self.chain.text().replace(",", " ").replace("-", " ").split()
        if len(names) < 2:
            self.refused.emit(tr("A chain needs at least two electrodes."))
            return
        group = self.chain_group.text().strip()
        pairs = itertools.pairwise(names)
        self.table.add([Derivation(active=one, reference=other, group=group) for one, other in pairs])
        self.chain.clear()

    @Slot()
    def move_up(self) -> None:
        self.table.move_chosen(-1)

    @Slot()
    def move_down(self) -> None:
        self.table.move_chosen(1)

    @Slot()
    def _tell(self) -> None:
        if not self._showing and self._may_edit:
            self.edited.emit()

    @Slot(int)
    def _tell_key(self, number: int) -> None:
        if not self._showing:
            self.key_chosen.emit(number)
