"""One of the LSL streams of a device: where it is on the axis, and how it is connected.

Does not: do anything. One thread.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.core.devices.lsl_arrival import LslArrival
from app.core.devices.lsl_jumps import LslJumps
from app.core.devices.lsl_network import LslFound, LslInlet
from app.core.signals.channels import StreamDescription


@dataclass(slots=True)
class LslReceived:
    """One chosen stream.

    Attributes:
        description: None for markers.
        inlet: None while it is lost.
        due: Index of its next sample; -1 before the first.
        last_s: Corrected time of its newest sample.
        told_offset_s / tell_offset_ns: The offset told last, and when it is due again though it has not changed.
        arrival: It is back and being connected to.
        jumps: What is held back of it; of signals only.
    """

    found: LslFound
    inlet: LslInlet | None
    description: StreamDescription | None
    factors: NDArray[np.float64]
    jumps: LslJumps
    offset_s: float = 0.0
    told_offset_s: float | None = None
    tell_offset_ns: int = 0
    due: int = 0
    last_s: float | None = None
    sequence: int = 0
    lost: bool = False
    arrival: LslArrival | None = None
