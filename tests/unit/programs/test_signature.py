"""`neurascale signature verify` and `neurascale audit`, from their arguments to what they print."""

import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.__main__ import main
from app.core.access.caller import Caller
from app.core.access.roles import Role
from app.core.ledger.checkpoint import CheckpointVerifier
from app.core.settings.data_directory import DataDirectory
from app.core.station.audit_desk import AuditDesk
from app.core.station.report_versions import shown_report
from app.core.store.signing_key import KeyFolder
from app.programs import station_asked
from tests.fakes.reception import quick_passwords
from tests.fakes.signing import SigningOfTests
from tests.fakes.station_rooms import StationOfTests

Said = pytest.CaptureFixture[str]


@pytest.fixture
def signing(data_directory: DataDirectory, monkeypatch: pytest.MonkeyPatch) -> Iterator[SigningOfTests]:
    quick_passwords(monkeypatch)
    station = StationOfTests(data_directory)
    yield SigningOfTests(station)
    station.store.close()


@pytest.fixture
def saved(signing: SigningOfTests, tmp_path: Path) -> tuple[Path, Path]:
    """A saved report with a signature, and the station's public key."""
    signing.sign(signing.sign_in("keller"), "approval", user_name="keller")
    station = signing.station
    report, key = tmp_path / "saved.pdf", tmp_path / "station.pub"
    report.write_bytes(shown_report(station.store, station.data, signing.session_id).content)
    key.write_text(f"{KeyFolder(station.data.keys).verifier().text}\n", encoding="utf-8")
    return report, key


@pytest.mark.proves("REQ-SIGNATURES")
def test_a_saved_report_is_checked_with_the_key_alone(saved: tuple[Path, Path], capsys: Said) -> None:
    report, key = saved
    assert main(["signature", "verify", str(report), "--key", str(key)]) == 0
    assert "holds: Dr. Keller (approval)" in capsys.readouterr().out
    assert main(["signature", "verify", str(report), "--key", str(key), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["signatures"]
    assert (told["signer"], told["meaning"], told["version"], told["note"]) == ("Dr. Keller", "approval", 1, "")


def test_what_does_not_hold_is_said_and_fails(saved: tuple[Path, Path], tmp_path: Path, capsys: Said) -> None:
    report, key = saved
    changed = bytearray(report.read_bytes())
    changed[changed.index(b"stream") + 20] ^= 1
    report.write_bytes(bytes(changed))
    assert main(["signature", "verify", str(report), "--key", str(key)]) == 1
    assert "changed after it was signed" in capsys.readouterr().out
    name = CheckpointVerifier.from_text(key.read_text(encoding="utf-8")).name
    key.write_text(CheckpointVerifier(name, Ed25519PrivateKey.generate().public_key()).text, encoding="utf-8")
    assert main(["signature", "verify", str(report), "--key", str(key)]) == 1
    assert "NOT VALID" in capsys.readouterr().out
    assert main(["signature", "verify", str(tmp_path / "none.pdf"), "--key", str(key)]) == 2
    assert main(["signature", "verify", str(key), "--key", str(key)]) == 1
    assert "not a PDF" in capsys.readouterr().err


@pytest.fixture
def asked(signing: SigningOfTests, monkeypatch: pytest.MonkeyPatch) -> SigningOfTests:
    """The commands ask this desk, as an administrator."""
    desk = AuditDesk(signing.station.rooms)
    caller = Caller(user_id="adler", name="Adler", roles=frozenset({Role.ADMINISTRATOR}))

    @contextlib.contextmanager
    def asking(*_: object) -> Iterator[Callable[[Any], Any]]:
        yield lambda message: desk.answer(message, caller)

    monkeypatch.setattr(station_asked, "asking_station", asking)
    return signing


@pytest.mark.proves("REQ-AUDIT-TRAIL")
def test_entries_are_listed_shown_and_exported(asked: SigningOfTests, tmp_path: Path, capsys: Said) -> None:
    asked.sign(asked.sign_in("keller"), "approval", user_name="keller")
    assert main(["audit", "list", "--kind", "document.signed", "--json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)["entries"]
    assert (entry["who"], entry["what"]) == ("Dr. Keller", "Signed a report as approver.")
    assert main(["audit", "list", "--at-most", "3"]) == 0
    assert "There is more" in capsys.readouterr().out
    receipt = tmp_path / "entry.tlog-proof"
    assert main(["audit", "show", str(entry["index"]), "--proof", str(receipt)]) == 0
    assert "(not shown to you)" in capsys.readouterr().out
    assert receipt.read_text(encoding="utf-8").startswith("c2sp.org/tlog-proof@v1\n")
    out = tmp_path / "audit.ndjson"
    words = ["audit", "export", "--out", str(out), "--pseudonymised", "--json"]
    assert main(words) == 0
    count = json.loads(capsys.readouterr().out)["entries"]
    lines = out.read_text(encoding="utf-8").splitlines()
    assert len(lines) == count
    assert all(json.loads(line)["resourceType"] == "AuditEvent" for line in lines)
    assert main(words) == 1  # never over a file that is there
    assert main(["audit", "list", "--kind", "nonsense"]) == 2
    assert "There is no kind of entry" in capsys.readouterr().err
    assert main(["audit", "export", "--out", str(tmp_path / "x"), "--since", "yesterday"]) == 2
    assert not (tmp_path / "x").exists()
