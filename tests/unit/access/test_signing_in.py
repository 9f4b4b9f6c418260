"""Signing in: who gets a token, who must do something first, who must wait, and what the log says of it."""

import contextlib
import hashlib
import threading
from typing import Any

import msgspec
import pytest

from app.core.access import authentication
from app.core.access.checking_gate import BURST, PER_S, CheckingGate
from app.core.access.lockout import FAILURES, FIRST_S
from app.core.access.recovery_codes import CODES
from app.core.access.roles import Role
from app.core.clock import VirtualClock
from app.core.errors import Conflict, NotPermitted, PrerequisiteMissing
from tests.fakes.reception import (
    ADMINISTRATOR,
    ADMINISTRATOR_PASSWORD,
    CONSOLE,
    PASSWORD,
    WINDOW,
    ReceptionOfTests,
)

WRONG = "nobody knows this"


def fail(desk: ReceptionOfTests, name: str, times: int, *, code: str = "", password: str = WRONG) -> NotPermitted:
    for _ in range(times):
        with pytest.raises(NotPermitted) as refused:
            desk.reception.sign_in(WINDOW, name, password, code)
    return refused.value


def everything_written(desk: ReceptionOfTests) -> bytes:
    """The log, opened."""
    return b"".join(msgspec.json.encode(entry.event) for entry in desk.store.log.read())


def test_a_station_without_users_lets_the_first_administrator_be_made_once(desk: ReceptionOfTests) -> None:
    assert not desk.reception.has_users()
    caller, _ = desk.first_administrator()
    assert caller.roles == {Role.ADMINISTRATOR}
    with pytest.raises(Conflict, match="users already"):
        desk.reception.accounts.create_first("other", "Other", ADMINISTRATOR_PASSWORD, peer=WINDOW)
    assert [user.user_name for user in desk.store.users.list()] == [ADMINISTRATOR]


@pytest.mark.proves("REQ-ACCESS-SIGN-IN")
def test_an_administrator_may_nothing_until_there_is_a_second_factor(desk: ReceptionOfTests) -> None:
    desk.reception.accounts.create_first(ADMINISTRATOR, "Ada Chief", ADMINISTRATOR_PASSWORD, peer=WINDOW)
    admitted = desk.reception.sign_in(WINDOW, ADMINISTRATOR, ADMINISTRATOR_PASSWORD)
    assert admitted.next_step == "enrol_second_factor"
    caller = desk.reception.caller(WINDOW, admitted.token)
    assert caller.somebody
    assert caller.roles == frozenset()
    codes = desk.enrol(caller, ADMINISTRATOR, ADMINISTRATOR_PASSWORD)
    assert len(set(codes)) == CODES
    assert desk.reception.caller(WINDOW, admitted.token).roles == {Role.ADMINISTRATOR}


@pytest.mark.proves("REQ-ACCESS-SIGN-IN")
def test_with_a_second_factor_the_password_alone_opens_nothing(desk: ReceptionOfTests) -> None:
    desk.first_administrator()
    half = desk.reception.sign_in(CONSOLE, ADMINISTRATOR, ADMINISTRATOR_PASSWORD)
    assert (half.next_step, half.token) == ("code", "")
    assert desk.sign_in(ADMINISTRATOR, ADMINISTRATOR_PASSWORD, code=desk.code()).roles == {Role.ADMINISTRATOR}


@pytest.mark.proves("REQ-ACCESS-SIGN-IN")
def test_a_code_counts_once_also_after_a_restart(desk: ReceptionOfTests) -> None:
    desk.first_administrator()
    code = desk.code()
    assert desk.sign_in(ADMINISTRATOR, ADMINISTRATOR_PASSWORD, code=code).somebody
    assert "code is not right" in fail(desk, ADMINISTRATOR, 1, code=code, password=ADMINISTRATOR_PASSWORD).what
    desk.restart()
    assert "code is not right" in fail(desk, ADMINISTRATOR, 1, code=code, password=ADMINISTRATOR_PASSWORD).what
    assert desk.sign_in(ADMINISTRATOR, ADMINISTRATOR_PASSWORD, code=desk.code()).somebody


