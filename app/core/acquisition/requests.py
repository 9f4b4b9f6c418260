"""Answers the station's requests.

Guarantees: a request is done when it is answered, or refused with the error that says why; a request repeated by a
restarted station (start of the running recording, stop of none) does no harm twice. Does not: send. One thread: the
loop's.
"""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from app.core.acquisition.device_set import AskedCommand, AskedImpedances, DeviceSet
from app.core.acquisition.messages import (
    AddAnnotation,
    AnnotationPlaced,
    ApplyChannelChange,
    CloseDevice,
    DeviceCommand,
    DeviceOpened,
    DisableOutput,
    EnableOutput,
    ImpedanceMeasured,
    MeasureImpedance,
    OpenDevice,
    Quit,
    RecordingStarted,
    RecordingStopped,
    StartRecording,
    StartStreaming,
    StopRecording,
)
from app.core.acquisition.output_desk import OutputDesk
from app.core.acquisition.output_messages import OpenOutput, SetOutputAmplitude
from app.core.acquisition.recorder import Recorder
from app.core.devices.driver import DeviceDescription, DeviceSpec
from app.core.errors import Conflict, DefectError, DeviceFault, NeuraScaleError, NotPermitted, PrerequisiteMissing
from app.core.wire.envelopes import Done
from app.core.wire.line import Incoming


class RequestDesk:
    """One method per request.

    Args:
        begin_device: Called when another device is opened.
    """

    def __init__(
        self,
        devices: DeviceSet,
        recorder: Recorder,
        output: OutputDesk | None,
        *,
        begin_device: Callable[[], None],
    ) -> None:
        self._devices = devices
        self._asked: list[tuple[Incoming[Any], AskedImpedances | AskedCommand]] = []
        self._recorder = recorder
        self._output = output
        self._begin_device = begin_device
        self._last_stopped: RecordingStopped | None = None
        self._test_signals: dict[str, AskedCommand | None] = {}
        self.quit_asked = False

    def handle(self, incoming: Incoming[Any]) -> msgspec.Struct | None:
        """The answer; None where it comes later.

        Raises:
            NeuraScaleError: Refused.
        """
        match incoming.message:
            case OpenDevice(spec=spec, more=more):
                return DeviceOpened(device=self._open((spec, *more)), devices=self._devices.descriptions)
            case MeasureImpedance():
                self._asked.append((incoming, self._devices.ask_impedances()))
                return None
            case StartStreaming():
                self._devices.start_streaming()
            case StartRecording() as request:
                return self._start_recording(request)
            case StopRecording():
                return self._stop_recording()
            case AddAnnotation() as request:
                event = self._recorder.annotate(request.text, request.onset_s, request.duration_s, request.channels)
                return AnnotationPlaced(onset_s=event.onset_s)
            case ApplyChannelChange(stream_id=stream_id, change=change):
                return self._recorder.change_channel(stream_id, change)
            case DeviceCommand(name=name, argument=argument, device_id=device_id):
                if name == "calibration":
                    self._note_test_signal(argument, device_id)
                self._asked.append((incoming, self._devices.ask_command(name, argument, device_id)))
                return None
            case CloseDevice():
                self._demand_not_recording("closed")
                self._devices.close()
            case Quit():
                self.quit_asked = True
            case EnableOutput() | DisableOutput() | OpenOutput() | SetOutputAmplitude():
                self._use_output(incoming)
                return None
            case other:
                raise DefectError(f"Acquisition does not know the request {type(other).__name__}.")
        return Done()

    def take_done(self) -> Iterator[tuple[Incoming[Any], msgspec.Struct | NeuraScaleError]]:
        """Requests that a device has answered or refused meanwhile, each with its reply."""
        waiting, self._asked = self._asked, []
        for incoming, asked in waiting:
            if not asked.done:
                self._asked.append((incoming, asked))
                continue
            try:
                found = asked.result()
            except NeuraScaleError as error:
                yield incoming, error
            else:
                yield incoming, Done() if found is None else ImpedanceMeasured(impedances=found)

    def _open(self, specs: tuple[DeviceSpec, ...]) -> DeviceDescription:
        running = self._devices.description
        if self._recorder.recording_id is not None and specs == self._devices.specs and running is not None:
            return running
        self._demand_not_recording("changed")
        self._test_signals.clear()
        self._begin_device()
        return self._devices.open(specs)

    def _start_recording(self, request: StartRecording) -> RecordingStarted:
        running = self._recorder.recording_id
        if running == request.recording_id:
            return RecordingStarted(recording_id=running, resumed=True)
        if running is not None:
            raise Conflict("Another recording is running.", advice="Stop it first.")
        description = self._devices.description
        if description is None:
            raise PrerequisiteMissing("No device is open.", advice="Choose a device first.")
        self._demand_electrodes()
        # Started first, because a device that refuses must not leave an empty recording; nothing is read before the
        # next turn of the loop, so nothing is missed.
        self._devices.start_delivery()
        try:
            self._recorder.begin(
                request.recording_id,
                request.session_id,
                msgspec.structs.replace(description, streams=self._devices.streams),
                self._devices.descriptions,
                request.text_key,
            )
        except NeuraScaleError:
            self._devices.hold()
            raise
        self._devices.begin_axis()
        return RecordingStarted(recording_id=request.recording_id)

    def _stop_recording(self) -> RecordingStopped:
        if self._recorder.recording_id is None and self._last_stopped is not None:
            return self._last_stopped
        stopped = self._recorder.end("source_ended" if self._devices.ended is not None else "stopped")
        self._devices.hold()
        self._last_stopped = stopped
        return stopped

    def _note_test_signal(self, argument: str, device_id: str) -> None:
        if argument == "off":
            self._test_signals.pop(device_id, None)
            return
        self._demand_not_recording("checked")
        self._test_signals[device_id] = None

    def _demand_electrodes(self) -> None:
        """A check of the amplifier that was broken off (the station died) must not leave its signal in a recording.

        Raises:
            DeviceFault: The electrodes are being put back on the inputs; ask again in a moment.
        """
        for device_id, asked in list(self._test_signals.items()):
            if asked is not None and asked.done:
                self._test_signals[device_id] = None
                asked.result()
                del self._test_signals[device_id]
                continue
            if asked is None:
                self._test_signals[device_id] = self._devices.ask_command("calibration", "off", device_id)
            raise DeviceFault("The amplifier's inputs have a test signal; the electrodes are being put back on them.")

    def _demand_not_recording(self, what: str) -> None:
        if self._recorder.recording_id is not None:
            raise NotPermitted(f"The device cannot be {what} while it is recorded.", advice="Stop the recording first.")

    def _use_output(self, incoming: Incoming[Any]) -> None:
        if self._output is None:
            raise PrerequisiteMissing("There is no output.")
        self._output.handle(incoming)
