"""What the station answers about signing in and users: the messages, and what the window is told."""

import json

import pytest

from app.core.access.caller import Caller
from app.core.access.roles import Role, permissions
from app.core.errors import Conflict, NotPermitted
from app.core.station.access_messages import (
    ChangePassword,
    ChangeUser,
    ConfirmSecondFactor,
    CreateFirstAdministrator,
    CreateUser,
    DisableUser,
    EnableUser,
    EnrolSecondFactor,
    ExportUser,
    ListUsers,
    LockSeat,
    OneTimePassword,
    ResetPassword,
    ResetSecondFactor,
    SeatActivity,
    SecondFactorConfirmed,
    SecondFactorEnrolment,
    SignedIn,
    SignIn,
    SignOut,
    Unlock,
    UserExport,
    UserList,
)
from app.core.station.access_requests import answer_access_request
from app.core.station.access_view import draw_access
from app.core.wire.envelopes import Done, Message
from tests.fakes.reception import ADMINISTRATOR_PASSWORD, PASSWORD, WINDOW, ReceptionOfTests, quick_passwords
from tests.fakes.station_rooms import StationOfTests


class Console:
    """A program that asks, with the token that it was given, past the door."""

    def __init__(self, station: StationOfTests, peer: str = WINDOW) -> None:
        self.station = station
        self.peer = peer
        self.token = ""

    @property
    def caller(self) -> Caller:
        return self.station.rooms.reception.caller(self.peer, self.token)

    def ask(self, message: Message) -> object:
        answer = answer_access_request(self.station.rooms, message, self.caller)  # type: ignore[arg-type]
        if isinstance(answer, SignedIn):
            self.token = answer.token or self.token
        return answer


@pytest.fixture
def console(station: StationOfTests, monkeypatch: pytest.MonkeyPatch) -> Console:
    quick_passwords(monkeypatch)
    return Console(station)


def set_up(console: Console) -> str:
    """The first administrator, with a second factor; the id."""
    first = console.ask(CreateFirstAdministrator(user_name="chief", full_name="Ada", password=ADMINISTRATOR_PASSWORD))
    assert isinstance(first, SignedIn)
    assert first.user is not None
    enrolment = console.ask(EnrolSecondFactor(password=ADMINISTRATOR_PASSWORD))
    assert isinstance(enrolment, SecondFactorEnrolment)
    confirmed = console.ask(ConfirmSecondFactor(code=code_of(console, enrolment.secret)))
    assert isinstance(confirmed, SecondFactorConfirmed)
    assert confirmed.next_step == ""
    return first.user.user_id


def code_of(console: Console, secret: str) -> str:
    desk = ReceptionOfTests.__new__(ReceptionOfTests)
    desk.clock, desk.secrets = console.station.clock, {"chief": secret}
    return desk.code("chief")


def test_the_stages_of_a_window_from_the_first_start_on(console: Console) -> None:
    def stage() -> tuple[str, str]:
        view = draw_access(console.station.rooms.reception)
        return view.stage, view.next_step

    assert stage() == ("set_up", "")
    console.ask(CreateFirstAdministrator(user_name="chief", full_name="Ada", password=ADMINISTRATOR_PASSWORD))
    assert stage() == ("open", "enrol_second_factor")
    console.ask(SignOut())
    assert stage() == ("signed_out", "")


def test_a_locked_window_keeps_the_users_name_and_says_why(console: Console) -> None:
    set_up(console)
    before = draw_access(console.station.rooms.reception)
    assert before.user is not None
    assert (before.kind, before.holder, before.locks_in_s, before.lock_after_s) == ("clinical", "file", 570.0, 600.0)
    console.ask(LockSeat())
    view = draw_access(console.station.rooms.reception)
    assert view.user is not None
    assert (view.stage, view.user.full_name, view.locked_because, view.locks_in_s) == ("locked", "Ada", "asked", None)
    assert not console.caller.somebody
    unlocked = console.ask(Unlock(password=ADMINISTRATOR_PASSWORD))
    assert isinstance(unlocked, SignedIn)
    assert (unlocked.next_step, console.caller.roles) == ("", {Role.ADMINISTRATOR})
    assert unlocked.recovery_codes_left == 10


def test_half_way_in_nothing_is_told_of_the_user(console: Console) -> None:
    set_up(console)
    answer = Console(console.station, "cli#2").ask(SignIn(user_name="chief", password=ADMINISTRATOR_PASSWORD))
    assert answer == SignedIn(next_step="code")


def test_only_the_window_itself_locks_and_keeps_itself_open(console: Console) -> None:
    set_up(console)
    stranger = Console(console.station, "cli#2")
    assert stranger.ask(LockSeat()) == Done()
    assert console.caller.somebody
    console.station.clock.advance(100)
    stranger.ask(SeatActivity())
    assert draw_access(console.station.rooms.reception).locks_in_s == 470.0
    console.ask(SeatActivity())
    assert draw_access(console.station.rooms.reception).locks_in_s == 600.0


