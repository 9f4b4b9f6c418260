"""Scenes of a session's course: what is missing, procedures with their count-down, deviations, after an interruption.

Guarantees: each group begins with a window of its own and can be taken by itself. GUI thread only.
"""

from collections.abc import Iterator

import msgspec

from app.core.clinic.deviations import Departure
from app.core.clinic.protocols import load_protocol
from app.core.station.course_messages import DoneActivation
from app.core.station.resumption import DOING, GOES_ON, STEP_WORDS
from app.core.station.views import ActivationView, ProviderView
from app.ui.clinic.deviations_dialog import DeviationsDialog
from app.ui.clinic.duty_dialog import DutyDialog
from tests.fakes.clinic_answers import MONTAGE, OMITTED, some_duty
from tests.pictures.stand_in import Scene, StandIn
from tests.pictures.waiting import spin, until

RESUMED = (
    f"The station stopped without warning after 14:02:31, {STEP_WORDS['recording']}, and is back. "
    f"{DOING['recording']} {GOES_ON}"
)


def activation(stand: StandIn) -> Iterator[Scene]:
    """What to ask first, the count-down, and why it was ended."""
    station, window = stand.station, stand.window
    stand.record()
    live = window.session.live_page
    first = live.procedure_menu.actions()[0]
    first.trigger()
    spin(0.4)
    yield "activation-asks", window
    planned = load_protocol("routine-eeg").activation("hyperventilation")
    running = ActivationView(
        activation_id="a-1", procedure=planned.name, title=planned.title,
        onset_s=1.0, phases=planned.course(),
    )  # fmt: skip
    station.memory.clinic.running = running
    stand.show_session(activation=running)
    until(lambda: live.activation_bar.running is not None, "the procedure")
    spin(0.5)
    yield "activation", window
    live.activation_bar.end.click()
    until(lambda: bool(live.activation_bar.why.about), "the question why")
    spin(0.4)
    yield "activation-why", window


def deviations(stand: StandIn) -> Iterator[Scene]:
    """How a session followed its protocol."""
    clinic = stand.station.memory.clinic
    stand.record()
    stand.window.session.live_page.protocol_button.click()
    dialog = stand.dialog(DeviationsDialog)
    spin(0.5)
    yield "deviations-none", dialog
    clinic.activations = [
        DoneActivation(
            procedure="hyperventilation", title="Hyperventilation", onset_s=200.0, how="broken_off", ended_s=290.0
        )
    ]
    broken_off = Departure(
        kind="activation_broken_off", item="hyperventilation", text="Hyperventilation was broken off after 1 min.",
        at_s=290.0,
    )  # fmt: skip
    clinic.departures = [MONTAGE, broken_off, OMITTED]
    dialog.refresh()
    until(lambda: dialog.list.topLevelItemCount() == 3, "the deviations")
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
    spin(0.4)
    yield "deviations", dialog
    dialog.explain.click()
    spin(0.4)
    yield "deviations-reason", dialog


def interruption(stand: StandIn) -> Iterator[Scene]:
    """The station was gone in mid-session."""
    stand.record()
    stand.show_session(resumed=RESUMED)
    spin(0.8)
    yield "session-resumed", stand.window


def prerequisites(stand: StandIn) -> Iterator[Scene]:
    """Much is missing; some of it may be passed with a reason."""
    station, window = stand.station, stand.window
    stand.choose_patient()
    station.memory.missing = {"identity", "identity_again", "consent", "stop_proof"}
    window.session.go_on()
    until(lambda: window.session.current_page is window.session.prerequisites_page, "the prerequisites")
    until(lambda: station.memory.session is not None and bool(station.memory.session.prerequisites), "what is missing")
    session = station.memory.session
    assert session is not None
    passable = [
        msgspec.structs.replace(one, passable=True) if one.name == "identity_again" else one
        for one in session.prerequisites
    ]
    stand.show_session(prerequisites=tuple(passable))
    spin(0.5)
    yield "prerequisites-many", window


def taking_over(stand: StandIn) -> Iterator[Scene]:
    """Duty while somebody else's session runs."""
    stand.record()
    stand.station.memory.clinic.duties = [some_duty()]
    stand.show_session(provider=ProviderView(user_id="u-adeyemi", name="Ngozi Adeyemi", since="2026-11-22T08:00:00Z"))
    stand.window.records_dialogs.duty()
    dialog = stand.dialog(DutyDialog)
    spin(0.5)
    yield "session-duty", dialog