def test_the_code_that_enrolled_counts_no_more(desk: ReceptionOfTests) -> None:
    desk.first_administrator()
    desk.clock.advance(-30.0)
    used = desk.code()
    assert "code is not right" in fail(desk, ADMINISTRATOR, 1, code=used, password=ADMINISTRATOR_PASSWORD).what


def test_each_recovery_code_counts_once_and_is_an_entry(desk: ReceptionOfTests) -> None:
    desk.reception.accounts.create_first(ADMINISTRATOR, "Ada Chief", ADMINISTRATOR_PASSWORD, peer=WINDOW)
    admitted = desk.reception.sign_in(WINDOW, ADMINISTRATOR, ADMINISTRATOR_PASSWORD)
    codes = desk.enrol(desk.reception.caller(WINDOW, admitted.token), ADMINISTRATOR, ADMINISTRATOR_PASSWORD)
    again = desk.reception.sign_in(WINDOW, ADMINISTRATOR, ADMINISTRATOR_PASSWORD, codes[3].upper().replace("-", " "))
    assert again.recovery_left == CODES - 1
    assert [data.what for data in desk.events("user.second_factor_changed")] == ["enrolled", "recovery_code_used"]
    fail(desk, ADMINISTRATOR, 1, code=codes[3], password=ADMINISTRATOR_PASSWORD)
    desk.restart()
    fail(desk, ADMINISTRATOR, 1, code=codes[3], password=ADMINISTRATOR_PASSWORD)
    assert desk.sign_in(ADMINISTRATOR, ADMINISTRATOR_PASSWORD, code=codes[4]).somebody
    kept = desk.store.credentials.of(admitted.user.user_id)
    assert kept is not None
    assert len(kept.recovery) == CODES - 2
    assert not set(codes) & set(kept.recovery)


def test_a_one_time_password_must_be_changed_first_and_dies_after_its_time(desk: ReceptionOfTests) -> None:
    chief, _ = desk.first_administrator()
    handed = desk.reception.accounts.create("otto", "Otto Tech", (Role.TECHNICIAN,), by=chief.user_id, peer=CONSOLE)
    admitted = desk.reception.sign_in(CONSOLE, "Otto", handed.password)
    assert admitted.next_step == "change_password"
    assert desk.reception.caller(CONSOLE, admitted.token).roles == frozenset()
    desk.reception.own.change_password(admitted.user, handed.password, PASSWORD, peer=CONSOLE)
    assert desk.reception.caller(CONSOLE, admitted.token).roles == {Role.TECHNICIAN}
    late = desk.reception.accounts.create("lisa", "Lisa Late", (Role.CLINICIAN,), by=chief.user_id, peer=CONSOLE)
    desk.clock.advance(72 * 3600 + 1)
    with pytest.raises(NotPermitted, match="too old"):
        desk.reception.sign_in(CONSOLE, "lisa", late.password)


@pytest.mark.proves("REQ-ACCESS-SIGN-IN")
def test_unknown_disabled_and_wrong_are_one_sentence(desk: ReceptionOfTests) -> None:
    chief, _ = desk.first_administrator()
    gone = desk.person("gone", Role.CLINICIAN)
    desk.person("there", Role.CLINICIAN)
    desk.reception.accounts.disable(gone, reason="has left the house", by=chief.user_id)
    texts = {str(fail(desk, name, 1, password=word)) for name, word in (("nobody", WRONG), ("there", WRONG))}
    texts.add(str(fail(desk, "gone", 1, password=PASSWORD)))
    assert len(texts) == 1
    reasons = [data.reason for data in desk.events("security.authentication_failed")]
    assert reasons == ["unknown", "password", "disabled"]