def test_users_are_managed_by_messages(console: Console) -> None:
    set_up(console)
    handed = console.ask(CreateUser(user_name="cora", full_name="Dr. Cora", roles=(Role.CLINICIAN,)))
    assert isinstance(handed, OneTimePassword)
    whom = handed.user_id
    for message in (
        ChangeUser(user_id=whom, roles=(Role.RESEARCHER,), reason="changes wards"),
        ChangeUser(user_id=whom, full_name="Dr. Cora Weiss", reason="has married"),
        DisableUser(user_id=whom, reason="on leave"),
        EnableUser(user_id=whom, reason="is back"),
        ResetSecondFactor(user_id=whom, reason="lost the phone"),
    ):
        assert console.ask(message) == Done()
    listed = console.ask(ListUsers())
    assert isinstance(listed, UserList)
    (cora,) = (user for user in listed.users if user.user_id == whom)
    assert (cora.full_name, cora.roles, cora.disabled, cora.must_change_password) == (
        "Dr. Cora Weiss",
        (Role.RESEARCHER,),
        False,
        True,
    )
    again = console.ask(ResetPassword(user_id=whom, reason="forgot it"))
    assert isinstance(again, OneTimePassword)
    assert again.password != handed.password

    own = Console(console.station, "cli#2")
    own.ask(SignIn(user_name="cora", password=again.password))
    changed = own.ask(ChangePassword(password=again.password, new_password=PASSWORD))
    assert isinstance(changed, SignedIn)
    assert (changed.token, changed.next_step) == ("", "")
    assert own.caller.roles == {Role.RESEARCHER}


def test_everybody_gets_what_is_kept_of_them_and_administrators_of_others(console: Console) -> None:
    chief = set_up(console)
    handed = console.ask(CreateUser(user_name="cora", full_name="Dr. Cora", roles=(Role.CLINICIAN,)))
    assert isinstance(handed, OneTimePassword)
    own = Console(console.station, "cli#2")
    own.ask(SignIn(user_name="cora", password=handed.password))
    with pytest.raises(NotPermitted, match="for administrators"):
        own.ask(ExportUser(user_id=chief))
    with pytest.raises(NotPermitted, match="for administrators"):
        Console(console.station, "cli#3").ask(ExportUser())
    for asking, whom in ((own, ""), (console, handed.user_id)):
        answer = asking.ask(ExportUser(user_id=whom))
        assert isinstance(answer, UserExport)
        assert json.loads(answer.json)["user"]["user_name"] == "cora"


@pytest.mark.parametrize(
    "message",
    [
        ChangePassword(password="a", new_password="b"),
        EnrolSecondFactor(password="a"),
        ConfirmSecondFactor(code="123456"),
    ],
)
def test_nobody_has_no_account(console: Console, message: Message) -> None:
    with pytest.raises(NotPermitted, match="Nobody is signed in"):
        console.ask(message)
    console.token = "guessed"
    with pytest.raises(NotPermitted, match="Nobody is signed in"):
        console.ask(message)


def test_the_demonstrations_user_stays_as_it_is(console: Console) -> None:
    set_up(console)
    for message in (DisableUser(user_id="demo", reason="is not real"), ResetPassword(user_id="demo", reason="why not")):
        with pytest.raises(Conflict, match="stays as it is"):
            console.ask(message)


def test_what_is_asked_for_without_a_sign_in_is_judged_here_and_nothing_else_is() -> None:
    always = {request for one in permissions().permissions if one.always for request in one.requests}
    ours = {"SignIn", "SignOut", "LockSeat", "Unlock", "SeatActivity", "CreateFirstAdministrator", "ChangePassword"}
    ours |= {"EnrolSecondFactor", "ConfirmSecondFactor", "ExportUser"}
    assert ours <= always
    for request in ("CreateUser", "ChangeUser", "DisableUser", "EnableUser", "ResetPassword", "ResetSecondFactor"):
        permission = permissions().covering(request)
        assert permission is not None
        assert {role for role, reach in permission.reach.items() if reach != "none"} == {Role.ADMINISTRATOR}


def test_who_is_no_administrator_is_told_names_and_roles_of_users_and_no_more(console: Console) -> None:
    set_up(console)
    handed = console.ask(CreateUser(user_name="cora", full_name="Dr. Cora", roles=(Role.CLINICIAN,)))
    assert isinstance(handed, OneTimePassword)
    own = Console(console.station, "cli#2")
    own.ask(SignIn(user_name="cora", password=handed.password))
    own.ask(ChangePassword(password=handed.password, new_password=PASSWORD))
    told = own.ask(ListUsers())
    assert isinstance(told, UserList)
    assert [(user.full_name, user.last_signed_in, user.second_factor) for user in told.users] == [
        ("Ada", "", False),
        ("Dr. Cora", "", False),
    ]
    whole = console.ask(ListUsers())
    assert isinstance(whole, UserList)
    assert all(user.last_signed_in for user in whole.users)
