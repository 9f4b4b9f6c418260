"""The tables of the log itself. They are only ever added to, but for the head, which is one row, and subjects' keys.

Guarantees: what verification compares is stored apart (columns, payload, leaf, nodes, checkpoints, head), so that a
change to one of them contradicts another. Does not: hold anything that can be rebuilt; see `projections`.
"""

from sqlalchemy import CheckConstraint, Column, Index, Integer, LargeBinary, MetaData, Table, Text, text

LOG_METADATA = MetaData()

ENTRIES = Table(
    "entries",
    LOG_METADATA,
    Column("entry_index", Integer, primary_key=True, autoincrement=False),
    Column("event_id", Text, nullable=False, unique=True),
    Column("event_type", Text, nullable=False),
    Column("source_service", Text, nullable=False),
    Column("timestamp", Text, nullable=False),
    Column("correlation_id", Text, nullable=False),
    Column("causation_id", Text),
    Column("subject_id", Text),
    Column("schema_version", Integer, nullable=False),
    Column("encoding", Text, nullable=False),
    Column("token", LargeBinary, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("leaf_hash", LargeBinary, nullable=False),
    Index("entries_by_correlation", "correlation_id", "entry_index"),
    Index("entries_by_type", "event_type", "entry_index"),
    # What the audit is searched by.
    Index("entries_by_time", "timestamp", "entry_index"),
    Index("entries_by_subject", "subject_id", "entry_index", sqlite_where=text("subject_id IS NOT NULL")),
    Index("entries_by_cause", "causation_id", "entry_index", sqlite_where=text("causation_id IS NOT NULL")),
    sqlite_strict=True,
)

# Position: post-order number, see `app.core.ledger.merkle.Node.position`.
NODES = Table(
    "nodes",
    LOG_METADATA,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("hash", LargeBinary, nullable=False),
    sqlite_strict=True,
)

CHECKPOINTS = Table(
    "checkpoints",
    LOG_METADATA,
    Column("size", Integer, primary_key=True, autoincrement=False),
    Column("note", Text, nullable=False),
    sqlite_strict=True,
)

# A checkpoint over every entry there is, signed anew in each transaction.
HEAD = Table(
    "head",
    LOG_METADATA,
    Column("only", Integer, CheckConstraint("only = 1"), primary_key=True, autoincrement=False),
    Column("note", Text, nullable=False),
    sqlite_strict=True,
)

# A subject's key, wrapped by the station's; `box` is empty once the subject was erased. Not a projection: nothing in
# the log could make it again.
SUBJECT_KEYS = Table(
    "subject_keys",
    LOG_METADATA,
    Column("subject_id", Text, primary_key=True),
    Column("box", LargeBinary),
    sqlite_strict=True,
)

# What users prove themselves by; see `app.core.store.credentials`. Not in the log, which is for ever.
CREDENTIALS = Table(
    "credentials",
    LOG_METADATA,
    Column("user_id", Text, primary_key=True),
    Column("password", Text, nullable=False),
    Column("one_time_until", Text, nullable=False),
    Column("secret", LargeBinary),
    Column("last_step", Integer, nullable=False),
    Column("recovery_json", Text, nullable=False),
    sqlite_strict=True,
)

# Columns that repeat what the payload says, so that they can be searched.
REPEATED_COLUMNS = (
    "event_id",
    "event_type",
    "source_service",
    "timestamp",
    "correlation_id",
    "causation_id",
    "subject_id",
    "schema_version",
)
