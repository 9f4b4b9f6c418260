"""What of the audit somebody may see: all of it, or what is about the own patients and oneself.

Guarantees: the reach is that of the one table of permissions; names of patients are told of those in the asker's care
alone, also to an administrator. Does not: find entries. Any thread.
"""

from dataclasses import dataclass

from app.core.access.caller import Caller
from app.core.access.roles import Reach, permissions
from app.core.errors import NotPermitted
from app.core.station.station_rooms import StationRooms


@dataclass(frozen=True, slots=True)
class AuditReach:
    """Of one asker.

    Attributes:
        everything: All entries, of whatever patient; else only those about `patients`, or done by `user_id`.
        everybodys: Every patient is the asker's own (a demonstration).
    """

    user_id: str
    everything: bool
    patients: frozenset[str]
    everybodys: bool

    def owns(self, patient_id: str) -> bool:
        """Whether the asker may see who this patient is."""
        return self.everybodys or patient_id in self.patients


def reach_of(rooms: StationRooms, caller: Caller, request: str) -> AuditReach:
    """What the caller may see.

    Raises:
        NotPermitted: Nothing.
    """
    permission = permissions().covering(request)
    reaches = {permission.reach.get(role, Reach.NONE) for role in caller.roles} if permission is not None else set()
    if not reaches & {Reach.OWN, Reach.ANY}:
        raise NotPermitted("The audit trail is not for everybody.", advice="Ask an administrator.")
    patients = rooms.care.patients_of(caller.user_id)
    return AuditReach(
        user_id=caller.user_id,
        everything=Reach.ANY in reaches or patients is None,
        patients=patients or frozenset(),
        everybodys=patients is None,
    )
