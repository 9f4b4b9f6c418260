"""Playing with a real program of the system's place; what cannot be heard is said."""

import os
import sys
import time
from pathlib import Path

import pytest

from app.core.sounds import player as playing
from app.core.sounds.player import NO_PLAYER, SoundPlayer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows plays sounds by itself, without a program")


def _program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/bin{os.pathsep}/usr/bin")
    return folder


def _find(folder: Path):
    return lambda name: str(folder / name) if (folder / name).exists() else None


def test_the_sound_reaches_the_program(programs: Path, tmp_path: Path) -> None:
    _program(programs, "paplay", f'cp "$1" {tmp_path}/heard.wav')
    player = SoundPlayer(tmp_path, find=_find(programs))
    player.play("high", b"RIFF and so on")
    assert player.fault == ""
    deadline = time.monotonic() + 5
    while not (tmp_path / "heard.wav").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    player.close()
    assert (tmp_path / "heard.wav").read_bytes() == b"RIFF and so on"


def test_a_new_sound_ends_the_one_before_at_once(programs: Path, tmp_path: Path) -> None:
    _program(programs, "pw-play", "exec sleep 30")
    player = SoundPlayer(tmp_path, find=_find(programs))
    player.play("low", b"one")
    first = player._playing
    player.play("high", b"two")
    assert first is not None
    assert first.returncode is not None
    player.close()
    assert player._playing is None


def test_a_program_that_fails_is_said_and_forgotten_when_it_plays_again(programs: Path, tmp_path: Path) -> None:
    _program(programs, "paplay", "exit 1")
    player = SoundPlayer(tmp_path, find=_find(programs))
    player.play("high", b"x")
    player._playing.wait(5)
    player.look()
    assert "paplay" in player.fault
    _program(programs, "paplay", "exit 0")
    player.play("high", b"x")
    player._playing.wait(5)
    player.look()
    assert player.fault == ""


@pytest.mark.proves("REQ-ALARM-SOUND")
def test_a_computer_without_a_program_says_so(tmp_path: Path) -> None:
    player = SoundPlayer(tmp_path, find=lambda name: None)
    assert player.fault == NO_PLAYER
    player.play("high", b"x")
    assert player.fault == NO_PLAYER


def test_a_folder_that_cannot_be_written_is_said(programs: Path, tmp_path: Path) -> None:
    _program(programs, "paplay", "exit 0")
    player = SoundPlayer(tmp_path / "not there", find=_find(programs))
    player.play("high", b"x")
    assert "could not be played" in player.fault


def test_every_player_is_given_a_file() -> None:
    assert all(command and command[0] for command in playing.PLAYERS)
