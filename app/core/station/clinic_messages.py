"""All that is asked of the station about records, duty, protocols and the course of a session, in one place.

Guarantees: parts of `app.core.station.messages`.
"""

from app.core.station.course_messages import CourseReply, CourseRequest
from app.core.station.duty_messages import DutyReply, DutyRequest
from app.core.station.merge_messages import MergeReply, MergeRequest
from app.core.station.protocol_messages import ProtocolReply, ProtocolRequest

RecordsRequest = MergeRequest | DutyRequest | CourseRequest | ProtocolRequest
RecordsReply = MergeReply | DutyReply | CourseReply | ProtocolReply
