"""DBOS in this process: configured, launched and ended, with nothing of it left over.

Guarantees: JSON values (never pickle), sealed where that is asked for; a pinned application version, no telemetry, no
console output, and over a file no network; warnings of DBOS reach our logger. `end` is bounded and takes away what
`launch` put into the process.
Does not: know what a session is. DBOS keeps process-wide state, so there is one at a time.
"""

import logging
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from app.core.errors import Conflict
from app.core.workflow.kept_values import KeptValues, PlainValues

if TYPE_CHECKING:
    from dbos import DBOSConfig

APPLICATION_VERSION = "1"
"""Pinned for ever: DBOS leaves sessions of another version pending. Changes go behind `WorkflowContext.patched`."""

_EXECUTOR = "station"
_POLLING_S = 0.2
_KIND_CHARACTERS = 32
_SAID_AGAIN_S = 60.0
_FAULT = "neurascale:fault"
_claim = threading.Lock()


class _Forwarding(logging.Handler):
    """Hands DBOS's warnings to our log, as text only: its own records carry foreign attributes.

    Of one kind, one in a while: DBOS warns several times a second for as long as its database is away.
    """

    def __init__(self, logger: logging.Logger) -> None:
        super().__init__(logging.WARNING)
        self._logger = logger
        self._said_s: dict[str, float] = {}

    def emit(self, record: logging.LogRecord) -> None:
        opening = record.getMessage()[:_KIND_CHARACTERS]
        said_s = self._said_s.get(opening)
        if said_s is not None and record.created - said_s < _SAID_AGAIN_S:
            return
        self._said_s[opening] = record.created
        fault = record.exc_info[1] if record.exc_info else None
        kind = f" ({type(fault).__name__})" if fault is not None else ""
        # Only its first line: what follows may quote values.
        self._logger.log(record.levelno, "workflow engine: %s%s", record.getMessage().partition("\n")[0][:300], kind)


class DbosProcess:
    """The one DBOS of this process.

    Args:
        database: The engine to keep workflows in; stays the caller's.
        workflows: By name; each takes a workflow's id and gives its exit reason.
        logger: For DBOS's warnings.
        values: How what workflows keep is written.

    Raises:
        Conflict: There is one already.
    """

    def __init__(
        self,
        database: sa.Engine,
        workflows: Mapping[str, Callable[[str], str]],
        logger: logging.Logger,
        values: KeptValues | None = None,
    ) -> None:
        if not _claim.acquire(blocking=False):
            raise Conflict("A workflow engine is open in this process already.", advice="Close it first.")
        from dbos import DBOS

        self.api: type[DBOS] = DBOS
        self._ended = False
        self._log_handler = _Forwarding(logger)
        dbos_logger = logging.getLogger("dbos")
        dbos_logger.propagate = False
        dbos_logger.addHandler(self._log_handler)
        launched = False
        try:
            DBOS(config=_config(database, values or PlainValues()))
            # They are plain functions: DBOS puts attributes on them.
            self.workflows: dict[str, Callable[[str], str]] = {
                name: DBOS.workflow(name=name, max_recovery_attempts=None)(workflow)
                for name, workflow in workflows.items()
            }
            DBOS.launch()
            launched = True
        finally:
            if not launched:
                self.end()

    def end(self) -> None:
        """Stop DBOS's threads and forget it; a second call does nothing."""
        if self._ended:
            return
        self._ended = True
        self.api.destroy(destroy_registry=True)
        logging.getLogger("dbos").removeHandler(self._log_handler)
        _claim.release()


def _config(database: sa.Engine, values: KeptValues) -> "DBOSConfig":
    return {
        "name": "neurascale",
        "system_database_url": database.url.render_as_string(),
        "system_database_engine": database,
        "application_version": APPLICATION_VERSION,
        "executor_id": _EXECUTOR,
        "serializer": _serializer(values),
        "enable_otlp": False,
        "use_listen_notify": False,
        "notification_listener_polling_interval_sec": _POLLING_S,
        "log_level": "WARNING",
    }


def _serializer(values: KeptValues) -> Any:
    """DBOS's own JSON where nothing is sealed: files of every release hold it under that name."""
    from dbos._serialization import (
        DBOSPortableJSON,
        PortableWorkflowError,
        Serializer,
        exception_to_workflow_error_data,
    )

    if isinstance(values, PlainValues):
        return DBOSPortableJSON

    class Sealing(Serializer):
        def name(self) -> str:
            return "neurascale_sealed"

        def serialize(self, data: Any) -> str:
            fault = isinstance(data, Exception)
            return values.write({_FAULT: exception_to_workflow_error_data(data)} if fault else data)

        def deserialize(self, serialized_data: str) -> Any:
            data = values.read(serialized_data)
            if isinstance(data, dict) and _FAULT in data:
                return PortableWorkflowError(data[_FAULT]["message"], data[_FAULT]["name"])
            return data

    return Sealing()
