"""The tables of a BIDS-EEG data set, and what explains their columns. Pure.

Guarantees: texts have no tab or line end in them; what is unknown is "n/a". Does not: write.
Source: https://bids-specification.readthedocs.io (1.10.0), sections "Electroencephalography" and "Tabular files".
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.core.devices.driver import DeviceEvent
from app.core.recording.exports.edf_header_text import short_labels
from app.core.recording.exports.edf_plan import EdfPart
from app.core.recording.exports.identity import ExportIdentity
from app.core.recording.reader import RecordingReader
from app.core.signals.channels import ChannelKind, ChannelState, StreamDescription

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
        "reference": {"Description": "What the channel is measured against, as the amplifier or the operator says"},
        "status": {"Description": "Whether the channel was judged bad, or came off, at any time of the run"},
        "status_description": {"Description": "From when on, counted from the run's first sample, and why"},
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
                "configuration": "a channel is configured otherwise from then on",
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


def channel_rows(reader: RecordingReader, part: EdfPart) -> list[list[str]]:
    """Names and units are those in the file of samples; a channel that was bad for a while is bad, and since when."""
    channels = [(stream, channel) for stream in part.streams for channel in stream.channels]
    names = short_labels([channel.label for _, channel in channels])
    units = [q.dimension for quantisations in part.quantisations for q in quantisations]
    rows = [["name", "type", "units", "description", "sampling_frequency", "reference", "status", "status_description"]]
    states = [one for k, stream in enumerate(part.streams) for one in _states(reader, part, k, stream)]
    for (stream, channel), name, unit, (status, why) in zip(channels, names, units, states, strict=True):
        rate = f"{stream.rate_hz:.12g}"
        rows.append(
            [name, CHANNEL_KINDS[channel.kind], unit, channel.label, rate, channel.reference or UNKNOWN, status, why]
        )
    return rows


def _states(reader: RecordingReader, part: EdfPart, k: int, stream: StreamDescription) -> list[tuple[str, str]]:
    """(status, status_description) by channel of a stream, over the whole file."""
    first = part.stretches[0].ranges[k][0]
    end = part.stretches[-1].ranges[k][1]
    changes = [one.first_sample for one in reader.configurations() if one.stream_id == stream.stream_id]
    moments = [first, *sorted({sample for sample in changes if first < sample < end})]
    told: list[tuple[str, str]] = []
    for row in range(len(stream.channels)):
        reasons: list[str] = []
        before = ChannelState.GOOD
        for sample in moments:
            channel = reader.channels_at(stream.stream_id, sample)[row]
            if channel.state is not before:
                since_s = (sample - first) / stream.rate_hz
                said = f"{channel.state.value} from {since_s:.3f} s"
                reasons.append(f"{said}: {channel.comment}" if channel.comment else said)
            before = channel.state
        told.append(("bad" if reasons else "good", "; ".join(reasons) or UNKNOWN))
    return told


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


def missing_before(reader: RecordingReader, streams: Sequence[StreamDescription], from_s: float, until_s: float) -> str:
    """The gaps of these streams that end a run before `until_s` and begin at or after `from_s`, in words."""
    found = []
    own = {stream.stream_id for stream in streams}
    for gap in reader.gaps():
        if gap.stream_id not in own:
            continue
        stream = reader.stream(gap.stream_id)
        half_s = 0.5 / stream.rate_hz
        if from_s - half_s <= gap.first_sample / stream.rate_hz and gap.end_sample / stream.rate_hz <= until_s + half_s:
            found.append(f"{gap.n_samples} samples of {stream.name} ({gap.cause})")
    return "; ".join(found)
