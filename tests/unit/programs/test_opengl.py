"""The program that tries OpenGL, where there is nothing to try."""

import argparse
import json

import pytest

from app.programs import opengl


def test_without_a_display_it_says_so_instead_of_ending_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert opengl.run(argparse.Namespace(json=False)) == 1
    assert capsys.readouterr().out == "There is no display. The head is shown flat.\n"
    assert opengl.run(argparse.Namespace(json=True)) == 1
    assert json.loads(capsys.readouterr().out) == {
        "works": False,
        "renderer": "",
        "frame_ms": 0.0,
        "why": "There is no display.",
    }
