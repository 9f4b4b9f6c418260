"""The window in which a clinician judges proposals, records findings, writes the texts and makes the report."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.clinic.findings.detector_findings import FindingState
from app.core.errors import Conflict
from app.core.settings.data_directory import DataDirectory
from app.core.station.finding_messages import (
    ExportFhir,
    JudgeFinding,
    MakeReport,
    PreviewReport,
    RecordFinding,
    WithdrawFinding,
    WriteReportText,
)
from app.ui.main_window import MainWindow
from app.ui.report_editing.editing_dialog import ReportEditingDialog
from app.ui.report_editing.finding_rows import FOUND, state_of_row
from app.ui.report_view.report_dialog import ReportDialog
from app.ui.signing.signing_dialog import SigningDialog
from tests.fakes.found_findings import FoundFindings
from tests.fakes.played_brain import recorded_brain
from tests.fakes.station import FakeStation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
WITHIN_MS = 15_000


@pytest.fixture
def found(station: FakeStation, data: DataDirectory) -> FoundFindings:
    recorded_brain(data, "recording-1")
    return FoundFindings(station)


@pytest.fixture
def dialog(window: MainWindow, found: FoundFindings, qtbot: QtBot) -> ReportEditingDialog:
    window.dialogs.findings("session-0001")
    made = window.findChild(ReportEditingDialog)
    assert made is not None
    qtbot.waitUntil(lambda: made.view is not None, timeout=WITHIN_MS)
    qtbot.waitUntil(lambda: made.trace.excerpt is not None, timeout=WITHIN_MS)
    made.table.setFocus()
    return made


def asked(station: FakeStation, qtbot: QtBot, kind: type) -> Callable[[int], object]:
    def newest(count: int) -> object:
        qtbot.waitUntil(lambda: len(station.asked_for(kind)) == count, timeout=WITHIN_MS)
        return station.asked_for(kind)[-1]

    return newest


def states(dialog: ReportEditingDialog) -> list[str]:
    return [str(state_of_row(row)) for row in dialog.table.rows.rows]


def test_proposals_are_judged_by_keys_and_marked_as_what_they_are(
    dialog: ReportEditingDialog, station: FakeStation, qtbot: QtBot
) -> None:
    assert states(dialog) == ["proposed"] * 3
    assert "Proposal" in dialog.table.rows.data(dialog.table.rows.index(0, 0))
    qtbot.keyClick(dialog.table, Qt.Key.Key_A)
    judged = asked(station, qtbot, JudgeFinding)(1)
    assert (judged.finding_id, judged.verdict, judged.seen) == ("p-1", "accepted", "proposed")
    qtbot.waitUntil(lambda: states(dialog)[0] == "accepted", timeout=WITHIN_MS)
    # The next one that nobody has decided is chosen.
    assert dialog.table.chosen_row.finding_id == "p-2"
    qtbot.keyClick(dialog.table, Qt.Key.Key_R)
    assert not dialog.reason.isHidden()
    dialog.reason.edit.setText("no")
    assert not dialog.reason.give_button.isEnabled()
    dialog.reason.edit.setText("Pulse over F4")
    qtbot.keyClick(dialog.reason.edit, Qt.Key.Key_Return)
    judged = asked(station, qtbot, JudgeFinding)(2)
    assert (judged.finding_id, judged.verdict, judged.reason) == ("p-2", "refused", "Pulse over F4")
    qtbot.waitUntil(lambda: states(dialog)[1] == "refused", timeout=WITHIN_MS)
    dialog.table.selectRow(0)
    qtbot.keyClick(dialog.table, Qt.Key.Key_O)
    assert asked(station, qtbot, JudgeFinding)(3).verdict == "proposed"


def test_a_row_shows_its_signal_as_the_report_prints_it(dialog: ReportEditingDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.trace.excerpt is not None, timeout=WITHIN_MS)
    excerpt = dialog.trace.excerpt
    assert excerpt is not None
    assert excerpt.onset_s <= 6.25 <= excerpt.onset_s + excerpt.seconds
    assert "µV/mm" in dialog.trace.accessibleDescription()
    dialog.table.selectRow(2)
    qtbot.waitUntil(lambda: dialog.trace.excerpt.onset_s > excerpt.onset_s, timeout=WITHIN_MS)


def test_a_finding_is_made_of_what_was_accepted_only(
    dialog: ReportEditingDialog, station: FakeStation, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert "accept it first" in dialog.fault.words
    assert not dialog.record_button.isEnabled()
    qtbot.keyClick(dialog.table, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: states(dialog)[0] == "accepted", timeout=WITHIN_MS)
    dialog.table.selectRow(0)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.form.terms.term == "Spike"  # a beginning; the clinician chooses
    dialog.form.terms.search.setText("sharp and slow")
    assert dialog.form.terms.term == "Sharp-and-slow-wave"
    dialog.form.side.setCurrentIndex(dialog.form.side.findData("left"))
    dialog.form.regions["temporal"].setChecked(True)
    dialog.form.electrodes.setText("t7, F7")
    dialog.form.save_button.click()
    made = asked(station, qtbot, RecordFinding)(1)
    assert (made.term, made.side, made.regions, made.channels) == (
        "Sharp-and-slow-wave", "left", ("temporal",), ("T7", "F7"),
    )  # fmt: skip
    assert (made.onset_s, made.from_detector) == (6.25, "p-1")
    qtbot.waitUntil(lambda: FOUND in states(dialog), timeout=WITHIN_MS)
    assert dialog.form.finding is None  # ready for the next


def test_a_finding_is_changed_and_withdrawn_with_a_reason(
    dialog: ReportEditingDialog, station: FakeStation, qtbot: QtBot
) -> None:
    dialog.form.terms.choose("Normal-sleep-architecture")
    assert dialog.form.when.isHidden()  # it concerns the whole recording
    dialog.form.save_button.click()
    assert asked(station, qtbot, RecordFinding)(1).onset_s is None
    qtbot.waitUntil(lambda: states(dialog)[0] == FOUND, timeout=WITHIN_MS)
    dialog.table.selectRow(0)
    dialog.record_button.click()
    dialog.form.note.setText("spindles at 14 Hz")
    dialog.form.save_button.click()
    changed = asked(station, qtbot, RecordFinding)(2)
    assert (changed.finding_id, changed.version, changed.text) == ("f-1", 1, "spindles at 14 Hz")
    qtbot.waitUntil(lambda: dialog.view.findings[0].version == 2, timeout=WITHIN_MS)
    dialog.record_button.click()
    dialog.form.withdraw_button.click()
    dialog.reason.edit.setText("the wrong patient's")
    dialog.reason.give_button.click()
    gone = asked(station, qtbot, WithdrawFinding)(1)
    assert (gone.finding_id, gone.version, gone.reason) == ("f-1", 2, "the wrong patient's")


def test_the_impression_takes_what_was_recorded_and_accepted_never_a_proposal(
    dialog: ReportEditingDialog, qtbot: QtBot
) -> None:
    dialog.texts.insert_findings()
    assert dialog.texts.impression.toPlainText() == ""
    qtbot.keyClick(dialog.table, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: states(dialog)[0] == "accepted", timeout=WITHIN_MS)
    dialog.texts.insert_findings()
    dialog.texts.insert_findings()
    text = dialog.texts.impression.toPlainText()
    assert text.count("Sharp transient") == 1
    assert "Rhythmic run" not in text


def test_texts_are_kept_and_what_the_protocol_wants_said_is_counted(
    dialog: ReportEditingDialog, station: FakeStation, qtbot: QtBot
) -> None:
    assert "wants said: 2." in dialog.stage.text()
    dialog.texts.impression.setPlainText("Normal for age.")
    dialog.texts.statements["vigilance"].setText("Awake.")
    assert dialog.texts.changed
    dialog.make_button.click()
    assert "not kept yet" in dialog.fault.words
    assert station.asked_for(MakeReport) == []
    dialog.texts.save_button.click()
    kept = asked(station, qtbot, WriteReportText)(1)
    assert (kept.version, kept.impression) == (0, "Normal for age.")
    assert [(one.key, one.said) for one in kept.statements] == [("vigilance", "Awake."), ("hyperventilation", "")]
    qtbot.waitUntil(lambda: not dialog.texts.changed, timeout=WITHIN_MS)
    assert "wants said: 1." in dialog.stage.text()


def test_what_was_typed_stays_where_somebody_else_has_written(
    dialog: ReportEditingDialog, station: FakeStation, qtbot: QtBot
) -> None:
    station.answer(WriteReportText, Conflict("Somebody has written these texts meanwhile."))
    dialog.texts.impression.setPlainText("Mine.")
    dialog.texts.save_button.click()
    qtbot.waitUntil(lambda: "meanwhile" in dialog.fault.words, timeout=WITHIN_MS)
    assert dialog.texts.impression.toPlainText() == "Mine."


def test_typed_texts_are_not_thrown_away_without_a_word(dialog: ReportEditingDialog) -> None:
    dialog.texts.impression.setPlainText("Mine.")
    dialog.reject()
    assert dialog.isVisible()
    assert "close once more" in dialog.fault.words
    dialog.reject()
    assert not dialog.isVisible()


def test_the_report_is_previewed_made_and_signed_from_here(
    dialog: ReportEditingDialog, window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    dialog.preview_button.click()
    qtbot.waitUntil(lambda: len(station.asked_for(PreviewReport)) > 0, timeout=WITHIN_MS)
    (preview,) = window.findChildren(ReportDialog)
    assert preview.is_preview
    assert "Preview" in preview.windowTitle()
    qtbot.waitUntil(lambda: preview.pages.pages > 0, timeout=WITHIN_MS)
    assert not preview.save_button.isEnabled()
    preview.close()
    dialog.make_button.click()
    made = asked(station, qtbot, MakeReport)(1)
    assert made.sha256 == "a" * 64
    qtbot.waitUntil(lambda: dialog.view.report_sha256 == "c" * 64, timeout=WITHIN_MS)
    dialog.sign_button.click()
    assert window.findChild(SigningDialog) is not None


def test_the_bundle_is_asked_for_with_its_place(
    dialog: ReportEditingDialog, station: FakeStation, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.export(str(tmp_path / "report.json"))
    told = asked(station, qtbot, ExportFhir)(1)
    assert told.path == str(tmp_path / "report.json")
    qtbot.waitUntil(lambda: "not encrypted" in dialog.stage.text(), timeout=WITHIN_MS)


def test_who_may_not_is_told_why_and_a_signed_report_takes_addenda_only(
    window: MainWindow, found: FoundFindings, station: FakeStation, qtbot: QtBot
) -> None:
    found.change(why_not="Findings are recorded by clinicians.", stage="signed", report_version=2, unreported=True)
    window.dialogs.findings("session-0001")
    dialog = window.findChild(ReportEditingDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.view is not None, timeout=WITHIN_MS)
    assert not dialog.make_button.isEnabled()
    assert "addendum" in dialog.stage.text()
    dialog.judge("p-1", FindingState.ACCEPTED)
    assert "clinicians" in dialog.fault.words
    assert station.asked_for(JudgeFinding) == []
    assert not dialog.accept_button.isEnabled()


def test_only_what_is_open_is_shown_where_that_is_asked_for(dialog: ReportEditingDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.table, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: states(dialog)[0] == "accepted", timeout=WITHIN_MS)
    dialog.only_open.setChecked(True)
    assert states(dialog) == ["proposed", "proposed"]
