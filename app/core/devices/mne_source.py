"""A file that mne reads, as something to be played.

Guarantees: as `source_file`; samples are those of mne in its own units, volts as microvolts, float32; they are read
as they are played, about a megabyte at once. What mne calls a skip in the acquisition is a gap, its zeros are not
samples. Does not: filter, project or reference; import mne (its callers do). One thread.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.core.devices.channel_kinds import guess_kind
from app.core.devices.foreign_readers import foreign_reader
from app.core.devices.source_file import (
    Annotation,
    SourceStream,
    demand_sane,
    fingerprint_of,
    single_precision,
    unique_labels,
)
from app.core.errors import SourceFileFault
from app.core.signals.channels import MICROVOLT, Channel, ChannelKind
from app.core.signals.electrode_positions import Point, on_unit_sphere, unit_point

_CHUNK_VALUES = 1 << 18
_SKIP = "BAD_ACQ_SKIP"
_VOLTS = 107  # FIFF_UNIT_V
_UNITS = {112: "T", 201: "T/m"}
_KINDS = {
    "eeg": ChannelKind.EEG,
    "seeg": ChannelKind.EEG,
    "ecog": ChannelKind.EEG,
    "dbs": ChannelKind.EEG,
    "eog": ChannelKind.EOG,
    "ecg": ChannelKind.ECG,
    "emg": ChannelKind.EMG,
    "resp": ChannelKind.RESPIRATION,
    "stim": ChannelKind.TRIGGER,
}


class MneSource:
    """One opened file.

    Args:
        raw: mne's `Raw`, not preloaded.
        units: The file's own units by channel, where mne keeps them.
        guess: Whether kinds are to be guessed from labels, because the format tells none.
    """

    def __init__(
        self, path: Path, raw: Any, format_name: str, warnings: list[str], *, units: dict[str, str], guess: bool
    ) -> None:
        self._path = path
        self._raw = raw
        self.format_name = format_name
        self.warnings = warnings
        self.cut = ""
        rate_hz = float(raw.info["sfreq"])
        demand_sane(path.name, rate_hz, len(raw.ch_names))
        self._factors = np.array([[1e6 if ch["unit"] == _VOLTS else 1.0] for ch in raw.info["chs"]])
        self._chunk_first, self._chunk = 0, np.empty((0, 0), np.float32)
        skips = self._skips(rate_hz)
        first_held, first_index = _stretches(skips, len(raw.times))
        n_samples = len(raw.times) - sum(end - begin for begin, end in skips)
        if not n_samples:
            raise SourceFileFault(f"{path.name} cannot be played: it holds no samples.")
        self.streams: tuple[SourceStream, ...] = (
            SourceStream(
                key="0",
                name="EEG",
                rate_hz=rate_hz,
                channels=self._channels(units, guess=guess),
                first_held=first_held,
                first_index=first_index,
                n_samples=n_samples,
            ),
        )
        self.annotations = self._annotations()

    def _skips(self, rate_hz: float) -> list[tuple[int, int]]:
        """Samples that were made up for a pause, by first and one past last."""
        skips: list[tuple[int, int]] = []
        end = 0
        for onset_s, duration_s, text in self._told():
            if text == _SKIP:
                begin = max(round(onset_s * rate_hz), end)
                end = min(max(round((onset_s + duration_s) * rate_hz), begin), len(self._raw.times))
                if end > begin:
                    skips.append((begin, end))
        return skips

    def _told(self) -> list[tuple[float, float, str]]:
        """Onset after the first sample, duration and text of every annotation, by onset."""
        told = self._raw.annotations
        first_s = float(self._raw.first_time)
        found = [
            (float(onset) - first_s, float(duration), str(text))
            for onset, duration, text in zip(told.onset, told.duration, told.description, strict=True)
        ]
        return sorted(found, key=lambda one: one[0])

    def _annotations(self) -> tuple[Annotation, ...]:
        return tuple(
            Annotation(max(round(onset_s, 9), 0.0), round(duration_s, 9), text)
            for onset_s, duration_s, text in self._told()
            if text != _SKIP
        )

    def _channels(self, units: dict[str, str], *, guess: bool) -> tuple[Channel, ...]:
        labels = unique_labels(list(self._raw.ch_names), self.warnings)
        channels = []
        kinds = self._raw.get_channel_types()
        places = _measured_places(self._raw.info["chs"], kinds)
        for label, name, info, kind, place in zip(
            labels, self._raw.ch_names, self._raw.info["chs"], kinds, places, strict=True
        ):
            own = units.get(name, "")
            unit = MICROVOLT if info["unit"] == _VOLTS else _UNITS.get(info["unit"], own)
            guessed = guess_kind(label, unit, "") if guess else _KINDS.get(kind, ChannelKind.OTHER)
            channels.append(Channel(label=label, kind=guessed, unit=unit, position=place))
        return tuple(channels)

    def fingerprint(self) -> str:
        """Raises: SourceFileFault: It cannot be read any more."""
        return fingerprint_of(self)

    def read_samples(self, stream: int, first: int, n: int) -> NDArray[np.float32]:
        """Raises: SourceFileFault: It has become shorter or unreadable."""
        source = self.streams[stream]
        index = source.index_at(first)
        if not self._chunk_first <= index < self._chunk_first + self._chunk.shape[1]:
            end = min(index + max(_CHUNK_VALUES // len(source.channels), 1), len(self._raw.times))
            with foreign_reader(self._path, "mne", [], quote=False):
                values = self._raw.get_data(start=index, stop=end, verbose="error")
            self._chunk = single_precision(values * self._factors)
            self._chunk_first = index
        within = index - self._chunk_first
        return np.ascontiguousarray(self._chunk[:, within : within + n])

    def device_time_s(self, stream: int, held: int) -> float:
        """The time axis: such a file keeps no other clock."""
        return self.streams[stream].index_at(held) / self.streams[stream].rate_hz

    def close(self) -> None:
        """Let go of the file."""
        self._raw.close()


def _stretches(skips: list[tuple[int, int]], n: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """First sample of each stretch between the skips, counted without and with them."""
    first_held: list[int] = []
    first_index: list[int] = []
    held = index = 0
    for begin, end in [*skips, (n, n)]:
        if begin > index:
            first_held.append(held)
            first_index.append(index)
            held += begin - index
        index = end
    return tuple(first_held), tuple(first_index)


def _measured_places(infos: Sequence[Mapping[str, Any]], kinds: Sequence[str]) -> list[Point | None]:
    """Where the file says that its scalp electrodes are, on the unit sphere; None where it says nothing of use.

    Contacts inside the head (stereo-EEG, grids) have places, too; those are no places on a map of the scalp.
    """
    measured = np.full((len(infos), 3), np.nan)
    for row, (info, kind) in enumerate(zip(infos, kinds, strict=True)):
        place = np.asarray(info["loc"][:3], np.float64)
        if kind == "eeg" and np.isfinite(place).all() and place.any():
            measured[row] = place
    found = on_unit_sphere(measured)
    if found is None:
        return [None] * len(infos)
    return [unit_point(*(float(axis) for axis in place)) for place in found]
