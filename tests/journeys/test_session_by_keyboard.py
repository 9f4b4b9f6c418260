"""Whole ways through the clinic with a real keyboard: real window, real station and programs, an X server, xdotool.

Nothing here touches the window but keys; nothing waits for a time but for what the window shows.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core.settings.data_directory import DataDirectory
from tests.journeys.keyed_window import KeyedWindow, Screen
from tests.journeys.running_workstation import logged_types, processes_of, wait_for

pytest.importorskip("PySide6")
pytestmark = [
    pytest.mark.journey,
    pytest.mark.timeout(240),
    pytest.mark.skipif(
        shutil.which("Xvfb") is None or shutil.which("xdotool") is None,
        reason="a real keyboard needs Xvfb and xdotool",
    ),
]
NUMBER = "K-7001"


@pytest.fixture
def screen() -> Iterator[Screen]:
    made = Screen()
    yield made
    made.close()


@pytest.fixture
def data(tmp_path: Path) -> Iterator[DataDirectory]:
    folder = DataDirectory(tmp_path / "data").create()
    yield folder
    for process in processes_of(folder):
        process.kill()
    folder.remove_runtime()


@pytest.fixture
def window(data: DataDirectory, screen: Screen, tmp_path: Path) -> Iterator[KeyedWindow]:
    made = KeyedWindow(data, screen, tmp_path)
    try:
        made.wait("up", bool, "the window found no station", 60)
        made.take_focus()
        yield made
    finally:
        made.end()


def register(window: KeyedWindow, number: str = NUMBER, family: str = "Kanarek") -> None:
    """A new patient, by the form."""
    window.press("ctrl+n")
    for focus, text in (
        ("Hospital number", number),
        ("Family name", family),
        ("Given name", "Vogel"),
        ("Birth date", "1980-01-01"),
    ):
        window.fill(focus, text)
        window.press("Tab")
    window.press("ctrl+Return")
    window.wait("patient", lambda shown: shown == number, "the new patient was not chosen")


def begin(window: KeyedWindow) -> None:
    window.wait("can_begin", bool, "no device was chosen")
    window.wait("simulated", bool, "the device is not the simulated one")
    window.press("ctrl+Return")
    window.wait("step", lambda step: step == "prerequisites", "no session was begun")
    window.wait("known", bool, "it was not said what is missing")


def meet_prerequisites(window: KeyedWindow) -> None:
    """The number read back, the date of birth as it was said, consent, the stop tested."""
    window.fill("Hospital number as read from the wristband", NUMBER)
    window.press("ctrl+Return")
    window.wait("unmet", lambda unmet: "identity" not in unmet, "the number was not taken")
    window.fill("Date of birth as the patient says it", "1980-01-01")
    window.press("ctrl+Return")
    window.wait("unmet", lambda unmet: "identity_again" not in unmet, "the date of birth was not taken")
    for name in ("consent", "stop_proof"):
        if name in window.shown("unmet"):
            window.press("ctrl+Return")
            window.wait("unmet", lambda unmet, name=name: name not in unmet, f"{name} was not met")


def record(window: KeyedWindow, seconds: float = 1.0) -> None:
    """From a registered patient to a running recording."""
    begin(window)
    meet_prerequisites(window)
    window.wait("step", lambda step: step == "impedance", "impedance was not reached")
    window.wait("waiting", lambda waiting: "impedance" in waiting, "the impedances did not come")
    window.press("ctrl+Return")
    window.wait("waiting", lambda waiting: "ready" in waiting, "it was not ready to record")
    confirm(window, "step", lambda step: step == "recording", "it did not start to record")
    window.wait("recorded_s", lambda recorded: recorded >= seconds, "nothing was recorded")
    window.wait("drawn", lambda frames: frames > 3, "no trace was drawn")


def confirm(window: KeyedWindow, name: str, met: Callable[[Any], bool], what: str) -> None:
    """Two presses: the first asks and changes nothing. The question is taken back after 5 s, so it may come again."""
    for _ in range(4):
        window.press("ctrl+Return")
        window.wait("asking", bool, "it did not ask first")
        assert not met(window.shown(name)), "one press was enough"
        window.press("ctrl+Return")
        if window.comes(name, met, 20.0):
            return
    raise AssertionError(what)


def stop(window: KeyedWindow) -> None:
    confirm(window, "step", lambda step: step != "recording", "the recording did not stop")


@pytest.mark.proves("USE-WHOLE-SESSION", "REQ-CLINIC-PREREQUISITES")
def test_a_session_from_registration_to_the_report(window: KeyedWindow, data: DataDirectory) -> None:
    register(window)
    record(window)
    assert window.shown("modal") is False
    stop(window)
    window.wait("exit_reason", lambda reason: reason == "completed", "the session was not completed", 60)
    assert window.shown("report") is True
    window.wait("focus", lambda name: name == "Open report", "the report is not one key away")
    window.press("ctrl+b")
    window.wait("step", lambda step: step == "", "the next session cannot be begun")
    assert list(data.reports.glob("*.pdf.sealed"))
    types = logged_types_of(window, data)
    for needed in ("session.identity_confirmed", "consent.given", "recording.started", "report.written"):
        assert needed in types


def test_the_tour_is_offered_at_the_first_start_and_begun_by_keyboard(
    data: DataDirectory, screen: Screen, tmp_path: Path
) -> None:
    window = KeyedWindow(data, screen, tmp_path, "tour")
    try:
        window.wait("up", bool, "the window found no station", 60)
        window.take_focus()
        window.wait("tour", lambda title: title.startswith("Welcome"), "no tour was offered")
        window.wait("focus", lambda name: name == "Begin the tour", "the tour is not one key away")
        window.press("Return")
        window.wait("focus", lambda name: name == "Use the simulated patient", "the tour did not begin")
        window.press("Return")
        window.wait("patient", lambda number: number == "DEMO-0001", "there is no simulated patient")
        window.wait("tour", lambda title: title.startswith("3"), "the tour does not go on by itself")
        window.press("Escape")
        window.wait("tour", lambda title: title == "", "Esc does not end the tour")
    finally:
        window.end()


@pytest.mark.proves("USE-CHOOSE-PATIENT", "REQ-CLINIC-IDENTITY")
def test_the_wrong_patient_is_refused_logged_and_left(window: KeyedWindow, data: DataDirectory) -> None:
    register(window, "K-1", "Falsch")
    register(window)
    window.press("ctrl+f")
    window.fill("Search patients", "Falsch")
    window.wait("patients", lambda rows: rows == 1, "the search found another number of patients")
    window.press("Return")
    window.wait("patient", lambda shown: shown == "K-1", "the other patient was not chosen")
    begin(window)
    window.fill("Hospital number as read from the wristband", NUMBER)
    window.press("ctrl+Return")
    window.wait("refused", lambda words: "wristband" in words, "the wrong number was taken, or nothing was said")
    assert "identity" in window.shown("unmet")
    window.press("ctrl+Return")  # with nothing typed it goes nowhere
    assert window.shown("step") == "prerequisites"
    for _ in range(12):
        if window.shown("focus") == "Choose another patient":
            break
        before = window.shown("focus")
        window.press("Tab")
        window.wait("focus", lambda name, before=before: name != before, "Tab leads nowhere")
    window.press("space")
    window.wait("step", lambda step: step == "", "the session of the wrong patient was not left")
    window.wait("focus", lambda name: name == "Search patients", "the way does not lead back to the list")
    window.press("ctrl+a")
    window.fill("Search patients", "Kanarek")
    window.wait("patients", lambda rows: rows == 1, "the right patient was not found")
    window.press("Return")
    window.wait("patient", lambda shown: shown == NUMBER, "the right patient was not chosen")
    begin(window)
    window.fill("Hospital number as read from the wristband", NUMBER)
    window.press("ctrl+Return")
    window.wait("unmet", lambda unmet: "identity" not in unmet, "the right number was not taken")
    types = logged_types_of(window, data)
    assert types.count("session.identity_confirmed") == 2
    assert "session.cancelled" in types
    assert "recording.started" not in types


@pytest.mark.proves("USE-MARK-EVENT")
def test_marks_while_live_and_a_look_back_with_another_montage(window: KeyedWindow, data: DataDirectory) -> None:
    register(window)
    record(window, 2.0)
    window.press("1")
    window.wait("marks", lambda marks: len(marks) == 1, "the digit was no mark")
    window.press("ctrl+e")
    window.wait("focus", lambda name: name not in {"", None}, "own words cannot be typed")
    window.type("coughs 2 times")
    window.press("Return")
    window.wait("marks", lambda marks: "coughs 2 times" in marks, "own words were no mark")
    assert len(window.shown("marks")) == 2, "a digit in a text was a mark"
    before = window.shown("traces")
    montage = window.shown("montage")
    window.press("F2")
    window.wait("montage", lambda shown: shown != montage, "F2 chose no other montage")
    window.wait("traces", lambda traces: traces != before, "the traces are those of the montage before")
    window.press("Prior")
    window.wait("past", bool, "there is no way back in time")
    assert window.shown("step") == "recording"
    recorded = window.shown("recorded_s")
    window.wait("recorded_s", lambda seconds: seconds > recorded, "the recording does not go on meanwhile")
    window.press("F1")
    window.wait("traces", lambda traces: traces != [], "a page of the past has no traces")
    window.press("ctrl+End")
    window.wait("past", lambda past: past is False, "there is no way back to live")
    stop(window)
    window.wait("exit_reason", lambda reason: reason == "completed", "the session was not completed", 60)
    assert logged_types_of(window, data).count("annotation.added") == 2


@pytest.mark.proves("USE-WITHDRAW-CONSENT", "REQ-CLINIC-WITHDRAWAL")
def test_consent_withdrawn_in_mid_session(window: KeyedWindow, data: DataDirectory) -> None:
    register(window)
    record(window)
    window.press("ctrl+shift+d")
    window.wait("consent_asks", bool, "it did not ask")
    assert "kept" in window.shown("consent")
    window.press("Escape")
    window.wait("consent_asks", lambda asks: asks is False, "Esc does not keep the consent")
    assert window.shown("step") == "recording"
    window.press("ctrl+shift+d")
    window.wait("consent_asks", bool, "it did not ask again")
    window.press("ctrl+shift+d")
    window.wait("exit_reason", lambda reason: reason == "consent_withdrawn", "the session did not end")
    assert "kept" in window.wait("result", lambda words: "Consent" in words, "it is not said why it ended")
    assert window.shown("report") is False
    types = logged_types_of(window, data)
    assert types.index("consent.withdrawn") < types.index("recording.stopped") < types.index("session.cancelled")
    assert not {"recording.analysed", "report.written"} & set(types)
    assert not list(data.reports.glob("*.pdf.sealed"))
    assert list(data.recordings.glob("*/segment-*.nsr")), "what was recorded until then is kept"


def logged_types_of(window: KeyedWindow, data: DataDirectory) -> list[str]:
    """After the window and all programs have ended in order: the log has one writer."""
    window.end()
    wait_for(lambda: not processes_of(data), 40, f"processes were left: {processes_of(data)}")
    return logged_types(data)
