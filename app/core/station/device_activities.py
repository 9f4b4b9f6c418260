"""The session's effects on the device and the recording. See `app.core.workflow.session_activities` for the contract.

Guarantees: each is idempotent by session: it first looks at what acquisition and the store already have.
Does not: decide the order. Threads: the workflow's.
"""

from app.core.acquisition.messages import (
    AcquisitionState,
    CloseDevice,
    DeviceOpened,
    DisableOutput,
    EnableOutput,
    OpenDevice,
    RecordingStarted,
    RecordingStopped,
    StartRecording,
    StartStreaming,
    StopRecording,
    StreamCount,
)
from app.core.clinic import sessions
from app.core.clinic.electrodes import BEFORE
from app.core.devices.driver import DeviceDescription
from app.core.errors import DefectError, LinkDown, NeuraScaleError, NotFound, PrerequisiteMissing
from app.core.events.recording_events import DeviceWarningData, RecordingStartedData, RecordingStoppedData, StreamTotals
from app.core.events.specification_events import DeviceConnectedData, DeviceDisconnectedData
from app.core.identifiers import RecordingId, SessionId, new_id
from app.core.recording.reader import RecordingReader
from app.core.recording.sealed_texts import new_text_key, place_of_texts
from app.core.signals.channels import main_stream
from app.core.station.device_desk import connected
from app.core.station.impedance_activities import measure_after, measure_electrodes
from app.core.station.output_activities import open_output
from app.core.station.session_order import read_order
from app.core.station.station_rooms import StationRooms
from app.core.station.taken_up_sessions import holds_acquisition
from app.core.store.station_store import StationStore

OPEN_TIMEOUT_S = 28.0
STATE_WITHIN_S = 15.0
STOP_TIMEOUT_S = 28.0


def connected_devices(store: StationStore, session_id: str) -> set[str]:
    """Devices that the session's entries say are connected.

    Raises:
        StorageFault: The store cannot be read.
    """
    found: set[str] = set()
    for event in store.log.events_of(session_id):
        if isinstance(event.data, DeviceConnectedData):
            found.add(event.data.device_id)
        elif isinstance(event.data, DeviceDisconnectedData):
            found.discard(event.data.device_id)
    return found


