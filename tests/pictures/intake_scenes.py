"""Scenes of the clinic around sessions: taking in, plans, appointments, joined records, duty.

Guarantees: each group begins with a window of its own and can be taken by itself. GUI thread only.
"""

from collections.abc import Iterator

import msgspec
from PySide6.QtCore import QDate, QDateTime, QTime

from app.core.events.appointment_events import PlanTerms
from app.core.station.appointment_messages import (
    AppointmentMarkView,
    AppointmentVersionView,
    ConflictView,
    PlanSessionView,
    PlanVersionView,
    PlanView,
)
from app.core.station.views import PatientView
from app.ui.clinic.appointments_dialog import AppointmentsDialog
from app.ui.clinic.consent_dialog import ConsentDialog
from app.ui.clinic.onboarding_dialog import OnboardingDialog
from app.ui.clinic.plans_dialog import PlansDialog
from tests.fakes.consents import a_purpose, given
from tests.fakes.intake_answers import CANDIDATES, ONBOARDING, a_candidate, an_appointment, an_onboarding
from tests.pictures.stand_in import Scene, StandIn
from tests.pictures.waiting import spin, until

OKAFOR, WIK = "Noa Okafor", "Maren Wik"
FIRST = PlanTerms(indication="First seizure", goal="Find its type", protocol="routine-eeg", sessions=1)
SECOND = PlanTerms(
    indication="First seizure", goal="Find its type", protocol="sleep-eeg", sessions=2, interval_days=14,
    note="Sleep-deprived, in the morning",
)  # fmt: skip


def onboarding(stand: StandIn) -> Iterator[Scene]:
    """The form, those who are alike, half-way, and at the end."""
    intake = stand.station.memory.intake
    stand.window.patients.intake_bar.intake.click()
    dialog = stand.dialog(OnboardingDialog)
    form = dialog.form
    until(lambda: form.clinician.count() > 0, "the clinicians")
    form.family.edit.setText("Halloran")
    form.given.edit.setText("Maeve")
    form.number.edit.setText("4471-305")
    form.clinician.setCurrentIndex(1)
    form.born.edit.setFocus()
    spin(0.3)
    yield "onboarding-form", dialog
    alike = (*CANDIDATES, a_candidate("4468-902", "Meave Rose", ("birth_date_nearly", "names_nearly"), 0.9))
    _shown(stand, dialog, "identity", candidates=alike)
    dialog.guide.candidates.list.topLevelItem(0).setSelected(True)
    spin(0.3)
    yield "onboarding-candidates", dialog
    _shown(stand, dialog, "consent")
    yield "onboarding-guide", dialog
    dialog.guide.skips["consent"].click()
    spin(0.3)
    yield "onboarding-reason", dialog
    dialog.guide.reason.close_strip()
    intake.onboarding = an_onboarding("completed", state="completed", text="The patient is taken in.")
    dialog.show_onboarding(ONBOARDING)
    until(lambda: dialog.view is not None and dialog.view.state == "completed", "the end")
    spin(0.3)
    yield "onboarding-done", dialog


def _shown(stand: StandIn, dialog: OnboardingDialog, step: str, **fields: object) -> None:
    wanted = an_onboarding(step, **fields)
    stand.station.memory.intake.onboarding = wanted
    dialog.show_onboarding(ONBOARDING)
    until(lambda: dialog.view == wanted, step)
    spin(0.4)


def _at(hour: int, minute: int = 0, day: int = 0) -> str:
    at = QDateTime(QDate.currentDate().addDays(day), QTime(hour, minute))
    return str(at.toUTC().toString("yyyy-MM-ddTHH:mm:00Z"))


def _day(patients: list[PatientView]) -> tuple[object, ...]:
    def of(row: int) -> dict[str, str]:
        one = patients[row]
        return {
            "patient_id": one.patient_id, "patient": f"{one.family_name}, {one.given_name}",
            "hospital_number": one.hospital_number, "birth_date": one.birth_date,
        }  # fmt: skip

    kept = tuple(
        AppointmentMarkView(
            state=state, since=_at(8, minute), of_session=True, why="", reason="", marked_by=""
        )
        for state, minute in (("arrived", 34), ("fulfilled", 58))
    )  # fmt: skip
    missed = (
        AppointmentMarkView(
            state="noshow", since=_at(11, 20), of_session=False, why="", reason="", marked_by=WIK
        ),
    )  # fmt: skip
    another = {"patient_id": "", "patient": "", "hospital_number": "", "protocol": "", "provider": "", "own": False}
    moved = tuple(
        AppointmentVersionView(
            version=version, since=_at(8, day=-2), starts=_at(hour), minutes=60, place="EEG room 2",
            protocol="routine-eeg", provider=WIK, reason=reason, changed_by=OKAFOR,
        )
        for version, hour, reason in ((1, 9, ""), (2, 10, "The bus comes at half past nine"))
    )  # fmt: skip
    return (
        an_appointment(_at(0, 30), appointment_id="v-6", state="noshow", marks=missed, **of(3)),
        an_appointment(_at(8, 30), appointment_id="v-1", state="fulfilled", session_id="s-1", marks=kept, **of(0)),
        an_appointment(_at(9), minutes=45, place="EEG room 2", **another),
        an_appointment(_at(10), place="EEG room 2", versions=moved, version=2, **of(1)),
        an_appointment(
            _at(11, 30), minutes=90, protocol="sleep-eeg", provider=OKAFOR, provider_id="u-2", state="cancelled",
            cancel_reason="Has a fever", **of(2),
        ),
        an_appointment(_at(13), despite=("not_on_duty",), **of(4)),
    )  # fmt: skip


