"""The terms of SCORE to choose from."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.report_editing.term_list import TermList

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_passing_through_the_list_with_tab_chooses_nothing(qtbot: QtBot) -> None:
    terms = TermList()
    qtbot.addWidget(terms)
    with qtbot.waitActive(terms):
        terms.show()
        terms.activateWindow()
    terms.search.setFocus()
    QTest.keyClick(terms.search, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is terms.list
    assert terms.term == ""
    QTest.keyClick(terms.list, Qt.Key.Key_Down)
    assert terms.term


def test_a_term_longer_than_the_list_is_wide_scrolls_nothing_sideways(qtbot: QtBot) -> None:
    terms = TermList()
    qtbot.addWidget(terms)
    terms.resize(240, 400)
    terms.show()
    QApplication.processEvents()
    widths = [terms.list.visualItemRect(terms.list.item(row)).width() for row in range(terms.list.count())]
    assert max(widths) <= terms.list.viewport().width()
    assert terms.list.horizontalScrollBar().maximum() == 0
    assert terms.list.item(1).toolTip() == "Posterior dominant rhythm  ·  Posterior-dominant-rhythm"


def test_the_arrows_in_the_search_line_choose_and_no_hit_chooses_none(qtbot: QtBot) -> None:
    terms = TermList()
    qtbot.addWidget(terms)
    terms.search.setText("spike")
    first = terms.term
    QTest.keyClick(terms.search, Qt.Key.Key_Down)
    assert first
    assert terms.term not in {"", first}
    terms.search.setText("no such term")
    assert terms.term == ""
