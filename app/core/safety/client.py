"""What other programs use of the safety stop.

- `LeaseHolder` keeps the lease of the operator's window or of acquisition.
- `SafetyControl` gives the commands: stop, prove, start, finish, reset.
- `SafetyWatch` tells of every change.
- `recorded_stops` reads the stops that were missed.
- `OutputGuard` stands between safety and the output, in the program that drives it.
- `ask_for_real_time`, `ask_for_preference` and `own_open_files` are for the threads that these run on.
"""

from app.core.safety.cause_words import words_of_cause
from app.core.safety.control import SafetyControl
from app.core.safety.lease_holder import LeaseHolder
from app.core.safety.output import SESSION_PROGRAMME, TEST_PROGRAMME, StoppableOutput
from app.core.safety.output_guard import OutputGuard
from app.core.safety.priority import ask_for_preference, ask_for_real_time, own_open_files
from app.core.safety.recorded_stops import RecordedStop, recorded_stops
from app.core.safety.status import LINK_LOST, SafetyStatus, StopResult
from app.core.safety.watch import SafetyWatch

__all__ = [
    "LINK_LOST",
    "SESSION_PROGRAMME",
    "TEST_PROGRAMME",
    "LeaseHolder",
    "OutputGuard",
    "RecordedStop",
    "SafetyControl",
    "SafetyStatus",
    "SafetyWatch",
    "StopResult",
    "StoppableOutput",
    "ask_for_preference",
    "ask_for_real_time",
    "own_open_files",
    "recorded_stops",
    "words_of_cause",
]
