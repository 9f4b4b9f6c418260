"""Checks the session's amplifiers with their own test signals, in the background.

Guarantees: never while a recording runs or an impedance is measured; whatever happens, the electrodes are put back on
the inputs; what came of it is in the log before it is shown; bounded by time. Does not: record what is measured (it
comes as views do, and a check that misses blocks begins its stretch again). One at a time, on a thread of its own.
"""

import threading
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from app.core.acquisition.loop import RAW_TOPIC
from app.core.acquisition.messages import DeviceCommand
from app.core.clinic.amplifier_check import FAILED, summary, verdict_of
from app.core.devices.driver import CalibrationSignal, DeviceDescription
from app.core.errors import Conflict, NeuraScaleError, PrerequisiteMissing, TimedOut
from app.core.events.electrode_events import CalibratedChannel, DeviceCalibratedData
from app.core.identifiers import SessionId
from app.core.processing.calibration import ChannelFindings, input_noise, judge, sine_gains, square_responses
from app.core.processing.quality import is_judged
from app.core.settings.limits import clinical_limits
from app.core.signals.channels import StreamDescription, main_stream
from app.core.station.station_rooms import StationRooms
from app.core.station.views import CalibrationView, SessionView
from app.core.wire.addresses import Port
from app.core.wire.broadcast import BlockArrived, Subscriber

CHECKABLE_STEPS = ("prerequisites", "impedance", "ready")
SETTLES_S = 0.5
LEAST_S = 4.0
PERIODS = 3.5
LATE_S = 5.0
_POLL_S = 0.1
# So fast that 100 Hz noise and a 50 Hz corner are seen, and 1,024 channels at 30 kHz still fit into memory.
_ENOUGH_HZ = 1000.0
_WORDS = {"square": "a square wave", "sine": "a sine wave", "short": "shorted inputs"}

Floats = NDArray[np.float64]


