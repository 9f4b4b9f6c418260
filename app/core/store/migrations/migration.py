"""Brings the tables of a file, of any version ever released or of none, to today's.

Guarantees: within the caller's transaction: all steps and what the caller does afterwards, or none. The steps are
modules of this package, so they work in a frozen build and need no file of configuration. A file of a newer version is
refused, never touched. Does not: fill tables that are made from the log (the caller rebuilds those), or check anything.
The version stands in the file twice: as SQLite's `user_version`, which every version of this application reads, and as
alembic's own table.
"""

from collections.abc import Iterable
from types import ModuleType
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Connection, MetaData, String, Table, text

from app.core.errors import StorageFault

if TYPE_CHECKING:
    from alembic.runtime.migration import MigrationContext, MigrationStep

SCHEMA_VERSION = 6
_APPLICATION_ID = 0x4E53574C  # "NSWL", so that whoever has the key can tell what it is

# As alembic makes it; files before version 5 have none.
_FIRST_WITH_VERSION_TABLE = 5
_VERSION_TABLE = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))


def migrate(connection: Connection) -> int:
    """Bring the tables up to date; the version that was found (0: a new file).

    Raises:
        StorageFault: A newer version of the application made this file.
    """
    found = schema_version(connection)
    if found > SCHEMA_VERSION:
        raise StorageFault(
            "This data folder belongs to a newer version of the application.",
            meaning="Nothing in it was changed.",
            advice="Update this application, or choose another folder with --data.",
        )
    if found < SCHEMA_VERSION:
        _run_revisions(connection, found)
        connection.execute(text(f"PRAGMA application_id={_APPLICATION_ID}"))
        connection.execute(text(f"PRAGMA user_version={SCHEMA_VERSION}"))
    return found


def schema_version(connection: Connection) -> int:
    """The version of the tables; 0 where none were made yet."""
    return int(connection.execute(text("PRAGMA user_version")).scalar_one())


def _run_revisions(connection: Connection, found: int) -> None:
    # Only here: it takes a tenth of a second to import, and nearly every start finds today's tables.
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext, MigrationStep
    from alembic.script import Script
    from alembic.script.revision import RevisionMap

    scripts = [Script(module, module.revision, module.__file__ or "") for module in _revisions()]
    revisions: Any = RevisionMap(lambda: scripts)

    def steps(_heads: object, _context: "MigrationContext") -> Iterable["MigrationStep"]:
        newest_first = tuple(revisions.iterate_revisions("heads", f"{found:04d}" if found else "base"))
        return [MigrationStep.upgrade_from_script(revisions, script) for script in reversed(newest_first)]

    if 0 < found < _FIRST_WITH_VERSION_TABLE:
        _VERSION_TABLE.create(connection)
        connection.execute(_VERSION_TABLE.insert().values(version_num=f"{found:04d}"))
    context = MigrationContext.configure(connection, opts={"fn": steps, "transactional_ddl": True})
    context.run_migrations(op=Operations(context))


def _revisions() -> tuple[ModuleType, ...]:
    """All of them, in their order."""
    from app.core.store.migrations import (
        revision_0001,
        revision_0002,
        revision_0003,
        revision_0004,
        revision_0005,
        revision_0006,
    )

    return revision_0001, revision_0002, revision_0003, revision_0004, revision_0005, revision_0006
