"""A recording file played as a device.

Guarantees: every sample of the file that can be trusted is delivered once, in order, in channel units (microvolts for
voltages), exact to float32; annotations come with the samples of their moment, all of them before the end is told;
the same file gives the same device and stream ids each time, so that playing can go on after a restart. A gap between
the file's records is a jump of `first_sample`; no time is spent waiting in it. Does not: drop samples that are
fetched late (they wait), look at the file's patient fields. One thread at a time.
"""

import math
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

import numpy as np
from numpy.typing import NDArray

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.devices.driver import (
    Delivery,
    DeviceDescription,
    DeviceEvent,
    DeviceEventKind,
    ElectrodeImpedance,
    EndOfSource,
    PlaybackSpec,
)
from app.core.devices.pacing import Pace
from app.core.devices.source_file import PlayTime, SourceFile, SourceStream
from app.core.devices.source_formats import open_source_file
from app.core.errors import DeviceFault, SourceFileFault, WrongUse
from app.core.identifiers import DeviceId, StreamId
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import StreamDescription

_BLOCK_S = 0.02
_LONGEST_BLOCK_S = 0.2
_MOST_BLOCK_BYTES = 1 << 23
_MOST_STEPS_A_READ = 16


@dataclass(slots=True)
class _PlayedStream:
    """One stream of the file and how far it has been played.

    Attributes:
        played: Samples delivered, or skipped by `start`, counted without gaps.
        in_all: Samples that will be played, counted without gaps.
        not_numbers: Whether it has been told that some of its values are none.
    """

    source: SourceStream
    description: StreamDescription
    in_all: int
    played: int = 0
    sequence: int = 0
    not_numbers: bool = False

    @property
    def rate_hz(self) -> float:
        return self.source.rate_hz

    @property
    def next_end_s(self) -> float:
        """When the next sample is over, on the time axis."""
        return (self.source.index_at(self.played) + 1) / self.rate_hz

    @property
    def end_s(self) -> float:
        """When the last sample that will be played is over, on the time axis; 0 where there is none."""
        return (self.source.index_at(self.in_all - 1) + 1) / self.rate_hz if self.in_all else 0.0

    def end_at(self, duration_s: float) -> bool:
        """End at this stream time; whether that is before the file's own end."""
        kept = self.source.held_at(math.ceil(duration_s * self.rate_hz - 1e-6))
        shortened = kept < self.in_all
        self.in_all = min(self.in_all, kept)
        return shortened