def appointments(stand: StandIn) -> Iterator[Scene]:
    """A day; one that is being moved; what stands against it; and today's list where a session begins."""
    memory = stand.station.memory
    memory.intake.appointments = _day(memory.patients)  # type: ignore[assignment]
    stand.station.add_entry("appointment.booked")
    until(stand.window.session.today.isVisible, "today's list")
    spin(0.4)
    yield "appointments-today", stand.window
    stand.choose_patient(0)
    stand.window.patients.intake_bar.appointments.click()
    dialog = stand.dialog(AppointmentsDialog)
    until(lambda: dialog.list.topLevelItemCount() == 6 and dialog.editor.provider.count() == 2, "the day")
    dialog.editor.place.edit.setText("EEG room 1")
    spin(0.8)
    yield "appointments-day", dialog
    memory.intake.conflicts = (
        ConflictView(kind="place", text="The place is taken.", appointment_id="v-1", starts=_at(8, 30), minutes=60),
        ConflictView(kind="not_on_duty", text="The provider is not on duty then."),
    )
    dialog.editor.time.setTime(QTime(9, 0))
    until(lambda: bool(dialog.editor.conflicts.words), "what stands against it")
    spin(0.4)
    yield "appointments-conflict", dialog
    memory.intake.conflicts = ()
    dialog.list.topLevelItem(3).setSelected(True)
    spin(0.8)
    yield "appointments-move", dialog
    dialog.list.clearSelection()
    dialog.list.topLevelItem(0).setSelected(True)
    dialog.attendance.take_back.click()
    spin(0.8)
    yield "appointments-missed", dialog
    dialog.reason.close_strip()
    memory.intake.appointments = ()
    dialog.days.after.click()
    until(lambda: dialog.list.topLevelItemCount() == 0, "a day without appointments")
    spin(0.3)
    yield "appointments-none", dialog


def plans(stand: StandIn) -> Iterator[Scene]:
    """None yet, and one that was changed."""
    patient = stand.choose_patient(0)
    stand.window.patients.intake_bar.plans.click()
    dialog = stand.dialog(PlansDialog)
    spin(0.5)
    yield "plans-none", dialog
    plan = PlanView(
        plan_id="plan-1", patient_id=patient.patient_id, version=2, terms=SECOND, made="2026-11-06T08:00:00+00:00",
        made_by=OKAFOR, state="active", next_due="2026-12-04", next_booked="2026-12-04T09:30:00Z",
        sessions=(PlanSessionView(session_id="s-1", started="2026-11-20T09:12:00+00:00"),),
        versions=(
            PlanVersionView(version=1, since="2026-11-06T08:00:00+00:00", terms=FIRST, reason="", changed_by=OKAFOR),
            PlanVersionView(
                version=2, since="2026-11-20T08:00:00+00:00", terms=SECOND, reason="Sleep was not reached",
                changed_by=OKAFOR,
            ),
        ),
    )  # fmt: skip
    old = msgspec.structs.replace(
        plan, plan_id="plan-0", version=1, terms=FIRST, made="2025-03-02T08:00:00+00:00", state="stopped",
        made_by=WIK, ended="2025-03-20T08:00:00+00:00", ended_by=WIK, end_reason="Moved to another town",
        versions=plan.versions[:1], sessions=(), next_due="", next_booked="",
    )  # fmt: skip
    stand.station.memory.intake.plans = (plan, old)
    dialog.refresh()
    until(lambda: dialog.list.topLevelItemCount() == 2, "the plans")
    dialog.list.topLevelItem(0).setSelected(True)
    spin(0.4)
    yield "plans", dialog


def consent(stand: StandIn) -> Iterator[Scene]:
    """The words of each purpose, what was given, and how it is given now."""
    stand.choose_patient()
    stand.station.memory.consents = (
        a_purpose("recording", (given(),), counts=True, needed=True),
        a_purpose("stimulation", needed=True),
        a_purpose("research"),
    )
    stand.window.patients.intake_bar.consents.click()
    dialog = stand.dialog(ConsentDialog)
    until(lambda: bool(dialog.cards["recording"].words.text()), "the words")
    spin(0.4)
    yield "consent", dialog
    dialog.cards["stimulation"].read.click()
    dialog.how.setCurrentIndex(dialog.how.findData("witnessed"))
    spin(0.4)
    yield "consent-witness", dialog
