"""Joined records, duty, deviations and activation procedures on the screen: what is shown, asked and refused."""

from typing import Any, TypeVar

import msgspec
import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.core.clinic.protocols import load_protocol
from app.core.clock import VirtualClock
from app.core.errors import Conflict
from app.core.station.course_messages import BreakOffActivation, NoteDeviation, StartActivation, WithdrawDeviation
from app.core.station.duty_messages import CancelDuty, RosterDuty, StepIn, TakeOverSession
from app.core.station.merge_messages import MergePatients, UndoMerge
from app.core.station.views import ActivationView, ProviderView
from app.ui.clinic.activation_bar import ActivationBar
from app.ui.clinic.activation_clock import count_down_text, phase_now
from app.ui.clinic.deviations_dialog import DeviationsDialog
from app.ui.clinic.duty_dialog import DutyDialog
from app.ui.clinic.merging_dialog import MergingDialog
from app.ui.main_window import MainWindow
from tests.fakes.clinic_answers import MONTAGE, OMITTED, some_duty, some_merge
from tests.fakes.station import FakeStation
from tests.fakes.station_rooms import a_view

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
DialogT = TypeVar("DialogT", bound=QDialog)
PLANNED = load_protocol("routine-eeg").activation("hyperventilation")
HV = ActivationView(
    activation_id="a", procedure=PLANNED.name, title=PLANNED.title, onset_s=100.0, phases=PLANNED.course()
)


def opened(window: MainWindow, qtbot: QtBot, kind: type[DialogT]) -> DialogT:
    qtbot.waitUntil(lambda: window.findChild(kind) is not None, timeout=5000)
    found = window.findChild(kind)
    assert isinstance(found, kind)
    return found


def asked(station: FakeStation, qtbot: QtBot, kind: type[Any]) -> Any:
    qtbot.waitUntil(lambda: bool(station.asked_for(kind)), timeout=5000)
    return station.asked_for(kind)[-1]


def give_reason(strip: Any, words: str = "The same passport number.") -> None:
    strip.reason.edit.setText(words)
    strip.send()


def recording(window: MainWindow, station: FakeStation, qtbot: QtBot, **fields: Any) -> None:
    station.memory.session = msgspec.structs.replace(
        a_view("s-1", step="recording", recording_id="r-1", waiting_for=("stop",), recording_seconds=75.0), **fields
    )
    station.tell()
    qtbot.waitUntil(window.session.is_recording, timeout=5000)


# --- records of one person ---------------------------------------------------------------------------------------


@pytest.fixture
def merging(window: MainWindow, qtbot: QtBot) -> MergingDialog:
    qtbot.waitUntil(lambda: window.patients.list.model().rowCount() > 1, timeout=5000)
    window.patients.list.setCurrentIndex(window.patients.list.model().index(0, 0))
    assert window.patients.merge_button.isVisible()
    window.patients.merge_button.click()
    return opened(window, qtbot, MergingDialog)


def test_two_records_are_compared_and_joined_with_a_reason(
    merging: MergingDialog, station: FakeStation, qtbot: QtBot
) -> None:
    station.memory.clinic.differing = ("birth_date",)
    assert not merging.join.isEnabled()
    merging.search.setText("M")
    qtbot.waitUntil(lambda: merging.found.count() > 0, timeout=5000)
    shown = [merging.found.item(row).text() for row in range(merging.found.count())]
    merging.found.setCurrentRow(0)
    qtbot.waitUntil(merging.join.isEnabled, timeout=5000)
    assert "look twice" in merging._differs.text()
    merging.join.click()
    assert not station.asked_for(MergePatients)
    give_reason(merging.reason)
    message = asked(station, qtbot, MergePatients)
    assert (message.kept_version, message.merged_version) == (2, 1)
    assert message.merged_id != message.patient_id
    assert message.reason == "The same passport number."
    qtbot.waitUntil(lambda: merging.joined.topLevelItemCount() == 1, timeout=5000)
    assert shown


