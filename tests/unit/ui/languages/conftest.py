"""A language is put on for one test and taken off again."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from app.ui.window_language import WindowLanguage


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], WindowLanguage]]:
    before = QLocale()
    worn: list[WindowLanguage] = []

    def put_on(code: str) -> WindowLanguage:
        worn.append(WindowLanguage(qapp, code))
        return worn[-1]

    yield put_on
    for one in reversed(worn):
        one.take_off()
    qapp.processEvents()
    assert QLocale() == before
