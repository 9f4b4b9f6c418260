"""Users: made, changed, disabled, reset; what is refused; what the log keeps; and their erasure."""

import json

import pytest

from app.core.access.roles import Role
from app.core.access.user_export import export_of_user
from app.core.errors import Conflict, NotFound, NotPermitted, WrongUse
from app.core.store import credentials
from app.core.store.projections.users import ERASED_NAME
from tests.fakes.reception import (
    ADMINISTRATOR_PASSWORD,
    CONSOLE,
    PASSWORD,
    WINDOW,
    ReceptionOfTests,
)


@pytest.fixture
def chief(desk: ReceptionOfTests) -> str:
    """The only administrator; the id."""
    return desk.first_administrator(CONSOLE)[0].user_id


def test_who_makes_a_user_hands_over_a_word_and_does_not_know_the_password(desk: ReceptionOfTests, chief: str) -> None:
    handed = desk.reception.accounts.create(
        "Cora.K", "  Dr.  Cora   Keller ", (Role.CLINICIAN, Role.TECHNICIAN, Role.CLINICIAN), by=chief, peer=CONSOLE
    )
    user = desk.store.users.by_name("cora.k")
    assert user is not None
    assert (user.full_name, user.roles, user.must_change_password) == (
        "Dr. Cora Keller",
        ("technician", "clinician"),
        1,
    )
    assert handed.password not in repr(handed)
    assert handed.valid_until == "2026-05-07T09:00:30+00:00"
    assert desk.events("user.created")[-1].created_by == chief


@pytest.mark.parametrize("name", ["", "x", "two words", "a" * 41, "semi;colon", "new\nline"])
def test_a_name_that_nobody_could_type_is_refused(desk: ReceptionOfTests, chief: str, name: str) -> None:
    with pytest.raises(WrongUse, match="sign in with"):
        desk.reception.accounts.create(name, "Somebody", (Role.CLINICIAN,), by=chief, peer=CONSOLE)


@pytest.mark.parametrize("name", ["", "   ", "x" * 121, "bell\x07"])
def test_a_printed_name_that_cannot_be_printed_is_refused(desk: ReceptionOfTests, chief: str, name: str) -> None:
    with pytest.raises(WrongUse, match="printed name"):
        desk.reception.accounts.create("cora", name, (Role.CLINICIAN,), by=chief, peer=CONSOLE)


def test_a_user_needs_a_role_and_a_name_of_their_own(desk: ReceptionOfTests, chief: str) -> None:
    create = desk.reception.accounts.create
    with pytest.raises(WrongUse, match="needs a role"):
        create("cora", "Cora", (), by=chief, peer=CONSOLE)
    create("cora", "Cora", (Role.CLINICIAN,), by=chief, peer=CONSOLE)
    for same in ("cora", "CORA", " Cora ", "\uff23ora"):
        with pytest.raises(Conflict, match="Another user"):
            create(same, "Another Cora", (Role.CLINICIAN,), by=chief, peer=CONSOLE)


@pytest.mark.proves("REQ-ACCESS-USERS")
def test_each_change_keeps_what_was_before_and_why(desk: ReceptionOfTests, chief: str) -> None:
    cora = desk.person("cora", Role.CLINICIAN)
    change = desk.reception.accounts.change
    change(cora, full_name="Dr. Cora Weiss", roles=None, reason="has married", by=chief)
    change(cora, full_name=None, roles=(Role.RESEARCHER,), reason="has left the ward", by=chief)
    change(cora, full_name="Dr. Cora Weiss", roles=(Role.RESEARCHER,), reason="nothing new", by=chief)
    told = [(data.full_name, data.roles, data.reason, data.changed_by) for data in desk.events("user.changed")]
    assert told == [
        ("Dr. Cora Weiss", ("clinician",), "has married", chief),
        ("Dr. Cora Weiss", ("researcher",), "has left the ward", chief),
    ]
    assert desk.store.users.printed_name(cora) == "Dr. Cora Weiss"


def test_nothing_is_done_to_a_user_without_a_reason(desk: ReceptionOfTests, chief: str) -> None:
    cora, accounts, before = desk.person("cora", Role.CLINICIAN), desk.reception.accounts, desk.types()
    for reason in ("", "  ", "no", "x" * 501):
        with pytest.raises(WrongUse, match="reason"):
            accounts.change(cora, full_name="Other", roles=None, reason=reason, by=chief)
        with pytest.raises(WrongUse, match="reason"):
            accounts.disable(cora, reason=reason, by=chief)
        with pytest.raises(WrongUse, match="reason"):
            accounts.enable(cora, reason=reason, by=chief)
        with pytest.raises(WrongUse, match="reason"):
            accounts.reset_password(cora, reason=reason, by=chief, peer=CONSOLE)
        with pytest.raises(WrongUse, match="reason"):
            accounts.reset_second_factor(cora, reason=reason, by=chief)
    assert desk.types() == before


@pytest.mark.proves("REQ-ACCESS-USERS")
def test_there_is_always_an_administrator(desk: ReceptionOfTests, chief: str) -> None:
    accounts = desk.reception.accounts
    deputy = accounts.create("deputy", "Deputy", (Role.ADMINISTRATOR,), by=chief, peer=CONSOLE).user_id
    accounts.disable(deputy, reason="on leave now", by=chief)
    for act in (
        lambda: accounts.disable(chief, reason="has left", by=chief),
        lambda: accounts.change(chief, full_name=None, roles=(Role.CLINICIAN,), reason="has enough", by=chief),
        lambda: accounts.require_another_administrator(chief),
    ):
        with pytest.raises(Conflict, match="only administrator"):
            act()
    accounts.enable(deputy, reason="is back", by=chief)
    accounts.require_another_administrator(chief)
    accounts.disable(chief, reason="has left", by=deputy)
    with pytest.raises(Conflict, match="only administrator"):
        accounts.disable(deputy, reason="has left too", by=deputy)


