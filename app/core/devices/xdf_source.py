"""An XDF file, read by pyxdf, as something to be played: regular streams are streams, markers are annotations.

Guarantees: as `source_file`; samples are those pyxdf gives. Streams lie on one time axis, that of the stream with
most EEG channels: each marker and each stretch of every other stream is put where pyxdf's time stamps, corrected by
the recorded clock offsets, put it among that stream's samples. Clock resets, empty streams and rates that are not
what they say are named. `device_time_s` is the corrected time stamp. Does not: resample; read by parts: pyxdf holds
the whole file in memory, and one that would not fit is refused. One thread.
"""

import io
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from numpy.typing import NDArray

from app.core.devices.foreign_readers import foreign_reader
from app.core.devices.lsl_channels import channels_of, marker_text
from app.core.devices.source_file import (
    Annotation,
    SourceStream,
    demand_sane,
    fingerprint_of,
    main_first,
    single_precision,
)
from app.core.devices.xdf_layout import read_xdf_layout
from app.core.errors import SourceFileFault

_MEMORY_PER_BYTE = 3
_RATE_TOLERANCE = 0.01
_WORTH_TELLING_S = 0.01
# Unix time reaches it in the year 5138; up to there a double tells microseconds.
_LATEST_STAMP_S = 1e11
_LONGEST_PAUSE_S = 366 * 86_400.0


