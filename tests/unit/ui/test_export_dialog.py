"""The export dialog on a fake station: what is chosen is asked for, what the station says is shown, nobody is named."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.acquisition.messages import StreamCount
from app.core.errors import Conflict
from app.core.recording.exports.exported_files import ExportedFile
from app.core.recording.exports.formats import ExportFormat
from app.core.station import messages as m
from app.core.station.recording_messages import CancelExport, ExportRecording, ExportView
from app.ui.dialogs.export_recording import ExportDialog
from app.ui.dialogs.export_texts import CONTINUOUS_ONLY, EXPLAINED, NAMES_NOBODY, recording_text
from app.ui.main_window import MainWindow
from app.ui.panels.status_line import disk_text
from app.ui.theme.active import active_theme
from app.ui.theme.palette import ThemeName
from tests.fakes.station import FakeStation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _recording(number: int, lost: int = 0) -> m.RecordingView:
    return m.RecordingView(
        recording_id=f"01a200b3-8747-7000-af3f-{number:012d}",
        session_id="s",
        started=f"2026-11-{number:02d}T09:14:03+00:00",
        seconds=1263.0,
        streams=(StreamCount(stream_id="eeg", samples=1, lost=lost, gaps=1),),
        path="/p",
        report_path="",
    )


RECORDINGS = (_recording(21), _recording(20, lost=1500), _recording(19))


class Scene:
    """The window, its station, and the dialog opened by its keys."""

    def __init__(self, window: MainWindow, station: FakeStation, qtbot: QtBot, folder: Path) -> None:
        self.window, self.station, self.qtbot, self.folder = window, station, qtbot, folder
        station.memory.recordings = RECORDINGS
        qtbot.waitUntil(lambda: window.state is not None)
        QTest.keyClick(window, Qt.Key.Key_E, CONTROL | SHIFT)
        (self.dialog,) = window.findChildren(ExportDialog)
        qtbot.waitUntil(lambda: self.dialog.recording.count() == 3)
        self.dialog.folder.setText(str(folder))

    def choose(self, word: str) -> None:
        self.dialog.format.setCurrentIndex(self.dialog.format.findData(word))

    def begin(self) -> ExportRecording:
        """Press the button; what the station was asked."""
        self.dialog.export_button.click()
        self.qtbot.waitUntil(lambda: self.station.memory.export is not None)
        (asked,) = self.station.asked_for(ExportRecording)
        assert isinstance(asked, ExportRecording)
        return asked

    def say(self, **fields: object) -> None:
        """The station says so of the export that was begun."""
        memory = self.station.memory
        assert memory.export is not None
        memory.export = replace(memory.export, **fields)
        said = memory.export
        self.station.tell()
        self.qtbot.waitUntil(lambda: self.window.state is not None and self.window.state.export == said)


@pytest.fixture
def scene(window: MainWindow, station: FakeStation, qtbot: QtBot, tmp_path: Path) -> Iterator[Scene]:
    made = Scene(window, station, qtbot, tmp_path)
    yield made
    made.dialog.close()
    qtbot.wait(10)


def _picture(scene: Scene, name: str) -> None:
    """Where a person wants to look at it."""
    if folder := os.environ.get("NEURASCALE_PICTURES"):
        for theme in (ThemeName.LIGHT, ThemeName.DARK):
            active_theme().choose(theme)
            scene.qtbot.wait(50)
            scene.dialog.grab().save(str(Path(folder) / f"{name}-{theme.value}.png"))


@pytest.mark.proves("USE-SEND-EXPORT", "REQ-PRIVACY")
def test_the_newest_recording_is_chosen_and_nobody_is_named(scene: Scene) -> None:
    assert scene.dialog.recording.currentData() == RECORDINGS[0].recording_id
    assert not scene.dialog.identified.isChecked()
    _picture(scene, "export-chosen")
    assert scene.begin() == ExportRecording(
        recording_id=RECORDINGS[0].recording_id, format="edf", folder=str(scene.folder)
    )
    scene.qtbot.waitUntil(lambda: scene.dialog.cancel_button.isVisible())
    assert not scene.dialog.export_button.isVisible()


def test_what_is_chosen_is_asked_for(scene: Scene) -> None:
    scene.choose("bdf")
    scene.dialog.recording.setCurrentIndex(1)
    scene.dialog.one_file.setChecked(True)
    scene.dialog.identified.setChecked(True)
    assert "date of birth" in scene.dialog._warning.text()
    _picture(scene, "export-identified")
    asked = scene.begin()
    assert (asked.recording_id, asked.format) == (RECORDINGS[1].recording_id, "bdf")
    assert asked.identified
    assert asked.discontinuous


def test_what_a_format_cannot_do_is_not_asked_of_it(scene: Scene) -> None:
    scene.dialog.one_file.setChecked(True)
    scene.dialog.identified.setChecked(True)
    scene.choose("csv")
    assert not scene.dialog.identified.isEnabled()
    assert not scene.dialog.one_file.isEnabled()
    asked = scene.begin()
    assert not asked.identified
    assert not asked.discontinuous


def test_progress_cancel_and_outcome_are_shown(scene: Scene) -> None:
    scene.begin()
    scene.say(progress=0.42)
    assert "42 %" in scene.dialog.said
    _picture(scene, "export-running")
    scene.dialog.cancel_button.click()
    scene.qtbot.waitUntil(lambda: bool(scene.station.asked_for(CancelExport)))
    scene.say(state="cancelled", text="The export was cancelled; nothing of it is left.")
    assert "nothing of it is left" in scene.dialog.said
    assert scene.dialog.export_button.isVisible()
    scene.station.memory.export = None
    scene.station.memory.asked.clear()
    scene.begin()
    scene.say(
        state="done",
        progress=1.0,
        text="Compared with the recording: all 7,200,000 values agree, as exactly as the format can hold them.",
        files=(ExportedFile(name="x.edf", n_bytes=14_400_000, sha256="ab" * 32),),
    )
    assert "7,200,000 values agree" in scene.dialog.said
    assert str(scene.folder / "x.edf") in scene.dialog.said
    assert "1 file, 14.4 MB" in scene.dialog.said
    _picture(scene, "export-done")


def test_a_refusal_and_a_failure_say_what_to_do(scene: Scene) -> None:
    scene.station.memory.refuse_with = Conflict("Another export is running.", advice="Wait for it, or cancel it first.")
    scene.dialog.export_button.click()
    scene.qtbot.waitUntil(lambda: "Wait for it" in scene.dialog.said)
    assert scene.dialog.export_button.isEnabled()
    scene.qtbot.wait(600)  # states come meanwhile; what was refused stays to be read
    assert "Wait for it" in scene.dialog.said
    _picture(scene, "export-refused")
    scene.station.memory.asked.clear()
    scene.begin()
    scene.say(state="failed", text="The disk is full.", advice="Free space.")
    assert scene.dialog.said == "The disk is full. Free space."


def test_an_export_that_runs_already_is_shown_and_a_folder_must_be_there(scene: Scene) -> None:
    scene.station.memory.export = ExportView(export_id="e", recording_id="r", format="xdf", target="/t/x.xdf")
    scene.say(progress=0.1)
    scene.qtbot.waitUntil(scene.dialog.cancel_button.isVisible)
    scene.say(state="cancelled", text="x")
    scene.dialog.folder.setText(str(scene.folder / "nowhere"))
    assert not scene.dialog.export_button.isEnabled()
    scene.dialog.folder.setText(str(scene.folder))
    assert scene.dialog.export_button.isEnabled()


def test_after_a_session_its_recording_is_offered(
    window: MainWindow, station: FakeStation, qtbot: QtBot, tmp_path: Path
) -> None:
    station.memory.recordings = RECORDINGS
    qtbot.waitUntil(lambda: window.state is not None)
    window.session.result_page.export_wanted.emit(RECORDINGS[2].recording_id)
    (dialog,) = window.findChildren(ExportDialog)
    qtbot.waitUntil(lambda: dialog.recording.currentData() == RECORDINGS[2].recording_id)
    dialog.close()
    qtbot.wait(10)


def test_texts_are_there_for_every_format_and_recording() -> None:
    assert set(EXPLAINED) == {word.value for word in ExportFormat}
    assert set(EXPLAINED) - {"edf", "bdf"} == CONTINUOUS_ONLY
    assert {"csv"} == NAMES_NOBODY
    assert recording_text(RECORDINGS[1]) == (
        "2026-11-20  09:14:03  ·  21 min 03 s, 1,500 samples missing  ·  000000000020"
    )


def test_the_status_line_says_how_long_the_disk_lasts() -> None:
    assert disk_text(0, None) == "\u2013"
    assert disk_text(12_000_000_000, None) == "12.0 GB free"
    assert disk_text(12_000_000_000, 134.7) == "12.0 GB free, 2 h 14 min"
    assert disk_text(12_000_000_000, 9.9) == "12.0 GB free, 9 min"
    assert disk_text(12_000_000_000, 1e9) == "12.0 GB free"
