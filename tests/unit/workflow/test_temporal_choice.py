"""A site that names a Temporal server: what is read, what is refused, what is used for the link."""

import logging
import subprocess
import sys
from pathlib import Path

import grpc
import pytest

from app.core.clock import SYSTEM_CLOCK
from app.core.errors import Conflict, LinkDown, NotFound, WrongUse
from app.core.settings.data_directory import DataDirectory
from app.core.settings.site import TemporalSettings, WorkflowSettings, read_site
from app.core.workflow.chosen_engine import open_engine, remembered_place, settle_place
from app.core.workflow.engine import WorkflowEngine
from app.core.workflow.temporal.temporal_engine import TemporalEngine
from app.core.workflow.temporal.worker import quiet_runtime
from tests.fakes.certificates import Authority
from tests.fakes.temporal_frontend import TemporalFrontend

KEY = bytes(32)
NOBODY = "0199aaaa-0000-7000-8000-000000000001"

quiet_runtime()  # its native part keeps two sockets to itself as long as the process lives


def _read(folder: Path, text: str) -> WorkflowSettings:
    path = folder / "site.toml"
    path.write_text(f"schema_version = 1\n{text}")
    return read_site(path).workflows


def test_a_server_is_named_in_one_line_or_in_a_table(tmp_path: Path) -> None:
    assert _read(tmp_path, "").temporal_server is None
    short = _read(tmp_path, '[workflows]\ntemporal = "temporal.clinic.example:7233"\n').temporal_server
    assert short == TemporalSettings(address="temporal.clinic.example:7233")
    table = '[workflows.temporal]\naddress = "t:7233"\nnamespace = "eeg"\ntask_queue = "room-3"\ntls = true\n'
    table += 'ca_file = "/c"\n'
    assert _read(tmp_path, table).temporal_server == TemporalSettings(
        address="t:7233", namespace="eeg", task_queue="room-3", tls=True, ca_file="/c"
    )


@pytest.mark.parametrize(
    "text",
    [
        '[workflows]\ntemporal = "temporal"\n',
        '[workflows]\ntemporal = "http://temporal:7233"\n',
        '[workflows.temporal]\naddress = "t:7233"\nnamespace = ""\n',
        '[workflows.temporal]\naddress = "t:7233"\nspeed = 3\n',
        '[workflows]\ntemporal = "t:7233"\ndatabase = "postgresql://station@db.example/workflows"\n',
    ],
)
def test_what_cannot_be_meant_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(WrongUse, match=r"site\.toml"):
        _read(tmp_path, text)


def _open(data: DataDirectory, settings: WorkflowSettings) -> WorkflowEngine:
    return open_engine(
        data,
        settings,
        object(),
        SYSTEM_CLOCK,
        sessions_run=False,
        on_state=lambda _id, _state: None,
        first_cause=lambda _id: "",
        logger=logging.getLogger("neurascale.test"),
    )


def test_the_engine_of_a_site_with_a_server_is_the_one_on_it(data_directory: DataDirectory) -> None:
    with TemporalFrontend() as frontend:
        engine = _open(data_directory, WorkflowSettings(temporal=frontend.target))
        try:
            assert isinstance(engine, TemporalEngine)
            assert engine.runs() == ()
        finally:
            engine.close()


def test_an_installation_without_the_client_says_so(
    data_directory: DataDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "app.core.workflow.temporal.temporal_engine", None)
    with pytest.raises(WrongUse, match="no client for Temporal"):
        _open(data_directory, WorkflowSettings(temporal="t:7233"))


def test_a_session_that_runs_is_not_begun_anew_on_another_server(data_directory: DataDirectory) -> None:
    first = WorkflowSettings(temporal=TemporalSettings(address="t:7233"))
    assert settle_place(data_directory, first, sessions_run=False) == first
    for elsewhere in (
        WorkflowSettings(),
        WorkflowSettings(temporal="u:7233"),
        WorkflowSettings(temporal=TemporalSettings(address="t:7233", namespace="eeg")),
    ):
        with pytest.raises(Conflict):
            settle_place(data_directory, elsewhere, sessions_run=True)
    encrypted = WorkflowSettings(temporal=TemporalSettings(address="t:7233", tls=True))
    assert settle_place(data_directory, encrypted, sessions_run=True) == encrypted
    assert remembered_place(data_directory) == encrypted


def test_what_a_definition_needs_is_little() -> None:
    """The sandbox imports it anew for each run; and nothing that reaches a disk or a network is among it."""
    asked = (
        "import sys, app.core.workflow.temporal.workflow_classes as made\n"
        "found = [name for name in sys.modules if name.startswith('app.')]\n"
        "heavy = {'sqlalchemy', 'numpy', 'scipy', 'zmq', 'cryptography', 'dbos', 'sqlcipher3', 'PySide6', 'httpx'}\n"
        "print(len(found), sorted(heavy & set(sys.modules)))\n"
    )
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    count, heavy = answer.stdout.split(" ", 1)
    assert heavy.strip() == "[]"
    assert int(count) < 60


def test_without_a_server_nothing_of_the_sdk_is_imported() -> None:
    asked = "import sys, app.core.workflow.chosen_engine\nprint('temporalio' in sys.modules)\n"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert answer.stdout.strip() == "False"


# --- an encrypted link -----------------------------------------------------------------------------------------------


def _written(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def _ask(server: TemporalSettings) -> None:
    engine = TemporalEngine(server, KEY, "s1", object())
    try:
        engine.history(NOBODY)
    finally:
        engine.close()


def test_a_link_with_certificates_on_both_ends_is_used_and_another_authority_is_refused(tmp_path: Path) -> None:
    authority, other = Authority(), Authority()
    at_server, at_station = authority.issue("server"), authority.issue("station")
    credentials = grpc.ssl_server_credentials(
        [(at_server.key, at_server.certificate)], authority.certificate, require_client_auth=True
    )
    with TemporalFrontend(credentials=credentials) as frontend:
        server = {
            "address": frontend.target,
            "tls": True,
            "certificate_file": _written(tmp_path, "station.pem", at_station.certificate),
            "key_file": _written(tmp_path, "station.key", at_station.key),
        }
        good = TemporalSettings(**server, ca_file=_written(tmp_path, "ca.pem", authority.certificate))
        bad = TemporalSettings(**server, ca_file=_written(tmp_path, "other.pem", other.certificate))
        with pytest.raises(NotFound):  # it was asked, and knows no such workflow
            _ask(good)
        with pytest.raises(LinkDown):
            _ask(bad)
        with pytest.raises(LinkDown):
            _ask(TemporalSettings(address=frontend.target))


def test_a_file_that_is_not_there_is_named_at_once() -> None:
    with pytest.raises(WrongUse, match="cannot be read"):
        _ask(TemporalSettings(address="127.0.0.1:1", tls=True, ca_file="/nowhere/ca.pem"))
