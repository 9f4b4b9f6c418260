"""What the station makes of what acquisition tells of the stimulator.

Guarantees: each change is an entry; a safe state that is not confirmed, and a current beyond what was ordered, are
alarms.
Does not: act on the stimulator; its guard has done so already. Thread: the station's main thread only.
"""

from typing import Protocol

from app.core.acquisition.messages import OutputChanged
from app.core.acquisition.output_messages import OutputExceeded
from app.core.events.safety_events import OutputChangedData
from app.core.events.stimulation_events import StimulationExceededData
from app.core.events.system_event import EventData

UNCONFIRMED = "unconfirmed"


class Alarms(Protocol):
    """What is needed of the alarm board."""

    def raise_(self, condition: str, *, text: str = "") -> None: ...

    def clear(self, condition: str) -> None: ...


def output_told(notice: OutputChanged | OutputExceeded, session_id: str, alarms: Alarms) -> EventData:
    """The entry for what acquisition told of the stimulator; alarms are raised and cleared."""
    if isinstance(notice, OutputExceeded):
        text = f"It gave {notice.amplitude_ma:g} mA; {notice.ordered_ma:g} mA were ordered."
        alarms.raise_("stimulation_limit", text=text)
        return StimulationExceededData(
            session_id=session_id, amplitude_ma=notice.amplitude_ma, ordered_ma=notice.ordered_ma
        )
    if notice.state == UNCONFIRMED:
        # Each guard begins so, for the moment until its device has confirmed; the alarm's onset delay is longer.
        alarms.raise_("output_unconfirmed", text=notice.reason.removeprefix("device_fault: "))
    else:
        alarms.clear("output_unconfirmed")
        alarms.clear("stimulation_limit")
    return OutputChangedData(session_id=session_id, state=notice.state, reason=notice.reason)
