"""Taking a patient in, plans and appointments on the screen: what is shown, asked and refused."""

from collections.abc import Callable
from typing import TypeVar

import msgspec
import pytest
from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.core.errors import Conflict
from app.core.station.appointment_messages import (
    AppointmentMarkView,
    BookAppointment,
    CancelAppointment,
    ChangePlan,
    CheckAppointment,
    ConflictView,
    EndPlan,
    ListAppointments,
    ListPatientAppointments,
    MakePlan,
    MarkAppointment,
    MoveAppointment,
    PlanSessionView,
    TakeBackMark,
)
from app.core.station.messages import GiveConsent
from app.core.station.onboarding_messages import (
    BeginOnboarding,
    DecideIdentity,
    GetOnboarding,
    LeaveOnboarding,
    SkipOnboardingStep,
)
from app.core.station.workflow_messages import RetryWorkflow
from app.ui.clinic.appointment_rows import day_span
from app.ui.clinic.appointments_dialog import AppointmentsDialog
from app.ui.clinic.onboarding_dialog import OnboardingDialog
from app.ui.clinic.plans_dialog import PlansDialog
from app.ui.main_window import MainWindow
from tests.fakes.intake_answers import CANDIDATES, ONBOARDING, PLAN, an_appointment, an_onboarding
from tests.fakes.station import FakeStation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
DialogT = TypeVar("DialogT", bound=QDialog)
NINE = QDateTime(QDate.currentDate(), QTime(9, 0)).toUTC().toString("yyyy-MM-ddTHH:mm:00Z")


def opened(window: MainWindow, qtbot: QtBot, kind: type[DialogT]) -> DialogT:
    qtbot.waitUntil(lambda: window.findChild(kind) is not None, timeout=5000)
    found = window.findChild(kind)
    assert isinstance(found, kind)
    return found


@pytest.fixture
def onboarding(window: MainWindow, qtbot: QtBot) -> OnboardingDialog:
    window.patients.intake_bar.intake.click()
    found = opened(window, qtbot, OnboardingDialog)
    qtbot.waitUntil(lambda: found.form.clinician.count() > 0, timeout=5000)
    return found


@pytest.fixture
def show(station: FakeStation, onboarding: OnboardingDialog, qtbot: QtBot) -> Callable[..., OnboardingDialog]:
    def to(step: str, **fields: object) -> OnboardingDialog:
        station.memory.intake.onboarding = an_onboarding(step, **fields)
        onboarding.show_onboarding(ONBOARDING)
        wanted = station.memory.intake.onboarding
        qtbot.waitUntil(lambda: onboarding.view == wanted, timeout=5000)
        return onboarding

    return to


def chosen_patient(window: MainWindow, qtbot: QtBot) -> str:
    window.patients.list.setCurrentIndex(window.patients.list.model().index(0, 0))
    qtbot.waitUntil(lambda: window.patients.current is not None, timeout=5000)
    assert window.patients.current is not None
    return window.patients.current.patient_id


def fill(dialog: OnboardingDialog) -> None:
    form = dialog.form
    form.family.edit.setText("Halloran")
    form.given.edit.setText("Maeve")
    form.number.edit.setText("4471-305")
    form.born.edit.setText("1984-03-12")
    form.clinician.setCurrentIndex(1)


# --- taking in ---------------------------------------------------------------------------------------------------


def test_what_was_typed_is_sent_once_and_those_alike_are_shown(
    onboarding: OnboardingDialog, station: FakeStation, qtbot: QtBot
) -> None:
    onboarding.form.submit()
    assert onboarding.form.family.fault
    assert station.asked_for(BeginOnboarding) == []
    fill(onboarding)
    onboarding.form.submit()
    onboarding.form.submit()
    qtbot.waitUntil(lambda: onboarding.guide.candidates.isVisible(), timeout=5000)
    (asked,) = station.asked_for(BeginOnboarding)
    assert (asked.family_name, asked.clinician_id) == ("Halloran", "u-2")
    assert asked.onboarding_id.startswith("onboarding-")
    shown = onboarding.guide.candidates.list
    assert shown.topLevelItemCount() == len(CANDIDATES)
    assert shown.topLevelItem(0).text(4) == "same birth date, same names"
    assert "2 registered patients" in onboarding.guide.rows["identity"].words


