"""Who is behind a request, and the seat: lock, unlock, taking over, restarts, and what is told and written of it."""

import pytest

from app.core.access.caller import Caller
from app.core.access.demonstration import DEMO_USER_ID
from app.core.access.lockout import FAILURES
from app.core.access.roles import Role
from app.core.access.seat import WINDOW_GONE_S, Stage
from app.core.errors import LedgerBroken, NotPermitted
from app.core.events.erasure_events import SubjectErasedData
from app.core.events.system_event import new_event
from app.core.settings.station_kind import StationKind
from app.core.store import credentials
from tests.fakes.reception import (
    ADMINISTRATOR_PASSWORD,
    CONSOLE,
    LOCK_AFTER_S,
    PASSWORD,
    WINDOW,
    ReceptionOfTests,
)


def heartbeats(desk: ReceptionOfTests, seconds: float, peer: str = WINDOW) -> None:
    """Time passes, second by second, with a window that lives."""
    for _ in range(round(seconds)):
        desk.clock.advance(1.0)
        desk.reception.window_seen(peer)
        desk.reception.tick()


def token_of(desk: ReceptionOfTests, name: str = "cora", peer: str = WINDOW) -> str:
    return desk.reception.sign_in(peer, name, PASSWORD).token


@pytest.fixture
def cora(desk: ReceptionOfTests) -> str:
    """A clinician; her id."""
    desk.first_administrator(CONSOLE)
    return desk.person("cora", Role.CLINICIAN)


def test_nobody_is_nobody(desk: ReceptionOfTests, cora: str) -> None:
    assert desk.reception.caller(WINDOW, "") == Caller(peer=WINDOW)
    assert desk.reception.caller(WINDOW, "guessed") == Caller(peer=WINDOW)
    token = token_of(desk)
    assert desk.reception.caller(WINDOW, token).user_id == cora
    assert desk.reception.caller("desktop#2", token) == Caller(peer="desktop#2"), "a token is bound to its program"


def test_signing_in_at_the_window_takes_the_seat_and_elsewhere_does_not(desk: ReceptionOfTests, cora: str) -> None:
    caller = desk.sign_in("cora", peer=CONSOLE)
    assert (caller.seat, desk.reception.seat().stage) == (False, Stage.SIGNED_OUT)
    caller = desk.sign_in("cora")
    assert (caller.seat, desk.reception.seat().user_id, desk.reception.seat().stage) == (True, cora, Stage.OPEN)
    assert [presence.what for presence in desk.told][-2:] == ["signed_in", "signed_in"]
    signed_in = desk.events("access.signed_in")[-1]
    assert (signed_in.program, signed_in.seat, signed_in.second_factor) == ("desktop", True, "")


@pytest.mark.proves("REQ-ACCESS-LOCK")
def test_an_idle_window_locks_and_its_token_dies_with_that(desk: ReceptionOfTests, cora: str) -> None:
    token = token_of(desk)
    heartbeats(desk, LOCK_AFTER_S - 1)
    assert desk.reception.caller(WINDOW, token).somebody
    assert desk.reception.locks_in_s() == 1.0
    heartbeats(desk, 1)
    seat = desk.reception.seat()
    assert (seat.stage, seat.because, seat.user_id) == (Stage.LOCKED, "idle", cora)
    assert desk.reception.caller(WINDOW, token) == Caller(peer=WINDOW)
    assert [(data.user_id, data.reason) for data in desk.events("access.locked")] == [(cora, "idle")]
    assert desk.told[-1].what == "locked"


def test_using_the_window_keeps_it_open_and_what_others_do_does_not(desk: ReceptionOfTests, cora: str) -> None:
    token = token_of(desk)
    console = desk.sign_in("cora", peer=CONSOLE)
    heartbeats(desk, LOCK_AFTER_S - 10)
    desk.reception.used(desk.reception.caller(WINDOW, token))
    heartbeats(desk, LOCK_AFTER_S - 10)
    desk.reception.used(console)
    assert desk.reception.caller(WINDOW, token).somebody
    heartbeats(desk, 10)
    assert desk.reception.seat().stage is Stage.LOCKED


@pytest.mark.proves("REQ-ACCESS-LOCK")
def test_a_window_that_died_is_locked(desk: ReceptionOfTests, cora: str) -> None:
    token = token_of(desk)
    heartbeats(desk, 5)
    desk.clock.advance(WINDOW_GONE_S + 1)
    desk.reception.tick()
    assert desk.reception.seat().because == "window_gone"
    assert not desk.reception.caller(WINDOW, token).somebody


