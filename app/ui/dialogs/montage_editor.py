"""The montage editor: look at all montages, make one's own, give them keys, bring them in and take them out as files.

Guarantees: what ships cannot be changed, only copied; a montage is judged while it is typed, and an electrode that this
recording does not have is told beside its derivation; nothing typed is lost by choosing another montage or by deleting,
until the window is closed, which asks once. Not modal. GUI thread only. Does not: derive or draw anything.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidget, QListWidgetItem, QWidget

from app.core.errors import NeuraScaleError
from app.core.signals.channels import Channel
from app.ui.dialogs.montage_form import MontageForm, plain_button
from app.ui.language import tr
from app.ui.said import said
from app.ui.signal_views.montage_box import KEY_ROLE, KeyedItems
from app.ui.signal_views.montage_definitions import (
    COMPUTED_NAMES,
    Derivation,
    MontageDefinition,
    electrodes_of,
    fault_of_derivation,
    fault_of_name,
    faults_of,
    shipped_definition,
)
from app.ui.signal_views.montage_electrodes import electrodes_in
from app.ui.signal_views.montage_keys import N_KEYS
from app.ui.signal_views.montage_shelf import read_montage, write_montage
from app.ui.signal_views.montage_words import word_of
from app.ui.signal_views.montages import MontageName, derivation_line
from app.ui.widgets.plain import across, button, down, frame, label, set_look

if TYPE_CHECKING:
    from app.ui.window_montages import WindowMontages

FILE_KIND = "TOML (*.toml)"


@dataclass(slots=True)
class _Entry:
    """One montage of the list. `kept` is its name on the shelf; empty for one that is not kept yet."""

    definition: MontageDefinition
    kept: str = ""
    ships: bool = False
    altered: bool = False
    key: int = 0

    @property
    def computed(self) -> bool:
        return self.ships and self.definition.name in COMPUTED_NAMES


class MontageEditor(QDialog):
    """See the rules at the top of this module."""

    def __init__(self, montages: "WindowMontages", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Montages"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._montages = montages
        self._entries: list[_Entry] = []
        self._at = -1
        self._warned = False
        self._build()
        self._wire()
        self._collect()
        shown = next((at for at, one in enumerate(self._entries) if one.definition.name == montages.shown), 0)
        self.list.setCurrentRow(shown)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.list = QListWidget()
        self.list.setProperty("look", "choices")
        self.list.setAccessibleName(tr("Montages"))
        self.list.setItemDelegate(KeyedItems(self.list))
        self.list.setMinimumWidth(250)
        card = frame("card")
        card.setLayout(down(self.list, margins=(6, 6, 6, 6)))
        self.new_button = plain_button(tr("New"), tr("An empty montage"))
        self.copy_button = plain_button(tr("Copy"), tr("A montage of your own, made from the one chosen"))
        self.delete_button = plain_button(tr("Delete"), tr("Take your own montage out of the list"))
        self.import_button = plain_button(tr("Import…"), tr("Bring in a montage from a file"))
        self.export_button = plain_button(tr("Export…"), tr("Write the montage to a file"))
        left = down(
            card,
            across(self.new_button, self.copy_button, self.delete_button, spacing=6),
            across(self.import_button, self.export_button, 1, spacing=6),
        )
        self.form = MontageForm()
        self.said = label("", "small", wrap=True)
        self.said.setMinimumHeight(34)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.show_button = plain_button(tr("Show on page"), tr("Show the traces in this montage"))
        self.keep_button = button(tr("Save"), "primary", hint=tr("Keep the montage, and show it where it is shown"))
        self.close_button = button(tr("Close"), "quiet", keys="Esc")
        for one in (self.keep_button, self.close_button):
            one.setAutoDefault(False)
        right = down(self.form, self.said, across(self.show_button, 1, self.close_button, self.keep_button))
        right.setStretch(0, 1)
        halves = across(left, right, spacing=20)
        halves.setStretch(1, 1)
        column = down(
            label(tr("Montages"), "title"),
            label(tr("A montage changes what is shown. What is recorded stays as it is."), "soft"),
            halves,
            spacing=10,
            margins=(24, 20, 24, 18),
        )
        column.setStretch(2, 1)
        self.setLayout(column)
        self.resize(1060, 680)

    def _wire(self) -> None:
        self.list.currentRowChanged.connect(self._choose)
        self.new_button.clicked.connect(self.new)
        self.copy_button.clicked.connect(self.copy)
        self.delete_button.clicked.connect(self.delete)
        self.import_button.clicked.connect(self.ask_what_to_import)
        self.export_button.clicked.connect(self.ask_where_to_export)
        self.form.edited.connect(self._edited)
        self.form.key_chosen.connect(self._key_chosen)
        self.form.refused.connect(self._refuse)
        self.show_button.clicked.connect(self.show_on_page)
        self.keep_button.clicked.connect(self.keep)
        self.close_button.clicked.connect(self.reject)

    def _collect(self) -> None:
        """All montages as they are kept now."""
        for name in MontageName:
            definition = shipped_definition(name) or MontageDefinition(name=name.value)
            self._entries.append(_Entry(definition, kept=name.value, ships=True))
        self._entries += [_Entry(one, kept=one.name) for one in self._montages.shelf.definitions]
        self.list.blockSignals(True)
        for _ in self._entries:
            self.list.addItem(QListWidgetItem())
        self.list.blockSignals(False)
        self._read_keys()
        self._name_rows()

    def _name_rows(self) -> None:
        for at, entry in enumerate(self._entries):
            words = word_of(entry.definition.name) or tr("(no name)")
            if entry.altered:
                words = tr("{name} (not saved)").format(name=words)
            key = self._montages.key_text(entry.key) if entry.kept and entry.key else ""
            item = self.list.item(at)
            item.setText(words)
            item.setData(KEY_ROLE, key)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}, {key}" if key else words)

    # --- choosing and typing -------------------------------------------------------------------------------------

    @property
    def entry(self) -> _Entry:
        """The one that is looked at."""
        return self._entries[self._at]

    @Slot(int)
    def _choose(self, row: int) -> None:
        if not 0 <= row < len(self._entries):
            return
        self._at = row
        entry = self.entry
        self.form.show_montage(entry.definition, may_edit=not entry.ships)
        self._offer_keys()
        for one in (self.copy_button, self.export_button):
            one.setEnabled(not entry.computed)
        self.delete_button.setEnabled(not entry.ships)
        self._judge()

    def _offer_keys(self) -> None:
        on_keys = self._montages.on_keys
        texts = [tr("no key")]
        for number in range(1, N_KEYS + 1):
            owner = on_keys[number - 1]
            text = self._montages.key_text(number)
            if owner and owner != self.entry.kept:
                text = tr("{key} (now {montage})").format(key=text, montage=word_of(owner))
            texts.append(text)
        self.form.show_keys(texts, self.entry.key)

    @Slot()
    def _edited(self) -> None:
        self.entry.definition = self.form.typed()
        self.entry.altered = True
        self._warned = False
        self._name_rows()
        self._judge()

    @Slot(int)
    def _key_chosen(self, number: int) -> None:
        """At once for a montage that is kept; else when it is saved."""
        self.entry.key = number
        if self.entry.kept:
            self._montages.set_key(self.entry.kept, number)
            self._read_keys()
        self._name_rows()

    def _read_keys(self) -> None:
        on_keys = self._montages.on_keys
        for entry in self._entries:
            if entry.kept:
                entry.key = on_keys.index(entry.kept) + 1 if entry.kept in on_keys else 0

    # --- judging -------------------------------------------------------------------------------------------------

    def _fault(self) -> str:
        entry = self.entry
        others = tuple(one.definition.name for one in self._entries if one is not entry and not one.ships)
        return fault_of_name(entry.definition.name, others) or next(iter(faults_of(entry.definition)), "")

    def _judge(self) -> None:
        entry = self.entry
        channels = self._montages.channels()
        remarks = [remark_of(one, channels) for one in entry.definition.derivations]
        self.form.table.show_remarks(remarks)
        fault = "" if entry.ships else self._fault()
        lacking = sum(bool(words) for words, _ in remarks)
        self.keep_button.setEnabled(not entry.ships and not fault and entry.altered)
        self.show_button.setEnabled(bool(entry.kept) and not entry.altered)
        if fault:
            self._refuse(fault)
        elif lacking:
            words = tr("{count} of {all} derivations cannot be shown with the channels there are now.")
            self._say(words.format(count=lacking, all=len(remarks)))
        elif entry.ships and not entry.computed:
            self._say(tr("It ships with the application: copy it to change it."))
        else:
            self._say("")

    def _say(self, words: str) -> None:
        set_look(self.said, "small")
        self.said.setText(words)

    @Slot(str)
    def _refuse(self, words: str) -> None:
        set_look(self.said, "fault")
        self.said.setText(words)

    # --- what is done --------------------------------------------------------------------------------------------

    @Slot()
    def new(self) -> None:
        self._add(MontageDefinition(name=self._free_name(tr("My montage"))))
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.name.selectAll()

    @Slot()
    def copy(self) -> None:
        definition = self.entry.definition
        name = self._free_name(tr("{name}, copy").format(name=word_of(definition.name)))
        # A copy is changed soon: it is not what the source describes any more.
        source = tr("Made from {name}").format(name=word_of(definition.name))
        self._add(msgspec.structs.replace(definition, name=name, source=source))

    @Slot()
    def keep(self) -> None:
        """Keep what was typed."""
        entry = self.entry
        if entry.ships or self._fault():
            return
        try:
            self._montages.keep(entry.definition, entry.kept, entry.key)
        except NeuraScaleError as error:
            self._refuse(said(f"{error.what} {error.advice}"))
            return
        entry.kept, entry.altered = entry.definition.name, False
        self._read_keys()
        self._name_rows()
        self._offer_keys()
        self._judge()
        self._say(tr("Saved."))

    @Slot()
    def delete(self) -> None:
        """Take it off the shelf; it can be saved again while this window is open."""
        entry = self.entry
        if entry.ships:
            return
        if not entry.kept:
            self._forget(self._at)
            return
        try:
            self._montages.remove(entry.kept)
        except NeuraScaleError as error:
            self._refuse(said(f"{error.what} {error.advice}"))
            return
        entry.kept, entry.altered = "", True
        self._read_keys()
        self._name_rows()
        self._judge()
        self._say(tr("Deleted. Until this window is closed, Save brings it back; Delete forgets it."))

    def _forget(self, row: int) -> None:
        del self._entries[row]
        self.list.blockSignals(True)
        self.list.takeItem(row)
        self.list.blockSignals(False)
        self._choose(self.list.currentRow())

    @Slot()
    def show_on_page(self) -> None:
        self._montages.show(self.entry.kept)

    @Slot()
    def ask_what_to_import(self) -> None:
        dialog = QFileDialog(self, tr("Import a montage"), "", FILE_KIND)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.bring_in)
        _open(dialog)

    @Slot()
    def ask_where_to_export(self) -> None:
        dialog = QFileDialog(self, tr("Export the montage"), "montage.toml", FILE_KIND)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("toml")
        dialog.fileSelected.connect(self.take_out)
        _open(dialog)

    @Slot(str)
    def bring_in(self, path: str) -> None:
        """A montage from a file, to be looked at and saved."""
        try:
            definition = read_montage(Path(path))
        except NeuraScaleError as error:
            self._refuse(said(f"{error.what} {error.advice}"))
            return
        self._add(msgspec.structs.replace(definition, name=self._free_name(definition.name)))

    @Slot(str)
    def take_out(self, path: str) -> None:
        """Write the montage that is looked at to a file."""
        try:
            write_montage(Path(path), self.entry.definition)
        except NeuraScaleError as error:
            self._refuse(said(f"{error.what} {error.advice}"))
            return
        self._say(tr("Written to {file}.").format(file=Path(path).name))

    def reject(self) -> None:
        """Close; where something is not saved, at the second time."""
        unsaved = [one.definition.name for one in self._entries if one.altered]
        if unsaved and not self._warned:
            self._warned = True
            self._refuse(tr("Not saved: {names}. Close once more to lose it.").format(names=", ".join(unsaved)))
            return
        super().reject()

    def _add(self, definition: MontageDefinition) -> None:
        self._entries.append(_Entry(definition, altered=True, key=self._montages.first_free(definition.name)))
        self.list.addItem(QListWidgetItem())
        self._warned = False
        self._name_rows()
        self.list.setCurrentRow(len(self._entries) - 1)

    def _free_name(self, wanted: str) -> str:
        taken = tuple(one.definition.name for one in self._entries if not one.ships)
        number, name = 2, wanted[:36].strip()
        while fault_of_name(name, taken):
            name, number = f"{wanted[:34].strip()} {number}", number + 1
        return name


def _open(dialog: QFileDialog) -> None:
    dialog.setModal(False)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()


def remark_of(derivation: Derivation, channels: tuple[Channel, ...]) -> tuple[str, bool]:
    """What is to be said of a derivation beside it, and whether it is a fault."""
    fault = fault_of_derivation(derivation)
    if fault:
        return fault, True
    if not channels:
        return "", False
    electrodes = electrodes_in(channels)
    if derivation_line(derivation, electrodes, len(channels)) is not None:
        return "", False
    lacking = [name for name in electrodes_of(derivation) if electrodes.row_of(name) is None]
    if not lacking:
        return tr("not possible with these channels"), False
    return tr("not here: {names}").format(names=", ".join(lacking)), False
