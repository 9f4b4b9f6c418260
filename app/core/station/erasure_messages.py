"""What is asked of the station about erasing a subject and about legal holds.

Guarantees: frozen typed messages, part of `app.core.station.messages`. Answers are named; `Done` where none is. Times
are ISO 8601, UTC. Two people erase: who asked never approves, whatever their roles.
Does not: hold names; who may see them asks for them.
"""

import msgspec

from app.core.wire.envelopes import Message


class RequestErasure(Message, frozen=True, kw_only=True):
    """Ask that everything about one subject be made unreadable. Answer: `ErasureRequested`.

    Exactly one of `patient_id` and `user_id`. Refused (`NotPermitted`) while a retention period runs or a legal hold
    stands, with which and until when; (`Conflict`) where it was asked already, or a session of the patient runs.

    Attributes:
        reason_class: "asked_by_subject", "retention_over", "recorded_in_error" or "unlawful".
        reason: In words, at least ten characters; it is erased with the subject.
    """

    patient_id: str = ""
    user_id: str = ""
    reason_class: str = "asked_by_subject"
    reason: str


class ErasureRequested(Message, frozen=True, kw_only=True):
    erasure_id: str


class ApproveErasure(Message, frozen=True, kw_only=True):
    """Erase, now and for good. Answer: `ErasureCarriedOut`. Never by who asked (`NotPermitted`).

    What stood in the way of the request is looked at again. Refused (`Conflict`) while any session runs.
    """

    erasure_id: str


class ErasureCarriedOut(Message, frozen=True, kw_only=True):
    """`unreached`: places of backups that may still hold the key; they are tried again until there are none."""

    erasure_id: str
    entries: int
    unreached: tuple[str, ...] = ()


class RefuseErasure(Message, frozen=True, kw_only=True):
    """Not to be erased, with a reason. By anybody who may approve, also by who asked (it is taken back then)."""

    erasure_id: str
    reason: str


class ListErasures(Message, frozen=True, kw_only=True):
    """Answer: `ErasureList`, newest first, with the legal holds that stand."""


class ErasureView(msgspec.Struct, frozen=True, kw_only=True):
    """One erasure.

    Attributes:
        subject_kind: "patient" or "user".
        state: "asked", "refused", "erased" (the key is gone, remnants are being removed) or "complete".
        reason: As given; empty once erased.
        decided_by / decided: Empty while it is asked.
        mine: Whether the asker of this list asked for it, and so may not approve it.
        stands_in_the_way: Why it cannot be approved now; empty where it can.
        exports: Copies that were exported and cannot be reached from here.
        unreached: Places of backups that may still hold the key.
    """

    erasure_id: str
    subject_id: str
    subject_kind: str
    state: str
    reason_class: str
    reason: str = ""
    asked_by: str
    asked: str
    decided_by: str = ""
    decided: str = ""
    decision_reason: str = ""
    mine: bool = False
    stands_in_the_way: str = ""
    exports: int = 0
    unreached: tuple[str, ...] = ()


class LegalHoldView(msgspec.Struct, frozen=True, kw_only=True):
    """A legal hold that stands."""

    hold_id: str
    subject_id: str
    subject_kind: str
    reason: str
    placed_by: str
    placed: str


class ErasureList(Message, frozen=True, kw_only=True):
    erasures: tuple[ErasureView, ...] = ()
    holds: tuple[LegalHoldView, ...] = ()


class PlaceLegalHold(Message, frozen=True, kw_only=True):
    """Nothing about the subject is erased until it is lifted. Answer: `LegalHoldPlaced`.

    Exactly one of `patient_id` and `user_id`; `reason` has at least ten characters.
    """

    patient_id: str = ""
    user_id: str = ""
    reason: str


class LegalHoldPlaced(Message, frozen=True, kw_only=True):
    hold_id: str


class LiftLegalHold(Message, frozen=True, kw_only=True):
    """Refused (`NotFound`) where it does not stand; `reason` has at least ten characters."""

    hold_id: str
    reason: str


ErasureRequest = RequestErasure | ApproveErasure | RefuseErasure | ListErasures | PlaceLegalHold | LiftLegalHold
ErasureReply = ErasureRequested | ErasureCarriedOut | ErasureList | LegalHoldPlaced
