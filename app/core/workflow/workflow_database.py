"""The file that durable workflows lie in.

Guarantees: encrypted under the station's key, as the log's file is; WAL, every transaction IMMEDIATE and synced to disk
when it commits, foreign keys on, bounded waits for a lock. Does not: hold patient data, only ids, step names and our
own texts.
"""

import sqlalchemy as sa

from app.core.errors import LedgerBroken, StorageFault
from app.core.settings.data_directory import DataDirectory
from app.core.store.conversion import workflow_file
from app.core.store.database import foreign_engine
from app.core.store.store_file import StoreFile


def workflow_database_of(data: DataDirectory) -> sa.Engine:
    """An engine on the workflow file of a data folder, made if it is not there, encrypted if it was not.

    Raises:
        NotPermitted: The station's keys cannot be had now (`StationLocked`).
        LedgerBroken: The station's keys are gone or damaged.
        StorageFault: The file cannot be opened or written, or is no database.
    """
    try:
        file = workflow_file(data)
    except LedgerBroken as error:
        if data.workflow_database.exists():
            raise _unusable(data.workflow_database.name) from error
        raise
    return open_workflow_database(file)


def open_workflow_database(file: StoreFile) -> sa.Engine:
    """An engine on `file`, made if it is not there.

    Raises:
        StorageFault: The file cannot be opened or written, or is no database, or opens with another key.
    """
    engine = foreign_engine(file)
    try:
        with engine.begin() as connection:
            connection.execute(sa.text("SELECT count(*) FROM sqlite_master"))
    except (sa.exc.SQLAlchemyError, OSError) as error:
        engine.dispose()
        raise _unusable(file.path.name) from error
    file.path.chmod(0o600)
    return engine


def _unusable(name: str) -> StorageFault:
    return StorageFault(
        f"The workflow file {name} cannot be opened.",
        meaning="Running sessions cannot be resumed and none can be begun; recordings and log are not affected.",
        advice="Check that the disk is writable; if the file is damaged, restore the data folder from a backup.",
    )
