"""The file that durable workflows lie in.

Guarantees: WAL, every transaction IMMEDIATE and synced to disk when it commits, foreign keys on, bounded waits for a
lock. Does not: hold patient data, only ids, step names and our own texts.
"""

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from app.core.errors import StorageFault

_BUSY_TIMEOUT_MS = 10_000


def open_workflow_database(path: Path) -> sa.Engine:
    """An engine on `path`, made if it is not there.

    Raises:
        StorageFault: The file cannot be opened or written, or is no database.
    """
    engine = sa.create_engine(
        f"sqlite:///{path}",
        # Every thread of the workflow engine keeps a connection of its own; none is closed and opened again each time.
        pool_size=8,
        max_overflow=24,
        connect_args={"timeout": _BUSY_TIMEOUT_MS / 1000, "isolation_level": "IMMEDIATE"},
    )

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", f"busy_timeout={_BUSY_TIMEOUT_MS}", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}").close()

    try:
        with engine.begin() as connection:
            connection.execute(sa.text("SELECT count(*) FROM sqlite_master"))
    except sa.exc.SQLAlchemyError as error:
        engine.dispose()
        raise StorageFault(
            f"The workflow file {path.name} cannot be opened.",
            meaning="Running sessions cannot be resumed and none can be begun; recordings and log are not affected.",
            advice="Check that the disk is writable; if the file is damaged, restore the data folder from a backup.",
        ) from error
    path.chmod(0o600)
    return engine
