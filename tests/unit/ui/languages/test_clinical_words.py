"""Findings, detectors' proposals, protocols and deviations speak the language of the window; what is kept does not."""

from collections.abc import Callable
from datetime import UTC, datetime
from types import ModuleType

import pytest
from PySide6.QtWidgets import QDateTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from app.core.access.roles import Role
from app.core.clinic.deviations import found_departures
from app.core.clinic.findings.score_terms import score_terms
from app.core.clinic.findings.structured import Finding
from app.core.clinic.protocols import load_protocol, protocol_names
from app.core.clock import VirtualClock
from app.core.processing import rhythmic_runs, sharp_transients
from app.core.processing.detection import DetectorRun
from app.core.processing.excerpt_cutting import filters_text
from app.core.processing.excerpts import Excerpt
from app.core.processing.filters import FilterDesign
from app.core.station.access_messages import AccessView, UserView
from app.core.station.finding_messages import FindingsView, RecordFinding
from app.core.store.projections.courses import Activation
from app.ui.clinic.deviations_dialog import asked_text
from app.ui.clinic.duty_dialog import DutyDialog
from app.ui.language import language_code
from app.ui.main_window import MainWindow
from app.ui.panels.patient_form import BirthDateField
from app.ui.pseudo_language import PSEUDO
from app.ui.report_editing.finding_form import FindingForm
from app.ui.report_editing.finding_rows import FindingRows
from app.ui.report_editing.report_texts import ReportTexts
from app.ui.report_editing.stage_words import detectors_words, limits_words
from app.ui.report_editing.term_list import TermList
from app.ui.report_editing.term_words import finding_label, place_text
from app.ui.report_editing.trace_glance import page_words
from app.ui.said import said
from app.ui.theme.active import ActiveTheme
from app.ui.window_language import WindowLanguage
from tests.fakes.found_findings import FoundFindings, a_proposal
from tests.fakes.station import FakeStation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Speak = Callable[[str], WindowLanguage]
SPIKE = Finding(
    finding_id="f-1", term="Spike-and-slow-wave", label="Spike and slow wave", side="left",
    regions=("frontal", "temporal"), channels=("F7", "T7"), onset_s=6.25, by="Dr. Keller",
)  # fmt: skip


def found_terms(terms: TermList, words: str) -> set[str]:
    terms.search.setText(words)
    rows = (terms.list.item(row) for row in range(terms.list.count()))
    return {one.data(256) for one in rows if not one.isHidden() and one.data(256)}


@pytest.mark.parametrize(("language", "code"), [("en", "en"), ("de", "de"), (PSEUDO, "en")])
def test_data_with_words_of_its_own_asks_for_the_language_of_the_window(speak: Speak, language: str, code: str) -> None:
    speak(language)
    assert language_code() == code


def test_the_list_of_terms_is_german_and_finds_german_and_english_words(speak: Speak, qtbot: QtBot) -> None:
    speak("de")
    terms = TermList()
    qtbot.addWidget(terms)
    shown = [terms.list.item(row).text().strip() for row in range(terms.list.count())]
    table = score_terms()
    wanted = [words.de for group in table.group for words in (group.words, *(one.words for one in group.terms))]
    assert shown == wanted
    assert found_terms(terms, "spitze-welle") >= {"Spike-and-slow-wave", "Polyspike-and-slow-wave"}
    assert found_terms(terms, "spike and slow") >= {"Spike-and-slow-wave", "Polyspike-and-slow-wave"}
    # English words that are in no id, and a group's.
    assert found_terms(terms, "muscle") == found_terms(terms, "muskel") == {"EMG-artifact"}
    assert found_terms(terms, "mains") == {"Line-noise-artifact"}
    assert found_terms(terms, "drowsiness") > {"Sleep-spindles", "K-complex"}
    assert found_terms(terms, "grundrhythmus") == found_terms(terms, "posterior dominant rhythm")
    assert found_terms(terms, "Artefakte") > found_terms(terms, "Lidschlag") == {"Eye-blink-artifact"}
    assert "Photic-driving" in found_terms(terms, "photostimulation") & found_terms(terms, "Fotostimulation")
    assert not found_terms(terms, "gibt es nicht")
    hints = {terms.list.item(row).data(256): terms.list.item(row).toolTip() for row in range(terms.list.count())}
    assert hints["Spike-and-slow-wave"] == ("Spitze-Welle-Komplexe  ·  Spike and slow wave  ·  Spike-and-slow-wave")


