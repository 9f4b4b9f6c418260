"""Tokens: bound to who got them, ended when they should, and not to be guessed."""

from app.core.access.sign_ins import IDLE_S, SignInRecord, SignIns


def record(sign_in_id: str = "s", *, user_id: str = "u", peer: str = "cli#1", seat: bool = False) -> SignInRecord:
    return SignInRecord(sign_in_id, user_id, peer, seat, 0.0)


def test_a_token_is_good_for_its_program_alone() -> None:
    sign_ins = SignIns()
    token = sign_ins.begin(record())
    assert sign_ins.find("cli#1", token, now_s=1.0) == record()
    assert sign_ins.find("cli#2", token, now_s=1.0) is None
    assert sign_ins.find("cli#1", token + "x", now_s=1.0) is None
    assert sign_ins.find("cli#1", "", now_s=1.0) is None
    assert sign_ins.find("cli#1", "\udcff", now_s=1.0) is None


def test_tokens_have_256_bits_and_are_not_kept_as_they_are() -> None:
    sign_ins = SignIns()
    tokens = {sign_ins.begin(record()) for _ in range(50)}
    assert len(tokens) == 50
    assert all(len(token) == 43 for token in tokens)
    assert not any(token in repr(vars(sign_ins)) for token in tokens)


def test_one_that_is_not_used_ends_and_using_it_keeps_it() -> None:
    sign_ins = SignIns()
    token = sign_ins.begin(record())
    assert sign_ins.find("cli#1", token, now_s=IDLE_S) is not None
    assert sign_ins.find("cli#1", token, now_s=2 * IDLE_S) is not None
    assert sign_ins.find("cli#1", token, now_s=3 * IDLE_S + 1) is None
    assert [one.sign_in_id for one in sign_ins.end_idle(now_s=3 * IDLE_S + 1)] == ["s"]
    assert sign_ins.end_idle(now_s=1e9) == ()


def test_the_seats_does_not_end_by_itself() -> None:
    sign_ins = SignIns()
    token = sign_ins.begin(record(seat=True))
    assert sign_ins.find("cli#1", token, now_s=1e9) is not None
    assert sign_ins.end_idle(now_s=1e9) == ()


def test_what_is_ended_is_ended_and_the_rest_goes_on() -> None:
    sign_ins = SignIns()
    first, second = sign_ins.begin(record("a")), sign_ins.begin(record("b"))
    third = sign_ins.begin(record("c", user_id="v"))
    assert len(sign_ins.end("a")) == 1
    assert sign_ins.find("cli#1", first, now_s=0) is None
    assert sign_ins.end_of_user("u", but="b") == ()
    assert sign_ins.users() == {"u", "v"}
    assert len(sign_ins.end_of_user("u")) == 1
    assert sign_ins.find("cli#1", second, now_s=0) is None
    assert sign_ins.find("cli#1", third, now_s=0) is not None
    assert len(sign_ins.end_all()) == 1
    assert sign_ins.find("cli#1", third, now_s=0) is None
