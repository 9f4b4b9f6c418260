"""Everything that may come in at the station: what is asked of it, and what its own programs tell and answer.

Guarantees: anything else is refused where it is opened. Does not: say who may ask for what (the door does).
"""

from app.core.acquisition.messages import (
    AcquisitionNotice,
    AnnotationPlaced,
    DeviceOpened,
    ImpedanceMeasured,
    RecordingStarted,
    RecordingStopped,
)
from app.core.acquisition.output_messages import OutputAmplitude, OutputOpened
from app.core.station.messages import StationRequest
from app.core.stopping.messages import StopInputsTold

ACCEPTED = (
    StationRequest
    | AcquisitionNotice
    | DeviceOpened
    | ImpedanceMeasured
    | RecordingStarted
    | RecordingStopped
    | AnnotationPlaced
    | OutputOpened
    | OutputAmplitude
    | StopInputsTold
)
