"""The site's settings: what is not understood is refused, and said."""

from pathlib import Path

import pytest

from app.core.errors import WrongUse
from app.core.settings.site import (
    FILE_NAME,
    SCHEMA_VERSION,
    ContactSettings,
    SiteSettings,
    chord_keys,
    read_site,
    read_site_or_strict,
)


def written(folder: Path, text: str) -> Path:
    path = folder / FILE_NAME
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    site = read_site(tmp_path / FILE_NAME)
    assert site == SiteSettings(schema_version=SCHEMA_VERSION)
    assert not site.stop.allow_remote
    assert site.stop.on_device_fault


def test_everything_can_be_set(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        schema_version = 1
        [stop]
        on_alarms = ["patient_event"]
        on_device_fault = false
        allow_remote = true
        pedal_keys = ["F13"]
        [stop.chord]
        keys = "ctrl + shift + pause"
        hold_s = 0.0
        [[stop.contacts]]
        name = "pedal"
        port = "/dev/ttyUSB0"
        [[stop.contacts]]
        name = "button"
        port = "COM3"
        kind = "line"
        wiring = "normally_open"
        line = "dsr"
        stop_when_lost = false
        """,
    )
    stop = read_site(path).stop
    assert (stop.on_alarms, stop.on_device_fault, stop.allow_remote) == (("patient_event",), False, True)
    assert chord_keys(stop.chord.keys) == {"Ctrl", "Shift", "Pause"}
    assert stop.contacts[0] == ContactSettings(name="pedal", port="/dev/ttyUSB0", kind="loop")
    assert stop.contacts[1].line == "dsr"


@pytest.mark.proves("REQ-STOP-SITE")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("schema_version = 1\nalow_remote = true", "alow_remote"),
        ("schema_version = 1\n[stop]\nallow_remote = 'yes'", "allow_remote"),
        ("schema_version = 1\n[stop.chord]\nhold_s = 5", "hold_s"),
        ("schema_version = 2", "version 2"),
        ("[stop]", "schema_version"),
        ("schema_version = ", "site.toml"),
        ("schema_version = 1\n[stop.chord]\nkeys = 'Shift+S'", "by accident"),
        ("schema_version = 1\n[stop.chord]\nkeys = 'Ctrl+Alt+Hyper'", "Hyper"),
        ("schema_version = 1\n[stop]\npedal_keys = ['A']", "“A”"),
        (
            "schema_version = 1\n[[stop.contacts]]\nname = 'p'\nport = 'x'\nwiring = 'normally_open'",
            "must be normally closed",
        ),
        (
            "schema_version = 1\n[[stop.contacts]]\nname = 'p'\nport = 'x'\n[[stop.contacts]]\nname = 'q'\nport = 'x'",
            "same port",
        ),
    ],
)
def test_what_is_not_understood_is_refused_by_name(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(WrongUse, match=r"site\.toml") as refused:
        read_site(path)
    assert said in refused.value.what
    strict, fault = read_site_or_strict(path)
    assert strict == SiteSettings(schema_version=SCHEMA_VERSION)
    assert said in fault


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(WrongUse):
        read_site(path)


@pytest.mark.proves("REQ-STOP-SITE")
@pytest.mark.parametrize("keys", ["S", "Ctrl+S", "Ctrl+Alt+Shift", "Ctrl+Alt+S+D", ""])
def test_a_chord_that_could_be_pressed_by_accident_is_none(keys: str) -> None:
    with pytest.raises(WrongUse):
        chord_keys(keys)
