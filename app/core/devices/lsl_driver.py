"""LSL streams as one device: any number of signals and markers on one time axis.

Guarantees: a stream that is lost is told, looked for without anybody waiting, and taken up again only if it is the
same one (name, type, source id, host, channels, rate); that is told too, and what it did not deliver meanwhile is a
jump of the index. `device_time_s` is the time stamp of the source, uncorrected; the clock offset that puts it onto
this machine's LSL clock is told when it is first known and whenever it has moved by 0.1 ms. Markers are annotations
at their corrected time. Does not: dejitter. Time decides where a stream begins and where it goes on after a loss or a
pause of more than a second; in between samples follow one another. Taking a stream up again makes that one `read`
wait for its clock, about a second. One thread.
"""

from dataclasses import dataclass
from itertools import pairwise
from uuid import NAMESPACE_OID, uuid5

import numpy as np
from numpy.typing import NDArray

from app.core.clock import Clock
from app.core.devices.driver import (
    Delivery,
    DeviceDescription,
    DeviceEvent,
    DeviceEventKind,
    ElectrodeImpedance,
    EndOfSource,
    LslSpec,
    LslStream,
)
from app.core.devices.lsl_channels import channels_of, marker_text
from app.core.devices.lsl_network import LslFound, LslInlet, LslLost, LslWatch, search_lsl
from app.core.devices.source_file import SourceStream, main_first
from app.core.errors import DeviceFault, WrongUse
from app.core.identifiers import DeviceId, StreamId
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import StreamDescription

_POLL_S = 0.015
_LONGEST_JITTER_S = 1.0
_OFFSET_MOVED_S = 1e-4
_RECOVERY_S = 2.0


@dataclass(slots=True)
class _Received:
    """One chosen stream.

    Attributes:
        description: None for markers.
        inlet: None while it is lost.
        due: Index of its next sample; -1 before the first.
        last_s: Corrected time of its newest sample.
        told_offset_s: The offset told last.
    """

    found: LslFound
    inlet: LslInlet | None
    description: StreamDescription | None
    factors: NDArray[np.float64]
    offset_s: float = 0.0
    told_offset_s: float | None = None
    due: int = 0
    last_s: float | None = None
    sequence: int = 0
    lost: bool = False


