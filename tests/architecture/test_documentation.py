"""What the documentation says can be followed: links lead somewhere, commands are accepted, decisions are listed."""

import argparse
import importlib
import re
import shlex
from pathlib import Path

import pytest

from app.__main__ import COMMANDS
from tests.shared_data import REPOSITORY

PAGES = sorted([*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md")])
DECISIONS = sorted((REPOSITORY / "docs" / "decisions").glob("0*.md"))


def name_of(page: Path) -> str:
    return page.relative_to(REPOSITORY).as_posix()


def parser_of(word: str) -> argparse.ArgumentParser:
    module = importlib.import_module(f"app.programs.{COMMANDS[word][0]}")
    parser = argparse.ArgumentParser(prog=f"neurascale {word}", exit_on_error=False)
    module.configure(parser)
    return parser


def shown_commands() -> list[tuple[str, str]]:
    """(page, command) for each `neurascale ...` line of a code block; a remark after two spaces is cut off."""
    found = []
    for page in PAGES:
        for block in re.findall(r"^```\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
            for line in block.splitlines():
                shown = re.match(r"(?:\.venv/bin/)?(neurascale \S.*)", line)
                if shown:
                    found.append((name_of(page), re.split(r"\s{2,}", shown[1])[0]))
    return found


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    missing = []
    for target in re.findall(r"\]\(([^)]+)\)", text):
        path, _, anchor = target.partition("#")
        if "://" in path:
            continue
        aim = (page.parent / path) if path else page
        if not aim.exists():
            missing.append(target)
        elif anchor:
            headings = re.findall(r"^#+ (.+)$", aim.read_text(encoding="utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}
            missing += [] if anchor in slugs else [target]
    assert not missing


@pytest.mark.parametrize(("page", "command"), shown_commands())
def test_commands_in_the_documentation_are_accepted(page: str, command: str) -> None:
    words = shlex.split(command)[1:]
    assert words[0] in COMMANDS, page
    parser_of(words[0]).parse_args(words[1:])


@pytest.mark.parametrize("word", COMMANDS)
def test_each_commands_own_example_is_accepted(word: str) -> None:
    example = importlib.import_module(f"app.programs.{COMMANDS[word][0]}").EXAMPLE
    words = shlex.split(example.strip().splitlines()[0])
    assert words[:2] == ["neurascale", word]
    parser_of(word).parse_args(words[2:])


def test_every_decision_is_listed_numbered_and_dated() -> None:
    index = (REPOSITORY / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"\]\((0\d+-[\w-]+\.md)\)", index) == [page.name for page in DECISIONS]
    for number, page in enumerate(DECISIONS, 1):
        text = page.read_text(encoding="utf-8")
        assert page.name.startswith(f"{number:04}-")
        assert text.startswith(f"# {number}. ")
        assert re.search(r"^20\d\d-\d\d-\d\d, (accepted|superseded)", text, re.MULTILINE), page.name
        assert {"## Context", "## Decision", "## Consequences"} <= set(re.findall(r"^## \w+", text, re.MULTILINE))


def test_the_architecture_page_names_every_room_and_program() -> None:
    text = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {path.parent.name for path in (REPOSITORY / "app" / "core").glob("*/__init__.py")}
    assert [room for room in sorted(rooms) if f"`{room}`" not in text] == []
    assert [
        word for word in ("desktop", "station", "acquisition", "worker", "safety") if f"| `{word}` |" not in text
    ] == []
