"""Who is at the window, for the fake station: it keeps the rules of signing in that a window can see.

One administrator, one clinician (`USERS`), each with the password `PASSWORD`; the administrator has a second factor
whose code is `CODE`. `AccessMemory()` as it is made is a demonstration, where nobody is asked; `clinical()` is not.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import msgspec

from app.core.access.roles import Role, permissions
from app.core.clock import SYSTEM_CLOCK
from app.core.errors import Conflict, NotFound, NotPermitted, WrongUse
from app.core.identifiers import new_id
from app.core.station import access_messages as a
from app.core.station import care_messages as c
from app.core.station.views import PatientView

PASSWORD = "four words of mine"
CODE = "123456"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
RECOVERY = tuple(f"k7fq-9x{at}m" for at in range(10))
ONE_TIME = "tango-47-osprey"


def user(name: str, full_name: str, *roles: Role, **more: Any) -> a.UserView:
    return a.UserView(
        user_id=f"u-{name}",
        user_name=name,
        full_name=full_name,
        roles=roles,
        created="2026-01-05T08:00:00+00:00",
        **more,
    )


BERGER = user("berger", "Dr. Maria Berger", Role.ADMINISTRATOR, second_factor=True)
OKAFOR = user("okafor", "Dr. Ngozi Okafor", Role.CLINICIAN)
LIND = user("lind", "Tove Lind", Role.TECHNICIAN)
DEMO = user("demo", "Demonstration", *Role)


@dataclass
class AccessMemory:
    """What the fake knows of users; tests may read and change it under the station's lock."""

    view: a.AccessView = field(default_factory=lambda: a.AccessView(user=DEMO))
    users: list[a.UserView] = field(default_factory=lambda: [BERGER, OKAFOR, LIND])
    passwords: dict[str, str] = field(default_factory=dict)
    token: str = ""
    care: dict[str, list[str]] = field(default_factory=dict)
    uses: list[c.BreakGlassUse] = field(default_factory=list)
    failures: int = 0
    refused: list[str] = field(default_factory=list)

    def clinical(self, stage: str = "signed_out", signed_in: a.UserView | None = None, **more: Any) -> None:
        """A folder for patients, with nobody or `signed_in` at the window."""
        self.view = a.AccessView(stage=stage, kind="clinical", holder="keyring", user=signed_in, **more)

    def change(self, **changed: Any) -> None:
        self.view = msgspec.structs.replace(self.view, **changed)


