"""Amplifiers through BrainFlow.

Guarantees: what the board numbered and did not deliver is a jump of `first_sample`; samples are fetched as soon as
they are there (woken at the last one's time + one period + 0.15 ms); a board that vanishes is closed, looked for and
taken up again by itself while `read` goes on returning nothing, and only the same board is: same adaptor, same answer.
Does not: believe BrainFlow about the connection (an unplugged board is "prepared", without error, for ever); tell of
silence before acquisition does. One thread at a time; a thread of its own looks for a lost board.

Commands:
    marker NUMBER    the number is put into the board's marker channel at the newest sample
    calibration square|short|off    (Cyton) its own test signal on every input, inputs shorted, electrodes back
"""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.devices import cyton_calibration, serial_ports
from app.core.devices.brainflow_boards import (
    CYTON,
    CYTON_DAISY,
    PLAYED_FILE,
    STREAMING,
    check,
    device_id_of,
)
from app.core.devices.brainflow_channels import board_streams
from app.core.devices.brainflow_library import BUFFER_S, Board, BrainFlowBoard, describe, samples_in_file
from app.core.devices.brainflow_search import BoardSearch
from app.core.devices.brainflow_tables import BoardTable, cut, tables_of
from app.core.devices.cyton_impedance import measure_electrodes
from app.core.devices.driver import (
    BrainFlowSpec,
    Delivery,
    DeviceDescription,
    DeviceEvent,
    DeviceEventKind,
    ElectrodeImpedance,
    EndOfSource,
)
from app.core.errors import DeviceFault, WrongUse
from app.core.identifiers import StreamId
from app.core.signals.blocks import SampleBlock

MakeBoard = Callable[[BrainFlowSpec, str], Board]
AFTER_DUE_S = 0.000_15
# At high rates several samples are fetched at once: each fetch costs some 50 us.
SHORTEST_WAIT_S = 0.004
LOOKS_AT_PORT_EVERY_S = 0.1
GONE_AFTER_S = 3.0
_RETRY_S = 0.001
_IDLE_RETRY_S = 0.005
_LATE_S = 0.1
_SMALLEST_BUFFER = 1024
_OTHERS_MAY_BE_LATE_S = 1.0