class LslDriver:
    """Receives from the streams of one `LslSpec`."""

    def __init__(self, spec: LslSpec, *, clock: Clock) -> None:
        """Prepare; nothing is looked for yet.

        Raises:
            WrongUse: No stream is named.
        """
        if not spec.streams or any(stream == LslStream() for stream in spec.streams):
            raise WrongUse("No LSL stream was named.", advice="Give a name, type, source id or uid for each.")
        self._spec = spec
        self._clock = clock
        self._streams: list[_Received] = []
        self._watch: LslWatch | None = None
        self._origin_s: float | None = None
        self._started = False

    # --- life ------------------------------------------------------------------------------------------------

    def open(self) -> DeviceDescription:
        """Find the streams and connect to each.

        Raises:
            DeviceFault: One of them is not there, more than one is meant, or none is a signal.
        """
        self.close()
        chosen = self._find()
        warnings: list[str] = []
        device_id = DeviceId(f"lsl-{uuid5(NAMESPACE_OID, repr([one.identity for one in chosen])).hex[:16]}")
        try:
            for k, one in enumerate(chosen):
                self._streams.append(self._connect(one, k, device_id, warnings))
        except DeviceFault:
            self.close()
            raise
        signals = self._signals()
        if not signals:
            self.close()
            raise DeviceFault("None of the chosen LSL streams is a signal with a rate.", advice="Choose a signal too.")
        for one in chosen:
            if not one.source_id:
                warnings.append(f"The stream {one.name!r} has no source id; after a loss it is known by its name only.")
        return DeviceDescription(
            device_id=device_id,
            driver="lsl",
            name=" and ".join(dict.fromkeys(stream.found.name for stream in self._streams)).replace("/", " "),
            streams=tuple(stream.description for stream in signals if stream.description),
            live=True,
            warnings=tuple(warnings),
        )

    def _find(self) -> list[LslFound]:
        wanted = self._spec.streams
        until_ns = self._clock.monotonic_ns() + round(self._spec.timeout_s * 1e9)
        while True:
            there = search_lsl(min(1.0, self._spec.timeout_s))
            fitting = [[one for one in there if _fits(one, stream)] for stream in wanted]
            if all(fitting) or self._clock.monotonic_ns() >= until_ns:
                break
        for stream, found in zip(wanted, fitting, strict=True):
            if not found:
                raise DeviceFault(
                    f"There is no LSL stream {_said(stream)}.", advice="Start its source, then try again."
                )
            if len({one.uid for one in found}) > 1:
                raise DeviceFault(
                    f"There are {len(found)} LSL streams {_said(stream)}.", advice="Name its source id too."
                )
        return list({found[0].uid: found[0] for found in fitting}.values())

    def _connect(self, found: LslFound, k: int, device_id: DeviceId, warnings: list[str]) -> _Received:
        inlet = LslInlet(found, self._spec.timeout_s)
        offset_s = inlet.offset_s(_RECOVERY_S)
        if offset_s is None:
            warnings.append(f"The clock of the stream {found.name!r} does not answer; its times are taken as ours.")
        description, factors = None, np.ones((found.n_channels, 1))
        if found.rate_hz > 0 and not found.is_text:
            channels, factors = channels_of(found.name, found.type, inlet.channel_texts, found.n_channels, warnings)
            description = StreamDescription(
                stream_id=StreamId(str(uuid5(NAMESPACE_OID, f"{device_id}/{k}"))),
                name=found.name,
                rate_hz=found.rate_hz,
                channels=channels,
            )
        return _Received(found, inlet, description, factors, offset_s=offset_s or 0.0)

    def start(
        self, *, at_sample: dict[StreamId, int] | None = None, sequence: dict[StreamId, int] | None = None
    ) -> None:
        """Begin with what comes now; its index goes on from the sample named.

        Raises:
            DeviceFault: It is not open.
        """
        if not self._streams:
            raise DeviceFault("LSL streams were to be received before they were found.")
        begin_s = 0.0
        for stream in self._signals():
            assert stream.description is not None
            stream.due = (at_sample or {}).get(stream.description.stream_id, 0)
            stream.sequence = (sequence or {}).get(stream.description.stream_id, 0)
            begin_s = max(begin_s, stream.due / stream.found.rate_hz)
        for stream in self._streams:
            stream.last_s = stream.told_offset_s = None
            if stream.inlet is not None:
                # What waited in the buffer was sent before.
                self._pull(stream, [])
        self._begin_s, self._origin_s = begin_s, None
        self._started = True

    def stop(self) -> None:
        """Deliver no more."""
        self._started = False

    def close(self) -> None:
        """Let go of all streams."""
        self.stop()
        for stream in self._streams:
            if stream.inlet is not None:
                stream.inlet.close()
        self._streams = []
        if self._watch is not None:
            self._watch.close()
            self._watch = None

    # --- delivering --------------------------------------------------------------------------------------------

    def read(self, timeout_s: float) -> Delivery:
        """What has come; waits up to `timeout_s`. Raises nothing: a lost stream is an event, and is looked for."""
        if not self._streams or not self._started:
            self._clock.sleep(timeout_s)
            return Delivery()
        until_ns = self._clock.monotonic_ns() + round(timeout_s * 1e9)
        blocks: list[SampleBlock] = []
        events: list[DeviceEvent] = []
        while True:
            # Signals first: the first of their samples is where the axis begins.
            for stream in sorted(self._streams, key=lambda one: one.description is None):
                self._receive(stream, blocks, events)
            self._look_for_lost(events)
            left_s = (until_ns - self._clock.monotonic_ns()) * 1e-9
            if blocks or events or left_s <= 0:
                break
            self._clock.sleep(min(_POLL_S, left_s))
        ended = None
        if self._spec.duration_s is not None and self._now_s() >= self._spec.duration_s:
            ended = EndOfSource(reason="complete")
            self._started = False
        return Delivery(blocks=tuple(blocks), events=tuple(events), ended=ended)

    def measure_impedance(self) -> tuple[ElectrodeImpedance, ...]:
        """Nothing: LSL has no way to ask for it."""
        return ()

    def command(self, name: str, argument: str = "") -> None:
        """Refuse.

        Raises:
            WrongUse: Always; an LSL stream takes no commands.
        """
        raise WrongUse(f"An LSL stream does not know the command {name!r}.", advice="Command its source itself.")

    def _signals(self) -> list[_Received]:
        """The signals, the one with most EEG channels first."""
        signals = [stream for stream in self._streams if stream.description is not None]
        drafts = [
            SourceStream(str(k), "", one.found.rate_hz, one.description.channels, (0,), (0,), 1)
            for k, one in enumerate(signals)
            if one.description is not None
        ]
        return [signals[k] for k in main_first(drafts)]

    def _now_s(self) -> float:
        return max((one.due / one.found.rate_hz for one in self._streams if one.description is not None), default=0.0)

    def _pull(
        self, stream: _Received, events: list[DeviceEvent]
    ) -> tuple[NDArray[np.float64] | list[list[str]], NDArray[np.float64]]:
        assert stream.inlet is not None
        try:
            return stream.inlet.pull()
        except LslLost:
            stream.inlet.close()
            stream.inlet = None
            stream.lost = True
            events.append(self._told(f"The LSL stream {stream.found.name!r} is lost; it is looked for."))
            return [], np.empty(0)

    def _receive(self, stream: _Received, blocks: list[SampleBlock], events: list[DeviceEvent]) -> None:
        if stream.inlet is None:
            return
        values, stamps_s = self._pull(stream, events)
        if stream.inlet is not None:
            self._tell_offset(stream, events)
        if not len(stamps_s):
            return
        times_s = stamps_s + stream.offset_s
        if stream.description is None:
            several = sum(one.description is None for one in self._streams) > 1
            for time_s, sample in zip(times_s.tolist(), values, strict=True):
                text = marker_text(stream.found.name, list(sample), several=several)
                onset_s = max(self._axis_s(time_s), 0.0)
                events.append(DeviceEvent(kind=DeviceEventKind.ANNOTATION, onset_s=onset_s, duration_s=0.0, text=text))
            return
        self._place(stream, np.asarray(values, np.float64), stamps_s, times_s, blocks)

    def _axis_s(self, time_s: float) -> float:
        """A moment of this machine's LSL clock on the axis; before the first sample its beginning."""
        return self._begin_s if self._origin_s is None else self._begin_s + time_s - self._origin_s

    def _place(
        self,
        stream: _Received,
        values: NDArray[np.float64],
        stamps_s: NDArray[np.float64],
        times_s: NDArray[np.float64],
        blocks: list[SampleBlock],
    ) -> None:
        """Blocks of what came, a new one after each pause that is too long for jitter."""
        assert stream.description is not None
        rate_hz = stream.found.rate_hz
        if self._origin_s is None:
            self._origin_s = float(times_s[0])
        before_s = times_s[0] - 1 / rate_hz if stream.last_s is None else stream.last_s
        steps_s = np.diff(times_s, prepend=before_s) - 1 / rate_hz
        cuts = [0, *(k for k in np.flatnonzero(steps_s > _LONGEST_JITTER_S).tolist() if k), len(times_s)]
        for first, end in pairwise(cuts):
            new = stream.last_s is None or stream.lost or steps_s[first] > _LONGEST_JITTER_S
            if new:
                stream.due = max(round(self._axis_s(float(times_s[first])) * rate_hz), stream.due)
                stream.lost = False
            blocks.append(
                SampleBlock(
                    stream_id=stream.description.stream_id,
                    sequence=stream.sequence,
                    first_sample=stream.due,
                    device_time_s=float(stamps_s[first]),
                    host_monotonic_ns=self._clock.monotonic_ns(),
                    rate_hz=rate_hz,
                    samples=np.ascontiguousarray((values[first:end].T * stream.factors).astype(np.float32)),
                )
            )
            stream.sequence += 1
            stream.due += end - first
            stream.last_s = float(times_s[end - 1])

    def _tell_offset(self, stream: _Received, events: list[DeviceEvent]) -> None:
        assert stream.inlet is not None
        offset_s = stream.inlet.offset_s()
        if offset_s is None:
            return
        if stream.told_offset_s is None or abs(offset_s - stream.told_offset_s) >= _OFFSET_MOVED_S:
            stream.told_offset_s = offset_s
            events.append(self._told(f"Clock offset of the LSL stream {stream.found.name!r}: {offset_s:+.6f} s."))
        stream.offset_s = offset_s

    def _look_for_lost(self, events: list[DeviceEvent]) -> None:
        lost = [stream for stream in self._streams if stream.inlet is None]
        if not lost:
            if self._watch is not None:
                self._watch.close()
                self._watch = None
            return
        if self._watch is None:
            self._watch = LslWatch()
        there = self._watch.found()
        for stream in lost:
            for one in there:
                if one.identity == stream.found.identity and one.uid != stream.found.uid:
                    self._take_up(stream, one, events)
                    break

    def _take_up(self, stream: _Received, found: LslFound, events: list[DeviceEvent]) -> None:
        try:
            inlet = LslInlet(found, _RECOVERY_S)
        except DeviceFault:
            # Gone again; it is still looked for.
            return
        stream.found, stream.inlet = found, inlet
        stream.offset_s = inlet.offset_s(_RECOVERY_S) or stream.offset_s
        stream.told_offset_s = None
        events.append(self._told(f"The LSL stream {found.name!r} is back."))

    def _told(self, text: str) -> DeviceEvent:
        return DeviceEvent(kind=DeviceEventKind.STATE, onset_s=self._now_s(), duration_s=None, text=text)


def _fits(found: LslFound, wanted: LslStream) -> bool:
    return all(
        not want or want == have
        for want, have in (
            (wanted.name, found.name),
            (wanted.type, found.type),
            (wanted.source_id, found.source_id),
            (wanted.uid, found.uid),
            (wanted.hostname, found.hostname),
        )
    )


def _said(wanted: LslStream) -> str:
    told = {
        "named": wanted.name,
        "of type": wanted.type,
        "with source id": wanted.source_id,
        "with uid": wanted.uid,
        "on": wanted.hostname,
    }
    return " ".join(f"{words} {value!r}" for words, value in told.items() if value)
