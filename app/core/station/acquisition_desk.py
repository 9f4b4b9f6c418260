"""Hears what acquisition tells, and turns it into entries, alarms, rows of the event list and signals to the workflow.

Guarantees: a batch of notices becomes one durable append; views are updated even where the log refuses.
Does not: ask acquisition for anything (the session's activities do). Thread: the station's main thread only.
"""

import logging
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from app.core.acquisition.device_names import with_streams
from app.core.acquisition.messages import (
    AcquisitionState,
    ConfigurationChanged,
    DeviceBack,
    DeviceFound,
    DeviceLost,
    DeviceSilent,
    DeviceTold,
    GapRecorded,
    MinuteSealed,
    OutputChanged,
    RecordingFailed,
    RecordingProgress,
    SourceEnded,
)
from app.core.acquisition.output_messages import OutputExceeded
from app.core.alarms.patient_events import is_patient_event, patient_event_text
from app.core.devices.driver import DeviceEvent, DeviceEventKind
from app.core.events.cause import caused_by
from app.core.events.recording_events import (
    AnnotationAddedData,
    ConfigurationChangedData,
    DeviceStateData,
    DeviceWarningData,
    MinuteSealedData,
    RecordingFailedData,
    RecordingGapData,
    RecordingResumedData,
)
from app.core.events.system_event import EventData, SystemEvent
from app.core.identifiers import new_id
from app.core.station.alarm_watch import DeviceClocks
from app.core.station.device_desk import Alarms, DeviceDesk, device_of
from app.core.station.journal import Journal
from app.core.station.output_news import output_told
from app.core.station.session_board import SessionBoard
from app.core.station.views import SessionEvent, SessionView

# Measurements of a clock come every few seconds; a change of channels is told with what it changes.
_IN_THE_RECORDING_ONLY = (DeviceEventKind.CLOCK_OFFSET, DeviceEventKind.CONFIGURATION)
_Signal = tuple[str, str, str, str | None]
"""Session, name, payload, and the event that it came of."""
BEFORE_RECORDING = ("prerequisites", "impedance", "ready")


