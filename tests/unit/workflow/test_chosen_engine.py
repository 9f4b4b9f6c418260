"""Where a station's workflows lie: the site says it, and a running session is never begun anew elsewhere."""

from pathlib import Path

import pytest

from app.core.errors import Conflict, StorageFault
from app.core.settings.data_directory import DataDirectory
from app.core.settings.site import WorkflowSettings
from app.core.workflow.chosen_engine import REMEMBERED, remembered_place, settle_place

OWN_FILE = WorkflowSettings()
SERVER = WorkflowSettings(database="postgresql://n@db/workflows", password="keyring")
OTHER = WorkflowSettings(database="postgresql://n@other/workflows", password="keyring")


@pytest.fixture(name="data")
def _data(tmp_path: Path) -> DataDirectory:
    return DataDirectory(tmp_path)


def test_without_a_word_they_lie_in_the_stations_own_file(data: DataDirectory) -> None:
    assert settle_place(data, OWN_FILE, sessions_run=False) == OWN_FILE
    assert not (data.root / REMEMBERED).exists()


def test_another_place_is_taken_and_remembered_while_no_session_runs(data: DataDirectory) -> None:
    assert settle_place(data, SERVER, sessions_run=False) == SERVER
    assert remembered_place(data) == SERVER
    assert settle_place(data, OWN_FILE, sessions_run=False) == OWN_FILE
    assert remembered_place(data) == OWN_FILE


@pytest.mark.parametrize(("before", "after"), [(OWN_FILE, SERVER), (SERVER, OWN_FILE), (SERVER, OTHER)])
def test_another_place_is_refused_while_a_session_runs(
    data: DataDirectory, before: WorkflowSettings, after: WorkflowSettings
) -> None:
    settle_place(data, before, sessions_run=False)
    with pytest.raises(Conflict, match="while a session runs"):
        settle_place(data, after, sessions_run=True)
    assert remembered_place(data) == before
    assert settle_place(data, before, sessions_run=True) == before


def test_another_source_of_the_password_is_the_same_place(data: DataDirectory) -> None:
    settle_place(data, SERVER, sessions_run=False)
    again = WorkflowSettings(database=SERVER.database, password="file:/etc/neurascale/password")
    assert settle_place(data, again, sessions_run=True) == again


@pytest.mark.parametrize("sessions_run", [True, False])
def test_settings_that_cannot_be_read_leave_them_where_they_are(data: DataDirectory, sessions_run: bool) -> None:
    settle_place(data, SERVER, sessions_run=False)
    assert settle_place(data, None, sessions_run=sessions_run) == SERVER


def test_a_place_that_cannot_be_read_is_not_guessed(data: DataDirectory) -> None:
    (data.root / REMEMBERED).write_text("{")
    with pytest.raises(StorageFault, match=REMEMBERED):
        settle_place(data, SERVER, sessions_run=True)
