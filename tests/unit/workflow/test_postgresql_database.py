"""Workflows in a database of the site's: whose it is, where its password is, and how it is reached."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa

from app.core.clock import SYSTEM_CLOCK
from app.core.errors import Conflict, LedgerBroken, NotPermitted, StorageFault
from app.core.settings.data_directory import DataDirectory
from app.core.settings.site import WorkflowSettings, read_site
from app.core.store.keys.holders import StationLocked
from app.core.store.keys.keyring_holder import SERVICE, secret_in_keyring
from app.core.workflow import dbos_engine, postgresql_database
from app.core.workflow.context import WorkflowState
from app.core.workflow.dbos_engine import DbosEngine
from app.core.workflow.dbos_records import DbosRecords
from app.core.workflow.kept_values import SealedValues
from app.core.workflow.postgresql_database import KEYRING_NAME, open_postgresql_database
from tests.fakes.noted_effects import NotedEffects
from tests.fakes.postgresql_server import PASSWORD, PostgresqlServer, running_server
from tests.fakes.small_workflows import SMALL_WORKFLOWS

WITHIN_S = 30.0
KEY = bytes(range(32))
NOWHERE = WorkflowSettings(database="postgresql://neurascale@127.0.0.1:9/workflows")


@pytest.fixture(scope="module", name="server")
def _server() -> Iterator[PostgresqlServer]:
    yield from running_server()


@pytest.fixture(name="own_server")
def _own_server() -> Iterator[PostgresqlServer]:
    """One that a test may stop."""
    yield from running_server()


def test_a_database_belongs_to_one_station(server: PostgresqlServer) -> None:
    settings = server.database()
    for _ in range(2):
        open_postgresql_database(settings, "station-1").dispose()
    with pytest.raises(Conflict, match="another station's"):
        open_postgresql_database(settings, "station-2")


def test_who_only_looks_changes_nothing(server: PostgresqlServer) -> None:
    settings = server.database()
    looking = open_postgresql_database(settings, "station-2", read_only=True)
    try:
        assert DbosRecords(looking).runs() == ()
        with looking.connect() as connection, pytest.raises(sa.exc.DBAPIError, match="read-only"):
            connection.execute(sa.text("CREATE TABLE anything (a int)"))
    finally:
        looking.dispose()
    open_postgresql_database(settings, "station-1").dispose()  # who looked first does not own it
    with pytest.raises(Conflict, match="another station's"):
        open_postgresql_database(settings, "station-2", read_only=True)


def test_a_password_that_is_wrong_is_refused_and_told_nowhere(server: PostgresqlServer, tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text("not this one\n")
    secret.chmod(0o600)
    settings = msgspec.structs.replace(server.database(), password=f"file:{secret}")
    with pytest.raises(StorageFault) as refused:
        open_postgresql_database(settings, "station-1")
    assert "not this one" not in f"{refused.value} {refused.value.__cause__}"


def test_an_engine_does_not_tell_its_password(server: PostgresqlServer) -> None:
    engine = open_postgresql_database(server.database(), "station-1")
    try:
        assert PASSWORD not in f"{engine.url!r} {engine!r} {engine.url.render_as_string(hide_password=False)}"
    finally:
        engine.dispose()


def test_a_server_that_does_not_answer_is_named_as_what_it_is() -> None:
    with pytest.raises(StorageFault, match="database of the workflows"):
        open_postgresql_database(NOWHERE, "station-1")


def test_a_password_that_others_may_read_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text("secret\n")
    secret.chmod(0o640)
    with pytest.raises(NotPermitted, match="read by others"):
        open_postgresql_database(msgspec.structs.replace(NOWHERE, password=f"file:{secret}"), "station-1")


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe"])
def test_a_password_file_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes | None) -> None:
    secret = tmp_path / "password"
    if content is not None:
        secret.write_bytes(content)
        secret.chmod(0o600)
    with pytest.raises(StorageFault, match="password"):
        open_postgresql_database(msgspec.structs.replace(NOWHERE, password=f"file:{secret}"), "station-1")


class _Keyring:
    """Taken for the one of GNOME by its type's name."""

    def __init__(self, secrets: dict[tuple[str, str], str]) -> None:
        self._secrets = secrets

    def get_password(self, service: str, name: str) -> str | None:
        return self._secrets.get((service, name))


_Keyring.__module__, _Keyring.__qualname__ = "keyring.backends.SecretService", "Keyring"


def test_a_secret_comes_from_a_keyring_of_the_system_only() -> None:
    there = _Keyring({(SERVICE, KEYRING_NAME): "secret"})
    assert secret_in_keyring(KEYRING_NAME, find=lambda: there) == "secret"
    with pytest.raises(StationLocked, match="has no"):
        secret_in_keyring("something else", find=lambda: there)
    with pytest.raises(StationLocked, match="trusted"):
        secret_in_keyring(KEYRING_NAME, find=object)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://n@db.clinic.example/workflows", "verify-full"),
        ("postgresql://n@10.0.0.7:5433/workflows", "verify-full"),
        ("postgresql://n@db.clinic.example/workflows?sslmode=verify-ca", "verify-ca"),
        ("postgresql://n@localhost/workflows", None),
        ("postgresql://n@127.0.0.1/workflows", None),
        ("postgresql://n@/workflows?host=/run/postgresql", None),
    ],
)
def test_another_machine_is_reached_over_verified_tls_only(url: str, expected: str | None) -> None:
    assert postgresql_database._url(url).query.get("sslmode") == expected