def test_in_english_the_list_is_english_and_german_words_find_nothing(speak: Speak, qtbot: QtBot) -> None:
    speak("en")
    terms = TermList()
    qtbot.addWidget(terms)
    assert terms.list.item(1).text().strip() == "Posterior dominant rhythm"
    assert not found_terms(terms, "Grundrhythmus")
    assert found_terms(terms, "spike-and") >= {"Spike-and-slow-wave"}


def test_a_german_form_asks_for_ids_and_keeps_no_german_word(speak: Speak, qtbot: QtBot) -> None:
    speak("de")
    form = FindingForm()
    qtbot.addWidget(form)
    form.know(FindingsView(session_id="s", recording_id="r", labels=("F7", "T7"), recorded_s=60.0))
    assert form.regions["occipital"].text() == "okzipital"
    assert [form.side.itemText(at) for at in range(1, form.side.count())] == [
        "links",
        "rechts",
        "beidseits",
        "Mittellinie",
    ]
    assert form.feature_boxes["incidence"].accessibleName() == "Häufigkeit"
    form.terms.choose("Spike-and-slow-wave")
    form.side.setCurrentIndex(1)
    form.regions["temporal"].setChecked(True)
    form.feature_boxes["incidence"].setCurrentIndex(5)
    assert form.feature_boxes["incidence"].currentText() == "häufig"
    assert form.request("s") == RecordFinding(
        session_id="s", term="Spike-and-slow-wave", side="left", regions=("temporal",),
        features=("Frequent-feature-incidence",),
    )  # fmt: skip


def test_rows_and_the_words_put_into_the_impression_are_german(
    speak: Speak,
    theme: ActiveTheme,
    station: FakeStation,
    qtbot: QtBot,
) -> None:
    speak("de")
    found = FoundFindings(station)
    run = a_proposal("p-2", 12.5, "F4", kind="rhythmic_run")
    view = found.change(findings=(SPIKE,), detector_findings=(run, a_proposal("p-1", 6.0, "T7")))
    rows = FindingRows(theme.palette)
    rows.show_view(view)
    told = [[rows.data(rows.index(row, column)) for column in (2, 3)] for row in range(3)]
    assert told == [
        ["Steiler Transient: 6,2-facher Hintergrund, 70 ms", "T7"],
        ["Spitze-Welle-Komplexe", "links, frontal und temporal; F7 T7"],
        ["Rhythmische Serie: 3,2 Hz über 15 s, rechts, 80 µV", "F4"],
    ]
    texts = ReportTexts()
    qtbot.addWidget(texts)
    texts.show_view(view)
    texts.insert_findings()
    assert texts.impression.toPlainText() == "Spitze-Welle-Komplexe (links, frontal und temporal)."
    assert "Programme" in detectors_words(view)


def test_the_page_beside_a_finding_is_printed_in_german(speak: Speak) -> None:
    speak("de")
    excerpt = an_excerpt(filters_text(FilterDesign(250.0, low_cut_hz=0.5, high_cut_hz=70.0, notch_hz=None)))
    assert page_words(excerpt).split("     ") == [
        *("7,5 µV/mm", "30 mm/s", "Hochpass 0,5 Hz (0,32 s)", "Tiefpass 70 Hz", "Netzfilter aus", "Nullphasig"),
        *("Längsreihe", "Negativ oben"),
    ]


def an_excerpt(filters: str) -> Excerpt:
    return Excerpt(
        title="", onset_s=0.0, seconds=1.0, rate_hz=250.0, labels=(), groups=(), sides=(), uv_per_mm=7.5,
        mm_per_s=30.0, montage="Longitudinal bipolar", filters=filters, samples=b"",
    )  # fmt: skip


