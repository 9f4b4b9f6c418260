"""A report is signed in a running station, saved, and proved by its file alone."""

import json
from pathlib import Path

import pytest

from app.core.access.signatures import Meaning
from app.core.devices.driver import SimulatedSpec
from app.core.errors import NotPermitted, WrongUse
from app.core.station.messages import StopSessionRecording
from app.core.station.signing_messages import GetSigning, SignDocument, SigningView
from tests.journeys.running_workstation import RunningWorkstation, neurascale, running_workstation

pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]

_DEMO = "demo"
"""User and password of a demonstration."""


def _sign(workstation: RunningWorkstation, meaning: Meaning, password: str, user_name: str = "") -> SigningView:
    session_id = workstation.session_id
    seen = workstation.operator.request(GetSigning(session_id=session_id)).versions[-1].sha256
    answer = workstation.operator.request(
        SignDocument(session_id=session_id, sha256=seen, meaning=meaning, password=password, user_name=user_name)
    )
    assert isinstance(answer, SigningView)
    return answer


@pytest.mark.proves("REQ-SIGNATURES")
def test_a_signed_report_is_proved_by_its_file_alone(tmp_path: Path) -> None:
    place, saved, key = ("--data", str(tmp_path / "data")), tmp_path / "report.pdf", tmp_path / "log.key"
    with running_workstation(tmp_path / "data") as workstation:
        workstation.record(SimulatedSpec(n_channels=8, rate_hz=250.0, speed=20.0))
        workstation.operator.request(StopSessionRecording(session_id=workstation.session_id))
        workstation.follow(lambda view: view.step == "completed", timeout_s=120)
        with pytest.raises(WrongUse, match="user name and your password"):
            _sign(workstation, Meaning.AUTHORSHIP, _DEMO)  # the first time both components
        with pytest.raises(NotPermitted):
            _sign(workstation, Meaning.AUTHORSHIP, "wrong", _DEMO)
        assert len(_sign(workstation, Meaning.AUTHORSHIP, _DEMO, _DEMO).signatures) == 1
        signed = _sign(workstation, Meaning.REVIEW, _DEMO)  # the password alone, once one has signed
        assert [(one.meaning, one.state) for one in signed.signatures] == [
            (Meaning.AUTHORSHIP, "valid"),
            (Meaning.REVIEW, "valid"),
        ]
        done = neurascale("report", "save", workstation.session_id, "--out", str(saved), *place)
        assert done.returncode == 0, done.stderr
        key.write_text(neurascale("log", "key", *place).stdout, encoding="utf-8")

    alone = ("signature", "verify", "--key", str(key), "--json")
    told = neurascale(*alone, str(saved))
    assert told.returncode == 0, told.stdout + told.stderr
    assert [one["meaning"] for one in json.loads(told.stdout)["signatures"]] == ["authorship", "review"]
    content = bytearray(saved.read_bytes())
    content[len(content) // 3] ^= 1
    saved.write_bytes(bytes(content))
    assert neurascale(*alone, str(saved)).returncode == 1
    assert neurascale("log", "verify", *place).returncode == 0
