"""A walk through every screen, state and dialog of the window, for tests that look at all of them.

    for name, shown in walk(window, station, safety, qtbot): ...

Guarantees: `shown` are the widgets on top at that point (the window, and a dialog or a floating panel where one is
open); the order is that of a session. A new dialog is in the walk as soon as it is in `test_stop_reach.OURS`.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.clock import SYSTEM_CLOCK
from app.core.devices.stimulator import StimulatorDescription
from app.core.errors import StorageFault
from app.core.safety.client import SafetyStatus
from app.core.station import views
from app.core.station.access_messages import BreakGlassView, OneTimePassword, SecondFactorConfirmed
from app.ui.access.emergency_dialogs import ReviewsDialog
from app.ui.access.erasure_dialog import ErasureDialog
from app.ui.access.own_account import OwnAccountDialog
from app.ui.access.users_dialog import UsersDialog
from app.ui.language import tr
from app.ui.main_window import MainWindow
from app.ui.report_view.report_dialog import ReportDialog
from app.ui.workspace.dock_catalogue import Area
from app.ui.workspace.roles import ROLES
from tests.fakes.access import OKAFOR, RECOVERY, some_uses
from tests.fakes.erasures import asked_by_another
from tests.fakes.safety_ends import FakeSafety
from tests.fakes.served_report import report_document, serve_report
from tests.fakes.station import FakeStation
from tests.unit.ui.access.gate_pages import at_the_gate
from tests.unit.ui.test_stop_reach import OURS

STIMULATOR = StimulatorDescription(
    name="Simulated stimulator",
    safe_state="off",
    greatest_amplitude_ma=2.0,
    test_amplitude_ma=0.05,
    safe_within_ms=50,
    keep_alive_ms=500,
)
Stage = tuple[str, list[QWidget]]


def settle(qtbot: QtBot) -> None:
    for _ in range(4):
        QApplication.processEvents()
    qtbot.wait(15)


def walk(window: MainWindow, station: FakeStation, safety: FakeSafety, qtbot: QtBot) -> Iterator[Stage]:
    for name, shown in _walked(window, station, safety, qtbot):
        settle(qtbot)
        yield name, shown


def _walked(window: MainWindow, station: FakeStation, safety: FakeSafety, qtbot: QtBot) -> Iterator[Stage]:
    session = window.session
    yield "begin", [window]
    window.patients.show_form()
    yield "new patient", [window]
    window.patients.form.submit()
    yield "new patient, incomplete", [window]
    window.patients.show_list()
    window.patients.list.setCurrentIndex(window.patients.list.model().index(0, 0))
    qtbot.waitUntil(session.begin_page.is_complete)
    yield "begin, chosen", [window]
    station.memory.missing = {"identity", "consent", "stop_proof"}
    session.go_on()
    qtbot.waitUntil(lambda: session.current_page is session.prerequisites_page)
    yield "prerequisites", [window]
    station.memory.missing = set()
    station._check()
    station.tell()
    qtbot.waitUntil(lambda: session.current_page is session.impedance_page)
    yield "impedance", [window]
    session.go_on()
    qtbot.waitUntil(lambda: session.current_page is session.live_page)
    yield "ready", [window]
    session.go_on()
    qtbot.waitUntil(session.is_recording)
    _play(station, qtbot)
    yield "recording", [window]
    station.add_event("Eyes open", onset_s=0.4)
    station.add_event("A long remark in words of one's own, which does not fit into a line", onset_s=0.9)
    yield from _in_a_recording(window, station, safety, qtbot)
    yield from _at_the_end(window, station, qtbot)


def _in_a_recording(window: MainWindow, station: FakeStation, safety: FakeSafety, qtbot: QtBot) -> Iterator[Stage]:
    session = window.session
    session.go_on()
    yield "recording, asking", [window]
    session.stay()
    session.ask_to_leave()
    yield "leaving, asking", [window]
    session.stay()
    for role in ROLES:
        window.workspaces.use(role.key)
        yield f"workspace {role.key}", [window]
    for key in window.docks.docks:
        window.workspaces.use("technician")
        dock = window.docks.docks[key]
        window.docks.open(key)
        dock.dock_at(Area.RightDockWidgetArea)
        yield f"panel {key}", [window]
        dock.float_it()
        dock.resize(420, 480)
        yield f"floating panel {key}", [dock]
        dock.dock_at(dock.spec.area)
        window.workspaces.reset()
    for kind, make in OURS.items():
        dialog = make(window)
        dialog.show()
        yield f"dialog {kind.__name__}", [dialog]
        dialog.close()
        dialog.deleteLater()
    _alarm(station)
    qtbot.waitUntil(lambda: window.alarms.shown is not None)
    yield "alarms", [window]
    window.alarms.turn_list()
    yield "alarm list", [window]
    window.alarms.turn_list()
    station.change_session(stimulator=STIMULATOR, amplitude_ma=1.0)
    qtbot.waitUntil(window.output.isVisible)
    yield "stimulator", [window]
    window.output.amplitude.setValue(1.5)
    window.output.ask_amplitude()
    yield "stimulator, asking", [window]
    window.output.withdraw()
    safety.status = SafetyStatus(
        state="stopped",
        cause="operator",
        source="desktop",
        causes=("operator: desktop", "lease_lapsed: acquisition"),
        hindrances=("The acquisition program has not come back.",),
        output="safe",
        proved=True,
        last_latency_ms=1.9,
        stop_number=3,
    )
    qtbot.waitUntil(lambda: window.stop.state_text == tr("STOPPED"))
    window.notices.show_error(StorageFault("The disk is full."))
    yield "stopped, with a notice", [window]
    window.notices.dismiss_newest()
    safety.status = SafetyStatus(state="ready", proved=True, output="safe", holders=("desktop",))
    qtbot.waitUntil(lambda: window.stop.state_text == tr("Ready"))
    station.memory.alarms = ()
    station.change_session(stimulator=None)
    for name, _page in at_the_gate(window):
        yield f"gate {name}", [window]
    yield from _users(window, station, qtbot)
    window.link_notice.show_down()
    yield "no link", [window]
    window.link_notice.show_up()


def _at_the_end(window: MainWindow, station: FakeStation, qtbot: QtBot) -> Iterator[Stage]:
    session = window.session
    station.change_session(step="analysing", step_text="Spectra of 21 channels", progress=0.4)
    qtbot.waitUntil(lambda: session.current_page is session.progress_page)
    yield "analysing", [window]
    for step, words in (("failed", "The recording could not be read."), ("completed", "Done.")):
        station.change_session(step=step, step_text=words, exit_reason=step, report_path="/r/report.pdf")
        qtbot.waitUntil(lambda: session.current_page is session.result_page)
        yield step, [window]
    serve_report(station, report_document())
    window.dialogs.report(session.session.session_id if session.session is not None else "")
    report = window.findChild(ReportDialog)
    assert report is not None
    qtbot.waitUntil(lambda: 0 in report.pages.drawn, timeout=10_000)
    report.ask_to_save()
    yield "report", [report]
    report.reject()
    report.close()


def _play(station: FakeStation, qtbot: QtBot) -> None:
    rng = np.random.default_rng(1)
    for _ in range(10):
        station.publish_samples(rng.normal(0, 20, (len(station.stream.channels), 25)).astype(np.float32))
        qtbot.wait(5)
    station.publish_quality({"F3": "flat"})


def _alarm(station: FakeStation) -> None:
    station.memory.alarms = tuple(
        views.AlarmView(
            alarm_id=str(at),
            condition="gap",
            priority=priority,
            state="active",
            text=f"Samples are missing ({priority}).",
            advice="Look at the amplifier's cable.",
            since=datetime(2026, 1, 1, tzinfo=UTC).isoformat(),
        )
        for at, priority in enumerate(("high", "medium", "low"))
    )
    station.tell()


def _users(window: MainWindow, station: FakeStation, qtbot: QtBot) -> Iterator[Stage]:
    """A clinician at a window for patients: whose care, an emergency access that runs, one to review."""
    patient = station.memory.patients[0].patient_id
    ends = (SYSTEM_CLOCK.wall() + timedelta(minutes=59)).isoformat()
    running = BreakGlassView(break_glass_id="b", patient_id=patient, user_id=OKAFOR.user_id, ends_at=ends)
    with station.memory.lock:
        before = station.memory.access.view
        station.memory.access.uses = some_uses()
        station.memory.access.clinical("open", OKAFOR, break_glass=running, reviews_waiting=2)
        station.memory.access.token = window.links.station.token = "known"
        window.access._last_user = OKAFOR.user_id
    station.tell()
    qtbot.waitUntil(window.strips.emergency.isVisible)
    yield "emergency access", [window]
    reviews = ReviewsDialog(window.links.station, window)
    reviews.show()
    qtbot.waitUntil(lambda: reviews.chosen is not None)
    yield "reviews", [reviews]
    users = UsersDialog(window.links.station, window)
    users.show()
    qtbot.waitUntil(lambda: users.list.topLevelItemCount() == 3)
    users.list.setCurrentItem(users.list.topLevelItem(1))
    yield "users, one chosen", [users]
    note = OneTimePassword(user_id="u", password="tango-47-osprey", valid_until=ends)
    users.form.hand_over(note)
    users.fault.say(tr("This is needed."), "")
    yield "users", [users]
    codes = OwnAccountDialog(window.links.station, parent=window)
    codes._show_codes(SecondFactorConfirmed(recovery_codes=RECOVERY))
    codes.show()
    yield "own recovery codes", [codes]
    with station.memory.lock:
        waits = asked_by_another(patient, stands_in_the_way="A session of this patient is not over.")
        station.memory.erasures.erasures = [waits]
    erasures = ErasureDialog(
        window.links.station, window.access.view, station.memory.patients[0], window.patients.known, window
    )
    erasures.show()
    qtbot.waitUntil(lambda: erasures.chosen is not None)
    erasures.news.say(tr("Erased. Entries of the log that nobody can read any more: {count}.").format(count=41), "")
    yield "erasures", [erasures]
    for dialog in (reviews, users, codes, erasures):
        dialog.close()
    with station.memory.lock:
        station.memory.access.view = before
    window.links.station.token, window.access._last_user = "", ""
    station.tell()
    qtbot.waitUntil(window.strips.demonstration.isVisible)
