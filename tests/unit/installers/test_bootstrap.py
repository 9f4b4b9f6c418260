"""The two commands: what prepares the clone, and what `make run` opens. No network is used here."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from installers.bootstrap import prepare
from tests.shared_data import REPOSITORY

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="make is for Linux and macOS")


def finished_environment(folder: Path) -> Path:
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").symlink_to(sys.executable)
    (folder / ".prepared").write_text(prepare.wanted_digest(["--group", "test"]), encoding="utf-8")
    return folder


def test_an_environment_that_is_ready_is_left_alone_in_silence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "UV", tmp_path / "no-uv-here")
    prepare.provide_environment(finished_environment(tmp_path / "ready"), ["--group", "test"])
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("loss", ["stamp", "interpreter", "other wishes"])
def test_an_environment_that_is_not_ready_is_made_again(
    tmp_path: Path, loss: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = finished_environment(tmp_path / "stale")
    if loss == "stamp":
        (folder / ".prepared").write_text("of an older lock", encoding="utf-8")
    elif loss == "interpreter":
        (folder / "bin" / "python").unlink()
        (folder / "bin" / "python").symlink_to(tmp_path / "python-that-was-uninstalled")
    fake = tmp_path / "uv"
    fake.write_text(
        f'#!/bin/sh\n[ "$1" = --version ] && echo uv {prepare.UV_VERSION} || echo "$@" > {tmp_path}/asked\n'
    )
    fake.chmod(0o755)
    monkeypatch.setattr(prepare, "UV", fake)
    wanted = ["--group", "other"] if loss == "other wishes" else ["--group", "test"]
    prepare.provide_environment(folder, wanted)
    assert (tmp_path / "asked").read_text().startswith("sync --frozen ")
    assert (folder / ".prepared").read_text(encoding="utf-8") == prepare.wanted_digest(wanted)


def test_a_failed_installation_leaves_no_stamp_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = tmp_path / "uv"
    fake.write_text(f'#!/bin/sh\n[ "$1" = --version ] && echo uv {prepare.UV_VERSION} || exit 2\n')
    fake.chmod(0o755)
    monkeypatch.setattr(prepare, "UV", fake)
    with pytest.raises(prepare.NotPrepared, match="HTTPS_PROXY"):
        prepare.provide_environment(tmp_path / "new", ["--group", "test"])
    assert not (tmp_path / "new" / ".prepared").exists()


def test_every_system_library_has_a_package_and_an_absent_one_is_noticed() -> None:
    table = tomllib.loads((REPOSITORY / "installers/bootstrap/system-libraries.toml").read_text(encoding="utf-8"))
    assert all(".so." in library and package.startswith("lib") for library, package in table["libraries"].items())
    assert not prepare.loads("libthat-nobody-has.so.9")


@pytest.mark.skipif(sys.platform != "linux", reason="Debian packages")
def test_what_only_tests_need_is_asked_for_where_it_is_absent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert prepare.missing_test_packages() == ["dbus-daemon", "gnome-keyring", "xdotool", "xvfb"]
    (tmp_path / "Xvfb").write_text("")
    (tmp_path / "Xvfb").chmod(0o755)
    assert prepare.missing_test_packages() == ["dbus-daemon", "gnome-keyring", "xdotool"]


def test_the_houses_own_certificates_are_used_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/etc/house.pem")
    monkeypatch.delenv("PIP_CERT", raising=False)
    assert prepare.network_settings()["SSL_CERT_FILE"] == "/etc/house.pem"
    if Path("/etc/ssl/certs/ca-certificates.crt").is_file():
        assert prepare.network_settings()["PIP_CERT"] == "/etc/house.pem"


def open_workstation(folder: Path, *, display: str, display_answers: bool) -> subprocess.CompletedProcess[str]:
    """Run the script of `make run` where `.venv` holds stand-ins that only say what they were asked."""
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name, body in {"neurascale": 'echo "$@"', "python": f"exit {0 if display_answers else 134}"}.items():
        (programs / name).write_text(f"#!/bin/sh\n{body}\n")
        (programs / name).chmod(0o755)
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment |= {"HOME": "/home/of-nobody", "DISPLAY": display}
    environment.pop("XDG_CACHE_HOME", None)
    script = REPOSITORY / "installers" / "bootstrap" / "open_workstation.sh"
    return subprocess.run(
        [script, "--theme", "dark"], cwd=folder, env=environment, capture_output=True, text=True, check=True, timeout=20
    )


HEADLESS = "demo --headless --source simulated --seconds 20 --data /home/of-nobody/.cache/neurascale/demo\n"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize(("display", "said"), [("", "no display"), (":987", ":987 cannot be reached")])
def test_without_a_screen_it_says_so_and_runs_the_headless_demo(tmp_path: Path, display: str, said: str) -> None:
    done = open_workstation(tmp_path, display=display, display_answers=False)
    assert done.stdout == HEADLESS
    assert said in done.stderr


def test_with_a_screen_it_opens_the_window_and_passes_the_arguments_on(tmp_path: Path) -> None:
    done = open_workstation(tmp_path, display=":0", display_answers=True)
    assert (done.stdout, done.stderr) == ("desktop --theme dark\n", "")


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_alone_says_what_there_is() -> None:
    text = subprocess.run(["make"], cwd=REPOSITORY, capture_output=True, text=True, check=True, timeout=20).stdout
    listed = [line.split()[1] for line in text.splitlines() if line.startswith("  make ")]
    assert listed[:4] == ["help", "setup", "run", "test"]
    targets = set(re.findall(r"^(\w+):.*##", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(listed) == targets >= {"chaos", "endurance", "lint", "format", "clean"}
