"""A BrainVision recording (.vhdr with .eeg and .vmrk), read by mne.

Guarantees: as `mne_source`; a data file that is missing, or ends inside a sample, or before what its header
announces, is named. Does not: look for the data file elsewhere than beside the header. One thread.
Source: BrainVision Core Data Format 1.0 (Brain Products).
"""

import re
from dataclasses import dataclass
from pathlib import Path

from app.core.devices.foreign_readers import foreign_reader
from app.core.devices.mne_source import MneSource
from app.core.devices.source_file import demand_sane
from app.core.errors import SourceFileFault

_MOST_HEADER_BYTES = 1 << 22
_WIDTHS = {"INT_16": 2, "UINT_16": 2, "INT_32": 4, "IEEE_FLOAT_32": 4}


@dataclass(frozen=True, slots=True)
class BrainVisionHeader:
    """What the header says about its data file.

    Attributes:
        frame_bytes: Bytes of one sample of all channels; 0 where the data is text.
        announced: Samples that the header says there are; None where it does not say.
        data_bytes: Length of the data file.
    """

    n_channels: int
    rate_hz: float
    frame_bytes: int
    announced: int | None
    data_name: str
    data_bytes: int

    @property
    def n_samples(self) -> int | None:
        """Whole samples that are there; None where that is not known from the length."""
        return self.data_bytes // self.frame_bytes if self.frame_bytes else None


def read_brainvision_header(path: Path) -> BrainVisionHeader:
    """Read and check the header file.

    Raises:
        SourceFileFault: It cannot be read or trusted, or its data file is not there.
    """
    name = path.name
    try:
        if path.stat().st_size > _MOST_HEADER_BYTES:
            raise SourceFileFault(f"{name} cannot be played: a header of more than 4 MiB cannot be.")
        text = path.read_bytes().decode("latin-1")
    except OSError as error:
        raise SourceFileFault(f"{name} cannot be read: {error.strerror or type(error).__name__}.") from error
    # Whatever follows is free text, in which such words may occur too.
    text = re.split(r"(?im)^\[comment\]", text)[0]
    n_channels = _number(name, text, "NumberOfChannels")
    interval_us = _number(name, text, "SamplingInterval")
    if interval_us <= 0:
        raise SourceFileFault(f"{name} cannot be played: its sampling interval is {interval_us:g} microseconds.")
    demand_sane(name, 1e6 / interval_us, int(n_channels))
    data_name = _value(text, "DataFile").replace("$b", path.stem).replace("\\", "/").rsplit("/", 1)[-1]
    if not data_name:
        raise SourceFileFault(f"{name} cannot be played: it does not say which file holds its data.")
    data = path.parent / data_name
    if not data.is_file():
        raise SourceFileFault(
            f"{name} cannot be played: its data file {data_name} is not beside it.",
            advice="Put the three files of the recording (.vhdr, .vmrk and the data) into one folder.",
        )
    width = 0
    if _value(text, "DataFormat").upper() != "ASCII":
        binary_format = _value(text, "BinaryFormat").upper()
        if binary_format not in _WIDTHS:
            raise SourceFileFault(f"{name} cannot be played: its binary format {binary_format!r} is not known.")
        width = _WIDTHS[binary_format]
    announced = _value(text, "DataPoints")
    return BrainVisionHeader(
        n_channels=int(n_channels),
        rate_hz=1e6 / interval_us,
        frame_bytes=width * int(n_channels),
        announced=int(announced) if announced.isdigit() else None,
        data_name=data_name,
        data_bytes=data.stat().st_size,
    )


def _value(text: str, key: str) -> str:
    found = re.search(rf"(?im)^[ \t]*{key}[ \t]*=[ \t]*([^\r\n]*)", text)
    return found.group(1).strip() if found else ""


def _number(name: str, text: str, key: str) -> float:
    value = _value(text, key)
    if not re.fullmatch(r"\d{1,12}(\.\d{1,12})?", value):
        what = f"is {value[:20]!r}" if value else "is missing"
        raise SourceFileFault(f"{name} cannot be played: {key} {what} in its header.")
    return float(value)


class BrainVisionSource(MneSource):
    """One opened recording."""

    def __init__(self, path: Path) -> None:
        """Open and check.

        Raises:
            SourceFileFault: Nothing of it can be trusted.
        """
        if path.suffix.lower() not in (".vhdr", ".ahdr"):
            # Its reader goes by the name.
            raise SourceFileFault(
                f"{path.name} cannot be played: it is a BrainVision header, but its name does not end in .vhdr.",
                advice="Give it the name it had.",
            )
        header = read_brainvision_header(path)
        cut = _cut(header)
        if header.n_samples == 0:
            raise SourceFileFault(f"{path.name} cannot be played: its data file {header.data_name} is empty.")
        warnings = [cut] if cut else []
        import mne

        with foreign_reader(path, "mne", warnings):
            raw = mne.io.read_raw_brainvision(path, preload=False, verbose="warning")
            units = {name: unit for name, unit in raw._orig_units.items() if unit != "n/a"}  # mne has no other way
            super().__init__(path, raw, "BrainVision", warnings, units=units, guess=True)
        self.cut = cut
        pauses = sum(annotation.text.startswith("New Segment") for annotation in self.annotations)
        if pauses:
            self.warnings.append(
                f"It was paused {pauses} time{'s' if pauses > 1 else ''}; its reader is not told for how long, "
                "so it is played as if without a gap. Each pause is marked."
            )


def _cut(header: BrainVisionHeader) -> str:
    if not header.frame_bytes or header.n_samples is None:
        return ""
    if header.announced is not None and header.n_samples < header.announced:
        return (
            f"Its data file {header.data_name} is cut: {header.announced:,} samples are announced, "
            f"{header.n_samples:,} are there."
        )
    if header.data_bytes % header.frame_bytes:
        return f"Its data file {header.data_name} is cut: it ends inside sample {header.n_samples + 1:,}."
    return ""