def test_an_unknown_name_costs_one_check_as_a_wrong_password_does(
    desk: ReceptionOfTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.first_administrator()
    checks: list[str] = []
    real: Any = authentication.matches
    monkeypatch.setattr(authentication, "matches", lambda *words: checks.append("real") or real(*words))
    monkeypatch.setattr(authentication, "check_in_vain", lambda _password: checks.append("in vain"))
    fail(desk, "nobody", 1)
    fail(desk, ADMINISTRATOR, 1)
    assert checks == ["in vain", "real"]


def test_a_name_that_nobody_has_is_not_in_the_log_in_any_form_that_can_be_tried_out(desk: ReceptionOfTests) -> None:
    typed = "my secret password"
    fail(desk, typed, 1)
    (told,) = desk.events("security.authentication_failed")
    assert told.user_id == ""
    assert told.user_name_sha256 != hashlib.sha256(typed.encode()).hexdigest()
    assert typed.encode() not in everything_written(desk)


@pytest.mark.parametrize("name", [ADMINISTRATOR, "nobody"])
@pytest.mark.proves("REQ-ACCESS-SIGN-IN")
def test_after_some_failures_a_name_must_wait_whether_or_not_it_exists(desk: ReceptionOfTests, name: str) -> None:
    desk.first_administrator()
    fail(desk, name, FAILURES - 1)
    last = fail(desk, name, 1)
    assert f"in {FIRST_S:.0f} s" in last.advice
    desk.clock.advance(FIRST_S / 2)
    for peer in (WINDOW, CONSOLE):
        with pytest.raises(NotPermitted, match="too many") as refused:
            desk.reception.sign_in(peer, name, ADMINISTRATOR_PASSWORD)
        assert f"in {FIRST_S / 2:.0f} s" in refused.value.advice
    reasons = [data.reason for data in desk.events("security.authentication_failed")]
    assert reasons.count("waiting") == 1, "who goes on trying must not fill the log"
    desk.clock.advance(FIRST_S)
    fail(desk, name, FAILURES - 1)
    assert f"in {2 * FIRST_S:.0f} s" in fail(desk, name, 1).advice


@pytest.mark.proves("REQ-ACCESS-SIGN-IN")
def test_a_wait_outlives_the_station_and_ends_with_a_new_password(desk: ReceptionOfTests) -> None:
    chief, _ = desk.first_administrator()
    user_id = desk.person("otto", Role.TECHNICIAN)
    fail(desk, "otto", FAILURES)
    desk.restart()
    assert "too many" in fail(desk, "otto", 1, password=PASSWORD).what
    handed = desk.reception.accounts.reset_password(user_id, reason="forgot it", by=chief.user_id, peer=CONSOLE)
    assert desk.reception.sign_in(WINDOW, "otto", handed.password).next_step == "change_password"


def test_a_right_sign_in_forgets_the_failures_before_it(desk: ReceptionOfTests) -> None:
    desk.first_administrator()
    desk.person("otto", Role.TECHNICIAN)
    for _ in range(3):
        fail(desk, "otto", FAILURES - 1)
        assert desk.sign_in("otto").somebody


def test_the_names_of_nobody_that_are_remembered_are_bounded_and_never_displace_users(
    desk: ReceptionOfTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authentication, "_NAMES_KEPT", 3)
    desk.first_administrator()
    fail(desk, ADMINISTRATOR, FAILURES)
    for number in range(8):
        fail(desk, f"nobody{number}", 1)
    assert "too many" in fail(desk, ADMINISTRATOR, 1, password=ADMINISTRATOR_PASSWORD).what
    assert len(desk.reception._authentication._failures) == 4


def test_one_password_at_a_time_for_each_program_and_two_in_all(desk: ReceptionOfTests) -> None:
    desk.first_administrator()
    gate = desk.reception._authentication.gate
    with gate.entered(WINDOW):
        with pytest.raises(Conflict, match="Too many passwords"):
            desk.reception.sign_in(WINDOW, ADMINISTRATOR, ADMINISTRATOR_PASSWORD)
        assert desk.reception.sign_in(CONSOLE, ADMINISTRATOR, ADMINISTRATOR_PASSWORD).next_step == "code"
        with gate.entered(CONSOLE), pytest.raises(Conflict, match="Too many passwords"):
            desk.reception.sign_in("cli#3", ADMINISTRATOR, ADMINISTRATOR_PASSWORD)
    assert desk.reception.sign_in(WINDOW, ADMINISTRATOR, ADMINISTRATOR_PASSWORD).next_step == "code"
    assert desk.events("security.authentication_failed") == []


def test_a_flood_under_ever_new_names_is_held_to_one_check_a_second() -> None:
    clock = VirtualClock()
    gate, let_in = CheckingGate(clock), 0
    for second in range(60):
        for number in range(20):
            with contextlib.suppress(Conflict), gate.entered(f"cli#{second}-{number}"):
                let_in += 1
        clock.advance(1.0)
    assert let_in == BURST + 59 * PER_S


def test_the_same_code_from_two_programs_at_once_lets_one_in(desk: ReceptionOfTests) -> None:
    desk.first_administrator()
    code, got = desk.code(), list[object]()
    ready = threading.Barrier(2)

    def come(peer: str) -> None:
        ready.wait(5)
        try:
            got.append(desk.reception.sign_in(peer, ADMINISTRATOR, ADMINISTRATOR_PASSWORD, code).token)
        except (NotPermitted, Conflict) as error:
            got.append(error)

    threads = [threading.Thread(target=come, args=(peer,)) for peer in (CONSOLE, "cli#3")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sum(isinstance(one, str) for one in got) == 1


def test_a_second_factor_is_replaced_with_a_code_of_it_only(desk: ReceptionOfTests) -> None:
    caller, _ = desk.first_administrator()
    user = desk.reception.user(caller.user_id)
    assert user is not None
    with pytest.raises(PrerequisiteMissing, match="code of your second factor"):
        desk.reception.own.enrol(user, ADMINISTRATOR_PASSWORD, "", peer=WINDOW)
    desk.secrets["new"], uri = desk.reception.own.enrol(user, ADMINISTRATOR_PASSWORD, desk.code(), peer=WINDOW)
    assert desk.secrets["new"] in uri
    assert desk.sign_in(ADMINISTRATOR, ADMINISTRATOR_PASSWORD, code=desk.code()).somebody, "the old one, until then"
    desk.reception.own.confirm(user, desk.code("new"))
    fail(desk, ADMINISTRATOR, 1, code=desk.code(), password=ADMINISTRATOR_PASSWORD)
    assert desk.sign_in(ADMINISTRATOR, ADMINISTRATOR_PASSWORD, code=desk.code("new")).somebody


def test_an_enrolment_ends_after_wrong_codes_or_its_time(desk: ReceptionOfTests) -> None:
    desk.reception.accounts.create_first(ADMINISTRATOR, "Ada Chief", ADMINISTRATOR_PASSWORD, peer=WINDOW)
    user = desk.store.users.by_name(ADMINISTRATOR)
    assert user is not None
    own = desk.reception.own
    with pytest.raises(PrerequisiteMissing, match="not begun"):
        own.confirm(user, "000000")
    own.enrol(user, ADMINISTRATOR_PASSWORD, "", peer=WINDOW)
    for _ in range(5):
        with pytest.raises(NotPermitted, match="not right"):
            own.confirm(user, "12345")
    with pytest.raises(PrerequisiteMissing, match="not begun"):
        own.confirm(user, "000000")
    desk.secrets["late"], _ = own.enrol(user, ADMINISTRATOR_PASSWORD, "", peer=WINDOW)
    desk.clock.advance(901)
    with pytest.raises(PrerequisiteMissing, match="not begun"):
        own.confirm(user, desk.code("late"))


def test_a_hash_of_weaker_settings_is_made_again_at_the_next_sign_in(
    desk: ReceptionOfTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    user_id = desk.person("otto", Role.TECHNICIAN)
    before = desk.store.credentials.of(user_id)
    monkeypatch.setattr("app.core.access.passwords._PASSES", 2)
    monkeypatch.setattr("app.core.access.passwords._SETTINGS", "$argon2id$v=19$m=8,t=2,p=1$")
    assert desk.sign_in("otto").somebody
    after = desk.store.credentials.of(user_id)
    assert before is not None
    assert after is not None
    assert after.password.startswith("$argon2id$v=19$m=8,t=2,p=1$")
    assert after.password != before.password
    assert desk.sign_in("otto").somebody


def test_no_password_code_or_secret_is_in_the_log_or_in_what_is_printed_of_them(desk: ReceptionOfTests) -> None:
    caller, admitted = desk.first_administrator()
    desk.person("otto", Role.TECHNICIAN)
    fail(desk, "otto", 2)
    kept = desk.store.credentials.of(caller.user_id)
    told = everything_written(desk).decode() + repr(kept) + repr(admitted)
    assert '"user_name":"otto"' in told
    for word in (ADMINISTRATOR_PASSWORD, PASSWORD, WRONG, desk.secrets[ADMINISTRATOR], "argon2id", admitted.token):
        assert word not in told