def test_a_disabled_user_comes_back_with_the_same_password(desk: ReceptionOfTests, chief: str) -> None:
    cora, accounts = desk.person("cora", Role.CLINICIAN), desk.reception.accounts
    accounts.disable(cora, reason="on leave", by=chief)
    accounts.disable(cora, reason="on leave", by=chief)
    with pytest.raises(NotPermitted):
        desk.sign_in("cora")
    accounts.enable(cora, reason="is back", by=chief)
    accounts.enable(cora, reason="is back", by=chief)
    assert desk.sign_in("cora").user_id == cora
    assert desk.types().count("user.disabled") == desk.types().count("user.enabled") == 1


def test_who_lost_the_second_factor_gets_another_by_another_administrator(desk: ReceptionOfTests, chief: str) -> None:
    accounts = desk.reception.accounts
    deputy = desk.person("deputy", Role.ADMINISTRATOR, password="rather a long one")
    with pytest.raises(WrongUse, match="your own account"):
        accounts.reset_second_factor(chief, reason="lost my phone", by=chief)
    with pytest.raises(WrongUse, match="your own account"):
        accounts.reset_password(chief, reason="forgot it", by=chief, peer=CONSOLE)
    accounts.reset_second_factor(chief, reason="lost the phone", by=deputy)
    admitted = desk.reception.sign_in(WINDOW, "chief", ADMINISTRATOR_PASSWORD)
    assert admitted.next_step == "enrol_second_factor"
    kept = desk.store.credentials.of(chief)
    assert kept is not None
    assert (kept.secret, kept.recovery) == (None, ())


def test_nobody_that_there_is_not_is_changed(desk: ReceptionOfTests, chief: str) -> None:
    accounts = desk.reception.accounts
    with pytest.raises(NotFound):
        accounts.disable("nobody", reason="has left", by=chief)
    with pytest.raises(NotFound):
        accounts.reset_password("nobody", reason="has left", by=chief, peer=CONSOLE)
    with pytest.raises(NotFound):
        accounts.reset_second_factor("nobody", reason="has left", by=chief)


def test_an_administrator_needs_a_longer_password_than_others(desk: ReceptionOfTests, chief: str) -> None:
    handed = desk.reception.accounts.create("deputy", "Deputy", (Role.ADMINISTRATOR,), by=chief, peer=CONSOLE)
    admitted = desk.reception.sign_in(CONSOLE, "deputy", handed.password)
    for word, said in (
        ("quiet lamp", "shorter than 12"),
        (handed.password, "the one before"),
        ("deputy of it", "name"),
    ):
        with pytest.raises(WrongUse, match=said):
            desk.reception.own.change_password(admitted.user, handed.password, word, peer=CONSOLE)
    with pytest.raises(NotPermitted):
        desk.reception.own.change_password(admitted.user, "not the one", "quiet lamp post", peer=CONSOLE)
    desk.reception.own.change_password(admitted.user, handed.password, "quiet lamp post", peer=CONSOLE)


def test_a_user_gets_everything_that_is_kept_and_nothing_of_others(desk: ReceptionOfTests, chief: str) -> None:
    cora = desk.person("cora", Role.CLINICIAN)
    desk.person("otto", Role.TECHNICIAN)
    with pytest.raises(NotPermitted):
        desk.sign_in("cora", "wrong words here")
    desk.sign_in("cora")
    told = json.loads(export_of_user(desk.store, desk.reception.accounts.existing(cora)))
    assert told["user"]["user_name"] == "cora"
    assert [entry["event"] for entry in told["entries"]] == [
        "user.created",
        "user.password_reset",
        "access.signed_in",
        "user.password_changed",
        "access.signed_out",
        "security.authentication_failed",
        "access.signed_in",
    ]
    text = json.dumps(told)
    assert "otto" not in text.lower()
    assert PASSWORD not in text
    assert "argon2" not in text


def test_what_a_user_proves_itself_by_is_forgotten_with_the_user(desk: ReceptionOfTests, chief: str) -> None:
    cora = desk.person("cora", Role.CLINICIAN)
    assert desk.store.credentials.of(cora) is not None
    event = desk.reception._pen.of_sign_in("", desk.events("access.signed_out")[-1])
    desk.store.log.append(event, together=lambda to: credentials.forget(to, cora))
    assert desk.store.credentials.of(cora) is None
    assert desk.store.credentials.of(chief) is not None
    assert desk.store.users.printed_name("nobody there any more") == ERASED_NAME


def test_the_tables_of_users_are_made_again_from_the_log(desk: ReceptionOfTests, chief: str) -> None:
    cora = desk.person("cora", Role.CLINICIAN)
    desk.sign_in("cora")
    desk.reception.accounts.change(cora, full_name="Dr. Cora Weiss", roles=None, reason="has married", by=chief)
    before = desk.store.users.list(), desk.store.users.seat()
    desk.store.log.rebuild_projections(check=True)
    assert (desk.store.users.list(), desk.store.users.seat()) == before
    desk.store.log.verify()
