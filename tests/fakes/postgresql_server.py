"""A real PostgreSQL server for tests: on a free port of this machine, in a folder of its own, gone afterwards.

The programs come from the system (Debian's `postgresql`) or from the folder that NEURASCALE_POSTGRESQL names. A server
refuses to run as root; it then runs as "postgres", or as "nobody".
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.core.clock import SYSTEM_CLOCK
from app.core.settings.site import WorkflowSettings

USER = "neurascale"
PASSWORD = "in tests only"
_WITHIN_S = 30.0


def postgresql_programs() -> Path | None:
    """The folder of `initdb` and `postgres`, if there is one."""
    named = os.environ.get("NEURASCALE_POSTGRESQL")
    on_path = shutil.which("initdb")
    folders = [
        *([Path(named)] if named else []),
        *sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True),
        *([Path(on_path).resolve().parent] if on_path else []),
    ]
    return next((f for f in folders if (f / "initdb").is_file() and (f / "postgres").is_file()), None)


class PostgresqlServer:
    """One server; `database` makes an empty database on it, and it can be stopped and started again."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._folder = Path(tempfile.mkdtemp(prefix="neurascale-postgresql-"))
        self._account = _account()
        self._count = 0
        self._process: subprocess.Popen[bytes] | None = None
        self.password_file = self._folder / "password"
        self.password_file.write_text(PASSWORD + "\n")
        self.password_file.chmod(0o600)
        words = self._folder / "words"
        words.write_text(PASSWORD + "\n")
        words.chmod(0o644)
        if self._account:
            shutil.chown(self._folder, self._account)
        subprocess.run(
            [
                *(programs / "initdb", "-D", self._folder / "data", "-U", USER, "-A", "scram-sha-256"),
                *("--pwfile", words, "-E", "UTF8", "--no-locale", "--no-sync"),
            ],
            check=True,
            capture_output=True,
            cwd=self._folder,
            user=self._account,
            timeout=_WITHIN_S * 4,
        )
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    def start(self) -> None:
        self._process = subprocess.Popen(
            [
                *(self._programs / "postgres", "-D", self._folder / "data", "-p", str(self.port)),
                *("-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={self._folder}"),
                *("-c", "fsync=off", "-c", "max_connections=60", "-c", "logging_collector=off"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
            user=self._account,
        )
        give_up_ns = SYSTEM_CLOCK.monotonic_ns() + round(_WITHIN_S * 1e9)
        while not self._answers():
            assert self._process.poll() is None, "PostgreSQL ended at once"
            assert SYSTEM_CLOCK.monotonic_ns() < give_up_ns, "PostgreSQL does not answer"
            SYSTEM_CLOCK.sleep(0.05)

    def stop(self) -> None:
        """At once, as where the power of its machine is lost."""
        if self._process is not None:
            self._process.send_signal(3)  # SIGQUIT: an immediate shutdown
            self._process.wait(_WITHIN_S)
            self._process = None

    def database(self) -> WorkflowSettings:
        """An empty database, as a site's settings name it."""
        self._count += 1
        name = f"workflows_{self._count}"
        self._ask(f"CREATE DATABASE {name}")
        return WorkflowSettings(
            database=f"postgresql://{USER}@127.0.0.1:{self.port}/{name}", password=f"file:{self.password_file}"
        )

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self._folder)

    def _answers(self) -> bool:
        import psycopg

        try:
            self._ask("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def _ask(self, sql: str) -> None:
        import psycopg

        with psycopg.connect(
            host="127.0.0.1", port=self.port, user=USER, password=PASSWORD, dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(sql.encode())


def running_server() -> Iterator[PostgresqlServer]:
    """For a fixture: a server, or a skip that says why there is none."""
    import pytest

    programs = postgresql_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed here (Debian: postgresql), and NEURASCALE_POSTGRESQL names none")
    server = PostgresqlServer(programs)
    try:
        server.start()
        yield server
    finally:
        server.remove()


def _account() -> str | None:
    if os.name != "posix" or os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    return None
