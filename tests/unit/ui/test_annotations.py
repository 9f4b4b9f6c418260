"""Marks: set, linked, corrected, withdrawn, and a hundred thousand of them."""

from datetime import UTC, datetime

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.clock import VirtualClock
from app.core.settings.site import read_site
from app.core.station import messages as m
from app.core.station.annotation_messages import CorrectAnnotation, WithdrawAnnotation
from app.core.station.views import SessionEvent
from app.ui.item_models.event_rows import EventRows, Wanted
from app.ui.key_moment import KeyMoment
from app.ui.main_window import MainWindow
from app.ui.panels.events_panel import EventsPanel
from app.ui.signal_views.drawn_samples import DrawnSamples
from app.ui.theme.active import ActiveTheme
from app.ui.theme.palette import DARK
from tests.fakes.station import FakeStation
from tests.unit.ui.sessions import record

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def mark(onset_s: float, text: str = "Eyes open", **fields: object) -> SessionEvent:
    said = {"duration_s": 0.0, "kind": "annotation", "annotation_id": f"{text} {onset_s}", **fields}
    return SessionEvent(onset_s=onset_s, text=text, **said)  # type: ignore[arg-type]


def texts(rows: EventRows) -> list[str]:
    return [str(rows.index(row, 3).data()) for row in range(rows.rowCount())]


@pytest.fixture(name="panel")
def _panel(theme: ActiveTheme, qtbot: QtBot) -> EventsPanel:
    made = EventsPanel(("Eyes open", "Eyes closed"))
    qtbot.addWidget(made)
    made.resize(280, 600)
    made.show()
    made.allow_marks(allowed=True)
    return made


# --- when a key was pressed ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("rate_hz", [250.0, 256.0, 500.0, 2000.0, 5000.0, 30_000.0])
def test_a_mark_is_the_sample_that_was_drawn_when_the_key_went_down(rate_hz: float) -> None:
    drawn = DrawnSamples()
    assert drawn.at(5) is None
    for frame in range(60):
        drawn.note(frame * 16_000_000, (frame * 16 + 100) / 1000, rate_hz)
    for frame in (0, 7, 59):
        for late_ns in (0, 15_999_999):
            at_s = drawn.at(frame * 16_000_000 + late_ns)
            assert at_s is not None
            sample = at_s * rate_hz
            assert sample == pytest.approx(round(sample), abs=1e-6), "a sample's own time"
            drawn_to = (frame * 16 + 100) / 1000 * rate_hz
            assert drawn_to - 1 - 1e-6 <= sample < drawn_to + 1e-6, "the newest one that was drawn, within one sample"
    drawn.note(61 * 16_000_000, 0.5, rate_hz)
    assert drawn.at(10**12) == pytest.approx(0.5, abs=1.001 / rate_hz), "a stream that began anew"


def test_a_key_that_is_handled_late_is_dated_back() -> None:
    clock = VirtualClock(wall=datetime(2026, 1, 1, tzinfo=UTC))
    moment = KeyMoment(clock)
    assert moment.take() is None
    base = clock.monotonic_ns()
    moment.note(5_000)
    assert moment.take() == base
    clock.advance(1.0)
    moment.note(5_700)  # pressed 0.7 s after the first, handled after 1.0 s
    assert moment.take() == pytest.approx(base + 700_000_000, abs=2)
    assert moment.take() is None, "a button that is clicked later has no key"
    clock.advance(0.5)
    moment.note(0)
    assert moment.take() == clock.monotonic_ns(), "no time from the system: now"
    clock.advance(20.0)
    moment.note(100)  # a clock that was set anew
    assert moment.take() == clock.monotonic_ns()
    moment.note(200)
    clock.advance(0.2)
    assert moment.take() is None, "another key, of long ago"


def test_the_sites_texts_are_on_the_keys(data: object, station: FakeStation, make_window: object, qtbot: QtBot) -> None:
    path = data.root / "site.toml"  # type: ignore[attr-defined]
    path.write_text('schema_version = 1\nmarks = ["Sucking", "Lead pulled"]\n')
    assert read_site(path).marks == ("Sucking", "Lead pulled")
    window: MainWindow = make_window()  # type: ignore[operator]
    assert [one.text() for one in window.events.buttons] == ["1  Sucking", "2  Lead pulled"]
    qtbot.waitUntil(lambda: window.state is not None, timeout=5000)
    qtbot.waitUntil(lambda: window.patients.list.model().rowCount() > 0, timeout=5000)
    record(window, station, qtbot)
    QTest.keyClick(window, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: len(station.asked_for(m.Annotate)) == 1)
    assert station.asked_for(m.Annotate)[0].text == "Lead pulled"


