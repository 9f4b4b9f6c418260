"""Where a session's report stands: still a draft, signed, withdrawn, or not there.

Guarantees: a report is a draft until somebody signed it or added to it; from then on it is only added to. Does not:
change anything. Any thread.
"""

from dataclasses import dataclass

from app.core.errors import Conflict, NotFound
from app.core.station.report_versions import versions_of
from app.core.store.station_store import StationStore

DRAFT, SIGNED, WITHDRAWN, NONE = "draft", "signed", "withdrawn", "none"


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a session's report stands; `entry_index` of its newest version's entry, -1 for none."""

    stage: str = NONE
    sha256: str = ""
    version: int = 0
    entry_index: int = -1


def stage_of(store: StationStore, session_id: str) -> Stage:
    """Where it stands.

    Raises:
        StorageFault: The store cannot be read.
    """
    if not store.reports.of_session(session_id):
        return Stage()
    newest = versions_of(store, session_id)[-1]
    entries = [*store.report_versions.amendments(session_id)]
    index = entries[-1].entry_index if entries else store.reports.entry_of(newest.document_id)
    signed = bool(store.signatures.of_session(session_id)) or newest.version > 1
    stage = WITHDRAWN if newest.withdrawn else SIGNED if signed else DRAFT
    return Stage(stage, newest.sha256, newest.version, index)


def demand_draft(stage: Stage, seen_sha256: str) -> None:
    """Raises: Conflict: The report cannot be made anew, or is another one than the asker saw."""
    if stage.stage == NONE:
        raise NotFound("This session has no report yet.", advice="Wait until it was analysed.")
    if stage.stage != DRAFT:
        raise Conflict(
            "This report was signed or amended."
            if stage.stage == SIGNED
            else "This report was withdrawn; nothing follows it.",
            meaning="What was signed stays as it is.",
            advice="Put what is new into an addendum.",
        )
    if stage.sha256 != seen_sha256:
        raise Conflict("The report is another one by now.", advice="Look at the newest version first.")
