"""Scenes of workflows and of the report's findings.

Guarantees: each group begins with a window of its own and can be taken by itself. GUI thread only.
"""

from collections.abc import Iterator

import msgspec

from app.core.clinic.findings.detector_findings import FindingState
from app.core.clinic.findings.structured import Finding
from app.ui.report_editing.editing_dialog import ReportEditingDialog
from app.ui.workflows.workflow_panel import WorkflowPanel
from tests.fakes.found_findings import FoundFindings
from tests.fakes.played_brain import recorded_brain
from tests.fakes.workflows import FAILED, ONBOARDING, SESSION, UNSIGNED
from tests.pictures.stand_in import Scene, StandIn
from tests.pictures.waiting import spin, until

WIDE, NARROW = (1180, 640), (560, 640)


def workflows(stand: StandIn) -> Iterator[Scene]:
    """One that runs, one that failed, one to be signed."""
    window = stand.window
    window.docks.open("workflows")
    dock = window.docks.docks["workflows"]
    dock.float_it()
    dock.resize(*WIDE)
    until(lambda: window.findChild(WorkflowPanel) is not None or dock.findChild(WorkflowPanel) is not None, "the panel")
    panel = dock.findChild(WorkflowPanel)
    assert isinstance(panel, WorkflowPanel)
    until(lambda: panel.rows.rowCount() == 4, "the workflows")
    spin(0.5)
    yield "workflows-none-chosen", dock
    _chosen(panel, SESSION)
    yield "workflows-running", dock
    _chosen(panel, ONBOARDING)
    panel.view.retry.click()
    panel.view.reason.setText("Space was freed on the disk")
    spin(0.4)
    yield "workflows-failed", dock
    panel.view.back.click()
    _chosen(panel, FAILED)
    _chosen(panel, UNSIGNED)
    yield "workflows-unsigned", dock
    dock.resize(*NARROW)
    spin(0.5)
    yield "workflows-narrow", dock


def _chosen(panel: WorkflowPanel, workflow_id: str) -> None:
    panel.table.selectRow(panel.rows.row_of(workflow_id))
    until(lambda: panel.view.shown is not None and panel.view.shown.workflow_id == workflow_id, "its steps")
    spin(0.5)


def findings(stand: StandIn) -> Iterator[Scene]:
    """A proposal with its signal, and the texts."""
    recorded_brain(stand.data, "recording-1")
    found = FoundFindings(stand.station)
    first, second, third = found.view.detector_findings
    found.change(
        detector_findings=(
            first,
            msgspec.structs.replace(second, state=FindingState.REFUSED, by="Noa Okafor", reason="Pulse over F4"),
            msgspec.structs.replace(third, state=FindingState.ACCEPTED, by="Noa Okafor"),
        ),
        findings=(
            Finding(
                finding_id="f-1", term="Sharp-and-slow-wave", label="Sharp-and-slow-wave", side="left",
                regions=("temporal",), channels=("T7", "F7"), onset_s=40.0, by="Noa Okafor",
            ),
        ),
        indication="First seizure three weeks ago, out of sleep.",
    )  # fmt: skip
    patient = stand.choose_patient()
    dialog = ReportEditingDialog(stand.window.links.station, "session-0001", patient, stand.window)
    dialog.show()
    until(lambda: dialog.view is not None and dialog.trace.excerpt is not None, "the findings")
    dialog.table.setFocus()
    dialog.table.selectRow(0)
    spin(1.0)
    yield "findings", dialog
    dialog.table.selectRow(3)
    dialog._open_row("f-1")
    spin(0.8)
    yield "findings-form", dialog
    dialog.tabs.setCurrentWidget(dialog.texts)
    spin(0.5)
    yield "findings-texts", dialog