# --- the list ------------------------------------------------------------------------------------------------------


def test_the_newest_version_is_shown_and_the_old_one_on_request() -> None:
    rows = EventRows(DARK)
    first = mark(3.0, "Blink", annotation_id="a")
    rows.add_many((first, mark(5.0, "Cough", annotation_id="b")))
    rows.add(msgspec.structs.replace(first, onset_s=6.0, text="Eye blink", version=2, reason="Seen on the video"))
    assert texts(rows) == ["Cough", "Eye blink"]
    rows.add(mark(5.0, "Cough", annotation_id="b", version=2, state="withdrawn", reason="Not this patient"))
    assert texts(rows) == ["Eye blink"]
    rows.want(Wanted(struck=True))
    assert texts(rows) == ["Blink  (replaced)", "Cough  (replaced)", "Cough  (withdrawn)", "Eye blink"]
    struck = rows.index(0, 3).data(Qt.ItemDataRole.FontRole)
    assert struck.strikeOut()
    assert rows.index(3, 3).data(Qt.ItemDataRole.FontRole) is None
    assert "Version 2: Seen on the video" in str(rows.index(3, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert [event.text for event in rows.holding] == ["Eye blink"]
    rows.add(first)
    assert rows.rowCount() == 4, "what is known already is not doubled"


def test_versions_that_come_together_are_one_mark() -> None:
    rows = EventRows(DARK)
    first = mark(3.0, "Blink", annotation_id="a")
    rows.add_many((first, msgspec.structs.replace(first, text="Eye blink", version=2)))
    assert texts(rows) == ["Eye blink"]
    other = EventRows(DARK)
    other.show((msgspec.structs.replace(first, state="replaced"), msgspec.structs.replace(first, text="B", version=2)))
    assert texts(other) == ["B"]


def test_a_filter_by_text_kind_and_channel(panel: EventsPanel) -> None:
    panel.add_events(
        (
            mark(1.0, "Spike", channels=("F7", "T7")),
            mark(2.0, "Sharp wave", channels=("F8",)),
            mark(3.0, "Eyes open"),
            SessionEvent(onset_s=4.0, duration_s=0.0, kind="gap", text="Gap"),
        )
    )
    panel._words.setText("SP")
    assert texts(panel.rows) == ["Spike  [F7, T7]"]
    panel._words.setText("")
    panel._kind.setCurrentIndex(panel._kind.findData("gap"))
    assert texts(panel.rows) == ["Gap"]
    panel._kind.setCurrentIndex(0)
    panel._channel.setCurrentIndex(panel._channel.findData("F8"))
    assert texts(panel.rows) == ["Sharp wave  [F8]"]
    assert panel._count.text() == "1 of 4 events"
    panel.add_event(mark(5.0, "Elsewhere", channels=("O1",)))
    assert panel.rows.rowCount() == 1
    panel._channel.setCurrentIndex(0)
    assert panel.rows.rowCount() == 5


def test_the_list_is_walked_and_jumps_by_keyboard(panel: EventsPanel, qtbot: QtBot) -> None:
    panel.add_events([mark(float(at)) for at in range(10)])
    chosen: list[float] = []
    panel.event_chosen.connect(lambda event: chosen.append(event.onset_s))
    panel.choose_next(1, 4.5)
    panel.choose_next(1)
    panel.choose_next(-1)
    assert chosen == [5.0, 6.0, 5.0]
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert chosen[-1] == 6.0


def test_a_mark_is_corrected_by_keyboard(panel: EventsPanel, qtbot: QtBot) -> None:
    asked: list[object] = []
    panel.change_wanted.connect(asked.append)
    panel.add_events((mark(12.3456789, "Blink", annotation_id="a", channels=("Fp1",)),))
    panel.table.setCurrentIndex(panel.rows.index(0, 0))
    panel.correct_chosen()
    assert panel.editor.isVisible()
    assert not panel.marks.isVisible()
    panel.editor.text.setText("Eye blink")
    panel.editor.duration.setText("0.5")
    panel.editor.channels.setText("Fp1, Fp2, Fp1")
    QTest.keyClick(panel.editor.text, Qt.Key.Key_Return)
    assert asked == [
        CorrectAnnotation(
            session_id="", annotation_id="a", version=1, onset_s=12.3456789, duration_s=0.5, text="Eye blink",
            channels=("Fp1", "Fp2"),
        )
    ], "what was left alone is not moved by being shown rounded"  # fmt: skip
    assert panel.marks.isVisible()


def test_what_is_wrong_is_said_and_nothing_is_sent(panel: EventsPanel) -> None:
    asked: list[object] = []
    panel.change_wanted.connect(asked.append)
    panel.add_events((mark(12.0, "Blink", annotation_id="a"),))
    panel.table.setCurrentIndex(panel.rows.index(0, 0))
    panel.withdraw_chosen()
    for field, text, why in (
        (panel.editor.text, " ", "needs a text"),
        (panel.editor.onset, "-3", "onset is a number"),
        (panel.editor.duration, "long", "duration is a number"),
    ):
        before = field.text()
        field.setText(text)
        panel.editor.save.click()
        assert why in panel.editor._fault.text()
        field.setText(before)
    panel.editor.withdraw.click()
    assert "why the mark does not hold" in panel.editor._fault.text()
    assert asked == []
    panel.editor.reason.setText("Another patient")
    panel.editor.withdraw.click()
    assert asked == [WithdrawAnnotation(session_id="", annotation_id="a", version=1, reason="Another patient")]
    panel.withdraw_chosen()
    QTest.keyClick(panel.editor.reason, Qt.Key.Key_Escape)
    assert not panel.editor.isVisible()


def test_only_marks_that_hold_can_be_changed(panel: EventsPanel) -> None:
    panel.rows.want(Wanted(struck=True))
    panel.add_events(
        (
            SessionEvent(onset_s=1.0, duration_s=0.0, kind="gap", text="Gap"),
            mark(2.0, "Blink", state="withdrawn", version=2),
            mark(3.0, "Cough"),
        )
    )
    can: list[bool] = []
    for row in range(3):
        panel.table.setCurrentIndex(panel.rows.index(row, 0))
        can.append(panel.correct_button.isEnabled() and panel.withdraw_button.isEnabled())
    assert can == [False, False, True]
    panel.table.setCurrentIndex(panel.rows.index(0, 0))
    panel.correct_chosen()
    assert not panel.editor.isVisible()


def test_a_correction_goes_to_the_station_and_changes_the_traces(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    record(window, station, qtbot)
    added = mark(2.0, "Blink", annotation_id="a", duration_s=0.5)
    window.marks._arrived.append(added)
    window.marks._show_batch()
    item = window.session.live_page.page._mark_item
    assert [one.text for one in item._marks] == ["Blink"]
    corrected = msgspec.structs.replace(added, text="Eye blink", onset_s=3.0, version=2)
    withdrawn = msgspec.structs.replace(corrected, version=3, state="withdrawn")
    window.marks._arrived.append(corrected)
    window.marks._show_batch()
    assert [(one.onset_s, one.text) for one in item._marks] == [(3.0, "Eye blink")]
    assert [one.text for one in item.lasting_between(0.0, 10.0)] == ["Eye blink"]
    window.marks._arrived.append(withdrawn)
    window.marks._show_batch()
    assert item._marks == []
    assert window.session.live_page.strip._onsets["annotation"].size == 0


def test_the_way_from_the_key_to_the_withdrawal(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    record(window, station, qtbot)
    window.session.live_page.take_focus()
    events = window.events
    QTest.keyClick(window, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: texts(events.rows) == ["Eyes open"])
    QTest.keyClick(window, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert events.editor.isVisible()
    events.editor.text.setText("Eyes half open")
    QTest.keyClick(events.editor.text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(events.rows) == ["Eyes half open"])
    events.table.setCurrentIndex(events.rows.index(0, 0))
    QTest.keyClick(window, Qt.Key.Key_Delete, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(events.editor.reason, "They were closed")
    events.editor.withdraw.click()
    qtbot.waitUntil(lambda: texts(events.rows) == [])
    (asked,) = station.asked_for(WithdrawAnnotation)
    assert (asked.version, asked.reason) == (2, "They were closed")
    assert asked.session_id == window.marks._session_id
    events._struck.setChecked(True)
    assert texts(events.rows) == [
        "Eyes open  (replaced)",
        "Eyes half open  (replaced)",
        "Eyes half open  (withdrawn)",
    ]
