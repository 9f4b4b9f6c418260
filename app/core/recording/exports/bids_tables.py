"""The tables of a BIDS-EEG data set, and what explains their columns. Pure.

Guarantees: texts have no tab or line end in them; what is unknown is "n/a". Does not: write.
Source: https://bids-specification.readthedocs.io (1.10.0), sections "Electroencephalography" and "Tabular files".
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.core.devices.driver import DeviceEvent
from app.core.recording.exports.edf_export import EdfPart
from app.core.recording.exports.edf_header_text import short_labels
from app.core.recording.exports.identity import ExportIdentity
from app.core.recording.reader import RecordingReader
from app.core.signals.channels import ChannelKind, StreamDescription

UNKNOWN = "n/a"
# The kinds that channels.tsv knows for EEG; the others are MISC there.
_KNOWN_KINDS = {"EEG", "EOG", "ECG", "EMG", "RESP", "TRIG"}
CHANNEL_KINDS = {kind: kind.value.upper() if kind.value.upper() in _KNOWN_KINDS else "MISC" for kind in ChannelKind}
README = """# Recording exported from NeuraScale Workstation

One recording as it was made, unfiltered, in BIDS-EEG. Where samples are missing, the recording continues as the next
run; the `scans.tsv` of the participant says when each run begins and what is missing before it.
Every sample was compared with the recording before this folder was written.
"""
SIDECARS: dict[str, dict[str, Any]] = {
    "channels": {
        "description": {"Description": "Label as printed on the amplifier or in the source file"},
        "sampling_frequency": {"Description": "Samples a second of this channel", "Units": "Hz"},
    },
    "events": {
        "trial_type": {"Description": "The annotation's text, as it was made or as the device told it"},
        "kind": {
            "Description": "Where it comes from",
            "Levels": {
                "annotation": "an annotation of a person or of the played file",
                "lead_off": "the device says that an electrode came off",
                "lead_on": "the device says that an electrode is on again",
                "state": "the device changed its state",
            },
        },
        "channels": {"Description": "Labels of the channels it is about; n/a where it is about all"},
        "sample": {"Description": "Nearest sample of the fastest EEG stream, counted from the run's first"},
    },
    "participants": {
        "age": {"Description": "Age when the recording was made", "Units": "year"},
        "sex": {"Description": "Sex as registered", "Levels": {"F": "female", "M": "male"}},
        "hospital_number": {"Description": "The hospital's number of the patient"},
        "name": {"Description": "The patient's name"},
        "birth_date": {"Description": "The patient's date of birth"},
    },
    "scans": {
        "begins_at_s": {"Description": "When the run begins, counted from the recording's first sample", "Units": "s"},
        "missing_before": {"Description": "What is missing between the run before and this one, by stream, and why"},
    },
}


def table_text(rows: Sequence[Sequence[str]]) -> str:
    return "".join("\t".join(" ".join(cell.split()) or UNKNOWN for cell in row) + "\n" for row in rows)


def channel_rows(streams: Sequence[StreamDescription], part: EdfPart) -> list[list[str]]:
    """Names and units are those in the file of samples."""
    channels = [(stream, channel) for stream in streams for channel in stream.channels]
    names = short_labels([channel.label for _, channel in channels])
    units = [q.dimension for quantisations in part.quantisations for q in quantisations]
    rows = [["name", "type", "units", "description", "sampling_frequency"]]
    for (stream, channel), name, unit in zip(channels, names, units, strict=True):
        rows.append([name, CHANNEL_KINDS[channel.kind], unit, channel.label, f"{stream.rate_hz:.12g}"])
    return rows


def event_rows(events: Sequence[DeviceEvent], start_s: float, rate_hz: float) -> list[list[str]]:
    """Onsets count from the first sample of the run, at `start_s`."""
    rows = [["onset", "duration", "trial_type", "kind", "channels", "sample"]]
    for event in events:
        onset_s = event.onset_s - start_s
        duration = UNKNOWN if event.duration_s is None else f"{event.duration_s:.9g}"
        about = ", ".join(event.channels)
        rows.append([f"{onset_s:.12g}", duration, event.text, event.kind.value, about, str(round(onset_s * rate_hz))])
    return rows


def participant_rows(participant: str, identity: ExportIdentity | None, recorded: date) -> list[list[str]]:
    if identity is None:
        return [["participant_id", "age", "sex"], [participant, UNKNOWN, UNKNOWN]]
    born = identity.birth_date
    age = recorded.year - born.year - ((recorded.month, recorded.day) < (born.month, born.day)) if born else None
    return [
        ["participant_id", "age", "sex", "hospital_number", "name", "birth_date"],
        [
            participant,
            UNKNOWN if age is None else str(age),
            identity.sex_letter,
            identity.code,
            identity.name,
            born.isoformat() if born else UNKNOWN,
        ],
    ]


def missing_before(reader: RecordingReader, from_s: float, until_s: float) -> str:
    """The gaps that end a run before `until_s` and begin at or after `from_s`, in words."""
    found = []
    for gap in reader.gaps():
        stream = reader.stream(gap.stream_id)
        half_s = 0.5 / stream.rate_hz
        if from_s - half_s <= gap.first_sample / stream.rate_hz and gap.end_sample / stream.rate_hz <= until_s + half_s:
            found.append(f"{gap.n_samples} samples of {stream.name} ({gap.cause})")
    return "; ".join(found)
