"""A lost stream that has come back is connected to while everything else goes on.

Guarantees: nobody waits: connecting, and learning its clock, take a thread of their own, which ends by itself within
seconds; what the source sends meanwhile is kept for whoever takes the inlet. Does not: decide which stream it is.
`done` and `abandon` from one thread; the inlet is handed over once and then belongs to the caller alone.
"""

import threading

from app.core.devices.lsl_network import LslFound, LslInlet
from app.core.errors import DeviceFault

_ENDS_WITHIN_S = 10.0


class LslArrival:
    """One stream that is being connected to.

    Attributes:
        found: Which.
        inlet: When `done`: the connection; None where the stream was gone again.
        offset_s: When `done`: its clock's offset; None where it does not answer.
    """

    def __init__(self, found: LslFound, timeout_s: float) -> None:
        self.found = found
        self.inlet: LslInlet | None = None
        self.offset_s: float | None = None
        self._timeout_s = timeout_s
        self._thread = threading.Thread(target=self._connect, name="lsl-arrival", daemon=True)
        self._thread.start()

    @property
    def done(self) -> bool:
        """Whether there is nothing more to wait for."""
        return not self._thread.is_alive()

    def abandon(self) -> None:
        """Nobody wants it any more; waits for its thread."""
        self._thread.join(_ENDS_WITHIN_S)
        if self.done and self.inlet is not None:
            self.inlet.close()

    def _connect(self) -> None:
        try:
            inlet = LslInlet(self.found, self._timeout_s)
        except DeviceFault:
            # Gone again; whoever looks at `inlet` sees it.
            return
        self.offset_s = inlet.offset_s(self._timeout_s)
        self.inlet = inlet
