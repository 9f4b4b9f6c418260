"""A clinical folder from its first start: administrator, second factor, clinician, a session, a lock in its middle.

Real processes, the folder behind a passphrase in a file, as on a server without a keyring.
"""

import base64
import time
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from app.core.access.lockout import FAILURES
from app.core.access.roles import Role
from app.core.devices.driver import SimulatedSpec
from app.core.errors import NotPermitted
from app.core.events.access_events import AccessSignedInData
from app.core.safety.client import SafetyControl
from app.core.station.access_messages import (
    ChangePassword,
    ConfirmSecondFactor,
    CreateFirstAdministrator,
    CreateUser,
    EnrolSecondFactor,
    ListUsers,
    LockSeat,
    ResetPassword,
    SignOut,
    Unlock,
)
from app.core.station.messages import Annotate, BeginSession, GetState, ListPatients, StopSessionRecording
from app.core.store.station_store import StationStore
from app.core.wire.envelopes import Message
from tests.journeys.running_workstation import RunningWorkstation, running_workstation

PASSPHRASE = "lantern gravel seventeen boats"
ADMINISTRATOR, ADMINISTRATOR_PASSWORD = "chief", "tulip orbit marble"
CLINICIAN, CLINICIAN_PASSWORD = "cora", "quiet lamp"
WRONG = "nobody knows this"
NAME = "Kanarek"