def test_who_locked_unlocks_with_the_password_alone(desk: ReceptionOfTests) -> None:
    chief, _ = desk.first_administrator()
    desk.reception.lock()
    again = desk.reception.unlock("desktop#9", ADMINISTRATOR_PASSWORD)
    caller = desk.reception.caller("desktop#9", again.token)
    assert (caller.user_id, caller.roles) == (chief.user_id, {Role.ADMINISTRATOR})
    assert caller.sign_in_id != chief.sign_in_id
    assert desk.reception.seat().peer == "desktop#9"
    assert [data.user_id for data in desk.events("access.unlocked")] == [chief.user_id]


def test_a_wrong_password_unlocks_nothing_and_counts(desk: ReceptionOfTests, cora: str) -> None:
    token_of(desk)
    desk.reception.lock()
    for _ in range(FAILURES):
        with pytest.raises(NotPermitted):
            desk.reception.unlock(WINDOW, "wrong words here")
    with pytest.raises(NotPermitted, match="too many"):
        desk.reception.unlock(WINDOW, PASSWORD)
    assert desk.reception.seat().stage is Stage.LOCKED


@pytest.mark.parametrize("peer", [WINDOW, CONSOLE])
def test_nothing_is_unlocked_where_nothing_is_locked(desk: ReceptionOfTests, cora: str, peer: str) -> None:
    with pytest.raises(NotPermitted, match="Nothing is locked"):
        desk.reception.unlock(peer, PASSWORD)
    token_of(desk)
    with pytest.raises(NotPermitted, match="Nothing is locked"):
        desk.reception.unlock(peer, PASSWORD)


def test_another_user_takes_over_a_locked_window_and_both_are_written_down(desk: ReceptionOfTests, cora: str) -> None:
    otto = desk.person("otto", Role.TECHNICIAN)
    token_of(desk)
    desk.reception.lock()
    caller = desk.sign_in("otto")
    assert (caller.user_id, desk.reception.seat().user_id) == (otto, otto)
    assert desk.types()[-2:] == ["access.signed_out", "access.signed_in"]
    out, signed_in = desk.events("access.signed_out")[-1], desk.events("access.signed_in")[-1]
    assert (out.user_id, out.reason, out.seat) == (cora, "taken_over", True)
    assert signed_in.took_over_from == cora


def test_signing_out_ends_the_token_and_empties_the_seat(desk: ReceptionOfTests, cora: str) -> None:
    token = token_of(desk)
    console = desk.sign_in("cora", peer=CONSOLE)
    desk.reception.sign_out(console)
    assert desk.reception.caller(WINDOW, token).somebody
    desk.reception.sign_out(desk.reception.caller(WINDOW, token))
    assert not desk.reception.caller(WINDOW, token).somebody
    assert desk.reception.seat().stage is Stage.SIGNED_OUT
    assert [(data.reason, data.seat) for data in desk.events("access.signed_out")][-2:] == [
        ("asked", False),
        ("asked", True),
    ]
    before = desk.types()
    desk.reception.sign_out(Caller(peer=WINDOW))
    desk.reception.lock()
    assert desk.types() == before


def test_a_console_that_is_not_used_is_signed_out(desk: ReceptionOfTests, cora: str) -> None:
    token = token_of(desk, peer=CONSOLE)
    desk.clock.advance(901)
    desk.reception.tick()
    assert not desk.reception.caller(CONSOLE, token).somebody
    assert desk.events("access.signed_out")[-1].reason == "idle"


@pytest.mark.proves("REQ-ACCESS-LOCK")
def test_after_a_crash_the_window_is_locked_in_the_users_name_and_asks_for_everything(desk: ReceptionOfTests) -> None:
    chief, admitted = desk.first_administrator()
    desk.restart()
    seat = desk.reception.seat()
    assert (seat.stage, seat.user_id, seat.because) == (Stage.LOCKED, chief.user_id, "station_restarted")
    assert not desk.reception.caller(WINDOW, admitted.token).somebody
    assert desk.reception.unlock(WINDOW, ADMINISTRATOR_PASSWORD).next_step == "code"
    opened = desk.reception.unlock(WINDOW, ADMINISTRATOR_PASSWORD, desk.code())
    assert desk.reception.caller(WINDOW, opened.token).roles == {Role.ADMINISTRATOR}


@pytest.mark.parametrize(("session_runs", "stage"), [(True, Stage.LOCKED), (False, Stage.SIGNED_OUT)])
def test_after_an_orderly_end_only_who_has_a_session_running_finds_the_window_locked(
    desk: ReceptionOfTests, cora: str, session_runs: bool, stage: Stage
) -> None:
    token_of(desk)
    token_of(desk, peer=CONSOLE)
    desk.restart(crashed=False, session_runs=session_runs)
    assert desk.reception.seat().stage is stage
    assert len(desk.events("access.signed_out")) == len(desk.events("access.signed_in")) - session_runs


