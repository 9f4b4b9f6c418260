"""A log of many entries, made quickly: the rows are those the station writes, but not one fsync each."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from app.core.events.canonical_form import decode_event, encode_event, timestamp_text
from app.core.events.clinic_events import SessionStepEnteredData
from app.core.events.program_events import ProgramStartedData
from app.core.events.specification_events import LedgerEventRecordedData, PatientRegisteredData, SessionStartedData
from app.core.events.system_event import EventData, new_event
from app.core.ledger.checkpoint import Checkpoint
from app.core.ledger.leaf import PLAIN, leaf_data, new_token
from app.core.ledger.merkle import GrowingTree, leaf_hash
from app.core.ledger.verification import CHECKPOINT_EVENT
from app.core.settings.data_directory import DataDirectory
from app.core.store.database import writing_engine
from app.core.store.head_copy import HeadCopy
from app.core.store.log_tables import ENTRIES
from app.core.store.projections import registry
from app.core.store.signing_key import KeyFolder
from app.core.store.station_store import StationStore
from app.core.store.store_file import store_file

# A checkpoint a minute at two entries a second, and one clinical row in fifty.
CHECKPOINT_EVERY = 120
PROJECTED_EVERY = 50
_ROWS_AT_ONCE = 5_000
_SESSION = "0198c1f0-0000-7000-8000-000000000001"
_COLUMNS = [column.name for column in ENTRIES.c]
_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
_NO_ID = "ffffffff-ffff-4fff-bfff-ffffffffffff"


def make_long_log(data: DataDirectory, n_entries: int, say: Callable[[str], None]) -> None:
    """Fill a new data folder with a log of `n_entries` that verifies."""
    with StationStore.open(data) as store:
        patient = PatientRegisteredData(
            patient_id="p-1",
            hospital_number="H-1",
            family_name="Bench",
            given_name="Mark",
            birth_date="1990-01-31",
            sex="female",
        )
        started = SessionStartedData(session_id=_SESSION, patient_id="p-1", protocol="routine-eeg", device="simulated")
        store.log.append(new_event("patient.registered", patient, source_service="station", subject_id="p-1"))
        store.log.append(
            new_event("session.started", started, source_service="station", correlation_id=_SESSION, subject_id="p-1")
        )
        entries = list(store.log.read())
    _Filling(data, [entry.leaf_hash for entry in entries]).run(n_entries, say)


class _Template:
    """The canonical bytes of one kind of event, with places for what differs."""

    def __init__(self, event_type: str, data: EventData, **members: str) -> None:
        event = new_event(event_type, data, source_service="station", **members)
        text = encode_event(event).decode()
        text = text.replace(event.event_id, _NO_ID).replace(timestamp_text(event.timestamp), "@TIME@")
        self._text = text
        self._event = event

    def row(self, index: int, moment: datetime, **changes: str) -> tuple[bytes, dict[str, object]]:
        """Payload and columns of entry `index`."""
        event_id = str(uuid.UUID(int=(0x0198C1F0 << 96) | (7 << 76) | (1 << 63) | index))
        stamp = timestamp_text(moment)
        text = self._text.replace(_NO_ID, event_id).replace("@TIME@", stamp)
        for old, new in changes.items():
            text = text.replace(f"@{old}@", new)
        own = self._event.correlation_id == self._event.event_id
        return text.encode(), {
            "event_id": event_id,
            "event_type": self._event.event_type,
            "source_service": "station",
            "timestamp": stamp,
            "correlation_id": event_id if own else self._event.correlation_id,
            "causation_id": None,
            "subject_id": None,
            "schema_version": self._event.schema_version,
        }


class _Filling:
    def __init__(self, data: DataDirectory, leaves: list[bytes]) -> None:
        self._data = data
        self._signer = KeyFolder(data.keys).signer()
        self._tree = GrowingTree()
        for leaf in leaves:
            self._tree.append(leaf)
        self._rows: list[tuple[object, ...]] = []
        self._nodes: list[tuple[int, bytes]] = []
        self._checkpoints: list[tuple[int, str]] = []
        self._projected: list[tuple[int, bytes]] = []
        self._often = _Template("program.started", ProgramStartedData(program="worker", pid=4711, attempt=1))
        step = SessionStepEnteredData(session_id=_SESSION, step="recording", text="a step of the benchmark")
        self._step = _Template("session.step_entered", step, correlation_id=_SESSION)

    def run(self, n_entries: int, say: Callable[[str], None]) -> None:
        engine = writing_engine(store_file(self._data))
        with engine.connect() as connection:
            while self._tree.size < n_entries:
                for _ in range(min(_ROWS_AT_ONCE, n_entries - self._tree.size)):
                    self._add_one()
                head = self._signer.sign(self._tree.size, self._tree.root())
                with connection.begin():
                    self._write(connection, head)
                if self._tree.size // _ROWS_AT_ONCE % 40 == 0:
                    say(f"{self._tree.size:,} of {n_entries:,} entries made")
        HeadCopy(self._data.database).write_once(head)

    def _add_one(self) -> None:
        index = self._tree.size
        moment = _BEGAN + timedelta(milliseconds=500 * index)
        if index % CHECKPOINT_EVERY == 0:
            checkpoint = self._signer.sign(index, self._tree.root())
            self._checkpoints.append((index, checkpoint.note))
            told = LedgerEventRecordedData(size=index, root=checkpoint.root_text, reason="periodic")
            payload, columns = _Template(CHECKPOINT_EVENT, told).row(index, moment)
        elif index % PROJECTED_EVERY == 0:
            payload, columns = self._step.row(index, moment)
            self._projected.append((index, payload))
        else:
            payload, columns = self._often.row(index, moment)
        token = new_token()
        leaf = leaf_hash(leaf_data(payload, token, PLAIN))
        row = {
            **columns,
            "entry_index": index,
            "encoding": PLAIN,
            "token": token,
            "payload": payload,
            "leaf_hash": leaf,
        }
        self._rows.append(tuple(row[name] for name in _COLUMNS))
        self._nodes.extend((node.position, value) for node, value in self._tree.append(leaf))

    def _write(self, connection, head: Checkpoint) -> None:  # type: ignore[no-untyped-def]
        raw = connection.connection.driver_connection
        marks = ", ".join("?" * len(_COLUMNS))
        raw.executemany(f"INSERT INTO entries ({', '.join(_COLUMNS)}) VALUES ({marks})", self._rows)
        raw.executemany("INSERT INTO nodes (position, hash) VALUES (?, ?)", self._nodes)
        raw.executemany("INSERT INTO checkpoints (size, note) VALUES (?, ?)", self._checkpoints)
        raw.execute("UPDATE head SET note = ?", (head.note,))
        for index, payload in self._projected:
            registry.project(connection, index, decode_event(payload))
        for written in (self._rows, self._nodes, self._checkpoints, self._projected):
            written.clear()