class XdfSource:
    """One opened file."""

    format_name = "XDF"

    def __init__(self, path: Path) -> None:
        """Open, check and read.

        Raises:
            SourceFileFault: Nothing of it can be trusted, it holds no signal, or it does not fit into memory.
        """
        self._name = path.name
        layout = read_xdf_layout(path)
        self.warnings = list(layout.warnings)
        self.cut = layout.cut
        if layout.cut:
            self.warnings.append(layout.cut)
        if layout.trusted_bytes * _MEMORY_PER_BYTE > psutil.virtual_memory().available:
            raise SourceFileFault(
                f"{path.name} cannot be played: this machine has not enough memory for it.",
                advice="Play it on a machine with more memory, or split it.",
            )
        loaded = _load(path, layout.trusted_bytes, self.warnings)
        signals, markers = self._sorted_out(loaded)
        if not signals:
            raise SourceFileFault(f"{path.name} cannot be played: it holds no regular signal, only markers or nothing.")
        self._take_signals(signals)
        self.annotations = self._marked(markers)

    def _sorted_out(self, loaded: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Regular signals and everything else that has samples."""
        signals, markers = [], []
        for stream in loaded:
            name = _told(stream, "name")
            regular = float(_told(stream, "nominal_srate") or 0) > 0 and _told(stream, "channel_format") != "string"
            if not len(stream["time_stamps"]):
                self.warnings.append(f"The stream {name!r} is empty; it is left out.")
            elif regular:
                demand_sane(self._name, float(_told(stream, "nominal_srate")), stream["time_series"].shape[1])
                signals.append(stream)
            else:
                markers.append(stream)
            resets = len(stream["info"].get("clock_segments") or ()) - 1
            if resets > 0:
                self.warnings.append(
                    f"The clock of the stream {name!r} was reset {resets} time{'s' if resets > 1 else ''} while it was "
                    "recorded; its recorded offsets put it back onto the axis of the others."
                )
        return signals, markers

    def _take_signals(self, signals: list[dict[str, Any]]) -> None:
        described = [self._describe(stream) for stream in signals]
        drafts = [
            SourceStream(
                key=str(stream["info"]["stream_id"]),
                name=name,
                rate_hz=rate_hz,
                channels=channels,
                first_held=(0,),
                first_index=(0,),
                n_samples=len(stream["time_stamps"]),
            )
            for stream, (name, rate_hz, channels, _) in zip(signals, described, strict=True)
        ]
        order = main_first(drafts)
        began_s = min(float(stream["time_stamps"][0]) for stream in signals)
        self._series = [signals[k]["time_series"] for k in order]
        self._stamps_s = [signals[k]["time_stamps"] for k in order]
        self._factors = [described[k][3] for k in order]
        streams: list[SourceStream] = []
        axis: _Axis | None = None
        for k in order:
            stretches = _stretches(signals[k])
            onsets_s = np.array([signals[k]["time_stamps"][first] for first, _ in stretches])
            axis_s = axis.at(onsets_s) if axis else onsets_s - began_s
            placed, back = _placed(drafts[k], stretches, axis_s)
            if back:
                self.warnings.append(
                    f"The time of the stream {placed.name!r} is impossible {back} times; taken as going on."
                )
            if axis:
                self._tell_drift(placed, axis, signals[k]["time_stamps"])
            axis = axis or _Axis(placed, self._stamps_s[0])
            streams.append(placed)
        assert axis is not None
        self._axis = axis
        self.streams = tuple(streams)

    def _tell_drift(self, stream: SourceStream, axis: "_Axis", stamps_s: NDArray[np.float64]) -> None:
        """Name a stream whose last sample is not where its clock puts it: its rate is not quite what it says."""
        last_s = stream.index_at(stream.n_samples - 1) / stream.rate_hz
        drift_s = last_s - float(axis.at(stamps_s[-1:])[0])
        if abs(drift_s) > max(_WORTH_TELLING_S, 1 / stream.rate_hz):
            self.warnings.append(
                f"The stream {stream.name!r} ({stream.rate_hz:g} Hz) drifts by {drift_s * 1e3:+.0f} ms against "
                "the first stream up to its end; its time stamps are kept."
            )

    def _describe(self, stream: dict[str, Any]) -> tuple[str, float, Any, NDArray[np.float64]]:
        """Name, rate, channels and factors."""
        name = _told(stream, "name") or f"Stream {stream['info']['stream_id']}"
        nominal_hz = float(_told(stream, "nominal_srate"))
        measured_hz = float(stream["info"].get("effective_srate") or 0)
        rate_hz = nominal_hz
        if len(stream["time_stamps"]) > nominal_hz and abs(measured_hz - nominal_hz) > _RATE_TOLERANCE * nominal_hz:
            rate_hz = round(measured_hz, 6)
            demand_sane(self._name, rate_hz, stream["time_series"].shape[1])
            self.warnings.append(
                f"The stream {name!r} says {nominal_hz:g} samples a second and has {rate_hz:g}; it is played as it is."
            )
        n_channels = stream["time_series"].shape[1]
        channels, factors = channels_of(name, _told(stream, "type"), _channel_texts(stream), n_channels, self.warnings)
        return name, rate_hz, channels, factors

    def _marked(self, markers: list[dict[str, Any]]) -> tuple[Annotation, ...]:
        annotations: list[Annotation] = []
        early = 0
        for stream in markers:
            onsets_s = self._axis.at(np.asarray(stream["time_stamps"], np.float64)).tolist()
            for onset_s, values in zip(onsets_s, stream["time_series"], strict=True):
                listed = values.tolist() if isinstance(values, np.ndarray) else values
                text = marker_text(_told(stream, "name"), listed, several=len(markers) > 1)
                early += onset_s < 0
                annotations.append(Annotation(max(round(onset_s, 9), 0.0), 0.0, text))
        if early:
            self.warnings.append(f"{early} of its markers lie before the first sample; they are shown at the first.")
        return tuple(sorted(annotations, key=lambda annotation: annotation.onset_s))

    def fingerprint(self) -> str:
        """Raises: nothing; it has been read."""
        return fingerprint_of(self)

    def read_samples(self, stream: int, first: int, n: int) -> NDArray[np.float32]:
        """Samples of one stream; see `SourceFile`."""
        values = self._series[stream][first : first + n].T
        factors = self._factors[stream]
        if (factors == 1).all():
            return single_precision(values)
        return single_precision(values * factors)

    def device_time_s(self, stream: int, held: int) -> float:
        """The corrected time stamp of a sample."""
        return float(self._stamps_s[stream][held])

    def close(self) -> None:
        """Let go of what was read."""
        self._series = []


class _Axis:
    """The time axis, made by the samples of the main stream."""

    def __init__(self, main: SourceStream, stamps_s: NDArray[np.float64]) -> None:
        ends = (*main.first_held[1:], main.n_samples)
        held = [k for first, end in zip(main.first_held, ends, strict=True) for k in (first, end - 1)]
        self._known_s = np.maximum.accumulate(np.array([stamps_s[k] for k in held], np.float64))
        self._axis_s = np.array([main.index_at(k) / main.rate_hz for k in held], np.float64)

    def at(self, stamps_s: NDArray[np.float64]) -> NDArray[np.float64]:
        """Seconds on the axis of each time stamp; outside the main stream the clock goes on as it is."""
        inside = np.interp(stamps_s, self._known_s, self._axis_s)
        before = np.minimum(stamps_s - self._known_s[0], 0.0)
        after = np.maximum(stamps_s - self._known_s[-1], 0.0)
        return np.asarray(inside + before + after)


def _placed(
    draft: SourceStream, stretches: list[tuple[int, int]], axis_s: NDArray[np.float64]
) -> tuple[SourceStream, int]:
    """The stream with its stretches where they lie, and how many of them begin too early or years too late."""
    first_held: list[int] = []
    first_index: list[int] = []
    end, back = 0, 0
    for (first, last), onset_s in zip(stretches, axis_s.tolist(), strict=True):
        possible = -_LONGEST_PAUSE_S < onset_s < end / draft.rate_hz + _LONGEST_PAUSE_S
        index = round(onset_s * draft.rate_hz) if possible else end
        # Two samples may be rounding; more is a clock that went back.
        back += not possible or index < end - 2
        if first_held and index <= end:
            # No gap lies between: it goes on.
            end += last + 1 - first
            continue
        first_held.append(first)
        first_index.append(max(index, end))
        end = first_index[-1] + last + 1 - first
    placed = SourceStream(
        key=draft.key,
        name=draft.name,
        rate_hz=draft.rate_hz,
        channels=draft.channels,
        first_held=tuple(first_held),
        first_index=tuple(first_index),
        n_samples=draft.n_samples,
    )
    return placed, back


def _stretches(stream: dict[str, Any]) -> list[tuple[int, int]]:
    """First and last sample of each stretch without a break; they cover the stream."""
    n = len(stream["time_stamps"])
    firsts = sorted({0, *(int(first) for first, _ in stream["info"].get("segments") or () if 0 < first < n)})
    return [(first, end - 1) for first, end in zip(firsts, [*firsts[1:], n], strict=True)]


def _load(path: Path, trusted_bytes: int, warnings: list[str]) -> list[dict[str, Any]]:
    import pyxdf

    with foreign_reader(path, "pyxdf", warnings):
        with path.open("rb") as stream:
            content = io.BytesIO(stream.read(trusted_bytes))
        loaded, _ = pyxdf.load_xdf(content)  # type: ignore[no-untyped-call]
        for one in loaded:
            # What is used later must be there and of the right shape, else it is the file's fault and not ours.
            float(_told(one, "nominal_srate") or 0)
            if _told(one, "channel_format") != "string":
                one["time_series"] = np.asarray(one["time_series"])
                if one["time_series"].ndim != 2:
                    raise ValueError("a stream without channels")
            if not (np.abs(one["time_stamps"]) < _LATEST_STAMP_S).all():
                raise ValueError("a time stamp that cannot be")
    return list(loaded)


def _told(stream: dict[str, Any], key: str) -> str:
    values = stream["info"].get(key) or [""]
    return str(values[0] or "")


def _channel_texts(stream: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Label, type and unit of each channel that is described; empty where the description is not as usual."""
    texts: list[tuple[str, str, str]] = []
    description = (stream["info"].get("desc") or [None])[0]
    channels = (description.get("channels") or [None])[0] if isinstance(description, dict) else None
    for channel in channels.get("channel", []) if isinstance(channels, dict) else []:
        if isinstance(channel, dict):
            label, own_type, unit = (str((channel.get(key) or [""])[0] or "") for key in ("label", "type", "unit"))
            texts.append((label, own_type, unit))
    return texts
