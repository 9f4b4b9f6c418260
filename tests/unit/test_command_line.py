"""`app.__main__`: every way a command can end has its exit code and its sentence, and none has a traceback."""

import argparse
import errno
import os
import shlex
import subprocess
import sys
import types
from pathlib import Path

import pytest

from app import __version__
from app.__main__ import COMMANDS, main
from app.core.errors import Conflict, NeuraScaleError, StorageFault, WrongUse
from tests.shared_data import REPOSITORY


class Fake(types.ModuleType):
    """A command that ends as it is told."""

    SUMMARY = "Ends as it is told."
    EXAMPLE = "neurascale fake"

    def __init__(self, outcome: int | BaseException) -> None:
        super().__init__("app.programs.fake")
        self.outcome = outcome

    def configure(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--colour")

    def run(self, arguments: argparse.Namespace) -> int:
        assert arguments.colour == "blue"
        if isinstance(self.outcome, BaseException):
            raise self.outcome
        return self.outcome


def run_fake(outcome: int | BaseException, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setitem(sys.modules, "app.programs.fake", Fake(outcome))
    monkeypatch.setitem(COMMANDS, "fake", ("fake", "ends as it is told"))
    monkeypatch.delenv("NEURASCALE_TRACEBACK", raising=False)
    return main(["fake", "--colour", "blue"])


@pytest.mark.parametrize("code", [0, 1, 3])
def test_a_commands_own_exit_code_is_kept(
    code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_fake(code, monkeypatch) == code
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("error", "code"),
    [(WrongUse("No such colour."), 2), (Conflict("A session runs."), 1), (StorageFault("The disk is full."), 1)],
    ids=lambda value: type(value).__name__,
)
def test_an_error_of_ours_is_one_sentence_with_advice(
    error: NeuraScaleError, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_fake(error, monkeypatch) == code
    assert capsys.readouterr() == ("", f"neurascale fake: {error}\n")


def test_an_unexpected_error_names_its_place_and_never_its_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_fake(ValueError("Erika Mustermann, born 1964"), monkeypatch) == 1
    said = capsys.readouterr().err
    assert "ValueError at test_command_line.py:" in said
    assert "[defect]" in said
    assert "Mustermann" not in said
    assert "Traceback" not in said


def test_what_the_system_refused_is_said_in_its_words_without_a_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_fake(OSError(errno.ENOSPC, "x", "/home/Erika Mustermann/out"), monkeypatch) == 1
    said = capsys.readouterr().err
    assert "No space left on device" in said
    assert "[surroundings]" in said
    assert "Mustermann" not in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize(("redirected", "code"), [(">&-", 0), ("2>&-", 0), (">/dev/full", 1)])
def test_an_output_that_takes_nothing_is_not_a_defect(redirected: str, code: int) -> None:
    command = f"{shlex.quote(sys.executable)} -m app devices list --json {redirected}"
    done = subprocess.run(["sh", "-c", command], cwd=REPOSITORY, stderr=subprocess.PIPE, text=True, timeout=60)
    assert done.returncode == code, done.stderr
    assert "defect" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_an_interruption_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_fake(KeyboardInterrupt(), monkeypatch) == 1
    assert capsys.readouterr().err == "neurascale fake: interrupted.\n"


def test_as_a_module_and_as_a_program_it_is_the_same() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "--version"], cwd=REPOSITORY, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, f"neurascale {__version__}\n", "")


def test_a_reader_that_goes_away_is_not_an_error_to_talk_about() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "app", "devices", "list", "--json"],
            cwd=REPOSITORY,
            stdout=writer,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
        )
    finally:
        os.close(writer)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
