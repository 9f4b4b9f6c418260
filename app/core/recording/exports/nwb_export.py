"""Exports a recording as NWB (Neurodata Without Borders 2, HDF5).

Guarantees: the recorded float32 values bit for bit; the voltages of a stream are one `ElectricalSeries` (conversion
1e-6, as they are microvolts and NWB's unit is volts), every other channel is a `TimeSeries` in its own unit. A stream
without gaps has a starting time and a rate; one with gaps has no rows for what is missing, a time for each sample,
and the table `gaps` in `intervals`. Events are the table `events` there. Times are seconds since the recording's
first sample. The finished file is read back through pynwb and compared. Samples are streamed by this module into
data sets that pynwb has laid out, so that memory does not grow with the recording's length.
Does not: know electrode positions. Any thread.
"""

import errno
import math
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import numpy as np

from app.core.devices.driver import DeviceEvent
from app.core.errors import DefectError, StorageFault
from app.core.recording.exports.contents import exported_events, recorded_values, stream_chunks
from app.core.recording.exports.identity import ExportIdentity
from app.core.recording.exports.optional_packages import optional_package
from app.core.recording.exports.staging import Staging
from app.core.recording.exports.watching import Progress, between, unwatched
from app.core.recording.framing import RecordedGap
from app.core.recording.reader import RecordingReader
from app.core.signals.channels import MICROVOLT, Channel, ChannelKind, StreamDescription

_WRITING_SHARE = 0.6
_VOLTS_PER_MICROVOLT = 1e-6
_CHUNK_ROWS = 4096
_GAP_COLUMNS = ("stream", "first_sample", "samples", "cause", "lost")
_EVENT_COLUMNS = ("text", "kind", "channels", "duration_s")


def export_nwb(
    reader: RecordingReader, out: Path, *, identity: ExportIdentity | None = None, progress: Progress = unwatched
) -> tuple[Path, ...]:
    """Write the recording to `out`.

    Args:
        out: The file; one that exists is replaced, once the new one has been checked.
        identity: Who it is of; None writes the subject "anonymous".
        progress: Told 0 to 1; what it raises ends the export.

    Raises:
        NotFound: The recording holds no sample, or pynwb is not installed.
        RecordingBroken: The recording is damaged.
        StorageFault: The file cannot be written.
        DefectError: What was read back is not what was recorded; no file is left.
    """
    total = recorded_values(reader)
    pynwb = optional_package("pynwb", "NWB")
    progress(0.0)
    series = _planned_series(reader)
    _refuse_without_room(series, out)
    with Staging() as staging:
        place = staging.place(out)
        _lay_out(pynwb, reader, series, place, identity)
        _fill(reader, series, place, total, between(progress, 0.0, _WRITING_SHARE))
        _compare(pynwb, reader, series, place, total, between(progress, _WRITING_SHARE, 1.0))
        progress(1.0)
        return staging.publish()


@dataclass(frozen=True, slots=True)
class _Series:
    """One data set.

    Attributes:
        rows: Which channels of the stream are in it.
        samples: Recorded ones.
        start_s: Time of the first.
        timed: Whether each sample has a time of its own.
    """

    name: str
    stream: StreamDescription
    rows: tuple[int, ...]
    electrical: bool
    samples: int
    start_s: float
    timed: bool

    @property
    def channels(self) -> tuple[Channel, ...]:
        return tuple(self.stream.channels[row] for row in self.rows)

    @property
    def shape(self) -> tuple[int, ...]:
        return (self.samples, len(self.rows)) if self.electrical else (self.samples,)


def _planned_series(reader: RecordingReader) -> tuple[_Series, ...]:
    planned: list[_Series] = []
    for stream, count in zip(reader.streams, reader.counts(), strict=True):
        if not count.samples:
            continue
        found = reader.stretches(stream.stream_id)
        voltages = tuple(k for k, channel in enumerate(stream.channels) if channel.unit == MICROVOLT)
        groups = [(stream.name, voltages, True)] if voltages else []
        groups += [(c.label, (k,), False) for k, c in enumerate(stream.channels) if k not in voltages]
        for name, rows, electrical in groups:
            free = _free_name(name, [one.name for one in planned])
            start_s = found[0][0] / stream.rate_hz
            planned.append(_Series(free, stream, rows, electrical, count.samples, start_s, len(found) > 1))
    return tuple(planned)


def _refuse_without_room(series: tuple[_Series, ...], out: Path) -> None:
    """Before, because HDF5 says a full disk in its own words, on standard error, while it closes."""
    needed = sum(4 * math.prod(one.shape) + 8 * one.samples * one.timed for one in series)
    free = shutil.disk_usage(out.absolute().parent).free
    if free < needed:
        raise StorageFault(
            f"{out.name} may need {needed / 1e6:.0f} MB; the disk has {free / 1e6:.0f} MB left.",
            meaning="Nothing was exported; the recording itself is intact.",
            advice="Free space, or choose another place, and export again.",
        )


