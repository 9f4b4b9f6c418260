"""Checking a long log in several processes, a stretch of entries each.

Guarantees: believes what `app.core.ledger.verification` believes, and nothing more: a stretch begins at the stored
nodes before it, and must begin where the stretch before it was found to end. Where anything does not match in any
stretch, the whole log is read once more from its first entry by one process, so that the entry named is the first that
cannot be believed. Does not: need the log to stand still: entries are only ever added, and the last stretch sees head
and entries in one moment. From a program's main thread (it starts processes); not from the station.
"""

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import pairwise

from app.core.errors import LedgerBroken
from app.core.ledger.checkpoint import Checkpoint, CheckpointVerifier
from app.core.ledger.verification import VerifiedLog, VerifiedStretch, verify_log, verify_stretch
from app.core.store.log_snapshot import LogSnapshot
from app.core.store.store_file import StoreFile

# A process takes some 0.3 s to start: as long as it takes to check 40,000 entries.
WORTH_SHARING = 100_000
_STRETCH = 1 << 16


def verify_shared(
    file: StoreFile,
    verifier: CheckpointVerifier,
    size: int,
    *,
    expected: Checkpoint | None,
    processes: int,
    also: Sequence[Callable[[], None]] = (),
) -> VerifiedLog:
    """As `verify_log` and SQLite's own check of the file, by several processes.

    Args:
        file: The file.
        verifier: The key of its checkpoints.
        size: Entries it has, or had a moment ago.
        expected: A checkpoint kept elsewhere that the log must contain.
        processes: How many.
        also: Further checks, done by whichever process is free first. They cross to it, so they are functions of
            modules, or partial ones.

    Raises:
        LedgerBroken: Something does not match.
        StorageFault: It cannot be read.
    """
    notes = verifier.text, expected.note if expected is not None else None
    firsts = range(0, max(size, 1), _STRETCH)
    checks: list[Callable[[], None]] = [partial(_check_file, file), *also]
    with _pool(processes) as pool:
        others = [pool.submit(check) for check in checks]
        stretches: list[Future[VerifiedStretch]] = [
            pool.submit(
                _check_stretch, file, notes, first, min(first + _STRETCH, size) if first != firsts[-1] else None
            )
            for first in firsts
        ]
        try:
            found = _joined([stretch.result() for stretch in stretches])
            for other in others:
                other.result()
        except LedgerBroken:
            pool.shutdown(wait=True, cancel_futures=True)
            _check_alone(file, verifier, expected)
            raise
        except BrokenProcessPool:
            # A process was killed (memory, an administrator): that says nothing about the log.
            found = _check_alone(file, verifier, expected)
            for check in checks:
                check()
    return found


def _pool(processes: int) -> Executor:
    # Started anew, not forked: a copy of a process with threads may hang.
    return ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"))


def _check_alone(file: StoreFile, verifier: CheckpointVerifier, expected: Checkpoint | None) -> VerifiedLog:
    with LogSnapshot.of(file) as snapshot:
        return verify_log(snapshot, verifier, expected=expected)


def _joined(stretches: list[VerifiedStretch]) -> VerifiedLog:
    """One log of the stretches, each of which begins where the one before it ended.

    Raises:
        LedgerBroken: One does not.
    """
    for before, after in pairwise(stretches):
        if (before.end, before.end_root) != (after.first, after.first_root):
            raise LedgerBroken(f"The tree does not go on at entry {after.first}.", at_index=after.first)
    last = stretches[-1].log
    if last is None:
        raise LedgerBroken("The log has no signed head.")
    kept = [stretch.checkpoint for stretch in stretches if stretch.checkpoint is not None]
    counted = sum(stretch.checkpoints for stretch in stretches)
    return VerifiedLog(last.size, last.root, last.head, kept[-1] if kept else None, counted)


def _check_stretch(file: StoreFile, notes: tuple[str, str | None], first: int, end: int | None) -> VerifiedStretch:
    """In a process of its own."""
    verifier = CheckpointVerifier.from_text(notes[0])
    expected = verifier.verify(notes[1]) if notes[1] is not None else None
    with LogSnapshot.of(file) as snapshot:
        return verify_stretch(snapshot, verifier, first, end, expected=expected)


def _check_file(file: StoreFile) -> None:
    with LogSnapshot.of(file) as snapshot:
        snapshot.check_file()