class CalibrationDesk:
    """The station's one check at a time.

    Args:
        checked: Called once a check of this session is in the log.
    """

    def __init__(self, rooms: StationRooms, checked: Callable[[SessionId], None] = lambda _session_id: None) -> None:
        self._rooms = rooms
        self._checked = checked
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def begin(self, session_id: SessionId) -> None:
        """Begin a check; what comes of it is shown on the board.

        Raises:
            PrerequisiteMissing: No device has a test signal, or it is not the time for a check.
            Conflict: A check runs.
            NotFound: Another session is running.
        """
        view = self._rooms.board.session(session_id)
        devices = _checkable(view)
        if not devices:
            raise PrerequisiteMissing(
                "This device has no test signal of its own.",
                advice="Check it with a signal generator, as its maker says.",
            )
        if not _waits(view):
            raise PrerequisiteMissing(
                "The amplifier can be checked only between opening and recording.",
                advice=view.step_text or "Wait for the step before it.",
            )
        with self._lock:
            self._demand_idle()
            self._show(session_id, CalibrationView(state="running", text="Checking the amplifier."))
            self._thread = threading.Thread(
                target=self._run, args=(session_id, devices), name="station-calibration", daemon=True
            )
            self._thread.start()

    def demand_idle(self) -> None:
        """Raises: Conflict: A check runs, and the electrodes are not on the inputs."""
        with self._lock:
            self._demand_idle()

    def _demand_idle(self) -> None:
        if self._thread is not None and self._thread.is_alive():
            raise Conflict(
                "The amplifier is being checked.",
                meaning="Its inputs have a test signal instead of the electrodes.",
                advice="Wait some seconds until the check is done.",
            )

    def close(self) -> None:
        """End a check that runs; `StationRooms.closing` is set. Bounded."""
        with self._lock:
            thread = self._thread
        if thread is not None:
            thread.join(timeout=3)

    # --- on its own thread ---------------------------------------------------------------------------------------

    def _run(self, session_id: SessionId, devices: tuple[DeviceDescription, ...]) -> None:
        found: list[DeviceCalibratedData] = []
        for device in devices:
            text = ""
            channels: tuple[CalibratedChannel, ...] = ()
            try:
                channels = self._check(session_id, device)
            except NeuraScaleError as error:
                text = f"The amplifier could not be checked. {error.what}"
            finally:
                self._switch(device, "off")
            found.append(
                DeviceCalibratedData(
                    session_id=session_id,
                    device_id=device.device_id,
                    signals=tuple(signal.name for signal in device.calibrations),
                    verdict=FAILED if text else verdict_of(channels),
                    text=text or summary(channels),
                    channels=channels,
                )
            )
        journal = self._rooms.journal
        journal.keep(*(journal.event(data, source="station", session_id=session_id) for data in found))
        at = self._rooms.clock.wall().isoformat(timespec="seconds")
        self._show(session_id, calibration_view(tuple((at, data) for data in found)))
        self._checked(session_id)

    def _check(self, session_id: SessionId, device: DeviceDescription) -> tuple[CalibratedChannel, ...]:
        stream = main_stream(device.streams)
        rows = np.array([row for row, channel in enumerate(stream.channels) if is_judged(channel)], np.intp)
        if not rows.size:
            raise PrerequisiteMissing("It has no channel that measures a voltage.")
        findings = [ChannelFindings() for _ in rows]
        nominal_s: float | None = None
        collector = BlockCollector(self._rooms, stream, rows)
        try:
            for signal in device.calibrations:
                self._show(
                    session_id,
                    CalibrationView(
                        state="running", text=f"Checking {device.name} with {_WORDS.get(signal.name, signal.name)}."
                    ),
                )
                self._switch(device, signal.name, must=True)
                settles_s = SETTLES_S + (signal.time_constant_s or 0.0)
                wanted_s = max(LEAST_S, PERIODS / signal.frequency_hz if signal.frequency_hz else 0.0)
                samples, rate_hz = collector.collect(settles_s, wanted_s)
                findings = _with(findings, signal, samples, rate_hz)
                nominal_s = signal.time_constant_s if signal.name == "square" else nominal_s
        finally:
            collector.close()
        limits = clinical_limits().calibration
        return tuple(
            _told(stream.channels[row].label, judge(one, limits, nominal_time_constant_s=nominal_s))
            for row, one in zip(rows, findings, strict=True)
        )

    def _switch(self, device: DeviceDescription, argument: str, *, must: bool = False) -> None:
        """Raises: NeuraScaleError: It was not done, and `must` be."""
        command = DeviceCommand(name="calibration", argument=argument, device_id=device.device_id)
        if must:
            self._rooms.acquisition.ask(command)
            return
        try:
            self._rooms.acquisition.ask(command)
        except NeuraScaleError as error:
            # Acquisition itself puts the electrodes back before it records.
            self._rooms.log.warning("the test signal was not switched off: %s", error.what)

    def _show(self, session_id: SessionId, view: CalibrationView | None) -> None:
        self._rooms.board.change(session_id, calibration=view)