def _free_name(text: str, taken: list[str]) -> str:
    """A name that HDF5 and NWB allow, and that no other series has."""
    plain = "".join("_" if c in "/:" or not c.isprintable() else c for c in text).strip(" .") or "series"
    name, number = plain, 2
    while name in taken:
        name, number = f"{plain} {number}", number + 1
    return name


def _lay_out(
    pynwb: Any, reader: RecordingReader, series: tuple[_Series, ...], place: Path, identity: ExportIdentity | None
) -> None:
    """Everything but the samples."""
    h5py = optional_package("h5py", "NWB")
    header = reader.header
    file = pynwb.NWBFile(
        session_description=f"Recorded with NeuraScale Workstation; device: {header.device}.",
        identifier=header.recording_id,
        session_start_time=datetime.fromisoformat(header.wall),
        session_id=header.session_id,
        subject=_subject(pynwb, identity),
    )
    device = file.create_device(name=_free_name(header.device, []))
    group = file.create_electrode_group(
        name="electrodes", description="electrodes of the amplifier", location="unknown", device=device
    )
    file.add_electrode_column("label", "as printed on the amplifier or in the source file")
    file.add_electrode_column("kind", "what it measures, as in BIDS-EEG")
    timed: dict[str, Any] = {}
    for one in series:
        known = timed.get(one.stream.stream_id)
        made = _made_series(pynwb, file, group, one, known)
        if one.timed and known is None:
            timed[one.stream.stream_id] = made
        file.add_acquisition(made)
    for table in (_gap_table(pynwb, reader), _event_table(pynwb, reader)):
        if table is not None:
            file.add_time_intervals(table)
    # A file that is open already, because pynwb warns of names that do not end in .nwb.
    with h5py.File(place, "w") as opened, pynwb.NWBHDF5IO(file=opened, mode="w") as io:
        io.write(file)


def _subject(pynwb: Any, identity: ExportIdentity | None) -> Any:
    if identity is None:
        return pynwb.file.Subject(subject_id="anonymous", species="Homo sapiens", sex="U")
    born = identity.birth_date and datetime.combine(identity.birth_date, time(), tzinfo=UTC)
    return pynwb.file.Subject(
        subject_id=identity.code,
        species="Homo sapiens",
        sex=identity.sex_letter or "U",
        description=identity.name,
        date_of_birth=born,
    )


def _made_series(pynwb: Any, file: Any, group: Any, one: _Series, same_times: Any) -> Any:
    when: dict[str, Any] = {"starting_time": one.start_s, "rate": one.stream.rate_hz}
    if one.timed:
        empty = pynwb.H5DataIO(shape=(one.samples,), dtype=np.float64, chunks=(min(one.samples, 1 << 16),))
        when = {"timestamps": empty if same_times is None else same_times}
    data = pynwb.H5DataIO(
        shape=one.shape,
        dtype=np.float32,
        chunks=(min(one.samples, _CHUNK_ROWS), *one.shape[1:]),
        compression="gzip",
        compression_opts=1,
        shuffle=True,
    )
    labels = ", ".join(channel.label for channel in one.channels)
    if not one.electrical:
        return pynwb.TimeSeries(name=one.name, data=data, unit=one.channels[0].unit, description=labels, **when)
    first = len(file.electrodes) if file.electrodes is not None else 0
    for channel in one.channels:
        filtering = (channel.calibration.prefiltering if channel.calibration else "") or "unknown"
        file.add_electrode(
            group=group, location="unknown", label=channel.label, kind=channel.kind.value, filtering=filtering
        )
    region = file.create_electrode_table_region(
        region=list(range(first, first + len(one.channels))), description="its channels, in order"
    )
    has_eeg = any(channel.kind is ChannelKind.EEG for channel in one.channels)
    return pynwb.ecephys.ElectricalSeries(
        name=one.name,
        data=data,
        electrodes=region,
        conversion=_VOLTS_PER_MICROVOLT,
        description=f"{'EEG' if has_eeg else 'voltages'} of the stream {one.stream.name}",
        **when,
    )


def _gap_times(reader: RecordingReader, gap: RecordedGap) -> tuple[float, float]:
    rate_hz = reader.stream(gap.stream_id).rate_hz
    return gap.first_sample / rate_hz, gap.end_sample / rate_hz


def _gap_rows(reader: RecordingReader) -> list[tuple[Any, ...]]:
    rows = [
        (*_gap_times(reader, g), reader.stream(g.stream_id).name, g.first_sample, g.n_samples, g.cause, g.is_loss)
        for g in reader.gaps()
    ]
    return sorted(rows, key=lambda row: row[:2])


