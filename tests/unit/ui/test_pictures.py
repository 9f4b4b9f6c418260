"""The pictures that the guide shows: all of them on its page, and small."""

import re
from pathlib import Path

from tests.pictures.guide_page import page_text, scenes_in
from tests.pictures.scenes import dashed

REPOSITORY = Path(__file__).parents[3]
FOLDER = REPOSITORY / "docs" / "images" / "screens"
PAGE = REPOSITORY / "docs" / "guide" / "screens.md"
AT_MOST_BYTES = 9_000_000


def test_the_page_shows_all_of_them_and_nothing_else() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == page_text(FOLDER, "../images/screens")
    linked = set(re.findall(r"\.\./images/screens/([\w-]+\.png)", page))
    assert linked == {path.name for path in FOLDER.glob("*.png")}


def test_every_screen_and_dialog_is_there_in_both_themes() -> None:
    scenes = scenes_in(FOLDER)
    assert len(scenes) >= 35
    for scene in scenes:
        for theme in ("dark", "light"):
            assert (FOLDER / f"{scene}-{theme}.png").is_file(), f"{scene} is not there in {theme}"


def test_they_are_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.png")) < AT_MOST_BYTES


def test_a_scene_is_known_by_its_file(tmp_path: Path) -> None:
    for name in ("begin-dark", "begin-contrast-dark", "begin-light-200", "not a picture of ours"):
        (tmp_path / f"{name}.png").write_bytes(b"")
    assert scenes_in(tmp_path) == {"begin"}
    assert dashed("ResetStopDialog") == "reset-stop"
