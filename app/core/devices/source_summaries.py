"""What a recording file is, in a line for the list of devices, without opening it for playing.

Guarantees: no reader of a foreign format is imported, and of a long file only headers are read. Does not: promise
that it can be played to its end. Any thread.
"""

from pathlib import Path

from app.core.devices.source_formats import CLAIMED, SourceFormat, format_of
from app.core.errors import SourceFileFault

_FIRST_CHUNKS = 500


def summary_of(path: Path) -> str | None:
    """What the file is; None where nothing says that it is a recording.

    Raises:
        SourceFileFault: It cannot be played, and why.
    """
    found = format_of(path) or CLAIMED.get(path.suffix.lower())
    match found:
        case SourceFormat.BRAINVISION:
            return _brainvision(path)
        case SourceFormat.FIF:
            return _fif(path)
        case SourceFormat.XDF:
            from app.core.devices.xdf_layout import read_xdf_layout

            n_streams = len(read_xdf_layout(path, most_chunks=_FIRST_CHUNKS).streams)
            return f"XDF, {n_streams} stream{'s' if n_streams != 1 else ''}"
        case SourceFormat.OPENBCI:
            from app.core.devices.openbci_text import read_openbci_header

            header = read_openbci_header(path)
            return f"OpenBCI text, {header.n_exg} channels, {header.rate_hz:g} Hz"
        case SourceFormat.EDF:
            return _edf(path)
    return None


def _brainvision(path: Path) -> str:
    from app.core.devices.brainvision_source import read_brainvision_header

    header = read_brainvision_header(path)
    length = "" if header.n_samples is None else f", {header.n_samples / header.rate_hz:.0f} s"
    return f"BrainVision, {header.n_channels} channels, {header.rate_hz:g} Hz{length}"


def _fif(path: Path) -> str:
    from app.core.devices.fif_source import check_fif

    if not check_fif(path):
        raise SourceFileFault(f"{path.name} holds no raw signal, only events or results.")
    return "FIF"


def _edf(path: Path) -> str:
    from app.core.devices.edf_header import read_header

    header = read_header(path)
    if not header.channels:
        raise SourceFileFault(f"{path.name} holds annotations only, no signal to play.")
    rates = ", ".join(f"{rate:g}" for rate in sorted({signal.rate_hz for signal in header.channels}, reverse=True))
    summary = f"{header.format_name}, {len(header.channels)} channels, {rates} Hz, {header.duration_s:.0f} s"
    if header.warnings:
        summary += f", {len(header.warnings)} warning{'s' if len(header.warnings) > 1 else ''}"
    return summary
