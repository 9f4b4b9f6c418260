"""What the export dialog says: of each format, of a recording, of what came of an export. Pure texts.

Guarantees: plain words; nobody is named. Does not: draw.
"""

from app.core.station.messages import RecordingView
from app.core.station.recording_messages import ExportView
from app.ui.language import counted, grouped, noop, tr
from app.ui.panels.status_line import bytes_text
from app.ui.said import said

EXPLAINED = {
    "edf": (
        noop("EDF+ (16 bit)"),
        noop(
            "Read by nearly every EEG program. Values are as the source stored them, or rounded to one in 65,536 of "
            "each channel's range."
        ),
    ),
    "bdf": (
        noop("BDF+ (24 bit)"),
        noop("As EDF+, with 24 bit: for amplifiers that measure finer than 16 bit. Fewer programs read it."),
    ),
    "bids": (
        noop("BIDS-EEG (folder)"),
        noop("A data set as brain-imaging archives want it: samples with tables of channels, events and pauses."),
    ),
    "xdf": (
        noop("XDF (Lab Streaming Layer)"),
        noop("Every value bit for bit and every sample with its own time; the devices' clocks are in it too."),
    ),
    "nwb": (
        noop("NWB (Neurodata Without Borders)"),
        noop("Every value bit for bit, in HDF5, with tables of electrodes, events and gaps. For Python and MATLAB."),
    ),
    "csv": (
        noop("CSV (tables)"),
        noop("For spreadsheets and scripts. Very large: about four times the size of the recording."),
    ),
}
CONTINUOUS_ONLY = frozenset({"bids", "xdf", "nwb", "csv"})
NAMES_NOBODY = frozenset({"csv"})


def recording_text(recording: RecordingView) -> str:
    """A line of the list: when and how long, and what is missing of it."""
    when = recording.started.replace("T", "  ")[:20].strip()
    minutes, seconds = divmod(round(recording.seconds), 60)
    lost = sum(stream.lost for stream in recording.streams)
    long = tr("{minutes} min {seconds:02d} s").format(minutes=minutes, seconds=seconds)
    missing = tr(", {lost} samples missing").format(lost=grouped(lost)) if lost else ""
    return f"{when}  ·  {long}{missing}  ·  {recording.recording_id[-12:]}"


def outcome_text(export: ExportView) -> str:
    """What is going on, or what came of it."""
    if export.state == "running":
        share = f"{round(export.progress * 100)} %"
        return tr("Writing and comparing {format}: {share}. Recording is not disturbed.").format(
            format=export.format.upper(), share=share
        )
    if export.state == "done":
        size = bytes_text(sum(one.n_bytes for one in export.files))
        files = counted("%n file(s)", len(export.files))
        return f"{said(export.text)}\n{export.target}\n{files}, {size}."
    return said(f"{export.text} {export.advice}".strip())
