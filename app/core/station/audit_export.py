"""Pieces of an export of the audit, as text: FHIR AuditEvents, a table, or lines of JSON.

Guarantees: whole lines, each complete by itself (NDJSON; CSV after RFC 4180 with one heading), so that pieces are put
together by appending; every FHIR resource was checked against its value sets. A cell of the table never begins a
formula. Does not: write files. Pure.
"""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict

from app.core.access.fhir_audit import AuditRecord, audit_event, demand_coded

FORMATS = ("fhir", "csv", "json")
SUFFIXES = {"fhir": ".ndjson", "csv": ".csv", "json": ".jsonl"}
COLUMNS = (
    "index", "when", "event_type", "what", "result", "user_id", "user_name", "patient_id", "patient_name", "program",
    "session_id", "chain_id", "emergency", "event_id", "leaf_hash", "station",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def heading(file_format: str) -> str:
    """What stands before all pieces."""
    return ",".join(COLUMNS) + "\r\n" if file_format == "csv" else ""


def lines(records: Sequence[AuditRecord], file_format: str) -> str:
    """The records, each a line.

    Raises:
        DefectError: One cannot be coded.
    """
    if file_format == "csv":
        return _table(records)
    found = []
    for record in records:
        if file_format == "fhir":
            told = audit_event(record)
            demand_coded(told)
        else:
            told = asdict(record)
        found.append(json.dumps(told, ensure_ascii=False, separators=(",", ":")))
    return "".join(f"{line}\n" for line in found)


def _table(records: Sequence[AuditRecord]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for record in records:
        values = asdict(record)
        writer.writerow([_cell(str(values[name])) for name in COLUMNS])
    return out.getvalue()


def _cell(text: str) -> str:
    """Not a formula, whatever opens it."""
    return f"'{text}" if text.startswith(_FORMULA) else text
