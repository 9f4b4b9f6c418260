"""LSL streams as one device: any number of signals and markers on one time axis.

Guarantees: a stream that is lost is told, looked for without anybody waiting, and taken up again only if it is the
same one (name, type, source id, host, channels, rate); that is told too, and what it did not deliver meanwhile is a
jump of the index. `device_time_s` is the time stamp of the source, uncorrected; the clock offset that puts it onto this
machine's LSL clock is told every few seconds. Markers are annotations at their corrected time. Does not: dejitter. Time
decides where a stream begins, where it goes on after a loss, and where its time stamps leave out 250 ms or more
(`LslJumps`); in between samples follow one another. One thread, and another that connects to a stream that is back.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any
from uuid import NAMESPACE_OID, uuid5

import numpy as np
from numpy.typing import NDArray

from app.core.clock import Clock
from app.core.devices.driver import (
    ClockOffset,
    Delivery,
    DeviceDescription,
    DeviceEvent,
    DeviceEventKind,
    ElectrodeImpedance,
    EndOfSource,
    LslSpec,
    LslStream,
)
from app.core.devices.lsl_arrival import LslArrival
from app.core.devices.lsl_channels import channels_of, marker_text
from app.core.devices.lsl_choice import all_there, choose
from app.core.devices.lsl_jumps import LslJumps, pauses_in
from app.core.devices.lsl_network import LslFound, LslInlet, LslLost, LslWatch, lsl_clock_s, search_lsl
from app.core.devices.lsl_received import LslReceived
from app.core.devices.source_file import SourceStream, main_first
from app.core.errors import DeviceFault, WrongUse
from app.core.identifiers import DeviceId, StreamId
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import StreamDescription

_POLL_S = 0.015
_BLOCK_S = 0.02
# The library measures about as often; where it finds the same again, that is told too.
_OFFSET_EVERY_S = 5.0
_RECOVERY_S = 2.0


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
        self._streams: list[LslReceived] = []
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
        self._ask_clocks(warnings)
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
            total_samples=None
            if self._spec.duration_s is None
            else {one.description.stream_id: self._limit(one) for one in signals if one.description},
        )

    def _limit(self, stream: LslReceived) -> int:
        """Index at which the stream is to end."""
        assert self._spec.duration_s is not None
        return round(self._spec.duration_s * stream.found.rate_hz)

    def _find(self) -> list[LslFound]:
        wanted = self._spec.streams
        until_ns = self._clock.monotonic_ns() + round(self._spec.timeout_s * 1e9)
        while True:
            there = search_lsl(min(1.0, self._spec.timeout_s))
            if all_there(there, wanted) or self._clock.monotonic_ns() >= until_ns:
                return choose(there, wanted)

    def _connect(self, found: LslFound, k: int, device_id: DeviceId, warnings: list[str]) -> LslReceived:
        inlet = LslInlet(found, self._spec.timeout_s)
        description, factors = None, np.ones((found.n_channels, 1))
        if found.rate_hz > 0 and not found.is_text:
            channels, factors = channels_of(found.name, found.type, inlet.channel_texts, found.n_channels, warnings)
            description = StreamDescription(
                stream_id=StreamId(str(uuid5(NAMESPACE_OID, f"{device_id}/{k}"))),
                name=found.name,
                rate_hz=found.rate_hz,
                channels=channels,
            )
        return LslReceived(found, inlet, description, factors, LslJumps(found.rate_hz))

    def _ask_clocks(self, warnings: list[str]) -> None:
        for stream in self._streams:
            assert stream.inlet is not None
            offset_s = stream.inlet.offset_s(_RECOVERY_S)
            if offset_s is None:
                name = stream.found.name
                warnings.append(f"The clock of the stream {name!r} does not answer; its times are taken as ours.")
            stream.offset_s = offset_s or 0.0

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
            if stream.arrival is not None:
                stream.arrival.abandon()
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
        ended = EndOfSource(reason="complete") if self._is_over() else None
        self._started = ended is None
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

    def _signals(self) -> list[LslReceived]:
        """The signals, the one with most EEG channels first."""
        signals = [stream for stream in self._streams if stream.description is not None]
        drafts = [
            SourceStream(str(k), "", one.found.rate_hz, one.description.channels, (0,), (0,), 1)
            for k, one in enumerate(signals)
            if one.description is not None
        ]
        return [signals[k] for k in main_first(drafts)]

    def _is_over(self) -> bool:
        """Whether each signal has come to the end that was asked for; one that is lost is not waited for."""
        if self._spec.duration_s is None:
            return False
        signals = [stream for stream in self._streams if stream.description is not None]
        here = [stream for stream in signals if stream.inlet is not None]
        reached = [stream.due >= self._limit(stream) for stream in signals]
        return any(reached) and all(stream.due >= self._limit(stream) for stream in here)

    def _now_s(self) -> float:
        return max((one.due / one.found.rate_hz for one in self._streams if one.description is not None), default=0.0)

    def _pull(
        self, stream: LslReceived, events: list[DeviceEvent]
    ) -> tuple[NDArray[np.float64] | list[list[str]], NDArray[np.float64]]:
        assert stream.inlet is not None
        try:
            come = stream.inlet.pull()
        except LslLost:
            stream.inlet.close()
            stream.inlet = None
            events.append(self._told(f"The LSL stream {stream.found.name!r} is lost; it is looked for."))
            return [], np.empty(0)
        self._tell_offset(stream, events)
        return come

    def _receive(self, stream: LslReceived, blocks: list[SampleBlock], events: list[DeviceEvent]) -> None:
        if stream.inlet is None:
            return
        values, stamps_s = self._pull(stream, events)
        gone = stream.inlet is None
        if stream.description is None:
            self._mark(stream, values, stamps_s + stream.offset_s, events)
        else:
            last_s = None if stream.last_s is None or stream.lost else stream.last_s - stream.offset_s
            come = np.asarray(values, np.float64).reshape(len(stamps_s), len(stream.description.channels))
            taken, stamps_s = stream.jumps.take(come, stamps_s, last_s, self._clock.monotonic_ns(), everything=gone)
            self._place(stream, taken, stamps_s, blocks)
        # From the next sample on: what was held back until now is still of what came before the loss.
        stream.lost = stream.lost or gone

    def _mark(
        self,
        stream: LslReceived,
        values: Iterable[Iterable[Any]],
        times_s: NDArray[np.float64],
        events: list[DeviceEvent],
    ) -> None:
        several = sum(one.description is None for one in self._streams) > 1
        for time_s, sample in zip(times_s.tolist(), values, strict=True):
            text = marker_text(stream.found.name, list(sample), several=several)
            onset_s = max(self._axis_s(time_s), 0.0)
            events.append(DeviceEvent(kind=DeviceEventKind.ANNOTATION, onset_s=onset_s, duration_s=0.0, text=text))

    def _axis_s(self, time_s: float) -> float:
        """A moment of this machine's LSL clock on the axis; before the first sample its beginning."""
        return self._begin_s if self._origin_s is None else self._begin_s + time_s - self._origin_s

    def _place(
        self,
        stream: LslReceived,
        values: NDArray[np.float64],
        stamps_s: NDArray[np.float64],
        blocks: list[SampleBlock],
    ) -> None:
        """Blocks of what came, none longer than 20 ms, and a new one after each pause."""
        if not len(stamps_s):
            return
        assert stream.description is not None
        rate_hz, times_s = stream.found.rate_hz, stamps_s + stream.offset_s
        if self._origin_s is None:
            self._origin_s = float(times_s[0])
        most = max(1, round(_BLOCK_S * rate_hz))
        pauses = pauses_in(times_s, stream.last_s, rate_hz)
        cuts = sorted({0, *pauses, *range(0, len(times_s), most), len(times_s)})
        for first, come in pairwise(cuts):
            if stream.last_s is None or stream.lost or first in pauses:
                stream.due = max(round(self._axis_s(float(times_s[first])) * rate_hz), stream.due)
                stream.lost = False
            end = come if self._spec.duration_s is None else min(come, first + self._limit(stream) - stream.due)
            if end <= first:
                break
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

    def _tell_offset(self, stream: LslReceived, events: list[DeviceEvent]) -> None:
        assert stream.inlet is not None
        offset_s = stream.inlet.offset_s()
        now_ns = self._clock.monotonic_ns()
        if offset_s is None or (offset_s == stream.told_offset_s and now_ns < stream.tell_offset_ns):
            return
        stream.told_offset_s = stream.offset_s = offset_s
        stream.tell_offset_ns = now_ns + round(_OFFSET_EVERY_S * 1e9)
        stream_id = stream.description.stream_id if stream.description else ""
        measured = ClockOffset(
            stream_id=stream_id, offset_s=offset_s, at_s=lsl_clock_s(), source_name=stream.found.name
        )
        events.append(
            DeviceEvent(
                kind=DeviceEventKind.CLOCK_OFFSET,
                onset_s=self._now_s(),
                duration_s=None,
                text=f"Clock offset of the LSL stream {stream.found.name!r}: {offset_s:+.6f} s.",
                clock_offset=measured,
            )
        )

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
            if stream.arrival is not None:
                if stream.arrival.done:
                    arrival, stream.arrival = stream.arrival, None
                    self._take_up(stream, arrival, events)
                continue
            for one in there:
                if one.identity == stream.found.identity and one.uid != stream.found.uid:
                    stream.arrival = LslArrival(one, _RECOVERY_S)
                    break

    def _take_up(self, stream: LslReceived, arrival: LslArrival, events: list[DeviceEvent]) -> None:
        if arrival.inlet is None:
            # Gone again; it is still looked for.
            return
        stream.found, stream.inlet = arrival.found, arrival.inlet
        stream.offset_s = arrival.offset_s if arrival.offset_s is not None else stream.offset_s
        stream.told_offset_s = None
        events.append(self._told(f"The LSL stream {arrival.found.name!r} is back."))

    def _told(self, text: str) -> DeviceEvent:
        return DeviceEvent(kind=DeviceEventKind.STATE, onset_s=self._now_s(), duration_s=None, text=text)
