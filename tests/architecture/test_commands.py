"""The command line: every command is there, says what it does, and shows an example that it would accept."""

import shlex

import pytest

from app.__main__ import COMMANDS, main


def help_of(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--help"])
    assert ended.value.code == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def test_the_front_page_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    text = help_of([], capsys)
    assert [word for word in COMMANDS if f"  {word} " not in text] == []
    assert "example:" in text


@pytest.mark.parametrize("word", COMMANDS)
def test_every_command_has_help_with_an_example_of_its_own(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = help_of([word], capsys)
    assert text.startswith(f"usage: neurascale {word}")
    _, _, example = text.partition("example:\n")
    words = shlex.split(example.strip().splitlines()[0])
    assert words[:2] == ["neurascale", word], example


@pytest.mark.parametrize(
    "arguments",
    [["fly"], [], ["devices", "list", "--wings"], ["demo", "--seconds", "many"]],
    ids=["unknown command", "no command", "unknown option", "not a number"],
)
def test_wrong_use_ends_with_2_and_says_what_is_wrong(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "error:" in printed.err
    assert "Traceback" not in printed.err