class FakeAccess:
    """Answers what is asked about users and care; `requests` of the fake station come here first."""

    def __init__(self, memory: AccessMemory, patients: Callable[[], list[Any]]) -> None:
        self._memory = memory
        self._patients = patients

    def admit(self, message: msgspec.Struct, token: str) -> None:
        """Raises: NotPermitted: Nobody is signed in, or their roles do not allow it."""
        memory = self._memory
        if memory.view.kind != "clinical":
            return
        name = type(message).__name__
        permission = permissions().covering(name)
        if permission is None or permission.always:
            return
        who = memory.view.user if memory.token and token == memory.token and memory.view.stage == "open" else None
        own = who is not None and who.user_id in memory.care.get(str(getattr(message, "patient_id", "")), ())
        roles = frozenset(who.roles) if who is not None else frozenset()
        verdict = permissions().judge(name, roles, own_patient=own or not hasattr(message, "patient_id"))
        if str(verdict) != "allowed":
            memory.refused.append(name)
            raise NotPermitted("This is not for everybody.", advice="Sign in, or ask somebody who may.")

    def answer(self, message: msgspec.Struct) -> tuple[bool, msgspec.Struct | None]:
        """Whether it is about users, and the answer."""
        handler = getattr(self, f"_on_{type(message).__name__}", None)
        return (False, None) if handler is None else (True, handler(message))

    def shown(self, patient: PatientView) -> PatientView:
        """As who is at the window may see a patient."""
        view = self._memory.view
        if view.kind != "clinical" or view.user is None:
            return patient
        running = view.break_glass is not None and view.break_glass.patient_id == patient.patient_id
        if running or view.user.user_id in self._memory.care.get(patient.patient_id, ()):
            return patient
        return msgspec.structs.replace(patient, own=False, consented_purposes=(), withdrawn_purposes=())

    # --- signing in ----------------------------------------------------------------------------------------------

    def _checked(self, who: a.UserView | None, password: str) -> a.UserView:
        memory = self._memory
        right = who is not None and not who.disabled and memory.passwords.get(who.user_id, PASSWORD) == password
        if who is None or not right:
            memory.failures += 1
            if memory.failures >= 5:
                raise NotPermitted(
                    "Too many wrong sign-ins with this name.",
                    meaning="Nothing else is affected.",
                    advice="Wait 60 s, then try again.",
                )
            raise NotPermitted(
                "User name, password or code is not right.",
                meaning="Nobody was signed in.",
                advice="Type them again; look at Caps Lock and the keyboard's language.",
            )
        return who

    def _signed_in(self, who: a.UserView, code: str) -> a.SignedIn:
        memory = self._memory
        if who.second_factor and not code:
            return a.SignedIn(next_step="code")
        if who.second_factor and code not in (CODE, *RECOVERY):
            raise NotPermitted("User name, password or code is not right.", advice="Type the code shown now.")
        memory.failures = 0
        step = "change_password" if who.must_change_password else ""
        if not step and Role.ADMINISTRATOR in who.roles and not who.second_factor:
            step = "enrol_second_factor"
        memory.token = new_id()
        memory.change(stage="open", user=who, next_step=step, locked_because="")
        return a.SignedIn(token=memory.token, user=who, next_step=step, recovery_codes_left=9)

    def _on_SignIn(self, message: a.SignIn) -> a.SignedIn:
        found = next((one for one in self._memory.users if one.user_name == message.user_name.casefold()), None)
        return self._signed_in(self._checked(found, message.password), message.code)

    def _on_Unlock(self, message: a.Unlock) -> a.SignedIn:
        self._checked(self._memory.view.user, message.password)
        memory = self._memory
        memory.token = new_id()
        memory.change(stage="open", locked_because="")
        return a.SignedIn(token=memory.token, user=memory.view.user)

    def _on_LockSeat(self, _message: a.LockSeat) -> None:
        self._memory.token = ""
        self._memory.change(stage="locked", locked_because="asked")

    def _on_SignOut(self, _message: a.SignOut) -> None:
        self._memory.token = ""
        self._memory.change(stage="signed_out", user=None)

    def _on_CreateFirstAdministrator(self, message: a.CreateFirstAdministrator) -> a.SignedIn:
        memory = self._memory
        made = user(message.user_name, message.full_name, Role.ADMINISTRATOR)
        memory.users = [made]
        memory.passwords[made.user_id] = message.password
        return self._signed_in(made, "")

    def _on_ChangePassword(self, message: a.ChangePassword) -> a.SignedIn:
        memory = self._memory
        who = self._checked(memory.view.user, message.password)
        memory.passwords[who.user_id] = message.new_password
        changed = msgspec.structs.replace(who, must_change_password=False)
        memory.users = [changed if one.user_id == who.user_id else one for one in memory.users]
        memory.change(user=changed, next_step="")
        return a.SignedIn(token=memory.token, user=changed)

    def _on_EnrolSecondFactor(self, message: a.EnrolSecondFactor) -> a.SecondFactorEnrolment:
        who = self._checked(self._memory.view.user, message.password)
        return a.SecondFactorEnrolment(
            secret=SECRET, uri=f"otpauth://totp/NeuraScale:{who.user_name}?secret={SECRET}&issuer=NeuraScale"
        )

    def _on_ConfirmSecondFactor(self, message: a.ConfirmSecondFactor) -> a.SecondFactorConfirmed:
        if message.code.replace(" ", "") != CODE:
            raise NotPermitted("This code is not right.", advice="Type the one that is shown now.")
        memory = self._memory
        assert memory.view.user is not None
        changed = msgspec.structs.replace(memory.view.user, second_factor=True)
        memory.users = [changed if one.user_id == changed.user_id else one for one in memory.users]
        memory.change(user=changed, next_step="")
        return a.SecondFactorConfirmed(recovery_codes=RECOVERY)

    # --- users ---------------------------------------------------------------------------------------------------

    def _on_ListUsers(self, _message: a.ListUsers) -> a.UserList:
        return a.UserList(users=tuple(self._memory.users))

    def _on_CreateUser(self, message: a.CreateUser) -> a.OneTimePassword:
        if any(one.user_name == message.user_name for one in self._memory.users):
            raise Conflict("This user name is taken.", advice="Choose another one.")
        made = user(message.user_name, message.full_name, *message.roles, must_change_password=True)
        self._memory.users.append(made)
        self._memory.passwords[made.user_id] = ONE_TIME
        return self._one_time(made.user_id)

    def _on_ResetPassword(self, message: a.ResetPassword) -> a.OneTimePassword:
        self._replace(message.user_id, must_change_password=True)
        self._memory.passwords[message.user_id] = ONE_TIME
        return self._one_time(message.user_id)

    def _on_ChangeUser(self, message: a.ChangeUser) -> None:
        changed = {"full_name": message.full_name, "roles": message.roles}
        self._replace(message.user_id, **{name: value for name, value in changed.items() if value is not None})

    def _on_DisableUser(self, message: a.DisableUser) -> None:
        self._replace(message.user_id, disabled=True)

    def _on_EnableUser(self, message: a.EnableUser) -> None:
        self._replace(message.user_id, disabled=False)

    def _on_ResetSecondFactor(self, message: a.ResetSecondFactor) -> None:
        self._replace(message.user_id, second_factor=False)

    def _replace(self, user_id: str, **changed: Any) -> None:
        if user_id not in {one.user_id for one in self._memory.users}:
            raise NotFound("There is no such user.")
        self._memory.users = [
            msgspec.structs.replace(one, **changed) if one.user_id == user_id else one for one in self._memory.users
        ]

    def _one_time(self, user_id: str) -> a.OneTimePassword:
        until = (SYSTEM_CLOCK.wall() + timedelta(days=7)).isoformat()
        return a.OneTimePassword(user_id=user_id, password=ONE_TIME, valid_until=until)

    # --- care ----------------------------------------------------------------------------------------------------

    def _on_ListCare(self, message: c.ListCare) -> c.CareList:
        named = {one.user_id: one.full_name for one in self._memory.users}
        return c.CareList(
            care=tuple(
                c.CareView(user_id=one, user_name=named.get(one, ""), since="2026-05-04T09:30:00+00:00")
                for one in self._memory.care.get(message.patient_id, ())
            )
        )

    def _on_AssignCare(self, message: c.AssignCare) -> None:
        self._memory.care.setdefault(message.patient_id, []).append(message.user_id)

    def _on_EndCare(self, message: c.EndCare) -> None:
        if len(self._memory.care[message.patient_id]) == 1:
            raise Conflict("Nobody else has this patient.", advice="Give them into somebody else's care first.")
        self._memory.care[message.patient_id].remove(message.user_id)

    def _on_OpenBreakGlass(self, message: c.OpenBreakGlass) -> c.BreakGlassOpened:
        if len(message.reason) < 10:
            raise WrongUse("A reason of ten characters is needed.", advice="Say why it is an emergency.")
        memory = self._memory
        assert memory.view.user is not None
        until = (SYSTEM_CLOCK.wall() + timedelta(minutes=60)).isoformat()
        view = a.BreakGlassView(
            break_glass_id=new_id(), patient_id=message.patient_id, user_id=memory.view.user.user_id, ends_at=until
        )
        memory.change(break_glass=view)
        return c.BreakGlassOpened(break_glass_id=view.break_glass_id, until=until)

    def _on_EndBreakGlass(self, _message: c.EndBreakGlass) -> None:
        self._memory.change(break_glass=None)

    def _on_ListBreakGlass(self, _message: c.ListBreakGlass) -> c.BreakGlassList:
        return c.BreakGlassList(uses=tuple(one for one in self._memory.uses if not one.verdict))

    def _on_ReviewBreakGlass(self, message: c.ReviewBreakGlass) -> None:
        self._memory.uses = [
            msgspec.structs.replace(one, verdict=message.verdict, note=message.note)
            if one.break_glass_id == message.break_glass_id
            else one
            for one in self._memory.uses
        ]
        self._memory.change(reviews_waiting=sum(not one.verdict for one in self._memory.uses))


def some_uses() -> list[c.BreakGlassUse]:
    return [
        c.BreakGlassUse(
            break_glass_id="b-1",
            patient_id="p-1",
            user_id="u-lind",
            user_name="Tove Lind",
            reason="Seizure in the corridor, recording needed at once",
            opened="2026-11-20T21:04:00+00:00",
            until="2026-11-20T22:04:00+00:00",
            ended="2026-11-20T21:40:00+00:00",
            end_reason="user",
            accesses=(("BeginSession", 1), ("Annotate", 6)),
        ),
        c.BreakGlassUse(
            break_glass_id="b-2",
            patient_id="p-2",
            user_id="u-berger",
            user_name="Dr. Maria Berger",
            reason="Called to the ward, colleague unavailable",
            opened="2026-11-21T03:15:00+00:00",
            until="2026-11-21T04:15:00+00:00",
            ended="2026-11-21T04:15:00+00:00",
            end_reason="time",
            accesses=(("GetReport", 2),),
            mine=True,
        ),
    ]
