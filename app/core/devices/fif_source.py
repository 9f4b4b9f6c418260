"""A FIF file with raw signal, read by mne.

Guarantees: as `mne_source`; a file whose tags do not follow one another to its end is refused before mne sees it. No
text of mne's is repeated, because such a file holds patient fields. Does not: play epochs, averages or event lists.
One thread.
Source: "FIF file format" (Elekta Neuromag), tags of 16 bytes, big-endian.
"""

import struct
from pathlib import Path

from app.core.devices.foreign_readers import foreign_reader
from app.core.devices.mne_source import MneSource
from app.core.errors import SourceFileFault

_TAG = struct.Struct(">iiii")
_NEXT_FOLLOWS, _NEXT_NONE = 0, -1
_RAW_BLOCKS = frozenset({102, 103, 119})  # FIFFB_RAW_DATA, FIFFB_CONTINUOUS_DATA, FIFFB_SMSH_RAW_DATA
_BLOCK_START = 104


def check_fif(path: Path) -> bool:
    """Follow its tags to the end; whether it holds raw signal.

    Raises:
        SourceFileFault: The chain of tags is broken, or it cannot be read.
    """
    size = path.stat().st_size
    position, has_raw = 0, False
    try:
        with path.open("rb") as stream:
            while position < size:
                stream.seek(position)
                head = stream.read(_TAG.size)
                if len(head) < _TAG.size:
                    raise _broken(path, position, size)
                kind, _, n_bytes, following = _TAG.unpack(head)
                end = position + _TAG.size + n_bytes
                if n_bytes < 0 or end > size:
                    raise _broken(path, position, size)
                if kind == _BLOCK_START and n_bytes == 4:
                    has_raw |= struct.unpack(">i", stream.read(4))[0] in _RAW_BLOCKS
                if following == _NEXT_NONE:
                    break
                if following != _NEXT_FOLLOWS and following <= position:
                    raise SourceFileFault(f"{path.name} cannot be played: its tag at byte {position:,} points back.")
                position = end if following == _NEXT_FOLLOWS else following
    except OSError as error:
        raise SourceFileFault(f"{path.name} cannot be read: {error.strerror or type(error).__name__}.") from error
    return has_raw


def _broken(path: Path, position: int, size: int) -> SourceFileFault:
    return SourceFileFault(
        f"{path.name} cannot be played: it is cut or damaged; the tag at byte {position:,} does not fit into its "
        f"{size:,} bytes."
    )


class FifSource(MneSource):
    """One opened file."""

    def __init__(self, path: Path) -> None:
        """Open and check.

        Raises:
            SourceFileFault: Nothing of it can be trusted, or it holds no raw signal.
        """
        if not check_fif(path):
            raise SourceFileFault(f"{path.name} cannot be played: it holds no raw signal, only events or results.")
        warnings: list[str] = []
        import mne

        with foreign_reader(path, "mne", warnings, quote=False):
            raw = mne.io.read_raw_fif(path, preload=False, on_split_missing="raise", verbose="error")
            super().__init__(path, raw, "FIF", warnings, units={}, guess=False)