@pytest.mark.proves("REQ-ACCESS-USERS")
def test_a_disabled_user_is_out_at_once_everywhere(desk: ReceptionOfTests, cora: str) -> None:
    tokens = {peer: token_of(desk, peer=peer) for peer in (WINDOW, CONSOLE)}
    desk.reception.accounts.disable(cora, reason="has left the house", by="chief")
    for peer, token in tokens.items():
        assert not desk.reception.caller(peer, token).somebody
    assert desk.reception.seat().stage is Stage.SIGNED_OUT
    assert [data.reason for data in desk.events("access.signed_out")][-2:] == ["disabled", "disabled"]


@pytest.mark.proves("REQ-ACCESS-USERS")
def test_other_roles_hold_from_the_next_request_on(desk: ReceptionOfTests, cora: str) -> None:
    token = token_of(desk)
    change = desk.reception.accounts.change
    change(cora, full_name=None, roles=(Role.TECHNICIAN, Role.RESEARCHER), reason="changes wards", by="chief")
    assert desk.reception.caller(WINDOW, token).roles == {Role.TECHNICIAN, Role.RESEARCHER}
    change(cora, full_name=None, roles=(Role.ADMINISTRATOR,), reason="is the deputy", by="chief")
    assert desk.reception.caller(WINDOW, token).roles == frozenset(), "an administrator has a second factor first"


def test_a_new_password_ends_the_other_sign_ins_and_not_this_one(desk: ReceptionOfTests, cora: str) -> None:
    window, console = token_of(desk), token_of(desk, peer=CONSOLE)
    caller = desk.reception.caller(CONSOLE, console)
    user = desk.reception.user(cora)
    assert user is not None
    desk.reception.own.change_password(user, PASSWORD, "another lamp", peer=CONSOLE)
    desk.reception.end_others(caller)
    assert desk.reception.caller(CONSOLE, console).somebody
    assert not desk.reception.caller(WINDOW, window).somebody
    assert desk.reception.seat().stage is Stage.SIGNED_OUT


def test_a_reset_by_an_administrator_ends_all_sign_ins(desk: ReceptionOfTests, cora: str) -> None:
    token = token_of(desk)
    desk.reception.accounts.reset_password(cora, reason="forgot it", by="chief", peer=CONSOLE)
    assert not desk.reception.caller(WINDOW, token).somebody
    with pytest.raises(NotPermitted):
        desk.reception.sign_in(WINDOW, "cora", PASSWORD)


@pytest.mark.parametrize(
    ("user_name", "password", "good"),
    [
        (None, PASSWORD, True),
        ("CORA", PASSWORD, True),
        (None, "wrong words here", False),
        ("otto", PASSWORD, False),
        ("nobody", PASSWORD, False),
    ],
)
def test_for_a_signature_the_signed_in_user_proves_to_be_the_one_who_types(
    desk: ReceptionOfTests, cora: str, user_name: str | None, password: str, good: bool
) -> None:
    desk.person("otto", Role.TECHNICIAN)
    caller = desk.sign_in("cora")
    if good:
        desk.reception.confirm(caller, password, user_name=user_name)
    else:
        with pytest.raises(NotPermitted, match="not right"):
            desk.reception.confirm(caller, password, user_name=user_name)
        assert desk.events("security.authentication_failed")
    with pytest.raises(NotPermitted, match="Nobody is signed in"):
        desk.reception.confirm(Caller(peer=WINDOW), password, user_name=user_name)


def test_a_log_that_turned_read_only_locks_nobody_out(desk: ReceptionOfTests, cora: str) -> None:
    desk.store.log.refuse_from_now_on(LedgerBroken("It was changed."))
    token = token_of(desk)
    assert desk.reception.caller(WINDOW, token).user_id == cora
    desk.reception.lock()
    assert desk.reception.seat().stage is Stage.LOCKED
    assert len(desk.refused) == 2


def test_nothing_is_asked_of_the_disk_to_know_who_asks(desk: ReceptionOfTests, cora: str) -> None:
    token = token_of(desk)
    desk.store.close()  # any reading of it fails from here on
    desk.store.users.get = desk.store.users.list = None  # type: ignore[method-assign,assignment]
    assert desk.reception.caller(WINDOW, token).user_id == cora
    assert desk.reception.seat().user_id == cora


