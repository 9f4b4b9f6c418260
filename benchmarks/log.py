"""The log: durable appends, the way of an event to its handler, a check of a million entries, a proof.

`ratio_to_sqlite` compares with bare SQLite (Python's own `sqlite3`, which encrypts nothing) under the same pragmas on
the same disk, which writes rows of the same size and nothing else (no tree, no signature, no tables), and
`ratio_to_sqlcipher` with bare SQLCipher, opened exactly as our file is: `single` one row a transaction, `group` as
many rows a transaction as 64 threads keep waiting. Ours and the bare ones take turns; the best of three counts.
`event_latency_ms` is from the call of `append` to the subscriber's call, at 200 events a second for `--seconds`
(fsync included); `fsync_ms` a bare append and fsync of as many bytes to a file, at the same pace, right after.
`verify_million_s` is `neurascale log verify`: every entry, node, signature and table; `proof_ms` a receipt for a
random entry of that log, made and checked.
"""

import argparse
import os
import random
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Any

from app.core.clock import SYSTEM_CLOCK
from app.core.events.canonical_form import encode_event
from app.core.events.program_events import ProgramStartedData
from app.core.events.system_event import SystemEvent, new_event
from app.core.ledger.growth import Growth
from app.core.ledger.receipt import Receipt
from app.core.settings.data_directory import DataDirectory
from app.core.store.database import StoreConnection, connect_to_write
from app.core.store.log_entry import LogEntry
from app.core.store.log_snapshot import LogSnapshot
from app.core.store.log_verification import verifier_of, verify_data
from app.core.store.station_store import StationStore
from app.core.store.store_file import KEY_BYTES, StoreFile, store_file
from benchmarks._long_log import make_long_log
from benchmarks._session import say

ENTRIES = 1_000_000
EVENTS_PER_S = 200
PUBLISHERS = 8
WRITERS = 64
TRIES = 3
SINGLE_ROWS = 300
GROUP_ROWS = 3_000
PROOFS = 300


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """All figures."""
    seconds = arguments.seconds or 15.0
    entries = arguments.entries or ENTRIES
    with tempfile.TemporaryDirectory(prefix="neurascale-bench-") as folder:
        root = Path(folder)
        return {**_appends(root), **_latency(root, seconds), **_long(root / "long", entries)}


def _event() -> SystemEvent:
    return new_event(
        "program.started", ProgramStartedData(program="worker", pid=4711, attempt=1), source_service="station"
    )


def _appends(root: Path) -> dict[str, Any]:
    data = DataDirectory(root / "appends").create()
    row = b"x" * (len(encode_event(_event())) + 300)
    best: dict[str, float] = {}
    encrypted = StoreFile(root / "bare-encrypted.db", os.urandom(KEY_BYTES))
    with (
        StationStore.open(data) as store,
        closing(_with_table(connect_to_write(encrypted))) as sqlcipher,
        closing(_bare(root / "bare.db", sqlcipher)) as sqlite,
    ):
        for attempt in range(TRIES):
            say(f"appends, try {attempt + 1} of {TRIES}")
            for name, rate in (
                ("single", _rate(SINGLE_ROWS, lambda: [store.log.append(_event()) for _ in range(SINGLE_ROWS)])),
                ("sqlite_single", _rate(SINGLE_ROWS, lambda: _write_bare(sqlite, row, SINGLE_ROWS, 1))),
                ("sqlcipher_single", _rate(SINGLE_ROWS, lambda: _write_bare(sqlcipher, row, SINGLE_ROWS, 1))),
                ("group", _rate(GROUP_ROWS, lambda: _from_threads(store))),
                ("sqlite_group", _rate(GROUP_ROWS, lambda: _write_bare(sqlite, row, GROUP_ROWS, WRITERS))),
                ("sqlcipher_group", _rate(GROUP_ROWS, lambda: _write_bare(sqlcipher, row, GROUP_ROWS, WRITERS))),
            ):
                best[name] = max(best.get(name, 0.0), rate)
    data.remove_runtime()
    found: dict[str, Any] = {"appends_per_s": {name: round(best[name]) for name in ("single", "group")}}
    for peer in ("sqlite", "sqlcipher"):
        found[f"ratio_to_{peer}"] = {
            name: round(best[name] / best[f"{peer}_{name}"], 3) for name in ("single", "group")
        }
        found[f"{peer}_per_s"] = {name: round(best[f"{peer}_{name}"]) for name in ("single", "group")}
    return found