def _event_row(event: DeviceEvent) -> tuple[Any, ...]:
    duration_s = float("nan") if event.duration_s is None else event.duration_s
    end_s = event.onset_s + (event.duration_s or 0.0)
    return event.onset_s, end_s, event.text, event.kind.value, "; ".join(event.channels), duration_s


def _gap_table(pynwb: Any, reader: RecordingReader) -> Any:
    told = "what is missing: samples that the source had (lost) or that its own file lacks"
    return _table(pynwb, "gaps", told, _gap_rows(reader), _GAP_COLUMNS)


def _event_table(pynwb: Any, reader: RecordingReader) -> Any:
    rows = [_event_row(event) for event in exported_events(reader)]
    return _table(pynwb, "events", "annotations and what the device told; no length is NaN", rows, _EVENT_COLUMNS)


def _table(pynwb: Any, name: str, description: str, rows: list[tuple[Any, ...]], columns: tuple[str, ...]) -> Any:
    """The table, or None where it would be empty, which NWB does not like."""
    if not rows:
        return None
    named = ("start_time", "stop_time", *columns)
    made = [
        pynwb.core.VectorData(name=column, description=column.replace("_", " "), data=list(values))
        for column, values in zip(named, zip(*rows, strict=True), strict=True)
    ]
    return pynwb.epoch.TimeIntervals(name=name, description=description, columns=made)


def _fill(reader: RecordingReader, series: tuple[_Series, ...], place: Path, total: int, progress: Progress) -> None:
    h5py = optional_package("h5py", "NWB")
    done = 0
    try:
        with h5py.File(place, "r+") as file:
            for one in series:
                group = file["acquisition"][one.name]
                at = 0
                for first, end in stream_chunks(reader, one.stream):
                    samples = reader.samples(one.stream.stream_id, first, end)[list(one.rows)]
                    group["data"][at : at + end - first] = samples.T if one.electrical else samples[0]
                    if one.timed:
                        group["timestamps"][at : at + end - first] = np.arange(first, end) / one.stream.rate_hz
                    at += end - first
                    done += samples.size
                    progress(done / total)
    except RuntimeError as error:
        # What h5py makes of a write that the disk refused, where it is not an OSError; worded where all of them are.
        raise OSError(errno.EIO, "the disk refused a write") from error


def _compare(
    pynwb: Any, reader: RecordingReader, series: tuple[_Series, ...], place: Path, total: int, progress: Progress
) -> None:
    done = 0
    h5py = optional_package("h5py", "NWB")
    with h5py.File(place, "r") as opened, pynwb.NWBHDF5IO(file=opened, mode="r") as io:
        file = io.read()
        for one in series:
            read = file.acquisition[one.name]
            if not _described_alike(read, one):
                raise DefectError("The NWB file describes a series in another way than meant.")
            at = 0
            for first, end in stream_chunks(reader, one.stream):
                samples = reader.samples(one.stream.stream_id, first, end)[list(one.rows)]
                written = np.asarray(read.data[at : at + end - first]).reshape(end - first, -1).T
                same = np.array_equal(written, samples, equal_nan=True)
                if one.timed:
                    times_s = np.asarray(read.timestamps[at : at + end - first])
                    same = same and np.array_equal(times_s, np.arange(first, end) / one.stream.rate_hz)
                if not same:
                    raise DefectError("The export of a series is not what was recorded.")
                at += end - first
                done += samples.size
                progress(done / total)
        events = [_event_row(event) for event in exported_events(reader)]
        if not _table_holds(file, "gaps", _gap_rows(reader), _GAP_COLUMNS) or not _table_holds(
            file, "events", events, _EVENT_COLUMNS
        ):
            raise DefectError("The NWB file's tables are not what was recorded.")


def _described_alike(read: Any, one: _Series) -> bool:
    if read.data.shape != one.shape or read.data.dtype != np.float32 or (read.timestamps is not None) != one.timed:
        return False
    if not one.timed and (read.starting_time, read.rate) != (one.start_s, one.stream.rate_hz):
        return False
    if not one.electrical:
        return bool(read.unit == one.channels[0].unit and read.conversion == 1.0)
    # A region's own column is that of the whole table; the region says which rows of it.
    labels = [str(read.electrodes.table["label"].data[row]) for row in read.electrodes.data[:]]
    return labels == [channel.label for channel in one.channels] and read.conversion == _VOLTS_PER_MICROVOLT


def _table_holds(file: Any, name: str, rows: list[tuple[Any, ...]], columns: tuple[str, ...]) -> bool:
    known = file.intervals or {}
    if not rows:
        return name not in known
    if name not in known:
        return False
    read = [list(known[name][column].data[:]) for column in ("start_time", "stop_time", *columns)]
    # NaN, and only NaN, is not itself; as texts two of them are the same.
    return [list(map(str, row)) for row in zip(*read, strict=True)] == [list(map(str, row)) for row in rows]
