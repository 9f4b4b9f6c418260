"""What is asked of the station about consent, beside giving it.

Guarantees: frozen typed messages, part of `app.core.station.messages`. Times are ISO 8601, UTC.
"""

import msgspec

from app.core.clinic.consent_texts import ConsentText
from app.core.clinic.purposes import CAPACITY_NOT_ASKED
from app.core.reticence import reticent_repr
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


class ListConsents(Message, frozen=True, kw_only=True):
    """What can be consented to, in which words, and what this patient gave and took back. Answer: `ConsentList`."""

    patient_id: str


class ConsentEntryView(msgspec.Struct, frozen=True, kw_only=True):
    """A consent, or its withdrawal.

    Attributes:
        kind: "given" or "withdrawn".
        by: In what capacity, of `CAPACITIES`.
        noted_by: Printed name of the user who noted it; empty where the entry does not say it.
        text_version, how, witness, language: Of a consent, as far as they were noted.
        reason: Of a withdrawal; empty where none was told.
        counts: Whether it counts today; a withdrawal never does.
        why_not: Why a consent does not, in a sentence; empty where it does.
    """

    __repr__ = reticent_repr

    kind: str
    at: str
    by: str
    noted_by: str = ""
    text_version: str = ""
    how: str = ""
    witness: str = ""
    language: str = ""
    reason: str = ""
    counts: bool = False
    why_not: str = ""


class PurposeView(msgspec.Struct, frozen=True, kw_only=True):
    """One purpose.

    Attributes:
        texts: Every version, the oldest first.
        current: The version that is handed out today.
        entries: Newest first.
        counts: Whether the patient consents today.
        withdrawn: Whether it was taken back and not given anew.
        needed: Whether what is planned for the patient asks for it.
    """

    __repr__ = reticent_repr

    purpose: str
    texts: tuple[ConsentText, ...]
    current: str
    entries: tuple[ConsentEntryView, ...] = ()
    counts: bool = False
    withdrawn: bool = False
    needed: bool = False

    @property
    def text(self) -> ConsentText:
        """The one that is handed out."""
        return next(one for one in self.texts if one.version == self.current)


class ConsentList(Message, frozen=True, kw_only=True):
    """In the order of `PURPOSES`."""

    purposes: tuple[PurposeView, ...]


ConsentRequest = WithdrawConsent | ListConsents
ConsentReply = ConsentWithdrawn | ConsentList
