"""The one door to BrainFlow: loads its library, asks for board descriptions, talks to one board.

Guarantees: BrainFlow is imported when first needed (0.3 s), never before; its own log is off; every error of it becomes
a `DeviceFault` in plain words. Does not: believe what BrainFlow says about a connection; correct samples.
BrainFlow holds one lock for the whole process: while a board is being opened, a call for any other waits.
One thread at a time for one board.
"""

import warnings
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from app.core.devices.brainflow_faults import device_fault
from app.core.devices.driver import BrainFlowSpec
from app.core.errors import DeviceFault

BUFFER_S = 10.0
_LOGGER_OFF = 6
# A preset is one of up to three tables a board fills, each at its own rate.
Description = Mapping[str, Any]


class Board(Protocol):
    """What the driver needs of a board; BrainFlow's, or a test's."""

    def prepare(self) -> None:
        """Connect. Raises: DeviceFault: It cannot be reached."""
        ...

    def start(self, buffer_samples: int) -> None:
        """Begin to deliver. Raises: DeviceFault: It refused."""
        ...

    def fetch(self, preset: int) -> NDArray[np.float64]:
        """Everything since the last fetch, (rows of the preset, samples). Raises: DeviceFault: It cannot be had."""
        ...

    def ask(self, command: str) -> str:
        """Send a command; its answer, empty while it delivers. Raises: DeviceFault: It was not taken."""
        ...

    def mark(self, value: float) -> None:
        """Put a number into the marker channel at the newest sample. Raises: DeviceFault: It refused."""
        ...

    def stop(self) -> None:
        """Deliver no more; never raises."""
        ...

    def release(self) -> None:
        """Let go; never raises."""
        ...


@cache
def library() -> Any:
    """BrainFlow's `board_shim` module, loaded and silent.

    Raises:
        DeviceFault: Its library cannot be loaded on this machine.
    """
    try:
        with warnings.catch_warnings():
            # Before Python 3.12 it finds its own files through pkg_resources, which warns that it is old.
            warnings.simplefilter("ignore")
            from brainflow import board_shim

            module: Any = board_shim
            module.BoardControllerDLL.get_instance()
    except (ImportError, OSError) as error:
        raise DeviceFault(
            "The library that talks to amplifiers (BrainFlow) cannot be loaded on this computer.",
            advice="Install the workstation again; if it happens again, call your technical support.",
        ) from error
    module.BoardShim.set_log_level(_LOGGER_OFF)
    return module


def board_ids() -> tuple[int, ...]:
    """Every board BrainFlow knows."""
    return tuple(sorted(int(board) for board in library().BoardIds if int(board) >= -3))


def describe(board_id: int) -> dict[int, Description]:
    """BrainFlow's own description of a board by preset: rows by kind, rate, names.

    Raises:
        DeviceFault: It does not know the board.
    """
    shim = library()
    try:
        presets: Sequence[int] = shim.BoardShim.get_board_presets(board_id)
        return {int(p): shim.BoardShim.get_board_descr(board_id, int(p)) for p in sorted(presets)}
    except shim.BrainFlowError as error:
        raise device_fault(f"amplifier with number {board_id}", error.exit_code, doing="be found") from error


def samples_in_file(path: str) -> int | None:
    """Samples in a file BrainFlow has written, one to a line; None where no file is named.

    Raises:
        DeviceFault: It cannot be read.
    """
    if not path:
        return None
    try:
        with Path(path).open("rb") as file:
            return sum(1 for line in file if line.strip())
    except OSError as error:
        raise DeviceFault("The BrainFlow file cannot be read.", advice="Choose another file.") from error


class BrainFlowBoard:
    """One board of BrainFlow's.

    Args:
        name: For people.
    """

    def __init__(self, spec: BrainFlowSpec, name: str) -> None:
        self._name = name
        self._spec = spec
        self._shim: Any = None

    def prepare(self) -> None:
        """Connect.

        Raises:
            DeviceFault: It cannot be reached.
        """
        module = library()
        try:
            self._shim = _shim_class()(self._spec.board_id, _parameters(module, self._spec))
            self._shim.prepare_session()
        except module.BrainFlowError as error:
            self._shim = None
            raise device_fault(self._name, error.exit_code, doing="be opened") from error

    def start(self, buffer_samples: int) -> None:
        """Begin to deliver.

        Raises:
            DeviceFault: It refused.
        """
        try:
            self._opened().start_stream(buffer_samples)
        except library().BrainFlowError as error:
            raise device_fault(self._name, error.exit_code, doing="be started") from error

    def fetch(self, preset: int) -> NDArray[np.float64]:
        """Everything since the last fetch.

        Raises:
            DeviceFault: It cannot be had.
        """
        try:
            rows: NDArray[np.float64] = self._opened().get_board_data(preset=preset)
        except library().BrainFlowError as error:
            raise device_fault(self._name, error.exit_code, doing="be read") from error
        return rows

    def ask(self, command: str) -> str:
        """Send a command; its answer.

        Raises:
            DeviceFault: It was not taken.
        """
        try:
            return str(self._opened().config_board(command))
        except library().BrainFlowError as error:
            raise device_fault(self._name, error.exit_code, doing="be given a command") from error
        except UnicodeDecodeError as error:
            raise device_fault(self._name, 5, doing="be given a command") from error

    def mark(self, value: float) -> None:
        """Put a number into the marker channel.

        Raises:
            DeviceFault: It refused.
        """
        try:
            self._opened().insert_marker(value)
        except library().BrainFlowError as error:
            raise device_fault(self._name, error.exit_code, doing="take a marker") from error

    def stop(self) -> None:
        """Deliver no more; a board that is gone cannot be told, and that is no fault here."""
        if self._shim is not None:
            try:
                self._shim.stop_stream()
            except library().BrainFlowError:
                return

    def release(self) -> None:
        """Let go."""
        shim, self._shim = self._shim, None
        if shim is not None:
            try:
                shim.release_session()
            except library().BrainFlowError:
                return

    def _opened(self) -> Any:
        if self._shim is None:
            raise DeviceFault(f"The {self._name} is not open.")
        return self._shim


@cache
def _shim_class() -> Any:
    """BrainFlow's `BoardShim` without its `__del__`, which releases whatever session has the same parameters: one that
    was refused because the board is open already would, when collected, close the board that is recording.
    """

    def forget(_self: object) -> None:
        return None

    return type("Shim", (library().BoardShim,), {"__del__": forget})


def _parameters(module: Any, spec: BrainFlowSpec) -> Any:
    given = module.BrainFlowInputParams()
    for field in (
        "serial_port",
        "mac_address",
        "ip_address",
        "ip_address_aux",
        "ip_address_anc",
        "ip_port",
        "ip_port_aux",
        "ip_port_anc",
        "serial_number",
        "other_info",
        "file",
        "file_aux",
        "file_anc",
    ):
        setattr(given, field, getattr(spec, field))
    given.timeout = spec.timeout_s
    if spec.master_board_id is not None:
        given.master_board = spec.master_board_id
    return given