@pytest.fixture
def clinical(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that will be a clinical one, behind a passphrase."""
    kept = tmp_path / "passphrase"
    kept.touch(mode=0o600)
    kept.write_text(PASSPHRASE)
    monkeypatch.delenv("NEURASCALE_DEMONSTRATION", raising=False)
    monkeypatch.setenv("NEURASCALE_PASSPHRASE_FILE", str(kept))
    return tmp_path / "data"


def code_of(secret: str, *, steps: int = 0) -> str:
    """What an authenticator shows now, or some steps later (the station takes one)."""
    made = TOTP(base64.b32decode(secret + "=" * (-len(secret) % 8)), 6, SHA1(), 30)
    return made.generate(int(time.time()) + 30 * steps).decode()


def refused(workstation: RunningWorkstation, message: Message) -> NotPermitted:
    with pytest.raises(NotPermitted) as error:
        workstation.operator.request(message)
    return error.value


def make_clinician(workstation: RunningWorkstation) -> str:
    """The first administrator, who has a second factor before anything else, makes a clinician; the factor's secret."""
    operator = workstation.operator
    assert operator.follow(lambda state: state.access.stage == "set_up", timeout_s=20).access.kind == "clinical"
    refused(workstation, ListPatients())
    first = operator.take(
        operator.request(
            CreateFirstAdministrator(user_name=ADMINISTRATOR, full_name="Ada Chief", password=ADMINISTRATOR_PASSWORD)
        )
    )
    assert first.next_step == "enrol_second_factor"
    refused(workstation, ListUsers())
    enrolment = operator.request(EnrolSecondFactor(password=ADMINISTRATOR_PASSWORD))
    confirmed = operator.request(ConfirmSecondFactor(code=code_of(enrolment.secret)))
    assert len(confirmed.recovery_codes) == 10
    refused(workstation, BeginSession(patient_id="anybody", device=SimulatedSpec()))
    handed = operator.request(CreateUser(user_name=CLINICIAN, full_name="Dr. Cora Keller", roles=(Role.CLINICIAN,)))
    operator.request(SignOut())
    assert operator.follow(lambda state: state.access.stage == "signed_out", timeout_s=20).access.user is None
    assert operator.sign_in(ADMINISTRATOR, ADMINISTRATOR_PASSWORD).next_step == "code"
    sit_down(workstation, handed.password)
    assert operator.request(ListPatients()).patients == ()
    return str(enrolment.secret)


def sit_down(workstation: RunningWorkstation, one_time: str) -> None:
    """The clinician signs in with a word that was handed over, and chooses a password first."""
    assert workstation.operator.sign_in(CLINICIAN, one_time).next_step == "change_password"
    refused(workstation, ListPatients())
    workstation.operator.request(ChangePassword(password=one_time, new_password=CLINICIAN_PASSWORD))


def samples(workstation: RunningWorkstation, more_than: int = 0) -> int:
    return workstation.follow(lambda view: view.samples_recorded > more_than).samples_recorded


def lock_out_in_mid_recording(workstation: RunningWorkstation) -> None:
    """Locked, and wrong passwords until nobody may try; samples go on all the time."""
    operator, session_id = workstation.operator, workstation.session_id
    operator.request(LockSeat())
    state = operator.follow(lambda state: state.access.stage == "locked", timeout_s=20)
    assert state.access.user is not None
    assert state.access.user.full_name == "Dr. Cora Keller"
    assert state.session is not None
    assert NAME not in str(msgspec.to_builtins(state)), "a locked window tells no names"
    refused(workstation, Annotate(session_id=session_id, text="while locked"))
    before = samples(workstation)
    for _ in range(FAILURES):
        last = refused(workstation, Unlock(password=WRONG))
    assert "Try again in" in last.advice
    assert "too many" in refused(workstation, Unlock(password=CLINICIAN_PASSWORD)).what
    samples(workstation, before + 250)


def stop_while_locked_out(workstation: RunningWorkstation) -> None:
    during = samples(workstation)
    assert SafetyControl(workstation.data.runtime).stop("operator", "journey").state == "stopped"
    state = workstation.operator.follow(lambda state: state.safety.state == "stopped", timeout_s=30)
    assert state.access.stage == "locked"
    samples(workstation, during + 250)  # a stop ends outputs, not the recording


@pytest.mark.proves("REQ-ACCESS-LOCK")
def test_a_locked_window_stops_nothing_and_the_stop_works_while_somebody_must_wait(clinical: Path) -> None:
    with running_workstation(clinical) as workstation:
        operator, data = workstation.operator, workstation.data
        secret = make_clinician(workstation)
        workstation.record(SimulatedSpec(duration_s=600.0))
        session_id = workstation.session_id
        operator.request(Annotate(session_id=session_id, text="before the lock"))
        lock_out_in_mid_recording(workstation)
        stop_while_locked_out(workstation)

        # Another user takes over the seat, and may what that user may: help the first one, not end the session.
        assert operator.sign_in(ADMINISTRATOR, ADMINISTRATOR_PASSWORD, code_of(secret, steps=1)).token
        refused(workstation, StopSessionRecording(session_id=session_id))
        clinician = next(user for user in operator.request(ListUsers()).users if user.user_name == CLINICIAN)
        handed = operator.request(ResetPassword(user_id=clinician.user_id, reason="typed it wrong too often"))
        operator.request(SignOut())
        sit_down(workstation, handed.password)
        assert NAME in str(msgspec.to_builtins(operator.request(GetState())))

        workstation.restart_station()
        state = operator.follow(lambda state: state.access.stage == "locked", timeout_s=60)
        assert state.access.locked_because == "station_restarted"
        assert state.access.user is not None
        assert state.access.user.user_id == clinician.user_id
        refused(workstation, StopSessionRecording(session_id=session_id))
        operator.take(operator.request(Unlock(password=CLINICIAN_PASSWORD)))
        workstation.follow(lambda view: view.step == "recording" and "stop" in view.waiting_for)
        operator.request(StopSessionRecording(session_id=session_id))
        workstation.follow(lambda view: view.step == "completed")
    with StationStore.open(data) as store:
        events = [entry.event for entry in store.log.read()]
        store.log.verify()
    types = {event.event_type for event in events}
    assert types >= {"access.locked", "access.unlocked", "security.authentication_failed", "safety.emergency_stop"}
    taken = [event.data.took_over_from for event in events if isinstance(event.data, AccessSignedInData)]
    assert clinician.user_id in taken
    for path in clinical.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        for word in (PASSPHRASE, ADMINISTRATOR_PASSWORD, CLINICIAN_PASSWORD, WRONG, secret):
            assert word.encode() not in content, path.name