def test_the_same_person_needs_a_choice_and_another_one_a_reason(
    show: Callable[..., OnboardingDialog], station: FakeStation, qtbot: QtBot
) -> None:
    candidates = show("identity").guide.candidates
    assert not candidates.same.isEnabled()
    candidates.other.click()
    assert candidates.reason.fault
    assert station.asked_for(DecideIdentity) == []
    candidates.list.topLevelItem(1).setSelected(True)
    candidates.same.click()
    qtbot.waitUntil(lambda: len(station.asked_for(DecideIdentity)) == 1, timeout=5000)
    (asked,) = station.asked_for(DecideIdentity)
    assert (asked.decision, asked.patient_id, asked.search) == ("same_person", "p-4470-118", 1)
    qtbot.waitUntil(candidates.isHidden, timeout=5000)


def test_where_one_of_them_has_the_number_it_is_read_again(
    show: Callable[..., OnboardingDialog], station: FakeStation, qtbot: QtBot
) -> None:
    same_number = msgspec.structs.replace(CANDIDATES[0], why=("hospital_number", "birth_date"))
    candidates = show("identity", candidates=(same_number,)).guide.candidates
    candidates.reason.edit.setText("Another mother")
    candidates.other.click()
    assert candidates.number.fault
    candidates.number.edit.setText("4471-306")
    candidates.other.click()
    qtbot.waitUntil(lambda: len(station.asked_for(DecideIdentity)) == 1, timeout=5000)
    (asked,) = station.asked_for(DecideIdentity)
    assert (asked.decision, asked.reason, asked.hospital_number) == ("other_person", "Another mother", "4471-306")


def test_each_step_says_what_it_misses_and_has_its_control(
    show: Callable[..., OnboardingDialog], station: FakeStation, qtbot: QtBot
) -> None:
    dialog = show("consent")
    guide = dialog.guide
    assert guide.rows["consent"].words == "Take the patient's consent for recording."
    assert guide.rows["identity"].words == "Compared with those who are registered."
    assert guide.rows["plan"].words == "Make an initial treatment plan."
    assert guide.consent.isVisible()
    assert not guide.care.isVisible()
    wanted: list[tuple[object, object]] = []
    dialog.consent_wanted.connect(lambda patient, purposes: wanted.append((patient, purposes)))
    guide.consent.click()
    assert wanted == [(dialog.view.patient if dialog.view else None, ("recording",))]
    assert station.asked_for(GiveConsent) == []


def test_an_entry_of_the_log_has_it_look_again_and_others_do_not(
    show: Callable[..., OnboardingDialog], station: FakeStation, qtbot: QtBot
) -> None:
    dialog = show("plan")
    before = len(station.asked_for(GetOnboarding))
    station.add_entry("recording.minute_sealed")
    station.memory.intake.onboarding = an_onboarding("appointment")
    station.add_entry("treatment_plan.made")
    qtbot.waitUntil(lambda: dialog.view is not None and dialog.view.step == "appointment", timeout=5000)
    assert len(station.asked_for(GetOnboarding)) == before + 1
    assert dialog.guide.book.isVisible()


def test_what_is_not_ones_own_shows_no_controls(show: Callable[..., OnboardingDialog]) -> None:
    guide = show("access", may_arrange=False).guide
    assert guide.care.isVisible()
    assert not guide.consent.isVisible()
    assert not guide.plan.isVisible()


def test_going_on_without_a_step_needs_a_reason(
    show: Callable[..., OnboardingDialog], station: FakeStation, qtbot: QtBot
) -> None:
    guide = show("consent").guide
    assert guide.skips["consent"].isVisible()
    assert not guide.skips["plan"].isVisible()
    guide.skips["consent"].click()
    assert guide.reason.about == "skip:consent"
    show("plan")
    assert guide.reason.about == ""  # the step was done meanwhile
    show("consent")
    guide.skips["consent"].click()
    guide.reason.send()
    assert station.asked_for(SkipOnboardingStep) == []
    guide.reason.reason.edit.setText("Parents come tomorrow")
    guide.reason.do.click()
    qtbot.waitUntil(lambda: len(station.asked_for(SkipOnboardingStep)) == 1, timeout=5000)
    (asked,) = station.asked_for(SkipOnboardingStep)
    assert (asked.step, asked.reason) == ("consent", "Parents come tomorrow")
    assert guide.reason.isHidden()