@pytest.mark.parametrize("module", [rhythmic_runs, sharp_transients])
def test_what_a_detector_cannot_do_is_said_in_german(speak: Speak, module: ModuleType) -> None:
    speak("de")
    run = DetectorRun(detector=module.NAME, version=module.VERSION, found=1, kept=1, limits=module.LIMITS)
    told = limits_words(FindingsView(session_id="s", recording_id="r", detectors=(run,)))
    assert told.startswith(f"{module.NAME} 1: An keinem Referenzdatensatz geprüft")
    for limit in module.LIMITS:
        assert said(limit) in told
        assert said(limit) != limit


def test_a_term_of_another_version_is_shown_as_the_station_says_it(speak: Speak) -> None:
    speak("de")
    assert finding_label(Finding(finding_id="f", term="Of-another-version", label="Of another version")) == (
        "Of another version"
    )
    assert place_text("", ()) == ""


@pytest.mark.parametrize("name", protocol_names())
def test_what_the_station_finds_of_deviations_is_german(speak: Speak, name: str) -> None:
    speak("de")
    protocol = load_protocol(name)
    omitted = found_departures(protocol, (), recorded_s=65.0)
    broken = [
        Activation(
            activation_id="a", session_id="s", recording_id="r", procedure=one.name, title=one.title, onset_s=0.0,
            ended_s=8.0, how="broken_off", phase=one.course()[0].name, phases=one.course(), reason="",
            started_by="u", started=datetime(2026, 11, 22, tzinfo=UTC),
        )
        for one in protocol.activations
    ]  # fmt: skip
    ended_early = found_departures(protocol, tuple(broken), recorded_s=None)
    for departure in (*omitted, *ended_early):
        german = said(departure.text)
        assert german != departure.text
        assert not {"was", "were", "done", "broken", "protocol", "after"} & set(german.replace(".", " ").split())
    assert len(ended_early) == len(protocol.activations)


def test_deviations_and_protocols_in_german(speak: Speak) -> None:
    speak("de")
    assert said("Photic stimulation was not done.") == "Fotostimulation wurde nicht durchgeführt."
    assert said("19 min 59 s were recorded; the protocol asks for 20 min at least.") == (
        "19 min 59 s wurden aufgezeichnet; das Protokoll verlangt mindestens 20 min."
    )
    assert said("Hyperventilation was broken off after 1 min 5 s (Hyperventilation begins).") == (
        f"Hyperventilation: nach 1 min 5 s abgebrochen ({said('Hyperventilation begins')})."
    )
    assert said("Photic stimulation was broken off after 1 min (Flashes 18 Hz).") == (
        f"Fotostimulation: nach 1 min abgebrochen ({said('Flashes 18 Hz')})."
    )
    routine = load_protocol("routine-eeg")
    assert "Längsreihe" in asked_text(routine)
    assert "bipolar" not in asked_text(routine)
    for protocol in map(load_protocol, protocol_names()):
        for words in (*protocol.sources, *(one.label for one in protocol.statements), protocol.title):
            assert said(words) != words or words in {"Hyperventilation"}


def test_the_times_of_a_duty_are_typed_as_they_are_shown(speak: Speak, window: MainWindow, qtbot: QtBot) -> None:
    speak("de")
    view = AccessView(user=UserView(user_id="u-1", user_name="a", full_name="A", roles=tuple(Role)))
    dialog = DutyDialog(window.links.station, view, None, window)
    qtbot.addWidget(dialog)
    edits = dialog.findChildren(QDateTimeEdit)
    assert len(edits) == 2
    assert {one.displayFormat() for one in edits} == {"dd.MM.yyyy HH:mm"}


def test_a_birth_date_is_typed_as_it_is_shown_and_sent_as_it_is_kept(speak: Speak, qtbot: QtBot) -> None:
    speak("de")
    page = QWidget()
    qtbot.addWidget(page)
    born = BirthDateField(VirtualClock(), page)
    assert born.edit.placeholderText() == "12.03.1984"
    for typed, sent in (("12.03.1984", "1984-03-12"), ("1984-03-12", "1984-03-12"), ("12.3.84", "12.3.84")):
        born.edit.setText(typed)
        assert born.text == sent
    assert not born.is_good()
    assert "12.03.1984" in born.fault
    born.show_day("1990-01-02")
    assert (born.edit.text(), born.text, born.is_good()) == ("02.01.1990", "1990-01-02", True)
