"""The verifier in one file: it checks receipts where nothing else of the application is."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

from app.core.ledger.receipt import Receipt
from installers import verifier
from tests.fakes.ledger_trees import TreeInMemory


def _verify(pyz: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    # -I: neither this checkout nor the user's folder is searched; `cryptography` comes from the interpreter's own.
    command = [sys.executable, "-I", str(pyz), *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, cwd=pyz.parent, check=False)


def test_one_file_checks_receipts_growth_and_tiles(tmp_path: Path) -> None:
    pyz, key, tree = tmp_path / "verify.pyz", tmp_path / "log.key", TreeInMemory(20)
    verifier.build(pyz)
    key.write_text(tree.signer.verifier.text + "\n", encoding="utf-8")
    checkpoint = tree.checkpoint(20)
    receipt = Receipt.of_entry(7, tree.payloads[7], tree.tokens[7], "plain", checkpoint, tree)
    file = tmp_path / "r.tlog-proof"
    file.write_text(receipt.text, encoding="utf-8")
    done = _verify(pyz, "receipt", str(file), "--key", str(key), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["payload"] == tree.payloads[7].decode()
    file.write_text(receipt.text.replace("index 7", "index 6"), encoding="utf-8")
    done = _verify(pyz, "receipt", str(file), "--key", str(key))
    assert (done.returncode, done.stderr) == (1, "")
    assert "NOT" in done.stdout
    assert _verify(pyz, "receipt", str(tmp_path / "none"), "--key", str(key)).returncode == 2


def test_it_holds_the_ledger_room_and_nothing_else(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    verifier.build(one)
    verifier.build(other)
    assert one.read_bytes() == other.read_bytes()
    names = zipfile.ZipFile(one).namelist()
    assert "app/core/ledger/receipt.py" in names
    assert [name for name in names if not name.startswith("app/core/ledger/")] == ["__main__.py", *verifier.NEEDED]