@pytest.mark.parametrize(
    ("line", "accepted"),
    [
        ('database = "postgresql://n@db/workflows"', True),
        ('database = "postgresql://n@/workflows?host=/run/postgresql"', True),
        ('database = "postgresql://n@db/w"\npassword = "keyring"', True),
        ('database = "postgresql://n@db/w"\npassword = "file:/etc/neurascale/password"', True),
        ('database = "postgresql://n:secret@db/workflows"', False),
        ('database = "postgresql://n@db/workflows?password=secret"', False),
        ('database = "mysql://n@db/workflows"', False),
        ('database = "postgresql://n@db/w"\npassword = "secret"', False),
    ],
)
def test_the_sites_settings_never_hold_the_password(tmp_path: Path, line: str, accepted: bool) -> None:
    site = tmp_path / "site.toml"
    site.write_text(f"schema_version = 1\n[workflows]\n{line}\n")
    if accepted:
        assert read_site(site).workflows.database
        return
    with pytest.raises(Exception, match="cannot be used"):
        read_site(site)


class _Run:
    """One engine on the server, with a run in it."""

    def __init__(self, folder: Path, settings: WorkflowSettings, effects: Any) -> None:
        self.newest: WorkflowState | None = None
        self._told = threading.Condition()
        self.engine = DbosEngine(
            DataDirectory(folder),
            effects,
            on_state=self._on_state,
            definitions=SMALL_WORKFLOWS,
            database=open_postgresql_database(settings, "station-1"),
            values=SealedValues(KEY),
        )

    def _on_state(self, _workflow_id: str, state: WorkflowState) -> None:
        with self._told:
            self.newest = state
            self._told.notify_all()

    def await_text(self, text: str) -> None:
        with self._told:
            assert self._told.wait_for(
                lambda: self.newest is not None and text in f"{self.newest.text} {self.newest.exit_reason}", WITHIN_S
            ), self.newest


@pytest.mark.expected_log("workflow engine: .*")
def test_a_server_that_goes_and_comes_back_delays_a_run_and_changes_nothing(
    tmp_path: Path, own_server: PostgresqlServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dbos_engine, "_STORAGE_RETRY_S", 0.2)
    effects = NotedEffects()
    run = _Run(tmp_path, own_server.database(), effects)
    try:
        run.engine.start("listening", "w")
        run.await_text("At first.")
        own_server.stop()
        try:
            with pytest.raises(StorageFault, match="cannot be written"):
                run.engine.signal("w", "other")
        finally:
            own_server.start()
        give_up_ns = SYSTEM_CLOCK.monotonic_ns() + round(WITHIN_S * 1e9)
        for name in ("go", "other"):
            while True:
                try:
                    run.engine.signal("w", name)
                    break
                except StorageFault:
                    assert SYSTEM_CLOCK.monotonic_ns() < give_up_ns
        run.await_text("go other nothing")
        assert effects.done == ["go"]
        assert effects.calls == ["go"]
    finally:
        run.engine.close()


@pytest.mark.expected_log("workflow engine: .*")
def test_an_engine_ends_in_bounded_time_though_its_server_is_gone(tmp_path: Path, own_server: PostgresqlServer) -> None:
    settings = own_server.database()
    effects = NotedEffects()
    run = _Run(tmp_path, settings, effects)
    run.engine.start("listening", "w")
    run.await_text("At first.")
    own_server.stop()
    try:
        began_ns = SYSTEM_CLOCK.monotonic_ns()
        run.engine.close()
        assert (SYSTEM_CLOCK.monotonic_ns() - began_ns) / 1e9 < 15.0
    finally:
        own_server.start()
    again = _Run(tmp_path, settings, effects)
    try:
        assert again.engine.resume_unfinished() == ("w",)
        again.engine.signal("w", "go")
        again.engine.signal("w", "go")
        again.await_text("go go nothing")
    finally:
        again.engine.close()


def test_the_server_can_neither_read_what_is_kept_nor_make_it_up(tmp_path: Path, server: PostgresqlServer) -> None:
    settings = server.database()
    run = _Run(tmp_path, settings, NotedEffects())
    run.engine.start("compensating", "w")
    run.await_text("At opened.")
    run.engine.signal("w", "cancel", {"reason": "Frau Zimtstern geht heim."})
    run.await_text("cancelled")
    run.engine.close()
    engine = open_postgresql_database(settings, "station-1")
    try:
        with engine.connect() as connection:
            text = "\n".join(
                repr(row)
                for schema, table in connection.execute(
                    sa.text("SELECT schemaname, tablename FROM pg_tables WHERE schemaname IN ('dbos', 'public')")
                ).all()
                for row in connection.execute(sa.text(f'SELECT * FROM "{schema}"."{table}"'))
            )
        assert "compensating" in text, "what is not hidden"
        for hidden in ("Zimtstern", "At opened", "(open)", "The end."):
            assert hidden not in text
        told = DbosRecords(engine, SealedValues(KEY)).history("w")
        assert [record.step for record in told] == ["open", "cancel", "close", "tell"]
        with pytest.raises(LedgerBroken):
            DbosRecords(engine, SealedValues(bytes(32))).history("w")
        with pytest.raises(LedgerBroken):
            SealedValues(KEY).read('{"result": "made up"}')
    finally:
        engine.dispose()
