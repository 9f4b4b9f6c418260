"""The protocol of a session on the screen: chosen, from the appointment, and as the session keeps it."""

import msgspec
import pytest
from PySide6.QtCore import QDate, QDateTime, QTime
from pytestqt.qtbot import QtBot

from app.core.clinic.protocols import SessionProtocol, load_protocol, protocol_names
from app.core.clinic.site_protocols import keep_file, offered
from app.core.settings.data_directory import DataDirectory
from app.core.station.course_messages import SessionCourse
from app.core.station.messages import BeginSession
from app.ui.clinic.deviations_dialog import DeviationsDialog
from app.ui.clinic.protocol_box import ProtocolBox, known_protocol, protocol_title, use_site
from app.ui.main_window import MainWindow
from tests.fakes.intake_answers import an_appointment
from tests.fakes.station import FakeStation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NINE = QDateTime(QDate.currentDate(), QTime(9, 0)).toUTC().toString("yyyy-MM-ddTHH:mm:00Z")
NIGHT = """schema_version = 2
name = "night-eeg"
title = "EEG by night"
purposes = ["recording"]
planned_minutes = 600
minimum_minutes = 480
annotations = ["Lights out", "Woken"]
sources = ["Standing order 47 of the department of neurology."]
"""


def night(data: DataDirectory) -> SessionProtocol:
    keep_file(data.protocols, "night-eeg", NIGHT)
    return offered("night-eeg", data.protocols).protocol


def test_a_box_has_those_of_the_site_once_it_is_opened(qtbot: QtBot, data: DataDirectory) -> None:
    use_site(data)
    box = ProtocolBox()
    qtbot.addWidget(box)
    assert box.count() == len(protocol_names())
    night(data)
    box.show()
    box.showPopup()
    box.hidePopup()
    assert (box.count(), box.chosen) == (len(protocol_names()) + 1, "routine-eeg")
    box.choose("night-eeg")
    assert (box.chosen, box.currentText()) == ("night-eeg", "EEG by night")
    assert protocol_title("of-another-site") == "of-another-site"
    assert known_protocol("of-another-site") is None


def test_a_session_is_begun_with_the_protocol_that_was_chosen(
    window: MainWindow, station: FakeStation, data: DataDirectory, qtbot: QtBot
) -> None:
    night(data)
    page = window.session.begin_page
    window.patients.list.setCurrentIndex(window.patients.list.model().index(0, 0))
    qtbot.waitUntil(page.is_complete)
    assert page.protocol.chosen == "routine-eeg"
    page.protocol.choose("night-eeg")
    page.begin_button.click()
    qtbot.waitUntil(lambda: bool(station.asked_for(BeginSession)))
    (asked,) = station.asked_for(BeginSession)
    assert asked.protocol == "night-eeg"
    qtbot.waitUntil(lambda: window.session.session is not None)
    qtbot.waitUntil(lambda: window.events.marks.texts == ("Lights out", "Woken"))
    # Another session of the same name that began under another version of the file.
    kept = msgspec.structs.replace(known_protocol("night-eeg") or load_protocol("routine-eeg"), annotations=("Dreams",))
    assert window.session.session is not None
    window.marks.show_session(msgspec.structs.replace(window.session.session, session_id="s-2", asked=kept))
    assert window.events.marks.texts == ("Dreams",)


def test_the_appointment_of_today_says_which(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    first, second = station.memory.patients[:2]
    booked = an_appointment(patient_id=first.patient_id, starts=NINE, protocol="sleep-eeg", own=True)
    station.memory.intake.appointments = [booked]
    window.session.today.refresh()
    qtbot.waitUntil(window.session.today.isVisible)
    box = window.session.begin_page.protocol
    window.session.show_patient(first)
    assert box.chosen == "sleep-eeg"
    box.choose("equipment-check")
    window.session.show_patient(msgspec.structs.replace(first, consented_purposes=("recording",)))
    assert box.chosen == "equipment-check"  # news of the same patient do not undo a choice
    window.session.show_patient(second)
    assert box.chosen == "routine-eeg"


def test_what_a_session_kept_is_shown_and_not_the_file_of_today(
    window: MainWindow, station: FakeStation, data: DataDirectory, qtbot: QtBot
) -> None:
    kept = night(data)
    keep_file(data.protocols, "night-eeg", NIGHT.replace("480", "30").replace("EEG by night", "Another title"))
    dialog = DeviationsDialog(window.links.station, "s-1", None)
    qtbot.addWidget(dialog)
    dialog._show(SessionCourse(protocol="night-eeg", asked=kept))
    assert "480" in dialog._asked.text()
    assert dialog._title.text().endswith("EEG by night")
    routine = load_protocol("routine-eeg")
    dialog._show(SessionCourse(protocol="gone-eeg", asked=routine))
    assert dialog._title.text().endswith(routine.title)
