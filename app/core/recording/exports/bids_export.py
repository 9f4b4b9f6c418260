"""Exports a recording as a BIDS-EEG data set of one participant.

Guarantees: samples are written as EDF+ where the source was of at most 16 bits throughout, else as BDF+ (both are
formats that BIDS names), compared with the recording as every EDF and BDF export is. A recording with gaps becomes
one run per continuous stretch; `scans.tsv` says when each begins and what is missing before it. Participants have a
label made from the recording's identifier, also when they are named in `participants.tsv`: names of files and
folders say nothing of a patient. The folder appears at once and whole. Written to the specification directly; the
tests hold it against the official validator, and against mne-bids as a reader.
Does not: add to a data set that exists; know task, reference, ground or line frequency, and says so ("n/a").
Any thread. Source: https://bids-specification.readthedocs.io (1.10.0), Pernet et al. 2019 (EEG-BIDS).
"""

import json
import math
from collections.abc import Sequence
from datetime import UTC
from pathlib import Path
from typing import Any

from app import __version__
from app.core.errors import Conflict
from app.core.recording.exports.bids_tables import (
    CHANNEL_KINDS,
    README,
    SIDECARS,
    channel_rows,
    event_rows,
    missing_before,
    participant_rows,
    table_text,
)
from app.core.recording.exports.contents import exported_events
from app.core.recording.exports.edf_export import write_edf_parts
from app.core.recording.exports.edf_plan import EdfPart
from app.core.recording.exports.identity import ExportIdentity
from app.core.recording.exports.staging import Staging
from app.core.recording.exports.watching import Progress, unwatched
from app.core.recording.reader import RecordingReader
from app.core.signals.channels import main_stream

BIDS_VERSION = "1.10.0"
TASK = "recording"


def export_bids(
    reader: RecordingReader, out: Path, *, identity: ExportIdentity | None = None, progress: Progress = unwatched
) -> tuple[Path, ...]:
    """Write the data set `out`, a folder that does not exist yet or is empty.

    Args:
        identity: Who it is of; None writes a participant of whom nothing is known.
        progress: Told 0 to 1; what it raises ends the export.

    Raises:
        Conflict: There is something already.
        NotFound: The recording holds no sample.
        SourceFileFault: A sample is not a number; EDF cannot hold it.
        RecordingBroken: The recording is damaged.
        StorageFault: The data set cannot be written.
        DefectError: What was read back is not what was recorded; no folder is left.
    """
    if out.exists() and not (out.is_dir() and not any(out.iterdir())):
        raise Conflict(
            f"{out.name} exists already.",
            meaning="Nothing was exported; what is there was not touched.",
            advice="Name a folder that does not exist yet.",
        )
    participant = f"sub-{reader.header.recording_id.replace('-', '')[-12:]}"
    sample_bytes = 2 if _fits_16_bits(reader) else 3
    with Staging() as staging:
        root = staging.folder(out)
        folder = root / participant / "eeg"
        folder.mkdir(parents=True)
        suffix = "edf" if sample_bytes == 2 else "bdf"

        def place(group: str, number: int) -> Path:
            entities = f"task-{TASK}" + (f"_acq-{group}" if group else "")
            return folder / f"{participant}_{entities}_run-{number + 1:02d}_eeg.{suffix}"

        parts = write_edf_parts(reader, place, sample_bytes, identity=identity, progress=progress)
        files = [place(part.group, part.number) for part in parts]
        for part, file in zip(parts, files, strict=True):
            _describe_run(reader, part, file)
        _describe_participant(root, participant, reader, parts, files, identity)
        return staging.publish()


def _fits_16_bits(reader: RecordingReader) -> bool:
    calibrations = [channel.calibration for stream in reader.streams for channel in stream.channels]
    return all(c is not None and c.digital_minimum >= -32768 and c.digital_maximum <= 32767 for c in calibrations)


def _write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _write_table(path: Path, rows: Sequence[Sequence[str]]) -> None:
    path.write_text(table_text(rows), encoding="utf-8", newline="\n")


def _describe_run(reader: RecordingReader, part: EdfPart, samples: Path) -> None:
    """The files beside one file of samples."""
    stem = samples.stem.removesuffix("_eeg")
    main = main_stream(part.streams)
    kinds = [CHANNEL_KINDS[channel.kind] for stream in part.streams for channel in stream.channels]
    counts = {f"{k}ChannelCount": kinds.count(k.upper()) for k in ("EEG", "EOG", "ECG", "EMG", "Misc")}
    _write_json(
        samples.with_suffix(".json"),
        {
            "TaskName": TASK,
            "TaskDescription": "As recorded; what was done is in the events.",
            "SamplingFrequency": main.rate_hz,
            "EEGReference": "n/a",
            "EEGGround": "n/a",
            "PowerLineFrequency": "n/a",
            "SoftwareFilters": "n/a",
            "HardwareFilters": "n/a",
            "ManufacturersModelName": reader.header.device,
            "RecordingType": "continuous",
            "RecordingDuration": part.end_s - part.start_s,
            **counts,
            "TriggerChannelCount": kinds.count("TRIG"),
        },
    )
    rows = channel_rows(reader, part)
    _write_table(samples.with_name(f"{stem}_channels.tsv"), rows)
    _write_json(samples.with_name(f"{stem}_channels.json"), SIDECARS["channels"])
    begin_s = -math.inf if part.number == 0 else part.start_s
    own = {"", *(stream.stream_id for stream in part.streams)}
    events = [e for e in exported_events(reader) if begin_s <= e.onset_s < part.until_s and e.stream_id in own]
    if events:
        _write_table(samples.with_name(f"{stem}_events.tsv"), event_rows(events, part.start_s, main.rate_hz))
        _write_json(samples.with_name(f"{stem}_events.json"), SIDECARS["events"])


def _describe_participant(
    root: Path,
    participant: str,
    reader: RecordingReader,
    parts: Sequence[EdfPart],
    files: Sequence[Path],
    identity: ExportIdentity | None,
) -> None:
    """The data set's own files, and the list of the participant's runs."""
    _write_json(
        root / "dataset_description.json",
        {
            "Name": "Recording exported from NeuraScale Workstation",
            "BIDSVersion": BIDS_VERSION,
            "DatasetType": "raw",
            "GeneratedBy": [{"Name": "NeuraScale Workstation", "Version": __version__}],
        },
    )
    (root / "README.md").write_text(README, encoding="utf-8")
    rows = participant_rows(participant, identity, parts[0].start.date())
    _write_table(root / "participants.tsv", rows)
    _write_json(
        root / "participants.json",
        {name: SIDECARS["participants"][name] for name in rows[0] if name != "participant_id"},
    )
    scans = [["filename", "acq_time", "begins_at_s", "missing_before"]]
    for number, (part, file) in enumerate(zip(parts, files, strict=True)):
        began = part.start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        before = missing_before(reader, part.streams, parts[number - 1].end_s if part.number else 0.0, part.start_s)
        scans.append([f"eeg/{file.name}", began, repr(part.start_s), before])
    _write_table(root / participant / f"{participant}_scans.tsv", scans)
    _write_json(root / participant / f"{participant}_scans.json", SIDECARS["scans"])
