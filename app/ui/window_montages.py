"""The window's montages: those that ship and the user's own, the keys that choose them, and the editor.

Guarantees: own montages are judged when they are loaded, and what cannot be used is told; where the montage that was
shown last is gone, the default is shown and that is told, too; switching takes effect at once, on the page only.
GUI thread only. Does not: derive anything (see `app.ui.signal_views.montages`), or touch stored data.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.core.errors import OperatorError
from app.core.signals.channels import Channel, main_stream
from app.ui.language import tr
from app.ui.shown_keys import shown_keys
from app.ui.signal_views.montage_definitions import MontageDefinition
from app.ui.signal_views.montage_keys import N_KEYS, names_on_keys, renamed, with_name_added, with_name_on
from app.ui.signal_views.montage_shelf import MontageShelf
from app.ui.signal_views.montages import MontageName

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class WindowMontages(QObject):
    """See the rules at the top of this module."""

    def __init__(self, window: "MainWindow", chosen_keys: tuple[str, ...]) -> None:
        super().__init__(window)
        self._window = window
        self._chosen_keys = chosen_keys
        self._controls = window.session.live_page.controls
        self.shelf = MontageShelf(window.links.station.data.montages)
        for fault in self.shelf.load():
            window.notices.show_error(fault)
        wanted = self._controls.settings.montage
        self._controls.editor_wanted.connect(window.dialogs.montages)
        shown_keys().changed.connect(self.show_all)
        self.show_all()
        if wanted not in self.names:
            window.notices.show_error(
                OperatorError(
                    tr("The montage “{name}” that was shown last is not there any more.").format(name=wanted),
                    meaning=tr("The traces are shown in the default montage."),
                    advice=tr("Choose another, or import it again in the montage editor."),
                )
            )

    @property
    def names(self) -> tuple[str, ...]:
        """Of all montages, those that ship first."""
        return (*(name.value for name in MontageName), *(one.name for one in self.shelf.definitions))

    @property
    def on_keys(self) -> tuple[str, ...]:
        """The montage on each key from 1 to 12; empty for none."""
        return names_on_keys(self._chosen_keys, self.names)

    @Slot()
    def show_all(self) -> None:
        """Offer all montages, with the keys in force."""
        keymap = shown_keys().keymap
        keys = {name: keymap.shown(f"montage_{at}") for at, name in enumerate(self.on_keys, start=1) if name}
        self._controls.show_montages(self.shelf.definitions, keys)

    def choose(self, number: int) -> None:
        """Show the montage on key `number`, 1 to 12; nothing where none has it."""
        name = self.on_keys[number - 1]
        if name:
            self._controls.choose_montage(name)

    # --- what the editor asks for ------------------------------------------------------------------------------

    @property
    def shown(self) -> str:
        """Name of the montage on the page."""
        return self._controls.settings.montage

    def channels(self) -> tuple[Channel, ...]:
        """The channels on the page, of the stream with most EEG; none before there is a device."""
        streams = self._controls.streams
        return main_stream(streams).channels if streams else ()

    def key_text(self, number: int) -> str:
        """The key in force for place `number`."""
        return shown_keys().keymap.shown(f"montage_{number}")

    def keep(self, definition: MontageDefinition, replaces: str, number: int) -> None:
        """Keep a montage and give it a key (0 for none).

        Raises:
            OperatorError: It breaks a rule.
            StorageFault: It cannot be written.
        """
        on_keys = self.on_keys
        was_shown = replaces and self.shown == replaces
        self.shelf.keep(definition, replaces)
        if replaces and replaces != definition.name:
            on_keys = renamed(on_keys, replaces, definition.name)
        self._set_keys(with_name_on(on_keys, definition.name, number))
        if was_shown:
            self._controls.choose_montage(definition.name)

    def first_free(self, name: str) -> int:
        """The key a new montage gets: the first that is free; 0 where none is."""
        on_keys = with_name_added(self.on_keys, name)
        return on_keys.index(name) + 1 if name in on_keys else 0

    def set_key(self, name: str, number: int) -> None:
        """Give a montage that is kept already the key of place `number` (0 for none)."""
        self._set_keys(with_name_on(self.on_keys, name, number))

    def remove(self, name: str) -> None:
        """Forget a user's own montage.

        Raises:
            StorageFault: Its file cannot be deleted.
        """
        on_keys = with_name_on(self.on_keys, name, 0)
        self.shelf.remove(name)
        self._set_keys(on_keys)

    def show(self, name: str) -> None:
        """Show it on the page."""
        self._controls.choose_montage(name)

    def _set_keys(self, on_keys: tuple[str, ...]) -> None:
        self._chosen_keys = on_keys[:N_KEYS]
        self.show_all()
        self._window.remember(montage_keys=self._chosen_keys)