def test_it_is_left_with_a_reason_and_says_what_became_of_it(
    show: Callable[..., OnboardingDialog], station: FakeStation, qtbot: QtBot
) -> None:
    dialog = show("plan")
    dialog.guide.leave.click()
    QTest.keyClick(dialog.guide.reason.reason.edit, Qt.Key.Key_Escape)
    assert dialog.guide.reason.isHidden()
    assert dialog.isVisible()
    dialog.guide.leave.click()
    dialog.guide.reason.reason.edit.setText("Moves to another town")
    QTest.keyClick(dialog.guide.reason.reason.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(station.asked_for(LeaveOnboarding)) == 1, timeout=5000)
    show("left", state="left")
    assert not dialog.guide.leave.isVisible()
    assert dialog.guide.open.isVisible()


def test_a_failure_is_said_and_tried_again(
    show: Callable[..., OnboardingDialog], station: FakeStation, qtbot: QtBot
) -> None:
    dialog = show("record", state="failed", text="The disk is full.")
    assert "The disk is full." in dialog.guide.failed.words
    dialog.guide.retry.click()
    qtbot.waitUntil(lambda: len(station.asked_for(RetryWorkflow)) == 1, timeout=5000)
    assert station.asked_for(RetryWorkflow)[0].workflow_id == ONBOARDING