class DeviceActivities:
    """Device and recording."""

    def __init__(self, rooms: StationRooms) -> None:
        self._rooms = rooms

    def open_device(self, session_id: SessionId) -> None:
        rooms = self._rooms
        order = read_order(rooms, session_id)
        view, state = rooms.board.session(session_id), self._acquisition_state()
        recording = state.recording_id is not None and state.recording_id == view.recording_id
        if state.device is not None and not recording:
            rooms.acquisition.ask(CloseDevice(), session_id=session_id)
        opened = rooms.acquisition.ask(
            OpenDevice(spec=order.device, more=order.more_devices), timeout_s=OPEN_TIMEOUT_S, session_id=session_id
        )
        if not isinstance(opened, DeviceOpened):
            raise DefectError("Acquisition answered OpenDevice with something else.")
        devices = opened.devices or (opened.device,)
        if not recording:
            rooms.acquisition.ask(StartStreaming(), session_id=session_id)
            rooms.acquisition_desk.state = AcquisitionState(device=opened.device, devices=devices, streaming=True)
        was_open = {device.device_id for device in state.devices or ((state.device,) if state.device else ())}
        noted = was_open & connected_devices(rooms.store, session_id)
        for device in devices:
            if device.device_id not in noted:  # else this is the step done again, after the station died in it
                self._note_connected(session_id, device)
        for text in opened.device.warnings:
            rooms.board.note_failure(session_id, text)
        open_output(rooms, session_id)
        rooms.board.change(session_id, device=opened.device, devices=devices)

    def _note_connected(self, session_id: SessionId, device: DeviceDescription) -> None:
        rooms = self._rooms
        entry = rooms.journal.write(connected(device, session_id), source="acquisition", session_id=session_id)
        rooms.journal.keep(
            *(
                rooms.journal.event(
                    DeviceWarningData(device_id=device.device_id, session_id=session_id, text=text),
                    source="acquisition",
                    session_id=session_id,
                    caused_by=entry.event_id,
                )
                for text in device.warnings
            )
        )

    def _acquisition_state(self) -> AcquisitionState:
        """What acquisition has open; waits for it to say so where it is just being started.

        Raises:
            LinkDown: It does not come.
        """
        rooms = self._rooms
        deadline_ns = rooms.clock.monotonic_ns() + round(STATE_WITHIN_S * 1e9)
        while (state := rooms.acquisition_desk.state) is None:
            if rooms.clock.monotonic_ns() > deadline_ns:
                raise LinkDown("The acquisition program does not say what it is doing.")
            rooms.clock.sleep(0.02)
        return state

    def _reopen_if_lost(self, session_id: SessionId) -> None:
        """Acquisition may have died and come back without the device since it was opened."""
        if self._acquisition_state().device is None:
            self.open_device(session_id)

    def measure_impedance(self, session_id: SessionId, number: int = 1) -> int:
        kept = sessions.impedances_kept(self._rooms.store, session_id, BEFORE, number)
        if kept is not None:
            return kept
        self._reopen_if_lost(session_id)
        return measure_electrodes(self._rooms, session_id, BEFORE, number)

    def measure_impedance_after(self, session_id: SessionId) -> int:
        return measure_after(self._rooms, session_id)

    def start_recording(self, session_id: SessionId) -> None:
        rooms = self._rooms
        session = rooms.store.sessions.get(session_id)
        if session is None:
            raise NotFound("The session is not in the store.")
        self._reopen_if_lost(session_id)
        recording_id = RecordingId(session.recording_id)
        if not recording_id:
            recording_id = self._acquisition_state().recording_id or RecordingId(new_id(rooms.clock))
            rooms.journal.write(
                self._recording_started(session_id, recording_id), source="acquisition", session_id=session_id
            )
        rooms.board.change(session_id, recording_id=recording_id)
        started = rooms.acquisition.ask(
            StartRecording(
                recording_id=recording_id,
                session_id=session_id,
                text_key=new_text_key(
                    lambda private: rooms.store.subject_keys().seal(
                        session.patient_id, private, place=place_of_texts(recording_id)
                    )
                ),
            ),
            timeout_s=OPEN_TIMEOUT_S,
            session_id=session_id,
        )
        if not isinstance(started, RecordingStarted):
            raise DefectError("Acquisition answered StartRecording with something else.")
        rooms.acquisition_desk.state = AcquisitionState(
            device=self._device(session_id),
            devices=rooms.board.session(session_id).devices,
            recording_id=recording_id,
            streaming=True,
        )
        if read_order(rooms, session_id).with_output:
            self._switch_output(session_id, on=True)

    def _switch_output(self, session_id: SessionId, *, on: bool) -> None:
        """Start or end the stimulator's programme; a recording never fails for it."""
        request = EnableOutput() if on else DisableOutput()
        try:
            self._rooms.acquisition.ask(request, session_id=session_id)
        except NeuraScaleError as error:
            self._rooms.log.warning("the output was not switched %s: %s", "on" if on else "off", error.what)
            if on:
                self._rooms.board.note_failure(session_id, f"The output does not run: {error.what} {error.advice}")

    def _recording_started(self, session_id: SessionId, recording_id: RecordingId) -> RecordingStartedData:
        device = self._device(session_id)
        return RecordingStartedData(
            recording_id=recording_id,
            session_id=session_id,
            device=f"{device.driver}: {device.name}",
            stream_rates_hz=tuple(stream.rate_hz for stream in device.streams),
            labels=tuple(label for stream in device.streams for label in stream.labels),
        )

    def _device(self, session_id: SessionId) -> DeviceDescription:
        device = self._rooms.board.session(session_id).device or self._acquisition_state().device
        if device is None:
            raise PrerequisiteMissing("No device is open.", advice="Begin the session again.")
        return device

    def stop_recording(self, session_id: SessionId) -> None:
        rooms = self._rooms
        session = rooms.store.sessions.get(session_id)
        if session is None or not session.recording_id:
            return
        known = rooms.store.recordings.get(session.recording_id)
        if known is not None and known.stopped is not None:
            return
        ours = holds_acquisition(rooms, session_id)
        if ours and read_order(rooms, session_id).with_output:
            self._switch_output(session_id, on=False)
        streams, bytes_written = self._end_recording(session_id, session.recording_id, ask=ours)
        rooms.journal.write(
            RecordingStoppedData(
                recording_id=session.recording_id,
                session_id=session_id,
                streams=tuple(
                    StreamTotals(stream_id=s.stream_id, samples=s.samples, lost=s.lost, gaps=s.gaps) for s in streams
                ),
                bytes_written=bytes_written,
                seconds=self._seconds(session.recording_id),
            ),
            source="acquisition",
            session_id=session_id,
        )
        main = self._main_count(session_id, streams)
        rooms.board.change(
            session_id,
            samples_recorded=main.samples,
            samples_lost=sum(s.lost for s in streams),
            gaps=sum(s.gaps for s in streams),
            bytes_written=bytes_written,
            recording_seconds=self._seconds(session.recording_id),
        )

    def _end_recording(
        self, session_id: SessionId, recording_id: str, *, ask: bool
    ) -> tuple[tuple[StreamCount, ...], int]:
        """Ask acquisition; where it does not record any more, or for another, count what lies on disk."""
        stopped = None
        try:
            if ask:
                stopped = self._rooms.acquisition.ask(StopRecording(), timeout_s=STOP_TIMEOUT_S, session_id=session_id)
        except NeuraScaleError as error:
            self._rooms.log.warning("the recording is counted from disk: %s", error.what)
        if isinstance(stopped, RecordingStopped) and stopped.recording_id == recording_id:
            return stopped.streams, stopped.bytes_written
        reader = RecordingReader(self._rooms.data.recording(recording_id))
        try:
            counts = tuple(
                StreamCount(stream_id=stream.stream_id, samples=count.samples, lost=count.lost, gaps=count.gaps)
                for stream, count in zip(reader.streams, reader.counts(), strict=True)
            )
            return counts, reader.bytes_total
        finally:
            reader.close()

    def _main_count(self, session_id: SessionId, streams: tuple[StreamCount, ...]) -> StreamCount:
        view = self._rooms.board.view
        device = view.device if view is not None and view.session_id == session_id else None
        if device is not None:
            wanted = main_stream(device.streams).stream_id
            for stream in streams:
                if stream.stream_id == wanted:
                    return stream
        return streams[0]

    def _seconds(self, recording_id: str) -> float:
        reader = RecordingReader(self._rooms.data.recording(recording_id))
        try:
            return reader.seconds()
        finally:
            reader.close()

    def close_device(self, session_id: SessionId) -> None:
        rooms = self._rooms
        state = self._acquisition_state() if holds_acquisition(rooms, session_id) else AcquisitionState()
        # What the log holds to be connected counts, too: the station may have died between closing and saying so.
        there = dict.fromkeys(sorted(connected_devices(rooms.store, session_id)), "not open any more")
        if state.device is not None:
            rooms.acquisition.ask(CloseDevice(), timeout_s=OPEN_TIMEOUT_S, session_id=session_id)
            rooms.acquisition_desk.state = AcquisitionState()
            there |= {device.device_id: "closed in order" for device in state.devices or (state.device,)}
        for device_id, reason in there.items():
            rooms.journal.write(
                DeviceDisconnectedData(device_id=device_id, session_id=session_id, reason=reason),
                source="acquisition",
                session_id=session_id,
            )
