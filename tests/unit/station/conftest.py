"""A station's rooms for the tests of this folder."""

from collections.abc import Iterator

import pytest

from app.core.settings.data_directory import DataDirectory
from tests.fakes.station_rooms import StationOfTests


@pytest.fixture
def station(data_directory: DataDirectory) -> Iterator[StationOfTests]:
    made = StationOfTests(data_directory)
    yield made
    made.store.close()