def test_those_that_go_on_are_listed_and_opened_again(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    station.memory.intake.onboarding = an_onboarding("consent")
    window.patients.intake_bar.intake.click()
    dialog = opened(window, qtbot, OnboardingDialog)
    qtbot.waitUntil(lambda: dialog.open_ones.count() == 1, timeout=5000)
    assert dialog.open_ones.item(0).text() == "HALLORAN, Maeve: Consent"
    dialog.open_ones.itemActivated.emit(dialog.open_ones.item(0))
    qtbot.waitUntil(lambda: dialog.view is not None, timeout=5000)
    dialog.new_button.click()
    assert dialog.view is None


def test_a_refusal_is_said_with_its_advice(onboarding: OnboardingDialog, station: FakeStation, qtbot: QtBot) -> None:
    station.memory.intake.refuses = Conflict("This user cannot sign in any more.", advice="Choose another clinician.")
    fill(onboarding)
    onboarding.form.submit()
    qtbot.waitUntil(lambda: bool(onboarding.form.fault.words), timeout=5000)
    assert onboarding.form.fault.words == "This user cannot sign in any more. Choose another clinician."
    assert onboarding.form.begin_button.isEnabled()


def test_plan_and_booking_are_opened_for_the_onboarding(
    show: Callable[..., OnboardingDialog], window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    show("plan").guide.plan.click()
    plans = opened(window, qtbot, PlansDialog)
    plans.editor.indication.edit.setText("First seizure")
    plans.editor.goal.edit.setText("Find its type")
    plans.save.click()
    qtbot.waitUntil(lambda: len(station.asked_for(MakePlan)) == 1, timeout=5000)
    assert station.asked_for(MakePlan)[0].onboarding_id == ONBOARDING
    plans.close()
    show("appointment").guide.book.click()
    booking = opened(window, qtbot, AppointmentsDialog)
    qtbot.waitUntil(lambda: booking.editor.provider.count() == 2, timeout=5000)
    booking.editor.place.edit.setText("EEG room 1")
    booking.save.click()
    qtbot.waitUntil(lambda: len(station.asked_for(BookAppointment)) == 1, timeout=5000)
    asked = station.asked_for(BookAppointment)[0]
    assert (asked.onboarding_id, asked.patient_id, asked.terms.place) == (ONBOARDING, "p-new", "EEG room 1")


# --- plans -------------------------------------------------------------------------------------------------------


def test_a_plan_is_changed_and_ended_with_reasons_and_shows_its_versions(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    station.memory.intake.plans = (PLAN,)
    chosen_patient(window, qtbot)
    window.patients.intake_bar.plans.click()
    plans = opened(window, qtbot, PlansDialog)
    qtbot.waitUntil(lambda: plans.list.topLevelItemCount() == 1, timeout=5000)
    item = plans.list.topLevelItem(0)
    assert item.childCount() == 1
    assert "Sleep was not reached" in item.child(0).text(0)
    item.setSelected(True)
    assert plans.save.text() == "Change the plan"
    plans.editor.sessions.setValue(3)
    plans.submit()
    assert plans.editor.reason.fault
    plans.editor.reason.edit.setText("One more is needed")
    plans.submit()
    qtbot.waitUntil(lambda: len(station.asked_for(ChangePlan)) == 1, timeout=5000)
    (asked,) = station.asked_for(ChangePlan)
    assert (asked.version, asked.terms.sessions, asked.reason) == (2, 3, "One more is needed")
    qtbot.waitUntil(lambda: plans.list.topLevelItemCount() == 1 and plans.plan is None, timeout=5000)
    plans.list.topLevelItem(0).setSelected(True)
    plans.how.setCurrentIndex(1)
    plans.end.click()
    plans.reason.reason.edit.setText("Another question came up")
    plans.reason.send()
    qtbot.waitUntil(lambda: len(station.asked_for(EndPlan)) == 1, timeout=5000)
    assert station.asked_for(EndPlan)[0].how == "stopped"


def test_a_plan_says_how_far_it_is_and_when_the_next_is_due(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    due = QDate.currentDate().addDays(-1).toString("yyyy-MM-dd")
    session = PlanSessionView(session_id="s-1", started="2026-11-20T09:00:00+00:00")
    late = msgspec.structs.replace(PLAN, sessions=(session,), next_due=due)
    booked = msgspec.structs.replace(late, plan_id="plan-2", next_booked=NINE)
    station.memory.intake.plans = (late, booked)
    chosen_patient(window, qtbot)
    window.patients.intake_bar.plans.click()
    plans = opened(window, qtbot, PlansDialog)
    qtbot.waitUntil(lambda: plans.list.topLevelItemCount() == 2, timeout=5000)
    item = plans.list.topLevelItem(0)
    assert item.text(1) == "1 of 2"
    assert [item.child(row).text(0).split("  ")[0] for row in range(item.childCount())] == [
        "Session 1", "changed: Sleep was not reached",
    ]  # fmt: skip
    assert plans.progress.text() == ""
    item.setSelected(True)
    assert plans.progress.text() == f"1 of 2 done  ·  next due {due}  ·  nothing booked"
    assert plans.progress.property("look") == "flag"
    item.setSelected(False)
    plans.list.topLevelItem(1).setSelected(True)
    assert "booked" in plans.progress.text()
    assert plans.progress.property("look") == "soft"


# --- appointments ------------------------------------------------------------------------------------------------


@pytest.fixture
def appointments(window: MainWindow, station: FakeStation, qtbot: QtBot) -> AppointmentsDialog:
    another = an_appointment(NINE, own=False, patient_id="", patient="", hospital_number="", protocol="", provider="")
    station.memory.intake.appointments = (an_appointment(NINE, appointment_id="v-1"), another)
    chosen_patient(window, qtbot)
    window.patients.intake_bar.appointments.click()
    found = opened(window, qtbot, AppointmentsDialog)
    qtbot.waitUntil(lambda: found.list.topLevelItemCount() == 2 and found.editor.provider.count() == 2, timeout=5000)
    return found


def test_the_day_shows_others_without_who_they_are(appointments: AppointmentsDialog) -> None:
    own, another = appointments.list.topLevelItem(0), appointments.list.topLevelItem(1)
    assert own.text(0) == "09:00, 60 min"
    assert own.text(1) == "Halloran, Maeve  4471-220"
    assert another.text(1) == "Another's patient"
    assert another.isDisabled()
    assert (another.text(3), another.text(4)) == ("", "")


def test_what_stands_against_it_is_said_before_and_needs_a_reason(
    appointments: AppointmentsDialog, station: FakeStation, qtbot: QtBot
) -> None:
    station.memory.intake.conflicts = (
        ConflictView(kind="place", text="The place is taken.", appointment_id="v-1", starts=NINE, minutes=60),
    )
    appointments.editor.place.edit.setText("EEG room 1")
    qtbot.waitUntil(lambda: bool(appointments.editor.conflicts.words), timeout=5000)
    assert station.asked_for(CheckAppointment)[-1].terms.place == "EEG room 1"
    assert "The place is taken (09:00, 60 min)." in appointments.editor.conflicts.words
    appointments.submit()
    assert appointments.editor.reason.fault
    assert station.asked_for(BookAppointment) == []
    appointments.editor.reason.edit.setText("Both agreed")
    appointments.submit()
    qtbot.waitUntil(lambda: len(station.asked_for(BookAppointment)) == 1, timeout=5000)
    assert station.asked_for(BookAppointment)[0].despite_reason == "Both agreed"


def test_an_appointment_is_moved_with_a_reason(
    appointments: AppointmentsDialog, station: FakeStation, qtbot: QtBot
) -> None:
    appointments.list.topLevelItem(0).setSelected(True)
    assert appointments.save.text() == "Move"
    appointments.editor.time.setTime(QTime(10, 30))
    appointments.submit()
    assert appointments.editor.reason.fault
    appointments.editor.reason.edit.setText("The bus is late")
    appointments.submit()
    qtbot.waitUntil(lambda: len(station.asked_for(MoveAppointment)) == 1, timeout=5000)
    (asked,) = station.asked_for(MoveAppointment)
    at = QDateTime.fromString(asked.terms.starts, Qt.DateFormat.ISODate).toLocalTime()
    assert (asked.appointment_id, at.time(), asked.version, asked.despite) == ("v-1", QTime(10, 30), 1, False)


@pytest.mark.parametrize("cause", ["patient", "clinic"])
def test_an_appointment_is_cancelled_by_whom_and_why(
    appointments: AppointmentsDialog, station: FakeStation, qtbot: QtBot, cause: str
) -> None:
    assert not appointments.cancel_patient.isVisible()
    appointments.list.topLevelItem(0).setSelected(True)
    (appointments.cancel_patient if cause == "patient" else appointments.cancel_clinic).click()
    appointments.reason.reason.edit.setText("Has a fever")
    appointments.reason.send()
    qtbot.waitUntil(lambda: len(station.asked_for(CancelAppointment)) == 1, timeout=5000)
    assert station.asked_for(CancelAppointment)[0].cause == cause


def test_who_came_and_who_did_not_is_noted_and_taken_back_with_a_reason(
    appointments: AppointmentsDialog, station: FakeStation, qtbot: QtBot
) -> None:
    bar = appointments.attendance
    assert not bar.arrived.isVisible()
    marks = (
        AppointmentMarkView(
            state="noshow", since="2026-11-20T09:00:00+00:00", of_session=False, why="", reason="Nobody answers",
            marked_by="Maren Wik",
        ),
    )  # fmt: skip
    midnight = day_span(QDate.currentDate())[0]
    shown = {
        "v-1": an_appointment(midnight, appointment_id="v-1"),
        "v-2": an_appointment(midnight, appointment_id="v-2", state="noshow", marks=marks),
        "v-3": an_appointment(midnight, appointment_id="v-3", state="arrived", session_id="s-1"),
        "v-4": an_appointment(midnight, appointment_id="v-4", state="fulfilled", session_id="s-2"),
        "v-5": an_appointment(day_span(QDate.currentDate())[1], appointment_id="v-5"),
    }
    station.memory.intake.appointments = tuple(shown.values())
    appointments.refresh()
    qtbot.waitUntil(lambda: appointments.list.topLevelItemCount() == 5, timeout=5000)

    def choose(row: int) -> tuple[bool, ...]:
        appointments.list.clearSelection()
        appointments.list.topLevelItem(row).setSelected(True)
        return (
            bar.arrived.isVisible(), bar.noshow.isVisible(), bar.take_back.isVisible(), appointments.save.isEnabled(),
        )  # fmt: skip

    states = [appointments.list.topLevelItem(row).text(5) for row in range(5)]
    assert states == ["booked", "did not come", "has come", "kept", "booked"]
    assert appointments.list.topLevelItem(1).child(0).text(5) == "did not come: Nobody answers (Maren Wik)"
    assert choose(1) == (True, False, True, False)
    assert choose(2) == (False, False, False, False)  # its session runs
    assert choose(3) == (False, False, True, False)
    assert choose(4) == (False, False, False, True)  # tomorrow's
    assert choose(0) == (True, True, False, True)
    bar.noshow.click()
    qtbot.waitUntil(lambda: len(station.asked_for(MarkAppointment)) == 1, timeout=5000)
    (asked,) = station.asked_for(MarkAppointment)
    assert (asked.appointment_id, asked.mark) == ("v-1", "noshow")
    qtbot.waitUntil(lambda: appointments.appointment is not None, timeout=5000)
    choose(3)
    bar.take_back.click()
    appointments.reason.send()
    assert station.asked_for(TakeBackMark) == []
    appointments.reason.reason.edit.setText("It was for another question")
    choose(0)  # what was asked about is what is taken back
    appointments.reason.send()
    qtbot.waitUntil(lambda: len(station.asked_for(TakeBackMark)) == 1, timeout=5000)
    (taken,) = station.asked_for(TakeBackMark)
    assert (taken.appointment_id, taken.reason) == ("v-4", "It was for another question")


def test_of_several_plans_the_one_is_chosen_for_which_the_session_counts(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    terms = msgspec.structs.replace(PLAN.terms, indication="Tremor", protocol="routine-eeg")
    other = msgspec.structs.replace(PLAN, plan_id="plan-2", terms=terms)
    station.memory.intake.plans = (PLAN, other, msgspec.structs.replace(PLAN, plan_id="plan-0", state="done"))
    chosen_patient(window, qtbot)
    window.patients.intake_bar.appointments.click()
    editor = opened(window, qtbot, AppointmentsDialog).editor
    qtbot.waitUntil(lambda: editor.plan.isVisible() and editor.provider.count() == 2, timeout=5000)
    assert [editor.plan.itemText(row) for row in range(editor.plan.count())] == [
        "The one of its protocol", "First seizure · Sleep EEG", "Tremor · Routine EEG",
    ]  # fmt: skip
    assert editor.plan_id == ""
    editor.plan.setCurrentIndex(1)
    assert editor.protocol.chosen == "sleep-eeg"
    editor.place.edit.setText("EEG room 1")
    opened(window, qtbot, AppointmentsDialog).submit()
    qtbot.waitUntil(lambda: len(station.asked_for(BookAppointment)) == 1, timeout=5000)
    (asked,) = station.asked_for(BookAppointment)
    assert (asked.plan_id, asked.terms.protocol) == ("plan-1", "sleep-eeg")


def test_those_that_nobody_marked_are_listed_over_days(
    appointments: AppointmentsDialog, station: FakeStation, qtbot: QtBot
) -> None:
    station.memory.intake.appointments = (
        an_appointment("2026-11-02T08:00:00Z", unmarked=True), an_appointment("2026-11-03T08:00:00Z", state="noshow"),
    )  # fmt: skip
    appointments.days.only_patient.setChecked(True)
    before = len(station.asked_for(ListAppointments))
    appointments.days.only_unmarked.setChecked(True)
    assert not appointments.days.only_patient.isChecked()
    assert not appointments.days.day.isEnabled()
    qtbot.waitUntil(lambda: appointments.list.topLevelItemCount() == 1, timeout=5000)
    assert appointments.list.topLevelItem(0).text(5) == "not marked"
    assert appointments.list.topLevelItem(0).text(0).startswith("2026-11-02")
    (asked,) = station.asked_for(ListAppointments)[before:]
    today = QDate.currentDate()
    assert (asked.since, asked.until) == (day_span(today.addDays(-31))[0], day_span(today)[0])


def test_another_day_and_one_patient_are_asked_for(
    appointments: AppointmentsDialog, station: FakeStation, qtbot: QtBot
) -> None:
    before = len(station.asked_for(ListAppointments))
    appointments.days.after.click()
    qtbot.waitUntil(lambda: len(station.asked_for(ListAppointments)) > before, timeout=5000)
    assert appointments.editor.day.date() == QDate.currentDate().addDays(1)
    appointments.days.only_patient.setChecked(True)
    qtbot.waitUntil(lambda: len(station.asked_for(ListPatientAppointments)) == 1, timeout=5000)
    assert not appointments.days.day.isEnabled()


def test_today_is_on_the_page_where_a_session_begins_and_chooses_the_patient(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    today = window.session.today
    assert today.isHidden()
    patient = station.memory.patients[2]
    station.memory.intake.appointments = (
        an_appointment(NINE, patient_id=patient.patient_id, patient="Lindqvist, Astrid"),
        an_appointment(NINE, own=False),
    )
    station.add_entry("appointment.booked")
    qtbot.waitUntil(today.isVisible, timeout=5000)
    assert today.list.count() == 1
    assert today.list.item(0).text() == "09:00  Lindqvist, Astrid, EEG room 1: Routine EEG"
    kept = msgspec.structs.replace(station.memory.intake.appointments[0], state="fulfilled")
    station.memory.intake.appointments = (kept,)
    station.add_entry("appointment.fulfilled")
    qtbot.waitUntil(lambda: today.list.item(0).text().endswith("Routine EEG  ·  kept"), timeout=5000)
    today.list.itemActivated.emit(today.list.item(0))
    qtbot.waitUntil(
        lambda: window.patients.current is not None and window.patients.current.patient_id == patient.patient_id,
        timeout=5000,
    )
