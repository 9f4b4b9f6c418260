"""The roles and the one table of what each may do (`resources/access.toml`).

Guarantees: a request that stands in no permission is refused, and so is a role that a permission does not name: nothing
is allowed by silence. What stops outputs and shows or quietens alarms never asks who somebody is.
Does not: know users, patients or sessions; whoever asks says whether the patient is in the user's care. Pure; any
thread.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec

from app.core.errors import DefectError
from app.core.settings.resources import resource_path


class Role(StrEnum):
    """What a user is to the workstation; a user may have several."""

    TECHNICIAN = "technician"
    CLINICIAN = "clinician"
    RESEARCHER = "researcher"
    ADMINISTRATOR = "administrator"


class Reach(StrEnum):
    """Which patients a role's permission reaches."""

    NONE = "none"
    OWN = "own"
    ANY = "any"


class Verdict(StrEnum):
    """What comes of asking."""

    ALLOWED = "allowed"
    BREAK_GLASS = "break_glass"
    """Allowed for this user's own patients; for this one only by break-glass."""
    REFUSED = "refused"


class Record(StrEnum):
    """What of a request that was allowed goes into the log, beside the events that it makes."""

    READ = "read"
    """That it was read: once for each user, patient, request and sign-in."""
    CHANGE = "change"
    """Who asked, before it is done; what is named nowhere is a change."""
    TOGETHER = "together"
    """Who asked, in the same append as the first thing that came of it: it waits for nothing else."""
    NOTHING = "nothing"


class _Permission(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    requests: tuple[str, ...]
    patient: bool
    stop: bool = False
    break_glass: bool = True
    technician: Reach = Reach.NONE
    clinician: Reach = Reach.NONE
    researcher: Reach = Reach.NONE
    administrator: Reach = Reach.NONE


class _Recorded(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    read: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    schema_version: int
    permission: tuple[_Permission, ...]
    recorded: _Recorded = _Recorded()


@dataclass(frozen=True, slots=True)
class Permission:
    """One row of the table.

    Attributes:
        requests: The classes of the station's requests that it covers.
        about_patient: Whether they are about one patient.
        always: Whether everybody may, signed in or not.
        reach: By role; what is not named is `Reach.NONE`.
        break_glass: Whether "own" reaches a patient under break-glass, too.
    """

    name: str
    requests: tuple[str, ...]
    about_patient: bool
    always: bool
    reach: Mapping[Role, Reach]
    break_glass: bool = True


@dataclass(frozen=True, slots=True)
class PermissionTable:
    """All permissions.

    Attributes:
        records: By class of request; what is not named is `Record.CHANGE`.
    """

    permissions: tuple[Permission, ...]
    records: Mapping[str, Record] = field(default_factory=dict)
    _by_request: Mapping[str, Permission] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_request = {request: one for one in self.permissions for request in one.requests}
        object.__setattr__(self, "_by_request", by_request)

    def covering(self, request: str) -> Permission | None:
        """The permission that covers requests of this class."""
        return self._by_request.get(request)

    def record(self, request: str) -> Record:
        """What of a request of this class goes into the log."""
        return self.records.get(request, Record.CHANGE)

    def judge(self, request: str, roles: frozenset[Role], *, own_patient: bool) -> Verdict:
        """Whether a user of these roles may.

        Args:
            request: The class of the request.
            roles: None for somebody who is not signed in.
            own_patient: Whether the patient that it is about is in the user's care; False where that is not known.
        """
        permission = self.covering(request)
        if permission is None:
            return Verdict.REFUSED
        if permission.always:
            return Verdict.ALLOWED
        reaches = {permission.reach.get(role, Reach.NONE) for role in roles}
        if Reach.ANY in reaches or (Reach.OWN in reaches and (own_patient or not permission.about_patient)):
            return Verdict.ALLOWED
        return Verdict.BREAK_GLASS if Reach.OWN in reaches and permission.break_glass else Verdict.REFUSED


def read_permissions(path: Path) -> PermissionTable:
    """The table in a file.

    Raises:
        DefectError: It is not there, or not such a table; or a request stands in it twice, or is recorded and in none.
    """
    try:
        file = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DefectError(
            f"The table of permissions cannot be read: {error}.", advice="Install the application again."
        ) from error
    requests = [request for one in file.permission for request in one.requests]
    twice = sorted({request for request in requests if requests.count(request) > 1})
    if twice:
        raise DefectError(f"In the table of permissions {twice[0]} stands twice.")
    named = [
        (request, kind) for kind in Record if kind is not Record.CHANGE for request in getattr(file.recorded, kind)
    ]
    wrong = sorted({name for name, _ in named if name not in requests or [other for other, _ in named].count(name) > 1})
    if wrong:
        raise DefectError(f"In the table of permissions {wrong[0]} is recorded in two ways, or is no request.")
    rows = (
        Permission(
            one.name,
            one.requests,
            one.patient,
            one.stop,
            {role: getattr(one, role.value) for role in Role},
            one.break_glass,
        )
        for one in file.permission
    )
    return PermissionTable(tuple(rows), dict(named))


@cache
def permissions() -> PermissionTable:
    """The table that was shipped."""
    return read_permissions(resource_path("access.toml"))
