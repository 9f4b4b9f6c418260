"""What is asked of the station about consent, beside giving it.

Guarantees: frozen typed messages, part of `app.core.station.messages`.
"""

from app.core.clinic.purposes import CAPACITY_NOT_ASKED
from app.core.wire.envelopes import Message


class WithdrawConsent(Message, frozen=True, kw_only=True):
    """A patient takes back consent for one purpose. Answer: `ConsentWithdrawn`, once it is in the log.

    What goes on for that purpose in a running session is ended in order: recording ends the recording and the session,
    stimulation brings the output to its safe state. Asked twice, the second says the same and adds nothing.
    Refused (`Conflict`) where consent was never given for it.

    Attributes:
        purpose, withdrawn_by: Words of `app.core.clinic.purposes`.
        reason: As told; nobody has to give one.
    """

    patient_id: str
    purpose: str
    reason: str = ""
    withdrawn_by: str = CAPACITY_NOT_ASKED


class ConsentWithdrawn(Message, frozen=True, kw_only=True):
    """`ends` and `kept`: what is ended by it and what is kept, for people."""

    ends: str
    kept: str


ConsentRequest = WithdrawConsent
ConsentReply = ConsentWithdrawn
