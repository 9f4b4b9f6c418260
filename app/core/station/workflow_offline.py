"""The workflows of a data folder, read from its files where no station runs.

Guarantees: changes no file, and makes none but what SQLite keeps beside one that is read; nothing of a patient is
read, not even an id, so nobody has to sign in: who can open the folder's key may see ids, steps, times and errors. What
the step that was interrupted was doing is not known here: it is told as the run's state.
The station's own file is read, or the PostgreSQL database that the station used the last time.
Does not: see workflows on a Temporal server, which has pages of its own for them. One thread.
"""

import contextlib
from collections.abc import Iterator

from app.core.errors import LedgerBroken, NotFound, StorageFault, WrongUse
from app.core.settings.data_directory import DataDirectory
from app.core.station.workflow_messages import WorkflowDetail, WorkflowList
from app.core.station.workflow_views import MOST_ENTRIES, detail, run_view
from app.core.store.audit_trail import AuditTrail
from app.core.store.database import reading_engine, translated
from app.core.store.keys.station_key import station_keys
from app.core.store.store_file import StoreFile, is_in_clear, store_file
from app.core.workflow.chosen_engine import remembered_place
from app.core.workflow.dbos_records import DbosRecords
from app.core.workflow.kept_values import SealedValues
from app.core.workflow.postgresql_database import open_postgresql_database


class FolderWorkflows:
    """See the module; made by `workflows_of_folder`."""

    def __init__(self, records: DbosRecords | None, trail: AuditTrail) -> None:
        self._records = records
        self._trail = trail

    def list(self, definition: str = "", *, unfinished_only: bool = False, at_most: int = 100) -> WorkflowList:
        """As `ListWorkflows` is answered.

        Raises:
            StorageFault: The file cannot be read.
        """
        if self._records is None:
            return WorkflowList(runs=())
        with _readable():
            found = self._records.runs(name=definition, unfinished_only=unfinished_only, at_most=at_most + 1)
        return WorkflowList(runs=tuple(run_view(one) for one in found[:at_most]), more=len(found) > at_most)

    def get(self, workflow_id: str) -> WorkflowDetail:
        """As `GetWorkflow` is answered.

        Raises:
            NotFound: There is none of this id.
            StorageFault: The file cannot be read.
        """
        chain = self._trail.chain(workflow_id, at_most=MOST_ENTRIES + 1)
        first_cause = chain[0].event_id if chain else ""
        with _readable():
            record = None if self._records is None else self._records.run(workflow_id)
            if record is not None and self._records is not None:
                return detail(run_view(record), self._records.history(workflow_id, first_cause), chain)
        raise NotFound("There is no workflow of this id.", advice="Look at the list: neurascale workflow list.")


@contextlib.contextmanager
def workflows_of_folder(data: DataDirectory) -> Iterator[FolderWorkflows]:
    """The workflows, while the context lasts.

    Raises:
        WrongUse: There is no log in this folder, or its workflows lie on a Temporal server.
        NotPermitted: Its key cannot be had now (`StationLocked`), or the database's password.
        LedgerBroken: The file of the station's keys is damaged.
        Conflict: The database is another station's.
        StorageFault: It cannot be read.
    """
    with contextlib.ExitStack() as stack:
        log = reading_engine(store_file(data))
        stack.callback(log.dispose)
        yield FolderWorkflows(_records(data, stack), AuditTrail(log))


def _records(data: DataDirectory, stack: contextlib.ExitStack) -> DbosRecords | None:
    """Where the workflows lie, let go of with `stack`; None where there were none yet."""
    place = remembered_place(data)
    if place.temporal_server is not None:
        raise WrongUse(
            "This station's workflows lie on a Temporal server.",
            meaning="They cannot be read from the data folder.",
            advice="Start the station and ask again, or look at the server's own pages.",
        )
    if place.database:
        keys = station_keys(data)
        server = open_postgresql_database(place, keys.station_id, read_only=True)
        stack.callback(server.dispose)
        return DbosRecords(server, SealedValues(keys.local))
    if not data.workflow_database.is_file():
        return None
    key = None if is_in_clear(data.workflow_database) else station_keys(data).database
    workflows = reading_engine(StoreFile(data.workflow_database, key))
    stack.callback(workflows.dispose)
    return DbosRecords(workflows)


@contextlib.contextmanager
def _readable() -> Iterator[None]:
    """Raises: StorageFault: The file of workflows cannot be read."""
    try:
        with translated("read"):
            yield
    except (LedgerBroken, StorageFault) as error:
        raise StorageFault(
            "The workflows cannot be read.",
            meaning="What they did cannot be told; log and recordings are not affected.",
            advice="Check that the disk is readable; if workflow.db is damaged, restore the data folder from a backup.",
        ) from error
