"""The audit on the screen: asked for only by a person, narrowed, looked into, proven, exported; and signatures."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.access.roles import Role
from app.core.errors import NotPermitted
from app.core.station.access_messages import AccessView, UserView
from app.core.station.audit_messages import CorrectPatient, ExportAudit, ListAudit
from app.core.station.report_messages import GetReport
from app.core.station.signing_messages import AmendReport, SignDocument
from app.ui.audit.audit_panel import AuditPanel
from app.ui.dialogs.correct_patient import CorrectPatientDialog
from app.ui.main_window import MainWindow
from app.ui.signing.signature_side import SignatureSide
from app.ui.signing.signing_dialog import SigningDialog
from tests.fakes.records import PASSWORD, SHA
from tests.fakes.station import FakeStation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> AuditPanel:
    window.docks.open("audit")
    qtbot.waitUntil(lambda: window.findChild(AuditPanel) is not None, timeout=5000)
    found = window.findChild(AuditPanel)
    assert isinstance(found, AuditPanel)
    return found


def asked(station: FakeStation, kind: type) -> list[Any]:
    return [message for message in station.memory.records.asked if isinstance(message, kind)]


def shown(panel: AuditPanel, qtbot: QtBot, number: int) -> None:
    qtbot.waitUntil(lambda: panel.rows.rowCount() == number, timeout=5000)


def test_nobody_looks_by_opening_the_panel(panel: AuditPanel, station: FakeStation, qtbot: QtBot) -> None:
    qtbot.wait(450)
    assert asked(station, ListAudit) == []
    panel.refresh.click()
    shown(panel, qtbot, 3)
    assert panel.rows.index(0, 1).data() == "Dr. M. Okafor"
    assert panel.rows.index(0, 4).data() == "✕ refused"
    assert panel.rows.index(1, 4).data() == "done, emergency"
    panel.more.click()
    shown(panel, qtbot, 5)
    assert panel.more.isHidden()


def test_filters_go_to_the_station_once_somebody_has_looked(
    panel: AuditPanel, station: FakeStation, qtbot: QtBot
) -> None:
    panel.search.setText("keller")
    panel.kind.setCurrentIndex(panel.kind.findData("report"))
    qtbot.wait(450)
    assert asked(station, ListAudit) == []
    panel.refresh.click()
    shown(panel, qtbot, 3)
    wanted = asked(station, ListAudit)[-1].filter
    assert (wanted.text, wanted.kinds, wanted.refused_only) == ("keller", ("report",), False)
    assert wanted.since
    panel.refused.setChecked(True)
    shown(panel, qtbot, 2)


def test_an_entry_is_looked_into_and_leads_on(panel: AuditPanel, station: FakeStation, qtbot: QtBot) -> None:
    panel.refresh.click()
    shown(panel, qtbot, 3)
    panel.table.clicked.emit(panel.rows.index(1, 0))
    qtbot.waitUntil(lambda: "Read: get report." in panel.entry.words, timeout=5000)
    assert "reason: not shown to you" in panel.entry.words
    assert panel.entry.tree.topLevelItemCount() == 1
    assert panel.entry.tree.topLevelItem(0).childCount() == 1  # type: ignore[union-attr]
    panel.entry.patient.click()
    qtbot.waitUntil(lambda: asked(station, ListAudit)[-1].filter.patient_id == "p-1", timeout=5000)
    assert "Halloran" in panel.narrowed.text()
    panel.narrowed.click()
    qtbot.waitUntil(lambda: asked(station, ListAudit)[-1].filter.patient_id == "", timeout=5000)
    assert panel.narrowed.isHidden()


def test_a_proof_and_an_export_become_files(
    panel: AuditPanel, station: FakeStation, qtbot: QtBot, tmp_path: Path
) -> None:
    receipt, table = tmp_path / "e.tlog-proof", tmp_path / "audit.ndjson"
    panel.save_proof(str(receipt), "c2sp.org/tlog-proof@v1\n")
    qtbot.waitUntil(receipt.exists, timeout=5000)
    panel.export.export(str(table), "fhir")
    qtbot.waitUntil(table.exists, timeout=5000)
    assert len(table.read_text(encoding="utf-8").splitlines()) == 5
    assert [message.first for message in asked(station, ExportAudit)] == [0, 3]
    qtbot.waitUntil(panel.export.button.isEnabled, timeout=5000)
    assert "5" in panel.count.text()


def test_another_user_sees_nothing_of_it(panel: AuditPanel, qtbot: QtBot) -> None:
    panel.refresh.click()
    shown(panel, qtbot, 3)
    somebody = UserView(user_id="u2", user_name="u2", full_name="U Two", roles=(Role.RESEARCHER,))
    panel.show_access(AccessView(kind="clinical", user=somebody))
    assert panel.rows.rowCount() == 0
    assert not panel.refresh.isEnabled()
    assert "Only for" in panel.count.text()


@pytest.fixture
def signing(window: MainWindow, qtbot: QtBot) -> SigningDialog:
    dialog = SigningDialog(window.links.station, "s-1", parent=window)
    dialog.show()
    qtbot.waitUntil(dialog.form.isVisible, timeout=5000)
    return dialog


def test_both_components_then_the_password_alone_and_no_password_stays(
    signing: SigningDialog, station: FakeStation, qtbot: QtBot
) -> None:
    assert not signing.isModal()
    assert signing.user_name.isVisible()
    assert "Nobody has signed" in signing.list.words
    signing.password.edit.setText(PASSWORD)
    assert not signing.sign_button.isEnabled()  # the name is missing
    signing.user_name.setText("keller")
    QTest.keyClick(signing.password.edit, Qt.Key.Key_Return)
    assert signing.password.text == ""
    qtbot.waitUntil(lambda: "Dr. Maria Keller, Author" in signing.list.words, timeout=5000)
    sent = asked(station, SignDocument)[-1]
    assert (sent.sha256, sent.user_name, sent.meaning) == (SHA, "keller", "authorship")
    qtbot.waitUntil(signing.user_name.isHidden, timeout=5000)
    signing.password.edit.setText("wrong")
    signing.sign_button.click()
    qtbot.waitUntil(lambda: "not right" in signing.fault.words, timeout=5000)
    qtbot.waitUntil(signing.user_name.isVisible, timeout=5000)
    assert signing.password.text == ""


def test_an_addendum_needs_a_reason_and_is_a_new_version(
    signing: SigningDialog, station: FakeStation, qtbot: QtBot
) -> None:
    signing.change_button.click()
    signing.addendum.setPlainText("O2 was loose.")
    assert not signing.amend_button.isEnabled()
    signing.reason.setText("Seen when reading it again")
    signing.amend_button.click()
    qtbot.waitUntil(lambda: "Version 2" in signing.list.words, timeout=5000)
    assert asked(station, AmendReport)[-1].text == "O2 was loose."
    signing.change_button.click()
    signing.reason.setText("The wrong patient was chosen")
    signing.withdraw_button.click()
    qtbot.waitUntil(lambda: "Withdrawn" in signing.list.words, timeout=5000)
    qtbot.waitUntil(signing.form.isHidden, timeout=5000)


def test_a_patient_is_put_right_with_a_reason(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    window.patients.list.setCurrentIndex(window.patients.list.model().index(0, 0))
    qtbot.waitUntil(window.patients.correct_button.isVisible, timeout=5000)
    window.patients.correct_button.click()
    dialog = window.findChild(CorrectPatientDialog)
    assert isinstance(dialog, CorrectPatientDialog)
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=5000)
    dialog.family.edit.setText("Halloran-Byrne")
    dialog.save()
    assert asked(station, CorrectPatient) == []  # no reason yet
    dialog.reason.edit.setText("Name after marriage")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: dialog.versions.topLevelItemCount() == 2, timeout=5000)
    sent = asked(station, CorrectPatient)[-1]
    assert (sent.version, sent.family_name, sent.reason) == (1, "Halloran-Byrne", "Name after marriage")


def test_signing_beside_a_report_reads_it_again(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    station.answer(GetReport, NotPermitted("Not in this test."))
    window.dialogs.report("s-1")
    side = window.findChild(SignatureSide)
    assert isinstance(side, SignatureSide)
    qtbot.waitUntil(lambda: "Nobody has signed" in side.list.words, timeout=5000)
    before = len(station.asked_for(GetReport))
    side.sign_button.click()
    dialog = window.findChild(SigningDialog)
    assert isinstance(dialog, SigningDialog)
    qtbot.waitUntil(dialog.form.isVisible, timeout=5000)
    dialog.user_name.setText("keller")
    dialog.password.edit.setText(PASSWORD)
    dialog.sign_button.click()
    qtbot.waitUntil(lambda: "Dr. Maria Keller" in side.list.words, timeout=5000)
    qtbot.waitUntil(lambda: len(station.asked_for(GetReport)) > before, timeout=5000)
