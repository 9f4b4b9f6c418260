"""What is asked of the station about whose patient somebody is: care, and break-glass with its review.

Guarantees: frozen typed messages, part of `app.core.station.messages`. Answers are named; `Done` where none is. Times
are ISO 8601, UTC.
Does not: hold names of patients; who may see them asks for them.
"""

import msgspec

from app.core.wire.envelopes import Message


class AssignCare(Message, frozen=True, kw_only=True):
    """A patient is in a user's care from now on, beside whoever has them already. Asked twice, it adds nothing.

    Refused (`NotFound`) where there is no such patient or user, (`Conflict`) where that user is disabled.
    """

    patient_id: str
    user_id: str


class EndCare(Message, frozen=True, kw_only=True):
    """A patient is in a user's care no more. Refused (`Conflict`) for the last one who has them."""

    patient_id: str
    user_id: str
    reason: str = ""


class ListCare(Message, frozen=True, kw_only=True):
    """Who has a patient. Answer: `CareList`."""

    patient_id: str


class CareView(msgspec.Struct, frozen=True, kw_only=True):
    """One user's care of a patient. `since`: from when; `assigned_by`: a user's id, empty where they registered."""

    user_id: str
    user_name: str
    since: str
    assigned_by: str = ""


class CareList(Message, frozen=True, kw_only=True):
    care: tuple[CareView, ...]


class OpenBreakGlass(Message, frozen=True, kw_only=True):
    """Reach a patient who is not in one's care, in an emergency, for a limited time. Answer: `BreakGlassOpened`.

    For who may do with their own patients what is needed. Each use is reviewed by somebody else.
    Refused (`WrongUse`) without a reason of ten characters, (`NotFound`) without such a patient, (`Conflict`) where
    the patient is in their care, or their break-glass for another patient is open.
    """

    patient_id: str
    reason: str


class BreakGlassOpened(Message, frozen=True, kw_only=True):
    break_glass_id: str
    until: str


class EndBreakGlass(Message, frozen=True, kw_only=True):
    """End one's own before its time. `NotFound` where it has ended."""

    break_glass_id: str


class ListBreakGlass(Message, frozen=True, kw_only=True):
    """Answer: `BreakGlassList`, oldest first. Without `reviewed`: those that wait for somebody's review."""

    reviewed: bool = False


class BreakGlassUse(msgspec.Struct, frozen=True, kw_only=True):
    """One use of break-glass.

    Attributes:
        reason: As given; empty where the patient was erased.
        opened / until: When, and for how long at most.
        ended: When it ended; empty while it is open.
        end_reason: "time", "hand" or "sign_out".
        accesses: What was asked about the patient meanwhile: (request, how often), most often first.
        mine: Whether the asker opened it, who may not review it.
        verdict: "justified", "not_justified"; empty until it was reviewed.
    """

    break_glass_id: str
    patient_id: str
    user_id: str
    user_name: str
    reason: str
    opened: str
    until: str
    ended: str = ""
    end_reason: str = ""
    accesses: tuple[tuple[str, int], ...] = ()
    mine: bool = False
    verdict: str = ""
    note: str = ""
    reviewed_by: str = ""
    reviewed: str = ""


class BreakGlassList(Message, frozen=True, kw_only=True):
    uses: tuple[BreakGlassUse, ...]


class ReviewBreakGlass(Message, frozen=True, kw_only=True):
    """Say whether a use was justified. Never by who opened it (`NotPermitted`); once (`Conflict`).

    Attributes:
        verdict: "justified" or "not_justified"; the latter wants a note (`WrongUse`).
    """

    break_glass_id: str
    verdict: str
    note: str = ""


CareRequest = AssignCare | EndCare | ListCare | OpenBreakGlass | EndBreakGlass | ListBreakGlass | ReviewBreakGlass
CareReply = CareList | BreakGlassOpened | BreakGlassList
