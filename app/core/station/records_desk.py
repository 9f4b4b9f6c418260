"""Answers what is asked about records of persons, duty, and the course of a session.

Guarantees: as `app.core.station.service`, of which this is a part. Does not: hold rules of its own. Threads: the
exchange's pool; `tick` and `close` on the station's main one.
"""

import msgspec

from app.core.access.caller import Caller
from app.core.station.activation_desk import ActivationDesk, ShowEvent
from app.core.station.clinic_messages import RecordsRequest
from app.core.station.course_messages import CourseRequest
from app.core.station.course_requests import answer_course_request
from app.core.station.duty_messages import DutyRequest
from app.core.station.duty_requests import answer_duty_request
from app.core.station.merge_requests import answer_merge_request
from app.core.station.protocol_messages import ProtocolRequest
from app.core.station.protocol_requests import answer_protocol_request
from app.core.station.station_rooms import StationRooms
from app.core.workflow.engine import WorkflowEngine


class RecordsDesk:
    """See the module. `show_event` publishes a row of the event list."""

    def __init__(self, rooms: StationRooms, engine: WorkflowEngine, show_event: ShowEvent) -> None:
        self._rooms = rooms
        self._engine = engine
        self._show_event = show_event
        self.activations = ActivationDesk(rooms, show_event)

    def answer(self, message: RecordsRequest, caller: Caller) -> msgspec.Struct:
        """The answer.

        Raises:
            NeuraScaleError: Why not.
        """
        if isinstance(message, DutyRequest):
            return answer_duty_request(self._rooms, self._engine, message, caller, self._show_event)
        if isinstance(message, CourseRequest):
            return answer_course_request(self._rooms, self.activations, message, caller)
        if isinstance(message, ProtocolRequest):
            return answer_protocol_request(self._rooms, message, caller)
        return answer_merge_request(self._rooms, message, caller)

    def tick(self) -> None:
        """What is done by the clock; quick."""
        self.activations.tick()

    def close(self) -> None:
        """End what still works in the background; bounded."""
        self.activations.close()
