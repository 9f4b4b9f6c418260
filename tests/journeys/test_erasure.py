"""A patient is erased by two persons in a running station, and by a station that dies in the middle of it."""

import base64
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from app.core.access.roles import Role
from app.core.devices.driver import SimulatedSpec
from app.core.errors import NotPermitted
from app.core.settings.data_directory import DataDirectory
from app.core.station.access_messages import (
    ChangePassword,
    ConfirmSecondFactor,
    CreateUser,
    EnrolSecondFactor,
    SignIn,
)
from app.core.station.erasure_messages import (
    ApproveErasure,
    ErasureCarriedOut,
    ErasureList,
    ErasureRequested,
    ListErasures,
    RequestErasure,
)
from app.core.station.launching import program_environment
from app.core.station.messages import (
    ListPatients,
    ListRecordings,
    RegisterPatient,
    StopSessionRecording,
)
from app.core.store.log_verification import verify_data
from app.core.store.station_store import StationStore
from app.programs.command_line_user import StationLine
from tests.fakes.canary_search import CanarySearch
from tests.fakes.log_events import patient_registered, session_started, step_entered, subject_erased
from tests.journeys.running_workstation import neurascale, running_workstation, wait_for

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

_NAME, _NUMBER = "Zyxquarblen", "ZQX-99-4711"
_PASSWORD = "otter lantern 7 gravel"
_REPOSITORY = Path(__file__).resolve().parents[2]


def second_administrator(line: StationLine) -> StationLine:
    """Made by the user of the demonstration; signed in on the same line."""
    made = line.request(CreateUser(user_name="second", full_name="Second Person", roles=(Role.ADMINISTRATOR,)))
    line.take(line.request(SignIn(user_name="second", password=made.password)))
    line.take(line.request(ChangePassword(password=made.password, new_password=_PASSWORD)))
    enrolment = line.request(EnrolSecondFactor(password=_PASSWORD))
    secret = enrolment.secret + "=" * (-len(enrolment.secret) % 8)
    code = TOTP(base64.b32decode(secret), 6, SHA1(), 30).generate(time.time()).decode()
    line.request(ConfirmSecondFactor(code=code))
    return line


@pytest.mark.proves("REQ-ERASURE-COMPLETE")
def test_two_persons_erase_a_patient_and_nothing_is_left_of_them(tmp_path: Path) -> None:
    with running_workstation(tmp_path / "data") as workstation:
        data, ask = workstation.data, workstation.operator.request
        ask(RegisterPatient(hospital_number="OTHER-1", family_name="Bleibt", given_name="Da", birth_date="1970-02-03"))
        workstation.patient = RegisterPatient(
            hospital_number=_NUMBER, family_name=_NAME, given_name="Qworpl", birth_date="1980-01-01"
        )
        workstation.record(SimulatedSpec(n_channels=8, rate_hz=250.0, speed=20.0))
        ask(StopSessionRecording(session_id=workstation.session_id))
        workstation.follow(lambda view: view.step == "completed", timeout_s=120)
        receipt, key = tmp_path / "receipt", tmp_path / "log.key"
        place = ("--data", str(data.root))
        key.write_text(neurascale("log", "key", *place).stdout, encoding="utf-8")
        with_name = neurascale("log", "export", "--open", "--identified", *place).stdout
        assert _NAME in with_name  # so that looking for it means something
        registered = next(
            line["index"] for line in map(json.loads, with_name.splitlines()) if _NAME in json.dumps(line)
        )
        assert neurascale("log", "prove", str(registered), "--out", str(receipt), *place).returncode == 0
        asked = ask(RequestErasure(patient_id=workstation.patient_id, reason="Asked for in a letter."))
        assert isinstance(asked, ErasureRequested)
        with pytest.raises(NotPermitted, match="Two people"):
            ask(ApproveErasure(erasure_id=asked.erasure_id))
        line = StationLine(data)
        try:
            second = second_administrator(line)
            done = second.request(ApproveErasure(erasure_id=asked.erasure_id), timeout_s=60.0)
        finally:
            line.close()
        assert isinstance(done, ErasureCarriedOut)
        assert done.entries > 20
        found = ask(ListErasures())
        assert isinstance(found, ErasureList)
        assert [view.state for view in found.erasures] == ["complete"]
        assert [patient.hospital_number for patient in ask(ListPatients()).patients] == ["OTHER-1"]
        assert ask(ListRecordings()).recordings == ()
        state = workstation.operator.follow(lambda state: state.session is None, timeout_s=30)
        assert _NAME not in repr(state)
        for words in (("log", "verify", *place), ("log", "rebuild", "--check", *place)):
            answer = neurascale(*words)
            assert answer.returncode == 0, answer.stdout + answer.stderr
        proved = neurascale("log", "verify", "--receipt", str(receipt), "--key", str(key))
        assert proved.returncode == 0, proved.stdout + proved.stderr
        opened = neurascale("log", "export", "--open", "--identified", *place).stdout
        assert "Bleibt" in opened
        assert _NAME not in opened
        assert list(data.recordings.iterdir()) == []
    leaks = CanarySearch({"name": _NAME, "number": _NUMBER}).in_files(
        path for path in data.root.rglob("*") if path.is_file()
    )
    assert leaks == {}
    assert verify_data(data).size > 20


