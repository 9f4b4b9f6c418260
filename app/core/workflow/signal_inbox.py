"""What each workflow was told, on disk: one append-only table beside the engine's own.

Guarantees: a signal is durable when `append` returns; it is never changed or reordered, and goes only with its whole
workflow. Who reads says after which position, so that reading again after a crash gives the same answer. A signal and
the wait for it meet without polling: `append` rings a bell in the same process.
Does not: know what signals mean. Any thread; one process a file (the station).

Why not the engine's own messages: on SQLite they are polled once a second, and a thread that waits for one cannot be
brought to an end in bounded time.
"""

import threading
from collections.abc import Sequence

import msgspec
import sqlalchemy as sa

from app.core.clock import Clock
from app.core.workflow.context import Signal
from app.core.workflow.kept_values import KeptValues, PlainValues

CAUSE = "cause"
"""In a signal's payload: the event that it came of, and with it all that is done until the next one."""
RETRIED = "engine:retried"
"""Of the engine itself, for no definition: a run was begun after one that failed. Payload: "run", its number."""
_RECHECK_S = 5.0
"""A bell that was missed must not cost a session; the table is looked at again this often."""

_TABLE = sa.Table(
    "neurascale_signals",
    sa.MetaData(),
    sa.Column("workflow_id", sa.Text, primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("told_at", sa.Text, nullable=False),
)


class WorkflowSuspended(BaseException):
    """The engine closes; the workflow goes on from here at the next start.

    Not an `Exception`, so that no engine records it as the workflow's end.
    """


class StorageLost(WorkflowSuspended):
    """The workflow's file cannot be read or written now (disk full, disk gone); it is tried again later."""


class SignalInbox:
    """Signals by workflow, in the order in which they were told.

    Args:
        database: Where they are kept.
        clock: For when they were told.
        values: How their payloads are written there.
    """

    def __init__(self, database: sa.Engine, clock: Clock, values: KeptValues | None = None) -> None:
        self._values = values or PlainValues()
        self._database = database
        self._clock = clock
        self._bell = threading.Condition()
        self._closed = False
        self._appending = threading.Lock()
        with database.begin() as connection:
            _TABLE.create(connection, checkfirst=True)

    def append(self, workflow_id: str, name: str, payload: dict[str, str]) -> int:
        """Keep a signal; its position."""
        newest = sa.select(sa.func.coalesce(sa.func.max(_TABLE.c.position), 0) + 1).where(
            _TABLE.c.workflow_id == workflow_id
        )
        # One at a time: PostgreSQL would let two of them find the same newest position.
        with self._appending, self._database.begin() as connection:
            position: int = connection.execute(
                sa.insert(_TABLE)
                .values(
                    workflow_id=workflow_id,
                    position=newest.scalar_subquery(),
                    name=name,
                    payload=self._values.write(payload),
                    told_at=self._clock.wall().isoformat(),
                )
                .returning(_TABLE.c.position)
            ).scalar_one()
        with self._bell:
            self._bell.notify_all()
        return position

    def first(self, workflow_id: str, names: tuple[str, ...], *, after: int) -> Signal | None:
        """The first signal with one of these names beyond position `after`."""
        query = (
            sa.select(_TABLE.c.position, _TABLE.c.name, _TABLE.c.payload)
            .where(_TABLE.c.workflow_id == workflow_id, _TABLE.c.position > after, _TABLE.c.name.in_(names))
            .order_by(_TABLE.c.position)
            .limit(1)
        )
        with self._database.connect() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        return Signal(
            position=row.position,
            name=row.name,
            payload=msgspec.convert(self._values.read(row.payload), dict[str, str]),
        )

    def retried(self, workflow_id: str, run: int) -> Signal | None:
        """That of this run, if it is not the first one."""
        found: Signal | None = None
        after = 0
        while run > 1 and (signal := self.first(workflow_id, (RETRIED,), after=after)) is not None:
            after = signal.position
            if signal.payload.get("run") == str(run):
                found = signal  # the newest: an earlier one was kept just before the station died
        return found

    def wait(self, workflow_id: str, names: tuple[str, ...], *, after: int) -> Signal:
        """As `first`, but waits for it.

        Raises:
            WorkflowSuspended: The inbox was closed meanwhile.
        """
        with self._bell:
            while not self._closed:
                # Read while holding the bell: a signal kept after this read rings only once we listen.
                signal = self.first(workflow_id, names, after=after)
                if signal is not None:
                    return signal
                self._bell.wait(_RECHECK_S)
        raise WorkflowSuspended

    def forget(self, workflow_ids: Sequence[str]) -> None:
        """Remove what these were told."""
        with self._database.begin() as connection:
            connection.execute(sa.delete(_TABLE).where(_TABLE.c.workflow_id.in_(workflow_ids)))

    def close(self) -> None:
        """Let everybody who waits go, with `WorkflowSuspended`."""
        with self._bell:
            self._closed = True
            self._bell.notify_all()