class BlockCollector:
    """Collects stretches of one stream as it is published, reduced to about 1 kHz.

    Args:
        rows: Which channels.
    """

    def __init__(self, rooms: StationRooms, stream: StreamDescription, rows: NDArray[np.intp]) -> None:
        self._rooms = rooms
        self._stream = stream
        self._rows = rows
        self._reduce = max(1, int(stream.rate_hz // _ENOUGH_HZ)) if stream.rate_hz >= 2 * _ENOUGH_HZ else 1
        self._subscriber: Subscriber[None] = Subscriber(rooms.data.runtime, Port.SIGNAL, block_topics=(RAW_TOPIC,))

    def collect(self, settles_s: float, wanted_s: float) -> tuple[Floats, float]:
        """Pass over `settles_s` of signal, then take `wanted_s` without a hole; samples and their rate.

        Raises:
            TimedOut: They do not come, or the station ends.
        """
        clock, rate_hz = self._rooms.clock, self._stream.rate_hz
        self._subscriber.receive(0.0, at_most=100_000)
        pass_over, wanted = round(settles_s * rate_hz), round(wanted_s * rate_hz)
        gives_up_ns = clock.monotonic_ns() + round((2 * (settles_s + wanted_s) + LATE_S) * 1e9)
        taken: list[Floats] = []
        have, due = 0, -1
        while have < wanted:
            if self._rooms.closing.is_set() or clock.monotonic_ns() > gives_up_ns:
                raise TimedOut(
                    "The device does not deliver without gaps, or not before the recording.",
                    advice="Look at its link; a file or a source that waits for the recording cannot be checked.",
                )
            for arrived in self._subscriber.receive(_POLL_S):
                if not isinstance(arrived, BlockArrived) or arrived.block.stream_id != self._stream.stream_id:
                    continue
                block = arrived.block
                if due >= 0 and block.first_sample != due:
                    taken, have = [], 0
                due = block.end_sample
                if pass_over > 0:
                    pass_over -= block.n_samples
                    continue
                taken.append(block.samples[self._rows].astype(np.float64 if self._reduce == 1 else np.float32))
                have += block.n_samples
        samples = np.concatenate(taken, axis=1)[:, :wanted]
        return self._reduced(samples), rate_hz / self._reduce

    def _reduced(self, samples: NDArray[np.float32] | Floats) -> Floats:
        if self._reduce == 1:
            return np.asarray(samples, np.float64)
        whole = samples.shape[1] // self._reduce * self._reduce
        means: Floats = samples[:, :whole].reshape(samples.shape[0], -1, self._reduce).mean(axis=2, dtype=np.float64)
        return means

    def close(self) -> None:
        self._subscriber.close()


def _checkable(view: SessionView) -> tuple[DeviceDescription, ...]:
    devices = view.devices or ((view.device,) if view.device is not None else ())
    return tuple(device for device in devices if device.calibrations)


def _waits(view: SessionView) -> bool:
    """Whether the session waits for the operator with its device open, and will not go on while it is checked."""
    if view.step == "prerequisites":
        return any(one.name == "device_test" and not one.met for one in view.prerequisites)
    return view.step in CHECKABLE_STEPS and view.step in view.waiting_for


def _with(
    findings: list[ChannelFindings], signal: CalibrationSignal, samples: Floats, rate_hz: float
) -> list[ChannelFindings]:
    """The findings, with what one signal says."""
    given: dict[str, float] = {"peak_to_peak_uv": signal.peak_to_peak_uv, "frequency_hz": signal.frequency_hz}
    match signal.name:
        case "square":
            answers = square_responses(samples, rate_hz, **given)
            return [replace(one, square=answer) for one, answer in zip(findings, answers, strict=True)]
        case "sine":
            gains = sine_gains(samples, rate_hz, **given)
            return [replace(one, sine_gain=float(gain)) for one, gain in zip(findings, gains, strict=True)]
        case _:
            noises = input_noise(samples, rate_hz)
            return [replace(one, noise=noise) for one, noise in zip(findings, noises, strict=True)]


def _told(label: str, findings: ChannelFindings) -> CalibratedChannel:
    square, noise = findings.square, findings.noise
    gain = square.gain if square is not None else findings.sine_gain

    def shown(value: float | None) -> float | None:
        return None if value is None else round(value, 4)

    return CalibratedChannel(
        label=label,
        gain=shown(gain),
        time_constant_s=shown(square.time_constant_s) if square else None,
        low_pass_hz=shown(square.low_pass_hz) if square else None,
        noise_rms_uv=shown(noise.rms_uv) if noise else None,
        noise_peak_to_peak_uv=shown(noise.peak_to_peak_uv) if noise else None,
        faults=tuple(fault.value for fault in findings.faults),
    )


def calibration_view(checked: tuple[tuple[str, DeviceCalibratedData], ...]) -> CalibrationView | None:
    """The checks of a session's amplifiers as one; None where none was made."""
    if not checked:
        return None
    data = [one for _, one in checked]
    channels = tuple(channel for one in data for channel in one.channels)
    failed = [one for one in data if one.verdict == FAILED]
    return CalibrationView(
        state=FAILED if failed else verdict_of(channels),
        text=" ".join(one.text for one in failed) if failed else summary(channels),
        checked_at=max(at for at, _ in checked),
        channels=channels,
    )
