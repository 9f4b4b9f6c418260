"""What a window asks about annotations that were set already.

Guarantees: as `app.core.station.messages`, of which these are a part. Both are refused (`Conflict`) where the
annotation is another one by now than the asker saw, (`NotFound`) where the session has none of that id.
"""

from app.core.wire.envelopes import Message


class CorrectAnnotation(Message, frozen=True, kw_only=True):
    """Let an annotation say this from now on. Answer: `Done`; the log keeps what it said before.

    Attributes:
        version: The one that the asker saw.
        reason: May be empty.
    """

    session_id: str
    annotation_id: str
    version: int
    onset_s: float
    duration_s: float
    text: str
    channels: tuple[str, ...] = ()
    reason: str = ""


class WithdrawAnnotation(Message, frozen=True, kw_only=True):
    """An annotation does not hold any more. Answer: `Done`. Refused (`WrongUse`) without a reason."""

    session_id: str
    annotation_id: str
    version: int
    reason: str


AnnotationRequest = CorrectAnnotation | WithdrawAnnotation
