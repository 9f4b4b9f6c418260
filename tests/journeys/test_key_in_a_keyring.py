"""The station's key in a real keyring: GNOME's, behind the Secret Service, on a bus of the test's own."""

import json
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.core.settings.data_directory import DataDirectory
from app.core.station.launching import program_command, program_environment
from tests.journeys.running_workstation import processes_of, wait_for

pytestmark = [
    pytest.mark.journey,
    pytest.mark.timeout(240),
    pytest.mark.skipif(
        shutil.which("gnome-keyring-daemon") is None or shutil.which("dbus-daemon") is None,
        reason="a real keyring needs gnome-keyring and dbus-daemon",
    ),
]
PASSWORD = b"the desktop's own password"


class Desktop:
    """A session bus with a keyring on it, whose files are in `home`, as signing in to a desktop gives them."""

    def __init__(self, home: Path) -> None:
        self._bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._bus.stdout is not None
        address = self._bus.stdout.readline().strip()
        runtime = home / "run"  # the keyring's own socket; ours would not fit there and lies elsewhere
        runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
        given = {name: text for name, text in program_environment().items() if name != "NEURASCALE_DEMONSTRATION"}
        self.environment = given | {
            "DBUS_SESSION_BUS_ADDRESS": address,
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "share"),
            "XDG_RUNTIME_DIR": str(runtime),
        }
        self._keyring = subprocess.Popen(
            ["gnome-keyring-daemon", "--unlock", "--foreground", "--components=secrets"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self.environment,
        )
        assert self._keyring.stdin is not None
        self._keyring.stdin.write(PASSWORD)
        self._keyring.stdin.close()

    def neurascale(self, *words: str) -> "subprocess.CompletedProcess[str]":
        command = program_command(words[0], *words[1:])
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=120,
            env=self.environment,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    def sign_out(self) -> None:
        for process in (self._keyring, self._bus):
            process.terminate()
            process.wait(20)
        assert self._bus.stdout is not None
        self._bus.stdout.close()


@contextmanager
def signed_in(home: Path) -> Iterator[Desktop]:
    desktop = Desktop(home)
    try:
        yield desktop
    finally:
        desktop.sign_out()


@contextmanager
def station(desktop: Desktop, data: DataDirectory, said: Path) -> Iterator[None]:
    with said.open("wb") as output:
        process = subprocess.Popen(
            program_command("station", "--data", str(data.root)),
            env=desktop.environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0, said.read_text()
    finally:
        process.kill()
        process.wait(20)
        for left in processes_of(data):
            left.kill()
        data.remove_runtime()


@pytest.mark.proves("REQ-KEYS-HELD", "REQ-KEYS-LOCKED", "REQ-KEYS-ROTATED")
def test_a_clinical_folder_opens_with_the_keyring_that_made_it_and_with_no_other(tmp_path: Path) -> None:
    data = DataDirectory(tmp_path / "data").create()
    where = ("--data", str(data.root))
    with signed_in(tmp_path / "home") as desktop:
        with station(desktop, data, tmp_path / "said"):
            wait_for(lambda: data.database.exists() and data.workflow_database.exists(), 30, "no store was made")
        shown = json.loads(desktop.neurascale("keys", *where, "show", "--json").stdout)
        assert (shown["kind"], shown["holder"]) == ("clinical", "keyring")
        before = data.station_file.read_bytes()
        rotated = desktop.neurascale("keys", *where, "rotate")
        assert rotated.returncode == 0, rotated.stderr
        assert data.station_file.read_bytes() != before
        verified = desktop.neurascale("log", "verify", *where)
        assert verified.returncode == 0, verified.stderr

    with signed_in(tmp_path / "somebody else") as other:
        refused = other.neurascale("log", "verify", *where)
        assert refused.returncode == 1
        assert "does not have the key of this data folder" in refused.stderr

    nobody = program_environment() | {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path / 'nothing'}"}
    nobody.pop("NEURASCALE_DEMONSTRATION", None)
    locked = subprocess.run(
        program_command("log", "verify", *where), capture_output=True, text=True, timeout=120, env=nobody, check=False
    )
    assert locked.returncode == 1
    assert "keyring" in locked.stderr
    assert "Traceback" not in locked.stderr

    with signed_in(tmp_path / "home") as again:
        assert again.neurascale("log", "verify", *where).returncode == 0
        assert list((tmp_path / "home").rglob("*.keyring"))
