"""Data of the events of rosters, and of who answers for a session.

Guarantees: frozen typed values with a schema version. What a roster says of a user belongs to that user; who answers
for a session belongs to the session's patient. Does not: decide who may.
"""

from typing import Annotated, ClassVar

from app.core.events.constraints import one_of
from app.core.events.system_event import EventData


class DutyRosteredData(EventData, frozen=True, kw_only=True):
    """A user is on duty from one moment to another.

    Attributes:
        begins / ends: UTC, RFC 3339 with six decimals; `ends` is the first moment that is no duty any more.
        how: "rostered" by somebody who keeps the roster; "stepped_in": taken by oneself, with a reason.
        rostered_by: A user's id.
    """

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    duty_id: str
    user_id: str
    begins: str
    ends: str
    how: Annotated[str, one_of("rostered", "stepped_in")] = "rostered"
    reason: str = ""
    rostered_by: str


class DutyCancelledData(EventData, frozen=True, kw_only=True):
    """A duty is none, or ends sooner: from `at` on (as `begins`); nothing that was done in it becomes undone."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    duty_id: str
    user_id: str
    at: str
    reason: str
    cancelled_by: str


class ProviderChangedData(EventData, frozen=True, kw_only=True):
    """Who answers for a session from now on.

    Attributes:
        user_id: The provider now; `previous_id` the one before, empty for the first.
        how: "began" the session, or "taken_over".
        duty_id: The duty in which; empty where the station keeps no roster.
    """

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    session_id: str
    user_id: str
    previous_id: str = ""
    how: Annotated[str, one_of("began", "taken_over")] = "began"
    duty_id: str = ""
    reason: str = ""
