"""What the tour tells, step by step, and where in the window each step belongs.

Guarantees: every step points at a control that is there when the step is due, or at nothing; a step that waits for
something says by what it is done. Does not: do anything by itself; what a step offers to do is what a user can do.
GUI thread only.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.ui.language import noop
from app.ui.tour.demo_patient import DEMO_NUMBER

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

Place = Callable[["MainWindow"], QWidget | None]
Reached = Callable[["MainWindow"], bool]
_ORDER = ("prerequisites", "impedance", "ready", "recording", "analysing", "reporting", "completed")


@dataclass(frozen=True, slots=True)
class TourStep:
    """One card.

    Attributes:
        name: Stable, for tests.
        place: The control it points at; None where it points at nothing.
        until: When it is done; a step without one goes on by its button only.
        offer: What its button does for the user ("demo_patient", "simulated_device", "next_step", "read_number"); empty
            where the button only goes on.
        offered: The words on that button.
    """

    name: str
    title: str
    words: str
    place: Place
    until: Reached | None = None
    offer: str = ""
    offered: str = ""


def _step_of(window: "MainWindow") -> str:
    session = window.session.session
    return session.step if session is not None else ""


def _beyond(step: str) -> Reached:
    """Whether the session has gone beyond `step`, or has ended."""

    def reached(window: "MainWindow") -> bool:
        now = _step_of(window)
        if now in {"failed", "cancelled"}:
            return True
        return now in _ORDER and (step not in _ORDER or _ORDER.index(now) > _ORDER.index(step))

    return reached


def _met(name: str) -> Reached:
    def reached(window: "MainWindow") -> bool:
        page = window.session.prerequisites_page
        return _beyond("prerequisites")(window) or (
            _step_of(window) == "prerequisites" and bool(page.known) and name not in page.unmet
        )

    return reached


def _has_patient(window: "MainWindow") -> bool:
    patient = window.session.begin_page.patient
    return bool(_step_of(window)) or (patient is not None and patient.hospital_number == DEMO_NUMBER)


def _has_simulated(window: "MainWindow") -> bool:
    return bool(_step_of(window)) or window.session.begin_page.uses_simulated


def _report_or_path(window: "MainWindow") -> QWidget:
    session = window.session
    return session.result_page.open_button if _step_of(window) == "completed" else session.path


STEPS = (
    TourStep(
        "patient",
        noop("1. Choose the patient"),
        noop(
            "Every session belongs to one patient, found by name or number, or registered with Ctrl+N. "
            "For this tour there is a simulated one."
        ),
        attrgetter("patients.search"),
        _has_patient,
        "demo_patient",
        noop("Use the simulated patient"),
    ),
    TourStep(
        "device",
        noop("2. Choose the device"),
        noop(
            "Amplifiers that are plugged in appear here by themselves. The simulated amplifier plays an adult at rest, "
            "eyes open and closed in turn."
        ),
        attrgetter("session.begin_page.devices"),
        _has_simulated,
        "simulated_device",
        noop("Use the simulated amplifier"),
    ),
    TourStep(
        "begin",
        noop("3. Begin"),
        noop(
            "What is missing stands beside the button until nothing is. Ctrl+Enter is the next step here and "
            "everywhere in a session."
        ),
        attrgetter("session.begin_page.begin_button"),
        lambda window: bool(_step_of(window)),
        "next_step",
        noop("Begin the session"),
    ),
    TourStep(
        "identity",
        noop("4. Is this the right patient?"),
        noop(
            "Nothing is recorded before the number on the wristband was read back. The simulated patient's is "
            "DEMO-0001. Another number is refused and noted, with a way back to the list."
        ),
        attrgetter("session.prerequisites_page.number"),
        _met("identity"),
        "read_number",
        noop("Type it for me"),
    ),
    TourStep(
        "prerequisites",
        noop("5. What is still missing"),
        noop(
            "Each line says what is missing, why, and has its control beside it. Ctrl+Enter does the first that can be "
            "done: the date of birth, as the patient says it, consent, then the test of the safety stop."
        ),
        attrgetter("session.prerequisites_page.next_control"),
        _beyond("prerequisites"),
        "next_step",
        noop("Do the next one"),
    ),
    TourStep(
        "impedance",
        noop("6. Electrodes"),
        noop(
            "Number, colour and shape say how each electrode sits. Ctrl+R measures again; Ctrl+Enter accepts "
            "them as they are."
        ),
        attrgetter("session.impedance_page.accept_button"),
        _beyond("impedance"),
        "next_step",
        noop("Accept the electrodes"),
    ),
    TourStep(
        "ready",
        noop("7. Start recording"),
        noop("The traces are live already and nothing is recorded yet. No single key starts or stops a recording."),
        attrgetter("session.live_page.next_button"),
        _beyond("ready"),
        "next_step",
        noop("Start recording"),
    ),
    TourStep(
        "marks",
        noop("8. Mark what happens"),
        noop(
            "The keys 1 to 8 mark this moment, Ctrl+E marks it in your own words. PgUp looks back while it records; "
            "End is live again."
        ),
        attrgetter("events"),
        _beyond("recording"),
    ),
    TourStep(
        "stop",
        noop("9. The safety stop"),
        noop(
            "Always here, over whatever is open: a click or Ctrl+Shift+S brings the stimulator to its safe state. The "
            "recording goes on."
        ),
        attrgetter("stop"),
        _beyond("recording"),
    ),
    TourStep(
        "consent",
        noop("10. If the patient changes their mind"),
        noop(
            "Consent can be taken back at any time (Ctrl+Shift+D, twice). The window says what that ends and what is "
            "kept."
        ),
        attrgetter("session.consent_button"),
        _beyond("recording"),
    ),
    TourStep(
        "end",
        noop("11. Stop recording"),
        noop("Ctrl+Enter asks, Ctrl+Enter again stops. Analysis and report follow by themselves."),
        attrgetter("session.live_page.next_button"),
        _beyond("recording"),
        "next_step",
        noop("Stop the recording"),
    ),
    TourStep(
        "report",
        noop("12. The report"),
        noop(
            "As soon as it is written it opens with Ctrl+Enter. Ctrl+Shift+E exports the recording, Ctrl+B begins the "
            "next session. Ctrl+F1 lists all keys."
        ),
        _report_or_path,
    ),
)
