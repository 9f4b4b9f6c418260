"""How a data folder is opened from the window: made for one of the two kinds, or unlocked with its passphrase.

Guarantees: keys are made and passphrases checked on the background thread, for they take a fifth of a second and a
keyring may ask its own questions; what comes of it arrives as a request's answer. GUI thread only.
Does not: keep a passphrase: the keys that it opens stay in this process (`app.core.store.keys.station_key`), so that a
station that is started again needs none.
"""

from PySide6.QtCore import QObject

from app.core.errors import NeuraScaleError
from app.core.settings.data_directory import DataDirectory
from app.core.settings.station_kind import StationKind, demonstration_asked
from app.core.store.keys.holders import Holder, PassphraseToBeChosen, StationLocked
from app.core.store.keys.keyring_holder import keyring_may_be_used
from app.core.store.keys.station_file import read_station_file
from app.core.store.keys.station_key import make_station_keys, unlock
from app.ui.bridge.background_work import BackgroundWork
from app.ui.bridge.requests import Request

WORK = "station-keys"


class StationOpening(QObject):
    """See the rules at the top of this module."""

    def __init__(self, data: DataDirectory, background: BackgroundWork, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._background = background

    @property
    def asks_what_for(self) -> bool:
        """Whether nobody has said yet what this folder is for: it is new, and no demonstration was asked for."""
        return not demonstration_asked() and self.kind is None and not self._data.database.exists()

    @property
    def kind(self) -> StationKind | None:
        """What the folder is for; None where that is not known yet, or cannot be read (the station says why)."""
        try:
            file = read_station_file(self._data)
        except NeuraScaleError:
            return None
        return file.kind if file is not None else None

    def make_demonstration(self, parent: QObject) -> Request:
        """A folder to try things out in."""
        data = self._data
        return self._background.do(
            WORK, lambda: make_station_keys(data, StationKind.DEMONSTRATION, Holder.FILE), parent
        )

    def make_clinical(self, parent: QObject) -> Request:
        """A folder for patients, its key in the keyring; refused with `PassphraseToBeChosen` where there is none."""
        data = self._data

        def make() -> object:
            if not keyring_may_be_used():
                raise PassphraseToBeChosen("This computer has no keyring that may be trusted.")
            return make_station_keys(data, StationKind.CLINICAL, Holder.KEYRING)

        return self._background.do(WORK, make, parent)

    def make_with_passphrase(self, passphrase: str, parent: QObject) -> Request:
        """A folder for patients, its key behind a passphrase."""
        data = self._data
        return self._background.do(
            WORK, lambda: make_station_keys(data, StationKind.CLINICAL, Holder.PASSPHRASE, passphrase), parent
        )

    def unlock(self, passphrase: str, parent: QObject) -> Request:
        """Open a folder that has a passphrase."""
        data = self._data
        return self._background.do(WORK, lambda: unlock(data, passphrase), parent)


def is_new(error: NeuraScaleError) -> bool:
    """Whether a passphrase must be chosen, not typed."""
    return error.code == PassphraseToBeChosen.code


def is_locked(error: NeuraScaleError) -> bool:
    """Whether a passphrase is what is missing. By the code: an error that came over a wire is of no finer class."""
    return error.code.startswith(StationLocked.code)
