"""The formats a recording can be exported to, and the one door to them.

Guarantees: whatever the format, an export is read back and compared with the recording before anything appears under
its own name; it is anonymous unless an identity is given; its memory does not grow with the recording's length.
A format's packages are imported when it is asked for. Does not: change the recording. Any thread.
"""

from enum import StrEnum
from pathlib import Path

from app.core.errors import WrongUse
from app.core.recording.exports.identity import ExportIdentity
from app.core.recording.exports.watching import Progress, unwatched
from app.core.recording.reader import RecordingReader


class ExportFormat(StrEnum):
    """A format, by the suffix of its files (BIDS: by its name)."""

    EDF = "edf"
    BDF = "bdf"
    BIDS = "bids"
    XDF = "xdf"
    NWB = "nwb"
    CSV = "csv"


WHAT_IT_IS = {
    ExportFormat.EDF: "EDF+, 16 bit",
    ExportFormat.BDF: "BDF+, 24 bit",
    ExportFormat.BIDS: "a BIDS-EEG data set, a folder",
    ExportFormat.XDF: "as recorded by Lab Streaming Layer",
    ExportFormat.NWB: "Neurodata Without Borders, HDF5",
    ExportFormat.CSV: "tables",
}
_NAMES_NOBODY = {ExportFormat.CSV}


def file_suffix(export_format: ExportFormat) -> str:
    """Of what is written; BIDS is a folder and has none."""
    return "" if export_format is ExportFormat.BIDS else f".{export_format.value}"


def with_identity(export_format: ExportFormat) -> bool:
    """Whether the format has a place to say whose recording it is."""
    return export_format not in _NAMES_NOBODY


def chosen_format(word: str | None, out: Path) -> ExportFormat:
    """What was asked for, or what the file's name says.

    Raises:
        WrongUse: Neither says one.
    """
    said = (word or out.suffix.removeprefix(".")).casefold()
    try:
        return ExportFormat(said)
    except ValueError as error:
        known = ", ".join(ExportFormat)
        raise WrongUse(f"{out.name} does not say which format to write.", advice=f"Add --format: {known}.") from error


def export_recording(
    reader: RecordingReader,
    out: Path,
    export_format: ExportFormat,
    *,
    identity: ExportIdentity | None = None,
    discontinuous: bool = False,
    progress: Progress = unwatched,
) -> tuple[Path, ...]:
    """Write the recording; what was written, the main thing first.

    Args:
        out: The file; one that exists is replaced, once the new one has been checked. BIDS: a new folder.
        identity: Who it is of; None names nobody.
        discontinuous: EDF and BDF: one file with pauses (EDF+D, BDF+D) instead of one for each continuous stretch.
        progress: Told 0 to 1; what it raises ends the export.

    Raises:
        WrongUse: An identity for a format that cannot name anybody, or pauses for one that is not EDF or BDF.
        Conflict: The folder of a BIDS data set exists already.
        NotFound: The recording holds no sample, or a package is not installed.
        SourceFileFault: It holds what the format cannot.
        RecordingBroken: The recording is damaged.
        StorageFault: The export cannot be written.
        DefectError: What was read back is not what was recorded; nothing is left.
    """
    if identity is not None and export_format in _NAMES_NOBODY:
        raise WrongUse(f"The format {export_format} has no place to say whose recording it is.")
    if discontinuous and export_format not in (ExportFormat.EDF, ExportFormat.BDF):
        raise WrongUse(f"Only EDF and BDF know a discontinuous file; {export_format} says gaps in its own way.")
    if export_format is ExportFormat.CSV:
        from app.core.recording.exports.csv_export import export_csv

        return export_csv(reader, out, progress=progress)
    if export_format is ExportFormat.XDF:
        from app.core.recording.exports.xdf_export import export_xdf

        return export_xdf(reader, out, identity=identity, progress=progress)
    if export_format is ExportFormat.NWB:
        from app.core.recording.exports.nwb_export import export_nwb

        return export_nwb(reader, out, identity=identity, progress=progress)
    if export_format is ExportFormat.BIDS:
        from app.core.recording.exports.bids_export import export_bids

        return export_bids(reader, out, identity=identity, progress=progress)
    from app.core.recording.exports.edf_export import export_edf

    return export_edf(
        reader, out, identity=identity, progress=progress, file_format=export_format, discontinuous=discontinuous
    )