class TestDemonstration:
    """A folder in which everybody who connects is the user demo."""

    @pytest.fixture
    def desk(self, desk: ReceptionOfTests) -> ReceptionOfTests:
        desk.kind = StationKind.DEMONSTRATION
        desk.restart()
        return desk

    def test_whoever_connects_is_demo_with_all_roles(self, desk: ReceptionOfTests) -> None:
        for peer in (WINDOW, CONSOLE, "anything"):
            caller = desk.reception.caller(peer, "")
            assert (caller.user_id, caller.roles, caller.seat) == (DEMO_USER_ID, frozenset(Role), peer == WINDOW)
        assert (desk.reception.seat().stage, desk.reception.seat().user_id) == (Stage.OPEN, DEMO_USER_ID)

    def test_its_user_is_made_once(self, desk: ReceptionOfTests) -> None:
        desk.restart()
        assert desk.types().count("user.created") == 1
        assert desk.store.users.get(DEMO_USER_ID) is not None

    def test_it_never_locks_by_itself_and_opens_again_with_demo(self, desk: ReceptionOfTests) -> None:
        desk.clock.advance(1e6)
        desk.reception.tick()
        assert desk.reception.seat().stage is Stage.OPEN
        desk.reception.lock()
        assert not desk.reception.caller(WINDOW, "").somebody
        assert desk.reception.caller(CONSOLE, "").somebody, "a console has no lock"
        with pytest.raises(NotPermitted, match="both are demo"):
            desk.reception.unlock(WINDOW, "anything")
        desk.reception.unlock(WINDOW, "demo")
        assert desk.reception.caller(WINDOW, "").somebody

    def test_a_user_made_there_signs_in_as_anywhere_and_leaves_it_to_demo(self, desk: ReceptionOfTests) -> None:
        cora = desk.person("cora", Role.CLINICIAN)
        token = token_of(desk)
        caller = desk.reception.caller(WINDOW, token)
        assert (caller.user_id, caller.roles) == (cora, {Role.CLINICIAN})
        desk.reception.sign_out(caller)
        assert desk.reception.caller(WINDOW, token).user_id == DEMO_USER_ID

    def test_in_a_clinical_folder_there_is_no_demo(self, desk: ReceptionOfTests) -> None:
        desk.kind = StationKind.CLINICAL
        desk.restart()
        with pytest.raises(NotPermitted):
            desk.reception.sign_in(WINDOW, "demo", "demo")
        assert not desk.reception.caller(WINDOW, "").somebody

    def test_a_signature_there_asks_for_demo(self, desk: ReceptionOfTests) -> None:
        caller = desk.reception.caller(WINDOW, "")
        desk.reception.confirm(caller, "demo", user_name="demo")
        with pytest.raises(NotPermitted):
            desk.reception.confirm(caller, "wrong", user_name="demo")


def test_the_first_run_of_a_folder_writes_who_did_what(desk: ReceptionOfTests) -> None:
    caller, _ = desk.first_administrator()
    assert desk.types() == [
        "user.created",
        "user.password_changed",
        "access.signed_in",
        "user.second_factor_changed",
    ]
    subjects = {entry.event.event_type: entry.event.subject_id for entry in desk.store.log.read()}
    assert subjects.pop("access.signed_in") is None, "who signed in when outlives the user's name"
    assert set(subjects.values()) == {caller.user_id}


@pytest.mark.proves("REQ-ACCESS-USERS")
def test_an_erased_user_is_out_and_nobody_signs_in_by_that_name(desk: ReceptionOfTests, cora: str) -> None:
    token = token_of(desk)
    desk.reception.accounts.disable(cora, reason="has left the house", by="chief")
    desk.reception.accounts.enable(cora, reason="is back once more", by="chief")
    token = token_of(desk)
    erased = SubjectErasedData(
        erasure_id="e",
        subject_id=cora,
        subject_kind="user",
        reason_class="asked_by_subject",
        asked_by="chief",
        asked_at="2026-05-04T09:00:00+00:00",
        approved_by="deputy",
        entries=1,
        sessions=0,
    )
    event = new_event("subject.erased", erased, source_service="station", clock=desk.clock)
    desk.store.log.erase(cora, event, together=lambda to: credentials.forget(to, cora))
    desk.reception.tick()
    assert not desk.reception.caller(WINDOW, token).somebody
    assert desk.reception.seat().stage is Stage.SIGNED_OUT
    with pytest.raises(NotPermitted):
        desk.reception.sign_in(WINDOW, "cora", PASSWORD)
    desk.restart()
    assert desk.reception.user(cora) is None
    signed_in = [data.user_id for data in desk.events("access.signed_in")]
    assert cora in signed_in, "that somebody was there is known, and who it was no more"
    assert all(data is None for data in [desk.store.users.get(cora), desk.store.credentials.of(cora)])