class AcquisitionDesk:
    """Handles acquisition's notices.

    Args:
        signal: Tells the session's workflow (session id, signal name, payload).
        show_event: Publishes a row of the event list.
        reopen: Opens the device of a session again that waits for people, after acquisition came back without it.
    """

    def __init__(
        self,
        journal: Journal,
        board: SessionBoard,
        alarms: Alarms,
        *,
        log: logging.Logger,
        signal: Callable[[str, str, str], None],
        show_event: Callable[[str, SessionEvent], None],
        reopen: Callable[[str], None],
    ) -> None:
        self._reopen = reopen
        self._journal = journal
        self._board = board
        self._alarms = alarms
        self._log = log
        self._signal = signal
        self._show_event = show_event
        self._devices = DeviceDesk(board, alarms, row=self._row)
        self._clocks = DeviceClocks()
        self.state: AcquisitionState | None = None
        self._opened_again_after: AcquisitionState | None = None

    def find_device(self, session_id: str) -> None:
        """A session looks for its device and does not see it: show what is open, or have it opened again, once."""
        view, state = self._board.session(session_id), self.state
        if view.device is not None or state is None:
            return
        if state.device is not None:
            self._board.change(session_id, device=state.device, devices=state.devices or (state.device,))
        else:
            self._open_again(session_id)

    def _open_again(self, session_id: str) -> None:
        """Once each time that acquisition says it has nothing open: a device that is gone is not tried for ever."""
        if self._opened_again_after is not self.state:
            self._opened_again_after = self.state
            self._reopen(session_id)

    def lost(self) -> None:
        """Acquisition has died; what it has open is not known until it says so."""
        self.state = None
        self._devices.forget()
        self._clocks.forget()
        view = self._board.view
        if view is not None and view.step in BEFORE_RECORDING:
            self._board.change(view.session_id, device=None, devices=())
            self._signal(view.session_id, "prerequisites_changed", "")

    def handle(self, notices: Sequence[Any]) -> None:
        """Take in what came since the last time, in order."""
        events: list[SystemEvent] = []
        after: list[_Signal] = []
        for notice in notices:
            self._take(notice, events, after)
        self._journal.keep(*events)
        for session_id, name, payload, cause in after:
            with caused_by(cause):
                self._signal(session_id, name, payload)

    def _entry(self, data: EventData, session_id: str) -> SystemEvent:
        return self._journal.event(data, source="acquisition", session_id=session_id or None)

    def _take(self, notice: Any, events: list[SystemEvent], after: list[_Signal]) -> None:
        view = self._board.view
        session_id = view.session_id if view else ""
        device_id = view.device.device_id if view and view.device else ""
        match notice:
            case DeviceTold(event=event):
                self._device_told(event, view, notice.device_id or device_id, events)
            case DeviceSilent() | DeviceBack() | DeviceLost() | DeviceFound() | SourceEnded():
                told = [self._entry(data, session_id) for data in self._devices.take(notice, view)]
                events.extend(told)
                cause = told[0].event_id if told else None
                with caused_by(cause):
                    self._devices.tell_alarms(view)
                if isinstance(notice, SourceEnded) and not notice.others_go_on:
                    after.append((session_id, "source_ended", notice.in_all or notice.ended.reason, cause))
            case RecordingProgress():
                # One that was on its way while the recording ended must not hide the final figures.
                if view is None or view.recording_id != notice.recording_id or "stop" not in view.waiting_for:
                    return
                self._board.change(
                    session_id,
                    recording_seconds=notice.seconds,
                    samples_recorded=notice.samples,
                    samples_lost=notice.lost,
                    gaps=notice.gaps,
                    bytes_written=notice.bytes_written,
                    disk_minutes_left=notice.disk_minutes_left,
                )
            case OutputChanged() | OutputExceeded():
                event_id = new_id()
                with caused_by(event_id):  # the alarm comes before the entry
                    data = output_told(notice, session_id, self._alarms)
                events.append(
                    self._journal.event(data, source="acquisition", session_id=session_id or None, event_id=event_id)
                )
            case _:
                self._take_recording(notice, view, events, after)

    def _take_recording(
        self, notice: Any, view: SessionView | None, events: list[SystemEvent], after: list[_Signal]
    ) -> None:
        session_id = view.session_id if view else ""
        recording_id = view.recording_id if view else ""
        match notice:
            case MinuteSealed():
                events.append(
                    self._entry(
                        MinuteSealedData(
                            recording_id=notice.recording_id,
                            minute=notice.minute,
                            segment=notice.segment,
                            first_byte=notice.first_byte,
                            end_byte=notice.end_byte,
                            sha256=notice.sha256,
                        ),
                        session_id,
                    )
                )
            case ConfigurationChanged():
                self._configuration_changed(notice, view, events)
            case GapRecorded():
                rate_hz = _rate_hz(view, notice.stream_id)
                events.append(
                    self._entry(
                        RecordingGapData(
                            recording_id=recording_id,
                            session_id=session_id,
                            stream_id=notice.stream_id,
                            first_sample=notice.first_sample,
                            n_samples=notice.n_samples,
                            cause=notice.cause,
                            onset_s=notice.first_sample / rate_hz if rate_hz else None,
                            duration_s=notice.n_samples / rate_hz if rate_hz else 0.0,
                        ),
                        session_id,
                    )
                )
                with caused_by(events[-1].event_id):
                    self._gap(notice, view)
            case RecordingFailed(what=what):
                data = RecordingFailedData(recording_id=recording_id, session_id=session_id, what=what)
                failed = self._entry(data, session_id)
                events.append(failed)
                with caused_by(failed.event_id):
                    self._alarms.raise_("recording_not_advancing", text=what)
                self._board.note_failure(session_id, f"{what} {notice.advice}")
                after.append((session_id, "recording_failed", what, failed.event_id))
            case AcquisitionState():
                self._state_told(notice, view, events, after)
            case _:
                self._log.error("acquisition told something the station does not know: %s", type(notice).__name__)

    def _configuration_changed(
        self, told: ConfigurationChanged, view: SessionView | None, events: list[SystemEvent]
    ) -> None:
        if view is None or view.recording_id != told.recording_id:
            return
        data = ConfigurationChangedData(
            recording_id=told.recording_id,
            session_id=view.session_id,
            stream_id=told.stream_id,
            first_sample=told.first_sample,
            onset_s=told.onset_s,
            source=told.source,
            label=told.label,
            text=told.text,
        )
        events.append(self._entry(data, view.session_id))
        if view.device is not None:
            # Whoever draws or judges the signal takes its labels from here.
            device = msgspec.structs.replace(view.device, streams=told.streams)
            devices = tuple(with_streams(one, told.streams) for one in view.devices)
            self._board.change(view.session_id, device=device, devices=devices)
        self._row(view, "device", told.text, told.onset_s)

    def _device_told(
        self, event: DeviceEvent, view: SessionView | None, device_id: str, events: list[SystemEvent]
    ) -> None:
        if event.clock_offset is not None:
            name = device.name if (device := device_of(view, device_id)) is not None else "a device"
            if jump := self._clocks.heard(name, event.clock_offset.offset_s):
                self._alarms.happened("clock_jump", text=jump)
        if view is None or event.kind in _IN_THE_RECORDING_ONLY:
            return
        if event.kind in (DeviceEventKind.LEAD_OFF, DeviceEventKind.LEAD_ON):
            off = event.kind is DeviceEventKind.LEAD_OFF
            self._board.note_leads(view.session_id, event.channels, off=off)
        duration_s = event.duration_s or 0.0
        data: EventData
        match event.kind:
            case DeviceEventKind.ANNOTATION:
                data = AnnotationAddedData(
                    session_id=view.session_id,
                    recording_id=view.recording_id,
                    onset_s=event.onset_s,
                    duration_s=duration_s,
                    text=event.text,
                    channels=event.channels,
                    origin="device",
                )
            case DeviceEventKind.WARNING:
                data = DeviceWarningData(device_id=device_id, session_id=view.session_id, text=event.text)
                self._board.note_failure(view.session_id, event.text)
            case _:
                data = DeviceStateData(
                    device_id=device_id,
                    session_id=view.session_id,
                    kind=event.kind.value,
                    onset_s=event.onset_s,
                    text=event.text,
                    channels=event.channels,
                )
        entry = self._journal.event(data, source="acquisition", session_id=view.session_id)
        events.append(entry)
        is_annotation = event.kind is DeviceEventKind.ANNOTATION
        if is_annotation and is_patient_event(event.text):
            with caused_by(entry.event_id):
                self._alarms.happened("patient_event", text=patient_event_text(event.onset_s))
        row = SessionEvent(
            onset_s=event.onset_s,
            duration_s=duration_s,
            kind="annotation" if is_annotation else "device",
            text=event.text,
            channels=event.channels,
            annotation_id=entry.event_id if is_annotation else "",
        )
        # Before the recording there is no sample 0 that the list's times could refer to; the log has it all the same.
        if view.recording_id and self._board.add_event(view.session_id, row):
            self._show_event(view.session_id, row)

    def _row(self, view: SessionView | None, kind: str, text: str, onset_s: float | None = None) -> None:
        if view is None:
            return
        row = SessionEvent(
            onset_s=view.recording_seconds if onset_s is None else onset_s, duration_s=0.0, kind=kind, text=text
        )
        if self._board.add_event(view.session_id, row):
            self._show_event(view.session_id, row)

    def _gap(self, gap: GapRecorded, view: SessionView | None) -> None:
        if view is None:
            return
        rate_hz = _rate_hz(view, gap.stream_id)
        if not rate_hz:
            return
        seconds = gap.n_samples / rate_hz
        device = device_of(view, gap.device_id) if len(view.devices) > 1 else None
        whose = f" of {device.name}" if device is not None else ""
        self._alarms.happened("gap", text=f"{seconds:.2f} s of signal{whose} are missing ({gap.cause}).")
        self._row(view, "gap", f"Gap of {seconds:.2f} s{whose} ({gap.cause})", gap.first_sample / rate_hz)

    def _state_told(
        self,
        state: AcquisitionState,
        view: SessionView | None,
        events: list[SystemEvent],
        after: list[_Signal],
    ) -> None:
        before, self.state = self.state, state
        if view is None:
            return
        if state.recording_id is not None and state.recording_id == view.recording_id:
            self._board.change(
                view.session_id, device=state.device or view.device, devices=state.devices or view.devices
            )
            if before is None and view.step == "recording":
                data = RecordingResumedData(recording_id=state.recording_id, session_id=view.session_id)
                events.append(self._entry(data, view.session_id))
                self._row(view, "step", "Acquisition came back and goes on with the recording")
        elif view.step in BEFORE_RECORDING and state.device is not None:
            # Who looked meanwhile found no device, and waits to be told.
            self._board.change(view.session_id, device=state.device, devices=state.devices or (state.device,))
            after.append((view.session_id, "prerequisites_changed", "", None))
        elif view.step in BEFORE_RECORDING and view.waiting_for:
            self._open_again(view.session_id)
        elif state.recording_id is None and view.step == "recording" and "stop" in view.waiting_for:
            text = "Acquisition came back and could not go on with the recording; it ends here. All before is kept."
            self._board.note_failure(view.session_id, text)
            after.append((view.session_id, "source_ended", "disconnected", None))


def _rate_hz(view: SessionView | None, stream_id: str) -> float:
    """Of a stream of the session's device; 0 where it is not known."""
    streams = view.device.streams if view is not None and view.device is not None else ()
    return next((stream.rate_hz for stream in streams if stream.stream_id == stream_id), 0.0)