@pytest.mark.proves("REQ-ERASURE-COMPLETE")
def test_a_station_that_died_right_after_the_key_was_destroyed_goes_on_at_the_next_start(tmp_path: Path) -> None:
    data = DataDirectory(tmp_path / "data").create()
    with StationStore.open(data) as store:
        store.log.append(patient_registered(), session_started("s-1"))
        store.files.write(data.sealed_report("s-1"), b"report", subject_id="p-1", place="report s-1")
        store.log.erase("p-1", subject_erased())
    data.remove_runtime()
    with running_workstation(data.root) as workstation:
        wait_for(lambda: not data.sealed_report("s-1").exists(), 30, "the report of an erased patient is still there")

        def complete() -> bool:
            found = workstation.operator.request(ListErasures())
            return isinstance(found, ErasureList) and [view.state for view in found.erasures] == ["complete"]

        wait_for(complete, 30, "the erasure is not complete")


@pytest.mark.proves("REQ-ERASURE-COMPLETE")
@pytest.mark.parametrize("delay_s", [0.0, 0.02, 0.06, 0.15, 0.4])
def test_an_erasure_is_whole_or_not_begun_whenever_it_is_killed(tmp_path: Path, delay_s: float) -> None:
    data = DataDirectory(tmp_path / "data").create()
    with StationStore.open(data) as store:
        store.log.append(patient_registered(), session_started("s-1"))
        store.log.append(patient_registered("H-2", patient_id="p-2"), session_started("s-2", patient_id="p-2"))
        store.log.append(*(step_entered(str(number), session_id="s-2") for number in range(2_000)))
    script = (
        "import sys; from pathlib import Path\n"
        "from app.core.settings.data_directory import DataDirectory\n"
        "from app.core.store.station_store import StationStore\n"
        "from tests.fakes.log_events import subject_erased\n"
        "store = StationStore.open(DataDirectory(Path(sys.argv[1])))\n"
        "print('now', flush=True)\n"
        "store.log.erase('p-1', subject_erased())\n"
        "print('done', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(data.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=_REPOSITORY,
        env=program_environment(),
    ) as eraser:
        assert eraser.stdout is not None
        assert eraser.stdout.readline() == b"now\n"
        time.sleep(delay_s)
        eraser.kill()
        acknowledged = b"done" in eraser.stdout.read()
    assert verify_data(data).size in (2_004, 2_005)
    with StationStore.open(data) as store:
        assert store.log.fault is None
        erased = [entry.index for entry in store.log.read() if entry.erased]
        begun = store.log.size == 2_005
        assert erased == ([0, 1] if begun else [])
        assert begun or not acknowledged
        assert (store.patients.get("p-1") is None) == begun
        assert store.patients.get("p-2") is not None
        store.log.rebuild_projections()
    data.remove_runtime()
