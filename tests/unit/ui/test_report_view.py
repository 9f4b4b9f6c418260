"""A report within the window: read in pieces, zoomed, turned by keys, and a copy asked for."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.errors import NotPermitted
from app.core.station.report_messages import GetReport, SaveReport
from app.ui.main_window import MainWindow
from app.ui.report_view.pdf_pages import MOST_PIXELS, drawn_page, page_shapes
from app.ui.report_view.report_dialog import ReportDialog
from tests.fakes.served_report import PIECE, report_document, serve_report
from tests.fakes.station import FakeStation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def document() -> bytes:
    return report_document()


@pytest.fixture
def dialog(window: MainWindow, station: FakeStation, qtbot: QtBot, document: bytes) -> ReportDialog:
    return opened(window, station, qtbot, document)


def opened(window: MainWindow, station: FakeStation, qtbot: QtBot, document: bytes) -> ReportDialog:
    """The window's report dialog, with its pages."""
    serve_report(station, document)
    window.dialogs.report("session-0001")
    found = window.findChild(ReportDialog)
    assert found is not None
    qtbot.waitUntil(lambda: found.pages.pages > 0, timeout=10_000)
    qtbot.waitUntil(lambda: 0 in found.pages.drawn, timeout=10_000)
    return found


@pytest.mark.proves("REQ-PRIVACY")
def test_it_comes_in_pieces_into_memory_and_goes_with_the_dialog(
    dialog: ReportDialog, station: FakeStation, qtbot: QtBot, document: bytes
) -> None:
    assert len(station.asked_for(GetReport)) == -(-len(document) // PIECE)
    assert dialog.pages.pages == len(page_shapes(document))
    assert dialog.told == ""
    pages = dialog.pages
    dialog.close()
    assert pages.pages == 0


def test_pages_are_turned_and_scaled_by_keys(dialog: ReportDialog, qtbot: QtBot) -> None:
    pages = dialog.pages
    assert pages.page == 0
    qtbot.keyClick(pages, Qt.Key.Key_PageDown)
    assert pages.page == 1
    assert dialog.page_list.currentRow() == 1
    qtbot.keyClick(pages, Qt.Key.Key_PageUp)
    assert pages.page == 0
    before = pages.scale
    dialog.larger_button.click()
    assert pages.scale > before
    qtbot.waitUntil(lambda: 0 in pages.drawn, timeout=10_000)
    dialog.whole_button.click()
    whole = pages.scale
    dialog.width_button.click()
    assert pages.scale > whole
    dialog.page_list.setCurrentRow(1)
    assert pages.page == 1
    assert "2" in pages.accessibleDescription()


def test_a_copy_is_asked_for_with_its_purpose(dialog: ReportDialog, station: FakeStation, qtbot: QtBot) -> None:
    dialog.ask_to_save()
    save = dialog._save
    assert save is not None
    assert "not encrypted" in save.said
    save.place.setText("/somewhere/report.pdf")
    save.save_button.click()
    qtbot.waitUntil(lambda: "/somewhere/report.pdf" in save.said)
    asked = station.asked_for(SaveReport)[-1]
    assert (asked.path, asked.purpose, asked.replace) == ("/somewhere/report.pdf", "care", False)
    dialog.reject()
    assert dialog.isVisible(), "Escape closes what is open on top first"
    dialog.reject()
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_a_refusal_is_said_in_the_place_of_the_pages(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    station.answer(GetReport, NotPermitted("This patient is not in your care.", advice="Ask the clinician."))
    window.dialogs.report("session-0001")
    found = window.findChild(ReportDialog)
    assert found is not None
    qtbot.waitUntil(lambda: "not in your care" in found.told)
    assert not found.save_button.isEnabled()


def test_pages_can_be_asked_for_from_several_threads_at_once(document: bytes) -> None:
    """PDFium by itself ends the process then."""
    with ThreadPoolExecutor(4) as threads:
        drawn = list(threads.map(lambda number: drawn_page(document, number % 2, 1.0).number, range(24)))
        counted = {len(shapes) for shapes in threads.map(lambda _: page_shapes(document), range(24))}
    assert drawn == [0, 1] * 12
    assert len(counted) == 1


def test_a_page_is_drawn_as_large_as_memory_allows(document: bytes) -> None:
    small, huge = drawn_page(document, 0, 1.0).picture, drawn_page(document, 0, 1000.0).picture
    assert abs(small.width() - page_shapes(document)[0].width_pt) <= 1
    assert huge.width() * huge.height() <= MOST_PIXELS * 1.01


def test_nothing_of_it_is_written(dialog: ReportDialog, tmp_path: Path, qtbot: QtBot) -> None:
    assert not list(dialog._link.data.root.rglob("*.pdf"))