def test_what_stays_is_said_before_a_merge_is_undone(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    station.memory.clinic.merges.append(some_merge())
    dialog = MergingDialog(window.links.station, station.memory.patients[0], "", window)
    qtbot.waitUntil(lambda: dialog.joined.topLevelItemCount() == 1, timeout=5000)
    assert not dialog.undo.isEnabled()
    dialog.joined.setCurrentItem(dialog.joined.topLevelItem(0))
    dialog.undo.click()
    assert "2 sessions" in dialog.reason._words.text()
    give_reason(dialog.reason, "They are two sisters.")
    assert asked(station, qtbot, UndoMerge).merge_id == "m-1"
    qtbot.waitUntil(lambda: bool(dialog._merges["m-1"].undone), timeout=5000)
    dialog.joined.setCurrentItem(dialog.joined.topLevelItem(0))
    assert not dialog.undo.isEnabled()


def test_who_may_not_join_is_told_why(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    dialog = MergingDialog(window.links.station, station.memory.patients[0], "Only for clinicians.", window)
    assert not dialog.search.isEnabled()
    assert dialog.join.toolTip() == "Only for clinicians."


def test_both_numbers_stand_in_the_banner(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    patient = msgspec.structs.replace(station.memory.patients[0], other_numbers=("MRN-0815",))
    window.banner.show_patient(patient)
    assert "MRN-0815" in window.banner.accessibleName()
    assert "MRN-0815" in window.banner._joined.text()
    window.banner.show_patient(station.memory.patients[1])
    assert "MRN-0815" not in window.banner.accessibleName()


# --- duty --------------------------------------------------------------------------------------------------------


def test_a_station_without_a_roster_says_so(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    window.records_dialogs.duty()
    dialog = opened(window, qtbot, DutyDialog)
    qtbot.waitUntil(lambda: "no roster" in dialog._words.text(), timeout=5000)
    assert not dialog._session_box.isVisible()


def test_somebody_is_put_on_duty_and_a_duty_is_ended(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    station.memory.clinic.duties.append(some_duty())
    dialog = DutyDialog(window.links.station, window.access.view, window.state, window)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 1 and dialog.users.count() > 0, timeout=5000)
    assert not dialog.cancel.isEnabled()
    dialog.add.click()
    message = asked(station, qtbot, RosterDuty)
    assert message.begins < message.ends
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 2, timeout=5000)
    dialog.list.setCurrentItem(dialog.list.topLevelItem(0))
    dialog.cancel.click()
    give_reason(dialog.reason, "Ill since noon.")
    assert asked(station, qtbot, CancelDuty).duty_id == "u-1"


def test_somebody_stands_in_with_a_reason(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    station.memory.clinic.duties.append(some_duty())
    station.memory.clinic.on_duty = False
    dialog = DutyDialog(window.links.station, window.access.view, window.state, window)
    qtbot.waitUntil(lambda: "not on duty" in dialog._words.text(), timeout=5000)
    dialog.step_in.click()
    give_reason(dialog.reason, "Ngozi is ill.")
    assert asked(station, qtbot, StepIn).reason == "Ngozi is ill."


def test_the_running_session_is_taken_over(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    recording(window, station, qtbot, provider=ProviderView(user_id="u-x", name="Somebody Else", since=""))
    dialog = DutyDialog(window.links.station, window.access.view, window.state, window)
    assert "Somebody Else" in dialog._provider.text()
    dialog.take_over.click()
    assert asked(station, qtbot, TakeOverSession).session_id == "s-1"


# --- deviations --------------------------------------------------------------------------------------------------


@pytest.fixture
def deviations(window: MainWindow, station: FakeStation, qtbot: QtBot) -> DeviationsDialog:
    station.memory.clinic.departures += [MONTAGE, OMITTED]
    recording(window, station, qtbot)
    assert window.session.live_page.protocol_button.isVisible()
    window.session.live_page.protocol_button.click()
    dialog = opened(window, qtbot, DeviationsDialog)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 2, timeout=5000)
    return dialog


def test_a_departure_without_a_reason_says_so_and_takes_one(
    deviations: DeviationsDialog, station: FakeStation, qtbot: QtBot
) -> None:
    item = deviations.list.topLevelItem(1)
    assert "no reason" in item.text(2)
    deviations.list.setCurrentItem(item)
    assert deviations.explain.isEnabled()
    assert not deviations.withdraw.isEnabled()
    deviations.explain.click()
    give_reason(deviations.reason, "Seizures from flicker before.")
    message = asked(station, qtbot, NoteDeviation)
    assert (message.kind, message.item, message.text) == (OMITTED.kind, OMITTED.item, OMITTED.text)
    assert message.reason == "Seizures from flicker before."


def test_what_was_noted_is_withdrawn_with_a_reason(
    deviations: DeviationsDialog, station: FakeStation, qtbot: QtBot
) -> None:
    deviations.list.setCurrentItem(deviations.list.topLevelItem(0))
    assert not deviations.explain.isEnabled()
    deviations.withdraw.click()
    give_reason(deviations.reason, "They were put on later.")
    assert asked(station, qtbot, WithdrawDeviation).deviation_id == "d-1"
    qtbot.waitUntil(lambda: deviations.list.topLevelItemCount() == 1, timeout=5000)


def test_another_deviation_is_added_only_with_what_and_why(
    deviations: DeviationsDialog, station: FakeStation, qtbot: QtBot
) -> None:
    deviations.add.click()
    assert deviations.what.fault
    deviations.what.edit.setText("Lying on the side.")
    deviations.add.click()
    assert deviations.why.fault
    assert not station.asked_for(NoteDeviation)
    deviations.why.edit.setText("Pain in the back.")
    deviations.add.click()
    assert asked(station, qtbot, NoteDeviation).kind == "montage"
    qtbot.waitUntil(lambda: not deviations.what.text, timeout=5000)


def test_a_refusal_stands_in_the_window(deviations: DeviationsDialog, station: FakeStation, qtbot: QtBot) -> None:
    station.memory.refuse_with = Conflict("The report of this session is signed.")
    deviations.what.edit.setText("Lying on the side.")
    deviations.why.edit.setText("Pain in the back.")
    deviations.add.click()
    qtbot.waitUntil(lambda: "signed" in deviations.fault.words, timeout=5000)
    assert deviations.what.text


# --- activation procedures ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at_s", "mark", "left", "after"),
    [
        (100.0, 0, "1:00", 1),
        (159.5, 0, "0:01", 1),
        (160.0, 1, "3:00", 2),
        (459.2, 3, "0:01", None),
        (460.0, 3, "0:00", None),
        (90.0, 0, "1:00", 1),
    ],
)
def test_where_a_procedure_is_follows_from_the_recording(at_s: float, mark: int, left: str, after: int | None) -> None:
    now = phase_now(HV, at_s)
    assert now is not None
    assert now.phase == HV.phases[mark]
    assert count_down_text(now.left_s) == left
    assert now.after == (None if after is None else HV.phases[after])
    assert phase_now(msgspec.structs.replace(HV, phases=()), at_s) is None


def _session(seconds: float, activation: ActivationView | None = HV) -> Any:
    return a_view("s-1", step="recording", recording_id="r-1", recording_seconds=seconds, activation=activation)


@pytest.mark.proves("REQ-CLINIC-ACTIVATION")
def test_the_count_down_goes_on_between_words_and_never_into_the_next_phase(qtbot: QtBot) -> None:
    clock = VirtualClock()
    bar = ActivationBar(clock=clock)
    qtbot.addWidget(bar)
    bar.show_session(_session(130.0))
    assert (bar.count_down.text(), bar.phase.text()) == ("0:30", HV.phases[0].mark)
    clock.advance(1.5)
    bar._draw()
    assert bar.count_down.text() == "0:29"
    bar.show_session(_session(159.0))
    clock.advance(1.9)
    bar._draw()
    assert (bar.count_down.text(), bar.phase.text()) == ("0:01", HV.phases[0].mark)
    bar.show_session(_session(170.0))
    clock.advance(60)  # the station is silent: it stands still
    bar._draw()
    assert bar.count_down.text() == "2:48"
    bar.show_session(_session(170.0, None))
    assert bar.isHidden()


def test_what_to_ask_stands_there_before_it_is_begun(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    recording(window, station, qtbot)
    live = window.session.live_page
    assert live.procedure_button.isVisible()
    (first, second) = live.procedure_menu.actions()
    first.trigger()
    bar = live.activation_bar
    assert bar.isVisible()
    assert "Sickle cell" in bar._ask.text()
    assert not station.asked_for(StartActivation)
    bar.leave.click()
    assert bar.isHidden()
    second.trigger()
    bar.begin.click()
    assert asked(station, qtbot, StartActivation).procedure == "photic"
    qtbot.waitUntil(lambda: bar.running is not None, timeout=5000)
    assert not live.procedure_button.isEnabled()
    assert "Hz" in bar.phase.text() or bar.phase.text()


@pytest.mark.proves("REQ-CLINIC-ACTIVATION")
def test_it_ends_with_one_press_and_asks_why_afterwards(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    station.memory.clinic.running = msgspec.structs.replace(HV, onset_s=10.0)
    recording(window, station, qtbot, activation=station.memory.clinic.running)
    bar = window.session.live_page.activation_bar
    qtbot.waitUntil(lambda: bar.running is not None, timeout=5000)
    bar.end.click()
    assert asked(station, qtbot, BreakOffActivation).reason == ""
    qtbot.waitUntil(lambda: bool(bar.why.about), timeout=5000)
    give_reason(bar.why, "The patient feels dizzy.")
    message = asked(station, qtbot, NoteDeviation)
    assert (message.kind, message.item) == ("activation_broken_off", "hyperventilation")
    assert message.text == "Hyperventilation was broken off after 1 min."
