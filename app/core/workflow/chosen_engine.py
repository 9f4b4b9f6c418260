"""Which engine runs this station's workflows: the site's settings say it.

Guarantees: a station never goes on elsewhere than where a running session's workflow lies: while one runs, another
place is refused; and where the site's settings cannot be read, the place of the last time stays. Does not: move
workflows from one place to another. Called once, when the station starts.
"""

import logging
from collections.abc import Callable

import msgspec

from app.core.clock import Clock
from app.core.errors import Conflict, StorageFault, WrongUse
from app.core.settings.data_directory import DataDirectory
from app.core.settings.site import TemporalSettings, WorkflowSettings
from app.core.store.keys.station_key import StationKeys, station_keys
from app.core.workflow.dbos_engine import DbosEngine
from app.core.workflow.engine import StateListener, WorkflowEngine
from app.core.workflow.kept_values import SealedValues
from app.core.workflow.postgresql_database import open_postgresql_database

REMEMBERED = "workflow-place.json"


def open_engine(
    data: DataDirectory,
    settings: WorkflowSettings | None,
    activities: object,
    clock: Clock,
    *,
    sessions_run: bool,
    on_state: StateListener,
    first_cause: Callable[[str], str],
    logger: logging.Logger,
) -> WorkflowEngine:
    """The engine that the site chose.

    Args:
        data: Of the station.
        settings: Of the site; None where they cannot be read.
        activities: See `DbosEngine`; so are the other arguments.
        clock: The station's.
        sessions_run: Whether the log holds a session that has not ended.
        on_state: Gets new states.
        first_cause: The entry that a workflow began with.
        logger: For the engine's warnings.

    Raises:
        Conflict: A session runs whose workflow lies elsewhere; or the database is another station's.
        StorageFault: The file or the database cannot be used.
        NotPermitted: The station's keys, or the database's password, cannot be had.
        WrongUse: A Temporal server is named, and what is needed for it is not there.
    """
    place = settle_place(data, settings, sessions_run=sessions_run)
    if place.temporal_server is not None:
        return _temporal_engine(
            place.temporal_server,
            station_keys(data),
            activities,
            clock,
            on_state=on_state,
            first_cause=first_cause,
            logger=logger,
        )
    keys = station_keys(data)
    elsewhere = bool(place.database)
    return DbosEngine(
        data,
        activities,
        clock,
        on_state=on_state,
        first_cause=first_cause,
        logger=logger,
        database=open_postgresql_database(place, keys.station_id) if elsewhere else None,
        values=SealedValues(keys.local) if elsewhere else None,
    )


def _temporal_engine(
    server: TemporalSettings,
    keys: StationKeys,
    activities: object,
    clock: Clock,
    *,
    on_state: StateListener,
    first_cause: Callable[[str], str],
    logger: logging.Logger,
) -> WorkflowEngine:
    try:
        from app.core.workflow.temporal.temporal_engine import TemporalEngine
    except ModuleNotFoundError as error:
        raise WrongUse(
            "This installation has no client for Temporal, which site.toml asks for.",
            meaning="No workflow can be run.",
            advice="Install the extra “temporal”, or take [workflows] temporal out of site.toml.",
        ) from error
    # This key stays the same as long as the data folder lives, as what a server keeps must.
    return TemporalEngine(
        server,
        keys.local,
        keys.station_id,
        activities,
        clock,
        on_state=on_state,
        first_cause=first_cause,
        logger=logger,
    )


def settle_place(data: DataDirectory, settings: WorkflowSettings | None, *, sessions_run: bool) -> WorkflowSettings:
    """Where the workflows lie from now on, remembered for the next time.

    Raises:
        Conflict: A session runs whose workflow lies elsewhere.
        StorageFault: It cannot be remembered.
    """
    before = remembered_place(data)
    if settings is None or settings == before:
        return before
    if sessions_run and _somewhere_else(settings, before):
        raise Conflict(
            "The site's settings put the workflows elsewhere while a session runs.",
            meaning="The session would be begun anew there.",
            advice="Take the change of [workflows] in site.toml back, end the session, and make it again.",
        )
    path = data.root / REMEMBERED
    fresh = path.with_suffix(".new")
    try:
        fresh.write_bytes(msgspec.json.encode(settings))
        fresh.replace(path)
    except OSError as error:
        raise StorageFault("The place of the workflows cannot be written down.") from error
    return settings


def remembered_place(data: DataDirectory) -> WorkflowSettings:
    """Where the workflows lay the last time; the station's own file where nothing is remembered.

    Raises:
        StorageFault: What was remembered cannot be read.
    """
    try:
        return msgspec.json.decode((data.root / REMEMBERED).read_bytes(), type=WorkflowSettings)
    except FileNotFoundError:
        return WorkflowSettings()
    except (OSError, msgspec.MsgspecError) as error:
        raise StorageFault(
            f"The file {REMEMBERED} cannot be read.",
            meaning="Where the workflows of running sessions lie is not known.",
            advice=f"Restore the data folder from a backup, or remove {REMEMBERED} where no session runs.",
        ) from error


def _somewhere_else(settings: WorkflowSettings, before: WorkflowSettings) -> bool:
    """Another password source alone is the same place, and so are other files for an encrypted link."""
    return _place(settings) != _place(before)


def _place(settings: WorkflowSettings) -> tuple[str, ...]:
    server = settings.temporal_server
    return (settings.database, *(() if server is None else (server.address, server.namespace, server.task_queue)))