class BrainFlowDriver:
    """One board.

    Args:
        make_board: Makes the board of a spec; a test gives its own.
    """

    def __init__(
        self, spec: BrainFlowSpec, *, clock: Clock = SYSTEM_CLOCK, make_board: MakeBoard = BrainFlowBoard
    ) -> None:
        """Check the form; nothing is opened yet.

        Raises:
            WrongUse: An entry that the board needs is missing.
        """
        self._form = check(spec)
        self._spec = spec
        self._is_cyton = spec.board_id in (CYTON, CYTON_DAISY)
        self._clock = clock
        self._make_board = make_board
        self._board: Board | None = None
        self._search: BoardSearch | None = None
        self._tables: tuple[BoardTable, ...] = ()
        self._identity = ("", "")
        self._totals: dict[str, int] = {}
        self._delivering = False
        self._ended = False
        self._kept: list[SampleBlock] = []
        self._events: list[DeviceEvent] = []
        self._last_heard_s = self._tried_s = self._next_port_look_s = 0.0

    # --- life --------------------------------------------------------------------------------------------------

    def open(self) -> DeviceDescription:
        """Connect and describe.

        Raises:
            DeviceFault: It cannot be reached.
        """
        self.close()
        spec = self._spec
        master = spec.master_board_id if spec.board_id in (PLAYED_FILE, STREAMING) else None
        board_id = spec.board_id if master is None else master
        adaptor = serial_ports.adaptor_of(spec.serial_port) if spec.serial_port else ""
        device_id = device_id_of(spec, adaptor)
        presets = describe(board_id)
        self._tables = tables_of(board_streams(device_id, board_id, presets), board_id, self._clock)
        board = self._make_board(spec, self._form.name)
        board.prepare()
        try:
            self._identity = (adaptor, self._answer(board))
        except DeviceFault:
            board.release()
            raise
        self._board = board
        self._totals = self._count()
        return DeviceDescription(
            device_id=device_id,
            driver="brainflow",
            name=self._form.name,
            streams=tuple(s.stream for table in self._tables for s in table.streams),
            live=True,
            can_measure_impedance=self._is_cyton,
            calibrations=cyton_calibration.SIGNALS if self._is_cyton else (),
            total_samples=self._totals or None,
        )

    def start(
        self, *, at_sample: dict[StreamId, int] | None = None, sequence: dict[StreamId, int] | None = None
    ) -> None:
        """Let it deliver; the next sample has the index named, or 0.

        Raises:
            DeviceFault: It is not open, or refused.
        """
        if self._board is None:
            raise DeviceFault(f"The {self._form.name} was to be started before it was opened.")
        self.stop()
        for table in self._tables:
            table.begin(at_sample or {}, sequence or {})
        self._kept.clear()
        self._events.clear()
        self._ended = False
        self._board.start(self._buffer_samples())
        self._delivering = True
        self._last_heard_s = self._tried_s = self._now_s()

    def stop(self) -> None:
        """Deliver no more."""
        delivering, self._delivering = self._delivering, False
        search, self._search = self._search, None
        if search is not None:
            search.cancel()
        elif delivering and self._board is not None:
            self._board.stop()

    def close(self) -> None:
        """Let go of the board."""
        self.stop()
        board, self._board = self._board, None
        if board is not None:
            board.release()

    # --- delivering --------------------------------------------------------------------------------------------

    def read(self, timeout_s: float) -> Delivery:
        """What has come; waits up to `timeout_s` for the first of it. Raises nothing: a lost board is silence."""
        ends_s = self._now_s() + timeout_s
        if not self._delivering or self._ended:
            self._clock.sleep(timeout_s)
            return Delivery()
        while True:
            wait_s = min(self._due_s(), ends_s) - self._now_s()
            if wait_s > 0:
                # One nanosecond more, so that rounding does not wake us just before the moment.
                self._clock.sleep(wait_s + 1e-9)
            if self._search is None:
                self._fetch()
                self._watch()
            else:
                self._take_back(self._search)
            if self._kept or self._events or self._complete():
                return self._deliver()
            if self._now_s() >= ends_s:
                return Delivery()

    def _fetch(self) -> None:
        board = self._board
        self._tried_s = self._now_s()
        if board is None:
            return
        try:
            for table in self._tables:
                blocks = table.take(board.fetch(table.preset))
                if blocks:
                    self._last_heard_s = self._now_s()
                self._kept += blocks
        except DeviceFault as fault:
            self._lose(fault.what)

    def _due_s(self) -> float:
        """When the next sample can be there, or the next look at a board that is late."""
        if self._search is not None or self._tried_s - self._last_heard_s > _LATE_S:
            return self._tried_s + _IDLE_RETRY_S
        main = self._tables[0]
        if main.last_taken_s is None:
            return self._tried_s + _RETRY_S
        return max(main.last_taken_s + max(1 / main.rate_hz, SHORTEST_WAIT_S) + AFTER_DUE_S, self._tried_s + _RETRY_S)

    def _deliver(self) -> Delivery:
        blocks: list[SampleBlock] = []
        for block in self._kept:
            total = self._totals.get(block.stream_id)
            if total is None or block.first_sample < total:
                blocks.append(block if total is None else cut(block, total))
        events, self._events = tuple(self._events), []
        self._kept.clear()
        ended = EndOfSource(reason="complete") if self._complete() else None
        if ended is not None:
            self._ended = True
            self.stop()
        return Delivery(blocks=tuple(blocks), events=events, ended=ended)

    # --- the end of a source that has one ------------------------------------------------------------------------

    def _count(self) -> dict[str, int]:
        """Samples in all by stream: by the length asked for, or the lines of a played file."""
        spec = self._spec
        totals: dict[str, int] = {}
        files = (spec.file, spec.file_aux, spec.file_anc)
        for table in self._tables:
            lines = (
                samples_in_file(files[table.preset])
                if spec.board_id == PLAYED_FILE and table.preset < len(files)
                else None
            )
            asked = None if spec.duration_s is None else round(spec.duration_s * table.rate_hz)
            counts = [count for count in (lines, asked) if count is not None]
            for stream in table.streams:
                if counts:
                    totals[stream.stream.stream_id] = min(counts)
        return totals

    def _complete(self) -> bool:
        if not self._totals or self._ended:
            return False
        done = [table.next_sample >= self._totals[table.streams[0].stream.stream_id] for table in self._tables]
        late_s = self._now_s() - (self._tables[0].last_taken_s or math.inf)
        return all(done) or (done[0] and late_s > _OTHERS_MAY_BE_LATE_S)

    # --- a board that is lost --------------------------------------------------------------------------------------

    def _watch(self) -> None:
        """Whether a board that has gone silent must be opened anew: at once where its port is gone."""
        now_s = self._now_s()
        silent_s = now_s - self._last_heard_s
        if self._search is not None or silent_s < LOOKS_AT_PORT_EVERY_S:
            return
        if silent_s >= GONE_AFTER_S:
            if self._spec.board_id == PLAYED_FILE:
                # It stops at its end without a word.
                self._totals = {stream.stream.stream_id: t.next_sample for t in self._tables for stream in t.streams}
                return
            self._lose("It delivers nothing.")
        elif self._spec.serial_port and now_s >= self._next_port_look_s:
            self._next_port_look_s = now_s + LOOKS_AT_PORT_EVERY_S
            if not serial_ports.is_there(self._spec.serial_port):
                self._lose("Its port has vanished.")

    def _lose(self, why: str) -> None:
        board, self._board = self._board, None
        if board is None:
            return
        self._tell(DeviceEventKind.WARNING, f"Connection to the {self._form.name} lost. {why}")
        self._search = BoardSearch(board, self._connect, there=self._can_be_there)

    def _can_be_there(self) -> bool:
        return not self._spec.serial_port or serial_ports.is_there(self._spec.serial_port)

    def _connect(self) -> Board:
        """On the thread of the search: the same board again, delivering.

        Raises:
            DeviceFault: It is not there, or another is.
        """
        board = self._make_board(self._spec, self._form.name)
        board.prepare()
        try:
            adaptor = serial_ports.adaptor_of(self._spec.serial_port) if self._spec.serial_port else ""
            if (adaptor, self._answer(board)) != self._identity:
                raise DeviceFault(
                    f"Another amplifier answers where the {self._form.name} was.",
                    advice="Connect the same amplifier again, or stop the recording and start a new one.",
                )
            board.start(self._buffer_samples())
        except DeviceFault:
            board.release()
            raise
        return board

    def _take_back(self, search: BoardSearch) -> None:
        self._tried_s = self._now_s()
        board = search.take()
        if board is None:
            return
        self._search, self._board = None, board
        self._last_heard_s = self._now_s()
        for table in self._tables:
            table.resume()
        self._tell(DeviceEventKind.STATE, f"Connection to the {self._form.name} restored")

    def _answer(self, board: Board) -> str:
        """What tells one board from another of its kind, where it can be asked.

        Raises:
            DeviceFault: It does not answer.
        """
        return board.ask("V") if self._is_cyton else ""

    # --- electrodes and commands -----------------------------------------------------------------------------------

    def measure_impedance(self) -> tuple[ElectrodeImpedance, ...]:
        """Each electrode in turn (0.8 s each), where the board has a test current; samples go on meanwhile.

        Raises:
            DeviceFault: It is not open, is lost, or delivers nothing.
        """
        if not self._is_cyton:
            return ()
        if self._board is None:
            raise DeviceFault(f"Impedance cannot be measured: the {self._form.name} is not there.")
        delivering = self._delivering
        if not delivering:
            self.start()
        try:
            return measure_electrodes(self._board, self._tables[0].streams[0].stream, self._next_samples)
        finally:
            if not delivering:
                self.stop()

    def _next_samples(self, stream_id: StreamId, n_samples: int) -> NDArray[np.float32]:
        """The next samples of a stream, which stay to be delivered.

        Raises:
            DeviceFault: They do not come.
        """
        first, gives_up_s = len(self._kept), self._now_s() + GONE_AFTER_S
        while True:
            mine = [block.samples for block in self._kept[first:] if block.stream_id == stream_id]
            if sum(samples.shape[1] for samples in mine) >= n_samples:
                return np.concatenate(mine, axis=1)[:, :n_samples]
            if self._now_s() > gives_up_s or self._board is None:
                raise DeviceFault(f"The {self._form.name} delivers nothing, so its electrodes cannot be measured.")
            self._clock.sleep(_IDLE_RETRY_S)
            self._fetch()

    def command(self, name: str, argument: str = "") -> None:
        """One of the commands named at the top of this module.

        Raises:
            WrongUse: No such command, or no number.
            DeviceFault: It is not open, or refused.
        """
        if name == "calibration" and self._is_cyton:
            if self._board is None:
                raise DeviceFault(f"The {self._form.name} is not there.")
            cyton_calibration.switch(self._board, argument)
            return
        if name != "marker":
            raise WrongUse(f"The {self._form.name} does not know the command {name!r}.", advice="It knows marker.")
        try:
            value = float(argument)
        except ValueError as error:
            raise WrongUse(f"A marker is a number, not {argument!r}.") from error
        if self._board is None or not self._delivering:
            raise DeviceFault(f"The {self._form.name} delivers nothing to put a marker at.")
        self._board.mark(value)

    # --- small things ----------------------------------------------------------------------------------------------

    def _tell(self, kind: DeviceEventKind, text: str) -> None:
        main = self._tables[0]
        self._events.append(DeviceEvent(kind=kind, onset_s=main.next_sample / main.rate_hz, duration_s=None, text=text))

    def _buffer_samples(self) -> int:
        return max(_SMALLEST_BUFFER, round(BUFFER_S * max(table.rate_hz for table in self._tables)))

    def _now_s(self) -> float:
        return self._clock.monotonic_ns() * 1e-9