def _rate(rows: int, work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return rows / (time.perf_counter() - began)


def _from_threads(store: StationStore) -> None:
    """As many callers as write at once; each waits until its entry is on the disk."""

    def write() -> None:
        for _ in range(GROUP_ROWS // WRITERS):
            store.log.append(_event())

    threads = [threading.Thread(target=write) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _bare(path: Path, ours: StoreConnection) -> sqlite3.Connection:
    """A table of one column in a file in clear, with the settings that ours has."""
    bare = sqlite3.connect(path, isolation_level=None)
    for name in ("journal_mode", "synchronous", "fullfsync", "checkpoint_fullfsync", "foreign_keys", "secure_delete"):
        bare.execute(f"PRAGMA {name}={ours.execute(f'PRAGMA {name}').fetchone()[0]}")
    _with_table(bare)
    return bare


def _with_table(connection: StoreConnection) -> StoreConnection:
    connection.execute("CREATE TABLE rows (number INTEGER PRIMARY KEY, content BLOB NOT NULL)")
    return connection


def _write_bare(bare: StoreConnection, row: bytes, rows: int, at_once: int) -> None:
    for _ in range(rows // at_once):
        bare.execute("BEGIN IMMEDIATE")
        bare.executemany("INSERT INTO rows (content) VALUES (?)", [(row,)] * at_once)
        bare.execute("COMMIT")


def _latency(root: Path, seconds: float) -> dict[str, Any]:
    say(f"{EVENTS_PER_S} events a second for {seconds:g} s")
    data = DataDirectory(root / "latency").create()
    sent: dict[str, int] = {}
    took_ns: list[int] = []

    def handle(entry: LogEntry) -> None:
        now = SYSTEM_CLOCK.monotonic_ns()
        began = sent.get(entry.event.event_id)
        if began is not None:
            took_ns.append(now - began)

    with StationStore.open(data) as store:
        store.log.subscribe(handle)

        def publish(_number: int) -> None:
            event = _event()
            sent[event.event_id] = SYSTEM_CLOCK.monotonic_ns()
            store.log.append(event)

        late = _paced(publish, seconds)
    data.remove_runtime()
    size = len(encode_event(_event()))
    fsyncs: list[int] = []
    with (root / "fsync").open("ab", buffering=0) as file:
        lock = threading.Lock()

        def write(_number: int) -> None:
            with lock:
                began = SYSTEM_CLOCK.monotonic_ns()
                file.write(b"x" * size)
                os.fsync(file.fileno())
                fsyncs.append(SYSTEM_CLOCK.monotonic_ns() - began)

        _paced(write, seconds)
    return {
        "event_latency_ms": {
            "p50": _percentile(took_ns, 50),
            "p99": _percentile(took_ns, 99),
            "p999": _percentile(took_ns, 99.9),
        },
        "events_handled": len(took_ns),
        "events_sent_late": late,
        "fsync_ms": {"p50": _percentile(fsyncs, 50), "p99": _percentile(fsyncs, 99)},
    }


def _paced(work: Callable[[int], None], seconds: float) -> int:
    """`work` at a steady rate from several threads, each with its own times; how often one was a turn late."""
    interval_s = PUBLISHERS / EVENTS_PER_S
    began = time.monotonic() + 0.05
    late = [0] * PUBLISHERS

    def turn(publisher: int) -> None:
        for number in range(round(seconds / interval_s)):
            wait_s = began + number * interval_s + publisher / EVENTS_PER_S - time.monotonic()
            if wait_s > 0:
                time.sleep(wait_s)
            late[publisher] += wait_s < -interval_s
            work(number)

    threads = [threading.Thread(target=turn, args=(publisher,)) for publisher in range(PUBLISHERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(late)


def _percentile(values_ns: list[int], percent: float) -> float:
    ordered = sorted(values_ns)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))] / 1e6, 3)


def _long(folder: Path, entries: int) -> dict[str, Any]:
    say(f"making a log of {entries:,} entries")
    data = DataDirectory(folder).create()
    make_long_log(data, entries, say)
    say("checking it")
    began = time.perf_counter()
    found = verify_data(data, processes=os.cpu_count() or 1)
    took_s = time.perf_counter() - began
    began = time.perf_counter()
    verify_data(data, tables=False)
    alone_s = time.perf_counter() - began
    say(f"{found.size:,} entries and {found.checkpoints:,} checkpoints hold")
    proofs_ms, growths_ms = _proofs(data, found.size)
    data.remove_runtime()
    per_million = 1_000_000 / found.size
    return {
        "verify_million_s": round(took_s * per_million, 2),
        "verify_million_one_process_without_tables_s": round(alone_s * per_million, 2),
        "verify_processes": os.cpu_count() or 1,
        "verified_entries": found.size,
        "verified_checkpoints": found.checkpoints,
        "proof_ms": round(median(proofs_ms), 3),
        "proof_p99_ms": round(sorted(proofs_ms)[int(len(proofs_ms) * 0.99)], 3),
        "consistency_proof_ms": round(median(growths_ms), 3),
    }


def _proofs(data: DataDirectory, size: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each receipt and of each proof of growth, made from stored nodes and checked."""
    verifier, chosen = verifier_of(data), random.Random(6)
    receipts_ms, growths_ms = [], []
    with LogSnapshot.of(store_file(data)) as snapshot:
        head = verifier.verify(str(snapshot.head()))
        for note in [note for _, note in snapshot.checkpoints(0)][:: max(1, size // 120 // PROOFS)]:
            old = verifier.verify(note)
            began = time.perf_counter()
            Growth.between(old.size, head, snapshot).verify(verifier, old)
            growths_ms.append((time.perf_counter() - began) * 1e3)
        for index in (chosen.randrange(size) for _ in range(PROOFS)):
            began = time.perf_counter()
            entry = snapshot.entry(index)
            receipt = Receipt.of_entry(index, entry.payload, entry.token, entry.encoding, head, snapshot)
            receipt.verify(verifier)
            receipts_ms.append((time.perf_counter() - began) * 1e3)
    return receipts_ms, growths_ms
