"""A reception for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.settings.data_directory import DataDirectory
from tests.fakes.reception import ReceptionOfTests, quick_passwords


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReceptionOfTests]:
    """A clinical reception without users."""
    quick_passwords(monkeypatch)
    made = ReceptionOfTests(DataDirectory(tmp_path / "data").create())
    yield made
    made.close()
    made.data.remove_runtime()