class PlaybackDriver:
    """Plays every format that `source_formats` knows."""

    def __init__(self, spec: PlaybackSpec, *, clock: Clock = SYSTEM_CLOCK) -> None:
        """Prepare; nothing is opened yet.

        Raises:
            WrongUse: The speed or duration is not a positive number.
        """
        if spec.speed is not None and not (math.isfinite(spec.speed) and spec.speed > 0):
            raise WrongUse(f"A file cannot be played at speed {spec.speed}.", advice="Give a speed above zero, or max.")
        if spec.duration_s is not None and not (math.isfinite(spec.duration_s) and spec.duration_s > 0):
            raise WrongUse(f"A file cannot be played for {spec.duration_s} s.", advice="Give a time above zero.")
        self._spec = spec
        self._path = Path(spec.path)
        self._clock = clock
        self._pace = Pace(clock, spec.speed)
        self._file: SourceFile | None = None
        self._play_time = PlayTime(())
        self._streams: tuple[_PlayedStream, ...] = ()
        self._started = False
        self._next_annotation = 0
        self._step = 0
        self._from_s = 0.0
        self._block_s = _LONGEST_BLOCK_S
        self._waiting_events: list[DeviceEvent] = []
        self._shortened = False

    # --- life ------------------------------------------------------------------------------------------------

    def open(self) -> DeviceDescription:
        """Check the file and describe it.

        Raises:
            SourceFileFault: It cannot be trusted from its first byte on, or holds no signal.
        """
        self.close()
        file = open_source_file(self._path)
        try:
            fingerprint = file.fingerprint()
        except SourceFileFault:
            file.close()
            raise
        self._file = file
        device_id = DeviceId(f"playback-{fingerprint}")
        self._streams = tuple(_played(source, device_id) for source in file.streams)
        self._play_time = PlayTime(file.streams)
        self._shortened = False
        if self._spec.duration_s is not None:
            for stream in self._streams:
                self._shortened |= stream.end_at(self._spec.duration_s)
        if self._spec.speed is not None:
            self._block_s = min(max(_BLOCK_S * self._spec.speed, _BLOCK_S), _LONGEST_BLOCK_S)
        values_a_second = sum(stream.rate_hz * len(stream.source.channels) for stream in self._streams)
        self._block_s = min(self._block_s, _MOST_BLOCK_BYTES / (4 * values_a_second))
        n_channels = sum(len(stream.source.channels) for stream in self._streams)
        if len({stream.rate_hz for stream in self._streams}) > 1:
            rates = ", ".join(f"{stream.rate_hz:g}" for stream in self._streams)
            file.warnings.append(f"Its channels have different rates ({rates} Hz); each rate is a stream of its own.")
        return DeviceDescription(
            device_id=device_id,
            driver="playback",
            name=f"{file.format_name} file, {n_channels} channels",
            streams=tuple(stream.description for stream in self._streams),
            live=False,
            warnings=tuple(file.warnings),
            total_samples={stream.description.stream_id: stream.in_all for stream in self._streams},
        )

    def start(
        self, *, at_sample: dict[StreamId, int] | None = None, sequence: dict[StreamId, int] | None = None
    ) -> None:
        """Play from the beginning, or from the sample named; annotations before it are not told again.

        Raises:
            DeviceFault: It is not open.
        """
        if self._file is None:
            raise DeviceFault("A file was to be played before it was opened.")
        for stream in self._streams:
            stream_id = stream.description.stream_id
            stream.played = min(stream.source.held_at((at_sample or {}).get(stream_id, 0)), stream.in_all)
            stream.not_numbers = False
            stream.sequence = (sequence or {}).get(stream_id, 0)
        self._waiting_events = []
        self._next_annotation = 0
        if at_sample and any(at_sample.values()):
            main = self._streams[0]
            resumed_s = at_sample.get(main.description.stream_id, 0) / main.rate_hz
            for annotation in self._file.annotations:
                if annotation.onset_s >= resumed_s:
                    break
                self._next_annotation += 1
        else:
            self._waiting_events = [
                DeviceEvent(kind=DeviceEventKind.WARNING, onset_s=0.0, duration_s=None, text=warning)
                for warning in self._file.warnings
            ]
        begin_s = [s.source.index_at(s.played) / s.rate_hz for s in self._streams if s.played < s.in_all]
        self._from_s = self._play_time.of_axis(min(begin_s)) if begin_s else self._end_s()
        self._step = 0
        self._pace.start(self._from_s)
        self._started = True

    def stop(self) -> None:
        """Deliver no more."""
        self._started = False

    def close(self) -> None:
        """Let go of the file."""
        self.stop()
        if self._file is not None:
            self._file.close()
            self._file = None

    # --- delivering --------------------------------------------------------------------------------------------

    def read(self, timeout_s: float) -> Delivery:
        """What is due; waits up to `timeout_s` for the first of it. Raises nothing: a fault ends the source."""
        if self._file is None or not self._started:
            self._clock.sleep(timeout_s)
            return Delivery()
        # What was lost on opening is told at once, not with the first sample.
        events, self._waiting_events = self._waiting_events, []
        self._pass_empty_steps()
        due_s = min(self._step_end_s(), self._end_s())
        if not self._pace.wait_for(due_s, 0.0 if events else timeout_s):
            return Delivery(events=tuple(events))
        blocks: list[SampleBlock] = []
        ended: EndOfSource | None = None
        reached_s = self._pace.reached_s()
        try:
            for _ in range(1 if self._spec.speed is None else _MOST_STEPS_A_READ):
                if min(self._step_end_s(), self._end_s()) > reached_s or self._at_end():
                    break
                self._play_step(blocks, events)
                self._pass_empty_steps()
        except SourceFileFault as fault:
            events.append(self._told_fault(fault.what))
            ended = EndOfSource(reason="fault", text=fault.what)
        if ended is None and self._at_end():
            cut = "" if self._shortened else self._file.cut
            ended = EndOfSource(reason="fault", text=cut) if cut else EndOfSource(reason="complete")
        events.extend(self._due_annotations(everything=ended is not None))
        if ended is not None:
            self._started = False
        return Delivery(blocks=tuple(blocks), events=tuple(events), ended=ended)

    def measure_impedance(self) -> tuple[ElectrodeImpedance, ...]:
        """Nothing: a file cannot be measured."""
        return ()

    def command(self, name: str, argument: str = "") -> None:
        """Refuse.

        Raises:
            WrongUse: Always; a file takes no commands.
        """
        raise WrongUse(f"A file that is played does not know the command {name!r}.", advice="Use the simulated one.")

    def _step_end_s(self) -> float:
        return self._from_s + (self._step + 1) * self._block_s

    def _pass_empty_steps(self) -> None:
        """Go to the step that holds the next sample: the slowest streams have one in many steps."""
        due_s = [stream.next_end_s for stream in self._streams if stream.played < stream.in_all]
        if due_s:
            play_s = self._play_time.of_axis(min(due_s))
            self._step = max(self._step, math.ceil((play_s - self._from_s) / self._block_s - 1e-6) - 1)

    def _end_s(self) -> float:
        return self._play_time.of_axis(max(stream.end_s for stream in self._streams))

    def _at_end(self) -> bool:
        return all(stream.played >= stream.in_all for stream in self._streams)

    def _play_step(self, blocks: list[SampleBlock], events: list[DeviceEvent]) -> None:
        """One block time of each stream; several blocks where a gap or the end of what was read at once lies in it."""
        assert self._file is not None
        # A little more than the step's end, so that rounding does not leave its last sample to the next step.
        until_s = self._play_time.axis_at(self._step_end_s() + 1e-9)
        for k, stream in enumerate(self._streams):
            until = min(stream.source.held_at(math.floor(until_s * stream.rate_hz + 1e-6)), stream.in_all)
            while stream.played < until:
                n = min(until, stream.source.stretch_end(stream.played)) - stream.played
                samples = self._file.read_samples(k, stream.played, n)
                index = stream.source.index_at(stream.played)
                blocks.append(
                    SampleBlock(
                        stream_id=stream.description.stream_id,
                        sequence=stream.sequence,
                        first_sample=index,
                        device_time_s=self._file.device_time_s(k, stream.played),
                        host_monotonic_ns=self._clock.monotonic_ns(),
                        rate_hz=stream.rate_hz,
                        samples=self._numbers(stream, index, samples, events),
                    )
                )
                stream.sequence += 1
                stream.played += samples.shape[1]
        self._step += 1

    def _numbers(
        self, stream: _PlayedStream, index: int, samples: NDArray[np.float32], events: list[DeviceEvent]
    ) -> NDArray[np.float32]:
        """The samples; what is not a number becomes 0, and the first such moment is told.

        One of them would stay in every filter that it meets for ever.
        """
        sound = np.isfinite(samples)
        if sound.all():
            return samples
        if not stream.not_numbers:
            stream.not_numbers = True
            what = f"Values of {stream.description.name!r} are not numbers from here on; each is shown as 0."
            onset_s = index / stream.rate_hz
            events.append(DeviceEvent(kind=DeviceEventKind.WARNING, onset_s=onset_s, duration_s=None, text=what))
        return np.where(sound, samples, np.float32(0))

    def _due_annotations(self, *, everything: bool) -> list[DeviceEvent]:
        assert self._file is not None
        main = self._streams[0]
        # At the file's last sample everything is due, also what lies after it.
        reached_s = (self._spec.duration_s if self._shortened else math.inf) or 0.0
        if not everything:
            reached_s = 0.0
        if main.played and not everything:
            reached_s = (main.source.index_at(main.played - 1) + 1) / main.rate_hz
        due: list[DeviceEvent] = []
        annotations = self._file.annotations
        while self._next_annotation < len(annotations) and annotations[self._next_annotation].onset_s < reached_s:
            annotation = annotations[self._next_annotation]
            self._next_annotation += 1
            due.append(
                DeviceEvent(
                    kind=DeviceEventKind.ANNOTATION,
                    onset_s=annotation.onset_s,
                    duration_s=annotation.duration_s,
                    text=annotation.text,
                )
            )
        return due

    def _told_fault(self, what: str) -> DeviceEvent:
        main = self._streams[0]
        onset_s = main.source.index_at(main.played) / main.rate_hz
        return DeviceEvent(kind=DeviceEventKind.WARNING, onset_s=onset_s, duration_s=None, text=what)


def _played(source: SourceStream, device_id: DeviceId) -> _PlayedStream:
    description = StreamDescription(
        stream_id=StreamId(str(uuid5(NAMESPACE_OID, f"{device_id}/{source.key}"))),
        name=source.name,
        rate_hz=source.rate_hz,
        channels=source.channels,
    )
    return _PlayedStream(source=source, description=description, in_all=source.n_samples)
