"""Data of the events of a site's own protocols.

Guarantees: frozen typed values with a schema version; a protocol is no patient's, and what it says stands here whole.
Does not: judge protocols (`app.core.clinic.site_protocols`).
"""

from typing import ClassVar

from app.core.events.constraints import Digest
from app.core.events.system_event import EventData


class ProtocolAddedData(EventData, frozen=True, kw_only=True):
    """A protocol of this site is offered from now on, or takes the place of an earlier one of its name.

    Attributes:
        text: Its file, whole.
        sha256: Of the file.
        replaced_sha256: Of the file that it replaces; empty for a new one.
        user_id: Who added it.
    """

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    name: str
    text: str
    sha256: Digest
    replaced_sha256: str = ""
    reason: str
    user_id: str
