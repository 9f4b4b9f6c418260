"""Users from a terminal: the first administrator, a technician, resets, an export; passwords come by standard input."""

import base64
import json
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from app.core.station.launching import program_command, program_environment
from app.core.station.messages import Shutdown
from tests.journeys.running_workstation import RunningWorkstation

ADMINISTRATOR_PASSWORD, PASSWORD = "tulip orbit marble", "quiet lamp"


class Terminal:
    """Types what it is told to, and answers with exit code, the JSON lines, and what was said."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self.recovery: list[str] = []

    def user(self, action: str, *words: str, typed: str = "") -> tuple[int, list[Any], str]:
        done = subprocess.run(
            program_command("user", action, "--data", str(self._data), "--json", "--password-stdin", *words),
            input=typed,
            capture_output=True,
            text=True,
            timeout=60,
            env=program_environment(),
            check=False,
        )
        return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr

    def chief(self, action: str, *words: str) -> tuple[int, list[Any], str]:
        """As the administrator, whose recovery codes are used up by that."""
        typed = f"{ADMINISTRATOR_PASSWORD}\n{self.recovery.pop()}\n"
        return self.user(action, *words, "--user", "chief", typed=typed)

    def first(self) -> None:
        """The first administrator; the authenticator reads the secret, and types its code."""
        words = ("--data", str(self._data), "--json", "--password-stdin", "--user", "chief", "--name", "Ada Chief")
        with subprocess.Popen(
            program_command("user", "first", *words),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=program_environment(),
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(f"{ADMINISTRATOR_PASSWORD}\n" * 2)
            process.stdin.flush()
            secret = json.loads(process.stdout.readline())["secret"]
            made = TOTP(base64.b32decode(secret + "=" * (-len(secret) % 8)), 6, SHA1(), 30)
            process.stdin.write(made.generate(int(time.time())).decode() + "\n")
            process.stdin.flush()
            self.recovery = json.loads(process.stdout.readline())["recovery_codes"]
            assert process.wait(30) == 0


@pytest.mark.proves("REQ-ACCESS-USERS")
def test_users_are_managed_from_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "passphrase"
    kept.touch(mode=0o600)
    kept.write_text("lantern gravel seventeen boats")
    monkeypatch.delenv("NEURASCALE_DEMONSTRATION", raising=False)
    monkeypatch.setenv("NEURASCALE_PASSPHRASE_FILE", str(kept))
    terminal = Terminal(tmp_path / "data")
    code, _, said = terminal.user("list", "--user", "chief", typed="x\n")
    assert (code, "No station is running" in said) == (1, True)
    workstation = RunningWorkstation(tmp_path / "data")
    try:
        _manage(terminal)
        # Whoever ends a clinical station is signed in, too.
        workstation.operator.sign_in("tina", PASSWORD)
        workstation.operator.request(Shutdown())
    finally:
        workstation.abandon()


def _manage(terminal: Terminal) -> None:
    terminal.first()
    assert terminal.user("first", "--user", "x2", "--name", "X", typed=f"{ADMINISTRATOR_PASSWORD}\n" * 2)[0] == 1
    code, (handed,), _ = terminal.chief("add", "tina", "--name", "Tina Tech", "--role", "technician")
    assert code == 0
    code, _, said = terminal.user("list", "--user", "tina", typed=handed["password"] + "\n")
    assert (code, "must be changed first" in said) == (1, True)
    changed = f"{handed['password']}\n{PASSWORD}\n{PASSWORD}\n"
    assert terminal.user("password", "--user", "tina", typed=changed)[:2] == (0, [{"done": True, "next_step": ""}])
    code, _, said = terminal.user("list", "--user", "tina", typed=PASSWORD + "\n")
    assert (code, "not_permitted" in said) == (1, True), "a technician manages nobody"

    code, ((listed),), _ = terminal.chief("list")
    assert [(user["user_name"], user["roles"]) for user in listed["users"]] == [
        ("chief", ["administrator"]),
        ("tina", ["technician"]),
    ]
    assert (
        terminal.chief("roles", "tina", "--role", "researcher", "--role", "technician", "--reason", "studies")[0] == 0
    )
    assert terminal.chief("disable", "chief", "--reason", "has left the house")[0] == 1, "the only administrator"
    assert terminal.chief("disable", "tina", "--reason", "on leave")[0] == 0
    assert terminal.user("export", "--user", "tina", typed=PASSWORD + "\n")[0] == 1
    assert terminal.chief("enable", "tina", "--reason", "is back")[0] == 0
    assert terminal.chief("disable", "nobody", "--reason", "is nobody")[0] == 1


def test_in_a_demonstration_nobody_has_to_sign_in(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path / "data")
    workstation = RunningWorkstation(tmp_path / "data")
    try:
        code, (listed,), _ = terminal.user("list")
        assert (code, [user["user_name"] for user in listed["users"]]) == (0, ["demo"])
        code, (handed,), _ = terminal.user("add", "tina", "--name", "Tina Tech", "--role", "technician")
        assert (code, len(handed["password"])) == (0, 19)
        assert terminal.user("disable", "demo", "--reason", "is not real")[0] == 1
    finally:
        workstation.end()
