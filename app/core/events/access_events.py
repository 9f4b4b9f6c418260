"""Data of the events of users, signing in, access to patients, and of the station's kind.

Guarantees: frozen typed values with a schema version. `user.*` events belong to the user they are about (their
subject), so that erasing a user takes the name and leaves the id; all others name people by id only.
Does not: decide anything.
"""

from typing import Annotated, ClassVar

from app.core.events.constraints import Count, one_of
from app.core.events.system_event import EventData


class StationSetUpData(EventData, frozen=True, kw_only=True):
    """The data folder was made for patients or for trying, once and for ever. `holder`: of its key at that time."""

    station_id: str
    kind: Annotated[str, one_of("clinical", "demonstration")]
    holder: Annotated[str, one_of("keyring", "passphrase", "file")]


class UserCreatedData(EventData, frozen=True, kw_only=True):
    """`created_by`: a user's id; their own for the first administrator."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("user_name", "full_name")

    user_id: str
    user_name: str
    full_name: str
    roles: tuple[str, ...]
    created_by: str


class UserChangedData(EventData, frozen=True, kw_only=True):
    """Printed name and roles as they are from now on."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("full_name", "reason")

    user_id: str
    full_name: str
    roles: tuple[str, ...]
    changed_by: str
    reason: str


class UserDisabledData(EventData, frozen=True, kw_only=True):
    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    user_id: str
    disabled_by: str
    reason: str


class UserEnabledData(EventData, frozen=True, kw_only=True):
    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    user_id: str
    enabled_by: str
    reason: str


class UserPasswordChangedData(EventData, frozen=True, kw_only=True):
    """A user changed the own password. `reason`: "chosen", or "one_time" (it had to be changed)."""

    user_id: str
    reason: str = "chosen"


class UserPasswordResetData(EventData, frozen=True, kw_only=True):
    """An administrator handed out a one-time password."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    user_id: str
    reset_by: str
    reason: str


class UserSecondFactorChangedData(EventData, frozen=True, kw_only=True):
    """`what`: enrolled, reset by another administrator, or a recovery code was used up."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    user_id: str
    what: Annotated[str, one_of("enrolled", "reset", "recovery_code_used")]
    changed_by: str
    reason: str = ""


class AccessSignedInData(EventData, frozen=True, kw_only=True):
    """Somebody signed in.

    Attributes:
        program: Of the workstation ("desktop", "cli").
        seat: At the window that locks.
        second_factor: What was given beside the password: "", "code" or "recovery_code".
        took_over_from: Who was at the seat before and did not sign out; empty for nobody.
    """

    user_id: str
    sign_in_id: str
    program: str
    seat: bool = False
    second_factor: str = ""
    took_over_from: str = ""


class AccessSignedOutData(EventData, frozen=True, kw_only=True):
    """`reason`: "asked", "taken_over", "disabled", "reset", "changed", "idle", "program_gone" or "station_ended"."""

    user_id: str
    sign_in_id: str
    reason: str
    seat: bool = False


class AccessLockedData(EventData, frozen=True, kw_only=True):
    """`reason`: "idle", "asked", "window_gone" or "station_restarted"."""

    user_id: str
    sign_in_id: str
    reason: str


class AccessUnlockedData(EventData, frozen=True, kw_only=True):
    user_id: str
    sign_in_id: str


class AccessReadData(EventData, frozen=True, kw_only=True):
    """A user was shown data of a patient; told once for each user, patient, kind and sign-in.

    Attributes:
        request: Class of the request.
        patient_id: Empty where it was about no single one (a list).
        session_id: Empty where it was about none.
        break_glass_id: The emergency access by which it was allowed; empty for none.
    """

    user_id: str
    sign_in_id: str
    request: str
    patient_id: str = ""
    session_id: str = ""
    break_glass_id: str = ""


class AccessRequestedData(EventData, frozen=True, kw_only=True):
    """A user asked for something to be changed or done, and may; what came of it names this entry as its cause.

    Attributes:
        request: Class of the request.
        program: Of the workstation ("desktop", "cli").
        patient_id: Whom it is about; empty for nobody.
        break_glass_id: The emergency access by which it was allowed; empty for none.
    """

    user_id: str
    sign_in_id: str
    request: str
    program: str = ""
    patient_id: str = ""
    session_id: str = ""
    break_glass_id: str = ""


class AccessRefusedData(EventData, frozen=True, kw_only=True):
    """Something was asked that is not permitted.

    Attributes:
        user_id: Empty for nobody.
        request: Class of the request.
        reason: "signed_out", "locked", "role" or "patient".
        count: Of how many alike this tells.
    """

    user_id: str
    request: str
    reason: str
    program: str = ""
    sign_in_id: str = ""
    patient_id: str = ""
    count: Count = 1


class BreakGlassOpenedData(EventData, frozen=True, kw_only=True):
    """Emergency access to a patient not in the user's care. `ends_at`: UTC, ISO 8601, at the latest."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    break_glass_id: str
    user_id: str
    patient_id: str
    reason: str
    ends_at: str


class BreakGlassClosedData(EventData, frozen=True, kw_only=True):
    break_glass_id: str
    user_id: str
    patient_id: str
    how: Annotated[str, one_of("time", "hand", "sign_out")]


class BreakGlassReviewedData(EventData, frozen=True, kw_only=True):
    """Another user looked at it afterwards."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("note",)

    break_glass_id: str
    reviewed_by: str
    verdict: Annotated[str, one_of("justified", "not_justified")]
    note: str = ""


class CareAssignedData(EventData, frozen=True, kw_only=True):
    """A patient is in a user's care from now on. `how`: because they registered the patient, or were assigned."""

    patient_id: str
    user_id: str
    assigned_by: str
    how: Annotated[str, one_of("registered", "assigned")] = "assigned"


class CareEndedData(EventData, frozen=True, kw_only=True):
    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    patient_id: str
    user_id: str
    ended_by: str
    reason: str = ""
