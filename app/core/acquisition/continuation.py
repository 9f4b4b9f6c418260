"""Goes on after this program was killed: the same devices, the same recording.

Guarantees: what is going on is noted before it matters, and taken up from the note; a recording that cannot be
continued is told, and its devices are opened for viewing. Does not: record or read. One thread: the loop's.
"""

import logging

import msgspec

from app.core.acquisition.device_set import DeviceSet
from app.core.acquisition.liveness import SHORTEST_S
from app.core.acquisition.recorder import Recorder
from app.core.acquisition.resume_note import NotedDevice, ResumeNote, ResumeNoteFile
from app.core.errors import NeuraScaleError, StorageFault
from app.core.identifiers import RecordingId, StreamId
from app.core.recording.writer import RecordingWriter

# What clocks of amplifiers may differ by: quartz is within 100 ppm, so two are within 200.
MOST_DRIFT = 3e-4


class Continuation:
    """The note of one acquisition program."""

    def __init__(self, note: ResumeNoteFile, devices: DeviceSet, recorder: Recorder, *, log: logging.Logger) -> None:
        self._file = note
        self._devices = devices
        self._recorder = recorder
        self._log = log
        self._noted: ResumeNote | None = None

    def keep(self) -> None:
        """Write down what is going on whenever it has changed."""
        note = self._now()
        if note == self._noted:
            return
        self._noted = note
        if note is None:
            self._file.remove()
            return
        try:
            self._file.write(note)
        except StorageFault as fault:
            self._log.error("%s", fault)

    def forget(self) -> None:
        """Nothing is left to go on with."""
        self._file.remove()

    def take_up(self) -> None:
        """Go on with what was going on, if anything was."""
        note = self._file.read()
        if note is None:
            return
        self._noted = note
        self._log.warning("going on after a crash; recording %s", note.recording_id or "none")
        if not note.recording_id:
            self._reopen(note)
            return
        try:
            writer = self._recorder.resume(RecordingId(note.recording_id))
        except NeuraScaleError as error:
            self._log.error("the recording could not be continued: %s", error)
            self._recorder.fail_resumption(RecordingId(note.recording_id), error.what, error.advice)
            self._reopen(note)
            return
        for noted in note.devices:
            self._take_up_device(noted, writer, alone=not note.more)

    def _take_up_device(self, noted: NotedDevice, writer: RecordingWriter, *, alone: bool) -> None:
        """A device that had delivered nothing yet is at sample 0 of an axis that goes on without it."""
        own = {stream.stream_id for stream in noted.device.streams}
        streams = writer.streams if alone else tuple(s for s in writer.streams if s.stream_id in own)
        counts = [count for count in writer.counts() if alone or count.stream_id in own]
        positions = {c.stream_id: (c.end_sample, writer.next_sequence(c.stream_id) or 0) for c in counts}
        begun = any(c.blocks for c in (counts if alone else writer.counts()))
        self._devices.add_taken_up(
            noted.spec,
            msgspec.structs.replace(noted.device, streams=streams),
            positions=positions if begun else None,
            idle_s=self._idle_s(writer, own, noted),
            identity=noted.identity,
        )

    def _idle_s(self, writer: RecordingWriter, own: set[StreamId], noted: NotedDevice) -> float:
        """Time since the device's newest sample: one that was gone before the crash has been away for longer."""
        newest_s = max(_seconds(writer, stream.stream_id) for stream in writer.streams)
        own_s = max((_seconds(writer, stream_id) for stream_id in own), default=newest_s)
        behind_s = newest_s - own_s
        if behind_s <= SHORTEST_S + MOST_DRIFT * newest_s:
            # Its clock is slow, or its packets are long: it was there.
            behind_s = 0.0
        return writer.idle_s + behind_s / (noted.spec.speed or 1.0)

    def _reopen(self, note: ResumeNote) -> None:
        """No recording: open the devices as they were, for viewing."""
        try:
            self._devices.open([noted.spec for noted in note.devices])
            if note.streaming:
                self._devices.start_streaming()
        except NeuraScaleError as error:
            self._log.warning("the device could not be opened again: %s", error.code)

    def _now(self) -> ResumeNote | None:
        noted = [
            NotedDevice(spec=link.spec, device=link.description, identity=link.identity)
            for link in self._devices.links
            if link.spec is not None and link.description is not None
        ]
        if not noted:
            return None
        return ResumeNote(
            spec=noted[0].spec,
            device=noted[0].device,
            identity=noted[0].identity,
            more=tuple(noted[1:]),
            streaming=self._devices.streaming,
            recording_id=self._recorder.recording_id or "",
            session_id=self._recorder.session_id or "",
        )


def _seconds(writer: RecordingWriter, stream_id: str) -> float:
    rate_hz = next((stream.rate_hz for stream in writer.streams if stream.stream_id == stream_id), 0.0)
    return writer.next_sample(stream_id) / rate_hz if rate_hz else 0.0
